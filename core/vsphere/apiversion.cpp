// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/apiversion.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <set>

namespace strata::vsphere {
namespace {

/// Newest first.
constexpr std::array kKnown = std::to_array<std::string_view>(
    {"8.0.3.0", "8.0.2.0", "8.0.1.0", "8.0.0.1", "7.0.3.0", "7.0", "6.7", "6.5", "6.0", "5.5", "5.1", "5.0"});

std::uint64_t major(std::string_view version) {
    return parseDecimal(version.substr(0, version.find('.'))).value_or(0);
}

} // namespace

std::string negotiateVersion(const XmlNode& offered) {
    std::set<std::string, std::less<>> versions;
    std::string newest;
    for (const XmlNode* space : offered.all("namespace")) {
        if (space->childText("name") != "urn:vim25")
            continue;
        newest = space->childText("version");
        versions.insert(newest);
        if (const XmlNode* prior = space->child("priorVersions")) {
            for (const XmlNode* each : prior->all("version"))
                versions.insert(each->text);
        }
    }
    const auto common =
        std::ranges::find_if(kKnown, [&](std::string_view known) { return versions.contains(known); });
    if (common != kKnown.end())
        return std::string(*common);
    if (major(newest) > major(kKnown.front()) || major(newest) == major(kKnown.front()))
        return std::string(kKnown.front());
    throw Error(ErrorCode::NotSupported,
                text("The server speaks version %1 of the vSphere interface, which is too old",
                     newest.empty() ? std::string("4") : newest))
        .advice(text("vSphere 5.0 or newer is needed."));
}

} // namespace strata::vsphere
