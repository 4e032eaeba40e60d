// SPDX-License-Identifier: Apache-2.0
// What chains look like to another program after they were written here at random: qemu-img finds no damage and
// reads the same bytes.
#include "core/base/error.h"
#include "core/ops/checkop.h"
#include "tests/support/extenttools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <random>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

QByteArray rawBytes(const Path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAtRandom(DiskChain& chain, std::mt19937_64& random) {
    const std::uint64_t sectors = chain.capacity().count();
    for (int i = 0; i < 60; ++i) {
        const std::uint64_t start = random() % sectors;
        const std::uint64_t length = std::min(sectors - start, 1 + random() % 400);
        if (random() % 4 == 0)
            chain.writeZeros(Sectors(start), Sectors(length));
        else
            chain.write(Sectors(start), patternBytes(length * kSectorSize, random()));
    }
    chain.close();
}

} // namespace

class ChainQemuTest : public QObject {
    Q_OBJECT

private slots:
    void qemuReadsTheSameAndFindsNoDamage_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("depth");
        for (const int depth : {1, 2, 4})
            for (const CreateType type :
                 {CreateType::MonolithicSparse, CreateType::TwoGbMaxExtentSparse, CreateType::VmfsSparse})
                QTest::addRow("%s, depth %d", createTypeName(type).data(), depth) << int(type) << depth;
        QTest::newRow("flat") << int(CreateType::MonolithicFlat) << 1;
        QTest::newRow("split flat") << int(CreateType::TwoGbMaxExtentFlat) << 1;
        QTest::newRow("vmfs") << int(CreateType::Vmfs) << 1;
    }
    void qemuReadsTheSameAndFindsNoDamage() {
        QFETCH(int, type);
        QFETCH(int, depth);
        const TemporaryFolder folder;
        FileSystem& fs = nativeFileSystem();
        std::mt19937_64 random(static_cast<std::uint64_t>(100 * type + depth));
        Path leaf;
        for (int level = 1; level <= depth; ++level) {
            DiskSpec spec;
            spec.path = folder / ("d" + std::to_string(level) + ".vmdk");
            spec.type = CreateType(type);
            spec.capacity = Sectors(9001);
            spec.splitAt = Sectors(4096);
            if (!leaf.empty()) {
                spec.parentCid = openLink(fs, leaf)->descriptor().cid();
                spec.parentHint = leaf.filename().string();
            }
            NewDisk(fs, spec, false).commit();
            leaf = spec.path;
            writeAtRandom(*openDisk(fs, leaf, forWriting()), random);
        }
        const QString name = QString::fromStdString(leaf.string());
        const auto kind = CreateType(type);
        if (kind != CreateType::MonolithicFlat && kind != CreateType::TwoGbMaxExtentFlat && kind != CreateType::Vmfs)
            QVERIFY(runTool("qemu-img", {"check", "-q", "-f", "vmdk", name}, folder.path()));
        QVERIFY(runTool("qemu-img", {"convert", "-f", "vmdk", "-O", "raw", name, "out.raw"}, folder.path()));
        const QByteArray theirs = rawBytes(folder / "out.raw");
        const auto ours = contentsOf(*openDisk(fs, leaf));
        QCOMPARE(static_cast<std::size_t>(theirs.size()), ours.size());
        QVERIFY(std::ranges::equal(std::as_bytes(std::span(theirs.data(), ours.size())), ours));

        CheckOp check({leaf, {}, true});
        Progress progress;
        Report report;
        OpContext context{fs, progress, {}, report};
        check.run(context);
        QVERIFY(check.result().consistent);
    }
};

QTEST_GUILESS_MAIN(ChainQemuTest)
#include "chain_qemu_test.moc"
