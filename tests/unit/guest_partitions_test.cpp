// SPDX-License-Identifier: Apache-2.0
// Partition tables that nobody in their right mind wrote: looked at in bounded time and memory, and told of in words.
// Sound ones, made by real tools, are in tests/cli/partitions_test.py.
#include "core/base/error.h"
#include "core/guest/partitions.h"

#include <QTest>

#include <map>
#include <random>

using namespace strata;

namespace {

/// A disk of zeros but for some sectors; counts what is read of it.
class Fake {
public:
    explicit Fake(std::uint64_t sectors) : capacity_(sectors) {}

    std::vector<std::byte>& sector(std::uint64_t number) {
        return sectors_.try_emplace(number, kSectorSize, std::byte{0}).first->second;
    }
    /// An entry of a (perhaps logical) boot record.
    void entry(std::uint64_t record, std::size_t index, std::uint8_t type, std::uint32_t start,
               std::uint32_t length) {
        std::vector<std::byte>& bytes = sector(record);
        bytes[446 + index * 16 + 4] = static_cast<std::byte>(type);
        storeLe<std::uint32_t>(bytes, 446 + index * 16 + 8, start);
        storeLe<std::uint32_t>(bytes, 446 + index * 16 + 12, length);
        storeLe<std::uint16_t>(bytes, 510, 0xAA55);
    }
    PartitionTable read() {
        return readPartitions(GuestDisk(Sectors(capacity_), [this](Sectors start, MutableByteSpan out) {
            if (out.size() % kSectorSize != 0 || start.count() + out.size() / kSectorSize > capacity_)
                throw Error(ErrorCode::Internal, text("read outside the disk"));
            bytesRead += out.size();
            std::ranges::fill(out, std::byte{0});
            for (std::uint64_t i = 0; i < out.size() / kSectorSize; ++i)
                if (const auto known = sectors_.find(start.count() + i); known != sectors_.end())
                    std::ranges::copy(known->second, out.begin() + static_cast<std::ptrdiff_t>(i * kSectorSize));
        }));
    }

    std::uint64_t bytesRead = 0;

private:
    std::uint64_t capacity_;
    std::map<std::uint64_t, std::vector<std::byte>> sectors_;
};

void put(std::vector<std::byte>& bytes, std::size_t at, std::string_view text) {
    std::ranges::copy(asBytes(text), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

} // namespace

class GuestPartitionsTest : public QObject {
    Q_OBJECT
private slots:
    void aChainOfLogicalPartitionsThatTurnsBackEnds() {
        Fake disk(100000);
        disk.entry(0, 0, 0x05, 1000, 50000);
        disk.entry(1000, 0, 0x83, 10, 100);
        disk.entry(1000, 1, 0x05, 500, 100);
        disk.entry(1500, 0, 0x83, 10, 100);
        disk.entry(1500, 1, 0x05, 500, 100); // itself
        const PartitionTable table = disk.read();
        QCOMPARE(table.partitions.size(), std::size_t{2});
        QCOMPARE(table.problems.size(), std::size_t{1});
        QVERIFY(table.problems[0].english().find("turns back at sector 1500") != std::string::npos);
    }

    void anEndlessChainIsCutOff() {
        Fake disk(1'000'000);
        disk.entry(0, 0, 0x0F, 1000, 900'000);
        for (std::uint32_t i = 0; i < 1000; ++i) {
            disk.entry(1000 + i * 10, 0, 0x83, 1, 5);
            disk.entry(1000 + i * 10, 1, 0x05, (i + 1) * 10, 10);
        }
        const PartitionTable table = disk.read();
        QCOMPARE(table.partitions.size(), std::size_t{128});
        QCOMPARE(table.problems.size(), std::size_t{1});
    }

    void partitionsOutsideTheDiskAreToldOf() {
        Fake disk(1000);
        disk.entry(0, 0, 0x83, 900, 101);
        disk.entry(0, 1, 0x83, 0xFFFFFFFF, 0xFFFFFFFF);
        disk.entry(0, 2, 0x83, 100, 800);
        const PartitionTable table = disk.read();
        QCOMPARE(table.partitions.size(), std::size_t{1});
        QCOMPARE(table.partitions[0].number, 3U);
        QCOMPARE(table.problems.size(), std::size_t{2});
    }

    void bootCodeIsNoTable() {
        Fake disk(1000);
        disk.entry(0, 0, 0x83, 100, 100);
        disk.sector(0)[446] = std::byte{0x42};
        QCOMPARE(disk.read().scheme, PartitionScheme::None);
    }

    void tinyDisksAreNoProblem_data() {
        QTest::addColumn<int>("sectors");
        for (const int sectors : {0, 1, 2, 3, 8})
            QTest::addRow("%d", sectors) << sectors;
    }
    void tinyDisksAreNoProblem() {
        QFETCH(int, sectors);
        Fake disk(static_cast<std::uint64_t>(sectors));
        QVERIFY(disk.read().partitions.empty());
    }

    void aHeaderWithoutItsChecksumIsNotBelieved() {
        Fake disk(1000);
        put(disk.sector(1), 0, "EFI PART");
        storeLe<std::uint32_t>(disk.sector(1), 12, 92);
        storeLe<std::uint32_t>(disk.sector(1), 80, 0xFFFFFFFF);
        storeLe<std::uint32_t>(disk.sector(1), 84, 0xFFFFFFFF);
        QCOMPARE(disk.read().scheme, PartitionScheme::None);
        QVERIFY(disk.bytesRead < 1U << 20U);
    }

    // Whatever the numbers in the headers are: no exception, no large read, nothing outside the disk.
    void noiseBehindEverySignatureIsHarmless() {
        std::mt19937_64 random(20261123);
        const auto noise = [&](std::vector<std::byte>& bytes) {
            for (std::byte& byte : bytes)
                byte = random() % 3 == 0 ? std::byte{0xFF} : static_cast<std::byte>(random());
        };
        const std::pair<std::uint64_t, std::pair<std::size_t, std::string_view>> signatures[] = {
            {0, {3, "NTFS    "}},  {0, {3, "EXFAT   "}},      {0, {0, "XFSB"}},     {0, {0x52, "FAT32   "}},
            {2, {56, "\x53\xEF"}}, {128, {0x40, "_BHRfS_M"}}, {1, {0, "EFI PART"}}, {63, {0, "CD001"}}};
        for (int round = 0; round < 2000; ++round) {
            Fake disk(4096 + random() % 4096);
            for (std::uint64_t sector = 0; sector < 8; ++sector)
                noise(disk.sector(sector));
            noise(disk.sector(128));
            for (const auto& [sector, word] : signatures)
                if (random() % 2 == 0)
                    put(disk.sector(sector), word.first, word.second);
            if (random() % 2 == 0) {
                std::vector<std::byte>& boot = disk.sector(0);
                storeLe<std::uint16_t>(boot, 0x0B, static_cast<std::uint16_t>(512U << random() % 4));
                boot[0x0D] = static_cast<std::byte>(1U << random() % 8);
            }
            storeLe<std::uint16_t>(disk.sector(0), 510, 0xAA55);
            for (const Partition& partition : disk.read().partitions)
                QVERIFY(partition.content == std::nullopt || !partition.content->type.empty());
            QVERIFY2(disk.bytesRead < 2U << 20U, qPrintable(QString::number(disk.bytesRead)));
        }
    }
};

QTEST_APPLESS_MAIN(GuestPartitionsTest)
#include "guest_partitions_test.moc"
