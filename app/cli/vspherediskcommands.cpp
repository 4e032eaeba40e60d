// SPDX-License-Identifier: Apache-2.0
// stratactl vsphere disk VERB DISK ...: done by the server itself, no data comes here.
#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "app/cli/vspherediskchange.h"

#include <CLI/CLI.hpp>

namespace strata::cli {
namespace {

using vsphere::DatastorePath;
using vsphere::DatastorePlace;
using vsphere::DiskManager;
using vsphere::TaskProgress;

Plan diskPlan(std::string_view operation) {
    Plan plan;
    plan.operation = operation;
    return plan;
}

/// stratactl vsphere disk create DISK --size S
class CreateCommand : public VsphereDiskChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("create", "Make an empty disk on a datastore");
        declareDisk(*app);
        addSize(*app, "--size", size_, "Capacity")->required();
        app->add_option("--type", wanted_.type, "thin, preallocated, eagerZeroedThick")->type_name("TYPE");
        app->add_option("--adapter", wanted_.adapter, "lsiLogic, busLogic, ide")->type_name("ADAPTER");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        wanted_.capacity = parseSize(size_, "--size");
        VsphereWork change;
        change.plan = diskPlan("disk create");
        change.plan.creates.emplace_back(disk().str());
        change.phase = "Creating";
        change.done = "Created " + disk().str();
        change.run = [this, &server, where = place(session, server).datacenter,
                      stop = session.signals.token()](const TaskProgress& progress) {
            DiskManager(server, where).create(disk(), wanted_, progress, stop);
        };
        return change;
    }

private:
    std::string size_;
    vsphere::NewRemoteDisk wanted_;
};

/// stratactl vsphere disk copy|move DISK TO
class TransferCommand : public VsphereDiskChange {
public:
    explicit TransferCommand(bool move) : move_(move) {}

protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand(move_ ? "move" : "copy", move_ ? "Move or rename a disk"
                                                                             : "Copy a disk, with what it builds on");
        declareDisk(*app);
        app->add_option("TO", to_, "[datastore] folder/disk.vmdk")->required()->type_name("");
        if (move_)
            declareForce(*app);
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const std::stop_token stop = session.signals.token();
        const DatastorePath to = vsphere::parseDatastorePath(to_);
        const DatastorePlace from = place(session, server);
        const DatastorePlace there = to.datastore == disk().datastore
                                         ? from
                                         : vsphere::findDatastore(server, to.datastore, datacenter(), stop);
        if (move_)
            requireUnused(session, server, from);
        VsphereWork change;
        change.plan = diskPlan(move_ ? "disk move" : "disk copy");
        change.plan.creates.emplace_back(to.str());
        if (move_)
            change.plan.removes.emplace_back(disk().str());
        change.phase = move_ ? "Moving" : "Copying";
        change.done = (move_ ? "Moved " : "Copied ") + disk().str() + " to " + to.str();
        change.run = [this, &server, from, there, to, stop](const TaskProgress& progress) {
            DiskManager disks(server, from.datacenter);
            if (move_)
                disks.move(disk(), to, there.datacenter, progress, stop);
            else
                disks.copy(disk(), to, there.datacenter, std::nullopt, progress, stop);
        };
        return change;
    }

private:
    bool move_;
    std::string to_;
};

/// stratactl vsphere disk delete DISK
class DeleteCommand : public VsphereDiskChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("delete", "Delete a disk with its extents");
        declareDisk(*app);
        declareForce(*app);
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const DatastorePlace where = place(session, server);
        requireUnused(session, server, where);
        VsphereWork change;
        change.plan = diskPlan("disk delete");
        change.plan.removes.emplace_back(disk().str());
        change.phase = "Deleting";
        change.done = "Deleted " + disk().str();
        change.run = [this, &server, where, stop = session.signals.token()](const TaskProgress& progress) {
            DiskManager(server, where.datacenter).remove(disk(), progress, stop);
        };
        return change;
    }
};

/// stratactl vsphere disk extend DISK --size S
class ExtendCommand : public VsphereDiskChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("extend", "Give a disk a larger capacity");
        declareDisk(*app);
        addSize(*app, "--size", size_, "New capacity")->required();
        app->add_flag("--eager-zero", eagerZero_, "Write zeros into the new part at once");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const std::uint64_t capacity = parseSize(size_, "--size");
        VsphereWork change;
        change.plan = diskPlan("disk extend");
        change.plan.changes.emplace_back(disk().str());
        change.phase = "Extending";
        change.done = "Extended " + disk().str() + " to " + formatSize(capacity);
        change.run = [this, &server, capacity, where = place(session, server).datacenter,
                      stop = session.signals.token()](const TaskProgress& progress) {
            DiskManager(server, where).extend(disk(), capacity, eagerZero_, progress, stop);
        };
        return change;
    }

private:
    std::string size_;
    bool eagerZero_ = false;
};

/// A verb without parameters of its own that changes a disk's form.
struct FormVerb {
    const char* name;
    const char* help;
    const char* operation;
    const char* phase;
    const char* done;
    void (DiskManager::*run)(const DatastorePath&, const TaskProgress&, const std::stop_token&);
};

