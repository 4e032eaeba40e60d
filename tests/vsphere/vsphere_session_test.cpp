// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/certificate.h"
#include "core/vsphere/session.h"
#include "tests/vsphere/support/peer.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

#include <thread>

using namespace strata;
using namespace strata::vsphere;
using namespace strata::vsphere::test;

namespace {

SoapCall currentTime() { return {"CurrentTime", {"ServiceInstance", "ServiceInstance"}, CallKind::Read}; }

template<class E = Error, class F>
std::unique_ptr<E> thrownBy(F&& f) {
    try {
        f();
    } catch (const E& error) {
        return std::make_unique<E>(error);
    }
    return nullptr;
}

} // namespace

class VsphereSessionTest : public QObject {
    Q_OBJECT

private slots:
    void connectsToBothKinds_data() { bothKindsOfServer(); }
    void connectsToBothKinds() {
        Peer peer(kindOfServer());
        const auto session = peer.session();
        QCOMPARE(session->about().vCenter, !kindOfServer().contains("-esx"));
        QCOMPARE(session->apiVersion(), std::string("6.5"));
        QVERIFY(!session->manager("propertyCollector").empty());
        QVERIFY_EXCEPTION_THROWN(session->manager("nothing"), Error);
        QVERIFY(!session->result(currentTime(), {}).text.empty());
    }

    void wrongPasswordIsToldWithoutThePassword() {
        Peer peer;
        ConnectOptions options = peer.options();
        options.password = Secret("wrong-P4ssword");
        const auto error = thrownBy<FaultError>([&] { Session(options, {}); });
        QVERIFY(error != nullptr);
        QVERIFY(error->is("InvalidLogin"));
        QCOMPARE(error->code(), ErrorCode::PermissionDenied);
        QVERIFY(std::string(error->what()).find("wrong-P4ssword") == std::string::npos);
        QVERIFY(error->fault().detail.children.empty());
    }

    void secretsAreWipedAndRedacted() {
        const Secret secret("abc");
        QCOMPARE(secret.redact("x abc y abc"), std::string("x *** y ***"));
        QCOMPARE(Secret().redact("x"), std::string("x"));
        Secret moved(secret);
        const Secret target(std::move(moved));
        QVERIFY(moved.empty()); // NOLINT(bugprone-use-after-move): that is what is tested
        QCOMPARE(target.reveal(), std::string_view("abc"));
    }

    void unknownCertificateStopsBeforeAnythingIsSent() {
        Peer peer;
        ConnectOptions options = peer.options();
        options.thumbprint.clear();
        const auto error = thrownBy<CertificateError>([&] { Session(options, {}); });
        QVERIFY(error != nullptr);
        QCOMPARE(error->reason(), CertificateError::Reason::Unknown);
        QCOMPARE(error->certificate().sha256, peer.sha256());
        QCOMPARE(error->certificate().sha1, peer.sha1());
        QVERIFY(!error->certificate().problems.empty());
        QVERIFY(!options.pins->find(peer.server()));
    }

    void typedThumbprintsOfBothLengthsAreTrustedAndRemembered_data() {
        QTest::addColumn<bool>("sha1");
        QTest::newRow("SHA-1") << true;
        QTest::newRow("SHA-256") << false;
    }
    void typedThumbprintsOfBothLengthsAreTrustedAndRemembered() {
        QFETCH(bool, sha1);
        Peer peer;
        ConnectOptions options = peer.options();
        options.thumbprint = sha1 ? peer.sha1() : peer.sha256();
        Session(options, {});
        QCOMPARE(options.pins->find(peer.server()), std::optional(peer.sha256()));
        options.thumbprint.clear(); // the next time it is known
        Session(options, {});
    }

    void changedCertificateStops() {
        Peer peer;
        ConnectOptions options = peer.options();
        const std::string other = *parseThumbprint(std::string(64, 'a'));
        options.pins->remember(peer.server(), other);
        options.thumbprint.clear();
        const auto error = thrownBy<CertificateError>([&] { Session(options, {}); });
        QVERIFY(error != nullptr);
        QCOMPARE(error->reason(), CertificateError::Reason::Changed);
        QCOMPARE(error->expected(), other);
        QCOMPARE(options.pins->find(peer.server()), std::optional(other));
    }

    void expiredCertificateIsShownAsSuch() {
        Peer peer({"-expired"});
        ConnectOptions options = peer.options();
        options.thumbprint.clear();
        const auto error = thrownBy<CertificateError>([&] { Session(options, {}); });
        QVERIFY(error != nullptr);
        std::string problems;
        for (const std::string& each : error->certificate().problems)
            problems += each;
        QVERIFY2(problems.find("expired") != std::string::npos, problems.c_str());
    }

