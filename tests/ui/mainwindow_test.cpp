// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/windowfixture.h"
#include "ui/commands/quitguard.h"
#include "ui/commands/shortcutsdialog.h"
#include "ui/models/disktreemodel.h"
#include "ui/models/viewroles.h"
#include "ui/views/emptyhint.h"
#include "ui/views/filespane.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/jobstrip.h"
#include "ui/views/jobwindow.h"
#include "ui/views/librarypane.h"
#include "ui/views/machinepane.h"
#include "ui/views/workspace.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace strata;
using namespace strata::ui;
using strata::test::kSampleFolder;
using strata::test::WindowFixture;

namespace {

/// Runs until it is cancelled or let go.
class HeldOp : public Operation {
public:
    explicit HeldOp(std::shared_ptr<std::atomic<bool>> go) : go_(std::move(go)) {}
    std::string_view name() const override { return "held"; }
    Text describe() const override { return text("Holding on"); }
    std::optional<Refusal> canRun(FileSystem&) override { return std::nullopt; }
    Plan plan(OpContext&) override { return {}; }
    void run(OpContext& context) override {
        context.progress.setTotal(1 << 20);
        while (!*go_) {
            checkpoint(context.stop);
            QTest::qSleep(2);
        }
    }

private:
    std::shared_ptr<std::atomic<bool>> go_;
};

QModelIndex rowNamed(QTreeView& view, const QString& name) {
    const QModelIndexList found = view.model()->match(view.model()->index(0, 0), Qt::DisplayRole, name, 1,
                                                      Qt::MatchExactly | Qt::MatchRecursive);
    return found.value(0);
}

void clickRow(QTreeView& view, const QString& name) {
    const QModelIndex row = rowNamed(view, name);
    QVERIFY2(row.isValid(), qPrintable(name));
    view.scrollTo(row);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(row).center());
}

QPushButton* visibleButton(QWidget& parent, const QString& text) {
    for (QPushButton* button : parent.findChildren<QPushButton*>())
        if (button->isVisible() && button->text().remove(QLatin1Char('&')) == text)
            return button;
    return nullptr;
}

/// Whatever Tab can reach now has words for people who do not see it.
void requireNames() {
    for (QWidget* widget : QApplication::allWidgets()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy() != nullptr)
            continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken != nullptr);
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 %2 in %3")
                                .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                     QString::fromLatin1(widget->parentWidget() != nullptr
                                                             ? widget->parentWidget()->metaObject()->className()
                                                             : "nothing"))));
    }
}

class MainWindowTest : public QObject {
    Q_OBJECT
private slots:
    void firstStartOffersWaysToBegin() {
        WindowFixture fixture;
        QVERIFY(fixture.window().isIdle());
        QStringList buttons;
        for (const QPushButton* button : fixture.window().findChildren<QPushButton*>())
            if (button->isVisible())
                buttons << button->text().remove(QLatin1Char('&'));
        QVERIFY(buttons.contains(QStringLiteral("Open Folder…")));
        QVERIFY(buttons.contains(QStringLiteral("New Disk…")));
        QVERIFY(buttons.contains(QStringLiteral("Try the Sample Machine")));
        QVERIFY(!fixture.window().inspector().isVisible());
        QVERIFY(!fixture.window().commands().isAvailable(Command::CloneDisk));
        QVERIFY(fixture.window()
                    .commands()
                    .action(Command::CloneDisk)
                    ->toolTip()
                    .contains(QStringLiteral("Select a disk first.")));
    }

