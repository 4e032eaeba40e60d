// SPDX-License-Identifier: Apache-2.0
// Disks made by others open as their makers meant: the samples, the synthetic files, and what qemu-img makes.
#include "core/base/error.h"
#include "tests/support/extenttools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QFile>
#include <QTest>

#include <fstream>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const Path samples = STRATA_SAMPLES;
const QByteArray tenMiB = "dd2fade471d68658b2ebbff7474f5d0a99da8989";

QByteArray textOf(const Path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QString message(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

/// A raw file with data here and there.
QByteArray writeRaw(const Path& path, std::size_t bytes, std::uint64_t seed) {
    std::vector<std::byte> raw(bytes);
    for (std::size_t at = (seed % 3) * 65536; at + 70000 < bytes; at += 300000) {
        const auto pattern = patternBytes(70000, seed + at);
        std::ranges::copy(pattern, raw.begin() + static_cast<std::ptrdiff_t>(at));
    }
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(raw.data()), static_cast<std::streamsize>(raw.size()));
    return sha1(ByteSpan(raw));
}

} // namespace

class DiskOpenerSamplesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!std::filesystem::exists(samples / "README.md"))
            QSKIP("the folder with the samples is not there");
    }

    void samplesMatchTheirDigests_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("monolithicSparse") << "monolithicSparse.vmdk" << tenMiB;
        QTest::newRow("split") << "twoGbMaxExtentSparse.vmdk" << tenMiB;
        QTest::newRow("piece of a split set") << "twoGbMaxExtentSparse-s001.vmdk" << tenMiB;
        QTest::newRow("stream") << "streamOptimized.vmdk" << tenMiB;
        const QByteArray vmfs = "17eaf058191c5f2639d8f983ca7633e4f47087d1";
        QTest::newRow("vmfs") << "vmfs_thick.vmdk" << vmfs;
        QTest::newRow("flat piece") << "vmfs_thick-flat.vmdk" << vmfs;
    }
    void samplesMatchTheirDigests() {
        QFETCH(QString, file);
        QFETCH(QByteArray, digest);
        const auto chain = openDisk(nativeFileSystem(), samples / file.toStdString());
        QCOMPARE(sha1(*chain), digest);
        QCOMPARE(sha1(ByteSpan(contentsOf(*chain))), digest);
    }

    // Their 16 and 8 GiB of mostly zeros are not hashed here; disk_extent_samples compares the data byte by byte.
    void largeStreamsOpen() {
        const auto patterned = openDisk(nativeFileSystem(), samples / "iotest-version3.vmdk");
        QCOMPARE(patterned->capacity().bytes(), std::uint64_t{16} << 30U);
        std::uint64_t data = 0;
        for (const Run& run : runsOf(*patterned))
            data += run.kind == RunKind::Data ? run.length.bytes() : 0;
        QCOMPARE(data, std::uint64_t{151 * 65536});
        const auto empty = openDisk(nativeFileSystem(), samples / "virtualbox-export.vmdk");
        QCOMPARE(empty->capacity().bytes(), std::uint64_t{8} << 30U);
        QCOMPARE(runsOf(*empty).size(), std::size_t{1});
        QCOMPARE(runsOf(*empty).front().kind, RunKind::Hole);
    }

    void missingExtentsAreNamed() {
        const auto open = [](const char* name) { return [=] { openDisk(nativeFileSystem(), samples / name); }; };
        QCOMPARE(codeOf(open("vmfs_thick-000001.vmdk")), ErrorCode::MissingExtent);
        QVERIFY(message(open("vmfs_thick-000001.vmdk")).contains("vmfs_thick-000001-delta.vmdk"));
        QCOMPARE(codeOf(open("ms3-win.vmdk")), ErrorCode::MissingExtent);
        QVERIFY(message(open("ms3-win.vmdk")).contains("disk-s001.vmdk"));
    }

    void syntheticDisksMatchTheirDigests() {
        const TemporaryFolder folder;
        QVERIFY(
            runTool("python3", {QString::fromStdString((samples / "make-synthetic.py").string())}, folder.path()));
        for (const char* name : {"base", "base-000001", "cow", "se", "stream"}) {
            const auto chain = openDisk(nativeFileSystem(), folder / (std::string(name) + ".vmdk"));
            QCOMPARE(sha1(*chain), textOf(folder / (std::string(name) + ".sha1")));
            runsOf(*chain);
        }
    }

    void whatQemuWritesReadsTheSame_data() {
        QTest::addColumn<QString>("format");
        for (const char* format :
             {"monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "streamOptimized"})
            QTest::newRow(format) << format;
    }
    void whatQemuWritesReadsTheSame() {
        QFETCH(QString, format);
        const TemporaryFolder folder;
        const QByteArray digest = writeRaw(folder / "a.raw", 5 * 1024 * 1024 + 512, 7);
        QVERIFY(runTool("qemu-img",
                        {"convert", "-f", "raw", "-O", "vmdk", "-o", "subformat=" + format, "a.raw", "a.vmdk"},
                        folder.path()));
        const auto chain = openDisk(nativeFileSystem(), folder / "a.vmdk");
        QCOMPARE(sha1(*chain), digest);
    }

    void chainsThatQemuMakesReadTheSame_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("depth");
        for (const int depth : {1, 3, 32})
            for (const char* format : {"monolithicSparse", "twoGbMaxExtentSparse"})
                QTest::addRow("%s, %d", format, depth) << format << depth;
    }
    void chainsThatQemuMakesReadTheSame() {
        QFETCH(QString, format);
        QFETCH(int, depth);
        const TemporaryFolder folder;
        writeRaw(folder / "base.raw", 5 * 1024 * 1024, 11);
        QVERIFY(runTool("qemu-img", {"convert", "-O", "vmdk", "base.raw", "d0.vmdk"}, folder.path()));
        for (int i = 1; i <= depth; ++i) {
            const QString name = QString("d%1.vmdk").arg(i);
            QVERIFY(runTool("qemu-img",
                            {"create", "-q", "-f", "vmdk", "-o", "subformat=" + format, "-b",
                             QString("d%1.vmdk").arg(i - 1), "-F", "vmdk", name},
                            folder.path()));
            QVERIFY(runTool("qemu-io",
                            {"-f", "vmdk", "-c", QString("write -q -P %1 %2 40k").arg(i).arg(i * 100 * 1024), name},
                            folder.path()));
        }
        const QString leaf = QString("d%1.vmdk").arg(depth);
        QVERIFY(runTool("qemu-img", {"convert", "-f", "vmdk", "-O", "raw", leaf, "out.raw"}, folder.path()));
        QFile raw(QString::fromStdString((folder / "out.raw").string()));
        QVERIFY(raw.open(QIODevice::ReadOnly));
        const QByteArray expected = raw.readAll();
        const auto chain = openDisk(nativeFileSystem(), folder / leaf.toStdString());
        QCOMPARE(chain->linkCount(), static_cast<std::size_t>(depth + 1));
        QCOMPARE(
            sha1(*chain),
            sha1(ByteSpan(std::as_bytes(std::span(expected.data(), static_cast<std::size_t>(expected.size()))))));
    }
};

QTEST_GUILESS_MAIN(DiskOpenerSamplesTest)
#include "disk_opener_samples_test.moc"
