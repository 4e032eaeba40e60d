// SPDX-License-Identifier: Apache-2.0
#include "ui/views/inspectorpane.h"

#include "ui/commands/commandset.h"
#include "ui/models/snapshottext.h"
#include "ui/models/tables.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/typetext.h"
#include "ui/views/allocationpage.h"
#include "ui/views/elidedlabel.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/healthpage.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/look.h"
#include "ui/views/metadatastack.h"
#include "ui/views/overviewpage.h"
#include "ui/views/placeholder.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& path) { return QString::fromStdString(displayPath(path.filename())); }

} // namespace

InspectorPane::InspectorPane(const CommandSet& commands, QWidget* parent)
    : QWidget(parent), commands_(commands), stack_(new QStackedWidget(this)), placeholder_(new Placeholder(this)),
      contents_(new QWidget(this)), title_(new ElidedLabel(contents_)), subtitle_(new ElidedLabel(contents_)),
      note_(new QLabel(contents_)), disks_(new QComboBox(this)), remedy_(new InlineMessage(this)),
      error_(new InlineMessage(contents_)), tabs_(new QTabWidget(contents_)), overview_(new OverviewPage(tabs_)),
      metadata_(new MetadataStack(tabs_)), layoutModel_(makeLayoutModel(this)), filesModel_(makeFilesModel(this)),
      health_(new HealthPage(commands.action(Command::CheckDisk), commands.action(Command::RepairDisk), tabs_)),
      map_(new AllocationPage(tabs_)) {
    title_->setFont(headingFont(title_->font()));
    title_->setElideMode(Qt::ElideMiddle);
    makeSecondary(subtitle_);
    note_->setTextFormat(Qt::PlainText);
    note_->setWordWrap(true);
    note_->setAccessibleName(tr("Description"));
    error_->setClosable(false);
    remedy_->setClosable(false);
    tabs_->setDocumentMode(true);
    tabs_->setAccessibleName(tr("Details"));
    tabs_->tabBar()->setUsesScrollButtons(true);
    tabs_->tabBar()->setElideMode(Qt::ElideNone);
    tabs_->addTab(overview_, tr("Overview"));
    tabs_->addTab(metadata_, tr("Metadata"));
    tabs_->addTab(makeTable(layoutModel_, tr("Layout")), tr("Layout"));
    tabs_->addTab(makeTable(filesModel_, tr("Files of the disk")), tr("Files"));
    tabs_->tabBar()->setAccessibleTabName(Files, tr("Files of the disk")); // the machine has files, too
    tabs_->addTab(health_, tr("Health"));
    tabs_->addTab(map_, tr("Map"));

    auto* head = new QVBoxLayout;
    head->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kGrid);
    head->setSpacing(kGrid / 4);
    head->addWidget(title_);
    head->addWidget(subtitle_);
    head->addWidget(note_);
    auto* column = new QVBoxLayout(contents_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    disks_->setAccessibleName(tr("Disk"));
    disks_->setAccessibleName(tr("Disk of the state"));
    disks_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(disks_, &QComboBox::activated, this, &InspectorPane::chooseDisk);
    column->addLayout(head);
    column->addWidget(error_);
    column->addWidget(tabs_, 1);
    setBackgroundRole(QPalette::Base); // details are read like a page
    setAutoFillBackground(true);
    stack_->addWidget(placeholder_);
    stack_->addWidget(contents_);
    auto* choice = new QHBoxLayout;
    choice->setContentsMargins(kDialogMargin, kGrid, kDialogMargin, kGrid / 2);
    choice->addWidget(disks_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(choice);
    all->addWidget(remedy_);
    all->addWidget(stack_, 1);
    setFocusProxy(tabs_);
    setMinimumWidth(32 * kGrid);
    refresh();
}

QTreeView* InspectorPane::makeTable(QAbstractItemModel* model, const QString& name) {
    auto* view = new QTreeView(tabs_);
    view->setModel(model);
    view->setItemDelegate(new EntryDelegate(EntryDelegate::Form::OneLine, view));
    view->setAccessibleName(name);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setTextElideMode(Qt::ElideMiddle);
    view->header()->setHighlightSections(false);
    view->header()->resizeSection(0, fontMetrics().averageCharWidth() * 24);
    for (int column = 1; column < model->columnCount(); ++column)
        view->header()->resizeSection(column, fontMetrics().averageCharWidth() * 13);
    return view;
}

QSize InspectorPane::sizeHint() const {
    const QSize hint = QWidget::sizeHint();
    return {std::max(hint.width(), tabs_->tabBar()->sizeHint().width() + kGrid), hint.height()};
}

void InspectorPane::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::selectionChanged, this, &InspectorPane::refresh);
        connect(document_, &MachineDocument::folderChanged, this, &InspectorPane::refresh);
        connect(document_, &MachineDocument::nodeSelectionChanged, this, &InspectorPane::refresh);
        connect(document_, &MachineDocument::diskChanged, this, [this](const std::filesystem::path& path) {
            if (path == document_->selection().disk)
                refresh();
        });
    }
    refresh();
}

