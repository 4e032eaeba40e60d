// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/commandpalette.h"

#include "ui/commands/commandset.h"
#include "ui/commands/iconset.h"
#include "ui/documents/documentset.h"
#include "ui/documents/machinedocument.h"
#include "ui/text/format.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/look.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr int kCommandRole = Qt::UserRole;
constexpr int kMachineRole = Qt::UserRole + 1;

/// An entry before it is put in its place.
struct Found {
    int rank = 0;
    QTreeWidgetItem* item = nullptr;
};

void addSorted(QTreeWidget& list, std::vector<Found> found) {
    std::ranges::stable_sort(found, {}, &Found::rank);
    for (const Found& entry : found)
        list.addTopLevelItem(entry.item);
}

bool hasLettersInOrder(const QString& words, const QString& typed) {
    qsizetype at = 0;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        at = words.indexOf(letter, at, Qt::CaseInsensitive) + 1;
        if (at == 0)
            return false;
    }
    return true;
}

} // namespace

CommandPalette::CommandPalette(CommandSet& commands, DocumentSet& documents, QWidget* parent)
    : QDialog(parent), commands_(commands), documents_(documents), typed_(new QLineEdit(this)),
      list_(new QTreeWidget(this)), about_(new QLabel(this)) {
    setWindowTitle(tr("Find Command"));
    typed_->setPlaceholderText(tr("Command or machine"));
    typed_->setAccessibleName(tr("Command or machine"));
    typed_->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    typed_->installEventFilter(this);
    list_->setColumnCount(2);
    list_->setHeaderHidden(true);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, list_));
    list_->setAccessibleName(tr("Commands"));
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    about_->setWordWrap(true);
    about_->setTextFormat(Qt::PlainText);
    about_->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    about_->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    makeSecondary(about_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kGrid);
    column->addWidget(typed_);
    column->addWidget(list_, 1);
    column->addWidget(about_);
    connect(typed_, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(typed_, &QLineEdit::returnPressed, this, &CommandPalette::perform);
    connect(list_, &QTreeWidget::itemActivated, this, &CommandPalette::perform);
    connect(list_, &QTreeWidget::itemClicked, this, &CommandPalette::perform);
    connect(list_, &QTreeWidget::currentItemChanged, this, &CommandPalette::explain);
    resize(fontMetrics().averageCharWidth() * 64, fontMetrics().height() * 24);
    fill();
    typed_->setFocus();
}

int CommandPalette::rank(const QString& words, const QString& typed) {
    const QString wanted = typed.simplified();
    if (wanted.isEmpty() || words.startsWith(wanted, Qt::CaseInsensitive))
        return 0;
    const QStringList parts = wanted.split(QLatin1Char(' '));
    const bool all =
        std::ranges::all_of(parts, [&](const QString& part) { return words.contains(part, Qt::CaseInsensitive); });
    if (all)
        return words.contains(QLatin1Char(' ') + parts.first(), Qt::CaseInsensitive) ? 1 : 2;
    return hasLettersInOrder(words, wanted) ? 3 : -1;
}

void CommandPalette::fill() {
    list_->clear();
    const QString typed = typed_->text();
    addMachines(typed);
    addCommands(typed);
    for (int row = 0; row < list_->topLevelItemCount(); ++row)
        if (!list_->topLevelItem(row)->isDisabled()) {
            list_->setCurrentItem(list_->topLevelItem(row));
            break;
        }
    explain();
}

void CommandPalette::addCommands(const QString& typed) {
    std::vector<Found> possible;
    std::vector<Found> impossible;
    for (const Command command : commands_.all()) {
        const QAction* action = commands_.action(command);
        const int rank = CommandPalette::rank(plainText(*action), typed);
        if (rank < 0 || command == Command::FindCommand)
            continue;
        auto* item = new QTreeWidgetItem({plainText(*action), action->shortcut().toString(QKeySequence::NativeText)});
        item->setIcon(0, action->icon());
        item->setData(0, kCommandRole, static_cast<int>(command));
        item->setToolTip(0, action->toolTip());
        item->setTextAlignment(1, Qt::AlignTrailing | Qt::AlignVCenter);
        item->setDisabled(!action->isEnabled());
        (action->isEnabled() ? possible : impossible).push_back({rank, item});
    }
    addSorted(*list_, std::move(possible));
    addSorted(*list_, std::move(impossible));
}

/// Only those that fit what was typed: without that, commands are what is looked for.
void CommandPalette::addMachines(const QString& typed) {
    if (typed.simplified().isEmpty())
        return;
    std::vector<Found> found;
    for (qsizetype i = 0; i < documents_.documents().size(); ++i) {
        const MachineDocument& document = *documents_.documents().at(i);
        const int rank = CommandPalette::rank(document.title(), typed);
        if (rank < 0)
            continue;
        auto* item = new QTreeWidgetItem({document.title(), tr("Machine")});
        item->setIcon(0, lineIcon(QStringLiteral("machine")));
        item->setData(0, kMachineRole, static_cast<int>(i));
        item->setToolTip(0, formatPath(document.path()));
        found.push_back({rank, item});
    }
    addSorted(*list_, std::move(found));
}

void CommandPalette::explain() {
    if (list_->topLevelItemCount() == 0)
        about_->setText(tr("Nothing is called like this."));
    else
        about_->setText(list_->currentItem() != nullptr ? list_->currentItem()->toolTip(0) : QString());
}

void CommandPalette::perform() {
    const QTreeWidgetItem* item = list_->currentItem();
    if (item == nullptr || item->isDisabled())
        return;
    // Its own event: this dialog is gone by then, and the keyboard is where it was.
    if (const QVariant machine = item->data(0, kMachineRole); machine.isValid()) {
        if (MachineDocument* document = documents_.documents().value(machine.toInt()))
            QTimer::singleShot(0, &documents_, [&set = documents_, document] { set.setCurrent(document); });
    } else {
        QAction* action = commands_.action(static_cast<Command>(item->data(0, kCommandRole).toInt()));
        QTimer::singleShot(0, action, &QAction::trigger);
    }
    accept();
}

/// The keys that walk a list work while one types.
bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == typed_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(list_, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace strata::ui
