// SPDX-License-Identifier: Apache-2.0
// The allocation map: its figures, and how a person moves in it.
#include "tests/support/guestimages.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"
#include "tests/ui/diskmachine.h"
#include "tests/ui/windowfixture.h"
#include "ui/views/allocationpage.h"
#include "ui/views/allocationview.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/machinepane.h"
#include "ui/views/partitionbar.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QTabWidget>
#include <QTreeView>

using namespace strata;
using namespace strata::ui;
using strata::test::forWriting;
using strata::test::kSampleFolder;
using strata::test::makeChild;
using strata::test::makeDisk;
using strata::test::MemoryFileSystem;
using strata::test::patternBytes;
using strata::test::WindowFixture;

namespace {

constexpr std::uint64_t kGrain = 128;

void write(FileSystem& fs, const std::filesystem::path& disk, std::uint64_t grain, std::uint64_t count = 1) {
    const auto chain = openDisk(fs, disk, forWriting());
    chain->write(Sectors(grain * kGrain), patternBytes(count * kGrain * kSectorSize, grain + 1));
    chain->close();
}

AllocationMap read(FileSystem& fs, bool chain, std::size_t cells, SectorRange range = {}) {
    return readAllocationMap(fs, {.disk = "/vm/b.vmdk", .open = {}, .chain = chain, .range = range, .cells = cells},
                             {});
}

} // namespace