    void endedSessionIsRenewedOnceAndSilently() {
        Peer peer({"-idle", "150ms"});
        const auto session = peer.session();
        QTest::qWait(400);
        QCOMPARE(session->generation(), 1U);
        QVERIFY(!session->result(currentTime(), {}).text.empty());
        QCOMPARE(session->generation(), 2U);
    }

    void sessionIsKeptAliveByProbes() {
        Peer peer({"-idle", "400ms"});
        ConnectOptions options = peer.options();
        options.keepAlive = std::chrono::milliseconds(100);
        Session session(options, {});
        QTest::qWait(1200);
        QVERIFY(!session.result(currentTime(), {}).text.empty());
        QCOMPARE(session.generation(), 1U);
    }

    void overloadedServerIsAskedAgain() {
        Peer peer;
        const auto session = peer.session();
        peer.ask("/test/inject?prefix=/sdk&code=503&times=2");
        QVERIFY(!session->result(currentTime(), {}).text.empty());
    }

    void otherAnswersAreToldInWords_data() {
        QTest::addColumn<int>("status");
        QTest::newRow("401") << 401;
        QTest::newRow("404") << 404;
        QTest::newRow("500 without a fault") << 500;
    }
    void otherAnswersAreToldInWords() {
        QFETCH(int, status);
        Peer peer;
        const auto session = peer.session();
        peer.ask("/test/inject?prefix=/sdk&times=1&code=" + std::to_string(status));
        const auto error = thrownBy([&] { session->result(currentTime(), {}); });
        QVERIFY(error != nullptr);
        QVERIFY2(std::string(error->what()).find(std::to_string(status)) != std::string::npos, error->what());
        QVERIFY(!session->result(currentTime(), {}).text.empty());
    }

    void questionIsRepeatedAfterACutConnection_data() {
        QTest::addColumn<int>("after");
        QTest::newRow("at once") << 0;
        QTest::newRow("after a byte") << 1;
        QTest::newRow("in the middle") << 300;
    }
    void questionIsRepeatedAfterACutConnection() {
        QFETCH(int, after);
        Peer peer;
        const auto session = peer.session();
        peer.ask("/test/inject?prefix=/sdk&times=1&after=" + std::to_string(after));
        QVERIFY(!session->result(currentTime(), {}).text.empty());
    }

    void workIsNeverDoneTwice() {
        Peer peer({"-vm", "1"});
        const auto session = peer.session();
        const ObjectRef root = session->manager("rootFolder");
        QVERIFY(!session->result(currentTime(), {}).text.empty()); // the connection is open and kept
        peer.ask("/test/inject?prefix=/sdk&times=1&drop=1");
        SoapCall create("CreateFolder", root, CallKind::Work);
        create.add("name", "made");
        QVERIFY(thrownBy<ConnectionError>([&] { session->call(create, {}); }) != nullptr);
        // It was done once. Were it sent again, it would have met its own folder: DuplicateName.
        const auto again = thrownBy<FaultError>([&] { session->call(create, {}); });
        QVERIFY(again != nullptr && again->is("DuplicateName"));
    }

    void silentServerIsGivenUpAndStopIsHeardAtOnce() {
        QTcpServer silent; // takes the connection and says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        ConnectOptions options;
        options.server = {"127.0.0.1", silent.serverPort()};
        options.idleLimit = std::chrono::milliseconds(200);
        QElapsedTimer time;
        time.start();
        QVERIFY(thrownBy<ConnectionError>([&] { Session(options, {}); }) != nullptr);
        QVERIFY(time.elapsed() < 1000);

        options.idleLimit = std::chrono::seconds(30);
        std::stop_source stop;
        std::jthread other([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            stop.request_stop();
        });
        time.restart();
        const auto error = thrownBy([&] { Session(options, stop.get_token()); });
        QVERIFY(error != nullptr);
        QCOMPARE(error->code(), ErrorCode::Cancelled);
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
    }

    void nobodyThereIsToldInWords() {
        ConnectOptions options;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            options.server = {"127.0.0.1", gone.serverPort()};
        }
        const auto error = thrownBy<ConnectionError>([&] { Session(options, {}); });
        QVERIFY(error != nullptr);
        QVERIFY2(std::string(error->what()).find("refuses the connection") != std::string::npos, error->what());
    }

    void worksInAWorkerThreadWhileAnotherRunsItsLoop() {
        Peer peer({"-delay", "300"});
        int ticks = 0;
        QTimer ticking;
        connect(&ticking, &QTimer::timeout, this, [&ticks] { ++ticks; });
        ticking.start(10);
        std::atomic<bool> done = false;
        ConnectOptions options = peer.options();
        std::jthread worker([&] {
            Session session(options, {});
            session.result(currentTime(), {});
            done = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(done.load(), 5000);
        QVERIFY2(ticks > 20, qPrintable(QString::number(ticks)));
    }
};

QTEST_GUILESS_MAIN(VsphereSessionTest)
#include "vsphere_session_test.moc"
