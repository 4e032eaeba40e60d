// SPDX-License-Identifier: Apache-2.0
// Failing calls, each one once and from then on, in atomic replacement and in the intent file. And the sweep itself:
// it must notice an operation that cleans up badly.
#include "core/base/error.h"
#include "core/io/atomicfile.h"
#include "core/io/intent.h"
#include "tests/support/faultsweep.h"
#include "tests/support/foldercontents.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

std::unique_ptr<MemoryFileSystem> machine() {
    auto fs = std::make_unique<MemoryFileSystem>();
    fs->makeFolders("/vm");
    fs->writeFile("/vm/disk.vmdk", patternBytes(4096, 1));
    fs->writeFile("/vm/vm.vmx", "old settings");
    fs->writeFile("/vm/part", "new extent");
    fs->writeFile("/vm/extent", "old extent");
    fs->writeFile("/vm/victim", "old");
    return fs;
}

void changeMany(FileSystem& fs) {
    IntentBuilder intent(fs, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
    intent.write("/vm/disk.vmdk", 512, patternBytes(1024, 9));
    intent.replace("/vm/vm.vmx", asBytes("new settings"));
    intent.rename("/vm/part", "/vm/extent");
    intent.unlink("/vm/victim");
    intent.run();
}

void replaceOne(FileSystem& fs) { replaceFile(fs, "/vm/vm.vmx", asBytes("new settings")); }

/// Before, after, or a committed change that the next open finishes.
std::string isWhole(FaultOutcome& outcome, const std::function<void(FileSystem&)>& operation) {
    const auto after = outcome.untouched.snapshot();
    operation(*after);
    const bool committed = findIntent(outcome.fs, "/vm/disk.vmdk").has_value();
    if (outcome.couldCleanUp && !committed)
        for (const auto& path : outcome.fs.allFiles())
            if (isTemporary(path))
                return "left behind: " + path.string();
    recoverIntents(outcome.fs, "/vm");
    FolderContents now = contentsOf(outcome.fs);
    if (!outcome.couldCleanUp)
        now = withoutTemporaries(now);
    if (now == contentsOf(*after))
        return {};
    if (now != contentsOf(*outcome.untouched.snapshot()))
        return "neither before nor after: " + namesOf(now);
    if (committed)
        return "a committed change is lost";
    return outcome.error ? "" : "it said it had succeeded";
}

} // namespace

class CrashIoErrorsTest : public QObject {
    Q_OBJECT

private slots:
    void replacingAFileIsWholeWhateverCallFails() {
        const FaultReport report =
            sweepFaults(*machine(), replaceOne, [](FaultOutcome& outcome) { return isWhole(outcome, replaceOne); });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs >= 30, report.summary().c_str());
    }

    void aChangeOfManyFilesIsWholeWhateverCallFails() {
        const FaultReport report =
            sweepFaults(*machine(), changeMany, [](FaultOutcome& outcome) { return isWhole(outcome, changeMany); });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs >= 200, report.summary().c_str());
    }

    void recoveryGoesOnAfterAnyFailure() {
        const auto committed = machine();
        {
            IntentBuilder intent(*committed, "/vm/disk.vmdk", IntentOp::ReplaceDisk);
            intent.write("/vm/disk.vmdk", 512, patternBytes(1024, 9));
            intent.replace("/vm/vm.vmx", asBytes("new settings"));
            intent.rename("/vm/part", "/vm/extent");
            intent.unlink("/vm/victim");
            intent.commit();
        }
        const auto after = machine();
        changeMany(*after);
        const auto recover = [](FileSystem& fs) { recoverIntents(fs, "/vm"); };
        const FaultReport report = sweepFaults(*committed, recover, [&](FaultOutcome& outcome) -> std::string {
            recoverIntents(outcome.fs, "/vm");
            return contentsOf(outcome.fs) == contentsOf(*after) ? "" : "not as after";
        });
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs >= 200, report.summary().c_str());
    }

    void anOperationThatLeavesLitterIsNoticed() {
        const auto careless = [](FileSystem& fs) {
            {
                const auto file = fs.create("/vm/vm.vmx.00000000.tmp");
                file->writeAt(0, asBytes("new settings"));
                file->sync();
            }
            fs.rename("/vm/vm.vmx.00000000.tmp", "/vm/vm.vmx");
        };
        const FaultReport report =
            sweepFaults(*machine(), careless, [&](FaultOutcome& outcome) { return isWhole(outcome, careless); });
        QVERIFY2(!report.failures.empty(), report.summary().c_str());
    }

    void anOperationThatSwallowsErrorsIsNoticed() {
        const auto deaf = [](FileSystem& fs) {
            try {
                replaceOne(fs);
            } catch (const Error&) {
                return;
            }
        };
        const FaultReport report =
            sweepFaults(*machine(), deaf, [&](FaultOutcome& outcome) { return isWhole(outcome, replaceOne); });
        QVERIFY2(!report.failures.empty(), report.summary().c_str());
    }
};

QTEST_GUILESS_MAIN(CrashIoErrorsTest)
#include "crash_ioerrors_test.moc"
