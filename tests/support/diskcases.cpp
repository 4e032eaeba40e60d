// SPDX-License-Identifier: Apache-2.0
#include "tests/support/diskcases.h"

#include "core/disk/unfinishedchange.h"
#include "core/io/intent.h"
#include "core/machine/deleteop.h"
#include "core/machine/renameop.h"
#include "core/machine/snapshotops.h"
#include "core/ops/attachop.h"
#include "core/ops/checkop.h"
#include "core/ops/createop.h"
#include "core/ops/defragmentop.h"
#include "core/ops/growop.h"
#include "core/ops/metaop.h"
#include "core/ops/repairop.h"
#include "core/ops/shrinkop.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/foldercontents.h"
#include "tests/support/mergetools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace strata::test {
namespace {

using Path = std::filesystem::path;
using Type = CreateType;

constexpr Sectors kCapacity{2400}; ///< two pieces where a disk is split
constexpr Sectors kGrain{16};      ///< of hosted sparse bases
const Path kDisk = "/vm/a.vmdk", kOther = "/vm/b.vmdk", kBase = "/vm/base.vmdk", kTop = "/vm/top.vmdk";

std::unique_ptr<MemoryFileSystem> emptyFolder() {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    return fs;
}

template<class Op>
void perform(FileSystem& fs, Op&& operation) {
    OperationRun with(fs, 1); // one thread: the same calls in the same order each time
    operation.run(with.context);
}

// What people see.

/// Capacity, links and every sector that is not zero; "none" where there is no disk.
std::string digest(FileSystem& onDrive, const Path& path) {
    const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(onDrive, path);
    FileSystem& fs = view ? *view : onDrive;
    if (!fs.exists(path))
        return "none";
    const std::unique_ptr<DiskChain> chain = openDisk(onDrive, path);
    std::vector<std::byte> bytes;
    std::uint64_t sum = 0;
    chain->map(Sectors(0), chain->capacity(), [&](const Run& run) {
        if (run.kind != RunKind::Data)
            return true;
        bytes.resize(run.length.bytes());
        chain->readRun(run, bytes);
        for (std::size_t at = 0; at < bytes.size(); at += kSectorSize) {
            const std::string_view sector = asText(ByteSpan(bytes).subspan(at, kSectorSize));
            if (sector.find_first_not_of('\0') != std::string_view::npos)
                sum += std::hash<std::string_view>()(sector) * (run.start.count() + at / kSectorSize + 1);
        }
        return true;
    });
    return std::to_string(chain->capacity().count()) + " sectors, " + std::to_string(chain->linkCount()) + " links, "
           + std::to_string(sum);
}

std::function<std::string(FileSystem&)> lookAt(std::vector<Path> disks) {
    return [disks = std::move(disks)](FileSystem& fs) {
        std::string seen;
        for (const Path& disk : disks)
            seen += disk.filename().string() + ": " + digest(fs, disk) + "; ";
        return seen;
    };
}

/// Consistent by our check, both copies of the tables equal (VirtualBox's rule).
std::string isSound(FileSystem& fs, const Path& disk) {
    CheckOp check({.disk = disk, .open = {}});
    perform(fs, check);
    return check.result().consistent ? "" : "damaged: " + check.result().issues.front().detail.english();
}

std::function<std::string(FileSystem&)> soundIfThere(std::vector<Path> disks) {
    return [disks = std::move(disks)](FileSystem& fs) {
        for (const Path& disk : disks)
            if (fs.exists(disk))
                if (const std::string wrong = isSound(fs, disk); !wrong.empty())
                    return disk.filename().string() + " " + wrong;
        return std::string();
    };
}

// Disks to begin with.

void write(FileSystem& fs, const Path& path, std::uint64_t start, std::uint64_t length, std::uint64_t seed) {
    const auto chain = openDisk(fs, path, forWriting());
    chain->write(Sectors(start), patternBytes(length * kSectorSize, seed));
    chain->close();
}
void writeZeros(FileSystem& fs, const Path& path, std::uint64_t start, std::uint64_t length) {
    const auto chain = openDisk(fs, path, forWriting());
    chain->write(Sectors(start), std::vector<std::byte>(length * kSectorSize));
    chain->close();
}

void makeBase(FileSystem& fs, const Path& path, Type type, Sectors capacity = kCapacity) {
    DiskSpec spec;
    spec.path = path;
    spec.type = type;
    spec.capacity = capacity;
    spec.splitAt = Sectors(2048);
    if (type == Type::MonolithicSparse || type == Type::TwoGbMaxExtentSparse)
        spec.grain = kGrain;
    NewDisk disk(fs, spec, false);
    for (std::size_t i = 0; i < disk.extentCount(); ++i)
        disk.extent(i);
    disk.commit();
}

/// An empty redo log; small grains where the kind allows, so that there are several.
void makeRedoLog(FileSystem& fs, const Path& path, Type type, const Path& parent) {
    DiskSpec spec;
    spec.path = path;
    spec.type = type;
    spec.capacity = kCapacity;
    spec.splitAt = Sectors(2048);
    if (type != Type::VmfsSparse)
        spec.grain = kGrain;
    spec.parentCid = openLink(fs, parent)->descriptor().cid();
    spec.parentHint = parent.filename().string();
    NewDisk(fs, spec, false).commit();
}

/// Grains out of order, some of them zeros, with room between them that was given up.
void scatter(FileSystem& fs, const Path& path, bool small) {
    const std::uint64_t grain =
        std::max<std::uint64_t>(16, openDisk(fs, path)->leaf().capabilities().granularity.count());
    const std::uint64_t last = openDisk(fs, path)->capacity().count() / grain - 1;
    for (const std::uint64_t number :
         {last, std::uint64_t{2}, std::uint64_t{0}, std::uint64_t{3}, std::uint64_t{1}}) {
        const std::uint64_t at = std::min(number, last) * grain;
        const std::uint64_t length = small ? 3 : grain;
        if (number == 2 || number == 3)
            writeZeros(fs, path, at, length);
        else
            write(fs, path, at, length, number + 1);
    }
}

std::unique_ptr<MemoryFileSystem> filled(Type type) {
    auto fs = emptyFolder();
    makeBase(*fs, kDisk, type);
    scatter(*fs, kDisk, type == Type::VmfsSparse);
    return fs;
}

/// A dozen grains in a wild order, every third of them zeros.
std::unique_ptr<MemoryFileSystem> wild(Type type) {
    auto fs = emptyFolder();
    makeBase(*fs, kDisk, type);
    for (std::uint64_t i = 0; i < 12; ++i) {
        const std::uint64_t at = (i * 7 + 5) % 12 * kGrain.count();
        if (i % 3 == 0)
            writeZeros(*fs, kDisk, at, kGrain.count());
        else
            write(*fs, kDisk, at, kGrain.count(), i);
    }
    return fs;
}

/// A redo log with scattered grains on a full base.
std::unique_ptr<MemoryFileSystem> redoLog(Type type, Type base = Type::MonolithicFlat) {
    auto fs = emptyFolder();
    makeBase(*fs, kBase, base);
    write(*fs, kBase, 0, 400, 77);
    write(*fs, kBase, 1000, 100, 78);
    makeRedoLog(*fs, kDisk, type, kBase);
    scatter(*fs, kDisk, type == Type::VmfsSparse);
    return fs;
}

/// base <- a <- top.
std::unique_ptr<MemoryFileSystem> threeLinks(Type base, Type redo) {
    auto fs = emptyFolder();
    makeBase(*fs, kBase, base);
    write(*fs, kBase, 0, 200, 1);
    makeRedoLog(*fs, kDisk, redo, kBase);
    write(*fs, kDisk, 100, 60, 2);
    writeZeros(*fs, kDisk, 0, 20);
    write(*fs, kDisk, 2100, 1, 3);
    makeRedoLog(*fs, kTop, redo, kDisk);
    write(*fs, kTop, 150, 20, 4);
    return fs;
}

std::string formatName(Type type) { return std::string(createTypeName(type)); }

// The cases.

class Cases {
public:
    std::vector<DiskCase> all;

