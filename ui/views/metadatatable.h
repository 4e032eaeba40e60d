// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

class QAction;
class QSortFilterProxyModel;

namespace strata::ui {

class MetadataModel;

/// The table of the metadata page: edit in place, copy and paste as text, undo and redo, by keys and by a menu. The
/// keys are the table's own while it has the focus, whatever they mean in the window.
class MetadataTable : public QTableView {
    Q_OBJECT
public:
    MetadataTable(MetadataModel& model, QSortFilterProxyModel& shown, QWidget* parent);

    QAction* undoAction() { return undo_; }
    QAction* redoAction() { return redo_; }

signals:
    /// One sentence for each line that could not be taken.
    void pasteRefused(const QStringList& lines);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QAction* addItem(const QString& words, const QKeySequence& keys, const char* icon);
    QAction* actionOf(const QKeyEvent& event) const;
    void editValue();
    void copy();
    void paste();

    MetadataModel& model_;
    QSortFilterProxyModel& shown_;
    QAction* undo_;
    QAction* redo_;
};

} // namespace strata::ui
