// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/certificate.h"

#include "core/base/ascii.h"

namespace strata::vsphere {
namespace {

Text sentence(CertificateError::Reason reason, const Certificate& certificate, const std::string& expected,
              const std::string& server) {
    if (reason == CertificateError::Reason::Changed)
        return text(
            "The certificate of %1 is not the expected one. Expected: %2. Shown: %3, issued by %4, valid until %5",
            server, expected, certificate.sha256, certificate.issuer, certificate.validUntil);
    std::string problems;
    for (const std::string& problem : certificate.problems)
        problems += (problems.empty() ? "" : " ") + problem;
    return text("The certificate of %1 is not trusted (%2). SHA-256 thumbprint: %3", server, problems,
                certificate.sha256);
}

Text advised(CertificateError::Reason reason) {
    if (reason == CertificateError::Reason::Changed)
        return text(
            "Ask who runs the server whether its certificate was replaced. If not, somebody may be listening.");
    return text("Compare the thumbprint with what who runs the server tells you, and give it with the connection.");
}

} // namespace

std::optional<std::string> parseThumbprint(std::string_view typed) {
    std::string digits;
    for (const char c : typed) {
        if (c == ':' || isBlank(c) || c == '-')
            continue;
        if (hexDigit(c) < 0)
            return std::nullopt;
        digits += static_cast<char>(c >= 'a' && c <= 'f' ? c - 'a' + 'A' : c);
    }
    if (digits.size() != 40 && digits.size() != 64)
        return std::nullopt;
    std::string thumbprint;
    for (std::size_t i = 0; i < digits.size(); i += 2)
        thumbprint += (i > 0 ? ":" : "") + digits.substr(i, 2);
    return thumbprint;
}

bool hasThumbprint(const Certificate& certificate, std::string_view thumbprint) {
    return !thumbprint.empty() && (thumbprint == certificate.sha256 || thumbprint == certificate.sha1);
}

CertificateError::CertificateError(Reason reason, Certificate certificate, std::string expected,
                                   const std::string& server)
    : Error(
        Error(ErrorCode::PermissionDenied, sentence(reason, certificate, expected, server)).advice(advised(reason))),
      reason_(reason), certificate_(std::move(certificate)), expected_(std::move(expected)) {}

} // namespace strata::vsphere
