// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <memory>
#include <vector>

namespace strata::cli {

/// Every command below `stratactl snapshot`, in the order of the help. A new one is a class in a file of its own, and
/// a line here.
std::vector<std::unique_ptr<Command>> snapshotCommands();

} // namespace strata::cli
