// SPDX-License-Identifier: Apache-2.0
// What the desktop hears of the jobs, over a real message bus with services of our own on it.
#include "tests/ui/heldjob.h"
#include "tests/ui/privatebus.h"
#include "ui/jobs/jobherald.h"
#include "ui/jobs/jobqueue.h"

#include <QDBusContext>
#include <QDBusUnixFileDescriptor>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace strata;
using namespace strata::ui;
using strata::test::HeldOp;
using strata::test::Hold;
using strata::test::PrivateBus;

namespace {

/// A desktop's notifications.
class Notifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        QString application, summary, body;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Shown> shown;
    QList<uint> closed;
    QStringList capabilities{QStringLiteral("body"), QStringLiteral("actions")};

public slots:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString& application, uint, const QString&, const QString& summary, const QString& body,
                const QStringList& actions, const QVariantMap& hints, int) {
        shown.append({application, summary, body, actions, hints});
        return static_cast<uint>(40 + shown.size());
    }
    void CloseNotification(uint id) {
        closed << id;
        emit NotificationClosed(id, 3);
    }

signals:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
};

/// The part of logind that is asked: each inhibitor is a pipe whose other end the asker holds.
class Logind : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~Logind() override {
        for (const int end : std::as_const(ends_))
            ::close(end);
    }
    QList<QStringList> asked;
    bool refuses = false;
    /// How many inhibitors are held now.
    int held() const {
        int count = 0;
        for (const int end : ends_) {
            char byte = 0;
            count += ::read(end, &byte, 1) == 0 ? 0 : 1; // closed at the other end: nothing more to read
        }
        return count;
    }

public slots:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why,
                                    const QString& mode) {
        asked << QStringList{what, who, why, mode};
        int ends[2] = {-1, -1};
        if (refuses || ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("not you"));
            return {};
        }
        ends_ << ends[0];
        QDBusUnixFileDescriptor handle;
        handle.giveFileDescriptor(ends[1]);
        return handle;
    }

private:
    QList<int> ends_;
};

/// A desktop's power management.
class Power : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.PowerManagement.Inhibit")
public:
    QSet<uint> held;
    int asked = 0;

public slots:
    uint Inhibit(const QString&, const QString&) {
        held << static_cast<uint>(++asked);
        return static_cast<uint>(asked);
    }
    void UnInhibit(uint cookie) { held.remove(cookie); }
};

/// A desktop's task bar.
class TaskBar : public QObject {
    Q_OBJECT
public:
    QString application;
    QList<QVariantMap> updates;

public slots:
    void update(const QString& uri, const QVariantMap& properties) {
        application = uri;
        updates << properties;
    }
};

bool serve(QDBusConnection bus, const char* service, const char* path, QObject& object) {
    return bus.registerObject(QLatin1String(path), &object,
                              QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
           && bus.registerService(QLatin1String(service));
}

/// A socket that takes connections and says nothing.
class MuteSocket {
public:
    explicit MuteSocket(const QString& path) : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, qPrintable(path), sizeof address.sun_path - 1);
        listens_ = ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
                   && ::listen(socket_, 8) == 0;
    }
    ~MuteSocket() { ::close(socket_); }
    MuteSocket(const MuteSocket&) = delete;
    MuteSocket& operator=(const MuteSocket&) = delete;
    bool listens() const { return listens_; }

private:
    int socket_;
    bool listens_ = false;
};

class JobHeraldTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QGuiApplication::setApplicationDisplayName(QStringLiteral("Strata")); }

    void init() {
        bus_ = std::make_unique<PrivateBus>();
        QVERIFY2(!bus_->address().isEmpty(), "dbus-daemon is needed (package dbus)");
        notifications_ = std::make_unique<Notifications>();
        logind_ = std::make_unique<Logind>();
        power_ = std::make_unique<Power>();
        QVERIFY(serve(bus_->connection(), "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                      *notifications_));
        QVERIFY(serve(bus_->connection(), "org.freedesktop.login1", "/org/freedesktop/login1", *logind_));
        QVERIFY(serve(bus_->connection(), "org.freedesktop.PowerManagement",
                      "/org/freedesktop/PowerManagement/Inhibit", *power_));
        queue_ = std::make_unique<JobQueue>(nativeFileSystem());
        makeHerald({bus_->address(), bus_->address()});
    }

    void cleanup() {
        herald_.reset();
        queue_.reset();
        bus_.reset();
    }

    void theEndOfAJobIsToldWhenNoWindowIsInFront() {
        finish(std::nullopt);
        QTRY_COMPARE(notifications_->shown.size(), 1);
        const Notifications::Shown& shown = notifications_->shown.first();
        QCOMPARE(shown.application, QStringLiteral("Strata"));
        QCOMPARE(shown.summary, QStringLiteral("Done: Holding “a & b.vmdk”"));
        QVERIFY(shown.actions.contains(QStringLiteral("default")));
        QCOMPARE(shown.hints.value(QStringLiteral("urgency")).toInt(), 1);
        QVERIFY(notifications_->closed.isEmpty());
    }

    void aFailureIsToldWithWhatToDo_data() {
        QTest::addColumn<bool>("markup");
        QTest::addColumn<QString>("words");
        QTest::newRow("plain") << false << QStringLiteral("Free <some> space & try again.");
        QTest::newRow("markup") << true << QStringLiteral("Free &lt;some&gt; space &amp; try again.");
    }

    void aFailureIsToldWithWhatToDo() {
        QFETCH(bool, markup);
        QFETCH(QString, words);
        if (markup)
            notifications_->capabilities << QStringLiteral("body-markup");
        finish(Error(ErrorCode::NoSpace, text("The volume is full")).advice(text("Free <some> space & try again.")));
        QTRY_COMPARE(notifications_->shown.size(), 1);
        QVERIFY(notifications_->shown.first().summary.startsWith(QStringLiteral("Failed: ")));
        QVERIFY(notifications_->shown.first().body.contains(words));
        QCOMPARE(notifications_->shown.first().hints.value(QStringLiteral("urgency")).toInt(), 2);
    }

    void nothingIsToldToWhoIsLooking() {
        QWidget window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        finish(std::nullopt);
        QTest::qWait(100);
        QVERIFY(notifications_->shown.isEmpty());
    }

    void whoWasCancelledIsNotNews() {
        const auto hold = std::make_shared<Hold>();
        Job* job = start(hold);
        job->cancel();
        QTRY_COMPARE(job->state(), Job::State::Cancelled);
        QTest::qWait(100);
        QVERIFY(notifications_->shown.isEmpty());
    }

    void aClickRaisesTheWindowWhichTakesTheRestBack() {
        finish(std::nullopt);
        finish(std::nullopt);
        QTRY_COMPARE(notifications_->shown.size(), 2);
        QSignalSpy raise(herald_.get(), &JobHerald::raiseRequested);
        QTest::qWait(50);
        emit notifications_->ActionInvoked(7, QStringLiteral("default")); // somebody else's
        emit notifications_->ActionInvoked(41, QStringLiteral("default"));
        QTRY_COMPARE(raise.count(), 1);
        QWidget window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(notifications_->closed, (QList<uint>{41, 42}));
    }

    void whileAJobWritesTheComputerStaysAwake() {
        const auto hold = std::make_shared<Hold>();
        Job* job = start(hold);
        QTRY_COMPARE(logind_->held(), 1);
        QCOMPARE(logind_->asked.first().at(0), QStringLiteral("sleep"));
        QCOMPARE(logind_->asked.first().at(3), QStringLiteral("block"));
        job->setPaused(true); // who pauses may let the computer sleep
        QTRY_COMPARE(logind_->held(), 0);
        job->setPaused(false);
        QTRY_COMPARE(logind_->held(), 1);
        hold->go = true;
        QTRY_COMPARE(job->state(), Job::State::Done);
        QTRY_COMPARE(logind_->held(), 0);
        QCOMPARE(power_->asked, 0);
    }

    void twoJobsHoldItOnce() {
        const auto first = std::make_shared<Hold>();
        const auto second = std::make_shared<Hold>();
        Job* one = start(first, "/vm/a.vmdk");
        Job* two = start(second, "/vm/b.vmdk");
        QTRY_COMPARE(logind_->held(), 1);
        first->go = true;
        QTRY_COMPARE(one->state(), Job::State::Done);
        QTest::qWait(50);
        QCOMPARE(logind_->held(), 1);
        second->go = true;
        QTRY_COMPARE(two->state(), Job::State::Done);
        QTRY_COMPARE(logind_->held(), 0);
        QCOMPARE(logind_->asked.size(), 1);
    }

    void aJobThatIsOverBeforeTheAnswerHoldsNothing() {
        finish(std::nullopt);
        QTRY_COMPARE(logind_->asked.size(), 1);
        QTRY_COMPARE(logind_->held(), 0);
    }

    void withoutLogindTheDesktopIsAsked_data() {
        QTest::addColumn<bool>("absent"); // or it refuses
        QTest::newRow("absent") << true;
        QTest::newRow("refuses") << false;
    }

    void withoutLogindTheDesktopIsAsked() {
        QFETCH(bool, absent);
        logind_->refuses = true;
        makeHerald({bus_->address(), absent ? QString() : bus_->address()});
        const auto hold = std::make_shared<Hold>();
        Job* job = start(hold);
        QTRY_COMPARE(power_->held.size(), 1);
        hold->go = true;
        QTRY_COMPARE(job->state(), Job::State::Done);
        QTRY_VERIFY(power_->held.isEmpty());
    }

    void theTaskBarShowsHowFarLongJobsAre() {
        TaskBar taskBar;
        QVERIFY(bus_->connection().connect(QString(), QString(), QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                           QStringLiteral("Update"), &taskBar, SLOT(update(QString, QVariantMap))));
        finish(std::nullopt); // too short to be shown
        const auto hold = std::make_shared<Hold>();
        Job* job = start(hold);
        QTRY_COMPARE(taskBar.updates.size(), 1);
        QCOMPARE(taskBar.updates.last().value(QStringLiteral("progress-visible")).toBool(), true);
        QVERIFY(taskBar.application.startsWith(QStringLiteral("application://"))
                && taskBar.application.endsWith(QStringLiteral(".desktop")));
        hold->go = true;
        QTRY_COMPARE(job->state(), Job::State::Done);
        QTRY_COMPARE(taskBar.updates.last().value(QStringLiteral("progress-visible")).toBool(), false);
    }

    void theTaskBarHearsWholePercentsOnly() {
        TaskBar taskBar;
        QVERIFY(bus_->connection().connect(QString(), QString(), QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                           QStringLiteral("Update"), &taskBar, SLOT(update(QString, QVariantMap))));
        MessageBus session(bus_->address());
        TaskBarProgress progress(session);
        for (const double share : {0.5, 0.501, 0.509, 0.52, 2.0})
            progress.show(share);
        progress.show(std::nullopt);
        progress.show(std::nullopt);
        QTRY_COMPARE(taskBar.updates.size(), 4);
        QCOMPARE(taskBar.updates.at(1).value(QStringLiteral("progress")).toDouble(), 0.52);
        QCOMPARE(taskBar.updates.at(2).value(QStringLiteral("progress")).toDouble(), 1.0);
    }

    void anAbsentOrDeadBusIsNoMatter_data() {
        QTest::addColumn<QString>("address");
        QTest::newRow("none") << QString();
        QTest::newRow("nobody there") << QStringLiteral("unix:path=/nonexistent/bus");
        QTest::newRow("nonsense") << QStringLiteral("what?");
        QTest::newRow("does not answer") << QStringLiteral("mute");
    }

    void anAbsentOrDeadBusIsNoMatter() {
        QFETCH(QString, address);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bus"));
        const MuteSocket mute(path);
        QVERIFY(mute.listens());
        if (address == QLatin1String("mute"))
            address = QStringLiteral("unix:path=") + path;
        makeHerald({address, address});
        QElapsedTimer clock;
        clock.start();
        finish(std::nullopt);
        finish(Error(ErrorCode::Io, text("The cable came off")));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

    void aBusThatDiesMeanwhileIsNoMatter() {
        const auto hold = std::make_shared<Hold>();
        Job* job = start(hold);
        QTRY_COMPARE(logind_->held(), 1);
        bus_->stop();
        hold->go = true;
        QTRY_COMPARE(job->state(), Job::State::Done);
        finish(std::nullopt);
    }

private:
    void makeHerald(const JobHerald::Addresses& addresses) {
        herald_.reset();
        herald_ = std::make_unique<JobHerald>(*queue_, addresses);
    }
    Job* start(const std::shared_ptr<Hold>& hold, const char* file = "/vm/a & b.vmdk") {
        Job* job = queue_->enqueue(std::make_unique<HeldOp>(hold, file));
        [&] { QTRY_VERIFY(job->state() >= Job::State::Running); }();
        return job;
    }
    void finish(std::optional<Error> error) {
        const auto hold = std::make_shared<Hold>();
        hold->error = std::move(error);
        hold->go = true;
        const Job* job = start(hold);
        QTRY_VERIFY(job->isFinished());
    }

    std::unique_ptr<PrivateBus> bus_;
    std::unique_ptr<Notifications> notifications_;
    std::unique_ptr<Logind> logind_;
    std::unique_ptr<Power> power_;
    std::unique_ptr<JobQueue> queue_;
    std::unique_ptr<JobHerald> herald_;
};

} // namespace

QTEST_MAIN(JobHeraldTest)
#include "jobherald_test.moc"
