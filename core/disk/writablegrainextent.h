// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentsync.h"
#include "core/disk/grainextent.h"

namespace strata {

/// What hosted sparse and COWD extents have in common when they are written: grains that have a place are overwritten
/// there, others are appended; table entries change in memory (at most 16 MiB of tables, then they are flushed); the
/// file is marked as not cleanly closed from before the first change until close().
class WritableGrainExtent : public GrainExtent {
public:
    void write(Sectors start, ByteSpan data) final;
    void writeZeros(Sectors start, Sectors length, bool maskParent) final;
    void flush() final;
    void close() final;

protected:
    WritableGrainExtent(std::unique_ptr<File> file, const Shape& shape, bool writable)
        : GrainExtent(std::move(file), shape), sync_(*this->file()), writable_(writable) {}

    /// Changes the mark in the file; does not sync.
    virtual void writeMark(bool unclean) = 0;
    virtual bool isMarked() const = 0;
    /// Once per series of writes, before the first.
    virtual void prepareWriting() {}
    /// Stores the whole grains at the start of `data` that have no place yet; returns the bytes taken (> 0).
    virtual std::size_t append(std::uint64_t grain, ByteSpan data) = 0;
    /// Makes a piece (of whole grains) read as zero.
    virtual void zero(const GrainPiece& piece, bool maskParent) = 0;
    /// Makes everything durable in the order that the format needs.
    virtual void flushTables() = 0;

    bool writable() const { return writable_; }
    ExtentSync& sync() { return sync_; }
    /// Sets the entries of `count` grains to value, value + step ...
    void setEntries(std::uint64_t grain, std::uint64_t count, std::uint32_t value, std::uint32_t step);
    /// Entries of the grains in a piece.
    void setEntries(const GrainPiece& piece, std::uint32_t value);
    /// How many grains from `grain` on are covered whole by `data` and have no place yet (at least 1 if the first is
    /// so), and how many bytes that is.
    struct Fresh {
        std::uint64_t grains = 0;
        std::size_t bytes = 0;
    };
    Fresh freshGrains(std::uint64_t grain, ByteSpan data);
    /// Writes `data` at `sector` and makes the file at least `sectors` longer than that: a short last grain takes a
    /// whole place.
    void store(std::uint64_t sector, ByteSpan data, std::uint64_t sectors);

    /// Marks the file as not cleanly closed, once per series of writes.
    void beginWriting();

private:
    std::size_t overwrite(std::uint64_t grain, Sectors within, ByteSpan data);
    void flushIfLarge();

    ExtentSync sync_;
    bool writable_;
    bool writing_ = false;
};

} // namespace strata
