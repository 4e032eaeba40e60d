// SPDX-License-Identifier: Apache-2.0
// Redo logs made, attached in memory and on the drive, and flattened.
#include "core/disk/descriptorstore.h"
#include "core/disk/parenthint.h"
#include "core/io/intent.h"
#include "core/ops/attachop.h"
#include "core/ops/linkusage.h"
#include "tests/support/clonetools.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

using Path = std::filesystem::path;

constexpr Sectors kCapacity{5000};

void run(FileSystem& fs, Operation& operation) {
    OperationRun all(fs);
    operation.run(all.context);
}

void child(FileSystem& fs, const Path& parent, const Path& path, std::optional<CreateType> type = {}) {
    run(fs, *createChildOp({.parent = parent, .child = path, .type = type, .open = {}}));
}

void write(FileSystem& fs, const Path& path, Sectors start, Sectors length, std::uint64_t seed) {
    const auto chain = openDisk(fs, path, forWriting());
    chain->write(start, patternBytes(length.bytes(), seed));
    chain->close();
}

std::optional<ErrorCode> refusal(const std::optional<Refusal>& why) {
    return why ? std::optional(why->code) : std::nullopt;
}

Bytes guest(FileSystem& fs, const Path& path) { return contentsOf(*openDisk(fs, path)); }

} // namespace

class OpsAttachTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm/other");
        makeDisk(*fs_, "/vm/d.vmdk", CreateType::MonolithicSparse, kCapacity);
        write(*fs_, "/vm/d.vmdk", Sectors(100), Sectors(900), 1);
    }

    void theKindIsTheOneThatVmwareTakes_data() {
        QTest::addColumn<int>("parent");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, CreateType parent, CreateType expected) {
            QTest::newRow(name) << static_cast<int>(parent) << static_cast<int>(expected);
        };
        row("monolithic", CreateType::MonolithicSparse, CreateType::MonolithicSparse);
        row("flat", CreateType::MonolithicFlat, CreateType::MonolithicSparse);
        row("split", CreateType::TwoGbMaxExtentSparse, CreateType::TwoGbMaxExtentSparse);
        row("split flat", CreateType::TwoGbMaxExtentFlat, CreateType::TwoGbMaxExtentSparse);
        row("stream", CreateType::StreamOptimized, CreateType::MonolithicSparse);
        row("VMFS", CreateType::Vmfs, CreateType::VmfsSparse);
    }
    void theKindIsTheOneThatVmwareTakes() {
        QFETCH(int, parent);
        QFETCH(int, expected);
        makeDisk(*fs_, "/vm/p.vmdk", static_cast<CreateType>(parent), kCapacity);
        child(*fs_, "/vm/p.vmdk", "/vm/c.vmdk");
        const auto chain = openDisk(*fs_, "/vm/c.vmdk");
        QCOMPARE(static_cast<int>(chain->leaf().descriptor().createType()), expected);
        QCOMPARE(chain->linkCount(), std::size_t{2});
        QCOMPARE(chain->capacity(), kCapacity);
        QCOMPARE(chain->leaf().descriptor().parentHint().value(), std::string("p.vmdk"));
    }

    void aNameThatIsTakenIsRefused() {
        fs_->writeFile("/vm/c-delta.vmdk", "something else");
        const auto operation = createChildOp({"/vm/d.vmdk", "/vm/c.vmdk", CreateType::VmfsSparse, {}});
        const auto refusal = operation->canRun(*fs_);
        QVERIFY(refusal && refusal->code == ErrorCode::AlreadyExists);
        QCOMPARE(codeOf([&] { run(*fs_, *operation); }), ErrorCode::AlreadyExists);
        QVERIFY(!fs_->exists("/vm/c.vmdk"));
        QCOMPARE(codeOf([&] { child(*fs_, "/vm/d.vmdk", "/vm/e.vmdk", CreateType::MonolithicFlat); }),
                 ErrorCode::InvalidArgument);
    }

    void aChildInAnotherFolderNamesItsParentByAPath() {
        QCOMPARE(parentHintFor(*fs_, "/vm/c.vmdk", "/vm/d.vmdk"), std::string("d.vmdk"));
        QCOMPARE(parentHintFor(*fs_, "/vm/other/c.vmdk", "/vm/d.vmdk"), std::string("../d.vmdk"));
        fs_->makeFolders("/elsewhere");
        QCOMPARE(parentHintFor(*fs_, "/elsewhere/c.vmdk", "/vm/d.vmdk"), std::string("/vm/d.vmdk"));
        child(*fs_, "/vm/d.vmdk", "/vm/other/c.vmdk");
        OpenOptions trusting;
        trusting.trust = true;
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/other/c.vmdk", trusting)) == guest(*fs_, "/vm/d.vmdk"));
    }

    /// No piece of a new disk may be that small.
    void aParentInTinyPiecesGetsAChildInUsualOnes() {
        fs_->writeFile("/vm/tiny.vmdk", descriptorText("twoGbMaxExtentFlat", {"RW 512 FLAT \"tiny-f001.vmdk\" 0",
                                                                              "RW 512 FLAT \"tiny-f002.vmdk\" 0"}));
        for (const char* piece : {"/vm/tiny-f001.vmdk", "/vm/tiny-f002.vmdk"})
            fs_->writeFile(piece, patternBytes(512 * kSectorSize, 5));
        child(*fs_, "/vm/tiny.vmdk", "/vm/t.vmdk");
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/t.vmdk")) == contentsOf(*openDisk(*fs_, "/vm/tiny.vmdk")));
    }

    /// Going back to an earlier state, as library calls: open the redo log of the wanted time, make a child of it,
    /// attach that, read and write both as one disk.
    void aStateIsGoneBackToByAChildOfItsRedoLog() {
        child(*fs_, "/vm/d.vmdk", "/vm/d-000001.vmdk");
        write(*fs_, "/vm/d-000001.vmdk", Sectors(500), Sectors(700), 2);
        child(*fs_, "/vm/d-000001.vmdk", "/vm/d-000002.vmdk");
        write(*fs_, "/vm/d-000002.vmdk", Sectors(0), Sectors(2000), 3);
        const Bytes wanted = guest(*fs_, "/vm/d-000001.vmdk");
        const Bytes later = guest(*fs_, "/vm/d-000002.vmdk");

        auto parent = openDisk(*fs_, "/vm/d-000001.vmdk");
        child(*fs_, "/vm/d-000001.vmdk", "/vm/d-000003.vmdk", CreateType::VmfsSparse);
        OpenOptions alone = forWriting();
        alone.followParents = false;
        const auto disk = attachChains(std::move(parent), openDisk(*fs_, "/vm/d-000003.vmdk", alone));
        QVERIFY(contentsOf(*disk) == wanted);
        Bytes expected = wanted;
        const Bytes fresh = patternBytes(300 * kSectorSize, 4);
        disk->write(Sectors(900), fresh);
        std::ranges::copy(fresh, expected.begin() + 900 * kSectorSize);
        QVERIFY(contentsOf(*disk) == expected);
        disk->close();
        QVERIFY(guest(*fs_, "/vm/d-000003.vmdk") == expected);
        QVERIFY(guest(*fs_, "/vm/d-000001.vmdk") == wanted);
        QVERIFY(guest(*fs_, "/vm/d-000002.vmdk") == later);
    }

    void whatDoesNotFitIsNotAttached() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        child(*fs_, "/vm/c.vmdk", "/vm/e.vmdk");
        makeDisk(*fs_, "/vm/small.vmdk", CreateType::MonolithicSparse, Sectors(4096));
        makeDisk(*fs_, "/vm/same.vmdk", CreateType::MonolithicSparse, kCapacity);
        const auto codeFor = [&](const Path& parent, const Path& disk, bool fixCid) {
            return refusal(whyNotAttachable(*fs_, {parent, disk, fixCid, {}}));
        };
        QCOMPARE(codeFor("/vm/d.vmdk", "/vm/c.vmdk", false), std::nullopt);
        QCOMPARE(codeFor("/vm/small.vmdk", "/vm/c.vmdk", true), ErrorCode::CapacityMismatch);
        QCOMPARE(codeFor("/vm/same.vmdk", "/vm/c.vmdk", false), ErrorCode::ParentMismatch);
        QCOMPARE(codeFor("/vm/same.vmdk", "/vm/c.vmdk", true), std::nullopt);
        QCOMPARE(codeFor("/vm/e.vmdk", "/vm/c.vmdk", true), ErrorCode::ParentLoop);
        QCOMPARE(codeFor("/vm/d.vmdk", "/vm/same.vmdk", true), ErrorCode::NotSupported);
        const auto before = fs_->readFile("/vm/c.vmdk");
        QCOMPARE(codeOf([&] {
                     run(*fs_, *attachOp({"/vm/same.vmdk", "/vm/c.vmdk", false, {}}));
                 }),
                 ErrorCode::ParentMismatch);
        QVERIFY(fs_->readFile("/vm/c.vmdk") == before);
    }

    void aMovedParentIsFoundAgain() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        const Bytes contents = guest(*fs_, "/vm/c.vmdk");
        fs_->rename("/vm/d.vmdk", "/vm/other/moved.vmdk");
        QCOMPARE(codeOf([&] { guest(*fs_, "/vm/c.vmdk"); }), ErrorCode::MissingParent);
        run(*fs_, *attachOp({"/vm/other/moved.vmdk", "/vm/c.vmdk", false, {}}));
        QVERIFY(guest(*fs_, "/vm/c.vmdk") == contents);
    }

    void aChangedParentIsTakenOnlyOnTheUsersWord() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        write(*fs_, "/vm/d.vmdk", Sectors(0), Sectors(1), 9);
        const auto written = fs_->readFile("/vm/d.vmdk");
        fs_->remove("/vm/d.vmdk");
        fs_->writeFile("/vm/d.vmdk", written); // files in memory keep the time of their making
        const AttachParams params{"/vm/d.vmdk", "/vm/c.vmdk", true, {}};
        const AttachEvidence evidence = attachEvidence(*fs_, params);
        QVERIFY(!evidence.sameCid() && evidence.parentIsNewer());
        QCOMPARE(evidence.childCapacity, evidence.parentCapacity);
        OperationRun all(*fs_);
        QCOMPARE(attachOp(params)->plan(all.context).warnings.size(), std::size_t{2});
        run(*fs_, *attachOp(params));
        QVERIFY(guest(*fs_, "/vm/c.vmdk") == guest(*fs_, "/vm/d.vmdk"));
    }

    void aFlattenedDiskNeedsNoParents_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("sparse") << static_cast<int>(CreateType::MonolithicSparse);
        QTest::newRow("split") << static_cast<int>(CreateType::TwoGbMaxExtentSparse);
        QTest::newRow("COWD") << static_cast<int>(CreateType::VmfsSparse);
    }
    void aFlattenedDiskNeedsNoParents() {
        QFETCH(int, type);
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk", static_cast<CreateType>(type));
        write(*fs_, "/vm/c.vmdk", Sectors(950), Sectors(100), 2);
        child(*fs_, "/vm/c.vmdk", "/vm/e.vmdk", static_cast<CreateType>(type));
        write(*fs_, "/vm/e.vmdk", Sectors(120), Sectors(7), 3);
        const Bytes contents = guest(*fs_, "/vm/e.vmdk");
        const Cid cid = openLink(*fs_, "/vm/e.vmdk")->descriptor().cid();
        const std::uint64_t before = readLinkUsage(*openLink(*fs_, "/vm/e.vmdk")).ownBytes();
        OperationRun all(*fs_);
        const Plan plan = flattenOp({"/vm/e.vmdk", {}})->plan(all.context);
        run(*fs_, *flattenOp({"/vm/e.vmdk", {}}));
        fs_->remove("/vm/d.vmdk");
        QVERIFY(guest(*fs_, "/vm/e.vmdk") == contents);
        QCOMPARE(openLink(*fs_, "/vm/e.vmdk")->descriptor().cid(), cid);
        QCOMPARE(readLinkUsage(*openLink(*fs_, "/vm/e.vmdk")).ownBytes(), before + plan.peakExtraSpace);
        QVERIFY(listIntents(*fs_, "/vm").empty());
        QCOMPARE(codeOf([&] { run(*fs_, *flattenOp({"/vm/e.vmdk", {}})); }), ErrorCode::NotSupported);
    }

    void aStoppedFlatteningLeavesTheDiskAsItWas() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        const Bytes contents = guest(*fs_, "/vm/c.vmdk");
        OperationRun all(*fs_);
        all.stop.request_stop();
        QCOMPARE(codeOf([&] { flattenOp({"/vm/c.vmdk", {}})->run(all.context); }), ErrorCode::Cancelled);
        QVERIFY(listIntents(*fs_, "/vm").empty());
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/c.vmdk", forWriting())) == contents);
    }

    void aDiskThatAMachineHoldsIsLeftAlone() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        fs_->makeFolders("/vm/c.vmdk.lck");
        std::string member = "otherhost 1-2(vmware-vmx) 1 X 5 lc=7";
        member.resize(512);
        fs_->writeFile("/vm/c.vmdk.lck/M12345.lck", member);
        const auto before = fs_->readFile("/vm/c.vmdk");
        const AttachParams params{"/vm/d.vmdk", "/vm/c.vmdk", true, {}};
        QCOMPARE(refusal(whyNotAttachable(*fs_, params)), ErrorCode::Locked);
        QCOMPARE(codeOf([&] { run(*fs_, *attachOp(params)); }), ErrorCode::Locked);
        QCOMPARE(refusal(flattenOp({"/vm/c.vmdk", {}})->canRun(*fs_)), ErrorCode::Locked);
        QCOMPARE(codeOf([&] { run(*fs_, *flattenOp({"/vm/c.vmdk", {}})); }), ErrorCode::Locked);
        QVERIFY(fs_->readFile("/vm/c.vmdk") == before);
    }

    void whatAnotherOperationLeftHalfDoneIsNotAttached() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        IntentBuilder marker(*fs_, "/vm/c.vmdk", IntentOp::MergeLinks);
        marker.touches("/vm/c.vmdk", 0);
        marker.commitMarker();
        const AttachParams params{"/vm/d.vmdk", "/vm/c.vmdk", true, {}};
        QCOMPARE(refusal(whyNotAttachable(*fs_, params)), ErrorCode::Interrupted);
        QCOMPARE(codeOf([&] { run(*fs_, *attachOp(params)); }), ErrorCode::Interrupted);
        QCOMPARE(refusal(flattenOp({"/vm/c.vmdk", {}})->canRun(*fs_)), ErrorCode::Interrupted);
    }

    void anAttachingThatWasCutOffIsFinishedFirst() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        makeDisk(*fs_, "/vm/same.vmdk", CreateType::MonolithicSparse, kCapacity);
        const std::unique_ptr<DiskLink> link = openLink(*fs_, "/vm/c.vmdk");
        Descriptor named = link->descriptor();
        named.setParent(Cid(1), "gone.vmdk");
        IntentBuilder cutOff(*fs_, "/vm/c.vmdk", IntentOp::EditDescriptor);
        storeDescriptor(cutOff, *fs_, link->place(), named);
        cutOff.commit();
        run(*fs_, *attachOp({"/vm/same.vmdk", "/vm/c.vmdk", true, {}}));
        QVERIFY(listIntents(*fs_, "/vm").empty());
        QCOMPARE(openDisk(*fs_, "/vm/c.vmdk")->link(0).path(), Path("/vm/same.vmdk"));
    }

    void aFlatteningThatDoesNotFitIsRefusedAtOnce() {
        child(*fs_, "/vm/d.vmdk", "/vm/c.vmdk");
        const auto before = fs_->readFile("/vm/c.vmdk");
        VolumeInfo volume = fs_->volume("/vm");
        volume.free = Sectors(500).bytes();
        fs_->setVolume(volume);
        QCOMPARE(codeOf([&] { run(*fs_, *flattenOp({"/vm/c.vmdk", {}})); }), ErrorCode::NoSpace);
        QVERIFY(fs_->readFile("/vm/c.vmdk") == before);
        QVERIFY(listIntents(*fs_, "/vm").empty());
    }

private:
    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(OpsAttachTest)
#include "ops_attach_test.moc"
