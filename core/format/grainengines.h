// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/graincodec.h"

#include <memory>

namespace strata::detail {

// The engines behind makeGrainCompressor() and GrainInflater, apart so that each can be tested; nullptr where one is
// not built in. zlib is always there. All make zlib streams (RFC 1950) although the tech note says RFC 1951
// (vmdk-format 3.1).

/// `level` 0..9.
std::unique_ptr<GrainCompressor> zlibCompressor(int level);
/// `level` 0..12.
std::unique_ptr<GrainCompressor> libdeflateCompressor(int level);
std::unique_ptr<GrainCompressor> isalCompressor();

/// The same engine, but a grain that hardly compresses is stored as it is, after a look at samples of it: media and
/// encrypted data then cost a copy instead of a search.
std::unique_ptr<GrainCompressor> storingCompressor(std::unique_ptr<GrainCompressor> engine);

/// `data` as a zlib stream of stored blocks; `out` holds at least storedSize(data.size()) bytes.
std::size_t storeGrain(ByteSpan data, MutableByteSpan out);
std::size_t storedSize(std::size_t bytes);

/// One engine that inflates; the format is tried by the caller.
class InflateEngine {
public:
    InflateEngine() = default;
    InflateEngine(const InflateEngine&) = delete;
    InflateEngine& operator=(const InflateEngine&) = delete;
    virtual ~InflateEngine() = default;
    /// Bytes made, never more than out.size(); nullopt if the data is damaged or would not fit.
    virtual std::optional<std::size_t> zlibStream(ByteSpan compressed, MutableByteSpan out) = 0;
    /// Without a checksum a damaged stream may seem to end early: this one must end with `compressed`.
    virtual std::optional<std::size_t> rawStream(ByteSpan compressed, MutableByteSpan out) = 0;
};
std::unique_ptr<InflateEngine> zlibInflater();
std::unique_ptr<InflateEngine> libdeflateInflater();

} // namespace strata::detail
