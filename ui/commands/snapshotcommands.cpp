// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/snapshotcommands.h"

#include "ui/commands/commandset.h"
#include "ui/dialogs/comparedialog.h"
#include "ui/dialogs/describedialog.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/gotodialog.h"
#include "ui/dialogs/menddialog.h"
#include "ui/dialogs/mergedialog.h"
#include "ui/dialogs/purgedialog.h"
#include "ui/dialogs/takesnapshotdialog.h"
#include "ui/graph/graphview.h"
#include "ui/jobs/job.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/machinepane.h"
#include "ui/views/snapshottreeview.h"

#include <QFileDialog>
#include <QPushButton>

#include <algorithm>

namespace strata::ui {

SnapshotCommands::SnapshotCommands(FileSystem& fs, SnapshotOperations operations, JobRunner& runner,
                                   CommandSet& commands, Places places, QObject* parent)
    : QObject(parent), fs_(fs), operations_(std::move(operations)), runner_(runner), commands_(commands),
      places_(places) {
    const auto on = [this](Command command, auto slot) {
        connect(commands_.action(command), &QAction::triggered, this, slot);
    };
    on(Command::TakeSnapshot, [this] { take(); });
    on(Command::GoToSnapshot, [this] { goTo(false); });
    on(Command::BranchSnapshot, [this] { goTo(true); });
    on(Command::MergeSnapshot, [this] { merge(); });
    on(Command::DiscardSnapshot, [this] { discard(); });
    on(Command::RenameSnapshot, [this] { rename(); });
    on(Command::AdoptSnapshot, [this] { adopt(); });
    on(Command::UndoSnapshotStep, [this] { undo(); });
    on(Command::PurgeDiscarded, [this] { purge(); });
    on(Command::CompareStates, [this] { compare(); });
    on(Command::MendLink, [this] { mend(); });
    connect(&places_.machine.snapshotView(), &SnapshotTreeView::renameRequested, this, &SnapshotCommands::renameTo);
    connect(&places_.machine.graphView(), &GraphView::linkActivated, this, &SnapshotCommands::openLink);
    updateReasons();
}

void SnapshotCommands::setDocument(MachineDocument* document) {
    if (document_ != nullptr)
        document_->disconnect(this);
    document_ = document;
    if (document_ != nullptr) {
        connect(document_, &MachineDocument::snapshotsChanged, this, &SnapshotCommands::updateReasons);
        connect(document_, &MachineDocument::snapshotSizesChanged, this, &SnapshotCommands::updateReasons);
        connect(document_, &MachineDocument::nodeSelectionChanged, this, &SnapshotCommands::updateReasons);
        connect(document_, &MachineDocument::stateChanged, this, &SnapshotCommands::updateReasons);
    }
    updateReasons();
}

MachineParams SnapshotCommands::machine() const {
    MachineParams params;
    params.machine = document_->snapshots()->config;
    params.open = document_->openOptions();
    return params;
}

const SnapshotNode* SnapshotCommands::node() const {
    return document_ != nullptr ? document_->selectedNode() : nullptr;
}

void SnapshotCommands::take() {
    auto* dialog = new TakeSnapshotDialog({fs_, document_->snapshots()}, machine(), operations_, &places_.window);
    ask(
        dialog, [this, dialog] { return operations_.take(dialog->params()); },
        tr("A snapshot of the present state was taken."));
}

void SnapshotCommands::goTo(bool branch) {
    if (node() == nullptr)
        return;
    const auto kind = branch ? GoToDialog::Kind::Branch : GoToDialog::Kind::GoTo;
    auto* dialog =
        new GoToDialog({fs_, document_->snapshots(), node()->id}, kind, machine(), operations_, &places_.window);
    ask(
        dialog, [this, dialog] { return operations_.goTo(dialog->params()); },
        tr("Now at “%1”.").arg(nodeTitle(*node())));
}

void SnapshotCommands::merge() {
    if (node() == nullptr)
        return;
    auto* dialog =
        new MergeDialog({fs_, document_->snapshots(), node()->id}, machine(), operations_, &places_.window);
    const MergeSnapshotParams params = dialog->params();
    ask(
        dialog, [this, params] { return operations_.merge(params); },
        tr("“%1” was merged; its data is where it is needed.").arg(nodeTitle(*node())));
}

void SnapshotCommands::discard() {
    if (node() == nullptr)
        return;
    auto* dialog =
        new DiscardDialog({fs_, document_->snapshots(), node()->id}, machine(), operations_, &places_.window);
    ask(
        dialog, [dialog] { return dialog->operation(); }, tr("“%1” was discarded.").arg(nodeTitle(*node())));
}

void SnapshotCommands::purge() {
    auto* dialog = new PurgeDialog({fs_, document_->snapshots()}, machine(), operations_, &places_.window);
    ask(
        dialog, [this, params = machine()] { return operations_.purge(params); },
        tr("What was discarded is deleted for good."));
}

void SnapshotCommands::rename() {
    if (node() == nullptr)
        return;
    if (places_.machine.tab() == MachinePane::TreeTab && places_.machine.snapshotView().hasFocus()) {
        places_.machine.snapshotView().renameSelected();
        return;
    }
    auto* dialog = new DescribeDialog(*node(), DescribeDialog::Kind::Describe, &places_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, uid = node()->uid] { describe(uid, dialog->name(), dialog->description()); });
    dialog->open();
}

