// SPDX-License-Identifier: Apache-2.0
// The whole story as a person lives it: open the sample machine, edit metadata, make a disk, clone one, change one's
// mind midway. By mouse and keys in an offscreen window; what counts is what the files say afterwards.
#include "core/ops/compareop.h"
#include "tests/support/testfiles.h"
#include "tests/ui/diskmachine.h"
#include "tests/ui/slowfilesystem.h"
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/clonedialog.h"
#include "ui/dialogs/newdiskdialog.h"
#include "ui/models/metadatamodel.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/jobstrip.h"
#include "ui/views/machinepane.h"
#include "ui/views/metadatapage.h"
#include "ui/views/metadatastack.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::kSampleFolder;
using strata::test::SlowFileSystem;
using strata::test::WindowFixture;

namespace {

std::string toText(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void selectDisk(WindowFixture& fixture, const QString& name) {
    QTreeView& tree = fixture.window().machine().treeView();
    const QModelIndex row =
        tree.model()
            ->match(tree.model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive)
            .value(0);
    QVERIFY2(row.isValid(), qPrintable(name));
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(row).center());
    QTRY_VERIFY(fixture.window().commands().isAvailable(Command::CloneDisk));
}

/// Edits one value of the selected disk's metadata with the keyboard; does not apply it.
void typeMetadata(WindowFixture& fixture, const QString& key, const QString& value) {
    QTest::keyClick(&fixture.window(), Qt::Key_E, Qt::ControlModifier);
    MetadataPage& page = fixture.window().inspector().metadata().current();
    auto* table = page.findChild<QTableView*>();
    QVERIFY(table != nullptr && table->isVisible());
    const QModelIndex row =
        table->model()->match(table->model()->index(0, 0), MetadataModel::KeyRole, key, 1, Qt::MatchExactly).value(0);
    QVERIFY2(row.isValid(), qPrintable(key));
    table->setFocus();
    table->setCurrentIndex(row.siblingAtColumn(MetadataModel::ValueColumn));
    QTest::keyClick(table, Qt::Key_F2);
    QWidget* editor = QApplication::focusWidget();
    if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setCurrentText(value);
    } else {
        QVERIFY(qobject_cast<QLineEdit*>(editor) != nullptr);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, value);
    }
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(page.hasPendingChanges());
}

void applyMetadata(WindowFixture& fixture) {
    QPushButton* apply = buttonNamed(fixture.window().inspector().metadata().current(), QStringLiteral("Apply"));
    QVERIFY(apply != nullptr);
    QTest::mouseClick(apply, Qt::LeftButton);
    fixture.waitUntilIdle();
}

class StoryTest : public QObject {
    Q_OBJECT
private slots:
    void editedMetadataIsInTheFileAndNothingElse_data() {
        QTest::addColumn<QString>("disk");
        QTest::newRow("descriptor of its own") << QStringLiteral("Data.vmdk");
        QTest::newRow("inside a sparse file") << QStringLiteral("System.vmdk");
    }

    void editedMetadataIsInTheFileAndNothingElse() {
        QFETCH(QString, disk);
        WindowFixture fixture;
        fixture.openSample();
        selectDisk(fixture, disk);
        const std::filesystem::path file = kSampleFolder / disk.toStdString();
        const std::string before = toText(fixture.memory().readFile(file));
        std::vector<std::filesystem::path> others = fixture.memory().allFiles();
        std::erase(others, file);
        std::vector<std::vector<std::byte>> otherContents;
        for (const auto& other : others)
            otherContents.push_back(fixture.memory().readFile(other));

        typeMetadata(fixture, QStringLiteral("adapterType"), QStringLiteral("buslogic"));
        QCOMPARE(toText(fixture.memory().readFile(file)), before); // pending, not written
        applyMetadata(fixture);

        // The line changed; embedded text keeps its place, so the rest of the file stands where it stood.
        const std::string after = toText(fixture.memory().readFile(file));
        const std::string oldLine = "ddb.adapterType = \"lsilogic\"";
        const std::string newLine = "ddb.adapterType = \"buslogic\"";
        std::string expected = before;
        const std::size_t place = expected.find(oldLine);
        QVERIFY(place != std::string::npos);
        expected.replace(place, oldLine.size(), newLine);
        QVERIFY(after == expected);
        QCOMPARE(fixture.memory().allFiles().size(), others.size() + 1);
        for (std::size_t i = 0; i < others.size(); ++i)
            QVERIFY2(fixture.memory().readFile(others[i]) == otherContents[i], others[i].c_str());
        QVERIFY(!fixture.window().inspector().metadata().current().hasPendingChanges());
        QCOMPARE(fixture.documents().current()->selectedDisk().info->adapterType, std::string("buslogic"));
    }

