// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "ui/commands/commandpalette.h"
#include "ui/commands/commandset.h"
#include "ui/commands/cutoffcommands.h"
#include "ui/commands/cutoffoffers.h"
#include "ui/commands/desktop.h"
#include "ui/commands/diskcommands.h"
#include "ui/commands/diskworkcommands.h"
#include "ui/commands/filecommands.h"
#include "ui/commands/graphcommands.h"
#include "ui/commands/iconset.h"
#include "ui/commands/languagemenu.h"
#include "ui/commands/menus.h"
#include "ui/commands/panecycle.h"
#include "ui/commands/quitguard.h"
#include "ui/commands/shortcutsdialog.h"
#include "ui/commands/snapshotcommands.h"
#include "ui/dialogs/aboutbox.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/documents/documentset.h"
#include "ui/documents/samplemachine.h"
#include "ui/jobs/jobhistory.h"
#include "ui/jobs/jobqueue.h"
#include "ui/settings/settings.h"
#include "ui/text/format.h"
#include "ui/views/dialogtaborder.h"
#include "ui/views/filterfield.h"
#include "ui/views/fittingtoolbar.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/jobstrip.h"
#include "ui/views/jobwindow.h"
#include "ui/views/librarypane.h"
#include "ui/views/look.h"
#include "ui/views/machinepane.h"
#include "ui/views/startpage.h"
#include "ui/views/timelineview.h"
#include "ui/views/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QToolButton>

