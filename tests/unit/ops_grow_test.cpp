// SPDX-License-Identifier: Apache-2.0
// Growing: what was there stays, what is new reads as zero, and the disk says so everywhere.
#include "core/disk/hostedsparseextent.h"
#include "core/ops/attachop.h"
#include "core/ops/checkop.h"
#include "core/ops/growop.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <random>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const Path kDisk = "/vm/a.vmdk";

void run(FileSystem& fs, Operation& operation) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    operation.run(context);
}

GrowParams to(Sectors capacity) {
    GrowParams params;
    params.disk = kDisk;
    params.capacity = capacity;
    return params;
}

void grow(FileSystem& fs, Sectors capacity) {
    GrowOp operation(to(capacity));
    run(fs, operation);
}

/// Random pieces here and there, from the first grain to the last.
std::vector<std::byte> fill(FileSystem& fs, unsigned seed) {
    const auto chain = openDisk(fs, kDisk, forWriting());
    std::mt19937_64 random(seed);
    const std::uint64_t sectors = chain->capacity().count();
    for (int i = 0; i < 40; ++i) {
        const std::uint64_t start = i == 0 ? 0 : i == 1 ? sectors - 1 : random() % sectors;
        const std::uint64_t length = std::min<std::uint64_t>(1 + random() % 200, sectors - start);
        chain->write(Sectors(start), patternBytes(length * kSectorSize, random()));
    }
    chain->close();
    return contentsOf(*chain);
}

std::vector<std::byte> grown(std::vector<std::byte> bytes, Sectors capacity) {
    bytes.resize(capacity.bytes());
    return bytes;
}

} // namespace

class OpsGrowTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void contentsStayAndTheRestIsZero_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<qulonglong>("from");
        QTest::addColumn<qulonglong>("to");
        QTest::newRow("flat") << int(CreateType::MonolithicFlat) << 5000ULL << 9001ULL;
        QTest::newRow("vmfs") << int(CreateType::Vmfs) << 5000ULL << 5001ULL;
        QTest::newRow("sparse, same tables") << int(CreateType::MonolithicSparse) << 5000ULL << 6000ULL;
        QTest::newRow("sparse, longer tables") << int(CreateType::MonolithicSparse) << 60000ULL << 2000000ULL;
        QTest::newRow("sparse, longer directory") << int(CreateType::MonolithicSparse) << 70000ULL << 20000000ULL;
        QTest::newRow("sparse, tables behind") << int(CreateType::MonolithicSparse) << 60000ULL << 700000000ULL;
        QTest::newRow("split sparse") << int(CreateType::TwoGbMaxExtentSparse) << 5000ULL << 9000ULL;
        QTest::newRow("split flat") << int(CreateType::TwoGbMaxExtentFlat) << 5000ULL << 9000ULL;
        QTest::newRow("COWD, same directory") << int(CreateType::VmfsSparse) << 5000ULL << 9000ULL;
        QTest::newRow("COWD, longer directory") << int(CreateType::VmfsSparse) << 60000ULL << 2000000ULL;
    }
    void contentsStayAndTheRestIsZero() {
        QFETCH(int, type);
        QFETCH(qulonglong, from);
        QFETCH(qulonglong, to);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), Sectors(from));
        const std::vector<std::byte> before = fill(*fs_, 1);
        const Cid cid = openDisk(*fs_, kDisk)->leaf().descriptor().cid();
        grow(*fs_, Sectors(to));
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        QCOMPARE(chain->capacity(), Sectors(to));
        QVERIFY(chain->leaf().descriptor().cid() != cid);
        if (to < 3000000)
            QVERIFY(sameBytes(contentsOf(*chain), grown(before, Sectors(to))));
        const auto bytes = patternBytes(kSectorSize, 7);
        std::vector<std::byte> read(kSectorSize);
        chain->write(Sectors(to - 1), bytes);
        chain->read(Sectors(to - 1), read);
        QVERIFY(sameBytes(read, bytes));
        chain->close();
        requireSound();
    }

    /// Longer tables than fit into an intent lie behind the old ones; what comes later must go on with that.
    void tablesBehindTheOldOnesGrowAgain() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, Sectors(60000));
        const std::vector<std::byte> before = fill(*fs_, 1);
        const Sectors second(900'000'000);
        for (const Sectors capacity : {Sectors(700'000'000), second, second + Sectors(1000)}) {
            grow(*fs_, capacity);
            requireSound();
        }
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        chain->write(second, patternBytes(kSectorSize, 5));
        chain->close();
        std::vector<std::byte> read(before.size());
        chain->read(Sectors(0), read);
        QVERIFY(sameBytes(read, before));
        requireSound();
    }

    /// Left by a grain that was moved, or by another program: the disk never read it.
    void whatLiesBehindTheEndInTheLastGrainDoesNotAppear_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("sparse") << int(CreateType::MonolithicSparse);
        QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse);
        QTest::newRow("COWD") << int(CreateType::VmfsSparse);
    }
    void whatLiesBehindTheEndInTheLastGrainDoesNotAppear() {
        QFETCH(int, type);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), Sectors(304), Sectors(32));
        const std::vector<std::byte> before = fill(*fs_, 1);
        {
            const auto chain = openDisk(*fs_, kDisk);
            const ExtentPlace& place = chain->leaf().extents().front();
            std::uint64_t end = 0;
            chain->map(Sectors(288), Sectors(16), [&](const Run& run) {
                end = run.fileOffset + run.length.bytes();
                return true;
            });
            fs_->open(place.path, OpenMode::ReadWrite)->writeAt(end, patternBytes(16 * kSectorSize, 99));
        }
        grow(*fs_, Sectors(3000));
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), grown(before, Sectors(3000))));
        requireSound();
    }

    void growingTwiceIsGrowingOnce() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, Sectors(60000));
        const std::vector<std::byte> before = fill(*fs_, 2);
        grow(*fs_, Sectors(400000));
        grow(*fs_, Sectors(2000000));
        grow(*fs_, Sectors(2000000)); // has it already
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), grown(before, Sectors(2000000))));
        requireSound();
    }

    void aSplitDiskKeepsItsShortPieceInTheMiddle() {
        makeDisk(*fs_, kDisk, CreateType::TwoGbMaxExtentSparse, Sectors(4192256 + 1000));
        grow(*fs_, Sectors(2 * 4192256 + 5000));
        const auto chain = openDisk(*fs_, kDisk);
        std::vector<std::uint64_t> sizes;
        for (const ExtentPlace& extent : chain->leaf().extents())
            sizes.push_back(extent.line.sectors.count());
        QCOMPARE(sizes, (std::vector<std::uint64_t>{4192256, 1000, 4192256, 4000}));
        QCOMPARE(chain->leaf().extents().back().path, Path("/vm/a-s004.vmdk"));
        requireSound();
    }

    void whatLiesBehindAFlatFilesEndDoesNotBecomeTheGuests() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(100));
        const auto file = fs_->open("/vm/a-flat.vmdk", OpenMode::ReadWrite);
        file->writeAt(Sectors(100).bytes(), patternBytes(5000, 3));
        grow(*fs_, Sectors(200));
        const std::vector<std::byte> bytes = contentsOf(*openDisk(*fs_, kDisk));
        QVERIFY(std::ranges::all_of(bytes, [](std::byte b) { return b == std::byte{0}; }));
    }

    void geometryFollowsWhenAsked() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(4096));
        grow(*fs_, Sectors(61440));
        QCOMPARE(openDisk(*fs_, kDisk)->leaf().descriptor().ddb("geometry.cylinders").value(), "2");
        GrowParams params = to(Sectors(62 * 2048));
        params.updateGeometry = true;
        GrowOp operation(params);
        run(*fs_, operation);
        QCOMPARE(openDisk(*fs_, kDisk)->leaf().descriptor().ddb("geometry.cylinders").value(), "62");
    }

    void refusals_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<qulonglong>("to");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, CreateType type, qulonglong to, ErrorCode code) {
            QTest::newRow(name) << int(type) << to << int(code);
        };
        row("smaller", CreateType::MonolithicSparse, 1000, ErrorCode::InvalidArgument);
        row("one sparse file beyond 2 TB", CreateType::MonolithicSparse, (1ULL << 32U) + 1,
            ErrorCode::InvalidArgument);
        row("COWD beyond 2 TB", CreateType::VmfsSparse, 1ULL << 32U, ErrorCode::InvalidArgument);
        row("beyond every product", CreateType::MonolithicFlat, 1ULL << 40U, ErrorCode::InvalidArgument);
        row("a stream", CreateType::StreamOptimized, 9000, ErrorCode::NotSupported);
    }
    void refusals() {
        QFETCH(int, type);
        QFETCH(qulonglong, to);
        QFETCH(int, code);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), Sectors(5000));
        requireRefused(Sectors(to), static_cast<ErrorCode>(code));
    }

    void aDiskWithASnapshotIsRefusedByItsName() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(5000));
        makeChild(*fs_, "/vm/a-000001.vmdk", CreateType::MonolithicSparse, Sectors(5000), kDisk);
        QVERIFY(requireRefused(Sectors(9000), ErrorCode::NotSupported).contains("a-000001.vmdk"));
    }

    void aRedoLogIsRefused() {
        makeDisk(*fs_, "/vm/base.vmdk", CreateType::MonolithicFlat, Sectors(5000));
        makeChild(*fs_, kDisk, CreateType::MonolithicSparse, Sectors(5000), "/vm/base.vmdk");
        QVERIFY(requireRefused(Sectors(9000), ErrorCode::NotSupported).contains("redo log"));
    }

    /// Another tool made the base larger, under its snapshots.
    void redoLogsCatchUpWithTheirParent_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("sparse") << int(CreateType::MonolithicSparse);
        QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse);
        QTest::newRow("COWD") << int(CreateType::VmfsSparse);
    }
    void redoLogsCatchUpWithTheirParent() {
        QFETCH(int, type);
        const Path base = "/vm/base.vmdk", top = "/vm/top.vmdk";
        makeDisk(*fs_, base, CreateType::MonolithicSparse, Sectors(5000));
        makeChild(*fs_, kDisk, CreateType(type), Sectors(5000), base);
        const auto lower = fill(*fs_, 1);
        makeChild(*fs_, top, CreateType(type), Sectors(5000), kDisk);
        fs_->makeFolders("/away");
        for (const Path& child : {kDisk, top})
            fs_->rename(child, "/away" / child.filename()); // who grows the base is not told of its children
        GrowParams larger = to(Sectors(9000));
        larger.disk = base;
        GrowOp growBase(larger);
        run(*fs_, growBase);
        for (const Path& child : {kDisk, top})
            fs_->rename("/away" / child.filename(), child);
        QCOMPARE(codeOf([&] { openDisk(*fs_, top); }), ErrorCode::ParentMismatch);
        QCOMPARE(whyNotAttachable(*fs_, {base, kDisk, true, {}})->code, ErrorCode::CapacityMismatch);

        requireRefused(Sectors(8000), ErrorCode::NotSupported);
        grow(*fs_, Sectors(9000));
        GrowParams next = larger;
        next.disk = top;
        GrowOp growTop(next);
        run(*fs_, growTop);
        run(*fs_, *attachOp({base, kDisk, true, {}}));
        QVERIFY(contentsOf(*openDisk(*fs_, kDisk)) == grown(lower, Sectors(9000)));
        QVERIFY(contentsOf(*openDisk(*fs_, top)) == grown(lower, Sectors(9000)));
        openDisk(*fs_, top, forWriting())->write(Sectors(8999), patternBytes(kSectorSize, 3));
    }

    void aForeignFileOfThePiecesNameIsKept() {
        makeDisk(*fs_, kDisk, CreateType::TwoGbMaxExtentSparse, Sectors(5000));
        fs_->writeFile("/vm/a-s002.vmdk", "somebody's");
        requireRefused(Sectors(9000), ErrorCode::AlreadyExists);
    }

    void thePlanNamesWhatChanges() {
        makeDisk(*fs_, kDisk, CreateType::TwoGbMaxExtentSparse, Sectors(5000));
        GrowOp operation(to(Sectors(9000)));
        Progress progress;
        Report report;
        OpContext context{*fs_, progress, {}, report};
        const Plan plan = operation.plan(context);
        QCOMPARE(plan.creates, std::vector<Path>{"/vm/a-s002.vmdk"});
        QCOMPARE(plan.changes, std::vector<Path>{kDisk});
        QVERIFY(!plan.warnings.empty());
        QCOMPARE(openDisk(*fs_, kDisk)->capacity(), Sectors(5000));
    }

private:
    void requireSound() {
        CheckOp check({.disk = kDisk, .open = {}});
        run(*fs_, check);
        QVERIFY2(check.result().consistent,
                 check.result().issues.empty() ? "?" : check.result().issues.front().detail.english().c_str());
    }
    QString requireRefused(Sectors capacity, ErrorCode code) {
        const std::optional<Refusal> refusal = GrowOp(to(capacity)).canRun(*fs_);
        if (!refusal)
            return QStringLiteral("not refused");
        if (refusal->code != code)
            qWarning("%s", refusal->reason.english().c_str());
        [&] { QCOMPARE(refusal->code, code); }();
        [&] { QCOMPARE(codeOf([&] { grow(*fs_, capacity); }), code); }();
        return QString::fromStdString(refusal->reason.english());
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(OpsGrowTest)
#include "ops_grow_test.moc"
