// SPDX-License-Identifier: Apache-2.0
// Grow, shrink, defragment and delete a disk as a person does, in an offscreen window; what counts is what the files
// say afterwards.
#include "core/ops/attachop.h"
#include "core/ops/fragmentation.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"
#include "tests/ui/diskmachine.h"
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/growdialog.h"
#include "ui/dialogs/renamediskdialog.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/machinepane.h"

#include <cerrno>

#include <QCheckBox>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::forWriting;
using strata::test::kSampleFolder;
using strata::test::patternBytes;
using strata::test::WindowFixture;

namespace {

constexpr Sectors kGrain{128};
const std::filesystem::path kBranch =
    kSampleFolder / "System-000003.vmdk"; // nothing builds on it, no machine uses it

void select(WindowFixture& fixture, const QString& name) {
    QTreeView& tree = fixture.window().machine().treeView();
    const QModelIndex row =
        tree.model()
            ->match(tree.model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive)
            .value(0);
    QVERIFY2(row.isValid(), qPrintable(name));
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(row).center());
    QTRY_VERIFY(fixture.window().commands().isAvailable(Command::CheckDisk));
}

/// Waits for the plan, accepts the dialog and waits until the work is done.
void accept(WindowFixture& fixture, DiskWorkDialog& dialog, const QString& words) {
    QPushButton* act = buttonNamed(dialog, words);
    QVERIFY(act != nullptr);
    QTRY_VERIFY(act->isEnabled());
    QTest::mouseClick(act, Qt::LeftButton);
    fixture.waitUntilIdle();
}

} // namespace

