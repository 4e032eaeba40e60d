// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystemwrapper.h"
#include "core/io/intent.h"

#include <map>
#include <memory>
#include <string>

namespace strata {

/// Files as a committed change will leave them, for reading a disk before anybody has finished that change
/// (durability.md 2.2: read-only opens never write). New sectors, new contents, new and vanished names are laid over
/// what is on the drive, in memory; the intent file itself is out of sight. Everything that would write throws
/// Error(Interrupted). Made from a redo intent; its guards are checked first: Error(Interrupted) if somebody else has
/// written since. `next` must outlive the view, the view the files opened through it.
class IntentView final : public FileSystemWrapper {
public:
    IntentView(FileSystem& next, const IntentInfo& intent);

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override;
    std::optional<FileStatus> status(const std::filesystem::path& path) override;
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override;
    std::filesystem::path canonical(const std::filesystem::path& path) override;

    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override;
    void createDirectory(const std::filesystem::path& path) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void link(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;
    void removeDirectory(const std::filesystem::path& path) override;
    void syncDirectory(const std::filesystem::path& directory) override;
    void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to) override;

private:
    /// What differs from the drive for one name of the intent's folder.
    struct Change {
        bool gone = false;
        std::string source;                                     ///< the name that has the file now; empty: its own
        std::shared_ptr<const std::vector<std::byte>> contents; ///< replaced as a whole
        std::vector<const IntentDocument::Record*> patches;     ///< in order
    };

    /// The change of `path`, if it is one of the intent's files; its name goes to `name`.
    const Change* changeOf(const std::filesystem::path& path, std::string& name);
    [[noreturn]] void refuse() const { throwInterrupted(intent_); }

    IntentInfo intent_;
    std::filesystem::path folder_;
    IntentDocument document_;
    std::map<std::string, Change> changes_;
};

} // namespace strata
