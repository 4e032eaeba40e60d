// SPDX-License-Identifier: Apache-2.0
#include "core/machine/vmsdfile.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/machine/vmsdblocks.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace strata {
namespace {

constexpr const char* kCurrent = "snapshot.current";
constexpr const char* kLastUid = "snapshot.lastUID";
constexpr const char* kCount = "snapshot.numSnapshots";
constexpr std::string_view kMruPrefix = "snapshot.mru";
constexpr std::string_view kMruEnding = ".uid";

std::string blockName(std::uint64_t index) { return "snapshot" + std::to_string(index) + "."; }

DictFile emptyList() {
    DictFile dict;
    dict.set(".encoding", "UTF-8");
    dict.set(kLastUid, "0");
    dict.set(kCurrent, "0");
    dict.set(kCount, "0");
    return dict;
}

Error notListed(std::uint32_t uid) { return Error(ErrorCode::NotFound, text("The list has no snapshot #%1", uid)); }

std::uint32_t nextUidOf(const VmsdBlocks& list) {
    if (list.lastUid == std::numeric_limits<std::uint32_t>::max())
        throw Error(ErrorCode::LimitExceeded, text("The list has no number left for another snapshot"));
    return list.lastUid + 1;
}

/// "snapshot.mru12.uid" -> 12.
std::optional<std::uint64_t> mruIndex(const std::string& setting) {
    if (!startsWithIgnoringCase(setting, kMruPrefix) || !toLower(setting).ends_with(kMruEnding))
        return std::nullopt;
    std::string_view digits = setting;
    digits.remove_prefix(kMruPrefix.size());
    digits.remove_suffix(std::min(digits.size(), kMruEnding.size()));
    return vmsdIndex(digits);
}

} // namespace

VmsdFile::VmsdFile() : dict_(emptyList()) {}

VmsdFile::VmsdFile(DictFile dict) : dict_(std::move(dict)) {}

std::vector<SnapshotRecord> VmsdFile::snapshots() const {
    std::vector<SnapshotRecord> records;
    for (VmsdBlock& block : VmsdBlocks(dict_).blocks)
        if (block.counted)
            records.push_back(std::move(block.record));
    return records;
}

std::optional<SnapshotRecord> VmsdFile::find(std::uint32_t uid) const {
    const VmsdBlocks blocks(dict_);
    const VmsdBlock* block = blocks.find(uid);
    return block == nullptr ? std::nullopt : std::optional(block->record);
}

std::uint32_t VmsdFile::current() const { return VmsdBlocks(dict_).current; }

std::vector<Text> VmsdFile::warnings() const { return VmsdBlocks(dict_).warnings; }

std::uint32_t VmsdFile::nextUid() const { return nextUidOf(VmsdBlocks(dict_)); }

void VmsdFile::add(const SnapshotRecord& record) {
    if (dict_.encode().empty()) // a file that VMware left empty
        dict_ = emptyList();
    const VmsdBlocks list(dict_);
    if (record.uid != nextUidOf(list))
        throw Error(ErrorCode::InvalidArgument, text("The next snapshot has the number #%1", nextUidOf(list)));
    if (record.parent != 0 && list.find(record.parent) == nullptr)
        throw notListed(record.parent);
    numberBlocks(list, 1);
    const auto index = static_cast<std::size_t>(
        std::ranges::count_if(list.blocks, [](const VmsdBlock& each) { return each.counted; }));
    const std::string block = blockName(index);
    dict_.set(block + "uid", std::to_string(record.uid));
    if (record.parent != 0)
        dict_.set(block + "parent", std::to_string(record.parent));
    if (!record.stateFile.empty())
        setText(block + "filename", record.stateFile);
    setText(block + "displayName", record.name);
    setText(block + "description", record.description);
    if (!record.withMemory)
        dict_.set(block + "type", "1");
    const auto time = static_cast<std::uint64_t>(record.createdUs);
    dict_.set(block + "createTimeHigh", std::to_string(static_cast<std::int32_t>(time >> 32U)));
    dict_.set(block + "createTimeLow", std::to_string(static_cast<std::int32_t>(time & 0xFFFFFFFFU)));
    dict_.set(block + "numDisks", std::to_string(record.disks.size()));
    for (std::size_t disk = 0; disk < record.disks.size(); ++disk) {
        const std::string name = block + "disk" + std::to_string(disk) + ".";
        setText(name + "fileName", record.disks[disk].fileName);
        dict_.set(name + "node", record.disks[disk].node);
    }
    for (std::size_t clone = 0; clone < record.clones.size(); ++clone)
        setText(block + "clone" + std::to_string(clone), record.clones[clone]);
    if (!record.clones.empty())
        dict_.set(block + "numClones", std::to_string(record.clones.size()));
    dict_.set(kLastUid, std::to_string(record.uid));
    dict_.set(kCount, std::to_string(index + 1));
}

