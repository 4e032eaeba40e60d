// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/linkmerge.h"

#include <filesystem>
#include <vector>

namespace strata::test {

/// What an operation does around a LinkMerge: both intents, and the marker between them; goes on under a marker that
/// is there already. Returns the bytes of progress.
std::uint64_t runMerge(FileSystem& fs, const LinkMergeSpec& spec,
              const std::vector<std::filesystem::path>& grandchildren = {});

} // namespace strata::test
