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

/// One engine that inflates; the format is tried by the caller.
class InflateEngine {
public:
    InflateEngine() = default;
    InflateEngine(const InflateEngine&) = delete;
    InflateEngine& operator=(const InflateEngine&) = delete;
    virtual ~InflateEngine() = default;
    /// Bytes made, never more than out.size(); nullopt if the data is damaged or would not fit.
    virtual std::optional<std::size_t> zlibStream(ByteSpan compressed, MutableByteSpan out) = 0;
    virtual std::optional<std::size_t> rawStream(ByteSpan compressed, MutableByteSpan out) = 0;
};
std::unique_ptr<InflateEngine> zlibInflater();
std::unique_ptr<InflateEngine> libdeflateInflater();

} // namespace strata::detail
