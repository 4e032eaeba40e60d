// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"
#include "tests/support/clonetools.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace strata::test {

using NodeContents = std::map<std::string, Bytes>; ///< what a guest reads, by node: "scsi0:0"

struct ModelSnapshot {
    std::uint32_t parent = 0;
    std::string name;
    std::string description;
    NodeContents contents;
};

/// A machine's history as nothing but contents: what every state must read as, whatever links hold it. A value.
struct MachineModel {
    std::map<std::uint32_t, ModelSnapshot> snapshots;
    std::uint32_t current = 0;
    NodeContents present;
    std::map<std::filesystem::path, Bytes> unlisted; ///< links that the list forgot, by file

    void take(std::uint32_t uid, const std::string& name);
    /// The present state is what that snapshot holds, for the disks it has.
    void goTo(std::uint32_t uid);
    /// What builds on the snapshot builds on its parent afterwards.
    void forget(std::uint32_t uid);
    /// The snapshot and all that build on it.
    std::set<std::uint32_t> subtree(std::uint32_t uid) const;
};

/// Compares a machine with the model: lists, contents of every state, the tree with its ghosts and figures, files.
/// Empty, or what is wrong.
std::string differences(FileSystem& fs, const std::filesystem::path& machine, const MachineModel& model);

/// Descriptors of the machine's disks in its folder, whoever names them.
std::set<std::filesystem::path> linksIn(FileSystem& fs, const std::filesystem::path& folder);
/// Grain data that the link holds, counted by its runs.
std::uint64_t heldBytes(FileSystem& fs, const std::filesystem::path& link);
std::uint64_t heldBytesIn(FileSystem& fs, const std::filesystem::path& folder);

} // namespace strata::test
