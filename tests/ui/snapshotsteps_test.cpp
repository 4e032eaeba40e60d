// SPDX-License-Identifier: Apache-2.0
// Steps of a machine's history by mouse and keyboard: what the dialogs say and ask for, what is offered when, and
// what is told afterwards. The history is a value that the steps change; the real steps have their own story.
#include "tests/ui/fakehistory.h"
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/describedialog.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/gotodialog.h"
#include "ui/dialogs/mergedialog.h"
#include "ui/dialogs/purgedialog.h"
#include "ui/dialogs/takesnapshotdialog.h"
#include "ui/graph/afterpicture.h"
#include "ui/graph/graphview.h"
#include "ui/graph/snapshotscene.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/machinepane.h"
#include "ui/views/snapshottreeview.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::FakeHistory;
using strata::test::kSampleFolder;
using strata::test::WindowFixture;

namespace {

class SnapshotStepsTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        SnapshotTree tree = test::sampleHistory(kSampleFolder);
        for (SnapshotNode& node : tree.nodes)
            node.sizes =
                NodeSizes{(static_cast<std::uint64_t>(node.id) + 1) << 20U, 0, std::nullopt, std::nullopt, 0};
        tree.nodes[2].sizes->freedIfDiscarded = 3 << 20;
        history_ = std::make_unique<FakeHistory>(tree);
        fixture_ = std::make_unique<WindowFixture>(history_->reader(), history_->operations());
        fixture_->openSample();
        fixture_->window().resize(1280, 800);
    }
    void cleanup() {
        fixture_.reset();
        history_.reset();
    }

    void aMachineOpensWithItsHistory() {
        MachinePane& machine = fixture_->window().machine();
        QVERIFY(machine.snapshotView().isVisible());
        QCOMPARE(machine.snapshotView().currentIndex().data().toString(), QStringLiteral("You are here"));
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&machine.snapshotView()));
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(machine.graphView().isVisible());
        press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(machine.snapshotView().isVisible());
    }

    void takingByKeyboard() {
        press(Qt::Key_T, Qt::ControlModifier);
        auto* dialog = waitFor<TakeSnapshotDialog>();
        QVERIFY(sentenceOf(*dialog).contains(QStringLiteral("new, empty files")));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Before the update"));
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Take Snapshot"))->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QCOMPARE(namesBelow(QStringLiteral("After updates")), QStringList{QStringLiteral("Before the update")});
        QVERIFY(message().isVisible());
        QCOMPARE(selected(), QStringLiteral("You are here")); // where you were
    }

    void aSnapshotNeedsAName() {
        press(Qt::Key_T, Qt::ControlModifier);
        auto* dialog = waitFor<TakeSnapshotDialog>();
        dialog->findChild<QLineEdit*>()->setText(QStringLiteral("  "));
        QVERIFY(!buttonNamed(*dialog, QStringLiteral("Take Snapshot"))->isEnabled());
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("planLine"))->text().contains(QStringLiteral("name")));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(fixture_->dialog<TakeSnapshotDialog>() == nullptr);
        QVERIFY(fixture_->jobs().jobs().isEmpty());
    }

    void goingKeepsThePresentStateUnlessToldOtherwise() {
        select(QStringLiteral("Clean install"));
        press(Qt::Key_G, Qt::ControlModifier);
        auto* dialog = waitFor<GoToDialog>();
        QCOMPARE(dialog->params().present, PresentState::Keep);
        QVERIFY(sentenceOf(*dialog).contains(QStringLiteral("nothing is lost")));
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Go To"))->isEnabled());
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Go To")), Qt::LeftButton);
        fixture_->waitUntilIdle();
        QCOMPARE(message().title(), QStringLiteral("Now at “Clean install”."));
        QCOMPARE(fixture_->documents().current()->snapshots()->nodes.size(), std::size_t{5});
        QVERIFY(namesBelow(QStringLiteral("After updates")).first().startsWith(QStringLiteral("Before going back")));
        // And back again with the toast.
        QTest::mouseClick(buttonNamed(message(), QStringLiteral("Undo")), Qt::LeftButton);
        fixture_->waitUntilIdle();
        QCOMPARE(namesBelow(QStringLiteral("After updates")), QStringList{QStringLiteral("You are here")});
        QCOMPARE(message().title(), QStringLiteral("The last step was taken back."));
    }

    void thePresentStateCanBeGivenUp() {
        select(QStringLiteral("Clean install"));
        fixture_->trigger(Command::GoToSnapshot);
        auto* dialog = waitFor<GoToDialog>();
        for (QRadioButton* choice : dialog->findChildren<QRadioButton*>())
            if (choice->text().contains(QStringLiteral("iscard")))
                choice->click();
        QCOMPARE(dialog->params().present, PresentState::Discard);
        QVERIFY(sentenceOf(*dialog).contains(QStringLiteral("given up")));
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Go To"))->isEnabled());
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Copy as Command")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("stratactl snapshot goto '/home/ann/Sample Machine/Sample Machine.vmx' "
                                "'Clean install' --discard-current"));
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QVERIFY(std::any_of(tree().nodes.begin(), tree().nodes.end(),
                            [](const SnapshotNode& node) { return node.kind == NodeKind::Discarded; }));
        QVERIFY(fixture_->window().commands().isAvailable(Command::PurgeDiscarded));
        fixture_->trigger(Command::PurgeDiscarded);
        auto* purge = waitFor<PurgeDialog>();
        QVERIFY(sentenceOf(*purge).contains(QStringLiteral("for good")));
        QTRY_VERIFY(buttonNamed(*purge, QStringLiteral("Purge"))->isEnabled());
        QTest::keyClick(purge, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QVERIFY(!fixture_->window().commands().isAvailable(Command::PurgeDiscarded));
    }

    void aBranchAsksForNothingButAName() {
        select(QStringLiteral("Clean install"));
        press(Qt::Key_B, Qt::ControlModifier);
        auto* dialog = waitFor<GoToDialog>();
        QVERIFY(dialog->params().branch);
        for (QRadioButton* choice : dialog->findChildren<QRadioButton*>())
            QVERIFY(!choice->isVisible() || choice->isChecked());
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Branch"))->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QVERIFY(history_->lastGoTo()->branch);
    }

    void theCommandsFollowTheSelectionAndSayWhyNot() {
        const auto reason = [&](Command command) { return fixture_->window().commands().action(command)->toolTip(); };
        QVERIFY(reason(Command::GoToSnapshot).contains(QStringLiteral("where you are")));
        select(QStringLiteral("After updates"));
        QVERIFY(fixture_->window().commands().isAvailable(Command::MergeSnapshot));
        QVERIFY(reason(Command::DiscardSnapshot).contains(QStringLiteral("present state builds on it")));
        select(QStringLiteral("System-000003.vmdk"));
        QVERIFY(reason(Command::GoToSnapshot).contains(QStringLiteral("Adopt it first")));
        QVERIFY(fixture_->window().commands().isAvailable(Command::AdoptSnapshot));
        QVERIFY(reason(Command::UndoSnapshotStep).contains(QStringLiteral("nothing to undo")));
        SnapshotTree running = history_->tree();
        running.readOnly = Error(ErrorCode::Locked, text("The machine is running")).at(kSampleFolder);
        history_->set(running);
        fixture_->documents().current()->reload();
        fixture_->waitUntilIdle();
        for (const Command command : {Command::TakeSnapshot, Command::MergeSnapshot, Command::AdoptSnapshot})
            QVERIFY(reason(command).contains(QStringLiteral("running")));
    }

    void mergingSaysThatItCannotBeUndone() {
        select(QStringLiteral("After updates"));
        press(Qt::Key_M, Qt::ControlModifier);
        auto* dialog = waitFor<MergeDialog>();
        QVERIFY(sentenceOf(*dialog).contains(QStringLiteral("cannot be undone")));
        QVERIFY(dialog->findChild<AfterPicture*>()->isVisible());
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Merge"))->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QVERIFY(namesBelow(QStringLiteral("Clean install")).contains(QStringLiteral("You are here")));
        QVERIFY(buttonNamed(message(), QStringLiteral("Undo")) == nullptr);
    }

    void aForgottenStateIsAdoptedFromItsCard() {
        press(Qt::Key_2, Qt::ControlModifier);
        GraphView& graph = fixture_->window().machine().graphView();
        const CardPainter painter(graph.font(), graph.palette());
        const CardContents contents = cardContents(tree().nodes[2], 1, QDateTime::currentDateTime());
        const QPointF link = graph.snapshotScene().cardOf(2).topLeft() + painter.linkAreas(contents)[0].center();
        QTest::mouseClick(graph.viewport(), Qt::LeftButton, {}, graph.mapFromScene(link));
        auto* dialog = waitFor<DescribeDialog>();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Found again"));
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QVERIFY(namesBelow(QStringLiteral("Clean install")).contains(QStringLiteral("Found again")));
    }

    void deleteDiscardsOnlyInTheHistory() {
        select(QStringLiteral("System-000003.vmdk"));
        QTest::keyClick(&fixture_->window().machine().snapshotView(), Qt::Key_Delete);
        auto* dialog = waitFor<DiscardDialog>();
        QVERIFY(sentenceOf(*dialog).contains(QStringLiteral("Purging then gives back 3 MB")));
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Discard"))->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QCOMPARE(tree().nodes[2].kind, NodeKind::Discarded);
        auto* filter = fixture_->window().findChild<QLineEdit*>();
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Delete);
        QVERIFY(fixture_->dialog<DiscardDialog>() == nullptr);
    }

    void f2RenamesInTheTreeAndAsksInTheGraph() {
        select(QStringLiteral("After updates"));
        SnapshotTreeView& view = fixture_->window().machine().snapshotView();
        QTest::keyClick(&view, Qt::Key_F2);
        auto* editor = view.viewport()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->setText(QStringLiteral("Updates of May"));
        QTest::keyClick(editor, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QTRY_COMPARE(selected(), QStringLiteral("Updates of May"));
        press(Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(&fixture_->window().machine().graphView(), Qt::Key_F2);
        auto* dialog = waitFor<DescribeDialog>();
        QCOMPARE(dialog->name(), QStringLiteral("Updates of May"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Updates of June"));
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QTRY_COMPARE(selected(), QStringLiteral("Updates of June"));
    }

    void aFailureIsToldAndNothingChanges() {
        history_->failWith(Error(ErrorCode::NoSpace, text("The volume is full")).at(kSampleFolder));
        press(Qt::Key_T, Qt::ControlModifier);
        auto* dialog = waitFor<TakeSnapshotDialog>();
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Take Snapshot"))->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture_->waitUntilIdle();
        QCOMPARE(message().severity(), Severity::Error);
        QVERIFY(message().text().contains(QStringLiteral("full")));
        QCOMPARE(tree().nodes.size(), std::size_t{4});
    }

    void anUndoThatWouldLoseDataAsksFirst() {
        SnapshotTree changed = history_->tree();
        changed.undoable = "goto";
        history_->set(changed);
        fixture_->documents().current()->reload();
        fixture_->waitUntilIdle();
        history_->failWith(Error(ErrorCode::InvalidArgument, text("Files made by the step hold data")));
        press(Qt::Key_Z, Qt::ControlModifier);
        fixture_->waitUntilIdle();
        QVERIFY(buttonNamed(message(), QStringLiteral("Undo and Give It Up")) != nullptr);
    }

    void theContextMenuHasTheHistorysStepsAndTheDisks() {
        SnapshotTreeView& view = fixture_->window().machine().snapshotView();
        emit view.customContextMenuRequested(view.visualRect(view.currentIndex()).center());
        QMenu* menu = nullptr;
        for (QMenu* candidate : fixture_->window().machine().findChildren<QMenu*>())
            if (candidate->isVisible())
                menu = candidate;
        QVERIFY(menu != nullptr);
        QVERIFY(menu->actions().contains(fixture_->window().commands().action(Command::BranchSnapshot)));
        menu->close();
    }

    void aStateOfSeveralDisksOffersThemInTheInspector() {
        test::TreeMaker maker(kSampleFolder, 2);
        const int base = maker.snapshot("Base", -1, "System.vmdk");
        maker.present(base, "System-000002.vmdk");
        maker.tree().nodes[0].disks[1].file = kSampleFolder / "Data.vmdk";
        history_->set(maker.tree());
        fixture_->documents().current()->reload();
        fixture_->waitUntilIdle();
        select(QStringLiteral("Base"));
        auto* disks = fixture_->window().inspector().findChild<QComboBox*>();
        QVERIFY(disks->isVisible());
        QCOMPARE(disks->count(), 2);
        disks->setFocus();
        QTest::keyClick(disks, Qt::Key_Down);
        QCOMPARE(fixture_->documents().current()->selection().disk, kSampleFolder / "Data.vmdk");
        QCOMPARE(selected(), QStringLiteral("Base"));
    }

private:
    const SnapshotTree& tree() const { return *fixture_->documents().current()->snapshots(); }
    InlineMessage& message() { return fixture_->window().machine().message(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(&fixture_->window(), key, modifiers); }
    static QString sentenceOf(const QDialog& dialog) {
        return dialog.findChild<QLabel*>(QStringLiteral("sentence"))->text();
    }
    QString selected() const { return nodeTitle(*fixture_->documents().current()->selectedNode()); }

    /// The dialog, once it has the keyboard.
    template<class Dialog>
    Dialog* waitFor() {
        [&] {
            QTRY_VERIFY(fixture_->dialog<Dialog>() != nullptr);
            QTRY_VERIFY(fixture_->dialog<Dialog>()->isAncestorOf(QApplication::focusWidget()));
        }();
        return fixture_->dialog<Dialog>();
    }

    QModelIndex rowNamed(const QString& name) const {
        const QAbstractItemModel* model = fixture_->window().machine().snapshotView().model();
        return model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive)
            .value(0);
    }

    void select(const QString& name) {
        SnapshotTreeView& view = fixture_->window().machine().snapshotView();
        QVERIFY2(rowNamed(name).isValid(), qPrintable(name));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(rowNamed(name)).center());
        QCOMPARE(selected(), name);
    }

    QStringList namesBelow(const QString& name) const {
        QStringList names;
        const QModelIndex row = rowNamed(name);
        for (int i = 0; i < row.model()->rowCount(row); ++i)
            names << row.model()->index(i, 0, row).data().toString();
        return names;
    }

    std::unique_ptr<FakeHistory> history_;
    std::unique_ptr<WindowFixture> fixture_;
};

} // namespace

QTEST_MAIN(SnapshotStepsTest)
#include "snapshotsteps_test.moc"
