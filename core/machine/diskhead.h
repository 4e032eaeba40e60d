// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/format/descriptor.h"
#include "core/io/filesystem.h"

#include <filesystem>
#include <optional>

namespace strata {

enum class DiskHeadKind {
    Descriptor, ///< a text descriptor
    WholeDisk,  ///< a sparse file that embeds its descriptor
    Piece,      ///< an extent of some kind without a descriptor of its own
    Unknown,    ///< raw data or something else: only a descriptor that names it can tell
};

/// What a file is, judged by its first bytes (vmdk-format 1.1).
struct DiskHead {
    DiskHeadKind kind = DiskHeadKind::Unknown;
    std::optional<Descriptor> descriptor; ///< Descriptor and WholeDisk, unless it is broken
    std::optional<Error> problem;         ///< why it is broken

    bool isEntry() const { return kind == DiskHeadKind::Descriptor || kind == DiskHeadKind::WholeDisk; }
};

/// Reads the first sectors, and the descriptor if there is one. Never throws: what cannot be read is a problem.
/// `mayBeCutOff`: looks also for a change of the descriptor that was cut off, and reads it as it will be. That lists
/// the folder, so for a folder that was listed already only where it holds an intent.
DiskHead readDiskHead(FileSystem& fs, const std::filesystem::path& path, bool mayBeCutOff);

} // namespace strata
