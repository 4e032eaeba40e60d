// SPDX-License-Identifier: Apache-2.0
// Writing extents while the drive fails: every failure is told, nothing that was flushed is harmed, a full volume is
// survived, a failed sync is final.
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "tests/support/extenttools.h"
#include "tests/support/faultfilesystem.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

enum class Kind { Flat, Sparse, Cowd };
constexpr Sectors kCapacity{40'000};
constexpr Sectors kGrain{8};

ExtentType typeOf(Kind kind) {
    return kind == Kind::Flat ? ExtentType::Flat : kind == Kind::Sparse ? ExtentType::Sparse : ExtentType::VmfsSparse;
}

void makeEmpty(FileSystem& fs, Kind kind) {
    auto file = fs.create("/d");
    (kind == Kind::Flat     ? makeFlatWriter(std::move(file), kCapacity, false)
     : kind == Kind::Sparse ? makeSparseWriter(std::move(file), kCapacity, kGrain, {})
                            : makeCowdWriter(std::move(file), kCapacity, kGrain))
        ->finish();
}

std::unique_ptr<Extent> open(FileSystem& fs, Kind kind, OpenMode mode) {
    return openFile(fs, "/d", typeOf(kind), kCapacity, mode);
}

const std::vector<std::byte>& oldBytes() {
    static const std::vector<std::byte> bytes = patternBytes(64 * 512, 1);
    return bytes;
}
const std::vector<std::byte>& newBytes() {
    static const std::vector<std::byte> bytes = patternBytes(64 * 512, 2);
    return bytes;
}

/// Content that stands, then new grains in two tables, an overwrite and zeros.
void change(Extent& extent) {
    extent.write(Sectors(64), newBytes());
    extent.write(Sectors(36'000), newBytes());
    extent.writeZeros(Sectors(128), Sectors(64), true);
    extent.flush();
    extent.write(Sectors(256), newBytes());
    extent.close();
}

/// Each range of `change` is as before or as after, by the sector.
QString wrongAfterFailure(FileSystem& fs, Kind kind) {
    const auto extent = open(fs, kind, OpenMode::Read);
    std::vector<std::byte> all(kCapacity.bytes());
    overlay(*extent, all);
    for (std::uint64_t s = 0; s < kCapacity.count(); ++s) {
        const ByteSpan now = ByteSpan(all).subspan(s * 512, 512);
        const bool wasOld = s < 192;
        const std::uint64_t inRange = s % 64;
        const ByteSpan before = wasOld ? ByteSpan(oldBytes()).subspan(inRange * 512, 512) : ByteSpan();
        const bool isBefore = wasOld ? sameBytes(now, before) : isAllZero(now);
        const bool overwritten = (s >= 64 && s < 128) || (s >= 256 && s < 320) || (s >= 36'000 && s < 36'064);
        const std::uint64_t start = s >= 36'000 ? 36'000 : s - inRange;
        const bool isNew = overwritten && sameBytes(now, ByteSpan(newBytes()).subspan((s - start) * 512, 512));
        const bool isZeroed = s >= 128 && s < 192 && isAllZero(now);
        if (!isBefore && !isNew && !isZeroed)
            return QString("sector %1 holds something else").arg(s);
    }
    return {};
}

} // namespace

Q_DECLARE_METATYPE(Kind)

class DiskExtentFaultsTest : public QObject {
    Q_OBJECT

    static void allKinds() {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("flat") << Kind::Flat;
        QTest::newRow("sparse") << Kind::Sparse;
        QTest::newRow("COWD") << Kind::Cowd;
    }
    static std::unique_ptr<MemoryFileSystem> diskWithOldBytes(Kind kind) {
        auto fs = std::make_unique<MemoryFileSystem>();
        makeEmpty(*fs, kind);
        const auto extent = open(*fs, kind, OpenMode::ReadWrite);
        for (const std::uint64_t start : {0U, 64U, 128U})
            extent->write(Sectors(start), oldBytes());
        extent->close();
        return fs;
    }

private slots:
    void everyFailingCallIsToldAndHarmsNothing_data() { allKinds(); }
    void everyFailingCallIsToldAndHarmsNothing() {
        QFETCH(Kind, kind);
        for (const int errnoValue : {EIO, ENOSPC}) {
            for (std::uint64_t nth = 1;; ++nth) {
                const auto disk = diskWithOldBytes(kind);
                FaultFileSystem faulty(*disk);
                const auto extent = open(faulty, kind, OpenMode::ReadWrite);
                faulty.arm({.where = changingCalls(), .nth = nth, .errnoValue = errnoValue, .fromThenOn = true});
                const auto code = codeOf([&] { change(*extent); });
                if (!faulty.fired()) {
                    QVERIFY(!code && nth > 3);
                    break;
                }
                QCOMPARE(code, errnoValue == EIO ? ErrorCode::Io : ErrorCode::NoSpace);
                const QString wrong = wrongAfterFailure(*disk, kind);
                QVERIFY2(wrong.isEmpty(), qPrintable(QString("call %1: %2").arg(nth).arg(wrong)));
            }
        }
    }

    void afterAFullVolumeWritingGoesOn_data() { allKinds(); }
    void afterAFullVolumeWritingGoesOn() {
        QFETCH(Kind, kind);
        CallSet writes = calls({Call::Write, Call::PunchHole, Call::Truncate});
        for (std::uint64_t nth = 1;; ++nth) {
            const auto disk = diskWithOldBytes(kind);
            FaultFileSystem faulty(*disk);
            const auto extent = open(faulty, kind, OpenMode::ReadWrite);
            faulty.arm({.where = writes, .nth = nth, .errnoValue = ENOSPC});
            const bool failed = codeOf([&] { change(*extent); }).has_value();
            faulty.disarm();
            if (!failed)
                break;
            change(*extent); // somebody made room
            const auto reader = open(*disk, kind, OpenMode::Read);
            std::vector<std::byte> got(64 * 512);
            for (const std::uint64_t start : {64U, 256U, 36'000U}) {
                reader->read(Sectors(start), got);
                QVERIFY(got == newBytes());
            }
            reader->read(Sectors(0), got);
            QVERIFY(got == oldBytes());
        }
    }

    void aFailedSyncIsFinal_data() { allKinds(); }
    void aFailedSyncIsFinal() {
        QFETCH(Kind, kind);
        const auto disk = diskWithOldBytes(kind);
        FaultFileSystem faulty(*disk);
        const auto extent = open(faulty, kind, OpenMode::ReadWrite);
        extent->write(Sectors(64), newBytes());
        faulty.arm({.where = calls({Call::Sync}), .nth = 1, .errnoValue = EIO});
        QCOMPARE(codeOf([&] { extent->flush(); }), ErrorCode::Io);
        faulty.arm({.where = calls({Call::Sync, Call::Write}), .nth = 1000, .errnoValue = EIO});
        QCOMPARE(codeOf([&] { extent->flush(); }), ErrorCode::Io);
        QCOMPARE(codeOf([&] { extent->close(); }), ErrorCode::Io);
        QCOMPARE(codeOf([&] { extent->write(Sectors(0), newBytes()); }), ErrorCode::Io);
        QCOMPARE(faulty.count(), 0U);
    }
};

QTEST_GUILESS_MAIN(DiskExtentFaultsTest)
#include "disk_extent_faults_test.moc"
