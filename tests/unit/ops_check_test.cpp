// SPDX-License-Identifier: Apache-2.0
// Each kind of damage is found under its code, and nothing is found where there is none.
#include "core/io/intent.h"
#include "core/ops/checkop.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

constexpr Sectors kCapacity{300'000}; // five grain tables, a last grain of 96 sectors
// Where the canonical layout puts things (vmdk-format 2.5): D = 20, GDs = 1, nGT = 5.
constexpr std::uint64_t kRedundantDirectory = 21 * 512;
constexpr std::uint64_t kRedundantTable = 22 * 512;
constexpr std::uint64_t kDirectory = 42 * 512;
constexpr std::uint64_t kTable = 43 * 512;
constexpr std::uint64_t kFirstGrain = 128;

QStringList codesOf(const CheckResult& result) {
    QStringList codes;
    for (const Issue& issue : result.issues)
        codes << QString::fromStdString(issue.code);
    codes.removeDuplicates();
    codes.sort();
    return codes;
}

CheckResult check(FileSystem& fs, const Path& disk, bool data = true) {
    CheckOp op({disk, {}, data});
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report, 2};
    op.run(context);
    return op.result();
}

} // namespace

class OpsCheckTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void soundDisksPass_data() {
        QTest::addColumn<int>("type");
        for (const CreateType type :
             {CreateType::MonolithicSparse, CreateType::MonolithicFlat, CreateType::TwoGbMaxExtentSparse,
              CreateType::TwoGbMaxExtentFlat, CreateType::VmfsSparse, CreateType::Vmfs, CreateType::StreamOptimized})
            QTest::newRow(createTypeName(type).data()) << int(type);
    }
    void soundDisksPass() {
        QFETCH(int, type);
        makeDisk(*fs_, "/vm/a.vmdk", CreateType(type), kCapacity);
        if (CreateType(type) != CreateType::StreamOptimized)
            writeSome("/vm/a.vmdk");
        const CheckResult result = check(*fs_, "/vm/a.vmdk");
        QCOMPARE(codesOf(result), QStringList());
        QVERIFY(result.consistent);
    }

    void damageOfSparseFilesIsFound_data() {
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<quint64>("value");
        QTest::addColumn<bool>("both"); // copies of the table
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("consistent");
        const auto row = [](const char* name, std::uint64_t offset, std::uint64_t value, bool both, const char* code,
                            bool consistent = false) {
            QTest::newRow(name) << quint64{offset} << quint64{value} << both << code << consistent;
        };
        row("unclean", 72, 0x0A01, false, "unclean");
        row("text mode", 73, 0x0D200A0A, false, "text-mode-damage");
        row("smaller than the line", 12, kCapacity.count() - 1000, false, "header-capacity");
        row("one copy", kRedundantTable + 8, 0, false, "gt-redundant-differs");
        row("past the end", kTable + 8, 0x00FFFF80, true, "grain-past-end");
        row("in the metadata", kTable + 8, 1 << 5, true, "grain-in-metadata");
        row("shared", kTable + 8, kFirstGrain, true, "grain-shared");
        row("misaligned", kTable + 4 * 2343, kFirstGrain + 5 * 128 + 8, true, "grain-misaligned", true);
        row("zero, not announced", kTable + 8, 1, true, "zero-grain-unmarked");
        row("nothing refers to it", kTable + 8, 0, true, "leaked-space", true);
        row("behind the disk", kTable + 4 * (2047 + 512), kFirstGrain + 5 * 128, true, "entry-past-capacity", true);
        row("table elsewhere", kDirectory + 4, 0x00FFFFFF, false, "table-misplaced");
        row("table missing", kDirectory + 4, 0, false, "table-missing", true);
        row("tables over each other", kDirectory + 4, 43, false, "tables-overlap");
        row("one table for both", kDirectory, 22, false, "tables-identical");
    }
    void damageOfSparseFilesIsFound() {
        QFETCH(quint64, offset);
        QFETCH(quint64, value);
        QFETCH(bool, both);
        QFETCH(QString, code);
        QFETCH(bool, consistent);
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        writeSome("/vm/a.vmdk");
        poke("/vm/a.vmdk", offset, static_cast<std::uint32_t>(value));
        if (both)
            poke("/vm/a.vmdk", offset - kTable + kRedundantTable, static_cast<std::uint32_t>(value));
        const CheckResult result = check(*fs_, "/vm/a.vmdk");
        QVERIFY2(codesOf(result).contains(code), qPrintable(codesOf(result).join(' ')));
        QCOMPARE(result.consistent, consistent);
    }

    void aGrainIsNamedByItsGuestBytes() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        writeSome("/vm/a.vmdk");
        for (const std::uint64_t table : {kTable, kRedundantTable})
            poke("/vm/a.vmdk", table + 8, 0x00FFFF80);
        const CheckResult result = check(*fs_, "/vm/a.vmdk");
        QCOMPARE(result.issues.front().where, std::string("guest bytes 131072-196607"));
        QCOMPARE(result.issues.front().path, Path("/vm/a.vmdk"));
    }

    void filesThatEndTooEarlyAreFound_data() {
        QTest::addColumn<quint64>("size");
        QTest::addColumn<QString>("code");
        QTest::newRow("within the last grain") << quint64{kFirstGrain * 512 + 5 * 65536 + 1000} << "grain-cut-short";
        QTest::newRow("before it") << quint64{kFirstGrain * 512 + 5 * 65536} << "grain-past-end";
        QTest::newRow("within the overhead") << quint64{100 * 512} << "ends-before-data";
        QTest::newRow("within the tables") << quint64{50 * 512} << "table-misplaced";
    }
    void filesThatEndTooEarlyAreFound() {
        QFETCH(quint64, size);
        QFETCH(QString, code);
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        writeSome("/vm/a.vmdk");
        fs_->open("/vm/a.vmdk", OpenMode::ReadWrite)->truncate(size);
        const CheckResult result = check(*fs_, "/vm/a.vmdk");
        QVERIFY2(codesOf(result).contains(code), qPrintable(codesOf(result).join(' ')));
        QVERIFY(!result.consistent);
    }

    void damageOfStreamsIsFound_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("code");
        QTest::newRow("data") << "data"
                              << "grain-damaged";
        QTest::newRow("marker") << "marker"
                                << "grain-wrong-marker";
        QTest::newRow("cut short") << "cut"
                                   << "stream-cut-short";
        QTest::newRow("footer tells another story") << "footer"
                                                    << "header-invalid";
    }
    void damageOfStreamsIsFound() {
        QFETCH(QString, how);
        QFETCH(QString, code);
        copyInto(*fs_, "/vm/s.vmdk", nativeFileSystem(), Path(STRATA_SAMPLES) / "iotest-version3.vmdk");
        QCOMPARE(codesOf(check(*fs_, "/vm/s.vmdk")), QStringList());
        const std::uint64_t size = fs_->status("/vm/s.vmdk")->size;
        if (how == "data")
            poke("/vm/s.vmdk", 128 * 512 + 40, 0xDEADBEEF);
        if (how == "marker")
            poke("/vm/s.vmdk", 128 * 512, 0x00012345);
        if (how == "cut")
            fs_->open("/vm/s.vmdk", OpenMode::ReadWrite)->truncate(size / 2);
        if (how == "footer")
            poke("/vm/s.vmdk", size - 1024 + 12, 0x100);
        const CheckResult result = check(*fs_, "/vm/s.vmdk");
        QVERIFY2(codesOf(result).contains(code), qPrintable(codesOf(result).join(' ')));
        QVERIFY(!result.consistent);
        if (how == "data") // tables alone do not show it
            QVERIFY(check(*fs_, "/vm/s.vmdk", false).consistent);
    }

    void damageOfCowdFilesIsFound_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("code");
        QTest::newRow("free sector") << "free"
                                     << "free-sector-behind";
        QTest::newRow("shared") << "shared"
                                << "grain-shared";
        QTest::newRow("unclean") << "unclean"
                                 << "unclean";
        QTest::newRow("table") << "table"
                               << "table-misplaced";
    }
    void damageOfCowdFilesIsFound() {
        QFETCH(QString, how);
        QFETCH(QString, code);
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::VmfsSparse, kCapacity);
        writeSome("/vm/a.vmdk");
        const Path file = openLink(*fs_, "/vm/a.vmdk")->extents().front().path;
        const auto bytes = fs_->readFile(file);
        const std::uint32_t table = loadLe<std::uint32_t>(bytes, 4 * 512);
        if (how == "free")
            poke(file, 28, 6);
        if (how == "shared")
            poke(file, table * 512, loadLe<std::uint32_t>(bytes, table * 512 + 4));
        if (how == "unclean")
            poke(file, 1648, 1);
        if (how == "table")
            poke(file, 4 * 512, 0x7FFFFFFF);
        const CheckResult result = check(*fs_, "/vm/a.vmdk");
        QVERIFY2(codesOf(result).contains(code), qPrintable(codesOf(result).join(' ')));
        QVERIFY(!result.consistent);
    }

    void damageOfSeSparseFilesIsFound() {
        const TemporaryFolder folder;
        QVERIFY(runTool("python3", {QString(STRATA_SAMPLES) + "/make-synthetic.py"}, folder.path()));
        for (const char* name : {"base.vmdk", "base-000001.vmdk", "se.vmdk", "se-sesparse.vmdk", "cow.vmdk",
                                 "cow-delta.vmdk", "stream.vmdk"})
            copyInto(*fs_, Path("/vm") / name, nativeFileSystem(), folder / name);
        for (const char* name : {"base-000001", "se", "cow", "stream"}) {
            const CheckResult result = check(*fs_, Path("/vm") / (std::string(name) + ".vmdk"));
            QVERIFY2(result.consistent, qPrintable(QString(name) + ": " + codesOf(result).join(' ')));
        }
        poke("/vm/se-sesparse.vmdk", 16 * 512 + 16 + 4, 0x70000000);
        QCOMPARE(codesOf(check(*fs_, "/vm/se.vmdk")), QStringList{"entry-invalid"});
        poke("/vm/se-sesparse.vmdk", 16 * 512 + 16, 1);
        poke("/vm/se-sesparse.vmdk", 16 * 512 + 16 + 4, 0x3FFF0000);
        QCOMPARE(codesOf(check(*fs_, "/vm/se.vmdk")), QStringList{"grain-past-end"});
        poke("/vm/se-sesparse.vmdk", 16 * 512 + 16, 0);
        poke("/vm/se-sesparse.vmdk", 16 * 512 + 16 + 4, 0);
        poke("/vm/se-sesparse.vmdk", 512 + 24, 1);
        QCOMPARE(codesOf(check(*fs_, "/vm/se.vmdk")), QStringList{"journal-not-applied"});
    }

    void troubleBetweenLinksIsFound_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("consistent");
        QTest::newRow("parent changed") << "mismatch"
                                        << "parent-mismatch" << false;
        QTest::newRow("parent gone") << "gone"
                                     << "missing-parent" << false;
        QTest::newRow("smaller parent") << "smaller"
                                        << "parent-capacity" << true;
        QTest::newRow("extent gone") << "extent"
                                     << "missing-extent" << false;
        QTest::newRow("raw file too short") << "short"
                                            << "extent-short" << false;
        QTest::newRow("raw file too long") << "long"
                                           << "extent-long" << true;
        QTest::newRow("left over") << "leftover"
                                   << "leftover" << true;
    }
    void troubleBetweenLinksIsFound() {
        QFETCH(QString, how);
        QFETCH(QString, code);
        QFETCH(bool, consistent);
        makeDisk(*fs_, "/vm/base.vmdk", CreateType::Vmfs, how == "smaller" ? Sectors(2048) : Sectors(4096));
        makeChild(*fs_, "/vm/c.vmdk", CreateType::MonolithicSparse, Sectors(4096), "/vm/base.vmdk");
        if (how == "mismatch")
            openDisk(*fs_, "/vm/base.vmdk", forWriting())->write(Sectors(0), patternBytes(512, 1));
        if (how == "gone")
            fs_->remove("/vm/base.vmdk");
        if (how == "extent")
            fs_->remove("/vm/base-flat.vmdk");
        if (how == "short")
            fs_->open("/vm/base-flat.vmdk", OpenMode::ReadWrite)->truncate(512);
        if (how == "long")
            fs_->open("/vm/base-flat.vmdk", OpenMode::ReadWrite)->truncate(4096 * 512 + 512);
        if (how == "leftover")
            fs_->writeFile("/vm/c.vmdk.part", "x");
        const CheckResult result = check(*fs_, "/vm/c.vmdk");
        QCOMPARE(codesOf(result), QStringList{code});
        QCOMPARE(result.consistent, consistent);
    }

    void aChangeThatWasCutOffIsFound() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, Sectors(4096));
        IntentBuilder intent(*fs_, "/vm/a.vmdk", IntentOp::EditDescriptor);
        std::vector<std::byte> sector(512);
        fs_->open("/vm/a.vmdk", OpenMode::Read)->readExactly(512, sector);
        sector[1] = std::byte{'_'}; // within the first comment
        intent.write("/vm/a.vmdk", 512, sector);
        static_cast<void>(intent.commit());
        QVERIFY(codesOf(check(*fs_, "/vm/a.vmdk")).contains("interrupted"));
    }

    void manyFindingsOfAKindAreCounted() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        for (std::uint32_t i = 0; i < 200; ++i)
            for (const std::uint64_t table : {kTable, kRedundantTable})
                poke("/vm/a.vmdk", table + 4 * i, 0x00FFFF80);
        const CheckResult result = check(*fs_, "/vm/a.vmdk");
        QCOMPARE(result.issues.size(), std::size_t{51});
        QVERIFY(result.issues.back().detail.english().starts_with("150 more"));
    }

    void itCanBeCancelled() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        CheckOp op({"/vm/a.vmdk", {}, true});
        Progress progress;
        Report report;
        std::stop_source stop;
        stop.request_stop();
        OpContext context{*fs_, progress, stop.get_token(), report};
        QCOMPARE(codeOf([&] { op.run(context); }), ErrorCode::Cancelled);
    }

    void nothingIsWrittenAndProgressIsWhole() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        writeSome("/vm/a.vmdk");
        poke("/vm/a.vmdk", 72, 0x0A01);
        const auto before = fs_->readFile("/vm/a.vmdk");
        CheckOp op({"/vm/a.vmdk", {}, true});
        Progress progress;
        Report report;
        OpContext context{*fs_, progress, {}, report};
        QVERIFY(!op.canRun(*fs_));
        QVERIFY(op.plan(context).reads > 0);
        op.run(context);
        QCOMPARE(progress.snapshot().done, progress.snapshot().total);
        QVERIFY(fs_->readFile("/vm/a.vmdk") == before);
    }

    void samplesAndWhatQemuWritesPass() {
        for (const char* name : {"monolithicSparse", "twoGbMaxExtentSparse", "streamOptimized", "vmfs_thick",
                                 "iotest-version3", "virtualbox-export"}) {
            const CheckResult result =
                check(nativeFileSystem(), Path(STRATA_SAMPLES) / (std::string(name) + ".vmdk"));
            QVERIFY2(result.consistent, qPrintable(QString(name) + ": " + codesOf(result).join(' ')));
        }
        const TemporaryFolder folder;
        const auto raw = patternBytes(700'000, 3);
        test::writeFile(nativeFileSystem(), folder / "a.raw", ByteSpan(raw).first(698'880));
        for (const char* format : {"monolithicSparse", "twoGbMaxExtentSparse", "streamOptimized", "monolithicFlat"}) {
            QVERIFY(runTool("qemu-img",
                            {"convert", "-f", "raw", "-O", "vmdk", "-o", QString("subformat=") + format, "a.raw",
                             QString(format) + ".vmdk"},
                            folder.path()));
            const CheckResult result = check(nativeFileSystem(), folder / (std::string(format) + ".vmdk"));
            QVERIFY2(result.consistent, qPrintable(QString(format) + ": " + codesOf(result).join(' ')));
        }
    }

private:
    void poke(const Path& path, std::uint64_t offset, std::uint32_t value) {
        std::array<std::byte, 4> bytes{};
        storeLe(MutableByteSpan(bytes), 0, value);
        fs_->open(path, OpenMode::ReadWrite)->writeAt(offset, bytes);
    }
    /// Grains 0 to 4 and the last one.
    void writeSome(const Path& disk) {
        const auto chain = openDisk(*fs_, disk, forWriting());
        chain->write(Sectors(0), patternBytes(5 * 65536, 1));
        chain->write(kCapacity - Sectors(1), patternBytes(512, 2));
        chain->close();
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(OpsCheckTest)
#include "ops_check_test.moc"
