// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"

#include <memory>
#include <vector>

namespace strata {

/// A disk as the guest sees it: links from the base (index 0) to the leaf. Reads go to the highest link that owns a
/// sector; writes go to the leaf, which copies the rest of a grain from its parents when it allocates one.
/// A parent shorter than its child reads as zero past its end (vmdk-format 0), also where its own parent goes on.
/// Threads: map, read and readRun may run from several threads as long as nobody writes.
class DiskChain {
public:
    /// `links`: base first, at least one. Only the leaf may be writable.
    explicit DiskChain(std::vector<std::unique_ptr<DiskLink>> links);
    ~DiskChain();

    /// `view`: through which the links read; lives as long as the chain.
    void keep(std::unique_ptr<FileSystem> view) { views_.push_back(std::move(view)); }
    /// The links of both as one chain. The upper one may be writable, the lower one not.
    static std::unique_ptr<DiskChain> join(std::unique_ptr<DiskChain> lower, std::unique_ptr<DiskChain> upper);

    std::size_t linkCount() const { return links_.size(); }
    DiskLink& link(std::size_t index) { return *links_[index]; }
    const DiskLink& link(std::size_t index) const { return *links_[index]; }
    DiskLink& leaf() { return *links_.back(); }
    const DiskLink& leaf() const { return *links_.back(); }
    Sectors capacity() const { return links_.back()->capacity(); }
    Capabilities capabilities();

    /// Merged over all links: run.link names the owner; a Hole is a hole in every link. Resolves each range once,
    /// in ascending order, without reading data.
    void map(Sectors start, Sectors length, RunSink sink);
    void read(Sectors start, MutableByteSpan out);
    /// Reads the bytes of a run of map() (any kind), from the link that owns it.
    void readRun(const Run& run, MutableByteSpan out);

    /// For operations that see to the content ID themselves, or change nothing that the guest reads: writes leave it
    /// as it is from now on.
    void keepContentId() { written_ = true; }
    /// First write after open gives the leaf a new CID (vmdk-format 1.8).
    void write(Sectors start, ByteSpan data);
    void writeZeros(Sectors start, Sectors length);
    void flush();
    void close();

private:
    bool mapBelow(std::size_t top, Sectors start, Sectors length, RunSink sink);
    void beginWriting();
    void writeToExtent(std::size_t index, Sectors start, ByteSpan data);
    void writeFreshGrains(std::size_t index, Sectors start, ByteSpan data, Sectors grain);
    void zeroInExtent(std::size_t index, Sectors start, Sectors length);
    void zeroEdge(std::size_t index, Sectors from, Sectors to);
    void zeroGrains(std::size_t index, Sectors from, Sectors to, Sectors grain);
    bool holdsData(Sectors start, Sectors length);
    void composeGrain(std::size_t index, Sectors grainStart, Sectors grainLength, Sectors start, ByteSpan data);

    std::vector<std::unique_ptr<FileSystem>> views_; // outlive the links
    std::vector<std::unique_ptr<DiskLink>> links_;
    bool written_ = false; ///< the content ID needs no change any more
};

} // namespace strata
