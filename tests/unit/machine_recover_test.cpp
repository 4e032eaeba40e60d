// SPDX-License-Identifier: Apache-2.0
// Descriptions that are lost or damaged, made anew: the guest reads what it read before.
#include "core/machine/recoverop.h"
#include "core/ops/cloneop.h"
#include "core/ops/repairundo.h"
#include "tests/support/extenttools.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

const Path kDisk = "/vm/a.vmdk";
constexpr Sectors kPiece{4096};
constexpr Sectors kCapacity{6144}; // two pieces of a split disk

void makeLostLater(FileSystem& fs, CreateType type, Sectors capacity = kCapacity) {
    DiskSpec spec;
    spec.path = kDisk;
    spec.type = type;
    spec.capacity = capacity;
    spec.splitAt = kPiece;
    NewDisk(fs, spec, false).commit();
}

} // namespace

class MachineRecoverTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void whereNothingIsLostThePlanSaysSo() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicSparse, Sectors(4096));
        RecoverOp operation({.target = "/vm", .parent = {}});
        Progress progress;
        Report report;
        OpContext context{*fs_, progress, {}, report};
        QCOMPARE(codeOf([&] { operation.plan(context); }), ErrorCode::NotFound);
    }

    void aLostDescriptionIsMadeAnew_data() { kinds(); }
    void aLostDescriptionIsMadeAnew() {
        QFETCH(int, type);
        makeLostLater(*fs_, static_cast<CreateType>(type));
        writeInto(*fs_, kDisk, 65536, 1);
        const QByteArray contents = sha1(*openDisk(*fs_, kDisk));
        fs_->remove(kDisk);
        const std::vector<LostDisk> lost = recover("/vm");
        QCOMPARE(lost.size(), std::size_t{1});
        QVERIFY(!lost.front().problem);
        QVERIFY(!lost.front().evidence.empty());
        const auto chain = openDisk(*fs_, kDisk, forWriting());
        QCOMPARE(chain->leaf().descriptor().createType(), static_cast<CreateType>(type));
        QCOMPARE(chain->leaf().capacity(), kCapacity);
        QCOMPARE(sha1(*chain), contents);
    }

    /// By the name of a piece, too; and what was there is kept.
    void aDamagedDescriptionIsMadeAnewAndKept() {
        makeLostLater(*fs_, CreateType::TwoGbMaxExtentSparse);
        fs_->writeFile(kDisk, std::string(600, '\0'));
        QCOMPARE(recover("/vm/a-s002.vmdk").size(), std::size_t{1});
        QCOMPARE(openDisk(*fs_, kDisk)->leaf().capacity(), kCapacity);
        QCOMPARE(fs_->readFile("/vm/a.vmdk.damaged").size(), std::size_t{600});
    }

    void aBaseGetsTheContentIdThatItsChildrenExpect() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(4096));
        makeChild(*fs_, "/vm/a-000001.vmdk", CreateType::MonolithicSparse, Sectors(4096), kDisk);
        fs_->remove(kDisk);
        recover(kDisk);
        QVERIFY(openDisk(*fs_, "/vm/a-000001.vmdk"));
    }

    void aBaseWithAPieceMissingAtItsEndIsFoundByItsChild() {
        makeLostLater(*fs_, CreateType::TwoGbMaxExtentFlat);
        makeChild(*fs_, "/vm/a-000001.vmdk", CreateType::MonolithicSparse, kCapacity, kDisk);
        fs_->remove(kDisk);
        fs_->remove("/vm/a-f002.vmdk");
        const std::vector<LostDisk> lost = recover("/vm");
        QCOMPARE(lost.front().problem->code(), ErrorCode::CapacityMismatch);
        QVERIFY(!fs_->exists(kDisk));
    }

    void aGapInASetIsNamed() {
        makeLostLater(*fs_, CreateType::TwoGbMaxExtentFlat, Sectors(3 * 4096));
        fs_->remove(kDisk);
        fs_->remove("/vm/a-f002.vmdk");
        QCOMPARE(recover("/vm").front().problem->code(), ErrorCode::MissingExtent);
        QVERIFY(!fs_->exists(kDisk));
    }

    /// The links of a machine, all of its descriptions lost at once: the lists say who builds on whom.
    void aMachinesLinksFindTheirParentsByItsLists_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("ESX") << int(CreateType::Vmfs);
        QTest::newRow("split") << int(CreateType::TwoGbMaxExtentSparse);
    }
    void aMachinesLinksFindTheirParentsByItsLists() {
        QFETCH(int, type);
        MachineSpec spec;
        spec.disks.front().type = static_cast<CreateType>(type);
        spec.snapshots = {{"one", -1}, {"two", 0}, {"three", 0}}; // the third one branches off
        const MachineFiles files = makeMachine(*fs_, spec);
        std::vector<Path> links = {files.present[0]};
        for (const auto& frozen : files.frozen)
            links.push_back(frozen[0]);
        std::vector<QByteArray> contents;
        for (const Path& link : links)
            contents.push_back(sha1(*openDisk(*fs_, link)));
        for (const Path& link : links)
            fs_->remove(link);
        const std::vector<LostDisk> lost = recover(spec.folder);
        QCOMPARE(lost.size(), links.size());
        for (const LostDisk& disk : lost)
            QVERIFY2(!disk.problem, disk.problem ? disk.problem->message().english().c_str() : "");
        for (std::size_t i = 0; i < links.size(); ++i)
            QCOMPARE(sha1(*openDisk(*fs_, links[i])), contents[i]);
    }

    void aParentThatIsNotClearIsLeftToTheUser() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(4096));
        const Path first = "/vm/a-000001.vmdk";
        const Path second = "/vm/a-000002.vmdk";
        makeChild(*fs_, first, CreateType::VmfsSparse, Sectors(4096), kDisk);
        makeChild(*fs_, second, CreateType::VmfsSparse, Sectors(4096), first);
        writeInto(*fs_, second, 0, 3);
        const QByteArray contents = sha1(*openDisk(*fs_, second));
        fs_->remove(second);
        const std::vector<LostDisk> lost = recover("/vm");
        QVERIFY(lost.front().problem);
        QCOMPARE(lost.front().candidates.size(), std::size_t{2});
        QVERIFY(!fs_->exists(second));
        QVERIFY(!recover("/vm/a-000002-delta.vmdk", first).front().problem);
        QCOMPARE(sha1(*openDisk(*fs_, second)), contents);
    }

    void theOnlyPossibleParentIsTaken() {
        makeDisk(*fs_, kDisk, CreateType::MonolithicFlat, Sectors(4096));
        makeDisk(*fs_, "/vm/other.vmdk", CreateType::MonolithicFlat, Sectors(4096));
        const Path child = "/vm/a-000001.vmdk";
        makeChild(*fs_, child, CreateType::VmfsSparse, Sectors(4096), kDisk);
        fs_->remove(child);
        QVERIFY(!recover("/vm").front().problem);
        QCOMPARE(openDisk(*fs_, child)->link(0).path(), kDisk);
    }

    void aMonolithicFileIsPutRightInPlaceAndUndone_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<quint64>("length");
        for (const CreateType type : {CreateType::MonolithicSparse, CreateType::StreamOptimized}) {
            const QByteArray name(createTypeName(type).data());
            QTest::newRow(name + ", header") << int(type) << quint64{0} << quint64{512};
            QTest::newRow(name + ", description") << int(type) << quint64{512} << quint64{20 * 512};
        }
    }
    void aMonolithicFileIsPutRightInPlaceAndUndone() {
        QFETCH(int, type);
        QFETCH(quint64, offset);
        QFETCH(quint64, length);
        makeSample(static_cast<CreateType>(type));
        const QByteArray contents = sha1(*openDisk(*fs_, kDisk));
        fs_->open(kDisk, OpenMode::ReadWrite)->writeAt(offset, std::vector<std::byte>(length));
        const std::vector<std::byte> damaged = fs_->readFile(kDisk);
        QVERIFY(codeOf([&] { openDisk(*fs_, kDisk); }).has_value());
        const std::vector<LostDisk> lost = recover(kDisk);
        QVERIFY2(!lost.front().problem,
                 lost.front().problem ? lost.front().problem->message().english().c_str() : "");
        {
            const auto chain = openDisk(*fs_, kDisk);
            QCOMPARE(chain->leaf().descriptor().createType(), static_cast<CreateType>(type));
            QCOMPARE(sha1(*chain), contents);
        }
        run(*undoRepairOp(kDisk));
        QVERIFY(fs_->readFile(kDisk) == damaged);
    }

    void tablesThatAreNotWhereTheyWereAreNotGuessed() {
        makeSample(CreateType::MonolithicSparse);
        const auto file = fs_->open(kDisk, OpenMode::ReadWrite);
        file->writeAt(0, std::vector<std::byte>(512));
        file->writeAt(21 * 512, std::vector<std::byte>(4, std::byte{9})); // the redundant directory
        QVERIFY(recover(kDisk).front().problem);
        QVERIFY(!fs_->exists(undoFileOf(kDisk)));
    }

    void aFolderThatHasLostNothingIsRefused() {
        makeLostLater(*fs_, CreateType::TwoGbMaxExtentSparse);
        QCOMPARE(RecoverOp({.target = "/vm", .parent = {}}).canRun(*fs_)->code, ErrorCode::NotFound);
    }

    void planningWritesNothing() {
        makeDisk(*fs_, kDisk, CreateType::VmfsSparse, Sectors(4096));
        fs_->remove(kDisk);
        RecoverOp operation({.target = "/vm", .parent = kDisk});
        Progress progress;
        Report report;
        OpContext context{*fs_, progress, {}, report};
        operation.plan(context);
        QVERIFY(!fs_->exists(kDisk));
    }

