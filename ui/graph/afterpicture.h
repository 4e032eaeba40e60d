// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/graph/aftertree.h"

#include <QGraphicsView>

namespace strata::ui {

class SnapshotScene;

/// A small picture of a history after a step, in dialogs: to be looked at, not touched. Shows what is new, the rest
/// as far as there is room.
class AfterPicture : public QGraphicsView {
    Q_OBJECT
public:
    explicit AfterPicture(QWidget* parent = nullptr);

    void show(const AfterTree& after);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fit();

    SnapshotScene* scene_;
    std::set<int> fresh_;
};

} // namespace strata::ui
