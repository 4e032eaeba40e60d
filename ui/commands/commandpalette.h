// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace strata::ui {

class CommandSet;
class DocumentSet;
enum class Command;

/// Every command and every machine of the library by name: type a few letters, Enter does it. What cannot be done now
/// stands at the end and says why. Runs the command after it has closed.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(CommandSet& commands, DocumentSet& documents, QWidget* parent);

    /// How well words fit what was typed: the lower the better; -1 if they do not. Every word typed must be in it, or
    /// all letters in their order.
    static int rank(const QString& words, const QString& typed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void addCommands(const QString& typed);
    void addMachines(const QString& typed);
    void explain();
    void perform();

    CommandSet& commands_;
    DocumentSet& documents_;
    QLineEdit* typed_;
    QTreeWidget* list_;
    QLabel* about_;
};

} // namespace strata::ui
