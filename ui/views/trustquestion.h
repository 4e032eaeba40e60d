// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <filesystem>
#include <optional>
#include <set>

namespace strata::ui {

class InlineMessage;

/// A file outside a machine's folder that one of its disks names; not read before the user agrees.
struct OutsideFile {
    std::filesystem::path disk;   ///< who names it
    std::filesystem::path file;   ///< what is named
    std::filesystem::path folder; ///< what would be allowed: where it lies
};

/// The first such file whose folder is not in `keptBlocked`.
std::optional<OutsideFile> firstOutsideFile(const MachineDocument& document,
                                            const std::set<std::filesystem::path>& keptBlocked);

/// Asks; the caller adds the buttons.
void showTrustQuestion(InlineMessage& bar, const OutsideFile& outside);

} // namespace strata::ui
