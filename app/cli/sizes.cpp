// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sizes.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <array>
#include <cstdio>
#include <optional>

namespace strata::cli {
namespace {

constexpr std::string_view kUnitLetters = "kmgtp";
constexpr std::array<const char*, 6> kUnitNames{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

/// Power of 1024 behind a suffix; nullopt if it is none.
std::optional<unsigned> unitPower(std::string_view suffix) {
    const std::string lower = toLower(suffix);
    if (lower.empty() || lower == "b")
        return 0;
    const std::size_t letter = kUnitLetters.find(lower[0]);
    const std::string_view rest = std::string_view(lower).substr(1);
    if (letter == std::string_view::npos || (!rest.empty() && rest != "b" && rest != "ib"))
        return std::nullopt;
    return static_cast<unsigned>(letter) + 1;
}

[[noreturn]] void throwNotASize(std::string_view given, std::string_view option) {
    throw Error(ErrorCode::InvalidArgument, text("%1: “%2” is not a size", option, given))
        .advice(text("Write bytes, or a number with K, M, G or T (powers of 1024): 512, 64K, 10M, 8G, 2T."));
}

} // namespace

std::uint64_t parseSize(std::string_view given, std::string_view option) {
    std::size_t digits = 0;
    while (digits < given.size() && isDigit(given[digits]))
        ++digits;
    const std::optional<unsigned> power = unitPower(trimBlanks(given.substr(digits)));
    if (digits == 0 || !power)
        throwNotASize(given, option);
    const std::optional<std::uint64_t> number = parseDecimal(given.substr(0, digits));
    const unsigned shift = 10 * *power;
    if (!number || *number > (UINT64_MAX >> 1U) >> shift)
        throw Error(ErrorCode::InvalidArgument, text("%1: “%2” is too large", option, given));
    return *number << shift;
}

Sectors parseWholeSectors(std::string_view given, std::string_view option) {
    const std::uint64_t bytes = parseSize(given, option);
    if (bytes % kSectorSize != 0)
        throw Error(ErrorCode::InvalidArgument, text("%1: %2 bytes are not whole sectors", option, bytes))
            .advice(text("Give a multiple of 512 bytes."));
    return Sectors::within(bytes);
}

std::string formatSize(std::uint64_t bytes) {
    if (bytes == 1)
        return "1 byte";
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1023.95 && unit + 1 < kUnitNames.size()) {
        value /= 1024;
        ++unit;
    }
    const bool whole = unit == 0 || value >= 99.95 || bytes % (std::uint64_t{1} << (10 * unit)) == 0;
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), whole ? "%.0f %s" : "%.1f %s", value, kUnitNames[unit]);
    return buffer.data();
}

std::string formatExactSize(std::uint64_t bytes) {
    std::string size = formatSize(bytes);
    if (bytes >= 1024)
        size += " (" + std::to_string(bytes) + " bytes)";
    return size;
}

std::string formatSpeed(double bytesPerSecond) {
    return formatSize(bytesPerSecond > 0 ? static_cast<std::uint64_t>(bytesPerSecond) : 0) + "/s";
}

std::string formatDuration(std::uint64_t seconds) {
    std::array<char, 48> buffer{};
    const auto hours = static_cast<unsigned long long>(seconds / 3600);
    const auto minutes = static_cast<unsigned long long>(seconds / 60 % 60);
    const auto rest = static_cast<unsigned long long>(seconds % 60);
    if (hours > 0)
        std::snprintf(buffer.data(), buffer.size(), "%llu:%02llu:%02llu", hours, minutes, rest);
    else
        std::snprintf(buffer.data(), buffer.size(), "%llu:%02llu", minutes, rest);
    return buffer.data();
}

} // namespace strata::cli
