// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/chainlookup.h"

#include <vector>

namespace strata {

/// Before a disk is opened for writing: finishes a committed change that was cut off (durability.md 2.4).
/// Error(Interrupted) for an operation that cannot simply be finished.
void finishInterruptedChange(FileSystem& fs, const std::filesystem::path& disk);

/// `links`: leaf first. Throws if the leaf must not be written whatever its kind: NotSupported where other programs
/// keep books on its contents (change tracking, IO filters) or files are used twice, Locked by VMware's rule,
/// ReadOnly for descriptors of a kind we do not know.
void requireWritable(FileSystem& fs, const std::vector<FoundLink>& links);

} // namespace strata
