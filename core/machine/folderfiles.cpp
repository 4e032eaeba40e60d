// SPDX-License-Identifier: Apache-2.0
// The part of FolderReader that tells what each file of the folder is for.
#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/disk/piecename.h"
#include "core/machine/folderreader.h"

namespace strata {
namespace {

/// Files of a snapshot: "snapshot12.filename", "snapshot12.disk0.fileName".
bool namesASnapshotFile(std::string_view setting) {
    const std::string lower = toLower(setting);
    return lower.starts_with("snapshot") && lower.ends_with(".filename");
}

} // namespace

void FolderReader::noteSnapshots() {
    for (const DirectoryEntry& entry : names_.entries()) {
        if (entry.kind == FileKind::Directory || !equalsIgnoringCase(entry.name.extension().native(), ".vmsd"))
            continue;
        const std::filesystem::path path = found_.folder / entry.name;
        try {
            const DictFile snapshots = DictFile::parse(readWholeFile(fs_, path, kMaxTextBytes));
            for (const auto& [setting, value] : snapshots.entries())
                if (const auto name = namesASnapshotFile(setting) ? names_.find(lastComponent(value)) : std::nullopt)
                    noteUser(found_.folder / *name, path);
        } catch (const Error& error) {
            report("unreadable-snapshots", Severity::Error, path, error.message());
        }
    }
}

std::string FolderReader::roleOf(const std::string& name, FileKind kind) const {
    const auto head = heads_.find(name);
    if (kind != FileKind::Directory && isExtentOfOther(name))
        return "extent";
    if (head == heads_.end())
        return std::string(roleOfName(name));
    switch (head->second.head.kind) {
    case DiskHeadKind::Descriptor: return "descriptor";
    case DiskHeadKind::WholeDisk: return "disk";
    case DiskHeadKind::Piece: return "extent";
    case DiskHeadKind::Unknown: break;
    }
    const bool tracking = toLower(name).ends_with("-ctk.vmdk");
    return descriptorNameFor(name) && !tracking ? "extent" : std::string(roleOfName(name));
}

/// Folders are not looked into; lock folders are listed, since they say that somebody holds a file.
void FolderReader::listFiles() {
    for (const DirectoryEntry& entry : names_.entries()) {
        const std::string& name = entry.name.native();
        FoundFile file;
        file.path = found_.folder / entry.name;
        file.role = roleOf(name, entry.kind);
        if (entry.kind == FileKind::Directory && file.role != "lock")
            continue;
        if (entry.kind != FileKind::Directory) {
            const std::optional<FileStatus> status = fs_.status(file.path);
            if (!status || status->kind == FileKind::Directory)
                continue; // gone meanwhile, or a link to a folder
            file.size = status->kind == FileKind::Regular ? status->size : 0;
        }
        if (file.role == "lock")
            if (const auto held = names_.find(entry.name.stem().native()))
                noteUser(file.path, found_.folder / *held);
        if (const auto users = users_.find(file.path.native()); users != users_.end())
            file.usedBy = users->second;
        found_.files.push_back(std::move(file));
    }
}

} // namespace strata
