// SPDX-License-Identifier: Apache-2.0
#include "core/machine/vmsdblocks.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace strata {
namespace {

constexpr std::string_view kPrefix = "snapshot";

/// A number that may be negative, of 32 bits at most, as its 32 bits.
std::uint32_t bits32(std::string_view value) {
    value = trimBlanks(value);
    const bool negative = value.starts_with('-');
    if (negative)
        value.remove_prefix(1);
    const std::optional<std::uint64_t> number = parseDecimal(value);
    if (!number || *number > std::numeric_limits<std::uint32_t>::max())
        return 0;
    const auto bits = static_cast<std::uint32_t>(*number);
    return negative ? 0U - bits : bits;
}

/// The low half is written as a signed number and often negative (vmdk-format 5.4).
std::int64_t timeOf(const VmsdBlock& block) {
    const std::uint64_t high = bits32(block.value("createtimehigh"));
    return static_cast<std::int64_t>((high << 32U) | bits32(block.value("createtimelow")));
}

/// "disk12.filename" with prefix "disk" and ending ".filename" -> 12.
std::optional<std::uint64_t> indexIn(std::string_view key, std::string_view prefix, std::string_view ending) {
    if (!key.starts_with(prefix) || !key.ends_with(ending) || key.size() <= prefix.size() + ending.size())
        return std::nullopt;
    key.remove_prefix(prefix.size());
    key.remove_suffix(ending.size());
    return vmsdIndex(key);
}

std::vector<SnapshotDiskRecord> disksOf(const VmsdBlock& block, const DictFile& dict) {
    std::map<std::uint64_t, SnapshotDiskRecord> disks;
    for (const auto& [key, value] : block.settings) {
        const std::optional<std::uint64_t> index = indexIn(key, "disk", ".filename");
        if (!index || value.empty())
            continue;
        SnapshotDiskRecord disk;
        disk.node = toLower(block.value("disk" + std::to_string(*index) + ".node"));
        disk.fileName = value;
        disk.rawFileName = value;
        if (!isAscii(value)) // it takes a search
            disk.rawFileName =
                dict.rawValue(std::string(kPrefix) + std::to_string(block.index) + "." + key).value_or(value);
        disks.emplace(*index, std::move(disk));
    }
    std::vector<SnapshotDiskRecord> list;
    for (auto& [index, disk] : disks)
        list.push_back(std::move(disk));
    return list;
}

std::vector<std::string> clonesOf(const VmsdBlock& block) {
    std::map<std::uint64_t, std::string> clones;
    for (const auto& [key, value] : block.settings)
        if (const auto index = indexIn(key, "clone", ""); index && !value.empty())
            clones.emplace(*index, value);
    std::vector<std::string> list;
    for (auto& [index, clone] : clones)
        list.push_back(std::move(clone));
    return list;
}

} // namespace

std::optional<std::uint64_t> vmsdIndex(std::string_view digits) {
    return digits.size() > 1 && digits.front() == '0' ? std::nullopt : parseDecimal(digits);
}

std::uint32_t vmsdUid(std::string_view value) {
    const std::optional<std::uint64_t> uid = parseDecimal(trimBlanks(value));
    return uid && *uid <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(*uid) : 0;
}

std::optional<VmsdSetting> vmsdSettingOf(std::string_view setting) {
    if (!startsWithIgnoringCase(setting, kPrefix))
        return std::nullopt;
    const std::size_t dot = setting.find('.');
    if (dot == std::string_view::npos || dot + 1 == setting.size())
        return std::nullopt;
    const std::optional<std::uint64_t> index = vmsdIndex(setting.substr(kPrefix.size(), dot - kPrefix.size()));
    if (!index)
        return std::nullopt;
    return VmsdSetting{*index, toLower(setting.substr(dot + 1))};
}

std::string VmsdBlock::value(const std::string& key) const {
    const auto found = settings.find(key);
    return found == settings.end() ? std::string() : found->second;
}

VmsdBlocks::VmsdBlocks(const DictFile& dict) : warnings(dict.warnings()) {
    collect(dict);
    countUids();
    for (VmsdBlock& block : blocks)
        if (block.counted)
            readRecord(block, dict);
    straightenParents();
    if (current != 0 && find(current) == nullptr) {
        warnings.push_back(text("The list says that snapshot #%1 is the current one, but does not list it", current));
        current = 0;
    }
}

const VmsdBlock* VmsdBlocks::find(std::uint32_t uid) const {
    const auto found = std::ranges::find_if(
        blocks, [uid](const VmsdBlock& block) { return block.counted && block.record.uid == uid; });
    return found == blocks.end() ? nullptr : &*found;
}

void VmsdBlocks::collect(const DictFile& dict) {
    std::map<std::uint64_t, VmsdBlock> found;
    for (auto& [name, value] : dict.entries()) {
        if (equalsIgnoringCase(name, "snapshot.current"))
            current = vmsdUid(value);
        else if (equalsIgnoringCase(name, "snapshot.lastUID"))
            lastUid = vmsdUid(value);
        else if (std::optional<VmsdSetting> setting = vmsdSettingOf(name))
            found[setting->index].settings[std::move(setting->key)] = value;
    }
    for (auto& [index, block] : found) {
        block.index = index;
        blocks.push_back(std::move(block));
    }
}

void VmsdBlocks::countUids() {
    std::unordered_set<std::uint32_t> seen;
    for (VmsdBlock& block : blocks) {
        const std::uint32_t uid = vmsdUid(block.value("uid"));
        lastUid = std::max(lastUid, uid);
        block.record.uid = uid;
        block.counted = uid != 0 && seen.insert(uid).second;
        if (uid == 0)
            warnings.push_back(text("Entry %1 of the list has no number of its own and is left out", block.index));
        else if (!block.counted)
            warnings.push_back(text("The list has several snapshots #%1; only the first one counts", uid));
    }
}

void VmsdBlocks::readRecord(VmsdBlock& block, const DictFile& dict) {
    SnapshotRecord& record = block.record;
    record.parent = vmsdUid(block.value("parent"));
    record.name = block.value("displayname");
    record.description = block.value("description");
    record.createdUs = timeOf(block);
    record.withMemory = vmsdUid(block.value("type")) != 1;
    record.stateFile = block.value("filename");
    record.disks = disksOf(block, dict);
    record.clones = clonesOf(block);
}

/// Whoever follows parents must come to an end.
void VmsdBlocks::straightenParents() {
    std::unordered_map<std::uint32_t, SnapshotRecord*> records;
    for (VmsdBlock& block : blocks)
        if (block.counted)
            records.emplace(block.record.uid, &block.record);
    std::unordered_map<std::uint32_t, std::uint32_t> walkedFrom;
    for (VmsdBlock& block : blocks) {
        const std::uint32_t start = block.record.uid;
        for (SnapshotRecord* record = block.counted ? &block.record : nullptr; record != nullptr;) {
            if (!walkedFrom.emplace(record->uid, start).second)
                break;
            const auto parent = records.find(record->parent);
            if (record->parent != 0 && parent == records.end()) {
                warnings.push_back(
                    text("The parent #%1 of snapshot “%2” is not in the list", record->parent, record->name));
                record->parent = 0;
            }
            if (record->parent == 0)
                break;
            const auto seen = walkedFrom.find(record->parent);
            if (seen != walkedFrom.end() && seen->second == start) {
                warnings.push_back(text("The snapshot “%1” is its own ancestor in the list", record->name));
                record->parent = 0;
                break;
            }
            record = parent->second;
        }
    }
}

} // namespace strata
