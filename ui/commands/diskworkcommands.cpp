// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/diskworkcommands.h"

#include "core/machine/undeleteop.h"
#include "core/ops/defragmentop.h"
#include "core/ops/repairop.h"
#include "core/ops/repairundo.h"
#include "core/ops/shrinkop.h"
#include "ui/commands/commandset.h"
#include "ui/dialogs/deletediskdialog.h"
#include "ui/dialogs/growdialog.h"
#include "ui/dialogs/recoverdialog.h"
#include "ui/dialogs/renamediskdialog.h"
#include "ui/dialogs/repairdialog.h"
#include "ui/dialogs/workpicture.h"
#include "ui/jobs/job.h"
#include "ui/text/commandline.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"

#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace strata::ui {
namespace {

QString nameOf(const std::filesystem::path& disk) { return QString::fromStdString(displayPath(disk.filename())); }

QString percent(const Fragmentation& order) { return QLocale().toString(order.percent(), 'f', 0); }

/// A job gives its operation out once it has finished.
template<class Op>
const Op& operationOf(const Job& job) {
    return static_cast<const Op&>(job.operation());
}

} // namespace

DiskWorkCommands::DiskWorkCommands(FileSystem& fs, JobRunner& runner, CommandSet& commands, QWidget& window,
                                   QObject* parent)
    : QObject(parent), fs_(fs), runner_(runner), window_(window) {
    connect(commands.action(Command::GrowDisk), &QAction::triggered, this, &DiskWorkCommands::grow);
    connect(commands.action(Command::ShrinkDisk), &QAction::triggered, this, &DiskWorkCommands::shrink);
    connect(commands.action(Command::DefragmentDisk), &QAction::triggered, this, &DiskWorkCommands::defragment);
    connect(commands.action(Command::RepairDisk), &QAction::triggered, this, &DiskWorkCommands::repair);
    connect(commands.action(Command::RenameDisk), &QAction::triggered, this, &DiskWorkCommands::rename);
    connect(commands.action(Command::DeleteDisk), &QAction::triggered, this, &DiskWorkCommands::remove);
    connect(commands.action(Command::RecoverDisks), &QAction::triggered, this, &DiskWorkCommands::recover);
}

bool DiskWorkCommands::hasDisk() const { return document_ != nullptr && document_->selectedDisk().info != nullptr; }

void DiskWorkCommands::ask(DiskWorkDialog* dialog, JobRunner::Outcome done) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, done = std::move(done)] {
        runner_.runPlanned(dialog->operation(), dialog->plan(), done);
    });
    dialog->open();
}

void DiskWorkCommands::tell(const QString& what) { runner_.message().showMessage(Severity::Note, what); }

void DiskWorkCommands::grow() {
    if (!hasDisk())
        return;
    const MachineDocument::Disk disk = document_->selectedDisk();
    const std::filesystem::path path = document_->selection().disk;
    ask(new GrowDialog(fs_, path, disk.info->capacity, document_->openOptions(), &window_),
        [this, name = nameOf(path)](const Job&) {
            tell(tr("“%1” has grown. Its partitions keep their sizes: make them larger in the guest.").arg(name));
        });
}

void DiskWorkCommands::shrink() {
    if (!hasDisk())
        return;
    const ShrinkParams params{.disk = document_->selection().disk, .open = document_->openOptions()};
    const QString name = nameOf(params.disk);
    auto* dialog = new DiskWorkDialog(
        fs_,
        {.title = tr("Shrink “%1”").arg(name),
         .act = tr("&Shrink"),
         .sentence = tr("Room that holds only zeros, and room that nothing uses any more, goes back to the volume. "
                        "The guest reads the same at any moment."),
         .snapshots = tr("Snapshots stay valid; only this link is made smaller, not the ones it builds on.")},
        &window_);
    dialog->setPicture(new WorkPicture(fs_, WorkPicture::Work::Shrink, params.disk, params.open, dialog));
    dialog->propose([params] { return std::make_unique<ShrinkOp>(params); }, params.disk, commandLine(params));
    ask(dialog, [this, name](const Job& job) {
        const ShrinkResult& result = operationOf<ShrinkOp>(job).result();
        tell(tr("“%1” takes %2 now, %3 before.").arg(name, formatBytes(result.after), formatBytes(result.before)));
    });
}

