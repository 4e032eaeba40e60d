// SPDX-License-Identifier: Apache-2.0
#include "ui/text/commandline.h"
#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/statuscolor.h"

#include <QLocale>
#include <QTest>

using namespace strata;
using namespace strata::ui;

class WordsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void bytesAreRoundedAsPeopleExpect_data() {
        QTest::addColumn<qulonglong>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << 0ULL << "0 B";
        QTest::newRow("below a kilobyte") << 1023ULL << "1,023 B";
        QTest::newRow("a kilobyte") << 1024ULL << "1 KB";
        QTest::newRow("a half") << 1536ULL << "1.5 KB";
        QTest::newRow("just below a megabyte") << 1048575ULL << "1 MB";
        QTest::newRow("gigabytes") << (64ULL << 30) << "64 GB";
        QTest::newRow("with a digit") << 3650722201ULL << "3.4 GB";
        QTest::newRow("hundreds") << 214748364800ULL << "200 GB";
        QTest::newRow("terabytes") << (62ULL << 40) << "62 TB";
    }
    void bytesAreRoundedAsPeopleExpect() {
        QFETCH(qulonglong, bytes);
        QFETCH(QString, words);
        QCOMPARE(formatBytes(bytes), words);
    }

    void agesAreInWords() {
        const QDateTime now(QDate(2026, 11, 23), QTime(12, 0));
        QCOMPARE(formatAge(now.addSecs(-5), now), QStringLiteral("just now"));
        QVERIFY(formatAge(now.addSecs(-180), now).startsWith(QStringLiteral("3 minute")));
        QVERIFY(formatAge(now.addSecs(-7200), now).startsWith(QStringLiteral("2 hour")));
        QCOMPARE(formatAge(now.addSecs(-13 * 3600), now), QStringLiteral("yesterday"));
        QVERIFY(formatAge(now.addDays(-3), now).startsWith(QStringLiteral("3 day")));
        QCOMPARE(formatAge(now.addSecs(60), now), QLocale().toString(now.addSecs(60), QLocale::ShortFormat));
    }

    void timeLeftIsNeverFalselyExact() {
        QCOMPARE(formatTimeLeft(2), QStringLiteral("a few seconds left"));
        QVERIFY(formatTimeLeft(43).contains(QStringLiteral("45")));
        QVERIFY(formatTimeLeft(170).contains(QStringLiteral("3 minute")));
        QVERIFY(formatTimeLeft(7200).contains(QStringLiteral("2 hour")));
        QCOMPARE(formatTimeLeft(400000), QStringLiteral("more than two days left"));
    }

    void shellWordsSurviveAShell_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("plain") << "/vm/a-1.vmdk"
                               << "/vm/a-1.vmdk";
        QTest::newRow("blank") << "a b"
                               << "'a b'";
        QTest::newRow("quote") << "it's"
                               << "'it'\\''s'";
        QTest::newRow("dollar") << "$HOME"
                                << "'$HOME'";
        QTest::newRow("empty") << ""
                               << "''";
        QTest::newRow("newline") << "a\n"
                                 << "'a\n'";
        QTest::newRow("chinese") << "虚拟.vmdk"
                                 << "'虚拟.vmdk'";
    }
    void shellWordsSurviveAShell() {
        QFETCH(QString, word);
        QFETCH(QString, quoted);
        QCOMPARE(shellQuoted(word), quoted);
    }

    void commandsSayWhatTheDialogSays() {
        CreateParams create;
        create.spec.path = "/vm/my disk.vmdk";
        create.spec.capacity = Sectors((64ULL << 30) / kSectorSize);
        QCOMPARE(commandLine(create), QStringLiteral("stratactl create '/vm/my disk.vmdk' --size 64G --type "
                                                     "monolithicSparse --adapter lsilogic"));
        CloneParams clone;
        clone.source = "/vm/a.vmdk";
        clone.spec.path = "/vm/b.vmdk";
        clone.spec.type = CreateType::StreamOptimized;
        clone.verify = true;
        clone.level.purpose = CompressionLevel::Purpose::Fast;
        QCOMPARE(
            commandLine(clone),
            QStringLiteral("stratactl clone /vm/a.vmdk /vm/b.vmdk --type streamOptimized --level fast --verify"));
        clone.raw = true;
        QCOMPARE(commandLine(clone), QStringLiteral("stratactl clone /vm/a.vmdk /vm/b.vmdk --type raw --verify"));
    }

    void errorsNameTheFileAndTheWayOut() {
        const Error error = Error(ErrorCode::MissingExtent, text("The extent “%1” is missing", "a-s001.vmdk"))
                                .at("/vm/a.vmdk")
                                .advice(text("Put it back beside the descriptor."));
        QCOMPARE(errorSummary(error), QStringLiteral("“a.vmdk”: The extent “a-s001.vmdk” is missing"));
        QVERIFY(errorText(error).endsWith(QStringLiteral("Put it back beside the descriptor.")));
        QVERIFY(errorDetails(error).contains(QStringLiteral("code: missing-extent")));
        QVERIFY(errorDetails(error).contains(QStringLiteral("/vm/a.vmdk")));
    }

    void statusColoursCanBeRead_data() {
        QTest::addColumn<QColor>("window");
        QTest::addColumn<QColor>("words");
        QTest::newRow("light") << QColor(0xef, 0xf0, 0xf1) << QColor(Qt::black);
        QTest::newRow("white") << QColor(Qt::white) << QColor(Qt::black);
        QTest::newRow("dark") << QColor(0x2a, 0x2e, 0x32) << QColor(Qt::white);
        QTest::newRow("black") << QColor(Qt::black) << QColor(Qt::white);
    }
    void statusColoursCanBeRead() {
        QFETCH(QColor, window);
        QFETCH(QColor, words);
        QPalette palette;
        palette.setColor(QPalette::Window, window);
        palette.setColor(QPalette::Base, window);
        palette.setColor(QPalette::WindowText, words);
        for (const StatusRole role : {StatusRole::Good, StatusRole::Attention, StatusRole::Bad}) {
            QVERIFY(contrastRatio(statusColor(role, palette), window) >= 4.5);
            QVERIFY(contrastRatio(words, statusBackground(role, palette)) >= 4.5);
        }
    }
};

QTEST_MAIN(WordsTest)
#include "words_test.moc"
