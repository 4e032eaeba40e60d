// SPDX-License-Identifier: Apache-2.0
// Every operation on every kind of disk while calls of the file system fail: it reports an error or is done, the disk
// reads as before or as after, nothing half-made is left, and the same command finishes afterwards.
#include "core/io/intent.h"
#include "tests/support/diskcases.h"
#include "tests/support/faultsweep.h"
#include "tests/support/foldercontents.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::vector<DiskCase>& cases() {
    static const std::vector<DiskCase> all = diskCases();
    return all;
}

/// Where nothing can be deleted any more, something is left; and what was committed is not half-made, but unfinished.
std::string leftovers(FaultOutcome& outcome) {
    if (!outcome.couldCleanUp || !listIntents(outcome.fs, "/vm").empty())
        return {};
    for (const std::filesystem::path& path : outcome.fs.allFiles())
        if (isTemporary(path))
            return "left behind: " + path.string();
    return {};
}

} // namespace

class CrashFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void whateverCallFailsNothingIsLost_data() {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name().c_str()) << i;
    }
    void whateverCallFailsNothingIsLost() {
        QFETCH(std::size_t, index);
        const DiskTrial trial(cases()[index]);
        const FaultReport report = sweepFaults(
            trial.start(), trial.tried().run,
            [&](FaultOutcome& outcome) {
                const std::string left = leftovers(outcome);
                return left.empty() ? trial.verdict(outcome.fs, !outcome.error) : left;
            },
            7);
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.runs >= 20, report.summary().c_str());
        qInfo("%zu runs", report.runs);
    }

    /// The sweep would notice.
    void aSyncThatIsTriedAgainIsNoticed() {
        MemoryFileSystem start;
        start.writeFile("/a", "old");
        const auto stubborn = [](FileSystem& fs) {
            const auto file = fs.open("/a", OpenMode::ReadWrite);
            try {
                file->sync();
            } catch (const Error&) {
                file->sync();
            }
        };
        const FaultReport report = sweepFaults(start, stubborn, [](FaultOutcome&) { return std::string(); });
        QVERIFY(!report.failures.empty());
    }
};

QTEST_GUILESS_MAIN(CrashFaultsTest)
#include "crash_faults_test.moc"
