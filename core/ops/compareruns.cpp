// SPDX-License-Identifier: Apache-2.0
#include "core/ops/compareruns.h"

#include "core/base/progress.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace strata {
namespace {

constexpr Sectors kNever{std::numeric_limits<std::uint64_t>::max()};

/// Up to where a disk answers as it does at `position`.
Sectors steadyUntil(const Run* run, Sectors position) {
    if (run == nullptr)
        return kNever;
    return run->start > position ? run->start : run->end();
}

std::uint64_t dataBytes(DiskChain& chain, const std::stop_token& stop) {
    std::uint64_t bytes = 0;
    RunReader runs(chain);
    Sectors position;
    while (const Run* run = runs.next(position)) {
        checkpoint(stop);
        bytes += run->length.bytes();
        position = run->end();
    }
    return bytes;
}

} // namespace

std::uint64_t bytesToCompare(DiskChain& a, DiskChain& b, const std::stop_token& stop) {
    return dataBytes(a, stop) + dataBytes(b, stop);
}

std::optional<ComparePiece> CompareReader::next() {
    while (!stop_.stop_requested()) {
        const Run* a = runsA_.next(position_);
        const Run* b = runsB_.next(position_);
        if (a == nullptr && b == nullptr)
            return std::nullopt;
        position_ = std::max(position_, std::min(a == nullptr ? kNever : a->start, b == nullptr ? kNever : b->start));
        const Sectors end = std::min(steadyUntil(a, position_), steadyUntil(b, position_));
        ComparePiece piece{position_, end - position_, {}, {}};
        if (a != nullptr && a->start <= position_)
            piece.a = clipped(*a, position_, end);
        if (b != nullptr && b->start <= position_)
            piece.b = clipped(*b, position_, end);
        const bool skip = sameBytes(piece);
        if (!skip && piece.length > kLongest - position_ % kLongest) {
            // Cut on even bounds: grains are not inflated twice.
            piece.length = kLongest - position_ % kLongest;
            for (std::optional<Run>* run : {&piece.a, &piece.b})
                if (*run)
                    *run = clipped(**run, position_, piece.start + piece.length);
        }
        position_ = piece.start + piece.length;
        passedBytes_ += piece.length.bytes() * ((piece.a ? 1U : 0U) + (piece.b ? 1U : 0U));
        if (!skip)
            return piece;
    }
    return std::nullopt;
}

std::uint64_t CompareReader::takePassedBytes() { return std::exchange(passedBytes_, 0); }

bool CompareReader::sameBytes(const ComparePiece& piece) {
    if (!piece.a || !piece.b || !piece.a->stored || !piece.b->stored || piece.a->fileOffset != piece.b->fileOffset)
        return false;
    return a_.link(piece.a->link).extent(piece.a->extent)->file()->id()
           == b_.link(piece.b->link).extent(piece.b->extent)->file()->id();
}

} // namespace strata
