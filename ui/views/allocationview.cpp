// SPDX-License-Identifier: Apache-2.0
#include "ui/views/allocationview.h"

#include "ui/text/format.h"
#include "ui/views/allocationaccessible.h"
#include "ui/views/look.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr int kCell = 12; ///< width and height, with the gap
constexpr int kGap = 2;
constexpr std::uint64_t kZoomStep = 4;
constexpr std::uint64_t kSmallestView = 64 * 128; ///< sectors: a few grains

QString address(Sectors sector) { return QLocale().toString(qulonglong{sector.bytes()}); }

AllocationView::Kind kindOf(const AllocationCell& cell) {
    if (cell.own != 0)
        return AllocationView::Kind::Own;
    if (cell.inherited != 0)
        return AllocationView::Kind::Inherited;
    return cell.zeros != 0 ? AllocationView::Kind::Zeros : AllocationView::Kind::Hole;
}

double shareOf(const AllocationCell& cell, Sectors whole) {
    const std::uint64_t filled = cell.own != 0 ? cell.own : cell.inherited != 0 ? cell.inherited : cell.zeros;
    return static_cast<double>(filled) / static_cast<double>(std::max<std::uint64_t>(whole.count(), 1));
}

} // namespace

AllocationView::AllocationView(QWidget* parent) : QAbstractScrollArea(parent) {
    installAllocationAccessibility();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Allocation map"));
    viewport()->setBackgroundRole(QPalette::Base);
}

void AllocationView::setMap(std::shared_ptr<const AllocationMap> map) {
    const bool same = map_ != nullptr && map != nullptr && map_->range == map->range;
    map_ = std::move(map);
    cursor_ = same ? std::min(cursor_, count() - 1) : 0;
    updateScrollBar();
    viewport()->update();
    announce();
}

int AllocationView::count() const { return map_ != nullptr ? static_cast<int>(map_->cells.size()) : 0; }

int AllocationView::columns() const { return std::max(1, (viewport()->width() - kGap) / kCell); }

std::size_t AllocationView::capacity() const {
    return static_cast<std::size_t>(columns())
           * static_cast<std::size_t>(std::max(1, (viewport()->height() - kGap) / kCell));
}

