// SPDX-License-Identifier: Apache-2.0
#include "tests/support/extentfiles.h"

#include "core/disk/extentwriter.h"
#include "core/disk/newdisk.h"
#include "core/format/sesparse.h"
#include "core/format/sparseheader.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/streamfile.h"
#include "tests/support/testfiles.h"

#include <cstring>

namespace strata::test {

namespace {

void putGrains(ExtentWriter& writer) {
    const std::vector<std::byte> bytes = smallContents();
    for (std::uint64_t s = 0; s < kSmallCapacity.count(); s += kSmallGrain.count()) {
        const Sectors length = std::min(kSmallGrain, kSmallCapacity - Sectors(s));
        const ByteSpan part = ByteSpan(bytes).subspan(s * kSectorSize, length.bytes());
        if (!isAllZero(part))
            writer.file().writeAt(writer.place(Sectors(s), length), part);
    }
    writer.finish();
}

std::vector<std::byte> seSparseFile() {
    const std::uint64_t volatileAt = 1, directory = 8, tables = 16, grains = 80;
    const std::vector<std::byte> bytes = smallContents();
    std::vector<std::byte> file(grains * kSectorSize);
    const std::pair<std::size_t, std::uint64_t> fields[] = {{0, kSeSparseMagic},
                                                            {8, 0x200000001},
                                                            {16, kSmallCapacity.count()},
                                                            {24, 8},
                                                            {32, 64},
                                                            {80, volatileAt},
                                                            {88, 1},
                                                            {128, directory},
                                                            {136, 1},
                                                            {144, tables},
                                                            {152, 64},
                                                            {192, grains}};
    for (const auto& [offset, value] : fields)
        storeLe(file, offset, value);
    storeLe<std::uint64_t>(file, volatileAt * 512, 0xCAFECAFE);
    storeLe<std::uint64_t>(file, directory * 512, std::uint64_t{0x10000000} << 32U);
    std::uint64_t next = 0;
    for (std::uint64_t g = 0; g * 8 < kSmallCapacity.count(); ++g) {
        const std::size_t at = g * kSmallGrain.bytes();
        std::vector<std::byte> grain(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                     bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), at + 4096)));
        grain.resize(4096);
        if (isAllZero(grain))
            continue;
        storeLe(file, tables * 512 + g * 8, encodeSeDataEntry(next++));
        file.insert(file.end(), grain.begin(), grain.end());
    }
    return file;
}

} // namespace

ExtentType WritableDisk::type() const {
    return kind == WritableKind::Flat   ? ExtentType::Flat
           : kind == WritableKind::Cowd ? ExtentType::VmfsSparse
                                        : ExtentType::Sparse;
}

std::filesystem::path WritableDisk::file(const std::filesystem::path& folder) const {
    return folder
           / (kind == WritableKind::Flat   ? "d-flat.vmdk"
              : kind == WritableKind::Cowd ? "d-delta.vmdk"
                                           : "d.vmdk");
}

void WritableDisk::make(FileSystem& fs, const std::filesystem::path& folder) const {
    DiskSpec spec;
    spec.path = folder / "d.vmdk";
    spec.type = kind == WritableKind::Flat   ? CreateType::MonolithicFlat
                : kind == WritableKind::Cowd ? CreateType::VmfsSparse
                                             : CreateType::MonolithicSparse;
    spec.capacity = Sectors(capacity);
    spec.grain = Sectors(kind == WritableKind::Sparse ? grain : 0);
    const DiskPlan plan = planDisk(spec);
    const std::string descriptor = plan.descriptor.encode();
    auto file = fs.create(plan.extents[0].path);
    const auto writer = kind == WritableKind::Flat ? makeFlatWriter(std::move(file), spec.capacity, false)
                        : kind == WritableKind::Cowd
                            ? makeCowdWriter(std::move(file), spec.capacity, Sectors(grain))
                            : makeSparseWriter(std::move(file), spec.capacity, spec.grain, descriptor);
    writer->finish();
    if (!plan.embedded)
        writeFile(fs, spec.path, descriptor);
}

std::unique_ptr<Extent> WritableDisk::open(FileSystem& fs, const std::filesystem::path& folder) const {
    return openFile(fs, file(folder), type(), Sectors(capacity), OpenMode::ReadWrite);
}

SparseTables sparseTables(FileSystem& fs, const std::filesystem::path& path) {
    const auto file = fs.open(path, OpenMode::Read);
    std::vector<std::byte> sector(kSectorSize);
    file->readExactly(0, sector);
    const SparseHeader header = parseSparseHeader(sector, file->size());
    SparseTables tables{.primary = {}, .redundant = {}, .unclean = header.unclean};
    const auto load = [&](std::uint64_t directory, std::vector<std::byte>& out) {
        for (std::uint64_t t = 0; t < header.tableCount(); ++t) {
            std::vector<std::byte> entry(4);
            file->readExactly(directory * kSectorSize + t * 4, entry);
            std::vector<std::byte> table(kEntriesPerTable * 4);
            file->readExactly(loadLe<std::uint32_t>(entry, 0) * kSectorSize, table);
            out.insert(out.end(), table.begin(), table.end());
        }
    };
    load(header.gdOffset, tables.primary);
    load(header.rgdOffset, tables.redundant);
    return tables;
}

ExtentType typeOf(TableKind kind) {
    return kind == TableKind::Cowd       ? ExtentType::VmfsSparse
           : kind == TableKind::SeSparse ? ExtentType::SeSparse
                                         : ExtentType::Sparse;
}

std::vector<std::byte> smallContents() {
    std::vector<std::byte> bytes(kSmallCapacity.bytes());
    for (const std::uint64_t grain : {0U, 1U, 2U, 60U, 61U, 300U, 513U, 625U}) {
        const std::size_t at = grain * kSmallGrain.bytes();
        const auto part = patternBytes(std::min<std::size_t>(kSmallGrain.bytes(), bytes.size() - at), grain + 1);
        std::memcpy(bytes.data() + at, part.data(), part.size());
    }
    return bytes;
}

std::vector<std::byte> smallFile(TableKind kind) {
    MemoryFileSystem fs;
    switch (kind) {
    case TableKind::Sparse:
        putGrains(*makeSparseWriter(fs.create("/f"), kSmallCapacity, kSmallGrain, {}));
        return fs.readFile("/f");
    case TableKind::Cowd:
        putGrains(*makeCowdWriter(fs.create("/f"), kSmallCapacity, kSmallGrain));
        return fs.readFile("/f");
    case TableKind::SeSparse: return seSparseFile();
    case TableKind::Stream: return buildStream(smallContents(), {.grain = kSmallGrain});
    case TableKind::StreamInFront: break;
    }
    return buildStream(smallContents(), {.directory = StreamLayout::Directory::Front, .grain = kSmallGrain});
}

} // namespace strata::test
