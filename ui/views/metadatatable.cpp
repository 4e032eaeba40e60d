// SPDX-License-Identifier: Apache-2.0
#include "ui/views/metadatatable.h"

#include "ui/commands/iconset.h"
#include "ui/models/metadatamodel.h"
#include "ui/views/metadatadelegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace strata::ui {

MetadataTable::MetadataTable(MetadataModel& model, QSortFilterProxyModel& shown, QWidget* parent)
    : QTableView(parent), model_(model), shown_(shown) {
    setModel(&shown_);
    setItemDelegate(new MetadataDelegate(this));
    setAccessibleName(tr("Metadata"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                    | QAbstractItemView::AnyKeyPressed);
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);

    setContextMenuPolicy(Qt::ActionsContextMenu);
    undo_ = addItem(tr("&Undo"), QKeySequence::Undo, "undo");
    connect(undo_, &QAction::triggered, &model_.undo(), &QUndoStack::undo);
    redo_ = addItem(tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), "redo");
    redo_->setShortcuts(redo_->shortcuts() << QKeySequence(Qt::CTRL | Qt::Key_Y)); // where platforms differ, both
    connect(redo_, &QAction::triggered, &model_.undo(), &QUndoStack::redo);
    connect(addItem(tr("&Copy"), QKeySequence::Copy, "copy"), &QAction::triggered, this, &MetadataTable::copy);
    connect(addItem(tr("&Paste"), QKeySequence::Paste, "paste"), &QAction::triggered, this, &MetadataTable::paste);
    connect(addItem(tr("Re&set to the File's Value"), QKeySequence(Qt::Key_Delete), ""), &QAction::triggered, this,
            [this] { model_.revert(shown_.mapToSource(currentIndex())); });

    const auto follow = [this] {
        undo_->setEnabled(model_.undo().canUndo());
        redo_->setEnabled(model_.undo().canRedo());
        undo_->setToolTip(undo_->isEnabled() ? tr("Undo: %1").arg(model_.undo().undoText()) : tr("Nothing to undo"));
        redo_->setToolTip(redo_->isEnabled() ? tr("Redo: %1").arg(model_.undo().redoText()) : tr("Nothing to redo"));
    };
    connect(&model_.undo(), &QUndoStack::indexChanged, this, follow);
    follow();
}

QAction* MetadataTable::addItem(const QString& words, const QKeySequence& keys, const char* icon) {
    auto* action = new QAction(words, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    if (*icon != '\0')
        action->setIcon(lineIcon(QString::fromLatin1(icon)));
    addAction(action);
    return action;
}

QAction* MetadataTable::actionOf(const QKeyEvent& event) const {
    const QKeySequence pressed(event.keyCombination());
    for (QAction* action : actions())
        if (action->shortcuts().contains(pressed))
            return action;
    return nullptr;
}

bool MetadataTable::event(QEvent* event) {
    // Ctrl+Z means a snapshot step elsewhere in the window; here it is the last edit.
    if (event->type() == QEvent::ShortcutOverride && actionOf(*static_cast<QKeyEvent*>(event)) != nullptr) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void MetadataTable::keyPressEvent(QKeyEvent* event) {
    // Without the focus it is a key that an open editor left over.
    if (hasFocus()) {
        if (QAction* action = actionOf(*event)) {
            action->trigger();
            return;
        }
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter || (event->key() == Qt::Key_F2 && currentIndex().column() != MetadataModel::ValueColumn)) {
            editValue();
            return;
        }
    }
    QTableView::keyPressEvent(event);
}

void MetadataTable::editValue() {
    const QModelIndex value = currentIndex().siblingAtColumn(MetadataModel::ValueColumn);
    if (value.flags() & Qt::ItemIsEditable)
        edit(value);
}

void MetadataTable::copy() {
    QModelIndexList rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows << shown_.mapToSource(index);
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(model_.asText(rows));
}

void MetadataTable::paste() {
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        return;
    const MetadataModel::Pasted pasted = model_.paste(text);
    if (!pasted.refused.isEmpty())
        emit pasteRefused(pasted.refused);
}

} // namespace strata::ui
