// SPDX-License-Identifier: Apache-2.0
#include "core/disk/diskinfo.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/disk/chainlookup.h"
#include "core/disk/diskinfoproblems.h"
#include "core/disk/unfinishedchange.h"
#include "core/format/textlines.h"
#include "core/io/vmwarelock.h"

#include <algorithm>
#include <map>
#include <set>

namespace strata {

namespace {

using Path = std::filesystem::path;

/// Sizes of a link's files, each counted once.
class FileSizes {
public:
    FileSizes(FileSystem& fs, LinkInfo& link) : fs_(fs), link_(link) {}

    std::optional<FileStatus> add(const Path& path) {
        const std::optional<FileStatus> status = fs_.status(path);
        if (status && counted_.insert(status->id).second) {
            link_.fileSize += status->size;
            link_.allocated += status->allocated;
        }
        return status;
    }

private:
    FileSystem& fs_;
    LinkInfo& link_;
    std::set<FileId> counted_;
};

void addExtents(const FoundExtents& extents, FileSizes& sizes, LinkInfo& link) {
    std::vector<bool> refused(extents.places.size());
    for (const FoundExtents::Refused& one : extents.refused)
        refused[one.index] = true;
    for (std::size_t index = 0; index < extents.places.size(); ++index) {
        const ExtentPlace& place = extents.places[index];
        ExtentInfo info;
        info.path = place.path;
        info.type = place.line.typeWord;
        info.access = extentAccessName(place.line.access);
        info.sectors = place.line.sectors;
        if (!place.path.empty() && !refused[index]) {
            const std::optional<FileStatus> status = sizes.add(place.path);
            info.missing = !status;
            info.fileSize = status ? status->size : 0;
            info.allocated = status ? status->allocated : 0;
        }
        link.extents.push_back(std::move(info));
    }
}

LinkInfo describeLink(FileSystem& fs, const FoundLink& found) {
    const Descriptor& descriptor = found.found.descriptor;
    LinkInfo link;
    link.path = found.found.place.path;
    link.createType = descriptor.createTypeText();
    link.type = descriptor.createType();
    link.cid = descriptor.cid();
    link.parentCid = descriptor.parentCid();
    link.parentHint = descriptor.parentHint().value_or("");
    link.capacity = descriptor.capacity();
    link.encoding = descriptor.encoding();
    link.ddb = descriptor.ddb();
    bool damaged = false;
    link.descriptorText = decodeTolerantly(descriptor.encode(), descriptor.encoding(), damaged);
    link.embeddedDescriptor = found.found.place.embedded;
    FileSizes sizes(fs, link);
    sizes.add(link.path);
    addExtents(found.extents, sizes, link);
    return link;
}

/// A key of the disk data base, of the first link from the leaf up that has it (vmdk-format 1.7).
std::string lookUpDdb(const DiskInfo& info, std::string_view key) {
    for (auto link = info.links.rbegin(); link != info.links.rend(); ++link)
        for (const auto& [name, value] : link->ddb)
            if (equalsIgnoringCase(name, key))
                return value;
    return {};
}

Geometry lookUpGeometry(const DiskInfo& info) {
    const auto number = [&](std::string_view key) { return parseDecimal(lookUpDdb(info, key)).value_or(0); };
    return {number("geometry.cylinders"), number("geometry.heads"), number("geometry.sectors")};
}

LockInfo describeLock(FileSystem& fs, const Path& disk) {
    LockInfo info;
    const VmwareLock lock = readVmwareLock(fs, disk);
    info.locked = lock.held();
    info.stale = lock.state == VmwareLockState::Stale;
    info.holder = lock.holder;
    if (info.locked)
        return info;
    try {
        fs.open(disk, OpenMode::Read, LockMode::Shared);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::Locked) {
            info.locked = true;
            info.holder = text("another program that has it open for writing");
        }
    }
    return info;
}

/// Walks the tables of an open disk: how many guest bytes hold data, and of which the file ends before them.
class AllocationCount {
public:
    AllocationCount(FileSystem& fs, const DiskInfo& info) : fs_(fs), info_(info) {}

