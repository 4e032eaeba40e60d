// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/extentfactory.h"
#include "core/disk/extentwriter.h"
#include "core/format/graincodec.h"
#include "tests/support/memoryfilesystem.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace strata;

namespace {

enum class Kind { Flat, Sparse, Cowd, Stream };

struct Piece {
    Sectors start;
    Sectors length;
};

std::vector<std::byte> patternOf(Sectors start, Sectors length) {
    std::vector<std::byte> bytes(length.bytes());
    std::mt19937_64 random(start.count() + 1);
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8)
        storeLe<std::uint64_t>(bytes, at, random());
    return bytes;
}

/// Sink over a file, as a pipe would be: only forward.
class FileSink : public ByteSink {
public:
    explicit FileSink(File& file) : file_(file) {}
    void write(ByteSpan data) override {
        file_.writeAt(at_, data);
        at_ += data.size();
    }
    std::uint64_t position() const override { return at_; }

private:
    File& file_;
    std::uint64_t at_ = 0;
};

void writeStream(File& file, Sectors capacity, const std::vector<Piece>& pieces) {
    FileSink sink(file);
    StreamWriter writer(sink, capacity, "# Disk DescriptorFile\nversion=1\n");
    const auto compressor = makeGrainCompressor({});
    std::vector<std::byte> compressed;
    for (const Piece& piece : pieces) {
        std::vector<std::byte> data = patternOf(piece.start, piece.length);
        for (std::uint64_t at = 0; at < data.size(); at += writer.grain().bytes()) {
            std::vector<std::byte> grain(writer.grain().bytes());
            const std::uint64_t part = std::min<std::uint64_t>(grain.size(), data.size() - at);
            std::copy_n(data.begin() + static_cast<std::ptrdiff_t>(at), part, grain.begin());
            compressed.resize(compressor->bound(grain.size()));
            const std::size_t used = compressor->compress(grain, compressed);
            writer.append(piece.start / writer.grain() + at / writer.grain().bytes(),
                          ByteSpan(compressed).first(used));
        }
    }
    writer.finish();
}

void writePlaced(std::unique_ptr<ExtentWriter> writer, const std::vector<Piece>& pieces) {
    // The bytes are written after all places are known, last first: the order must not matter.
    std::vector<std::uint64_t> places;
    for (const Piece& piece : pieces)
        places.push_back(writer->place(piece.start, piece.length));
    for (std::size_t index = pieces.size(); index-- > 0;)
        writer->file().writeAt(places[index], patternOf(pieces[index].start, pieces[index].length));
    writer->finish();
}

} // namespace

Q_DECLARE_METATYPE(Kind)

