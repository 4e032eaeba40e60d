// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/memoryfilesystem.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace strata::test {

/// One command on one small disk, with what is known of it: for holding every command on every kind of disk against
/// power cuts, failing calls and wrong protocols.
struct DiskCase {
    std::string operation; ///< "shrink"
    std::string format;    ///< "monolithicSparse"
    std::function<std::unique_ptr<MemoryFileSystem>()> start;
    std::function<void(FileSystem&)> run;         ///< the command; also what finishes it after a power cut
    std::function<std::string(FileSystem&)> look; ///< what a reader sees; throws where something cannot be read
    /// Empty if the file system is as it has to be when the command is through.
    std::function<std::string(FileSystem&)> through;

    std::string name() const { return operation + ", " + format; }
};

/// Every operation of core/ops, and rename, delete and merge of core/machine, on every kind of disk it can write.
std::vector<DiskCase> diskCases();

/// A case with what it looks like before and after.
class DiskTrial {
public:
    explicit DiskTrial(const DiskCase& tried);

    const DiskCase& tried() const { return tried_; }
    const MemoryFileSystem& start() const { return *start_; }

    /// Looks at what a power cut or an error left, runs the command again and looks once more. Empty if all is well.
    std::string verdict(MemoryFileSystem& fs, bool mustBeDone) const;
    /// The first half of it: a reader sees the disk as before or as after.
    std::string reads(FileSystem& fs, bool mustBeDone) const;
    /// The command as a person gives it once more; finishes an earlier one that was committed.
    void again(FileSystem& fs) const;
    bool isAfter(FileSystem& fs) const { return tried_.look(fs) == after_; }

private:
    std::string settled(MemoryFileSystem& fs) const;

    const DiskCase& tried_;
    std::unique_ptr<MemoryFileSystem> start_;
    std::string before_, after_, names_;
};

} // namespace strata::test