void DiskWorkCommands::defragment() {
    if (!hasDisk())
        return;
    const DefragmentParams params{.disk = document_->selection().disk, .open = document_->openOptions()};
    const QString name = nameOf(params.disk);
    auto* dialog = new DiskWorkDialog(
        fs_,
        {.title = tr("Defragment “%1”").arg(name),
         .act = tr("&Defragment"),
         .sentence = tr("The data in the file is put into the order in which the guest numbers it. The guest reads "
                        "the same at any moment."),
         .snapshots = tr("Snapshots stay valid; only this link is put in order, not the ones it builds on.")},
        &window_);
    dialog->setPicture(new WorkPicture(fs_, WorkPicture::Work::Defragment, params.disk, params.open, dialog));
    dialog->propose([params] { return std::make_unique<DefragmentOp>(params); }, params.disk, commandLine(params));
    ask(dialog, [this, name](const Job& job) {
        const DefragmentResult& result = operationOf<DefragmentOp>(job).result();
        tell(tr("“%1” is in order: %2 % fragmented now, %3 % before.")
                 .arg(name, percent(result.after), percent(result.before)));
    });
}

void DiskWorkCommands::repair() {
    if (!hasDisk())
        return;
    CheckParams params;
    params.disk = document_->selection().disk;
    params.open = document_->openOptions();
    ask(new RepairDialog(fs_, params, &window_),
        [this, disk = params.disk](const Job& job) { tellRepaired(disk, job); });
}

void DiskWorkCommands::tellRepaired(const std::filesystem::path& disk, const Job& job) {
    const RepairResult& result = operationOf<RepairOp>(job).result();
    if (document_ != nullptr)
        document_->setCheck(disk, result.after);
    const QString name = nameOf(disk);
    tell(result.after.consistent
             ? tr("“%1” is repaired: a second check found nothing wrong.").arg(name)
             : tr("“%1” is repaired as far as that is possible. Health says what is left.").arg(name));
    if (job.plan().creates.empty()) // no undo file
        return;
    connect(runner_.message().addButton(tr("&Undo")), &QPushButton::clicked, this, [this, disk, name] {
        runner_.run(undoRepairOp(disk),
                    [this, name](const Job&) { tell(tr("The repair of “%1” was taken back.").arg(name)); });
    });
}

void DiskWorkCommands::rename() {
    if (!hasDisk())
        return;
    const std::filesystem::path disk = document_->selection().disk;
    auto* dialog = new RenameDiskDialog(fs_, disk, document_->openOptions(), &window_);
    ask(dialog, [this, disk](const Job& job) {
        const std::filesystem::path renamed = disk.parent_path() / operationOf<RenameOp>(job).newName();
        if (document_ != nullptr)
            document_->select({renamed});
        tell(tr("“%1” is called “%2” now.").arg(nameOf(disk), nameOf(renamed)));
    });
}

void DiskWorkCommands::remove() {
    if (!hasDisk())
        return;
    const std::filesystem::path disk = document_->selection().disk;
    auto* dialog = new DeleteDiskDialog(fs_, disk, document_->openOptions(), &window_);
    ask(dialog, [this, disk](const Job& job) { tellDeleted(disk, !job.plan().creates.empty()); });
}

void DiskWorkCommands::tellDeleted(const std::filesystem::path& disk, bool kept) {
    const QString name = nameOf(disk);
    tell(tr("“%1” was deleted.").arg(name));
    if (!kept)
        return;
    connect(runner_.message().addButton(tr("&Undo")), &QPushButton::clicked, this, [this, disk, name] {
        runner_.run(undeleteOp(disk), [this, name](const Job&) { tell(tr("“%1” is back.").arg(name)); });
    });
}

void DiskWorkCommands::recover() {
    if (document_ == nullptr || document_->folder() == nullptr)
        return;
    ask(new RecoverDialog(fs_, document_->folder()->folder, &window_), [this](const Job& job) {
        const std::vector<LostDisk>& disks = operationOf<RecoverOp>(job).disks();
        const auto left = std::ranges::count_if(disks, [](const LostDisk& lost) { return lost.problem.has_value(); });
        const QString done = tr("%n disk(s) have a description again.", nullptr,
                                static_cast<int>(disks.size()) - static_cast<int>(left));
        tell(left == 0 ? done
                       : tr("%1 %2").arg(done, tr("%n need(s) a choice of yours.", nullptr, static_cast<int>(left))));
    });
}

} // namespace strata::ui
