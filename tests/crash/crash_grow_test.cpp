// SPDX-License-Identifier: Apache-2.0
// Growing: after a power cut at any moment the disk has its old or its new capacity, holds the same bytes, is sound,
// and growing it again finishes.
#include "core/disk/diskopener.h"
#include "core/ops/checkop.h"
#include "core/ops/growop.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/extenttools.h"
#include "tests/support/foldercontents.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::filesystem::path kDisk = "/vm/a.vmdk";

template<class Op>
void run(FileSystem& fs, Op& operation) {
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    operation.run(context);
}

struct Growing {
    Growing(CreateType type, Sectors from, Sectors to) : capacity(to) {
        fs.makeFolders("/vm");
        makeDisk(fs, kDisk, type, from);
        const auto chain = openDisk(fs, kDisk, forWriting());
        for (std::uint64_t at = 0; at + 200 < from.count(); at += 1500)
            chain->write(Sectors(at), patternBytes(150 * kSectorSize, at));
        chain->close();
        before = contentsOf(*chain);
    }

    void grow(FileSystem& files) const {
        GrowParams params;
        params.disk = kDisk;
        params.capacity = capacity;
        GrowOp operation(params);
        run(files, operation);
    }

    std::string verdict(MemoryFileSystem& files, bool mustBeNew) const {
        if (const std::string wrong = contents(files, mustBeNew); !wrong.empty())
            return wrong;
        grow(files);
        if (const std::string wrong = contents(files, true); !wrong.empty())
            return "growing again: " + wrong;
        CheckOp check({.disk = kDisk, .open = {}});
        run(files, check);
        if (!check.result().consistent)
            return "damaged: " + check.result().issues.front().detail.english();
        for (const auto& entry : files.list("/vm"))
            if (entry.name.extension() != ".vmdk")
                return "left over: " + entry.name.string();
        return {};
    }

    /// Only what is stored is read: the disks are large and empty.
    std::string contents(MemoryFileSystem& files, bool mustBeNew) const {
        const auto chain = openDisk(files, kDisk);
        const Sectors old = Sectors::within(before.size());
        if (chain->capacity() != capacity && (mustBeNew || chain->capacity() != old))
            return "a wrong capacity";
        std::vector<std::byte> read(before.size());
        chain->read(Sectors(0), read);
        if (!sameBytes(read, before))
            return "other contents";
        bool stored = false;
        chain->map(old, chain->capacity() - old, [&](const Run& run) {
            stored = stored || (run.kind == RunKind::Data && chain->capabilities().allocates);
            return true;
        });
        return stored ? "data where nothing was written" : "";
    }

    CrashReport crashes(const CrashOptions& options = {}) const {
        return forEachCrashState(
            fs, [this](FileSystem& files) { grow(files); },
            [this](CrashState& state) { return verdict(state.fs, state.finished); }, options);
    }

    MemoryFileSystem fs;
    Sectors capacity;
    std::vector<std::byte> before;
};

/// Looking at hundreds of megabytes of tables takes its time.
CrashOptions sampled(unsigned subsets, std::uint64_t capacity) {
    if (capacity > 100'000'000)
        return {.randomSubsets = 2, .maxPerKind = 3};
    return {.randomSubsets = subsets, .maxPerKind = 12};
}

void kinds() {
    QTest::addColumn<int>("type");
    QTest::addColumn<qulonglong>("from");
    QTest::addColumn<qulonglong>("to");
    QTest::newRow("flat") << int(CreateType::MonolithicFlat) << 5000ULL << 9000ULL;
    QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse) << 5000ULL << 9000ULL;
    QTest::newRow("sparse") << int(CreateType::MonolithicSparse) << 5000ULL << 2000000ULL;
    QTest::newRow("sparse, tables behind") << int(CreateType::MonolithicSparse) << 5000ULL << 700000000ULL;
    QTest::newRow("COWD") << int(CreateType::VmfsSparse) << 5000ULL << 1000000ULL;
}

} // namespace

class CrashGrowTest : public QObject {
    Q_OBJECT

private slots:
    void aPowerCutLeavesTheOldOrTheNewDisk_data() { kinds(); }
    void aPowerCutLeavesTheOldOrTheNewDisk() {
        QFETCH(int, type);
        QFETCH(qulonglong, from);
        QFETCH(qulonglong, to);
        const Growing growing(static_cast<CreateType>(type), Sectors(from), Sectors(to));
        const CrashReport report = growing.crashes(sampled(4, to));
        QVERIFY2(report.failures.empty(), report.summary().c_str());
        QVERIFY2(report.states > 5, report.summary().c_str());
    }

    void aDriveThatLiesIsNoticed_data() { kinds(); }
    void aDriveThatLiesIsNoticed() {
        QFETCH(int, type);
        QFETCH(qulonglong, from);
        QFETCH(qulonglong, to);
        const Growing growing(static_cast<CreateType>(type), Sectors(from), Sectors(to));
        CrashOptions lying = sampled(8, to);
        lying.ignoreSync = true;
        lying.maxFailures = 1;
        QVERIFY(!growing.crashes(lying).failures.empty());
    }
};

QTEST_GUILESS_MAIN(CrashGrowTest)
#include "crash_grow_test.moc"
