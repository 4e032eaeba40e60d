// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/serveraddress.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <algorithm>

namespace strata::vsphere {
namespace {

bool isHostCharacter(char c) {
    const char lower = toLower(c);
    return (lower >= 'a' && lower <= 'z') || isDigit(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '%'
           || static_cast<unsigned char>(c) >= 0x80;
}

[[noreturn]] void refuse(std::string_view typed) {
    throw Error(ErrorCode::InvalidArgument, text("“%1” is not the address of a server", typed))
        .advice(text("Give HOST, HOST:PORT or https://HOST/sdk."));
}

} // namespace

std::string ServerAddress::key() const {
    return (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + std::to_string(port);
}

std::string ServerAddress::display() const { return port == 443 ? host : key(); }

std::string ServerAddress::url(std::string_view path) const { return "https://" + key() + std::string(path); }

ServerAddress parseServerAddress(std::string_view typed) {
    std::string_view rest = trimBlanks(typed);
    if (startsWithIgnoringCase(rest, "http://"))
        throw Error(ErrorCode::InvalidArgument,
                    text("“%1” is not encrypted: a password would travel in the clear", typed))
            .advice(text("Give HOST, HOST:PORT or https://HOST/sdk."));
    if (startsWithIgnoringCase(rest, "https://"))
        rest.remove_prefix(8);
    if (const std::size_t slash = rest.find('/'); slash != std::string_view::npos) {
        const std::string_view path = rest.substr(slash);
        if (path != "/" && path != "/sdk" && path != "/sdk/" && path != "/ui" && path != "/ui/")
            refuse(typed);
        rest = rest.substr(0, slash);
    }
    ServerAddress address;
    std::string_view port;
    if (rest.starts_with('[')) {
        const std::size_t end = rest.find(']');
        if (end == std::string_view::npos || (end + 1 < rest.size() && rest[end + 1] != ':'))
            refuse(typed);
        address.host = toLower(rest.substr(1, end - 1));
        port = end + 1 < rest.size() ? rest.substr(end + 2) : std::string_view("443");
    } else if (std::ranges::count(rest, ':') == 1) {
        address.host = toLower(rest.substr(0, rest.find(':')));
        port = rest.substr(rest.find(':') + 1);
    } else { // none, or an IPv6 address without brackets
        address.host = toLower(rest);
        port = "443";
    }
    const auto number = parseDecimal(port);
    if (address.host.empty() || !number || *number == 0 || *number > 65535
        || !std::ranges::all_of(address.host, isHostCharacter))
        refuse(typed);
    address.port = static_cast<std::uint16_t>(*number);
    return address;
}

} // namespace strata::vsphere
