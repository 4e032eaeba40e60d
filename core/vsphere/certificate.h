// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata::vsphere {

/// What a server showed of itself.
struct Certificate {
    std::string sha1; ///< of the DER form: upper-case hex pairs with colons
    std::string sha256;
    std::string subject;
    std::string issuer;
    std::string validFrom; ///< ISO 8601, UTC
    std::string validUntil;
    std::vector<std::string> problems; ///< why the system does not trust it, in words; empty if it does
};

/// "AA:BB:..." of 20 or 32 bytes from what a person typed: any case, with or without colons or blanks.
/// nullopt if it is neither a SHA-1 nor a SHA-256 thumbprint.
std::optional<std::string> parseThumbprint(std::string_view typed);

/// True if the thumbprint (either length, as parseThumbprint gives it) is this certificate's.
bool hasThumbprint(const Certificate& certificate, std::string_view thumbprint);

/// The server's certificate is not one that we may trust. Nothing was sent.
class CertificateError : public Error {
public:
    enum class Reason {
        Unknown, ///< never seen: a person may decide to trust it
        Changed, ///< another one than remembered or typed: stop, and never offer to go on with one click
    };

    CertificateError(Reason reason, Certificate certificate, std::string expected, const std::string& server);

    Reason reason() const { return reason_; }
    const Certificate& certificate() const { return certificate_; }
    const std::string& expected() const { return expected_; } ///< the thumbprint remembered or typed

private:
    Reason reason_;
    Certificate certificate_;
    std::string expected_;
};

} // namespace strata::vsphere
