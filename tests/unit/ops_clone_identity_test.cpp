// SPDX-License-Identifier: Apache-2.0
// What a copy takes from its source besides the contents, and what it must not take.
#include "core/ops/clonespec.h"
#include "tests/support/clonetools.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

const char* const kUuid = "60 00 C2 9a 11 22 33 44-55 66 77 88 99 aa bb cc";
const char* const kLongId = "0123456789abcdef0123456712345678";

/// A flat disk with these ddb lines; its CID is 12345678.
void makeSource(FileSystem& fs, const std::string& ddb) {
    writeFile(fs, "/source.vmdk", descriptorText("monolithicFlat", {"RW 1000 FLAT \"source-flat.vmdk\" 0"}) + ddb);
    fs.create("/source-flat.vmdk")->truncate(1000 * kSectorSize);
}

CloneParams params() {
    return cloneParams("/source.vmdk", kindNamed("monolithicFlat"), "/copy.vmdk", kindNamed("monolithicSparse"));
}

Descriptor cloned(FileSystem& fs, const CloneParams& p) {
    OperationRun run(fs);
    CloneOp(p).run(run.context);
    return openDisk(fs, "/copy.vmdk")->leaf().descriptor();
}

std::string value(const Descriptor& descriptor, const char* key) { return descriptor.ddb(key).value_or("none"); }

} // namespace

class OpsCloneIdentityTest : public QObject {
    Q_OBJECT

private slots:
    void aCopyIsANewDisk() {
        MemoryFileSystem fs;
        makeSource(fs, std::string("ddb.uuid = \"") + kUuid + "\"\nddb.longContentID = \"" + kLongId + "\"\n");
        const Descriptor copy = cloned(fs, params());
        QVERIFY(copy.cid() != 0x12345678);
        QVERIFY(value(copy, "uuid") != kUuid);
        QVERIFY(parseDiskUuid(value(copy, "uuid")));
        QVERIFY(value(copy, "longContentID") != kLongId);
        QVERIFY(value(copy, "longContentID").ends_with(formatCid(copy.cid())));
    }

    void identityIsKeptWhenAskedFor() {
        MemoryFileSystem fs;
        makeSource(fs, std::string("ddb.uuid = \"") + kUuid + "\"\nddb.longContentID = \"" + kLongId + "\"\n");
        CloneParams p = params();
        p.keepIdentity = true;
        const Descriptor copy = cloned(fs, p);
        QCOMPARE(copy.cid(), Cid{0x12345678});
        QCOMPARE(value(copy, "uuid"), std::string(kUuid));
        QCOMPARE(value(copy, "longContentID"), std::string(kLongId));
    }

    // A child has no uuid of its own: the chain's is the base's (vmdk-format 1.7). Its content is its own.
    void aChildsIdentityIsItsOwnContentWithTheBasesUuid() {
        MemoryFileSystem fs;
        makeSource(fs, std::string("ddb.uuid = \"") + kUuid + "\"\nddb.longContentID = \"" + kLongId + "\"\n");
        writeFile(fs, "/child.vmdk",
                  descriptorText("monolithicFlat", {"RW 1000 ZERO"}, "parentFileNameHint=\"source.vmdk\"\n",
                                 "0badcafe", "12345678"));
        CloneParams p = params();
        p.source = "/child.vmdk";
        p.keepIdentity = true;
        const Descriptor copy = cloned(fs, p);
        QCOMPARE(copy.cid(), Cid{0x0badcafe});
        QCOMPARE(value(copy, "uuid"), std::string(kUuid));
        QVERIFY(value(copy, "longContentID").ends_with("0badcafe"));
        QVERIFY(!copy.hasParent());
        QVERIFY(!copy.parentHint());
    }

    void whatSaysNothingAboutTheFilesIsKept() {
        MemoryFileSystem fs;
        makeSource(fs, "ddb.virtualHWVersion = \"13\"\nddb.toolsVersion = \"2147483647\"\nddb.comment = \"mine\"\n"
                       "ddb.geometry.cylinders = \"7\"\nddb.geometry.heads = \"16\"\nddb.geometry.sectors = \"9\"\n"
                       "ddb.logicalSectorSize = \"512\"\nddb.someTool.key = \"kept\"\n");
        const Descriptor copy = cloned(fs, params());
        QCOMPARE(value(copy, "virtualHWVersion"), std::string("13"));
        QCOMPARE(value(copy, "toolsVersion"), std::string("2147483647"));
        QCOMPARE(value(copy, "comment"), std::string("mine"));
        QCOMPARE(value(copy, "geometry.cylinders"), std::string("7"));
        QCOMPARE(value(copy, "geometry.sectors"), std::string("9"));
        QCOMPARE(value(copy, "logicalSectorSize"), std::string("512"));
        QCOMPARE(value(copy, "someTool.key"), std::string("kept"));
        QCOMPARE(copy.createType(), CreateType::MonolithicSparse);
    }

