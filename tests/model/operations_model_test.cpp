// SPDX-License-Identifier: Apache-2.0
// Random sequences of everything that can be done to disks, on a file system in memory, against a model that knows
// one number per sector. After each step what it concerned reads as the model says, is sound, and no file is left
// over.
//
// STRATA_SEQUENCES says how many (10000 before a release); a failure names its seed: STRATA_SEED=... runs that first.
#include "core/base/error.h"
#include "core/io/filesystemwrapper.h"
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
#include "core/ops/repairundo.h"
#include "core/ops/shrinkop.h"
#include "tests/support/clonetools.h"
#include "tests/support/sampledisks.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <memory>
#include <random>
#include <set>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;
using Type = CreateType;

void require(bool holds, const std::string& what) {
    if (!holds)
        throw std::runtime_error(what);
}

constexpr std::array kBaseTypes{
    Type::MonolithicSparse, Type::TwoGbMaxExtentSparse, Type::MonolithicFlat, Type::TwoGbMaxExtentFlat, Type::Vmfs,
    Type::VmfsSparse};
constexpr std::array kRedoTypes{Type::MonolithicSparse, Type::TwoGbMaxExtentSparse, Type::VmfsSparse};

/// A disk and what each of its sectors holds: 0 for zeros, else a number that is repeated all over the sector.
struct Disk {
    Path path;
    Type type = Type::MonolithicSparse;
    Disk* parent = nullptr;
    std::vector<std::uint64_t> sectors;
};

/// Asks to stop at a write.
class Stopper final : public FileSystemWrapper {
public:
    Stopper(FileSystem& next, std::stop_source& stop, std::uint64_t at)
        : FileSystemWrapper(next), stop_(stop), at_(at) {}
    std::unique_ptr<File> open(const Path& path, OpenMode mode, LockMode lock) override {
        if (++calls_ == at_)
            stop_.request_stop();
        return next().open(path, mode, lock);
    }
    void syncDirectory(const Path& directory) override {
        if (++calls_ == at_)
            stop_.request_stop();
        next().syncDirectory(directory);
    }

private:
    std::stop_source& stop_;
    std::uint64_t at_;
    std::uint64_t calls_ = 0;
};

class World {
public:
    explicit World(std::uint64_t seed) : random_(seed) { fs_.makeFolders("/vm"); }

    void run(unsigned steps) {
        create();
        for (unsigned i = 0; i < steps; ++i)
            step();
        for (const auto& disk : disks_)
            verify(*disk);
    }
    const std::string& story() const { return story_; }

private:
    // Dice.

    std::uint64_t pick(std::uint64_t below) { return random_() % below; }
    Disk& any() { return *disks_[pick(disks_.size())]; }
    bool hasChildren(const Disk& disk) const {
        return std::ranges::any_of(disks_, [&](const auto& other) { return other->parent == &disk; });
    }
    std::size_t childCount(const Disk& disk) const {
        return static_cast<std::size_t>(
            std::ranges::count_if(disks_, [&](const auto& other) { return other->parent == &disk; }));
    }
    Path newName() { return "/vm/n" + std::to_string(++names_) + ".vmdk"; }
    void tell(const std::string& what, const Disk& disk) { story_ += what + " " + disk.path.stem().string() + "; "; }

    void step() {
        Disk& disk = any();
        switch (pick(20)) {
        case 0: return disks_.size() < 4 ? create() : remove(disk);
        case 1: return clone(disk);
        case 2:
        case 3: return child(disk);
        case 4: return grow(disk);
        case 5:
        case 6:
            return inPlace(disk, "shrink", [&] { return std::make_unique<ShrinkOp>(ShrinkParams{disk.path, {}}); });
        case 7:
        case 8:
            return inPlace(disk, "defragment", [&] {
                return std::make_unique<DefragmentOp>(DefragmentParams{disk.path, {}, (1 + pick(4)) << 16U});
            });
        case 9:
        case 10: return merge(disk);
        case 11: return flatten(disk);
        case 12: return rename(disk);
        case 13: return repair(disk);
        case 14: return meta(disk);
        default: return write(disk);
        }
    }

    // Steps.

    void perform(Operation& operation) {
        OperationRun with(fs_, 1);
        operation.run(with.context);
    }
    /// Sometimes asked to stop in the middle first: then the disk is as it was, and the same once more finishes.
    void performInterrupted(const Disk& disk, const std::function<std::unique_ptr<Operation>()>& make) {
        if (pick(4) == 0) {
            std::stop_source stop;
            Stopper stopper(fs_, stop, 1 + pick(60));
            Progress progress;
            Report report;
            OpContext context{stopper, progress, stop.get_token(), report, 1};
            try {
                make()->run(context);
                return;
            } catch (const Error& error) {
                require(error.code() == ErrorCode::Cancelled, error.what());
                story_ += "(stopped) ";
                verifyContents(disk);
            }
        }
        perform(*make());
    }

