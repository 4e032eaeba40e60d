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

constexpr std::string_view kHalfWritten = "half-written=";

/// One line of ASCII, whatever bytes the name has.
std::string halfWrittenLine(const Path& link) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string line(kHalfWritten);
    const Path name = link.filename();
    for (const char c : name.native()) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && c != '%')
            line += c;
        else
            (line += '%').append({digits[byte >> 4U], digits[byte & 0xFU]});
    }
    return line;
}

bool hasLine(std::string_view text, std::string_view line) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (text.substr(0, end) == line)
            return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
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

std::string noteHalfWritten(const std::vector<Path>& links) {
    std::string note;
    for (const Path& link : links)
        note += halfWrittenLine(link) + "\n";
    return note;
}

void requireNotHalfWritten(FileSystem& fs, const Path& disk) {
    for (const IntentInfo& intent : intentsBeside(fs, disk))
        if (intent.state == IntentState::Marker && hasLine(intent.detail, halfWrittenLine(disk)))
            throw Error(ErrorCode::Interrupted,
                        text("A snapshot is being merged into this disk, and that was cut off: "
                             "by itself it holds a mixture of both"))
                .at(disk)
                .advice(text("Open the disk that builds on it, which reads right, or run the merge again: it goes on "
                             "where it stopped."));
}

} // namespace strata
