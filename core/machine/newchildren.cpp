// SPDX-License-Identifier: Apache-2.0
#include "core/machine/newchildren.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/machine/foldernames.h"
#include "core/ops/childspec.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

namespace strata {
namespace {

using Path = std::filesystem::path;

constexpr std::size_t kNumberDigits = 6;
constexpr unsigned kLastNumber = 999'999;

/// Without ".vmdk" and the number that a child has: "d-000001.vmdk" -> "d".
std::string rootStem(const Path& link) {
    const std::string name =
        equalsIgnoringCase(link.extension().native(), ".vmdk") ? link.stem().native() : link.filename().native();
    const std::size_t dash = name.size() - std::min(name.size(), kNumberDigits + 1);
    const bool numbered = dash > 0 && name[dash] == '-'
                          && std::ranges::all_of(name.substr(dash + 1), [](char c) { return isDigit(c); });
    return numbered ? name.substr(0, dash) : name;
}

std::string numberedName(const std::string& stem, unsigned number) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "-%06u", number);
    return stem + digits.data();
}

/// Names that new links must not get: those of files, and those that a list still uses though the file is gone.
class TakenNames {
public:
    TakenNames(FileSystem& fs, const MachineState& state) : fs_(fs) {
        for (const SnapshotRecord& snapshot : state.vmsd.snapshots())
            for (const SnapshotDiskRecord& disk : snapshot.disks)
                named_.insert(toLower(lastComponent(disk.fileName)));
        for (const Path& link : state.journal.discarded())
            named_.insert(toLower(link.filename().native()));
    }

    bool isFree(const Path& folder, const std::string& stem) {
        const std::string lower = toLower(stem);
        if (named_.contains(lower + ".vmdk"))
            return false;
        const std::set<std::string>& names = namesIn(folder);
        // The descriptor, its pieces and whatever else belongs to it: all begin with its name.
        for (auto name = names.lower_bound(lower); name != names.end() && name->starts_with(lower); ++name)
            if (const char next = (*name + '.')[lower.size()]; next == '.' || next == '-')
                return false;
        return true;
    }

private:
    const std::set<std::string>& namesIn(const Path& folder) {
        const auto [entry, isNew] = byFolder_.try_emplace(folder);
        if (isNew)
            for (const DirectoryEntry& file : fs_.list(folder))
                if (!file.name.native().ends_with(".part")) // left by a crash; it goes with the next of its name
                    entry->second.insert(toLower(file.name.native()));
        return entry->second;
    }

    FileSystem& fs_;
    std::set<std::string> named_;
    std::map<Path, std::set<std::string>> byFolder_;
};

/// Where each child goes, but for its number.
struct Place {
    Path folder;
    std::string stem;
    unsigned offset = 0; ///< to the common number, where several disks have the same stem in the same folder
};

std::vector<Place> placesFor(const MachineState& state, const std::vector<WantedChild>& wanted) {
    std::vector<Place> places;
    for (const WantedChild& child : wanted) {
        const bool beside = child.parent.parent_path() == state.folder;
        Place place{beside ? state.folder : state.workingFolder, rootStem(child.parent)};
        place.offset = static_cast<unsigned>(std::ranges::count_if(places, [&place](const Place& other) {
            return other.folder == place.folder && equalsIgnoringCase(other.stem, place.stem);
        }));
        places.push_back(std::move(place));
    }
    return places;
}

unsigned lowestFreeNumber(FileSystem& fs, const MachineState& state, const std::vector<Place>& places) {
    TakenNames taken(fs, state);
    for (unsigned number = 1; number < kLastNumber - places.size(); ++number)
        if (std::ranges::all_of(places, [&](const Place& place) {
                return taken.isFree(place.folder, numberedName(place.stem, number + place.offset));
            }))
            return number;
    throw Error(ErrorCode::LimitExceeded, text("There is no number left for another link of these disks"))
        .at(state.folder);
}

} // namespace

std::vector<DiskSpec> planChildren(FileSystem& fs, const MachineState& state,
                                   const std::vector<WantedChild>& wanted) {
    const std::vector<Place> places = placesFor(state, wanted);
    const unsigned number = lowestFreeNumber(fs, state, places);
    std::vector<DiskSpec> specs;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::unique_ptr<DiskChain> chain = openDisk(fs, wanted[i].parent, state.open);
        DiskSpec spec = childSpec(chain->leaf());
        const Path& parent = wanted[i].parent;
        spec.path = places[i].folder / (numberedName(places[i].stem, number + places[i].offset) + ".vmdk");
        spec.parentHint = (parent.parent_path() == places[i].folder ? parent.filename() : parent).native();
        specs.push_back(planDisk(spec).spec);
    }
    return specs;
}

} // namespace strata
