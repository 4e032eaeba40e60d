// SPDX-License-Identifier: Apache-2.0
// Every operation on every kind of disk, but those of crash_moves_test.cpp: after a power cut at any moment, a torn
// sector and another cut inside the recovery included, a reader sees the disk as before or as after, and the same
// command finishes.
#include "tests/support/powercuts.h"

#include <QTest>

using strata::test::PowerCuts;

class CrashEveryTest : public QObject {
    Q_OBJECT

private:
    PowerCuts cuts_{PowerCuts::Share::Rest};

private slots:
    void aPowerCutLeavesTheDiskAsBeforeOrAsAfter_data() { cuts_.addRows(); }
    void aPowerCutLeavesTheDiskAsBeforeOrAsAfter() {
        QFETCH(std::size_t, index);
        cuts_.tryCase(index);
    }
    /// With those of crash_moves_test.cpp a hundred thousand.
    void cleanupTestCase() { cuts_.requireStates(60'000); }
};

QTEST_GUILESS_MAIN(CrashEveryTest)
#include "crash_every_test.moc"
