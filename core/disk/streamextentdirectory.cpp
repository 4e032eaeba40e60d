// SPDX-License-Identifier: Apache-2.0
#include "core/disk/streamextentdirectory.h"

#include "core/base/error.h"
#include "core/format/streammarker.h"

#include <algorithm>
#include <array>
#include <limits>

namespace strata {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;
/// Zeros behind the end of a stream that are looked through: tools pad to a block, a MiB, a tape record.
constexpr std::uint64_t kMaxPadding = std::uint64_t{16} << 20U;
/// Grains counted for the message about a stream that was cut short.
constexpr std::size_t kCountedGrains = 100'000;

GrainTableShape shapeOf(const SparseHeader& header) {
    return {.directoryOffset = checkedMul(header.gdOffset, kSectorSize),
            .tableCount = header.tableCount(),
            .entriesPerTable = header.entriesPerTable,
            .entryBytes = 4,
            .locate = locateTableBySector};
}

std::array<std::byte, kSectorSize> firstSector(File& file) {
    std::array<std::byte, kSectorSize> sector{};
    file.readExactly(0, sector);
    return sector;
}

/// Byte offset behind the last sector that is not all zero, or the file's end if there are more zeros than padding.
std::uint64_t endOfContent(File& file) {
    const std::uint64_t fileEnd = alignDown(file.size(), kSectorSize);
    const std::uint64_t stop = fileEnd - std::min(fileEnd, kMaxPadding);
    std::vector<std::byte> block(kBlockBytes);
    for (std::uint64_t end = fileEnd; end > stop;) {
        const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(kBlockBytes, end - stop));
        file.readExactly(end - size, MutableByteSpan(block).first(size));
        for (std::size_t at = size; at > 0; at -= kSectorSize)
            if (!isAllZero(ByteSpan(block).subspan(at - kSectorSize, kSectorSize)))
                return end - size + at;
        end -= size;
    }
    return fileEnd;
}

/// The footer's sector if the file's content ends in footer marker and footer.
std::optional<std::array<std::byte, kSectorSize>> findFooter(File& file, std::uint64_t contentEnd) {
    std::array<std::byte, 2 * kSectorSize> tail{};
    if (contentEnd < tail.size())
        return std::nullopt;
    file.readExactly(contentEnd - tail.size(), tail);
    const ByteSpan footer = ByteSpan(tail).last(kSectorSize);
    if (!isSparseHeader(footer) || !parseStreamMarker(tail).is(MarkerType::Footer))
        return std::nullopt;
    std::array<std::byte, kSectorSize> out{};
    std::ranges::copy(footer, out.begin());
    return out;
}

/// The footer rules, so it may not tell another story than the header did (3.4).
void requireSameDisk(const SparseHeader& header, const SparseHeader& footer, const std::filesystem::path& path) {
    const bool same =
        header.version == footer.version && header.flags == footer.flags && header.capacity == footer.capacity
        && header.grainSize == footer.grainSize && header.entriesPerTable == footer.entriesPerTable
        && header.descriptorOffset == footer.descriptorOffset && header.descriptorSize == footer.descriptorSize;
    if (!same || footer.gdOffset == kGdAtEnd)
        throw Error(ErrorCode::Corrupt, text("The footer at the end of the file contradicts the header at its start"))
            .at(path)
            .advice(text("The file may have been tampered with. Get it again from where it came from"));
}

/// Whether the directory names every grain that was met, at its place. A directory that was cut off and padded with
/// zeros does not.
bool knowsAll(GrainTableSource& tables, const SparseHeader& header, const std::vector<ScannedGrain>& grains) {
    TableStretch table;
    std::optional<std::uint64_t> loaded;
    for (const ScannedGrain& grain : grains) {
        const std::uint64_t number = grain.number / header.entriesPerTable;
        if (loaded != number)
            tables.load(number, 1, table);
        loaded = number;
        if (table.states[0] != TableState::Loaded
            || tableEntry(table.table(0), grain.number % header.entriesPerTable, 4) != grain.sector)
            return false;
    }
    return true;
}

