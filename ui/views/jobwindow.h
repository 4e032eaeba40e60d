// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace strata::ui {

class Job;
class JobModel;
class JobQueue;
class Settings;

/// All jobs with what they do and did. Not modal; closing it hides it and cancels nothing.
class JobWindow : public QDialog {
    Q_OBJECT
public:
    JobWindow(JobQueue& queue, Settings& settings, QWidget* parent = nullptr);
    ~JobWindow() override;

    QTreeView& view() { return *view_; }

private:
    QWidget* buildDetails();
    Job* selectedJob() const;
    void refreshDetails();
    void refreshButtons();

    JobQueue& queue_;
    Settings& settings_;
    JobModel* model_;
    QTreeView* view_;
    QLabel* title_;
    QLabel* figures_;
    QProgressBar* bar_;
    QPlainTextEdit* report_;
    QPushButton* pause_;
    QPushButton* cancel_;
    QPushButton* clear_;
};

} // namespace strata::ui
