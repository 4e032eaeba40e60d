// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/timelinemodel.h"

#include <QPointer>
#include <QTreeView>

class QSortFilterProxyModel;

namespace strata::ui {

class JobHistory;
class JobQueue;

/// A machine's history in order of time; shares the selection with tree and graph through the document.
class TimelineView : public QTreeView {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setDocument(MachineDocument* document);
    void setFilter(const QString& text);
    /// Shows what they did with the machine's files, too. Both must outlive the view.
    void showJobs(JobQueue& queue, JobHistory& history);

private:
    void setUpHeader();
    void restoreRows();
    void followSelection();
    void select(const QModelIndex& row);

    QPointer<MachineDocument> document_;
    TimelineModel* model_;
    QSortFilterProxyModel* proxy_;
    bool following_ = false;
};

} // namespace strata::ui
