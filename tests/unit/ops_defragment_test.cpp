// SPDX-License-Identifier: Apache-2.0
// Defragmenting: the guest reads the same, and in the file every grain follows the one before.
#include "core/disk/hostedsparseextent.h"
#include "core/ops/checkop.h"
#include "core/ops/defragmentop.h"
#include "core/ops/fileorder.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultfilesystem.h"
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
constexpr Sectors kCapacity{20000};
constexpr std::uint64_t kGrain = 128;

DefragmentResult defragment(FileSystem& fs, std::uint64_t windowBytes) {
    DefragmentOp operation({.disk = kDisk, .open = {}, .windowBytes = windowBytes});
    OperationRun with(fs);
    operation.run(with.context);
    return operation.result();
}

Plan planOf(FileSystem& fs) {
    DefragmentOp operation({.disk = kDisk, .open = {}});
    OperationRun with(fs);
    return operation.plan(with.context);
}

std::vector<std::uint64_t> shuffledGrains(unsigned seed) {
    std::vector<std::uint64_t> grains(kCapacity.count() / kGrain);
    std::iota(grains.begin(), grains.end(), 0);
    std::ranges::shuffle(grains, std::mt19937_64(seed));
    return grains;
}

/// How much of the guest one column of a file covers at the most.
double steepest(const std::vector<FileColumn>& columns) {
    double most = 0;
    for (const FileColumn& column : columns)
        most = std::max(most, column.highest - column.lowest);
    return most;
}

double filling(const std::vector<FileColumn>& columns) {
    double sum = 0;
    for (const FileColumn& column : columns)
        sum += column.filled;
    return sum / static_cast<double>(columns.size());
}

} // namespace

class OpsDefragmentTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void grainsComeIntoOrder_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<quint64>("window");
        QTest::addColumn<int>("share"); // of grains that are stored, in percent
        const auto row = [](CreateType type, quint64 window, int share) {
            QTest::addRow("%s %d%% by %llu", createTypeName(type).data(), share, window)
                << int(type) << window << share;
        };
        for (const quint64 window :
             std::initializer_list<quint64>{0, 3 * kGrain * kSectorSize, 1U << 20U, 64U << 20U})
            row(CreateType::MonolithicSparse, window, 60);
        row(CreateType::MonolithicSparse, 1U << 20U, 10);
        row(CreateType::MonolithicSparse, 1U << 20U, 100);
        row(CreateType::TwoGbMaxExtentSparse, 1U << 20U, 60);
        row(CreateType::VmfsSparse, 1U << 20U, 60);
    }
    void grainsComeIntoOrder() {
        QFETCH(int, type);
        QFETCH(quint64, window);
        QFETCH(int, share);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), kCapacity);
        const std::vector<std::byte> before = fill(static_cast<unsigned>(share), share);
        const Cid cid = openDisk(*fs_, kDisk)->leaf().descriptor().cid();
        const DefragmentResult result = defragment(*fs_, window);
        QVERIFY(result.before.pieces > 10);
        QCOMPARE(result.after.percent(), 0.0);
        QCOMPARE(result.after.pieces, 1ULL);
        QCOMPARE(result.after.grains, result.before.grains);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        QCOMPARE(openDisk(*fs_, kDisk)->leaf().descriptor().cid(), cid);
        requireSound();
        QCOMPARE(planOf(*fs_).writes, 0ULL);
    }

    void theFilesOrderIsDrawn_data() {
        QTest::addColumn<int>("type");
        for (const CreateType type :
             {CreateType::MonolithicSparse, CreateType::TwoGbMaxExtentSparse, CreateType::VmfsSparse})
            QTest::addRow("%s", createTypeName(type).data()) << int(type);
    }
    void theFilesOrderIsDrawn() {
        QFETCH(int, type);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), kCapacity);
        fill(3, 90);
        const FileOrder before = readFileOrder(*fs_, kDisk, {}, 20, {});
        QCOMPARE(before.now.size(), std::size_t{20});
        QVERIFY(steepest(before.now) > 0.5);
        QVERIFY(steepest(before.ordered) < 0.1);
        defragment(*fs_, 1U << 20U);
        const FileOrder after = readFileOrder(*fs_, kDisk, {}, 20, {});
        QVERIFY(steepest(after.now) < 0.1);
        QVERIFY(filling(after.now) > 0.8);
    }

    void filesWithoutAnOrderAreNotDrawn() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, kCapacity);
        QVERIFY(readFileOrder(*fs_, kDisk, {}, 20, {}).now.empty());
    }

    void theFileIsCutBehindItsGrains() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        const std::uint64_t empty = fs_->status(kDisk)->size;
        fill(7, 50);
        const DefragmentResult result = defragment(*fs_, 1U << 20U);
        QCOMPARE(fs_->status(kDisk)->size, empty + result.after.grains * kGrain * kSectorSize);
    }

    void grainsBetweenPlacesAreStraightened() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        const std::vector<std::byte> before = fill(8, 40);
        moveAskew(24);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        defragment(*fs_, 1U << 20U);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        QCOMPARE(planOf(*fs_).writes, 0ULL);
        requireSound();
    }

    void aDiskInOrderIsNotWritten() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        chain->write(Sectors(0), patternBytes(16 * kGrain * kSectorSize, 1));
        chain->close();
        const auto before = fs_->readFile(kDisk);
        QCOMPARE(planOf(*fs_).changes.size(), std::size_t{0});
        defragment(*fs_, 1U << 20U);
        QCOMPARE(fs_->readFile(kDisk), before);
    }

    void aFlatDiskSaysSo() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, kCapacity);
        QVERIFY(planOf(*fs_).warnings.front().english().starts_with("A flat disk"));
        QCOMPARE(defragment(*fs_, 1U << 20U).before.grains, 0ULL);
    }

    void otherKindsAreRefused_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("compressed") << int(CreateType::StreamOptimized);
    }
    void otherKindsAreRefused() {
        QFETCH(int, type);
        makeDisk(*fs_, kDisk, static_cast<CreateType>(type), kCapacity);
        DefragmentOp operation({.disk = kDisk, .open = {}});
        QCOMPARE(operation.canRun(*fs_)->code, ErrorCode::NotSupported);
    }

    void cancelledItLeavesAWholeDiskAndGoesOn() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        const std::vector<std::byte> before = fill(9, 60);
        Progress progress;
        Report report;
        std::stop_source stop;
        OpContext context{*fs_, progress, stop.get_token(), report};
        DefragmentOp operation({.disk = kDisk, .open = {}, .windowBytes = 1U << 20U});
        stop.request_stop();
        QVERIFY(codeOf([&] { operation.run(context); }) == ErrorCode::Cancelled);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, kDisk)), before));
        requireSound();
        QCOMPARE(defragment(*fs_, 1U << 20U).after.percent(), 0.0);
    }

    /// A volume that fills up: an error, and the disk reads the same.
    void aFullVolumeLosesNothing() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, kCapacity);
        const std::vector<std::byte> before = fill(10, 60);
        for (std::uint64_t nth = 1; nth < 40; nth += 3) {
            const auto copy = fs_->snapshot();
            FaultFileSystem faulty(*copy);
            faulty.arm({.where = roomTakingCalls(), .nth = nth, .errnoValue = 28, .fromThenOn = true});
            QVERIFY(codeOf([&] { defragment(faulty, 1U << 20U); }) == ErrorCode::NoSpace);
            faulty.disarm();
            QVERIFY(sameBytes(contentsOf(*openDisk(*copy, kDisk)), before));
            QCOMPARE(defragment(*copy, 1U << 20U).after.percent(), 0.0);
            QVERIFY(sameBytes(contentsOf(*openDisk(*copy, kDisk)), before));
        }
    }

