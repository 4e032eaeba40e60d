// SPDX-License-Identifier: Apache-2.0
// Replacing one file: whatever a power cut leaves, it reads as before or as after. And the harness notices it when
// the protocol is wrong.
#include "core/io/atomicfile.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/syncdropper.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const std::string kOld(1300, 'o');
const std::string kNew(2900, 'n');

std::unique_ptr<MemoryFileSystem> oldMachine() {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    fs->writeFile("/vm/a.vmx", kOld);
    return fs;
}

void replaceRightly(FileSystem& fs) { replaceFile(fs, "/vm/a.vmx", asBytes(kNew)); }

std::string oldOrNew(CrashState& state) {
    if (!state.fs.exists("/vm/a.vmx"))
        return "the file is gone";
    const std::string text = state.fs.readText("/vm/a.vmx");
    if (text != kNew && text != kOld)
        return "neither old nor new, but " + std::to_string(text.size()) + " bytes of mixed contents";
    if (state.finished && text != kNew)
        return "the finished change is lost";
    removeReplaceLeftovers(state.fs, "/vm/a.vmx");
    if (const std::string names = namesIn(state.fs, "/vm"); names != "a.vmx")
        return "leftovers: " + names;
    return {};
}

void writeAll(FileSystem& fs, const Path& path, bool sync) {
    const auto file = fs.create(path);
    file->writeAt(0, asBytes(kNew));
    if (sync)
        file->sync();
}

} // namespace

class CrashAtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void replacingIsAtomicAndDurable() {
        const CrashReport report = forEachCrashState(*oldMachine(), replaceRightly, oldOrNew);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 20, report.summary().c_str());
    }

    void creatingGivesNothingOrTheWhole() {
        MemoryFileSystem empty;
        empty.makeFolders("/vm");
        const CrashReport report = forEachCrashState(empty, replaceRightly, [](CrashState& state) {
            const bool there = state.fs.exists("/vm/a.vmx");
            return !there && !state.finished ? std::string() : oldOrNew(state);
        });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed() {
        CrashOptions lying;
        lying.ignoreSync = true;
        QVERIFY(!forEachCrashState(*oldMachine(), replaceRightly, oldOrNew, lying).failures.empty());
    }

    void everySyncIsNeeded() {
        SyncDropper counter(nativeFileSystem(), 0);
        const TemporaryFolder folder;
        replaceFile(counter, folder / "a", asBytes("x"));
        QVERIFY(counter.count() >= 2);
        for (unsigned victim = 1; victim <= counter.count(); ++victim) {
            const auto forgetful = [&](FileSystem& fs) {
                SyncDropper dropper(fs, victim);
                replaceRightly(dropper);
            };
            QVERIFY2(!forEachCrashState(*oldMachine(), forgetful, oldOrNew).failures.empty(),
                     std::to_string(victim).c_str());
        }
    }

    void wrongProtocolsAreNoticed_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("in place") << 0;
        QTest::newRow("delete, then rename") << 1;
        QTest::newRow("rename, then sync") << 2;
        QTest::newRow("truncate, then write") << 3;
    }
    void wrongProtocolsAreNoticed() {
        QFETCH(int, which);
        const auto wrong = [which](FileSystem& fs) {
            const Path path = "/vm/a.vmx";
            const Path temporary = "/vm/a.vmx.00000000.tmp";
            if (which == 0 || which == 3) {
                const auto file = fs.open(path, OpenMode::ReadWrite);
                if (which == 3)
                    file->truncate(0);
                file->writeAt(0, asBytes(kNew));
                file->sync();
                return;
            }
            writeAll(fs, temporary, which == 1);
            if (which == 1)
                fs.remove(path);
            fs.rename(temporary, path);
            if (which == 2)
                fs.open(path, OpenMode::ReadWrite)->sync();
            fs.syncDirectory("/vm");
        };
        const CrashReport report = forEachCrashState(*oldMachine(), wrong, oldOrNew);
        QVERIFY2(!report.failures.empty(), report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(CrashAtomicFileTest)
#include "crash_atomicfile_test.moc"