/// Takes out all blocks of that uid: a second one, which did not count so far, must not come to life.
void VmsdFile::remove(std::uint32_t uid) {
    const VmsdBlocks list(dict_);
    const VmsdBlock* removed = list.find(uid);
    if (removed == nullptr)
        throw notListed(uid);
    const std::uint32_t parent = removed->record.parent;
    const std::uint32_t last = list.lastUid;
    for (const VmsdBlock& block : list.blocks)
        if (block.counted && block.record.parent == uid)
            setParent(blockName(block.index), parent);
    std::unordered_set<std::uint64_t> indexes;
    for (const VmsdBlock& block : list.blocks)
        if (block.record.uid == uid)
            indexes.insert(block.index);
    dict_.rename([&indexes](const std::string& name) {
        const std::optional<VmsdSetting> setting = vmsdSettingOf(name);
        return setting && indexes.contains(setting->index) ? std::nullopt : std::optional(name);
    });
    numberBlocks(VmsdBlocks(dict_), 0);
    forgetInMru(uid);
    if (list.current == uid)
        setCurrent(parent);
    dict_.set(kLastUid, std::to_string(last));
    dict_.set(kCount, std::to_string(snapshots().size()));
}

void VmsdFile::setCurrent(std::uint32_t uid) {
    if (uid != 0 && !find(uid))
        throw notListed(uid);
    dict_.set(kCurrent, std::to_string(uid));
}

void VmsdFile::setParent(std::uint32_t uid, std::uint32_t parent) {
    const std::string block = blockOf(uid);
    for (std::uint32_t above = parent; above != 0; above = find(above)->parent) {
        if (above == uid)
            throw Error(ErrorCode::InvalidArgument, text("Snapshot #%1 builds on snapshot #%2", parent, uid));
        if (!find(above))
            throw notListed(above);
    }
    setParent(block, parent);
}

void VmsdFile::setName(std::uint32_t uid, std::string_view name) { setText(blockOf(uid) + "displayName", name); }

void VmsdFile::setDescription(std::uint32_t uid, std::string_view description) {
    setText(blockOf(uid) + "description", description);
}

void VmsdFile::setDiskFile(std::uint32_t uid, std::string_view node, std::string_view fileName) {
    const std::string block = blockOf(uid);
    const VmsdBlocks list(dict_);
    for (const auto& [key, value] : list.find(uid)->settings)
        if (key.starts_with("disk") && key.ends_with(".node") && equalsIgnoringCase(value, node)) {
            setText(block + key.substr(0, key.size() - std::string_view("node").size()) + "fileName", fileName);
            return;
        }
    throw Error(ErrorCode::NotFound, text("Snapshot #%1 has no disk at %2", uid, node));
}

/// "snapshot3.", the block of a listed snapshot.
std::string VmsdFile::blockOf(std::uint32_t uid) const {
    const VmsdBlocks list(dict_);
    const VmsdBlock* block = list.find(uid);
    if (block == nullptr)
        throw notListed(uid);
    return blockName(block->index);
}

/// Gives the blocks that count the numbers from 0 on, in their order, and those that do not the numbers behind, past
/// `reserved` ones: VMware reads numSnapshots blocks.
void VmsdFile::numberBlocks(const VmsdBlocks& list, std::size_t reserved) {
    std::unordered_map<std::uint64_t, std::uint64_t> numbers;
    for (const VmsdBlock& block : list.blocks)
        if (block.counted)
            numbers.emplace(block.index, numbers.size());
    for (const VmsdBlock& block : list.blocks)
        if (!block.counted)
            numbers.emplace(block.index, numbers.size() + reserved);
    if (std::ranges::all_of(numbers, [](const auto& number) { return number.first == number.second; }))
        return;
    dict_.rename([&numbers](const std::string& name) -> std::optional<std::string> {
        const std::optional<VmsdSetting> setting = vmsdSettingOf(name);
        if (!setting || numbers.at(setting->index) == setting->index)
            return name;
        // Behind the dot as it is spelt in the file.
        return blockName(numbers.at(setting->index)) + name.substr(name.find('.') + 1);
    });
}

/// A text that the declared encoding may not have: a file that is all ASCII can be declared UTF-8 instead.
void VmsdFile::setText(const std::string& name, std::string_view value) {
    const bool isUtf8 = equalsIgnoringCase(dict_.encoding(), "UTF-8");
    if (!isAscii(value) && isAscii(dict_.encode()) && (!isUtf8 || !dict_.value(".encoding")))
        dict_.set(".encoding", "UTF-8");
    dict_.set(name, value);
}

void VmsdFile::setParent(const std::string& block, std::uint32_t parent) {
    if (parent == 0)
        dict_.remove(block + "parent");
    else
        dict_.set(block + "parent", std::to_string(parent));
}

/// The list of snapshots used lately stays dense.
void VmsdFile::forgetInMru(std::uint32_t uid) {
    std::map<std::uint64_t, bool> entries; // number -> stays
    for (const auto& [name, value] : dict_.entries())
        if (const std::optional<std::uint64_t> index = mruIndex(name))
            entries.emplace(*index, vmsdUid(value) != uid);
    if (std::ranges::all_of(entries, [](const auto& entry) { return entry.second; }))
        return;
    std::map<std::uint64_t, std::uint64_t> numbers;
    for (const auto& [index, stays] : entries)
        if (stays)
            numbers.emplace(index, numbers.size());
    dict_.rename([&numbers](const std::string& name) -> std::optional<std::string> {
        const std::optional<std::uint64_t> index = mruIndex(name);
        if (!index)
            return name;
        const auto number = numbers.find(*index);
        if (number == numbers.end())
            return std::nullopt;
        return std::string(kMruPrefix) + std::to_string(number->second) + std::string(kMruEnding);
    });
}

} // namespace strata
