// SPDX-License-Identifier: Apache-2.0
#include "ui/views/usagebar.h"

#include "ui/views/look.h"

#include <QAccessibleWidget>
#include <QPainter>

#include <algorithm>

namespace strata::ui {
namespace {

/// Says how full the bar is, in words and as a figure.
class UsageInterface : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit UsageInterface(UsageBar* bar) : QAccessibleWidget(bar, QAccessible::ProgressBar), bar_(*bar) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return bar_.percent(); }
    void setCurrentValue(const QVariant& /*value*/) override {}
    QVariant minimumValue() const override { return 0; }
    QVariant maximumValue() const override { return 100; }
    QVariant minimumStepSize() const override { return 1; }

private:
    UsageBar& bar_;
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    auto* bar = qobject_cast<UsageBar*>(object);
    return bar != nullptr ? new UsageInterface(bar) : nullptr;
}

} // namespace

UsageBar::UsageBar(QWidget* parent) : QWidget(parent) {
    [[maybe_unused]] static const bool speaks = (QAccessible::installFactory(makeInterface), true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int UsageBar::percent() const { return static_cast<int>(std::clamp(share_, 0.0, 1.0) * 100 + 0.5); }

void UsageBar::setShare(double share, const QString& words) {
    share_ = share;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize UsageBar::sizeHint() const { return {20 * kGrid, kGrid}; }

void UsageBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track = rect();
    const double radius = track.height() / 2;
    painter.setBrush(hairlineColor(palette()));
    painter.drawRoundedRect(track, radius, radius);
    if (share_ <= 0)
        return;
    QRectF filled = track;
    filled.setWidth(std::max(track.height(), track.width() * std::min(share_, 1.0)));
    if (layoutDirection() == Qt::RightToLeft)
        filled.moveRight(track.right());
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(filled, radius, radius);
}

} // namespace strata::ui
