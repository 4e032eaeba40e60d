// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/bytesink.h"
#include "core/ops/cloneop.h"
#include "core/ops/compareop.h"
#include "tests/support/memoryfilesystem.h"

#include <filesystem>
#include <string>
#include <vector>

namespace strata::test {

using Bytes = std::vector<std::byte>;

/// A kind of disk, or a raw image.
struct DiskKind {
    const char* name = "";
    bool raw = false;
    CreateType type = CreateType::MonolithicSparse;
};
/// Every kind that can be made, and raw.
const std::vector<DiskKind>& everyKind();
const DiskKind& kindNamed(const std::string& name);

/// What a guest may have written.
enum class Filling {
    Empty,
    Full,      ///< different bytes everywhere
    Scattered, ///< short and long pieces on no bounds but sectors, some of them zeros
};
Bytes guestBytes(Sectors capacity, Filling filling, std::uint64_t seed = 1);

/// A small split, so that small disks have several extents.
inline constexpr Sectors kTestSplit{2176};

/// Makes a disk that reads as `bytes`; sectors of zeros are not written.
void makeFilled(FileSystem& fs, const std::filesystem::path& path, const DiskKind& kind, const Bytes& bytes);
/// Writes the sectors of `bytes` that are not zero.
void writeSectors(FileSystem& fs, const std::filesystem::path& path, const Bytes& bytes);

/// What a guest reads.
Bytes readGuest(FileSystem& fs, const std::filesystem::path& path, bool raw = false);

CloneParams cloneParams(const std::filesystem::path& from, const DiskKind& fromKind, const std::filesystem::path& to,
                        const DiskKind& toKind);

/// An operation with everything it needs.
struct OperationRun {
    explicit OperationRun(FileSystem& fs, unsigned threads = 2)
        : context{fs, progress, stop.get_token(), report, threads} {}

    Progress progress;
    std::stop_source stop;
    Report report;
    OpContext context;
};

/// Takes bytes into memory; fails after some, if wanted.
class MemorySink : public ByteSink {
public:
    void write(ByteSpan data) override;
    std::uint64_t position() const override { return bytes.size(); }

    Bytes bytes;
    std::uint64_t failsAfter = ~std::uint64_t{0};
};

/// Gives bytes from memory.
class MemorySource : public ByteSource {
public:
    explicit MemorySource(Bytes bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(MutableByteSpan out) override;

private:
    Bytes bytes_;
    std::size_t position_ = 0;
};

} // namespace strata::test
