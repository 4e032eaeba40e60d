// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/streamextentscan.h"
#include "core/format/sparseheader.h"
#include "core/io/file.h"

#include <memory>

namespace strata {

/// The tables of a stream, from wherever they could be had.
struct StreamDirectory {
    SparseHeader header; ///< the footer's where there is one; gdOffset is the true one unless `rebuilt`
    std::unique_ptr<GrainTableSource> tables;
    bool rebuilt = false; ///< from the markers, since the file has no directory
};

/// Finds the grain directory of a compressed file, all variants of vmdk-format 3.3: in front, behind (footer, also
/// with some padding after it), or, without a footer, by its marker.
/// A file that was cut short has none: Error(Truncated) that says how much can be saved; with `salvage` the tables
/// are rebuilt from the grain markers.
/// Error(Corrupt) if the footer contradicts the header.
StreamDirectory locateStreamDirectory(File& file, bool salvage);

} // namespace strata
