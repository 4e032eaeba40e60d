// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/async/asynctask.h"

#include <QFrame>

#include <filesystem>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace strata {
class FileSystem;
}

namespace strata::ui {

class CommandSet;
class ElidedLabel;
class Job;
class JobQueue;

/// The line at the bottom: the running job with amount, speed, time left, Pause and Cancel; how many wait; free
/// space.
class JobStrip : public QFrame {
    Q_OBJECT
public:
    JobStrip(JobQueue& queue, FileSystem& fs, const CommandSet& commands, QWidget* parent = nullptr);

    /// Shows the free space of this folder's volume; an empty path shows none.
    void setFolder(const std::filesystem::path& folder);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void fit();
    void showJob(const Job& job);
    void showLast();
    void refreshCounter();
    void refreshFreeSpace();

    JobQueue& queue_;
    FileSystem& fs_;
    std::filesystem::path folder_;
    QLabel* mark_;
    ElidedLabel* title_;
    QProgressBar* bar_;
    ElidedLabel* figures_;
    QPushButton* pause_;
    QPushButton* cancel_;
    ElidedLabel* free_;
    QToolButton* counter_;
    AsyncTask volumeTask_;
};

} // namespace strata::ui