void SnapshotCommands::renameTo(std::uint32_t uid, const QString& name) { describe(uid, name, std::nullopt); }

void SnapshotCommands::describe(std::uint32_t uid, const QString& name, const std::optional<QString>& description) {
    DescribeParams params;
    static_cast<MachineParams&>(params) = machine();
    params.snapshot = uid;
    params.snapshotName = name.toStdString();
    if (description)
        params.description = description->toStdString();
    run(operations_.describe(params), {}, true);
}

void SnapshotCommands::adopt() {
    if (node() == nullptr)
        return;
    auto* dialog = new DescribeDialog(*node(), DescribeDialog::Kind::Adopt, &places_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    GhostParams params;
    static_cast<MachineParams&>(params) = machine();
    for (const NodeDisk& disk : node()->disks)
        params.files.push_back(disk.file);
    connect(dialog, &QDialog::accepted, this, [this, dialog, params]() mutable {
        params.snapshotName = dialog->name().toStdString();
        run(operations_.adopt(params), tr("“%1” is a snapshot now.").arg(dialog->name()), true);
    });
    dialog->open();
}

void SnapshotCommands::undo() {
    UndoParams params;
    static_cast<MachineParams&>(params) = machine();
    runUndo(params);
}

void SnapshotCommands::compare() {
    const SnapshotNode* other = otherState();
    if (node() == nullptr || other == nullptr)
        return;
    CompareStatesParams params;
    static_cast<MachineParams&>(params) = machine();
    params.a = node()->uid;
    params.b = other->uid;
    auto* dialog = new CompareDialog({fs_, document_->snapshots(), node()->id}, *other, std::move(params),
                                     operations_.compare, &places_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void SnapshotCommands::mend() {
    const Issue* issue = node() != nullptr ? mendableIssue(*node()) : nullptr;
    if (issue == nullptr)
        return;
    const std::filesystem::path child = issue->path;
    if (issue->code != "missing-parent") {
        const auto disk = std::find_if(node()->disks.begin(), node()->disks.end(),
                                       [&](const NodeDisk& candidate) { return candidate.file == child; });
        if (disk != node()->disks.end())
            mendWith(child, disk->parent, issue->code == "cid-mismatch");
        return;
    }
    auto* dialog =
        new QFileDialog(&places_.window, tr("Choose the Parent of “%1”").arg(fromPath(child.filename())),
                        fromPath(child.parent_path()), tr("Virtual disks (%1)").arg(QStringLiteral("*.vmdk")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, child](const QString& file) { mendWith(child, toPath(file), false); });
    dialog->open();
}

void SnapshotCommands::mendWith(const std::filesystem::path& child, const std::filesystem::path& parent,
                                bool fixCid) {
    AttachParams params;
    params.child = child;
    params.parent = parent;
    params.fixCid = fixCid;
    params.open = document_->openOptions();
    auto* dialog = new MendDialog(fs_, params, &places_.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString done = tr("“%1” fits its parent again.").arg(fromPath(dialog->params().child.filename()));
        runner_.runPlanned(attachOp(dialog->params()), dialog->plan(),
                           [this, done](const Job&) { tell(done, false); });
    });
    dialog->open();
}

void SnapshotCommands::openLink(CardLink link) {
    switch (link) {
    case CardLink::Adopt: commands_.action(Command::AdoptSnapshot)->trigger(); break;
    case CardLink::Discard: commands_.action(Command::DiscardSnapshot)->trigger(); break;
    case CardLink::Purge: commands_.action(Command::PurgeDiscarded)->trigger(); break;
    }
}

void SnapshotCommands::ask(StepDialog* dialog, Make make, const QString& done) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const bool undoable =
        qobject_cast<MergeDialog*>(dialog) == nullptr && qobject_cast<PurgeDialog*>(dialog) == nullptr;
    connect(dialog, &QDialog::accepted, this, [this, dialog, make = std::move(make), done, undoable] {
        runner_.runPlanned(make(), dialog->plan(), [this, done, undoable](const Job&) { tell(done, undoable); });
    });
    dialog->open();
}

void SnapshotCommands::run(std::unique_ptr<Operation> operation, const QString& done, bool undoable) {
    runner_.run(std::move(operation), [this, done, undoable](const Job&) { tell(done, undoable); });
}

void SnapshotCommands::runUndo(const UndoParams& params) {
    runner_.run(
        operations_.undo(params), [this](const Job&) { tell(tr("The last step was taken back."), false); },
        [this](const Job& job) {
            runner_.tellFailure(job);
            if (job.error()->code() == ErrorCode::InvalidArgument && document_ != nullptr)
                offerToGiveUp();
        });
}

/// What was written since would be given up: the user decides.
void SnapshotCommands::offerToGiveUp() {
    UndoParams params;
    static_cast<MachineParams&>(params) = machine();
    params.evenIfWritten = true;
    connect(runner_.message().addButton(tr("Undo and &Give It Up")), &QPushButton::clicked, this,
            [this, params] { runUndo(params); });
}

void SnapshotCommands::tell(const QString& done, bool undoable) {
    if (done.isEmpty())
        return;
    InlineMessage& message = runner_.message();
    message.showMessage(Severity::Note, done);
    if (undoable)
        connect(message.addButton(tr("&Undo")), &QPushButton::clicked, commands_.action(Command::UndoSnapshotStep),
                &QAction::trigger);
}

QString SnapshotCommands::machineReason() const {
    if (document_ == nullptr)
        return tr("No machine is open.");
    if (document_->snapshots() == nullptr)
        return document_->state() == MachineDocument::State::Ready
                   ? tr("Only virtual machines (.vmx) have snapshots.")
                   : tr("The machine is still being read.");
    if (document_->snapshots()->readOnly)
        return errorText(*document_->snapshots()->readOnly);
    return {};
}

QString SnapshotCommands::goToReason() const {
    const SnapshotNode* chosen = node();
    if (chosen == nullptr)
        return tr("Select a snapshot first.");
    if (chosen->kind == NodeKind::Present)
        return tr("This is where you are. Select a snapshot.");
    if (chosen->kind == NodeKind::Unlisted)
        return tr("It is not in the snapshot list. Adopt it first.");
    if (chosen->kind != NodeKind::Snapshot)
        return tr("This is not a snapshot.");
    return document_->snapshots()->present < 0 ? tr("The machine's present state was not found.") : QString();
}

QString SnapshotCommands::mergeReason() const {
    const SnapshotNode* chosen = node();
    if (chosen == nullptr || chosen->kind == NodeKind::Present)
        return tr("Select a snapshot first.");
    if (chosen->kind != NodeKind::Snapshot)
        return tr("This is not a snapshot.");
    if (chosen->children.empty())
        return tr("Nothing builds on it, so there is nothing to keep its data for. Discard it instead.");
    return {};
}

QString SnapshotCommands::discardReason() const {
    const SnapshotNode* chosen = node();
    if (chosen == nullptr)
        return tr("Select a snapshot first.");
    if (chosen->kind == NodeKind::Present)
        return tr("This is where you are. Go to a snapshot and discard the present state there.");
    if (chosen->kind != NodeKind::Snapshot && chosen->kind != NodeKind::Unlisted)
        return tr("This is not a snapshot.");
    const std::set<int> below = nodesBelow(*document_->snapshots(), chosen->id);
    if (below.contains(document_->snapshots()->present))
        return tr("The present state builds on it. Go to another snapshot first, or merge it.");
    const bool foreign = std::any_of(below.begin(), below.end(), [this](int id) {
        return document_->snapshots()->nodes[static_cast<std::size_t>(id)].kind == NodeKind::Foreign;
    });
    return foreign ? tr("A disk of another machine builds on it.") : QString();
}

/// What the selected one is compared with: the second one, else the present state.
const SnapshotNode* SnapshotCommands::otherState() const {
    if (document_ == nullptr || document_->snapshots() == nullptr)
        return nullptr;
    if (document_->otherNode() != nullptr)
        return document_->otherNode();
    const SnapshotTree& tree = *document_->snapshots();
    return tree.present >= 0 ? &tree.nodes[static_cast<std::size_t>(tree.present)] : nullptr;
}

QString SnapshotCommands::mendReason() const {
    if (node() == nullptr)
        return tr("Select a snapshot first.");
    return mendableIssue(*node()) != nullptr ? QString() : tr("It fits the parent that it builds on.");
}

QString SnapshotCommands::compareReason() const {
    if (document_ == nullptr || document_->snapshots() == nullptr)
        return machineReason();
    const SnapshotNode* other = otherState();
    if (node() == nullptr || other == nullptr || node()->id == other->id)
        return tr("Select a snapshot, or two of them with Ctrl.");
    return isGhost(*node()) || isGhost(*other) ? tr("Only snapshots and the present state can be compared.")
                                               : QString();
}

void SnapshotCommands::updateReasons() {
    const QString general = machineReason();
    const auto set = [&](Command command, const QString& reason) {
        commands_.setReason(command, general.isEmpty() ? reason : general);
    };
    const SnapshotTree* tree = document_ != nullptr ? document_->snapshots().get() : nullptr;
    const SnapshotNode* chosen = node();
    const bool discarded =
        tree != nullptr && std::any_of(tree->nodes.begin(), tree->nodes.end(), [](const SnapshotNode& candidate) {
            return candidate.kind == NodeKind::Discarded;
        });
    set(Command::TakeSnapshot,
        tree != nullptr && tree->present < 0 ? tr("The machine's present state was not found.") : QString());
    set(Command::GoToSnapshot, goToReason());
    set(Command::BranchSnapshot, goToReason());
    set(Command::MergeSnapshot, mergeReason());
    set(Command::DiscardSnapshot, discardReason());
    set(Command::RenameSnapshot,
        chosen != nullptr && chosen->kind == NodeKind::Snapshot ? QString() : tr("Select a snapshot first."));
    set(Command::AdoptSnapshot, chosen != nullptr && chosen->kind == NodeKind::Unlisted
                                    ? QString()
                                    : tr("Select a state that is not in the snapshot list."));
    set(Command::UndoSnapshotStep, tree != nullptr && tree->undoable ? QString() : tr("There is nothing to undo."));
    set(Command::MendLink, mendReason());
    commands_.setReason(Command::CompareStates, compareReason()); // a machine that runs can be compared, too
    set(Command::PurgeDiscarded, discarded ? QString() : tr("Nothing is discarded."));
}

} // namespace strata::ui
