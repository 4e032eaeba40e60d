// SPDX-License-Identifier: Apache-2.0
#include "core/machine/vmxfile.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace strata {
namespace {

constexpr std::array<std::string_view, 4> kBuses{"scsi", "sata", "ide", "nvme"};
constexpr std::string_view kFileNameKey = ".filename";

struct Node {
    std::size_t bus = 0;
    std::uint64_t controller = 0;
    std::uint64_t unit = 0;
    auto operator<=>(const Node&) const = default;

    std::string name() const {
        return std::string(kBuses[bus]) + std::to_string(controller) + ":" + std::to_string(unit);
    }
};

/// "scsi0:1.fileName" -> the node; nullopt for any other setting.
std::optional<Node> nodeOf(const std::string& setting) {
    const std::string lower = toLower(setting);
    if (!lower.ends_with(kFileNameKey))
        return std::nullopt;
    const std::string_view place = std::string_view(lower).substr(0, lower.size() - kFileNameKey.size());
    for (std::size_t bus = 0; bus < kBuses.size(); ++bus) {
        const std::size_t colon = place.find(':');
        if (!place.starts_with(kBuses[bus]) || colon == std::string_view::npos)
            continue;
        const auto controller = parseDecimal(place.substr(kBuses[bus].size(), colon - kBuses[bus].size()));
        const auto unit = parseDecimal(place.substr(colon + 1));
        if (controller && unit)
            return Node{bus, *controller, *unit};
    }
    return std::nullopt;
}

bool isHardDisk(std::string_view deviceType, std::string_view fileName) {
    for (const std::string_view type : {"", "disk", "scsi-hardDisk", "ata-hardDisk", "plainDisk", "rawDisk"})
        if (equalsIgnoringCase(deviceType, type))
            return true;
    // A type we do not know: the file's name decides. Optical drives and floppies never name a .vmdk.
    return toLower(fileName).ends_with(".vmdk");
}

} // namespace

bool VmxDisk::independent() const { return startsWithIgnoringCase(mode, "independent"); }

std::vector<VmxDisk> VmxFile::disks() const {
    std::map<Node, VmxDisk> found;
    for (const auto& [setting, fileName] : dict_.entries()) {
        const std::optional<Node> node = nodeOf(setting);
        if (!node || fileName.empty())
            continue;
        const std::string place = setting.substr(0, setting.size() - kFileNameKey.size());
        VmxDisk disk;
        disk.node = node->name();
        disk.fileName = fileName;
        disk.rawFileName = dict_.rawValue(setting).value_or("");
        disk.deviceType = dict_.value(place + ".deviceType").value_or("");
        disk.mode = dict_.value(place + ".mode").value_or("persistent");
        disk.present = dict_.isTrue(place + ".present");
        if (isHardDisk(disk.deviceType, fileName))
            found.emplace(*node, std::move(disk));
    }
    std::vector<VmxDisk> disks;
    for (auto& [node, disk] : found)
        disks.push_back(std::move(disk));
    return disks;
}

void VmxFile::setDiskFile(std::string_view node, std::string_view fileName) {
    const std::string setting = std::string(node) + ".fileName";
    if (!dict_.value(setting))
        throw Error(ErrorCode::NotFound, text("The virtual machine has no disk at %1", node));
    dict_.set(setting, fileName);
}

} // namespace strata
