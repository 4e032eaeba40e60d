// SPDX-License-Identifier: Apache-2.0
// Disks through pipes: out as raw images and streams, in by way of a spool.
#include "core/ops/spool.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/foldercontents.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

CloneParams toSink(ByteSink& sink, bool raw) {
    CloneParams params =
        cloneParams("/source.vmdk", kindNamed("monolithicSparse"), "-", kindNamed(raw ? "raw" : "streamOptimized"));
    params.sink = &sink;
    return params;
}

} // namespace

class OpsClonePipesTest : public QObject {
    Q_OBJECT

private slots:
    void aRawImageGoesThroughAPipe_data() {
        QTest::addColumn<int>("filling");
        QTest::addColumn<unsigned>("capacity");
        for (const unsigned capacity : {1U, 129U, 9000U})
            for (const int filling : {0, 1, 2})
                QTest::addRow("%u sectors, filling %d", capacity, filling) << filling << capacity;
    }
    void aRawImageGoesThroughAPipe() {
        QFETCH(int, filling);
        QFETCH(unsigned, capacity);
        MemoryFileSystem fs;
        const Bytes guest = guestBytes(Sectors(capacity), static_cast<Filling>(filling));
        makeFilled(fs, "/source.vmdk", kindNamed("monolithicSparse"), guest);
        MemorySink sink;
        CloneOp clone(toSink(sink, true));
        OperationRun run(fs);
        QVERIFY(!clone.canRun(fs));
        const Plan plan = clone.plan(run.context);
        clone.run(run.context);
        QVERIFY(sink.bytes == guest);
        QCOMPARE(plan.writes, guest.size());
        QCOMPARE(plan.peakExtraSpace, std::uint64_t{0});
        QVERIFY(plan.creates.empty());
        QCOMPARE(clone.result().bytesWritten, guest.size());
        QCOMPARE(run.progress.snapshot().done, run.progress.snapshot().total);
        QCOMPARE(fs.allFiles().size(), std::size_t{1});
    }

    void aStreamThroughAPipeIsTheSameAsInAFile() {
        MemoryFileSystem fs;
        const Bytes guest = guestBytes(Sectors(9001), Filling::Scattered);
        makeFilled(fs, "/source.vmdk", kindNamed("monolithicSparse"), guest);
        MemorySink sink;
        CloneParams params = toSink(sink, false);
        params.keepIdentity = true;
        params.spec.path = "/copy.vmdk"; // the name goes into the descriptor
        OperationRun run(fs);
        CloneOp(params).run(run.context);
        params.sink = nullptr;
        CloneOp(params).run(run.context);
        QVERIFY(sink.bytes == fs.readFile("/copy.vmdk"));
        QVERIFY(readGuest(fs, "/copy.vmdk") == guest);
    }

    void onlyWhatGoesForwardGoesThroughAPipe() {
        MemoryFileSystem fs;
        makeFilled(fs, "/source.vmdk", kindNamed("monolithicSparse"), guestBytes(Sectors(100), Filling::Full));
        for (const DiskKind& kind : everyKind()) {
            MemorySink sink;
            CloneParams params = toSink(sink, kind.raw);
            if (!kind.raw)
                params.spec.type = kind.type;
            const bool possible = kind.raw || kind.type == CreateType::StreamOptimized;
            QCOMPARE(!CloneOp(params).canRun(fs), possible);
            params.verify = true;
            QVERIFY(CloneOp(params).canRun(fs));
        }
    }

    void aReaderThatGoesAwayIsAnError() {
        MemoryFileSystem fs;
        makeFilled(fs, "/source.vmdk", kindNamed("monolithicSparse"), guestBytes(Sectors(9000), Filling::Full));
        for (const bool raw : {false, true}) {
            MemorySink sink;
            sink.failsAfter = 1'500'000;
            OperationRun run(fs);
            QCOMPARE(codeOf([&] { CloneOp(toSink(sink, raw)).run(run.context); }), std::optional(ErrorCode::Io));
        }
    }

