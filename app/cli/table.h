// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace strata::cli {

class TextOutput;

/// Rows with aligned columns, for people. Cells must be free of control characters (displayPath, escapeForDisplay).
class Table {
public:
    enum class Align { Left, Right };

    explicit Table(std::vector<Align> columns) : columns_(std::move(columns)) {}
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    bool empty() const { return rows_.empty(); }
    /// Every line begins with `indent` blanks; columns are two blanks apart.
    void print(TextOutput& out, std::size_t indent) const;

private:
    std::vector<Align> columns_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace strata::cli