private:
    static void kinds() {
        QTest::addColumn<int>("type");
        QTest::newRow("flat") << int(CreateType::MonolithicFlat);
        QTest::newRow("split flat") << int(CreateType::TwoGbMaxExtentFlat);
        QTest::newRow("split sparse") << int(CreateType::TwoGbMaxExtentSparse);
    }

    void makeSample(CreateType type) {
        makeDisk(*fs_, "/vm/source.vmdk", CreateType::MonolithicSparse, Sectors(200'000));
        writeInto(*fs_, "/vm/source.vmdk", 65536, 1);
        writeInto(*fs_, "/vm/source.vmdk", 50'000'000, 2);
        CloneParams clone;
        clone.source = "/vm/source.vmdk";
        clone.spec.path = kDisk;
        clone.spec.type = type;
        CloneOp operation(clone);
        run(operation);
        fs_->remove("/vm/source.vmdk");
    }

    void run(Operation& operation) {
        Progress progress;
        Report report;
        OpContext context{*fs_, progress, {}, report};
        operation.run(context);
    }

    std::vector<LostDisk> recover(const Path& target, const Path& parent = {}) {
        RecoverOp operation({.target = target, .parent = parent});
        const std::optional<Refusal> refusal = operation.canRun(*fs_);
        if (refusal)
            throw Error(refusal->code, refusal->reason);
        run(operation);
        return operation.disks();
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(MachineRecoverTest)
#include "machine_recover_test.moc"