class DiskWorkTest : public QObject {
    Q_OBJECT

private slots:
    void growing() {
        WindowFixture fixture;
        fixture.openSample();
        select(fixture, QStringLiteral("Data.vmdk"));
        QTRY_VERIFY(fixture.window().commands().isAvailable(Command::GrowDisk));
        fixture.trigger(Command::GrowDisk);
        auto* dialog = fixture.dialog<GrowDialog>();
        QVERIFY(dialog != nullptr);
        QVERIFY(!buttonNamed(*dialog, QStringLiteral("Grow"))->isEnabled()); // not larger than now
        auto* number = dialog->findChild<QDoubleSpinBox*>();
        QTRY_VERIFY(number->hasFocus());
        number->selectAll();
        QTest::keyClicks(number, QStringLiteral("5"));
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Copy as Command")), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("--size 5G")));
        accept(fixture, *dialog, QStringLiteral("Grow"));
        const auto chain = openDisk(fixture.memory(), kSampleFolder / "Data.vmdk");
        QCOMPARE(chain->capacity().bytes(), std::uint64_t{5} << 30U);
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("has grown")));
    }

    void aDiskWithSnapshotsSaysWhyItCannotGrow() {
        WindowFixture fixture;
        fixture.openSample();
        select(fixture, QStringLiteral("System.vmdk"));
        const QAction* action = fixture.window().commands().action(Command::GrowDisk);
        QTRY_VERIFY(action->toolTip().contains(QStringLiteral("Not available")));
        QVERIFY(!action->isEnabled());
        QVERIFY(!fixture.window().commands().isAvailable(Command::DeleteDisk));
    }

    void shrinking() {
        WindowFixture fixture;
        writeAt(fixture, kGrain * 2000, std::vector<std::byte>(16 * kGrain.bytes()));
        const std::uint64_t before = fixture.memory().status(kBranch)->size;
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        DiskWorkDialog* dialog = dialogOf(fixture, Command::ShrinkDisk);
        QTRY_VERIFY(planLine(*dialog).contains(QStringLiteral("Gives back 1 MB")));
        const std::uint64_t after = before - 16 * kGrain.bytes();
        QTRY_COMPARE(figures(*dialog, "now"), ui::formatBytes(before));
        QTRY_COMPARE(figures(*dialog, "after"), ui::formatBytes(after));
        accept(fixture, *dialog, QStringLiteral("Shrink"));
        QCOMPARE(fixture.memory().status(kBranch)->size, after);
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("before")));
    }

    void thereIsNothingToShrink() {
        WindowFixture fixture;
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        DiskWorkDialog* dialog = dialogOf(fixture, Command::ShrinkDisk);
        QTRY_VERIFY(planLine(*dialog).contains(QStringLiteral("Free on the volume")));
        QVERIFY(!buttonNamed(*dialog, QStringLiteral("Shrink"))->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(fixture.jobs().jobs().empty());
    }

    void defragmenting() {
        WindowFixture fixture;
        for (const std::uint64_t grain : std::initializer_list<std::uint64_t>{3000, 2500, 2700, 2600})
            writeAt(fixture, kGrain * grain, patternBytes(kGrain.bytes(), grain));
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        DiskWorkDialog* dialog = dialogOf(fixture, Command::DefragmentDisk);
        const Fragmentation before = fragmentationOf(openDisk(fixture.memory(), kBranch)->leaf());
        QTRY_COMPARE(figures(*dialog, "now"), QStringLiteral("%1 piece(s)").arg(before.pieces));
        QCOMPARE(figures(*dialog, "after"), QStringLiteral("1 piece(s)"));
        accept(fixture, *dialog, QStringLiteral("Defragment"));
        QCOMPARE(fragmentationOf(openDisk(fixture.memory(), kBranch)->leaf()).percent(), 0.0);
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("0 % fragmented")));
    }

    void whatACheckFoundIsRepairedAndTakenBack() {
        WindowFixture fixture;
        damageSecondTable(fixture);
        const std::vector<std::byte> damaged = fixture.memory().readFile(kBranch);
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        QTest::keyClick(&fixture.window(), Qt::Key_K, Qt::ControlModifier);
        fixture.waitUntilIdle();
        auto* repair = fixture.window().inspector().findChild<QPushButton*>(QStringLiteral("repair"));
        QTRY_VERIFY(repair->isEnabled() && !repair->isHidden());
        repair->click();
        auto* dialog = fixture.dialog<DiskWorkDialog>();
        QVERIFY(dialog != nullptr);
        accept(fixture, *dialog, QStringLiteral("Repair"));
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("found nothing wrong")));
        QTRY_VERIFY(repair->isHidden());
        QVERIFY(fixture.memory().readFile(kBranch) != damaged);
        QTest::mouseClick(buttonNamed(fixture.window().machine(), QStringLiteral("Undo")), Qt::LeftButton);
        fixture.waitUntilIdle();
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("taken back")));
        QCOMPARE(fixture.memory().readFile(kBranch), damaged);
    }

    void whatCannotBeReadIsGivenUpByTheUsersWord() {
        WindowFixture fixture;
        loseData(fixture);
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        DiskWorkDialog* dialog = dialogOf(fixture, Command::RepairDisk);
        auto* giveUp = dialog->findChild<QCheckBox*>();
        QVERIFY(giveUp != nullptr);
        QPushButton* copy = buttonNamed(*dialog, QStringLiteral("Copy as Command"));
        QTest::mouseClick(copy, Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("--repair")));
        QTest::keyClick(giveUp, Qt::Key_Space);
        QVERIFY(giveUp->isChecked());
        QTest::mouseClick(copy, Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("--drop-unreadable")));
        accept(fixture, *dialog, QStringLiteral("Repair"));
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("found nothing wrong")));
    }

    void whatWasCutOffIsFinishedOrRolledBack_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("flat");
        QTest::newRow("finished") << QStringLiteral("Finish It") << true;
        QTest::newRow("rolled back") << QStringLiteral("Roll Back") << false;
    }
    void whatWasCutOffIsFinishedOrRolledBack() {
        QFETCH(QString, button);
        QFETCH(bool, flat);
        WindowFixture fixture;
        cutOffFlattening(fixture);
        fixture.openSample();
        QPushButton* offered = nullptr;
        QTRY_VERIFY((offered = buttonNamed(fixture.window().machine(), button)) != nullptr);
        QTest::mouseClick(offered, Qt::LeftButton);
        QTRY_VERIFY(!fixture.jobs().jobs().empty());
        fixture.waitUntilIdle();
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("cut off")));
        QTRY_VERIFY(buttonNamed(fixture.window().machine(), button) == nullptr);
        QCOMPARE(openDisk(fixture.memory(), kBranch)->linkCount() == 1, flat);
    }

    void renaming() {
        WindowFixture fixture;
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        [&] { QTRY_VERIFY(fixture.window().commands().isAvailable(Command::RenameDisk)); }();
        fixture.trigger(Command::RenameDisk);
        auto* dialog = fixture.dialog<RenameDiskDialog>();
        QVERIFY(dialog != nullptr);
        QVERIFY(!buttonNamed(*dialog, QStringLiteral("Rename"))->isEnabled()); // this is its name now
        auto* name = dialog->findChild<QLineEdit*>();
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("System")); // taken: the stem was selected
        QTRY_VERIFY(says(*dialog, QStringLiteral("already")));
        QVERIFY(!buttonNamed(*dialog, QStringLiteral("Rename"))->isEnabled());
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Trial"));
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Copy as Command")), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("System-000003.vmdk' Trial.vmdk"))
                || QGuiApplication::clipboard()->text().endsWith(QStringLiteral("System-000003.vmdk Trial.vmdk")));
        accept(fixture, *dialog, QStringLiteral("Rename"));
        QVERIFY(!fixture.memory().exists(kBranch));
        QVERIFY(openDisk(fixture.memory(), kSampleFolder / "Trial.vmdk"));
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("Trial.vmdk")));
    }

    void deletedItComesBack() {
        WindowFixture fixture;
        const std::vector<std::byte> before = fixture.memory().readFile(kBranch);
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        accept(fixture, *dialogOf(fixture, Command::DeleteDisk), QStringLiteral("Delete"));
        QVERIFY(!fixture.memory().exists(kBranch));
        QVERIFY(fixture.memory().exists(kSampleFolder / "System.vmdk"));
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("was deleted")));
        QTest::mouseClick(buttonNamed(fixture.window().machine(), QStringLiteral("Undo")), Qt::LeftButton);
        fixture.waitUntilIdle();
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("is back")));
        QCOMPARE(fixture.memory().readFile(kBranch), before);
    }

    void deletedForGoodNothingIsLeft() {
        WindowFixture fixture;
        const std::size_t files = fixture.memory().allFiles().size();
        fixture.openSample();
        select(fixture, QStringLiteral("System-000003.vmdk"));
        DiskWorkDialog* dialog = dialogOf(fixture, Command::DeleteDisk);
        auto* keep = dialog->findChild<QCheckBox*>();
        QVERIFY(keep->isChecked());
        QTest::mouseClick(keep, Qt::LeftButton, {}, QPoint(8, keep->height() / 2));
        QVERIFY(!keep->isChecked());
        accept(fixture, *dialog, QStringLiteral("Delete"));
        QTRY_VERIFY(toldOf(fixture).contains(QStringLiteral("was deleted")));
        QCOMPARE(fixture.memory().allFiles().size(), files - 1);
        QVERIFY(buttonNamed(fixture.window().machine(), QStringLiteral("Undo")) == nullptr);
    }

