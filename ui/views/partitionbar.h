// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sectorranges.h"
#include "core/guest/partitions.h"

#include <QWidget>

namespace strata::ui {

/// "2 · root": number and label of a partition, as far as it has them.
QString partitionTitle(const Partition& partition);
/// All there is to say: kind, content, size, what is in use, where.
QString partitionWords(const Partition& partition);

/// The guest's partitions along the part of the disk that a map shows, and where its cursor is. Left and Right walk
/// over them, Enter or a double click asks the map to show one.
class PartitionBar : public QWidget {
    Q_OBJECT
public:
    explicit PartitionBar(QWidget* parent = nullptr);

    /// `shown`: the part of the disk that the bar covers.
    void setPartitions(std::vector<Partition> partitions, SectorRange shown);
    void setCursor(Sectors at);
    /// The partition at that sector; nullptr between them.
    const Partition* partitionAt(Sectors at) const;
    QRect rectOf(std::size_t index) const; ///< empty where nothing of it is shown

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {8 * 8, sizeHint().height()}; }

signals:
    void zoomRequested(strata::SectorRange range);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int placeOf(Sectors at) const; ///< pixel from the left, or from the right where one reads so
    int indexAt(const QPoint& position) const;
    void choose(int index);
    void zoomTo(int index);

    std::vector<Partition> partitions_;
    SectorRange shown_;
    Sectors cursor_;
    int chosen_ = -1;
};

} // namespace strata::ui
