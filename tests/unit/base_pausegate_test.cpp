// SPDX-License-Identifier: Apache-2.0
#include "core/base/pausegate.h"

#include <QTest>

#include <atomic>
#include <thread>

using strata::PauseGate;

namespace {

class PauseGateTest : public QObject {
    Q_OBJECT
private slots:
    void anOpenGateHoldsNobody() {
        PauseGate gate;
        gate.pass({});
        QVERIFY(!gate.isClosed() && !gate.isHolding());
    }

    void aClosedGateHoldsUntilItIsOpened() {
        PauseGate gate;
        gate.close();
        QVERIFY(gate.isClosed() && !gate.isHolding()); // nobody has come to it yet
        std::atomic<int> passed{0};
        std::jthread one([&] { gate.pass({}), ++passed; });
        std::jthread two([&] { gate.pass({}), ++passed; });
        QTRY_VERIFY(gate.isHolding());
        QTest::qSleep(20);
        QCOMPARE(passed.load(), 0);
        gate.open();
        one.join();
        two.join();
        QCOMPARE(passed.load(), 2);
        QVERIFY(!gate.isClosed() && !gate.isHolding());
    }

    void whoIsToStopIsLetThroughAClosedGate() {
        PauseGate gate;
        gate.close();
        std::stop_source stop;
        std::jthread worker([&] { gate.pass(stop.get_token()); });
        QTRY_VERIFY(gate.isHolding());
        stop.request_stop();
        worker.join();
        QVERIFY(gate.isClosed() && !gate.isHolding());
        gate.pass(stop.get_token()); // and who comes later, too
    }
};

} // namespace

QTEST_GUILESS_MAIN(PauseGateTest)
#include "base_pausegate_test.moc"
