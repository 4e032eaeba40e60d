// SPDX-License-Identifier: Apache-2.0
#include "core/disk/piecename.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>

namespace strata {

namespace {

constexpr std::array<std::string_view, 8> kSuffixes{"flat", "delta", "sesparse", "rdm",
                                                    "rdmp", "pt",    "ctk",      "digest"};

/// s001, f012; and 02, as old COWD sets count.
bool isNumbered(std::string_view suffix) {
    const bool lettered = suffix.starts_with('s') || suffix.starts_with('f');
    const std::string_view digits = lettered ? suffix.substr(1) : suffix;
    const bool enough = lettered ? digits.size() >= 3 : digits.size() == 2;
    return enough && std::ranges::all_of(digits, isDigit);
}

} // namespace

std::optional<std::filesystem::path> descriptorNameFor(const std::filesystem::path& piece) {
    const std::string stem = piece.stem().native();
    const std::size_t dash = stem.rfind('-');
    if (dash == std::string::npos || dash == 0)
        return std::nullopt;
    const std::string suffix = toLower(std::string_view(stem).substr(dash + 1));
    if (std::ranges::find(kSuffixes, suffix) == kSuffixes.end() && !isNumbered(suffix))
        return std::nullopt;
    return piece.parent_path() / (stem.substr(0, dash) + piece.extension().native());
}

} // namespace strata
