// SPDX-License-Identifier: Apache-2.0
#include "ui/views/machinepane.h"

#include "ui/commands/commandset.h"
#include "ui/commands/menus.h"
#include "ui/graph/graphview.h"
#include "ui/models/disktreemodel.h"
#include "ui/models/tables.h"
#include "ui/models/viewroles.h"
#include "ui/settings/settings.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/emptyhint.h"
#include "ui/views/entrydelegate.h"
#include "ui/views/filespane.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/placeholder.h"
#include "ui/views/snapshottreeview.h"
#include "ui/views/timelineview.h"
#include "ui/views/trustquestion.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

const QString kTreeHeader = QStringLiteral("tree-header");

constexpr int kReadableName = 30; ///< characters

/// Of the folder and of the history, each once.
std::vector<Issue> machineProblems(const MachineDocument& document) {
    std::vector<Issue> problems = document.folder()->problems;
    if (document.snapshots() == nullptr)
        return problems;
    for (const Issue& issue : document.snapshots()->problems)
        if (std::none_of(problems.begin(), problems.end(),
                         [&](const Issue& known) { return known.code == issue.code && known.path == issue.path; }))
            problems.push_back(issue);
    return problems;
}

/// `columns`: the one first that is to be seen longest.
void hideUntilItFits(QHeaderView& header, int room, std::initializer_list<int> columns) {
    for (const int column : columns) {
        header.setSectionHidden(column, false);
        room -= header.sectionSize(column);
        header.setSectionHidden(column, room < 0);
    }
}

} // namespace

MachinePane::MachinePane(QWidget* startPage, Settings& settings, const CommandSet& commands, QWidget* parent)
    : QWidget(parent), settings_(settings), message_(new InlineMessage(this)), state_(new InlineMessage(this)),
      stack_(new QStackedWidget(this)), startPage_(startPage), loading_(new Placeholder(this)),
      failed_(new Placeholder(this)), empty_(new Placeholder(this)), tabs_(new QTabWidget(this)),
      treeModel_(new DiskTreeModel(this)), treeProxy_(new QSortFilterProxyModel(this)), tree_(new QTreeView(this)),
      snapshots_(new SnapshotTreeView(settings, this)), treeArea_(new QStackedWidget(this)),
      graph_(new GraphView(this)), timeline_(new TimelineView(this)),
      files_(new FilesPane(settings, commands, this)) {
    loading_->setIcon(QStringLiteral("refresh"));
    loading_->setTitle(tr("Reading…"));
    failed_->setIcon(QStringLiteral("error"));
    empty_->setIcon(QStringLiteral("disk"));
    empty_->setTitle(tr("There are no virtual disks in this folder."));
    empty_->setText(tr("Make one with New Disk, or open another folder."));
    buildTree(commands);
    tabs_->setDocumentMode(true);
    treeArea_->addWidget(tree_);
    treeArea_->addWidget(snapshots_);
    tabs_->addTab(treeArea_, tr("Tree"));
    tabs_->addTab(graph_, tr("Graph"));
    tabs_->addTab(files_, tr("Files"));
    tabs_->addTab(timeline_, tr("Timeline"));
    tabs_->setAccessibleName(tr("Machine"));
    auto* startArea = new QScrollArea(this); // in a low window the page scrolls
    startArea->setWidget(startPage_);
    startArea->setWidgetResizable(true);
    startArea->setFrameShape(QFrame::NoFrame);
    startArea->setFocusPolicy(Qt::NoFocus);
    startArea->viewport()->setAutoFillBackground(false);
    startPage_->setAutoFillBackground(false);
    startArea_ = startArea;
    for (QWidget* page : {startArea_, static_cast<QWidget*>(loading_), static_cast<QWidget*>(failed_),
                          static_cast<QWidget*>(empty_), static_cast<QWidget*>(tabs_)})
        stack_->addWidget(page);

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(message_);
    column->addWidget(state_);
    column->addWidget(stack_, 1);
    refresh();
}

MachinePane::~MachinePane() { settings_.setLayout(kTreeHeader, tree_->header()->saveState()); }

