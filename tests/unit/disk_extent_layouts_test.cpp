// SPDX-License-Identifier: Apache-2.0
// Hosted sparse files that are legal but that VMware does not write: odd grains and tables, tables anywhere, one
// copy.
#include "core/base/error.h"
#include "core/format/sparseheader.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <cstring>

using namespace strata;
using namespace strata::test;

namespace {

struct Layout {
    std::uint64_t grain = 128;
    std::uint32_t entries = 512;
    std::uint32_t version = 1;
    bool redundant = true;
    bool reversed = false;    ///< last table first
    bool onDemand = false;    ///< no tables where nothing is stored
    bool tablesLast = false;  ///< behind the grains
    std::uint64_t shift = 0;  ///< sectors between metadata and the first grain, beyond alignment
    std::uint64_t grains = 9; ///< how many, with one of three left out
    bool writable = false;    ///< whether it may be written in place
};

/// Builds the file by hand; the contents go to `contents`.
std::vector<std::byte> build(const Layout& layout, std::vector<std::byte>& contents) {
    const std::uint64_t grainBytes = layout.grain * kSectorSize;
    const std::uint64_t tableSectors = ceilDiv(layout.entries * 4U, kSectorSize);
    contents.assign(layout.grains * grainBytes - 512, std::byte{0});
    if (layout.grain == 1)
        contents.resize(layout.grains * grainBytes);
    SparseHeader header;
    header.version = layout.version;
    header.flags = kSparseFlagNewline | (layout.redundant ? kSparseFlagRedundant : 0);
    header.capacity = Sectors::covering(contents.size());
    header.grainSize = Sectors(layout.grain);
    header.entriesPerTable = layout.entries;
    const std::uint64_t tables = header.tableCount();
    const std::uint64_t directorySectors = header.directorySectors().count();
    header.rgdOffset = layout.redundant ? 1 : 0;
    header.gdOffset = 1 + (layout.redundant ? directorySectors : 0);
    const std::uint64_t front = header.gdOffset + directorySectors;
    const std::uint64_t room = tables * tableSectors * (layout.redundant ? 2 : 1);
    const std::uint64_t firstGrain = alignUp(front + (layout.tablesLast ? 0 : room), layout.grain) + layout.shift;
    const std::uint64_t firstTable = layout.tablesLast ? firstGrain + layout.grains * layout.grain : front;
    header.overHead = Sectors(firstGrain);
    std::vector<std::byte> file((firstGrain + layout.grains * layout.grain + (layout.tablesLast ? room : 0)) * 512);
    std::ranges::copy(encodeSparseHeader(header), file.begin());
    const auto tableAt = [&](std::uint64_t t, bool copy) {
        const std::uint64_t place = layout.reversed ? tables - 1 - t : t;
        return firstTable + (place + (copy ? tables : 0)) * tableSectors;
    };
    for (std::uint64_t t = 0; !layout.onDemand && t < tables; ++t) {
        storeLe(file, header.gdOffset * 512 + t * 4, static_cast<std::uint32_t>(tableAt(t, false)));
        if (layout.redundant)
            storeLe(file, header.rgdOffset * 512 + t * 4, static_cast<std::uint32_t>(tableAt(t, true)));
    }
    for (std::uint64_t g = 0; g < layout.grains; ++g) {
        if (g % 3 == 1 || (layout.onDemand && g / layout.entries == 1))
            continue;
        const std::uint64_t slot = firstGrain + g * layout.grain;
        const std::uint64_t length = std::min<std::uint64_t>(grainBytes, contents.size() - g * grainBytes);
        const std::vector<std::byte> data = patternBytes(length, g + 1);
        std::memcpy(contents.data() + g * grainBytes, data.data(), length);
        std::memcpy(file.data() + slot * 512, data.data(), length);
        for (const bool copy : {false, true}) {
            if (copy && !layout.redundant)
                break;
            const std::uint64_t table = tableAt(g / layout.entries, copy);
            storeLe(file, table * 512 + g % layout.entries * 4, static_cast<std::uint32_t>(slot));
            storeLe(file, (copy ? header.rgdOffset : header.gdOffset) * 512 + g / layout.entries * 4,
                    static_cast<std::uint32_t>(table));
        }
    }
    return file;
}

} // namespace

Q_DECLARE_METATYPE(Layout)

