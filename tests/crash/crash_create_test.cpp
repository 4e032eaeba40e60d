// SPDX-License-Identifier: Apache-2.0
// Creating a disk, also over another one: after a power cut there is no new disk or the whole one, the old one or the
// new one; after a failed call nothing is left behind.
#include "core/base/report.h"
#include "core/disk/diskopener.h"
#include "core/io/intent.h"
#include "core/ops/createop.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/faultsweep.h"
#include "tests/support/foldercontents.h"
#include "tests/support/syncdropper.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

void create(FileSystem& fs, CreateType type, bool overwrite) {
    Progress progress;
    Report report;
    CreateParams params;
    params.spec.path = "/vm/new.vmdk";
    params.spec.type = type;
    params.spec.capacity = Sectors(4096);
    params.spec.splitAt = Sectors(2048);
    params.overwrite = overwrite;
    OpContext context{fs, progress, {}, report};
    CreateOp(params).run(context);
}

std::unique_ptr<MemoryFileSystem> emptyFolder() {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    fs->writeFile("/vm/other.vmdk", "not our business");
    return fs;
}

/// The same folder with a split disk of that name.
std::unique_ptr<MemoryFileSystem> folderWithDisk() {
    auto fs = emptyFolder();
    create(*fs, CreateType::TwoGbMaxExtentSparse, false);
    return fs;
}

std::string beforeOrAfter(MemoryFileSystem& fs, MemoryFileSystem& before, MemoryFileSystem& after) {
    const FolderContents now = withoutTemporaries(contentsOf(fs));
    if (now == contentsOf(before) || now == contentsOf(after))
        return {};
    return "neither before nor after: " + namesOf(now);
}

std::string afterACrash(CrashState& state, MemoryFileSystem& before) {
    // Who only reads sees a committed disk whole, wherever giving the names has stopped.
    if (findIntent(state.fs, "/vm/new.vmdk")
        && openDisk(state.fs, "/vm/new.vmdk")->leaf().descriptor().encode()
               != openDisk(state.end, "/vm/new.vmdk")->leaf().descriptor().encode())
        return "a reader does not see the new disk";
    recoverIntents(state.fs, "/vm");
    std::string wrong = beforeOrAfter(state.fs, before, state.end);
    if (wrong.empty() && state.finished && withoutTemporaries(contentsOf(state.fs)) != contentsOf(state.end))
        return "the finished disk is lost";
    return wrong;
}

/// The disk's identity is random, so "after" is told by its names and sizes.
std::string shapeOf(MemoryFileSystem& fs) {
    std::string shape;
    for (const auto& path : fs.allFiles())
        shape += path.string() + ":" + std::to_string(fs.status(path)->size) + " ";
    return shape;
}

} // namespace

class CrashCreateTest : public QObject {
    Q_OBJECT

private:
    static void everyType() {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("overwrite");
        for (const bool overwrite : {false, true})
            for (const CreateType type : {CreateType::MonolithicSparse, CreateType::MonolithicFlat,
                                          CreateType::TwoGbMaxExtentSparse, CreateType::TwoGbMaxExtentFlat,
                                          CreateType::Vmfs, CreateType::VmfsSparse, CreateType::StreamOptimized})
                QTest::addRow("%s%s", std::string(createTypeName(type)).c_str(), overwrite ? " over a disk" : "")
                    << static_cast<int>(type) << overwrite;
    }

private slots:
    void aPowerCutLeavesTheOldOrTheNewDisk_data() { everyType(); }
    void aPowerCutLeavesTheOldOrTheNewDisk() {
        QFETCH(int, type);
        QFETCH(bool, overwrite);
        const auto before = overwrite ? folderWithDisk() : emptyFolder();
        const CrashReport report = forEachCrashState(
            *before, [&](FileSystem& fs) { create(fs, static_cast<CreateType>(type), overwrite); },
            [&](CrashState& state) { return afterACrash(state, *before); });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 10, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed_data() { everyType(); }
    void aDriveThatLiesIsNoticed() {
        QFETCH(int, type);
        QFETCH(bool, overwrite);
        const auto before = overwrite ? folderWithDisk() : emptyFolder();
        CrashOptions lying;
        lying.ignoreSync = true;
        lying.maxFailures = 1;
        const CrashReport report = forEachCrashState(
            *before, [&](FileSystem& fs) { create(fs, static_cast<CreateType>(type), overwrite); },
            [&](CrashState& state) { return afterACrash(state, *before); }, lying);
        QVERIFY2(!report.failures.empty(), report.summary().c_str());
    }

    void aFailedCallLeavesNothingBehind_data() { everyType(); }
    void aFailedCallLeavesNothingBehind() {
        QFETCH(int, type);
        QFETCH(bool, overwrite);
        const auto operation = [&](FileSystem& fs) { create(fs, static_cast<CreateType>(type), overwrite); };
        const auto before = overwrite ? folderWithDisk() : emptyFolder();
        const auto after = before->snapshot();
        operation(*after);
        const FaultReport report = sweepFaults(*before, operation, [&](FaultOutcome& outcome) -> std::string {
            const bool pending = findIntent(outcome.fs, "/vm/new.vmdk").has_value();
            if (outcome.couldCleanUp && !pending)
                for (const auto& path : outcome.fs.allFiles())
                    if (isTemporary(path))
                        return "left behind: " + path.string();
            recoverIntents(outcome.fs, "/vm");
            if (outcome.couldCleanUp && pending && shapeOf(outcome.fs) != shapeOf(*after))
                return "a committed change was not finished: " + shapeOf(outcome.fs);
            if (contentsOf(outcome.fs) == contentsOf(*before))
                return outcome.error ? "" : "it said it had succeeded";
            if (shapeOf(outcome.fs) == shapeOf(*after))
                return {};
            if (!outcome.couldCleanUp && withoutTemporaries(contentsOf(outcome.fs)) == contentsOf(*before))
                return {};
            return "neither before nor after: " + shapeOf(outcome.fs);
        });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs > 30, report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(CrashCreateTest)
#include "crash_create_test.moc"
