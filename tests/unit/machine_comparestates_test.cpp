// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/io/filesystemwrapper.h"
#include "core/machine/snapshotops.h"
#include "core/machine/vmxfile.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace strata;
using namespace strata::test;

namespace {

constexpr std::uint64_t kMiB = 1U << 20U;

std::string words(const std::vector<ChangedRange>& ranges) {
    std::string words;
    for (const ChangedRange& range : ranges)
        words += range.node + " " + std::to_string(range.start) + "+" + std::to_string(range.length) + "; ";
    return words;
}

struct Fixture {
    MemoryFileSystem fs;
    MachineSpec spec;
    MachineFiles files;
    Progress progress;
    Report report;
    std::stop_source stop;

    /// Two disks of 4 MiB; "one" - "two" - present, "side" on "one".
    explicit Fixture(CreateType type = CreateType::MonolithicSparse) {
        spec.disks = {{"scsi0:0", "d", type, Sectors(4 * kMiB / kSectorSize), Sectors(0)},
                      {"scsi0:1", "e", type, Sectors(4 * kMiB / kSectorSize), Sectors(0)}};
        spec.snapshots = {{"one", -1}, {"two", 0}, {"side", 0}};
        spec.current = 1;
        spec.withData = false;
        files = makeMachine(fs, spec);
    }
    std::vector<ChangedRange> compare(std::uint32_t a, std::uint32_t b) {
        CompareStatesParams params;
        params.machine = spec.folder;
        params.a = a;
        params.b = b;
        OpContext context{fs, progress, stop.get_token(), report};
        return compareStates(params, context);
    }
    void write(const std::filesystem::path& link, std::uint64_t offset, ByteSpan bytes) {
        const std::unique_ptr<DiskLink> open = openLink(fs, link, forWriting());
        open->write(Sectors::within(offset), bytes);
        open->flush();
        open->close();
    }
    std::vector<std::byte> contents(const std::filesystem::path& link) {
        const std::unique_ptr<DiskChain> chain = openDisk(fs, link);
        return contentsOf(*chain);
    }
};

} // namespace

class CompareStatesTest : public QObject {
    Q_OBJECT
private slots:
    void nothingChanged();
    void bytesAreCompared();
    void betweenBranches();
    void thePresentState();
    void aDiskOfOneStateOnly();
    void disksOfDifferentSizes();
    void whatIsSharedIsNotRead();
    void agreesWithTheWholeContents_data();
    void agreesWithTheWholeContents();
    void countsProgress();
    void stops();
    void unknownStates();
};

void CompareStatesTest::nothingChanged() {
    Fixture f;
    f.write(f.files.frozen[0][0], 0, patternBytes(kMiB, 1));
    QCOMPARE(words(f.compare(1, 2)), std::string());
    QCOMPARE(words(f.compare(2, 2)), std::string());
    QCOMPARE(words(f.compare(0, 3)), std::string());
}

void CompareStatesTest::bytesAreCompared() {
    Fixture f;
    const std::vector<std::byte> before = patternBytes(65536, 1);
    std::vector<std::byte> after = before;
    after[1000] = after[1000] ^ std::byte{1};
    after[5000] = after[5000] ^ std::byte{1};
    f.write(f.files.frozen[0][1], 65536, before);
    f.write(f.files.frozen[1][1], 65536, after);                             // two sectors of a grain
    f.write(f.files.frozen[1][1], 3 * 65536, std::vector<std::byte>(65536)); // zeros over nothing
    QCOMPARE(words(f.compare(1, 2)), std::string("scsi0:1 66048+512; scsi0:1 70144+512; "));
    QCOMPARE(words(f.compare(2, 1)), words(f.compare(1, 2)));
}

void CompareStatesTest::betweenBranches() {
    Fixture f;
    const std::vector<std::byte> same = patternBytes(65536, 1);
    f.write(f.files.frozen[1][0], 0, same);
    f.write(f.files.frozen[2][0], 0, same); // the same by another hand
    f.write(f.files.frozen[1][0], 65536, patternBytes(65536, 2));
    f.write(f.files.frozen[2][0], 131072, patternBytes(65536, 3));
    QCOMPARE(words(f.compare(2, 3)), std::string("scsi0:0 65536+131072; "));
}

void CompareStatesTest::thePresentState() {
    Fixture f;
    f.write(f.files.present[1], 0, patternBytes(512 * 128, 1));
    QCOMPARE(words(f.compare(2, 0)), std::string("scsi0:1 0+65536; "));
}

void CompareStatesTest::aDiskOfOneStateOnly() {
    Fixture f;
    makeDisk(f.fs, "/vms/win10/new.vmdk", CreateType::MonolithicSparse, Sectors(4096));
    f.write("/vms/win10/new.vmdk", 0, patternBytes(65536, 5));
    f.fs.writeFile(f.files.config,
                   f.fs.readText(f.files.config) + "nvme0:0.present = \"TRUE\"\nnvme0:0.fileName = \"new.vmdk\"\n");
    QCOMPARE(words(f.compare(2, 0)), std::string("nvme0:0 0+65536; "));
    QCOMPARE(words(f.compare(0, 2)), std::string("nvme0:0 0+65536; "));
}

