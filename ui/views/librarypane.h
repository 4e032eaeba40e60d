// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QTreeView;

namespace strata::ui {

class CommandSet;
class DocumentSet;
class LibraryModel;
class MachineDocument;

/// The left pane: machines that are open or remembered, and recent ones. Follows and sets the current document.
class LibraryPane : public QWidget {
    Q_OBJECT
public:
    LibraryPane(DocumentSet& documents, const CommandSet& commands, QWidget* parent = nullptr);

    QTreeView& view() { return *view_; }
    LibraryModel& model() { return *model_; }

private:
    void arrange();
    void followCurrent();
    void choose(const QModelIndex& index);
    void showMenu(const QPoint& position);

    DocumentSet& documents_;
    const CommandSet& commands_;
    LibraryModel* model_;
    QTreeView* view_;
    QLabel* hint_; ///< while the library is empty
};

} // namespace strata::ui
