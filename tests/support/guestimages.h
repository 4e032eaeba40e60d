// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>

namespace strata::test {

/// Writes what a guest with two partitions has into a disk of at least 16 MiB: one from 1 MiB on with the header of
/// an ext4 called "root" (half of it in use), behind it one for NTFS that is not formatted.
void writePartitions(FileSystem& fs, const std::filesystem::path& disk);

} // namespace strata::test