class DiskExtentLayoutsTest : public QObject {
    Q_OBJECT

private slots:
    void everyLegalLayoutIsRead_data() {
        QTest::addColumn<Layout>("layout");
        QTest::newRow("usual") << Layout{.writable = true};
        QTest::newRow("version 2") << Layout{.version = 2, .writable = true};
        QTest::newRow("version 3, not compressed") << Layout{.version = 3, .writable = true};
        QTest::newRow("grains of a sector") << Layout{.grain = 1, .grains = 1200};
        QTest::newRow("grains of two sectors") << Layout{.grain = 2, .grains = 700};
        QTest::newRow("grains of a MiB") << Layout{.grain = 2048, .grains = 4, .writable = true};
        QTest::newRow("one copy of the tables") << Layout{.redundant = false, .writable = true};
        QTest::newRow("tables of 128 entries") << Layout{.grain = 8, .entries = 128, .grains = 700};
        QTest::newRow("tables of one entry") << Layout{.grain = 8, .entries = 1, .redundant = false, .grains = 20};
        QTest::newRow("tables in reverse") << Layout{.grain = 8, .reversed = true, .grains = 6000, .writable = true};
        QTest::newRow("tables on demand") << Layout{.grain = 8, .onDemand = true, .grains = 1600};
        QTest::newRow("tables behind the grains")
            << Layout{.grain = 8, .tablesLast = true, .grains = 1600, .writable = true};
        QTest::newRow("grains out of alignment") << Layout{.grain = 8, .shift = 3, .grains = 600, .writable = true};
    }
    void everyLegalLayoutIsRead() {
        QFETCH(Layout, layout);
        MemoryFileSystem fs;
        std::vector<std::byte> contents;
        fs.writeFile("/f", build(layout, contents));
        QVERIFY(sameBytes(contentsOf(*openSparse(fs, "/f")), contents));
        // Nobody else writes the odd ones, so neither do we.
        const auto refused = codeOf([&] { openSparse(fs, "/f", OpenMode::ReadWrite); });
        QCOMPARE(refused, layout.writable ? std::nullopt : std::optional(ErrorCode::NotSupported));
        if (!layout.writable)
            return;
        const auto extent = openSparse(fs, "/f", OpenMode::ReadWrite);
        const std::vector<std::byte> data = patternBytes(layout.grain * 512, 77);
        extent->write(Sectors(layout.grain), data);     // new
        extent->write(Sectors(layout.grain * 2), data); // in place
        extent->close();
        std::memcpy(contents.data() + layout.grain * 512, data.data(), data.size());
        std::memcpy(contents.data() + layout.grain * 1024, data.data(), data.size());
        QVERIFY(sameBytes(contentsOf(*openSparse(fs, "/f", OpenMode::ReadWrite)), contents));
    }

    void grainsBeyondAMebibyteAreRefused() {
        MemoryFileSystem fs;
        SparseHeader header;
        header.grainSize = Sectors(4096);
        header.capacity = Sectors(4096);
        header.gdOffset = header.rgdOffset = 1;
        std::vector<std::byte> file(4096);
        std::ranges::copy(encodeSparseHeader(header), file.begin());
        fs.writeFile("/f", file);
        QCOMPARE(codeOf([&] { openSparse(fs, "/f"); }), ErrorCode::NotSupported);
    }

    // Sector 1 cannot hold a grain, so 1 means zero also where the flag was forgotten (vmdk-format 2.2).
    void oneMeansZeroWhateverTheFlagSays() {
        MemoryFileSystem fs;
        std::vector<std::byte> contents;
        std::vector<std::byte> file = build(Layout{.redundant = false}, contents);
        const std::size_t table = std::size_t{loadLe<std::uint32_t>(file, 512)} * 512;
        storeLe<std::uint32_t>(file, table, 1);
        fs.writeFile("/f", file);
        const std::vector<Run> runs = runsOf(*openSparse(fs, "/f"));
        QVERIFY(runs[0].kind == RunKind::Zero && runs[0].length == Sectors(128));
        QVERIFY(runs[1].kind == RunKind::Hole);
    }

    void compressAlgorithmCountsOnlyWithItsFlag() {
        MemoryFileSystem fs;
        std::vector<std::byte> contents;
        std::vector<std::byte> file = build({}, contents);
        file[77] = std::byte{1};
        fs.writeFile("/f", file);
        QVERIFY(sameBytes(contentsOf(*openSparse(fs, "/f")), contents));
    }
};

QTEST_GUILESS_MAIN(DiskExtentLayoutsTest)
#include "disk_extent_layouts_test.moc"