    void whatDescribesTheFilesIsNot() {
        MemoryFileSystem fs;
        makeSource(fs, "ddb.deletable = \"true\"\nddb.thinProvisioned = \"1\"\nddb.encoding = \"UTF-8\"\n"
                       "ddb.grain = \"8\"\nddb.uuid.image=\"aa\"\nddb.UUID.modification=\"bb\"\n"
                       "ddb.iofilters = \"vmwarevmcrypt\"\nddb.nativeParentHint = \"x\"\n");
        const Descriptor copy = cloned(fs, params());
        for (const char* key : {"deletable", "thinProvisioned", "encoding", "grain", "uuid.image",
                                "uuid.modification", "iofilters", "nativeParentHint"})
            QVERIFY2(!copy.ddb(key), key);
    }

    void aFilteredDiskIsWarnedOf() {
        MemoryFileSystem fs;
        makeSource(fs, "ddb.iofilters = \"vmwarevmcrypt\"\n");
        OperationRun run(fs);
        QCOMPARE(CloneOp(params()).plan(run.context).warnings.size(), std::size_t{1});
    }

    void theAdapterIsTheSourcesUnlessGiven() {
        for (const bool given : {false, true}) {
            MemoryFileSystem fs;
            writeFile(fs, "/source.vmdk",
                      "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\n"
                      "createType=\"monolithicFlat\"\nRW 1000 FLAT \"source-flat.vmdk\" 0\n"
                      "ddb.adapterType = \"ide\"\nddb.geometry.cylinders = \"5\"\n");
            fs.create("/source-flat.vmdk")->truncate(1000 * kSectorSize);
            CloneParams p = params();
            p.keepAdapter = !given;
            p.spec.adapter = AdapterType::BusLogic;
            const Descriptor copy = cloned(fs, p);
            QCOMPARE(value(copy, "adapterType"), std::string(given ? "buslogic" : "ide"));
            // Geometry belongs to the adapter.
            QCOMPARE(value(copy, "geometry.cylinders") == "5", !given);
        }
    }

    void theHardwareVersionIsTheSourcesUnlessGiven() {
        MemoryFileSystem fs;
        makeSource(fs, "ddb.virtualHWVersion = \"19\"\n");
        CloneParams p = params();
        p.keepHardwareVersion = false;
        p.spec.hardwareVersion = 10;
        QCOMPARE(value(cloned(fs, p), "virtualHWVersion"), std::string("10"));
    }

    void theCallersEntriesComeFirst() {
        MemoryFileSystem fs;
        makeSource(fs, std::string("ddb.comment = \"theirs\"\nddb.uuid = \"") + kUuid + "\"\n");
        CloneParams p = params();
        p.keepIdentity = true;
        p.spec.ddb = {{"comment", "ours"}, {"uuid", "60 00 C2 9f 00 00 00 00-00 00 00 00 00 00 00 01"}};
        const Descriptor copy = cloned(fs, p);
        QCOMPARE(value(copy, "comment"), std::string("ours"));
        QVERIFY(value(copy, "uuid").ends_with("01"));
    }

    // An embedded descriptor has room for 10 KiB: a strange source must not make a copy impossible.
    void endlessEntriesDoNotStopACopy() {
        MemoryFileSystem fs;
        std::string ddb;
        for (int i = 0; i < 500; ++i)
            ddb += "ddb.key" + std::to_string(i) + " = \"" + std::string(100, 'x') + "\"\n";
        makeSource(fs, ddb);
        const Descriptor copy = cloned(fs, params());
        QVERIFY(copy.ddb("key0"));
        QVERIFY(!copy.ddb("key499"));
    }

    void aRawImageGetsTheDefaults() {
        MemoryFileSystem fs;
        makeFilled(fs, "/source.vmdk", kindNamed("raw"), guestBytes(Sectors(1000), Filling::Full));
        CloneParams p = params();
        p.sourceIsRaw = true;
        p.keepIdentity = true; // there is none to keep
        const Descriptor copy = cloned(fs, p);
        QCOMPARE(value(copy, "adapterType"), std::string("lsilogic"));
        QVERIFY(copy.cid() != 0);
        QVERIFY(parseDiskUuid(value(copy, "uuid")));
    }
};

QTEST_GUILESS_MAIN(OpsCloneIdentityTest)
#include "ops_clone_identity_test.moc"
