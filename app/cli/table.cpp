// SPDX-License-Identifier: Apache-2.0
#include "app/cli/table.h"

#include "app/cli/textoutput.h"

#include <algorithm>

namespace strata::cli {
namespace {

/// Columns that UTF-8 text takes, near enough: one per code point.
std::size_t displayWidth(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

void Table::print(TextOutput& out, std::size_t indent) const {
    std::vector<std::size_t> widths(columns_.size(), 0);
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    for (const auto& row : rows_) {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths[i] - displayWidth(row[i]), ' ');
            line += columns_[i] == Align::Right ? gap + row[i] : row[i] + gap;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.line(line);
    }
}

} // namespace strata::cli
