// SPDX-License-Identifier: Apache-2.0
#include "core/disk/parentlookup.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;

std::string withSlashes(std::string name) {
    std::ranges::replace(name, '\\', '/');
    return name;
}

/// Where the parent may be, best first; existing ones only, each once.
class Candidates {
public:
    Candidates(FileSystem& fs, FolderListings& listings) : fs_(fs), listings_(listings) {}

    void add(const Path& path) {
        if (std::ranges::find(paths_, path) == paths_.end() && fs_.exists(path))
            paths_.push_back(path);
    }
    /// The places that `hint` means for a child in `folder`.
    void addHint(const Path& folder, const std::string& hint) {
        add(folder / hint); // an absolute hint stands for itself
        const Path normal = withSlashes(hint);
        add(folder / normal);
        const Path name = normal.filename();
        if (name.empty() || name == "." || name == "..")
            return;
        add(folder / name);
        const Path lastFolder = normal.parent_path().filename();
        if (!lastFolder.empty() && lastFolder != "." && lastFolder != "..")
            add(folder / ".." / lastFolder / name);
        if (const DirectoryEntry* entry = listings_.findIgnoringCase(folder, name.native()))
            add(folder / entry->name);
    }
    const std::vector<Path>& paths() const { return paths_; }

private:
    FileSystem& fs_;
    FolderListings& listings_;
    std::vector<Path> paths_;
};

std::vector<Path> candidatesFor(FileSystem& fs, const FoundDescriptor& child, FolderListings& listings) {
    const Path& self = child.place.path;
    const Path real = fs.canonical(self);
    const std::string hint = child.descriptor.parentHint().value_or("");
    const std::string raw = child.descriptor.rawParentHint().value_or("");
    Candidates candidates(fs, listings);
    std::vector<Path> folders{folderOf(self)};
    if (folderOf(real) != fs.canonical(folders.front()))
        folders.push_back(folderOf(real));
    for (const Path& folder : folders) {
        if (!hint.empty())
            candidates.addHint(folder, hint);
        if (!raw.empty() && raw != hint)
            candidates.addHint(folder, raw);
    }
    return candidates.paths();
}

[[noreturn]] void throwMissing(const FoundDescriptor& child) {
    const std::string hint = child.descriptor.parentHint().value_or("");
    if (hint.empty())
        throw Error(ErrorCode::MissingParent, text("The disk has a parent, but does not say where it is"))
            .at(child.place.path)
            .advice(text("Attach it to its parent again"));
    throw Error(ErrorCode::MissingParent, text("The parent disk “%1” is missing", hint))
        .at(child.place.path)
        .advice(text("Put it into the same folder, or attach the disk to its parent again. Without the parent only "
                     "the changes since the snapshot are there"));
}

[[noreturn]] void throwMismatch(const FoundDescriptor& child, const FoundDescriptor& parent) {
    throw Error(ErrorCode::ParentMismatch,
                text("The parent disk “%1” was changed after this disk was made from it: its content ID is %2, "
                     "expected is %3",
                     parent.place.path, formatCid(parent.descriptor.cid()), formatCid(child.descriptor.parentCid())))
        .at(child.place.path)
        .advice(text("Put back the parent as it was. If you know that the change did no harm, attach the disk to its "
                     "parent again; to look at it as it is, open it for reading with content IDs ignored"));
}

} // namespace

std::optional<FoundDescriptor> lookUpParent(FileSystem& fs, const FoundDescriptor& child, const PathPolicy& policy,
                                            FolderListings& listings, bool ignoreCid) {
    if (!child.descriptor.hasParent())
        return std::nullopt;
    std::optional<Error> refusal;
    std::optional<FoundDescriptor> other; // a parent, but not the one the child was made from
    for (const Path& path : candidatesFor(fs, child, listings)) {
        try {
            policy.require(path, child.place.path);
            std::optional<FoundDescriptor> found = readDescriptor(fs, path, false);
            if (!found)
                throwNoDescriptor(fs, path);
            if (found->descriptor.cid() == child.descriptor.parentCid())
                return found;
            if (!other)
                other = std::move(found);
        } catch (const Error& error) {
            if (!refusal)
                refusal = error;
        }
    }
    if (other && !ignoreCid)
        throwMismatch(child, *other);
    if (other)
        return other;
    if (refusal)
        throw Error(*refusal);
    throwMissing(child);
}

} // namespace strata
