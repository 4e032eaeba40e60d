// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/units.h"
#include "core/disk/extent.h"
#include "core/disk/extentfactory.h"
#include "core/format/descriptor.h"
#include "core/io/vmwarelockguard.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace strata {

class ExtentPool;

/// Where a link's descriptor text lives.
struct DescriptorPlace {
    std::filesystem::path path; ///< the descriptor file or the sparse file that embeds it
    bool embedded = false;
    std::uint64_t offset = 0; ///< bytes, of the embedded area
    std::uint64_t size = 0;   ///< bytes, room of the embedded area
};

/// One extent of a link as the descriptor names it and as it was found.
struct ExtentPlace {
    ExtentLine line;
    std::filesystem::path path; ///< resolved; empty for ZERO
    Sectors start;              ///< first guest sector within the link
};

/// One link of a chain: a descriptor and its extents, concatenated in line order. Extents are opened on first use and
/// at most kMaxOpenExtents stay open in a chain, so that a 62 TB split set opens at once.
/// Threads and errors as for Extent.
class DiskLink {
public:
    /// `lock` is taken on every file when it is opened, and at once on the descriptor's.
    /// `place.path` empty: a link without a descriptor on the drive (a raw image).
    /// `pool`: shared by the links of a chain; nullptr gives the link one of its own.
    DiskLink(FileSystem& fs, Descriptor descriptor, DescriptorPlace place, std::vector<ExtentPlace> extents,
             OpenMode mode, LockMode lock = LockMode::None, const ExtentOptions& options = {},
             std::shared_ptr<ExtentPool> pool = nullptr);
    ~DiskLink();
    /// Held as long as the link lives.
    void keep(std::unique_ptr<VmwareLockGuard> lock) { vmwareLock_ = std::move(lock); }
    DiskLink(const DiskLink&) = delete;
    DiskLink& operator=(const DiskLink&) = delete;

    /// `view`: through which it reads; lives as long as the link.
    void keep(std::unique_ptr<FileSystem> view) { view_ = std::move(view); }

    const Descriptor& descriptor() const { return descriptor_; }
    const DescriptorPlace& place() const { return place_; }
    /// What people call the link: the descriptor's file, of a raw image the image.
    const std::filesystem::path& path() const { return place_.path.empty() ? extents_.front().path : place_.path; }
    const std::vector<ExtentPlace>& extents() const { return extents_; }
    OpenMode mode() const { return mode_; }
    Sectors capacity() const { return capacity_; }
    Capabilities capabilities();
    bool hasParent() const { return descriptor_.hasParent(); }
    /// Opens the extents now, so that damage, locks and refusals show at once, and keeps them (and the locks) as long
    /// as the link lives. Without effect on a set too large for that: its files are opened and locked on use.
    void holdExtents();
    /// Gives the link a new content ID, on the drive, in one atomic step (vmdk-format 1.8).
    void renewCid();

    /// Opens the extent if it is not open. Kept open at least as long as the pointer lives.
    std::shared_ptr<Extent> extent(std::size_t index);
    /// Index of the extent that holds `sector`.
    std::size_t extentAt(Sectors sector) const;

    void map(Sectors start, Sectors length, RunSink sink);
    /// Range must be Data in this link.
    void read(Sectors start, MutableByteSpan out);
    /// Reads a Data run that this link's map() gave (run.extent set), without resolving it again.
    void readRun(const Run& run, MutableByteSpan out);
    void write(Sectors start, ByteSpan data);
    void writeZeros(Sectors start, Sectors length, bool maskParent);
    void flush();
    void close();

private:
    void lockDescriptor();
    /// Calls `visit(extent index, start within it, length)` for each extent that the range touches.
    void forEachPiece(Sectors start, Sectors length, FunctionRef<bool(std::size_t, Sectors, Sectors)> visit) const;

    std::unique_ptr<FileSystem> view_; // outlives everything that is opened through it
    FileSystem& fs_;
    std::unique_ptr<VmwareLockGuard> vmwareLock_; // given back last
    Descriptor descriptor_;
    DescriptorPlace place_;
    std::vector<ExtentPlace> extents_;
    OpenMode mode_;
    LockMode lock_;
    ExtentOptions options_;
    Sectors capacity_;
    std::unique_ptr<File> descriptorLock_; ///< of a separate descriptor file; an embedded one is its extent's
    std::shared_ptr<ExtentPool> pool_;
    std::vector<std::shared_ptr<Extent>> held_;
};

} // namespace strata
