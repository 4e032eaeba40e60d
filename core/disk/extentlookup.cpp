// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentlookup.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <optional>

namespace strata {

namespace {

using Path = std::filesystem::path;

/// Kinds that openExtent() refuses with an explanation, whether the file is there or not.
bool isUnreachable(const ExtentLine& line) {
    switch (line.type) {
    case ExtentType::VmfsRdm:
    case ExtentType::VmfsRaw:
    case ExtentType::VsanSparse:
    case ExtentType::Unknown: return true;
    default:
        return line.access == ExtentAccess::NoAccess || line.fileName.find("://") != std::string::npos
               || line.fileName.starts_with("\\\\.\\");
    }
}

bool isPlainName(std::string_view name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos;
}

std::string withSlashes(std::string name) {
    std::ranges::replace(name, '\\', '/');
    return name;
}

class Lookup {
public:
    Lookup(FileSystem& fs, const FoundDescriptor& found, const PathPolicy& policy, FolderListings& listings)
        : fs_(fs), found_(found), policy_(policy), listings_(listings), self_(found.place.path),
          folder_(folderOf(self_)), realSelf_(fs.canonical(self_)) {
        folderAllowed_ = policy.allows(fs.canonical(folder_));
    }

    FoundExtents all() {
        const std::vector<ExtentLine>& lines = found_.descriptor.extents();
        FoundExtents out;
        out.places.reserve(lines.size());
        Sectors start;
        for (const ExtentLine& line : lines) {
            out.places.push_back({.line = line, .path = {}, .start = start});
            start += line.sectors;
            try {
                if (!place(out.places.back()))
                    out.missing.push_back(out.places.size() - 1);
            } catch (const Error& error) {
                switch (error.code()) {
                case ErrorCode::UnsafePath:
                case ErrorCode::NotSupported:
                case ErrorCode::Corrupt: out.refused.push_back({out.places.size() - 1, error}); break;
                default: throw;
                }
            }
        }
        return out;
    }

private:
    /// Fills in the path; false if there is no such file.
    bool place(ExtentPlace& extent) {
        const ExtentLine& line = extent.line;
        if (line.type == ExtentType::Zero)
            return true;
        extent.path = self_.parent_path() / line.fileName;
        if (isUnreachable(line))
            return true;
        const bool flat = line.type == ExtentType::Flat || line.type == ExtentType::Vmfs;
        const bool single = found_.place.embedded && found_.descriptor.extents().size() == 1;
        std::optional<Path> path;
        if (!single || flat)
            path = search(line);
        if (!path && single)
            path = self_;
        if (!path)
            return false;
        extent.path = *path;
        if (isSelf(*path))
            requireRoomForSelf(line, flat);
        return true;
    }

    std::optional<Path> search(const ExtentLine& line) {
        for (const std::string& name : {line.fileName, line.rawFileName, withSlashes(line.fileName)})
            if (std::optional<Path> path = inFolder(folder_, name))
                return path;
        const std::string bare = Path(withSlashes(line.fileName)).filename().native();
        if (!isPlainName(bare))
            return std::nullopt;
        // A name from another system, or from where the disk was before: the file may have come along.
        for (const std::string& name : {bare, Path(line.rawFileName).filename().native()})
            if (std::optional<Path> path = inFolder(folder_, name))
                return path;
        if (const DirectoryEntry* entry = listings_.findIgnoringCase(folder_, bare))
            return inFolder(folder_, entry->name.native());
        return inFolder(folderOf(realSelf_), line.fileName);
    }

    /// A regular file in a folder that is allowed needs no further look; all else is asked for by itself.
    std::optional<Path> inFolder(const Path& folder, const std::string& name) {
        if (name.empty())
            return std::nullopt;
        const Path path = (folder == folder_ ? self_.parent_path() : folder) / name;
        if (isPlainName(name)) {
            const DirectoryEntry* entry = listings_.find(folder, name);
            if (entry != nullptr && entry->kind == FileKind::Regular && folder == folder_ && folderAllowed_)
                return path;
        }
        if (!fs_.exists(path))
            return std::nullopt;
        policy_.require(path, self_);
        return path;
    }

    bool isSelf(const Path& path) {
        return path == self_ || (path.filename() == realSelf_.filename() && fs_.canonical(path) == realSelf_);
    }

    /// The only extent that may lie in the same file as its descriptor is one behind it (6.1 #6), or the sparse file
    /// that embeds it.
    void requireRoomForSelf(const ExtentLine& line, bool flat) const {
        if (found_.place.embedded && !flat)
            return;
        const std::uint64_t end = std::max(kSectorSize, found_.place.offset + found_.place.size);
        if (!found_.place.embedded || line.offset.bytes() < end)
            throw Error(ErrorCode::Corrupt, text("The disk names its own descriptor as one of its extents"))
                .at(self_);
    }

    FileSystem& fs_;
    const FoundDescriptor& found_;
    const PathPolicy& policy_;
    FolderListings& listings_;
    Path self_;
    Path folder_;
    Path realSelf_;
    bool folderAllowed_ = false;
};

} // namespace

FoundExtents lookUpExtents(FileSystem& fs, const FoundDescriptor& found, const PathPolicy& policy,
                           FolderListings& listings) {
    return Lookup(fs, found, policy, listings).all();
}

void requireAllExtents(const FoundExtents& extents, const Path& descriptor) {
    if (!extents.refused.empty())
        throw Error(extents.refused.front().error);
    if (extents.missing.empty())
        return;
    constexpr std::size_t kNamed = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, extents.missing.size()); ++i)
        names += (i == 0 ? "“" : ", “") + displayPath(extents.places[extents.missing[i]].path.filename()) + "”";
    const std::size_t more = extents.missing.size() - std::min(kNamed, extents.missing.size());
    Text message = more == 0 ? text("Files of this disk are missing: %1", names)
                             : text("Files of this disk are missing: %1 and %2 more", names, more);
    throw Error(ErrorCode::MissingExtent, std::move(message))
        .at(descriptor)
        .advice(text("Put them into the folder of the descriptor"));
}

} // namespace strata
