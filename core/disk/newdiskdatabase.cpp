// SPDX-License-Identifier: Apache-2.0
#include "core/disk/newdiskdatabase.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <random>

namespace strata {
namespace {

using Database = std::vector<std::pair<std::string, std::string>>;

/// "No VMware Tools seen so far" (vmdk-format 1.7).
constexpr const char* kUnknownTools = "2147483647";

std::string hexDigits(std::uint32_t value) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    const std::string text(digits.data(), end);
    return std::string(8 - text.size(), '0') + text;
}

/// 128 bits whose last 32 are the content ID (1.7).
std::string newLongContentId(Cid cid) {
    std::random_device random;
    std::string id;
    for (int word = 0; word < 3; ++word)
        id += hexDigits(random());
    return id + hexDigits(cid);
}

std::string newDiskUuid() {
    std::random_device random;
    std::array<std::uint8_t, 16> bytes{};
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    return formatDiskUuid(bytes);
}

void addGeometry(Database& ddb, const DiskSpec& spec) {
    if (spec.adapter == AdapterType::Ide) {
        const Geometry bios = biosGeometry(spec.capacity);
        ddb.emplace_back("geometry.biosCylinders", std::to_string(bios.cylinders));
        ddb.emplace_back("geometry.biosHeads", std::to_string(bios.heads));
        ddb.emplace_back("geometry.biosSectors", std::to_string(bios.sectors));
    }
    const Geometry geometry = diskGeometry(spec.capacity, spec.adapter);
    ddb.emplace_back("geometry.cylinders", std::to_string(geometry.cylinders));
    ddb.emplace_back("geometry.heads", std::to_string(geometry.heads));
    ddb.emplace_back("geometry.sectors", std::to_string(geometry.sectors));
}

} // namespace

Database newDiskDatabase(const DiskSpec& spec) {
    Database ddb;
    ddb.emplace_back("longContentID", newLongContentId(spec.cid));
    if (spec.parentCid == kNoParentCid) {
        ddb.emplace_back("adapterType", adapterTypeName(spec.adapter));
        addGeometry(ddb, spec);
        ddb.emplace_back("toolsVersion", kUnknownTools);
        ddb.emplace_back("uuid", newDiskUuid());
        ddb.emplace_back("virtualHWVersion", std::to_string(spec.hardwareVersion));
    }
    if (spec.type == CreateType::VmfsThin)
        ddb.emplace_back("thinProvisioned", "1");
    for (const auto& [key, value] : spec.ddb) {
        const auto same = std::ranges::find_if(
            ddb, [&wanted = key](const auto& entry) { return equalsIgnoringCase(entry.first, wanted); });
        if (same != ddb.end())
            same->second = value;
        else
            ddb.emplace_back(key, value);
    }
    std::ranges::stable_sort(ddb, {}, [](const auto& entry) { return toLower(entry.first); });
    return ddb;
}

} // namespace strata
