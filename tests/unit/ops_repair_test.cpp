// SPDX-License-Identifier: Apache-2.0
// What a repair repairs, a second check does not find; the guest reads the same; undo restores every byte.
#include "core/ops/repairop.h"
#include "core/ops/repairundo.h"
#include "tests/support/crashfilesystem.h"
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

const Path kDisk = "/vm/a.vmdk";
constexpr Sectors kCapacity{300'000};
// Where the canonical layout puts things (vmdk-format 2.5): D = 20, GDs = 1, nGT = 5.
constexpr std::uint64_t kRedundantTable = 22 * 512;
constexpr std::uint64_t kTable = 43 * 512;

template<class Op>
void run(FileSystem& fs, Op& operation) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report, 1};
    operation.run(context);
}

RepairResult repair(FileSystem& fs) {
    RepairOp operation({kDisk, {}, true});
    run(fs, operation);
    return operation.result();
}

void undo(FileSystem& fs) { run(fs, *undoRepairOp(kDisk)); }

void poke(FileSystem& fs, std::uint64_t offset, std::uint32_t value) {
    std::array<std::byte, 4> bytes{};
    storeLe(MutableByteSpan(bytes), 0, value);
    fs.open(kDisk, OpenMode::ReadWrite)->writeAt(offset, bytes);
}

bool has(const std::vector<Issue>& issues, const std::string& code) {
    return std::ranges::find(issues, code, &Issue::code) != issues.end();
}

void makeWritten(MemoryFileSystem& fs, Sectors capacity = kCapacity) {
    fs.makeFolders("/vm");
    makeDisk(fs, kDisk, CreateType::MonolithicSparse, capacity);
    const auto chain = openDisk(fs, kDisk, forWriting());
    chain->write(Sectors(0), patternBytes(5 * 65536, 1));
    chain->close();
}

std::vector<std::byte> guestBytesOf(FileSystem& fs) {
    std::vector<std::byte> bytes(8 * 65536);
    openDisk(fs, kDisk)->read(Sectors(0), bytes);
    return bytes;
}

} // namespace

class OpsRepairTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsRepairedIsNotFoundAgain_data() {
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<quint64>("value");
        QTest::addColumn<bool>("both"); // copies of the table
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, std::uint64_t offset, std::uint64_t value, bool both,
                            const char* code) {
            QTest::newRow(name) << quint64{offset} << quint64{value} << both << code;
        };
        row("unclean", 72, 0x0D200A01, false, "unclean");
        row("redundant entry wiped", kRedundantTable + 8, 0, false, "gt-redundant-differs");
        row("primary entry wiped", kTable + 8, 0, false, "gt-redundant-differs");
        row("primary scrap", kTable + 8, 0x00FFFF80, false, "gt-redundant-differs");
        row("redundant scrap", kRedundantTable + 8, 0x00FFFF80, false, "gt-redundant-differs");
        row("zero, not announced", kTable + 8, 1, true, "zero-grain-unmarked");
    }
    void whatIsRepairedIsNotFoundAgain() {
        QFETCH(quint64, offset);
        QFETCH(quint64, value);
        QFETCH(bool, both);
        QFETCH(QString, code);
        MemoryFileSystem fs;
        makeWritten(fs);
        const std::vector<std::byte> sound = guestBytesOf(fs);
        poke(fs, offset, static_cast<std::uint32_t>(value));
        if (both)
            poke(fs, offset - kTable + kRedundantTable, static_cast<std::uint32_t>(value));
        const std::vector<std::byte> damaged = fs.readFile(kDisk);
        const std::vector<std::byte> seen = guestBytesOf(fs);
        if (!both)
            QVERIFY(seen == sound);

        const RepairResult result = repair(fs);
        QVERIFY(has(result.before.issues, code.toStdString()));
        QVERIFY(has(result.repaired, code.toStdString()));
        QVERIFY(result.after.consistent);
        QVERIFY(guestBytesOf(fs) == seen);
        QVERIFY(openDisk(fs, kDisk, forWriting()) != nullptr);
        QVERIFY(fs.exists(undoFileOf(kDisk)));

        undo(fs);
        QVERIFY(fs.readFile(kDisk) == damaged);
        QVERIFY(!fs.exists(undoFileOf(kDisk)));
    }

    void aCowdFileIsRepaired() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        makeDisk(fs, kDisk, CreateType::VmfsSparse, kCapacity);
        {
            const auto chain = openDisk(fs, kDisk, forWriting());
            chain->write(Sectors(0), patternBytes(5 * 65536, 1));
            chain->close();
        }
        const std::vector<std::byte> seen = guestBytesOf(fs);
        const Path file = openLink(fs, kDisk)->extents().front().path;
        std::array<std::byte, 4> field{};
        for (const auto& [offset, value] : {std::pair<std::uint64_t, std::uint32_t>{28, 6}, {1648, 1}}) {
            storeLe(MutableByteSpan(field), 0, value);
            fs.open(file, OpenMode::ReadWrite)->writeAt(offset, field);
        }
        const std::vector<std::byte> damaged = fs.readFile(file);
        const RepairResult result = repair(fs);
        QVERIFY(has(result.repaired, "free-sector-behind"));
        QVERIFY(has(result.repaired, "unclean"));
        QVERIFY(result.after.issues.empty());
        QVERIFY(guestBytesOf(fs) == seen);
        undo(fs);
        QVERIFY(fs.readFile(file) == damaged);
    }

    void aSharedGrainKeepsTheUncleanMark() {
        MemoryFileSystem fs;
        makeWritten(fs);
        for (const std::uint64_t table : {kTable, kRedundantTable})
            poke(fs, table + 8, 128);
        poke(fs, 72, 0x0D200A01);
        const RepairResult result = repair(fs);
        QVERIFY(has(result.after.issues, "grain-shared"));
        QVERIFY(has(result.after.issues, "unclean"));
    }

    void whatCannotBeRepairedStaysAndIsNamed() {
        MemoryFileSystem fs;
        makeWritten(fs);
        for (const std::uint64_t table : {kTable, kRedundantTable})
            poke(fs, table + 8, 0x00FFFF80);
        poke(fs, 72, 0x0D200A01);
        const std::vector<std::byte> before = fs.readFile(kDisk);
        const RepairResult result = repair(fs);
        QVERIFY(!result.after.consistent);
        QVERIFY(has(result.after.issues, "grain-past-end"));
        QVERIFY(has(result.after.issues, "unclean"));
        QVERIFY(result.repaired.empty());
        QVERIFY(fs.readFile(kDisk) == before);
        QVERIFY(!fs.exists(undoFileOf(kDisk)));
    }

    void leftoversAreDeletedAndCutOffChangesFinished() {
        MemoryFileSystem fs;
        makeWritten(fs);
        std::vector<std::byte> sector(512);
        fs.open(kDisk, OpenMode::Read)->readExactly(512, sector);
        sector[1] = std::byte{'_'}; // within the first comment
        IntentBuilder intent(fs, kDisk, IntentOp::EditDescriptor);
        intent.write(kDisk, 512, sector);
        static_cast<void>(intent.commit());
        fs.writeFile("/vm/a.vmdk.part", "x");
        const RepairResult result = repair(fs);
        QVERIFY(has(result.repaired, "interrupted"));
        QVERIFY(has(result.repaired, "leftover"));
        QVERIFY(result.after.issues.empty());
        std::vector<std::byte> now(512);
        fs.open(kDisk, OpenMode::Read)->readExactly(512, now);
        QVERIFY(now == sector);
    }

    void aSoundDiskIsNotTouched() {
        MemoryFileSystem fs;
        makeWritten(fs);
        const std::vector<std::byte> before = fs.readFile(kDisk);
        QVERIFY(repair(fs).repaired.empty());
        QVERIFY(fs.readFile(kDisk) == before);
        QCOMPARE(codeOf([&] { undo(fs); }), ErrorCode::NotFound);
    }

    void undoIsRefusedAfterSomebodyElseWrote() {
        MemoryFileSystem fs;
        makeWritten(fs);
        poke(fs, kRedundantTable + 8, 0);
        repair(fs);
        poke(fs, kRedundantTable + 12, 0x80);
        const std::vector<std::byte> before = fs.readFile(kDisk);
        QCOMPARE(codeOf([&] { undo(fs); }), ErrorCode::Interrupted);
        QVERIFY(fs.readFile(kDisk) == before);
    }

    /// Folders come from others: an undo file must not make us write where the disk is not.
    void anUndoFileOfOtherFilesIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("a file of somebody else") << "b.vmdk";
        QTest::newRow("a link") << "link.vmdk";
    }
    void anUndoFileOfOtherFilesIsRefused() {
        QFETCH(QString, name);
        MemoryFileSystem fs;
        makeWritten(fs);
        poke(fs, kRedundantTable + 8, 0);
        repair(fs);
        fs.makeFolders("/other");
        const std::vector<std::byte> disk = fs.readFile(kDisk);
        for (const char* other : {"/vm/b.vmdk", "/other/b.vmdk"})
            fs.writeFile(other, disk);
        fs.symlink("/other/b.vmdk", "/vm/link.vmdk");
        fs.writeFile(undoFileOf(kDisk),
                     renamedUndoFile(fs, kDisk, [&](const std::string&) { return name.toStdString(); }));
        const std::optional<ErrorCode> code = codeOf([&] { undo(fs); });
        QVERIFY(code == ErrorCode::UnsafePath || code == ErrorCode::Corrupt);
        for (const Path& file : {kDisk, Path("/vm/b.vmdk"), Path("/other/b.vmdk")})
            QVERIFY(fs.readFile(file) == disk);
    }

    void anUndoFileThatIsNeededIsKept() {
        MemoryFileSystem fs;
        makeWritten(fs);
        poke(fs, kRedundantTable + 8, 0);
        repair(fs);
        poke(fs, 72, 0x0D200A01);
        QCOMPARE(codeOf([&] { repair(fs); }), ErrorCode::AlreadyExists);
        fs.remove(undoFileOf(kDisk));
        QVERIFY(repair(fs).after.consistent);
    }

    void planningWritesNothing() {
        MemoryFileSystem fs;
        makeWritten(fs);
        poke(fs, kRedundantTable + 8, 0);
        const std::vector<std::byte> before = fs.readFile(kDisk);
        RepairOp operation({kDisk, {}, true});
        Progress progress;
        Report report;
        OpContext context{fs, progress, {}, report, 1};
        QVERIFY(!operation.canRun(fs));
        const Plan plan = operation.plan(context);
        QCOMPARE(plan.changes, std::vector<Path>{kDisk});
        QCOMPARE(plan.creates, std::vector<Path>{undoFileOf(kDisk)});
        QCOMPARE(plan.warnings.size(), std::size_t{1});
        QVERIFY(fs.readFile(kDisk) == before);
        QVERIFY(!fs.exists(undoFileOf(kDisk)));
    }

    /// Damaged in two tables and the header; a power cut at any moment of repair or undo.
    void aPowerCutLeavesTheDiskAsItWasOrRepaired_data() {
        QTest::addColumn<bool>("undoing");
        QTest::newRow("repair") << false;
        QTest::newRow("undo") << true;
    }
    void aPowerCutLeavesTheDiskAsItWasOrRepaired() {
        QFETCH(bool, undoing);
        MemoryFileSystem fs;
        makeWritten(fs, Sectors(4000));
        poke(fs, 72, 0x0D200A01);
        const std::uint64_t redundant = 22 * 512;
        poke(fs, redundant + 8, 0);
        const std::vector<std::byte> damaged = fs.readFile(kDisk);
        const auto fixed = fs.snapshot();
        repair(*fixed);
        const std::vector<std::byte> repaired = fixed->readFile(kDisk);
        QVERIFY(repaired != damaged);
        const auto seen = guestBytesOf(fs);
        const auto check = [&](CrashState& state) -> std::string {
            if (guestBytesOf(state.fs) != seen)
                return "other contents";
            repair(state.fs);
            if (state.fs.readFile(kDisk) != repaired)
                return "repairing again did not finish";
            undo(state.fs);
            return state.fs.readFile(kDisk) == damaged ? "" : "undo did not restore";
        };
        const CrashReport report = undoing ? forEachCrashState(*fixed, undo, check)
                                           : forEachCrashState(
                                               fs, [](FileSystem& files) { repair(files); }, check);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 10, report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(OpsRepairTest)
#include "ops_repair_test.moc"