    DiskCase& add(std::string operation, std::string format) {
        DiskCase& added = all.emplace_back();
        added.operation = std::move(operation);
        added.format = std::move(format);
        added.look = lookAt({kDisk});
        added.through = soundIfThere({kDisk});
        return added;
    }

    void create(Type type, bool overwrite) {
        DiskCase& added = add(overwrite ? "create over a disk" : "create", formatName(type));
        added.start = [=] { return overwrite ? filled(Type::TwoGbMaxExtentSparse) : emptyFolder(); };
        added.run = [=](FileSystem& fs) {
            CreateParams params;
            params.spec.path = kDisk;
            params.spec.type = type;
            params.spec.capacity = Sectors(2300);
            params.spec.splitAt = Sectors(2048);
            params.overwrite = overwrite;
            perform(fs, CreateOp(params));
        };
    }

    void clone(const char* kind, bool overwrite) {
        const bool raw = kindNamed(kind).raw;
        DiskCase& added = add(overwrite ? "clone over a disk" : "clone", kind);
        added.start = [=] {
            auto fs = filled(Type::MonolithicSparse);
            if (overwrite && raw)
                fs->writeFile(kOther, "an older image");
            else if (overwrite)
                makeBase(*fs, kOther, Type::TwoGbMaxExtentFlat);
            return fs;
        };
        added.run = [=](FileSystem& fs) {
            CloneParams params = cloneParams(kDisk, kindNamed("monolithicSparse"), kOther, kindNamed(kind));
            params.overwrite = overwrite;
            perform(fs, CloneOp(params));
        };
        added.look = [=](FileSystem& fs) {
            if (!raw)
                return digest(fs, kDisk) + " -> " + digest(fs, kOther);
            const bool there = fs.exists(kOther);
            return digest(fs, kDisk) + " -> " + (there ? sha1(readGuest(fs, kOther, true)).toStdString() : "none");
        };
        added.through = soundIfThere({kDisk});
        if (!raw)
            added.through = soundIfThere({kDisk, kOther});
    }

