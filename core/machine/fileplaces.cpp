// SPDX-License-Identifier: Apache-2.0
#include "core/machine/fileplaces.h"

#include "core/base/error.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace strata {
namespace {

using Path = std::filesystem::path;

struct Place {
    Path path;
    bool moved = false;
};

std::vector<Place> placesOf(const Path& from, std::string_view name) {
    std::string forward(name);
    std::ranges::replace(forward, '\\', '/');
    const Path base = lastComponent(name);
    const Path lastFolder = Path(forward).parent_path().filename();
    std::vector<Place> places{{from / Path(name), false}};
    if (forward != name)
        places.push_back({from / Path(forward), false});
    if (base != name)
        places.push_back({from / base, true});
    if (!lastFolder.empty())
        places.push_back({from / ".." / lastFolder / base, true});
    return places;
}

} // namespace

FilePlaces::FilePlaces(FileSystem& fs, Path folder, FolderNames names)
    : fs_(fs), folder_(std::move(folder)), realFolder_(fs.canonical(folder_)), names_(std::move(names)) {}

std::optional<Path> FilePlaces::locate(const Path& path) const {
    const Path normal = path.lexically_normal();
    const Path folder = normal.parent_path();
    if (path.parent_path() == folder_ || folder == folder_.lexically_normal() || folder == realFolder_) {
        const std::optional<std::string> name = names_.find(normal.filename().native());
        return name ? std::optional(folder_ / *name) : std::nullopt;
    }
    try {
        const std::optional<FileStatus> status = fs_.status(normal);
        return status && status->kind == FileKind::Regular ? std::optional(normal) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt; // a name that this system cannot have, or a place that this user may not see
    }
}

void FilePlaces::find(const Path& from, std::string_view name, std::string_view rawName,
                      FunctionRef<bool(const Path& path, bool moved)> visit) const {
    if (name.empty())
        return;
    std::vector<Place> places = placesOf(from, name);
    if (!rawName.empty() && rawName != name)
        std::ranges::move(placesOf(from, rawName), std::back_inserter(places));
    for (const Place& place : places)
        if (const std::optional<Path> path = locate(place.path); path && !visit(*path, place.moved))
            return;
}

std::optional<Path> FilePlaces::findFirst(const Path& from, std::string_view name, std::string_view rawName) const {
    std::optional<Path> first;
    find(from, name, rawName, [&first](const Path& path, bool) {
        first = path;
        return false;
    });
    return first;
}

} // namespace strata
