// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extent.h"

namespace strata {

/// A ZERO line: no file, reads as zero, also in front of a parent (vmdk-format 1.6). Nothing can be stored in it.
class ZeroExtent : public Extent {
public:
    explicit ZeroExtent(Sectors capacity) : capacity_(capacity) {}

    Sectors capacity() const override { return capacity_; }
    Capabilities capabilities() const override { return {.markZero = true}; }
    File* file() override { return nullptr; }
    void map(Sectors start, Sectors length, RunSink sink) override;
    void read(Sectors start, MutableByteSpan out) override;
    void write(Sectors start, ByteSpan data) override;
    void writeZeros(Sectors, Sectors, bool) override {}
    void flush() override {}
    void close() override {}

private:
    Sectors capacity_;
};

} // namespace strata