    void child(Type type) {
        DiskCase& added = add("child", formatName(type));
        added.start = [=] { return filled(type == Type::VmfsSparse ? Type::Vmfs : Type::MonolithicSparse); };
        added.run = [=](FileSystem& fs) { perform(fs, *createChildOp({kDisk, kTop, type, {}})); };
        added.look = lookAt({kDisk, kTop});
        added.through = soundIfThere({kDisk, kTop});
    }

    /// To a parent with the same contents under another content ID.
    void attach(Type type) {
        DiskCase& added = add("attach", formatName(type));
        added.start = [=] {
            auto fs = redoLog(type);
            makeFilled(*fs, kOther, kindNamed("monolithicSparse"), contentsOf(*openDisk(*fs, kBase)));
            return fs;
        };
        added.run = [](FileSystem& fs) { perform(fs, *attachOp({kOther, kDisk, true, {}})); };
        added.look = [](FileSystem& fs) {
            return digest(fs, kDisk) + " on "
                   + openDisk(fs, kDisk)->leaf().descriptor().parentHint().value_or("nothing");
        };
    }

    void meta(Type type) {
        DiskCase& added = add("meta", formatName(type));
        added.start = [=] { return filled(type); };
        added.run = [](FileSystem& fs) {
            MetaParams params;
            params.disk = kDisk;
            params.changes = {
                {"ddb.adapterType", "ide"}, {"ddb.note", std::string(700, 'n')}, {"ddb.toolsVersion", "9"}};
            perform(fs, MetaOp(params));
        };
        added.look = [](FileSystem& fs) {
            return digest(fs, kDisk) + " "
                   + sha1(asBytes(openDisk(fs, kDisk)->leaf().descriptor().encode())).toStdString();
        };
    }