void MachinePane::buildTree(const CommandSet& commands) {
    treeProxy_->setSourceModel(treeModel_);
    treeProxy_->setRecursiveFilteringEnabled(true);
    treeProxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    tree_->setModel(treeProxy_);
    dressTree(*tree_);
    tree_->setAccessibleName(tr("Disks"));
    new EmptyHint(tree_);
    new EmptyHint(snapshots_);
    new EmptyHint(timeline_);
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView& header = *tree_->header();
    if (!header.restoreState(settings_.layout(kTreeHeader))) {
        const int character = fontMetrics().averageCharWidth();
        header.setSectionResizeMode(DiskTreeModel::NameColumn, QHeaderView::Stretch);
        header.resizeSection(DiskTreeModel::TypeColumn, 18 * character);
        header.resizeSection(DiskTreeModel::CapacityColumn, 10 * character);
        header.resizeSection(DiskTreeModel::OwnSizeColumn, 11 * character);
        header.resizeSection(DiskTreeModel::HealthColumn, 16 * character);
    }
    connect(treeProxy_, &QAbstractItemModel::modelReset, this, [this] {
        tree_->expandAll();
        followSelection();
    });
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (document_ != nullptr && index.isValid())
            document_->select(treeModel_->selectionAt(treeProxy_->mapToSource(index)));
    });
    for (QTreeView* view : {tree_, static_cast<QTreeView*>(snapshots_), static_cast<QTreeView*>(timeline_)})
        connect(view, &QWidget::customContextMenuRequested, this, [this, view, &commands](const QPoint& position) {
            showDiskMenu(view->viewport()->mapToGlobal(position), commands);
        });
    connect(graph_, &GraphView::menuRequested, this,
            [this, &commands](const QPoint& position) { showDiskMenu(position, commands); });
    connect(graph_, &GraphView::activated, commands.action(Command::Properties), &QAction::trigger);
    for (QTreeView* view : {tree_, static_cast<QTreeView*>(snapshots_), static_cast<QTreeView*>(timeline_)})
        connect(view, &QAbstractItemView::activated, commands.action(Command::Properties), &QAction::trigger);
}

void MachinePane::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    message_->hide();
    focusWhenRead_ = false;
    treeModel_->setDocument(document);
    snapshots_->setDocument(document);
    graph_->setDocument(document);
    timeline_->setDocument(document);
    files_->setDocument(document);
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::stateChanged, this, &MachinePane::refresh);
        connect(document_, &MachineDocument::folderChanged, this, &MachinePane::refresh);
        connect(document_, &MachineDocument::selectionChanged, this, &MachinePane::followSelection);
        connect(document_, &MachineDocument::diskChanged, this, &MachinePane::askForTrust);
    }
    refresh();
}

MachinePane::Tab MachinePane::tab() const { return static_cast<Tab>(tabs_->currentIndex()); }

void MachinePane::showTab(Tab tab) {
    if (tabs_->isTabVisible(tab))
        tabs_->setCurrentIndex(tab);
    focusContents();
}

void MachinePane::setFilter(const QString& text) {
    treeProxy_->setFilterFixedString(text);
    snapshots_->setFilter(text);
    timeline_->setFilter(text);
    files_->setFilter(text);
    tree_->expandAll();
    for (EmptyHint* hint : findChildren<EmptyHint*>())
        hint->setReason(text.isEmpty() ? QString() : tr("Nothing matches “%1”.").arg(text));
}

void MachinePane::focusContents() {
    focusWhenRead_ = stack_->currentWidget() == loading_;
    if (stack_->currentWidget() == tabs_) {
        QWidget* page = tabs_->currentWidget();
        (page == treeArea_ ? treeArea_->currentWidget() : page)->setFocus(Qt::ShortcutFocusReason);
    } else if (stack_->currentWidget() == startArea_)
        startPage_->setFocus(Qt::ShortcutFocusReason);
    else if (QWidget* button = state_->findChild<QPushButton*>(); button != nullptr && state_->isVisible())
        button->setFocus(Qt::ShortcutFocusReason);
}

void MachinePane::refresh() {
    state_->hide();
    if (document_ == nullptr) {
        stack_->setCurrentWidget(startArea_);
        return;
    }
    switch (document_->state()) {
    case MachineDocument::State::Unread:
    case MachineDocument::State::Loading:
        loading_->setText(formatPath(document_->path()));
        stack_->setCurrentWidget(loading_);
        break;
    case MachineDocument::State::Failed:
        showFailure();
        if (focusWhenRead_)
            focusContents();
        break;
    case MachineDocument::State::Ready:
        stack_->setCurrentWidget(document_->folder()->disks.empty() ? static_cast<QWidget*>(empty_) : tabs_);
        showTreeOfKind();
        files_->refresh();
        followSelection();
        reportProblems();
        if (focusWhenRead_)
            focusContents();
        break;
    }
}

void MachinePane::showTreeOfKind() {
    const SnapshotTree* tree = document_->snapshots().get();
    const bool machine = tree != nullptr && !tree->nodes.empty();
    for (const Tab tab : {GraphTab, TimelineTab})
        tabs_->setTabVisible(tab, machine); // loose disks have no history to draw
    QWidget* wanted = machine ? static_cast<QWidget*>(snapshots_) : tree_;
    if (treeArea_->currentWidget() == wanted)
        return;
    const bool hadFocus = treeArea_->currentWidget()->hasFocus();
    treeArea_->setCurrentWidget(wanted);
    if (hadFocus)
        wanted->setFocus(Qt::OtherFocusReason);
}

void MachinePane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    giveNamesRoom();
}

