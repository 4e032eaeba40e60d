// SPDX-License-Identifier: Apache-2.0
#include "ui/views/startpage.h"

#include "ui/commands/commandset.h"
#include "ui/documents/documentset.h"
#include "ui/models/viewroles.h"
#include "ui/settings/settings.h"
#include "ui/text/format.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/look.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

constexpr int kIconSide = 64;
constexpr qsizetype kShownRecent = 6;

QVariant recentCell(const QString& path, int role) {
    const std::filesystem::path file = toPath(path);
    switch (role) {
    case Qt::DisplayRole: return fromPath(file.filename());
    case SecondaryTextRole: return formatPath(file.parent_path());
    case Qt::ToolTipRole: return formatPath(file);
    case IconNameRole: return file.extension() == ".vmdk" ? QStringLiteral("disk") : QStringLiteral("machine");
    case PathRole: return path;
    default: return {};
    }
}

QPushButton* buttonFor(QAction* action, QWidget* parent) {
    auto* button = new QPushButton(action->icon(), action->text(), parent);
    button->setToolTip(action->toolTip());
    button->setAutoDefault(true);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

StartPage::StartPage(DocumentSet& documents, const Settings& settings, const CommandSet& commands, QWidget* parent)
    : QWidget(parent), documents_(documents), settings_(settings), icon_(new QLabel(this)),
      model_(new ValueTableModel<QString>({{QString(), false, recentCell}}, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 3 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addStretch(2);
    column->addWidget(buildGreeting(commands));
    column->addWidget(buildRecent(), 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(&documents_, &DocumentSet::recentChanged, this, &StartPage::refreshRecent);
    refreshRecent();
}

QWidget* StartPage::buildGreeting(const CommandSet& commands) {
    auto* greeting = new QWidget(this);
    auto* sentence =
        new QLabel(tr("Open a virtual machine’s folder to see its disks and how they hang together."), greeting);
    sentence->setFont(headingFont(sentence->font()));
    auto* hint = new QLabel(tr("Or drop a folder, a .vmx or a .vmdk file here."), greeting);
    makeSecondary(hint);
    for (QLabel* label : {icon_, sentence, hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != icon_);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addStretch();
    QPushButton* openFolder = buttonFor(commands.action(Command::OpenFolder), greeting);
    openFolder->setDefault(true);
    buttons->addWidget(openFolder);
    buttons->addWidget(buttonFor(commands.action(Command::NewDisk), greeting));
    buttons->addWidget(buttonFor(commands.action(Command::OpenSample), greeting));
    buttons->addStretch();
    setFocusProxy(openFolder);

    auto* column = new QVBoxLayout(greeting);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(icon_);
    column->addWidget(sentence);
    column->addLayout(buttons);
    column->addWidget(hint);
    drawIcon();
    return greeting;
}

QWidget* StartPage::buildRecent() {
    recentBox_ = new QWidget(this);
    auto* title = new QLabel(tr("Recent"), recentBox_);
    title->setFont(boldFont(title->font()));
    makeSecondary(title);
    recent_ = new QListView(recentBox_);
    recent_->setModel(model_);
    recent_->setItemDelegate(new EntryDelegate(EntryDelegate::Form::TwoLines, recent_));
    recent_->setAccessibleName(tr("Recent"));
    recent_->setFrameShape(QFrame::NoFrame);
    recent_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    recent_->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    title->setBuddy(recent_);
    const auto open = [this](const QModelIndex& index) {
        if (index.isValid()) // a click that also activates comes twice, the second time to rows that are gone
            documents_.open(toPath(index.data(PathRole).toString()));
    };
    connect(recent_, &QAbstractItemView::clicked, this, open);
    connect(recent_, &QAbstractItemView::activated, this, open);

    auto* column = new QVBoxLayout(recentBox_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(title);
    column->addWidget(recent_);
    recentBox_->setFixedWidth(fontMetrics().averageCharWidth() * 56);
    return recentBox_;
}

void StartPage::refreshRecent() {
    const QStringList paths = settings_.recent().mid(0, kShownRecent);
    model_->setRows({paths.begin(), paths.end()});
    recentBox_->setVisible(!paths.isEmpty());
    if (!paths.isEmpty())
        recent_->setFixedHeight(recent_->sizeHintForRow(0) * static_cast<int>(paths.size()) + kGrid / 2);
}

void StartPage::drawIcon() {
    icon_->setPixmap(QApplication::windowIcon().pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
    icon_->setVisible(!icon_->pixmap(Qt::ReturnByValue).isNull());
}

} // namespace strata::ui