    void grow(Type type, Sectors from, Sectors to) {
        DiskCase& added = add("grow", formatName(type));
        added.start = [=] {
            auto fs = emptyFolder();
            makeBase(*fs, kDisk, type, from);
            for (std::uint64_t at = 0; at + 40 < from.count(); at += from.count() / 4)
                write(*fs, kDisk, at, 20, at);
            return fs;
        };
        added.run = [=](FileSystem& fs) {
            GrowParams params;
            params.disk = kDisk;
            params.capacity = to;
            perform(fs, GrowOp(params));
        };
    }

    /// Done when the file is as small as it gets.
    void shrink(const std::string& format, const std::function<std::unique_ptr<MemoryFileSystem>()>& start) {
        DiskCase& added = add("shrink", format);
        added.start = start;
        added.run = [](FileSystem& fs) { perform(fs, ShrinkOp({.disk = kDisk, .open = {}})); };
        const std::unique_ptr<MemoryFileSystem> done = start();
        added.run(*done);
        const std::uint64_t size = taken(*done);
        added.through = [size](FileSystem& fs) {
            return taken(fs) == size ? isSound(fs, kDisk) : "shrinking again does not finish";
        };
    }

    void defragment(const std::string& format, std::uint64_t window,
                    const std::function<std::unique_ptr<MemoryFileSystem>()>& start) {
        DiskCase& added = add("defragment by " + std::to_string(window), format);
        added.start = start;
        added.run = [window](FileSystem& fs) {
            const std::uint64_t grain = openDisk(fs, kDisk)->leaf().capabilities().granularity.bytes();
            perform(fs, DefragmentOp({.disk = kDisk, .open = {}, .windowBytes = window * grain}));
        };
        const std::unique_ptr<MemoryFileSystem> done = start();
        added.run(*done);
        const std::uint64_t pieces = fragmentationOf(openDisk(*done, kDisk)->leaf()).pieces;
        added.through = [pieces](FileSystem& fs) {
            return fragmentationOf(openDisk(fs, kDisk)->leaf()).pieces == pieces
                       ? isSound(fs, kDisk)
                       : "defragmenting again does not finish";
        };
    }

    void flatten(Type type) {
        DiskCase& added = add("flatten", formatName(type));
        added.start = [=] { return redoLog(type); };
        added.run = [](FileSystem& fs) { perform(fs, *flattenOp({kDisk, {}})); };
    }

    void mergeLink(Type base, Type redo) {
        DiskCase& added = add("merge into a base", formatName(redo) + " on " + formatName(base));
        added.start = [=] { return threeLinks(base, redo); };
        added.run = [](FileSystem& fs) { perform(fs, *mergeLinkOp({kDisk, {}})); };
        added.look = lookAt({kTop});
        added.through = [](FileSystem& fs) {
            return fs.exists(kDisk) ? "the link is still there" : soundIfThere({kBase, kTop})(fs);
        };
    }

    void mergeMiddle(Type redo) {
        DiskCase& added = add("merge into a redo log", formatName(redo));
        added.start = [=] { return threeLinks(Type::MonolithicSparse, redo); };
        added.run = [](FileSystem& fs) { perform(fs, *mergeLinkOp({kTop, {}})); };
        added.look = [](FileSystem& fs) {
            const std::unique_ptr<FileSystem> view = viewOfUnfinishedChange(fs, kTop);
            const bool there = (view ? *view : fs).exists(kTop);
            return digest(fs, there ? kTop : kDisk);
        };
        added.through = [](FileSystem& fs) {
            return fs.exists(kTop) ? "the link is still there" : soundIfThere({kBase, kDisk})(fs);
        };
    }

