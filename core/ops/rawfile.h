// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"

#include <filesystem>
#include <memory>

namespace strata {

/// One plain file that appears whole or not at all: written as *.part, synced, renamed. The destructor removes what
/// was not committed.
class RawFile {
public:
    /// Error(AlreadyExists) unless `overwrite`.
    RawFile(FileSystem& fs, std::filesystem::path path, bool overwrite);
    ~RawFile();
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    File& file() { return *file_; }
    /// Its name until commit().
    const std::filesystem::path& partPath() const { return part_; }
    /// Sets the length and syncs.
    void finish(std::uint64_t length);
    /// Gives the finished file its name.
    void commit();

private:
    FileSystem& fs_;
    std::filesystem::path path_;
    std::filesystem::path part_;
    bool overwrite_;
    std::unique_ptr<File> file_;
};

/// Error(FileTooLarge | NoSpace) if a file of `length` that takes `bytes` cannot be made at `path`.
void requireRoomForFile(FileSystem& fs, const std::filesystem::path& path, std::uint64_t length, std::uint64_t bytes);

} // namespace strata