private:
    /// The second copy of the tables forgets the grain that the branch holds.
    static void damageSecondTable(WindowFixture& fixture) {
        std::vector<std::byte> bytes = fixture.memory().readFile(kBranch);
        constexpr std::size_t kSecondDirectoryAt = 48;
        constexpr std::uint64_t kGrainNumber = (64U << 20U) / (128 * kSectorSize);
        const auto directory = loadLe<std::uint64_t>(bytes, kSecondDirectoryAt) * kSectorSize;
        const auto table =
            loadLe<std::uint32_t>(bytes, directory + kGrainNumber / 512 * 4) * std::size_t{kSectorSize};
        storeLe<std::uint32_t>(bytes, table + kGrainNumber % 512 * 4, 0);
        fixture.memory().writeFile(kBranch, bytes);
    }
    /// Both copies of the tables put the branch's grain behind the end of the file.
    static void loseData(WindowFixture& fixture) {
        std::vector<std::byte> bytes = fixture.memory().readFile(kBranch);
        constexpr std::uint64_t kGrainNumber = (64U << 20U) / (128 * kSectorSize);
        constexpr std::uint32_t kBehindTheEnd = 0x7000'0000;
        for (const std::size_t directoryAt : {48U, 56U}) {
            const auto directory = loadLe<std::uint64_t>(bytes, directoryAt) * kSectorSize;
            const auto table =
                loadLe<std::uint32_t>(bytes, directory + kGrainNumber / 512 * 4) * std::size_t{kSectorSize};
            storeLe<std::uint32_t>(bytes, table + kGrainNumber % 512 * 4, kBehindTheEnd);
        }
        fixture.memory().writeFile(kBranch, bytes);
    }
    static void writeAt(WindowFixture& fixture, Sectors start, const std::vector<std::byte>& bytes) {
        const auto chain = openDisk(fixture.memory(), kBranch, forWriting());
        chain->write(start, bytes);
        chain->close();
    }
    static void cutOffFlattening(WindowFixture& fixture) {
        strata::test::FaultFileSystem faulty(fixture.memory());
        faulty.arm({.where = strata::test::calls({strata::test::Call::Write}),
                    .nth = 6,
                    .errnoValue = EIO,
                    .fromThenOn = true});
        Progress progress;
        Report report;
        OpContext context{faulty, progress, {}, report};
        try {
            flattenOp({.disk = kBranch, .open = {}})->run(context);
        } catch (const Error&) {
            return;
        }
        QFAIL("it was not cut off");
    }
    static DiskWorkDialog* dialogOf(WindowFixture& fixture, Command command) {
        [&] { QTRY_VERIFY(fixture.window().commands().isAvailable(command)); }();
        fixture.trigger(command);
        return fixture.dialog<DiskWorkDialog>();
    }
    static bool says(const DiskWorkDialog& dialog, const QString& words) {
        const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
    }
    /// Beside the picture of the file.
    static QString figures(const DiskWorkDialog& dialog, const char* name) {
        return dialog.findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    static QString planLine(const DiskWorkDialog& dialog) {
        return dialog.findChild<QLabel*>(QStringLiteral("planLine"))->text();
    }
    /// What the message bar of the machine says.
    static QString toldOf(WindowFixture& fixture) { return fixture.window().machine().message().title(); }
};

QTEST_MAIN(DiskWorkTest)
#include "diskwork_test.moc"
