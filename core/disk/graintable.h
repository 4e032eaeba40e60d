// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/disk/graintablecache.h"
#include "core/io/file.h"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace strata {

/// One entry of a table or directory: u32 or u64, little-endian.
inline std::uint64_t tableEntry(ByteSpan table, std::uint64_t index, unsigned entryBytes) {
    return entryBytes == 4 ? loadLe<std::uint32_t>(table, index * 4) : loadLe<std::uint64_t>(table, index * 8);
}

/// A stretch of consecutive tables, read together. Reused from stretch to stretch, so that its memory is; memory that
/// no table needs is never touched.
class TableStretch {
public:
    /// Makes room for `count` tables, all Missing; their bytes are undefined.
    void reset(std::size_t count, std::size_t tableBytes) {
        states.assign(count, TableState::Missing);
        tableBytes_ = tableBytes;
        if (room_ < count * tableBytes) {
            room_ = count * tableBytes;
            bytes_ = std::make_unique_for_overwrite<std::byte[]>(room_);
        }
    }
    /// The bytes of table i and the `count - 1` ones after it; defined only where states[i] is Loaded.
    ByteSpan table(std::size_t i, std::size_t count = 1) const {
        return {bytes_.get() + i * tableBytes_, count * tableBytes_};
    }
    MutableByteSpan table(std::size_t i, std::size_t count = 1) {
        return {bytes_.get() + i * tableBytes_, count * tableBytes_};
    }

    std::vector<TableState> states;

private:
    std::unique_ptr<std::byte[]> bytes_;
    std::size_t room_ = 0;
    std::size_t tableBytes_ = 0;
};

/// Where the grain tables of an extent come from.
/// Threads: load() may run from several threads at once.
class GrainTableSource {
public:
    GrainTableSource() = default;
    GrainTableSource(const GrainTableSource&) = delete;
    GrainTableSource& operator=(const GrainTableSource&) = delete;
    virtual ~GrainTableSource() = default;

    /// Loads tables [first, first + count). A table that cannot be located is Damaged, not an exception; I/O errors
    /// are exceptions.
    virtual void load(std::uint64_t first, std::size_t count, TableStretch& out) = 0;
    /// A table at or after `first` before which none exists: a way over long stretches of nothing. May be `first`
    /// itself, may lie past the last table.
    virtual std::uint64_t nextListed(std::uint64_t first) = 0;
};

/// The two-level index of a sparse file: a directory that places tables, tables that place grains.
struct GrainTableShape {
    std::uint64_t directoryOffset = 0; ///< bytes
    std::uint64_t tableCount = 0;
    std::uint64_t entriesPerTable = 0;
    unsigned entryBytes = 4; ///< of table and directory entries alike: 4 or 8
    /// Byte offset of the table that a directory entry names; 0 for none, kBadTable for an impossible entry.
    std::function<std::uint64_t(std::uint64_t entry)> locate;

    std::size_t tableBytes() const { return static_cast<std::size_t>(entriesPerTable) * entryBytes; }
};
inline constexpr std::uint64_t kBadTable = 0xFFFFFFFFFFFFFFFFU;
/// Directory entry (u32 sector) of hosted sparse and COWD files.
std::uint64_t locateTableBySector(std::uint64_t entry);

/// Tables and directory as they stand in a file. The directory is read in pages of 64 KiB of which 16 stay in memory:
/// 1 MiB, however large a disk the header announces. Tables that lie in holes of the host file are not read.
class FileGrainTables : public GrainTableSource {
public:
    FileGrainTables(File& file, GrainTableShape shape);

    void load(std::uint64_t first, std::size_t count, TableStretch& out) override;
    std::uint64_t nextListed(std::uint64_t first) override;

    const GrainTableShape& shape() const { return shape_; }
    /// Byte offset of a table; 0 for none; kBadTable if the entry is impossible or the table does not lie wholly in
    /// the file.
    std::uint64_t location(std::uint64_t table);
    /// Calls `visit(table, location)` for every table that the directory names (also kBadTable).
    void visitLocations(FunctionRef<void(std::uint64_t, std::uint64_t)> visit);
    /// Notes that directory and tables have changed in the file (single-threaded).
    void forgetDirectory();

private:
    using Page = std::shared_ptr<const std::vector<std::byte>>;
    Page page(std::uint64_t number);
    void locations(std::uint64_t first, std::size_t count, std::vector<std::uint64_t>& out);
    std::uint64_t place(std::uint64_t entry, std::uint64_t fileSize) const;

    File& file_;
    GrainTableShape shape_;
    std::mutex mutex_;
    std::list<std::pair<std::uint64_t, Page>> pages_; ///< most recently used first
};

} // namespace strata
