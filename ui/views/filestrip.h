// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/fileorder.h"

#include <QWidget>

#include <vector>

namespace strata::ui {

/// A link's files from their first byte (left) to their last: how full they are, or where in the guest what lies
/// there belongs (from the bottom to the top: files in order give a rising line, scattered ones a cloud).
class FileStrip : public QWidget {
    Q_OBJECT
public:
    enum class Shows { Filling, Order };

    explicit FileStrip(Shows shows, QWidget* parent = nullptr);

    /// `length` 0..1: how much of the strip's width the files take. What they do not is only outlined.
    void set(std::vector<FileColumn> columns, double length);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintColumn(QPainter& painter, const FileColumn& column, const QRectF& area) const;

    Shows shows_;
    std::vector<FileColumn> columns_;
    double length_ = 0;
};

} // namespace strata::ui
