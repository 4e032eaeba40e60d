// SPDX-License-Identifier: Apache-2.0
// Guest bytes out of a disk and into one.
#include "core/ops/guestio.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::test;

namespace {

using Bytes = std::vector<std::byte>;
constexpr Sectors kCapacity{20000};

class Sink final : public ByteSink {
public:
    void write(ByteSpan data) override { bytes.insert(bytes.end(), data.begin(), data.end()); }
    std::uint64_t position() const override { return bytes.size(); }
    Bytes bytes;
};

class Source final : public ByteSource {
public:
    explicit Source(Bytes bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(MutableByteSpan out) override {
        const std::size_t n = std::min(out.size(), bytes_.size() - at_);
        std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), n, out.begin());
        at_ += n;
        return n;
    }

private:
    Bytes bytes_;
    std::size_t at_ = 0;
};

} // namespace

class OpsGuestIoTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
        stop_ = {};
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
    }

    void whatIsWrittenIsRead_data() {
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<quint64>("bytes");
        QTest::newRow("one sector") << quint64{512} << quint64{512};
        QTest::newRow("several chunks") << quint64{1024} << quint64{9 * 1024 * 1024};
        QTest::newRow("to the end") << quint64{kCapacity.bytes() - 1024} << quint64{1024};
        QTest::newRow("nothing") << quint64{0} << quint64{0};
    }
    void whatIsWrittenIsRead() {
        QFETCH(quint64, offset);
        QFETCH(quint64, bytes);
        const Bytes data = patternBytes(bytes, offset + 1);
        Source source(data);
        WriteOp write(params(offset, 0), source);
        QVERIFY(!write.canRun(*fs_));
        run(write);
        Sink sink;
        ReadOp read(params(offset, bytes), sink);
        QVERIFY(!read.canRun(*fs_));
        run(read);
        if (bytes == 0)
            QCOMPARE(std::uint64_t{sink.bytes.size()}, kCapacity.bytes()); // 0 means up to the end
        else
            QVERIFY(sink.bytes == data);
        if (bytes != 0)
            QCOMPARE(progress_->snapshot().done, bytes);
    }

    void rangesAreChecked_data() {
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<quint64>("length");
        QTest::newRow("within a sector") << quint64{100} << quint64{512};
        QTest::newRow("part of a sector") << quint64{0} << quint64{100};
        QTest::newRow("past the end") << quint64{kCapacity.bytes()} << quint64{512};
        QTest::newRow("over the end") << quint64{kCapacity.bytes() - 512} << quint64{1024};
        QTest::newRow("wrapping") << ~quint64{511} << quint64{1024};
    }
    void rangesAreChecked() {
        QFETCH(quint64, offset);
        QFETCH(quint64, length);
        Sink sink;
        ReadOp read(params(offset, length), sink);
        QVERIFY(read.canRun(*fs_).has_value());
        QCOMPARE(codeOf([&] { run(read); }), ErrorCode::InvalidArgument);
        QVERIFY(sink.bytes.empty());
    }

    void inputOfTheWrongLengthIsRefused() {
        const auto write = [&](std::size_t bytes, std::uint64_t offset, std::uint64_t length) {
            Source source(patternBytes(bytes, 3));
            WriteOp op(params(offset, length), source);
            return codeOf([&] { run(op); });
        };
        QCOMPARE(write(1000, 0, 0), ErrorCode::InvalidArgument);
        QCOMPARE(write(512, 0, 1024), ErrorCode::InvalidArgument);
        QCOMPARE(write(1024, kCapacity.bytes() - 512, 0), ErrorCode::InvalidArgument);
        QCOMPARE(write(4096, 0, 1024), std::nullopt); // more input than asked for is left where it is
    }

    void aCancelledWriteLeavesTheDiskValid() {
        Source source(patternBytes(9 << 20U, 5));
        WriteOp write(params(0, 0), source);
        stop_.request_stop();
        QCOMPARE(codeOf([&] { run(write); }), ErrorCode::Cancelled);
        const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
        QCOMPARE(runsOf(*chain).size(), std::size_t{1});
    }

    void plansTellSizesAndFiles() {
        Source source({});
        WriteOp write(params(0, 65536), source);
        Report report;
        Progress progress;
        OpContext context{*fs_, progress, {}, report};
        const auto before = fs_->readFile("/vm/a.vmdk");
        const Plan plan = write.plan(context);
        QCOMPARE(plan.writes, std::uint64_t{65536});
        QCOMPARE(plan.changes, std::vector<std::filesystem::path>{"/vm/a.vmdk"});
        QVERIFY(fs_->readFile("/vm/a.vmdk") == before);
        Sink sink;
        ReadOp read(params(512, 0), sink);
        QCOMPARE(read.plan(context).reads, kCapacity.bytes() - 512);
    }

    void compressedDisksAreNotWritten() {
        makeDisk(*fs_, "/vm/s.vmdk", CreateType::StreamOptimized, kCapacity);
        Source source(patternBytes(512, 1));
        GuestIoParams p = params(0, 0);
        p.disk = "/vm/s.vmdk";
        WriteOp write(p, source);
        QCOMPARE(write.canRun(*fs_).value().code, ErrorCode::ReadOnly);
        QCOMPARE(codeOf([&] { run(write); }), ErrorCode::ReadOnly);
    }

private:
    static GuestIoParams params(std::uint64_t offset, std::uint64_t length) {
        GuestIoParams p;
        p.disk = "/vm/a.vmdk";
        p.offset = offset;
        p.length = length;
        return p;
    }
    void run(Operation& operation) {
        progress_ = std::make_unique<Progress>();
        Report report;
        OpContext context{*fs_, *progress_, stop_.get_token(), report};
        operation.run(context);
    }

    std::unique_ptr<MemoryFileSystem> fs_;
    std::unique_ptr<Progress> progress_;
    std::stop_source stop_;
};

QTEST_GUILESS_MAIN(OpsGuestIoTest)
#include "ops_guestio_test.moc"
