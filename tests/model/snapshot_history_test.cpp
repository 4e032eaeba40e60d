// SPDX-License-Identifier: Apache-2.0
// Histories of random steps on machines with one to three disks, of every kind of chain, beside a model that only
// knows contents: after each step every state reads as in the model, lists and files agree, the tree shows what is
// there, nothing is left over, and what was foretold of space came true to the byte.
//
// STRATA_HISTORIES=n plays so many short histories (default: kHistories), STRATA_HISTORY_SEED=n begins with that one.
#include "core/io/filesystem.h"
#include "tests/support/extenttools.h"
#include "tests/support/machinehistory.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <numeric>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ // a step takes some seconds
constexpr int kHistories = 2;
constexpr int kLongHistory = 25;
#elif defined __OPTIMIZE__
constexpr int kHistories = 100;
constexpr int kLongHistory = 200;
#else
constexpr int kHistories = 8; // the same machinery takes ten times as long
constexpr int kLongHistory = 200;
#endif
constexpr int kShortHistory = 24;

const std::vector<CreateType>& baseTypes() {
    static const std::vector<CreateType> types{CreateType::MonolithicSparse,
                                               CreateType::TwoGbMaxExtentSparse,
                                               CreateType::MonolithicFlat,
                                               CreateType::TwoGbMaxExtentFlat,
                                               CreateType::Vmfs,
                                               CreateType::VmfsThin};
    return types;
}

MachineSpec twoDisks(CreateType first, CreateType second, const Path& folder) {
    MachineSpec spec;
    spec.folder = folder;
    spec.name = "m";
    spec.disks = {{"scsi0:0", "disk", first, Sectors(512)}, {"nvme0:1", "data", second, Sectors(300)}};
    return spec;
}

/// One to three disks of kinds, sizes and grains that the seed chooses.
MachineSpec randomMachine(std::uint64_t seed) {
    static const std::vector<std::string> nodes{"scsi0:0", "nvme0:1", "sata1:12"};
    std::mt19937_64 random(seed);
    MachineSpec spec;
    spec.folder = "/vms/m";
    spec.name = "m";
    spec.disks.clear();
    const std::size_t count = 1 + random() % 3;
    for (std::size_t i = 0; i < count; ++i) {
        MachineDisk disk{nodes[i], "disk" + std::to_string(i), baseTypes()[random() % baseTypes().size()],
                         Sectors(40 + random() % 300)};
        if (disk.type == CreateType::MonolithicSparse && random() % 2 == 0)
            disk.grain = Sectors(16);
        spec.disks.push_back(std::move(disk));
    }
    return spec;
}

/// Plays these steps; empty, or what went wrong first.
std::string play(std::uint64_t seed, const std::vector<int>& steps, std::string* story = nullptr) {
    MemoryFileSystem fs;
    const MachineSpec machine = randomMachine(seed);
    // A volume in memory allocates 64 KiB of a flat file at once, not what is counted on.
    const bool exact = std::ranges::all_of(machine.disks, [](const MachineDisk& disk) {
        return disk.type == CreateType::MonolithicSparse || disk.type == CreateType::TwoGbMaxExtentSparse;
    });
    MachineHistory history(fs, machine, seed, exact);
    std::string wrong;
    for (const int step : steps)
        if (wrong.empty())
            wrong = history.step(step);
    if (wrong.empty())
        wrong = history.purgeAll();
    if (story != nullptr)
        *story = history.story();
    return wrong;
}

/// The fewest of the steps that still go wrong, and how.
std::string shrunk(std::uint64_t seed, std::vector<int> steps) {
    for (std::size_t i = steps.size(); i-- > 0;) {
        std::vector<int> fewer = steps;
        fewer.erase(fewer.begin() + static_cast<long>(i));
        if (!play(seed, fewer).empty())
            steps = std::move(fewer);
    }
    std::string story;
    const std::string wrong = play(seed, steps, &story);
    return "seed " + std::to_string(seed) + ": " + wrong + story;
}

/// Tells the whole story of what went wrong; messages of QVERIFY2() are cut.
bool isGood(const std::string& wrong, const MachineHistory& history) {
    if (!wrong.empty())
        std::fprintf(stderr, "%s:%s\n", wrong.c_str(), history.story().c_str());
    return wrong.empty();
}

int numberFrom(const char* variable, int fallback) {
    bool given = false;
    const int number = qEnvironmentVariableIntValue(variable, &given);
    return given ? number : fallback;
}

} // namespace

class SnapshotHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void manyShortHistoriesAgreeWithTheModel() {
        const int first = numberFrom("STRATA_HISTORY_SEED", 1);
        const int count = numberFrom("STRATA_HISTORIES", kHistories);
        std::vector<int> steps(kShortHistory);
        std::iota(steps.begin(), steps.end(), 0);
        for (int i = 0; i < count; ++i) {
            const auto seed = static_cast<std::uint64_t>(first + i);
            if (!play(seed, steps).empty())
                QFAIL(shrunk(seed, steps).c_str());
        }
    }

    void aLongHistoryAgreesWithTheModel_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::newRow("sparse and thin VMFS")
            << static_cast<int>(CreateType::MonolithicSparse) << static_cast<int>(CreateType::VmfsThin);
        QTest::newRow("split sparse and flat")
            << static_cast<int>(CreateType::TwoGbMaxExtentSparse) << static_cast<int>(CreateType::MonolithicFlat);
    }
    void aLongHistoryAgreesWithTheModel() {
        QFETCH(int, first);
        QFETCH(int, second);
        MemoryFileSystem fs;
        MachineHistory history(
            fs, twoDisks(static_cast<CreateType>(first), static_cast<CreateType>(second), "/vms/m"), 20261123);
        std::string wrong;
        for (int i = 0; i < kLongHistory && wrong.empty(); ++i)
            wrong = history.step(i);
        if (wrong.empty())
            wrong = history.purgeAll();
        QVERIFY2(isGood(wrong, history), wrong.c_str());
        if (kLongHistory < 200)
            return; // too short to hold every step for sure
        for (const char* operation :
             {"write", "take", "goto", "branch", "merge", "discard", "undo", "rename", "purge", "forget", "adopt"})
            QVERIFY2(history.done().contains(operation), operation);
    }

    void qemuReadsThePresentStateTheSame_data() {
        QTest::addColumn<int>("type");
        for (const CreateType type :
             {CreateType::MonolithicSparse, CreateType::TwoGbMaxExtentSparse, CreateType::MonolithicFlat})
            QTest::newRow(std::string(createTypeName(type)).c_str()) << static_cast<int>(type);
    }
    void qemuReadsThePresentStateTheSame() {
        QFETCH(int, type);
        TemporaryFolder folder;
        FileSystem& fs = nativeFileSystem();
        const auto kind = static_cast<CreateType>(type);
        MachineHistory history(fs, twoDisks(kind, kind, folder / "m"), 7, false);
        for (int i = 0; i < 30; ++i) {
            const std::string wrong = history.step(i);
            QVERIFY2(isGood(wrong, history), wrong.c_str());
            if (i % 5 != 4)
                continue;
            const MachineState state = history.state();
            for (const PresentDisk& disk : state.disks) {
                const Path raw = folder / "out.raw";
                QVERIFY(runTool("qemu-img",
                                {"convert", "-O", "raw", QString::fromStdString(disk.path.filename().string()),
                                 QString::fromStdString(raw.string())},
                                disk.path.parent_path()));
                QVERIFY(sameBytes(readWholeFile(fs, raw, 1U << 20U), readGuest(fs, disk.path)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(SnapshotHistoryTest)
#include "snapshot_history_test.moc"
