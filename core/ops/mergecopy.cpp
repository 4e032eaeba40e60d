// SPDX-License-Identifier: Apache-2.0
#include "core/ops/mergecopy.h"

#include <algorithm>

namespace strata {
namespace {

/// Read and written at once; chunks end where every grain does.
constexpr Sectors kChunk{8192};
/// Grains are marked in such steps: much is done by a table entry, but COWD stores zeros.
constexpr Sectors kMaskStep{std::uint64_t{1} << 17U};
/// Three syncs each; more often would cost more than it saves after a kill.
constexpr std::uint64_t kBytesPerFlush = std::uint64_t{64} << 20U;

class MergeWriter {
public:
    MergeWriter(DiskChain& target, const LinkUsage& leaf, OpContext& context)
        : target_(target), leaf_(leaf), context_(context), buffer_(kChunk.bytes()) {}

    void run(NextWork next, SectorSource source) {
        target_.keepContentId();
        while (const std::optional<MergeWork> work = next())
            write(*work, source);
        target_.close();
    }

private:
    void write(const MergeWork& work, SectorSource source) {
        store(work.copy, source);
        store(work.clear, [](Sectors, MutableByteSpan out) { std::ranges::fill(out, std::byte{0}); });
        for (const LinkUsage::Room& room : leaf_.rooms)
            mask(room, intersect(work.mask, {{room.start, room.length}}));
    }

    void store(const SectorSet& set, SectorSource source) {
        for (const SectorRange& range : set)
            for (Sectors at = range.start; at < range.end();) {
                checkpoint(context_);
                const Sectors n = std::min(range.end() - at, kChunk - at % kChunk);
                const MutableByteSpan bytes = MutableByteSpan(buffer_).first(n.bytes());
                source(at, bytes);
                target_.write(at, bytes);
                wrote(n.bytes());
                at += n;
            }
    }

    void mask(const LinkUsage::Room& room, const SectorSet& grains) {
        const bool stores = !room.marksZero && leaf_.hasParent;
        for (const SectorRange& range : grains)
            for (Sectors at = range.start; at < range.end();) {
                checkpoint(context_);
                const Sectors n = std::min(range.end() - at, kMaskStep - (at - room.start) % kMaskStep);
                target_.leaf().writeZeros(at, n, leaf_.hasParent);
                if (stores)
                    wrote(n.bytes());
                at += n;
            }
    }

    void wrote(std::uint64_t bytes) {
        context_.progress.add(bytes);
        pending_ += bytes;
        if (pending_ < kBytesPerFlush)
            return;
        target_.flush();
        pending_ = 0;
    }

    DiskChain& target_;
    const LinkUsage& leaf_;
    OpContext& context_;
    std::vector<std::byte> buffer_;
    std::uint64_t pending_ = 0;
};

} // namespace

void writeMerged(DiskChain& target, const LinkUsage& leaf, NextWork next, SectorSource source, OpContext& context) {
    try {
        MergeWriter(target, leaf, context).run(next, source);
    } catch (const Error& error) {
        // Both leave a disk that is sound, so what was done can count when the same operation is run again.
        if (error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::NoSpace)
            target.close();
        throw;
    }
}

} // namespace strata
