// SPDX-License-Identifier: Apache-2.0
// findDescriptor(): from a piece of a disk to the descriptor that names it.
#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/disk/diskopener.h"
#include "core/disk/diskprobe.h"
#include "core/disk/piecename.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;

/// So many files of a folder are looked into when the name says nothing.
constexpr std::size_t kMaxLookedInto = 4096;

bool names(const Descriptor& descriptor, const Path& piece) {
    const std::string name = piece.filename().native();
    return std::ranges::any_of(descriptor.extents(), [&](const ExtentLine& line) {
        return equalsIgnoringCase(line.fileName, name) || line.rawFileName == name;
    });
}

/// True if `path` is a descriptor of another file that names `piece`.
bool describes(FileSystem& fs, const Path& path, const Path& piece) {
    if (path == piece || !fs.exists(path))
        return false;
    try {
        const std::optional<FoundDescriptor> found = readDescriptor(fs, path, false);
        // One extent beside an embedded descriptor is the file itself, whatever its name says (6.1 #1).
        const bool own = found && found->place.embedded && found->descriptor.extents().size() == 1;
        return found && !own && names(found->descriptor, piece);
    } catch (const Error&) {
        return false; // a broken neighbour is nobody's descriptor
    }
}

/// True if the file can be opened as it is, or at least says itself why not.
bool hasDescriptor(FileSystem& fs, const Path& path) {
    try {
        return readDescriptor(fs, path, false).has_value();
    } catch (const Error&) {
        return true;
    }
}

} // namespace

Path findDescriptor(FileSystem& fs, const Path& path) {
    // By name first: what a guest wrote to the start of its raw disk must not be taken for a descriptor.
    const std::optional<Path> likely = descriptorNameFor(path);
    if (likely && describes(fs, *likely, path))
        return *likely;
    if (hasDescriptor(fs, path))
        return path;
    std::size_t lookedInto = 0;
    for (const DirectoryEntry& entry : fs.list(folderOf(path))) {
        if (entry.kind != FileKind::Regular || !equalsIgnoringCase(entry.name.extension().native(), ".vmdk")
            || descriptorNameFor(entry.name))
            continue;
        Path candidate = path.parent_path() / entry.name;
        if (describes(fs, candidate, path))
            return candidate;
        if (++lookedInto == kMaxLookedInto)
            break;
    }
    return path;
}

} // namespace strata
