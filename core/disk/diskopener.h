// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskchain.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace strata {

/// Limits of reliability.md 3.3; a constant each, tested at the limit and one past it. Those of the descriptor stand
/// in core/format/descriptor.h.
inline constexpr std::size_t kMaxChainLinks = 255;
inline constexpr std::size_t kMaxOpenExtents = 256;

struct OpenOptions {
    OpenMode mode = OpenMode::Read;
    bool followParents = true;
    /// Extents and parents outside the disk's own folder tree are allowed (--trust).
    bool trust = false;
    /// Folders that are allowed besides the disk's own.
    std::vector<std::filesystem::path> trustedFolders;
    /// Open although the parent's content ID does not match (read-only use: evidence, compare).
    bool ignoreCid = false;
    /// Open streams and tables that are cut short, with zeros for what is missing.
    bool salvage = false;
    /// The caller runs the operation whose marker lies beside the disk, so that is no obstacle.
    bool underMarker = false;
    /// For ReadWrite: the caller holds the locks of all files, so none are taken here.
    bool callerHoldsLocks = false;
};

/// Opens the chain that ends at `path`: a descriptor, a monolithic file, or an extent file (then the descriptor that
/// names it is looked for in its folder).
/// Parents are found by vmdk-format 1.9 and opened read-only; loops, depth, CIDs and paths are checked.
/// Up to some dozens of extents are opened at once, so that damage shows here; those of larger sets on first use.
/// For ReadWrite: a committed change that was cut off is finished first; then the leaf's files are locked exclusively
/// and its parents shared (of large sets: the descriptor, and each extent while it is open). Error(Locked) names the
/// holder, Error(Interrupted) if an operation that must be run again lies beside the disk, Error(ReadOnly) for kinds
/// that cannot be written, Error(NotSupported) where other programs keep track of the contents.
std::unique_ptr<DiskChain> openDisk(FileSystem& fs, const std::filesystem::path& path,
                                    const OpenOptions& options = {});

/// Opens a raw image as a chain of one flat link. A last sector that is cut short reads with zeros behind its end.
std::unique_ptr<DiskChain> openRaw(FileSystem& fs, const std::filesystem::path& path, OpenMode mode = OpenMode::Read);

/// Opens one link without its parents; extents may be missing, since none is opened before its first use.
std::unique_ptr<DiskLink> openLink(FileSystem& fs, const std::filesystem::path& path,
                                   const OpenOptions& options = {});

/// If `path` is a raw extent piece (-flat, -sNNN, -delta ...), the descriptor in its folder that names it; else
/// `path`.
std::filesystem::path findDescriptor(FileSystem& fs, const std::filesystem::path& path);

} // namespace strata
