// SPDX-License-Identifier: Apache-2.0
// What we write is what VMware and qemu write: their own files are made again, byte for byte.
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "core/format/cowdheader.h"
#include "core/format/streammarker.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;
using Bytes = std::vector<std::byte>;

namespace {

const Path samples = STRATA_SAMPLES;
constexpr std::uint64_t kAnyFile = std::uint64_t{1} << 30U;

/// The text of an embedded descriptor, without the zeros behind it.
std::string descriptorOf(const Bytes& disk, const SparseHeader& header) {
    const ByteSpan area = ByteSpan(disk).subspan(header.descriptorOffset.bytes(), header.descriptorSize.bytes());
    const std::string text(asText(area));
    return text.substr(0, text.find('\0'));
}

class VectorSink : public ByteSink {
public:
    explicit VectorSink(Bytes& bytes) : bytes_(bytes) {}
    void write(ByteSpan data) override { bytes_.insert(bytes_.end(), data.begin(), data.end()); }
    std::uint64_t position() const override { return bytes_.size(); }

private:
    Bytes& bytes_;
};

/// First byte that differs, or nothing.
std::optional<std::size_t> firstDifference(ByteSpan a, ByteSpan b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() && y == b.end())
        return std::nullopt;
    return static_cast<std::size_t>(x - a.begin());
}

} // namespace

