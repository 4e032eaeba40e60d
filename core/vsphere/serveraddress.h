// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace strata::vsphere {

/// Where a vCenter or ESXi host answers.
struct ServerAddress {
    std::string host; ///< name or address; an IPv6 address without brackets
    std::uint16_t port = 443;

    bool operator==(const ServerAddress&) const = default;
    /// "host:port", as certificates are remembered; brackets round an IPv6 address.
    std::string key() const;
    /// What people call it: without the usual port.
    std::string display() const;
    /// "https://host:port" + path.
    std::string url(std::string_view path) const;
};

/// Reads HOST, HOST:PORT, [V6]:PORT or https://HOST[:PORT][/sdk]. Error(InvalidArgument) for anything else; plain
/// http is refused in words.
ServerAddress parseServerAddress(std::string_view typed);

} // namespace strata::vsphere
