// SPDX-License-Identifier: Apache-2.0
#include "ui/views/filespane.h"

#include "ui/commands/commandset.h"
#include "ui/commands/desktop.h"
#include "ui/models/filesproxy.h"
#include "ui/models/tables.h"
#include "ui/models/viewroles.h"
#include "ui/settings/settings.h"
#include "ui/text/format.h"
#include "ui/views/emptyhint.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/inlinemessage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

const QString kHeader = QStringLiteral("files-header");

} // namespace

FilesPane::FilesPane(Settings& settings, const CommandSet& commands, QWidget* parent)
    : QWidget(parent), settings_(settings), commands_(commands), model_(makeFilesModel(this)),
      proxy_(new FilesProxy(this)), view_(new QTreeView(this)), oddity_(new InlineMessage(this)) {
    oddity_->setClosable(false);
    buildView();
    setFocusProxy(view_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(view_, 1);
    column->addWidget(oddity_);
}

FilesPane::~FilesPane() { settings_.setLayout(kHeader, view_->header()->saveState()); }

void FilesPane::buildView() {
    proxy_->setSourceModel(model_);
    view_->setModel(proxy_);
    dressTree(*view_);
    view_->setAccessibleName(tr("Files"));
    new EmptyHint(view_);
    view_->setRootIsDecorated(false);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setDragDropMode(QAbstractItemView::DragOnly);
    view_->setSortingEnabled(true);
    view_->sortByColumn(0, Qt::AscendingOrder);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView& header = *view_->header();
    if (!header.restoreState(settings_.layout(kHeader))) {
        const int character = fontMetrics().averageCharWidth();
        header.setSectionResizeMode(0, QHeaderView::Stretch);
        header.resizeSection(1, 22 * character);
        header.resizeSection(2, 13 * character);
        header.resizeSection(3, 30 * character);
    }
    connect(view_, &QWidget::customContextMenuRequested, this, &FilesPane::showMenu);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &FilesPane::lead);
    connect(proxy_, &QAbstractItemModel::modelReset, this, &FilesPane::follow);
}

void FilesPane::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    model_->setRows({});
    if (document_ != nullptr)
        connect(document_, &MachineDocument::selectionChanged, this, &FilesPane::follow);
    refresh();
}

void FilesPane::refresh() {
    if (document_ != nullptr && document_->folder() != nullptr)
        model_->setRows(fileRows(document_->folder()->files, document_->snapshots().get()));
    else
        model_->setRows({});
    tellOddity();
}

void FilesPane::setFilter(const QString& text) { proxy_->setFilterFixedString(text); }

const FileRow* FilesPane::rowAt(const QModelIndex& index) const {
    const int row = proxy_->mapToSource(index).row();
    return row < 0 ? nullptr : &model_->rows()[static_cast<std::size_t>(row)];
}

/// The disk that the file describes or is a piece of; empty if it is none's.
std::filesystem::path FilesPane::diskOf(const FileRow& file) const {
    if (file.role == "disk" || file.role == "descriptor")
        return file.path;
    return file.role == "extent" && !file.usedBy.empty() ? file.usedBy.front() : std::filesystem::path();
}

void FilesPane::lead(const QModelIndex& index) {
    const FileRow* file = rowAt(index);
    if (file != nullptr && document_ != nullptr && !leading_)
        if (const std::filesystem::path disk = diskOf(*file); !disk.empty()) {
            leading_ = true;
            document_->select({disk, false});
            leading_ = false;
        }
    tellOddity();
}

void FilesPane::follow() {
    if (document_ == nullptr || leading_)
        return;
    const std::filesystem::path& disk = document_->selection().disk;
    if (const FileRow* current = rowAt(view_->currentIndex()); current != nullptr && diskOf(*current) == disk)
        return;
    const QModelIndex row =
        disk.empty() || proxy_->rowCount() == 0
            ? QModelIndex()
            : proxy_->match(proxy_->index(0, 0), PathRole, fromPath(disk), 1, Qt::MatchExactly).value(0);
    if (!row.isValid())
        return;
    leading_ = true;
    view_->setCurrentIndex(row);
    leading_ = false;
}

void FilesPane::tellOddity() {
    const FileRow* file = rowAt(view_->currentIndex());
    const FileOddity oddity = file != nullptr ? file->oddity : FileOddity::None;
    const std::filesystem::path path = file != nullptr ? file->path : std::filesystem::path();
    if (oddity == told_.oddity && path == told_.file)
        return;
    told_ = {oddity, path};
    ways_ = waysOut(told_);
    if (oddity == FileOddity::None) {
        oddity_->hide();
        return;
    }
    oddity_->showMessage(Severity::Warning, oddityText(oddity, path));
    for (QAction* way : ways_)
        addButton(*way);
}

QList<QAction*> FilesPane::waysOut(const Told& told) {
    mends_ = std::make_unique<QObject>();
    const auto mend = [this, told](const QString& words, bool undo = false) {
        auto* action = new QAction(words, mends_.get());
        connect(action, &QAction::triggered, this,
                [this, told, undo] { emit mendRequested(told.oddity, told.file, undo); });
        return action;
    };
    switch (told.oddity) {
    case FileOddity::None: break;
    case FileOddity::Unlisted:
        return {commands_.action(Command::AdoptSnapshot), commands_.action(Command::DiscardSnapshot)};
    case FileOddity::Discarded: return {commands_.action(Command::PurgeDiscarded)};
    case FileOddity::Lost: return {commands_.action(Command::RecoverDisks)};
    case FileOddity::Locked: return {mend(tr("Remove If &Nobody Holds It"))};
    case FileOddity::RepairKept: return {mend(tr("&Take the Repair Back"))};
    case FileOddity::Deleted: return {mend(tr("&Bring It Back"))};
    case FileOddity::CutOff: return {mend(tr("&Finish It")), mend(tr("&Roll Back"), true)};
    }
    return {};
}

void FilesPane::addButton(QAction& way) {
    QPushButton* button = oddity_->addButton(way.text());
    const auto update = [button, &way] {
        button->setEnabled(way.isEnabled());
        button->setToolTip(way.toolTip());
    };
    update();
    connect(&way, &QAction::changed, button, update);
    connect(button, &QPushButton::clicked, &way, &QAction::trigger);
}

void FilesPane::showMenu(const QPoint& position) {
    const FileRow* file = rowAt(view_->currentIndex());
    if (file == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(ways_);
    menu->addSeparator();
    menu->addAction(tr("&Show in Folder"), this, [path = file->path] { showInFileManager(path); });
    menu->addAction(tr("&Copy Path"), this,
                    [path = file->path] { QGuiApplication::clipboard()->setText(fromPath(path)); });
    menu->popup(view_->viewport()->mapToGlobal(position));
}

} // namespace strata::ui
