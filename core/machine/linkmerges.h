// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/functionref.h"
#include "core/io/intent.h"
#include "core/machine/machinestate.h"
#include "core/ops/linkmerge.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strata {

/// Merges links of several disks as one step (durability.md 2.3, "consolidate in place"): intent A, marker, the data,
/// intent B with the machine's lists. Killed before intent B, the chains read as before, and the same merge goes on;
/// behind it, the step is done.
class LinkMerges {
public:
    /// `first`: the file that the intents and the marker are named after. `request`: what tells this merge from
    /// others; the marker notes it.
    LinkMerges(FileSystem& fs, std::filesystem::path first, std::string request, OpenOptions open);

    /// The marker of a merge that was cut off; nullopt if there is none. Error(Interrupted) if it is another merge's.
    /// The directions it took, in the order of add(), are part of its note and must be taken again.
    static std::optional<IntentInfo> findMarker(FileSystem& fs, const std::filesystem::path& first,
                                                const std::string& request);
    static std::vector<MergeDirection> directionsOf(const IntentInfo& marker);

    /// Error(NotSupported) if a file lies in another folder than the machine: it could not change in the same step.
    void add(LinkMergeSpec spec);
    bool empty() const { return merges_.empty(); }

    /// Of all together; exact.
    LinkMergeCost cost(std::stop_token stop = {});
    std::vector<std::filesystem::path> changes() const;
    std::vector<std::filesystem::path> removes() const;

    /// `lists`: adds the machine's lists to intent B.
    void run(OpContext& context, FunctionRef<void(IntentBuilder&)> lists);

private:
    struct Item {
        LinkMergeSpec spec;
        std::unique_ptr<LinkMerge> merge;
    };
    void requireRoom(OpContext& context);
    void begin();
    IntentInfo mark();
    std::vector<std::filesystem::path> grandchildren(const LinkMergeSpec& spec) const;

    FileSystem& fs_;
    std::filesystem::path first_;
    std::string request_;
    OpenOptions open_;
    std::vector<Item> merges_;
};

/// Every list that names the link `from` names `to` afterwards.
void renameLink(FileSystem& fs, const MachineState& state, const std::filesystem::path& from,
                const std::filesystem::path& to, VmxFile& vmx, VmsdFile& vmsd);
/// The lists behind a merge, as far as they change. No step before it can be undone any more.
void addMergedLists(IntentBuilder& intent, const MachineState& state, const VmxFile& vmx, const VmsdFile& vmsd);

} // namespace strata
