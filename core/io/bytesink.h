// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <memory>

namespace strata {

/// Somewhere bytes go one after the other: standard output, a socket, a file being written front to back.
/// Single-threaded. Errors: strata::Error (a closed pipe is Io with EPIPE).
class ByteSink {
public:
    ByteSink() = default;
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;
    virtual ~ByteSink() = default;

    virtual void write(ByteSpan data) = 0;
    /// Bytes taken so far.
    virtual std::uint64_t position() const = 0;
};

/// Somewhere bytes come from one after the other: standard input.
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    /// Fills `out`; returns fewer bytes only at the end.
    virtual std::size_t read(MutableByteSpan out) = 0;
};

/// Over file descriptors the caller keeps open (0 and 1 in the command line).
std::unique_ptr<ByteSink> descriptorSink(int fileDescriptor);
std::unique_ptr<ByteSource> descriptorSource(int fileDescriptor);

} // namespace strata
