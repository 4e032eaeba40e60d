// SPDX-License-Identifier: Apache-2.0
// Every operation on every kind of disk: after a power cut at any moment, a torn sector and another cut inside the
// recovery included, a reader sees the disk as before or as after, and the same command finishes.
#include "core/base/error.h"
#include "core/io/intent.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/diskcases.h"

#include <QElapsedTimer>
#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::vector<DiskCase>& cases() {
    static const std::vector<DiskCase> all = diskCases();
    return all;
}

/// A torn sector under a committed intent is nothing that we can tell from somebody else's write: then the user is
/// asked, once (durability.md 2.1, A3).
std::string verdict(const DiskTrial& trial, CrashState& state) {
    try {
        return trial.verdict(state.fs, state.finished);
    } catch (const Error& error) {
        if (state.torn && error.code() == ErrorCode::Interrupted && !listIntents(state.fs, "/vm").empty())
            return {};
        throw;
    }
}

/// Those that move grains within a file have the most ways to go wrong, and are quick to try.
bool movesGrains(const DiskCase& tried) {
    return tried.operation.starts_with("shrink") || tried.operation.starts_with("defragment");
}

class Cutter {
public:
    explicit Cutter(const DiskTrial& trial) : trial_(trial), thorough_(movesGrains(trial.tried())) {}

    CrashReport cutEverywhere() {
        return forEachCrashState(trial_.start(), trial_.tried().run,
                                 [this](CrashState& state) { return look(state); },
                                 {.randomSubsets = thorough_ ? 100U : 30U,
                                  .torn = thorough_ ? 40U : 12U,
                                  .maxPerKind = thorough_ ? 100U : 40U,
                                  .maxFailures = 3,
                                  .seen = &seen_});
    }
    std::size_t states() const { return seen_.size(); }

private:
    std::string look(CrashState& state) {
        // Not of every state: each leads to dozens more.
        if (!state.torn && !state.finished && ++looked_ % (thorough_ ? 4 : 9) == 0)
            if (std::string wrong = cutTheRecovery(state); !wrong.empty())
                return wrong;
        return verdict(trial_, state);
    }
    std::string cutTheRecovery(CrashState& state) {
        const CrashReport inner = forEachCrashState(
            state.fs, [this](FileSystem& fs) { trial_.again(fs); },
            [this](CrashState& deeper) { return verdict(trial_, deeper); },
            {.randomSubsets = 2, .torn = 2, .maxPerKind = 4, .maxFailures = 1, .seen = &seen_});
        return inner.failures.empty() ? "" : "in the recovery: " + inner.summary();
    }

    const DiskTrial& trial_;
    const bool thorough_;
    std::unordered_set<std::uint64_t> seen_;
    std::size_t looked_ = 0;
};

} // namespace

class CrashEveryTest : public QObject {
    Q_OBJECT

private:
    std::size_t states_ = 0;
    std::size_t ran_ = 0;
    QElapsedTimer timer_;

private slots:
    void initTestCase() { timer_.start(); }

    void aPowerCutLeavesTheDiskAsBeforeOrAsAfter_data() {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name().c_str()) << i;
    }
    void aPowerCutLeavesTheDiskAsBeforeOrAsAfter() {
        QFETCH(std::size_t, index);
        QElapsedTimer timer;
        timer.start();
        const DiskTrial trial(cases()[index]);
        Cutter cutter(trial);
        const CrashReport report = cutter.cutEverywhere();
        states_ += cutter.states();
        ++ran_;
        qInfo("%zu points, %zu states, %lld ms", report.points, cutter.states(),
              static_cast<long long>(timer.elapsed()));
        QVERIFY2(report.failures.empty(), report.summary().c_str());
    }

    void cleanupTestCase() { qInfo("%zu states in %.1f s", states_, static_cast<double>(timer_.elapsed()) / 1000); }
};

QTEST_GUILESS_MAIN(CrashEveryTest)
#include "crash_every_test.moc"
