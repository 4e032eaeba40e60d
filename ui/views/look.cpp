// SPDX-License-Identifier: Apache-2.0
#include "ui/views/look.h"

#include "ui/text/statuscolor.h"

#include <QEvent>
#include <QWidget>

namespace strata::ui {
namespace {

QColor mixed(const QColor& a, const QColor& b, float shareOfA) {
    const float rest = 1.0F - shareOfA;
    return QColor::fromRgbF(a.redF() * shareOfA + b.redF() * rest, a.greenF() * shareOfA + b.greenF() * rest,
                            a.blueF() * shareOfA + b.blueF() * rest);
}

/// Follows the palette of the widget's surroundings.
class SecondaryPainter : public QObject {
public:
    explicit SecondaryPainter(QWidget* widget) : QObject(widget), widget_(widget) {
        widget_->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange
            || event->type() == QEvent::Polish)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply() {
        const QPalette around = widget_->parentWidget() != nullptr ? widget_->parentWidget()->palette() : QPalette();
        QPalette palette = widget_->palette();
        const QColor color = secondaryTextColor(around);
        palette.setColor(QPalette::WindowText, color);
        palette.setColor(QPalette::Text, color);
        widget_->setPalette(palette);
    }

    QWidget* widget_;
};

} // namespace

QColor secondaryTextColor(const QPalette& palette) {
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    for (const float share : {0.62F, 0.70F, 0.78F, 0.86F}) {
        const QColor candidate = mixed(text, window, share);
        if (contrastRatio(candidate, window) >= 4.5 && contrastRatio(candidate, base) >= 4.5)
            return candidate;
    }
    return text;
}

QColor hairlineColor(const QPalette& palette) {
    return mixed(palette.color(QPalette::Active, QPalette::WindowText),
                 palette.color(QPalette::Active, QPalette::Window), 0.16F);
}

QFont boldFont(QFont font) {
    font.setBold(true);
    return font;
}

QFont headingFont(QFont font) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 1.25);
    else
        font.setPixelSize(font.pixelSize() * 5 / 4);
    return boldFont(font);
}

void makeSecondary(QWidget* widget) { new SecondaryPainter(widget); }

} // namespace strata::ui
