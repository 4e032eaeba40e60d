// SPDX-License-Identifier: Apache-2.0
#include "tests/pictures/scenes.h"

#include "core/ops/checkop.h"
#include "core/ops/cloneop.h"
#include "tests/support/guestimages.h"
#include "tests/support/machines.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"
#include "ui/documents/samplemachine.h"
#include "ui/graph/graphview.h"
#include "ui/models/metadatamodel.h"
#include "ui/text/format.h"
#include "ui/views/filespane.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/jobwindow.h"
#include "ui/views/machinepane.h"
#include "ui/views/metadatapage.h"
#include "ui/views/metadatastack.h"

#include <QApplication>
#include <QClipboard>
#include <QDebug>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolBar>
#include <QTreeView>

namespace strata::test {

using ui::Command;
namespace files = std::filesystem;

namespace {

const char* const kSample = "Sample Machine";

/// Finds a node or a disk by its name in the tree that is shown.
QModelIndex findIn(const QAbstractItemView& view, const QString& name) {
    const QAbstractItemModel& model = *view.model();
    if (model.rowCount() == 0)
        return {};
    return model
        .match(model.index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchContains | Qt::MatchRecursive | Qt::MatchWrap)
        .value(0);
}

/// Writes to the first sectors, so that a copy takes a while.
void fill(const files::path& disk, Sectors length) {
    const std::unique_ptr<DiskChain> chain = openDisk(nativeFileSystem(), disk, forWriting());
    const std::vector<std::byte> bytes = patternBytes(Sectors(2048).bytes(), 1);
    for (Sectors at; at < length; at += Sectors(2048))
        chain->write(at, bytes);
    chain->close();
}

/// Writes pieces in no order, some of them zeros: there is something to defragment and to shrink.
void scatter(const files::path& disk) {
    constexpr std::uint64_t kPieces = 600;
    const std::unique_ptr<DiskChain> chain = openDisk(nativeFileSystem(), disk, forWriting());
    const std::vector<std::byte> bytes = patternBytes(Sectors(128).bytes(), 2);
    const std::vector<std::byte> zeros(bytes.size());
    for (std::uint64_t i = 0; i < kPieces; ++i)
        chain->write(Sectors(i * 389 % kPieces * 8192), i % 4 == 0 ? zeros : bytes);
    chain->close();
}

} // namespace

Scenes::Scenes(const Mode& mode, PictureBook& book)
    : mode_(mode), book_(book), fs_(nativeFileSystem()), settings_(home_.path()) {
    ui::makeSampleMachine(nativeFileSystem(), folder(kSample));
    makeWindow();
}

Scenes::~Scenes() {
    window_.reset();
    documents_.reset();
    history_.reset();
    jobs_.reset();
}

files::path Scenes::folder(const char* name) const { return ui::toPath(home_.path()) / name; }

files::path Scenes::copyOfSample(const char* name) const {
    files::copy(folder(kSample), folder(name), files::copy_options::recursive);
    return folder(name);
}

void Scenes::makeWindow() {
    jobs_ = std::make_unique<ui::JobQueue>(fs_);
    history_ = std::make_unique<ui::JobHistory>(*jobs_, settings_.jobHistoryFile());
    documents_ = std::make_unique<ui::DocumentSet>(fs_, settings_, nullptr, ui::coreSnapshotReader());
    window_ = std::make_unique<ui::MainWindow>(
        ui::Services{fs_, settings_, *documents_, *jobs_, *history_, ui::coreSnapshotOperations()});
    window_->resize(mode_.size);
    window_->show();
    settle();
}

/// Until everything asked for has been read and drawn.
void Scenes::settle() {
    QElapsedTimer waited;
    waited.start();
    do
        QTest::qWait(60);
    while (!window_->isIdle() && waited.elapsed() < 10'000);
}

void Scenes::open(const files::path& path) {
    window_->open(path);
    settle();
}

void Scenes::take(const QString& name) {
    settle();
    book_.take(name, *window_);
}

void Scenes::select(const QString& name) {
    for (QTreeView* tree : window_->machine().findChildren<QTreeView*>()) {
        if (!tree->isVisible())
            continue;
        if (const QModelIndex row = findIn(*tree, name); row.isValid())
            tree->setCurrentIndex(row);
    }
    settle();
}

QDialog* Scenes::openDialog() const {
    for (QDialog* dialog : window_->findChildren<QDialog*>())
        if (dialog->isVisible())
            return dialog;
    return nullptr;
}

void Scenes::dialogs(const QString& place, const QList<Command>& commands) {
    for (const Command command : commands) {
        QAction* action = window_->commands().action(command);
        if (!action->isEnabled()) {
            qWarning() << "cannot be asked for:" << place << action->objectName() << action->toolTip();
            continue;
        }
        action->trigger();
        QTest::qWait(400); // its plan
        QDialog* dialog = openDialog();
        if (dialog == nullptr) {
            qWarning() << "no dialog:" << place << action->objectName();
            continue;
        }
        book_.take(place + QLatin1Char('-') + action->objectName(), *dialog);
        dialog->reject();
        settle();
    }
}

void Scenes::inspectorPages(const QString& place) {
    QTabWidget& tabs = window_->inspector().tabs();
    for (int page = 0; page < tabs.count(); ++page) {
        tabs.setCurrentIndex(page);
        take(place + QLatin1Char('-') + QString::number(page));
    }
    tabs.setCurrentIndex(0);
}

void Scenes::startPage() {
    take(QStringLiteral("01-start"));
    open(folder(kSample));
    documents_->close(document());
    take(QStringLiteral("02-start-recent"));
    dialogs(QStringLiteral("03-start"),
            {Command::NewDisk, Command::Settings, Command::KeyboardShortcuts, Command::FindCommand, Command::About});
}

void Scenes::machine() {
    open(folder(kSample));
    take(QStringLiteral("10-tree"));
    QTabWidget* tabs = window_->machine().findChild<QTabWidget*>();
    for (int tab = 1; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        take(QStringLiteral("11-tab-%1").arg(tab));
    }
    tabs->setCurrentIndex(0);
    select(QStringLiteral("Updates"));
    inspectorPages(QStringLiteral("12-snapshot"));
    dialogs(QStringLiteral("13"), {Command::TakeSnapshot, Command::GoToSnapshot, Command::BranchSnapshot,
                                   Command::MergeSnapshot, Command::RenameSnapshot, Command::CompareStates});
    select(QStringLiteral("Driver test"));
    dialogs(QStringLiteral("14"), {Command::DiscardSnapshot});
    auto* filter = window_->findChild<QToolBar*>()->findChild<QLineEdit*>();
    filter->setText(QStringLiteral("nothing is called like this"));
    take(QStringLiteral("15-no-match"));
    filter->clear();
}

/// Pending edits, what was refused of a paste, the preview, and the links in columns.
void Scenes::metadata() {
    open(folder(kSample));
    select(QStringLiteral("Updates"));
    window_->inspector().showPage(ui::InspectorPane::Metadata);
    ui::MetadataPage& page = window_->inspector().metadata().current();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("virtualHWVersion = \"many\"\nCID = 1\ncomment = \"from the accounting department\"\n"
                       "toolsVersion = \"12352\""));
    for (QAction* action : page.findChild<QTableView*>()->actions())
        if (action->shortcut() == QKeySequence(QKeySequence::Paste))
            action->trigger();
    take(QStringLiteral("16-metadata-pending"));
    emit page.previewRequested(page.pendingParams());
    pictureOfDialog(QStringLiteral("17-metadata-preview"));
    emit page.compareLinksRequested(page.disk());
    pictureOfDialog(QStringLiteral("18-links"));
    page.model().revertAll();
    window_->inspector().showPage(ui::InspectorPane::Overview);
}

void Scenes::pictureOfDialog(const QString& name) {
    QTest::qWait(400);
    if (QDialog* dialog = openDialog()) {
        book_.take(name, *dialog);
        dialog->reject();
    } else {
        qWarning() << "no dialog:" << name;
    }
    settle();
}

void Scenes::singleDisks() {
    const files::path place = folder("Disks");
    files::create_directory(place);
    makeDisk(nativeFileSystem(), place / "Windows.vmdk", CreateType::MonolithicSparse, Sectors(16 << 21));
    fill(place / "Windows.vmdk", Sectors(std::uint64_t{96} << 11U));
    writePartitions(nativeFileSystem(), place / "Windows.vmdk");
    makeDisk(nativeFileSystem(), place / "Archive.vmdk", CreateType::TwoGbMaxExtentSparse, Sectors(5 << 21));
    makeDisk(nativeFileSystem(), place / "Scattered.vmdk", CreateType::MonolithicSparse, Sectors(4 << 21));
    scatter(place / "Scattered.vmdk");
    makeChild(nativeFileSystem(), place / "Windows-trial.vmdk", CreateType::MonolithicSparse, Sectors(16 << 21),
              place / "Windows.vmdk");
    open(place);
    select(QStringLiteral("Archive.vmdk"));
    take(QStringLiteral("20-disks"));
    dialogs(QStringLiteral("21"),
            {Command::CloneDisk, Command::GrowDisk, Command::ShrinkDisk, Command::DefragmentDisk, Command::RepairDisk,
             Command::RenameDisk, Command::DeleteDisk, Command::RecoverDisks});
    inspectorPages(QStringLiteral("22-disk"));
    select(QStringLiteral("Scattered.vmdk"));
    dialogs(QStringLiteral("22-scattered"), {Command::ShrinkDisk, Command::DefragmentDisk});
    select(QStringLiteral("Windows.vmdk"));
    window_->inspector().showPage(ui::InspectorPane::Map);
    take(QStringLiteral("22-partitions"));
    window_->inspector().showPage(ui::InspectorPane::Overview);
    select(QStringLiteral("Archive.vmdk"));
    window_->commands().action(Command::CheckDisk)->trigger();
    settle();
    take(QStringLiteral("23-checked"));
    jobs();
}

void Scenes::jobs() {
    fs_.slow = true;
    CloneParams clone;
    clone.source = folder("Disks") / "Windows.vmdk";
    clone.spec.path = folder("Disks") / "Copy.vmdk";
    clone.spec.type = CreateType::MonolithicFlat;
    jobs_->enqueue(std::make_unique<CloneOp>(clone));
    clone.spec.path = folder("Disks") / "Second copy.vmdk";
    jobs_->enqueue(std::make_unique<CloneOp>(clone));
    QTest::qWait(600);
    book_.take(QStringLiteral("24-running"), *window_);
    window_->commands().action(Command::ShowJobs)->trigger();
    QTest::qWait(100);
    if (auto* list = window_->findChild<ui::JobWindow*>())
        book_.take(QStringLiteral("25-jobs"), *list);
    jobs_->cancelAll();
    fs_.slow = false;
    settle();
    clone.spec.path = folder("nowhere") / "Copy.vmdk";
    jobs_->enqueue(std::make_unique<CloneOp>(clone));
    settle();
    take(QStringLiteral("26-failed"));
    if (auto* list = window_->findChild<ui::JobWindow*>()) {
        book_.take(QStringLiteral("27-jobs-done"), *list);
        list->close();
    }
}

void Scenes::troubles() {
    open(folder("gone"));
    take(QStringLiteral("30-not-there"));
    files::create_directory(folder("Empty"));
    open(folder("Empty"));
    take(QStringLiteral("31-empty"));

    files::remove(copyOfSample("No base") / "System.vmdk");
    open(folder("No base"));
    take(QStringLiteral("32-parent-missing"));
    window_->machine().showTab(ui::MachinePane::GraphTab);
    take(QStringLiteral("33-parent-missing-graph"));
    window_->machine().showTab(ui::MachinePane::TreeTab);

    const files::path damaged = copyOfSample("Damaged");
    files::resize_file(damaged / "System.vmdk", files::file_size(damaged / "System.vmdk") / 2);
    open(damaged);
    window_->inspector().showPage(ui::InspectorPane::Health);
    take(QStringLiteral("34-damaged"));
    window_->commands().action(Command::CheckDisk)->trigger();
    take(QStringLiteral("34-damaged-checked"));
    window_->inspector().showPage(ui::InspectorPane::Overview);

    const files::path unlisted = copyOfSample("Forgotten");
    for (const files::directory_entry& entry : files::directory_iterator(unlisted))
        if (entry.path().extension() == ".vmsd")
            files::remove(entry.path());
    open(unlisted);
    take(QStringLiteral("35-unlisted"));
    window_->machine().showTab(ui::MachinePane::GraphTab);
    take(QStringLiteral("36-unlisted-graph"));
    window_->machine().showTab(ui::MachinePane::FilesTab);
    if (const QModelIndex ghost = findIn(window_->machine().files().view(), QStringLiteral("000001.vmdk"));
        ghost.isValid())
        window_->machine().files().view().setCurrentIndex(ghost);
    take(QStringLiteral("37-unlisted-file"));
    window_->machine().showTab(ui::MachinePane::TreeTab);
}

void Scenes::longNames() {
    const files::path place = folder("A machine whose folder somebody gave a very long name indeed, as people do");
    files::create_directory(place);
    makeDisk(nativeFileSystem(),
             place / "The disk of the accounting department, second half of the year, final (2).vmdk",
             CreateType::MonolithicSparse, Sectors(2 << 21));
    makeDisk(nativeFileSystem(), place / "财务部门下半年的系统磁盘—最终版本.vmdk", CreateType::MonolithicSparse,
             Sectors(2 << 21));
    open(place);
    take(QStringLiteral("40-long-names"));
    select(QStringLiteral("The disk"));
    dialogs(QStringLiteral("41-long"), {Command::CloneDisk, Command::GrowDisk, Command::DeleteDisk});
}

void Scenes::takeAll() {
    startPage();
    machine();
    metadata();
    singleDisks();
    troubles();
    longNames();
}

} // namespace strata::test
