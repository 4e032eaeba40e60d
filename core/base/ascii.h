// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace strata {

// Text rules of VMware's files, which know ASCII only: independent of the process's locale, safe on any bytes.

constexpr bool isBlank(char c) { return c == ' ' || c == '\t'; }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char toLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
/// Value of a hex digit, -1 for any other character.
constexpr int hexDigit(char c) {
    if (isDigit(c))
        return c - '0';
    const char lower = toLower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string toLower(std::string_view text);
bool equalsIgnoringCase(std::string_view a, std::string_view b);
bool startsWithIgnoringCase(std::string_view text, std::string_view prefix);
/// Without blanks and tabs at both ends.
std::string_view trimBlanks(std::string_view text);

/// The whole of `text` as an unsigned number, nullopt if there is anything else in it or it does not fit.
std::optional<std::uint64_t> parseDecimal(std::string_view text);
std::optional<std::uint64_t> parseHex(std::string_view text);

} // namespace strata
