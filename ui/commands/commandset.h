// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QList>
#include <QObject>
#include <QString>

#include <map>

namespace strata::ui {

class Settings;

/// Everything a person can tell the window to do; one row each in the table of commandset.cpp.
enum class Command {
    OpenFolder,
    OpenFile,
    OpenSample,
    NewDisk,
    NewWindow,
    CloseMachine,
    Quit,
    Find,
    CopyPath,
    Settings,
    KeyboardShortcuts,
    FindCommand,
    ShowTree,
    ShowGraph,
    ShowFiles,
    ShowTimeline,
    SaveGraph,
    ShowLibrary,
    ShowInspector,
    ShowStartPage,
    NextPane,
    PreviousPane,
    Refresh,
    CloneDisk,
    CheckDisk,
    EditMetadata,
    GrowDisk,
    ShrinkDisk,
    DefragmentDisk,
    RepairDisk,
    RenameDisk,
    DeleteDisk,
    RecoverDisks,
    TakeSnapshot,
    GoToSnapshot,
    BranchSnapshot,
    MergeSnapshot,
    DiscardSnapshot,
    RenameSnapshot,
    AdoptSnapshot,
    MendLink,
    CompareStates,
    UndoSnapshotStep,
    PurgeDiscarded,
    Properties,
    ShowInFolder,
    ShowJobs,
    PauseJobs,
    CancelJobs,
    About,
    AboutQt,
};

/// An action's words without the mark of its letter: "Open Folder…" of "Open &Folder…" and of "…(&F)…".
QString plainText(const QAction& action);

/// The window's actions, made from one table: words, icon, keys, tool tip. What is disabled says why.
class CommandSet : public QObject {
    Q_OBJECT
public:
    CommandSet(Settings& settings, QObject* parent);

    QAction* action(Command command) const { return actions_.at(command); }
    QList<Command> all() const; ///< in the order of the table

    /// Disables the command if `reason` is not empty; the reason is added to the tool tip.
    void setReason(Command command, const QString& reason);
    bool isAvailable(Command command) const { return action(command)->isEnabled(); }

    QKeySequence standardShortcut(Command command) const;
    /// Gives the command other keys, now and from now on. An empty sequence takes its keys away.
    void setShortcut(Command command, const QKeySequence& keys);
    void resetShortcuts();
    /// The command that has these keys, other than `except`; nullptr if they are free.
    QAction* userOf(const QKeySequence& keys, Command except) const;

private:
    void updateToolTip(Command command);

    Settings& settings_;
    std::map<Command, QAction*> actions_;
    std::map<Command, QString> reasons_;
};

} // namespace strata::ui
