// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>

namespace strata {

/// Error(Locked) that names the holder, or the error of opening for writing, if a descriptor cannot be changed now.
/// Only asks: the change itself takes the lock.
void requireFree(FileSystem& fs, const std::filesystem::path& descriptor);

/// Error(Interrupted) if an operation that concerns the disk was cut off and must be run again by who knows it. A
/// committed change is no obstacle: that is finished first.
void requireNothingHalfDone(FileSystem& fs, const std::filesystem::path& descriptor);

} // namespace strata
