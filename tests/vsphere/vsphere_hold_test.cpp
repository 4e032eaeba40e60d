// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/cleanup.h"
#include "core/vsphere/hold.h"
#include "core/vsphere/inventory.h"
#include "core/vsphere/remotemachine.h"
#include "tests/vsphere/support/helpers.h"
#include "tests/vsphere/support/peer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace strata;
using namespace strata::vsphere;
using namespace strata::vsphere::test;

namespace {

constexpr const char* kMethod = "RelocateVM_Task";

/// A process of this host that runs, or does not.
LockHost host(std::int64_t pid, std::vector<std::int64_t> running = {}) {
    LockHost host = thisLockHost();
    host.machineId = [] { return std::string("here"); };
    host.self.pid = pid;
    host.self.startTicks = 1000;
    host.findProcess = [running](std::int64_t asked) {
        const bool runs = std::ranges::count(running, asked) > 0;
        return runs ? std::optional(LockHost::Process{1000}) : std::nullopt;
    };
    return host;
}

/// A peer, a login, a journal of a process that has ended, and the first machine.
struct Bench {
    explicit Bench(const QStringList& arguments = {}) : peer(arguments), session(peer.session()) {
        const InventoryEntry found = listMachines(*session, {}).front();
        request.machine = found.object;
        request.machineName = found.name;
        request.identity = "backup of \xE4\xB8\xAD\t<1>";
    }
    std::vector<std::string> disabled() { return readMachine(*session, request.machine, {}).disabledMethods; }

    Peer peer;
    std::unique_ptr<Session> session;
    QTemporaryDir folder;
    std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "state" / "debts";
    ServerJournal journal{nativeFileSystem(), file, host(42)};
    HoldRequest request;
};

} // namespace

class VsphereHoldTest : public QObject {
    Q_OBJECT

private slots:
    void machineIsHeldAndReleased() {
        Bench bench;
        bench.request.keep = true;
        holdMachine(*bench.session, bench.journal, bench.request, {});
        QCOMPARE(bench.disabled(), std::vector<std::string>{kMethod});
        const std::vector<ServerDebt> debts = bench.journal.debts();
        QCOMPARE(debts.size(), std::size_t{1});
        QCOMPARE(debts.front().name, bench.request.identity);
        QCOMPARE(debts.front().label, bench.request.machineName);
        QVERIFY(settleAbandoned(*bench.session, bench.journal, {}).empty()); // it is kept on purpose
        releaseMachine(*bench.session, bench.journal, bench.request.machine, "somebody else", {});
        QVERIFY(!bench.disabled().empty());
        releaseMachine(*bench.session, bench.journal, bench.request.machine, bench.request.identity, {});
        QVERIFY(bench.disabled().empty());
        QVERIFY(bench.journal.debts().empty());
    }

    void holdEndsWithItsObject() {
        Bench bench;
        {
            const Hold hold(*bench.session, bench.journal, bench.request, {});
            QVERIFY(!bench.disabled().empty());
        }
        QVERIFY(bench.disabled().empty());
        QVERIFY(bench.journal.debts().empty());
    }

    void nothingIsHeldWithoutTheJournal() {
        Bench bench;
        QVERIFY(QFile(QString::fromStdString(bench.file.parent_path().string())).open(QIODevice::WriteOnly));
        codeOf([&] { holdMachine(*bench.session, bench.journal, bench.request, {}); });
        QVERIFY(bench.disabled().empty());
    }

    void holdOfTheSameIdentityIsOurs() {
        Bench bench;
        bench.peer.ask("/test/held?times=1&source=same");
        bench.request.identity = "same";
        holdMachine(*bench.session, bench.journal, bench.request, {});
        QCOMPARE(bench.journal.debts().size(), std::size_t{1});
    }

    void holdsOfOthersAndMigrationsAreWaitedFor_data() {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("another's hold") << QByteArray("MethodAlreadyDisabledFault");
        QTest::newRow("a task that runs") << QByteArray("TaskInProgress");
    }
    void holdsOfOthersAndMigrationsAreWaitedFor() {
        QFETCH(QByteArray, fault);
        Bench bench;
        bench.peer.ask("/test/held?source=theirs&times=2&fault=" + fault.toStdString());
        QCOMPARE(codeOf([&] { holdMachine(*bench.session, bench.journal, bench.request, {}); }), ErrorCode::Locked);
        QVERIFY(bench.journal.debts().empty());
        bench.request.wait = std::chrono::seconds(3); // one refusal is left
        holdMachine(*bench.session, bench.journal, bench.request, {});
        QVERIFY(!bench.disabled().empty());
    }

