// SPDX-License-Identifier: Apache-2.0
#include "core/machine/folderreader.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/disk/piecename.h"
#include "core/io/intent.h"

#include <algorithm>
#include <tuple>

namespace strata {
namespace {

using Path = std::filesystem::path;

bool hasExtension(const Path& name, std::string_view extension) {
    return equalsIgnoringCase(name.extension().native(), extension);
}

void describe(const Descriptor& descriptor, FoundDisk& disk) {
    disk.cid = descriptor.cid();
    disk.parentCid = descriptor.parentCid();
    disk.parentHint = descriptor.parentHint().value_or("");
    disk.createType = descriptor.createType();
    try {
        disk.capacity = descriptor.capacity();
    } catch (const Error&) {
        disk.broken = true; // extents whose sum is no number
    }
}

} // namespace

FolderReader::FolderReader(FileSystem& fs, const Path& folder)
    : fs_(fs),
      // Without a '/' at the end, so that the parent of each file compares equal.
      places_(fs, folder.has_filename() || !folder.has_relative_path() ? folder : folder.parent_path(),
              FolderNames(fs.list(folder))),
      names_(places_.names()) {
    hasIntents_ = std::ranges::any_of(
        names_.entries(), [](const DirectoryEntry& entry) { return hasExtension(entry.name, ".intent"); });
    found_.folder = places_.folder();
}

MachineFolder FolderReader::read(const Path& wanted) {
    chooseConfig(wanted);
    if (!found_.config.empty())
        readConfig();
    if (found_.displayName.empty())
        found_.displayName = places_.realFolder().filename().string();
    // Files that look like pieces are opened only if no descriptor names them: a set may have thousands.
    readHeads(false);
    readHeads(true);
    const std::optional<std::string> odd = names_.find(wanted.native());
    if (odd && roleOfName(*odd) == "other" && !heads_.contains(*odd) && !isExtentOfOther(*odd))
        readHead(*odd);
    attachNodes();
    reportProblems();
    for (Disk* disk : entryDisks())
        findParent(*disk);
    breakLoops();
    noteSnapshots();
    listFiles();
    finishDisks();
    return std::move(found_);
}

void FolderReader::report(std::string_view code, Severity severity, const Path& path, Text detail) {
    Issue issue;
    issue.code = code;
    issue.severity = severity;
    issue.path = path;
    issue.detail = std::move(detail);
    found_.problems.push_back(std::move(issue));
}

void FolderReader::chooseConfig(const Path& wanted) {
    std::vector<Path> configs;
    for (const DirectoryEntry& entry : names_.entries())
        if (entry.kind != FileKind::Directory && hasExtension(entry.name, ".vmx"))
            configs.push_back(entry.name);
    if (configs.empty())
        return;
    const auto is = [&configs](const Path& name) { return std::ranges::find(configs, name) != configs.end(); };
    const Path likeFolder = found_.folder.filename().native() + ".vmx";
    const Path chosen = is(wanted.filename()) ? wanted.filename() : is(likeFolder) ? likeFolder : configs.front();
    found_.config = found_.folder / chosen;
    if (configs.size() > 1 && chosen != wanted.filename())
        report("several-machines", Severity::Note, found_.config,
               text("The folder holds %1 virtual machines; this is “%2”", configs.size(), chosen));
}

void FolderReader::readConfig() {
    try {
        vmx_ = VmxFile::parse(readWholeFile(fs_, found_.config, kMaxTextBytes));
    } catch (const Error& error) {
        report("unreadable-config", Severity::Error, found_.config, error.message());
        return;
    }
    found_.displayName = vmx_->displayName();
    if (vmx_->encrypted())
        report("encrypted", Severity::Warning, found_.config,
               text("The virtual machine is encrypted: its settings cannot be read without the password"));
    if (!vmx_->suspendedState().empty())
        report("suspended", Severity::Warning, found_.config,
               text("The virtual machine is suspended: its disks must not be changed until it is resumed"));
    for (const char* key : {"nvram", "extendedConfigFile", "checkpoint.vmState"})
        if (const std::optional<std::string> name = names_.find(vmx_->dict().value(key).value_or("")))
            noteUser(found_.folder / *name, found_.config);
}

void FolderReader::noteUser(const Path& file, const Path& user) {
    std::vector<Path>& users = users_[file.native()];
    if (std::ranges::find(users, user) == users.end())
        users.push_back(user);
}

void FolderReader::readHeads(bool pieces) {
    for (const DirectoryEntry& entry : names_.entries()) {
        const std::string& name = entry.name.native();
        if (entry.kind == FileKind::Directory || !hasExtension(entry.name, ".vmdk")
            || descriptorNameFor(entry.name).has_value() != pieces)
            continue;
        if (!pieces || !extentOf_.contains(name))
            readHead(name);
    }
}

void FolderReader::readHead(const std::string& name) {
    Disk disk;
    disk.path = found_.folder / name;
    disk.head = readDiskHead(fs_, disk.path, hasIntents_);
    const Disk& kept = heads_.emplace(name, std::move(disk)).first->second;
    if (kept.head.descriptor)
        noteExtents(kept);
}

void FolderReader::noteExtents(const Disk& disk) {
    const std::vector<ExtentLine>& extents = disk.head.descriptor->extents();
    // A file that holds its descriptor is its own extent, whatever the name inside says (vmdk-format 6.1 #1).
    if (disk.head.kind == DiskHeadKind::WholeDisk && extents.size() <= 1)
        return;
    std::vector<std::string> missing;
    for (const ExtentLine& extent : extents) {
        if (extent.fileName.empty() || lastComponent(extent.fileName) != extent.fileName)
            continue; // zeros, devices and files elsewhere: opening the disk will tell
        std::optional<std::string> name = names_.find(extent.fileName);
        if (!name)
            name = names_.find(extent.rawFileName);
        if (!name) {
            missing.push_back(extent.fileName);
        } else if (found_.folder / *name != disk.path) {
            extentOf_[*name].push_back(disk.path);
            noteUser(found_.folder / *name, disk.path);
        }
    }
    if (!missing.empty())
        report("missing-extent", Severity::Error, disk.path,
               missing.size() == 1
                   ? text("The file “%1”, a part of this disk, is missing", missing.front())
                   : text("%1 files of this disk are missing; the first is “%2”", missing.size(), missing.front()));
    const std::optional<std::string> tracking =
        names_.find(disk.head.descriptor->header("changeTrackPath").value_or(""));
    if (tracking)
        noteUser(found_.folder / *tracking, disk.path);
}

bool FolderReader::isExtentOfOther(const std::string& name) const { return extentOf_.contains(name); }

void FolderReader::reportProblems() {
    for (const auto& [name, disk] : heads_) {
        if (isExtentOfOther(name))
            continue;
        if (disk.head.problem)
            report(errorName(disk.head.problem->code()), Severity::Error, disk.path, disk.head.problem->message());
        else if (!disk.head.isEntry() && !users_.contains(disk.path.native()))
            report("orphan-extent", Severity::Warning, disk.path,
                   text("No disk in this folder consists of this file; its description may be lost"));
    }
    if (hasIntents_)
        for (const IntentInfo& intent : listIntents(fs_, found_.folder))
            report("interrupted", Severity::Warning, found_.folder / intent.path.filename(),
                   text("An operation was cut off here; it is finished when its disk is next opened for writing"));
}

std::vector<FolderReader::Disk*> FolderReader::entryDisks() {
    std::vector<Disk*> disks;
    for (auto& [name, disk] : heads_)
        if (disk.head.isEntry() && !isExtentOfOther(name))
            disks.push_back(&disk);
    for (auto& [path, disk] : outside_)
        disks.push_back(&disk);
    return disks;
}

FolderReader::Disk* FolderReader::diskAt(const Path& path) {
    if (path.parent_path() == found_.folder) {
        const auto inside = heads_.find(path.filename().native());
        return inside == heads_.end() ? nullptr : &inside->second;
    }
    const auto outside = outside_.find(path);
    return outside == outside_.end() ? nullptr : &outside->second;
}

void FolderReader::attachNodes() {
    if (!vmx_)
        return;
    for (const VmxDisk& device : vmx_->disks()) {
        if (!device.present)
            continue;
        const std::optional<Path> path = places_.findFirst(found_.folder, device.fileName, device.rawFileName);
        if (path)
            attachNode(device, *path);
        else
            report("missing-disk", Severity::Error, found_.config,
                   text("The disk “%1” of the virtual machine (%2) is missing", device.fileName, device.node));
    }
}

void FolderReader::attachNode(const VmxDisk& device, const Path& path) {
    noteUser(path, found_.config);
    if (path.parent_path() != found_.folder) {
        Disk& disk = outside_[path];
        disk = {path, readDiskHead(fs_, path, true), device.node, {}, false};
        if (disk.head.problem)
            report(errorName(disk.head.problem->code()), Severity::Error, path, disk.head.problem->message());
        return;
    }
    const std::string name = path.filename().native();
    if (!heads_.contains(name) && !isExtentOfOther(name))
        readHead(name); // not named *.vmdk
    const auto disk = heads_.find(name);
    if (disk != heads_.end())
        disk->second.node = device.node;
    if (disk == heads_.end() || isExtentOfOther(name) || (!disk->second.head.isEntry() && !disk->second.head.problem))
        report("not-a-disk", Severity::Error, path,
               text("The virtual machine names “%1” as a disk (%2), but it is only a part of one, or none",
                    device.fileName, device.node));
}

void FolderReader::findParent(Disk& disk) {
    if (!disk.head.descriptor || !disk.head.descriptor->hasParent())
        return;
    const Descriptor& descriptor = *disk.head.descriptor;
    const std::string hint = descriptor.parentHint().value_or("");
    Path first;
    bool firstMoved = false;
    places_.find(folderOf(disk.path), hint, descriptor.rawParentHint().value_or(""),
                 [&](const Path& path, bool moved) {
                     if (path == disk.path)
                         return true;
                     const Disk* parent = diskAt(path);
                     // What lies elsewhere is not looked into: opening the disk will tell.
                     const bool matches = parent == nullptr || !parent->head.descriptor
                                          || parent->head.descriptor->cid() == descriptor.parentCid();
                     if (first.empty()) {
                         first = path;
                         firstMoved = moved;
                     }
                     if (matches) {
                         disk.parent = path;
                         disk.parentMoved = moved;
                     }
                     return !matches;
                 });
    if (disk.parent.empty() && first.empty()) {
        report("missing-parent", Severity::Error, disk.path, text("The parent disk “%1” is missing", hint));
        return;
    }
    if (disk.parent.empty()) {
        disk.parent = first;
        disk.parentMoved = firstMoved;
        report("parent-mismatch", Severity::Error, disk.path,
               text("The parent disk “%1” has been changed since this disk was made from it", first.filename()));
    }
    noteUser(disk.parent, disk.path);
}

/// So that nobody who follows parents through the list runs in circles. Each disk is walked over once.
void FolderReader::breakLoops() {
    std::unordered_map<const Disk*, const Disk*> walkedFrom;
    for (Disk* start : entryDisks()) {
        for (Disk* disk = start; disk != nullptr && !disk->parent.empty();) {
            walkedFrom.emplace(disk, start);
            Disk* parent = diskAt(disk->parent);
            const auto seen = walkedFrom.find(parent);
            if (seen != walkedFrom.end() && seen->second == start) {
                report("parent-loop", Severity::Error, disk->path,
                       text("The disk is its own ancestor: its chain of parents comes back to it"));
                disk->parent.clear();
            }
            disk = seen == walkedFrom.end() ? parent : nullptr;
        }
    }
}

void FolderReader::finishDisks() {
    for (const Disk* disk : entryDisks()) {
        FoundDisk found;
        found.path = disk->path;
        found.parent = disk->parent;
        found.isChild = disk->head.descriptor && disk->head.descriptor->hasParent();
        found.node = disk->node;
        found.parentMoved = disk->parentMoved;
        found.broken = !disk->head.descriptor.has_value();
        if (disk->head.descriptor)
            describe(*disk->head.descriptor, found);
        found_.disks.push_back(std::move(found));
    }
    std::ranges::sort(found_.disks, [](const FoundDisk& a, const FoundDisk& b) {
        return std::tuple(a.node.empty(), a.path.filename(), a.path)
               < std::tuple(b.node.empty(), b.path.filename(), b.path);
    });
}

} // namespace strata
