// SPDX-License-Identifier: Apache-2.0
#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/disk/newdisk.h"
#include "core/disk/newdiskdatabase.h"
#include "core/format/cowdheader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <string_view>

namespace strata {
namespace {

/// The most portable split: a full piece with its tables stays below 2 GiB (vmdk-format 1.11). Past 2 TB the pieces
/// of today's VMware, below 4 GiB: of the others there would be more than VirtualBox reads.
constexpr Sectors kClassicSplit{4192256};
constexpr Sectors kModernSplit{8323072};
constexpr std::uint32_t kPortableHardwareVersion = 4;
constexpr std::uint64_t kEmbeddedDescriptorSectors = 20;
/// A u32 addresses this many sectors: 2 TiB (2.9).
constexpr Sectors kTwoTerabytes{std::uint64_t{1} << 32U};
/// The largest disk of any VMware product (1.13).
constexpr Sectors kLargestDisk{(std::uint64_t{62} << 40U) / kSectorSize};
constexpr Sectors kSmallestHostedGrain{16};
constexpr Sectors kLargestGrain{2048};
constexpr std::uint64_t kStreamOverheadSectors = 128;

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

void setCowdSizes(NewExtent& extent, const DiskSpec& spec) {
    CowdHeader header;
    header.capacity = extent.line.sectors;
    header.grainSize = spec.grain;
    const std::uint64_t directory = ceilDiv(header.tableCount() * 4, kSectorSize);
    extent.emptyBytes = extent.metadataBytes = (header.gdOffset + directory) * kSectorSize;
    extent.largestBytes = extent.emptyBytes + header.tableCount() * kCowdTableSectors * kSectorSize
                          + alignUp(header.capacity.count(), spec.grain.count()) * kSectorSize;
}

void setSparseSizes(NewExtent& extent, const DiskSpec& spec, std::uint64_t descriptorSectors) {
    const SparseLayout layout = canonicalSparseLayout(extent.line.sectors, spec.grain, descriptorSectors);
    extent.emptyBytes = layout.overHead * kSectorSize;
    extent.metadataBytes = (1 + descriptorSectors + 2 * layout.directorySectors) * kSectorSize;
    extent.largestBytes = extent.emptyBytes + alignUp(extent.line.sectors.count(), spec.grain.count()) * kSectorSize;
}

/// 128 sectors in front, marker, directory, footer marker, footer and end behind (vmdk-format 3.2). The largest size
/// is that of grains that do not compress: stored, with marker and padding 129 sectors each.
void setStreamSizes(NewExtent& extent) {
    SparseHeader header;
    header.capacity = extent.line.sectors;
    const std::uint64_t frame = kStreamOverheadSectors + 1 + header.directorySectors().count() + 3;
    extent.emptyBytes = extent.metadataBytes = frame * kSectorSize;
    extent.largestBytes = (frame + header.tableCount() * 5 + header.grainCount() * 129) * kSectorSize;
}

void setSizes(NewExtent& extent, const DiskSpec& spec, bool embedded) {
    if (spec.type == CreateType::StreamOptimized)
        return setStreamSizes(extent);
    switch (extent.line.type) {
    case ExtentType::Flat:
    case ExtentType::Vmfs: extent.emptyBytes = extent.largestBytes = extent.line.sectors.bytes(); return;
    case ExtentType::VmfsSparse: return setCowdSizes(extent, spec);
    default: return setSparseSizes(extent, spec, embedded ? kEmbeddedDescriptorSectors : 0);
    }
}

[[noreturn]] void refuse(Text what, Text advice) {
    throw Error(ErrorCode::InvalidArgument, std::move(what)).advice(std::move(advice));
}

void requirePossibleCapacity(const DiskSpec& spec) {
    if (spec.capacity == Sectors(0))
        refuse(text("A disk needs at least one sector"), text("Choose a larger size."));
    if (spec.capacity > kLargestDisk)
        refuse(text("VMware's disks end at 62 TB"), text("Choose a smaller size."));
    if (spec.type == CreateType::MonolithicSparse && spec.capacity > kTwoTerabytes)
        refuse(text("One sparse file cannot hold a disk of more than 2 TB"),
               text("Use a split (twoGbMaxExtentSparse) or a flat kind."));
    if (spec.type == CreateType::VmfsSparse && spec.capacity >= kTwoTerabytes)
        refuse(text("A vmfsSparse disk must be smaller than 2 TB"), text("Use another kind for disks of this size."));
}

void requirePossibleGrain(const DiskSpec& spec) {
    const bool cowd = spec.type == CreateType::VmfsSparse;
    const Sectors smallest = cowd ? Sectors(1) : kSmallestHostedGrain;
    if (!isPowerOfTwo(spec.grain.count()) || spec.grain < smallest || spec.grain > kLargestGrain)
        refuse(text("A grain of %1 sectors is not possible", spec.grain.count()),
               cowd ? text("Use a power of two up to 2048; 1 is usual.")
                    : text("Use a power of two from 16 to 2048; 128 is usual."));
    if (spec.type == CreateType::StreamOptimized && spec.grain != kDefaultGrain)
        refuse(text("Streams have grains of 128 sectors, not %1", spec.grain.count()),
               text("Leave the grain size to the format."));
}

void requirePossibleSplit(const DiskSpec& spec) {
    if (spec.splitAt < kSmallestSplit)
        refuse(text("A disk is not split into pieces of less than 1 MB"), text("2 GB is usual."));
    if (spec.type != CreateType::TwoGbMaxExtentSparse)
        return;
    if (spec.splitAt % spec.grain != Sectors(0))
        refuse(text("Pieces of %1 sectors do not end at a whole grain", spec.splitAt.count()),
               text("Use a multiple of %1 sectors.", spec.grain.count()));
    if (spec.splitAt >= kTwoTerabytes)
        refuse(text("A sparse piece must be smaller than 2 TB"), text("2 GB is usual."));
}

void requirePossible(const DiskSpec& spec) {
    if (spec.path.filename().empty())
        refuse(text("The disk has no name"), text("Give it one that ends in .vmdk."));
    requirePossibleCapacity(spec);
    requirePossibleGrain(spec);
    if (isSplit(spec.type))
        requirePossibleSplit(spec);
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

void fillDefaults(DiskSpec& spec) {
    if (spec.hardwareVersion == 0)
        spec.hardwareVersion = kPortableHardwareVersion;
    if (spec.grain.count() == 0)
        spec.grain = spec.type == CreateType::VmfsSparse ? Sectors(1) : kDefaultGrain;
    if (spec.splitAt.count() == 0)
        spec.splitAt = spec.capacity > kTwoTerabytes ? kModernSplit : kClassicSplit;
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
    fields.ddb = newDiskDatabase(spec);
    for (const NewExtent& extent : extents)
        fields.extents.push_back(extent.line);
    return {spec, std::move(extents), Descriptor::create(fields), embedded};
}

bool keepsHoles(const VolumeInfo& volume) {
    static constexpr std::array<std::string_view, 3> without{"vfat", "exfat", "hfsplus"};
    return std::ranges::find(without, volume.type) == without.end();
}

std::uint64_t bytesOfEmptyDisk(const DiskPlan& plan, const VolumeInfo& volume) {
    std::uint64_t bytes = plan.embedded ? 0 : plan.descriptor.encode().size();
    for (const NewExtent& extent : plan.extents) {
        const bool flat = extent.metadataBytes == 0;
        const bool whole = !keepsHoles(volume) || (flat && plan.spec.preallocate);
        bytes = checkedAdd(bytes, whole ? extent.emptyBytes : extent.metadataBytes);
    }
    return bytes;
}

void requireRoom(FileSystem& fs, const DiskPlan& plan, const std::filesystem::path& folder,
                 std::uint64_t bytesNeeded) {
    const VolumeInfo volume = fs.volume(folder);
    const bool stream = plan.spec.type == CreateType::StreamOptimized; // its final size cannot be known
    for (const NewExtent& extent : plan.extents) {
        const std::uint64_t largest = stream ? extent.emptyBytes : extent.largestBytes;
        if (largest > volume.maxFileSize)
            throw Error(ErrorCode::FileTooLarge,
                        text("The file could grow to %1 bytes; this file system (%2) holds files of up to %3 bytes",
                             largest, volume.type, volume.maxFileSize))
                .at(extent.path)
                .advice(isSplit(plan.spec.type) ? text("Choose smaller pieces, or another folder.")
                                                : text("Choose a kind that is split into 2 GB files."));
    }
    if (bytesNeeded > volume.free)
        throw Error(ErrorCode::NoSpace, text("%1 bytes are needed, %2 are free", bytesNeeded, volume.free))
            .at(folder)
            .advice(text("Free some space or choose another folder."));
}

} // namespace strata
