// SPDX-License-Identifier: Apache-2.0
#include "core/machine/lostheader.h"

#include "core/base/error.h"
#include "core/disk/hostedsparsetables.h"
#include "core/format/descriptor.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace strata {
namespace {

constexpr std::uint64_t kDescriptorSectors = 20;

Error unproven(const File& file) {
    return Error(ErrorCode::Corrupt, text("The file's tables are not where a program would have put them"))
        .at(file.path())
        .advice(text("Its header cannot be made again. Get the file from a backup."));
}

Descriptor embeddedDescription(File& file) {
    std::vector<std::byte> area(kDescriptorSectors * kSectorSize);
    area.resize(file.readAt(kSectorSize, area));
    return Descriptor::parse(area);
}

/// The footer is a copy of the header that knows where the directory is (vmdk-format 3.2); it is the last sector but
/// one.
std::optional<SparseHeader> footerOf(File& file) {
    std::array<std::byte, kSectorSize> sector{};
    const std::uint64_t size = alignDown(file.size(), kSectorSize);
    if (size < 2 * kSectorSize)
        return std::nullopt;
    file.readExactly(size - 2 * kSectorSize, sector);
    if (!isSparseHeader(sector))
        return std::nullopt;
    SparseHeader header = parseSparseHeader(sector, file.size());
    header.gdOffset = kGdAtEnd;
    return header;
}

bool holds(File& file, std::uint64_t directory, std::uint64_t table, std::uint64_t wanted) {
    std::array<std::byte, 4> entry{};
    file.readExactly(directory * kSectorSize + table * entry.size(), entry);
    return loadLe<std::uint32_t>(entry, 0) == wanted;
}

SparseHeader canonicalHeader(File& file, Sectors capacity) {
    const SparseLayout layout = canonicalSparseLayout(capacity, kDefaultGrain, kDescriptorSectors);
    SparseHeader header;
    header.capacity = capacity;
    header.descriptorOffset = Sectors(1);
    header.descriptorSize = Sectors(kDescriptorSectors);
    header.rgdOffset = layout.redundantDirectory;
    header.gdOffset = layout.directory;
    header.overHead = Sectors(layout.overHead);
    if (file.size() < header.overHead.bytes())
        throw unproven(file);
    for (std::uint64_t table = 0; table < layout.tableCount; ++table)
        if (!holds(file, layout.redundantDirectory, table, layout.redundantTable(table))
            || !holds(file, layout.directory, table, layout.table(table)))
            throw unproven(file);
    return header;
}

/// An entry of 1 is a zero grain only where the header says so (vmdk-format 2.2).
bool hasZeroGrains(File& file, const SparseHeader& header) {
    FileGrainTables tables(file, hostedTableShape(header, header.gdOffset));
    TableStretch stretch;
    for (std::uint64_t table = 0; table < header.tableCount(); ++table) {
        tables.load(table, 1, stretch);
        for (std::uint64_t i = 0; stretch.states[0] == TableState::Loaded && i < header.entriesPerTable; ++i)
            if (tableEntry(stretch.table(0), i, 4) == kZeroGrain)
                return true;
    }
    return false;
}

} // namespace

SparseHeader rebuildHeader(File& file) {
    if (const std::optional<SparseHeader> footer = footerOf(file))
        return *footer;
    SparseHeader header = canonicalHeader(file, embeddedDescription(file).capacity());
    if (hasZeroGrains(file, header)) {
        header.version = kSparseZeroGrainVersion;
        header.flags |= kSparseFlagZeroGrain;
    }
    return header;
}

} // namespace strata
