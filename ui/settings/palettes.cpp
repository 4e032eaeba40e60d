// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/palettes.h"

#include <QApplication>
#include <QColor>

namespace strata::ui {
namespace {

/// What a palette is made of.
struct Colors {
    QColor window, base, alternate, button;
    QColor text, dimmed;
    QColor accent, onAccent, link;
    QColor light, mid, dark; ///< edges
};

QPalette paletteOf(const Colors& colors) {
    QPalette palette(colors.text, colors.button, colors.light, colors.dark, colors.mid, colors.text, colors.onAccent,
                     colors.base, colors.window);
    palette.setColor(QPalette::AlternateBase, colors.alternate);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.link);
    palette.setColor(QPalette::LinkVisited, colors.link);
    palette.setColor(QPalette::ToolTipBase, colors.window);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.dimmed);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.dimmed);
    return palette;
}

} // namespace

QPalette lightPalette() {
    return paletteOf({.window = QColor(0xf3, 0xf4, 0xf6),
                      .base = Qt::white,
                      .alternate = QColor(0xf7, 0xf8, 0xfa),
                      .button = QColor(0xf3, 0xf4, 0xf6),
                      .text = QColor(0x1c, 0x1f, 0x24),
                      .dimmed = QColor(0x6b, 0x72, 0x7c),
                      .accent = QColor(0x2f, 0x6b, 0xd8),
                      .onAccent = Qt::white,
                      .link = QColor(0x1d, 0x57, 0xc0),
                      .light = Qt::white,
                      .mid = QColor(0xc3, 0xc7, 0xce),
                      .dark = QColor(0xa2, 0xa8, 0xb2)});
}

QPalette darkPalette() {
    return paletteOf({.window = QColor(0x23, 0x26, 0x2b),
                      .base = QColor(0x1b, 0x1e, 0x22),
                      .alternate = QColor(0x2a, 0x2e, 0x34),
                      .button = QColor(0x33, 0x37, 0x3d),
                      .text = QColor(0xe8, 0xea, 0xed),
                      .dimmed = QColor(0x98, 0x9e, 0xa8),
                      .accent = QColor(0x2f, 0x6b, 0xd8),
                      .onAccent = Qt::white,
                      .link = QColor(0x7f, 0xae, 0xff),
                      .light = QColor(0x4a, 0x4f, 0x57),
                      .mid = QColor(0x2b, 0x2f, 0x35),
                      .dark = QColor(0x14, 0x16, 0x19)});
}

QPalette contrastPalette() {
    return paletteOf({.window = Qt::white,
                      .base = Qt::white,
                      .alternate = QColor(0xee, 0xee, 0xee),
                      .button = QColor(0xe8, 0xe8, 0xe8),
                      .text = Qt::black,
                      .dimmed = QColor(0x46, 0x46, 0x46),
                      .accent = QColor(0x00, 0x2f, 0x86),
                      .onAccent = Qt::white,
                      .link = QColor(0x00, 0x2f, 0x86),
                      .light = Qt::white,
                      .mid = QColor(0x60, 0x60, 0x60),
                      .dark = Qt::black});
}

void useColors(ColorChoice colors) {
    switch (colors) {
    case ColorChoice::System: QApplication::setPalette(QPalette()); break;
    case ColorChoice::Light: QApplication::setPalette(lightPalette()); break;
    case ColorChoice::Dark: QApplication::setPalette(darkPalette()); break;
    case ColorChoice::Contrast: QApplication::setPalette(contrastPalette()); break;
    }
}

} // namespace strata::ui
