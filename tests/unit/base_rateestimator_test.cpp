// SPDX-License-Identifier: Apache-2.0
#include "core/base/rateestimator.h"

#include <QTest>

using strata::RateEstimator;

namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20U;

/// A job on a clock that the test moves: 100 ms a step.
struct Story {
    RateEstimator estimator;
    std::int64_t now = 5'000'000;
    std::uint64_t done = 0;
    std::uint64_t total = 1000 * kMiB;

    void run(double seconds, double bytesPerSecond) {
        const double begin = static_cast<double>(done);
        for (int step = 1; step <= static_cast<int>(seconds * 10); ++step) {
            now += 100;
            done = static_cast<std::uint64_t>(begin + bytesPerSecond * step / 10.0);
            estimator.sample(now, done, total);
        }
    }
};

class RateEstimatorTest : public QObject {
    Q_OBJECT
private slots:
    void saysNothingAtFirst() {
        Story story;
        story.estimator.sample(story.now, 0, story.total);
        story.run(0.9, 50.0 * kMiB);
        QVERIFY(!story.estimator.speed());
        QVERIFY(!story.estimator.secondsLeft());
    }

    void steadyWorkIsExact() {
        Story story;
        story.estimator.sample(story.now, 0, story.total);
        story.run(5, 50.0 * kMiB);
        QVERIFY(qAbs(*story.estimator.speed() - 50.0 * kMiB) < 0.5 * kMiB);
        const std::uint64_t left = *story.estimator.secondsLeft(); // 750 MiB at 50 MiB/s
        QVERIFY2(left >= 14 && left <= 16, qPrintable(QString::number(left)));
    }

    void aBurstMovesTheSpeedOnlyALittle() {
        Story story;
        story.estimator.sample(story.now, 0, story.total);
        story.run(10, 20.0 * kMiB);
        story.run(0.5, 400.0 * kMiB);
        QVERIFY2(*story.estimator.speed() < 60.0 * kMiB,
                 qPrintable(QString::number(*story.estimator.speed() / kMiB)));
    }

    void aLastingChangeIsFollowedWithinTwentySeconds() {
        Story story;
        story.total = 100'000 * kMiB;
        story.estimator.sample(story.now, 0, story.total);
        story.run(10, 100.0 * kMiB);
        story.run(20, 10.0 * kMiB);
        QVERIFY(*story.estimator.speed() < 15.0 * kMiB);
    }

    void aStallIsToldAndTakesTheTimeAway() {
        Story story;
        story.estimator.sample(story.now, 0, story.total);
        story.run(10, 20.0 * kMiB);
        QVERIFY(!story.estimator.isStalled());
        story.run(6, 0);
        QVERIFY(story.estimator.isStalled());
        QCOMPARE(*story.estimator.speed(), 0.0);
        QVERIFY(!story.estimator.secondsLeft());
        story.run(5, 20.0 * kMiB);
        QVERIFY(!story.estimator.isStalled());
        QVERIFY(story.estimator.secondsLeft());
    }

    void sleepAndClockJumpsStartAnew() {
        Story story;
        story.estimator.sample(story.now, 0, story.total);
        story.run(10, 20.0 * kMiB);
        story.now += 3'600'000;
        story.estimator.sample(story.now, story.done + 1, story.total);
        QVERIFY(!story.estimator.speed());
        story.run(4, 20.0 * kMiB);
        QVERIFY(qAbs(*story.estimator.speed() - 20.0 * kMiB) < kMiB);
        story.now -= 1'000'000;
        story.estimator.sample(story.now, story.done, story.total);
        QVERIFY(!story.estimator.speed());
    }

    void unknownTotalGivesSpeedOnly() {
        Story story;
        story.total = 0;
        story.estimator.sample(story.now, 0, 0);
        story.run(5, 20.0 * kMiB);
        QVERIFY(story.estimator.speed());
        QVERIFY(!story.estimator.secondsLeft());
    }

    void nothingLeftIsZeroAndMoreDoneThanTotalIsHarmless() {
        Story story;
        story.total = 100 * kMiB;
        story.estimator.sample(story.now, 0, story.total);
        story.run(6, 20.0 * kMiB);
        QCOMPARE(*story.estimator.secondsLeft(), 0U);
    }

    void aCrawlSaysNoTimeInsteadOfYears() {
        Story story;
        story.total = std::uint64_t{1} << 50U;
        story.estimator.sample(story.now, 0, story.total);
        story.run(6, 100);
        QVERIFY(!story.estimator.secondsLeft());
    }
};

} // namespace

QTEST_GUILESS_MAIN(RateEstimatorTest)
#include "base_rateestimator_test.moc"
