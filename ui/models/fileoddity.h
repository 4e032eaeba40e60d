// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/machinefolder.h"
#include "core/machine/snapshottree.h"

#include <QString>

#include <optional>

namespace strata::ui {

/// Why a file of a machine's folder needs somebody to look at it.
enum class FileOddity {
    None,
    Unlisted,   ///< no snapshot list names the link
    Discarded,  ///< a link that waits to be purged
    Lost,       ///< a piece that no description names
    Locked,     ///< says that somebody holds a file
    RepairKept, ///< what a repair has overwritten
    Deleted,    ///< of a disk that was deleted and can be brought back
    CutOff,     ///< work that was not done to its end
};

/// `owner`: of the state that the file holds, if it is one's.
FileOddity fileOddity(const FoundFile& file, std::optional<NodeKind> owner);
/// A sentence; empty for None.
QString oddityText(FileOddity oddity, const std::filesystem::path& file);

} // namespace strata::ui
