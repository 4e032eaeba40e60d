// SPDX-License-Identifier: Apache-2.0
// A machine's history as a person lives it, by mouse alone and by keyboard alone, with the real steps over the files
// of the sample machine. What counts is what the files say afterwards: the history they tell, and what each state
// reads as.
#include "core/disk/diskopener.h"
#include "core/machine/snapshottree.h"
#include "tests/support/guestimages.h"
#include "tests/support/machines.h"
#include "tests/ui/slowfilesystem.h"
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/comparedialog.h"
#include "ui/dialogs/describedialog.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/gotodialog.h"
#include "ui/dialogs/menddialog.h"
#include "ui/dialogs/mergedialog.h"
#include "ui/dialogs/purgedialog.h"
#include "ui/dialogs/takesnapshotdialog.h"
#include "ui/models/snapshottext.h"
#include "ui/views/filespane.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/jobstrip.h"
#include "ui/views/machinepane.h"
#include "ui/views/snapshottreeview.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QLabel>
#include <QLineEdit>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

#include <map>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::kSampleFolder;
using strata::test::SlowFileSystem;
using strata::test::WindowFixture;

namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20U;
const QString kPresent = QStringLiteral("@");

/// A name and what all disks of the state read as.
using States = std::map<QString, QByteArray>;

