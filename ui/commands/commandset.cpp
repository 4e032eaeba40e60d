// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/commandset.h"

#include "ui/commands/iconset.h"
#include "ui/settings/settings.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace strata::ui {
namespace {

struct CommandSpec {
    Command command;
    const char* name; ///< in the settings file; never changes
    const char* text;
    const char* icon;
    const char* keys; ///< portable text; several separated by "; "
    const char* tip;
    bool checkable = false;
    const char* shortText = nullptr; ///< for tool bars, where `text` is too long
};

const CommandSpec kTable[] = {
    {Command::OpenFolder, "open-folder", QT_TRANSLATE_NOOP("CommandSet", "Open &Folder…"), "folder-open",
     "Ctrl+Shift+O", QT_TRANSLATE_NOOP("CommandSet", "Shows all disks in the folder of a virtual machine")},
    {Command::OpenFile, "open-file", QT_TRANSLATE_NOOP("CommandSet", "&Open File…"), "document-open", "Ctrl+O",
     QT_TRANSLATE_NOOP("CommandSet", "Opens a virtual disk (.vmdk) or a virtual machine (.vmx)")},
    {Command::OpenSample, "open-sample", QT_TRANSLATE_NOOP("CommandSet", "Try the &Sample Machine"), "machine", "",
     QT_TRANSLATE_NOOP("CommandSet", "Makes a small machine with a few disks to play with, and opens it")},
    {Command::NewDisk, "new-disk", QT_TRANSLATE_NOOP("CommandSet", "&New Disk…"), "disk-new", "Ctrl+N",
     QT_TRANSLATE_NOOP("CommandSet", "Makes an empty virtual disk")},
    {Command::NewWindow, "new-window", QT_TRANSLATE_NOOP("CommandSet", "New &Window"), "", "Ctrl+Shift+N",
     QT_TRANSLATE_NOOP("CommandSet", "Opens another window, to look at two machines side by side")},
    {Command::CloseMachine, "close", QT_TRANSLATE_NOOP("CommandSet", "&Close"), "close", "Ctrl+W",
     QT_TRANSLATE_NOOP("CommandSet", "Takes the machine out of the library; nothing is deleted")},
    {Command::Quit, "quit", QT_TRANSLATE_NOOP("CommandSet", "&Quit"), "quit", "Ctrl+Q",
     QT_TRANSLATE_NOOP("CommandSet", "Ends Strata")},
    {Command::Find, "find", QT_TRANSLATE_NOOP("CommandSet", "&Find…"), "search", "Ctrl+F",
     QT_TRANSLATE_NOOP("CommandSet", "Shows only disks and files whose name contains a text")},
    {Command::CopyPath, "copy-path", QT_TRANSLATE_NOOP("CommandSet", "Copy &Path"), "copy", "Ctrl+Shift+P",
     QT_TRANSLATE_NOOP("CommandSet", "Copies where the selected disk lies")},
    {Command::Settings, "settings", QT_TRANSLATE_NOOP("CommandSet", "&Settings…"), "settings", "Ctrl+,",
     QT_TRANSLATE_NOOP("CommandSet", "Language, colours, units and how jobs are told of")},
    {Command::KeyboardShortcuts, "keyboard-shortcuts", QT_TRANSLATE_NOOP("CommandSet", "&Keyboard Shortcuts…"),
     "settings", "Ctrl+Alt+K", QT_TRANSLATE_NOOP("CommandSet", "Shows and changes the keys of all commands")},
    {Command::FindCommand, "find-command", QT_TRANSLATE_NOOP("CommandSet", "&Find Command…"), "search", "Ctrl+Alt+I",
     QT_TRANSLATE_NOOP("CommandSet", "Finds any command or machine by a few letters of its name")},
    {Command::ShowTree, "show-tree", QT_TRANSLATE_NOOP("CommandSet", "&Tree"), "", "Ctrl+1",
     QT_TRANSLATE_NOOP("CommandSet", "Shows the snapshots, or the disks with their parents and children")},
    {Command::ShowGraph, "show-graph", QT_TRANSLATE_NOOP("CommandSet", "&Graph"), "", "Ctrl+2",
     QT_TRANSLATE_NOOP("CommandSet", "Shows the snapshots as a picture")},
    {Command::ShowFiles, "show-files", QT_TRANSLATE_NOOP("CommandSet", "&Files"), "", "Ctrl+3",
     QT_TRANSLATE_NOOP("CommandSet", "Shows all files of the machine")},
    {Command::ShowTimeline, "show-timeline", QT_TRANSLATE_NOOP("CommandSet", "Ti&meline"), "", "Ctrl+4",
     QT_TRANSLATE_NOOP("CommandSet", "Shows what happened to the machine, day by day")},
    {Command::SaveGraph, "save-graph", QT_TRANSLATE_NOOP("CommandSet", "Save Grap&h…"), "save", "Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("CommandSet", "Saves the history of the machine as a picture: SVG, PDF or PNG")},
    {Command::ShowLibrary, "show-library", QT_TRANSLATE_NOOP("CommandSet", "&Library"), "library", "Ctrl+Alt+L",
     QT_TRANSLATE_NOOP("CommandSet", "Shows or hides the list of machines"), true},
    {Command::ShowInspector, "show-inspector", QT_TRANSLATE_NOOP("CommandSet", "&Inspector"), "info", "Ctrl+I",
     QT_TRANSLATE_NOOP("CommandSet", "Shows or hides the details of the selected disk"), true},
    {Command::ShowStartPage, "show-start-page", QT_TRANSLATE_NOOP("CommandSet", "&Start Page"), "", "Ctrl+0",
     QT_TRANSLATE_NOOP("CommandSet", "Shows the page with recent machines")},
    {Command::NextPane, "next-pane", QT_TRANSLATE_NOOP("CommandSet", "&Next Pane"), "", "F6",
     QT_TRANSLATE_NOOP("CommandSet", "Moves the keyboard to the next pane")},
    {Command::PreviousPane, "previous-pane", QT_TRANSLATE_NOOP("CommandSet", "&Previous Pane"), "", "Shift+F6",
     QT_TRANSLATE_NOOP("CommandSet", "Moves the keyboard to the previous pane")},
    {Command::Refresh, "refresh", QT_TRANSLATE_NOOP("CommandSet", "&Refresh"), "refresh", "F5; Ctrl+R",
     QT_TRANSLATE_NOOP("CommandSet", "Reads the machine's files again")},
    {Command::CloneDisk, "clone-disk", QT_TRANSLATE_NOOP("CommandSet", "&Clone or Convert…"), "disk-clone",
     "Ctrl+Shift+C", QT_TRANSLATE_NOOP("CommandSet", "Copies the selected disk, also as another kind")},
    {Command::CheckDisk, "check-disk", QT_TRANSLATE_NOOP("CommandSet", "Chec&k"), "check", "Ctrl+K",
     QT_TRANSLATE_NOOP("CommandSet", "Looks over the selected disk and its parents; changes nothing")},
    {Command::EditMetadata, "edit-metadata", QT_TRANSLATE_NOOP("CommandSet", "Edit &Metadata"), "settings", "Ctrl+E",
     QT_TRANSLATE_NOOP("CommandSet", "Shows the selected disk's metadata for editing")},
    {Command::GrowDisk, "grow-disk", QT_TRANSLATE_NOOP("CommandSet", "&Grow…"), "grow", "",
     QT_TRANSLATE_NOOP("CommandSet", "Gives the selected disk a larger capacity")},
    {Command::ShrinkDisk, "shrink-disk", QT_TRANSLATE_NOOP("CommandSet", "S&hrink…"), "shrink", "",
     QT_TRANSLATE_NOOP("CommandSet", "Gives room that holds only zeros back to the volume")},
    {Command::DefragmentDisk, "defragment-disk", QT_TRANSLATE_NOOP("CommandSet", "De&fragment…"), "defragment", "",
     QT_TRANSLATE_NOOP("CommandSet", "Puts the data in the selected disk's files in order")},
    {Command::RepairDisk, "repair-disk", QT_TRANSLATE_NOOP("CommandSet", "Repa&ir…"), "check", "",
     QT_TRANSLATE_NOOP("CommandSet", "Mends what a check found, as far as that is possible")},
    {Command::RenameDisk, "rename-disk", QT_TRANSLATE_NOOP("CommandSet", "Re&name…"), "rename", "",
     QT_TRANSLATE_NOOP("CommandSet", "Gives the selected disk and all of its files another name")},
    {Command::DeleteDisk, "delete-disk", QT_TRANSLATE_NOOP("CommandSet", "&Delete…"), "discard", "",
     QT_TRANSLATE_NOOP("CommandSet", "Deletes the files of the selected disk")},
    {Command::RecoverDisks, "recover-disks", QT_TRANSLATE_NOOP("CommandSet", "Reco&ver Lost Disks…"), "check", "",
     QT_TRANSLATE_NOOP("CommandSet", "Describes disks of this folder anew whose descriptions are lost or damaged")},
    {Command::TakeSnapshot, "take-snapshot", QT_TRANSLATE_NOOP("CommandSet", "&Take Snapshot…"), "snapshot-take",
     "Ctrl+T", QT_TRANSLATE_NOOP("CommandSet", "Keeps the present state of all disks under a name")},
    {Command::GoToSnapshot, "go-to-snapshot", QT_TRANSLATE_NOOP("CommandSet", "&Go To…"), "go-to", "Ctrl+G",
     QT_TRANSLATE_NOOP("CommandSet", "Goes on from the selected snapshot; the present state can be kept")},
    {Command::BranchSnapshot, "branch-snapshot", QT_TRANSLATE_NOOP("CommandSet", "&Branch…"), "branch", "Ctrl+B",
     QT_TRANSLATE_NOOP("CommandSet", "Goes on from the selected snapshot and keeps the present state as a snapshot")},
    {Command::MergeSnapshot, "merge-snapshot", QT_TRANSLATE_NOOP("CommandSet", "&Merge into Parent…"), "merge",
     "Ctrl+M",
     QT_TRANSLATE_NOOP("CommandSet", "Takes the selected snapshot out and keeps its data for what builds on it"),
     false, QT_TRANSLATE_NOOP("CommandSet", "Merge…")},
    {Command::DiscardSnapshot, "discard-snapshot", QT_TRANSLATE_NOOP("CommandSet", "&Discard…"), "discard", "Del",
     QT_TRANSLATE_NOOP("CommandSet", "Gives the selected snapshot up, with everything that builds on it")},
    {Command::RenameSnapshot, "rename-snapshot", QT_TRANSLATE_NOOP("CommandSet", "&Rename…"), "rename", "F2",
     QT_TRANSLATE_NOOP("CommandSet", "Changes the selected snapshot's name and description")},
    {Command::AdoptSnapshot, "adopt-snapshot", QT_TRANSLATE_NOOP("CommandSet", "&Adopt…"), "adopt", "",
     QT_TRANSLATE_NOOP("CommandSet", "Lists a state that the snapshot list forgot as a snapshot")},
    {Command::MendLink, "mend-link", QT_TRANSLATE_NOOP("CommandSet", "Me&nd…"), "check", "",
     QT_TRANSLATE_NOOP("CommandSet", "Makes the selected state fit the parent that it builds on again")},
    {Command::CompareStates, "compare-states", QT_TRANSLATE_NOOP("CommandSet", "C&ompare…"), "compare", "Ctrl+D",
     QT_TRANSLATE_NOOP("CommandSet",
                       "Shows where two selected states differ; one alone is compared with the present state")},
    {Command::UndoSnapshotStep, "undo-snapshot-step", QT_TRANSLATE_NOOP("CommandSet", "&Undo Snapshot Step"), "undo",
     "Ctrl+Z", QT_TRANSLATE_NOOP("CommandSet", "Takes the last step of the machine's history back")},
    {Command::PurgeDiscarded, "purge-discarded", QT_TRANSLATE_NOOP("CommandSet", "&Purge Discarded…"), "purge", "",
     QT_TRANSLATE_NOOP("CommandSet", "Deletes what was discarded for good")},
    {Command::Properties, "properties", QT_TRANSLATE_NOOP("CommandSet", "P&roperties"), "info", "Alt+Return",
     QT_TRANSLATE_NOOP("CommandSet", "Shows what is known of the selected disk")},
    {Command::ShowInFolder, "show-in-folder", QT_TRANSLATE_NOOP("CommandSet", "&Show in Folder"), "show-folder",
     "Ctrl+Shift+F", QT_TRANSLATE_NOOP("CommandSet", "Opens the file manager at the selected disk")},
    {Command::ShowJobs, "show-jobs", QT_TRANSLATE_NOOP("CommandSet", "&Jobs"), "jobs", "Ctrl+J",
     QT_TRANSLATE_NOOP("CommandSet", "Shows what runs, waits and is done")},
    {Command::PauseJobs, "pause-jobs", QT_TRANSLATE_NOOP("CommandSet", "&Pause All Jobs"), "pause", "Ctrl+Shift+J",
     QT_TRANSLATE_NOOP("CommandSet", "Lets everything that runs rest, or go on; its disks stay locked"), true},
    {Command::CancelJobs, "cancel-jobs", QT_TRANSLATE_NOOP("CommandSet", "&Cancel All Jobs"), "cancel", "",
     QT_TRANSLATE_NOOP("CommandSet", "Cancels what runs and waits; nothing half-made is left behind")},
    {Command::About, "about", QT_TRANSLATE_NOOP("CommandSet", "&About Strata"), "help", "",
     QT_TRANSLATE_NOOP("CommandSet", "Version and licence")},
    {Command::AboutQt, "about-qt", QT_TRANSLATE_NOOP("CommandSet", "About &Qt"), "", "",
     QT_TRANSLATE_NOOP("CommandSet", "About the toolkit Strata is made with")},
};

const CommandSpec& specOf(Command command) {
    return *std::find_if(std::begin(kTable), std::end(kTable),
                         [command](const CommandSpec& spec) { return spec.command == command; });
}

QString words(const char* text) { return QCoreApplication::translate("CommandSet", text); }

QList<QKeySequence> standardKeys(const CommandSpec& spec) {
    QList<QKeySequence> keys =
        QKeySequence::listFromString(QString::fromLatin1(spec.keys), QKeySequence::PortableText);
    keys.removeAll(QKeySequence());
    return keys;
}

} // namespace

QString plainText(const QAction& action) {
    static const QRegularExpression letterAtTheEnd(QStringLiteral("\\(&\\w\\)"));
    QString text = action.text();
    return text.remove(letterAtTheEnd).remove(QLatin1Char('&'));
}

CommandSet::CommandSet(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {
    for (const CommandSpec& spec : kTable) {
        auto* action = new QAction(words(spec.text), this);
        action->setObjectName(QString::fromLatin1(spec.name));
        action->setIcon(lineIcon(QString::fromLatin1(spec.icon)));
        action->setIconText(spec.shortText != nullptr ? words(spec.shortText) : plainText(*action)); // for tool bars
        action->setCheckable(spec.checkable);
        action->setMenuRole(QAction::TextHeuristicRole);
        actions_[spec.command] = action;
        const QList<QKeySequence> standard = standardKeys(spec);
        const QKeySequence chosen = settings_.shortcut(action->objectName(), standard.value(0));
        if (chosen == standard.value(0))
            action->setShortcuts(standard);
        else
            action->setShortcut(chosen);
        updateToolTip(spec.command);
    }
}

QList<Command> CommandSet::all() const {
    QList<Command> commands;
    for (const CommandSpec& spec : kTable)
        commands << spec.command;
    return commands;
}

void CommandSet::setReason(Command command, const QString& reason) {
    reasons_[command] = reason;
    action(command)->setEnabled(reason.isEmpty());
    updateToolTip(command);
}

QKeySequence CommandSet::standardShortcut(Command command) const { return standardKeys(specOf(command)).value(0); }

void CommandSet::setShortcut(Command command, const QKeySequence& keys) {
    QAction* changed = action(command);
    if (keys == standardShortcut(command)) {
        settings_.resetShortcut(changed->objectName());
        changed->setShortcuts(standardKeys(specOf(command)));
    } else {
        settings_.setShortcut(changed->objectName(), keys);
        changed->setShortcut(keys);
    }
    updateToolTip(command);
}

void CommandSet::resetShortcuts() {
    for (const CommandSpec& spec : kTable)
        setShortcut(spec.command, standardShortcut(spec.command));
}

QAction* CommandSet::userOf(const QKeySequence& keys, Command except) const {
    for (const auto& [command, action] : actions_)
        if (command != except && !keys.isEmpty() && action->shortcuts().contains(keys))
            return action;
    return nullptr;
}

void CommandSet::updateToolTip(Command command) {
    QAction* updated = action(command);
    const QString tip = words(specOf(command).tip);
    const QString keys = updated->shortcut().toString(QKeySequence::NativeText);
    QString text = keys.isEmpty() ? tip : tr("%1 (%2)", "tool tip and its keys").arg(tip, keys);
    if (const QString reason = reasons_[command]; !reason.isEmpty())
        text += QLatin1Char('\n') + tr("Not available: %1").arg(reason);
    updated->setToolTip(text);
    updated->setStatusTip(tip);
}

} // namespace strata::ui
