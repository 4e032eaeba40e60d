// SPDX-License-Identifier: Apache-2.0
#include "core/machine/renamedjournal.h"

#include <algorithm>
#include <map>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// One link's new name in everything that a journal keeps.
class Renaming {
public:
    Renaming(FileSystem& fs, const MachineState& state, Path from, Path to)
        : fs_(fs), state_(state), from_(std::move(from)), to_(std::move(to)) {}

    void renameIn(std::string& fileName) const {
        if (!fileName.empty() && state_.resolve(fs_, fileName, fileName) == from_)
            fileName = state_.nameOf(to_);
    }
    void renameIn(std::vector<Path>& links) const { std::ranges::replace(links, from_, to_); }
    std::string renamedList(const std::string& bytes) const {
        VmsdFile list = VmsdFile::parse(asBytes(bytes));
        bool changed = false;
        for (const SnapshotRecord& record : list.snapshots())
            for (const SnapshotDiskRecord& disk : record.disks)
                if (state_.fileOf(fs_, disk) == from_) {
                    list.setDiskFile(record.uid, disk.node, state_.nameOf(to_));
                    changed = true;
                }
        return changed ? list.encode() : bytes;
    }

private:
    FileSystem& fs_;
    const MachineState& state_;
    Path from_;
    Path to_;
};

} // namespace

UndoJournal journalAfterRename(FileSystem& fs, const MachineState& state, const Path& from, const Path& to,
                               const std::string& newList) {
    const Renaming renaming(fs, state, from, to);
    UndoJournal journal = state.journal;
    // A step knows the list it left by its hash: that list is the one before the next step, or today's.
    std::map<Sha256Digest, Sha256Digest> hashes{
        {sha256(asBytes(state.listBytes.value_or(""))), sha256(asBytes(newList))}};
    journal.rewrite([&](UndoStep& step) {
        if (!step.listBefore)
            return;
        const Sha256Digest before = sha256(asBytes(*step.listBefore));
        step.listBefore = renaming.renamedList(*step.listBefore);
        hashes.insert({before, sha256(asBytes(*step.listBefore))});
    });
    journal.rewrite([&](UndoStep& step) {
        if (const auto known = hashes.find(step.listAfter); known != hashes.end())
            step.listAfter = known->second;
        for (UndoDevice& device : step.devices) {
            renaming.renameIn(device.before);
            renaming.renameIn(device.after);
        }
        renaming.renameIn(step.made);
        renaming.renameIn(step.discarded);
    });
    return journal;
}

} // namespace strata
