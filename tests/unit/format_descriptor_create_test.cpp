// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/descriptor.h"
#include "core/io/filesystem.h"
#include "tests/support/testfiles.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace strata;

namespace {

Descriptor::New flatDisk() {
    Descriptor::New fields;
    fields.type = CreateType::MonolithicFlat;
    fields.cid = 0x123ABC;
    ExtentLine extent;
    extent.sectors = Sectors(2048);
    extent.fileName = "disk-flat.vmdk";
    fields.extents = {extent};
    fields.ddb = {{"adapterType", "lsilogic"}, {"geometry.cylinders", "1"}, {"virtualHWVersion", "4"}};
    return fields;
}

} // namespace

class DescriptorCreateTest : public QObject {
    Q_OBJECT
private slots:
    void writesTheCanonicalLayout();
    void writesChildren();
    void writesEachExtentTypeAsReadersWantIt();
    void thinDisksAreVmfs();
    void refuses_data();
    void refuses();
    void takesNamesWithOddCharacters();
    void qemuAndLibvmdkOpenIt();
};

void DescriptorCreateTest::writesTheCanonicalLayout() {
    QCOMPARE(Descriptor::create(flatDisk()).encode(), std::string("# Disk DescriptorFile\n"
                                                                  "version=1\n"
                                                                  "encoding=\"UTF-8\"\n"
                                                                  "CID=00123abc\n"
                                                                  "parentCID=ffffffff\n"
                                                                  "createType=\"monolithicFlat\"\n"
                                                                  "\n"
                                                                  "# Extent description\n"
                                                                  "RW 2048 FLAT \"disk-flat.vmdk\" 0\n"
                                                                  "\n"
                                                                  "# The Disk Data Base \n"
                                                                  "#DDB\n"
                                                                  "\n"
                                                                  "ddb.adapterType = \"lsilogic\"\n"
                                                                  "ddb.geometry.cylinders = \"1\"\n"
                                                                  "ddb.virtualHWVersion = \"4\"\n"));
}

void DescriptorCreateTest::writesChildren() {
    Descriptor::New fields = flatDisk();
    fields.parentCid = 0x172e8a4;
    fields.parentHint = "基 base.vmdk";
    const std::string text = Descriptor::create(fields).encode();
    QVERIFY(
        text.find("parentCID=0172e8a4\ncreateType=\"monolithicFlat\"\nparentFileNameHint=\"基 base.vmdk\"\n\n# Ext")
        != std::string::npos);
}

void DescriptorCreateTest::writesEachExtentTypeAsReadersWantIt() {
    Descriptor::New fields = flatDisk();
    fields.extents.clear();
    for (const ExtentType type : {ExtentType::Flat, ExtentType::Zero, ExtentType::Sparse, ExtentType::Vmfs,
                                  ExtentType::VmfsSparse, ExtentType::SeSparse}) {
        ExtentLine extent;
        extent.type = type;
        extent.sectors = Sectors(8);
        extent.fileName = type == ExtentType::Zero ? "" : "f";
        fields.extents.push_back(extent);
    }
    const std::string text = Descriptor::create(fields).encode();
    QVERIFY(text.find("RW 8 FLAT \"f\" 0\nRW 8 ZERO\nRW 8 SPARSE \"f\"\nRW 8 VMFS \"f\"\nRW 8 VMFSSPARSE \"f\"\n"
                      "RW 8 SESPARSE \"f\"\n")
            != std::string::npos);
}

void DescriptorCreateTest::thinDisksAreVmfs() {
    Descriptor::New fields = flatDisk();
    fields.type = CreateType::VmfsThin;
    QCOMPARE(Descriptor::create(fields).createTypeText(), std::string("vmfs"));
}

void DescriptorCreateTest::refuses_data() {
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("what");
    for (const char* where : {"name", "hint", "value", "key", "extra", "type"})
        for (const char* what : {"a\nRW 1 FLAT \"/etc/shadow\" 0", "a\r\nb", "x\x01", "\xE9", "a\"b"})
            QTest::addRow("%s %s", where, QByteArray(what).toHex().constData())
                << QByteArray(where) << QByteArray(what);
}

void DescriptorCreateTest::refuses() {
    QFETCH(QByteArray, where);
    QFETCH(QByteArray, what);
    Descriptor::New fields = flatDisk();
    if (where == "name")
        fields.extents[0].fileName = what.toStdString();
    else if (where == "hint")
        fields.parentCid = 1, fields.parentHint = what.toStdString();
    else if (where == "value")
        fields.ddb.emplace_back("comment", what.toStdString());
    else if (where == "key")
        fields.ddb.emplace_back(what.toStdString(), "v");
    else if (where == "extra" && !what.contains('\n'))
        return; // tokens are free, but for line breaks
    else if (where == "extra")
        fields.extents[0].extra = what.toStdString();
    else
        fields.extents[0].type = ExtentType::Unknown, fields.extents[0].typeWord = what.toStdString();
    QVERIFY_EXCEPTION_THROWN(Descriptor::create(fields), Error);
}

void DescriptorCreateTest::takesNamesWithOddCharacters() {
    Descriptor::New fields = flatDisk();
    for (const char* name : {"a b", "a#b=c", "a'b", "a|b", "磁盘.vmdk", "-x", "a%1b"}) {
        fields.extents[0].fileName = name;
        QCOMPARE(Descriptor::create(fields).extents()[0].fileName, std::string(name));
    }
}

void DescriptorCreateTest::qemuAndLibvmdkOpenIt() {
    const QString qemu = QStandardPaths::findExecutable("qemu-img");
    const QString libvmdk = QStandardPaths::findExecutable("vmdkinfo");
    QVERIFY2(!qemu.isEmpty() && !libvmdk.isEmpty(), "qemu-img and vmdkinfo must be installed");
    const test::TemporaryFolder folder;
    Descriptor::New fields = flatDisk();
    fields.extents[0].fileName = "磁 盘-flat.vmdk";
    test::writeFile(nativeFileSystem(), folder / fields.extents[0].fileName, std::string(2048 * 512, 'x'));
    test::writeFile(nativeFileSystem(), folder / "disk.vmdk", Descriptor::create(fields).encode());

    QProcess info;
    info.start(qemu, {"info", "--output=json", QString::fromStdString((folder / "disk.vmdk").string())});
    QVERIFY(info.waitForFinished());
    QCOMPARE(info.exitCode(), 0);
    const QJsonObject answer = QJsonDocument::fromJson(info.readAllStandardOutput()).object();
    QCOMPARE(answer["format"].toString(), QString("vmdk"));
    QCOMPARE(answer["virtual-size"].toInteger(), qint64(2048 * 512));
    const QJsonObject data = answer["format-specific"].toObject()["data"].toObject();
    QCOMPARE(data["cid"].toInteger(), qint64(0x123ABC));
    QCOMPARE(data["create-type"].toString(), QString("monolithicFlat"));

    info.start(libvmdk, {QString::fromStdString((folder / "disk.vmdk").string())});
    QVERIFY(info.waitForFinished());
    const QByteArray words = info.readAllStandardOutput();
    QVERIFY2(info.exitCode() == 0 && words.contains("Monolithic flat"), words + info.readAllStandardError());
}

QTEST_GUILESS_MAIN(DescriptorCreateTest)
#include "format_descriptor_create_test.moc"