    void pendingEditsWaitWhileAnotherDiskIsLookedAtAndQuittingAsks() {
        WindowFixture fixture;
        fixture.openSample();
        selectDisk(fixture, QStringLiteral("Data.vmdk"));
        typeMetadata(fixture, QStringLiteral("adapterType"), QStringLiteral("buslogic"));
        selectDisk(fixture, QStringLiteral("System.vmdk"));
        QVERIFY(!fixture.window().inspector().metadata().current().hasPendingChanges());
        selectDisk(fixture, QStringLiteral("Data.vmdk"));
        QVERIFY(fixture.window().inspector().metadata().current().hasPendingChanges());
        fixture.trigger(Command::Quit);
        QVERIFY(fixture.window().isVisible());
        auto* question = fixture.dialog<QMessageBox>();
        QVERIFY(question != nullptr);
        QTest::mouseClick(buttonNamed(*question, QStringLiteral("Discard Changes and Quit")), Qt::LeftButton);
        QTRY_VERIFY(!fixture.window().isVisible());
    }

    void controlNAndEnterMakeADisk() {
        WindowFixture fixture;
        fixture.openSample();
        QTest::keyClick(&fixture.window(), Qt::Key_N, Qt::ControlModifier);
        auto* dialog = fixture.dialog<NewDiskDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Create"))->isEnabled());
        const std::filesystem::path file = dialog->params().spec.path;
        QTest::keyClick(dialog, Qt::Key_Return);
        fixture.waitUntilIdle();
        QVERIFY(fixture.memory().exists(file));
        QTRY_COMPARE(fixture.documents().current()->selection().disk, file);
        QTRY_VERIFY(fixture.documents().current()->selectedDisk().info != nullptr);
        QCOMPARE(fixture.documents().current()->selectedDisk().info->capacity,
                 Sectors((std::uint64_t{64} << 30U) / 512));
        QVERIFY(fixture.documents().current()->selectedDisk().info->problems.empty());
    }

