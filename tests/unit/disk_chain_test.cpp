// SPDX-License-Identifier: Apache-2.0
// A chain reads through its links, copies on write, and changes the leaf's content ID once.
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>
#include <future>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

constexpr Sectors kCapacity{4096};
constexpr Sectors kGrain{128};

} // namespace

class DiskChainTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void theHighestLinkThatOwnsASectorAnswers() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        write("/vm/a.vmdk", kGrain, 3 * kGrain.bytes(), 1);
        makeChild(*fs_, "/vm/b.vmdk", CreateType::TwoGbMaxExtentSparse, kCapacity, "/vm/a.vmdk");
        write("/vm/b.vmdk", kGrain * 2, kGrain.bytes(), 2);
        makeChild(*fs_, "/vm/c.vmdk", CreateType::MonolithicSparse, kCapacity, "/vm/b.vmdk");
        {
            const auto chain = openDisk(*fs_, "/vm/c.vmdk", forWriting());
            chain->writeZeros(kGrain * 3, kGrain);
            chain->close();
        }
        const auto chain = openDisk(*fs_, "/vm/c.vmdk");
        const std::vector<Run> runs = runsOf(*chain);
        QCOMPARE(runs.size(), std::size_t{5});
        const auto is = [&](std::size_t i, std::uint64_t grains, std::uint64_t count, RunKind kind,
                            std::uint32_t link) {
            return runs[i].start == kGrain * grains && runs[i].length == kGrain * count && runs[i].kind == kind
                   && runs[i].link == link;
        };
        QVERIFY(is(0, 0, 1, RunKind::Hole, 0));
        QVERIFY(is(1, 1, 1, RunKind::Data, 0));
        QVERIFY(is(2, 2, 1, RunKind::Data, 1));
        QVERIFY(is(3, 3, 1, RunKind::Zero, 2));
        QVERIFY(is(4, 4, 28, RunKind::Hole, 0));
        const auto all = contentsOf(*chain);
        QVERIFY(same(all, kGrain, patternBytes(kGrain.bytes(), 1)));
        QVERIFY(same(all, kGrain * 2, patternBytes(kGrain.bytes(), 2)));
        QVERIFY(isAllZero(ByteSpan(all).subspan((kGrain * 3).bytes())));
    }

    // The base goes on behind the end of the link in the middle; what it holds there belongs to nobody above.
    void behindTheEndOfAShorterParentAllIsZero() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::Vmfs, kCapacity);
        write("/vm/a.vmdk", Sectors(0), kCapacity.bytes(), 1);
        makeChild(*fs_, "/vm/b.vmdk", CreateType::MonolithicSparse, Sectors(1000), "/vm/a.vmdk");
        makeChild(*fs_, "/vm/c.vmdk", CreateType::MonolithicSparse, Sectors(8192), "/vm/b.vmdk");
        const auto chain = openDisk(*fs_, "/vm/c.vmdk", forWriting());
        QCOMPARE(chain->capacity(), Sectors(8192));
        const std::vector<Run> runs = runsOf(*chain);
        QCOMPARE(runs.size(), std::size_t{2});
        QCOMPARE(runs[0].length, Sectors(1000));
        QCOMPARE(runs[1].kind, RunKind::Zero);
        QCOMPARE(runs[1].link, 1U);
        // Nor may a grain that is composed across that end pick it up.
        chain->write(Sectors(1010), patternBytes(512, 9));
        auto all = contentsOf(*chain);
        QVERIFY(isAllZero(ByteSpan(all).subspan(1000 * 512, 10 * 512)));
        QVERIFY(isAllZero(ByteSpan(all).subspan(1011 * 512)));
        QVERIFY(same(all, Sectors(1010), patternBytes(512, 9)));
    }

    void aPartOfAGrainTakesTheRestFromTheParents() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::Vmfs, kCapacity);
        write("/vm/a.vmdk", Sectors(0), kCapacity.bytes(), 1);
        const auto before = contents("/vm/a.vmdk");
        makeChild(*fs_, "/vm/b.vmdk", CreateType::MonolithicSparse, kCapacity, "/vm/a.vmdk");
        write("/vm/b.vmdk", Sectors(130), 5 * 512, 2);
        auto expected = before;
        std::ranges::copy(patternBytes(5 * 512, 2), expected.begin() + 130 * 512);
        QVERIFY(contents("/vm/b.vmdk") == expected);
        QVERIFY(contents("/vm/a.vmdk") == before);
    }

    void theContentIdChangesWithTheFirstWriteOnly_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("embedded") << int(CreateType::MonolithicSparse);
        QTest::newRow("file") << int(CreateType::TwoGbMaxExtentSparse);
    }
    void theContentIdChangesWithTheFirstWriteOnly() {
        QFETCH(int, type);
        makeDisk(*fs_, "/vm/a.vmdk", CreateType(type), kCapacity);
        const Cid first = cidOf("/vm/a.vmdk");
        {
            const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
            chain->write(Sectors(0), {});
            chain->writeZeros(Sectors(7), Sectors(0));
            chain->close();
        }
        QCOMPARE(cidOf("/vm/a.vmdk"), first);
        const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
        chain->write(Sectors(0), patternBytes(512, 1));
        const Cid second = cidOf("/vm/a.vmdk");
        QVERIFY(second != first);
        QCOMPARE(chain->leaf().descriptor().cid(), second);
        chain->write(Sectors(9), patternBytes(512, 1));
        chain->writeZeros(Sectors(0), kCapacity);
        chain->close();
        QCOMPARE(cidOf("/vm/a.vmdk"), second);
    }

    void zeroingWhatIsZeroTakesNoSpace_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("COWD") << int(CreateType::VmfsSparse);
        QTest::newRow("hosted") << int(CreateType::MonolithicSparse);
    }
    void zeroingWhatIsZeroTakesNoSpace() {
        QFETCH(int, type);
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        write("/vm/a.vmdk", kGrain * 4, kGrain.bytes(), 1);
        makeChild(*fs_, "/vm/b.vmdk", CreateType(type), kCapacity, "/vm/a.vmdk");
        const Path file = openLink(*fs_, "/vm/b.vmdk")->extents().front().path;
        const auto zero = [&](Sectors start, Sectors length) {
            const auto chain = openDisk(*fs_, "/vm/b.vmdk", forWriting());
            chain->writeZeros(start, length);
            chain->close();
        };
        const std::uint64_t before = fs_->status(file)->size;
        zero(Sectors(3), Sectors(200));
        zero(kGrain * 6, kCapacity - kGrain * 6);
        QCOMPARE(fs_->status(file)->size, before);
        zero(Sectors(0), kCapacity);
        QVERIFY(isAllZero(contents("/vm/b.vmdk")));
        QVERIFY(fs_->status(file)->size <= before + 32 * 512 + kGrain.bytes());
    }

    void onlyTheLeafIsWrittenAndOnlyIfItWasOpenedForThat() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        const auto before = fs_->readFile("/vm/a.vmdk");
        const auto chain = openDisk(*fs_, "/vm/a.vmdk");
        QVERIFY(!chain->capabilities().write);
        QCOMPARE(codeOf([&] { chain->write(Sectors(0), patternBytes(512, 1)); }), ErrorCode::ReadOnly);
        QCOMPARE(codeOf([&] { chain->writeZeros(Sectors(0), Sectors(1)); }), ErrorCode::ReadOnly);
        QVERIFY(fs_->readFile("/vm/a.vmdk") == before);
    }

    void rangesAreChecked() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
        const Cid cid = cidOf("/vm/a.vmdk");
        std::vector<std::byte> two(1024);
        QCOMPARE(codeOf([&] { chain->write(kCapacity - Sectors(1), two); }), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf([&] { chain->write(Sectors(0), ByteSpan(two).first(100)); }), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf([&] { chain->writeZeros(kCapacity, Sectors(1)); }), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf([&] { chain->read(kCapacity - Sectors(1), two); }), ErrorCode::InvalidArgument);
        QCOMPARE(cidOf("/vm/a.vmdk"), cid);
    }

    void capabilitiesAreThoseOfTheLeaf() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::StreamOptimized, kCapacity);
        makeChild(*fs_, "/vm/b.vmdk", CreateType::VmfsSparse, kCapacity, "/vm/a.vmdk");
        const auto chain = openDisk(*fs_, "/vm/b.vmdk", forWriting());
        const Capabilities all = chain->capabilities();
        QVERIFY(all.write && all.allocates && all.compressed && !all.markZero);
        QCOMPARE(all.granularity, Sectors(1));
    }

    void manyThreadsMayRead() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::TwoGbMaxExtentSparse, kCapacity);
        write("/vm/a.vmdk", Sectors(0), kCapacity.bytes(), 1);
        makeChild(*fs_, "/vm/b.vmdk", CreateType::MonolithicSparse, kCapacity, "/vm/a.vmdk");
        write("/vm/b.vmdk", Sectors(1000), 1000 * 512, 2);
        const auto expected = contents("/vm/b.vmdk");
        const auto chain = openDisk(*fs_, "/vm/b.vmdk");
        std::vector<std::future<bool>> readers;
        for (std::uint64_t t = 0; t < 4; ++t)
            readers.push_back(std::async(std::launch::async, [&, t] {
                bool good = true;
                std::vector<std::byte> out(100 * 512);
                for (std::uint64_t at = t * 7; at + 100 < kCapacity.count(); at += 31) {
                    chain->read(Sectors(at), out);
                    good = good && same(expected, Sectors(at), out);
                }
                return good;
            }));
        for (std::future<bool>& reader : readers)
            QVERIFY(reader.get());
    }

    void aRawImageIsADisk_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::newRow("whole sectors") << quint64{10 * 512};
        QTest::newRow("the last one cut short") << quint64{10 * 512 - 100};
        QTest::newRow("less than one") << quint64{7};
    }
    void aRawImageIsADisk() {
        QFETCH(quint64, bytes);
        auto data = patternBytes(bytes, 5);
        fs_->writeFile("/vm/a b\"c.img", ByteSpan(data));
        const auto chain = openRaw(*fs_, "/vm/a b\"c.img");
        QCOMPARE(chain->capacity(), Sectors::covering(bytes));
        QCOMPARE(chain->leaf().path(), Path("/vm/a b\"c.img"));
        data.resize(chain->capacity().bytes());
        QVERIFY(contentsOf(*chain) == data);
        QCOMPARE(test::sha1(*chain), test::sha1(ByteSpan(data)));
        if (bytes % 512 != 0)
            QCOMPARE(codeOf([&] { openRaw(*fs_, "/vm/a b\"c.img", OpenMode::ReadWrite); }), ErrorCode::NotSupported);
    }

    void aRawImageCanBeWritten() {
        fs_->writeFile("/vm/a.img", std::string(4096, 'x'));
        const auto chain = openRaw(*fs_, "/vm/a.img", OpenMode::ReadWrite);
        chain->write(Sectors(2), patternBytes(512, 1));
        chain->close();
        const auto bytes = fs_->readFile("/vm/a.img");
        QCOMPARE(bytes.size(), std::size_t{4096});
        QVERIFY(same(bytes, Sectors(2), patternBytes(512, 1)));
        QVERIFY(bytes[1023] == std::byte{'x'} && bytes[1536] == std::byte{'x'});
    }

private:
    static bool same(const std::vector<std::byte>& all, Sectors start, ByteSpan expected) {
        return std::ranges::equal(ByteSpan(all).subspan(start.bytes(), expected.size()), expected);
    }
    void write(const Path& disk, Sectors start, std::uint64_t bytes, std::uint64_t seed) {
        const auto chain = openDisk(*fs_, disk, forWriting());
        chain->write(start, patternBytes(bytes, seed));
        chain->close();
        // The content ID is new; children that are made later take it from here.
    }
    std::vector<std::byte> contents(const Path& disk) { return contentsOf(*openDisk(*fs_, disk)); }
    Cid cidOf(const Path& disk) { return openLink(*fs_, disk)->descriptor().cid(); }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(DiskChainTest)
#include "disk_chain_test.moc"
