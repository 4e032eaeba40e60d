// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/bytesink.h"

namespace strata::cli {

class SignalWatcher;

/// Keeps descriptors 0, 1 and 2 from being given to a disk's file when the caller closed them. First thing in main.
void reserveStandardDescriptors();

/// Standard output for bytes. A stop request ends a write to a pipe that nobody empties: Error(Cancelled).
class StandardOutput : public ByteSink {
public:
    explicit StandardOutput(const SignalWatcher& signals);
    void write(ByteSpan data) override;
    std::uint64_t position() const override { return position_; }

private:
    int stopDescriptor_;
    bool mayBlock_; ///< not a regular file
    std::uint64_t position_ = 0;
};

/// Standard input for bytes. A stop request ends a read that waits for the writer: Error(Cancelled).
class StandardInput : public ByteSource {
public:
    explicit StandardInput(const SignalWatcher& signals);
    std::size_t read(MutableByteSpan out) override;

private:
    int stopDescriptor_;
};

} // namespace strata::cli
