// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/childlookup.h"
#include "core/machine/machinestate.h"

#include <vector>

namespace strata {

/// Who needs a link, told from the machine's lists and the folders that may hold its disks.
class LinkUsers {
public:
    LinkUsers(FileSystem& fs, const MachineState& state);

    /// A snapshot other than `besides` names it.
    bool isFrozen(const std::filesystem::path& link, const std::vector<std::uint32_t>& besides = {}) const;
    /// The machine runs on it now.
    bool isPresent(const std::filesystem::path& link) const;
    bool isDiscarded(const std::filesystem::path& link) const;
    /// Disks that build on it and were not discarded, as far as they can be found.
    std::vector<std::filesystem::path> living(const std::filesystem::path& link) const;
    std::vector<FoundChild> livingChildren(const std::filesystem::path& link) const { return children(link, false); }
    /// Disks that build on it and were discarded.
    std::vector<std::filesystem::path> discarded(const std::filesystem::path& link) const;
    /// Redo logs that nothing needs once `links` are gone: no list names them, and only `links` build on them.
    std::vector<std::filesystem::path> neededOnlyBy(const std::vector<std::filesystem::path>& links,
                                                    const std::vector<std::uint32_t>& besides = {}) const;

private:
    std::vector<FoundChild> children(const std::filesystem::path& link, bool discarded) const;

    FileSystem& fs_;
    const MachineState& state_;
    struct Frozen {
        std::filesystem::path link;
        std::uint32_t uid = 0;
    };
    std::vector<Frozen> frozen_;
    std::vector<std::filesystem::path> discarded_;
};

/// The link itself holds something, be it only zeros that hide its parents' data.
bool holdsData(FileSystem& fs, const std::filesystem::path& link, const OpenOptions& options);

/// The link has a parent; a base is never discarded with a state.
bool isRedoLog(FileSystem& fs, const std::filesystem::path& link, const OpenOptions& options);

} // namespace strata
