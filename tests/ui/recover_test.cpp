// SPDX-License-Identifier: Apache-2.0
// Lost descriptions, brought back as a person does it: the bar over the machine offers it, a dialog shows what is
// known.
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/recoverdialog.h"
#include "ui/views/inlinemessage.h"
#include "ui/views/machinepane.h"

#include <QComboBox>

using namespace strata;
using namespace strata::ui;
using namespace strata::test;

namespace {

const std::filesystem::path kData = kSampleFolder / "Data.vmdk";

/// The part of the disk that is written.
std::vector<std::byte> contentsOf(WindowFixture& fixture, const std::filesystem::path& disk) {
    std::vector<std::byte> bytes(Sectors(4096).bytes());
    openDisk(fixture.memory(), disk)->read(Sectors(0), bytes);
    return bytes;
}

/// Opens the dialog by the button of the bar over the machine.
RecoverDialog* openByBar(WindowFixture& fixture) {
    QPushButton* offered = nullptr;
    [&] {
        QTRY_VERIFY((offered = buttonNamed(fixture.window().machine(), QStringLiteral("Recover Lost Disks…"))));
    }();
    if (offered == nullptr)
        return nullptr;
    QTest::mouseClick(offered, Qt::LeftButton);
    return fixture.dialog<RecoverDialog>();
}

/// The box of the disks, then that of what the chosen one builds on.
QComboBox* box(RecoverDialog& dialog, int index) { return dialog.findChildren<QComboBox*>().value(index); }

void accept(WindowFixture& fixture, RecoverDialog& dialog) {
    QPushButton* recover = buttonNamed(dialog, QStringLiteral("Recover"));
    QTRY_VERIFY(recover->isEnabled());
    QTest::mouseClick(recover, Qt::LeftButton);
    fixture.waitUntilIdle();
}

} // namespace

class RecoverTest : public QObject {
    Q_OBJECT

private slots:
    void theBarOffersItAndTheDiskIsBack() {
        WindowFixture fixture;
        const std::vector<std::byte> contents = contentsOf(fixture, kData);
        fixture.memory().remove(kData);
        fixture.openSample();
        RecoverDialog* dialog = openByBar(fixture);
        QVERIFY(dialog != nullptr);
        QTRY_COMPARE(box(*dialog, 0)->currentIndex(), 1); // the only one is chosen
        QVERIFY(box(*dialog, 0)->currentText().startsWith(QStringLiteral("Data.vmdk")));
        QVERIFY(!box(*dialog, 1)->isEnabled());
        accept(fixture, *dialog);
        QCOMPARE(contentsOf(fixture, kData), contents);
        QTRY_VERIFY(buttonNamed(fixture.window().machine(), QStringLiteral("Recover Lost Disks…")) == nullptr);
    }

    void aParentThatIsNotClearIsChosen() {
        WindowFixture fixture;
        MemoryFileSystem& fs = fixture.memory();
        const std::filesystem::path folder = kSampleFolder / "lost";
        fs.makeFolders(folder);
        makeDisk(fs, folder / "a.vmdk", CreateType::MonolithicFlat, Sectors(4096));
        makeChild(fs, folder / "a-000001.vmdk", CreateType::VmfsSparse, Sectors(4096), folder / "a.vmdk");
        makeChild(fs, folder / "a-000002.vmdk", CreateType::VmfsSparse, Sectors(4096), folder / "a-000001.vmdk");
        writeInto(fs, folder / "a-000002.vmdk", 0, 3);
        const std::vector<std::byte> contents = contentsOf(fixture, folder / "a-000002.vmdk");
        fs.remove(folder / "a-000002.vmdk");
        fixture.window().open(folder);
        fixture.waitUntilIdle();
        RecoverDialog* dialog = openByBar(fixture);
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(box(*dialog, 1)->isEnabled());
        QPushButton* recover = buttonNamed(*dialog, QStringLiteral("Recover"));
        QTRY_VERIFY(!recover->isEnabled()); // nothing is guessed
        box(*dialog, 1)->setFocus();
        const int parent = box(*dialog, 1)->findText(QStringLiteral("a-000001.vmdk"));
        QVERIFY(parent > 0);
        while (box(*dialog, 1)->currentIndex() < parent)
            QTest::keyClick(box(*dialog, 1), Qt::Key_Down);
        accept(fixture, *dialog);
        QCOMPARE(contentsOf(fixture, folder / "a-000002.vmdk"), contents);
    }

    void whereNothingIsLostItSaysSo() {
        WindowFixture fixture;
        fixture.openSample();
        fixture.trigger(Command::RecoverDisks);
        auto* dialog = fixture.dialog<RecoverDialog>();
        QVERIFY(dialog != nullptr);
        QPushButton* recover = buttonNamed(*dialog, QStringLiteral("Recover"));
        QTest::qWait(50);
        QVERIFY(!recover->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(fixture.dialog<RecoverDialog>() == nullptr);
    }
};

QTEST_MAIN(RecoverTest)
#include "recover_test.moc"
