// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/partitionchanges.h"
#include "ui/async/asynctask.h"
#include "ui/dialogs/stepdialog.h"
#include "ui/documents/snapshotoperations.h"

#include <QTimer>

class QProgressBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace strata::ui {

class InlineMessage;

/// Shows where two states of a machine differ: each disk with the bytes that differ, in which partitions, and where
/// they lie on it. Reads in the background and stops when it is closed; not modal.
class CompareDialog : public QDialog {
    Q_OBJECT
public:
    using Compare = std::function<std::vector<ChangedRange>(const CompareStatesParams&, OpContext&)>;

    /// `subject` is the one state, `other` the other one.
    CompareDialog(const StepSubject& subject, const SnapshotNode& other, CompareStatesParams params, Compare compare,
                  QWidget* parent);
    ~CompareDialog() override;

private:
    /// A disk of the first state, or one that only the other has.
    struct Disk {
        std::string node;
        std::filesystem::path file;
        std::uint64_t capacity = 0; ///< bytes; 0 if it cannot be read
        std::vector<ChangedRange> changed;
        PartitionChanges partitions; ///< none where the guest's tables cannot be read
    };

    static std::vector<Disk> disksOf(const SnapshotNode& a, const SnapshotNode& b);
    void start(const StepSubject& subject, const SnapshotNode& other, CompareStatesParams params, Compare compare);
    void showProgress();
    void showResult(const std::vector<Disk>& disks);
    void addDisk(const Disk& disk);
    static void addPartitions(QTreeWidgetItem* item, const Disk& disk);

    std::shared_ptr<Progress> progress_;
    QTimer timer_;
    QLabel* result_;
    InlineMessage* message_;
    QProgressBar* bar_;
    QTreeWidget* list_;
    AsyncTask task_;
};

} // namespace strata::ui
