// SPDX-License-Identifier: Apache-2.0
#include "tests/pictures/picturebook.h"

#include <QPainter>
#include <QWidget>

namespace strata::test {
namespace {

constexpr int kColumns = 3;
constexpr int kRows = 4;
constexpr QSize kCell{640, 400};
constexpr int kCaption = 24;
constexpr int kGap = 12;

} // namespace

PictureBook::PictureBook(const QString& folder) : folder_(folder) { good_ = folder_.mkpath(QStringLiteral(".")); }

void PictureBook::take(const QString& name, QWidget& widget) {
    const QPixmap picture = widget.grab();
    good_ = picture.save(folder_.filePath(name + QStringLiteral(".png"))) && good_;
    QPixmap small = picture;
    small.setDevicePixelRatio(1);
    if (small.width() > kCell.width() || small.height() > kCell.height())
        small = small.scaled(kCell, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    pictures_.push_back({name, small});
}

bool PictureBook::finish(const QString& prefix) {
    const QSize step(kCell.width() + kGap, kCell.height() + kCaption + kGap);
    for (int first = 0, sheet = 1; first < count(); first += kColumns * kRows, ++sheet) {
        QImage page(kColumns * step.width() + kGap, kRows * step.height() + kGap, QImage::Format_RGB32);
        page.fill(QColor(0x70, 0x74, 0x7a));
        QPainter painter(&page);
        painter.setPen(Qt::white);
        for (int i = 0; i < kColumns * kRows && first + i < count(); ++i) {
            const QPoint corner(kGap + i % kColumns * step.width(), kGap + i / kColumns * step.height());
            const Picture& picture = pictures_[first + i];
            painter.drawText(QRect(corner, QSize(kCell.width(), kCaption)), Qt::AlignVCenter, picture.name);
            painter.drawPixmap(corner + QPoint(0, kCaption), picture.small);
        }
        painter.end();
        good_ = page.save(QStringLiteral("%1-%2.png").arg(prefix).arg(sheet)) && good_;
    }
    return good_;
}

} // namespace strata::test
