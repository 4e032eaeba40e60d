// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/machine/machinestate.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace strata {

class IntentBuilder;

/// A file and its new name.
struct NewName {
    std::filesystem::path from, to;
};

/// A child's description with the new hint.
struct RenamedHint {
    DescriptorPlace place;
    Descriptor after;
};

/// Everything that changes when a disk gets another name; found by reading only.
struct RenamePlan {
    std::filesystem::path disk, target; ///< of the description; absolute, links resolved
    DescriptorPlace place;
    std::string before; ///< the description's text
    Descriptor after;
    std::vector<NewName> pieces; ///< the data's files and the change tracking file; with an embedded description that
                                 ///< file, too
    std::vector<RenamedHint> children;
    std::vector<std::filesystem::path> childrenElsewhere; ///< they cannot change in the same step
    std::vector<std::filesystem::path> keptNames;         ///< files of the disk whose names follow no rule
    std::optional<MachineState> state;                    ///< the machine beside the disk
    std::optional<VmxFile> vmx;                           ///< as they will be; set with `state`
    std::optional<VmsdFile> vmsd;
    std::optional<UndoJournal> journal;

    std::optional<std::vector<std::byte>> repairUndo; ///< the undo file of the last repair, as it will be

    /// The machine's lists name the disk, or its steps that can be undone do.
    bool changesLists() const;
    /// What the intent is named after.
    const std::filesystem::path& first() const { return changesLists() ? state->config : disk; }
    /// Everything that exists now and changes, gets a new name or goes.
    std::vector<std::filesystem::path> held() const;
    /// Children's hints and the machine's lists.
    void addReferences(FileSystem& fs, IntentBuilder& intent) const;
};

/// Error why it is not possible: a name that cannot be or is taken, another folder, a disk or machine that is in use.
RenamePlan planRename(FileSystem& fs, const std::filesystem::path& disk, const std::filesystem::path& newName,
                      OpenOptions open);

} // namespace strata
