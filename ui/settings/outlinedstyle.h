// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace strata::ui {

/// Fusion draws the edges of boxes, circles and fields darker than the window: on a dark one nobody sees them. This
/// draws them lighter there, at about 3 : 1; on a light window it changes nothing.
class OutlinedStyle : public QProxyStyle {
public:
    OutlinedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

/// Puts it in front of Fusion, if that is the application's style; others draw their own edges.
void useOutlinedStyle();

} // namespace strata::ui
