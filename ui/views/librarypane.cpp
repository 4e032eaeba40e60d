// SPDX-License-Identifier: Apache-2.0
#include "ui/views/librarypane.h"

#include "ui/commands/commandset.h"
#include "ui/documents/documentset.h"
#include "ui/models/librarymodel.h"
#include "ui/text/format.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/look.h"

#include <QLabel>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

namespace strata::ui {

LibraryPane::LibraryPane(DocumentSet& documents, const CommandSet& commands, QWidget* parent)
    : QWidget(parent), documents_(documents), commands_(commands), model_(new LibraryModel(documents, this)),
      view_(new QTreeView(this)), hint_(new QLabel(tr("Machines you open are listed here."), this)) {
    view_->setModel(model_);
    view_->setItemDelegate(new EntryDelegate(EntryDelegate::Form::TwoLines, view_));
    view_->setAccessibleName(tr("Library"));
    view_->setHeaderHidden(true);
    view_->setRootIsDecorated(false);
    view_->setItemsExpandable(false);
    view_->setIndentation(0);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setTextElideMode(Qt::ElideMiddle);
    hint_->setWordWrap(true);
    hint_->setMargin(kGrid);
    hint_->setAlignment(Qt::AlignTop);
    makeSecondary(hint_);
    setFocusProxy(view_);
    setMinimumWidth(18 * kGrid);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(hint_);
    column->addWidget(view_, 1);

    connect(model_, &QAbstractItemModel::modelReset, this, &LibraryPane::arrange);
    connect(&documents_, &DocumentSet::currentChanged, this, &LibraryPane::followCurrent);
    // Arrow keys and the mouse show a machine at once; a recent one is opened by Enter or a click, not in passing.
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (MachineDocument* document = model_->documentAt(index))
            documents_.setCurrent(document);
    });
    connect(view_, &QAbstractItemView::clicked, this, &LibraryPane::choose);
    connect(view_, &QAbstractItemView::activated, this, &LibraryPane::choose);
    connect(view_, &QWidget::customContextMenuRequested, this, &LibraryPane::showMenu);
    arrange();
}

void LibraryPane::arrange() {
    view_->expandAll();
    const bool anyRecent = model_->rowCount(model_->index(LibraryModel::Recent, 0)) > 0;
    const bool anyOpen = model_->rowCount(model_->index(LibraryModel::ThisComputer, 0)) > 0;
    view_->setRowHidden(LibraryModel::Recent, {}, !anyRecent);
    view_->setRowHidden(LibraryModel::ThisComputer, {}, !anyOpen);
    hint_->setVisible(!anyOpen);
    followCurrent();
}

void LibraryPane::followCurrent() {
    const QModelIndex row = model_->indexOf(documents_.current());
    if (row == view_->currentIndex() && row.isValid())
        return;
    if (row.isValid())
        view_->setCurrentIndex(row);
    else
        view_->selectionModel()->clear();
}

void LibraryPane::choose(const QModelIndex& index) {
    if (MachineDocument* document = model_->documentAt(index))
        documents_.setCurrent(document);
    else if (const QString path = model_->recentAt(index); !path.isEmpty())
        documents_.open(toPath(path));
}

void LibraryPane::showMenu(const QPoint& position) {
    const QModelIndex index = view_->indexAt(position);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (model_->documentAt(index) != nullptr) {
        menu->addAction(commands_.action(Command::Refresh));
        menu->addAction(commands_.action(Command::CloseMachine));
    } else if (!model_->recentAt(index).isEmpty()) {
        menu->addAction(tr("&Open"), this, [this, row = QPersistentModelIndex(index)] { choose(row); });
        menu->addAction(tr("&Clear Recent"), &documents_, &DocumentSet::clearRecent);
    } else {
        menu->addAction(commands_.action(Command::OpenFolder));
        menu->addAction(commands_.action(Command::OpenFile));
    }
    menu->popup(view_->viewport()->mapToGlobal(position));
}

} // namespace strata::ui
