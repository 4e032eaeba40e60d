// SPDX-License-Identifier: Apache-2.0
// A changed descriptor: after a power cut at any moment, and the recovery that follows, the disk's file is as before
// or as after, its data untouched.
#include "core/disk/descriptorstore.h"
#include "tests/support/crashfilesystem.h"
#include "tests/support/faultsweep.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const std::filesystem::path kDisk = "/vm/disk.vmdk";
constexpr std::uint64_t kAreaSize = std::uint64_t{20} * 512;

const std::string kText = "# Disk DescriptorFile\nversion=1\nCID=216bc064\nparentCID=ffffffff\n"
                          "createType=\"monolithicSparse\"\nRW 2048 SPARSE \"disk.vmdk\"\n#DDB\n"
                          "ddb.adapterType = \"lsilogic\"\nddb.comment = \""
                          + std::string(1600, 'c') + "\"\nddb.last = \"1\"\n";

/// One way of storing: what the file holds at first, and the edit.
struct Case {
    bool embedded = false;
    std::string key;

    std::string fileWith(const std::string& text) const {
        if (!embedded)
            return text;
        std::string bytes = "KDMV" + std::string(508, 'h') + text;
        bytes.resize(512 + kAreaSize);
        return bytes + std::string(4096, 'd');
    }
    DescriptorPlace place() const { return {kDisk, embedded, embedded ? 512U : 0U, embedded ? kAreaSize : 0U}; }
    Descriptor edited() const {
        Descriptor descriptor = Descriptor::parse(asBytes(kText));
        descriptor.setDdb(key, "other");
        return descriptor;
    }
    std::unique_ptr<MemoryFileSystem> start() const {
        auto fs = std::make_unique<MemoryFileSystem>();
        fs->makeFolders("/vm");
        fs->writeFile(kDisk, fileWith(kText));
        return fs;
    }
    CrashReport crash(const CrashOptions& options = {}) const {
        const std::string before = fileWith(kText);
        const std::string after = fileWith(edited().encode());
        return forEachCrashState(
            *start(), [this](FileSystem& fs) { storeDescriptor(fs, place(), edited(), kText); },
            [&](CrashState& state) -> std::string {
                recoverIntents(state.fs, "/vm");
                const std::string now = state.fs.readText(kDisk);
                if (now != before && now != after)
                    return "neither before nor after";
                return state.finished && now != after ? "the change is lost" : "";
            },
            options);
    }
};

} // namespace

class CrashDescriptorStoreTest : public QObject {
    Q_OBJECT
private slots:
    void oldOrNew_data();
    void oldOrNew();
    void aDriveThatLiesIsNoticed_data() { oldOrNew_data(); }
    void aDriveThatLiesIsNoticed();
    void failingCallsLeaveOldOrNew_data() { oldOrNew_data(); }
    void failingCallsLeaveOldOrNew();
};

void CrashDescriptorStoreTest::oldOrNew_data() {
    QTest::addColumn<bool>("embedded");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("descriptor file") << false << QByteArray("adapterType");
    QTest::newRow("one sector") << true << QByteArray("last");
    QTest::newRow("several sectors") << true << QByteArray("adapterType");
}

void CrashDescriptorStoreTest::oldOrNew() {
    QFETCH(bool, embedded);
    QFETCH(QByteArray, key);
    const CrashReport report = Case{embedded, key.toStdString()}.crash();
    QVERIFY2(report.failures.empty(), report.summary().c_str());
    QVERIFY(report.states >= 2);
}

void CrashDescriptorStoreTest::aDriveThatLiesIsNoticed() {
    QFETCH(bool, embedded);
    QFETCH(QByteArray, key);
    CrashOptions lying;
    lying.ignoreSync = true;
    const CrashReport report = Case{embedded, key.toStdString()}.crash(lying);
    QVERIFY2(!report.failures.empty(), report.summary().c_str());
}

/// Every call fails once, by every errno: no leftovers but an intent, which the next change finishes.
void CrashDescriptorStoreTest::failingCallsLeaveOldOrNew() {
    QFETCH(bool, embedded);
    QFETCH(QByteArray, key);
    const Case scenario{embedded, key.toStdString()};
    const std::string before = scenario.fileWith(kText);
    const std::string after = scenario.fileWith(scenario.edited().encode());
    const FaultReport report = sweepFaults(
        *scenario.start(),
        [&scenario](FileSystem& fs) { storeDescriptor(fs, scenario.place(), scenario.edited(), kText); },
        [&](FaultOutcome& outcome) -> std::string {
            recoverIntents(outcome.fs, "/vm");
            const std::string now = outcome.fs.readText(kDisk);
            if (now != before && now != after)
                return "neither before nor after";
            if (!outcome.error && now != after)
                return "reported as done, but it is not";
            return outcome.couldCleanUp && outcome.fs.allFiles().size() != 1 ? "leftovers" : "";
        });
    QVERIFY2(report.failures.empty(), report.summary().c_str());
    QVERIFY(report.runs > 10);
}

QTEST_GUILESS_MAIN(CrashDescriptorStoreTest)
#include "crash_descriptorstore_test.moc"
