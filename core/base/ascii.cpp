// SPDX-License-Identifier: Apache-2.0
#include "core/base/ascii.h"

#include <algorithm>
#include <charconv>

namespace strata {
namespace {

std::optional<std::uint64_t> parseNumber(std::string_view text, int base) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::string toLower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        c = toLower(c);
    return lower;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char left, char right) { return toLower(left) == toLower(right); });
}

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix) {
    return equalsIgnoringCase(text.substr(0, prefix.size()), prefix);
}

std::string_view trimBlanks(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<std::uint64_t> parseDecimal(std::string_view text) { return parseNumber(text, 10); }

std::optional<std::uint64_t> parseHex(std::string_view text) { return parseNumber(text, 16); }

} // namespace strata
