// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/machineoperation.h"

namespace strata {
namespace {

class TakeSnapshotOp final : public MachineOperation {
public:
    explicit TakeSnapshotOp(TakeSnapshotParams params) : MachineOperation(params), params_(std::move(params)) {}

    std::string_view name() const override { return "take"; }
    Text describe() const override { return text("Taking snapshot “%1”", params_.snapshotName); }

protected:
    void prepare(FileSystem&, MachineChange& change) override {
        const MachineState& state = change.before();
        if (state.disks.empty())
            throw Error(ErrorCode::NotSupported, text("The virtual machine has no disk that takes part in snapshots"))
                .at(state.config);
        const SnapshotRecord record = recordOfPresent(state, params_.snapshotName, params_.description);
        std::vector<WantedChild> wanted;
        for (const PresentDisk& disk : state.disks)
            wanted.push_back({disk.node, disk.path});
        change.goOnIn(wanted);
        change.vmsd().add(record);
        change.vmsd().setCurrent(record.uid);
    }
    std::vector<std::string> request() const override { return {params_.snapshotName, params_.description}; }
    Text doneMessage() const override { return text("Took snapshot “%1”", params_.snapshotName); }

private:
    TakeSnapshotParams params_;
};

} // namespace

std::unique_ptr<Operation> takeSnapshotOp(TakeSnapshotParams params) {
    return std::make_unique<TakeSnapshotOp>(std::move(params));
}

} // namespace strata
