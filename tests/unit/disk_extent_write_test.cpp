// SPDX-License-Identifier: Apache-2.0
// Random scripts of writes, zeros, reads, flushes and reopenings against an array of bytes, for every writable kind.
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "core/disk/newdisk.h"
#include "core/format/cowdheader.h"
#include "core/format/sparseheader.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <random>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

enum class Kind { Flat, Sparse, Cowd };

struct Subject {
    Kind kind = Kind::Sparse;
    std::uint64_t capacity = 0; ///< sectors
    std::uint64_t grain = 1;
    std::uint64_t steps = 3000;

    ExtentType type() const {
        return kind == Kind::Flat   ? ExtentType::Flat
               : kind == Kind::Cowd ? ExtentType::VmfsSparse
                                    : ExtentType::Sparse;
    }
};

/// An empty extent as `/dir/NAME`, the descriptor embedded or beside it.
void makeEmpty(FileSystem& fs, const Path& folder, const Subject& subject) {
    DiskSpec spec;
    spec.path = folder / "d.vmdk";
    spec.type = subject.kind == Kind::Flat   ? CreateType::MonolithicFlat
                : subject.kind == Kind::Cowd ? CreateType::VmfsSparse
                                             : CreateType::MonolithicSparse;
    spec.capacity = Sectors(subject.capacity);
    spec.grain = Sectors(subject.kind == Kind::Sparse ? subject.grain : 0);
    const DiskPlan plan = planDisk(spec);
    const std::string descriptor = plan.descriptor.encode();
    auto file = fs.create(plan.extents[0].path);
    const auto writer = subject.kind == Kind::Flat ? makeFlatWriter(std::move(file), spec.capacity, false)
                        : subject.kind == Kind::Cowd
                            ? makeCowdWriter(std::move(file), spec.capacity, Sectors(subject.grain))
                            : makeSparseWriter(std::move(file), spec.capacity, spec.grain, descriptor);
    writer->finish();
    if (!plan.embedded)
        writeFile(fs, spec.path, descriptor);
}

Path fileOf(const Path& folder, const Subject& subject) {
    return folder
           / (subject.kind == Kind::Flat   ? "d-flat.vmdk"
              : subject.kind == Kind::Cowd ? "d-delta.vmdk"
                                           : "d.vmdk");
}

/// What the extent should hold. Bytes of holes come from a parent that is 0xEE everywhere.
class Model {
public:
    explicit Model(const Subject& subject)
        : subject_(subject), bytes_(subject.capacity * kSectorSize, std::byte{0xEE}),
          kinds_(ceilDiv(subject.capacity, subject.grain),
                 subject.kind == Kind::Flat ? RunKind::Data : RunKind::Hole) {
        if (subject.kind == Kind::Flat)
            std::ranges::fill(bytes_, std::byte{0});
    }

    RunKind kindAt(Sectors sector) const { return kinds_[sector.count() / subject_.grain]; }
    ByteSpan bytes(Sectors start, Sectors length) const {
        return ByteSpan(bytes_).subspan(start.bytes(), length.bytes());
    }
    const std::vector<std::byte>& all() const { return bytes_; }

    void write(Sectors start, ByteSpan data) {
        std::memcpy(bytes_.data() + start.bytes(), data.data(), data.size());
        setKinds(start, Sectors::covering(data.size()), RunKind::Data);
    }
    void writeZeros(Sectors start, Sectors length, bool maskParent) {
        for (Sectors at = start; at < start + length; at += Sectors(subject_.grain)) {
            RunKind& kind = kinds_[at.count() / subject_.grain];
            const std::uint64_t n = std::min(subject_.grain, subject_.capacity - at.count()) * kSectorSize;
            if (subject_.kind == Kind::Flat || (maskParent && subject_.kind == Kind::Cowd))
                kind = RunKind::Data;
            else if (maskParent)
                kind = RunKind::Zero;
            else if (kind == RunKind::Data)
                kind = RunKind::Hole;
            std::memset(bytes_.data() + at.bytes(), kind == RunKind::Hole ? 0xEE : 0, n);
        }
    }

private:
    void setKinds(Sectors start, Sectors length, RunKind kind) {
        for (std::uint64_t g = start.count() / subject_.grain; g * subject_.grain < (start + length).count(); ++g)
            kinds_[g] = kind;
    }

