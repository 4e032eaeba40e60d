// SPDX-License-Identifier: Apache-2.0
// Keeping a machine where it is while its disks are open: vsphere hold, release and holds.
#include "app/cli/exitcode.h"
#include "app/cli/session.h"
#include "app/cli/table.h"
#include "app/cli/vspherecommand.h"
#include "core/base/utf8.h"
#include "core/vsphere/hold.h"
#include "core/vsphere/inventory.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <optional>

namespace strata::cli {
namespace {

using vsphere::ServerDebt;

void addHeld(CLI::App& app, std::string& machine, std::string& identity) {
    app.add_option("VM", machine, "Path, name or identity of a machine")->required()->type_name("");
    app.add_option("--identity", identity, "Who holds it; at most 50 characters")->required()->type_name("ID");
}

/// stratactl vsphere hold VM --identity ID
class HoldCommand : public VsphereChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("hold", "Keep vCenter from moving a machine until it is released");
        addHeld(*app, machine_, request_.identity);
        app->add_option("--wait", wait_, "How long to wait for somebody else's hold to end")->type_name("SECONDS");
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        const std::stop_token stop = session.signals.token();
        vsphere::requireVCenter(server);
        const vsphere::InventoryEntry found = vsphere::findMachine(server, machine_, stop);
        request_.machine = found.object;
        request_.machineName = found.name;
        request_.keep = true;
        request_.wait = std::chrono::seconds(wait_);
        VsphereWork change;
        change.plan.operation = "hold";
        change.plan.changes.emplace_back(found.name);
        change.phase = "Holding";
        change.done = "Held " + found.name + " as " + request_.identity;
        change.run = [this, &session, &server, stop](const vsphere::TaskProgress&) {
            vsphere::ServerJournal journal = serverJournal(session);
            vsphere::holdMachine(server, journal, request_, stop);
        };
        return change;
    }

private:
    std::string machine_;
    vsphere::HoldRequest request_;
    unsigned wait_ = 0;
};

/// stratactl vsphere release VM --identity ID
class ReleaseCommand : public VsphereChange {
protected:
    CLI::App* declareChange(CLI::App& parent) override {
        CLI::App* app = parent.add_subcommand("release", "End a hold, also one that another program left");
        addHeld(*app, machine_, identity_);
        return app;
    }
    VsphereWork prepare(Session& session, vsphere::Session& server) override {
        vsphere::requireVCenter(server);
        const vsphere::ObjectRef machine = find(session, server);
        VsphereWork change;
        change.plan.operation = "release";
        change.plan.changes.emplace_back(machine_);
        change.phase = "Releasing";
        change.done = "Released " + machine_ + " from " + identity_;
        change.run = [this, &session, &server, machine](const vsphere::TaskProgress&) {
            vsphere::ServerJournal journal = serverJournal(session);
            vsphere::releaseMachine(server, journal, machine, identity_, session.signals.token());
        };
        return change;
    }

private:
    /// As the server knows it; one that is gone from there, as the journal does.
    vsphere::ObjectRef find(Session& session, vsphere::Session& server) const {
        try {
            return vsphere::findMachine(server, machine_, session.signals.token()).object;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::NotFound)
                throw;
            for (const ServerDebt& debt : serverJournal(session).debts()) {
                if (debt.kind == ServerDebt::Kind::Hold && debt.label == machine_ && debt.name == identity_)
                    return debt.object;
            }
            throw;
        }
    }

    std::string machine_, identity_;
};

/// stratactl vsphere holds
class HoldsCommand : public Command {
public:
    CLI::App* declare(CLI::App& parent) override {
        return parent.add_subcommand("holds", "Show which machines we hold on any server, without logging in");
    }
    int run(Session& session) override {
        vsphere::ServerJournal journal = serverJournal(session);
        Json all = Json::array();
        Table table({Table::Align::Left, Table::Align::Left, Table::Align::Left, Table::Align::Left});
        for (const ServerDebt& debt : journal.debts()) {
            if (debt.kind != ServerDebt::Kind::Hold)
                continue;
            const char* state = debt.kept ? "kept" : journal.isAbandoned(debt) ? "abandoned" : "in use";
            all.push_back(Json{{"machine", jsonText(debt.label)},
                               {"id", jsonText(debt.object.value)},
                               {"identity", jsonText(debt.name)},
                               {"server", jsonText(debt.address)},
                               {"since", debt.time},
                               {"state", state}});
            table.add(
                {escapeForDisplay(debt.label), escapeForDisplay(debt.name), escapeForDisplay(debt.address), state});
        }
        if (session.options.json)
            writeDocument(session.out, all);
        else
            table.print(session.out, 0);
        return kDone;
    }
};

} // namespace

std::vector<std::unique_ptr<Command>> vsphereHoldCommands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<HoldCommand>());
    commands.push_back(std::make_unique<ReleaseCommand>());
    commands.push_back(std::make_unique<HoldsCommand>());
    return commands;
}

} // namespace strata::cli
