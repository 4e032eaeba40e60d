// SPDX-License-Identifier: Apache-2.0
// What jobs did is found again after the program ended, and told in reports.
#include "tests/ui/heldjob.h"
#include "tests/ui/windowfixture.h"
#include "ui/jobs/jobreport.h"
#include "ui/settings/historyfile.h"
#include "ui/views/jobwindow.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeView>
#include <QXmlStreamReader>

using namespace strata;
using namespace strata::ui;
using strata::test::buttonNamed;
using strata::test::HeldOp;
using strata::test::Hold;
using strata::test::WindowFixture;

namespace {

const QDateTime kMorning(QDate(2026, 3, 4), QTime(9, 0));

/// A record with everything in it, and names that are hard to write down.
JobRecord sampleRecord(JobRecord::State state) {
    JobRecord record;
    record.id = QStringLiteral("5a");
    record.operation = QStringLiteral("shrink");
    record.title = text("Holding “%1”", "<b>a & \"b\"\x01</b>.vmdk");
    record.state = state;
    record.started = kMorning;
    record.finished = kMorning.addSecs(100);
    record.bytes = 1000U << 20U;
    record.reads = 5000;
    record.writes = 6000;
    record.frees = 7000;
    record.files = {
        {.path = "/vm/<b>.vmdk", .role = TouchedFile::Role::Changed, .before = 30U << 20U, .after = 10U << 20U},
        {.path = "/vm/c.vmdk", .role = TouchedFile::Role::Made, .before = std::nullopt, .after = 1U << 20U}};
    record.roomBefore = 30U << 20U;
    record.roomAfter = 11U << 20U;
    record.pausedMs = 20'000;
    record.moreFiles = 1234;
    record.sources = {"/vm/base.vmdk"};
    record.warnings = {text("%1 bytes are needed, %2 are free", 7, 8)};
    record.report.note(text("Deleted %1 files", 3));
    record.report.warning(text("Something is odd"));
    if (state == JobRecord::State::Failed)
        record.error = Error(ErrorCode::NoSpace, text("The volume is full"))
                           .at("/vm/<b>.vmdk")
                           .offset(4096)
                           .system(ENOSPC)
                           .advice(text("Free some space & try again."));
    record.process = 1;
    return record;
}

bool isWellFormed(const QString& html, QString* allText) {
    QXmlStreamReader reader(html);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            *allText += reader.text().toString() + QLatin1Char(' ');
    if (reader.hasError())
        qWarning("%s", qPrintable(reader.errorString()));
    return !reader.hasError();
}

class JobHistoryTest : public QObject {
    Q_OBJECT
private slots:
    void aRecordComesBackAsItWas_data() {
        QTest::addColumn<int>("state");
        for (int state = 0; state <= static_cast<int>(JobRecord::State::Interrupted); ++state)
            QTest::addRow("%d", state) << state;
    }

    void aRecordComesBackAsItWas() {
        QFETCH(int, state);
        const JobRecord record = sampleRecord(static_cast<JobRecord::State>(state));
        const auto json = QJsonDocument::fromJson(QJsonDocument(toJson(record)).toJson()).object();
        const std::optional<JobRecord> back = recordFromJson(json);
        QVERIFY(back);
        QCOMPARE(toText(reportOf(*back)), toText(reportOf(record)));
        QCOMPARE(QJsonDocument(toJson(*back)).toJson(), QJsonDocument(toJson(record)).toJson());
    }