class AllocationMapTest : public QObject {
    Q_OBJECT

private slots:
    void cellsSayWhatLiesInThem() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        makeDisk(fs, "/vm/a.vmdk", CreateType::MonolithicSparse, Sectors(100 * kGrain));
        write(fs, "/vm/a.vmdk", 0, 20);
        makeChild(fs, "/vm/b.vmdk", CreateType::MonolithicSparse, Sectors(100 * kGrain), "/vm/a.vmdk");
        write(fs, "/vm/b.vmdk", 52);
        write(fs, "/vm/b.vmdk", 50); // behind it in the file, before it for the guest
        const AllocationMap alone = read(fs, false, 10);
        QCOMPARE(alone.cells.size(), std::size_t{10});
        QCOMPARE(alone.perCell, Sectors(10 * kGrain));
        QCOMPARE(alone.cells[0].inherited, 0ULL);
        QCOMPARE(alone.cells[5].own, 2 * kGrain);
        QCOMPARE(alone.cells[5].pieces, 2ULL);
        QVERIFY(alone.cells[5].offset.has_value());
        QVERIFY(alone.order.percent() > 0);
        const AllocationMap whole = read(fs, true, 10);
        QCOMPARE(whole.cells[1].inherited, 10 * kGrain);
        QCOMPARE(whole.cells[2].inherited, 0ULL);
        QCOMPARE(whole.cells[5].own, 2 * kGrain);
        const AllocationMap part = read(fs, true, 10, {Sectors(50 * kGrain), Sectors(10 * kGrain)});
        QCOMPARE(part.perCell, Sectors(kGrain));
        QCOMPARE(part.cells[0].own, kGrain);
        QCOMPARE(part.cells[1].own, 0ULL);
        QCOMPARE(part.cells[2].own, kGrain);
    }

    void twoTerabytesAreDrawnAtOnce() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        makeDisk(fs, "/vm/b.vmdk", CreateType::MonolithicSparse, Sectors((std::uint64_t{2000} << 30U) / kSectorSize));
        write(fs, "/vm/b.vmdk", 1000000);
        QElapsedTimer timer;
        timer.start();
        const AllocationMap map = read(fs, false, 4096);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(map.cells.size() <= 4096 && map.cells.size() > 4000);
        std::uint64_t own = 0;
        for (const AllocationCell& cell : map.cells)
            own += cell.own;
        QCOMPARE(own, kGrain);
    }

    void itIsReadWhenItIsLookedAtAndWalkedByKeys() {
        WindowFixture fixture;
        AllocationView& view = shown(fixture);
        QTRY_VERIFY(!view.describe(0).isEmpty());
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        QTest::keyClick(&view, Qt::Key_End);
        const int last = view.cursor();
        QVERIFY(last > 100);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.cursor(), 0);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.cursor(), 1);
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.cursor() > 2);
        const auto* line = fixture.window().inspector().map().findChild<QLabel*>(QStringLiteral("cell"));
        QCOMPARE(line->text(), view.describe(view.cursor()));
        QCOMPARE(view.accessibleDescription(), line->text());
        const QString all = view.describe(5);
        QTest::keyClick(&view, Qt::Key_Plus);
        QTRY_VERIFY(view.describe(5) != all);
        QTest::keyClick(&view, Qt::Key_0);
        QTRY_COMPARE(view.describe(5), all);
    }

    void theMouseChoosesAndTheParentsAreShown() {
        WindowFixture fixture;
        AllocationView& view = shown(fixture);
        QTRY_VERIFY(!view.describe(0).isEmpty());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rectOf(7).center());
        QCOMPARE(view.cursor(), 7);
        QCOMPARE(view.cellAt(view.rectOf(9).center()), 9);
        QVERIFY(!view.describe(0).contains(QStringLiteral("parents")));
        auto* links = fixture.window().inspector().map().findChild<QComboBox*>();
        QVERIFY(links->isVisible());
        links->setFocus();
        QTest::keyClick(links, Qt::Key_Down);
        const auto someInherited = [&] {
            for (int cell = 0; !view.describe(cell).isEmpty(); ++cell)
                if (view.describe(cell).contains(QStringLiteral("parents")))
                    return true;
            return false;
        };
        QTRY_VERIFY(someInherited());
    }

    void partitionsStandBelowTheMapInItsScale() {
        WindowFixture fixture;
        const std::filesystem::path disk = "/home/ann/Alone/Alone.vmdk";
        fixture.memory().makeFolders(disk.parent_path());
        makeDisk(fixture.memory(), disk, CreateType::MonolithicSparse, Sectors(65536));
        test::writePartitions(fixture.memory(), disk);
        fixture.window().open(disk);
        fixture.waitUntilIdle();
        fixture.window().inspector().showPage(InspectorPane::Map);
        AllocationPage& page = fixture.window().inspector().map();
        PartitionBar& bar = page.partitions();
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(bar.accessibleName().contains(QStringLiteral("1 · root · ext4")));
        QVERIFY(bar.accessibleName().contains(QStringLiteral("2 · NTFS or exFAT")));
        const QRect first = bar.rectOf(0);
        QCOMPARE(first.left(), static_cast<int>(2048.0 / 65536 * (bar.width() - 1) + 0.5));
        QVERIFY(bar.rectOf(1).left() >= first.right());

        auto* words = page.findChild<QLabel*>(QStringLiteral("cell"));
        AllocationView& view = page.view();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rectOf(view.count() - 1).center());
        QVERIFY2(words->text().contains(QStringLiteral("in 2 · NTFS or exFAT")), qPrintable(words->text()));

        // By keys: to the second partition and into it.
        bar.setFocus();
        QTest::keyClick(&bar, Qt::Key_Right);
        QVERIFY(bar.accessibleDescription().startsWith(QStringLiteral("Partition 2")));
        QTest::keyClick(&bar, Qt::Key_Left);
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("ext4, “root”")));
        QTest::keyClick(&bar, Qt::Key_Return);
        QTRY_COMPARE(bar.rectOf(0), QRect(0, 0, bar.width() - 1, bar.height() - 1));
        QVERIFY(bar.rectOf(1).isEmpty());
        QTest::keyClick(&bar, Qt::Key_0);
        QTRY_COMPARE(bar.rectOf(0), first);
    }

    void disksWithoutPartitionsHaveNoBar() {
        WindowFixture fixture;
        shown(fixture);
        QTest::qWait(50);
        QVERIFY(!fixture.window().inspector().map().partitions().isVisible());
    }

private:
    /// The map of a disk that builds on another one.
    static AllocationView& shown(WindowFixture& fixture) {
        fixture.openSample();
        QTreeView& tree = fixture.window().machine().treeView();
        const QModelIndex row =
            tree.model()
                ->match(tree.model()->index(0, 0), Qt::DisplayRole, QStringLiteral("System-000003.vmdk"), 1,
                        Qt::MatchExactly | Qt::MatchRecursive)
                .value(0);
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(row).center());
        fixture.waitUntilIdle();
        fixture.window().inspector().showPage(InspectorPane::Map);
        return fixture.window().inspector().map().view();
    }
};

QTEST_MAIN(AllocationMapTest)
#include "allocationmap_test.moc"
