// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/vsphere/serverjournal.h"
#include "core/vsphere/session.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace strata::vsphere {

/// What became of one debt.
struct SettledDebt {
    ServerDebt debt;
    std::optional<Error> problem; ///< it stays in the journal
};

/// Undoes what the debt says and strikes it out. What is not there any more is done with.
void settle(Session& session, ServerJournal& journal, const ServerDebt& debt, const std::stop_token& stop);

/// Settles what programs of ours that died left on this server: to be called after connecting. One that fails does
/// not keep the others from being tried. Error(Cancelled) only.
std::vector<SettledDebt> settleAbandoned(Session& session, ServerJournal& journal, const std::stop_token& stop);

/// A debt to the server of this session, to be written down before it is made.
ServerDebt debtTo(const Session& session, ServerDebt::Kind kind, const ObjectRef& object, const std::string& name);
/// Whether it is this server that is owed.
bool isOwedTo(const Session& session, const ServerDebt& debt);

} // namespace strata::vsphere
