// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/units.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace strata::cli {

/// A number of bytes as people type it: plain, or with K, M, G, T, P (powers of 1024; "KB" and "KiB" mean the same).
/// Error(InvalidArgument) names `option` and shows what is understood.
std::uint64_t parseSize(std::string_view text, std::string_view option);
/// parseSize for what must be whole sectors.
Sectors parseWholeSectors(std::string_view text, std::string_view option);

/// "512 bytes", "64 KiB", "3.4 GiB": three digits at most.
std::string formatSize(std::uint64_t bytes);
/// formatSize and the exact number where the first hides it: "3.4 GiB (3650722201 bytes)".
std::string formatExactSize(std::uint64_t bytes);
/// "410 MiB/s"
std::string formatSpeed(double bytesPerSecond);
/// "0:07", "12:30", "1:02:33"
std::string formatDuration(std::uint64_t seconds);

} // namespace strata::cli
