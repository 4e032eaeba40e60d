// SPDX-License-Identifier: Apache-2.0
// Thousands of random actions with fixed seeds: the window answers all the time, nothing crashes, and whatever was
// done to the disks, what is left of the machine is whole. STRATA_MONKEY sets how many actions.
#include "core/machine/snapshottree.h"
#include "core/ops/checkop.h"
#include "tests/support/machines.h"
#include "tests/ui/watchdog.h"
#include "tests/ui/windowfixture.h"
#include "ui/jobs/job.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QTabBar>
#include <QTimer>

#include <random>

namespace strata::test {

using ui::Command;

namespace {

/// Between steps, and what is remembered of them.
constexpr int kPauseMs = 1;
constexpr qsizetype kRemembered = 12;

/// These leave the window, or the files in memory: the file manager, dialogs that look at the real disk, the end.
bool staysHere(Command command) {
    switch (command) {
    case Command::Quit:
    case Command::OpenFolder:
    case Command::OpenFile:
    case Command::OpenSample:
    case Command::ShowInFolder:
    case Command::CloseMachine:
    case Command::AboutQt: return false; // Qt's own box has an event loop of its own
    default: return true;
    }
}

/// So does what these buttons do; and the locked fields are for those who know.
bool isHarmless(const QAbstractButton& button) {
    const QString words = button.text().remove(QLatin1Char('&'));
    for (const char* outside : {"Browse…", "Unlock expert fields", "Save Report…", "Open Folder…", "Try the Sample"})
        if (words.contains(QString::fromUtf8(outside)))
            return false;
    return button.isVisible() && button.isEnabled();
}

} // namespace

/// Somebody who presses and clicks whatever there is: commands, buttons, rows, tabs, keys, sizes, words in fields.
/// All it does follows from the seed, as far as the window does the same. Acts from a timer, so that an event loop
/// within the loop does not stop it.
class Monkey : public QObject {
    Q_OBJECT
public:
    Monkey(WindowFixture& fixture, quint64 seed);

    /// Runs the event loop until so many things were done.
    void act(int times);
    /// Closes dialogs and menus, and waits for the jobs.
    void calmDown();
    QString restless() const;
    QString lately() const { return lately_.join(QStringLiteral("; ")); } ///< the last actions, for a failure

private:
    void step();
    void note(const QString& what);
    QWidget* place();
    void trigger();
    void clickSomething(QWidget& place);
    void pressKey(QWidget& place);
    void type(QWidget& place);
    void resize();
    int below(qsizetype count) { return static_cast<int>(random_() % static_cast<quint64>(count)); }

