// SPDX-License-Identifier: Apache-2.0
#include "core/disk/unfinishedchange.h"

#include "core/base/error.h"

#include "core/io/filesystemwrapper.h"
#include "core/io/intent.h"
#include "core/io/intentview.h"

#include <algorithm>
#include <vector>

namespace strata {
namespace {

using Path = std::filesystem::path;

bool isCommitted(const IntentInfo& intent) { return !intent.damaged && intent.state == IntentState::Redo; }

std::vector<IntentInfo> intentsBeside(FileSystem& fs, const Path& disk) {
    const Path folder = folderOf(disk);
    return fs.exists(folder) ? listIntents(fs, folder) : std::vector<IntentInfo>();
}

/// A damaged one may concern every file of its folder.
bool concerns(const IntentInfo& intent, const Path& disk) {
    return intent.files.empty() || std::ranges::any_of(intent.files, [&](const IntentInfo::Touched& touched) {
               return touched.path.filename() == disk.filename();
           });
}

/// Several changes, one laid over the other.
class StackedViews final : public FileSystemWrapper {
public:
    StackedViews(std::vector<std::unique_ptr<FileSystem>> views)
        : FileSystemWrapper(*views.back()), views_(std::move(views)) {}

private:
    std::vector<std::unique_ptr<FileSystem>> views_;
};

} // namespace

std::unique_ptr<FileSystem> viewOfUnfinishedChange(FileSystem& fs, const Path& disk) {
    std::vector<std::unique_ptr<FileSystem>> views;
    for (const IntentInfo& intent : intentsBeside(fs, disk)) {
        if (!isCommitted(intent))
            continue;
        try {
            views.push_back(std::make_unique<IntentView>(views.empty() ? fs : *views.back(), intent));
        } catch (const Error&) {
            if (concerns(intent, disk))
                throw;
        }
    }
    if (views.empty())
        return nullptr;
    return std::make_unique<StackedViews>(std::move(views));
}

void finishInterruptedChange(FileSystem& fs, const Path& disk, bool underMarker) {
    for (const IntentInfo& intent : intentsBeside(fs, disk)) {
        const bool ours = concerns(intent, disk);
        if (!isCommitted(intent)) {
            if (ours && (intent.damaged || !underMarker))
                throwInterrupted(intent);
            continue;
        }
        try {
            finishIntent(fs, intent);
        } catch (const Error&) {
            if (ours)
                throw;
        }
    }
}

} // namespace strata
