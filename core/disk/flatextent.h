// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extent.h"
#include "core/disk/extentsync.h"
#include "core/io/file.h"

#include <memory>

namespace strata {

/// Raw guest bytes in a file from `offset` on: FLAT and VMFS lines (vmdk-format 4.1).
/// What the file holds beyond the extent is ignored. Holes of the file mask the parent like stored zeros do, so they
/// are reported as Zero, never as Hole.
class FlatExtent : public Extent {
public:
    /// `offset`: bytes. A file that ends too early is refused for writing (Truncated); for reading, the missing range
    /// fails when it is read, or reads as zero with `salvage`.
    FlatExtent(std::unique_ptr<File> file, std::uint64_t offset, Sectors capacity, bool writable, bool salvage);

    Sectors capacity() const override { return capacity_; }
    Capabilities capabilities() const override { return {.write = writable_, .markZero = true}; }
    File* file() override { return file_.get(); }
    void map(Sectors start, Sectors length, RunSink sink) override;
    void read(Sectors start, MutableByteSpan out) override;
    void write(Sectors start, ByteSpan data) override;
    void writeZeros(Sectors start, Sectors length, bool maskParent) override;
    void flush() override { sync_.sync(); }
    void close() override { flush(); }

private:
    void requireWritable() const;

    std::unique_ptr<File> file_;
    ExtentSync sync_;
    std::uint64_t offset_;
    Sectors capacity_;
    Sectors present_; ///< whole sectors of the extent that the file holds
    Sectors begun_;   ///< the same with the one that the file ends within
    bool writable_;
    bool salvage_;
};

} // namespace strata
