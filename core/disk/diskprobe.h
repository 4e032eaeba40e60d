// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"
#include "core/format/descriptor.h"
#include "core/format/sparseheader.h"
#include "core/io/filesystem.h"

#include <optional>

namespace strata {

/// What the first bytes of a file say it is (vmdk-format 1.1).
enum class DiskFileKind {
    Descriptor,       ///< a stand-alone text descriptor
    Sparse,           ///< "KDMV"; may embed a descriptor
    Cowd,             ///< "COWD"; never embeds one
    SeSparse,         ///< SE sparse; never embeds one
    UnfinishedStream, ///< a conversion by open-vmdk that was cut off
    Gzip,             ///< a disk somebody compressed as a whole (6.1 #33)
    Other,            ///< a raw piece, or no disk at all
};
DiskFileKind probeDiskFile(ByteSpan head);

/// A descriptor and where it was found.
struct FoundDescriptor {
    Descriptor descriptor;
    DescriptorPlace place;
    FileId file;                        ///< of place.path
    std::optional<SparseHeader> header; ///< with an embedded descriptor
};

/// The descriptor that `path` is or embeds; nullopt if it is a disk's piece or no disk.
/// A committed change of the embedded descriptor that was cut off is laid over what the file holds (durability.md
/// 2.4), so that a half-written text is never seen.
/// `salvage`: a sparse file whose descriptor is blank or unreadable gets one made up from its header (6.1 #24).
/// Errors: NotFound; Corrupt, Encrypted, LimitExceeded ... for a descriptor that cannot be read; NotADisk for a file
/// that was compressed, Interrupted for one that was never finished.
std::optional<FoundDescriptor> readDescriptor(FileSystem& fs, const std::filesystem::path& path, bool salvage);

/// NotADisk (or Truncated) for a path that readDescriptor() finds nothing in.
[[noreturn]] void throwNoDescriptor(FileSystem& fs, const std::filesystem::path& path);

} // namespace strata
