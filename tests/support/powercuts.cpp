// SPDX-License-Identifier: Apache-2.0
#include "tests/support/powercuts.h"

#include "core/base/error.h"
#include "core/io/intent.h"
#include "tests/support/crashfilesystem.h"

#include <QTest>

#include <unordered_set>

namespace strata::test {
namespace {

bool movesGrains(const DiskCase& tried) {
    return tried.operation.starts_with("shrink") || tried.operation.starts_with("defragment");
}

std::string verdict(const DiskTrial& trial, CrashState& state) {
    try {
        return trial.verdict(state.fs, state.finished);
    } catch (const Error& error) {
        if (state.torn && error.code() == ErrorCode::Interrupted && !listIntents(state.fs, "/vm").empty())
            return {};
        throw;
    }
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

PowerCuts::PowerCuts(Share share) : cases_(diskCases()) {
    std::erase_if(cases_, [&](const DiskCase& tried) { return movesGrains(tried) != (share == Share::Moves); });
    timer_.start();
}

void PowerCuts::addRows() const {
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < cases_.size(); ++i)
        QTest::newRow(cases_[i].name().c_str()) << i;
}

void PowerCuts::tryCase(std::size_t index) {
    const DiskTrial trial(cases_[index]);
    Cutter cutter(trial);
    const CrashReport report = cutter.cutEverywhere();
    states_ += cutter.states();
    ++tried_;
    qInfo("%zu points, %zu states", report.points, cutter.states());
    QVERIFY2(report.failures.empty(), report.summary().c_str());
}

void PowerCuts::requireStates(std::size_t least) const {
    qInfo("%zu states in %.1f s", states_, static_cast<double>(timer_.elapsed()) / 1000);
    if (tried_ == cases_.size()) // not where somebody runs one of them
        QVERIFY2(states_ >= least, std::to_string(states_).c_str());
}

} // namespace strata::test
