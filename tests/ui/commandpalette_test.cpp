// SPDX-License-Identifier: Apache-2.0
// Any command by a few letters, with the keyboard alone.
#include "tests/ui/windowfixture.h"
#include "ui/commands/commandpalette.h"
#include "ui/dialogs/newdiskdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>

using namespace strata;
using namespace strata::ui;
using strata::test::kSampleFolder;
using strata::test::WindowFixture;

namespace {

CommandPalette* openByKeys(WindowFixture& fixture) {
    QTest::keyClick(&fixture.window(), Qt::Key_I, Qt::ControlModifier | Qt::AltModifier);
    return fixture.dialog<CommandPalette>();
}

QTreeWidget& listOf(CommandPalette& palette) { return *palette.findChild<QTreeWidget*>(); }

} // namespace

class CommandPaletteTest : public QObject {
    Q_OBJECT

private slots:
    void wordsAreRanked_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("rank");
        QTest::newRow("nothing typed") << "" << 0;
        QTest::newRow("the beginning") << "take" << 0;
        QTest::newRow("a later word") << "snap" << 1;
        QTest::newRow("words in any order") << "snapshot take" << 1;
        QTest::newRow("within a word") << "hot" << 2;
        QTest::newRow("letters in order") << "tksnp" << 3;
        QTest::newRow("letters out of order") << "pnst" << -1;
    }
    void wordsAreRanked() {
        QFETCH(QString, typed);
        QTEST(CommandPalette::rank(QStringLiteral("Take Snapshot…"), typed), "rank");
    }

    void aFewLettersAndEnterDoIt() {
        WindowFixture fixture;
        fixture.openSample();
        CommandPalette* palette = openByKeys(fixture);
        QVERIFY(palette != nullptr);
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("new d"));
        QCOMPARE(listOf(*palette).topLevelItem(0)->text(0), QStringLiteral("New Disk…"));
        QTest::keyClick(palette->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(fixture.dialog<NewDiskDialog>() != nullptr);
        QVERIFY(fixture.dialog<CommandPalette>() == nullptr);
    }

    void whatCannotBeDoneSaysWhyAndDoesNothing() {
        WindowFixture fixture; // the start page: no disk is selected
        CommandPalette* palette = openByKeys(fixture);
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("grow"));
        QTreeWidget& list = listOf(*palette);
        QVERIFY(list.topLevelItem(0)->isDisabled());
        QVERIFY(list.topLevelItem(0)->toolTip(0).contains(QStringLiteral("Not available")));
        QTest::keyClick(palette->focusWidget(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QTest::keyClick(palette, Qt::Key_Escape);
        QTRY_VERIFY(fixture.dialog<CommandPalette>() == nullptr);
    }

    void arrowsWalkTheListWhileOneTypes() {
        WindowFixture fixture;
        CommandPalette* palette = openByKeys(fixture);
        QWidget* field = palette->focusWidget();
        const QString first = listOf(*palette).currentItem()->text(0);
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(listOf(*palette).currentItem()->text(0) != first);
        QCOMPARE(palette->focusWidget(), field);
        const auto* about = palette->findChild<QLabel*>();
        QCOMPARE(about->text(), listOf(*palette).currentItem()->toolTip(0));
    }

    void aMachineOfTheLibraryIsShown() {
        WindowFixture fixture;
        fixture.openSample();
        fixture.documents().setCurrent(nullptr);
        CommandPalette* palette = openByKeys(fixture);
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("sample m"));
        QTest::keyClick(palette->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(fixture.documents().current() != nullptr);
        QCOMPARE(fixture.documents().current()->path(), kSampleFolder);
        fixture.waitUntilIdle();
    }
};

QTEST_MAIN(CommandPaletteTest)
#include "commandpalette_test.moc"
