// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/functionref.h"
#include "core/base/sha256.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// A device of the machine whose file a step changed; names as in the .vmx.
struct UndoDevice {
    std::string node;
    std::string before;
    std::string after;
};

/// One step that changed a machine's snapshots, and what it takes to go back.
struct UndoStep {
    std::string operation;   ///< "take", "goto", "branch", "discard" ...
    std::int64_t timeUs = 0; ///< since 1970, UTC
    std::vector<UndoDevice> devices;
    std::optional<std::string> listBefore;        ///< the bytes of the .vmsd; nullopt: there was none
    Sha256Digest listAfter{};                     ///< of the .vmsd as the step left it
    std::vector<std::filesystem::path> made;      ///< links, absolute
    std::vector<std::filesystem::path> discarded; ///< links that are in no list any more, absolute
};

/// What the steps of a machine's history were and which links they discarded: the file `config`.undo beside the .vmx.
/// Files that are discarded stay where they are until they are purged; this is the one place that names them.
/// A file of `name = "value"` lines (DictFile). A value, no I/O.
class UndoJournal {
public:
    /// So many steps can be undone; of older ones only the discarded files stay listed.
    static constexpr std::size_t kMaxSteps = 20;

    /// `folder`: of the machine, for names without one. Error(Corrupt) if the file makes no sense: nothing may be
    /// discarded or undone then.
    static UndoJournal parse(ByteSpan bytes, const std::filesystem::path& folder);
    std::string encode(const std::filesystem::path& folder) const;

    /// Oldest first.
    const std::vector<UndoStep>& steps() const { return steps_; }
    void push(UndoStep step);
    /// Takes the last step off. There must be one.
    UndoStep pop();
    /// Nothing can be undone any more; what was discarded stays listed.
    void forgetSteps();

    /// Changes every step, oldest first; which there are stays.
    void rewrite(FunctionRef<void(UndoStep&)> change);

    /// Every link that was discarded and is not purged, sorted.
    std::vector<std::filesystem::path> discarded() const;
    /// Lists a link that no step can bring back, until it is purged.
    void addDiscarded(const std::filesystem::path& link);

    /// What the last change was asked for, in a form that only compares. Run again after a crash, an operation finds
    /// here that it is done.
    const std::string& lastRequest() const { return lastRequest_; }
    void setLastRequest(std::string request) { lastRequest_ = std::move(request); }
    static std::string keyOf(std::string_view operation, const std::vector<std::string>& arguments);

    bool empty() const { return steps_.empty() && forgotten_.empty(); }

private:
    void forgetOldest();

    std::vector<UndoStep> steps_;
    std::vector<std::filesystem::path> forgotten_; ///< discarded by steps that are no longer listed
    std::string lastRequest_;
};

/// "win10.vmx.undo".
std::filesystem::path undoJournalPath(const std::filesystem::path& config);

} // namespace strata
