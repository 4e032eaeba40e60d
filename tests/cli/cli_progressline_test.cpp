// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progressline.h"

#include <QTest>

using namespace strata;
using namespace strata::cli;

namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20U;

/// A rate of 10 MiB/s, known after ten seconds on a clock of our own.
RateEstimator steadyRate(std::uint64_t total) {
    RateEstimator rate;
    for (std::uint64_t second = 0; second <= 10; ++second)
        rate.sample(static_cast<std::int64_t>(second * 1000), second * 10 * kMiB, total);
    return rate;
}

class ProgressLineTest : public QObject {
    Q_OBJECT
private slots:
    void tellsAmountSpeedAndTimeLeft() {
        QCOMPARE(
            progressLine({100 * kMiB, 400 * kMiB, "Copying"}, steadyRate(400 * kMiB), 200),
            std::string("Copying  25% [=======>                      ] 100 MiB of 400 MiB  10 MiB/s  0:30 left"));
    }

    void saysNoSpeedBeforeItIsKnown() {
        QCOMPARE(progressLine({0, 400 * kMiB, "Copying"}, RateEstimator(), 200),
                 std::string("Copying   0% [>                             ] 0 bytes of 400 MiB"));
    }

    void withoutATotalThereIsNoBar() {
        QCOMPARE(progressLine({100 * kMiB, 0, ""}, steadyRate(0), 200), std::string("Working  100 MiB  10 MiB/s"));
    }

    void neverMoreThanAll() {
        const std::string line = progressLine({500 * kMiB, 400 * kMiB, "Copying"}, RateEstimator(), 200);
        QVERIFY2(line.find(" 100% [==============================]") != std::string::npos, line.c_str());
    }

    void fitsAnyWidth() {
        for (std::size_t width = 0; width < 120; ++width)
            QVERIFY(progressLine({100 * kMiB, 400 * kMiB, "Copying"}, steadyRate(400 * kMiB), width).size() <= width);
    }

    void jsonIsOneLine() {
        QCOMPARE(progressJson({7, 9, "Copying"}), std::string(R"({"done":7,"total":9,"phase":"Copying"})"));
    }
};

} // namespace

QTEST_GUILESS_MAIN(ProgressLineTest)
#include "cli_progressline_test.moc"
