// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/chainlookup.h"

#include <vector>

namespace strata {

/// `links`: leaf first. Throws if the leaf must not be written whatever its kind: NotSupported where other programs
/// keep books on its contents (change tracking, IO filters) or files are used twice, ReadOnly for descriptors of a kind we
/// do not know.
void requireWritable(FileSystem& fs, const std::vector<FoundLink>& links);

} // namespace strata
