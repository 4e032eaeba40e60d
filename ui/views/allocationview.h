// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/allocationmap.h"

#include <QAbstractScrollArea>

#include <memory>

namespace strata::ui {

/// A disk as rows of cells: what is stored where, and how scattered. Filled cells hold data of the link, hatched ones
/// data of its parents, dotted ones zeros, empty ones nothing; a notch marks those whose data lies in several pieces.
/// The arrow keys move over the cells, + and - zoom where the cursor is, 0 shows all.
class AllocationView : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Kind { Own, Inherited, Zeros, Hole };

    explicit AllocationView(QWidget* parent = nullptr);

    void setMap(std::shared_ptr<const AllocationMap> map);
    int count() const;            ///< cells there are
    std::size_t capacity() const; ///< cells that fit without scrolling
    int cursor() const { return cursor_; }
    void setCursor(int cell);
    /// What there is to say of a cell, for the line above and the tool tip.
    QString describe(int cell) const;
    std::optional<Sectors> startOf(int cell) const; ///< nullopt: there is no such cell
    QRect rectOf(int cell) const;                   ///< in the viewport
    int cellAt(const QPoint& position) const;       ///< -1: none

    /// One cell of a kind that fills `share` of it, in `area`; also for the legend.
    static void paintCell(QPainter& painter, const QRect& area, const QPalette& palette, Kind kind, double share,
                          bool scattered);

signals:
    void cursorMoved();
    void zoomRequested(strata::SectorRange range); ///< length 0: the whole disk

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    int columns() const;
    void updateScrollBar();
    void zoom(bool in);
    void announce();

    std::shared_ptr<const AllocationMap> map_;
    int cursor_ = 0;
};

} // namespace strata::ui