namespace strata::ui {
namespace {

const QString kWindowLayout = QStringLiteral("window");
const QString kPanesLayout = QStringLiteral("panes");

} // namespace

MainWindow::MainWindow(const Services& services)
    : services_(services), commands_(new CommandSet(services.settings, this)) {
    setObjectName(QStringLiteral("strata-main-window"));
    mendDialogTabOrder();
    setAcceptDrops(true);
    setUnifiedTitleAndToolBarOnMac(true);
    buildPanes();
    buildBars();
    auto* runner = new JobRunner(services_.jobs, *commands_, machine_->message(), this);
    diskCommands_ = new DiskCommands(services_.fs, services_.documents, *runner, *commands_,
                                     {*this, inspector_->metadata()}, this);
    diskWorkCommands_ = new DiskWorkCommands(services_.fs, *runner, *commands_, *this, this);
    snapshotCommands_ =
        new SnapshotCommands(services_.fs, services_.snapshots, *runner, *commands_, {*this, *machine_}, this);
    graphCommands_ = new GraphCommands(*commands_, services_.settings, machine_->message(), *this);
    cutOffCommands_ = new CutOffCommands(services_.fs, *runner, *machine_, this);
    new FileCommands(*runner, *machine_, this);
    cutOffOffers_ = new CutOffOffers(services_.fs, services_.documents, *runner, *offerBar_, this);
    paneCycle_ = new PaneCycle({library_, machine_, inspector_, strip_}, this);
    quitGuard_ = new QuitGuard(services_.jobs, inspector_->metadata(), *this);
    sample_ = new SampleMachine(services_.fs, this);
    connectCommands();
    connectViewCommands();
    connect(&services_.documents, &DocumentSet::currentChanged, this, &MainWindow::showDocument);
    connect(&services_.documents, &DocumentSet::aboutToRemove, this,
            [this](MachineDocument* document) { document->disconnect(this); });
    connect(&services_.jobs, &JobQueue::jobChanged, this, &MainWindow::updateReasons);
    connect(&services_.jobs, &JobQueue::jobFinished, this, [this](Job* job) {
        std::vector<std::filesystem::path> files = job->plan().creates;
        for (const auto* more : {&job->plan().changes, &job->plan().removes})
            files.insert(files.end(), more->begin(), more->end());
        services_.documents.filesChanged(files);
    });
    machine_->timelineView().showJobs(services_.jobs, services_.history);
    connect(sample_, &SampleMachine::ready, this, &MainWindow::open);
    connect(sample_, &SampleMachine::failed, &machine_->message(), &InlineMessage::showError);
    if (!restoreGeometry(services_.settings.layout(kWindowLayout)))
        resize(1280, 800);
    workspace_->restoreLayout(services_.settings.layout(kPanesLayout));
    showDocument(services_.documents.current());
    machine_->focusContents();
    // While a job runs, what looks cut off is what runs; and one window is enough to ask.
    if (services_.jobs.unfinishedCount() == 0 && !QuitGuard::othersAreOpen(*this))
        cutOffOffers_->look();
}

MainWindow::~MainWindow() { saveLayout(); }

void MainWindow::saveLayout() {
    services_.settings.setLayout(kWindowLayout, saveGeometry());
    services_.settings.setLayout(kPanesLayout, workspace_->saveLayout());
}

void MainWindow::buildPanes() {
    library_ = new LibraryPane(services_.documents, *commands_, this);
    machine_ = new MachinePane(new StartPage(services_.documents, services_.settings, *commands_, this),
                               services_.settings, *commands_, this);
    inspector_ = new InspectorPane(*commands_, this);
    workspace_ = new Workspace(library_, machine_, inspector_, this);
    strip_ = new JobStrip(services_.jobs, services_.fs, *commands_, this);
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(workspace_, 1);
    offerBar_ = new InlineMessage(this);
    column->addWidget(offerBar_);
    column->addWidget(strip_);
    setCentralWidget(central);
}

void MainWindow::buildBars() {
    const DynamicMenus menus = buildMenus(*menuBar(), *commands_);
    connect(menus.recent, &QMenu::aboutToShow, this, [this, menu = menus.recent] { fillRecent(*menu); });
    fillLanguageMenu(*menus.language, services_.settings, [this] { askForAnother(); });
    auto* bar = new FittingToolBar(tr("Tool Bar"), this);
    bar->setObjectName(QStringLiteral("main-tool-bar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(20, 20));
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    buildToolBar(*bar, *commands_);
    auto* gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    filter_ = new FilterField(tr("Filter"), bar, tr("Filter disks and files"));
    filter_->setMaximumWidth(32 * kGrid);
    bar->addWidget(filter_);
    addToolBar(bar);
    connect(filter_, &QLineEdit::textChanged, machine_, &MachinePane::setFilter);
    connect(filter_, &QLineEdit::returnPressed, machine_, &MachinePane::focusContents);
    // Every command can be reached by its keys, also those that stand in no bar.
    for (const Command command : commands_->all()) {
        // F2 and Del mean the snapshot only where snapshots are; elsewhere they belong to tables and fields.
        const bool local = command == Command::RenameSnapshot || command == Command::DiscardSnapshot;
        QAction* action = commands_->action(command);
        if (local)
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        (local ? static_cast<QWidget*>(machine_) : this)->addAction(action);
    }
}

void MainWindow::connectCommands() {
    const auto on = [this](Command command, auto slot) {
        connect(commands_->action(command), &QAction::triggered, this, slot);
    };
    on(Command::OpenFolder, [this] { askForFolder(); });
    on(Command::OpenFile, [this] { askForFile(); });
    on(Command::OpenSample, [this] { openSample(); });
    on(Command::CloseMachine, [this] {
        if (MachineDocument* document = services_.documents.current())
            services_.documents.close(document);
    });
    connect(machine_, &MachinePane::closeRequested, commands_->action(Command::CloseMachine), &QAction::trigger);
    connect(machine_, &MachinePane::recoverRequested, commands_->action(Command::RecoverDisks), &QAction::trigger);
    on(Command::FindCommand, [this] {
        auto* palette = new CommandPalette(*commands_, services_.documents, this);
        palette->setAttribute(Qt::WA_DeleteOnClose);
        palette->open();
    });
    on(Command::NewWindow, [this] { emit anotherWanted(); });
    on(Command::Quit, [] { QApplication::closeAllWindows(); });
    on(Command::Refresh, [this] {
        if (MachineDocument* document = services_.documents.current())
            document->reload();
    });
    on(Command::CopyPath, [this] {
        const MachineDocument* document = services_.documents.current();
        QGuiApplication::clipboard()->setText(fromPath(document->selection().disk));
    });
    on(Command::ShowInFolder, [this] { showInFileManager(services_.documents.current()->selection().disk); });
    on(Command::KeyboardShortcuts, [this] {
        auto* dialog = new ShortcutsDialog(*commands_, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(Command::Settings, [this] { showSettings(); });
    on(Command::PauseJobs, [this](bool paused) { services_.jobs.setAllPaused(paused); });
    on(Command::CancelJobs, [this] { services_.jobs.cancelAll(); });
    on(Command::ShowJobs, [this] {
        jobWindow().show();
        jobWindow().raise();
        jobWindow().activateWindow();
    });
    on(Command::About, [this] { showAboutBox(*this); });
    on(Command::AboutQt, [] { QApplication::aboutQt(); });
}

void MainWindow::connectViewCommands() {
    const auto on = [this](Command command, auto slot) {
        connect(commands_->action(command), &QAction::triggered, this, slot);
    };
    on(Command::Find, [this] {
        filter_->setFocus(Qt::ShortcutFocusReason);
        filter_->selectAll();
    });
    on(Command::ShowTree, [this] { machine_->showTab(MachinePane::TreeTab); });
    on(Command::ShowGraph, [this] { machine_->showTab(MachinePane::GraphTab); });
    on(Command::ShowFiles, [this] { machine_->showTab(MachinePane::FilesTab); });
    on(Command::ShowTimeline, [this] { machine_->showTab(MachinePane::TimelineTab); });
    on(Command::ShowStartPage, [this] {
        services_.documents.setCurrent(nullptr);
        machine_->focusContents();
    });
    on(Command::NextPane, [this] { paneCycle_->next(); });
    on(Command::PreviousPane, [this] { paneCycle_->previous(); });
    on(Command::Properties, [this] {
        workspace_->setInspectorShown(true);
        inspector_->showPage(InspectorPane::Overview);
    });
    on(Command::EditMetadata, [this] {
        workspace_->setInspectorShown(true);
        inspector_->showPage(InspectorPane::Metadata);
    });
    on(Command::ShowLibrary, [this](bool shown) { workspace_->setLibraryShown(shown); });
    on(Command::ShowInspector, [this](bool shown) { workspace_->setInspectorShown(shown); });
    const auto follow = [this] {
        commands_->action(Command::ShowLibrary)->setChecked(workspace_->isLibraryShown());
        commands_->action(Command::ShowInspector)->setChecked(workspace_->isInspectorShown());
    };
    connect(workspace_, &Workspace::shownPanesChanged, this, follow);
    follow();
}

void MainWindow::open(const std::filesystem::path& path) {
    services_.documents.open(path);
    services_.settings.setLastFolder(fromPath(path.parent_path()));
    machine_->focusContents();
}

void MainWindow::openSample() { sample_->make(); }

void MainWindow::bringToFront() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

bool MainWindow::isIdle() const {
    const MachineDocument* document = services_.documents.current();
    return services_.jobs.unfinishedCount() == 0 && !sample_->isBusy()
           && (document == nullptr || !document->isBusy());
}

JobWindow& MainWindow::jobWindow() {
    if (jobWindow_ == nullptr)
        jobWindow_ = new JobWindow(services_.jobs, services_.history, services_.settings, this);
    return *jobWindow_;
}

void MainWindow::showDocument(MachineDocument* document) {
    machine_->setDocument(document);
    inspector_->setDocument(document);
    diskCommands_->setDocument(document);
    diskWorkCommands_->setDocument(document);
    snapshotCommands_->setDocument(document);
    graphCommands_->setDocument(document);
    cutOffCommands_->setDocument(document);
    if (document != nullptr) {
        connect(document, &MachineDocument::folderChanged, this, &MainWindow::updateContents, Qt::UniqueConnection);
        connect(document, &MachineDocument::selectionChanged, this, &MainWindow::updateReasons, Qt::UniqueConnection);
        connect(document, &MachineDocument::snapshotsChanged, this, &MainWindow::updateReasons, Qt::UniqueConnection);
    }
    updateContents();
    updateReasons();
}

void MainWindow::updateContents() {
    const MachineDocument* document = services_.documents.current();
    const bool nothing = document == nullptr || document->state() == MachineDocument::State::Failed
                         || (document->folder() != nullptr && document->folder()->disks.empty());
    workspace_->setInspectorUseful(!nothing);
    setWindowTitle(document != nullptr ? tr("%1 — Strata").arg(document->title()) : tr("Strata"));
    strip_->setFolder(document != nullptr && document->folder() != nullptr ? document->folder()->folder
                                                                           : std::filesystem::path());
}

void MainWindow::updateReasons() {
    const MachineDocument* document = services_.documents.current();
    const QString noMachine = document == nullptr ? tr("No machine is open.") : QString();
    for (const Command command : {Command::CloseMachine, Command::Refresh, Command::Find, Command::ShowTree,
                                  Command::ShowFiles, Command::ShowInspector})
        commands_->setReason(command, noMachine);
    commands_->setReason(Command::RecoverDisks, document == nullptr || document->folder() != nullptr
                                                    ? noMachine
                                                    : tr("The folder is still being read."));
    const bool selected = document != nullptr && !document->selection().disk.empty();
    for (const Command command : {Command::CopyPath, Command::ShowInFolder, Command::Properties})
        commands_->setReason(command, selected ? QString() : tr("Select a disk first."));
    commands_->setReason(Command::CancelJobs,
                         services_.jobs.unfinishedCount() > 0 ? QString() : tr("No job is running."));
    commands_->setReason(Command::PauseJobs, services_.jobs.anyRunning() ? QString() : tr("No job is running."));
    commands_->action(Command::PauseJobs)->setChecked(services_.jobs.allPaused());
    const bool history = document != nullptr && document->snapshots() != nullptr;
    for (const Command command : {Command::ShowGraph, Command::ShowTimeline, Command::SaveGraph})
        commands_->setReason(command, history ? QString() : tr("Only virtual machines (.vmx) have a history."));
    filter_->setEnabled(document != nullptr);
}

void MainWindow::askForFolder() {
    auto* dialog = new QFileDialog(this, tr("Open Folder"), services_.settings.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { open(toPath(folder)); });
    dialog->open();
}

void MainWindow::askForFile() {
    auto* dialog = new QFileDialog(this, tr("Open File"), services_.settings.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Virtual disks and machines (%1)").arg(QStringLiteral("*.vmdk *.vmx")),
                            tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { open(toPath(file)); });
    dialog->open();
}

void MainWindow::fillRecent(QMenu& menu) {
    menu.clear();
    const QStringList recent = services_.settings.recent();
    for (const QString& path : recent) {
        // An ampersand in a name is no mnemonic.
        QString shown = formatPath(toPath(path));
        menu.addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                       [this, path] { open(toPath(path)); });
    }
    if (recent.isEmpty())
        menu.addAction(tr("Nothing Yet"))->setEnabled(false);
    menu.addSeparator();
    QAction* clear = menu.addAction(tr("&Clear Recent"), &services_.documents, &DocumentSet::clearRecent);
    clear->setEnabled(!recent.isEmpty());
}

void MainWindow::showSettings() {
    auto* dialog = new SettingsDialog(services_.settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::changed, this, &MainWindow::settingsChanged);
    connect(dialog, &SettingsDialog::windowOutdated, this, &MainWindow::askForAnother);
    dialog->open();
}

void MainWindow::askForAnother() {
    saveLayout(); // for the window that takes this one's place
    emit outdated();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (quitGuard_->mayClose()) {
        QMainWindow::closeEvent(event);
        emit closed();
        return;
    }
    event->ignore();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            open(toPath(url.toLocalFile()));
    event->acceptProposedAction();
}

} // namespace strata::ui
