// SPDX-License-Identifier: Apache-2.0
// Random scripts of writes, zeros, reads, flushes and reopenings against an array of bytes, for every writable kind.
#include "core/base/error.h"
#include "tests/support/extentfiles.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace strata;
using namespace strata::test;

namespace {

/// Like patternBytes(), but quick for millions of bytes in a debug build: each sector has a mark of its own.
std::vector<std::byte> markedBytes(std::size_t length, std::uint64_t seed) {
    std::vector<std::byte> bytes(length);
    std::memset(bytes.data(), static_cast<int>(seed | 1U), length);
    for (std::size_t at = 0; at < length; at += kSectorSize)
        storeLe(bytes, at, seed * 0x9E3779B97F4A7C15U + at);
    return bytes;
}

/// What the extent should hold. Bytes of holes come from a parent that is 0xEE everywhere.
class Model {
public:
    explicit Model(const WritableDisk& subject)
        : subject_(subject), bytes_(subject.capacity * kSectorSize, std::byte{0xEE}),
          kinds_(ceilDiv(subject.capacity, subject.grain),
                 subject.kind == WritableKind::Flat ? RunKind::Data : RunKind::Hole) {
        if (subject.kind == WritableKind::Flat)
            std::memset(bytes_.data(), 0, bytes_.size());
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
            if (subject_.kind == WritableKind::Flat || (maskParent && subject_.kind == WritableKind::Cowd))
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

    WritableDisk subject_;
    std::vector<std::byte> bytes_;
    std::vector<RunKind> kinds_;
};

/// Empty if extent and model agree about the range.
QString difference(Extent& extent, const Model& model, const WritableDisk& subject, Sectors start, Sectors length) {
    for (const Run& run : runsOf(extent, start, length)) {
        std::vector<std::byte> got(run.length.bytes(), run.kind == RunKind::Zero ? std::byte{0} : std::byte{0xEE});
        if (run.kind == RunKind::Data)
            extent.read(run.start, got);
        if (!sameBytes(got, model.bytes(run.start, run.length)))
            return QString("bytes differ in sectors %1 + %2").arg(run.start.count()).arg(run.length.count());
        for (Sectors at = run.start; subject.kind != WritableKind::Flat && at < run.end(); at += Sectors(1))
            if (model.kindAt(at) != run.kind)
                return QString("sector %1 is of the wrong kind").arg(at.count());
    }
    return {};
}
} // namespace

Q_DECLARE_METATYPE(strata::test::WritableDisk)

class DiskExtentModelTest : public QObject {
    Q_OBJECT

    /// One step of a script; what it does depends on `random` alone.
    static QString step(std::unique_ptr<Extent>& extent, Model& model, const WritableDisk& subject,
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
            if (subject.kind != WritableKind::Flat && model.kindAt(at) != RunKind::Data)
                return {};
            const std::vector<std::byte> data = markedBytes(kSectorSize, random());
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
            const std::vector<std::byte> data = markedBytes((end - start).bytes(), random());
            extent->write(start, data);
            model.write(start, data);
            return {};
        }
        }
    }

private slots:
    void scriptsAgreeWithTheModel_data() {
        QTest::addColumn<WritableDisk>("subject");
        QTest::addColumn<int>("steps");
        QTest::newRow("flat") << WritableDisk{.kind = WritableKind::Flat, .capacity = 9001, .grain = 1} << 3000;
        QTest::newRow("sparse") << WritableDisk{.kind = WritableKind::Sparse, .capacity = 140'000, .grain = 128}
                                << 2000;
        QTest::newRow("sparse, short end")
            << WritableDisk{.kind = WritableKind::Sparse, .capacity = 12'805, .grain = 128} << 3000;
        QTest::newRow("sparse, small grains")
            << WritableDisk{.kind = WritableKind::Sparse, .capacity = 20'011, .grain = 16} << 3000;
        QTest::newRow("sparse, one sector")
            << WritableDisk{.kind = WritableKind::Sparse, .capacity = 1, .grain = 128} << 300;
        QTest::newRow("COWD") << WritableDisk{.kind = WritableKind::Cowd, .capacity = 30'000, .grain = 1} << 3000;
        QTest::newRow("COWD, short end")
            << WritableDisk{.kind = WritableKind::Cowd, .capacity = 100'003, .grain = 8} << 3000;
        QTest::newRow("COWD, odd grain")
            << WritableDisk{.kind = WritableKind::Cowd, .capacity = 50'000, .grain = 3} << 3000;
    }
    void scriptsAgreeWithTheModel() {
        QFETCH(WritableDisk, subject);
        QFETCH(int, steps);
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            MemoryFileSystem fs;
            subject.make(fs, "/");
            Model model(subject);
            const auto reopen = [&] { return subject.open(fs, "/"); };
            std::unique_ptr<Extent> extent = reopen();
            std::mt19937_64 random(seed);
            for (int i = 0; i < steps; ++i) {
                const QString wrong = step(extent, model, subject, random, reopen);
                QVERIFY2(wrong.isEmpty(), qPrintable(QString("seed %1, step %2: %3").arg(seed).arg(i).arg(wrong)));
            }
            extent->close();
            extent = reopen();
            QCOMPARE(difference(*extent, model, subject, Sectors(0), Sectors(subject.capacity)), QString());
            if (subject.kind == WritableKind::Sparse) {
                const SparseTables tables = sparseTables(fs, subject.file("/"));
                QVERIFY(tables.primary == tables.redundant);
                QVERIFY(!tables.unclean);
            }
            if (seed == 3 && isPowerOfTwo(subject.grain))
                verifyWithQemu(fs, subject, model);
        }
    }

private:
    /// qemu-img finds nothing wrong with the file and reads the same from it.
    static void verifyWithQemu(MemoryFileSystem& fs, const WritableDisk& subject, const Model& model) {
        TemporaryFolder folder;
        for (const std::filesystem::path& file : fs.allFiles())
            copyInto(nativeFileSystem(), folder / file.filename(), fs, file);
        if (subject.kind == WritableKind::Sparse)
            QVERIFY(runTool("qemu-img", {"check", "-f", "vmdk", "d.vmdk"}, folder.path()));
        QVERIFY(runTool("qemu-img", {"convert", "-f", "vmdk", "-O", "raw", "d.vmdk", "raw"}, folder.path()));
        std::vector<std::byte> expected = model.all();
        for (std::uint64_t s = 0; s < subject.capacity; ++s)
            if (model.kindAt(Sectors(s)) == RunKind::Hole)
                std::memset(expected.data() + s * 512, 0, 512);
        QVERIFY(sameBytes(readWholeFile(nativeFileSystem(), folder / "raw", 1U << 30U), expected));
    }
};

QTEST_GUILESS_MAIN(DiskExtentModelTest)
#include "disk_extent_model_test.moc"
