// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

namespace strata::ui {

/// The three status roles; always shown together with an icon or a word, never as colour alone.
enum class StatusRole { Good, Attention, Bad };

/// True if the palette is a dark one (Qt 6.4 has no QStyleHints::colorScheme).
bool isDark(const QPalette& palette);
/// Text or line colour of a status on the palette's window, contrast at least 4.5 : 1.
QColor statusColor(StatusRole role, const QPalette& palette);
/// A calm background for a bar of that status; the palette's WindowText reads well on it.
QColor statusBackground(StatusRole role, const QPalette& palette);
/// WCAG contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

} // namespace strata::ui
