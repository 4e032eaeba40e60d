// SPDX-License-Identifier: Apache-2.0
#include "core/disk/childlookup.h"

#include "core/base/error.h"
#include "core/disk/diskopener.h"
#include "core/disk/parentlookup.h"
#include "core/disk/piecename.h"
#include "core/disk/unfinishedchange.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// The user's own folder is looked through; nothing is shown of what a hint leads to.
OpenOptions trusting() {
    OpenOptions options;
    options.trust = true;
    return options;
}

class ChildLookup {
public:
    ChildLookup(FileSystem& fs, const Path& disk, FoundDescriptor parent)
        : fs_(fs), parent_(std::move(parent)), listings_(fs), policy_(fs, disk, trusting()) {}

    void search(const Path& folder) {
        for (const DirectoryEntry& entry : listings_.entries(folder))
            if (entry.kind == FileKind::Regular && !isPiece(folder, entry.name))
                look(folder / entry.name);
    }
    std::vector<FoundChild> result() {
        std::ranges::sort(children_, {}, &FoundChild::path);
        return std::move(children_);
    }

private:
    /// A split disk may have thousands of pieces; none of them has a descriptor of its own.
    bool isPiece(const Path& folder, const Path& name) {
        const std::optional<Path> owner = descriptorNameFor(folder / name);
        return owner && listings_.find(folder, owner->filename().native()) != nullptr;
    }

    void look(const Path& path) {
        try {
            const std::optional<FoundDescriptor> found = readDescriptor(fs_, path, false);
            if (!found || !found->descriptor.hasParent() || found->file == parent_.file)
                return;
            const std::optional<FoundDescriptor> parent = lookUpParent(fs_, *found, policy_, listings_, true);
            if (parent && parent->file == parent_.file)
                children_.push_back(
                    {path, found->descriptor.parentCid(), found->descriptor.parentCid() == parent_.descriptor.cid()});
        } catch (const Error& error) {
            // It does not open, so nobody can say that it builds on anything; unless it may open the next time.
            if (error.code() == ErrorCode::Io)
                throw;
        }
    }

    FileSystem& fs_;
    FoundDescriptor parent_;
    FolderListings listings_;
    PathPolicy policy_;
    std::vector<FoundChild> children_;
};

} // namespace

std::vector<FoundChild> findChildDisks(FileSystem& files, const Path& disk, const std::vector<Path>& moreFolders) {
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(files, disk);
    FileSystem& fs = view ? *view : files;
    const Path self = findDescriptor(fs, disk);
    std::optional<FoundDescriptor> parent = readDescriptor(fs, self, false);
    if (!parent)
        throwNoDescriptor(fs, self);
    std::vector<Path> folders{folderOf(self)};
    if (const Path real = folderOf(fs.canonical(self)); fs.canonical(folders.front()) != real)
        folders.push_back(real);
    for (const Path& folder : moreFolders)
        if (std::ranges::find(folders, folder) == folders.end())
            folders.push_back(folder);
    ChildLookup lookup(fs, self, std::move(*parent));
    for (const Path& folder : folders)
        lookup.search(folder);
    return lookup.result();
}

} // namespace strata
