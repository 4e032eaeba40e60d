// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/outlinedstyle.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace strata::ui {
namespace {

constexpr int kDarkBelow = 100; ///< of 255
/// As Fusion rounds its boxes and fields.
constexpr double kBoxCorner = 1;
constexpr double kFieldCorner = 2;

bool isDark(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < kDarkBelow; }

QColor edgeColor(const QStyleOption& option) {
    const QColor window = option.palette.color(QPalette::Window);
    const QColor text = option.palette.color(QPalette::WindowText);
    const double share = (option.state & QStyle::State_Enabled) != 0 ? 0.45 : 0.25;
    const auto mix = [share](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return {mix(window.red(), text.red()), mix(window.green(), text.green()), mix(window.blue(), text.blue())};
}

} // namespace

OutlinedStyle::OutlinedStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool circle = element == PE_IndicatorRadioButton;
    const bool field = element == PE_FrameLineEdit && (option->state & State_HasFocus) == 0;
    if ((!box && !circle && !field) || !isDark(option->palette))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(edgeColor(*option), 1));
    const QRectF rect = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (circle)
        painter->drawEllipse(rect);
    else
        painter->drawRoundedRect(rect, box ? kBoxCorner : kFieldCorner, box ? kBoxCorner : kFieldCorner);
    painter->restore();
}

void useOutlinedStyle() {
    if (QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0)
        QApplication::setStyle(new OutlinedStyle);
}

} // namespace strata::ui
