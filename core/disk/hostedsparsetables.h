// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentranges.h"
#include "core/disk/graintable.h"
#include "core/format/sparseheader.h"

namespace strata {

/// A table entry for a grain that reads as zero and masks the parent (vmdk-format 2.2). A place in the file it can
/// never be: sector 1 is metadata.
inline constexpr std::uint32_t kZeroGrain = 1;

/// The tables behind the grain directory at `directorySector` (gdOffset or rgdOffset of the header).
GrainTableShape hostedTableShape(const SparseHeader& header, std::uint64_t directorySector);

/// In sectors of the file, where everything lies that is not a grain: header, descriptor, directories, tables. Tables
/// whose location is impossible are left out. collided() of the result: things lie over each other.
/// `redundant`: nullptr if there is no second copy.
SectorRanges hostedMetadata(const SparseHeader& header, FileGrainTables& primary, FileGrainTables* redundant);

} // namespace strata
