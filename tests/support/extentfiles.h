// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extent.h"
#include "core/format/disktypes.h"
#include "core/io/filesystem.h"

#include <filesystem>
#include <vector>

namespace strata::test {

enum class WritableKind { Flat, Sparse, Cowd };

/// A disk to be made: one extent, and the descriptor embedded or beside it.
struct WritableDisk {
    WritableKind kind = WritableKind::Sparse;
    std::uint64_t capacity = 0; ///< sectors
    std::uint64_t grain = 1;

    ExtentType type() const;
    /// The extent's file: d.vmdk, d-flat.vmdk or d-delta.vmdk.
    std::filesystem::path file(const std::filesystem::path& folder) const;
    /// Makes the empty disk as `folder`/d.vmdk.
    void make(FileSystem& fs, const std::filesystem::path& folder) const;
    std::unique_ptr<Extent> open(FileSystem& fs, const std::filesystem::path& folder) const; ///< for writing
};

/// Both copies of the tables of a hosted sparse file, one table after the other, and its unclean mark.
struct SparseTables {
    std::vector<std::byte> primary;
    std::vector<std::byte> redundant;
    bool unclean = false;
};
SparseTables sparseTables(FileSystem& fs, const std::filesystem::path& path);

/// A small file of every kind that has tables, all with the same contents: eight grains, a short end.
enum class TableKind { Sparse, Cowd, SeSparse, Stream, StreamInFront };
inline constexpr Sectors kSmallGrain{8};
inline constexpr Sectors kSmallCapacity{5003};
ExtentType typeOf(TableKind kind);
std::vector<std::byte> smallContents();
std::vector<std::byte> smallFile(TableKind kind);

} // namespace strata::test