    void mergeIntoChild(Type redo) {
        DiskCase& added = add("merge into a child", formatName(redo));
        added.start = [=] { return threeLinks(Type::MonolithicSparse, redo); };
        added.run = [](FileSystem& fs) { runMerge(fs, {kDisk, {kTop}, MergeDirection::IntoChildren}); };
        added.look = lookAt({kTop});
        added.through = [](FileSystem& fs) {
            return fs.exists(kDisk) ? "the link is still there" : soundIfThere({kBase, kTop})(fs);
        };
    }

    void repair(const std::string& format, Type type, const std::function<void(MemoryFileSystem&)>& damage) {
        DiskCase& added = add("repair", format);
        added.start = [=] {
            auto fs = filled(type);
            damage(*fs);
            return fs;
        };
        added.run = [](FileSystem& fs) { perform(fs, RepairOp({kDisk, {}, true})); };
    }

    void rename(Type type) {
        DiskCase& added = add("rename", formatName(type));
        added.start = [=] {
            auto fs = filled(type);
            makeRedoLog(*fs, kTop, type == Type::Vmfs ? Type::VmfsSparse : Type::MonolithicSparse, kDisk);
            write(*fs, kTop, 20, 2, 9);
            return fs;
        };
        added.run = [](FileSystem& fs) { perform(fs, RenameOp({.disk = kDisk, .newName = kOther, .open = {}})); };
        // While the new name is being made the disk may be there under both.
        added.look = [](FileSystem& fs) {
            const std::string old = digest(fs, kDisk);
            return (old == "none" ? "renamed " + digest(fs, kOther) : old) + ", child " + digest(fs, kTop);
        };
        added.through = soundIfThere({kOther, kTop});
    }

    void remove(Type type) {
        DiskCase& added = add("delete", formatName(type));
        added.start = [=] { return filled(type); };
        added.run = [](FileSystem& fs) { perform(fs, DeleteOp({.disk = kDisk, .force = false, .open = {}})); };
    }

    static std::uint64_t taken(FileSystem& fs) {
        std::uint64_t sum = 0;
        for (const DirectoryEntry& entry : fs.list("/vm"))
            if (entry.name.string().starts_with("a") && entry.kind == FileKind::Regular && !isTemporary(entry.name))
                sum += fs.status("/vm" / entry.name)->allocated;
        return sum;
    }
};

} // namespace