    void aDiskOfThousandsOfFilesKeepsItsRecordShort() {
        JobQueue queue(nativeFileSystem());
        const auto hold = std::make_shared<Hold>();
        hold->go = true;
        Plan plan;
        for (int i = 0; i < 5000; ++i)
            plan.changes.emplace_back("/vm/disk-s" + std::to_string(i) + ".vmdk");
        const Job* job = queue.enqueue(std::make_unique<HeldOp>(hold, "/vm/disk.vmdk"), plan);
        QCOMPARE(recordOf(*job).moreFiles, 5000 - JobRecord::kMostFiles);
        QTRY_VERIFY(job->isFinished());
        QCOMPARE(recordOf(*job).files.size(), JobRecord::kMostFiles);
        QVERIFY(QJsonDocument(toJson(recordOf(*job))).toJson(QJsonDocument::Compact).size() < 40'000);
        QVERIFY(toText(reportOf(recordOf(*job))).contains(QStringLiteral("4800 more file")));
    }

    void whatIsNoRecordIsNone() {
        QVERIFY(!recordFromJson({}));
        QVERIFY(!recordFromJson({{QStringLiteral("id"), 7}, {QStringLiteral("title"), QJsonArray{1}}}));
        const std::optional<JobRecord> odd =
            recordFromJson({{QStringLiteral("id"), QStringLiteral("x")},
                            {QStringLiteral("title"), QJsonObject{{QStringLiteral("text"), QStringLiteral("T %1")}}},
                            {QStringLiteral("state"), QStringLiteral("nonsense")},
                            {QStringLiteral("bytes"), -5},
                            {QStringLiteral("files"), QStringLiteral("none")}});
        QVERIFY(odd);
        QCOMPARE(odd->bytes, 0U);
        QVERIFY(!toText(reportOf(*odd)).isEmpty());
    }

    void theFileKeepsTheLatestAndSurvivesDamage() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/jobs.jsonl"));
        const HistoryFile file(path);
        QVERIFY(file.read().isEmpty());
        const auto entry = [](const char* id, int value) {
            return QJsonObject{{QStringLiteral("id"), QLatin1String(id)}, {QStringLiteral("v"), value}};
        };
        QVERIFY(file.add({entry("a", 1), entry("b", 2)}, 3));
        QVERIFY(file.add({entry("a", 3)}, 3)); // the same job, later
        QCOMPARE(file.read(), (QList<QJsonObject>{entry("a", 3), entry("b", 2)}));
        QFile damage(path);
        QVERIFY(damage.open(QIODevice::Append));
        damage.write("{\"id\":\"torn\n\xff\xfe\n[]\n{\"noid\":1}\n");
        damage.close();
        QCOMPARE(file.read().size(), 2);
        QVERIFY(HistoryFile(path).add({entry("c", 4), entry("d", 5)}, 3));
        QCOMPARE(file.read(), (QList<QJsonObject>{entry("b", 2), entry("c", 4), entry("d", 5)}));
        file.clear();
        QVERIFY(file.read().isEmpty());
        QVERIFY(!HistoryFile(QStringLiteral("/proc/none/jobs.jsonl")).add({entry("a", 1)}, 3));
    }

    void aReportTellsEverythingInTextAndHtml_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("word");
        QTest::newRow("done") << int(JobRecord::State::Done) << QStringLiteral("Done");
        QTest::newRow("failed") << int(JobRecord::State::Failed) << QStringLiteral("Failed");
        QTest::newRow("cancelled") << int(JobRecord::State::Cancelled) << QStringLiteral("Cancelled");
        QTest::newRow("interrupted") << int(JobRecord::State::Interrupted)
                                     << QStringLiteral("finished or rolled back");
    }

    void aReportTellsEverythingInTextAndHtml() {
        QFETCH(int, state);
        QFETCH(QString, word);
        const JobReport report = reportOf(sampleRecord(static_cast<JobRecord::State>(state)));
        const QString html = toHtml(report);
        QString read;
        QVERIFY2(isWellFormed(html, &read), qPrintable(html));
        QVERIFY(!html.contains(QStringLiteral("<b>")));
        QStringList expected{word,
                             QStringLiteral("/vm/<b>.vmdk"),
                             QStringLiteral("/vm/base.vmdk"),
                             QStringLiteral("1 min 40 s"),
                             QStringLiteral("12.5 MB/s"), // in the 80 seconds that it was not paused
                             QStringLiteral("Paused for"),
                             QStringLiteral("1234 more file"),
                             QStringLiteral("30 MB before, 11 MB afterwards: 19 MB freed"),
                             QStringLiteral("Deleted 3 files"),
                             QStringLiteral("Warning: Something is odd"),
                             QStringLiteral("7 bytes are needed, 8 are free")};
        if (state == int(JobRecord::State::Failed))
            expected << QStringLiteral("The volume is full") << QStringLiteral("Free some space & try again.")
                     << QStringLiteral("byte: 4096");
        for (const QString& words : expected) {
            QVERIFY2(toText(report).contains(words), qPrintable(words + QLatin1Char('\n') + toText(report)));
            QVERIFY2(read.contains(words), qPrintable(words + QLatin1Char('\n') + read));
        }
    }

    void jobsAreFoundAgainAfterARestart() {
        WindowFixture fixture;
        runToItsEnd(fixture, "/vm/first.vmdk", std::nullopt);
        runToItsEnd(fixture, "/vm/second.vmdk", Error(ErrorCode::Io, text("The cable came off")));
        fixture.restart();
        QTRY_VERIFY(fixture.history().isLoaded());
        QCOMPARE(fixture.history().earlier().size(), 2);
        JobWindow& jobs = openJobs(fixture);
        QTRY_COMPARE(rows(jobs),
                     (QStringList{QStringLiteral("Holding “second.vmdk”"), QStringLiteral("Holding “first.vmdk”")}));
        QVERIFY(report(jobs).contains(QStringLiteral("The cable came off")));
        QTest::keyClick(&jobs.view(), Qt::Key_Down);
        QVERIFY(report(jobs).contains(QStringLiteral("Held “first.vmdk” for as long as it was asked to")));
        QVERIFY(!buttonNamed(jobs, QStringLiteral("Cancel Job"))->isEnabled());
        // What is new stands above.
        runToItsEnd(fixture, "/vm/third.vmdk", std::nullopt);
        QCOMPARE(rows(jobs).size(), 3);
        QVERIFY(report(jobs).contains(QStringLiteral("third.vmdk")));
        click(jobs, "Clear Finished");
        QTRY_COMPARE(rows(jobs).size(), 0);
        fixture.restart();
        QTRY_VERIFY(fixture.history().isLoaded());
        QVERIFY(fixture.history().earlier().isEmpty());
    }

