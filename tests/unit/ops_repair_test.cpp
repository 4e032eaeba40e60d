// SPDX-License-Identifier: Apache-2.0
// What a repair repairs, a second check does not find; the guest reads the same; undo restores every byte.
#include "core/ops/checkremedy.h"
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

RepairResult repair(FileSystem& fs, bool dropUnreadable = false) {
    RepairOp operation({kDisk, {}, true}, dropUnreadable);
    run(fs, operation);
    return operation.result();
}

void undo(FileSystem& fs) { run(fs, *undoRepairOp(kDisk)); }

void pokeIn(FileSystem& fs, const Path& file, std::uint64_t offset, std::uint32_t value) {
    std::array<std::byte, 4> bytes{};
    storeLe(MutableByteSpan(bytes), 0, value);
    fs.open(file, OpenMode::ReadWrite)->writeAt(offset, bytes);
}

void poke(FileSystem& fs, std::uint64_t offset, std::uint32_t value) { pokeIn(fs, kDisk, offset, value); }

std::uint32_t loadEntry(FileSystem& fs, const Path& file, std::uint64_t offset) {
    std::array<std::byte, 4> bytes{};
    fs.open(file, OpenMode::Read)->readExactly(offset, bytes);
    return loadLe<std::uint32_t>(bytes, 0);
}

void copyEntry(FileSystem& fs, const Path& file, std::uint64_t from, std::uint64_t to) {
    pokeIn(fs, file, to, loadEntry(fs, file, from));
}

Path fileOf(FileSystem& fs) { return openLink(fs, kDisk)->extents().front().path; }

std::string codes(const CheckResult& result) {
    std::string all;
    for (const Issue& issue : result.issues)
        all += issue.code + " (" + issue.detail.english() + ") ";
    return all;
}

bool has(const std::vector<Issue>& issues, const std::string& code) {
    return std::ranges::find(issues, code, &Issue::code) != issues.end();
}

