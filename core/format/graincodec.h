// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace strata {

/// Compression by purpose (performance.md 3) or by number.
struct CompressionLevel {
    enum class Purpose { Fast, Balanced, Small, Smallest, Number };
    Purpose purpose = Purpose::Balanced;
    int number = 0; ///< 0..12, with Purpose::Number
};
/// "fast", "balanced", "small", "smallest", "0".."12".
std::optional<CompressionLevel> parseCompressionLevel(std::string_view text);

/// Makes zlib streams of single grains. One object per thread: it keeps its work memory between calls.
class GrainCompressor {
public:
    GrainCompressor() = default;
    GrainCompressor(const GrainCompressor&) = delete;
    GrainCompressor& operator=(const GrainCompressor&) = delete;
    virtual ~GrainCompressor() = default;
    /// Enough room for any result for `grainBytes` of input.
    virtual std::size_t bound(std::size_t grainBytes) const = 0;
    /// Compresses `grain` into `out` (at least bound() bytes) and returns the bytes used. Incompressible input
    /// becomes stored blocks within the bound.
    virtual std::size_t compress(ByteSpan grain, MutableByteSpan out) = 0;
};
/// The engine for a level: ISA-L for Fast where built in, else libdeflate, else zlib. Grains that would hardly shrink
/// are stored after a look at samples of them, except at Smallest and numbers above 9.
std::unique_ptr<GrainCompressor> makeGrainCompressor(CompressionLevel level);

/// Inflates single grains; one object per thread.
class GrainInflater {
public:
    GrainInflater();
    ~GrainInflater();
    GrainInflater(const GrainInflater&) = delete;
    GrainInflater& operator=(const GrainInflater&) = delete;
    /// Inflates a zlib stream (or, where there is no zlib header, raw deflate) into `out`, never writing past it;
    /// returns bytes made (fewer than out.size() is legal for a last grain). nullopt: damaged, or more output than
    /// `out` holds. Raw deflate has no checksum: the caller holds its length against what the grain should have.
    std::optional<std::size_t> inflate(ByteSpan compressed, MutableByteSpan out);

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

} // namespace strata
