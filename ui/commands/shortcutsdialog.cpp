// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/shortcutsdialog.h"

#include "ui/commands/commandset.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/look.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

Command commandOf(const QTreeWidgetItem* item) { return static_cast<Command>(item->data(0, Qt::UserRole).toInt()); }

/// Takes any keys but Esc, which closes the dialog as everywhere.
class KeysField : public QKeySequenceEdit {
public:
    using QKeySequenceEdit::QKeySequenceEdit;

protected:
    bool event(QEvent* event) override {
        const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
        if (key && static_cast<QKeyEvent*>(event)->keyCombination() == QKeyCombination(Qt::Key_Escape)) {
            event->ignore();
            return false;
        }
        return QKeySequenceEdit::event(event);
    }
};

} // namespace

ShortcutsDialog::ShortcutsDialog(CommandSet& commands, QWidget* parent)
    : QDialog(parent), commands_(commands), list_(new QTreeWidget(this)), label_(new QLabel(tr("&Keys:"), this)),
      keys_(new KeysField(this)), standard_(new QPushButton(tr("Use &Standard"), this)), conflict_(new QLabel(this)) {
    setWindowTitle(tr("Keyboard Shortcuts"));
    list_->setHeaderLabels({tr("Command"), tr("Keys")});
    list_->setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, list_));
    list_->setUniformRowHeights(true);
    list_->setRootIsDecorated(false);
    list_->setAllColumnsShowFocus(true);
    list_->setAccessibleName(tr("Commands"));
    list_->header()->setStretchLastSection(true);
    label_->setBuddy(keys_);
    keys_->setAccessibleName(tr("Keys of the selected command"));
    if (auto* field = keys_->findChild<QLineEdit*>()) // which has the keyboard
        field->setAccessibleName(keys_->accessibleName());
    conflict_->setWordWrap(true);
    conflict_->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* reset = buttons->addButton(tr("&Reset All"), QDialogButtonBox::ResetRole);

    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(label_);
    row->addWidget(keys_, 1);
    row->addWidget(standard_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kGrid);
    column->addWidget(list_, 1);
    column->addLayout(row);
    column->addWidget(conflict_);
    column->addWidget(buttons);

    connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(keys_, &QKeySequenceEdit::editingFinished, this, &ShortcutsDialog::assign);
    connect(standard_, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem* item = list_->currentItem()) {
            commands_.setShortcut(commandOf(item), commands_.standardShortcut(commandOf(item)));
            fill();
        }
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        commands_.resetShortcuts();
        fill();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 30);
}

void ShortcutsDialog::fill() {
    const int row = list_->currentItem() != nullptr ? list_->indexOfTopLevelItem(list_->currentItem()) : 0;
    list_->clear();
    for (const Command command : commands_.all()) {
        const QAction* action = commands_.action(command);
        auto* item = new QTreeWidgetItem({plainText(*action), action->shortcut().toString(QKeySequence::NativeText)});
        item->setData(0, Qt::UserRole, static_cast<int>(command));
        if (action->shortcut().isEmpty())
            item->setData(1, Qt::AccessibleTextRole, tr("no keys"));
        list_->addTopLevelItem(item);
    }
    list_->resizeColumnToContents(0);
    list_->setCurrentItem(list_->topLevelItem(row));
}

void ShortcutsDialog::showCurrent() {
    conflict_->clear();
    if (const QTreeWidgetItem* item = list_->currentItem())
        keys_->setKeySequence(commands_.action(commandOf(item))->shortcut());
}

void ShortcutsDialog::assign() {
    const QTreeWidgetItem* item = list_->currentItem();
    if (item == nullptr)
        return;
    const Command command = commandOf(item);
    const QKeySequence keys = keys_->keySequence();
    if (keys == commands_.action(command)->shortcut())
        return;
    if (const QAction* user = commands_.userOf(keys, command)) {
        conflict_->setText(tr("%1 belongs to “%2”. Take it away there first.")
                               .arg(keys.toString(QKeySequence::NativeText), plainText(*user)));
        return;
    }
    commands_.setShortcut(command, keys);
    fill();
}

} // namespace strata::ui
