// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QWidget;

namespace strata::ui {

/// The window's measures and tones; all derived from the system's font and palette.
inline constexpr int kGrid = 8;          ///< gaps are multiples of this, or half of it within a group
inline constexpr int kDialogMargin = 12; ///< around the contents of dialogs and pages

/// For what is read second: dimmer than the text, still readable (4.5 : 1) on Base and Window.
QColor secondaryTextColor(const QPalette& palette);
/// Lines between panes: just visible.
QColor hairlineColor(const QPalette& palette);

QFont boldFont(QFont font);
/// A pane's title: a step larger than the text, bold.
QFont headingFont(QFont font);

/// Paints `widget`'s text in secondaryTextColor() and keeps it so when the palette changes.
void makeSecondary(QWidget* widget);

} // namespace strata::ui
