// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/report.h"
#include "core/disk/chainlookup.h"

#include <vector>

namespace strata {

/// Collects what is wrong with a disk for DiskInfo::problems.
///
/// Codes: those of errorName() for what keeps the disk from opening ("missing-extent", "missing-parent",
/// "parent-mismatch", "unsafe-path", "truncated", "corrupt" ...), "interrupted" for an operation that was cut off,
/// and
///   grain-past-end      (error)    the file ends before data that it should hold; found while counting the data
///   descriptor-oddity   (note)     something unusual in the descriptor, tolerated
///   unclean             (warning)  the disk was not closed properly by who wrote it last
///   parent-capacity     (note)     child and parent differ in size
class DiskProblems {
public:
    DiskProblems(FileSystem& fs, std::filesystem::path disk);

    /// `child`: the link below (nullptr for the leaf), whose parent `link` is.
    void addOfLink(const FoundLink& link, const FoundLink* child);
    /// Raw extents whose file ends too early; `sizes`: of each extent's file, in bytes.
    void addShortFiles(const FoundLink& link, const std::vector<std::uint64_t>& sizes);
    /// `bytes` of data that the file is too short for.
    void addLost(const std::filesystem::path& path, std::uint64_t bytes);
    void add(const Error& error);
    /// Leaves it out if there is already a problem of this kind.
    void addUnlessKnown(const Error& error);
    std::vector<Issue> take() { return std::move(issues_); }

private:
    void add(std::string code, Severity severity, const std::filesystem::path& path, Text detail);
    void addMissing(const FoundLink& link);
    void compare(const FoundLink& parent, const FoundLink& child);

    std::filesystem::path disk_;
    std::vector<Issue> issues_;
};

} // namespace strata