    Subject subject_;
    std::vector<std::byte> bytes_;
    std::vector<RunKind> kinds_;
};

/// Empty if extent and model agree about the range.
QString difference(Extent& extent, const Model& model, const Subject& subject, Sectors start, Sectors length) {
    for (const Run& run : runsOf(extent, start, length)) {
        std::vector<std::byte> got(run.length.bytes(), run.kind == RunKind::Zero ? std::byte{0} : std::byte{0xEE});
        if (run.kind == RunKind::Data)
            extent.read(run.start, got);
        if (!sameBytes(got, model.bytes(run.start, run.length)))
            return QString("bytes differ in sectors %1 + %2").arg(run.start.count()).arg(run.length.count());
        for (Sectors at = run.start; subject.kind != Kind::Flat && at < run.end(); at += Sectors(1))
            if (model.kindAt(at) != run.kind)
                return QString("sector %1 is of the wrong kind").arg(at.count());
    }
    return {};
}

/// Both copies of the tables of a hosted sparse file, and its unclean byte.
struct Tables {
    std::vector<std::byte> primary;
    std::vector<std::byte> redundant;
    bool unclean = false;
};
Tables tablesOf(FileSystem& fs, const Path& path) {
    const auto file = fs.open(path, OpenMode::Read);
    std::vector<std::byte> sector(kSectorSize);
    file->readExactly(0, sector);
    const SparseHeader header = parseSparseHeader(sector, file->size());
    Tables tables{.primary = {}, .redundant = {}, .unclean = header.unclean};
    const auto load = [&](std::uint64_t directory, std::vector<std::byte>& out) {
        for (std::uint64_t t = 0; t < header.tableCount(); ++t) {
            std::vector<std::byte> entry(4);
            file->readExactly(directory * kSectorSize + t * 4, entry);
            std::vector<std::byte> table(kEntriesPerTable * 4);
            file->readExactly(loadLe<std::uint32_t>(entry, 0) * kSectorSize, table);
            out.insert(out.end(), table.begin(), table.end());
        }
    };
    load(header.gdOffset, tables.primary);
    load(header.rgdOffset, tables.redundant);
    return tables;
}

} // namespace

Q_DECLARE_METATYPE(Subject)

class DiskExtentWriteTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<Extent> open(FileSystem& fs, const Path& folder, const Subject& subject) {
        return openFile(fs, fileOf(folder, subject), subject.type(), Sectors(subject.capacity), OpenMode::ReadWrite);
    }

    /// One step of a script; what it does depends on `random` alone.
    static QString step(std::unique_ptr<Extent>& extent, Model& model, const Subject& subject,
                        std::mt19937_64& random, const std::function<std::unique_ptr<Extent>()>& reopen) {
        const std::uint64_t grains = ceilDiv(subject.capacity, subject.grain);
        const std::uint64_t first = random() % grains;
        const std::uint64_t longest = std::max<std::uint64_t>(4, 2048 / subject.grain);
        const std::uint64_t count = std::min(grains - first, 1 + random() % (random() % 20 == 0 ? longest : 4));
        const Sectors start(first * subject.grain);
        const Sectors end(std::min(subject.capacity, (first + count) * subject.grain));
        switch (random() % 16) {
        case 0: extent->flush(); return {};
        case 1:
            if (random() % 4 != 0)
                return {};
            extent->close();
            extent.reset();
            extent = reopen();
            return {};
        case 2:
        case 3:
        case 4: {
            const bool mask = random() % 2 == 0;
            extent->writeZeros(start, end - start, mask);
            model.writeZeros(start, end - start, mask);
            return {};
        }
        case 5:
        case 6:
        case 7: { // within a grain that is there
            const Sectors at(start.count() + random() % std::min(subject.grain, (end - start).count()));
            if (subject.kind != Kind::Flat && model.kindAt(at) != RunKind::Data)
                return {};
            const std::vector<std::byte> data = patternBytes(kSectorSize, random());
            extent->write(at, data);
            model.write(at, data);
            return {};
        }
        case 8:
        case 9: {
            const Sectors at(random() % subject.capacity);
            const Sectors n(std::min(subject.capacity - at.count(), 1 + random() % 2000));
            return difference(*extent, model, subject, at, n);
        }
        default: {
            const std::vector<std::byte> data = patternBytes((end - start).bytes(), random());
            extent->write(start, data);
            model.write(start, data);
            return {};
        }
        }
    }

