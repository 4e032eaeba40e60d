// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/commandset.h"

#include "ui/commands/iconset.h"
#include "ui/settings/settings.h"

#include <QCoreApplication>

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
};

#define WORDS(text) QT_TRANSLATE_NOOP("CommandSet", text)

const CommandSpec kTable[] = {
    {Command::OpenFolder, "open-folder", WORDS("Open &Folder…"), "folder-open", "Ctrl+Shift+O",
     WORDS("Shows all disks in the folder of a virtual machine")},
    {Command::OpenFile, "open-file", WORDS("&Open File…"), "document-open", "Ctrl+O",
     WORDS("Opens a virtual disk (.vmdk) or a virtual machine (.vmx)")},
    {Command::OpenSample, "open-sample", WORDS("Try the &Sample Machine"), "machine", "",
     WORDS("Makes a small machine with a few disks to play with, and opens it")},
    {Command::NewDisk, "new-disk", WORDS("&New Disk…"), "disk-new", "Ctrl+N", WORDS("Makes an empty virtual disk")},
    {Command::CloseMachine, "close", WORDS("&Close"), "close", "Ctrl+W",
     WORDS("Takes the machine out of the library; nothing is deleted")},
    {Command::Quit, "quit", WORDS("&Quit"), "quit", "Ctrl+Q", WORDS("Ends Strata")},
    {Command::Find, "find", WORDS("&Find…"), "search", "Ctrl+F",
     WORDS("Shows only disks and files whose name contains a text")},
    {Command::CopyPath, "copy-path", WORDS("Copy &Path"), "copy", "Ctrl+Shift+P",
     WORDS("Copies where the selected disk lies")},
    {Command::KeyboardShortcuts, "keyboard-shortcuts", WORDS("&Keyboard Shortcuts…"), "settings", "Ctrl+Alt+K",
     WORDS("Shows and changes the keys of all commands")},
    {Command::ShowTree, "show-tree", WORDS("&Tree"), "", "Ctrl+1",
     WORDS("Shows the disks with their parents and children")},
    {Command::ShowFiles, "show-files", WORDS("&Files"), "", "Ctrl+2", WORDS("Shows all files of the machine")},
    {Command::ShowLibrary, "show-library", WORDS("&Library"), "library", "Ctrl+Alt+L",
     WORDS("Shows or hides the list of machines"), true},
    {Command::ShowInspector, "show-inspector", WORDS("&Inspector"), "info", "Ctrl+I",
     WORDS("Shows or hides the details of the selected disk"), true},
    {Command::ShowStartPage, "show-start-page", WORDS("&Start Page"), "", "Ctrl+0",
     WORDS("Shows the page with recent machines")},
    {Command::NextPane, "next-pane", WORDS("&Next Pane"), "", "F6", WORDS("Moves the keyboard to the next pane")},
    {Command::PreviousPane, "previous-pane", WORDS("&Previous Pane"), "", "Shift+F6",
     WORDS("Moves the keyboard to the previous pane")},
    {Command::Refresh, "refresh", WORDS("&Refresh"), "refresh", "F5; Ctrl+R",
     WORDS("Reads the machine's files again")},
    {Command::CloneDisk, "clone-disk", WORDS("&Clone or Convert…"), "disk-clone", "Ctrl+Shift+C",
     WORDS("Copies the selected disk, also as another kind")},
    {Command::CheckDisk, "check-disk", WORDS("Chec&k"), "check", "Ctrl+K",
     WORDS("Looks over the selected disk and its parents; changes nothing")},
    {Command::EditMetadata, "edit-metadata", WORDS("Edit &Metadata"), "settings", "Ctrl+E",
     WORDS("Shows the selected disk's metadata for editing")},
    {Command::Properties, "properties", WORDS("P&roperties"), "info", "Alt+Return",
     WORDS("Shows what is known of the selected disk")},
    {Command::ShowInFolder, "show-in-folder", WORDS("&Show in Folder"), "show-folder", "Ctrl+Shift+F",
     WORDS("Opens the file manager at the selected disk")},
    {Command::ShowJobs, "show-jobs", WORDS("&Jobs"), "jobs", "Ctrl+J", WORDS("Shows what runs, waits and is done")},
    {Command::CancelJobs, "cancel-jobs", WORDS("&Cancel All Jobs"), "cancel", "",
     WORDS("Cancels what runs and waits; nothing half-made is left behind")},
    {Command::About, "about", WORDS("&About Strata"), "help", "", WORDS("Version and licence")},
    {Command::AboutQt, "about-qt", WORDS("About &Qt"), "", "", WORDS("About the toolkit Strata is made with")},
};

#undef WORDS

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

CommandSet::CommandSet(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {
    for (const CommandSpec& spec : kTable) {
        auto* action = new QAction(words(spec.text), this);
        action->setObjectName(QString::fromLatin1(spec.name));
        action->setIcon(lineIcon(QString::fromLatin1(spec.icon)));
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