void InspectorPane::showPage(Page page) {
    tabs_->setCurrentIndex(page);
    tabs_->tabBar()->setFocus(Qt::ShortcutFocusReason);
}

void InspectorPane::refresh() {
    refreshDisks();
    refreshRemedy();
    const MachineDocument::Disk disk = document_ != nullptr ? document_->selectedDisk() : MachineDocument::Disk{};
    if (disk.error != nullptr || (disk.info != nullptr && !disk.info->links.empty()))
        showDisk(disk);
    else
        showNothing();
}

void InspectorPane::refreshDisks() {
    const SnapshotNode* node = document_ != nullptr ? document_->selectedNode() : nullptr;
    disks_->clear();
    disks_->setVisible(node != nullptr && node->disks.size() > 1);
    if (node == nullptr)
        return;
    for (const NodeDisk& disk : node->disks) {
        const QString name = nameOf(disk.file);
        disks_->addItem(
            disk.node.empty()
                ? name
                : tr("%1 · %2", "device and file of a disk").arg(QString::fromStdString(disk.node), name));
        if (disk.file.lexically_normal() == document_->selection().disk)
            disks_->setCurrentIndex(disks_->count() - 1);
    }
}

void InspectorPane::refreshRemedy() {
    const SnapshotNode* node = document_ != nullptr ? document_->selectedNode() : nullptr;
    const QString remarks = node != nullptr ? nodeRemarks(*node) : QString();
    if (remarks.isEmpty()) {
        remedy_->hide();
        return;
    }
    const StatusRole role = nodeHealth(*node).role;
    const Severity severity = role == StatusRole::Bad         ? Severity::Error
                              : role == StatusRole::Attention ? Severity::Warning
                                                              : Severity::Note;
    QString title = ghostText(*node);
    if (!title.isEmpty())
        title = title.left(1).toUpper() + title.mid(1);
    remedy_->showMessage(severity, title.isEmpty() ? nodeHealth(*node).text : title, remarks);
    if (node->kind == NodeKind::Unlisted) {
        offer(Command::AdoptSnapshot);
        offer(Command::DiscardSnapshot);
    } else if (node->kind == NodeKind::Discarded) {
        offer(Command::UndoSnapshotStep);
        offer(Command::PurgeDiscarded);
    } else if (node->kind == NodeKind::Missing) {
        offer(Command::Refresh);
    } else if (mendableIssue(*node) != nullptr) {
        offer(Command::MendLink);
    }
}

void InspectorPane::offer(Command command) {
    QAction* action = commands_.action(command);
    QPushButton* button = remedy_->addButton(action->iconText());
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    follow();
}

