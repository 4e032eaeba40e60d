// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/handmadetree.h"
#include "ui/documents/snapshotoperations.h"
#include "ui/documents/snapshotreader.h"
#include "ui/graph/aftertree.h"

#include <mutex>

namespace strata::test {

/// A machine whose history is a value: steps change the value as the pictures say, and no file but the
/// configuration's name is involved. For the window's own behaviour; the real steps have their own story.
class FakeHistory {
public:
    explicit FakeHistory(SnapshotTree tree) : shared_(std::make_shared<Shared>()) { shared_->tree = std::move(tree); }

    SnapshotTree tree() const {
        const std::lock_guard lock(shared_->mutex);
        return shared_->tree;
    }
    void set(SnapshotTree tree) {
        const std::lock_guard lock(shared_->mutex);
        shared_->tree = std::move(tree);
    }
    /// What the next steps fail with.
    void failWith(std::optional<Error> error) {
        const std::lock_guard lock(shared_->mutex);
        shared_->failure = std::move(error);
    }
    /// The parameters of the last go to.
    std::optional<GoToParams> lastGoTo() const { return shared_->lastGoTo; }

    ui::SnapshotReader reader() const {
        return {[shared = shared_](FileSystem&, const std::filesystem::path&, const OpenOptions&) {
                    const std::lock_guard lock(shared->mutex);
                    return shared->tree;
                },
                {}};
    }

    ui::SnapshotOperations operations() const {
        ui::SnapshotOperations all;
        all.take = [this](const TakeSnapshotParams& params) {
            return step("take", [params](SnapshotTree& tree) {
                tree = numbered(ui::afterTake(tree, params.snapshotName).tree);
            });
        };
        all.goTo = [this](const GoToParams& params) {
            return step("goto", [params, shared = shared_](SnapshotTree& tree) {
                shared->lastGoTo = params;
                const bool keeps = params.present == PresentState::Keep;
                tree = numbered(ui::afterGoTo(tree, idOf(tree, params.snapshot),
                                              keeps ? std::optional(params.keepName) : std::optional<std::string>())
                                    .tree);
            });
        };
        all.merge = [this](const MergeSnapshotParams& params) {
            return step("merge", [params](SnapshotTree& tree) {
                tree = ui::afterMerge(tree, idOf(tree, params.snapshot), false).tree;
            });
        };
        all.discard = [this](const DiscardParams& params) {
            return step("discard", [params](SnapshotTree& tree) {
                tree = ui::afterDiscard(tree, idOf(tree, params.snapshot)).tree;
            });
        };
        all.describe = [this](const DescribeParams& params) {
            return step("rename", [params](SnapshotTree& tree) {
                SnapshotNode& node = tree.nodes[static_cast<std::size_t>(idOf(tree, params.snapshot))];
                node.name = params.snapshotName.value_or(node.name);
                node.description = params.description.value_or(node.description);
            });
        };
        all.undo = [this](const UndoParams&) { return step("undo", {}); };
        all.purge = [this](const MachineParams&) {
            return step("purge", [](SnapshotTree& tree) { tree = ui::afterPurge(tree).tree; });
        };
        const auto ghost = [](const SnapshotTree& tree, const GhostParams& params) {
            return ui::nodeOfDisk(tree, params.files.front());
        };
        all.adopt = [this, ghost](const GhostParams& params) {
            return step("adopt", [params, ghost](SnapshotTree& tree) {
                tree = numbered(ui::afterAdopt(tree, ghost(tree, params), params.snapshotName).tree);
            });
        };
        all.discardGhost = [this, ghost](const GhostParams& params) {
            return step("discard", [params, ghost](SnapshotTree& tree) {
                tree = ui::afterDiscard(tree, ghost(tree, params)).tree;
            });
        };
        return all;
    }

private:
    struct Shared {
        std::mutex mutex;
        SnapshotTree tree;
        std::vector<SnapshotTree> before;
        std::optional<Error> failure;
        std::optional<GoToParams> lastGoTo;
    };
    using Change = std::function<void(SnapshotTree&)>;

    class Step : public Operation {
    public:
        Step(std::string_view name, std::shared_ptr<Shared> shared, Change change)
            : name_(name), shared_(std::move(shared)), change_(std::move(change)) {}

        std::string_view name() const override { return name_; }
        Text describe() const override { return text("Changing the history"); }
        std::optional<Refusal> canRun(FileSystem&) override { return std::nullopt; }
        Plan plan(OpContext&) override {
            const std::lock_guard lock(shared_->mutex);
            Plan plan;
            plan.operation = name_;
            plan.writes = 65536;
            plan.creates = {shared_->tree.folder / "new.vmdk"};
            plan.changes = {shared_->tree.config};
            return plan;
        }
        void run(OpContext&) override {
            const std::lock_guard lock(shared_->mutex);
            if (shared_->failure)
                throw *shared_->failure;
            if (change_) {
                shared_->before.push_back(shared_->tree);
                change_(shared_->tree);
                shared_->tree.undoable = std::string(name_);
            } else {
                shared_->tree = shared_->before.back();
                shared_->before.pop_back();
            }
        }

    private:
        std::string_view name_;
        std::shared_ptr<Shared> shared_;
        Change change_;
    };

    std::unique_ptr<Operation> step(std::string_view name, Change change) const {
        return std::make_unique<Step>(name, shared_, std::move(change));
    }

    static int idOf(const SnapshotTree& tree, std::uint32_t uid) {
        ui::NodeKey key;
        key.kind = NodeKind::Snapshot;
        key.uid = uid;
        return ui::findNode(tree, key);
    }

    /// New snapshots get numbers that nobody had.
    static SnapshotTree numbered(SnapshotTree tree) {
        std::uint32_t next = 100;
        for (const SnapshotNode& node : tree.nodes)
            next = std::max(next, node.uid + 1);
        for (SnapshotNode& node : tree.nodes)
            if (node.kind == NodeKind::Snapshot && node.uid == 0)
                node.uid = next++;
        return tree;
    }

    std::shared_ptr<Shared> shared_;
};

} // namespace strata::test