private:
    /// Writes some grains in random order; returns what the disk reads then.
    std::vector<std::byte> fill(unsigned seed, int share) {
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        const std::vector<std::uint64_t> grains = shuffledGrains(seed);
        for (std::size_t i = 0; i < grains.size() * static_cast<std::size_t>(share) / 100; ++i)
            chain->write(Sectors(grains[i] * kGrain), patternBytes(kGrain * kSectorSize, seed + i));
        chain->close();
        return contentsOf(*openDisk(*fs_, kDisk));
    }
    /// Puts some sectors between the metadata and the grains, as tools do that do not align them.
    void moveAskew(std::uint32_t sectors) {
        std::vector<std::byte> bytes = fs_->readFile(kDisk);
        constexpr std::size_t kRedundantDirectoryAt = 48, kDirectoryAt = 56, kOverHeadAt = 64;
        for (const std::size_t directoryAt : {kRedundantDirectoryAt, kDirectoryAt}) {
            const auto directory = loadLe<std::uint64_t>(bytes, directoryAt) * kSectorSize;
            const auto table =
                std::size_t{loadLe<std::uint32_t>(bytes, directory)} * kSectorSize; // there is only one
            for (std::size_t entry = table; entry < table + 512 * sizeof(std::uint32_t);
                 entry += sizeof(std::uint32_t))
                if (const auto place = loadLe<std::uint32_t>(bytes, entry); place != 0)
                    storeLe<std::uint32_t>(bytes, entry, place + sectors);
        }
        const auto front = loadLe<std::uint64_t>(bytes, kOverHeadAt) * kSectorSize;
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(front), sectors * kSectorSize, std::byte{0});
        fs_->writeFile(kDisk, bytes);
    }
    void requireSound() {
        CheckOp check({.disk = kDisk, .open = {}});
        OperationRun with(*fs_);
        check.run(with.context);
        QVERIFY2(check.result().consistent,
                 check.result().issues.empty() ? "" : check.result().issues.front().detail.english().c_str());
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(OpsDefragmentTest)
#include "ops_defragment_test.moc"
