// SPDX-License-Identifier: Apache-2.0
#include "core/machine/machinestate.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/intent.h"
#include "core/io/vmwarelock.h"
#include "core/machine/foldernames.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

bool hasExtension(const Path& path, std::string_view extension) {
    return equalsIgnoringCase(path.extension().native(), extension);
}

Path configInFolder(FileSystem& fs, const Path& folder) {
    std::vector<Path> configs;
    for (const DirectoryEntry& entry : fs.list(folder))
        if (entry.kind != FileKind::Directory && hasExtension(entry.name, ".vmx"))
            configs.push_back(folder / entry.name);
    if (configs.empty())
        throw Error(ErrorCode::NotFound, text("There is no virtual machine in this folder")).at(folder);
    const Path likeFolder = folder / (folder.filename().native() + ".vmx");
    if (std::ranges::find(configs, likeFolder) != configs.end())
        return likeFolder;
    if (configs.size() > 1)
        throw Error(ErrorCode::InvalidArgument, text("The folder holds %1 virtual machines", configs.size()))
            .at(folder)
            .advice(text("Name the .vmx file of the one you mean."));
    return configs.front();
}

bool isFile(FileSystem& fs, const Path& path) {
    try {
        const std::optional<FileStatus> status = fs.status(path);
        return status && status->kind == FileKind::Regular;
    } catch (const Error&) {
        return false; // a name that this system cannot have
    }
}

/// The entry of that name but for the case of letters: disks that moved here from Windows (vmdk-format 6.1 #29).
std::optional<Path> findIgnoringCase(FileSystem& fs, const Path& path) {
    const Path folder = folderOf(path);
    if (const auto status = fs.status(folder); !status || status->kind != FileKind::Directory)
        return std::nullopt;
    const std::optional<std::string> name = FolderNames(fs.list(folder)).find(path.filename().native());
    return name ? std::optional(folder / *name) : std::nullopt;
}

std::string readText(FileSystem& fs, const Path& path) {
    return std::string(asText(readWholeFile(fs, path, kMaxTextBytes)));
}

/// A lock that only keeps writers off is enough where this user may not write.
std::unique_ptr<File> hold(FileSystem& fs, const Path& path) {
    try {
        return fs.open(path, OpenMode::ReadWrite, LockMode::Exclusive);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::PermissionDenied && error.code() != ErrorCode::ReadOnly)
            throw;
        return fs.open(path, OpenMode::Read, LockMode::Shared);
    }
}

} // namespace

Path findMachineConfig(FileSystem& fs, const Path& machine) {
    const std::optional<FileStatus> status = fs.status(machine);
    Path config = machine;
    if (hasExtension(machine, ".vmsd"))
        config.replace_extension(".vmx");
    else if (!status)
        throw Error(ErrorCode::NotFound, text("There is no such file or folder")).at(machine);
    else if (status->kind == FileKind::Directory)
        config = configInFolder(fs, fs.canonical(machine));
    else if (!hasExtension(machine, ".vmx"))
        config = configInFolder(fs, fs.canonical(folderOf(machine)));
    if (!fs.exists(config))
        throw Error(ErrorCode::NotFound, text("There is no virtual machine of this name")).at(config);
    return fs.canonical(config);
}

const PresentDisk* MachineState::findDisk(std::string_view node) const {
    const auto found =
        std::ranges::find_if(disks, [node](const PresentDisk& disk) { return equalsIgnoringCase(disk.node, node); });
    return found == disks.end() ? nullptr : &*found;
}

Path MachineState::resolve(FileSystem& fs, std::string_view name, std::string_view rawName) const {
    std::string forward(name);
    std::ranges::replace(forward, '\\', '/');
    const Path named = (folder / Path(name)).lexically_normal();
    for (const Path& path : {named, folder / Path(rawName), folder / forward, folder / lastComponent(name),
                             folder / lastComponent(rawName)})
        if (isFile(fs, path))
            return path.lexically_normal();
    return findIgnoringCase(fs, named).value_or(named);
}

