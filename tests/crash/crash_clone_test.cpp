// SPDX-License-Identifier: Apache-2.0
// Cloning a disk, also over another one: after a power cut there is no copy or the whole one, the old disk or the new
// one; after a failed call nothing is left behind. The source is never touched.
#include "core/io/intent.h"
#include "tests/support/clonetools.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/faultsweep.h"
#include "tests/support/foldercontents.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::test;

namespace {

/// Two extents, in each some sectors of one grain: every sector that is not on the drive yet doubles the states.
Bytes smallGuest(std::uint64_t seed) {
    Bytes bytes(2200 * kSectorSize);
    for (const std::size_t at : {5U, 6U, 90U, 2190U}) {
        const Bytes sector = guestBytes(Sectors(1), Filling::Full, seed + at);
        std::copy(sector.begin(), sector.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at * kSectorSize));
    }
    return bytes;
}
const Bytes& guest() {
    static const Bytes bytes = smallGuest(100);
    return bytes;
}

void clone(FileSystem& fs, const DiskKind& kind, bool overwrite) {
    OperationRun run(fs, 1); // the same calls in the same order each time
    CloneParams params = cloneParams("/vm/source.vmdk", kindNamed("monolithicSparse"), "/vm/copy.vmdk", kind);
    params.overwrite = overwrite;
    CloneOp(params).run(run.context);
}

CrashOptions fewStates() {
    CrashOptions options;
    options.randomSubsets = 2;
    options.maxPerKind = 10;
    return options;
}

std::unique_ptr<MemoryFileSystem> folder(const DiskKind& kind, bool overwrite) {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    makeFilled(*fs, "/vm/source.vmdk", kindNamed("monolithicSparse"), guest());
    if (overwrite)
        makeFilled(*fs, "/vm/copy.vmdk", kind.raw ? kind : kindNamed("twoGbMaxExtentSparse"), smallGuest(7000));
    return fs;
}

/// Empty if the folder holds the source and no copy, the old disk or the new one, whole.
std::string wrongWith(MemoryFileSystem& fs, MemoryFileSystem& before, const DiskKind& kind, bool mustBeNew) {
    recoverIntents(fs, "/vm");
    if (readGuest(fs, "/vm/source.vmdk") != guest())
        return "the source was changed";
    if (withoutTemporaries(contentsOf(fs)) == contentsOf(before))
        return mustBeNew ? "the finished copy is lost" : "";
    if (!fs.exists("/vm/copy.vmdk"))
        return "half a copy: " + namesOf(contentsOf(fs));
    return readGuest(fs, "/vm/copy.vmdk", kind.raw) == guest() ? "" : "the copy reads differently";
}

} // namespace

class CrashCloneTest : public QObject {
    Q_OBJECT

private:
    static void everyKindOfCopy() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("overwrite");
        for (const bool overwrite : {false, true})
            for (const char* kind : {"monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "streamOptimized",
                                     "vmfsSparse", "raw"})
                QTest::addRow("%s%s", kind, overwrite ? " over a disk" : "") << QString(kind) << overwrite;
    }

private slots:
    void aPowerCutLeavesAllOrNothing_data() { everyKindOfCopy(); }
    void aPowerCutLeavesAllOrNothing() {
        QFETCH(QString, kind);
        QFETCH(bool, overwrite);
        const DiskKind& to = kindNamed(kind.toStdString());
        const auto before = folder(to, overwrite);
        const CrashReport report = forEachCrashState(
            *before, [&](FileSystem& fs) { clone(fs, to, overwrite); },
            [&](CrashState& state) { return wrongWith(state.fs, *before, to, state.finished); }, fewStates());
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 5, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed_data() { everyKindOfCopy(); }
    void aDriveThatLiesIsNoticed() {
        QFETCH(QString, kind);
        QFETCH(bool, overwrite);
        const DiskKind& to = kindNamed(kind.toStdString());
        const auto before = folder(to, overwrite);
        CrashOptions lying = fewStates();
        lying.ignoreSync = true;
        lying.maxFailures = 1;
        const CrashReport report = forEachCrashState(
            *before, [&](FileSystem& fs) { clone(fs, to, overwrite); },
            [&](CrashState& state) { return wrongWith(state.fs, *before, to, state.finished); }, lying);
        QVERIFY2(!report.failures.empty(), report.summary().c_str());
    }

    void aFailedCallLeavesNothingBehind_data() { everyKindOfCopy(); }
    void aFailedCallLeavesNothingBehind() {
        QFETCH(QString, kind);
        QFETCH(bool, overwrite);
        const DiskKind& to = kindNamed(kind.toStdString());
        const auto before = folder(to, overwrite);
        const FaultReport report = sweepFaults(
            *before, [&](FileSystem& fs) { clone(fs, to, overwrite); },
            [&](FaultOutcome& outcome) -> std::string {
                const bool pending = findIntent(outcome.fs, "/vm/copy.vmdk").has_value();
                if (outcome.couldCleanUp && !pending)
                    for (const auto& path : outcome.fs.allFiles())
                        if (isTemporary(path))
                            return "left behind: " + path.string();
                if (!outcome.error && withoutTemporaries(contentsOf(outcome.fs)) == contentsOf(*before))
                    return "it said it had succeeded";
                return wrongWith(outcome.fs, *before, to, false);
            });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs > 30, report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(CrashCloneTest)
#include "crash_clone_test.moc"