void CompareStatesTest::disksOfDifferentSizes() {
    Fixture f; // the present state's disk was replaced by a larger copy
    makeDisk(f.fs, "/vms/win10/large.vmdk", CreateType::MonolithicSparse, Sectors(16384));
    f.write("/vms/win10/large.vmdk", 6 * kMiB, patternBytes(65536, 5));
    VmxFile vmx = VmxFile::parse(f.fs.readFile(f.files.config));
    vmx.setDiskFile("scsi0:0", "large.vmdk");
    f.fs.writeFile(f.files.config, vmx.encode());
    QCOMPARE(words(f.compare(2, 0)), std::string("scsi0:0 6291456+65536; "));
}

void CompareStatesTest::whatIsSharedIsNotRead() {
    Fixture f(CreateType::MonolithicFlat);
    f.write(f.files.frozen[0][0], 0, patternBytes(4 * kMiB, 1));
    f.write(f.files.frozen[1][0], 0, patternBytes(65536, 2));
    f.compare(2, 3);
    QCOMPARE(f.progress.snapshot().total, std::uint64_t{65536});
}

void CompareStatesTest::agreesWithTheWholeContents_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("seed");
    for (const CreateType type :
         {CreateType::MonolithicSparse, CreateType::TwoGbMaxExtentFlat, CreateType::VmfsSparse})
        for (int seed = 0; seed < 3; ++seed)
            QTest::addRow("%s %d", std::string(createTypeName(type)).c_str(), seed) << static_cast<int>(type) << seed;
}

void CompareStatesTest::agreesWithTheWholeContents() {
    QFETCH(int, type);
    QFETCH(int, seed);
    Fixture f(static_cast<CreateType>(type));
    std::mt19937 random(static_cast<unsigned>(seed));
    std::vector<std::filesystem::path> links{f.files.present[0]};
    for (const auto& frozen : f.files.frozen)
        links.push_back(frozen[0]);
    for (int i = 0; i < 40; ++i) { // whole grains, from few contents, so that many are equal
        const std::uint64_t grain = random() % 64;
        f.write(links[random() % links.size()], grain * 65536, patternBytes(65536, random() % 3));
    }
    const std::vector<std::pair<std::uint32_t, std::filesystem::path>> states{
        {0, links[0]}, {1, links[1]}, {2, links[2]}, {3, links[3]}};
    OpenOptions options;
    options.ignoreCid = true;
    for (const auto& [a, fileA] : states)
        for (const auto& [b, fileB] : states) {
            const std::unique_ptr<DiskChain> chainA = openDisk(f.fs, fileA, options);
            const std::unique_ptr<DiskChain> chainB = openDisk(f.fs, fileB, options);
            const std::vector<std::byte> bytesA = contentsOf(*chainA);
            const std::vector<std::byte> bytesB = contentsOf(*chainB);
            std::vector<ChangedRange> expected;
            for (std::uint64_t at = 0; at < bytesA.size(); at += kSectorSize) {
                const auto from = static_cast<std::ptrdiff_t>(at);
                const auto to = static_cast<std::ptrdiff_t>(at + kSectorSize);
                if (std::equal(bytesA.begin() + from, bytesA.begin() + to, bytesB.begin() + from))
                    continue;
                if (!expected.empty() && expected.back().start + expected.back().length == at)
                    expected.back().length += kSectorSize;
                else
                    expected.push_back({"scsi0:0", at, kSectorSize});
            }
            QCOMPARE(words(f.compare(a, b)), words(expected));
        }
}

void CompareStatesTest::countsProgress() {
    Fixture f;
    f.write(f.files.frozen[1][0], 0, patternBytes(kMiB, 2));
    f.write(f.files.frozen[1][1], kMiB, patternBytes(65536, 2));
    f.compare(1, 2);
    QCOMPARE(f.progress.snapshot().total, kMiB + 65536);
    QCOMPARE(f.progress.snapshot().done, kMiB + 65536);
}

void CompareStatesTest::stops() {
    Fixture f;
    f.write(f.files.frozen[1][0], 0, patternBytes(kMiB, 2));
    f.stop.request_stop();
    try {
        f.compare(1, 2);
        QFAIL("was not stopped");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Cancelled);
    }
}

void CompareStatesTest::unknownStates() {
    Fixture f;
    QVERIFY_EXCEPTION_THROWN(f.compare(1, 9), Error);
    f.fs.remove(f.files.config);
    QVERIFY_EXCEPTION_THROWN(f.compare(1, 0), Error);
}

QTEST_GUILESS_MAIN(CompareStatesTest)
#include "machine_comparestates_test.moc"
