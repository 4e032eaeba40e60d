// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace strata::ui {

class CommandSet;

/// All commands with their keys; each can be given others.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(CommandSet& commands, QWidget* parent = nullptr);

private:
    void fill();
    void showCurrent();
    void assign();

    CommandSet& commands_;
    QTreeWidget* list_;
    QLabel* label_;
    QKeySequenceEdit* keys_;
    QPushButton* standard_;
    QLabel* conflict_;
};

} // namespace strata::ui