    void create() {
        auto disk = std::make_unique<Disk>();
        disk->path = newName();
        disk->type = kBaseTypes[pick(kBaseTypes.size())];
        disk->sectors.resize(200 + pick(2400));
        CreateParams params;
        params.spec.path = disk->path;
        params.spec.type = disk->type;
        params.spec.capacity = Sectors(disk->sectors.size());
        params.spec.splitAt = Sectors(2048);
        if (disk->type == Type::MonolithicSparse || disk->type == Type::TwoGbMaxExtentSparse)
            params.spec.grain = Sectors(16U << pick(4));
        tell("create " + std::string(createTypeName(disk->type)), *disk);
        CreateOp operation(params);
        perform(operation);
        disks_.push_back(std::move(disk));
        verify(*disks_.back());
    }

    void child(Disk& parent) {
        if (disks_.size() >= 7)
            return;
        auto disk = std::make_unique<Disk>();
        disk->path = newName();
        disk->type = kRedoTypes[pick(kRedoTypes.size())];
        disk->parent = &parent;
        disk->sectors = parent.sectors;
        tell("child " + disk->path.stem().string() + " of", parent);
        perform(*createChildOp({parent.path, disk->path, disk->type, {}}));
        disks_.push_back(std::move(disk));
        verify(*disks_.back());
    }

    void clone(Disk& source) {
        if (disks_.size() >= 7)
            return;
        auto disk = std::make_unique<Disk>();
        disk->path = newName();
        disk->type = kBaseTypes[pick(kBaseTypes.size())];
        disk->sectors = source.sectors;
        tell("clone " + disk->path.stem().string() + " of", source);
        performInterrupted(source, [&] {
            return std::make_unique<CloneOp>(cloneParams(source.path, kindNamed("monolithicSparse"), disk->path,
                                                         kindNamed(std::string(createTypeName(disk->type)))));
        });
        disks_.push_back(std::move(disk));
        verify(source);
        verify(*disks_.back());
    }

    /// Only where nobody builds on it.
    void write(Disk& disk) {
        if (hasChildren(disk))
            return;
        tell("write", disk);
        writeRandomly(disk);
        verify(disk);
    }
    void writeRandomly(Disk& disk) {
        const auto chain = openDisk(fs_, disk.path, forWriting());
        for (std::uint64_t n = 1 + pick(4); n > 0; --n) {
            const std::uint64_t start = pick(disk.sectors.size());
            const std::uint64_t length =
                std::min<std::uint64_t>(1 + pick(pick(4) == 0 ? 600 : 40), disk.sectors.size() - start);
            const std::uint64_t value = pick(4) == 0 ? 0 : random_() | 1U;
            if (value == 0 && pick(2) == 0) {
                chain->writeZeros(Sectors(start), Sectors(length));
            } else {
                std::vector<std::uint64_t> words(length * kSectorSize / sizeof(value), value);
                chain->write(Sectors(start), std::as_bytes(std::span(words)));
            }
            std::fill_n(disk.sectors.begin() + static_cast<std::ptrdiff_t>(start), length, value);
        }
        chain->close();
    }

