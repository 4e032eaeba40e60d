// SPDX-License-Identifier: Apache-2.0
#include "core/disk/unfinishedchange.h"

#include "core/io/intent.h"
#include "core/io/intentview.h"

namespace strata {

std::unique_ptr<FileSystem> viewOfUnfinishedChange(FileSystem& fs, const std::filesystem::path& disk) {
    const std::optional<IntentInfo> intent = fs.exists(folderOf(disk)) ? findIntent(fs, disk) : std::nullopt;
    if (!intent || intent->damaged || intent->state != IntentState::Redo)
        return nullptr;
    return std::make_unique<IntentView>(fs, *intent);
}

void finishInterruptedChange(FileSystem& fs, const std::filesystem::path& disk) {
    const std::optional<IntentInfo> intent = fs.exists(folderOf(disk)) ? findIntent(fs, disk) : std::nullopt;
    if (!intent)
        return;
    if (intent->damaged || intent->state != IntentState::Redo)
        throwInterrupted(*intent);
    finishIntent(fs, *intent);
}

} // namespace strata
