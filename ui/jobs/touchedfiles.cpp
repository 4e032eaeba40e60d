// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/touchedfiles.h"

#include "core/io/filesystem.h"

namespace strata::ui {
namespace {

std::optional<std::uint64_t> roomOf(FileSystem& fs, const std::filesystem::path& path) {
    try {
        const std::optional<FileStatus> status = fs.status(path);
        return status ? std::optional(status->allocated) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt; // figures for a report: nothing hangs on them
    }
}

} // namespace

TouchedFiles filesBefore(FileSystem& fs, const Plan& plan) {
    TouchedFiles files;
    const auto add = [&](const std::vector<std::filesystem::path>& paths, TouchedFile::Role role) {
        for (const std::filesystem::path& path : paths)
            files.push_back({.path = path, .role = role, .before = roomOf(fs, path), .after = std::nullopt});
    };
    add(plan.creates, TouchedFile::Role::Made);
    add(plan.changes, TouchedFile::Role::Changed);
    add(plan.removes, TouchedFile::Role::Removed);
    return files;
}

void lookAfter(FileSystem& fs, TouchedFiles& files) {
    for (TouchedFile& file : files)
        file.after = roomOf(fs, file.path);
}

} // namespace strata::ui
