// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"
#include "ui/jobs/jobrecord.h"

#include <QAbstractItemModel>
#include <QList>

#include <functional>
#include <vector>

namespace strata::ui {

/// What happened to a machine, day by day, latest first: its states when they were taken, and the jobs that changed
/// its files. Knows no widgets; nothing is read.
class TimelineModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { EventColumn, TimeColumn, OwnColumn, ColumnCount };

    using Jobs = std::function<QList<JobRecord>()>;

    explicit TimelineModel(QObject* parent);

    /// nullptr empties it. The document must outlive the model or be replaced before its end.
    void setDocument(MachineDocument* document);
    /// Where to ask for what was done; ask again with refresh().
    void setJobs(Jobs jobs);
    void refresh();

    int nodeAt(const QModelIndex& index) const; ///< -1 for a day or a job
    QModelIndex indexOf(int node) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Event {
        QDateTime when; ///< invalid: nobody knows
        int node = -1;  ///< -1: a job
        QString title, detail, icon, remarks;
        int status = -1; ///< a StatusRole
        bool ghost = false;
        bool operator==(const Event&) const = default;
    };
    struct Day {
        QString title;
        std::vector<Event> events;
        bool operator==(const Day&) const = default;
    };

    static Event eventOf(const SnapshotTree& tree, const SnapshotNode& node);
    static Event eventOf(const JobRecord& job);
    std::vector<Event> gather() const;
    static std::vector<Day> byDay(std::vector<Event> events);
    const Event& event(const QModelIndex& index) const;
    const SnapshotNode* nodeOf(const Event& event) const;
    QVariant ownData(const Event& event, int role) const;
    QVariant eventData(const Event& event, int role) const;

    MachineDocument* document_ = nullptr;
    Jobs jobs_;
    std::vector<Day> days_;
    std::uint64_t largest_ = 0; ///< bytes of the largest state's own data
};

} // namespace strata::ui
