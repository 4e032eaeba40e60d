// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystemwrapper.h"

#include <string_view>
#include <vector>

namespace strata::test {

/// Ways to write disks that lose data at a power cut.
enum class Wrong {
    Nothing, ///< for comparison
    ForgetsFileSyncs,
    ForgetsFolderSyncs,
    ReplacesUnsyncedFiles, ///< a new file takes an old one's name before its contents are durable
    ReplacesInPlace,       ///< an old file is written over instead of replaced
    CommitsUnsyncedIntent, ///< an intent gets its name before its contents are durable
    WritesBeforeIntent,    ///< what an intent says is done before the intent's name is durable
    EndsIntentEarly,       ///< an intent is deleted before what it says is durable
    TablesBeforeGrains,    ///< tables name grains that are not durable
    OneTableCopy,          ///< redundant tables are not written
    NeverMarksUnclean,
    ClearsMarkEarly, ///< a file is marked as clean before its tables are durable
    TruncatesEarly,  ///< a file is cut before the tables are durable that name no grains there any more
};
struct WrongName {
    Wrong wrong;
    std::string_view name;
};
const std::vector<WrongName>& wrongProtocols();

/// Turns right protocols into wrong ones by dropping or changing calls.
class WrongProtocol final : public FileSystemWrapper {
public:
    WrongProtocol(FileSystem& next, Wrong wrong) : FileSystemWrapper(next), wrong_(wrong) {}

    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode,
                               LockMode lock = LockMode::None) override;
    std::unique_ptr<File> create(const std::filesystem::path& path,
                                 NewFileAccess access = NewFileAccess::Usual) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void renameNoReplace(const std::filesystem::path& from, const std::filesystem::path& to) override;
    void remove(const std::filesystem::path& path) override;
    void syncDirectory(const std::filesystem::path& directory) override;

private:
    friend class WrongFile;

    void settle();
    void noteIntent(const std::filesystem::path& name);

    Wrong wrong_;
    class WrongFile* waiting_ = nullptr; ///< whose sync has been asked for and has not happened yet
    bool intentIsNew_ = false;           ///< its name is not durable yet
    bool intentThere_ = false;           ///< committed and not deleted
};

} // namespace strata::test