    // A large hole is a long time of zeros: a stop must not wait for its end.
    void cancelIsHeardWhileZerosAreWritten() {
        struct StoppingSink : MemorySink {
            explicit StoppingSink(std::stop_source& s) : stop(s) {}
            void write(ByteSpan data) override {
                taken += data.size();
                stop.request_stop();
            }
            std::uint64_t position() const override { return taken; }
            std::stop_source& stop;
            std::uint64_t taken = 0;
        };
        MemoryFileSystem fs;
        makeFilled(fs, "/source.vmdk", kindNamed("monolithicSparse"), guestBytes(Sectors(200'000), Filling::Empty));
        OperationRun run(fs);
        StoppingSink sink(run.stop);
        QCOMPARE(codeOf([&] { CloneOp(toSink(sink, true)).run(run.context); }), std::optional(ErrorCode::Cancelled));
        QVERIFY(sink.taken < 5'000'000);
    }

    void whatComesThroughAPipeCanBeCloned_data() {
        QTest::addColumn<QString>("kind");
        QTest::newRow("raw") << "raw";
        QTest::newRow("stream") << "streamOptimized";
        QTest::newRow("sparse") << "monolithicSparse";
    }
    void whatComesThroughAPipeCanBeCloned() {
        QFETCH(QString, kind);
        MemoryFileSystem fs;
        const DiskKind& from = kindNamed(kind.toStdString());
        const Bytes guest = guestBytes(Sectors(9001), Filling::Scattered);
        {
            MemoryFileSystem elsewhere;
            makeFilled(elsewhere, "/sent.vmdk", from, guest);
            MemorySource source(elsewhere.readFile("/sent.vmdk"));
            OperationRun run(fs);
            Spool spool(fs, "/");
            spool.fill(source, run.context);
            CloneOp(cloneParams(spool.path(), from, "/copy.vmdk", kindNamed("monolithicSparse"))).run(run.context);
            QVERIFY(run.report.lines.front().severity == Severity::Note); // nobody takes the spool for in use
            QCOMPARE(run.progress.snapshot().done, run.progress.snapshot().total);
        }
        QCOMPARE(namesOf(contentsOf(fs)), std::string("copy.vmdk"));
        QVERIFY(readGuest(fs, "/copy.vmdk") == guest);
    }

    void aSpoolDoesNotStoreZeros() {
        MemoryFileSystem fs;
        Bytes bytes(std::size_t{10} << 20U);
        bytes[5'000'000] = std::byte{1};
        Spool spool(fs, "/");
        OperationRun run(fs);
        MemorySource source(bytes);
        spool.fill(source, run.context);
        QVERIFY(fs.readFile(spool.path()) == bytes);
        QVERIFY(fs.status(spool.path())->allocated <= 65536);
    }

    void aSpoolGoesAwayWhenReceivingFails() {
        MemoryFileSystem fs;
        OperationRun run(fs);
        run.stop.request_stop();
        {
            Spool spool(fs, "/");
            MemorySource source(Bytes(100));
            QCOMPARE(codeOf([&] { spool.fill(source, run.context); }), std::optional(ErrorCode::Cancelled));
        }
        QVERIFY(fs.allFiles().empty());
    }

    void onlyDeadSpoolsAreClearedAway() {
        MemoryFileSystem fs;
        fs.writeFile("/.strata-spool-123", "left by a crash");
        fs.writeFile("/strata-spool-123", "a user's");
        Spool first(fs, "/");
        Spool second(fs, "/");
        QVERIFY(!fs.exists("/.strata-spool-123"));
        QVERIFY(fs.exists("/strata-spool-123"));
        QVERIFY(fs.exists(first.path()));
        QVERIFY(fs.exists(second.path()));
    }
};

QTEST_GUILESS_MAIN(OpsClonePipesTest)
#include "ops_clone_pipes_test.moc"
