// SPDX-License-Identifier: Apache-2.0
#include "app/cli/undocommand.h"

#include "app/cli/session.h"
#include "core/base/ascii.h"
#include "core/machine/undeleteop.h"
#include "core/ops/repairundo.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* UndoCommand::declareCommand(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand(
        "undo", "Take the last change of a machine's snapshots, the repair or the deletion of a disk, back");
    declareMachine(*app);
    CLI::Option* written =
        app->add_flag("--even-if-written", evenIfWritten_, "Give up what was written since that change");
    app->add_flag("--purge", purge_, "Instead, delete for good what was discarded")->excludes(written);
    return app;
}

std::unique_ptr<Operation> UndoCommand::operation(Session& session) {
    if (const std::filesystem::path target = machine().machine;
        equalsIgnoringCase(target.extension().native(), ".vmdk")) {
        if (evenIfWritten_)
            throw Error(ErrorCode::InvalidArgument, text("The repair of a disk is undone without options"));
        if (purge_)
            return purgeDeletedOp(target);
        if (session.fs.exists(deletedName(target)) && !session.fs.exists(target))
            return undeleteOp(target);
        return undoRepairOp(target);
    }
    if (purge_)
        return purgeOp(machine());
    auto params = parameters<UndoParams>();
    params.evenIfWritten = evenIfWritten_;
    return undoOp(std::move(params));
}

} // namespace strata::cli
