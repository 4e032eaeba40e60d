// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace strata {

// What opening does about a committed change of a disk that was cut off before all of it was in place
// (durability.md 2.2, 2.4).

/// For readers: the files as the changes that were cut off in the folder of `disk` will leave them, whichever disk
/// they began with: they may concern its parents. nullptr if there is nothing to be finished. Must outlive whatever
/// is opened through it.
/// Error(Interrupted) if somebody else has written to `disk` since.
std::unique_ptr<FileSystem> viewOfUnfinishedChange(FileSystem& fs, const std::filesystem::path& disk);

/// For writers: finishes the changes of the folder, unless somebody is at them. Error(Interrupted) if `disk` itself
/// is part of an operation that must be run again instead, Error(Locked) if somebody is at it.
/// `underMarker`: the caller runs the operation that a marker stands for.
void finishInterruptedChange(FileSystem& fs, const std::filesystem::path& disk, bool underMarker = false);

/// For the note of a marker (IntentBuilder::detail): until its operation is done, these links hold a mixture and read
/// right only through their children. One line each; the operation may add lines of its own.
std::string noteHalfWritten(const std::vector<std::filesystem::path>& links);
/// Error(Interrupted) if a marker says so of `disk`.
void requireNotHalfWritten(FileSystem& fs, const std::filesystem::path& disk);

} // namespace strata
