// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/serverjournal.h"
#include "core/vsphere/session.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace strata::vsphere {

/// Whom to hold, as whom.
struct HoldRequest {
    ObjectRef machine;
    std::string machineName; ///< for people
    std::string identity;    ///< at most 50 characters; who holds it, and who may release it
    bool keep = false;       ///< until somebody releases it, not only as long as this program runs
    /// How long to wait for somebody else's hold, or a migration, to end.
    std::chrono::seconds wait{0};
};

/// An identity that nobody else has: of a hold that goes with this program.
std::string ownIdentity();

/// Error(NotSupported) on an ESXi host.
void requireVCenter(const Session& session);

/// Keeps vCenter from moving a machine's disks elsewhere while they are read (vsphere 15): what PrepareForAccess
/// does. First written into the journal. A hold of the same identity that is there already, as from a crash, counts
/// as ours. Error(NotSupported) on an ESXi host; Error(Locked) if the machine is not free within the time;
/// Error(InvalidArgument) for an identity that is empty or too long; FaultError. Unless it returns, nothing is held -
/// but where the connection broke and nobody knows: then the journal still says so. Returns the debt's id.
std::string holdMachine(Session& session, ServerJournal& journal, const HoldRequest& request,
                        const std::stop_token& stop);

/// Ends a hold of that identity, also one that no journal knows of, and strikes it out. Holds of others stay. That a
/// machine is no longer there is no error.
void releaseMachine(Session& session, ServerJournal& journal, const ObjectRef& machine, const std::string& identity,
                    const std::stop_token& stop);

/// A machine that is held as long as the object lives, and no longer: even if the program dies, its next start
/// releases it. Used in the session's thread.
class Hold {
public:
    Hold(Session& session, ServerJournal& journal, HoldRequest request, const std::stop_token& stop);
    /// Releases; what fails stays in the journal.
    ~Hold();
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

private:
    Session& session_;
    ServerJournal& journal_;
    HoldRequest request_;
};

} // namespace strata::vsphere
