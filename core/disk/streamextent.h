// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/grainextent.h"
#include "core/disk/streamextentdirectory.h"

#include <mutex>

namespace strata {

/// Compressed extent (streamOptimized, and the rarer kind without markers): vmdk-format 3. Read-only.
///
/// read() goes grain by grain; whole grains are inflated straight into the caller's buffer. Each thread that reads
/// borrows a worker (inflater, 1 MiB of compressed bytes, the last grain it inflated), so several threads inflate
/// side by side.
class StreamExtent : public GrainExtent {
public:
    StreamExtent(std::unique_ptr<File> file, StreamDirectory directory, Sectors capacity, bool salvage);
    ~StreamExtent() override;

    Capabilities capabilities() const override {
        return {.allocates = true, .compressed = true, .granularity = header_.grainSize};
    }
    void read(Sectors start, MutableByteSpan out) override;

protected:
    Place decode(std::uint64_t entry, std::uint64_t grain) const override;
    bool storesPlainly() const override { return false; }

private:
    struct Worker;
    struct Lease;
    /// A grain to be read.
    struct Target {
        std::uint64_t grain = 0;
        std::uint64_t marker = 0; ///< byte offset
    };

    void readPiece(Worker& worker, const GrainPiece& piece, MutableByteSpan out);
    void readGrain(Worker& worker, const Target& target, std::uint64_t readAhead, Sectors within,
                   MutableByteSpan out);
    void inflate(Worker& worker, const Target& target, std::uint64_t readAhead, MutableByteSpan grain);
    ByteSpan compressed(Worker& worker, const Target& target, std::uint64_t readAhead);
    ByteSpan window(Worker& worker, std::uint64_t offset, std::size_t length, std::uint64_t readAhead);
    Error damaged(const Target& target, Text what) const;

    SparseHeader header_;
    std::unique_ptr<GrainTableSource> tables_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Worker>> idle_; ///< last used at the back
};

} // namespace strata
