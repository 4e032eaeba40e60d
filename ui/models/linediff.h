// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace strata::ui {

/// One line of two texts laid over one another.
struct DiffLine {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    std::optional<int> before, after; ///< numbers of the line in either text, from 1; none where it is not there
    QString text;
};

/// The shortest way from the lines of `before` to those of `after`: what is removed stands before what is added.
/// Texts whose changed parts are longer than a few thousand lines are taken as changed throughout.
std::vector<DiffLine> diffLines(const QString& before, const QString& after);

} // namespace strata::ui
