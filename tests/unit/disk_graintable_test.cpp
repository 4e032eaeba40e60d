// SPDX-License-Identifier: Apache-2.0
// Grain tables: bounded memory, many threads, few reads, and quick answers about very large disks.
#include "core/base/error.h"
#include "core/disk/extentranges.h"
#include "core/disk/extentsoundness.h"
#include "core/disk/extentwriter.h"
#include "core/disk/graintablecache.h"
#include "core/format/sparseheader.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <ctime>
#include <random>
#include <set>
#include <thread>

using namespace strata;
using namespace strata::test;

namespace {

/// An empty hosted sparse file of almost 2 TiB: the most that one can hold.
constexpr Sectors kHuge{(std::uint64_t{1} << 32U) - (std::uint64_t{1} << 20U)};

GrainTable tableOf(std::uint64_t number, std::size_t bytes) {
    return {.state = TableState::Loaded, .bytes = std::vector<std::byte>(bytes, static_cast<std::byte>(number))};
}

} // namespace

class DiskGrainTableTest : public QObject {
    Q_OBJECT

private slots:
    void theCacheKeepsWhatWasUsedLast() {
        GrainTableCache cache(10 * 1200);
        std::set<std::uint64_t> loaded;
        const auto get = [&](std::uint64_t number) {
            return cache.get(number, [&] {
                loaded.insert(number);
                return tableOf(number, 1024);
            });
        };
        for (std::uint64_t i = 0; i < 100; ++i) {
            QCOMPARE(get(i)->bytes[0], static_cast<std::byte>(i));
            get(0); // used all the time
        }
        loaded.clear();
        for (const std::uint64_t i : {0U, 99U, 98U, 97U, 96U})
            get(i);
        QVERIFY(loaded.empty());
        get(50);
        QVERIFY(loaded.contains(50));
        cache.drop(0);
        get(0);
        QVERIFY(loaded.contains(0));
    }

