// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/json.h"
#include "core/ops/operation.h"

namespace strata::cli {

struct Session;

/// The plan of an operation that ran, and what it reported.
struct Outcome {
    bool ran = false; ///< false after --dry-run: the plan was printed and nothing else happened
    Plan plan;
    Report report;
};

/// The one way in which commands run operations: canRun, plan, then run with progress - or, with `dryRun`, print the
/// plan. `threads`: 0 for one per core.
Outcome runOperation(Session& session, Operation& operation, bool dryRun, unsigned threads = 0);

/// Prints a plan as --dry-run does: for people, or as a document.
void showPlan(Session& session, const Plan& plan);

/// {"operation","reads","writes","peakExtraSpace","creates":[],"changes":[],"removes":[],"warnings":[]}
Json jsonPlan(const Plan& plan);
/// What a command that changed something answers: {"operation","creates","changes","removes","warnings"}; the command
/// adds its own fields.
Json jsonOutcome(const Outcome& outcome);

} // namespace strata::cli