std::vector<DiskCase> diskCases() {
    Cases cases;
    constexpr auto sparse = Type::MonolithicSparse, split = Type::TwoGbMaxExtentSparse, flat = Type::MonolithicFlat,
                   splitFlat = Type::TwoGbMaxExtentFlat, vmfs = Type::Vmfs, cowd = Type::VmfsSparse,
                   stream = Type::StreamOptimized;
    for (const bool overwrite : {false, true}) {
        for (const Type type : {sparse, split, flat, splitFlat, vmfs, cowd, stream})
            cases.create(type, overwrite);
        for (const char* kind : {"monolithicSparse", "twoGbMaxExtentSparse", "monolithicFlat", "twoGbMaxExtentFlat",
                                 "vmfsSparse", "streamOptimized", "raw"})
            cases.clone(kind, overwrite);
    }
    for (const Type type : {sparse, split, cowd}) {
        cases.child(type);
        cases.attach(type);
        cases.flatten(type);
        cases.mergeMiddle(type);
        cases.mergeIntoChild(type);
    }
    for (const Type type : {sparse, split, flat, splitFlat, vmfs, cowd}) {
        cases.meta(type);
        cases.remove(type);
        cases.rename(type);
    }
    cases.grow(sparse, Sectors(2400), Sectors(400'000));
    cases.grow(split, Sectors(2400), Sectors(5000));
    cases.grow(flat, Sectors(2400), Sectors(5000));
    cases.grow(splitFlat, Sectors(2400), Sectors(5000));
    cases.grow(vmfs, Sectors(2400), Sectors(5000));
    cases.grow(cowd, Sectors(2400), Sectors(400'000));
    for (const Type type : {sparse, split, flat, splitFlat, vmfs, cowd})
        cases.shrink(formatName(type), [=] {
            auto fs = filled(type);
            if (type != sparse && type != split && type != cowd) // a stretch of zeros that is worth a hole
                writeZeros(*fs, kDisk, 512, 512);
            return fs;
        });
    for (const Type type : {sparse, split, cowd})
        cases.shrink("redo log, " + formatName(type), [=] { return redoLog(type); });
    cases.shrink("wild " + formatName(sparse), [=] { return wild(sparse); });
    cases.shrink("wild " + formatName(split), [=] { return wild(split); });
    cases.defragment("wild " + formatName(sparse), 5, [=] { return wild(sparse); });
    for (const std::uint64_t window : {1U, 3U}) {
        for (const Type type : {sparse, split, cowd})
            cases.defragment(formatName(type), window, [=] { return filled(type); });
        cases.defragment("redo log, " + formatName(sparse), window, [=] { return redoLog(sparse); });
    }
    for (const Type base : {sparse, split, flat, splitFlat})
        cases.mergeLink(base, base == split ? split : sparse);
    cases.mergeLink(vmfs, cowd);
    cases.mergeLink(cowd, cowd);
    cases.repair("unclean " + formatName(sparse), sparse,
                 [](MemoryFileSystem& fs) { fs.open(kDisk, OpenMode::ReadWrite)->writeAt(72, asBytes("\x01")); });
    cases.repair(formatName(sparse) + " with a wiped table", sparse, [](MemoryFileSystem& fs) {
        // Where the canonical layout puts the only primary table: behind the redundant one (vmdk-format 2.5).
        fs.open(kDisk, OpenMode::ReadWrite)->writeAt(27 * kSectorSize, std::vector<std::byte>(kSectorSize));
    });
    cases.repair(formatName(cowd) + " whose next free sector is in use", cowd, [](MemoryFileSystem& fs) {
        fs.open("/vm/a-delta.vmdk", OpenMode::ReadWrite)->writeAt(28, asBytes(std::string_view("\x08\0\0\0", 4)));
    });
    return cases.all;
}

DiskTrial::DiskTrial(const DiskCase& tried) : tried_(tried), start_(tried.start()) {
    before_ = tried_.look(*start_);
    const std::unique_ptr<MemoryFileSystem> done = start_->snapshot();
    tried_.run(*done);
    after_ = tried_.look(*done);
    names_ = namesOf(withoutTemporaries(contentsOf(*done)));
    if (const std::string wrong = tried_.through(*done); !wrong.empty())
        throw std::logic_error(tried_.name() + ": " + wrong);
}

std::string DiskTrial::reads(FileSystem& fs, bool mustBeDone) const {
    const std::string seen = tried_.look(fs);
    if (seen != before_ && seen != after_)
        return "neither before (" + before_ + ") nor after (" + after_ + "): " + seen;
    return mustBeDone && seen != after_ ? "what was done is lost: " + seen : "";
}

void DiskTrial::again(FileSystem& fs) const {
    if (before_ == after_ || !isAfter(fs))
        tried_.run(fs);
    recoverIntents(fs, "/vm");
}

std::string DiskTrial::verdict(MemoryFileSystem& fs, bool mustBeDone) const {
    if (std::string wrong = reads(fs, mustBeDone); !wrong.empty())
        return wrong;
    again(fs);
    return settled(fs);
}

std::string DiskTrial::settled(MemoryFileSystem& fs) const {
    if (const std::string seen = tried_.look(fs); seen != after_)
        return "not finished when run again: " + seen;
    if (const std::string names = namesOf(withoutTemporaries(contentsOf(fs))); names != names_)
        return "files are left over or gone: " + names;
    return tried_.through(fs);
}

} // namespace strata::test
