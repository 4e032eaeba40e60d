// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/menus.h"

#include "ui/commands/commandset.h"
#include "ui/commands/iconset.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include <initializer_list>
#include <optional>

namespace strata::ui {
namespace {

struct Menus {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

/// A command, or a separator.
using Entry = std::optional<Command>;
constexpr Entry kLine = std::nullopt;

void fill(QWidget& target, const CommandSet& commands, std::initializer_list<Entry> entries) {
    for (const Entry& entry : entries) {
        if (entry) {
            target.addAction(commands.action(*entry));
            continue;
        }
        auto* line = new QAction(&target);
        line->setSeparator(true);
        target.addAction(line);
    }
}

QMenu& addMenu(QMenuBar& bar, const QString& title) {
    QMenu* menu = bar.addMenu(title);
    menu->setToolTipsVisible(true); // a disabled entry says why
    return *menu;
}

constexpr std::initializer_list<Entry> kDiskEntries = {Command::CloneDisk,
                                                       Command::CheckDisk,
                                                       Command::RepairDisk,
                                                       Command::EditMetadata,
                                                       kLine,
                                                       Command::GrowDisk,
                                                       Command::ShrinkDisk,
                                                       Command::DefragmentDisk,
                                                       Command::RenameDisk,
                                                       Command::DeleteDisk,
                                                       kLine,
                                                       Command::ShowInFolder,
                                                       Command::CopyPath,
                                                       kLine,
                                                       Command::Properties};

constexpr std::initializer_list<Entry> kSnapshotEntries = {Command::TakeSnapshot,
                                                           kLine,
                                                           Command::GoToSnapshot,
                                                           Command::BranchSnapshot,
                                                           kLine,
                                                           Command::MergeSnapshot,
                                                           Command::DiscardSnapshot,
                                                           kLine,
                                                           Command::RenameSnapshot,
                                                           Command::AdoptSnapshot,
                                                           Command::MendLink,
                                                           Command::CompareStates,
                                                           kLine,
                                                           Command::UndoSnapshotStep,
                                                           Command::PurgeDiscarded};

} // namespace

DynamicMenus buildMenus(QMenuBar& bar, const CommandSet& commands) {
    DynamicMenus dynamic;
    QMenu& file = addMenu(bar, Menus::tr("&File"));
    fill(file, commands, {Command::OpenFolder, Command::OpenFile});
    dynamic.recent = file.addMenu(lineIcon(QStringLiteral("recent")), Menus::tr("Open &Recent"));
    fill(file, commands,
         {Command::OpenSample, kLine, Command::NewDisk, kLine, Command::NewWindow, Command::CloseMachine, kLine,
          Command::Quit});

    QMenu& edit = addMenu(bar, Menus::tr("&Edit"));
    fill(edit, commands, {Command::CopyPath, Command::Find, kLine, Command::KeyboardShortcuts, Command::Settings});
    dynamic.language = edit.addMenu(Menus::tr("&Language"));

    QMenu& view = addMenu(bar, Menus::tr("&View"));
    fill(view, commands,
         {Command::ShowTree, Command::ShowGraph, Command::ShowFiles, Command::ShowTimeline, Command::SaveGraph, kLine,
          Command::ShowLibrary, Command::ShowInspector, Command::ShowStartPage, kLine, Command::NextPane,
          Command::PreviousPane, kLine, Command::Refresh});

    QMenu& disk = addMenu(bar, Menus::tr("&Disk"));
    fill(disk, commands, kDiskEntries);

    QMenu& snapshot = addMenu(bar, Menus::tr("&Snapshot"));
    fill(snapshot, commands, kSnapshotEntries);

    QMenu& tools = addMenu(bar, Menus::tr("&Tools"));
    fill(tools, commands, {Command::ShowJobs, Command::PauseJobs, Command::CancelJobs, kLine, Command::RecoverDisks});

    QMenu& help = addMenu(bar, Menus::tr("&Help"));
    fill(help, commands, {Command::About, Command::AboutQt});
    return dynamic;
}

void buildToolBar(QToolBar& bar, const CommandSet& commands) {
    fill(bar, commands,
         {Command::ShowLibrary, Command::OpenFolder, Command::NewDisk, Command::CloneDisk, Command::CheckDisk, kLine,
          Command::TakeSnapshot, Command::GoToSnapshot, Command::BranchSnapshot, Command::MergeSnapshot,
          Command::DiscardSnapshot});
}

void fillSnapshotMenu(QMenu& menu, const CommandSet& commands) {
    menu.setToolTipsVisible(true);
    fill(menu, commands, kSnapshotEntries);
    menu.addSeparator();
    QMenu* disk = menu.addMenu(lineIcon(QStringLiteral("disk")), Menus::tr("D&isk"));
    fillDiskMenu(*disk, commands);
}

void fillDiskMenu(QMenu& menu, const CommandSet& commands) {
    menu.setToolTipsVisible(true);
    fill(menu, commands, kDiskEntries);
}

} // namespace strata::ui
