// SPDX-License-Identifier: Apache-2.0
// A test that cannot fail is worth nothing: the enumeration of power cuts notices every deliberately wrong protocol.
#include "tests/support/crashfilesystem.h"
#include "tests/support/diskcases.h"
#include "tests/support/wrongprotocol.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <stdexcept>

using namespace strata;
using namespace strata::test;

namespace {

const DiskCase& caseNamed(const std::string& name) {
    static const std::vector<DiskCase> all = diskCases();
    const auto found = std::ranges::find(all, name, &DiskCase::name);
    if (found == all.end())
        throw std::logic_error("no case " + name);
    return *found;
}

CrashReport cut(const DiskTrial& trial, Wrong wrong) {
    return forEachCrashState(
        trial.start(),
        [&](FileSystem& fs) {
            WrongProtocol protocol(fs, wrong);
            trial.tried().run(protocol);
        },
        [&](CrashState& state) { return trial.verdict(state.fs, state.finished); },
        {.randomSubsets = 24, .maxPerKind = 40, .maxFailures = 1});
}

/// Where a protocol goes wrong first.
const char* caseFor(Wrong wrong) {
    switch (wrong) {
    case Wrong::ForgetsFolderSyncs: return "create, twoGbMaxExtentSparse";
    case Wrong::ReplacesUnsyncedFiles:
    case Wrong::ReplacesInPlace: return "meta, monolithicFlat";
    case Wrong::CommitsUnsyncedIntent:
    case Wrong::WritesBeforeIntent:
    case Wrong::EndsIntentEarly: return "grow, monolithicSparse";
    case Wrong::TablesBeforeGrains:
    case Wrong::NeverMarksUnclean:
    case Wrong::ClearsMarkEarly:
    case Wrong::OneTableCopy: return "flatten, monolithicSparse";
    case Wrong::TruncatesEarly: return "shrink, wild monolithicSparse";
    default: return "defragment by 3, monolithicSparse";
    }
}

} // namespace

class CrashProtocolsTest : public QObject {
    Q_OBJECT

private:
    std::set<std::string> proven_;

private slots:
    void aWrongProtocolIsNoticed_data() {
        QTest::addColumn<int>("wrong");
        for (const auto& [wrong, name] : wrongProtocols())
            QTest::newRow(std::string(name).c_str()) << static_cast<int>(wrong);
    }
    void aWrongProtocolIsNoticed() {
        QFETCH(int, wrong);
        const DiskTrial trial(caseNamed(caseFor(static_cast<Wrong>(wrong))));
        if (proven_.insert(trial.tried().name()).second) { // the right one, by the same measure
            const CrashReport right = cut(trial, Wrong::Nothing);
            QVERIFY2(right.failures.empty(), right.summary().c_str());
        }
        const CrashReport report = cut(trial, static_cast<Wrong>(wrong));
        QVERIFY2(!report.failures.empty(), report.summary().c_str());
        qInfo("%s: %s", trial.tried().name().c_str(), report.summary().c_str());
    }

    void thereAreEnoughOfThem() { QVERIFY(wrongProtocols().size() >= 8); }
};

QTEST_GUILESS_MAIN(CrashProtocolsTest)
#include "crash_protocols_test.moc"