/// What a disk reads as, wherever one of its links says anything.
void addContents(FileSystem& fs, const std::filesystem::path& disk, QCryptographicHash& hash) {
    const std::unique_ptr<DiskChain> chain = openDisk(fs, disk);
    chain->map(Sectors(0), chain->capacity(), [&](const Run& run) {
        if (run.kind != RunKind::Data)
            return true;
        std::vector<std::byte> bytes(run.length.bytes());
        chain->read(run.start, bytes);
        hash.addData(QByteArray::number(static_cast<qulonglong>(run.start.bytes())));
        hash.addData(
            QByteArrayView(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
        return true;
    });
}

States statesOf(FileSystem& fs, const QString& except = {}) {
    States states;
    const SnapshotTree tree = readSnapshotTree(fs, kSampleFolder);
    for (const SnapshotNode& node : tree.nodes) {
        if (node.kind != NodeKind::Snapshot && node.kind != NodeKind::Present)
            continue;
        if (!except.isEmpty() && node.name == except.toStdString())
            continue;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const NodeDisk& disk : node.disks)
            addContents(fs, disk.file, hash);
        states[node.kind == NodeKind::Present ? kPresent : QString::fromStdString(node.name)] = hash.result();
    }
    return states;
}

/// "Clean install(Driver test, After updates(@))": the history that the files tell.
QString shapeOf(const SnapshotTree& tree, const std::vector<int>& nodes) {
    QStringList words;
    for (const int id : nodes) {
        const SnapshotNode& node = tree.nodes[static_cast<std::size_t>(id)];
        if (node.kind == NodeKind::Discarded)
            continue;
        QString word = node.kind == NodeKind::Present ? kPresent : QString::fromStdString(node.name);
        if (isGhost(node))
            word = QLatin1Char('?') + nodeTitle(node);
        const QString below = shapeOf(tree, node.children);
        words << (below.isEmpty() ? word : QStringLiteral("%1(%2)").arg(word, below));
    }
    return words.join(QStringLiteral(", "));
}

QString shapeOf(FileSystem& fs) {
    const SnapshotTree tree = readSnapshotTree(fs, kSampleFolder);
    return shapeOf(tree, tree.roots);
}

/// What the guest does while the machine runs.
void writeToPresent(FileSystem& fs, std::uint64_t offset, std::uint64_t seed) {
    const SnapshotTree tree = readSnapshotTree(fs, kSampleFolder);
    for (const NodeDisk& disk : tree.nodes[static_cast<std::size_t>(tree.present)].disks)
        test::writeInto(fs, disk.file, offset, seed);
}

/// What a tool does that opens a parent and closes it again.
void breakCid(test::MemoryFileSystem& fs, const std::filesystem::path& descriptor) {
    const std::vector<std::byte> bytes = fs.readFile(descriptor);
    std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    text.replace(text.find("\nCID=") + 5, 8, "12345678");
    fs.writeFile(descriptor, text);
}

/// A person who uses only the mouse, or only the keys, apart from typing names.
class Person {
public:
    Person(WindowFixture& fixture, bool mouse) : fixture_(fixture), mouse_(mouse) {}

    void select(const QString& name) {
        SnapshotTreeView& view = fixture_.window().machine().snapshotView();
        const QAbstractItemModel& model = *view.model();
        const QModelIndex row =
            model.match(model.index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive).value(0);
        QVERIFY2(row.isValid(), qPrintable(name));
        if (mouse_) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(row).center());
        } else {
            key(Qt::Key_1, Qt::ControlModifier);
            QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&view));
            QTest::keyClick(&view, Qt::Key_Home);
            for (int steps = 0; steps < 50 && view.currentIndex() != row; ++steps)
                QTest::keyClick(&view, Qt::Key_Down);
        }
        QCOMPARE(nodeTitle(*fixture_.documents().current()->selectedNode()), name);
    }

    /// Asks for the command, as its button in the tool bar or by its keys.
    void ask(Command command) {
        QAction* action = fixture_.window().commands().action(command);
        QVERIFY2(action->isEnabled(), qPrintable(action->toolTip()));
        if (!mouse_) {
            const QKeySequence keys = action->shortcut();
            QVERIFY(!keys.isEmpty());
            key(static_cast<Qt::Key>(keys[0].key()), keys[0].keyboardModifiers());
            return;
        }
        auto* button = qobject_cast<QToolButton*>(fixture_.window().findChild<QToolBar*>()->widgetForAction(action));
        QVERIFY(button != nullptr && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    /// Does what the open dialog proposes and waits for the end.
    template<class Dialog>
    void confirm(const QString& act) {
        Dialog* dialog = nullptr;
        QTRY_VERIFY((dialog = fixture_.dialog<Dialog>()) != nullptr);
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        QPushButton* button = buttonNamed(*dialog, act);
        QVERIFY(button != nullptr);
        QTRY_VERIFY2(button->isEnabled(),
                     qPrintable(dialog->template findChild<QLabel*>(QStringLiteral("planLine"))->text()
                                + dialog->template findChild<InlineMessage*>()->title()));
        if (mouse_)
            QTest::mouseClick(button, Qt::LeftButton);
        else
            QTest::keyClick(dialog, Qt::Key_Return);
        fixture_.waitUntilIdle();
        QCOMPARE(fixture_.jobs().jobs().last()->state(), Job::State::Done);
    }

    /// By the button of the bar that tells what was done.
    void undo() {
        if (mouse_) {
            QPushButton* button = buttonNamed(fixture_.window().machine().message(), QStringLiteral("Undo"));
            QVERIFY(button != nullptr);
            QTest::mouseClick(button, Qt::LeftButton);
        } else {
            key(Qt::Key_Z, Qt::ControlModifier);
        }
        fixture_.waitUntilIdle();
        QCOMPARE(fixture_.jobs().jobs().last()->state(), Job::State::Done);
    }

    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        if (QApplication::activeWindow() == nullptr) { // window managers do that when a dialog closes
            fixture_.window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&fixture_.window()));
        }
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target != nullptr ? target : &fixture_.window(), key, modifiers);
    }

private:
    WindowFixture& fixture_;
    bool mouse_;
};

class SnapshotStoryTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        memory_ = std::make_unique<test::MemoryFileSystem>();
        makeSampleMachine(*memory_, kSampleFolder);
        slow_ = std::make_unique<SlowFileSystem>(*memory_);
        fixture_ = WindowFixture::real(*slow_);
        fixture_->window().resize(1400, 800); // all buttons of the tool bar are there
        fixture_->openSample();
    }
    void cleanup() {
        fixture_.reset();
        slow_.reset();
        memory_.reset();
    }

    void theWholeStory_data() {
        QTest::addColumn<bool>("mouse");
        QTest::newRow("by mouse") << true;
        QTest::newRow("by keyboard") << false;
    }

    void theWholeStory() {
        QFETCH(bool, mouse);
        Person person(*fixture_, mouse);
        QCOMPARE(shapeOf(*memory_),
                 QStringLiteral("Clean install(Driver test, After updates(@), ?System-000009.vmdk)"));
        States states = statesOf(*memory_);

        person.ask(Command::TakeSnapshot);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
        person.type(QStringLiteral("Before the trip"));
        person.confirm<TakeSnapshotDialog>(QStringLiteral("Take Snapshot"));
        states[QStringLiteral("Before the trip")] = states[kPresent];
        expect("Clean install(Driver test, After updates(Before the trip(@)), ?System-000009.vmdk)", states);

        writeToPresent(*memory_, 300 * kMiB, 77);
        const QByteArray onTheTrip = statesOf(*memory_)[kPresent];
        QVERIFY(onTheTrip != states[kPresent]);
        person.key(Qt::Key_F5);
        fixture_->waitUntilIdle();

        person.select(QStringLiteral("Driver test"));
        person.ask(Command::GoToSnapshot);
        QTRY_VERIFY(fixture_->dialog<GoToDialog>() != nullptr);
        const QString kept = QString::fromStdString(fixture_->dialog<GoToDialog>()->params().keepName);
        QVERIFY(kept.startsWith(QStringLiteral("Before going back")));
        person.confirm<GoToDialog>(QStringLiteral("Go To"));
        states[kept] = onTheTrip;
        states[kPresent] = states[QStringLiteral("Driver test")];
        expect("Clean install(Driver test(@), After updates(Before the trip(%1)), ?System-000009.vmdk)", states,
               kept);

        person.select(QStringLiteral("Clean install"));
        person.ask(Command::BranchSnapshot);
        person.confirm<GoToDialog>(QStringLiteral("Branch"));
        states[kPresent] = states[QStringLiteral("Clean install")];
        expect("Clean install(Driver test, After updates(Before the trip(%1)), ?System-000009.vmdk, @)", states,
               kept);

        person.select(QStringLiteral("Before the trip"));
        person.ask(Command::DiscardSnapshot);
        person.confirm<DiscardDialog>(QStringLiteral("Discard"));
        States fewer = states;
        fewer.erase(QStringLiteral("Before the trip"));
        fewer.erase(kept);
        QCOMPARE(statesOf(*memory_), fewer);
        person.undo();
        expect("Clean install(Driver test, After updates(Before the trip(%1)), ?System-000009.vmdk, @)", states,
               kept);

        person.select(QStringLiteral("Before the trip"));
        person.ask(Command::MergeSnapshot);
        person.confirm<MergeDialog>(QStringLiteral("Merge"));
        states.erase(QStringLiteral("Before the trip"));
        expect("Clean install(Driver test, After updates(%1), ?System-000009.vmdk, @)", states, kept);

        person.select(kept);
        person.ask(Command::DiscardSnapshot);
        person.confirm<DiscardDialog>(QStringLiteral("Discard"));
        states.erase(kept);
        const std::size_t filesBefore = memory_->allFiles().size();
        fixture_->trigger(Command::PurgeDiscarded); // in menus only
        person.confirm<PurgeDialog>(QStringLiteral("Purge"));
        expect("Clean install(Driver test, After updates, ?System-000009.vmdk, @)", states);
        QVERIFY(memory_->allFiles().size() < filesBefore);
        QVERIFY(!fixture_->window().commands().isAvailable(Command::UndoSnapshotStep));
    }

    void aForgottenLinkIsAdoptedAndGivenUp() {
        Person person(*fixture_, true);
        person.select(QStringLiteral("System-000009.vmdk"));
        fixture_->trigger(Command::AdoptSnapshot);
        QTRY_VERIFY(fixture_->dialog<DescribeDialog>() != nullptr);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
        person.type(QStringLiteral("Found again"));
        QTest::keyClick(fixture_->dialog<DescribeDialog>(), Qt::Key_Return);
        fixture_->waitUntilIdle();
        QCOMPARE(shapeOf(*memory_).count(QStringLiteral("Found again")), 1);
        QVERIFY(!shapeOf(*memory_).contains(QLatin1Char('?')));
        person.undo();
        QCOMPARE(shapeOf(*memory_),
                 QStringLiteral("Clean install(Driver test, After updates(@), ?System-000009.vmdk)"));
        person.select(QStringLiteral("System-000009.vmdk"));
        person.ask(Command::DiscardSnapshot);
        person.confirm<DiscardDialog>(QStringLiteral("Discard"));
        fixture_->trigger(Command::PurgeDiscarded);
        person.confirm<PurgeDialog>(QStringLiteral("Purge"));
        QCOMPARE(shapeOf(*memory_), QStringLiteral("Clean install(Driver test, After updates(@))"));
        QVERIFY(!memory_->exists(kSampleFolder / "System-000009.vmdk"));
    }

    void theInspectorOffersAWayOutOfAGhost() {
        Person person(*fixture_, true);
        QVERIFY(buttonNamed(fixture_->window().inspector(), QStringLiteral("Adopt…")) == nullptr);
        person.select(QStringLiteral("System-000009.vmdk"));
        QPushButton* adopt = buttonNamed(fixture_->window().inspector(), QStringLiteral("Adopt…"));
        QVERIFY(adopt != nullptr && adopt->isEnabled());
        QVERIFY(buttonNamed(fixture_->window().inspector(), QStringLiteral("Discard…")) != nullptr);
        QTest::mouseClick(adopt, Qt::LeftButton);
        QTRY_VERIFY(fixture_->dialog<DescribeDialog>() != nullptr);
        QTest::keyClick(fixture_->dialog<DescribeDialog>(), Qt::Key_Escape);
        person.select(QStringLiteral("Driver test"));
        QVERIFY(buttonNamed(fixture_->window().inspector(), QStringLiteral("Adopt…")) == nullptr);
    }

    void aLinkWhoseParentWasTouchedIsMendedAfterTheEvidence() {
        const States states = statesOf(*memory_);
        // A tool opened the base and gave it another content ID.
        breakCid(*memory_, kSampleFolder / "Data.vmdk");
        Person person(*fixture_, true);
        person.key(Qt::Key_F5);
        fixture_->waitUntilIdle();
        for (const char* name : {"Driver test", "After updates"}) {
            person.select(QString::fromLatin1(name));
            QPushButton* mend = nullptr;
            QTRY_VERIFY((mend = buttonNamed(fixture_->window().inspector(), QStringLiteral("Mend…"))) != nullptr);
            QTest::mouseClick(mend, Qt::LeftButton);
            MendDialog* dialog = nullptr;
            QTRY_VERIFY((dialog = fixture_->dialog<MendDialog>()) != nullptr);
            QTRY_VERIFY(
                dialog->findChild<QLabel*>(QStringLiteral("sentence"))->text().contains(QStringLiteral("12345678")));
            person.confirm<MendDialog>(QStringLiteral("Mend"));
        }
        QCOMPARE(statesOf(*memory_), states);
        QVERIFY(std::ranges::all_of(fixture_->documents().current()->snapshots()->nodes,
                                    [](const SnapshotNode& node) { return node.problems.empty(); }));
    }

    void comparingShowsWhereTwoStatesDiffer() {
        Person person(*fixture_, false);
        person.select(QStringLiteral("Driver test"));
        person.ask(Command::CompareStates); // with the present state
        auto* dialog = fixture_->dialog<CompareDialog>();
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<QTreeWidget*>();
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("4 MB")); // 1 here, 3 there
        QCOMPARE(list->topLevelItem(0)->childCount(), 3);
        QCOMPARE(list->topLevelItem(0)->child(0)->text(0), QStringLiteral("at 2 MB"));
        QCOMPARE(list->topLevelItem(1)->text(1), QStringLiteral("1 MB"));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(fixture_->dialog<CompareDialog>() == nullptr);
        person.select(QStringLiteral("System-000009.vmdk"));
        QVERIFY(!fixture_->window().commands().isAvailable(Command::CompareStates));
    }

    void comparingSaysInWhichPartitionsTwoStatesDiffer() {
        const SnapshotTree& tree = *fixture_->documents().current()->snapshots();
        const auto state = std::ranges::find(tree.nodes, "Driver test", &SnapshotNode::name);
        QVERIFY(state != tree.nodes.end());
        writePartitions(*memory_, state->disks.front().file);
        Person person(*fixture_, false);
        person.key(Qt::Key_F5);
        fixture_->waitUntilIdle();
        person.select(QStringLiteral("Driver test"));
        person.ask(Command::CompareStates);
        auto* dialog = fixture_->dialog<CompareDialog>();
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<QTreeWidget*>();
        QTRY_VERIFY(list->isVisible());
        const QTreeWidgetItem* disk = list->topLevelItem(0);
        QVERIFY(disk->childCount() > 3);
        QCOMPARE(disk->child(0)->text(0), QStringLiteral("1 · root · ext4"));
        QVERIFY(disk->child(0)->text(1) != QStringLiteral("same"));
        QVERIFY(disk->child(0)->toolTip(0).startsWith(QStringLiteral("Partition 1, Linux")));
        QVERIFY2(disk->child(1)->text(0).startsWith(QStringLiteral("2 · ")), qPrintable(disk->child(1)->text(0)));
        QCOMPARE(disk->child(2)->text(0), QStringLiteral("Outside the partitions"));
        QVERIFY2(disk->child(2)->toolTip(1).contains(QStringLiteral("512")), qPrintable(disk->child(2)->toolTip(1)));
        QVERIFY(disk->child(3)->text(0).startsWith(QStringLiteral("at ")));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void filesSayWhichStatesNeedThem() {
        QTreeView& files = fixture_->window().machine().files().view();
        const auto usersOf = [&](const char* name) {
            const QAbstractItemModel& model = *files.model();
            const QModelIndex row =
                model.match(model.index(0, 0), Qt::DisplayRole, QString::fromLatin1(name), 1, Qt::MatchExactly)
                    .value(0);
            return row.siblingAtColumn(3).data().toString();
        };
        QCOMPARE(usersOf("System-000003.vmdk"), QStringLiteral("You are here"));
        QCOMPARE(usersOf("Data-000002-s001.vmdk"), QStringLiteral("After updates and 1 more"));
        QCOMPARE(usersOf("System-000009.vmdk"), QStringLiteral("not in the snapshot list"));
    }

    void aMergeCancelledMidwayKeepsAllThatIsToStayAndIsFinishedLater() {
        Person person(*fixture_, true);
        const QString shape = shapeOf(*memory_);
        const States states = statesOf(*memory_, QStringLiteral("After updates"));
        person.select(QStringLiteral("After updates"));
        person.ask(Command::MergeSnapshot);
        auto* dialog = fixture_->dialog<MergeDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Merge"))->isEnabled());
        slow_->slow = true;
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Merge")), Qt::LeftButton);
        Job* job = fixture_->jobs().jobs().last();
        QTRY_VERIFY(job->progress().done > 0);
        QVERIFY(!job->isFinished());
        QPushButton* cancel = nullptr;
        QTRY_VERIFY((cancel = buttonNamed(*fixture_->window().findChild<JobStrip*>(), QStringLiteral("Cancel")))
                    != nullptr);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(job->isFinished());
        slow_->slow = false;
        QCOMPARE(job->state(), Job::State::Cancelled);
        fixture_->waitUntilIdle();
        // All that is to stay reads as before; what is to go is half merged, and nothing else may be done.
        QCOMPARE(shapeOf(*memory_), shape);
        QCOMPARE(statesOf(*memory_, QStringLiteral("After updates")), states);
        QVERIFY(!fixture_->window().machine().message().isVisible()); // cancelling is no failure
        QVERIFY(!fixture_->window().commands().isAvailable(Command::TakeSnapshot));
        QPushButton* finish = buttonNamed(fixture_->window().machine(), QStringLiteral("Finish It"));
        QVERIFY(finish != nullptr);
        QTest::mouseClick(finish, Qt::LeftButton);
        QTRY_COMPARE(fixture_->jobs().jobs().size(), 2);
        fixture_->waitUntilIdle();
        QCOMPARE(fixture_->jobs().jobs().last()->state(), Job::State::Done);
        QCOMPARE(shapeOf(*memory_), QStringLiteral("Clean install(Driver test, ?System-000009.vmdk, @)"));
        QCOMPARE(statesOf(*memory_), states);
        QVERIFY(fixture_->window().commands().isAvailable(Command::TakeSnapshot));
        QVERIFY(std::ranges::none_of(memory_->allFiles(),
                                     [](const auto& file) { return file.extension() == ".intent"; }));
    }

    void aMachineThatIsOnCanBeLookedAtOnly() {
        const std::filesystem::path locks = kSampleFolder / "Sample Machine.vmx.lck";
        memory_->makeFolders(locks);
        memory_->writeFile(locks / "M00042.lck", std::string(512, '\0'));
        Person person(*fixture_, false);
        person.key(Qt::Key_F5);
        fixture_->waitUntilIdle();
        QVERIFY(buttonNamed(fixture_->window().machine(), QStringLiteral("Look Again")) != nullptr);
        person.select(QStringLiteral("Clean install"));
        for (const Command command : {Command::TakeSnapshot, Command::GoToSnapshot, Command::BranchSnapshot,
                                      Command::MergeSnapshot, Command::DiscardSnapshot, Command::RenameSnapshot}) {
            QAction* action = fixture_->window().commands().action(command);
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
            QVERIFY2(action->toolTip().contains(QStringLiteral("in use")), qPrintable(action->toolTip()));
        }
        memory_->remove(locks / "M00042.lck");
        memory_->removeDirectory(locks);
        person.key(Qt::Key_F5);
        fixture_->waitUntilIdle();
        QVERIFY(fixture_->window().commands().isAvailable(Command::TakeSnapshot));
        QVERIFY(buttonNamed(fixture_->window().machine(), QStringLiteral("Look Again")) == nullptr);
    }

private:
    /// What the files say and read as, and that the window shows the same.
    void expect(const char* shape, const States& states, const QString& name = {}) {
        const QString wanted = name.isEmpty() ? QString::fromLatin1(shape) : QString::fromLatin1(shape).arg(name);
        QCOMPARE(shapeOf(*memory_), wanted);
        QCOMPARE(statesOf(*memory_), states);
        const SnapshotTree& shown = *fixture_->documents().current()->snapshots();
        QCOMPARE(shapeOf(shown, shown.roots), wanted);
    }

    std::unique_ptr<test::MemoryFileSystem> memory_;
    std::unique_ptr<SlowFileSystem> slow_;
    std::unique_ptr<WindowFixture> fixture_;
};

} // namespace

QTEST_MAIN(SnapshotStoryTest)
#include "snapshotstory_test.moc"
