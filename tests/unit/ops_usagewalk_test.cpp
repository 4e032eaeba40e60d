// SPDX-License-Identifier: Apache-2.0
// What merges need, summed over windows, is what they need as a whole, whatever grains and pieces the links have.
#include "core/ops/usagewalk.h"
#include "tests/support/extenttools.h"

#include <QTest>

#include <random>

using namespace strata;
using namespace strata::test;

namespace {

using Random = std::mt19937_64;

/// Pieces of odd lengths, grains of a size each: as a disk that several programs had in hand.
std::vector<LinkUsage::Room> someRooms(Random& random, Sectors capacity) {
    constexpr std::uint64_t kGrains[] = {1, 8, 16, 128, 100};
    std::vector<LinkUsage::Room> rooms;
    for (Sectors at; at < capacity;) {
        const Sectors length = std::min(capacity - at, Sectors(1 + random() % 6000));
        LinkUsage::Room room{.start = at, .length = length, .grain = Sectors(kGrains[random() % std::size(kGrains)])};
        room.marksZero = random() % 2 == 0;
        at = room.end();
        rooms.push_back(room);
    }
    return rooms;
}

/// A link as map() shows one: whole grains, but for the last of a piece.
LinkUsage someLink(Random& random, Sectors capacity, bool hasParent) {
    LinkUsage usage;
    usage.capacity = capacity;
    usage.hasParent = hasParent;
    usage.rooms = someRooms(random, capacity);
    for (const LinkUsage::Room& room : usage.rooms)
        for (Sectors at = room.start; at < room.end(); at += room.grain) {
            const SectorRange grain{at, std::min(room.grain, room.end() - at)};
            const auto kind = random() % 4;
            if (kind < 2)
                appendRange(kind == 0 ? usage.data : usage.zeros, grain);
        }
    return usage;
}

/// Shows the sets of `usage` through map().
UsageSource sourceOf(const LinkUsage& usage) {
    LinkUsage shape = usage;
    shape.data.clear();
    shape.zeros.clear();
    return {.shape = std::move(shape), .map = [&usage](Sectors start, Sectors length, RunSink sink) {
                const SectorSet window{{start, length}};
                std::vector<Run> runs;
                for (const SectorRange& range : intersect(usage.data, window))
                    runs.push_back({.start = range.start, .length = range.length, .kind = RunKind::Data});
                for (const SectorRange& range : intersect(usage.zeros, window))
                    runs.push_back({.start = range.start, .length = range.length, .kind = RunKind::Zero});
                std::ranges::sort(runs, {}, &Run::start);
                for (const Run& run : runs)
                    if (!sink(run))
                        return;
            }};
}

SectorSet joined(SectorSet a, const SectorSet& b) {
    for (const SectorRange& range : b)
        appendRange(a, range);
    return a;
}

} // namespace

class OpsUsageWalkTest : public QObject {
    Q_OBJECT

private slots:
    void windowsAddUpToTheWhole_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 0; seed < 40; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void windowsAddUpToTheWhole() {
        QFETCH(quint64, seed);
        Random random(seed);
        const Sectors capacity(1 + random() % 20000);
        const LinkUsage parent = someLink(random, capacity, random() % 2 == 0);
        const std::vector<LinkUsage> children{someLink(random, capacity, true), someLink(random, capacity, true)};
        UsageWalk walk({sourceOf(parent), sourceOf(children[0]), sourceOf(children[1])}, {}, 1 + random() % 50);
        LinkMergeCost into, away;
        MergeWork down, up;
        std::size_t windows = 0;
        for (; walk.next(); ++windows) {
            into += mergeIntoParentCost(walk[0], walk[1]);
            away += mergeIntoChildrenCost(walk[0], walk.all().subspan(1));
            const MergeWork nextDown = workIntoParent(walk[0], walk[1]);
            const MergeWork nextUp = workIntoChild(walk[0], walk[2]);
            down = {joined(down.copy, nextDown.copy), joined(down.mask, nextDown.mask),
                    joined(down.clear, nextDown.clear)};
            up = {joined(up.copy, nextUp.copy), joined(up.mask, nextUp.mask), joined(up.clear, nextUp.clear)};
        }
        QCOMPARE(into, mergeIntoParentCost(parent, children[0]));
        QCOMPARE(away, mergeIntoChildrenCost(parent, children));
        QCOMPARE(down, workIntoParent(parent, children[0]));
        QCOMPARE(up, workIntoChild(parent, children[1]));
        QVERIFY(windows > 0);
    }

    void aScatteredDiskTakesWindowsOfTheSizeAskedFor() {
        LinkUsage scattered;
        scattered.capacity = Sectors(128 * 4096);
        scattered.rooms = {{.start = Sectors(0), .length = scattered.capacity, .grain = Sectors(128)}};
        for (Sectors at; at < scattered.capacity; at += Sectors(256))
            appendRange(scattered.data, {at, Sectors(128)});
        UsageWalk walk({sourceOf(scattered)}, {}, 100);
        std::size_t stretches = 0;
        while (walk.next()) {
            QVERIFY(walk[0].data.size() <= 100 && !walk[0].data.empty());
            stretches += walk[0].data.size();
        }
        QCOMPARE(stretches, scattered.data.size());
    }

    void itStopsWhenAsked() {
        LinkUsage usage;
        usage.capacity = Sectors(100);
        usage.data = {{Sectors(0), Sectors(100)}};
        std::stop_source stop;
        stop.request_stop();
        UsageWalk walk({sourceOf(usage)}, stop.get_token());
        QCOMPARE(codeOf([&] { walk.next(); }), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(OpsUsageWalkTest)
#include "ops_usagewalk_test.moc"
