// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/machineoperation.h"

namespace strata {
namespace {

class DescribeSnapshotOp final : public MachineOperation {
public:
    explicit DescribeSnapshotOp(DescribeParams params) : MachineOperation(params), params_(std::move(params)) {}

    std::string_view name() const override { return "rename"; }
    Text describe() const override { return text("Renaming snapshot #%1", params_.snapshot); }

protected:
    void prepare(FileSystem&, MachineChange& change) override {
        const SnapshotRecord record = requireSnapshot(change.before(), params_.snapshot);
        if (!params_.snapshotName && !params_.description)
            throw Error(ErrorCode::InvalidArgument, text("There is nothing to change"));
        if (params_.snapshotName && params_.snapshotName->empty())
            throw Error(ErrorCode::InvalidArgument, text("A snapshot needs a name"));
        if (params_.snapshotName)
            change.vmsd().setName(record.uid, *params_.snapshotName);
        if (params_.description)
            change.vmsd().setDescription(record.uid, *params_.description);
        newName_ = params_.snapshotName.value_or(record.name);
    }
    std::vector<std::string> request() const override {
        const auto part = [](const std::optional<std::string>& value) {
            return value ? "=" + *value : std::string();
        };
        return {std::to_string(params_.snapshot), part(params_.snapshotName), part(params_.description)};
    }
    Text doneMessage() const override { return text("The snapshot is called “%1” now", newName_); }

private:
    DescribeParams params_;
    std::string newName_;
};

} // namespace

std::unique_ptr<Operation> describeSnapshotOp(DescribeParams params) {
    return std::make_unique<DescribeSnapshotOp>(std::move(params));
}

} // namespace strata
