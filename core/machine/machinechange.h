// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/machinestate.h"
#include "core/machine/newchildren.h"
#include "core/ops/operation.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strata {

class IntentBuilder;

/// Everything that one step changes of a machine: new children, .vmx, .vmsd, journal, files that vanish. Collected by
/// reading only; commit() makes it happen as one: new files are written under temporary names, then one intent gives
/// them their names and replaces the lists. At a kill the machine is as before, or the intent finishes it.
class MachineChange {
public:
    /// `operation`: for the journal: "take". Both references outlive the change.
    MachineChange(FileSystem& fs, const MachineState& state, std::string operation);
    ~MachineChange();

    const MachineState& before() const { return state_; }
    VmxFile& vmx() { return vmx_; }
    VmsdFile& vmsd() { return vmsd_; }
    UndoJournal& journal() { return journal_; }

    /// The devices go on in new empty children of these links. Once for a change.
    void goOnIn(const std::vector<WantedChild>& wanted);
    /// The device has another file from now on.
    void setDisk(const std::string& node, const std::string& fileName);
    /// The link is in no list any more and waits for undo or purge.
    void discard(const std::filesystem::path& link);
    /// The link's files vanish with this step. Those in other folders than the machine's are listed as discarded
    /// until they are gone.
    void remove(const std::filesystem::path& link);
    /// The .vmsd gets exactly these bytes; nullopt: there will be none.
    void restoreList(std::optional<std::string> bytes);
    /// The step cannot be undone, so it is no step of the journal.
    void cannotBeUndone() { undoable_ = false; }
    /// The journal vanishes, too, as soon as everything it lists has.
    void removeJournal() { removesJournal_ = true; }

    void warn(Text warning) { warnings_.push_back(std::move(warning)); }

    /// What commit() would do.
    Plan plan(std::string_view operation);
    /// `request`: see UndoJournal::lastRequest().
    void commit(OpContext& context, const std::string& request);

private:
    struct Contents {
        std::filesystem::path file;
        std::optional<std::string> before, after; ///< nullopt: no such file
    };
    /// .vmsd, journal and .vmx, as far as they change.
    std::vector<Contents> listChanges(const std::string& request);
    std::optional<std::string> listAfter();
    std::vector<std::filesystem::path> filesThatVanish(bool inMachineFolder) const;
    bool isInMachineFolder(const std::filesystem::path& path) const;
    void requireRoomForChildren();
    void makeChildren(OpContext& context);
    void addChildrenTo(IntentBuilder& intent);
    void releaseChildren();
    std::vector<std::unique_ptr<File>> holdRemoved();
    void commitIntent(const std::vector<Contents>& lists, const std::vector<std::filesystem::path>& vanishing);
    void removeElsewhere();

    FileSystem& fs_;
    const MachineState& state_;
    VmxFile vmx_;
    VmsdFile vmsd_;
    UndoJournal journal_;
    UndoStep step_;
    bool undoable_ = true;
    bool removesJournal_ = false;
    std::optional<std::optional<std::string>> restoredList_;
    std::vector<DiskSpec> children_;
    std::vector<std::unique_ptr<NewDisk>> made_;
    std::vector<std::filesystem::path> removed_;
    std::vector<Text> warnings_;
};

} // namespace strata
