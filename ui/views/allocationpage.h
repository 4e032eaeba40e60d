// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/allocationreader.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace strata::ui {

class AllocationView;
class InlineMessage;
class PartitionBar;

/// Where a disk's data lies: the map, what it means, and how scattered it is. Reads only while it is looked at.
class AllocationPage : public QWidget {
    Q_OBJECT
public:
    explicit AllocationPage(QWidget* parent = nullptr);

    void setDisk(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& open, bool hasParent);
    void clear();
    AllocationView& view() { return *view_; }
    PartitionBar& partitions() { return *partitions_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void read();
    void show(const std::shared_ptr<const AllocationMap>& map, const PartitionTable& partitions);
    void tellCell();
    QWidget* makeLegend();

    FileSystem* fs_ = nullptr;
    AllocationParams params_;
    bool stale_ = true;
    AllocationReader reader_;
    QComboBox* links_; ///< this link, or with its parents
    QLabel* order_;
    QLabel* cell_; ///< what is under the cursor
    AllocationView* view_;
    PartitionBar* partitions_;
    InlineMessage* error_;
};

} // namespace strata::ui