void AllocationView::updateScrollBar() {
    const int rows = (count() + columns() - 1) / columns();
    verticalScrollBar()->setRange(0, std::max(0, rows * kCell + kGap - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(kCell);
}

QRect AllocationView::rectOf(int cell) const {
    const int x = cell % columns() * kCell + kGap;
    const int y = cell / columns() * kCell + kGap - verticalScrollBar()->value();
    return {layoutDirection() == Qt::RightToLeft ? viewport()->width() - x - kCell + kGap : x, y, kCell - kGap,
            kCell - kGap};
}

int AllocationView::cellAt(const QPoint& position) const {
    const int x = layoutDirection() == Qt::RightToLeft ? viewport()->width() - position.x() : position.x();
    const int column = (x - kGap) / kCell;
    const int cell = (position.y() + verticalScrollBar()->value() - kGap) / kCell * columns() + column;
    return column >= 0 && column < columns() && cell >= 0 && cell < count() ? cell : -1;
}

void AllocationView::paintCell(QPainter& painter, const QRect& area, const QPalette& palette, Kind kind, double share,
                               bool scattered) {
    const QColor data = palette.color(QPalette::Highlight);
    const QColor line = secondaryTextColor(palette);
    const int height = std::max(3, static_cast<int>(area.height() * std::min(share, 1.0) + 0.5));
    const QRect filled(area.left(), area.bottom() - height + 1, area.width(), height);
    painter.setPen(Qt::NoPen);
    switch (kind) {
    case Kind::Own: painter.fillRect(filled, data); break;
    case Kind::Inherited: painter.fillRect(filled, QBrush(data, Qt::BDiagPattern)); break;
    case Kind::Zeros: painter.fillRect(area, QBrush(line, Qt::Dense4Pattern)); break;
    case Kind::Hole: break;
    }
    if (scattered) { // a corner is missing
        const QPoint corner = area.topRight() + QPoint(1, 0);
        painter.setBrush(palette.color(QPalette::Text));
        painter.drawPolygon(
            QPolygon({corner, corner - QPoint(area.width() / 2, 0), corner + QPoint(0, area.height() / 2)}));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hairlineColor(palette));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

void AllocationView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const int first = std::max(0, (event->rect().top() + verticalScrollBar()->value()) / kCell * columns());
    for (int cell = first; cell < count(); ++cell) {
        const QRect area = rectOf(cell);
        if (area.top() > event->rect().bottom())
            break;
        const AllocationCell& what = map_->cells[static_cast<std::size_t>(cell)];
        paintCell(painter, area, palette(), kindOf(what),
                  shareOf(what, map_->rangeOf(static_cast<std::size_t>(cell)).length), what.pieces > 1);
        if (cell == cursor_ && hasFocus()) {
            painter.setPen(QPen(palette().color(QPalette::Text), 2));
            painter.drawRect(area.adjusted(-1, -1, 0, 0));
        }
    }
}

QString AllocationView::describe(int cell) const {
    if (cell < 0 || cell >= count())
        return {};
    const AllocationCell& what = map_->cells[static_cast<std::size_t>(cell)];
    const SectorRange range = map_->rangeOf(static_cast<std::size_t>(cell));
    QStringList parts;
    if (what.own != 0)
        parts << tr("%1 stored here").arg(formatBytes(Sectors(what.own).bytes()));
    if (what.pieces > 1)
        parts << tr("in %n pieces", nullptr, static_cast<int>(what.pieces));
    if (what.inherited != 0)
        parts << tr("%1 from its parents").arg(formatBytes(Sectors(what.inherited).bytes()));
    if (what.zeros != 0)
        parts << tr("%1 marked as zero").arg(formatBytes(Sectors(what.zeros).bytes()));
    if (parts.isEmpty())
        parts << tr("nothing stored");
    QString joined = parts.takeFirst();
    for (const QString& part : parts)
        joined = tr("%1, %2").arg(joined, part);
    QString text = tr("Bytes %1 to %2: %3").arg(address(range.start), address(range.end()), joined);
    if (what.offset && what.extent < map_->extents.size())
        text = tr("%1; at byte %2 of “%3”")
                   .arg(text, QLocale().toString(qulonglong{*what.offset}),
                        QString::fromStdString(displayPath(map_->extents[what.extent].filename())));
    return text;
}

std::optional<Sectors> AllocationView::startOf(int cell) const {
    if (cell < 0 || cell >= count())
        return std::nullopt;
    return map_->rangeOf(static_cast<std::size_t>(cell)).start;
}

void AllocationView::setCursor(int cell) {
    if (cell < 0 || cell >= count() || cell == cursor_)
        return;
    cursor_ = cell;
    const QRect area = rectOf(cell);
    if (area.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + area.top() - kGap);
    else if (area.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + area.bottom() - viewport()->height() + kGap);
    viewport()->update();
    announce();
}

/// Screen readers say the cell: as the one that has the keyboard, and as the description of the view.
void AllocationView::announce() {
    setAccessibleDescription(describe(cursor_));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    tellFocusedCell(*this);
    emit cursorMoved();
}

void AllocationView::zoom(bool in) {
    if (map_ == nullptr || count() == 0)
        return;
    const Sectors middle = map_->rangeOf(static_cast<std::size_t>(cursor_)).start;
    const std::uint64_t now = map_->range.length.count();
    const std::uint64_t wanted = in ? std::max(now / kZoomStep, kSmallestView) : now * kZoomStep;
    if (wanted >= map_->capacity.count()) {
        emit zoomRequested({});
        return;
    }
    const std::uint64_t half = wanted / 2;
    const std::uint64_t start =
        std::min(middle.count() - std::min(middle.count(), half), map_->capacity.count() - wanted);
    emit zoomRequested({Sectors(start), Sectors(wanted)});
}

void AllocationView::keyPressEvent(QKeyEvent* event) {
    const int forward = layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right;
    const int backward = layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left;
    const int page = columns() * std::max(1, viewport()->height() / kCell);
    if (event->key() == forward)
        setCursor(cursor_ + 1);
    else if (event->key() == backward)
        setCursor(cursor_ - 1);
    else if (event->key() == Qt::Key_Down)
        setCursor(cursor_ + columns());
    else if (event->key() == Qt::Key_Up)
        setCursor(cursor_ - columns());
    else if (event->key() == Qt::Key_PageDown)
        setCursor(std::min(cursor_ + page, count() - 1));
    else if (event->key() == Qt::Key_PageUp)
        setCursor(std::max(cursor_ - page, 0));
    else if (event->key() == Qt::Key_Home)
        setCursor(0);
    else if (event->key() == Qt::Key_End)
        setCursor(count() - 1);
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoom(true);
    else if (event->key() == Qt::Key_Minus)
        zoom(false);
    else if (event->key() == Qt::Key_0)
        emit zoomRequested({});
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void AllocationView::mousePressEvent(QMouseEvent* event) { setCursor(cellAt(event->pos())); }

void AllocationView::mouseDoubleClickEvent(QMouseEvent* event) {
    setCursor(cellAt(event->pos()));
    zoom(true);
}

void AllocationView::wheelEvent(QWheelEvent* event) {
    if ((event->modifiers() & Qt::ControlModifier) == 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setCursor(cellAt(event->position().toPoint()));
    zoom(event->angleDelta().y() > 0);
}

void AllocationView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    tellFocusedCell(*this);
}

bool AllocationView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const QString words = describe(cellAt(help->pos())); !words.isEmpty())
            QToolTip::showText(help->globalPos(), words, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void AllocationView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

} // namespace strata::ui
