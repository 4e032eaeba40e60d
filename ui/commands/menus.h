// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMenuBar;
class QMenu;
class QToolBar;

namespace strata::ui {

class CommandSet;

/// Menus that are filled while the program runs.
struct DynamicMenus {
    QMenu* recent = nullptr;
    QMenu* language = nullptr;
};

/// Lays the commands out in the menu bar.
DynamicMenus buildMenus(QMenuBar& bar, const CommandSet& commands);
/// The commands that come up most, with icon and text.
void buildToolBar(QToolBar& bar, const CommandSet& commands);
/// What can be done with a disk, for its context menu.
void fillDiskMenu(QMenu& menu, const CommandSet& commands);
/// What can be done with a snapshot and its disk.
void fillSnapshotMenu(QMenu& menu, const CommandSet& commands);

} // namespace strata::ui
