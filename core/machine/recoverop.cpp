// SPDX-License-Identifier: Apache-2.0
#include "core/machine/recoverop.h"

#include "core/base/ascii.h"
#include "core/disk/diskopener.h"
#include "core/disk/newdisk.h"
#include "core/disk/newdiskdatabase.h"
#include "core/disk/piecename.h"
#include "core/io/atomicfile.h"
#include "core/io/intent.h"
#include "core/io/vmwarelockguard.h"
#include "core/machine/lostheader.h"
#include "core/ops/repairundo.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

bool sameName(const Path& a, const Path& b) {
    return equalsIgnoringCase(a.filename().native(), b.filename().native());
}

Descriptor newDescription(const LostDisk& lost) {
    DiskSpec spec;
    spec.path = lost.disk;
    // Of kinds that we do not make, the data base is that of their nearest relative.
    spec.type = canCreate(lost.type) ? lost.type : CreateType::VmfsSparse;
    spec.capacity = lost.capacity();
    spec.adapter = lost.adapter;
    spec.cid = lost.cid;
    spec.parentCid = lost.parentCid;
    spec.parentHint = lost.parent.filename().native();
    Descriptor::New fields;
    fields.type = lost.type;
    fields.cid = lost.cid;
    fields.parentCid = lost.parentCid;
    fields.parentHint = spec.parentHint;
    fields.extents = lost.extents;
    fields.ddb = newDiskDatabase(planDisk(spec).spec);
    return Descriptor::create(fields);
}

/// Sectors of a monolithic file as they shall be.
RepairPatch patchOf(FileSystem& fs, const LostDisk& lost) {
    RepairPatch patch;
    const std::unique_ptr<File> file = fs.open(lost.disk, OpenMode::Read);
    if (lost.type == CreateType::Unknown) {
        patch.change(*file, 0, encodeSparseHeader(rebuildHeader(*file)));
        return patch;
    }
    std::array<std::byte, kSectorSize> sector{};
    file->readExactly(0, sector);
    const SparseHeader header = parseSparseHeader(sector, file->size());
    const std::string words = newDescription(lost).encode();
    if (words.size() > header.descriptorSize.bytes())
        throw Error(ErrorCode::LimitExceeded, text("The file has no room for a description")).at(lost.disk);
    std::vector<std::byte> area(static_cast<std::size_t>(header.descriptorSize.bytes()));
    std::ranges::copy(asBytes(words), area.begin());
    patch.change(*file, header.descriptorOffset.bytes(), area);
    return patch;
}

Path damagedName(const LostDisk& lost) { return lost.disk.native() + ".damaged"; }

/// Tries what run() will do, without writing.
void requirePossible(FileSystem& fs, LostDisk& lost) {
    if (lost.problem)
        return;
    try {
        if (lost.embedded) {
            requireUndoFileFree(fs, lost.disk);
            patchOf(fs, lost);
            return;
        }
        newDescription(lost);
        if (lost.damaged && fs.exists(damagedName(lost)))
            throw Error(ErrorCode::AlreadyExists, text("There is a file of this name already"))
                .at(damagedName(lost))
                .advice(text("Move it away first."));
    } catch (const Error& error) {
        lost.problem = error;
    }
}

void recoverMonolithic(FileSystem& fs, const LostDisk& lost) {
    const std::unique_ptr<File> lock = fs.open(lost.disk, OpenMode::ReadWrite, LockMode::Exclusive);
    const RepairPatch patch = patchOf(fs, lost);
    writeUndoFile(fs, lost.disk, patch);
    IntentBuilder intent(fs, lost.disk, IntentOp::RepairDisk);
    patch.addTo(intent);
    intent.run();
}

void recoverDescription(FileSystem& fs, const LostDisk& lost) {
    std::vector<std::unique_ptr<File>> locks; // nobody may be at work on the pieces
    for (const Path& piece : lost.pieces) {
        if (locks.size() == kMaxOpenExtents)
            break;
        locks.push_back(fs.open(piece, OpenMode::ReadWrite, LockMode::Exclusive));
    }
    const std::string words = newDescription(lost).encode();
    if (lost.damaged) {
        const std::unique_ptr<File> old = fs.open(lost.disk, OpenMode::ReadWrite, LockMode::Exclusive);
        replaceFile(fs, damagedName(lost), readWholeFile(fs, lost.disk, kMaxDescriptorBytes));
    }
    replaceFile(fs, lost.disk, asBytes(words));
}

} // namespace

Text RecoverOp::describe() const { return text("Recovering “%1”", params_.target.filename()); }

void RecoverOp::look(FileSystem& fs) {
    const std::optional<FileStatus> status = fs.status(params_.target);
    const bool folder = status && status->kind == FileKind::Directory;
    const MachineFolder found = readMachineFolder(fs, folder ? params_.target : folderOf(params_.target));
    disks_ = findLostPieces(fs, found);
    if (!folder) {
        const Path disk = descriptorNameFor(params_.target).value_or(params_.target);
        std::erase_if(disks_, [&](const LostDisk& lost) {
            return !sameName(lost.disk, disk) && !sameName(lost.disk, params_.target);
        });
    }
    askNeighbours(fs, found, params_.parent, disks_);
    for (LostDisk& lost : disks_)
        requirePossible(fs, lost);
}

std::optional<Refusal> RecoverOp::canRun(FileSystem& fs) {
    try {
        look(fs);
        if (disks_.empty())
            return Refusal{ErrorCode::NotFound, text("No disk here has lost its description")};
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan RecoverOp::plan(OpContext& context) {
    requireRunnable(*this, context.fs);
    Plan plan;
    plan.operation = name();
    for (const LostDisk& lost : disks_) {
        if (lost.problem) {
            plan.warnings.push_back(text("“%1”: %2", lost.disk.filename(), lost.problem->message().english()));
            continue;
        }
        (lost.embedded || lost.damaged ? plan.changes : plan.creates).push_back(lost.disk);
        if (lost.damaged)
            plan.creates.push_back(lost.embedded ? undoFileOf(lost.disk) : damagedName(lost));
        for (const Text& line : lost.evidence)
            plan.warnings.push_back(text("“%1”: %2", lost.disk.filename(), line.english()));
    }
    return plan;
}

void RecoverOp::run(OpContext& context) {
    look(context.fs);
    if (disks_.empty())
        throw Error(ErrorCode::NotFound, text("No disk here has lost its description")).at(params_.target);
    context.progress.phase("Recovering");
    for (const LostDisk& lost : disks_) {
        checkpoint(context);
        if (lost.problem) {
            context.report.warning(text("“%1”: %2", lost.disk.filename(), lost.problem->message().english()));
            continue;
        }
        const VmwareLockGuard guard(context.fs, lost.disk, VmwareLockKind::Exclusive);
        lost.embedded ? recoverMonolithic(context.fs, lost) : recoverDescription(context.fs, lost);
        context.report.note(text("“%1” has a description again", lost.disk.filename()));
    }
}

} // namespace strata
