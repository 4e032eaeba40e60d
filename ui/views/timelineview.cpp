// SPDX-License-Identifier: Apache-2.0
#include "ui/views/timelineview.h"

#include "ui/jobs/jobhistory.h"
#include "ui/jobs/jobqueue.h"
#include "ui/views/entrydelegate.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>

namespace strata::ui {

TimelineView::TimelineView(QWidget* parent)
    : QTreeView(parent), model_(new TimelineModel(this)), proxy_(new QSortFilterProxyModel(this)) {
    proxy_->setSourceModel(model_);
    proxy_->setRecursiveFilteringEnabled(true);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(proxy_);
    setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, this));
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setTextElideMode(Qt::ElideMiddle);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setUpHeader();
    connect(proxy_, &QAbstractItemModel::modelReset, this, &TimelineView::restoreRows);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &TimelineView::select);
}

void TimelineView::setUpHeader() {
    QHeaderView& head = *header();
    const int character = fontMetrics().averageCharWidth();
    head.setStretchLastSection(false);
    head.setHighlightSections(false);
    head.setSectionResizeMode(TimelineModel::EventColumn, QHeaderView::Stretch);
    head.resizeSection(TimelineModel::TimeColumn, 14 * character);
    head.resizeSection(TimelineModel::OwnColumn, 11 * character);
}

void TimelineView::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    model_->setDocument(document);
    if (document_ != nullptr)
        connect(document_, &MachineDocument::nodeSelectionChanged, this, &TimelineView::followSelection);
    restoreRows();
}

void TimelineView::setFilter(const QString& text) {
    proxy_->setFilterFixedString(text);
    restoreRows();
}

void TimelineView::showJobs(JobQueue& queue, JobHistory& history) {
    model_->setJobs([&queue, &history] {
        QList<JobRecord> done = history.earlier();
        for (const Job* job : queue.jobs())
            done << recordOf(*job);
        return done;
    });
    connect(&queue, &JobQueue::jobFinished, model_, &TimelineModel::refresh);
    connect(&history, &JobHistory::loaded, model_, &TimelineModel::refresh);
    connect(&history, &JobHistory::cleared, model_, &TimelineModel::refresh);
}

void TimelineView::restoreRows() {
    expandAll();
    for (int row = 0; row < proxy_->rowCount(); ++row)
        setFirstColumnSpanned(row, {}, true);
    followSelection();
}

void TimelineView::select(const QModelIndex& row) {
    const int node = model_->nodeAt(proxy_->mapToSource(row));
    if (!following_ && document_ != nullptr && node >= 0)
        document_->selectNode(node);
}

void TimelineView::followSelection() {
    const SnapshotNode* node = document_ != nullptr ? document_->selectedNode() : nullptr;
    const QModelIndex row = node != nullptr ? proxy_->mapFromSource(model_->indexOf(node->id)) : QModelIndex();
    if (!row.isValid() || row == currentIndex().siblingAtColumn(0))
        return;
    following_ = true;
    setCurrentIndex(row);
    scrollTo(row);
    following_ = false;
}

} // namespace strata::ui
