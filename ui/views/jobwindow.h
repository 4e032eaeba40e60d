// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/jobrecord.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace strata::ui {

class InlineMessage;
class Job;
class JobHistory;
class JobModel;
class JobQueue;
class Settings;
struct JobReport;

/// All jobs with what they do and did, also before the program began, and their reports. Not modal; closing it hides
/// it and cancels nothing.
class JobWindow : public QDialog {
    Q_OBJECT
public:
    JobWindow(JobQueue& queue, JobHistory& history, Settings& settings, QWidget* parent = nullptr);
    ~JobWindow() override;

    QTreeView& view() { return *view_; }

private:
    QWidget* buildDetails();
    Job* selectedJob() const;
    std::optional<JobRecord> selectedRecord() const;
    void keepSelection();
    void refreshDetails();
    void showProgress(const Job& job);
    void showEnd(const JobRecord& record);
    void askWhereToSave();
    void save(const JobReport& report, const QString& path);
    void refreshButtons();

    JobQueue& queue_;
    JobHistory& history_;
    Settings& settings_;
    JobModel* model_;
    QSortFilterProxyModel* filter_;
    QLineEdit* search_;
    InlineMessage* message_;
    QString selected_; ///< id of the job
    QTreeView* view_;
    QLabel* title_;
    QLabel* figures_;
    QProgressBar* bar_;
    QPlainTextEdit* report_;
    QPushButton* pause_;
    QPushButton* cancel_;
    QPushButton* copy_;
    QPushButton* save_;
    QPushButton* clear_;
};

} // namespace strata::ui