constexpr FormVerb kFormVerbs[] = {
    {"inflate", "Turn a thin disk into an eagerly zeroed one", "disk inflate", "Inflating", "Inflated ",
     &DiskManager::inflate},
    {"eager-zero", "Write zeros where nothing was ever written", "disk eager-zero", "Zeroing", "Zeroed the rest of ",
     &DiskManager::eagerZero},
    {"defragment", "Put the grains of a sparse disk of hosted products in order", "disk defragment", "Defragmenting",
     "Defragmented ", &DiskManager::defragment},
};

class FormCommand : public VsphereDiskChange {
public:
    explicit FormCommand(const FormVerb& verb) : verb_(verb) {}

protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand(verb_.name, verb_.help);
        declareDisk(*app);
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        VsphereWork change;
        change.plan = diskPlan(verb_.operation);
        change.plan.changes.emplace_back(disk().str());
        change.phase = verb_.phase;
        change.done = verb_.done + disk().str();
        change.run = [this, &server, where = place(session, server).datacenter,
                      stop = session.signals.token()](const TaskProgress& progress) {
            DiskManager disks(server, where);
            (disks.*verb_.run)(disk(), progress, stop);
        };
        return change;
    }

private:
    const FormVerb& verb_;
};

/// stratactl vsphere disk shrink DISK
class ShrinkCommand : public VsphereDiskChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("shrink", "Give unused room of a sparse disk of hosted products back");
        declareDisk(*app);
        app->add_flag("--in-place", inPlace_, "Needs no room for a copy");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        VsphereWork change;
        change.plan = diskPlan("disk shrink");
        change.plan.changes.emplace_back(disk().str());
        change.plan.warnings.push_back(
            text("Servers shrink sparse disks of hosted products; a thin disk on VMFS stays as it is"));
        change.phase = "Shrinking";
        change.done = "The server has shrunk " + disk().str();
        change.run = [this, &server, where = place(session, server).datacenter,
                      stop = session.signals.token()](const TaskProgress& progress) {
            DiskManager(server, where).shrink(disk(), !inPlace_, progress, stop);
        };
        return change;
    }

private:
    bool inPlace_ = false;
};

/// stratactl vsphere disk zero-fill DISK --destroy-data
class ZeroFillCommand : public VsphereDiskChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("zero-fill", "Overwrite a whole disk with zeros: ALL ITS DATA IS LOST");
        declareDisk(*app);
        declareForce(*app);
        app->add_flag("--destroy-data", sure_, "Say that the data may go");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        if (!sure_)
            throw Error(ErrorCode::InvalidArgument, text("This destroys all data of %1", disk().str()))
                .advice(text("Give --destroy-data if that is meant."));
        const DatastorePlace where = place(session, server);
        requireUnused(session, server, where);
        VsphereWork change;
        change.plan = diskPlan("disk zero-fill");
        change.plan.changes.emplace_back(disk().str());
        change.plan.warnings.push_back(text("All data of %1 is lost", disk().str()));
        change.phase = "Zeroing";
        change.done = "Overwrote " + disk().str() + " with zeros";
        change.run = [this, &server, where, stop = session.signals.token()](const TaskProgress& progress) {
            DiskManager(server, where.datacenter).zeroFill(disk(), progress, stop);
        };
        return change;
    }

private:
    bool sure_ = false;
};

/// stratactl vsphere disk uuid DISK [--set UUID]
class UuidCommand : public VsphereDiskChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("uuid", "Show or set the identity of a disk");
        declareDisk(*app);
        app->add_option("--set", wanted_, "New identity: 16 bytes as \"60 00 C2 9a .. ..-..\"")->type_name("UUID");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const std::stop_token stop = session.signals.token();
        const DatastorePlace where = place(session, server);
        VsphereWork change;
        change.plan = diskPlan("disk uuid");
        if (wanted_.empty()) {
            change.done = DiskManager(server, where.datacenter).uuid(disk(), stop);
            change.more = Json{{"uuid", jsonText(change.done)}};
            change.run = [](const TaskProgress&) {};
            return change;
        }
        change.plan.changes.emplace_back(disk().str());
        change.more = Json{{"uuid", jsonText(wanted_)}};
        change.done = "Set the identity of " + disk().str();
        change.run = [this, &server, where, stop](const TaskProgress&) {
            DiskManager(server, where.datacenter).setUuid(disk(), wanted_, stop);
        };
        return change;
    }

private:
    std::string wanted_;
};

} // namespace

std::vector<std::unique_ptr<Command>> vsphereDiskCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(vsphereDiskInfoCommand());
    commands.push_back(std::make_unique<CreateCommand>());
    commands.push_back(std::make_unique<TransferCommand>(false));
    commands.push_back(std::make_unique<TransferCommand>(true));
    commands.push_back(std::make_unique<DeleteCommand>());
    commands.push_back(std::make_unique<ExtendCommand>());
    for (const FormVerb& verb : kFormVerbs)
        commands.push_back(std::make_unique<FormCommand>(verb));
    commands.push_back(std::make_unique<ShrinkCommand>());
    commands.push_back(std::make_unique<ZeroFillCommand>());
    commands.push_back(std::make_unique<UuidCommand>());
    return commands;
}

} // namespace strata::cli
