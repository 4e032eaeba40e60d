// SPDX-License-Identifier: Apache-2.0
// Sets of sectors against a plain map of bits.
#include "core/base/sectorranges.h"

#include <QTest>

#include <random>

using namespace strata;

namespace {

using Bits = std::vector<bool>;
constexpr std::size_t kSectors = 60;

Bits bitsOf(const SectorSet& set) {
    Bits bits(kSectors);
    for (const SectorRange& range : set)
        for (Sectors at = range.start; at < range.end(); at += Sectors(1))
            bits.at(at.count()) = true;
    return bits;
}

SectorSet setOf(const Bits& bits) {
    SectorSet set;
    for (std::size_t at = 0; at < bits.size(); ++at)
        if (bits[at])
            appendRange(set, {Sectors(at), Sectors(1)});
    return set;
}

Bits randomBits(std::mt19937& random) {
    Bits bits(kSectors);
    bool on = false;
    for (std::size_t at = 0; at < bits.size(); ++at) {
        on = on != (random() % 4 == 0);
        bits[at] = on;
    }
    return bits;
}

} // namespace

class BaseSectorRangesTest : public QObject {
    Q_OBJECT

private slots:
    void touchingRangesAreJoined() {
        SectorSet set;
        appendRange(set, {Sectors(0), Sectors(4)});
        appendRange(set, {Sectors(4), Sectors(2)});
        appendRange(set, {Sectors(5), Sectors(0)});
        appendRange(set, {Sectors(7), Sectors(1)});
        QCOMPARE(set, (SectorSet{{Sectors(0), Sectors(6)}, {Sectors(7), Sectors(1)}}));
        QCOMPARE(sectorsIn(set), Sectors(7));
    }

    void setsBehaveLikeBits() {
        std::mt19937 random(7);
        for (int round = 0; round < 500; ++round) {
            const Bits a = randomBits(random);
            const Bits b = randomBits(random);
            Bits both(kSectors), common(kSectors), rest(kSectors);
            for (std::size_t at = 0; at < kSectors; ++at) {
                both[at] = a[at] || b[at];
                common[at] = a[at] && b[at];
                rest[at] = a[at] && !b[at];
            }
            QCOMPARE(bitsOf(setOf(a)), a);
            QCOMPARE(unite(setOf(a), setOf(b)), setOf(both));
            QCOMPARE(intersect(setOf(a), setOf(b)), setOf(common));
            QCOMPARE(subtract(setOf(a), setOf(b)), setOf(rest));
        }
    }
};

QTEST_GUILESS_MAIN(BaseSectorRangesTest)
#include "base_sectorranges_test.moc"
