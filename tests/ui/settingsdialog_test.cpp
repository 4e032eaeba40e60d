// SPDX-License-Identifier: Apache-2.0
// The user's choices: found by typing, kept at once, and obeyed.
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/settings/palettes.h"
#include "ui/text/format.h"
#include "ui/text/statuscolor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::WindowFixture;

class SettingsDialogTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() {
        useColors(ColorChoice::System);
        setSizeUnits(SizeUnits::Traditional);
    }

    void typingFindsASetting() {
        QTemporaryDir folder;
        Settings settings(folder.path());
        SettingsDialog dialog(settings, nullptr);
        dialog.show();
        auto* filter = dialog.findChild<QLineEdit*>();
        QTest::keyClicks(filter, QStringLiteral("gib"));
        const auto boxes = dialog.findChildren<QComboBox*>();
        QCOMPARE(std::ranges::count_if(boxes, &QWidget::isVisible), 1);
        const auto switches = dialog.findChildren<QCheckBox*>();
        QVERIFY(std::ranges::none_of(switches, &QWidget::isVisible));
        QTest::keyClick(filter, Qt::Key_Escape); // empties the field first
        QVERIFY(dialog.isVisible());
        QCOMPARE(std::ranges::count_if(boxes, &QWidget::isVisible), 3);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void choicesAreKeptAndComeBack() {
        QTemporaryDir folder;
        {
            Settings settings(folder.path());
            SettingsDialog dialog(settings, nullptr);
            dialog.show();
            box(dialog, 1).setCurrentIndex(2); // dark
            box(dialog, 2).setCurrentIndex(1); // GiB
            dialog.findChildren<QCheckBox*>().first()->click();
        }
        Settings settings(folder.path());
        QCOMPARE(settings.colors(), ColorChoice::Dark);
        QCOMPARE(settings.sizeUnits(), SizeUnits::Binary);
        QVERIFY(!settings.notifies());
        QVERIFY(settings.keepsAwake());
        SettingsDialog dialog(settings, nullptr);
        dialog.show();
        QCOMPARE(box(dialog, 1).currentIndex(), 2);
        QTest::mouseClick(buttonNamed(dialog, QStringLiteral("Restore Standard")), Qt::LeftButton);
        QCOMPARE(settings.colors(), ColorChoice::System);
        QCOMPARE(settings.sizeUnits(), SizeUnits::Traditional);
        QVERIFY(settings.notifies());
    }

    void unknownWordsInTheFileMeanTheStandard() {
        QTemporaryDir folder;
        QFile file(folder.path() + QStringLiteral("/strata.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\ncolors=mauve\nsizeUnits=cubits\n");
        file.close();
        Settings settings(folder.path());
        QCOMPARE(settings.colors(), ColorChoice::System);
        QCOMPARE(settings.sizeUnits(), SizeUnits::Traditional);
    }

    void theWindowAsksToBeMadeAnewOnceTheDialogHasClosed() {
        WindowFixture fixture;
        QSignalSpy outdated(&fixture.window(), &MainWindow::outdated);
        QSignalSpy changed(&fixture.window(), &MainWindow::settingsChanged);
        QTest::keyClick(&fixture.window(), Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = fixture.dialog<SettingsDialog>();
        QVERIFY(dialog != nullptr);
        box(*dialog, 1).setCurrentIndex(2);
        QCOMPARE(changed.count(), 1);
        box(*dialog, 2).setCurrentIndex(2);
        QCOMPARE(outdated.count(), 0);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(outdated.count(), 1);
    }

    void coloursCountAtOnce() {
        useColors(ColorChoice::Dark);
        QVERIFY(isDark(QApplication::palette()));
        useColors(ColorChoice::Light);
        QVERIFY(!isDark(QApplication::palette()));
    }

    void sizesAreShownInTheUnitsChosen_data() {
        QTest::addColumn<int>("units");
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("traditional") << int(SizeUnits::Traditional) << quint64{3} * 1024 * 1024 << "3 MB";
        QTest::newRow("binary") << int(SizeUnits::Binary) << quint64{3} * 1024 * 1024 << "3 MiB";
        QTest::newRow("decimal") << int(SizeUnits::Decimal) << quint64{64'000'000'000} << "64 GB";
        QTest::newRow("decimal, small") << int(SizeUnits::Decimal) << quint64{999} << "999 B";
        QTest::newRow("decimal, thousand") << int(SizeUnits::Decimal) << quint64{1000} << "1 kB";
        QTest::newRow("decimal, next unit") << int(SizeUnits::Decimal) << quint64{999'960} << "1 MB";
    }
    void sizesAreShownInTheUnitsChosen() {
        QFETCH(int, units);
        QFETCH(quint64, bytes);
        setSizeUnits(static_cast<SizeUnits>(units));
        QTEST(formatBytes(bytes), "text");
    }

    void figuresKeepTheirOrderWhereOneReadsFromTheRight() {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const QString shown = formatBytes(1024 * 1024);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(shown, QChar(0x2066) + QStringLiteral("1 MB") + QChar(0x2069));
        QCOMPARE(formatBytes(1024 * 1024), QStringLiteral("1 MB"));
    }

private:
    static QComboBox& box(const SettingsDialog& dialog, int index) {
        return *dialog.findChildren<QComboBox*>().at(index);
    }
};

QTEST_MAIN(SettingsDialogTest)
#include "settingsdialog_test.moc"
