// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/cleanup.h"

#include "core/vsphere/diskmanager.h"
#include "core/vsphere/hold.h"

namespace strata::vsphere {
namespace {

/// A vCenter has an identity of its own, whatever it is called; a host has none.
std::string identityOf(const Session& session) {
    return session.about().instanceUuid.empty() ? session.server().key() : session.about().instanceUuid;
}

/// False if there is none.
bool removeFile(Session& session, const ObjectRef& datacenter, const DatastorePath& file,
                const std::stop_token& stop) {
    try {
        deleteFile(session, {{}, datacenter, {}, {}}, file, {}, stop);
        return true;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound)
            throw;
        return false;
    }
}

/// Also a disk of which only one of its files is there.
void removeDisk(Session& session, const ObjectRef& datacenter, const DatastorePath& disk,
                const std::stop_token& stop) {
    try {
        DiskManager(session, datacenter).remove(disk, {}, stop);
        return;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound)
            throw;
    }
    DatastorePath flat = disk;
    flat.path.insert(flat.path.rfind('.'), "-flat");
    removeFile(session, datacenter, flat, stop);
    removeFile(session, datacenter, disk, stop);
}

} // namespace

void settle(Session& session, ServerJournal& journal, const ServerDebt& debt, const std::stop_token& stop) {
    switch (debt.kind) {
    case ServerDebt::Kind::Hold: releaseMachine(session, journal, debt.object, debt.name, stop); break;
    case ServerDebt::Kind::Local: journal.removeLocal(debt); break;
    case ServerDebt::Kind::File: removeFile(session, debt.object, parseDatastorePath(debt.name), stop); break;
    case ServerDebt::Kind::Disk: removeDisk(session, debt.object, parseDatastorePath(debt.name), stop); break;
    }
    journal.strike(debt.id);
}

std::vector<SettledDebt> settleAbandoned(Session& session, ServerJournal& journal, const std::stop_token& stop) {
    std::vector<SettledDebt> settled;
    for (ServerDebt& debt : journal.debts()) {
        if (!isOwedTo(session, debt) || !journal.isAbandoned(debt))
            continue;
        try {
            settle(session, journal, debt, stop);
            settled.push_back({std::move(debt), std::nullopt});
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Cancelled)
                throw;
            settled.push_back({std::move(debt), error});
        }
    }
    return settled;
}

ServerDebt debtTo(const Session& session, ServerDebt::Kind kind, const ObjectRef& object, const std::string& name) {
    ServerDebt debt;
    debt.kind = kind;
    debt.server = identityOf(session);
    debt.address = session.server().key();
    debt.object = object;
    debt.name = name;
    return debt;
}

bool isOwedTo(const Session& session, const ServerDebt& debt) { return debt.server == identityOf(session); }

} // namespace strata::vsphere
