// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/machineoperation.h"
#include "core/machine/presentstate.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

Error changedMeanwhile(const Path& path) {
    return Error(ErrorCode::NotSupported, text("The last step cannot be undone: the machine was changed since"))
        .at(path)
        .advice(text("What was discarded stays in the folder until it is purged."));
}

class UndoOp final : public MachineOperation {
public:
    explicit UndoOp(UndoParams params) : MachineOperation(params), params_(std::move(params)) {}

    std::string_view name() const override { return "undo"; }
    Text describe() const override { return text("Undoing the last step"); }

protected:
    void prepare(FileSystem& fs, MachineChange& change) override {
        const MachineState& state = change.before();
        if (state.journal.steps().empty())
            throw Error(ErrorCode::NotFound, text("There is no step that could be undone")).at(state.config);
        const UndoStep step = change.journal().pop();
        undone_ = step.operation;
        requireAsLeft(state, step);
        for (const Path& link : step.discarded)
            if (!fs.exists(link))
                throw Error(ErrorCode::NotFound, text("The last step cannot be undone: a discarded file is gone"))
                    .at(link);
        requireUnused(fs, state, step);
        for (const UndoDevice& device : step.devices)
            change.setDisk(device.node, device.before);
        change.restoreList(step.listBefore);
        for (const Path& link : step.made)
            if (fs.exists(link))
                change.remove(link);
        change.cannotBeUndone();
    }
    std::vector<std::string> request() const override { return {params_.evenIfWritten ? "even if written" : ""}; }
    Text doneMessage() const override { return text("Undid the last step (%1)", undone_); }

private:
    static void requireAsLeft(const MachineState& state, const UndoStep& step) {
        if (sha256(asBytes(state.listBytes.value_or(""))) != step.listAfter)
            throw changedMeanwhile(state.list);
        for (const UndoDevice& device : step.devices) {
            const PresentDisk* disk = state.findDisk(device.node);
            if (disk == nullptr || disk->fileName != device.after)
                throw changedMeanwhile(state.config);
        }
    }

    void requireUnused(FileSystem& fs, const MachineState& state, const UndoStep& step) const {
        const LinkUsers users(fs, state);
        for (const Path& link : step.made) {
            if (!fs.exists(link))
                continue;
            if (const std::vector<Path> others = users.living(link); !others.empty())
                throw Error(ErrorCode::NotSupported,
                            text("The last step cannot be undone: another disk builds on “%1”", link.filename()))
                    .at(others.front());
            if (!params_.evenIfWritten && holdsData(fs, link, state.open))
                throw Error(ErrorCode::NotSupported,
                            text("The machine has written to its disks since the last step; undoing it would lose "
                                 "that"))
                    .at(link)
                    .advice(text("Take a snapshot of the present state, or say that it may be lost."));
        }
    }

    UndoParams params_;
    std::string undone_;
};

class PurgeOp final : public MachineOperation {
public:
    explicit PurgeOp(MachineParams params) : MachineOperation(std::move(params)) {}

    std::string_view name() const override { return "purge"; }
    Text describe() const override { return text("Deleting discarded files"); }

protected:
    void prepare(FileSystem& fs, MachineChange& change) override {
        const MachineState& state = change.before();
        const LinkUsers users(fs, state);
        const std::vector<Path> discarded = state.journal.discarded();
        change.journal() = {};
        for (const Path& link : discarded) {
            if (!fs.exists(link))
                continue;
            if (users.isFrozen(link) || users.isPresent(link)) {
                change.warn(text("“%1” is in use again and stays", link.filename()));
                continue;
            }
            if (const std::vector<Path> living = users.living(link); !living.empty())
                throw Error(ErrorCode::NotSupported,
                            text("“%1” cannot be deleted: another disk builds on it", link.filename()))
                    .at(living.front())
                    .advice(text("Adopt or discard that disk first."));
            change.remove(link);
        }
        change.cannotBeUndone();
        change.removeJournal();
    }
    std::vector<std::string> request() const override { return {}; }
    Text doneMessage() const override { return text("Deleted what had been discarded"); }
};

} // namespace

std::unique_ptr<Operation> undoOp(UndoParams params) { return std::make_unique<UndoOp>(std::move(params)); }

std::unique_ptr<Operation> purgeOp(MachineParams params) { return std::make_unique<PurgeOp>(std::move(params)); }

} // namespace strata
