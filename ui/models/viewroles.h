// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Qt>

namespace strata::ui {

/// Roles that our models share; EntryDelegate draws them.
enum ViewRole {
    SecondaryTextRole = Qt::UserRole + 100, ///< QString: dimmed, beside or below the text
    SortRole,                               ///< what to sort by
    PathRole,                               ///< QString: the file or folder a row is about
    IconNameRole,                           ///< QString: one of our line icons
    StatusIconRole,                         ///< int of StatusRole: the mark of a status
    ShareRole,                              ///< double 0..1: drawn as a thin bar under the figure
    GhostRole,                              ///< bool: not there; drawn dimmed and in italics
    HeadingRole,                            ///< bool: a group's heading
    SearchTextRole, ///< QString: what a search looks through, where that is more than is shown
};

} // namespace strata::ui
