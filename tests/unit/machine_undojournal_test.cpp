// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/undojournal.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::filesystem::path kFolder = "/vm";

UndoStep step(const std::string& operation, const std::vector<std::filesystem::path>& discarded = {}) {
    UndoStep made;
    made.operation = operation;
    made.timeUs = 1'700'000'000'000'000;
    made.devices = {{"scsi0:0", "d.vmdk", "d-000001.vmdk"}, {"nvme0:1", "e \"x\".vmdk", "/other/e-000001.vmdk"}};
    made.listBefore = "snapshot.current = \"0\"\r\n\x80\xFF";
    made.listAfter = sha256(asBytes("after"));
    made.made = {kFolder / "d-000001.vmdk", "/other/e-000001.vmdk"};
    made.discarded = discarded;
    return made;
}

UndoJournal again(const UndoJournal& journal) {
    return UndoJournal::parse(asBytes(journal.encode(kFolder)), kFolder);
}

} // namespace

class UndoJournalTest : public QObject {
    Q_OBJECT

private slots:
    void aStepComesBackAsItWas() {
        UndoJournal journal;
        journal.push(step("take"));
        journal.push(step("goto", {kFolder / "d-000002.vmdk"}));
        journal.setLastRequest("abc");
        UndoJournal read = again(journal);
        QCOMPARE(read.encode(kFolder), journal.encode(kFolder));
        QCOMPARE(read.lastRequest(), std::string("abc"));
        QCOMPARE(read.steps().size(), std::size_t{2});
        const UndoStep last = read.pop();
        const UndoStep wanted = step("goto", {kFolder / "d-000002.vmdk"});
        QCOMPARE(last.operation, wanted.operation);
        QCOMPARE(last.timeUs, wanted.timeUs);
        QCOMPARE(last.devices.size(), wanted.devices.size());
        QCOMPARE(last.devices[1].before, wanted.devices[1].before);
        QCOMPARE(last.devices[1].after, wanted.devices[1].after);
        QVERIFY(last.listBefore == wanted.listBefore);
        QVERIFY(last.listAfter == wanted.listAfter);
        QVERIFY(last.made == wanted.made);
        QVERIFY(last.discarded == wanted.discarded);
    }

    void noListAndAnEmptyListAreTold() {
        UndoJournal journal;
        UndoStep none = step("take");
        none.listBefore.reset();
        journal.push(none);
        UndoStep empty = step("take");
        empty.listBefore = "";
        journal.push(empty);
        const UndoJournal read = again(journal);
        QVERIFY(!read.steps()[0].listBefore.has_value());
        QVERIFY(read.steps()[1].listBefore == std::optional<std::string>(""));
    }

    void aLongListIsKeptWhole() {
        const std::vector<std::byte> bytes = patternBytes(200'001, 3);
        UndoJournal journal;
        UndoStep large = step("take");
        large.listBefore = std::string(asText(bytes));
        journal.push(large);
        QVERIFY(again(journal).steps()[0].listBefore == large.listBefore);
    }

    void oldStepsAreForgottenButNotWhatTheyDiscarded() {
        UndoJournal journal;
        for (std::size_t i = 0; i < UndoJournal::kMaxSteps + 5; ++i)
            journal.push(step("discard", {kFolder / ("d-" + std::to_string(100 + i) + ".vmdk")}));
        journal = again(journal);
        QCOMPARE(journal.steps().size(), UndoJournal::kMaxSteps);
        QCOMPARE(journal.discarded().size(), UndoJournal::kMaxSteps + 5);
        QCOMPARE(utf8(journal.discarded().front()), std::string("/vm/d-100.vmdk"));
        journal.forgetSteps();
        QVERIFY(journal.steps().empty());
        QCOMPARE(again(journal).discarded().size(), UndoJournal::kMaxSteps + 5);
    }

    void aJournalThatWouldGrowTooLargeForgetsItsOldestSteps() {
        const std::string list(std::size_t{900} << 10U, 'x');
        UndoJournal journal;
        for (int i = 0; i < 4; ++i) {
            UndoStep large = step("op" + std::to_string(i), {kFolder / ("d" + std::to_string(i))});
            large.listBefore = list;
            journal.push(large);
        }
        const UndoJournal read = again(journal);
        QVERIFY(!read.steps().empty() && read.steps().size() < 4);
        QCOMPARE(read.steps().back().operation, std::string("op3"));
        QCOMPARE(read.discarded().size(), std::size_t{4});
    }

    void namesThatAreNotUtf8Survive() {
        const std::filesystem::path odd = kFolder / "d\xFF\xFE.vmdk";
        const std::filesystem::path looksOdd = kFolder / "raw:64.vmdk";
        UndoJournal journal;
        journal.addDiscarded(odd);
        journal.addDiscarded(looksOdd);
        journal.addDiscarded(odd);
        const std::vector<std::filesystem::path> discarded = again(journal).discarded();
        QCOMPARE(discarded.size(), std::size_t{2});
        QVERIFY(discarded[0] == odd && discarded[1] == looksOdd);
    }

    void nonsenseIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another version") << QByteArray("strata.undo.version = \"2\"\nsteps = \"0\"\n");
        QTest::newRow("no count") << QByteArray("strata.undo.version = \"1\"\n");
        QTest::newRow("too many") << QByteArray("strata.undo.version = \"1\"\nsteps = \"21\"\n");
        QTest::newRow("a step is missing") << QByteArray("strata.undo.version = \"1\"\nsteps = \"1\"\n");
        QTest::newRow("bad hex") << QByteArray(
            "strata.undo.version = \"1\"\nsteps = \"1\"\nstep0.operation = \"take\"\n"
            "step0.time = \"1\"\nstep0.listAfter = \"0g\"\n");
    }
    void nonsenseIsRefused() {
        QFETCH(QByteArray, bytes);
        const ByteSpan span = std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        try {
            UndoJournal::parse(span, kFolder);
            QFAIL("was taken");
        } catch (const Error& error) {
            QVERIFY(error.code() == ErrorCode::Corrupt);
            QVERIFY(!error.advice().empty());
        }
    }
};

QTEST_GUILESS_MAIN(UndoJournalTest)
#include "machine_undojournal_test.moc"