    void aCloneShowsProgressAndReadsTheSame() {
        WindowFixture fixture;
        fixture.openSample();
        selectDisk(fixture, QStringLiteral("System-000002.vmdk"));
        QTest::keyClick(&fixture.window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = fixture.dialog<CloneDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Start"))->isEnabled());
        const std::filesystem::path copy = dialog->params().spec.path;
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Start")), Qt::LeftButton);
        fixture.waitUntilIdle();
        const Job* job = fixture.jobs().jobs().last();
        QCOMPARE(job->state(), Job::State::Done);
        QVERIFY(job->progress().total > 0);
        QCOMPARE(job->progress().done, job->progress().total);
        QVERIFY(fixture.window().machine().message().isVisible());
        QVERIFY(buttonNamed(fixture.window().machine().message(), QStringLiteral("Open")) != nullptr);
        CompareParams params;
        params.a = kSampleFolder / "System-000002.vmdk";
        params.b = copy;
        CompareOp compare(params);
        Progress progress;
        Report report;
        OpContext context{fixture.memory(), progress, {}, report};
        compare.run(context);
        QVERIFY(compare.result().equal);
        // The folder shows it by itself.
        QTRY_VERIFY(std::any_of(fixture.documents().current()->folder()->disks.begin(),
                                fixture.documents().current()->folder()->disks.end(),
                                [&](const FoundDisk& disk) { return disk.path == copy; }));
    }

    void aCloneCancelledMidwayLeavesNothing() {
        test::MemoryFileSystem memory;
        SlowFileSystem slow(memory);
        test::makeDiskMachine(memory, kSampleFolder);
        WindowFixture fixture(&slow);
        fixture.openSample();
        selectDisk(fixture, QStringLiteral("System-000002.vmdk"));
        const std::string names = test::namesIn(memory, kSampleFolder);
        fixture.trigger(Command::CloneDisk);
        auto* dialog = fixture.dialog<CloneDialog>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Start"))->isEnabled());
        slow.slow = true;
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Start")), Qt::LeftButton);
        Job* job = fixture.jobs().jobs().last();
        QTRY_VERIFY(job->progress().done > 0);
        auto* strip = fixture.window().findChild<JobStrip*>();
        auto* bar = strip->findChild<QProgressBar*>();
        QTRY_VERIFY(bar->value() > 0);
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(bar);
        QVERIFY2(spoken->text(QAccessible::Name).startsWith(QStringLiteral("Cloning “System-000002.vmdk”")),
                 qPrintable(spoken->text(QAccessible::Name)));
        QVERIFY(spoken->valueInterface()->currentValue().toInt() > 0);
        QVERIFY(test::namesIn(memory, kSampleFolder) != names); // it is under way
        QPushButton* cancel = buttonNamed(*strip, QStringLiteral("Cancel"));
        QVERIFY(cancel != nullptr);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(job->state(), Job::State::Cancelled);
        QCOMPARE(QString::fromStdString(test::namesIn(memory, kSampleFolder)), QString::fromStdString(names));
        fixture.waitUntilIdle();
        QVERIFY(!fixture.window().machine().message().isVisible()); // cancelling is no failure
    }

    void aCheckTellsWhatItFound() {
        WindowFixture fixture;
        fixture.openSample();
        selectDisk(fixture, QStringLiteral("System-000002.vmdk"));
        QTest::keyClick(&fixture.window(), Qt::Key_K, Qt::ControlModifier);
        fixture.waitUntilIdle();
        const auto* check = fixture.documents().current()->check(kSampleFolder / "System-000002.vmdk");
        QVERIFY(check != nullptr);
        QVERIFY2(check->result.consistent,
                 check->result.issues.empty() ? "" : check->result.issues.front().detail.english().c_str());
    }

    void aFailureIsToldWithItsReason() {
        WindowFixture fixture;
        fixture.openSample();
        selectDisk(fixture, QStringLiteral("System-000002.vmdk"));
        fixture.trigger(Command::CloneDisk);
        auto* dialog = fixture.dialog<CloneDialog>();
        QTRY_VERIFY(buttonNamed(*dialog, QStringLiteral("Start"))->isEnabled());
        fixture.memory().setVolumeReadOnly(true);
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Start")), Qt::LeftButton);
        fixture.waitUntilIdle();
        fixture.memory().setVolumeReadOnly(false);
        QCOMPARE(fixture.jobs().jobs().last()->state(), Job::State::Failed);
        InlineMessage& message = fixture.window().machine().message();
        QVERIFY(message.isVisible());
        QCOMPARE(message.severity(), Severity::Error);
        QVERIFY(!message.text().isEmpty());
        QVERIFY(buttonNamed(message, QStringLiteral("Details")) != nullptr);
    }

    void theSampleMachineIsMadeOnce() {
        WindowFixture fixture;
        SampleMachine sample(fixture.memory(), "/home/ann/new/Sample", nullptr);
        QSignalSpy ready(&sample, &SampleMachine::ready);
        sample.make();
        QVERIFY(ready.wait(10'000));
        const auto files = fixture.memory().allFiles();
        sample.make();
        QVERIFY(ready.wait(10'000));
        QCOMPARE(fixture.memory().allFiles(), files);
        QVERIFY(std::none_of(files.begin(), files.end(),
                             [](const auto& file) { return file.string().find(".part") != std::string::npos; }));
    }
};

} // namespace

QTEST_MAIN(StoryTest)
#include "story_test.moc"
