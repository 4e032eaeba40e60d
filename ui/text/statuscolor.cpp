// SPDX-License-Identifier: Apache-2.0
#include "ui/text/statuscolor.h"

#include <algorithm>
#include <cmath>

namespace strata::ui {
namespace {

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Moves `color` towards black or white until it can be read on `background`.
QColor readable(QColor color, const QColor& background, bool dark) {
    for (int step = 0; step < 20 && contrastRatio(color, background) < 4.5; ++step)
        color = dark ? color.lighter(112) : color.darker(112);
    return color;
}

} // namespace

double contrastRatio(const QColor& a, const QColor& b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor statusColor(StatusRole role, const QPalette& palette) {
    const bool dark = isDark(palette);
    QColor base;
    switch (role) {
    case StatusRole::Good: base = dark ? QColor(0x6f, 0xcf, 0x97) : QColor(0x1a, 0x7f, 0x4b); break;
    case StatusRole::Attention: base = dark ? QColor(0xf0, 0xb9, 0x4f) : QColor(0x9a, 0x62, 0x00); break;
    case StatusRole::Bad: base = dark ? QColor(0xf2, 0x8b, 0x82) : QColor(0xb3, 0x26, 0x1e); break;
    }
    return readable(base, palette.color(QPalette::Window), dark);
}

QColor statusBackground(StatusRole role, const QPalette& palette) {
    const QColor base = palette.color(QPalette::Base);
    const QColor tint = statusColor(role, palette);
    const qreal share = isDark(palette) ? 0.22 : 0.12;
    return QColor::fromRgbF(static_cast<float>(base.redF() * (1 - share) + tint.redF() * share),
                            static_cast<float>(base.greenF() * (1 - share) + tint.greenF() * share),
                            static_cast<float>(base.blueF() * (1 - share) + tint.blueF() * share));
}

} // namespace strata::ui
