// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/disk/extent.h"
#include "core/disk/graintable.h"
#include "core/disk/graintabledirty.h"
#include "core/io/file.h"

#include <cstdint>
#include <memory>

namespace strata {

/// Why a grain that is said to hold data cannot be read as it stands.
enum class GrainFault : std::uint8_t {
    None,
    PastEnd,    ///< stored past the end of the file
    CutShort,   ///< the file ends within it
    InMetadata, ///< its place belongs to the header, a directory or a table
    BadEntry,   ///< the table entry has no meaning
    BadTable,   ///< its table cannot be located
    NotCovered, ///< the file's own header says less than the descriptor
};

/// A run together with what is wrong with it. Faulty grains are Data, but never `stored`.
struct GrainPiece {
    Run run;
    GrainFault fault = GrainFault::None;
};
using GrainPieceSink = FunctionRef<bool(const GrainPiece&)>;

/// Base of every extent that finds its grains through tables: hosted sparse, COWD, SE sparse, stream.
///
/// Tables are loaded when first needed; 16 MiB of them are kept. map() over a long range reads tables by the MiB
/// and leaves the kept ones alone, so its memory does not depend on the disk's size.
class GrainExtent : public Extent {
public:
    Sectors capacity() const final { return shape_.capacity; }
    File* file() final { return file_.get(); }
    void map(Sectors start, Sectors length, RunSink sink) final;
    void read(Sectors start, MutableByteSpan out) override;

    // Refusals, for the kinds that cannot be written.
    void write(Sectors start, ByteSpan data) override;
    void writeZeros(Sectors start, Sectors length, bool maskParent) override;
    void flush() override {}
    void close() override {}

protected:
    struct Shape {
        Sectors capacity; ///< the descriptor's
        Sectors covered;  ///< what the file's own header answers for; not more than capacity
        Sectors grain;
        std::uint64_t entriesPerTable = 0;
        unsigned entryBytes = 4;
        bool salvage = false;
    };
    /// What one table entry says.
    struct Place {
        RunKind kind = RunKind::Hole;
        GrainFault fault = GrainFault::None;
        std::uint64_t offset = 0; ///< Data: bytes in the file
    };

    GrainExtent(std::unique_ptr<File> file, const Shape& shape);
    /// To be called by the constructor of the derived class; the source must live as long as this.
    void setTables(GrainTableSource& tables) { tables_ = &tables; }

    /// Meaning of a non-zero entry; 0 is a hole everywhere. `grain`: number of the grain within the extent.
    virtual Place decode(std::uint64_t entry, std::uint64_t grain) const = 0;
    /// Whether sound Data stands as it is in the file.
    virtual bool storesPlainly() const { return true; }

    /// Like map(), with faults.
    void walk(Sectors start, Sectors length, GrainPieceSink sink);
    std::uint64_t entryOf(std::uint64_t grain);
    /// Content of a table as it is now, zero-filled if there is none. Error(Corrupt) for a Damaged one.
    std::vector<std::byte> tableContent(std::uint64_t table);
    Error faultError(GrainFault fault, Sectors start, Sectors length, std::uint64_t fileOffset) const;
    [[noreturn]] void throwReadOnly() const;

    const Shape& shape() const { return shape_; }
    const std::filesystem::path& path() const { return file_->path(); }
    std::uint64_t fileSize() const { return fileSize_; }
    void setFileSize(std::uint64_t bytes) { fileSize_ = bytes; }
    std::uint64_t tableOfGrain(std::uint64_t grain) const { return grain / shape_.entriesPerTable; }
    /// Sectors of grain `grain` that lie within the extent: less than a grain for a short last one.
    Sectors grainLength(std::uint64_t grain) const;
    DirtyGrainTables& dirtyTables() { return dirty_; }
    GrainTableCache& tableCache() { return cache_; }

private:
    class Walker;
    bool walkCached(Walker& walker, std::uint64_t first, std::uint64_t last);
    bool walkStretches(Walker& walker, std::uint64_t first, std::uint64_t last);
    GrainTableCache::TablePointer table(std::uint64_t number);
    void readPiece(const GrainPiece& piece, MutableByteSpan out);

    std::unique_ptr<File> file_;
    Shape shape_;
    std::uint64_t fileSize_;
    GrainTableSource* tables_ = nullptr;
    GrainTableCache cache_;
    DirtyGrainTables dirty_;
};

} // namespace strata