    void count(DiskChain& chain) {
        chain.map(Sectors(0), chain.capacity(), [&](const Run& run) {
            if (run.kind == RunKind::Data)
                add(run);
            return true;
        });
    }
    std::uint64_t bytes() const { return bytes_; }
    void tell(DiskProblems& problems) const {
        for (const auto& [path, lost] : lost_)
            problems.addLost(path, lost);
    }

private:
    void add(const Run& run) {
        bytes_ += run.length.bytes();
        if (run.link >= info_.links.size() || run.extent >= info_.links[run.link].extents.size())
            return;
        const ExtentInfo& extent = info_.links[run.link].extents[run.extent];
        // Somebody may be writing: the size is asked for again before anything is called lost.
        if (isPast(run, extent.fileSize) && isPast(run, sizeNow(extent.path)))
            lost_[extent.path] += run.length.bytes();
    }
    static bool isPast(const Run& run, std::uint64_t size) {
        return run.fileOffset + (run.stored ? run.length.bytes() - kSectorSize : 0) >= size;
    }
    std::uint64_t sizeNow(const Path& path) const {
        const std::optional<FileStatus> status = fs_.status(path);
        return status ? status->size : 0;
    }

    FileSystem& fs_;
    const DiskInfo& info_;
    std::uint64_t bytes_ = 0;
    std::map<Path, std::uint64_t> lost_;
};

/// Whether the disk opens; what only an open disk tells.
void addFromOpenDisk(FileSystem& fs, const OpenOptions& options, bool withAllocation, DiskInfo& info,
                     DiskProblems& problems) {
    try {
        const std::unique_ptr<DiskChain> chain = openDisk(fs, info.path, options);
        info.capabilities = chain->capabilities();
        if (withAllocation) {
            AllocationCount count(fs, info);
            count.count(*chain);
            count.tell(problems);
            info.allocated = count.bytes();
            info.allocatedKnown = true;
        }
    } catch (const Error& error) {
        problems.addUnlessKnown(error);
    }
}

std::vector<std::uint64_t> fileSizes(const LinkInfo& link) {
    std::vector<std::uint64_t> sizes;
    sizes.reserve(link.extents.size());
    for (const ExtentInfo& extent : link.extents)
        sizes.push_back(extent.fileSize);
    return sizes;
}

void findLinks(FileSystem& fs, const OpenOptions& options, DiskInfo& info, DiskProblems& problems) {
    OpenOptions tolerant = options;
    tolerant.ignoreCid = true; // compared by DiskProblems
    ChainLookup lookup(fs, info.path, tolerant);
    std::optional<FoundLink> link = lookup.next();
    std::optional<FoundLink> child;
    while (link) {
        info.links.push_back(describeLink(fs, *link));
        problems.addOfLink(*link, child ? &*child : nullptr);
        problems.addShortFiles(*link, fileSizes(info.links.back()));
        child = std::move(link);
        try {
            link = lookup.next();
        } catch (const Error& error) {
            problems.add(error);
            link.reset();
        }
    }
    std::ranges::reverse(info.links);
}

/// A change that can no longer be finished becomes a problem; then the files count as they are.
std::unique_ptr<FileSystem> viewIfSound(FileSystem& fs, const Path& path) {
    try {
        return viewOfUnfinishedChange(fs, path);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Interrupted)
            throw;
        return nullptr;
    }
}

} // namespace

DiskInfo readDiskInfo(FileSystem& fs, const Path& path, const OpenOptions& options, bool withAllocation) {
    OpenOptions reading = options;
    reading.mode = OpenMode::Read;
    DiskInfo info;
    const std::unique_ptr<FileSystem> view = viewIfSound(fs, path);
    FileSystem& seen = view ? *view : fs;
    info.path = findDescriptor(seen, path);
    DiskProblems problems(fs, info.path);
    findLinks(seen, reading, info, problems);
    info.capacity = info.leaf().capacity;
    info.fileSize = info.leaf().fileSize;
    info.geometry = lookUpGeometry(info);
    info.adapterType = lookUpDdb(info, "adapterType");
    info.hardwareVersion = lookUpDdb(info, "virtualHWVersion");
    info.uuid = lookUpDdb(info, "uuid");
    info.lock = describeLock(fs, info.path);
    addFromOpenDisk(fs, reading, withAllocation, info, problems);
    info.problems = problems.take();
    return info;
}

} // namespace strata
