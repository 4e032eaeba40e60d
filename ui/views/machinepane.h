// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <QPointer>
#include <QWidget>

#include <set>

class QSortFilterProxyModel;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace strata::ui {

class CommandSet;
class DiskTreeModel;
class FilesPane;
class GraphView;
class InlineMessage;
class Placeholder;
class Settings;
class SnapshotTreeView;
class TimelineView;

/// The middle pane: the current machine's history (or loose disks) as tree and graph, and its files, over one
/// selection; or the start page, or why there is nothing to show.
class MachinePane : public QWidget {
    Q_OBJECT
public:
    enum Tab { TreeTab, GraphTab, FilesTab, TimelineTab };

    MachinePane(QWidget* startPage, Settings& settings, const CommandSet& commands, QWidget* parent = nullptr);
    ~MachinePane() override;

    /// nullptr shows the start page. The document must outlive the pane or be replaced before its end.
    void setDocument(MachineDocument* document);
    void showTab(Tab tab);
    void setFilter(const QString& text);
    void focusContents();

    /// What can be done about an operation that was cut off here.
    struct CutOffWays {
        bool finish = false;
        bool rollBack = false;
        bool operator==(const CutOffWays&) const = default;
    };
    void offerForCutOff(CutOffWays ways);

    /// The bar over the pane, for what a command has to say.
    InlineMessage& message() { return *message_; }
    QTreeView& treeView() { return *tree_; } ///< of disks, where there is no machine
    SnapshotTreeView& snapshotView() { return *snapshots_; }
    GraphView& graphView() { return *graph_; }
    Tab tab() const;
    FilesPane& files() { return *files_; }
    TimelineView& timelineView() { return *timeline_; }

signals:
    /// The user wants the failed document out of the library.
    void closeRequested();
    /// The user wants what was cut off here to be finished, or taken back.
    void finishRequested();
    void rollBackRequested();
    /// The user wants what has lost its description to be described again.
    void recoverRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTree(const CommandSet& commands);
    void refresh();
    void showTreeOfKind();
    void giveNamesRoom();
    void showFailure();
    void followSelection();
    void askForTrust();
    void reportProblems();
    void reportReadOnly(const Error& reason);
    void addCutOffButtons();
    void showDiskMenu(const QPoint& globalPosition, const CommandSet& commands);

    Settings& settings_;
    QPointer<MachineDocument> document_;
    std::set<std::filesystem::path> keptBlocked_; ///< folders the user does not want to allow; not asked again
    CutOffWays cutOff_;
    bool focusWhenRead_ = false; ///< the keyboard was asked for while there was nothing to give it to
    InlineMessage* message_;
    InlineMessage* state_; ///< what is wrong with this machine as a whole, or the question about another folder
    QStackedWidget* stack_;
    QWidget* startPage_;
    QWidget* startArea_ = nullptr; ///< holds startPage_
    Placeholder* loading_;
    Placeholder* failed_;
    Placeholder* empty_;
    QTabWidget* tabs_;
    DiskTreeModel* treeModel_;
    QSortFilterProxyModel* treeProxy_;
    QTreeView* tree_;
    SnapshotTreeView* snapshots_;
    QStackedWidget* treeArea_; ///< the one or the other
    GraphView* graph_;
    TimelineView* timeline_;
    FilesPane* files_;
};

} // namespace strata::ui
