// SPDX-License-Identifier: Apache-2.0
#include "tests/support/machines.h"

#include "core/disk/diskopener.h"
#include "core/machine/vmsdfile.h"
#include "core/machine/vmxfile.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

namespace strata::test {
namespace {

using Path = std::filesystem::path;

constexpr std::int64_t kFirstTimeUs = 1'700'000'000'000'000;
constexpr std::int64_t kHourUs = 3'600'000'000;
constexpr std::uint64_t kBytesInLink = 4096;

void makeFolders(FileSystem& fs, const Path& folder) {
    if (folder.empty() || fs.exists(folder))
        return;
    makeFolders(fs, folder.parent_path());
    fs.createDirectory(folder);
}

std::string numbered(const std::string& stem, int number) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "-%06d", number);
    return stem + (number == 0 ? "" : digits) + ".vmdk";
}

/// Makes the links of all disks, number by number; knows which link stands for which state.
class LinkMaker {
public:
    LinkMaker(FileSystem& fs, const MachineSpec& spec) : fs_(fs), spec_(spec) {}

    /// parents: the links to build on; empty: bases.
    std::vector<Path> make(const std::vector<Path>& parents) {
        std::vector<Path> links;
        for (std::size_t i = 0; i < spec_.disks.size(); ++i) {
            const MachineDisk& disk = spec_.disks[i];
            const Path path = spec_.folder / numbered(disk.stem, next_);
            if (parents.empty())
                makeDisk(fs_, path, disk.type, disk.capacity, disk.grain);
            else
                addChild(i, path, parents[i]);
            const std::uint64_t offset = static_cast<std::uint64_t>(next_) * kBytesInLink % disk.capacity.bytes();
            if (spec_.withData)
                writeInto(fs_, path, offset, static_cast<std::uint64_t>(next_) * 100 + i);
            links.push_back(path);
        }
        ++next_;
        return links;
    }

private:
    /// Children of large machines are copies of the first one that name another parent: a thousand times faster.
    void addChild(std::size_t disk, const Path& path, const Path& parent) {
        const CreateType type = childTypeOf(spec_.disks[disk].type);
        const auto model = models_.find(disk);
        if (model == models_.end()) {
            makeChild(fs_, path, type, spec_.disks[disk].capacity, parent);
            if (spec_.snapshots.size() > 20 && !spec_.withData && type == CreateType::MonolithicSparse)
                models_.emplace(disk, readModel(path));
            return;
        }
        // Its parent is the base only where the model's is.
        Descriptor descriptor = model->second.descriptor;
        const bool onBase = parent.filename() == descriptor.parentHint();
        descriptor.setParent(onBase ? descriptor.parentCid() : descriptor.cid(), parent.filename().string());
        std::string text = descriptor.encode();
        text.resize(model->second.place.size);
        std::vector<std::byte> bytes = model->second.bytes;
        std::ranges::copy(asBytes(text), bytes.begin() + static_cast<std::ptrdiff_t>(model->second.place.offset));
        fs_.create(path)->writeAt(0, bytes);
    }

    struct Model {
        Descriptor descriptor;
        DescriptorPlace place;
        std::vector<std::byte> bytes;
    };
    Model readModel(const Path& path) {
        const std::unique_ptr<DiskLink> link = openLink(fs_, path);
        return {link->descriptor(), link->place(), readWholeFile(fs_, path, std::uint64_t{1} << 30U)};
    }

    FileSystem& fs_;
    const MachineSpec& spec_;
    std::map<std::size_t, Model> models_; ///< by disk
    int next_ = 0;
};

std::string configText(const MachineSpec& spec, const std::vector<Path>& present) {
    DictFile vmx;
    vmx.set(".encoding", "UTF-8");
    vmx.set("config.version", "8");
    vmx.set("virtualHW.version", "19");
    vmx.set("displayName", spec.name);
    vmx.set("scsi0.present", "TRUE");
    vmx.set("scsi0.virtualDev", "lsilogic");
    for (std::size_t i = 0; i < spec.disks.size(); ++i) {
        vmx.set(spec.disks[i].node + ".present", "TRUE");
        vmx.set(spec.disks[i].node + ".fileName", present[i].filename().string());
    }
    return vmx.encode();
}

} // namespace

CreateType childTypeOf(CreateType type) {
    switch (type) {
    case CreateType::TwoGbMaxExtentSparse:
    case CreateType::TwoGbMaxExtentFlat: return CreateType::TwoGbMaxExtentSparse;
    case CreateType::Vmfs:
    case CreateType::VmfsThin:
    case CreateType::VmfsSparse: return CreateType::VmfsSparse;
    default: return CreateType::MonolithicSparse;
    }
}

void writeInto(FileSystem& fs, const Path& link, std::uint64_t offset, std::uint64_t seed) {
    const std::unique_ptr<DiskChain> chain = openDisk(fs, link, forWriting());
    chain->write(Sectors::within(offset), patternBytes(kBytesInLink, seed));
    chain->flush();
    chain->close();
}

std::vector<MachineSnapshot> branchingSnapshots(int count) {
    std::vector<MachineSnapshot> snapshots;
    for (int i = 0; i < count; ++i)
        snapshots.push_back({"snapshot " + std::to_string(i + 1), i % 10 == 9 ? i - 5 : i - 1});
    return snapshots;
}

MachineFiles makeMachine(FileSystem& fs, const MachineSpec& spec) {
    makeFolders(fs, spec.folder);
    MachineFiles made;
    made.config = spec.folder / (spec.name + ".vmx");
    made.list = spec.folder / (spec.name + ".vmsd");
    LinkMaker maker(fs, spec);
    VmsdFile list;
    for (std::size_t i = 0; i < spec.snapshots.size(); ++i) {
        const int parent = spec.snapshots[i].parent;
        made.frozen.push_back(
            maker.make(parent < 0 ? std::vector<Path>() : made.frozen[static_cast<std::size_t>(parent)]));
        SnapshotRecord record;
        record.uid = static_cast<std::uint32_t>(i + 1);
        record.parent = static_cast<std::uint32_t>(parent + 1);
        record.name = spec.snapshots[i].name;
        record.createdUs = kFirstTimeUs + static_cast<std::int64_t>(i) * kHourUs;
        for (std::size_t disk = 0; disk < spec.disks.size(); ++disk)
            record.disks.push_back({spec.disks[disk].node, made.frozen[i][disk].filename().string(), {}});
        list.add(record);
    }
    const int current = spec.current < 0 ? static_cast<int>(spec.snapshots.size()) - 1 : spec.current;
    list.setCurrent(static_cast<std::uint32_t>(current + 1));
    made.present = maker.make(current < 0 ? std::vector<Path>() : made.frozen[static_cast<std::size_t>(current)]);
    writeFile(fs, made.config, configText(spec, made.present));
    writeFile(fs, made.list, list.encode());
    return made;
}

} // namespace strata::test
