// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/diskcommands.h"

#include "core/machine/deleteop.h"
#include "core/machine/renameop.h"
#include "core/ops/checkop.h"
#include "core/ops/defragmentop.h"
#include "core/ops/growop.h"
#include "core/ops/repairop.h"
#include "core/ops/shrinkop.h"
#include "ui/commands/commandset.h"
#include "ui/commands/desktop.h"
#include "ui/dialogs/clonedialog.h"
#include "ui/dialogs/linkvaluesdialog.h"
#include "ui/dialogs/metadatapreview.h"
#include "ui/dialogs/newdiskdialog.h"
#include "ui/documents/documentset.h"
#include "ui/jobs/job.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/metadatapage.h"
#include "ui/views/metadatastack.h"

#include <QDir>
#include <QPushButton>

namespace strata::ui {
namespace {

/// Why something cannot be done with the selected disk. Asked on a worker: it opens the disk.
using Reasons = std::vector<std::pair<Command, std::optional<Refusal>>>;

/// The next size that a disk could grow to: only whether it can grow at all is asked.
constexpr Sectors kSomeMore{2048};

/// A name that no disk has: only whether it can be renamed at all is asked.
constexpr const char* kFreeName = "strata-renamed.vmdk";

QString reasonText(const std::optional<Refusal>& refusal) {
    return refusal ? translated(refusal->reason) : QString();
}

} // namespace

DiskCommands::DiskCommands(FileSystem& fs, DocumentSet& documents, JobRunner& runner, CommandSet& commands,
                           Places places, QObject* parent)
    : QObject(parent), fs_(fs), documents_(documents), runner_(runner), commands_(commands), places_(places),
      reasonTask_(this), previewTask_(this) {
    connect(commands_.action(Command::NewDisk), &QAction::triggered, this, &DiskCommands::newDisk);
    connect(commands_.action(Command::CloneDisk), &QAction::triggered, this, &DiskCommands::cloneDisk);
    connect(commands_.action(Command::CheckDisk), &QAction::triggered, this, &DiskCommands::checkDisk);
    connect(&places_.metadata, &MetadataStack::applyRequested, this, &DiskCommands::applyMetadata);
    connect(&places_.metadata, &MetadataStack::previewRequested, this, &DiskCommands::previewMetadata);
    connect(&places_.metadata, &MetadataStack::compareLinksRequested, this,
            [this](const std::shared_ptr<const DiskInfo>& info) {
                auto* dialog = new LinkValuesDialog(*info, &places_.window);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->show();
            });
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
        runner_.runPlanned(std::make_unique<CreateOp>(params), dialog->plan(),
                           [this, path = params.spec.path](const Job&) {
                               const bool shown = document_ != nullptr && document_->folder() != nullptr
                                                  && document_->folder()->folder.lexically_normal()
                                                         == path.parent_path().lexically_normal();
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
        runner_.runPlanned(std::make_unique<CloneOp>(params), dialog->plan(),
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
    runner_.run(std::move(operation), [document = document_, disk = params.disk](const Job& job) {
        if (document != nullptr)
            document->setCheck(disk, static_cast<const CheckOp&>(job.operation()).result());
    });
}

void DiskCommands::applyMetadata(const MetaParams& params) {
    MetaParams complete = params;
    if (document_ != nullptr)
        complete.open = document_->openOptions();
    runner_.run(
        std::make_unique<MetaOp>(complete), [](const Job&) {},
        [this, disk = params.disk](const Job& job) {
            if (MetadataPage* page = places_.metadata.pageOf(disk.lexically_normal()); page != nullptr && job.error())
                page->showError(*job.error());
        });
}

void DiskCommands::previewMetadata(const MetaParams& params) {
    MetaParams complete = params;
    if (document_ != nullptr)
        complete.open = document_->openOptions();
    previewTask_.start<MetaPreview>(
        [&fs = fs_, complete](const std::stop_token&) { return MetaOp(complete).preview(fs); },
        [this, disk = params.disk](const AsyncResult<MetaPreview>& preview) {
            QPointer<MetadataPage> page = places_.metadata.pageOf(disk.lexically_normal());
            if (page == nullptr)
                return;
            if (preview.error != nullptr) {
                page->showError(*preview.error);
                return;
            }
            auto* dialog = new MetadataPreview(*preview.value, &places_.window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QDialog::accepted, page, &MetadataPage::apply);
            dialog->open();
        });
}

void DiskCommands::tellReady(const std::filesystem::path& disk) {
    runner_.message().showMessage(Severity::Note,
                                  tr("“%1” is ready.").arg(QString::fromStdString(displayPath(disk.filename()))));
    connect(runner_.message().addButton(tr("&Open")), &QPushButton::clicked, this, [this, disk] {
        runner_.message().hide();
        documents_.open(disk);
    });
    connect(runner_.message().addButton(tr("&Show in Folder")), &QPushButton::clicked, this,
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
    const GrowParams grow{.disk = check.disk, .capacity = disk.info->capacity + kSomeMore, .open = check.open};
    reasonTask_.start<Reasons>(
        [&fs = fs_, check, clone, grow, disk = check.disk, open = check.open](const std::stop_token&) {
            Reasons reasons{{Command::CheckDisk, CheckOp(check).canRun(fs)},
                            {Command::CloneDisk, CloneOp(clone).canRun(fs)}};
            reasons.emplace_back(Command::RepairDisk, RepairOp(check).canRun(fs));
            reasons.emplace_back(Command::GrowDisk, GrowOp(grow).canRun(fs));
            reasons.emplace_back(Command::ShrinkDisk, ShrinkOp({.disk = disk, .open = open}).canRun(fs));
            reasons.emplace_back(Command::DefragmentDisk, DefragmentOp({.disk = disk, .open = open}).canRun(fs));
            reasons.emplace_back(Command::RenameDisk,
                                 RenameOp({.disk = disk, .newName = kFreeName, .open = open}).canRun(fs));
            reasons.emplace_back(Command::DeleteDisk, DeleteOp({.disk = disk, .open = open}).canRun(fs));
            return reasons;
        },
        [this](const AsyncResult<Reasons>& result) {
            if (result.value == nullptr) {
                setDiskReason(errorSummary(*result.error));
                return;
            }
            setDiskReason({});
            for (const auto& [command, refusal] : *result.value)
                commands_.setReason(command, reasonText(refusal));
        });
}

void DiskCommands::setDiskReason(const QString& reason) {
    for (const Command command :
         {Command::CloneDisk, Command::CheckDisk, Command::EditMetadata, Command::GrowDisk, Command::ShrinkDisk,
          Command::DefragmentDisk, Command::RepairDisk, Command::RenameDisk, Command::DeleteDisk})
        commands_.setReason(command, reason);
}

} // namespace strata::ui
