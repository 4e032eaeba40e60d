// SPDX-License-Identifier: Apache-2.0
#include "core/base/rateestimator.h"

#include <QTest>

#include <cmath>
#include <vector>

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

/// Work as it comes: how many bytes are done after each tenth of a second, until all is done.
struct Course {
    std::vector<std::uint64_t> done;
    std::uint64_t total = 0;

    Course& work(double seconds, double bytesPerSecond) {
        const std::uint64_t begin = done.empty() ? 0 : done.back();
        for (int step = 1; step <= static_cast<int>(seconds * 10); ++step)
            done.push_back(begin + static_cast<std::uint64_t>(bytesPerSecond * step / 10.0));
        total = done.back();
        return *this;
    }
    /// The same speed, but counted in pieces of `every` seconds.
    Course& pieces(double seconds, double bytesPerSecond, double every) {
        for (double at = 0; at + every <= seconds + 0.01; at += every)
            work(every - 0.1, 0).work(0.1, bytesPerSecond * every * 10);
        return *this;
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

    void timeLeftBehaves_data() {
        QTest::addColumn<Course>("course");
        QTest::addColumn<double>("largestRise"); // of what is shown, from one look to the next, in parts of it
        QTest::addColumn<double>("error");       // in the second half, in parts of the time that was really left
        QTest::newRow("steady") << Course().work(120, 100.0 * kMiB) << 0.0 << 0.05;
        QTest::newRow("slow") << Course().work(600, 2.0 * kMiB) << 0.0 << 0.05;
        QTest::newRow("in pieces of two seconds") << Course().pieces(120, 100.0 * kMiB, 2) << 0.2 << 0.25;
        QTest::newRow("in pieces of six seconds") << Course().pieces(300, 10.0 * kMiB, 6) << 0.2 << 0.5;
        QTest::newRow("a cache that takes the beginning")
            << Course().work(4, 1000.0 * kMiB).work(120, 80.0 * kMiB) << 0.5 << 0.25;
        QTest::newRow("bursts") << Course()
                                       .work(20, 50.0 * kMiB)
                                       .work(0.5, 900.0 * kMiB)
                                       .work(20, 50.0 * kMiB)
                                       .work(0.5, 900.0 * kMiB)
                                       .work(80, 50.0 * kMiB)
                                << 0.3 << 0.25;
        QTest::newRow("half the speed at half the way")
            << Course().work(60, 100.0 * kMiB).work(60, 50.0 * kMiB) << 0.3 << 0.5;
        QTest::newRow("twice the speed at half the way")
            << Course().work(60, 50.0 * kMiB).work(60, 100.0 * kMiB) << 0.2 << 1.0;
        QTest::newRow("hesitating")
            << Course().work(20, 100.0 * kMiB).work(4, 0).work(20, 100.0 * kMiB).work(4, 0).work(60, 100.0 * kMiB)
            << 0.3 << 0.35;
    }

    /// Known early, counts down, never leaps, is right when it matters and gone to nothing at the end.
    void timeLeftBehaves() {
        QFETCH(Course, course);
        QFETCH(double, largestRise);
        QFETCH(double, error);
        RateEstimator estimator;
        std::int64_t now = 77'000;
        estimator.sample(now, 0, course.total);
        std::optional<std::uint64_t> before;
        const std::size_t steps = course.done.size();
        for (std::size_t step = 0; step < steps; ++step) {
            now += 100;
            estimator.sample(now, course.done[step], course.total);
            const std::optional<std::uint64_t> shown = estimator.secondsLeft();
            const double really = static_cast<double>(steps - step - 1) / 10.0;
            const QByteArray where = QByteArray::number(static_cast<double>(step) / 10.0) + " s: shows "
                                     + (shown ? QByteArray::number(qulonglong(*shown)) : QByteArray("nothing"))
                                     + ", really " + QByteArray::number(really);
            if (step < 28)
                QVERIFY2(!shown, where.constData());
            if (step > 140 && !estimator.isStalled())
                QVERIFY2(shown, where.constData());
            if (shown && before)
                QVERIFY2(static_cast<double>(*shown) <= static_cast<double>(*before) * (1 + largestRise) + 3,
                         where.constData());
            if (shown && step > steps / 2)
                QVERIFY2(std::abs(static_cast<double>(*shown) - really) <= really * error + 5, where.constData());
            before = shown ? shown : before;
        }
        QCOMPARE(estimator.secondsLeft(), std::optional<std::uint64_t>(0));
    }

    void aPauseChangesNothingThatWasKnown_data() {
        QTest::addColumn<int>("pauseSeconds");
        for (const int seconds : {1, 10, 29, 31, 7200})
            QTest::addRow("%d s", seconds) << seconds;
    }

    void aPauseChangesNothingThatWasKnown() {
        QFETCH(int, pauseSeconds);
        Story story;
        story.estimator.sample(story.now, 0, story.total);
        story.run(20, 20.0 * kMiB);
        const auto before = story.estimator.secondsLeft();
        story.now += std::int64_t{pauseSeconds} * 1000;
        story.estimator.resume(story.now);
        QCOMPARE(story.estimator.secondsLeft(), before);
        QVERIFY(!story.estimator.isStalled());
        story.run(2, 20.0 * kMiB);
        QVERIFY(qAbs(*story.estimator.speed() - 20.0 * kMiB) < kMiB);
        QVERIFY(qAbs(double(*story.estimator.secondsLeft()) - (double(*before) - 2)) <= 1.0);
    }

    void aStallOfMinutesDoesNotMakeTheRestSeemLonger() {
        Story story;
        story.total = 10'000 * kMiB;
        story.estimator.sample(story.now, 0, story.total);
        story.run(30, 100.0 * kMiB); // 70 s to go
        story.run(240, 0);
        QVERIFY(!story.estimator.secondsLeft());
        story.run(1, 100.0 * kMiB);
        const std::uint64_t left = *story.estimator.secondsLeft();
        QVERIFY2(left >= 60 && left <= 90, qPrintable(QString::number(left)));
        story.run(1.5, 100.0 * kMiB);
        QVERIFY2(*story.estimator.speed() > 90.0 * kMiB, "the stall still weighs on the speed");
    }

    void moreToDoThanThoughtIsBelievedAtOnce() {
        Story story;
        story.estimator.sample(story.now, 0, story.total);
        story.run(20, 20.0 * kMiB); // 30 s to go
        story.total += 2000 * kMiB;
        story.run(0.1, 20.0 * kMiB);
        QVERIFY(*story.estimator.secondsLeft() > 120);
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
