// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/vmsdfile.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// "snapshot12.disk0.fileName" -> 12 and "disk0.filename" (lower case).
struct VmsdSetting {
    std::uint64_t index = 0;
    std::string key;
};
/// nullopt for a setting that belongs to no snapshot ("snapshot.current").
std::optional<VmsdSetting> vmsdSettingOf(std::string_view setting);

/// The settings of one snapshot in a .vmsd, which are found all over the file (vmdk-format 5.4).
struct VmsdBlock {
    std::uint64_t index = 0;
    std::map<std::string, std::string> settings; ///< by their name behind "snapshotN.", lower case
    SnapshotRecord record;                       ///< only of a counted block
    bool counted = false;                        ///< it has a uid of its own

    std::string value(const std::string& key) const;
};

/// The list as it stands in a .vmsd: what VmsdFile is made of.
struct VmsdBlocks {
    std::vector<VmsdBlock> blocks; ///< all of them, in the order of their indexes
    std::uint32_t current = 0;
    std::uint32_t lastUid = 0; ///< the highest uid that the file knows of
    std::vector<Text> warnings;

    explicit VmsdBlocks(const DictFile& dict);
    const VmsdBlock* find(std::uint32_t uid) const;

private:
    void collect(const DictFile& dict);
    void countUids();
    void readRecord(VmsdBlock& block, const DictFile& dict);
    void straightenParents();
};

/// An index as VMware writes it, and looks it up: "0", "12", never "012".
std::optional<std::uint64_t> vmsdIndex(std::string_view digits);

/// A uid as it stands in a .vmsd; 0 for anything that is none.
std::uint32_t vmsdUid(std::string_view value);

} // namespace strata
