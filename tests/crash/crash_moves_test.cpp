// SPDX-License-Identifier: Apache-2.0
// Shrinking and defragmenting every kind of disk, as crash_every_test.cpp does with everything else; apart from it,
// so that both run at the same time.
#include "tests/support/powercuts.h"

#include <QTest>

using strata::test::PowerCuts;

class CrashMovesTest : public QObject {
    Q_OBJECT

private:
    PowerCuts cuts_{PowerCuts::Share::Moves};

private slots:
    void aPowerCutLeavesTheDiskAsBeforeOrAsAfter_data() { cuts_.addRows(); }
    void aPowerCutLeavesTheDiskAsBeforeOrAsAfter() {
        QFETCH(std::size_t, index);
        cuts_.tryCase(index);
    }
    /// With those of crash_every_test.cpp a hundred thousand.
    void cleanupTestCase() { cuts_.requireStates(40'000); }
};

QTEST_GUILESS_MAIN(CrashMovesTest)
#include "crash_moves_test.moc"