    void grow(Disk& disk) {
        if (disk.parent != nullptr || hasChildren(disk))
            return;
        tell("grow", disk);
        GrowParams params;
        params.disk = disk.path;
        params.capacity = Sectors(disk.sectors.size() + 1 + pick(pick(3) == 0 ? 70'000 : 3000));
        GrowOp operation(params);
        if (operation.canRun(fs_)) {
            require(disk.sectors.size() > 30'000 || disk.type == Type::MonolithicSparse, "a disk cannot grow");
            return;
        }
        perform(operation);
        disk.sectors.resize(params.capacity.count());
        verify(disk);
    }

    void inPlace(Disk& disk, const char* name, const std::function<std::unique_ptr<Operation>()>& make) {
        if (make()->canRun(fs_))
            return;
        tell(name, disk);
        performInterrupted(disk, make);
        verify(disk);
        for (const auto& other : disks_)
            if (other->parent == &disk)
                verifyContents(*other);
    }

    /// Into its parent, if it is the only child.
    void merge(Disk& disk) {
        if (disk.parent == nullptr || childCount(*disk.parent) != 1)
            return;
        Disk& parent = *disk.parent;
        tell("merge", disk);
        performInterrupted(disk, [&] { return mergeLinkOp({disk.path, {}}); });
        parent.sectors = disk.sectors;
        for (const auto& other : disks_)
            if (other->parent == &disk)
                other->parent = &parent;
        forget(disk);
        verify(parent);
        for (const auto& other : disks_)
            if (other->parent == &parent)
                verify(*other);
    }

    void flatten(Disk& disk) {
        if (disk.parent == nullptr)
            return;
        tell("flatten", disk);
        performInterrupted(disk, [&] { return flattenOp({disk.path, {}}); });
        disk.parent = nullptr;
        verify(disk);
    }

    void rename(Disk& disk) {
        const Path name = newName();
        tell("rename to " + name.stem().string(), disk);
        RenameOp operation({.disk = disk.path, .newName = name, .open = {}});
        perform(operation);
        disk.path = name;
        for (const auto& other : disks_)
            verifyContents(*other);
    }

    void remove(Disk& disk) {
        DeleteOp operation({.disk = disk.path, .force = false, .open = {}});
        tell("delete", disk);
        if (hasChildren(disk)) {
            require(operation.canRun(fs_).has_value(), "a parent may be deleted");
            return;
        }
        perform(operation);
        require(!fs_.exists(disk.path), "the deleted disk is still there");
        forget(disk);
        verifyFolder();
    }

    /// Of a file that was not closed properly, if it is one that can say so.
    void repair(Disk& disk) {
        if (disk.type == Type::MonolithicSparse) {
            const std::array unclean{std::byte{1}};
            fs_.open(disk.path, OpenMode::ReadWrite)->writeAt(72, unclean);
        }
        tell("repair", disk);
        RepairOp operation({disk.path, {}, true});
        perform(operation);
        if (fs_.exists(undoFileOf(disk.path)))
            fs_.remove(undoFileOf(disk.path));
        verify(disk);
    }

    void meta(Disk& disk) {
        tell("meta", disk);
        MetaParams params;
        params.disk = disk.path;
        params.changes = {{"ddb.note", std::string(1 + pick(300), 'n')}};
        MetaOp operation(params);
        perform(operation);
        verify(disk);
    }

    void forget(const Disk& disk) {
        std::erase_if(disks_, [&](const auto& other) { return other.get() == &disk; });
    }

    // What must hold.

    void verify(const Disk& disk) {
        verifyContents(disk);
        CheckOp check({.disk = disk.path, .open = {}});
        perform(check);
        require(check.result().consistent,
                check.result().consistent ? "" : "damaged: " + check.result().issues.front().detail.english());
        verifyFolder();
    }

    void verifyContents(const Disk& disk) {
        const auto chain = openDisk(fs_, disk.path);
        require(chain->capacity().count() == disk.sectors.size(), "a wrong capacity");
        std::vector<std::byte> bytes;
        chain->map(Sectors(0), chain->capacity(), [&](const Run& run) {
            const bool stored = run.kind == RunKind::Data;
            bytes.resize(stored ? run.length.bytes() : 0);
            if (stored)
                chain->readRun(run, bytes);
            for (std::uint64_t i = 0; i < run.length.count(); ++i) {
                const std::uint64_t wanted = disk.sectors[run.start.count() + i];
                const bool same =
                    stored ? holds(ByteSpan(bytes).subspan(i * kSectorSize, kSectorSize), wanted) : wanted == 0;
                require(same,
                        "sector " + std::to_string(run.start.count() + i) + " of " + disk.path.string() + " differs");
            }
            return true;
        });
    }

    static bool holds(ByteSpan sector, std::uint64_t value) {
        constexpr std::size_t rest = kSectorSize - sizeof(value);
        return std::memcmp(sector.data(), &value, sizeof(value)) == 0
               && std::memcmp(sector.data(), sector.data() + sizeof(value), rest) == 0;
    }

    /// Every file belongs to a disk.
    void verifyFolder() {
        std::set<Path> known;
        for (const auto& disk : disks_) {
            const auto link = openLink(fs_, disk->path, alone());
            known.insert(link->path());
            for (const ExtentPlace& extent : link->extents())
                known.insert(extent.path);
        }
        for (const Path& file : fs_.allFiles())
            require(known.contains(file), "left over: " + file.string());
    }
    static OpenOptions alone() {
        OpenOptions options;
        options.followParents = false;
        return options;
    }

    MemoryFileSystem fs_;
    std::mt19937_64 random_;
    std::vector<std::unique_ptr<Disk>> disks_;
    unsigned names_ = 0;
    std::string story_;
};

constexpr std::uint64_t kSequencesInARow = 500; ///< which QtTest gives five minutes

std::uint64_t fromEnvironment(const char* name, std::uint64_t otherwise) {
    const QByteArray value = qgetenv(name);
    return value.isEmpty() ? otherwise : value.toULongLong();
}

} // namespace

class OperationsModelTest : public QObject {
    Q_OBJECT

private slots:
    void randomSequencesReadAsTheModelSays_data() {
        QTest::addColumn<quint64>("first");
        QTest::addColumn<quint64>("end");
        const std::uint64_t first = fromEnvironment("STRATA_SEED", 20'261'123);
        const std::uint64_t end = first + fromEnvironment("STRATA_SEQUENCES", 1500);
        for (std::uint64_t from = first; from < end; from += kSequencesInARow) {
            const std::uint64_t to = std::min(end, from + kSequencesInARow);
            QTest::newRow(("seeds " + std::to_string(from) + " to " + std::to_string(to - 1)).c_str())
                << quint64{from} << quint64{to};
        }
    }
    void randomSequencesReadAsTheModelSays() {
        QFETCH(quint64, first);
        QFETCH(quint64, end);
        for (std::uint64_t seed = first; seed < end; ++seed) {
            World world(seed);
            try {
                world.run(12);
            } catch (const std::exception& error) {
                QFAIL(("STRATA_SEED=" + std::to_string(seed) + ": " + world.story() + ": " + error.what()).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(OperationsModelTest)
#include "operations_model_test.moc"
