// SPDX-License-Identifier: Apache-2.0
#include "ui/graph/afterpicture.h"

#include "ui/graph/snapshotscene.h"
#include "ui/views/look.h"

#include <QWheelEvent>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr double kReadable = 0.55;
constexpr double kComfortable = 0.6; ///< at this scale the whole picture is wanted, if that is not too much

} // namespace

AfterPicture::AfterPicture(QWidget* parent) : QGraphicsView(parent), scene_(new SnapshotScene(this)) {
    setScene(scene_);
    setInteractive(false);
    scene_->setLinksShown(false);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // a view gives it the keyboard of its own
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("The snapshots afterwards"));
    scene_->setLook(font(), palette(), layoutDirection());
}

void AfterPicture::show(const AfterTree& after) {
    fresh_ = after.fresh;
    scene_->setTree(std::make_shared<const SnapshotTree>(after.tree));
    scene_->setMarks({}, fresh_);
    QStringList words;
    for (const int id : fresh_)
        words << nodeSpoken(after.tree.nodes[static_cast<std::size_t>(id)], QDateTime::currentDateTime());
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    fit();
    updateGeometry();
}

QSize AfterPicture::sizeHint() const {
    const int whole = qRound(scene_->sceneRect().height() * kComfortable) + 2 * frameWidth();
    return {64 * kGrid, std::clamp(whole, 20 * kGrid, 42 * kGrid)};
}
QSize AfterPicture::minimumSizeHint() const { return {32 * kGrid, std::min(sizeHint().height(), 30 * kGrid)}; }

void AfterPicture::fit() {
    const QRectF all = scene_->sceneRect();
    if (all.isEmpty())
        return;
    const double scale = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double wanted = std::clamp(scale, kReadable, 1.0);
    setTransform(QTransform::fromScale(wanted, wanted));
    QRectF changed;
    for (const int id : fresh_)
        changed |= scene_->cardOf(id);
    centerOn(scale >= kReadable || changed.isEmpty() ? all.center() : changed.center());
}

void AfterPicture::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    fit();
}

void AfterPicture::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        scene_->setLook(font(), palette(), layoutDirection());
        scene_->setMarks({}, fresh_);
        fit();
    }
}

void AfterPicture::wheelEvent(QWheelEvent* event) { event->ignore(); }

} // namespace strata::ui
