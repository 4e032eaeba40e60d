// SPDX-License-Identifier: Apache-2.0
// Shrinking in place: after a power cut at any moment the disk reads the same, and shrinking it again finishes.
#include "core/disk/diskopener.h"
#include "core/ops/checkop.h"
#include "core/ops/shrinkop.h"
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

void shrink(FileSystem& fs) {
    ShrinkOp operation({.disk = kDisk, .open = {}});
    run(fs, operation);
}

/// Grains of data and of zeros in turn, the last guest grains first in the file; a child over a full parent, if
/// asked.
struct Shrinking {
    explicit Shrinking(bool child, CreateType type = CreateType::MonolithicSparse) {
        fs.makeFolders("/vm");
        if (child) {
            makeDisk(fs, "/vm/base.vmdk", CreateType::MonolithicFlat, kCapacity);
            fs.open("/vm/base-flat.vmdk", OpenMode::ReadWrite)->writeAt(0, patternBytes(kCapacity.bytes(), 3));
            makeChild(fs, kDisk, type, kCapacity, "/vm/base.vmdk", {});
        } else {
            makeDisk(fs, kDisk, type, kCapacity, Sectors(type == CreateType::MonolithicSparse ? 16 : 0));
        }
        const auto chain = openDisk(fs, kDisk, forWriting());
        const std::uint64_t grain = chain->leaf().capabilities().granularity.count();
        for (std::uint64_t i = 0; i < 9; ++i) {
            const std::vector<std::byte> zeros(grain * kSectorSize);
            chain->write(Sectors((8 - i) * grain), i % 3 == 0 ? zeros : patternBytes(grain * kSectorSize, i + 1));
        }
        chain->close();
        contents = contentsOf(*openDisk(fs, kDisk));
        MemoryFileSystem& files = fs;
        const auto done = files.snapshot();
        shrink(*done);
        size = sizeIn(*done);
    }

    static std::uint64_t sizeIn(FileSystem& files) {
        return files.status(openLink(files, kDisk)->extents().front().path)->size;
    }

    std::string verdict(MemoryFileSystem& files) const {
        if (!sameBytes(contentsOf(*openDisk(files, kDisk)), contents))
            return "other contents";
        shrink(files);
        if (!sameBytes(contentsOf(*openDisk(files, kDisk)), contents))
            return "other contents after shrinking again";
        if (sizeIn(files) != size)
            return "shrinking again did not finish";
        CheckOp check({.disk = kDisk, .open = {}});
        run(files, check);
        return check.result().consistent ? "" : "damaged: " + check.result().issues.front().detail.english();
    }

    CrashReport crashes(const std::function<void(FileSystem&)>& scenario, const CrashOptions& options = {}) const {
        return forEachCrashState(
            fs, scenario, [this](CrashState& state) { return verdict(state.fs); }, options);
    }

    MemoryFileSystem fs;
    std::vector<std::byte> contents;
    std::uint64_t size = 0;
};

} // namespace

class CrashShrinkTest : public QObject {
    Q_OBJECT

private slots:
    void aPowerCutChangesNothingThatTheGuestReads_data() {
        QTest::addColumn<bool>("child");
        QTest::addColumn<int>("type");
        QTest::newRow("base") << false << int(CreateType::MonolithicSparse);
        QTest::newRow("child") << true << int(CreateType::MonolithicSparse);
        QTest::newRow("COWD") << false << int(CreateType::VmfsSparse);
    }
    void aPowerCutChangesNothingThatTheGuestReads() {
        QFETCH(bool, child);
        QFETCH(int, type);
        const Shrinking shrinking(child, static_cast<CreateType>(type));
        const CrashReport report = shrinking.crashes(shrink, {.randomSubsets = 12, .maxPerKind = 40});
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 20, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed() {
        const Shrinking shrinking(false);
        QVERIFY(
            !shrinking.crashes(shrink, {.ignoreSync = true, .randomSubsets = 12, .maxPerKind = 40}).failures.empty());
    }

    /// Which of the syncs could be dropped without harm in this small disk is not the point: that dropping all but
    /// the last one is noticed is.
    void aForgottenSyncIsNoticed() {
        const Shrinking shrinking(false);
        bool noticed = false;
        for (unsigned victim = 1; victim <= 12 && !noticed; ++victim) {
            const auto forgetful = [victim](FileSystem& fs) {
                SyncDropper dropper(fs, victim);
                shrink(dropper);
            };
            noticed = !shrinking.crashes(forgetful, {.randomSubsets = 12, .maxPerKind = 40}).failures.empty();
        }
        QVERIFY(noticed);
    }
};

QTEST_GUILESS_MAIN(CrashShrinkTest)
#include "crash_shrink_test.moc"