/// What the writers write, the extents read; sizes and layout are the canonical ones.
class DiskWritersTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsRead_data() {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<qulonglong>("capacity");
        const std::pair<const char*, Kind> kinds[] = {
            {"flat", Kind::Flat}, {"sparse", Kind::Sparse}, {"cowd", Kind::Cowd}, {"stream", Kind::Stream}};
        for (const auto& [name, kind] : kinds)
            for (const qulonglong capacity : {1ULL, 127ULL, 128ULL, 129ULL, 20480ULL, 70001ULL})
                QTest::addRow("%s %llu", name, capacity) << kind << capacity;
    }
    void whatIsWrittenIsRead() {
        QFETCH(Kind, kind);
        QFETCH(qulonglong, capacity);
        const Sectors size(capacity);
        const std::vector<Piece> pieces = scattered(kind, size);
        test::MemoryFileSystem fs;
        write(fs, kind, size, pieces);
        const auto extent = open(fs, kind, size);
        QCOMPARE(extent->capacity().count(), capacity);
        Sectors at;
        for (const Piece& piece : pieces) {
            expectEmpty(*extent, at, piece.start);
            std::vector<std::byte> read(piece.length.bytes());
            extent->read(piece.start, read);
            QVERIFY(read == patternOf(piece.start, piece.length));
            at = piece.start + piece.length;
        }
        expectEmpty(*extent, at, size);
    }

    void emptySparseFilesEndWithTheirTables_data() {
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<bool>("descriptor");
        QTest::addColumn<qulonglong>("overHead");
        // vmdk-format 2.5, verified there on files of VMware's
        QTest::newRow("10 MiB") << 20480ULL << true << 128ULL;
        QTest::newRow("10 MiB piece") << 20480ULL << false << 128ULL;
        QTest::newRow("4064 MiB piece") << 8323072ULL << false << 1024ULL;
        QTest::newRow("2047 MiB piece") << 4192256ULL << false << 640ULL;
        QTest::newRow("40 GiB") << 83886080ULL << true << 10368ULL;
        QTest::newRow("120 GiB") << 251658240ULL << true << 30848ULL;
    }
    void emptySparseFilesEndWithTheirTables() {
        QFETCH(qulonglong, capacity);
        QFETCH(bool, descriptor);
        QFETCH(qulonglong, overHead);
        test::MemoryFileSystem fs;
        makeSparseWriter(fs.create("/a"), Sectors(capacity), kDefaultGrain, descriptor ? "x" : "")->finish();
        QCOMPARE(fs.status("/a")->size, std::uint64_t{overHead} * kSectorSize);
    }

    void aSparseFileEndsAtTwoTerabytes() {
        test::MemoryFileSystem fs;
        const Sectors capacity(std::uint64_t{1} << 32U);
        const auto writer = makeSparseWriter(fs.create("/a"), capacity, kDefaultGrain, "x");
        QVERIFY_EXCEPTION_THROWN(writer->place(Sectors(0), capacity), Error);
    }

    void bothCopiesOfTheTablesAreEqual() {
        test::MemoryFileSystem fs;
        const Sectors capacity(70001);
        write(fs, Kind::Sparse, capacity, scattered(Kind::Sparse, capacity));
        const auto file = fs.open("/a", OpenMode::Read);
        const SparseLayout layout = canonicalSparseLayout(capacity, kDefaultGrain, 20);
        std::vector<std::byte> primary(layout.tableCount * 2048), redundant(primary.size());
        file->readExactly(layout.table(0) * kSectorSize, primary);
        file->readExactly(layout.redundantTable(0) * kSectorSize, redundant);
        QVERIFY(primary == redundant);
        QVERIFY(!isAllZero(primary));
    }

    void qemuFindsOurSparseFilesClean() {
        QTemporaryDir folder;
        FileSystem& fs = nativeFileSystem();
        const std::filesystem::path path = folder.filePath("a.vmdk").toStdString();
        const Sectors capacity(65537);
        const std::vector<Piece> pieces = scattered(Kind::Sparse, capacity);
        const std::string descriptor = "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\n"
                                       "createType=\"monolithicSparse\"\n\nRW 65537 SPARSE \"a.vmdk\"\n";
        writePlaced(makeSparseWriter(fs.create(path), capacity, kDefaultGrain, descriptor), pieces);
        QCOMPARE(QProcess::execute("qemu-img", {"check", "-q", "-f", "vmdk", folder.filePath("a.vmdk")}), 0);
        QCOMPARE(QProcess::execute("qemu-img", {"convert", "-f", "vmdk", "-O", "raw", folder.filePath("a.vmdk"),
                                                folder.filePath("raw")}),
                 0);
        QFile raw(folder.filePath("raw"));
        QVERIFY(raw.open(QIODevice::ReadOnly));
        for (const Piece& piece : pieces) {
            raw.seek(static_cast<qint64>(piece.start.bytes()));
            const QByteArray bytes = raw.read(static_cast<qint64>(piece.length.bytes()));
            const std::vector<std::byte> expected = patternOf(piece.start, piece.length);
            QVERIFY(std::memcmp(bytes.constData(), expected.data(), expected.size()) == 0);
        }
    }

    void streamsEndInTheCanonicalFooter() {
        test::MemoryFileSystem fs;
        write(fs, Kind::Stream, Sectors(16777216), {});
        const std::vector<std::byte> bytes = fs.readFile("/a");
        QCOMPARE(bytes.size() % kSectorSize, std::size_t{0});
        QVERIFY(isAllZero(ByteSpan(bytes).last(kSectorSize)));
        QVERIFY(isSparseHeader(ByteSpan(bytes).last(2 * kSectorSize)));
        QCOMPARE(loadLe<std::uint64_t>(bytes, 56), kGdAtEnd);
        QVERIFY(loadLe<std::uint64_t>(ByteSpan(bytes).last(2 * kSectorSize), 56) != kGdAtEnd);
    }

private:
    /// Grains here and there, some adjacent, the last one up to the end.
    static std::vector<Piece> scattered(Kind kind, Sectors capacity) {
        const Sectors grain(kind == Kind::Flat || kind == Kind::Cowd ? 1 : 128);
        std::vector<Piece> pieces;
        std::mt19937_64 random(capacity.count());
        Sectors at;
        while (at < capacity) {
            const Sectors length = std::min(grain * (1 + random() % 40), capacity - at);
            if (random() % 3 != 0)
                pieces.push_back({at, length});
            at = std::min(capacity, at + length + grain * (random() % 100));
        }
        return pieces;
    }

    static void write(FileSystem& fs, Kind kind, Sectors capacity, const std::vector<Piece>& pieces) {
        std::unique_ptr<File> file = fs.create("/a");
        switch (kind) {
        case Kind::Flat: writePlaced(makeFlatWriter(std::move(file), capacity, false), pieces); break;
        case Kind::Sparse:
            writePlaced(makeSparseWriter(std::move(file), capacity, kDefaultGrain, "x"), pieces);
            break;
        case Kind::Cowd: writePlaced(makeCowdWriter(std::move(file), capacity, Sectors(1)), pieces); break;
        case Kind::Stream: writeStream(*file, capacity, pieces); break;
        }
    }

    static std::unique_ptr<Extent> open(FileSystem& fs, Kind kind, Sectors capacity) {
        ExtentLine line;
        line.sectors = capacity;
        line.type = kind == Kind::Flat   ? ExtentType::Flat
                    : kind == Kind::Cowd ? ExtentType::VmfsSparse
                                         : ExtentType::Sparse;
        return openExtent(fs, "/a", line, OpenMode::Read, LockMode::None);
    }

    static void expectEmpty(Extent& extent, Sectors from, Sectors to) {
        if (from >= to)
            return;
        // A flat file may hold zeros as data: holes come in the file system's units.
        extent.map(from, to - from, [&extent](const Run& run) {
            std::vector<std::byte> bytes(run.kind == RunKind::Data ? run.length.bytes() : 0);
            if (!bytes.empty())
                extent.read(run.start, bytes);
            if (!isAllZero(bytes))
                qFatal("data at sector %llu where nothing was written",
                       static_cast<unsigned long long>(run.start.count()));
            return true;
        });
    }
};

QTEST_APPLESS_MAIN(DiskWritersTest)
#include "disk_writers_test.moc"