std::string MachineState::nameOf(const Path& file) const {
    const std::string bytes = (file.parent_path() == folder ? file.filename() : file).native();
    if (isValidUtf8(bytes))
        return bytes;
    // Named by a system with the encoding of this file, most likely.
    return toUtf8(bytes, vmx.dict().encoding()).value_or(bytes);
}

std::vector<Path> MachineState::folders() const {
    std::vector<Path> found{folder};
    const auto add = [&found](const Path& path) {
        if (std::ranges::find(found, path) == found.end())
            found.push_back(path);
    };
    add(workingFolder);
    for (const PresentDisk& disk : disks)
        add(disk.path.parent_path());
    return found;
}

MachineState readMachineState(FileSystem& fs, const Path& config, const OpenOptions& open) {
    MachineState state{.config = config,
                       .folder = config.parent_path(),
                       .list = Path(config).replace_extension(".vmsd"),
                       .journalFile = undoJournalPath(config),
                       .workingFolder = config.parent_path(),
                       .open = open,
                       .vmx = VmxFile::parse(readWholeFile(fs, config, kMaxTextBytes)),
                       .vmsd = {},
                       .listBytes = {},
                       .journal = {},
                       .journalExists = false,
                       .disks = {}};
    if (fs.exists(state.list)) {
        state.listBytes = readText(fs, state.list);
        state.vmsd = VmsdFile::parse(asBytes(*state.listBytes));
    }
    state.journalExists = fs.exists(state.journalFile);
    if (state.journalExists)
        try {
            state.journal = UndoJournal::parse(asBytes(readText(fs, state.journalFile)), state.folder);
        } catch (const Error& error) {
            throw Error(error).at(state.journalFile);
        }
    if (const Path working = state.folder / state.vmx.workingDir(); !state.vmx.workingDir().empty())
        if (const auto status = fs.status(working); status && status->kind == FileKind::Directory)
            state.workingFolder = fs.canonical(working);
    for (const VmxDisk& disk : state.vmx.disks())
        if (disk.present && !disk.independent())
            state.disks.push_back({disk.node, disk.fileName, state.resolve(fs, disk.fileName, disk.rawFileName)});
    for (const Path& folder : {state.folder, state.workingFolder})
        state.open.trustedFolders.push_back(folder);
    return state;
}

void requireChangeable(FileSystem& fs, const MachineState& state) {
    requireNoVmwareLock(fs, state.config);
    requireNoVmwareLock(fs, Path(state.config).replace_extension(".vmem")); // its memory, while it runs
    if (state.vmx.encrypted())
        throw Error(ErrorCode::Encrypted, text("The virtual machine is encrypted")).at(state.config);
    if (!state.vmx.suspendedState().empty())
        throw Error(ErrorCode::Locked, text("The virtual machine is suspended: its memory would no longer match its "
                                            "disks"))
            .at(state.config)
            .advice(text("Resume it and shut it down first."));
    std::vector<Path> files{state.config};
    for (const PresentDisk& disk : state.disks) {
        if (!fs.exists(disk.path))
            throw Error(ErrorCode::NotFound, text("The disk of the virtual machine at %1 is missing", disk.node))
                .at(disk.path);
        requireNoVmwareLock(fs, disk.path);
        files.push_back(disk.path);
    }
    for (const Path& file : files)
        if (const std::optional<IntentInfo> intent = findIntent(fs, file))
            throwInterrupted(*intent);
}

VmwareLockSet holdForVmware(FileSystem& fs, const MachineState& state) {
    std::vector<VmwareLockSet::Wanted> wanted{{state.config, VmwareLockKind::Exclusive}};
    for (const PresentDisk& disk : state.disks)
        wanted.push_back({disk.path, VmwareLockKind::Exclusive});
    return {fs, std::move(wanted)};
}

MachineLocks::MachineLocks(FileSystem& fs, const MachineState& state) : guards_(holdForVmware(fs, state)) {
    std::vector<FileId> held;
    const auto add = [&](const Path& path) {
        const std::optional<FileStatus> status = fs.status(path);
        if (!status || std::ranges::find(held, status->id) != held.end())
            return;
        locks_.push_back(hold(fs, path));
        held.push_back(status->id);
    };
    add(state.config);
    for (const PresentDisk& disk : state.disks)
        add(disk.path);
}

} // namespace strata
