// SPDX-License-Identifier: Apache-2.0
#include "core/disk/diskopener.h"

#include "core/base/error.h"
#include "core/disk/chainlookup.h"
#include "core/disk/extentpool.h"
#include "core/disk/unfinishedchange.h"
#include "core/disk/writerules.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;

/// So many extents of a chain are opened at once; the rest, if any, on use.
constexpr std::size_t kOpenedAtOnce = kMaxOpenExtents / 2;

void requireSensible(const OpenOptions& options, const Path& path) {
    if (options.mode == OpenMode::ReadWrite && (options.salvage || options.ignoreCid))
        throw Error(ErrorCode::InvalidArgument,
                    text("A disk that is opened in spite of damage or of a changed parent can only be read"))
            .at(path);
}

/// Held for VMware's programs first, then for the others.
std::unique_ptr<DiskLink> makeLink(FileSystem& fs, FoundLink found, OpenMode mode, LockMode lock, bool salvage,
                                   std::shared_ptr<ExtentPool> pool) {
    std::unique_ptr<VmwareLockGuard> guard;
    if (lock != LockMode::None)
        guard = std::make_unique<VmwareLockGuard>(fs, found.found.place.path,
                                                  lock == LockMode::Exclusive ? VmwareLockKind::Exclusive
                                                                              : VmwareLockKind::Shared);
    auto link = std::make_unique<DiskLink>(fs, std::move(found.found.descriptor), std::move(found.found.place),
                                           std::move(found.extents.places), mode, lock,
                                           ExtentOptions{.salvage = salvage}, std::move(pool));
    link->keep(std::move(guard));
    return link;
}

/// The descriptor was read before it was locked.
void requireUnchanged(FileSystem& fs, const DiskLink& link) {
    const std::optional<FoundDescriptor> now = readDescriptor(fs, link.path(), false);
    if (!now || now->descriptor.encode() != link.descriptor().encode())
        throw Error(ErrorCode::Locked, text("Another program is changing this disk"))
            .at(link.path())
            .advice(text("Try again when it has finished."));
}

/// Leaf first, since that is what others may hold; `found` likewise.
std::vector<std::unique_ptr<DiskLink>> makeLinks(FileSystem& fs, std::vector<FoundLink> found,
                                                 const OpenOptions& options) {
    const bool write = options.mode == OpenMode::ReadWrite;
    const bool locks = write && !options.callerHoldsLocks;
    const auto pool = std::make_shared<ExtentPool>(kMaxOpenExtents);
    std::vector<std::unique_ptr<DiskLink>> links;
    std::size_t opened = 0;
    for (FoundLink& link : found) {
        const bool leaf = links.empty();
        const LockMode lock = !locks ? LockMode::None : leaf ? LockMode::Exclusive : LockMode::Shared;
        const OpenMode mode = leaf ? options.mode : OpenMode::Read;
        links.push_back(makeLink(fs, std::move(link), mode, lock, options.salvage, pool));
        opened += links.back()->extents().size();
        if (opened <= kOpenedAtOnce)
            links.back()->holdExtents();
        if (write && leaf)
            requireUnchanged(fs, *links.back());
    }
    return links;
}

Descriptor describeRaw(Sectors sectors) {
    ExtentLine line;
    line.sectors = sectors;
    line.type = ExtentType::Flat;
    line.fileName = "raw"; // descriptors cannot hold every name, and nobody reads this one
    Descriptor::New fields;
    fields.type = CreateType::MonolithicFlat;
    fields.extents.push_back(line);
    return Descriptor::create(fields);
}

std::unique_ptr<DiskLink> openSeenLink(FileSystem& fs, const Path& path, const OpenOptions& options) {
    const bool write = options.mode == OpenMode::ReadWrite;
    if (write)
        finishInterruptedChange(fs, path, options.underMarker);
    const Path disk = findDescriptor(fs, path);
    if (write && disk != path)
        finishInterruptedChange(fs, disk, options.underMarker);
    OpenOptions alone = options;
    alone.followParents = false;
    std::vector<FoundLink> found;
    found.push_back(std::move(ChainLookup(fs, disk, alone).next()).value());
    if (!found[0].extents.refused.empty())
        throw Error(found[0].extents.refused.front().error);
    if (write)
        requireWritable(fs, found);
    auto link =
        makeLink(fs, std::move(found[0]), options.mode,
                 write && !options.callerHoldsLocks ? LockMode::Exclusive : LockMode::None, options.salvage, nullptr);
    if (write)
        requireUnchanged(fs, *link);
    return link;
}

} // namespace

std::unique_ptr<DiskChain> openDisk(FileSystem& fs, const Path& path, const OpenOptions& options) {
    requireSensible(options, path);
    if (options.mode == OpenMode::Read) {
        if (std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, path)) {
            std::unique_ptr<DiskChain> chain = openDisk(*view, path, options);
            chain->keep(std::move(view));
            return chain;
        }
    }
    if (options.mode == OpenMode::ReadWrite)
        finishInterruptedChange(fs, path, options.underMarker);
    const Path disk = findDescriptor(fs, path);
    if (options.mode == OpenMode::ReadWrite && disk != path)
        finishInterruptedChange(fs, disk, options.underMarker);
    if (!options.underMarker)
        requireNotHalfWritten(fs, disk);
    ChainLookup lookup(fs, disk, options);
    std::vector<FoundLink> found;
    while (std::optional<FoundLink> link = lookup.next()) {
        requireAllExtents(link->extents, link->found.place.path);
        found.push_back(std::move(*link));
    }
    if (options.mode == OpenMode::ReadWrite)
        requireWritable(fs, found);
    std::vector<std::unique_ptr<DiskLink>> links = makeLinks(fs, std::move(found), options);
    std::ranges::reverse(links);
    return std::make_unique<DiskChain>(std::move(links));
}

std::unique_ptr<DiskLink> openLink(FileSystem& fs, const Path& path, const OpenOptions& options) {
    requireSensible(options, path);
    if (options.mode == OpenMode::Read) {
        if (std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, path)) {
            std::unique_ptr<DiskLink> link = openSeenLink(*view, path, options);
            link->keep(std::move(view));
            return link;
        }
    }
    return openSeenLink(fs, path, options);
}

std::unique_ptr<DiskChain> openRaw(FileSystem& fs, const Path& path, OpenMode mode) {
    const std::unique_ptr<File> file = fs.open(path, OpenMode::Read);
    const std::uint64_t size = file->size();
    if (size == 0)
        throw Error(ErrorCode::NotADisk, text("The file is empty")).at(path);
    if (mode == OpenMode::ReadWrite && size % kSectorSize != 0)
        throw Error(ErrorCode::NotSupported, text("The image does not end at a whole sector, so it can only be read"))
            .at(path);
    const Descriptor descriptor = describeRaw(Sectors::covering(size));
    ExtentPlace place{.line = descriptor.extents().front(), .path = path, .start = Sectors(0)};
    // The last sector of an image may be cut short: it reads with zeros behind its end.
    const ExtentOptions options{.salvage = mode == OpenMode::Read};
    std::vector<std::unique_ptr<DiskLink>> links;
    links.push_back(std::make_unique<DiskLink>(fs, descriptor, DescriptorPlace{}, std::vector{place}, mode,
                                               mode == OpenMode::ReadWrite ? LockMode::Exclusive : LockMode::None,
                                               options));
    links.front()->holdExtents();
    return std::make_unique<DiskChain>(std::move(links));
}

} // namespace strata
