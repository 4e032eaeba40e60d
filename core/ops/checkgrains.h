// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentranges.h"
#include "core/disk/graintable.h"
#include "core/ops/checkextent.h"

#include <cstdint>
#include <functional>

namespace strata {

/// What a table entry says, for all kinds of tables.
struct GrainEntry {
    enum class Kind { Hole, Zero, Data, Invalid };
    Kind kind = Kind::Hole;
    std::uint64_t sector = 0; ///< Data: where the grain begins in the file
};

/// Checks where the grains of an uncompressed file are said to lie: within the file, outside its metadata, and no two
/// in one place.
class GrainCheck {
public:
    struct Shape {
        Sectors capacity; ///< what the extent's line and the file's header have in common
        Sectors grain;
        bool aligned = true;    ///< grains belong at multiples of their size
        bool repairable = true; ///< RepairOp knows the file's tables
    };
    /// All arguments must live as long as the object.
    GrainCheck(const CheckedExtent& extent, const CheckWork& work, const Shape& shape, const SectorRanges& metadata,
               std::function<GrainEntry(std::uint64_t entry)> decode)
        : extent_(extent), work_(work), shape_(shape), metadata_(metadata), decode_(std::move(decode)),
          fileSize_(extent.file.size()) {}

    void run(GrainTableSource& tables, const GrainTableShape& tableShape);

    /// After run(): sectors that sound grains take, each counted once, and the end of the last one.
    std::uint64_t takenSectors() const { return taken_; }
    std::uint64_t usedEnd() const { return usedEnd_; }
    std::uint64_t zeroGrains() const { return zeroGrains_; }

private:
    using Visit = FunctionRef<void(std::uint64_t grain, std::uint64_t entry)>;
    void forEachEntry(GrainTableSource& tables, const GrainTableShape& tableShape, Visit visit);
    void lookAt(std::uint64_t grain, const GrainEntry& entry);
    bool isSound(std::uint64_t grain, std::uint64_t sector) const;
    std::uint64_t grainCount() const { return ceilDiv(shape_.capacity.count(), shape_.grain.count()); }
    Sectors lengthOf(std::uint64_t grain) const;
    std::string where(std::uint64_t grain) const { return extent_.where(shape_.grain * grain, lengthOf(grain)); }
    void reportCounts();

    const CheckedExtent& extent_;
    const CheckWork& work_;
    Shape shape_;
    const SectorRanges& metadata_;
    std::function<GrainEntry(std::uint64_t)> decode_;
    std::uint64_t fileSize_;
    std::uint64_t anyBits_ = 0; ///< of all sound starts: tells what they are all multiples of
    std::uint64_t zeroGrains_ = 0;
    std::uint64_t misaligned_ = 0;
    std::uint64_t pastCapacity_ = 0;
    std::uint64_t taken_ = 0;
    std::uint64_t usedEnd_ = 0;
};

} // namespace strata
