// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/hold.h"

#include "core/vsphere/cleanup.h"
#include "core/vsphere/pause.h"

#include <algorithm>
#include <exception>
#include <random>

namespace strata::vsphere {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kInternal = "urn:internalvim25";
constexpr std::string_view kMethod = "RelocateVM_Task"; // the one that VMware's own library switches off
constexpr std::size_t kLongestIdentity = 50;
constexpr auto kLook = 1s; ///< between tries

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void requireIdentity(const std::string& identity) {
    if (identity.empty() || characters(identity) > kLongestIdentity)
        throw Error(ErrorCode::InvalidArgument,
                    text("An identity has between 1 and %1 characters", kLongestIdentity));
}

// Asked twice, both calls do what they do once: for a hold of the same identity the answer says so. Hence Read.
SoapCall disabling(const Session& session, const HoldRequest& request) {
    SoapCall call("DisableMethods", session.manager("authorizationManager"), CallKind::Read, kInternal);
    call.add("entity", request.machine).open("method").add("method", kMethod);
    call.add("reasonId", "Disks are open in Strata").close().add("sourceId", request.identity);
    return call;
}

SoapCall enabling(const Session& session, const ObjectRef& machine, const std::string& identity) {
    SoapCall call("EnableMethods", session.manager("authorizationManager"), CallKind::Read, kInternal);
    call.add("entity", machine).add("method", kMethod).add("sourceId", identity);
    return call;
}

bool isHeldAlready(const FaultError& error) {
    return error.is("MethodAlreadyDisabledFault") || error.is("MethodAlreadyDisabled");
}

Error stillHeld(const FaultError& error, const HoldRequest& request) {
    if (!isHeldAlready(error))
        return Error(error);
    std::string holder = error.fault().detail.childText("sourceId");
    return Error(ErrorCode::Locked, text("“%1” already holds the machine “%2”", holder, request.machineName))
        .advice(text("Wait until it has ended. If it has crashed, release its hold under that identity."));
}

void disable(Session& session, const HoldRequest& request, const std::stop_token& stop) {
    const auto deadline = std::chrono::steady_clock::now() + request.wait;
    while (true) {
        try {
            session.call(disabling(session, request), stop);
            return;
        } catch (const FaultError& error) {
            if (isHeldAlready(error) && error.fault().detail.childText("sourceId") == request.identity)
                return;
            // A migration that runs ends by itself, as another's hold does.
            if (!isHeldAlready(error) && !error.is("TaskInProgress"))
                throw;
            if (std::chrono::steady_clock::now() + kLook > deadline)
                throw stillHeld(error, request);
        }
        pause(kLook, stop);
    }
}

} // namespace

void requireVCenter(const Session& session) {
    if (!session.about().vCenter)
        throw Error(ErrorCode::NotSupported,
                    text("%1 is a host, not a vCenter: nothing there moves a machine, and none can be held",
                         session.server().display()))
            .advice(text("Connect to the vCenter that manages the host."));
}

std::string ownIdentity() {
    static constexpr const char* kDigits = "0123456789abcdef";
    std::random_device random;
    std::string identity = "Strata-";
    for (int i = 0; i < 16; ++i)
        identity += kDigits[random() & 15];
    return identity;
}

std::string holdMachine(Session& session, ServerJournal& journal, const HoldRequest& request,
                        const std::stop_token& stop) {
    requireVCenter(session);
    requireIdentity(request.identity);
    ServerDebt debt = debtTo(session, ServerDebt::Kind::Hold, request.machine, request.identity);
    debt.label = request.machineName;
    debt.kept = request.keep;
    std::string id = journal.add(std::move(debt));
    try {
        disable(session, request, stop);
    } catch (const FaultError&) {
        journal.strike(id);
        throw;
    } catch (const ConnectionError&) {
        throw;
    } catch (const Error& error) {
        // A call that was given up in the middle may have arrived: undoing what was not done does no harm.
        if (error.code() == ErrorCode::Cancelled)
            releaseMachine(session, journal, request.machine, request.identity, {});
        journal.strike(id);
        throw;
    }
    return id;
}

void releaseMachine(Session& session, ServerJournal& journal, const ObjectRef& machine, const std::string& identity,
                    const std::stop_token& stop) {
    requireVCenter(session);
    requireIdentity(identity);
    try {
        session.call(enabling(session, machine, identity), stop);
    } catch (const FaultError& error) {
        if (!error.is("ManagedObjectNotFound"))
            throw;
    }
    for (const ServerDebt& debt : journal.debts()) {
        if (debt.kind == ServerDebt::Kind::Hold && isOwedTo(session, debt) && debt.object == machine
            && debt.name == identity)
            journal.strike(debt.id);
    }
}

Hold::Hold(Session& session, ServerJournal& journal, HoldRequest request, const std::stop_token& stop)
    : session_(session), journal_(journal), request_(std::move(request)) {
    holdMachine(session_, journal_, request_, stop);
}

Hold::~Hold() {
    try {
        releaseMachine(session_, journal_, request_.machine, request_.identity, {}); // after a stop request, too
    } catch (const std::exception&) {                                                // NOLINT(bugprone-empty-catch)
        // The journal knows, and the next start tries again.
    }
}

} // namespace strata::vsphere