[[noreturn]] void throwCutShort(File& file, const SparseHeader& header) {
    const StreamScan scan = scanStream(file, header, kCountedGrains);
    const std::uint64_t bytes = scan.grains.size() * header.grainSize.bytes();
    throw Error(
        ErrorCode::Truncated,
        scan.endedByLimit
            ? text("The file ends before the stream does. More than %1 grains (%2 bytes of the disk) are whole",
                   scan.grains.size(), bytes)
            : text("The file ends before the stream does. %1 grains (%2 bytes of the disk) are whole",
                   scan.grains.size(), bytes))
        .at(file.path())
        .offset(file.size())
        .advice(
            text("Get the file again from where it came from, or open it in salvage mode to read these, with zeros "
                 "for the rest"));
}

/// Whether a marker of a whole directory stands where one would be in a complete file: a quick no for most files that
/// were cut short.
bool mayHaveDirectory(File& file, const SparseHeader& header, std::uint64_t contentEnd) {
    // Marker, directory (whose end may be zeros), footer marker, footer.
    const std::uint64_t end =
        std::min(alignDown(file.size(), kSectorSize), contentEnd + header.directorySectors().bytes());
    const std::uint64_t wanted = 2 * header.directorySectors().bytes() + 8 * kSectorSize;
    std::vector<std::byte> block(kBlockBytes);
    for (std::uint64_t at = end - std::min(wanted, end); at < end;) {
        const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(kBlockBytes, end - at));
        file.readExactly(at, MutableByteSpan(block).first(size));
        for (std::size_t i = 0; i < size; i += kSectorSize) {
            const StreamMarker marker = parseStreamMarker(ByteSpan(block).subspan(i, kSectorSize));
            if (marker.is(MarkerType::GrainDirectory) && marker.value >= header.directorySectors().count())
                return true;
        }
        at += size;
    }
    return false;
}

/// No footer, no directory in front: over the markers.
StreamDirectory directoryByMarkers(File& file, SparseHeader header, std::uint64_t contentEnd, bool salvage) {
    if (!header.markers())
        throw Error(ErrorCode::Truncated, text("The file has no grain directory")).at(file.path());
    if (!salvage && !mayHaveDirectory(file, header, contentEnd))
        throwCutShort(file, header);
    StreamScan scan = scanStream(file, header);
    if (scan.directory) {
        header.gdOffset = *scan.directory;
        auto tables = std::make_unique<FileGrainTables>(file, shapeOf(header));
        if (knowsAll(*tables, header, scan.grains))
            return {header, std::move(tables), false};
    }
    if (!salvage)
        throwCutShort(file, header);
    return {header, std::make_unique<ScannedGrainTables>(std::move(scan.grains), header.entriesPerTable), true};
}

} // namespace

StreamDirectory locateStreamDirectory(File& file, bool salvage) {
    constexpr std::uint64_t anySize = std::numeric_limits<std::uint64_t>::max();
    const std::array<std::byte, kSectorSize> first = firstSector(file);
    SparseHeader header = parseSparseHeader(first, anySize);
    const std::uint64_t contentEnd = endOfContent(file);
    if (const auto footerSector = findFooter(file, contentEnd)) {
        SparseHeader footer = parseSparseHeader(*footerSector, file.size());
        requireSameDisk(header, footer, file.path());
        auto tables = std::make_unique<FileGrainTables>(file, shapeOf(footer));
        return {footer, std::move(tables), false};
    }
    const std::uint64_t fileSectors = Sectors::covering(file.size()).count();
    const bool inFile =
        header.gdOffset < fileSectors && header.directorySectors().count() <= fileSectors - header.gdOffset;
    if (!inFile)
        return directoryByMarkers(file, header, contentEnd, salvage);
    auto tables = std::make_unique<FileGrainTables>(file, shapeOf(header));
    return {header, std::move(tables), false};
}

} // namespace strata
