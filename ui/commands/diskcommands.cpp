// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/diskcommands.h"

#include "core/ops/checkop.h"
#include "ui/commands/commandset.h"
#include "ui/commands/desktop.h"
#include "ui/dialogs/clonedialog.h"
#include "ui/dialogs/newdiskdialog.h"
#include "ui/documents/documentset.h"
#include "ui/jobs/jobqueue.h"
#include "ui/jobs/jobtext.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/metadatapage.h"
#include "ui/views/metadatastack.h"

#include <QDir>
#include <QPushButton>

namespace strata::ui {
namespace {

/// Why the selected disk can be neither checked nor copied; empty if it can. Asked on a worker: it opens the disk.
struct Reasons {
    std::optional<Refusal> check;
    std::optional<Refusal> clone;
};

QString reasonText(const std::optional<Refusal>& refusal) {
    return refusal ? translated(refusal->reason) : QString();
}

} // namespace

DiskCommands::DiskCommands(FileSystem& fs, DocumentSet& documents, JobQueue& queue, CommandSet& commands,
                           Places places, QObject* parent)
    : QObject(parent), fs_(fs), documents_(documents), queue_(queue), commands_(commands), places_(places),
      reasonTask_(this) {
    connect(commands_.action(Command::NewDisk), &QAction::triggered, this, &DiskCommands::newDisk);
    connect(commands_.action(Command::CloneDisk), &QAction::triggered, this, &DiskCommands::cloneDisk);
    connect(commands_.action(Command::CheckDisk), &QAction::triggered, this, &DiskCommands::checkDisk);
    connect(&places_.metadata, &MetadataStack::applyRequested, this, &DiskCommands::applyMetadata);
    updateReasons();
}

void DiskCommands::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::selectionChanged, this, &DiskCommands::updateReasons);
        connect(document_, &MachineDocument::folderChanged, this, &DiskCommands::updateReasons);
        connect(document_, &MachineDocument::diskChanged, this, [this](const std::filesystem::path& path) {
            if (path == document_->selection().disk)
                updateReasons();
        });
    }
    updateReasons();
}

void DiskCommands::newDisk() {
    auto* dialog = new NewDiskDialog(fs_, newDiskFolder(), &places_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const CreateParams params = dialog->params();
        runPlanned(std::make_unique<CreateOp>(params), dialog->plan(), [this, path = params.spec.path](const Job&) {
            const bool shown =
                document_ != nullptr && document_->folder() != nullptr
                && document_->folder()->folder.lexically_normal() == path.parent_path().lexically_normal();
            if (shown && document_->path() == document_->folder()->folder)
                document_->select({path.lexically_normal()});
            else
                documents_.open(path);
        });
    });
    dialog->open();
}

void DiskCommands::cloneDisk() {
    if (document_ == nullptr || document_->selectedDisk().info == nullptr)
        return;
    auto* dialog = new CloneDialog(fs_, document_->selectedDisk().info, document_->openOptions(), &places_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const CloneParams params = dialog->params();
        runPlanned(std::make_unique<CloneOp>(params), dialog->plan(),
                   [this, path = params.spec.path](const Job&) { tellReady(path); });
    });
    dialog->open();
}

void DiskCommands::checkDisk() {
    if (document_ == nullptr || document_->selection().disk.empty())
        return;
    CheckParams params;
    params.disk = document_->selection().disk;
    params.open = document_->openOptions();
    auto operation = std::make_unique<CheckOp>(params);
    run(std::move(operation), [document = document_, disk = params.disk](const Job& job) {
        if (document != nullptr)
            document->setCheck(disk, static_cast<const CheckOp&>(const_cast<Job&>(job).operation()).result());
    });
}

