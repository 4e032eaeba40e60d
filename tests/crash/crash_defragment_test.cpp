// SPDX-License-Identifier: Apache-2.0
// Defragmenting in place: after a power cut at any moment the disk reads the same, and the same command finishes.
#include "core/disk/diskopener.h"
#include "core/ops/checkop.h"
#include "core/ops/defragmentop.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/extenttools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/syncdropper.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::filesystem::path kDisk = "/vm/a.vmdk";
constexpr Sectors kCapacity{4000};

template<class Op>
void run(FileSystem& fs, Op& operation) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    operation.run(context);
}

/// Grains in a wild order, with gaps between them that were given up; a child over a full parent, if asked.
struct Defragmenting {
    Defragmenting(bool child, std::uint64_t windowGrains) : window(windowGrains) {
        fs.makeFolders("/vm");
        if (child) {
            makeDisk(fs, "/vm/base.vmdk", CreateType::MonolithicFlat, kCapacity);
            fs.open("/vm/base-flat.vmdk", OpenMode::ReadWrite)->writeAt(0, patternBytes(kCapacity.bytes(), 3));
            makeChild(fs, kDisk, CreateType::MonolithicSparse, kCapacity, "/vm/base.vmdk", {});
        } else {
            makeDisk(fs, kDisk, CreateType::MonolithicSparse, kCapacity, Sectors(16));
        }
        const auto chain = openDisk(fs, kDisk, forWriting());
        const std::uint64_t grain = chain->leaf().capabilities().granularity.count();
        for (const std::uint64_t number : std::initializer_list<std::uint64_t>{5, 2, 7, 0, 3, 1})
            chain->write(Sectors(number * grain), patternBytes(grain * kSectorSize, number + 1));
        chain->writeZeros(Sectors(7 * grain), Sectors(grain));
        chain->close();
        contents = contentsOf(*openDisk(fs, kDisk));
    }

    void defragment(FileSystem& files) const {
        const std::uint64_t grainBytes = openDisk(files, kDisk)->leaf().capabilities().granularity.bytes();
        DefragmentOp operation({.disk = kDisk, .open = {}, .windowBytes = window * grainBytes});
        run(files, operation);
    }

    std::string verdict(MemoryFileSystem& files) const {
        if (!sameBytes(contentsOf(*openDisk(files, kDisk)), contents))
            return "other contents";
        defragment(files);
        if (!sameBytes(contentsOf(*openDisk(files, kDisk)), contents))
            return "other contents after defragmenting again";
        if (fragmentationOf(openDisk(files, kDisk)->leaf()).pieces != 1)
            return "defragmenting again did not finish";
        CheckOp check({.disk = kDisk, .open = {}});
        run(files, check);
        return check.result().consistent ? "" : "damaged: " + check.result().issues.front().detail.english();
    }

    CrashReport crashes(const std::function<void(FileSystem&)>& scenario, const CrashOptions& options) const {
        return forEachCrashState(
            fs, scenario, [this](CrashState& state) { return verdict(state.fs); }, options);
    }
    CrashReport crashes(const CrashOptions& options) const {
        return crashes([this](FileSystem& files) { defragment(files); }, options);
    }

    MemoryFileSystem fs;
    std::vector<std::byte> contents;
    std::uint64_t window;
};

constexpr CrashOptions kOptions{.randomSubsets = 6, .maxPerKind = 12};

} // namespace

class CrashDefragmentTest : public QObject {
    Q_OBJECT

private slots:
    void aPowerCutChangesNothingThatTheGuestReads_data() {
        QTest::addColumn<bool>("child");
        QTest::addColumn<int>("window");
        for (const int window : {1, 3}) {
            QTest::addRow("base by %d", window) << false << window;
            QTest::addRow("child by %d", window) << true << window;
        }
    }
    void aPowerCutChangesNothingThatTheGuestReads() {
        QFETCH(bool, child);
        QFETCH(int, window);
        const CrashReport report = Defragmenting(child, static_cast<std::uint64_t>(window)).crashes(kOptions);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 100, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed() {
        CrashOptions lying = kOptions;
        lying.ignoreSync = true;
        QVERIFY(!Defragmenting(false, 3).crashes(lying).failures.empty());
    }

    /// Dropping one of the first syncs is noticed in at least one state.
    void aForgottenSyncIsNoticed() {
        const Defragmenting defragmenting(false, 3);
        bool noticed = false;
        for (unsigned victim = 1; victim <= 16 && !noticed; ++victim) {
            const auto forgetful = [&](FileSystem& fs) {
                SyncDropper dropper(fs, victim);
                defragmenting.defragment(dropper);
            };
            noticed = !defragmenting.crashes(forgetful, kOptions).failures.empty();
        }
        QVERIFY(noticed);
    }
};

QTEST_GUILESS_MAIN(CrashDefragmentTest)
#include "crash_defragment_test.moc"
