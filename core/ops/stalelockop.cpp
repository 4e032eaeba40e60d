// SPDX-License-Identifier: Apache-2.0
#include "core/ops/stalelockop.h"

#include "core/base/ascii.h"
#include "core/io/vmwarelockguard.h"

#include <utility>

namespace strata {

namespace {

using Path = std::filesystem::path;

constexpr std::string_view kLockSuffix = ".lck";

bool isLockName(std::string_view name) { return name.size() > kLockSuffix.size() && name.ends_with(kLockSuffix); }

Path lockedFileOf(const Path& lockFolder) {
    const std::string& name = lockFolder.native();
    return Path(name.substr(0, name.size() - kLockSuffix.size()));
}

class RemoveStaleLockOp final : public Operation {
public:
    explicit RemoveStaleLockOp(Path path) : path_(std::move(path)) {}

    std::string_view name() const override { return "unlock"; }
    Text describe() const override { return text("Removing the locks left of “%1”", path_.filename()); }
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override { return planNow(context.fs); }
    void run(OpContext& context) override;

private:
    std::vector<Path> files(FileSystem& fs) const;
    Plan planNow(FileSystem& fs) const;

    Path path_;
};

/// The files that the user may mean whose locks there are.
std::vector<Path> RemoveStaleLockOp::files(FileSystem& fs) const {
    const std::optional<FileStatus> status = fs.status(path_);
    if (isLockName(path_.native()) && status && status->kind == FileKind::Directory)
        return {lockedFileOf(path_)};
    const bool isFolder = status && status->kind == FileKind::Directory;
    if (!isFolder && !equalsIgnoringCase(path_.extension().native(), ".vmx")) {
        if (!status)
            throw Error(ErrorCode::NotFound, text("There is no such file")).at(path_);
        return {path_};
    }
    const Path folder = isFolder ? path_ : folderOf(path_);
    std::vector<Path> found;
    for (const DirectoryEntry& entry : fs.list(folder))
        if (entry.kind == FileKind::Directory && isLockName(entry.name.native()))
            found.push_back(lockedFileOf(folder / entry.name));
    return found;
}

Plan RemoveStaleLockOp::planNow(FileSystem& fs) const {
    Plan plan;
    plan.operation = name();
    for (const Path& file : files(fs)) {
        const VmwareLock lock = readVmwareLock(fs, file);
        requireNotHeld(lock, file);
        for (const VmwareLockMember& member : lock.members)
            plan.removes.push_back(member.path);
        for (const VmwareLockLeftover& leftover : lock.leftovers)
            plan.removes.push_back(leftover.path);
    }
    return plan;
}

std::optional<Refusal> RemoveStaleLockOp::canRun(FileSystem& fs) {
    try {
        planNow(fs);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

void RemoveStaleLockOp::run(OpContext& context) {
    checkpoint(context);
    planNow(context.fs); // all are stale, or none is touched
    std::size_t removed = 0;
    for (const Path& file : files(context.fs))
        removed += removeStaleVmwareLocks(context.fs, file).size();
    if (removed == 0)
        context.report.note(text("There is no lock to remove"));
}

} // namespace

std::unique_ptr<Operation> removeStaleLockOp(Path path) {
    return std::make_unique<RemoveStaleLockOp>(std::move(path));
}

} // namespace strata