    void otherRefusalsLeaveNoDebt() {
        Bench bench;
        bench.peer.ask("/test/held?times=1&fault=NoPermission");
        QCOMPARE(codeOf([&] { holdMachine(*bench.session, bench.journal, bench.request, {}); }),
                 ErrorCode::PermissionDenied);
        QVERIFY(bench.journal.debts().empty());
    }

    void unknownOutcomeStaysADebt() {
        Bench bench;
        bench.peer.ask("/test/inject?prefix=/sdk&drop=1&times=99"); // done, but nobody tells
        QVERIFY_EXCEPTION_THROWN(holdMachine(*bench.session, bench.journal, bench.request, {}), ConnectionError);
        bench.peer.ask("/test/inject?prefix=/none&clear=1");
        QVERIFY(!bench.disabled().empty());
        QCOMPARE(bench.journal.debts().size(), std::size_t{1});
        QCOMPARE(settleAbandoned(*bench.session, bench.journal, {}).size(), std::size_t{1});
        QVERIFY(bench.disabled().empty());
        QVERIFY(bench.journal.debts().empty());
    }

    void lostAnswerIsAskedForAgain() {
        Bench bench;
        bench.peer.ask("/test/inject?prefix=/sdk&drop=1");
        holdMachine(*bench.session, bench.journal, bench.request, {});
        QVERIFY(!bench.disabled().empty());
    }

    void hostsAreRefusedInWords() {
        Bench bench({"-esx"});
        QCOMPARE(codeOf([&] { holdMachine(*bench.session, bench.journal, bench.request, {}); }),
                 ErrorCode::NotSupported);
        QVERIFY(bench.journal.debts().empty());
    }

    void identitiesHaveALength_data() {
        QTest::addColumn<QString>("identity");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QString() << false;
        QTest::newRow("50") << QString(50, QChar(0x4E2D)) << true;
        QTest::newRow("51") << QString(51, QChar('x')) << false;
        QTest::newRow("one of ours") << QString::fromStdString(ownIdentity()) << true;
    }
    void identitiesHaveALength() {
        QFETCH(QString, identity);
        QFETCH(bool, good);
        Bench bench;
        bench.request.identity = identity.toStdString();
        const ErrorCode code = codeOf([&] { holdMachine(*bench.session, bench.journal, bench.request, {}); });
        QCOMPARE(code, good ? ErrorCode::Internal : ErrorCode::InvalidArgument);
    }

    void debtsOfTheDeadAreAbandoned_data() {
        QTest::addColumn<std::string>("machine");
        QTest::addColumn<bool>("runs");
        QTest::addColumn<quint64>("start");
        QTest::addColumn<bool>("abandoned");
        QTest::newRow("ended") << std::string("here") << false << quint64(1000) << true;
        QTest::newRow("runs") << std::string("here") << true << quint64(1000) << false;
        QTest::newRow("its number belongs to another") << std::string("here") << true << quint64(7) << true;
        QTest::newRow("start unknown") << std::string("here") << true << quint64(0) << false;
        QTest::newRow("elsewhere") << std::string("there") << false << quint64(1000) << false;
    }
    void debtsOfTheDeadAreAbandoned() {
        QFETCH(std::string, machine);
        QFETCH(bool, runs);
        QFETCH(quint64, start);
        QFETCH(bool, abandoned);
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "debts";
        LockHost writer = host(42);
        writer.machineId = [machine] { return machine; };
        writer.self.startTicks = start;
        ServerJournal(nativeFileSystem(), file, writer).add({});
        ServerJournal reader(nativeFileSystem(), file,
                             host(43, runs ? std::vector<std::int64_t>{42} : std::vector<std::int64_t>{}));
        QCOMPARE(reader.isAbandoned(reader.debts().front()), abandoned);
    }

    void linesOfNewerProgramsAreKept() {
        const QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "debts";
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x\tlease\tnew\n") > 0);
        file.close();
        ServerJournal journal(nativeFileSystem(), path, host(42));
        ServerDebt debt;
        debt.kind = ServerDebt::Kind::Disk;
        debt.name = "[ds] a\\b\tc\nd.vmdk";
        const std::string id = journal.add(debt);
        QCOMPARE(journal.debts().front().name, debt.name);
        QVERIFY(journal.debts().front().kind == ServerDebt::Kind::Disk);
        journal.strike(id);
        QVERIFY(journal.debts().empty());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("x\tlease\tnew\n"));
    }
};

QTEST_GUILESS_MAIN(VsphereHoldTest)
#include "vsphere_hold_test.moc"
