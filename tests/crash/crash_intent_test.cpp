// SPDX-License-Identifier: Apache-2.0
// A change of many files through an intent: after a power cut at any moment, and another one inside the recovery, the
// machine is as before or as after.
#include "core/base/error.h"
#include "core/io/intent.h"
#include "core/io/intentview.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/syncdropper.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

using Contents = std::map<Path, std::vector<std::byte>>;

Contents contentsOf(MemoryFileSystem& fs) {
    Contents contents;
    for (const Path& path : fs.allFiles())
        contents[path] = fs.readFile(path);
    return contents;
}

/// A split disk about to be replaced by another one, with its settings.
std::unique_ptr<MemoryFileSystem> machineBefore() {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    fs->writeFile("/vm/disk.vmdk", patternBytes(4096, 1));
    fs->writeFile("/vm/long.vmdk", patternBytes(3000, 2));
    fs->writeFile("/vm/vm.vmx", "old settings");
    fs->writeFile("/vm/disk-f001.vmdk.part", patternBytes(700, 3));
    fs->writeFile("/vm/disk-f001.vmdk", patternBytes(1400, 4));
    fs->writeFile("/vm/old-name.vmdk", "extent");
    return fs;
}

IntentBuilder prepare(FileSystem& fs) {
    IntentBuilder intent(fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
    intent.write("/vm/disk.vmdk", 512, patternBytes(1536, 9));
    intent.write("/vm/disk.vmdk", 4096, patternBytes(512, 10));
    intent.truncate("/vm/long.vmdk", 1000);
    intent.replace("/vm/vm.vmx", asBytes("new settings"));
    intent.replace("/vm/vm.vmsd", asBytes("snapshots"));
    intent.rename("/vm/disk-f001.vmdk.part", "/vm/disk-f001.vmdk");
    intent.link("/vm/old-name.vmdk", "/vm/new-name.vmdk");
    intent.unlink("/vm/old-name.vmdk");
    return intent;
}

void changeRightly(FileSystem& fs) { prepare(fs).run(); }

/// What the check of a crash state needs to know; made once.
struct Expected {
    Expected() {
        auto fs = machineBefore();
        before = contentsOf(*fs);
        changeRightly(*fs);
        after = contentsOf(*fs);
    }
    Contents before, after;
};

const Expected& expected() {
    static const Expected value;
    return value;
}

std::string namesOf(const Contents& contents) {
    std::string names;
    for (const auto& [path, bytes] : contents)
        names += " " + path.filename().string();
    return names;
}

std::string beforeOrAfter(MemoryFileSystem& fs, bool mustBeAfter) {
    const Contents now = contentsOf(fs);
    if (now == expected().after)
        return {};
    if (now == expected().before)
        return mustBeAfter ? "the change is lost" : "";
    return "neither before nor after:" + namesOf(now);
}

std::string recovers(MemoryFileSystem& fs, bool mustBeAfter) {
    recoverIntents(fs, "/vm");
    std::string wrong = beforeOrAfter(fs, mustBeAfter);
    if (!wrong.empty())
        return wrong;
    const Contents once = contentsOf(fs);
    recoverIntents(fs, "/vm");
    return contentsOf(fs) == once ? "" : "a second recovery changed something";
}

/// Once the intent has its name and that is on the drive, the change may not get lost any more.
bool isCommitted(const CrashState& state) { return state.finished || state.fs.exists("/vm/disk.vmdk.intent"); }

/// Who only reads sees the committed change as done, wherever the replay stopped, and changes nothing.
std::string viewsAsAfter(MemoryFileSystem& fs) {
    const Contents onDrive = contentsOf(fs);
    IntentView view(fs, findIntent(fs, "/vm/disk.vmdk").value());
    Contents seen;
    for (const DirectoryEntry& entry : view.list("/vm"))
        if (entry.name.extension() != ".tmp")
            seen["/vm" / entry.name] = readWholeFile(view, "/vm" / entry.name, 1U << 20U);
    if (seen != expected().after)
        return "the view is not as after:" + namesOf(seen);
    return contentsOf(fs) == onDrive ? "" : "viewing wrote something";
}

std::string recoversOnce(CrashState& state) {
    if (state.fs.exists("/vm/disk.vmdk.intent"))
        if (const std::string wrong = viewsAsAfter(state.fs); !wrong.empty())
            return wrong;
    // It would stand in the way as soon as somebody changes the files again.
    if (state.finished && state.fs.exists("/vm/disk.vmdk.intent"))
        return "the finished intent is back";
    return recovers(state.fs, isCommitted(state));
}

/// Cuts the power once more while the first recovery is at work.
std::string recoversTwice(CrashState& state) {
    const bool mustBeAfter = isCommitted(state);
    CrashOptions few;
    few.randomSubsets = 4;
    const CrashReport inner = forEachCrashState(
        state.fs, [](FileSystem& fs) { recoverIntents(fs, "/vm"); },
        [&](CrashState& deeper) { return recovers(deeper.fs, mustBeAfter); }, few);
    return inner.failures.empty() ? "" : "inside recovery: " + inner.summary();
}

} // namespace

class CrashIntentTest : public QObject {
    Q_OBJECT

private slots:
    void aChangeOfManyFilesIsSeenWholeOrNotAtAll() {
        const CrashReport report = forEachCrashState(*machineBefore(), changeRightly, recoversOnce);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 60, report.summary().c_str());
    }

    void aSecondCrashInsideTheRecoveryChangesNothing() {
        CrashOptions few;
        few.randomSubsets = 4;
        const CrashReport report = forEachCrashState(*machineBefore(), changeRightly, recoversTwice, few);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed() {
        CrashOptions lying;
        lying.ignoreSync = true;
        QVERIFY(!forEachCrashState(*machineBefore(), changeRightly, recoversOnce, lying).failures.empty());
    }

    void everySyncIsNeeded() {
        const auto fs = machineBefore();
        SyncDropper counter(*fs, 0);
        changeRightly(counter);
        std::string spare;
        for (unsigned victim = 1; victim <= counter.count(); ++victim) {
            const auto forgetful = [&](FileSystem& target) {
                SyncDropper dropper(target, victim);
                changeRightly(dropper);
            };
            if (forEachCrashState(*machineBefore(), forgetful, recoversOnce).failures.empty())
                spare += " " + std::to_string(victim);
        }
        // Of the folder's syncs, those inside the two replaceFile() are covered by the one that follows the renames.
        QCOMPARE(counter.count(), 11U);
        QCOMPARE(spare, std::string(" 6 8"));
    }

    void wrongProtocolsAreNoticed_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("no intent: one file after the other") << 0;
        QTest::newRow("intent deleted before the work is on the drive") << 1;
        QTest::newRow("work begun before the intent is committed") << 2;
    }
    void wrongProtocolsAreNoticed() {
        QFETCH(int, which);
        const auto wrong = [which](FileSystem& fs) {
            const auto write = [&](bool sync) {
                const auto file = fs.open("/vm/disk.vmdk", OpenMode::ReadWrite);
                file->writeAt(512, patternBytes(1536, 9));
                if (sync)
                    file->sync();
            };
            IntentBuilder intent = prepare(fs);
            if (which == 1) {
                intent.commit();
                write(false);
                fs.remove("/vm/disk.vmdk.intent");
                fs.syncDirectory("/vm");
                return;
            }
            write(true);
            if (which == 2)
                intent.run();
        };
        const CrashReport report = forEachCrashState(*machineBefore(), wrong, recoversOnce);
        QVERIFY2(!report.failures.empty(), report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(CrashIntentTest)
#include "crash_intent_test.moc"
