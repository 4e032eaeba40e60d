// SPDX-License-Identifier: Apache-2.0
// Shrinking: the guest reads the same, the file is as small as what it holds, and the plan said so before.
#include "core/ops/checkop.h"
#include "core/ops/shrinkop.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const Path kDisk = "/vm/a.vmdk";
constexpr Sectors kCapacity{40000};

template<class Op>
void run(FileSystem& fs, Op& operation) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    operation.run(context);
}

Plan planOf(FileSystem& fs) {
    ShrinkOp operation({.disk = kDisk, .open = {}});
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    return operation.plan(context);
}

void shrink(FileSystem& fs) {
    ShrinkOp operation({.disk = kDisk, .open = {}});
    run(fs, operation);
}

/// Grains of data in random order, every third one overwritten with zeros.
void scatter(DiskChain& chain, unsigned seed) {
    std::vector<std::uint64_t> grains(kCapacity.count() / 128);
    std::iota(grains.begin(), grains.end(), 0);
    std::mt19937_64 random(seed);
    std::ranges::shuffle(grains, random);
    for (std::size_t i = 0; i < grains.size() / 2; ++i) {
        const std::vector<std::byte> zeros(128 * kSectorSize);
        chain.write(Sectors(grains[i] * 128), i % 3 == 0 ? zeros : patternBytes(128 * kSectorSize, random()));
    }
}

std::uint64_t sizeOf(FileSystem& fs, const Path& path) { return fs.status(path)->size; }

} // namespace

class OpsShrinkTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void contentsStayAndTheFileFits_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("monolithic") << int(CreateType::MonolithicSparse);
        QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse);
        QTest::newRow("COWD") << int(CreateType::VmfsSparse);
    }
    void contentsStayAndTheFileFits() {
        QFETCH(int, type);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), kCapacity);
        const Path file = openLink(*fs_, kDisk)->extents().front().path;
        const std::vector<std::byte> before = filled(1);
        const Cid cid = openDisk(*fs_, kDisk)->leaf().descriptor().cid();
        const std::uint64_t sizeBefore = sizeOf(*fs_, file);
        const Plan plan = planOf(*fs_);
        QVERIFY(plan.frees > 0);
        shrink(*fs_);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        QCOMPARE(openDisk(*fs_, kDisk)->leaf().descriptor().cid(), cid);
        QCOMPARE(sizeBefore - sizeOf(*fs_, file), plan.frees);
        requireSound();
        QCOMPARE(planOf(*fs_).frees, 0ULL);
    }

    void placesThatNothingRefersToAreUsedAgain() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        filled(2);
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        chain->writeZeros(Sectors(0), Sectors(kCapacity.count() / 256 * 128)); // gives places up
        chain->close();
        const std::vector<std::byte> before = contentsOf(*openDisk(*fs_, kDisk));
        const std::uint64_t sizeBefore = sizeOf(*fs_, kDisk);
        const std::uint64_t frees = planOf(*fs_).frees;
        shrink(*fs_);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        QCOMPARE(sizeBefore - sizeOf(*fs_, kDisk), frees);
        requireSound();
    }

    void aChildsZerosStillHideItsParent() {
        makeDisk(*fs_, "/vm/base.vmdk", CreateType::MonolithicFlat, kCapacity);
        fs_->open("/vm/base-flat.vmdk", OpenMode::ReadWrite)->writeAt(0, patternBytes(kCapacity.bytes(), 9));
        makeChild(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity, "/vm/base.vmdk");
        const std::vector<std::byte> before = filled(3);
        const std::uint64_t sizeBefore = sizeOf(*fs_, kDisk);
        shrink(*fs_);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        QVERIFY(sizeOf(*fs_, kDisk) < sizeBefore);
    }

    /// COWD has no mark for zeros: only what nothing refers to goes.
    void aCowdChildsZerosStay() {
        makeDisk(*fs_, "/vm/base.vmdk", CreateType::MonolithicFlat, kCapacity);
        fs_->open("/vm/base-flat.vmdk", OpenMode::ReadWrite)->writeAt(0, patternBytes(kCapacity.bytes(), 9));
        makeChild(*fs_, kDisk, CreateType::VmfsSparse, kCapacity, "/vm/base.vmdk");
        const std::vector<std::byte> before = filled(3);
        const Path file = openLink(*fs_, kDisk)->extents().front().path;
        const std::uint64_t size = sizeOf(*fs_, file);
        shrink(*fs_);
        QCOMPARE(sizeOf(*fs_, file), size);
        fs_->open(file, OpenMode::ReadWrite)->truncate(size + 65536); // as ESX lets it grow in steps
        shrink(*fs_);
        QCOMPARE(sizeOf(*fs_, file), size);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        requireSound();
    }

    void aCowdFileNeedsRoomBesideIt() {
        makeDisk(*fs_, kDisk, CreateType::VmfsSparse, kCapacity);
        const std::vector<std::byte> before = filled(6);
        const Path file = openLink(*fs_, kDisk)->extents().front().path;
        const std::uint64_t size = sizeOf(*fs_, file);
        VolumeInfo volume = fs_->volume("/vm");
        volume.free = size / 4;
        fs_->setVolume(volume);
        QCOMPARE(codeOf([&] { shrink(*fs_); }), ErrorCode::NoSpace);
        QCOMPARE(sizeOf(*fs_, file), size);
        QCOMPARE(fs_->list("/vm").size(), std::size_t{2});
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
    }

    /// Names and generations in the header mean something to ESX.
    void aCowdHeaderKeepsWhatWeDoNotKnow() {
        makeDisk(*fs_, kDisk, CreateType::VmfsSparse, kCapacity);
        filled(7);
        const Path file = openLink(*fs_, kDisk)->extents().front().path;
        fs_->open(file, OpenMode::ReadWrite)->writeAt(1064, asBytes("a name"));
        shrink(*fs_);
        std::array<std::byte, 6> name{};
        fs_->open(file, OpenMode::Read)->readExactly(1064, name);
        QCOMPARE(asText(name), std::string_view("a name"));
        requireSound();
    }

    void aFlatFileGetsHoles() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, kCapacity);
        fs_->open("/vm/a-flat.vmdk", OpenMode::ReadWrite)->writeAt(0, std::vector<std::byte>(kCapacity.bytes()));
        const std::vector<std::byte> before = filled(4);
        const std::uint64_t allocated = fs_->status("/vm/a-flat.vmdk")->allocated;
        shrink(*fs_);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        QVERIFY(fs_->status("/vm/a-flat.vmdk")->allocated < allocated);
    }

    void aDiskWithoutZerosIsLeftAlone() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        chain->write(Sectors(256), patternBytes(128 * kSectorSize, 1));
        chain->close();
        const std::vector<std::byte> before = fs_->readFile(kDisk);
        const Plan plan = planOf(*fs_);
        QCOMPARE(plan.frees, 0ULL);
        QVERIFY(plan.changes.empty());
        QVERIFY(!plan.warnings.empty());
        shrink(*fs_);
        QVERIFY(sameBytes(fs_->readFile(kDisk), before));
    }

    void aStreamIsRefusedInWords() {
        makeDisk(*fs_, kDisk, CreateType::StreamOptimized, kCapacity);
        const std::optional<Refusal> refusal = ShrinkOp({.disk = kDisk, .open = {}}).canRun(*fs_);
        QVERIFY(refusal.has_value());
        QCOMPARE(refusal->code, ErrorCode::NotSupported);
    }

    void cancelledItIsWholeAndGoesOn() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        const std::vector<std::byte> before = filled(5);
        std::stop_source stop;
        stop.request_stop();
        Progress progress;
        Report report;
        OpContext context{*fs_, progress, stop.get_token(), report};
        ShrinkOp cancelled({.disk = kDisk, .open = {}});
        QCOMPARE(codeOf([&] { cancelled.run(context); }), ErrorCode::Cancelled);
        requireSound();
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        shrink(*fs_);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
    }

private:
    std::vector<std::byte> filled(unsigned seed) {
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        scatter(*chain, seed);
        chain->close();
        return contentsOf(*openDisk(*fs_, kDisk));
    }
    void requireSound() {
        CheckOp check({.disk = kDisk, .open = {}});
        run(*fs_, check);
        QVERIFY(check.result().consistent);
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(OpsShrinkTest)
#include "ops_shrink_test.moc"
