// SPDX-License-Identifier: Apache-2.0
#include "core/machine/undeleteop.h"

#include "core/disk/diskprobe.h"
#include "core/disk/unfinishedchange.h"
#include "core/io/intent.h"
#include "core/ops/repairundo.h"

#include <algorithm>
#include <vector>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// The files of a deleted disk, by the names they had; the description first.
std::vector<Path> keptFiles(FileSystem& fs, const Path& disk) {
    const Path description = deletedName(disk);
    if (!fs.exists(description))
        throw Error(ErrorCode::NotFound, text("There is no deleted disk “%1” to bring back", disk.filename()))
            .at(description);
    std::vector<Path> files{disk};
    const auto add = [&](const Path& file) {
        if (!file.empty() && std::ranges::find(files, file) == files.end() && fs.exists(deletedName(file)))
            files.push_back(file);
    };
    if (const std::optional<FoundDescriptor> found = readDescriptor(fs, description, false)) {
        for (const ExtentLine& line : found->descriptor.extents())
            add(folderOf(disk) / Path(line.fileName).filename());
        add(folderOf(disk) / Path(found->descriptor.header("changeTrackPath").value_or("")).filename());
    }
    add(undoFileOf(disk));
    return files;
}

class KeptDiskOp : public Operation {
public:
    explicit KeptDiskOp(Path disk) : disk_(std::move(disk)) {}

    std::optional<Refusal> canRun(FileSystem& fs) override {
        try {
            files(fs);
            return std::nullopt;
        } catch (const Error& error) {
            return Refusal::of(error);
        }
    }
    void run(OpContext& context) override {
        checkpoint(context);
        finishInterruptedChange(context.fs, disk_);
        const std::vector<Path> kept = files(context.fs);
        IntentBuilder intent(context.fs, disk_, op());
        for (const Path& file : kept)
            change(intent, file);
        intent.run();
        context.report.note(doneMessage());
    }

protected:
    virtual std::vector<Path> files(FileSystem& fs) const { return keptFiles(fs, disk_); }
    virtual IntentOp op() const = 0;
    virtual void change(IntentBuilder& intent, const Path& file) const = 0;
    virtual Text doneMessage() const = 0;
    const Path& disk() const { return disk_; }

private:
    Path disk_;
};

class UndeleteOp final : public KeptDiskOp {
public:
    using KeptDiskOp::KeptDiskOp;
    std::string_view name() const override { return "undo"; }
    Text describe() const override { return text("Bringing “%1” back", disk().filename()); }
    Plan plan(OpContext& context) override {
        Plan plan;
        plan.operation = name();
        plan.creates = files(context.fs);
        for (const Path& file : plan.creates)
            plan.removes.push_back(deletedName(file));
        return plan;
    }

private:
    std::vector<Path> files(FileSystem& fs) const override {
        std::vector<Path> files = keptFiles(fs, disk());
        for (const Path& file : files)
            if (fs.exists(file))
                throw Error(ErrorCode::AlreadyExists, text("There is a file of this name already")).at(file);
        return files;
    }
    IntentOp op() const override { return IntentOp::RenameDisk; }
    void change(IntentBuilder& intent, const Path& file) const override { intent.rename(deletedName(file), file); }
    Text doneMessage() const override { return text("“%1” is back", disk().filename()); }
};

class PurgeDeletedOp final : public KeptDiskOp {
public:
    using KeptDiskOp::KeptDiskOp;
    std::string_view name() const override { return "purge"; }
    Text describe() const override { return text("Deleting “%1” for good", disk().filename()); }
    Plan plan(OpContext& context) override {
        Plan plan;
        plan.operation = name();
        for (const Path& file : files(context.fs))
            plan.removes.push_back(deletedName(file));
        return plan;
    }

private:
    IntentOp op() const override { return IntentOp::DeleteDisk; }
    void change(IntentBuilder& intent, const Path& file) const override { intent.unlink(deletedName(file)); }
    Text doneMessage() const override { return text("Deleted what had been kept"); }
};

} // namespace

Path deletedName(const Path& file) { return file.native() + ".deleted"; }

std::unique_ptr<Operation> undeleteOp(Path disk) { return std::make_unique<UndeleteOp>(std::move(disk)); }
std::unique_ptr<Operation> purgeDeletedOp(Path disk) { return std::make_unique<PurgeDeletedOp>(std::move(disk)); }

} // namespace strata
