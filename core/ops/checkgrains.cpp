// SPDX-License-Identifier: Apache-2.0
#include "core/ops/checkgrains.h"

#include "core/ops/grainclaims.h"

#include <algorithm>
#include <bit>

namespace strata {

void GrainCheck::run(GrainTableSource& tables, const GrainTableShape& tableShape) {
    forEachEntry(tables, tableShape,
                 [&](std::uint64_t grain, std::uint64_t entry) { lookAt(grain, decode_(entry)); });
    reportCounts();
    const std::uint64_t unit = std::uint64_t{1}
                               << static_cast<unsigned>(std::countr_zero(anyBits_ | shape_.grain.count()));
    GrainClaims claims(Sectors::covering(fileSize_).count(), unit);
    while (claims.nextPass())
        forEachEntry(tables, tableShape, [&](std::uint64_t grain, std::uint64_t entry) {
            const GrainEntry meaning = decode_(entry);
            if (meaning.kind != GrainEntry::Kind::Data || !isSound(grain, meaning.sector))
                return;
            if (!claims.take(meaning.sector, meaning.sector + shape_.grain.count()))
                work_.findings.error("grain-shared", extent_.path(),
                                     text("The data at sector %1 of the file belongs to more than one place of the "
                                          "disk: a write to one would change the other",
                                          meaning.sector),
                                     where(grain), shape_.repairable);
        });
    taken_ = claims.takenSectors();
}

void GrainCheck::forEachEntry(GrainTableSource& tables, const GrainTableShape& tableShape, Visit visit) {
    forEachTable(tables, tableShape, work_, [&](std::uint64_t number, TableState state, ByteSpan table) {
        if (state != TableState::Loaded)
            return;
        const std::uint64_t first = number * tableShape.entriesPerTable;
        for (std::uint64_t i = 0; i < tableShape.entriesPerTable; ++i)
            if (const std::uint64_t entry = tableEntry(table, i, tableShape.entryBytes))
                visit(first + i, entry);
    });
}

Sectors GrainCheck::lengthOf(std::uint64_t grain) const {
    const Sectors start = shape_.grain * grain;
    return start < shape_.capacity ? std::min(shape_.grain, shape_.capacity - start) : shape_.grain;
}

bool GrainCheck::isSound(std::uint64_t grain, std::uint64_t sector) const {
    return grain < grainCount() && sector < fileSize_ / kSectorSize
           && !metadata_.overlaps(sector, sector + shape_.grain.count());
}

void GrainCheck::lookAt(std::uint64_t grain, const GrainEntry& entry) {
    CheckFindings& findings = work_.findings;
    if (grain >= grainCount()) {
        ++pastCapacity_;
        return;
    }
    if (entry.kind == GrainEntry::Kind::Zero)
        ++zeroGrains_;
    if (entry.kind == GrainEntry::Kind::Invalid)
        findings.error("entry-invalid", extent_.path(), text("A grain table entry has no meaning"), where(grain));
    if (entry.kind != GrainEntry::Kind::Data)
        return;
    const std::uint64_t end = entry.sector + shape_.grain.count();
    if (entry.sector >= fileSize_ / kSectorSize) {
        findings.error("grain-past-end", extent_.path(),
                       text("The data should be at sector %1 of the file, which has only %2 sectors", entry.sector,
                            fileSize_ / kSectorSize),
                       where(grain));
        return;
    }
    if (metadata_.overlaps(entry.sector, end)) {
        findings.error("grain-in-metadata", extent_.path(),
                       text("The data should be at sector %1 of the file, where its own metadata is", entry.sector),
                       where(grain));
        return;
    }
    if ((entry.sector + lengthOf(grain).count()) * kSectorSize > fileSize_)
        findings.error("grain-cut-short", extent_.path(),
                       text("The file ends within the data at its sector %1", entry.sector), where(grain));
    misaligned_ += shape_.aligned && entry.sector % shape_.grain.count() != 0 ? 1U : 0U;
    anyBits_ |= entry.sector;
    usedEnd_ = std::max(usedEnd_, end);
}

void GrainCheck::reportCounts() {
    if (misaligned_ != 0)
        work_.findings.note("grain-misaligned", extent_.path(),
                            text("%1 grains do not start at a multiple of their size", misaligned_));
    if (pastCapacity_ != 0)
        work_.findings.note("entry-past-capacity", extent_.path(),
                            text("The tables have %1 entries for data behind the end of the disk", pastCapacity_));
}

} // namespace strata