private slots:
    void scriptsAgreeWithTheModel_data() {
        QTest::addColumn<Subject>("subject");
        QTest::newRow("flat") << Subject{.kind = Kind::Flat, .capacity = 9001, .grain = 1};
        QTest::newRow("sparse") << Subject{.kind = Kind::Sparse, .capacity = 140'000, .grain = 128, .steps = 2000};
        QTest::newRow("sparse, short end") << Subject{.kind = Kind::Sparse, .capacity = 12'805, .grain = 128};
        QTest::newRow("sparse, small grains") << Subject{.kind = Kind::Sparse, .capacity = 20'011, .grain = 8};
        QTest::newRow("sparse, one sector")
            << Subject{.kind = Kind::Sparse, .capacity = 1, .grain = 128, .steps = 300};
        QTest::newRow("COWD") << Subject{.kind = Kind::Cowd, .capacity = 30'000, .grain = 1};
        QTest::newRow("COWD, short end") << Subject{.kind = Kind::Cowd, .capacity = 100'003, .grain = 8};
        QTest::newRow("COWD, odd grain") << Subject{.kind = Kind::Cowd, .capacity = 50'000, .grain = 3};
    }
    void scriptsAgreeWithTheModel() {
        QFETCH(Subject, subject);
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            MemoryFileSystem fs;
            makeEmpty(fs, "/", subject);
            Model model(subject);
            const auto reopen = [&] { return open(fs, "/", subject); };
            std::unique_ptr<Extent> extent = reopen();
            std::mt19937_64 random(seed);
            for (std::uint64_t i = 0; i < subject.steps; ++i) {
                const QString wrong = step(extent, model, subject, random, reopen);
                QVERIFY2(wrong.isEmpty(), qPrintable(QString("seed %1, step %2: %3").arg(seed).arg(i).arg(wrong)));
            }
            extent->close();
            extent = reopen();
            QCOMPARE(difference(*extent, model, subject, Sectors(0), Sectors(subject.capacity)), QString());
            if (subject.kind == Kind::Sparse) {
                const Tables tables = tablesOf(fs, fileOf("/", subject));
                QVERIFY(tables.primary == tables.redundant);
                QVERIFY(!tables.unclean);
            }
            if (seed == 3 && isPowerOfTwo(subject.grain))
                verifyWithQemu(fs, subject, model);
        }
    }

    void anEmptyDiskOfManyTablesIsZeroedThroughout() {
        const Subject subject{.kind = Kind::Sparse, .capacity = std::uint64_t{512} << 21U, .grain = 128}; // 512 GiB
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        auto extent = open(fs, "/", subject);
        extent->writeZeros(Sectors(0), extent->capacity(), true);
        std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 1U);
        QVERIFY(runs[0].kind == RunKind::Zero);
        extent->close();
        const Tables tables = tablesOf(fs, "/d.vmdk");
        QVERIFY(tables.primary == tables.redundant);
        extent = open(fs, "/", subject);
        QVERIFY(runsOf(*extent) == runs);
    }

    void theHeaderIsUncleanWhileWritingAndNothingElseInItChanges() {
        const Subject subject{.kind = Kind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        const std::vector<std::byte> before = fs.readFile("/d.vmdk");
        auto extent = open(fs, "/", subject);
        QVERIFY(fs.readFile("/d.vmdk") == before); // opening writes nothing
        extent->write(Sectors(0), patternBytes(65536, 1));
        QVERIFY(tablesOf(fs, "/d.vmdk").unclean);
        extent->close();
        std::vector<std::byte> after = fs.readFile("/d.vmdk");
        QVERIFY(sameBytes(ByteSpan(after).first(512), ByteSpan(before).first(512)));
        extent->writeZeros(Sectors(0), Sectors(128), true);
        extent->close();
        after = fs.readFile("/d.vmdk");
        const SparseHeader header = parseSparseHeader(ByteSpan(after).first(512), after.size());
        QCOMPARE(header.version, 2U);
        QCOMPARE(header.flags, kSparseFlagNewline | kSparseFlagRedundant | kSparseFlagZeroGrain);
        storeLe<std::uint32_t>(after, 4, 1);
        storeLe<std::uint32_t>(after, 8, 3);
        QVERIFY(sameBytes(ByteSpan(after).first(512), ByteSpan(before).first(512)));
    }

    void zerosWithoutAParentNeedNoNewVersion() {
        const Subject subject{.kind = Kind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        auto extent = open(fs, "/", subject);
        extent->write(Sectors(0), patternBytes(3 * 65536, 1));
        extent->writeZeros(Sectors(128), Sectors(128), false);
        extent->close();
        QCOMPARE(runsOf(*extent).size(), 4U);
        QCOMPARE(loadLe<std::uint32_t>(fs.readFile("/d.vmdk"), 4), 1U);
    }

    void anUncleanDiskWithEqualTablesIsWrittenAndCleaned() {
        const Subject subject{.kind = Kind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        std::vector<std::byte> file = fs.readFile("/d.vmdk");
        file[72] = std::byte{1};
        fs.writeFile("/d.vmdk", file);
        auto extent = open(fs, "/", subject);
        extent->write(Sectors(0), patternBytes(65536, 1));
        extent->close();
        QVERIFY(!tablesOf(fs, "/d.vmdk").unclean);
    }

    void whatCannotBeTrustedIsNotWritten_data() {
        QTest::addColumn<int>("damage");
        QTest::newRow("copies differ") << 0;
        QTest::newRow("a shared grain") << 1;
        QTest::newRow("a grain in the metadata") << 2;
        QTest::newRow("a grain past the end") << 3;
        QTest::newRow("tables overlap") << 4;
        QTest::newRow("both directories name the same tables") << 5;
        QTest::newRow("a table past the end") << 6;
        QTest::newRow("text-mode transfer") << 7;
        QTest::newRow("grains that overlap by a part") << 8;
    }
    void whatCannotBeTrustedIsNotWritten() {
        QFETCH(int, damage);
        const Subject subject{.kind = Kind::Sparse, .capacity = 200'000, .grain = 128};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        {
            auto extent = open(fs, "/", subject);
            extent->write(Sectors(0), patternBytes(3 * 65536, 1));
            extent->close();
        }
        std::vector<std::byte> file = fs.readFile("/d.vmdk");
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        const std::size_t gd = header.gdOffset * 512;
        const std::size_t rgd = header.rgdOffset * 512;
        const std::size_t gt = std::size_t{loadLe<std::uint32_t>(file, gd)} * 512;
        const std::size_t rgt = std::size_t{loadLe<std::uint32_t>(file, rgd)} * 512;
        const std::uint32_t slot = loadLe<std::uint32_t>(file, gt);
        const auto both = [&](std::size_t entry, std::uint32_t value) {
            storeLe(file, gt + entry * 4, value);
            storeLe(file, rgt + entry * 4, value);
        };
        switch (damage) {
        case 0: storeLe<std::uint32_t>(file, rgt + 4, 0); break;
        case 1: both(7, slot); break;
        case 2: both(7, static_cast<std::uint32_t>(header.gdOffset)); break;
        case 3: both(7, 0x7000'0000U); break;
        case 4: storeLe<std::uint32_t>(file, gd + 4, loadLe<std::uint32_t>(file, gd) + 1); break;
        case 5: storeLe<std::uint32_t>(file, gd, loadLe<std::uint32_t>(file, rgd)); break;
        case 6: storeLe<std::uint32_t>(file, gd + 4, 0x7000'0000U); break;
        case 7: file[75] = std::byte{'\n'}; break;
        default: both(7, slot + 64); break;
        }
        fs.writeFile("/d.vmdk", file);
        QCOMPARE(codeOf([&] { open(fs, "/", subject); }), ErrorCode::Corrupt);
        QVERIFY(fs.readFile("/d.vmdk") == file);
        // Reading the rest of it goes on.
        const auto reader = openSparse(fs, "/d.vmdk");
        std::vector<std::byte> got(65536);
        reader->read(Sectors(256), got);
        QVERIFY(sameBytes(got, ByteSpan(patternBytes(3 * 65536, 1)).subspan(2 * 65536)));
    }

    void misalignedGrainsAreReadAndWritten() {
        const Subject subject{.kind = Kind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        std::vector<std::byte> file = fs.readFile("/d.vmdk");
        const SparseHeader header = parseSparseHeader(ByteSpan(file).first(512), file.size());
        const std::uint32_t slot = static_cast<std::uint32_t>(file.size() / 512 + 5);
        for (const std::uint64_t directory : {header.gdOffset, header.rgdOffset}) {
            const std::size_t gt = std::size_t{loadLe<std::uint32_t>(file, directory * 512)} * 512;
            storeLe(file, gt + 3 * 4, slot);
            storeLe(file, gt + 4 * 4, slot + 129);
        }
        file.resize((slot + 129 + 128) * 512);
        const std::vector<std::byte> data = patternBytes(65536, 9);
        std::ranges::copy(data, file.begin() + static_cast<std::ptrdiff_t>(slot * 512));
        fs.writeFile("/d.vmdk", file);
        auto extent = open(fs, "/", subject);
        std::vector<std::byte> got(65536);
        extent->read(Sectors(3 * 128), got);
        QVERIFY(got == data);
        extent->write(Sectors(4 * 128), patternBytes(2 * 65536, 4));
        extent->close();
        extent->read(Sectors(3 * 128), got);
        QVERIFY(got == data);
    }

    void aDiskIsFullAtTwoTebibytes() {
        const Subject subject{.kind = Kind::Sparse, .capacity = 20'480, .grain = 128};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        fs.open("/d.vmdk", OpenMode::ReadWrite)->truncate((std::uint64_t{1} << 41U) - 128 * 512);
        auto extent = open(fs, "/", subject);
        extent->write(Sectors(0), patternBytes(65536, 1)); // the last place there is
        QCOMPARE(codeOf([&] { extent->write(Sectors(128), patternBytes(65536, 1)); }), ErrorCode::LimitExceeded);
        extent->close();
        std::vector<std::byte> got(65536);
        extent->read(Sectors(0), got);
        QVERIFY(got == patternBytes(65536, 1));
        QVERIFY(runsOf(*extent)[1].kind == RunKind::Hole);
    }

    void aCowdFileGrowsAsEsxMakesIt() { // vmdk-format A4
        const Subject subject{.kind = Kind::Cowd, .capacity = 4096, .grain = 1};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        auto extent = open(fs, "/", subject);
        extent->write(Sectors(0), patternBytes(512, 1));
        extent->close();
        const std::vector<std::byte> file = fs.readFile("/d-delta.vmdk");
        const CowdHeader header = parseCowdHeader(file, file.size());
        QCOMPARE(header.freeSector, 38U);
        QVERIFY(!header.unclean);
        QCOMPARE(loadLe<std::uint32_t>(file, 4 * 512), 5U);
        QCOMPARE(loadLe<std::uint32_t>(file, 5 * 512), 37U);
    }

    void aCowdFileWhoseFreeMarkLagsIsNotWrittenUnlessUnclean() {
        const Subject subject{.kind = Kind::Cowd, .capacity = 4096, .grain = 1};
        MemoryFileSystem fs;
        makeEmpty(fs, "/", subject);
        auto extent = open(fs, "/", subject);
        extent->write(Sectors(0), patternBytes(1024, 1));
        extent->close();
        extent.reset();
        std::vector<std::byte> file = fs.readFile("/d-delta.vmdk");
        storeLe<std::uint32_t>(file, kCowdFreeSectorAt, 38);
        fs.writeFile("/d-delta.vmdk", file);
        QCOMPARE(codeOf([&] { open(fs, "/", subject); }), ErrorCode::Corrupt);
        storeLe<std::uint32_t>(file, kCowdUncleanAt, 1);
        fs.writeFile("/d-delta.vmdk", file);
        extent = open(fs, "/", subject);
        extent->write(Sectors(9), patternBytes(512, 2)); // must not land on sector 1's place
        std::vector<std::byte> got(1024);
        extent->read(Sectors(0), got);
        QVERIFY(got == patternBytes(1024, 1));
    }

    void shortFlatFilesAreReadUpToTheirEnd() {
        MemoryFileSystem fs;
        fs.writeFile("/f", patternBytes(10 * 512 + 100, 1));
        const auto extent = openFile(fs, "/f", ExtentType::Flat, Sectors(20));
        const std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 2U);
        QVERIFY(runs[0].stored && runs[0].length == Sectors(10));
        QVERIFY(!runs[1].stored && runs[1].kind == RunKind::Data);
        std::vector<std::byte> got(20 * 512);
        QCOMPARE(codeOf([&] { extent->read(Sectors(0), got); }), ErrorCode::Truncated);
        extent->read(Sectors(0), MutableByteSpan(got).first(10 * 512));
        const auto salvage = openFile(fs, "/f", ExtentType::Flat, Sectors(20), OpenMode::Read, {.salvage = true});
        salvage->read(Sectors(0), got);
        QVERIFY(sameBytes(ByteSpan(got).first(10 * 512 + 100), patternBytes(10 * 512 + 100, 1)));
        QVERIFY(isAllZero(ByteSpan(got).subspan(10 * 512 + 100)));
        QCOMPARE(codeOf([&] { openFile(fs, "/f", ExtentType::Flat, Sectors(20), OpenMode::ReadWrite); }),
                 ErrorCode::Truncated);
    }

    void holesOfAFlatFileMaskTheParent() {
        MemoryFileSystem fs;
        fs.create("/f")->truncate(1 << 20);
        fs.open("/f", OpenMode::ReadWrite)->writeAt(512 * 1024, patternBytes(65536, 1));
        const auto extent = openFile(fs, "/f", ExtentType::Flat, Sectors(2048));
        const std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 3U);
        QVERIFY(runs[0].kind == RunKind::Zero && runs[2].kind == RunKind::Zero);
        QVERIFY(runs[1].kind == RunKind::Data && runs[1].stored);
    }

private:
    /// qemu-img finds nothing wrong with the file and reads the same from it.
    static void verifyWithQemu(MemoryFileSystem& fs, const Subject& subject, const Model& model) {
        TemporaryFolder folder;
        for (const Path& file : fs.allFiles())
            copyInto(nativeFileSystem(), folder / file.filename(), fs, file);
        if (subject.kind == Kind::Sparse)
            QVERIFY(runTool("qemu-img", {"check", "-f", "vmdk", "d.vmdk"}, folder.path()));
        QVERIFY(runTool("qemu-img", {"convert", "-f", "vmdk", "-O", "raw", "d.vmdk", "raw"}, folder.path()));
        std::vector<std::byte> expected = model.all();
        for (std::uint64_t s = 0; s < subject.capacity; ++s)
            if (model.kindAt(Sectors(s)) == RunKind::Hole)
                std::memset(expected.data() + s * 512, 0, 512);
        QVERIFY(sameBytes(readWholeFile(nativeFileSystem(), folder / "raw", 1U << 30U), expected));
    }
};

QTEST_GUILESS_MAIN(DiskExtentWriteTest)
#include "disk_extent_write_test.moc"