    void anOpenedFolderShowsItsDisksAndTheInspectorFollows() {
        WindowFixture fixture;
        fixture.openSample();
        MainWindow& window = fixture.window();
        QCOMPARE(window.windowTitle(), QStringLiteral("Sample Machine — Strata"));
        QTreeView& tree = window.machine().treeView();
        clickRow(tree, QStringLiteral("System-000003.vmdk"));
        QCOMPARE(fixture.documents().current()->selection().disk, kSampleFolder / "System-000003.vmdk");
        QVERIFY(window.inspector().isVisible());
        QTRY_VERIFY(window.commands().isAvailable(Command::CloneDisk));
        QTRY_VERIFY(window.commands().isAvailable(Command::CheckDisk));
        fixture.trigger(Command::CopyPath);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(kSampleFolder / "System-000003.vmdk"));
        fixture.trigger(Command::ShowFiles);
        QVERIFY(window.machine().files().view().isVisible());
        QVERIFY(rowNamed(window.machine().files().view(), QStringLiteral("Sample Machine.vmx")).isValid());
    }

    void aKeyboardIsEnough() {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        fixture.openSample();
        QTreeView& tree = window.machine().treeView();
        QTRY_COMPARE(QApplication::focusWidget(), &tree);
        QTest::keyClick(&tree, Qt::Key_Home);
        const QModelIndex first = tree.currentIndex();
        QTest::keyClick(&tree, Qt::Key_Down);
        QVERIFY(tree.currentIndex() != first);
        QTest::keyClick(&tree, Qt::Key_S); // type-ahead
        QVERIFY(tree.currentIndex().data().toString().startsWith(QLatin1Char('S')));

        QTest::keyClick(&window, Qt::Key_F6); // to the inspector
        QVERIFY(window.inspector().isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(&window, Qt::Key_F6); // to the job strip
        QTest::keyClick(&window, Qt::Key_F6); // round to the library
        QVERIFY(window.library().isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
        QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
        QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), &tree);

        QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(window.inspector().tabs().currentIndex(), static_cast<int>(InspectorPane::Metadata));
        QTest::keyClick(&window, Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(window.inspector().tabs().currentIndex(), static_cast<int>(InspectorPane::Overview));
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(window.jobWindow().isVisible());
        QTest::keyClick(&window.jobWindow(), Qt::Key_Escape);
        QVERIFY(!window.jobWindow().isVisible());
        QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(fixture.documents().current(), static_cast<MachineDocument*>(nullptr));
    }

    void everyMenuEntryHasItsOwnLetter() {
        WindowFixture fixture;
        for (const QAction* title : fixture.window().menuBar()->actions()) {
            QStringList letters;
            for (const QAction* entry : title->menu()->actions()) {
                if (entry->isSeparator())
                    continue;
                const qsizetype mark = entry->text().indexOf(QLatin1Char('&'));
                QVERIFY2(mark >= 0, qPrintable(entry->text()));
                letters << entry->text().mid(mark + 1, 1).toUpper();
            }
            QStringList unique = letters;
            unique.removeDuplicates();
            QVERIFY2(unique == letters, qPrintable(title->text() + QLatin1Char(' ') + letters.join(QString())));
        }
    }

    void whatTakesTheKeyboardHasAName() {
        WindowFixture fixture;
        requireNames();
        fixture.openSample();
        for (int page = 0; page < fixture.window().inspector().tabs().count(); ++page) {
            fixture.window().inspector().tabs().setCurrentIndex(page);
            requireNames();
        }
        fixture.trigger(Command::ShowFiles);
        fixture.trigger(Command::ShowJobs);
        requireNames();
        fixture.trigger(Command::KeyboardShortcuts);
        requireNames();
    }

    void aDiskThatNamesFilesElsewhereIsAskedAbout() {
        WindowFixture fixture;
        fixture.memory().makeFolders("/vm");
        fixture.memory().makeFolders("/other");
        fixture.memory().writeFile("/other/secret-flat.vmdk", std::string(1 << 20, 'x'));
        fixture.memory().writeFile("/vm/odd.vmdk", "# Disk DescriptorFile\nversion=1\nCID=11223344\n"
                                                   "parentCID=ffffffff\ncreateType=\"monolithicFlat\"\n"
                                                   "RW 2048 FLAT \"/other/secret-flat.vmdk\" 0\n"
                                                   "ddb.adapterType = \"lsilogic\"\n");
        fixture.window().open("/vm");
        fixture.waitUntilIdle();
        QPushButton* allow = visibleButton(fixture.window(), QStringLiteral("Allow for This Folder"));
        QVERIFY(allow != nullptr);
        QTRY_VERIFY(!fixture.window().commands().isAvailable(Command::CloneDisk));
        QTest::mouseClick(visibleButton(fixture.window(), QStringLiteral("Keep Blocked")), Qt::LeftButton);
        QVERIFY(visibleButton(fixture.window(), QStringLiteral("Allow for This Folder")) == nullptr);
        fixture.trigger(Command::Refresh);
        fixture.waitUntilIdle();
        QVERIFY(visibleButton(fixture.window(), QStringLiteral("Allow for This Folder")) == nullptr); // not again

        fixture.remakeWindow();
        fixture.waitUntilIdle();
        allow = visibleButton(fixture.window(), QStringLiteral("Allow for This Folder"));
        QVERIFY(allow != nullptr);
        QTest::mouseClick(allow, Qt::LeftButton);
        fixture.waitUntilIdle();
        QTRY_VERIFY(fixture.window().commands().isAvailable(Command::CloneDisk));
    }

    void shortcutsCanBeChangedAndClashesAreRefused() {
        WindowFixture fixture;
        QTest::keyClick(&fixture.window(), Qt::Key_K, Qt::ControlModifier | Qt::AltModifier);
        auto* dialog = fixture.dialog<ShortcutsDialog>();
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<QTreeWidget*>();
        list->setCurrentItem(list->findItems(QStringLiteral("New Disk…"), Qt::MatchExactly).value(0));
        auto* keys = dialog->findChild<QKeySequenceEdit*>();
        const QAction* newDisk = fixture.window().commands().action(Command::NewDisk);
        keys->setKeySequence(QKeySequence(QStringLiteral("Ctrl+O")));
        emit keys->editingFinished();
        QCOMPARE(newDisk->shortcut(), QKeySequence(QStringLiteral("Ctrl+N")));
        keys->setKeySequence(QKeySequence(QStringLiteral("Ctrl+Alt+D")));
        emit keys->editingFinished();
        QCOMPARE(newDisk->shortcut(), QKeySequence(QStringLiteral("Ctrl+Alt+D")));
    }

    void aNarrowWindowPutsTheInspectorBelowAndFoldsTheLibrary() {
        WindowFixture fixture;
        fixture.openSample();
        MainWindow& window = fixture.window();
        window.resize(1200, 700);
        QTRY_VERIFY(!window.workspace().isNarrow());
        QVERIFY(window.library().isVisible());
        window.resize(800, 700);
        QTRY_VERIFY(window.workspace().isNarrow());
        QVERIFY(!window.library().isVisible());
        QVERIFY(window.inspector().mapTo(&window, QPoint()).y() > window.machine().mapTo(&window, QPoint()).y());
        const QSize least = window.minimumSizeHint();
        QVERIFY2(least.width() <= 640 && least.height() <= 600,
                 qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
        fixture.trigger(Command::ShowLibrary);
        QVERIFY(window.library().isVisible());
        window.resize(1200, 700);
        QTRY_VERIFY(!window.workspace().isNarrow());
        QVERIFY(window.inspector().mapTo(&window, QPoint()).x() > window.machine().mapTo(&window, QPoint()).x());
    }

    void geometryAndLibraryAreRemembered() {
        WindowFixture fixture;
        fixture.window().setGeometry(10, 10, 1111, 666);
        fixture.openSample();
        fixture.trigger(Command::ShowInspector);
        QVERIFY(!fixture.window().inspector().isVisible());
        fixture.restart();
        QCOMPARE(fixture.window().size(), QSize(1111, 666));
        QTreeView& library = fixture.window().library().view();
        QVERIFY(rowNamed(library, QStringLiteral("Sample Machine")).isValid());
        clickRow(library, QStringLiteral("Sample Machine"));
        fixture.waitUntilIdle();
        QVERIFY(fixture.window().machine().treeView().isVisible());
        QVERIFY(!fixture.window().inspector().isVisible());
    }

    void whatCannotBeReadSaysWhyAndOffersAWayOut() {
        WindowFixture fixture;
        fixture.window().open("/home/ann/nowhere");
        fixture.waitUntilIdle();
        InlineMessage* bar = nullptr;
        for (InlineMessage* candidate : fixture.window().machine().findChildren<InlineMessage*>())
            if (candidate->isVisible())
                bar = candidate;
        QVERIFY(bar != nullptr);
        QVERIFY(bar->title().contains(QStringLiteral("nowhere")));
        fixture.memory().makeFolders("/home/ann/nowhere");
        QPushButton* again = nullptr;
        for (QPushButton* button : bar->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("&Try Again"))
                again = button;
        QVERIFY(again != nullptr);
        QTest::mouseClick(again, Qt::LeftButton);
        fixture.waitUntilIdle();
        QVERIFY(!bar->isVisible());
    }

    void aDroppedFolderOpens() {
        WindowFixture fixture;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(kSampleFolder))});
        const QPoint middle = fixture.window().rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window(), &drop);
        fixture.waitUntilIdle();
        QCOMPARE(fixture.documents().current()->path(), kSampleFolder);
    }

    void filteringShowsOnlyWhatMatches() {
        WindowFixture fixture;
        fixture.openSample();
        QTest::keyClick(&fixture.window(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("data"));
        QTreeView& tree = fixture.window().machine().treeView();
        QCOMPARE(tree.model()->rowCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), &tree);
    }

    void aFilterThatMatchesNothingSaysSo() {
        WindowFixture fixture;
        fixture.openSample();
        const auto said = [&] {
            QStringList words;
            for (const EmptyHint* hint : fixture.window().machine().treeView().findChildren<EmptyHint*>())
                if (hint->isVisible())
                    words << hint->text();
            return words;
        };
        QTest::keyClick(&fixture.window(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("xyz"));
        QCOMPARE(said(), QStringList{QStringLiteral("Nothing matches “xyz”.")});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QCOMPARE(said(), QStringList());
    }

    void quittingWithRunningJobsAsks() {
        WindowFixture fixture;
        const auto go = std::make_shared<std::atomic<bool>>(false);
        Job* job = fixture.jobs().enqueue(std::make_unique<HeldOp>(go));
        QTRY_COMPARE(job->state(), Job::State::Running);
        fixture.trigger(Command::Quit);
        QMessageBox* question = fixture.window().quitGuard().question();
        QVERIFY(question != nullptr && question->isVisible());
        QVERIFY(fixture.window().isVisible());
        QTest::keyClick(question, Qt::Key_Escape); // stay
        QTRY_VERIFY(fixture.window().quitGuard().question() == nullptr);
        QCOMPARE(job->state(), Job::State::Running);

        fixture.trigger(Command::Quit);
        question = fixture.window().quitGuard().question();
        QTest::keyClick(question, Qt::Key_Return); // the default is the safe one
        QTRY_VERIFY(fixture.window().quitGuard().question() == nullptr);
        QVERIFY(fixture.window().isVisible());

        fixture.trigger(Command::Quit);
        question = fixture.window().quitGuard().question();
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(job->state(), Job::State::Cancelled);
        QTRY_VERIFY(!fixture.window().isVisible());
    }

    void theStripShowsTheRunningJobAndCountsTheRest() {
        WindowFixture fixture;
        const auto go = std::make_shared<std::atomic<bool>>(false);
        Plan plan;
        plan.changes = {"/vm/a.vmdk"};
        Job* first = fixture.jobs().enqueue(std::make_unique<HeldOp>(go), plan);
        Job* second = fixture.jobs().enqueue(std::make_unique<HeldOp>(go), plan);
        QTRY_COMPARE(first->state(), Job::State::Running);
        auto* strip = fixture.window().findChild<JobStrip*>();
        auto* counter = strip->findChild<QToolButton*>();
        QVERIFY2(counter->text().startsWith(QLatin1Char('1')), qPrintable(counter->text()));
        QTest::mouseClick(counter, Qt::LeftButton);
        JobWindow& jobs = fixture.window().jobWindow();
        QVERIFY(jobs.isVisible() && !jobs.isModal());
        QPushButton* cancel = visibleButton(jobs, QStringLiteral("Cancel Job")); // of the selected one: the latest
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(second->state(), Job::State::Cancelled);
        QCOMPARE(first->state(), Job::State::Running);
        jobs.close(); // hides it, cancels nothing
        QCOMPARE(first->state(), Job::State::Running);
        *go = true;
        QTRY_COMPARE(first->state(), Job::State::Done);
        QCOMPARE(fixture.jobs().jobs().size(), 2); // found again in the list
    }

    void quittingWithNothingToLoseDoesNotAsk() {
        WindowFixture fixture;
        fixture.openSample();
        fixture.trigger(Command::Quit);
        QVERIFY(!fixture.window().isVisible());
    }

    void jobsGoOnWhenTheWindowIsMadeAnew() {
        WindowFixture fixture;
        QSignalSpy changed(&fixture.window(), &MainWindow::outdated);
        QMenu* languages = nullptr;
        for (QMenu* menu : fixture.window().findChildren<QMenu*>())
            if (menu->title() == QStringLiteral("&Language"))
                languages = menu;
        QVERIFY(languages != nullptr);
        languages->actions().at(2)->trigger();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(fixture.settings().language(), QStringLiteral("zh_CN"));
        const auto go = std::make_shared<std::atomic<bool>>(false);
        Job* job = fixture.jobs().enqueue(std::make_unique<HeldOp>(go));
        fixture.remakeWindow();
        *go = true;
        QTRY_COMPARE(job->state(), Job::State::Done);
    }
};

} // namespace

QTEST_MAIN(MainWindowTest)
#include "mainwindow_test.moc"