    void aJobThatEndedWithTheProgramIsCalledInterrupted() {
        WindowFixture fixture;
        const auto hold = std::make_shared<Hold>();
        Job* job = fixture.jobs().enqueue(std::make_unique<HeldOp>(hold, "/vm/a.vmdk"));
        QTRY_COMPARE(job->state(), Job::State::Running);
        fixture.restart(); // as if killed: nobody could say how it ended
        QTRY_VERIFY(fixture.history().isLoaded());
        QCOMPARE(fixture.history().earlier().size(), 1);
        QCOMPARE(fixture.history().earlier().first().state, JobRecord::State::Interrupted);
        QVERIFY(report(openJobs(fixture)).contains(QStringLiteral("finished or rolled back")));
    }

    void aJobOfAnotherLivingProgramIsItsOwn() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("jobs.jsonl"));
        QVERIFY(HistoryFile(path).add({toJson(sampleRecord(JobRecord::State::Running))}, 10)); // process 1 lives
        JobQueue queue(nativeFileSystem());
        const JobHistory history(queue, path);
        QTRY_VERIFY(history.isLoaded());
        QVERIFY(history.earlier().isEmpty());
    }

    void searchFindsWordsOfReports() {
        WindowFixture fixture;
        runToItsEnd(fixture, "/vm/apple.vmdk", std::nullopt);
        runToItsEnd(fixture, "/vm/pear.vmdk", Error(ErrorCode::Io, text("The cable came off")));
        JobWindow& jobs = openJobs(fixture);
        auto* search = jobs.findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("CABLE off"));
        QCOMPARE(rows(jobs), QStringList{QStringLiteral("Holding “pear.vmdk”")});
        QVERIFY(report(jobs).contains(QStringLiteral("pear")));
        search->clear();
        QTest::keyClicks(search, QStringLiteral("plum"));
        QVERIFY(rows(jobs).isEmpty());
        QVERIFY(!buttonNamed(jobs, QStringLiteral("Save Report…"))->isEnabled());
        search->clear();
        QCOMPARE(rows(jobs).size(), 2);
        QVERIFY(report(jobs).contains(QStringLiteral("pear"))); // still the selected one
    }

    void reportsAreCopiedAndSaved() {
        WindowFixture fixture;
        runToItsEnd(fixture, "/vm/apple.vmdk", std::nullopt);
        JobWindow& jobs = openJobs(fixture);
        click(jobs, "Copy Report");
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("apple.vmdk")));
        const QTemporaryDir folder;
        const QString page = folder.filePath(QStringLiteral("r.html"));
        save(jobs, page);
        QString read;
        QVERIFY(isWellFormed(contents(page), &read));
        QVERIFY(read.contains(QStringLiteral("apple.vmdk")));
        const QString plain = folder.filePath(QStringLiteral("r.txt"));
        save(jobs, plain);
        QVERIFY(contents(plain).startsWith(QStringLiteral("Holding “apple.vmdk”")));
        QVERIFY(buttonNamed(jobs, QStringLiteral("Save Report…"))->isEnabled());
    }

private:
    static void runToItsEnd(WindowFixture& fixture, const char* file, std::optional<Error> error) {
        const auto hold = std::make_shared<Hold>();
        hold->error = std::move(error);
        hold->go = true;
        const Job* job = fixture.jobs().enqueue(std::make_unique<HeldOp>(hold, file));
        QTRY_VERIFY(job->isFinished());
    }
    static JobWindow& openJobs(WindowFixture& fixture) {
        fixture.trigger(Command::ShowJobs);
        return fixture.window().jobWindow();
    }
    static QStringList rows(JobWindow& jobs) {
        QStringList titles;
        const QAbstractItemModel& model = *jobs.view().model();
        for (int row = 0; row < model.rowCount(); ++row)
            titles << model.index(row, 0).data().toString();
        return titles;
    }
    static QString report(JobWindow& jobs) { return jobs.findChild<QPlainTextEdit*>()->toPlainText(); }
    static void click(JobWindow& jobs, const char* words) {
        QPushButton* button = buttonNamed(jobs, QString::fromUtf8(words));
        QVERIFY2(button != nullptr && button->isEnabled(), words);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static void save(JobWindow& jobs, const QString& path) {
        click(jobs, "Save Report…");
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = jobs.findChild<QFileDialog*>()) != nullptr && dialog->isVisible());
        dialog->findChild<QLineEdit*>()->setText(path);
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(jobs.findChild<QFileDialog*>() == nullptr);
    }
    static QString contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

} // namespace

QTEST_MAIN(JobHistoryTest)
#include "jobhistory_test.moc"
