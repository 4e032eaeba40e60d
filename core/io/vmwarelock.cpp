// SPDX-License-Identifier: Apache-2.0
#include "core/io/vmwarelock.h"

#include "core/base/error.h"
#include "core/io/ownvmwarelocks.h"
#include "core/io/posixprocess.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>
#include <thread>

namespace strata {

namespace {

using Path = std::filesystem::path;
using State = VmwareLockState;

constexpr std::uint64_t kMemberSize = 512;
constexpr std::size_t kMinFields = 4;
/// Somebody who is about to take the lock; older ones are left over (vmdk-format 5.1).
constexpr std::int64_t kEnteringNs = 8'000'000'000;

/// "M12345.lck" and the like.
bool isMemberName(std::string_view name, char kind) {
    constexpr std::string_view suffix = ".lck";
    if (name.size() != 1 + 5 + suffix.size() || name.front() != kind || !name.ends_with(suffix))
        return false;
    return std::ranges::all_of(name.substr(1, 5), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string_view> fieldsOf(std::string_view text) {
    text = text.substr(0, text.find('\0'));
    std::vector<std::string_view> fields;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0)
            fields.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return fields;
}

/// "1234-98765(vmware-vmx)"; on Windows only "1234".
struct ExecutionId {
    std::int64_t pid = 0;
    std::uint64_t startTicks = 0; ///< 0 if not given
    std::string processName;
};

std::optional<ExecutionId> parseExecutionId(std::string_view text) {
    ExecutionId id;
    const char* const end = text.data() + text.size();
    auto result = std::from_chars(text.data(), end, id.pid);
    if (result.ec != std::errc() || id.pid <= 0)
        return std::nullopt;
    if (result.ptr != end && *result.ptr == '-')
        result = std::from_chars(result.ptr + 1, end, id.startTicks);
    if (result.ec == std::errc() && result.ptr != end && *result.ptr == '(' && text.ends_with(')'))
        id.processName.assign(result.ptr + 1, end - 1);
    return id;
}

bool isSelf(const ExecutionId& id, const LockHost& host) {
    return host.own != nullptr && id.pid == host.self.pid && id.startTicks == host.self.startTicks
           && id.processName == host.self.processName;
}

std::uint32_t numberIn(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

State stateOf(const ExecutionId& id, std::string_view machineId, const LockHost& host) {
    const std::optional<LockHost::Process> process = host.findProcess(id.pid);
    const bool startKnown = process && process->startTicks && id.startTicks != 0;
    // Members that this process holds are not asked about: this one was copied with its folder, or left by a cut-off
    // operation of ours.
    if (isSelf(id, host) && machineId == host.machineId())
        return State::Stale;
    // The very process runs here: it holds the lock whatever name of the host it wrote.
    if (startKnown && *process->startTicks == id.startTicks)
        return State::Live;
    if (machineId != host.machineId())
        return State::Foreign;
    return process && !startKnown ? State::Live : State::Stale;
}

VmwareLockMember readMember(FileSystem& fs, const Path& path, const LockHost& host) {
    VmwareLockMember member;
    member.path = path;
    const std::vector<std::byte> bytes = readWholeFile(fs, path, kMemberSize);
    const std::vector<std::string_view> fields = fieldsOf(asText(bytes));
    const bool readable = fields.size() >= kMinFields && (fields[3] == "X" || fields[3] == "S");
    const std::optional<ExecutionId> id = readable ? parseExecutionId(fields[1]) : std::nullopt;
    if (!id)
        return member; // Foreign: a lock whose holder we cannot make out is honoured.
    member.machineId = fields[0];
    member.exclusive = fields[3] == "X";
    member.lamport = numberIn(fields[2]);
    member.pid = id->pid;
    member.processName = id->processName;
    member.state = stateOf(*id, member.machineId, host);
    return member;
}

VmwareLockMember unreadable(const Path& path) {
    VmwareLockMember member;
    member.path = path;
    return member;
}

/// What an entry of the lock folder means, if anything: what is no lock VMware deletes, and we look away.
void addEntry(FileSystem& fs, const Path& folder, const DirectoryEntry& entry, const LockHost& host,
              VmwareLock& lock) {
    const Path path = folder / entry.name;
    const std::string& name = entry.name.native();
    const std::optional<FileStatus> status = fs.status(path);
    if (!status)
        return; // released in the meantime
    if (isMemberName(name, 'D') || isMemberName(name, 'E')) {
        if (host.nowNs - status->modifiedNs > kEnteringNs) {
            lock.leftovers.push_back({path, entry.kind});
            return;
        }
        lock.members.push_back(unreadable(path));
        lock.members.back().entering = true;
        return;
    }
    if (!isMemberName(name, 'M') || entry.kind != FileKind::Regular || status->size != kMemberSize)
        return;
    try {
        lock.members.push_back(readMember(fs, path, host));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound)
            lock.members.push_back(unreadable(path));
    }
}

Text describe(const VmwareLockMember& member) {
    if (member.entering)
        return text("a program that is about to use it");
    const std::string name = member.processName.empty() ? "VMware" : member.processName;
    switch (member.state) {
    case State::Live: return text("%1 (process %2) on this computer", name, member.pid);
    case State::Stale: return text("%1 (process %2), which no longer runs", name, member.pid);
    case State::Foreign:
        return member.pid == 0 ? text("a VMware program that cannot be made out")
                               : text("%1 (process %2), on another computer or ended", name, member.pid);
    case State::None: break;
    }
    return {};
}

void readFolder(FileSystem& fs, const Path& folder, const LockHost& host, VmwareLock& lock) {
    const std::optional<FileStatus> status = fs.status(folder);
    // A file of that name is a leftover of ancient versions, or ESX's: no lock.
    if (!status || status->kind != FileKind::Directory)
        return;
    lock.folder = folder;
    std::vector<DirectoryEntry> entries;
    Path real;
    try {
        entries = fs.list(folder);
        real = fs.canonical(folder);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound)
            throw;
    }
    for (const DirectoryEntry& entry : entries)
        if (host.own == nullptr || !host.own->isOwn(real, entry.name.native()))
            addEntry(fs, folder, entry, host, lock);
}

Path lockFolderOf(const Path& file) { return Path(file.native() + ".lck"); }

const VmwareLockMember* gravestOf(const VmwareLock& lock) {
    const auto gravest = std::ranges::max_element(lock.members, {}, &VmwareLockMember::state);
    return gravest == lock.members.end() ? nullptr : &*gravest;
}

void summarize(VmwareLock& lock) {
    if (const VmwareLockMember* gravest = gravestOf(lock)) {
        lock.state = gravest->state;
        lock.holder = describe(*gravest);
    }
}

/// A virtual machine is shut down; other programs of ours just end.
Text adviceFor(const VmwareLockMember& holder, const Path& folder) {
    if (holder.entering)
        return text("Try again in ten seconds.");
    if (holder.state == State::Foreign)
        return text("If no virtual machine on any computer uses this disk, delete the folder %1 and try again.",
                    folder.filename());
    if (holder.processName.starts_with("strata"))
        return text("Wait until it is done, or close the disk there, and try again.");
    return text("Shut the virtual machine down and try again.");
}

} // namespace

LockHost thisLockHost() {
    LockHost host;
    host.machineId = [] { return posix::vmwareMachineId(); };
    host.findProcess = [](std::int64_t pid) -> std::optional<LockHost::Process> {
        if (const std::optional<posix::ProcessInfo> found = posix::findProcess(pid))
            return LockHost::Process{found->startTicks};
        return std::nullopt;
    };
    host.nowNs =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    const posix::ThisProcess self = posix::thisProcess();
    host.self = {self.pid, self.startTicks, self.name};
    static const auto own = std::make_shared<OwnVmwareLocks>();
    host.own = own;
    host.wait = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
    return host;
}

VmwareLock readVmwareLockFolder(FileSystem& fs, const Path& folder, const LockHost& host) {
    VmwareLock lock;
    readFolder(fs, folder, host, lock);
    summarize(lock);
    return lock;
}

std::vector<Path> vmwareLockFolders(FileSystem& fs, const Path& file) {
    const Path named = fs.canonical(folderOf(file)) / file.filename();
    std::vector<Path> folders{lockFolderOf(named)};
    if (fs.exists(file))
        if (const Path real = fs.canonical(file); real != named)
            folders.push_back(lockFolderOf(real));
    return folders;
}

VmwareLock readVmwareLock(FileSystem& fs, const Path& file, const LockHost& host) {
    VmwareLock lock;
    readFolder(fs, lockFolderOf(file), host, lock);
    // A machine may name the disk by a link or by its real path: each has a lock folder of its own.
    if (fs.exists(file)) {
        const Path real = fs.canonical(file);
        if (fs.canonical(folderOf(file)) / file.filename() != real)
            readFolder(fs, lockFolderOf(real), host, lock);
    }
    summarize(lock);
    return lock;
}

void requireNotHeld(const VmwareLock& lock, const Path& file) {
    const VmwareLockMember* holder = gravestOf(lock);
    if (holder == nullptr || holder->state == State::Stale)
        return;
    throw Error(ErrorCode::Locked, text("The disk is in use by %1", describe(*holder).english()))
        .at(file)
        .advice(adviceFor(*holder, lock.folder));
}

void requireNoVmwareLock(FileSystem& fs, const Path& file, LockHost host) {
    constexpr std::chrono::milliseconds kGlance{100};
    VmwareLock lock = readVmwareLock(fs, file, host);
    const auto undecided = [&lock] {
        return std::ranges::any_of(lock.members, &VmwareLockMember::entering)
               && std::ranges::none_of(lock.members, [](const VmwareLockMember& member) {
                      return !member.entering && member.state != State::Stale;
                  });
    };
    while (undecided()) {
        host.wait(kGlance);
        host.nowNs += std::chrono::nanoseconds(kGlance).count();
        lock = readVmwareLock(fs, file, host);
    }
    requireNotHeld(lock, file);
}

} // namespace strata