class WritersOriginalsTest : public QObject {
    Q_OBJECT
private slots:
    void vmwaresSparseFilesAreMadeAgain_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("monolithic") << "monolithicSparse.vmdk";
        QTest::newRow("piece of a split set") << "twoGbMaxExtentSparse-s001.vmdk";
    }
    void vmwaresSparseFilesAreMadeAgain() {
        QFETCH(QString, file);
        const Path path = samples / file.toStdString();
        if (!std::filesystem::exists(path))
            QSKIP("the folder with the samples is not there");
        const Bytes original = readWholeFile(nativeFileSystem(), path, kAnyFile);
        const SparseHeader header = parseSparseHeader(original, original.size());
        const std::string descriptor = header.descriptorSize == Sectors(0) ? "" : descriptorOf(original, header);
        const auto extent = openSparse(nativeFileSystem(), path);
        MemoryFileSystem fs;
        const auto writer = makeSparseWriter(fs.create("/copy"), header.capacity, header.grainSize, descriptor);
        for (const Run& run : runsOf(*extent)) {
            if (run.kind != RunKind::Data)
                continue;
            Bytes data(run.length.bytes());
            extent->read(run.start, data);
            writer->file().writeAt(writer->place(run.start, run.length), data);
        }
        writer->finish();
        QCOMPARE(firstDifference(fs.readFile("/copy"), original), std::nullopt);
    }

    /// Markers, tables, directory and footer as the OVF tool places them; only the descriptor's area is larger.
    void vmwaresStreamIsMadeAgain() {
        const Path path = samples / "iotest-version3.vmdk";
        if (!std::filesystem::exists(path))
            QSKIP("the folder with the samples is not there");
        const Bytes original = readWholeFile(nativeFileSystem(), path, kAnyFile);
        const SparseHeader header = parseSparseHeader(original, original.size());
        Bytes copy;
        VectorSink sink(copy);
        StreamWriter writer(sink, header.capacity, descriptorOf(original, header));
        for (std::uint64_t at = header.overHead.bytes();;) {
            const StreamMarker marker = parseStreamMarker(ByteSpan(original).subspan(at));
            if (marker.is(MarkerType::EndOfStream))
                break;
            if (marker.isGrain())
                writer.append(marker.value / header.grainSize.count(),
                              ByteSpan(original).subspan(at + kGrainMarkerBytes, marker.size));
            at += marker.extentInFile().bytes();
        }
        writer.finish();
        QCOMPARE(copy.size(), original.size());
        const std::size_t from = header.overHead.bytes();
        const std::size_t footer = original.size() - 2 * kSectorSize;
        QCOMPARE(firstDifference(ByteSpan(copy).subspan(from, footer - from),
                                 ByteSpan(original).subspan(from, footer - from)),
                 std::nullopt);
        const SparseHeader ours = parseSparseHeader(ByteSpan(copy).subspan(footer), copy.size());
        SparseHeader theirs = parseSparseHeader(ByteSpan(original).subspan(footer), original.size());
        QVERIFY(ours.descriptorSize >= theirs.descriptorSize + Sectors(3)); // room for VirtualBox (6.1 #17)
        theirs.descriptorSize = ours.descriptorSize;
        QVERIFY(ours == theirs);
    }

    void emptyDisksEqualQemus_data() {
        QTest::addColumn<qulonglong>("capacity");
        for (const qulonglong capacity :
             {1ULL, 128ULL, 20480ULL, 65536ULL, 65537ULL, 4194304ULL, 83886080ULL, 4294967296ULL})
            QTest::addRow("%llu sectors", capacity) << capacity;
    }
    void emptyDisksEqualQemus() {
        QFETCH(qulonglong, capacity);
        TemporaryFolder folder;
        QVERIFY(runTool("qemu-img",
                        {"create", "-q", "-f", "vmdk", "qemu.vmdk", QString::number(capacity * kSectorSize)},
                        folder.path()));
        FileSystem& fs = nativeFileSystem();
        makeSparseWriter(fs.create(folder / "ours.vmdk"), Sectors(capacity), kDefaultGrain, "text")->finish();
        const auto theirs = fs.open(folder / "qemu.vmdk", OpenMode::Read);
        const auto ours = fs.open(folder / "ours.vmdk", OpenMode::Read);
        const SparseLayout layout = canonicalSparseLayout(Sectors(capacity), kDefaultGrain, 20);
        QCOMPARE(ours->size(), layout.overHead * kSectorSize);
        const auto same = [&](std::uint64_t sector, std::uint64_t sectors) {
            Bytes a(sectors * kSectorSize), b(a.size());
            ours->readExactly(sector * kSectorSize, a);
            theirs->readAt(sector * kSectorSize, b); // qemu's file ends before the overhead does
            return firstDifference(a, b);
        };
        QCOMPARE(same(0, 1), std::nullopt);
        QCOMPARE(same(layout.redundantDirectory, layout.directorySectors + 4), std::nullopt);
        QCOMPARE(same(layout.directory, layout.directorySectors + 4), std::nullopt);
    }

    void anEmptyTwoTerabyteFileTakesAlmostNothing() {
        MemoryFileSystem fs;
        const Sectors capacity(std::uint64_t{1} << 32U);
        makeSparseWriter(fs.create("/a"), capacity, kDefaultGrain, "x")->finish();
        // Both directories, 256 KiB each; none of the 256 MiB of tables.
        QVERIFY(fs.status("/a")->size > (std::uint64_t{256} << 20U));
        QVERIFY(fs.status("/a")->allocated <= (std::uint64_t{528} << 10U));
    }

    void scatteredGrainsCostTheirTablesOnly() {
        MemoryFileSystem fs;
        const Sectors capacity(std::uint64_t{1} << 31U);
        const auto writer = makeSparseWriter(fs.create("/a"), capacity, kDefaultGrain, "x");
        // One grain in each of 32 pieces of 64 tables.
        for (std::uint64_t piece = 0; piece < 32; ++piece)
            writer->place(Sectors(piece * 64 * 65536 + 63 * 65536), kDefaultGrain);
        writer->finish();
        const SparseLayout layout = canonicalSparseLayout(capacity, kDefaultGrain, 20);
        QCOMPARE(fs.status("/a")->size, (layout.overHead + 32 * 128) * kSectorSize);
        // Directories, and 32 tables twice, each in blocks of 4 KiB.
        QVERIFY(fs.status("/a")->allocated <= 2 * 128 * 1024 + 2 * 32 * 8192 + 16384);
    }

    /// Vector A4 of vmdk-format.
    void cowdTablesComeWithTheFirstGrain() {
        MemoryFileSystem fs;
        const auto writer = makeCowdWriter(fs.create("/a"), Sectors(4096), Sectors(1));
        QCOMPARE(writer->place(Sectors(0), Sectors(1)), std::uint64_t{37} * kSectorSize);
        writer->finish();
        const Bytes file = fs.readFile("/a");
        const CowdHeader header = parseCowdHeader(file, file.size());
        QCOMPARE(header.gdOffset, 4U);
        QCOMPARE(header.directoryEntries, 1U);
        QCOMPARE(header.freeSector, 38U);
        QCOMPARE(file.size(), std::size_t{38} * kSectorSize);
        QCOMPARE(loadLe<std::uint32_t>(file, 4 * kSectorSize), 5U);
        QCOMPARE(loadLe<std::uint32_t>(file, 5 * kSectorSize), 37U);
        QVERIFY(isAllZero(ByteSpan(file).subspan(5 * kSectorSize + 4)));
    }

    void anEmptyCowdFileIsHeaderAndDirectory() {
        MemoryFileSystem fs;
        makeCowdWriter(fs.create("/a"), Sectors(4096 * 129), Sectors(1))->finish();
        const Bytes file = fs.readFile("/a");
        QCOMPARE(file.size(), std::size_t{6} * kSectorSize);
        QCOMPARE(parseCowdHeader(file, file.size()).freeSector, 6U);
    }

    void placesOutOfOrderAreRefused() {
        MemoryFileSystem fs;
        const Sectors capacity(1000);
        using Make = std::function<std::unique_ptr<ExtentWriter>(std::unique_ptr<File>)>;
        const std::pair<Sectors, Make> writers[] = {
            {Sectors(1), [=](auto file) { return makeFlatWriter(std::move(file), capacity, false); }},
            {kDefaultGrain,
             [=](auto file) { return makeSparseWriter(std::move(file), capacity, kDefaultGrain, ""); }},
            {Sectors(4), [=](auto file) { return makeCowdWriter(std::move(file), capacity, Sectors(4)); }}};
        int number = 0;
        for (const auto& [grain, make] : writers) {
            const auto writer = make(fs.create("/" + std::to_string(number++)));
            const auto code = [&writer](Sectors start, Sectors length) {
                return codeOf([&] { writer->place(start, length); });
            };
            const auto refused = std::optional(ErrorCode::Internal);
            QCOMPARE(writer->granularity(), grain);
            QCOMPARE(code(Sectors(256), Sectors(128)), std::nullopt);
            QCOMPARE(code(Sectors(256), Sectors(128)), refused); // again
            QCOMPARE(code(Sectors(0), Sectors(128)), refused);   // backwards
            QCOMPARE(code(Sectors(384), Sectors(0)), refused);
            QCOMPARE(code(Sectors(896), Sectors(128)), refused); // past the end
            if (grain > Sectors(1)) {
                QCOMPARE(code(Sectors(385), Sectors(127)), refused);
                QCOMPARE(code(Sectors(384), Sectors(127)), refused);
            }
            QCOMPARE(code(Sectors(896), Sectors(104)), std::nullopt); // the last one, cut by the end
        }
    }

    void streamsRefuseGrainsOutOfOrder() {
        Bytes bytes;
        VectorSink sink(bytes);
        StreamWriter writer(sink, Sectors(1000), "# Disk DescriptorFile\n");
        const Bytes grain(100, std::byte{1});
        const auto code = [&](std::uint64_t index, ByteSpan data) {
            return codeOf([&] { writer.append(index, data); });
        };
        const auto refused = std::optional(ErrorCode::Internal);
        QCOMPARE(code(3, grain), std::nullopt);
        QCOMPARE(code(3, grain), refused);
        QCOMPARE(code(2, grain), refused);
        QCOMPARE(code(8, grain), refused); // the disk has eight, 0 to 7
        QCOMPARE(code(4, {}), refused);
        QCOMPARE(code(4, Bytes(131073)), refused); // no reader would take it
        QCOMPARE(code(7, Bytes(131072)), std::nullopt);
    }

    void theLimitsOfTheTablesAreTold() {
        MemoryFileSystem fs;
        const Sectors capacity((std::uint64_t{1} << 32U) - 1);
        const auto code = [](ExtentWriter& writer, Sectors length) {
            return codeOf([&] { writer.place(Sectors(0), length); });
        };
        const auto cowd = makeCowdWriter(fs.create("/cowd"), capacity, Sectors(1));
        QCOMPARE(code(*cowd, capacity), std::optional(ErrorCode::LimitExceeded));
        const auto sparse = makeSparseWriter(fs.create("/sparse"), capacity, kDefaultGrain, "");
        const SparseLayout layout = canonicalSparseLayout(capacity, kDefaultGrain, 0);
        const std::uint64_t fitting = (std::uint64_t{1} << 32U) - 128 - layout.overHead;
        QCOMPARE(code(*sparse, Sectors(fitting)), std::nullopt);
        QCOMPARE(codeOf([&] { sparse->place(Sectors(fitting), kDefaultGrain); }),
                 std::optional(ErrorCode::LimitExceeded));
        QCOMPARE(
            codeOf([&] { makeSparseWriter(fs.create("/long"), Sectors(1), kDefaultGrain, std::string(10241, 'x')); }),
            std::optional(ErrorCode::LimitExceeded));
        QCOMPARE(codeOf([&] { makeCowdWriter(fs.create("/wide"), capacity + Sectors(1), Sectors(1)); }),
                 std::optional(ErrorCode::LimitExceeded));
    }
};

QTEST_APPLESS_MAIN(WritersOriginalsTest)
#include "disk_writers_originals_test.moc"
