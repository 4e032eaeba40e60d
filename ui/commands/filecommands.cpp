// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/filecommands.h"

#include "core/machine/undeleteop.h"
#include "core/ops/repairundo.h"
#include "core/ops/stalelockop.h"
#include "ui/commands/jobrunner.h"
#include "ui/text/format.h"
#include "ui/views/filespane.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/machinepane.h"

namespace strata::ui {

FileCommands::FileCommands(JobRunner& runner, MachinePane& machine, QObject* parent)
    : QObject(parent), runner_(runner), machine_(machine) {
    connect(&machine.files(), &FilesPane::mendRequested, this, &FileCommands::mend);
}

void FileCommands::mend(FileOddity oddity, const std::filesystem::path& file, bool undo) {
    const std::filesystem::path about = file.parent_path() / file.stem(); // x.vmdk of x.vmdk.undo, .lck ...
    const auto tell = [this](const QString& what) {
        return [this, what](const Job&) { runner_.message().showMessage(Severity::Note, what); };
    };
    const QString name = fromPath(about.filename());
    switch (oddity) {
    case FileOddity::Locked:
        runner_.run(removeStaleLockOp(file), tell(tr("Nobody holds “%1” any more.").arg(name)));
        break;
    case FileOddity::RepairKept:
        runner_.run(undoRepairOp(about), tell(tr("The repair of “%1” was taken back.").arg(name)));
        break;
    case FileOddity::Deleted: runner_.run(undeleteOp(about), tell(tr("“%1” is back.").arg(name))); break;
    case FileOddity::CutOff:
        if (undo)
            emit machine_.rollBackRequested();
        else
            emit machine_.finishRequested();
        break;
    case FileOddity::None:
    case FileOddity::Unlisted:
    case FileOddity::Discarded:
    case FileOddity::Lost: break; // commands
    }
}

} // namespace strata::ui
