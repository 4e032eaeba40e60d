// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/functionref.h"

#include <cstdint>

namespace strata {

/// Receives sectors [begin, end) of a file that one stretch of guest data is stored in.
using ClaimSink = FunctionRef<void(std::uint64_t begin, std::uint64_t end)>;

/// True if no two claims share a sector. Asked before anything is written in place: a write to a shared grain would
/// change two places of the disk at once.
/// `visit` goes over all claims and is called once per 64 MiB of bitmap that the file needs: once, for all but files
/// with grains of a sector beyond 256 GiB. `grain`: sectors; grains that are aligned to each other cost a bit each.
bool claimsAreDisjoint(std::uint64_t fileSectors, std::uint64_t grain, FunctionRef<void(ClaimSink)> visit);

} // namespace strata