void MachinePane::giveNamesRoom() {
    // In a narrow pane the columns that say least give way to the names.
    snapshots_->giveNamesRoom(width());
    const int room = width() - fontMetrics().averageCharWidth() * kReadableName;
    hideUntilItFits(*tree_->header(), room,
                    {DiskTreeModel::HealthColumn, DiskTreeModel::OwnSizeColumn, DiskTreeModel::CapacityColumn,
                     DiskTreeModel::TypeColumn});
    hideUntilItFits(*files_->view().header(), room, {2, 1, 3});
}

void MachinePane::showFailure() {
    failed_->setTitle(tr("“%1” cannot be read.").arg(document_->title()));
    failed_->setText(formatPath(document_->path()));
    stack_->setCurrentWidget(failed_);
    state_->showError(*document_->error());
    state_->setClosable(false);
    connect(state_->addButton(tr("&Try Again")), &QPushButton::clicked, document_, &MachineDocument::reload);
    connect(state_->addButton(tr("Take &Out of Library")), &QPushButton::clicked, this, &MachinePane::closeRequested);
}

void MachinePane::reportProblems() {
    askForTrust();
    if (state_->isVisible())
        return;
    const SnapshotTree* history = document_->snapshots().get();
    if (history != nullptr && history->readOnly) {
        reportReadOnly(*history->readOnly);
        return;
    }
    const std::vector<Issue> problems = worstFirst(machineProblems(*document_));
    if (problems.empty())
        return;
    const Issue& worst = problems.front();
    const QString detail = translated(worst.detail);
    state_->showMessage(
        worst.severity, worst.path.empty() ? detail : tr("“%1”: %2").arg(fromPath(worst.path.filename()), detail),
        problems.size() == 1 ? QString() : tr("And %n more.", nullptr, static_cast<int>(problems.size() - 1)));
    QString details;
    for (const Issue& issue : problems)
        details += QStringLiteral("%1  %2  %3\n")
                       .arg(QString::fromStdString(issue.code), fromPath(issue.path), translated(issue.detail));
    state_->setDetails(details);
    if (std::ranges::find(problems, "interrupted", &Issue::code) != problems.end())
        addCutOffButtons();
    if (std::ranges::find(problems, "orphan-extent", &Issue::code) != problems.end())
        connect(state_->addButton(tr("Reco&ver Lost Disks…")), &QPushButton::clicked, this,
                &MachinePane::recoverRequested);
}

void MachinePane::reportReadOnly(const Error& reason) {
    state_->showMessage(Severity::Warning, tr("This machine can only be looked at now."), errorText(reason));
    state_->setDetails(errorDetails(reason));
    state_->setClosable(true);
    if (reason.code() == ErrorCode::Interrupted)
        addCutOffButtons();
    else
        connect(state_->addButton(tr("&Look Again")), &QPushButton::clicked, document_, &MachineDocument::reload);
}

void MachinePane::offerForCutOff(CutOffWays ways) {
    if (ways == cutOff_)
        return;
    cutOff_ = ways;
    refresh();
}

void MachinePane::addCutOffButtons() {
    if (cutOff_.rollBack)
        connect(state_->addButton(tr("&Roll Back")), &QPushButton::clicked, this, &MachinePane::rollBackRequested);
    if (cutOff_.finish)
        connect(state_->addButton(tr("&Finish It")), &QPushButton::clicked, this, &MachinePane::finishRequested);
    if (cutOff_ == CutOffWays())
        connect(state_->addButton(tr("&Look Again")), &QPushButton::clicked, document_, &MachineDocument::reload);
}

void MachinePane::askForTrust() {
    if (document_ == nullptr || document_->folder() == nullptr)
        return;
    const std::optional<OutsideFile> outside = firstOutsideFile(*document_, keptBlocked_);
    if (!outside)
        return;
    showTrustQuestion(*state_, *outside);
    connect(state_->addButton(tr("&Allow for This Folder")), &QPushButton::clicked, document_,
            [document = document_, folder = outside->folder] { document->trustFolder(folder); });
    connect(state_->addButton(tr("&Keep Blocked")), &QPushButton::clicked, this, [this, folder = outside->folder] {
        keptBlocked_.insert(folder);
        state_->hide();
        askForTrust();
    });
}

void MachinePane::followSelection() {
    if (document_ == nullptr)
        return;
    const QModelIndex row = treeProxy_->mapFromSource(treeModel_->indexOf(document_->selection()));
    if (row.isValid() && row.row() >= 0 && row.siblingAtColumn(0) != tree_->currentIndex().siblingAtColumn(0)) {
        tree_->setCurrentIndex(row);
        tree_->scrollTo(row);
    }
}

void MachinePane::showDiskMenu(const QPoint& globalPosition, const CommandSet& commands) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (document_ != nullptr && document_->selectedNode() != nullptr)
        fillSnapshotMenu(*menu, commands);
    else
        fillDiskMenu(*menu, commands);
    menu->popup(globalPosition);
}

} // namespace strata::ui
