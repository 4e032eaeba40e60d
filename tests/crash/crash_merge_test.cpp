// SPDX-License-Identifier: Apache-2.0
// Merging and flattening in place: after a power cut at any moment every disk reads as before, and the same operation
// run again finishes. Wrong protocols are noticed.
#include "core/base/error.h"
#include "core/ops/attachop.h"
#include "tests/support/clonetools.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/mergetools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

constexpr Sectors kCapacity{700};
const Path kBase = "/vm/d.vmdk", kMiddle = "/vm/d-000001.vmdk", kLeaf = "/vm/d-000002.vmdk";

void write(FileSystem& fs, const Path& path, Sectors start, Sectors length, std::uint64_t seed) {
    const auto chain = openDisk(fs, path, forWriting());
    chain->write(start, patternBytes(length.bytes(), seed));
    chain->close();
}

/// base <- middle <- leaf; grains that all of them have, that only one has, and zeros.
std::unique_ptr<MemoryFileSystem> machine(CreateType base, CreateType redo) {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    makeDisk(*fs, kBase, base, kCapacity);
    write(*fs, kBase, Sectors(0), Sectors(300), 1);
    makeChild(*fs, kMiddle, redo, kCapacity, kBase);
    write(*fs, kMiddle, Sectors(130), Sectors(140), 2);
    {
        const auto chain = openDisk(*fs, kMiddle, forWriting());
        chain->writeZeros(Sectors(0), Sectors(128));
        chain->write(Sectors(600), patternBytes(512, 3));
        chain->close();
    }
    makeChild(*fs, kLeaf, redo, kCapacity, kMiddle);
    write(*fs, kLeaf, Sectors(250), Sectors(60), 4);
    return fs;
}

using Scenario = std::function<void(FileSystem&)>;

struct Case {
    Case(CreateType base, CreateType redo, Scenario run)
        : before(machine(base, redo)), scenario(std::move(run)), contents(contentsOf(*openDisk(*before, kLeaf))) {}

    /// `again`: the operation run anew after the cut.
    std::string verdict(MemoryFileSystem& fs, const Scenario& again) const {
        if (contentsOf(*openDisk(fs, kLeaf)) != contents)
            return "the disk does not read as before";
        again(fs);
        if (contentsOf(*openDisk(fs, kLeaf)) != contents)
            return "the disk does not read as before when the operation is finished";
        openDisk(fs, kLeaf, forWriting());
        if (!listIntents(fs, "/vm").empty())
            return "something is left to be done";
        return {};
    }
    CrashReport crashes(const Scenario& tried, const CrashOptions& options = {}) const {
        return forEachCrashState(
            *before, tried, [&](CrashState& state) { return verdict(state.fs, scenario); }, options);
    }

    std::unique_ptr<MemoryFileSystem> before;
    Scenario scenario;
    Bytes contents;
};

void intoParent(FileSystem& fs) { runMerge(fs, {kBase, {kMiddle}, MergeDirection::IntoParent}, {kLeaf}); }
void intoChild(FileSystem& fs) { runMerge(fs, {kMiddle, {kLeaf}, MergeDirection::IntoChildren}); }
void flatten(FileSystem& fs) {
    if (openDisk(fs, kLeaf)->linkCount() == 1) {
        openDisk(fs, kLeaf, forWriting()); // finishes what was committed
        return;
    }
    OperationRun run(fs);
    flattenOp({kLeaf, {}})->run(run.context);
}

/// qemu's order: the parent's content ID changes with the first write, the child's idea of it stays.
void qemusOrder(FileSystem& fs) {
    const auto target = openDisk(fs, kBase, forWriting());
    const auto child = openLink(fs, kMiddle);
    std::vector<std::byte> bytes(Sectors(140).bytes());
    child->read(Sectors(130), bytes);
    target->write(Sectors(130), bytes);
    target->close();
}

CrashOptions sampled() {
    CrashOptions options;
    options.randomSubsets = 4;
    options.maxPerKind = 12;
    return options;
}

} // namespace

class CrashMergeTest : public QObject {
    Q_OBJECT

private slots:
    void everyStateReadsAsBeforeAndIsFinished_data() {
        QTest::addColumn<int>("base");
        QTest::addColumn<int>("redo");
        QTest::addColumn<int>("operation");
        constexpr auto sparse = static_cast<int>(CreateType::MonolithicSparse);
        constexpr auto cowd = static_cast<int>(CreateType::VmfsSparse);
        constexpr auto flat = static_cast<int>(CreateType::MonolithicFlat);
        QTest::newRow("sparse into sparse") << sparse << sparse << 0;
        QTest::newRow("sparse into flat") << flat << sparse << 0;
        QTest::newRow("COWD into sparse") << sparse << cowd << 0;
        QTest::newRow("into a sparse child") << sparse << sparse << 1;
        QTest::newRow("into a COWD child") << sparse << cowd << 1;
        QTest::newRow("flatten sparse") << flat << sparse << 2;
        QTest::newRow("flatten COWD") << sparse << cowd << 2;
    }
    void everyStateReadsAsBeforeAndIsFinished() {
        QFETCH(int, base);
        QFETCH(int, redo);
        QFETCH(int, operation);
        const Scenario scenario = operation == 0 ? intoParent : operation == 1 ? intoChild : flatten;
        const Case disk(static_cast<CreateType>(base), static_cast<CreateType>(redo), scenario);
        const CrashReport report = disk.crashes(scenario, sampled());
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 30, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed() {
        for (const Scenario& scenario : {Scenario(intoParent), Scenario(intoChild), Scenario(flatten)}) {
            const Case disk(CreateType::MonolithicSparse, CreateType::MonolithicSparse, scenario);
            CrashOptions lying = sampled();
            lying.ignoreSync = true;
            QVERIFY(!disk.crashes(scenario, lying).failures.empty());
        }
    }

    void qemusOrderOfContentIdsIsNoticed() {
        const Case disk(CreateType::MonolithicSparse, CreateType::MonolithicSparse, intoParent);
        QVERIFY(!disk.crashes(qemusOrder, sampled()).failures.empty());
    }

    void aHalfMergedParentIsNotOpenedAlone() {
        const Case disk(CreateType::MonolithicSparse, CreateType::MonolithicSparse, intoParent);
        bool refused = false;
        forEachCrashState(
            *disk.before, intoParent,
            [&](CrashState& state) -> std::string {
                const auto intent = findIntent(state.fs, kBase);
                if (!intent || intent->state != IntentState::Marker)
                    return {};
                try {
                    openDisk(state.fs, kBase);
                } catch (const Error& error) {
                    refused = error.code() == ErrorCode::Interrupted;
                    return refused ? "" : error.what();
                }
                return "the half-merged parent was opened";
            },
            sampled());
        QVERIFY(refused);
    }
};

QTEST_GUILESS_MAIN(CrashMergeTest)
#include "crash_merge_test.moc"
