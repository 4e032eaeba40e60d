// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/functionref.h"
#include "core/ops/operation.h"
#include "core/ops/repairpatch.h"

#include <memory>

namespace strata {

/// Where a repair keeps what it changed: `disk`.undo, a line for people of 256 bytes and an intent that takes the
/// repair back (durability.md 2.2). Kept until it is used or deleted.
std::filesystem::path undoFileOf(const std::filesystem::path& disk);

/// Makes the undo file durable. Error(AlreadyExists) if an earlier repair can still be taken back by the one that
/// is there, Error(NotSupported) for files of several folders.
void writeUndoFile(FileSystem& fs, const std::filesystem::path& disk, const RepairPatch& patch);
/// The same refusal, without writing.
void requireUndoFileFree(FileSystem& fs, const std::filesystem::path& disk);

/// The undo file of a disk whose files get other names. Error(Corrupt) if it is not one.
std::vector<std::byte> renamedUndoFile(FileSystem& fs, const std::filesystem::path& disk,
                                       FunctionRef<std::string(std::string)> newName);

/// Takes the last repair of a disk back, byte for byte, and deletes the undo file, in one step. Error(Interrupted)
/// if a sector that the repair changed has been written by somebody else since, Error(UnsafePath) if the undo file
/// names other files than those of the disk: then nothing is written.
std::unique_ptr<Operation> undoRepairOp(std::filesystem::path disk);

} // namespace strata
