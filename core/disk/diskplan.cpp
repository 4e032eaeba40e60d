// SPDX-License-Identifier: Apache-2.0
#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/disk/diskopener.h"
#include "core/disk/newdisk.h"
#include "core/format/cowdheader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

namespace strata {
namespace {

/// The most portable split: a full piece with its tables stays below 2 GiB (vmdk-format 1.11).
constexpr Sectors kDefaultSplit{4192256};
constexpr Sectors kSmallestSplit{2048};
constexpr std::uint32_t kPortableHardwareVersion = 4;
constexpr std::uint64_t kEmbeddedDescriptorSectors = 20;
/// A u32 addresses this many sectors: 2 TiB (2.9).
constexpr std::uint64_t kTwoTerabytes = std::uint64_t{1} << 32U;

bool isSplit(CreateType type) {
    return type == CreateType::TwoGbMaxExtentSparse || type == CreateType::TwoGbMaxExtentFlat;
}

ExtentType extentTypeOf(CreateType type) {
    switch (type) {
    case CreateType::MonolithicFlat:
    case CreateType::TwoGbMaxExtentFlat: return ExtentType::Flat;
    case CreateType::Vmfs:
    case CreateType::VmfsThin: return ExtentType::Vmfs;
    case CreateType::VmfsSparse: return ExtentType::VmfsSparse;
    default: return ExtentType::Sparse;
    }
}

/// Name without ".vmdk": the base of the extents' names (1.10).
std::string stemOf(const std::filesystem::path& path) {
    const std::string extension = path.extension().string();
    const bool vmdk = extension.size() == 5
                      && std::equal(extension.begin(), extension.end(), ".vmdk",
                                    [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    return vmdk ? path.stem().string() : path.filename().string();
}

std::string extentName(const DiskSpec& spec, std::size_t number) {
    const std::string stem = stemOf(spec.path);
    std::array<char, 32> piece{};
    switch (spec.type) {
    case CreateType::MonolithicSparse:
    case CreateType::StreamOptimized: return spec.path.filename().string();
    case CreateType::VmfsSparse: return stem + "-delta.vmdk";
    case CreateType::TwoGbMaxExtentSparse:
    case CreateType::TwoGbMaxExtentFlat:
        std::snprintf(piece.data(), piece.size(), "-%c%03zu.vmdk",
                      spec.type == CreateType::TwoGbMaxExtentSparse ? 's' : 'f', number);
        return stem + piece.data();
    default: return stem + "-flat.vmdk";
    }
}

void setSizes(NewExtent& extent, const DiskSpec& spec, bool embedded) {
    const Sectors capacity = extent.line.sectors;
    switch (extent.line.type) {
    case ExtentType::Flat:
    case ExtentType::Vmfs: extent.emptyBytes = extent.largestBytes = capacity.bytes(); break;
    case ExtentType::VmfsSparse: {
        CowdHeader header;
        header.capacity = capacity;
        header.grainSize = spec.grain;
        const std::uint64_t directory = ceilDiv(header.tableCount() * 4, kSectorSize);
        extent.emptyBytes = (header.gdOffset + directory) * kSectorSize;
        extent.largestBytes = extent.emptyBytes + header.tableCount() * kCowdTableSectors * kSectorSize
                              + alignUp(capacity.count(), spec.grain.count()) * kSectorSize;
        break;
    }
    default: {
        const SparseLayout layout =
            canonicalSparseLayout(capacity, spec.grain, embedded ? kEmbeddedDescriptorSectors : 0);
        extent.emptyBytes = layout.overHead * kSectorSize;
        extent.largestBytes = extent.emptyBytes + alignUp(capacity.count(), spec.grain.count()) * kSectorSize;
        break;
    }
    }
    if (spec.type == CreateType::StreamOptimized) // 128 sectors in front, directory and footer behind (3.2)
        extent.emptyBytes = (128 + 1 + ceilDiv(ceilDiv(capacity.count(), 65536) * 4, kSectorSize) + 3) * kSectorSize;
}

void requirePossible(const DiskSpec& spec) {
    const auto refuse = [](ErrorCode code, Text what, Text advice) {
        throw Error(code, std::move(what)).advice(std::move(advice));
    };
    if (spec.path.filename().empty())
        refuse(ErrorCode::InvalidArgument, text("The disk has no name"), text("Give it one that ends in .vmdk."));
    if (spec.capacity.count() == 0)
        refuse(ErrorCode::InvalidArgument, text("A disk needs at least one sector"), text("Choose a larger size."));
    if (spec.capacity.count() > kMaxSectors)
        refuse(ErrorCode::InvalidArgument, text("The size is larger than any VMware disk"),
               text("VMware takes up to 62 TB."));
    if (!isPowerOfTwo(spec.grain.count()) || spec.grain.count() > 2048)
        refuse(ErrorCode::InvalidArgument, text("A grain of %1 sectors is not possible", spec.grain.count()),
               text("Use a power of two up to 2048; 128 is usual."));
    if (isSplit(spec.type) && spec.splitAt < kSmallestSplit)
        refuse(ErrorCode::InvalidArgument, text("A disk is not split into pieces of less than 1 MB"),
               text("2 GB is usual."));
    if (spec.type == CreateType::MonolithicSparse && spec.capacity.count() > kTwoTerabytes)
        refuse(ErrorCode::InvalidArgument, text("One sparse file cannot hold a disk of more than 2 TB"),
               text("Use a split (twoGbMaxExtentSparse) or a flat kind."));
    if (spec.type == CreateType::VmfsSparse && spec.capacity.count() >= kTwoTerabytes)
        refuse(ErrorCode::InvalidArgument, text("A vmfsSparse disk must be smaller than 2 TB"),
               text("Use another kind for disks of this size."));
}

std::vector<NewExtent> planExtents(const DiskSpec& spec, bool embedded) {
    const Sectors piece = isSplit(spec.type) ? spec.splitAt : spec.capacity;
    if (ceilDiv(spec.capacity.count(), piece.count()) > kMaxExtents)
        throw Error(ErrorCode::InvalidArgument, text("The disk would be split into more than %1 files", kMaxExtents))
            .advice(text("Use larger pieces or another kind."));
    std::vector<NewExtent> extents;
    for (Sectors start; start < spec.capacity; start += extents.back().line.sectors) {
        NewExtent extent;
        extent.line.sectors = std::min(piece, spec.capacity - start);
        extent.line.type = extentTypeOf(spec.type);
        extent.line.fileName = extentName(spec, extents.size() + 1);
        extent.path = spec.path.parent_path() / extent.line.fileName;
        setSizes(extent, spec, embedded);
        extents.push_back(std::move(extent));
    }
    return extents;
}

std::string hex(std::uint64_t value, int digits) {
    std::array<char, 20> out{};
    std::snprintf(out.data(), out.size(), "%0*llx", digits, static_cast<unsigned long long>(value));
    return out.data();
}

/// VMware's keys in VMware's order (alphabetical).
std::vector<std::pair<std::string, std::string>> databaseOf(const DiskSpec& spec) {
    std::random_device random;
    std::vector<std::pair<std::string, std::string>> ddb;
    const Geometry geometry = diskGeometry(spec.capacity, spec.adapter);
    ddb.emplace_back("adapterType", adapterTypeName(spec.adapter));
    if (spec.adapter == AdapterType::Ide) {
        const Geometry bios = biosGeometry(spec.capacity);
        ddb.emplace_back("geometry.biosCylinders", std::to_string(bios.cylinders));
        ddb.emplace_back("geometry.biosHeads", std::to_string(bios.heads));
        ddb.emplace_back("geometry.biosSectors", std::to_string(bios.sectors));
    }
    ddb.emplace_back("geometry.cylinders", std::to_string(geometry.cylinders));
    ddb.emplace_back("geometry.heads", std::to_string(geometry.heads));
    ddb.emplace_back("geometry.sectors", std::to_string(geometry.sectors));
    const std::uint64_t high = (std::uint64_t{random()} << 32U) | random();
    ddb.emplace_back("longContentID", hex(high, 16) + hex(random(), 8) + hex(spec.cid, 8));
    if (spec.type == CreateType::VmfsThin)
        ddb.emplace_back("thinProvisioned", "1");
    if (spec.parentCid == kNoParentCid) {
        std::array<std::uint8_t, 16> uuid{};
        for (std::uint8_t& byte : uuid)
            byte = static_cast<std::uint8_t>(random());
        ddb.emplace_back("uuid", formatDiskUuid(uuid));
    }
    ddb.emplace_back("virtualHWVersion", std::to_string(spec.hardwareVersion));
    for (const auto& [key, value] : spec.ddb) {
        const auto same = std::find_if(ddb.begin(), ddb.end(), [&wanted = key](const auto& entry) {
            return equalsIgnoringCase(entry.first, wanted);
        });
        if (same != ddb.end())
            same->second = value;
        else
            ddb.emplace_back(key, value);
    }
    return ddb;
}

void fillDefaults(DiskSpec& spec) {
    if (spec.hardwareVersion == 0)
        spec.hardwareVersion = kPortableHardwareVersion;
    if (spec.grain.count() == 0)
        spec.grain = spec.type == CreateType::VmfsSparse ? Sectors(1) : kDefaultGrain;
    if (spec.splitAt.count() == 0)
        spec.splitAt = kDefaultSplit;
    if (spec.cid == 0)
        spec.cid = newContentId();
}

} // namespace

Cid newContentId() {
    std::random_device random;
    Cid cid = 0;
    while (cid == 0 || cid == kNoParentCid || cid == kInitialCid)
        cid = random();
    return cid;
}

bool canCreate(CreateType type) {
    static constexpr std::array kinds{CreateType::MonolithicSparse,   CreateType::MonolithicFlat,
                                      CreateType::TwoGbMaxExtentFlat, CreateType::TwoGbMaxExtentSparse,
                                      CreateType::StreamOptimized,    CreateType::Vmfs,
                                      CreateType::VmfsThin,           CreateType::VmfsSparse};
    return std::find(kinds.begin(), kinds.end(), type) != kinds.end();
}

DiskPlan planDisk(const DiskSpec& wanted) {
    DiskSpec spec = wanted;
    fillDefaults(spec);
    if (!canCreate(spec.type))
        throw Error(ErrorCode::NotSupported, text("Disks of the kind %1 cannot be made", createTypeName(spec.type)))
            .advice(text("Choose monolithicSparse, monolithicFlat, twoGbMaxExtentSparse, twoGbMaxExtentFlat, "
                         "streamOptimized, vmfs, vmfsThin or vmfsSparse."));
    requirePossible(spec);
    const bool embedded = spec.type == CreateType::MonolithicSparse || spec.type == CreateType::StreamOptimized;
    std::vector<NewExtent> extents = planExtents(spec, embedded);

    Descriptor::New fields;
    // Real ESX hosts write "vmfs" for thick and thin alike (1.5).
    fields.type = spec.type == CreateType::VmfsThin ? CreateType::Vmfs : spec.type;
    fields.cid = spec.cid;
    fields.parentCid = spec.parentCid;
    fields.parentHint = spec.parentHint;
    fields.ddb = databaseOf(spec);
    for (const NewExtent& extent : extents)
        fields.extents.push_back(extent.line);
    return {spec, std::move(extents), Descriptor::create(fields), embedded};
}

void requireRoom(FileSystem& fs, const DiskPlan& plan, const std::filesystem::path& folder,
                 std::uint64_t bytesNeeded) {
    const VolumeInfo volume = fs.volume(folder);
    const bool stream = plan.spec.type == CreateType::StreamOptimized; // its final size cannot be known
    for (const NewExtent& extent : plan.extents)
        if (const std::uint64_t largest = stream ? extent.emptyBytes : extent.largestBytes;
            largest > volume.maxFileSize)
            throw Error(ErrorCode::FileTooLarge,
                        text("The file could grow to %1 bytes; this file system (%2) holds files of up to %3 bytes",
                             largest, volume.type, volume.maxFileSize))
                .at(extent.path)
                .advice(text("Choose a kind that is split into 2 GB files."));
    if (bytesNeeded > volume.free)
        throw Error(ErrorCode::NoSpace, text("%1 bytes are needed, %2 are free", bytesNeeded, volume.free))
            .at(folder)
            .advice(text("Free some space or choose another folder."));
}

} // namespace strata
