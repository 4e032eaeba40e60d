// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/machinestate.h"

#include <filesystem>
#include <string>

namespace strata {

/// The journal of a machine behind the rename of one of its links: every step can be undone as before.
/// `newList`: the bytes of the .vmsd as the rename leaves it.
UndoJournal journalAfterRename(FileSystem& fs, const MachineState& state, const std::filesystem::path& from,
                               const std::filesystem::path& to, const std::string& newList);

} // namespace strata