void InspectorPane::chooseDisk(int place) {
    const SnapshotNode* node = document_ != nullptr ? document_->selectedNode() : nullptr;
    if (node != nullptr && place >= 0 && static_cast<std::size_t>(place) < node->disks.size())
        document_->selectDisk(node->disks[static_cast<std::size_t>(place)]);
}

void InspectorPane::showDisk(const MachineDocument::Disk& disk) {
    const std::filesystem::path& path = document_->selection().disk;
    stack_->setCurrentWidget(contents_);
    tabs_->setVisible(disk.info != nullptr);
    if (disk.error != nullptr) {
        showHead(formatPath(path.parent_path()));
        error_->showError(*disk.error);
        error_->setClosable(false);
        metadata_->clear();
        return;
    }
    error_->hide();
    const DiskInfo& info = *disk.info;
    showHead(tr("%1, %2").arg(shortTypeText(info.leaf().type), formatBytes(info.capacity.bytes())));
    overview_->setDisk(info);
    metadata_->setDisk(path, disk.info);
    layoutModel_->setRows(layoutRows(info));
    showFilesOf(path);
    health_->setDisk(disk, document_->check(path));
    map_->setDisk(document_->fileSystem(), path, document_->openOptions(), info.links.size() > 1);
}

void InspectorPane::showHead(const QString& kind) {
    const SnapshotNode* node = document_->selectedNode();
    const QString file = nameOf(document_->selection().disk);
    title_->setText(node != nullptr ? nodeTitle(*node) : file);
    subtitle_->setText(node != nullptr ? tr("%1, %2").arg(file, kind) : kind);
    QStringList lines;
    if (node != nullptr && node->createdUs != 0)
        lines << tr("Taken %1").arg(nodeMoment(*node));
    if (node != nullptr && !node->description.empty())
        lines << QString::fromStdString(node->description);
    note_->setText(lines.join(QLatin1Char('\n')));
    note_->setVisible(!lines.isEmpty());
}

void InspectorPane::showFilesOf(const std::filesystem::path& disk) {
    std::vector<FoundFile> files;
    if (document_->folder() != nullptr)
        std::copy_if(document_->folder()->files.begin(), document_->folder()->files.end(), std::back_inserter(files),
                     [&](const FoundFile& file) {
                         return file.path.lexically_normal() == disk
                                || std::any_of(file.usedBy.begin(), file.usedBy.end(),
                                               [&](const auto& user) { return user.lexically_normal() == disk; });
                     });
    filesModel_->setRows(fileRows(files, document_->snapshots().get()));
}

void InspectorPane::showNothing() {
    stack_->setCurrentWidget(placeholder_);
    metadata_->clear();
    map_->clear();
    const SnapshotNode* node = document_ != nullptr ? document_->selectedNode() : nullptr;
    if (node != nullptr && document_->selection().disk.empty()) {
        placeholder_->setIcon(QStringLiteral("unknown"));
        placeholder_->setTitle(nodeTitle(*node));
        placeholder_->setText(node->disks.empty() ? tr("This state has no disks.") : nodeRemarks(*node));
    } else if (document_ == nullptr || document_->selection().disk.empty()) {
        placeholder_->setIcon(QStringLiteral("disk"));
        placeholder_->setTitle(tr("No disk is selected."));
        placeholder_->setText(tr("Select a disk to see what it is made of."));
    } else if (document_->selection().itsMissingParent) {
        placeholder_->setIcon(QStringLiteral("unknown"));
        placeholder_->setTitle(tr("This parent was not found."));
        placeholder_->setText(tr("“%1” holds only changes and cannot be read without it. Put the parent beside it, "
                                 "then refresh.")
                                  .arg(nameOf(document_->selection().disk)));
    } else {
        placeholder_->setIcon(QStringLiteral("refresh"));
        placeholder_->setTitle(tr("Reading…"));
        placeholder_->setText(nameOf(document_->selection().disk));
    }
}

} // namespace strata::ui