    WindowFixture& fixture_;
    std::mt19937_64 random_;
    QTimer timer_;
    int left_ = 0;
    QStringList lately_;
};

Monkey::Monkey(WindowFixture& fixture, quint64 seed) : fixture_(fixture), random_(seed) {
    connect(&timer_, &QTimer::timeout, this, &Monkey::step);
}

void Monkey::act(int times) {
    left_ = times;
    timer_.start(kPauseMs);
    QElapsedTimer clock;
    clock.start();
    while (left_ > 0 && clock.elapsed() < 120'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    timer_.stop();
}

void Monkey::calmDown() {
    for (int i = 0; i < 20; ++i) {
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        else if (QWidget* dialog = QApplication::activeModalWidget())
            dialog->close();
        QCoreApplication::processEvents();
    }
    fixture_.jobs().setAllPaused(false);
    QVERIFY2(QTest::qWaitFor([this] { return fixture_.window().isIdle(); }, 20'000), qPrintable(restless()));
}

/// What keeps the window from coming to rest, and what led there.
QString Monkey::restless() const {
    QString words;
    for (const ui::Job* job : fixture_.jobs().jobs())
        if (!job->isFinished())
            words += QStringLiteral("%1 (%2), ")
                         .arg(QString::fromStdString(job->title().english()),
                              QVariant::fromValue(job->state()).toString());
    return words + QStringLiteral("after ") + lately();
}

void Monkey::note(const QString& what) {
    if (qEnvironmentVariableIsSet("STRATA_MONKEY_TALKS"))
        qInfo("%s", qPrintable(what));
    lately_ << what;
    if (lately_.size() > kRemembered)
        lately_.removeFirst();
}

QWidget* Monkey::place() {
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget* dialog = QApplication::activeModalWidget())
        return dialog;
    return &fixture_.window();
}

void Monkey::step() {
    if (left_ <= 0)
        return;
    --left_;
    QWidget* here = place();
    if (auto* files = qobject_cast<QFileDialog*>(here)) { // it would write on the real disk, and has an event loop
        note(QStringLiteral("close ") + files->windowTitle());
        files->reject();
        return;
    }
    const int what = below(100);
    if (what < 20 && here == &fixture_.window())
        trigger();
    else if (what < 60)
        clickSomething(*here);
    else if (what < 88)
        pressKey(*here);
    else if (what < 96)
        type(*here);
    else
        resize();
}

void Monkey::trigger() {
    const QList<Command> all = fixture_.window().commands().all();
    const Command command = all.at(below(all.size()));
    if (!staysHere(command) || !fixture_.window().commands().isAvailable(command))
        return;
    note(QStringLiteral("command ") + fixture_.window().commands().action(command)->objectName());
    fixture_.trigger(command);
}

void Monkey::clickSomething(QWidget& here) {
    QWidgetList targets;
    for (QWidget* widget : here.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != here.window())
            continue;
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (button != nullptr ? isHarmless(*button)
                              : qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QTabBar*>(widget))
            targets << widget;
    }
    if (targets.isEmpty())
        return;
    QWidget* target = targets.at(below(targets.size()));
    if (auto* area = qobject_cast<QAbstractScrollArea*>(target))
        target = area->viewport();
    const QPoint at(below(std::max(1, target->width())), below(std::max(1, target->height())));
    note(QStringLiteral("click %1 “%2” %3,%4")
             .arg(QString::fromLatin1(target->metaObject()->className()), target->accessibleName())
             .arg(at.x())
             .arg(at.y()));
    const bool centre = qobject_cast<QAbstractButton*>(target) != nullptr;
    QTest::mouseClick(target, Qt::LeftButton, Qt::NoModifier, centre ? target->rect().center() : at);
}

void Monkey::pressKey(QWidget& here) {
    static const QList<QKeyCombination> keys{Qt::Key_Tab,          Qt::Key_Backtab,      Qt::Key_Up,
                                             Qt::Key_Down,         Qt::Key_Left,         Qt::Key_Right,
                                             Qt::Key_Return,       Qt::Key_Escape,       Qt::Key_Space,
                                             Qt::Key_Delete,       Qt::Key_F2,           Qt::Key_F6,
                                             Qt::Key_Home,         Qt::Key_End,          Qt::Key_PageDown,
                                             Qt::Key_F10,          Qt::CTRL | Qt::Key_Z, Qt::CTRL | Qt::Key_A,
                                             Qt::CTRL | Qt::Key_V, Qt::CTRL | Qt::Key_C, Qt::SHIFT | Qt::Key_F10};
    QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &here;
    const QKeyCombination key = keys.at(below(keys.size()));
    const auto* button = qobject_cast<QAbstractButton*>(target);
    if (button != nullptr && !isHarmless(*button))
        return;
    note(QStringLiteral("key ") + QKeySequence(key).toString());
    QTest::keyClick(target, key.key(), key.keyboardModifiers());
}

void Monkey::type(QWidget& here) {
    static const QStringList words{QStringLiteral("disk"), QStringLiteral("6"),         QStringLiteral("a/b"),
                                   QStringLiteral("快照"), QStringLiteral("\"x\" = y"), QStringLiteral("Trial")};
    const QList<QLineEdit*> fields = here.findChildren<QLineEdit*>();
    if (fields.isEmpty())
        return;
    QLineEdit* field = fields.at(below(fields.size()));
    // Folders lead out of the memory, and what is typed there would be made.
    if (!field->isVisible() || !field->isEnabled() || field->text().contains(QLatin1Char('/')))
        return;
    note(QStringLiteral("type in ") + field->accessibleName());
    if (below(2) == 0)
        field->selectAll();
    QInputMethodEvent input; // as an input method does: key events have only ASCII
    input.setCommitString(words.at(below(words.size())));
    QCoreApplication::sendEvent(field, &input);
}

void Monkey::resize() {
    const QSize size(480 + below(1000), 400 + below(500));
    note(QStringLiteral("resize %1x%2").arg(size.width()).arg(size.height()));
    fixture_.window().resize(size);
}

} // namespace strata::test

using namespace strata;
using namespace strata::test;

class MonkeyTest : public QObject {
    Q_OBJECT

private slots:
    void whateverIsPressedTheMachineStaysWhole_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= static_cast<quint64>(actions() / kRound); ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void whateverIsPressedTheMachineStaysWhole() {
        QFETCH(quint64, seed);
        MemoryFileSystem fs;
        VolumeInfo volume = fs.volume("/");
        volume.free = std::uint64_t{256} << 20U;
        fs.setVolume(volume);
        MachineSpec spec;
        spec.folder = kSampleFolder;
        spec.disks = {{.node = "scsi0:0", .stem = "System"},
                      {.node = "scsi0:1", .stem = "Data", .type = CreateType::TwoGbMaxExtentSparse}};
        spec.snapshots = branchingSnapshots(6);
        makeMachine(fs, spec);
        const auto fixture = WindowFixture::real(fs);
        fixture->window().open(kSampleFolder);
        fixture->waitUntilIdle();
        Monkey monkey(*fixture, seed);
        Watchdog watchdog;
        for (int done = 0; done < kRound; done += kStretch) {
            monkey.act(kStretch);
            QVERIFY2(watchdog.longest() < kMostMs * 2, qPrintable(monkey.lately()));
            monkey.calmDown();
            requireWhole(fs, monkey);
        }
    }

private:
    static constexpr int kUsual = 4000;
    static constexpr int kRound = 500;
    static constexpr int kStretch = 100;

    static int actions() { return std::max(kUsual, qEnvironmentVariableIntValue("STRATA_MONKEY")); }

    static void requireWhole(FileSystem& fs, const Monkey& monkey) {
        const SnapshotTree tree = readSnapshotTree(fs, kSampleFolder);
        for (const SnapshotNode& node : tree.nodes)
            for (const NodeDisk& disk : node.disks) {
                QVERIFY2(!disk.missing, qPrintable(monkey.lately()));
                CheckParams params;
                params.disk = disk.file;
                CheckOp check(params);
                Progress progress;
                Report report;
                OpContext context{fs, progress, {}, report};
                check.run(context);
                for (const Issue& issue : check.result().issues)
                    QVERIFY2(issue.severity != Severity::Error,
                             qPrintable(QString::fromStdString(disk.file.filename().string() + ": "
                                                               + issue.detail.english() + " after ")
                                        + monkey.lately()));
            }
    }
};

QTEST_MAIN(MonkeyTest)
#include "monkey_test.moc"