    void theCacheServesManyThreads() {
        GrainTableCache cache(50'000);
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (unsigned t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                std::mt19937 random(t);
                for (int i = 0; i < 5000; ++i) {
                    const std::uint64_t number = random() % 200;
                    const auto table = cache.get(number, [&] { return tableOf(number, 500); });
                    if (table->bytes[0] != static_cast<std::byte>(number))
                        ++wrong;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void anEmptyDiskOfTwoTebibytesIsMappedAtOnce() {
        TemporaryFolder folder;
        FileSystem& fs = nativeFileSystem();
        makeSparseWriter(fs.create(folder / "d"), kHuge, kDefaultGrain, {})->finish();
        // Processor time, not wall time: other tests may run beside this one.
        const auto microseconds = [] { return std::clock() / (CLOCKS_PER_SEC / 1'000'000); };
        const long begin = microseconds();
        const auto extent = openSparse(fs, folder / "d");
        const long opened = microseconds() - begin;
        const std::vector<Run> runs = runsOf(*extent);
        const long mapped = microseconds() - begin - opened;
        QCOMPARE(runs.size(), 1U);
        QVERIFY(runs[0].kind == RunKind::Hole && runs[0].length == kHuge);
        qInfo("opened in %ld us, mapped in %ld us", opened, mapped);
        QVERIFY(opened + mapped < 200'000); // a debug build; a release build takes 5 ms
    }

    void openingReadsTheDirectoriesOnly() {
        MemoryFileSystem memory;
        makeSparseWriter(memory.create("/d"), kHuge, kDefaultGrain, {})->finish();
        FaultFileSystem counting(memory);
        counting.arm({.where = calls({Call::Read}), .nth = 1'000'000});
        const auto extent = openSparse(counting, "/d");
        QVERIFY2(counting.count() < 40, qPrintable(QString::number(counting.count())));
        counting.arm({.where = calls({Call::Read}), .nth = 1'000'000});
        QCOMPARE(runsOf(*extent).size(), 1U);
        QVERIFY2(counting.count() < 40, qPrintable(QString::number(counting.count())));
    }

    void tablesAreReadByTheMebibyte() {
        constexpr std::uint64_t tables = 4096;
        MemoryFileSystem memory;
        const auto writer = makeSparseWriter(memory.create("/d"), Sectors(tables * 512 * 8), Sectors(8), {});
        for (std::uint64_t t = 0; t < tables; ++t) // one grain a table
            writer->place(Sectors(t * 4096 + 8 * (t % 500)), Sectors(8));
        writer->finish();
        writer->file().truncate(writer->file().size() + tables * 4096);
        FaultFileSystem counting(memory);
        const auto extent = openSparse(counting, "/d");
        counting.arm({.where = calls({Call::Read}), .nth = 1'000'000});
        const std::vector<Run> runs = runsOf(*extent);
        QVERIFY(runs.size() >= 2 * tables);
        QVERIFY2(counting.count() <= 2 * (tables / 512 + 2), qPrintable(QString::number(counting.count())));
    }

    void mapsOfPartsAddUpToTheMapOfTheWhole() {
        MemoryFileSystem memory;
        const Sectors capacity(64 * 4096 + 77);
        const auto writer = makeSparseWriter(memory.create("/d"), capacity, Sectors(8), {});
        std::mt19937_64 random(5);
        for (std::uint64_t g = 0; g * 8 < capacity.count(); g += 1 + random() % 40) {
            const Sectors start(g * 8);
            writer->file().writeAt(writer->place(start, std::min(Sectors(8), capacity - start)),
                                   patternBytes(4096, g));
        }
        writer->finish();
        const auto extent = openSparse(memory, "/d");
        const std::vector<Run> whole = runsOf(*extent); // by stretches
        for (int i = 0; i < 40; ++i) {
            const Sectors start(random() % capacity.count());
            const Sectors length(1 + random() % std::min<std::uint64_t>(capacity.count() - start.count(), 90'000));
            for (const Run& run : runsOf(*extent, start, length)) { // some through the cache, some by stretches
                const auto home = std::ranges::find_if(
                    whole, [&](const Run& w) { return w.start <= run.start && run.end() <= w.end(); });
                QVERIFY(home != whole.end() && home->kind == run.kind && home->stored == run.stored);
                if (run.stored)
                    QCOMPARE(run.fileOffset, home->fileOffset + (run.start - home->start).bytes());
            }
        }
    }

    void aMapCanBeStopped() {
        MemoryFileSystem memory;
        const auto writer = makeSparseWriter(memory.create("/d"), Sectors(1 << 22), Sectors(8), {});
        for (std::uint64_t g = 0; g < 5000; g += 2)
            writer->file().writeAt(writer->place(Sectors(g * 8), Sectors(8)), patternBytes(4096, 1));
        writer->finish();
        const auto extent = openSparse(memory, "/d");
        int calls = 0;
        extent->map(Sectors(0), extent->capacity(), [&](const Run&) { return ++calls < 3; });
        QCOMPARE(calls, 3);
    }

    void rangesFindOverlaps() {
        SectorRanges ranges;
        ranges.add(10, 20);
        ranges.add(0, 1);
        ranges.add(20, 24);
        ranges.add(30, 30); // empty
        ranges.finish();
        QVERIFY(!ranges.collided());
        QCOMPARE(ranges.end(), 24U);
        QVERIFY(ranges.overlaps(0, 1) && ranges.overlaps(5, 11) && ranges.overlaps(23, 99) && ranges.overlaps(0, 99));
        QVERIFY(!ranges.overlaps(1, 10) && !ranges.overlaps(24, 1000));
        ranges.add(23, 25);
        ranges.finish();
        QVERIFY(ranges.collided());
    }

    void scatteredMetadataIsLimited() {
        SectorRanges ranges;
        QCOMPARE(codeOf([&] {
                     for (std::uint64_t i = 0; i <= SectorRanges::kMaxPieces; ++i)
                         ranges.add(i * 2, i * 2 + 1);
                 }),
                 ErrorCode::LimitExceeded);
    }

    void sharedPlacesAreFound_data() {
        using Claims = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
        QTest::addColumn<Claims>("claims");
        QTest::addColumn<bool>("disjoint");
        QTest::newRow("none") << Claims{} << true;
        QTest::newRow("neighbours") << Claims{{128, 256}, {0, 128}, {256, 300}} << true;
        QTest::newRow("twice") << Claims{{128, 256}, {128, 256}} << false;
        QTest::newRow("within a run") << Claims{{0, 1280}, {640, 768}} << false;
        QTest::newRow("same phase") << Claims{{5, 133}, {133, 261}} << true;
        QTest::newRow("other phase") << Claims{{0, 128}, {130, 258}, {300, 428}} << true;
        QTest::newRow("other phase, overlapping") << Claims{{0, 128}, {130, 258}, {257, 385}} << false;
        QTest::newRow("at the end") << Claims{{1 << 20, (1 << 20) + 128}, {(1 << 20) + 127, (1 << 20) + 200}}
                                    << false;
    }
    void sharedPlacesAreFound() {
        using Claims = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
        QFETCH(Claims, claims);
        QFETCH(bool, disjoint);
        QCOMPARE(claimsAreDisjoint((1 << 20) + 256, 128,
                                   [&](ClaimSink sink) {
                                       for (const auto& [begin, end] : claims)
                                           sink(begin, end);
                                   }),
                 disjoint);
    }

    void sharedPlacesAreFoundBeyondOneWindow() {
        const std::uint64_t far = (std::uint64_t{1} << 31U) + 7;
        const auto visit = [&](std::uint64_t second) {
            return claimsAreDisjoint(std::uint64_t{1} << 32U, 8, [&](ClaimSink sink) {
                sink(3, 11); // another phase: counted by the sector, in eight windows
                sink(far, far + 8);
                sink(second, second + 8);
            });
        };
        QVERIFY(visit(far + 8));
        QVERIFY(!visit(far + 7));
    }
};

QTEST_GUILESS_MAIN(DiskGrainTableTest)
#include "disk_graintable_test.moc"
