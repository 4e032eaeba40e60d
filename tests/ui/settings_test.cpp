// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/commandset.h"
#include "ui/settings/settings.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace strata::ui;

namespace {

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void whatWasSetIsThereNextTime() {
        const QTemporaryDir folder;
        {
            Settings settings(folder.path());
            settings.setLanguage(QStringLiteral("zh_CN"));
            settings.setLibrary({QStringLiteral("/vm/a b"), QStringLiteral("/vm/中文")});
            settings.setLayout(QStringLiteral("window"), QByteArray("\0\1\2", 3));
        }
        const Settings settings(folder.path());
        QCOMPARE(settings.language(), QStringLiteral("zh_CN"));
        QCOMPARE(settings.library(), (QStringList{QStringLiteral("/vm/a b"), QStringLiteral("/vm/中文")}));
        QCOMPARE(settings.layout(QStringLiteral("window")), QByteArray("\0\1\2", 3));
    }

    void choicesAndTracesAreSeparateFiles() {
        const QTemporaryDir folder;
        {
            Settings settings(folder.path());
            settings.setLanguage(QStringLiteral("en"));
            settings.setRecent({QStringLiteral("/vm/secret")});
        }
        QFile config(folder.filePath(QStringLiteral("strata.ini")));
        QVERIFY(config.open(QIODevice::ReadOnly));
        const QByteArray text = config.readAll();
        QVERIFY(text.contains("language"));
        QVERIFY(!text.contains("secret"));
    }

    void theUsersOwnFilesFollowXdg() {
        QStandardPaths::setTestModeEnabled(true);
        Settings settings;
        settings.setLanguage(QStringLiteral("en"));
        QCOMPARE(Settings().language(), QStringLiteral("en"));
        settings.setLanguage({});
    }

    void everyCommandHasWordsAndItsOwnKeys() {
        const QTemporaryDir folder;
        Settings settings(folder.path());
        const CommandSet commands(settings, nullptr);
        QStringList keys;
        for (const Command command : commands.all()) {
            const QAction* action = commands.action(command);
            QVERIFY2(action->text().contains(QLatin1Char('&')), qPrintable(action->text()));
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            for (const QKeySequence& sequence : action->shortcuts())
                keys << sequence.toString();
        }
        QStringList unique = keys;
        unique.removeDuplicates();
        QCOMPARE(unique, keys);
    }

    void aShortcutOfTheUsersIsKeptAndCanBeTakenBack() {
        const QTemporaryDir folder;
        const QKeySequence mine(QStringLiteral("Ctrl+Alt+N"));
        {
            Settings settings(folder.path());
            CommandSet commands(settings, nullptr);
            QCOMPARE(commands.userOf(QKeySequence(QStringLiteral("Ctrl+O")), Command::NewDisk),
                     commands.action(Command::OpenFile));
            commands.setShortcut(Command::NewDisk, mine);
        }
        Settings settings(folder.path());
        CommandSet commands(settings, nullptr);
        QCOMPARE(commands.action(Command::NewDisk)->shortcut(), mine);
        QVERIFY(commands.action(Command::NewDisk)->toolTip().contains(mine.toString(QKeySequence::NativeText)));
        commands.resetShortcuts();
        QCOMPARE(commands.action(Command::NewDisk)->shortcut(), QKeySequence(QStringLiteral("Ctrl+N")));
        QCOMPARE(commands.action(Command::Refresh)->shortcuts().size(), 2);
    }

    void wordsLoseTheMarkOfTheirLetter() {
        QCOMPARE(plainText(QAction(QStringLiteral("Open &Folder…"))), QStringLiteral("Open Folder…"));
        QCOMPARE(plainText(QAction(QStringLiteral("打开文件夹(&F)…"))), QStringLiteral("打开文件夹…"));
    }

    void whatIsDisabledSaysWhy() {
        const QTemporaryDir folder;
        Settings settings(folder.path());
        CommandSet commands(settings, nullptr);
        commands.setReason(Command::CloneDisk, QStringLiteral("The disk is encrypted."));
        QVERIFY(!commands.isAvailable(Command::CloneDisk));
        QVERIFY(commands.action(Command::CloneDisk)->toolTip().contains(QStringLiteral("The disk is encrypted.")));
        commands.setReason(Command::CloneDisk, {});
        QVERIFY(commands.isAvailable(Command::CloneDisk));
        QVERIFY(!commands.action(Command::CloneDisk)->toolTip().contains(QStringLiteral("encrypted")));
    }
};

} // namespace

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
