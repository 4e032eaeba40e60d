// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/cutoffcommands.h"

#include "core/machine/finishop.h"
#include "ui/commands/jobrunner.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/machinepane.h"

#include <algorithm>

namespace strata::ui {
namespace {

using CutOffs = std::vector<CutOff>;

bool saysInterrupted(const MachineDocument& document) {
    return document.folder() != nullptr
           && std::ranges::find(document.folder()->problems, "interrupted", &Issue::code)
                  != document.folder()->problems.end();
}

} // namespace

CutOffCommands::CutOffCommands(FileSystem& fs, JobRunner& runner, MachinePane& machine, QObject* parent)
    : QObject(parent), fs_(fs), runner_(runner), machine_(machine), search_(this) {
    connect(&machine_, &MachinePane::finishRequested, this, [this] { run(false); });
    connect(&machine_, &MachinePane::rollBackRequested, this, [this] { run(true); });
}

void CutOffCommands::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::folderChanged, this, &CutOffCommands::look);
        connect(document_, &MachineDocument::stateChanged, this, &CutOffCommands::look);
    }
    look();
}

void CutOffCommands::look() {
    search_.cancel();
    if (document_ == nullptr || !saysInterrupted(*document_)) {
        machine_.offerForCutOff({});
        return;
    }
    search_.start<CutOffs>(
        [&fs = fs_, folder = document_->folder()->folder, open = document_->openOptions()](const std::stop_token&) {
            return findCutOff(fs, folder, open);
        },
        [this](const AsyncResult<CutOffs>& found) {
            if (found.value == nullptr || found.value->empty()) {
                machine_.offerForCutOff({});
                return;
            }
            machine_.offerForCutOff({.finish = std::ranges::all_of(*found.value, &CutOff::canFinish),
                                     .rollBack = std::ranges::all_of(*found.value, &CutOff::canRollBack)});
        });
}

void CutOffCommands::run(bool rollBack) {
    if (document_ == nullptr || document_->folder() == nullptr)
        return;
    const FinishParams params{
        .target = document_->folder()->folder, .rollBack = rollBack, .open = document_->openOptions()};
    runner_.run(std::make_unique<FinishOp>(params), [this, rollBack](const Job&) {
        runner_.message().showMessage(Severity::Note, rollBack ? tr("What was cut off was rolled back.")
                                                               : tr("What was cut off was finished."));
    });
}

} // namespace strata::ui
