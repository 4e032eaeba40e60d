// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/session.h"

#include <functional>
#include <stop_token>

namespace strata::vsphere {

/// Told how far a task is, in percent, from the thread that waits.
using TaskProgress = std::function<void(int percent)>;

/// Waits until a task has ended, however long that takes, and returns its result (an empty node if it has none).
/// FaultError with what the task died of. A stop request cancels the task on the server where the server can do so
/// and waits for its end: then Error(Cancelled); if the task ended well all the same, its result is returned. Where
/// it cannot be cancelled, Error(Cancelled) says that it goes on.
XmlNode finishTask(Session& session, const ObjectRef& task, const TaskProgress& progress,
                   const std::stop_token& stop);

/// Makes a call that returns a task, and waits for it.
XmlNode runTask(Session& session, const SoapCall& call, const TaskProgress& progress, const std::stop_token& stop);

} // namespace strata::vsphere
