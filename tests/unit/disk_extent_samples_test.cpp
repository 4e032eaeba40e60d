// SPDX-License-Identifier: Apache-2.0
// Extents made by others read as their makers meant: the samples, the synthetic files, and whatever qemu-img makes.
#include "core/base/error.h"
#include "tests/support/extenttools.h"
#include "tests/support/testfiles.h"

#include <QFile>
#include <QTest>

#include <fstream>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const Path samples = STRATA_SAMPLES;
constexpr std::uint64_t kMiB = 1U << 20U;

QByteArray textOf(const Path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

class DiskExtentSamplesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!std::filesystem::exists(samples / "README.md"))
            QSKIP("the folder with the samples is not there");
    }

    void samplesMatchTheirDigests_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("type");
        QTest::addColumn<quint64>("sectors");
        QTest::addColumn<QByteArray>("digest");
        const QByteArray tenMiB = "dd2fade471d68658b2ebbff7474f5d0a99da8989";
        QTest::newRow("monolithicSparse")
            << "monolithicSparse.vmdk" << int(ExtentType::Sparse) << quint64{20480} << tenMiB;
        QTest::newRow("split sparse") << "twoGbMaxExtentSparse-s001.vmdk" << int(ExtentType::Sparse) << quint64{20480}
                                      << tenMiB;
        QTest::newRow("stream, directory in front")
            << "streamOptimized.vmdk" << int(ExtentType::Sparse) << quint64{20480} << tenMiB;
        QTest::newRow("vmfs flat") << "vmfs_thick-flat.vmdk" << int(ExtentType::Vmfs) << quint64{4096}
                                   << QByteArray("17eaf058191c5f2639d8f983ca7633e4f47087d1");
    }
    void samplesMatchTheirDigests() {
        QFETCH(QString, file);
        QFETCH(int, type);
        QFETCH(quint64, sectors);
        QFETCH(QByteArray, digest);
        const auto extent =
            openFile(nativeFileSystem(), samples / file.toStdString(), ExtentType(type), Sectors(sectors));
        QCOMPARE(extent->capacity(), Sectors(sectors));
        QCOMPARE(sha1(contentsOf(*extent)), digest);
    }

    // 16 GiB are too much to hash in a unit test. The contents are known (vmdk-format A7), and every byte that is not
    // in a data run is zero, so this says the same as the digest in the README.
    void theStreamFromVmwareHoldsTheKnownPattern() {
        const auto extent = openSparse(nativeFileSystem(), samples / "iotest-version3.vmdk");
        QCOMPARE(extent->capacity().bytes(), 16 * 1024 * kMiB);
        std::uint64_t grains = 0;
        std::vector<std::byte> grain(65536);
        for (const Run& run : runsOf(*extent)) {
            if (run.kind != RunKind::Data)
                continue;
            QVERIFY(!run.stored);
            for (Sectors at = run.start; at < run.end(); at += Sectors(128), ++grains) {
                extent->read(at, grain);
                const std::uint64_t cluster = at.bytes() / 65536;
                std::vector<std::byte> expected(65536);
                for (std::uint64_t i = 0; i < 128; ++i)
                    if (i * 10 == cluster)
                        std::fill_n(expected.begin() + static_cast<std::ptrdiff_t>(i * 512), 512,
                                    static_cast<std::byte>('0' + i % 10));
                QVERIFY2(grain == expected || !isAllZero(grain), "a stored grain of zeros");
                if (cluster % 10 == 0 && cluster / 10 < 128)
                    QVERIFY(grain == expected);
            }
        }
        QCOMPARE(grains, 151U);
    }

    void theEmptyStreamIsOneHole() {
        const auto extent = openSparse(nativeFileSystem(), samples / "virtualbox-export.vmdk");
        QCOMPARE(extent->capacity().bytes(), 8 * 1024 * kMiB);
        const std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 1U);
        QVERIFY(runs[0].kind == RunKind::Hole);
    }

    void syntheticDisksMatchTheirDigests() {
        TemporaryFolder folder;
        QVERIFY(
            runTool("python3", {QString::fromStdString((samples / "make-synthetic.py").string())}, folder.path()));
        FileSystem& fs = nativeFileSystem();
        const Sectors capacity(16384);
        const std::vector<std::byte> base =
            contentsOf(*openFile(fs, folder / "base.vmdk", ExtentType::Sparse, capacity));
        QCOMPARE(sha1(base), textOf(folder / "base.sha1"));
        QCOMPARE(sha1(contentsOf(*openFile(fs, folder / "stream.vmdk", ExtentType::Sparse, capacity))),
                 textOf(folder / "stream.sha1"));
        // The children, laid over the base's bytes.
        const auto child = [&](const char* file, ExtentType type) {
            std::vector<std::byte> bytes = base;
            overlay(*openFile(fs, folder / file, type, capacity), bytes);
            return sha1(bytes);
        };
        QCOMPARE(child("base-000001.vmdk", ExtentType::Sparse), textOf(folder / "base-000001.sha1"));
        QCOMPARE(child("cow-delta.vmdk", ExtentType::VmfsSparse), textOf(folder / "cow.sha1"));
        QCOMPARE(child("se-sesparse.vmdk", ExtentType::SeSparse), textOf(folder / "se.sha1"));
        // The magic wins over the word.
        QCOMPARE(child("cow-delta.vmdk", ExtentType::Sparse), textOf(folder / "cow.sha1"));
        QCOMPARE(child("base-000001.vmdk", ExtentType::SeSparse), textOf(folder / "base-000001.sha1"));
    }

    void zeroGrainsAndHolesAreToldApart() {
        TemporaryFolder folder;
        QVERIFY(
            runTool("python3", {QString::fromStdString((samples / "make-synthetic.py").string())}, folder.path()));
        const auto child =
            openFile(nativeFileSystem(), folder / "base-000001.vmdk", ExtentType::Sparse, Sectors(16384));
        const std::vector<Run> runs = runsOf(*child);
        QCOMPARE(runs.size(), 5U);
        QVERIFY(runs[0].kind == RunKind::Hole && runs[0].length == Sectors(128));
        QVERIFY(runs[1].kind == RunKind::Data && runs[1].stored && runs[1].length == Sectors(128));
        QVERIFY(runs[2].kind == RunKind::Hole);
        QVERIFY(runs[3].kind == RunKind::Zero && runs[3].start == Sectors(3 * 128));
        QVERIFY(runs[4].kind == RunKind::Hole);
        const auto se =
            openFile(nativeFileSystem(), folder / "se-sesparse.vmdk", ExtentType::SeSparse, Sectors(16384));
        const std::vector<Run> seRuns = runsOf(*se);
        QCOMPARE(seRuns.size(), 6U);
        QVERIFY(seRuns[0].kind == RunKind::Data && seRuns[0].length == Sectors(8));
        QVERIFY(seRuns[2].kind == RunKind::Zero && seRuns[2].start == Sectors(16));
        QVERIFY(seRuns[4].kind == RunKind::Zero && seRuns[4].start == Sectors(96 * 8)); // unmapped
    }

    void disksOfQemuReadLikeTheirSource_data() {
        QTest::addColumn<QString>("subformat");
        QTest::addColumn<QString>("extent");
        QTest::addColumn<int>("type");
        QTest::addColumn<quint64>("bytes");
        for (const quint64 bytes : {quint64{2 * kMiB}, quint64{33 * kMiB + 7 * 512}, quint64{512}}) {
            const auto row = [&](const char* subformat, const char* extent, ExtentType type) {
                QTest::addRow("%s, %llu bytes", subformat, static_cast<unsigned long long>(bytes))
                    << subformat << extent << int(type) << bytes;
            };
            row("monolithicSparse", "d.vmdk", ExtentType::Sparse);
            row("monolithicFlat", "d-flat.vmdk", ExtentType::Flat);
            row("twoGbMaxExtentSparse", "d-s001.vmdk", ExtentType::Sparse);
            row("twoGbMaxExtentFlat", "d-f001.vmdk", ExtentType::Flat);
            row("streamOptimized", "d.vmdk", ExtentType::Sparse);
        }
    }
    void disksOfQemuReadLikeTheirSource() {
        QFETCH(QString, subformat);
        QFETCH(QString, extent);
        QFETCH(int, type);
        QFETCH(quint64, bytes);
        TemporaryFolder folder;
        std::vector<std::byte> raw = patternBytes(bytes, bytes);
        for (std::uint64_t at = 0; at + 400'000 < bytes; at += 900'000) // holes, at odd places
            std::fill_n(raw.begin() + static_cast<std::ptrdiff_t>(at), 400'000, std::byte{0});
        writeFile(nativeFileSystem(), folder / "raw", raw);
        QVERIFY(runTool("qemu-img",
                        {"convert", "-f", "raw", "-O", "vmdk", "-o", "subformat=" + subformat, "raw", "d.vmdk"},
                        folder.path()));
        const auto opened =
            openFile(nativeFileSystem(), folder / extent.toStdString(), ExtentType(type), Sectors::covering(bytes));
        QVERIFY(sameBytes(contentsOf(*opened), raw));
        // Reading at any place and length gives the same as reading it whole.
        std::uint64_t seed = 7;
        for (int i = 0; i < 200; ++i) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            const std::uint64_t total = opened->capacity().count();
            const std::uint64_t start = (seed >> 33U) % total;
            const std::uint64_t length = std::min<std::uint64_t>(total - start, 1 + (seed >> 20U) % 700);
            for (const Run& run : runsOf(*opened, Sectors(start), Sectors(length))) {
                const auto expected = ByteSpan(raw).subspan(run.start.bytes(), run.length.bytes());
                std::vector<std::byte> got(run.length.bytes());
                if (run.kind == RunKind::Data)
                    opened->read(run.start, got);
                QVERIFY(sameBytes(got, expected));
            }
        }
    }

    void aFlatExtentBeginsAtItsOffset() {
        TemporaryFolder folder;
        const std::vector<std::byte> raw = patternBytes(100 * 512, 3);
        writeFile(nativeFileSystem(), folder / "f", raw);
        ExtentLine line = extentLine(ExtentType::Flat, Sectors(50));
        line.offset = Sectors(20);
        const auto extent = openExtent(nativeFileSystem(), folder / "f", line, OpenMode::Read, LockMode::None);
        QVERIFY(sameBytes(contentsOf(*extent), ByteSpan(raw).subspan(20 * 512, 50 * 512)));
        const std::vector<Run> runs = runsOf(*extent);
        QCOMPARE(runs.size(), 1U);
        QVERIFY(runs[0].stored);
        QCOMPARE(runs[0].fileOffset, 20U * 512);
    }
};

QTEST_GUILESS_MAIN(DiskExtentSamplesTest)
#include "disk_extent_samples_test.moc"