void DiskCommands::applyMetadata(const MetaParams& params) {
    MetaParams complete = params;
    if (document_ != nullptr)
        complete.open = document_->openOptions();
    run(
        std::make_unique<MetaOp>(complete), [](const Job&) {},
        [this, disk = params.disk](const Job& job) {
            if (MetadataPage* page = places_.metadata.pageOf(disk.lexically_normal()); page != nullptr && job.error())
                page->showError(*job.error());
        });
}

void DiskCommands::run(std::unique_ptr<Operation> operation, Outcome done, Outcome failed) {
    watch(queue_.enqueue(std::move(operation)), std::move(done), std::move(failed));
}

void DiskCommands::runPlanned(std::unique_ptr<Operation> operation, Plan plan, Outcome done) {
    watch(queue_.enqueue(std::move(operation), std::move(plan)), std::move(done), {});
}

void DiskCommands::watch(Job* job, Outcome done, Outcome failed) {
    places_.message.hide();
    connect(job, &Job::stateChanged, this, [this, job, done = std::move(done), failed = std::move(failed)] {
        if (job->state() == Job::State::Done)
            done(*job);
        else if (job->state() == Job::State::Failed)
            failed ? failed(*job) : tellFailure(*job);
    });
}

void DiskCommands::tellFailure(const Job& job) {
    places_.message.showMessage(Severity::Error, tr("%1 failed.").arg(jobTitle(job)), errorText(*job.error()));
    places_.message.setDetails(errorDetails(*job.error()));
    connect(places_.message.addButton(tr("Show &Jobs")), &QPushButton::clicked, commands_.action(Command::ShowJobs),
            &QAction::trigger);
}

void DiskCommands::tellReady(const std::filesystem::path& disk) {
    places_.message.showMessage(Severity::Note,
                                tr("“%1” is ready.").arg(QString::fromStdString(displayPath(disk.filename()))));
    connect(places_.message.addButton(tr("&Open")), &QPushButton::clicked, this, [this, disk] {
        places_.message.hide();
        documents_.open(disk);
    });
    connect(places_.message.addButton(tr("&Show in Folder")), &QPushButton::clicked, this,
            [disk] { showInFileManager(disk); });
}

std::filesystem::path DiskCommands::newDiskFolder() const {
    if (document_ != nullptr && document_->folder() != nullptr)
        return document_->folder()->folder;
    return toPath(QDir::homePath());
}

void DiskCommands::updateReasons() {
    reasonTask_.cancel();
    if (document_ == nullptr || document_->selection().disk.empty() || document_->selection().itsMissingParent) {
        setDiskReason(tr("Select a disk first."));
        return;
    }
    const MachineDocument::Disk disk = document_->selectedDisk();
    if (disk.error != nullptr) {
        setDiskReason(errorSummary(*disk.error));
        return;
    }
    if (disk.info == nullptr) {
        setDiskReason(tr("The disk is still being read."));
        return;
    }
    CheckParams check;
    check.disk = document_->selection().disk;
    check.open = document_->openOptions();
    CloneParams clone;
    clone.source = check.disk;
    clone.open = check.open;
    clone.spec.path = clone.source.parent_path() / "strata-clone.vmdk";
    clone.overwrite = true; // only whether the source can be copied is asked
    reasonTask_.start<Reasons>(
        [&fs = fs_, check, clone](const std::stop_token&) {
            return Reasons{CheckOp(check).canRun(fs), CloneOp(clone).canRun(fs)};
        },
        [this](const AsyncResult<Reasons>& result) {
            if (result.value == nullptr) {
                setDiskReason(errorSummary(*result.error));
                return;
            }
            setDiskReason({});
            commands_.setReason(Command::CheckDisk, reasonText(result.value->check));
            commands_.setReason(Command::CloneDisk, reasonText(result.value->clone));
        });
}

void DiskCommands::setDiskReason(const QString& reason) {
    for (const Command command : {Command::CloneDisk, Command::CheckDisk, Command::EditMetadata})
        commands_.setReason(command, reason);
}

} // namespace strata::ui
