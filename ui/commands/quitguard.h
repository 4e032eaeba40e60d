// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMessageBox>
#include <QObject>
#include <QPointer>

namespace strata::ui {

class JobQueue;
class MetadataStack;

/// Keeps the window open while jobs run or edits wait, until the user has said what shall become of them.
class QuitGuard : public QObject {
    Q_OBJECT
public:
    QuitGuard(JobQueue& queue, MetadataStack& metadata, QWidget& window);

    /// True if the window may close now. Else it asks, and closes the window later if the answer allows it.
    bool mayClose();
    /// Another window of the program is open: jobs go on when this one closes.
    static bool othersAreOpen(const QWidget& window);
    QMessageBox* question() const { return question_; } ///< while it is asking

private:
    void ask();
    void cancelAndClose();

    int jobsThatWouldEnd() const;

    JobQueue& queue_;
    MetadataStack& metadata_;
    QWidget& window_;
    QPointer<QMessageBox> question_;
    bool agreed_ = false;
};

} // namespace strata::ui