void makeWritten(MemoryFileSystem& fs, Sectors capacity = kCapacity, CreateType type = CreateType::MonolithicSparse) {
    fs.makeFolders("/vm");
    makeDisk(fs, kDisk, type, capacity);
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
        for (const Issue& issue : result.before.issues)
            QVERIFY2(!remedyOf(issue).empty(), issue.code.c_str());
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

    void grainsThatShareAPlaceGetOneEach_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("hosted") << int(CreateType::MonolithicSparse);
        QTest::newRow("COWD") << int(CreateType::VmfsSparse);
    }
    void grainsThatShareAPlaceGetOneEach() {
        QFETCH(int, type);
        MemoryFileSystem fs;
        makeWritten(fs, kCapacity, static_cast<CreateType>(type));
        const Path file = fileOf(fs);
        if (file == kDisk) {
            for (const std::uint64_t table : {kTable, kRedundantTable})
                copyEntry(fs, file, table + 4, table + 8);
            poke(fs, 72, 0x0D200A01);
        } else {
            const std::uint64_t table = loadEntry(fs, file, 4 * 512) * 512;
            copyEntry(fs, file, table + 4, table + 8);
            pokeIn(fs, file, 1648, 1);
        }
        const std::vector<std::byte> damaged = fs.readFile(file);
        const std::vector<std::byte> seen = guestBytesOf(fs);
        const RepairResult result = repair(fs);
        QVERIFY(has(result.repaired, "grain-shared"));
        QVERIFY(has(result.repaired, "unclean"));
        QVERIFY2(result.after.consistent, codes(result.after).c_str());
        QVERIFY(guestBytesOf(fs) == seen);
        undo(fs);
        QVERIFY(fs.readFile(file) == damaged);
        repair(fs);
        openDisk(fs, kDisk, forWriting())->write(Sectors(128), patternBytes(512, 9));
        QVERIFY(guestBytesOf(fs) != seen);
        QCOMPARE(codeOf([&] { undo(fs); }), ErrorCode::Interrupted); // it would take that away again
    }

    /// Directory entries that cannot be, in one copy or in both; the tables are where they must be.
    void lostTablesAreFoundAgain_data() {
        QTest::addColumn<QList<quint64>>("entries"); // byte offsets
        QTest::addColumn<quint64>("value");
        const std::uint64_t redundant = 21 * 512 + 4;
        const std::uint64_t primary = 42 * 512 + 4;
        for (const auto& [name, value] : {std::pair<const char*, quint64>{"past the end", 0xFFFFFF00}, {"gone", 0}}) {
            QTest::addRow("redundant %s", name) << QList<quint64>{redundant} << value;
            QTest::addRow("primary %s", name) << QList<quint64>{primary} << value;
        }
        QTest::newRow("both") << QList<quint64>{redundant, primary} << quint64{0xFFFFFF00};
    }
    void lostTablesAreFoundAgain() {
        QFETCH(QList<quint64>, entries);
        QFETCH(quint64, value);
        MemoryFileSystem fs;
        makeWritten(fs);
        {
            const auto chain = openDisk(fs, kDisk, forWriting());
            chain->write(Sectors(512 * 128), patternBytes(65536, 3)); // in the second table
            chain->close();
        }
        const std::vector<std::byte> sound = fs.readFile(kDisk);
        for (const quint64 entry : entries)
            poke(fs, entry, static_cast<std::uint32_t>(value));
        const std::vector<std::byte> damaged = fs.readFile(kDisk);
        const RepairResult result = repair(fs);
        QVERIFY2(has(result.repaired, value != 0 ? "table-misplaced" : "gt-redundant-differs"),
                 codes(result.before).c_str());
        QVERIFY2(result.after.issues.empty(), codes(result.after).c_str());
        QVERIFY(fs.readFile(kDisk) == sound);
        undo(fs);
        QVERIFY(fs.readFile(kDisk) == damaged);
    }

    /// The other copy knows the table, but its own place is taken: it gets a new one.
    void aTableWhosePlaceIsTakenGetsANewOne() {
        MemoryFileSystem fs;
        makeWritten(fs);
        const std::vector<std::byte> seen = guestBytesOf(fs);
        poke(fs, 42 * 512, 0xFFFFFF00);         // the first table is lost,
        poke(fs, 42 * 512 + 4, 43);             // the second one is said to be where it was:
        const RepairResult result = repair(fs); // the tables do not lie in a row
        QVERIFY(has(result.repaired, "table-misplaced"));
        QVERIFY2(result.after.consistent, codes(result.after).c_str());
        QVERIFY(guestBytesOf(fs) == seen);
        QVERIFY(openDisk(fs, kDisk, forWriting()) != nullptr);
    }

    void whatCannotBeReadIsGivenUpByTheUsersWordOnly_data() {
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<quint64>("other");
        QTest::addColumn<quint64>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, std::uint64_t a, std::uint64_t b, std::uint64_t value,
                            const char* code) {
            QTest::newRow(name) << quint64{a} << quint64{b} << quint64{value} << code;
        };
        row("past the end", kTable + 8, kRedundantTable + 8, 0x00FFFF80, "grain-past-end");
        row("in metadata", kTable + 8, kRedundantTable + 8, 20, "grain-in-metadata");
        row("a table, and where it must be is scrap", 42 * 512, 21 * 512, 0xFFFFFF00, "table-misplaced");
    }
    void whatCannotBeReadIsGivenUpByTheUsersWordOnly() {
        QFETCH(quint64, offset);
        QFETCH(quint64, other);
        QFETCH(quint64, value);
        QFETCH(QString, code);
        MemoryFileSystem fs;
        makeWritten(fs);
        for (const quint64 at : {offset, other})
            poke(fs, at, static_cast<std::uint32_t>(value));
        if (value == 0xFFFFFF00)
            for (const std::uint64_t table : {kTable, kRedundantTable})
                poke(fs, table + 40, 0x00FFFF80);
        poke(fs, 72, 0x0D200A01);
        const std::vector<std::byte> before = fs.readFile(kDisk);
        const RepairResult kept = repair(fs);
        QVERIFY(!kept.after.consistent);
        QVERIFY(has(kept.after.issues, code.toStdString()));
        QVERIFY(has(kept.after.issues, "unclean"));
        QVERIFY(kept.repaired.empty());
        QVERIFY(fs.readFile(kDisk) == before);
        QVERIFY(!fs.exists(undoFileOf(kDisk)));

        const RepairResult result = repair(fs, true);
        QVERIFY2(result.after.consistent, codes(result.after).c_str());
        QVERIFY(has(result.repaired, code.toStdString()));
        const std::vector<std::byte> now = guestBytesOf(fs);
        const std::size_t grain = value == 0xFFFFFF00 ? 0 : 2 * 65536;
        QVERIFY(isAllZero(ByteSpan(now).subspan(grain, 65536)));
        QVERIFY(openDisk(fs, kDisk, forWriting()) != nullptr);
        undo(fs);
        QVERIFY(fs.readFile(kDisk) == before);
    }

    void aGrainThatTheFileCutsShortIsFilledUpByTheUsersWord() {
        MemoryFileSystem fs;
        makeWritten(fs);
        const std::uint64_t size = fs.readFile(kDisk).size();
        fs.open(kDisk, OpenMode::ReadWrite)->truncate(size - 32768);
        QVERIFY(has(repair(fs).after.issues, "grain-cut-short"));
        const RepairResult result = repair(fs, true);
        QVERIFY2(result.after.consistent, codes(result.after).c_str());
        const std::vector<std::byte> now = guestBytesOf(fs);
        QVERIFY(std::ranges::equal(ByteSpan(now).first(5 * 65536 - 32768),
                                   ByteSpan(patternBytes(5 * 65536, 1)).first(5 * 65536 - 32768)));
        undo(fs);
        QCOMPARE(fs.readFile(kDisk).size(), size - 32768);
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
        QTest::addColumn<bool>("shared");
        for (const bool shared : {false, true}) {
            QTest::addRow("repair%s", shared ? ", with copies" : "") << false << shared;
            QTest::addRow("undo%s", shared ? ", with copies" : "") << true << shared;
        }
    }
    void aPowerCutLeavesTheDiskAsItWasOrRepaired() {
        QFETCH(bool, undoing);
        QFETCH(bool, shared);
        MemoryFileSystem fs;
        makeWritten(fs, Sectors(4000));
        poke(fs, 72, 0x0D200A01);
        const std::uint64_t redundant = 22 * 512;
        poke(fs, redundant + 8, 0);
        if (shared)
            for (const std::uint64_t table : {redundant, std::uint64_t{27} * 512})
                copyEntry(fs, kDisk, table + 4, table + 12);
        const std::vector<std::byte> damaged = fs.readFile(kDisk);
        const auto fixed = fs.snapshot();
        repair(*fixed);
        const std::vector<std::byte> repaired = fixed->readFile(kDisk);
        QVERIFY(repaired != damaged);
        QCOMPARE(repaired.size() > damaged.size(), shared);
        const auto seen = guestBytesOf(fs);
        const auto check = [&](CrashState& state) -> std::string {
            if (guestBytesOf(state.fs) != seen)
                return "other contents";
            if (!repair(state.fs).after.consistent)
                return "repairing again did not finish";
            if (guestBytesOf(state.fs) != seen)
                return "other contents after repairing again";
            if (!shared && state.fs.readFile(kDisk) != repaired)
                return "repaired otherwise";
            undo(state.fs);
            // copies of a repair that was cut off may be left behind the end
            const std::vector<std::byte> now = state.fs.readFile(kDisk);
            const bool restored =
                now.size() >= damaged.size() && std::ranges::equal(ByteSpan(now).first(damaged.size()), damaged);
            return restored && (shared || now == damaged) ? "" : "undo did not restore";
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
