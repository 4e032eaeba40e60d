// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extent.h"
#include "core/format/descriptor.h"
#include "core/io/filesystem.h"

#include <filesystem>
#include <memory>

namespace strata {

struct ExtentOptions {
    /// Read what is there: missing, damaged and unreachable bytes become zeros instead of errors, and a stream that
    /// was cut short is rebuilt from its markers.
    bool salvage = false;
};

/// Opens the extent that `line` describes and that lives in `file` (resolved by the caller; ignored for ZERO; for a
/// single-file disk the file itself).
///
/// The kind is decided by the line's type; for the sparse words (SPARSE, VMFSSPARSE, SESPARSE) by the file's magic,
/// which wins over the word (vmdk-format 1.6). FLAT and VMFS are raw whatever they contain.
/// The extent's capacity is the line's: a larger one in the file's own header is cut, a smaller one makes reads of
/// the missing range fail (Truncated; zeros with salvage).
///
/// Errors: MissingExtent; NotSupported for RDM, vSAN and devices; ReadOnly for a kind (or an access word) that
/// cannot be written, with ReadWrite; NotADisk, Corrupt, Truncated, Interrupted by the file's contents.
std::unique_ptr<Extent> openExtent(FileSystem& fs, const std::filesystem::path& file, const ExtentLine& line,
                                   OpenMode mode, LockMode lock, const ExtentOptions& options = {});

} // namespace strata
