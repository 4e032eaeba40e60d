// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/vmsdfile.h"

#include <QElapsedTimer>
#include <QTest>

using namespace strata;

namespace {

VmsdFile parsed(const std::string& text) { return VmsdFile::parse(asBytes(text)); }

/// "1 < 0 first {scsi0:0=a.vmdk}; ..."
std::string listOf(const VmsdFile& vmsd) {
    std::string words;
    for (const SnapshotRecord& snapshot : vmsd.snapshots()) {
        words += std::to_string(snapshot.uid) + " < " + std::to_string(snapshot.parent) + " " + snapshot.name;
        for (const SnapshotDiskRecord& disk : snapshot.disks)
            words += " {" + disk.node + "=" + disk.fileName + "}";
        words += "; ";
    }
    return words;
}

std::string replaced(const std::string& text, const char* before, const char* after) {
    return QString::fromStdString(text).replace(before, after).toStdString();
}

/// As Workstation writes it: blocks in order, counts at the end, times with a negative low half.
const std::string kWorkstation = ".encoding = \"UTF-8\"\n"
                                 "snapshot.lastUID = \"4\"\n"
                                 "snapshot.current = \"4\"\n"
                                 "snapshot0.uid = \"1\"\n"
                                 "snapshot0.filename = \"win10-Snapshot1.vmsn\"\n"
                                 "snapshot0.displayName = \"Fresh |22install|22\"\n"
                                 "snapshot0.description = \"line one|0Aline two\"\n"
                                 "snapshot0.type = \"1\"\n"
                                 "snapshot0.createTimeHigh = \"373146\"\n"
                                 "snapshot0.createTimeLow = \"-1342177280\"\n"
                                 "snapshot0.numDisks = \"2\"\n"
                                 "snapshot0.disk0.fileName = \"win10.vmdk\"\n"
                                 "snapshot0.disk0.node = \"scsi0:0\"\n"
                                 "snapshot0.disk1.fileName = \"data.vmdk\"\n"
                                 "snapshot0.disk1.node = \"SCSI0:1\"\n"
                                 "snapshot1.uid = \"2\"\n"
                                 "snapshot1.parent = \"1\"\n"
                                 "snapshot1.displayName = \"middle\"\n"
                                 "snapshot1.numDisks = \"1\"\n"
                                 "snapshot1.disk0.fileName = \"win10-000001.vmdk\"\n"
                                 "snapshot1.disk0.node = \"scsi0:0\"\n"
                                 "snapshot1.numClones = \"1\"\n"
                                 "snapshot1.clone0 = \"/vms/clone/clone.vmx\"\n"
                                 "snapshot1.future.key = \"kept\"\n"
                                 "snapshot2.uid = \"4\"\n"
                                 "snapshot2.parent = \"2\"\n"
                                 "snapshot2.displayName = \"last\"\n"
                                 "Snapshot2.Unknown.Key = \"moves along\"\n"
                                 "snapshot.numSnapshots = \"3\"\n"
                                 "snapshot.mru0.uid = \"4\"\n"
                                 "snapshot.mru1.uid = \"2\"\n"
                                 "snapshot.mru2.uid = \"1\"\n"
                                 "sentinel0 = \"other.vmdk\"\n"
                                 "numSentinels = \"1\"\n";

} // namespace

class VmsdFileTest : public QObject {
    Q_OBJECT
private slots:
    void readsWhatVMwareWrites();
    void readsEveryField();
    void noSnapshots_data();
    void noSnapshots();
    void toleratesWrecks_data();
    void toleratesWrecks();
    void keepsEveryByte_data();
    void keepsEveryByte();
    void times_data();
    void times();
    void indexesPastNine();
    void addsARecord();
    void addedRecordsReadBack();
    void addsToAnEmptyFile();
    void removesAndNumbersAgain();
    void removingTheCurrentOneGoesToItsParent();
    void removingARootMakesItsChildrenRoots();
    void removingEverythingLeavesTheRest();
    void aSecondBlockOfTheSameUidGoesToo();
    void gapsAreClosedWhenItIsEdited();
    void renames();
    void namesThatTheEncodingLacks();
    void pointsADiskAtAnotherFile();
    void unknownUidsAreErrors();
    void uidsAreNeverGivenTwice();
    void hundredsOfSnapshotsAreQuick();
};

void VmsdFileTest::readsWhatVMwareWrites() {
    const VmsdFile vmsd = parsed(kWorkstation);
    QCOMPARE(listOf(vmsd), std::string("1 < 0 Fresh \"install\" {scsi0:0=win10.vmdk} {scsi0:1=data.vmdk}; "
                                       "2 < 1 middle {scsi0:0=win10-000001.vmdk}; 4 < 2 last; "));
    QCOMPARE(vmsd.current(), 4U);
    QCOMPARE(vmsd.nextUid(), 5U);
    QVERIFY(vmsd.warnings().empty());
}

void VmsdFileTest::readsEveryField() {
    const VmsdFile vmsd = parsed(kWorkstation);
    const SnapshotRecord first = vmsd.find(1).value();
    QCOMPARE(first.description, std::string("line one\nline two"));
    QCOMPARE(first.stateFile, std::string("win10-Snapshot1.vmsn"));
    QCOMPARE(first.createdUs, (std::int64_t{373146} << 32U) + 2952790016);
    QVERIFY(!first.withMemory);
    const SnapshotRecord second = vmsd.find(2).value();
    QVERIFY(second.withMemory);
    QCOMPARE(second.clones, std::vector<std::string>{"/vms/clone/clone.vmx"});
    QCOMPARE(second.createdUs, std::int64_t{0});
    QVERIFY(!vmsd.find(3));
    QVERIFY(!vmsd.find(0));
    QVERIFY(!vmsd.needsConsolidation());
    QVERIFY(parsed("snapshot.needConsolidate = \"TRUE\"\n").needsConsolidation());
}

void VmsdFileTest::noSnapshots_data() {
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("encoding only") << QByteArray(".encoding = \"windows-1252\"\r\n");
    QTest::newRow("zeros") << QByteArray("snapshot.lastUID = \"0\"\nsnapshot.numSnapshots = \"0\"\n");
    QTest::newRow("own") << QByteArray::fromStdString(VmsdFile().encode());
    QTest::newRow("a linked clone's") << QByteArray("cloneOf0 = \"/vms/base/base.vmx\"\nnumCloneOf = \"1\"\n"
                                                    "sentinel0 = \"base-cl1.vmdk\"\nnumSentinels = \"1\"\n");
}

void VmsdFileTest::noSnapshots() {
    QFETCH(QByteArray, contents);
    const VmsdFile vmsd = parsed(contents.toStdString());
    QVERIFY(vmsd.snapshots().empty());
    QCOMPARE(vmsd.current(), 0U);
    QCOMPARE(vmsd.nextUid(), 1U);
    QVERIFY(vmsd.warnings().empty());
}

void VmsdFileTest::toleratesWrecks_data() {
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("warnings");
    QTest::newRow("no uid") << QByteArray("snapshot0.displayName = \"a\"\nsnapshot1.uid = \"2\"\n")
                            << QByteArray("2 < 0 ; ") << 1;
    QTest::newRow("uid is no number") << QByteArray("snapshot0.uid = \"x\"\n") << QByteArray("") << 1;
    QTest::newRow("uid too large") << QByteArray("snapshot0.uid = \"4294967296\"\n") << QByteArray("") << 1;
    QTest::newRow("same uid") << QByteArray("snapshot0.uid = \"1\"\nsnapshot0.displayName = \"a\"\n"
                                            "snapshot1.uid = \"1\"\nsnapshot1.displayName = \"b\"\n")
                              << QByteArray("1 < 0 a; ") << 1;
    QTest::newRow("parent unknown") << QByteArray("snapshot0.uid = \"1\"\nsnapshot0.parent = \"7\"\n")
                                    << QByteArray("1 < 0 ; ") << 1;
    QTest::newRow("parent empty") << QByteArray("snapshot0.uid = \"1\"\nsnapshot0.parent = \"\"\n")
                                  << QByteArray("1 < 0 ; ") << 0;
    QTest::newRow("own parent") << QByteArray("snapshot0.uid = \"1\"\nsnapshot0.parent = \"1\"\n")
                                << QByteArray("1 < 0 ; ") << 1;
    QTest::newRow("circle") << QByteArray("snapshot0.uid = \"1\"\nsnapshot0.parent = \"3\"\n"
                                          "snapshot1.uid = \"2\"\nsnapshot1.parent = \"1\"\n"
                                          "snapshot2.uid = \"3\"\nsnapshot2.parent = \"2\"\n")
                            << QByteArray("1 < 3 ; 2 < 0 ; 3 < 2 ; ") << 1;
    QTest::newRow("parents before and behind") << QByteArray("snapshot1.parent = \"5\"\nsnapshot0.parent = \"2\"\n"
                                                             "snapshot1.uid = \"2\"\nsnapshot0.uid = \"3\"\n"
                                                             "snapshot2.uid = \"5\"\n")
                                               << QByteArray("3 < 2 ; 2 < 5 ; 5 < 0 ; ") << 0;
    QTest::newRow("current unknown") << QByteArray("snapshot0.uid = \"1\"\nsnapshot.current = \"9\"\n")
                                     << QByteArray("1 < 0 ; ") << 1;
    QTest::newRow("another spelling of an index") // VMware would not find it
        << QByteArray("snapshot0.uid = \"1\"\nsnapshot00.uid = \"2\"\nsnapshot01.uid = \"3\"\n")
        << QByteArray("1 < 0 ; ") << 0;
    QTest::newRow("no names behind the dot")
        << QByteArray("snapshot0. = \"1\"\nsnapshot.x = \"1\"\nsnapshotX.uid = 3\n") << QByteArray("") << 0;
}

void VmsdFileTest::toleratesWrecks() {
    QFETCH(QByteArray, contents);
    QFETCH(QByteArray, list);
    QFETCH(int, warnings);
    const VmsdFile vmsd = parsed(contents.toStdString());
    QCOMPARE(listOf(vmsd), list.toStdString());
    QCOMPARE(static_cast<int>(vmsd.warnings().size()), warnings);
    QCOMPARE(vmsd.encode(), contents.toStdString());
}

void VmsdFileTest::keepsEveryByte_data() {
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("Workstation") << QByteArray::fromStdString(kWorkstation);
    QTest::newRow("Windows line ends") << QByteArray::fromStdString(replaced(kWorkstation, "\n", "\r\n"));
    QTest::newRow("GBK") << QByteArray(".encoding = \"GBK\"\nsnapshot0.uid = \"1\"\n"
                                       "snapshot0.displayName = \"\xB0\xB2\xD7\xB0\"\n");
    QTest::newRow("comments, no line end") << QByteArray("# note\n\nsnapshot0.uid=1");
}

void VmsdFileTest::keepsEveryByte() {
    QFETCH(QByteArray, contents);
    VmsdFile vmsd = parsed(contents.toStdString());
    QCOMPARE(vmsd.encode(), contents.toStdString());
    // What is set to what it is stays as it is, too.
    const SnapshotRecord first = vmsd.snapshots().front();
    if (!first.name.empty())
        vmsd.setName(first.uid, first.name);
    QCOMPARE(vmsd.encode(), contents.toStdString());
}

void VmsdFileTest::times_data() {
    QTest::addColumn<QByteArray>("high");
    QTest::addColumn<QByteArray>("low");
    QTest::addColumn<qint64>("time");
    QTest::newRow("negative low half") << QByteArray("300000") << QByteArray("-1")
                                       << qint64{300000LL * (1LL << 32) + 0xFFFFFFFF};
    QTest::newRow("positive low half") << QByteArray("300000") << QByteArray("5")
                                       << qint64{300000LL * (1LL << 32) + 5};
    QTest::newRow("unsigned low half") << QByteArray("1") << QByteArray("4294967295") << qint64{0x1FFFFFFFF};
    QTest::newRow("lowest") << QByteArray("1") << QByteArray("-2147483648") << qint64{0x180000000};
    QTest::newRow("not there") << QByteArray("") << QByteArray("") << qint64{0};
    QTest::newRow("nonsense") << QByteArray("x") << QByteArray("--1") << qint64{0};
}

void VmsdFileTest::times() {
    QFETCH(QByteArray, high);
    QFETCH(QByteArray, low);
    QFETCH(qint64, time);
    const VmsdFile vmsd = parsed("snapshot0.uid = \"1\"\nsnapshot0.createTimeHigh = \"" + high.toStdString()
                                 + "\"\nsnapshot0.createTimeLow = \"" + low.toStdString() + "\"\n");
    QCOMPARE(vmsd.find(1)->createdUs, std::int64_t{time});
}

void VmsdFileTest::indexesPastNine() {
    std::string text;
    for (int i = 11; i >= 0; --i) { // "snapshot10" sorts behind "snapshot9", and disks likewise
        const std::string block = "snapshot" + std::to_string(i) + ".";
        text += block + "uid = \"" + std::to_string(100 + i) + "\"\n";
        for (int disk = 11; disk >= 0; --disk)
            text += block + "disk" + std::to_string(disk) + ".fileName = \"" + std::to_string(disk) + "\"\n";
    }
    const std::vector<SnapshotRecord> snapshots = parsed(text).snapshots();
    QCOMPARE(snapshots.size(), std::size_t(12));
    for (std::size_t i = 0; i < 12; ++i) {
        QCOMPARE(snapshots[i].uid, static_cast<std::uint32_t>(100 + i));
        QCOMPARE(snapshots[2].disks[i].fileName, std::to_string(i));
    }
}

void VmsdFileTest::addsARecord() {
    VmsdFile vmsd;
    SnapshotRecord record;
    record.uid = 1;
    record.name = "a|b \"c\"";
    record.description = "über\n";
    record.createdUs = (std::int64_t{373146} << 32U) + 0x80000001;
    record.disks = {{"scsi0:0", "win10.vmdk", {}}, {"sata0:1", "../disks/表.vmdk", {}}};
    vmsd.add(record);
    vmsd.setCurrent(1);
    QCOMPARE(vmsd.encode(), std::string(".encoding = \"UTF-8\"\n"
                                        "snapshot.lastUID = \"1\"\n"
                                        "snapshot.current = \"1\"\n"
                                        "snapshot.numSnapshots = \"1\"\n"
                                        "snapshot0.uid = \"1\"\n"
                                        "snapshot0.displayName = \"a|7Cb |22c|22\"\n"
                                        "snapshot0.description = \"über|0A\"\n"
                                        "snapshot0.type = \"1\"\n"
                                        "snapshot0.createTimeHigh = \"373146\"\n"
                                        "snapshot0.createTimeLow = \"-2147483647\"\n"
                                        "snapshot0.numDisks = \"2\"\n"
                                        "snapshot0.disk0.fileName = \"win10.vmdk\"\n"
                                        "snapshot0.disk0.node = \"scsi0:0\"\n"
                                        "snapshot0.disk1.fileName = \"../disks/表.vmdk\"\n"
                                        "snapshot0.disk1.node = \"sata0:1\"\n"));
}

void VmsdFileTest::addedRecordsReadBack() {
    VmsdFile vmsd = parsed(kWorkstation);
    SnapshotRecord record;
    record.uid = 5;
    record.parent = 2;
    record.name = "branch";
    record.description = "why";
    record.createdUs = 1700000000123456;
    record.stateFile = "win10-Snapshot5.vmsn";
    record.withMemory = true;
    record.disks = {{"nvme0:0", "x.vmdk", {}}};
    record.clones = {"/a/b.vmx", "/c.vmx"};
    vmsd.add(record);
    const SnapshotRecord read = parsed(vmsd.encode()).find(5).value();
    QCOMPARE(read.parent, 2U);
    QCOMPARE(read.name, record.name);
    QCOMPARE(read.description, record.description);
    QCOMPARE(read.createdUs, record.createdUs);
    QCOMPARE(read.stateFile, record.stateFile);
    QVERIFY(read.withMemory);
    QCOMPARE(read.clones, record.clones);
    QCOMPARE(read.disks.size(), std::size_t(1));
    QCOMPARE(vmsd.current(), 4U);
    QCOMPARE(vmsd.dict().value("snapshot.numSnapshots").value(), std::string("4"));
    QCOMPARE(vmsd.dict().value("snapshot.lastUID").value(), std::string("5"));
    QVERIFY(
        vmsd.encode().starts_with(replaced(kWorkstation.substr(0, 200), "\"4\"\nsnapshot.c", "\"5\"\nsnapshot.c")));

    record.uid = 5; // once more
    QVERIFY_EXCEPTION_THROWN(vmsd.add(record), Error);
    record.uid = 6;
    record.parent = 3; // not listed
    QVERIFY_EXCEPTION_THROWN(vmsd.add(record), Error);
}

void VmsdFileTest::addsToAnEmptyFile() {
    VmsdFile vmsd = parsed("");
    SnapshotRecord record;
    record.uid = 1;
    record.name = "安装";
    vmsd.add(record);
    QVERIFY(vmsd.encode().starts_with(".encoding = \"UTF-8\"\n"));
    QCOMPARE(parsed(vmsd.encode()).find(1)->name, std::string("安装"));
}

void VmsdFileTest::removesAndNumbersAgain() {
    VmsdFile vmsd = parsed(kWorkstation);
    vmsd.remove(2);
    std::string expected = replaced(kWorkstation, "snapshot1.", "REMOVED");
    expected = QString::fromStdString(expected).remove(QRegularExpression("REMOVED[^\n]*\n")).toStdString();
    expected = replaced(expected, "snapshot2.parent = \"2\"", "snapshot2.parent = \"1\"");
    expected = replaced(expected, "snapshot2.", "snapshot1.");
    expected = replaced(expected, "Snapshot2.Unknown", "snapshot1.Unknown");
    expected = replaced(expected, "numSnapshots = \"3\"", "numSnapshots = \"2\"");
    expected = replaced(expected, "snapshot.mru1.uid = \"2\"\nsnapshot.mru2.uid", "snapshot.mru1.uid");
    QCOMPARE(vmsd.encode(), expected);
    QCOMPARE(vmsd.current(), 4U);
    QCOMPARE(vmsd.nextUid(), 5U);
}

void VmsdFileTest::removingTheCurrentOneGoesToItsParent() {
    VmsdFile vmsd = parsed(kWorkstation);
    vmsd.remove(4);
    QCOMPARE(vmsd.current(), 2U);
    QCOMPARE(vmsd.nextUid(), 5U);
    QCOMPARE(vmsd.dict().value("snapshot.mru0.uid").value(), std::string("2"));
    QVERIFY(!vmsd.dict().value("snapshot.mru2.uid"));
}

void VmsdFileTest::removingARootMakesItsChildrenRoots() {
    VmsdFile vmsd = parsed(kWorkstation);
    vmsd.remove(1);
    QCOMPARE(listOf(vmsd), std::string("2 < 0 middle {scsi0:0=win10-000001.vmdk}; 4 < 2 last; "));
    QVERIFY(!vmsd.dict().value("snapshot0.parent"));
    QCOMPARE(vmsd.dict().value("snapshot0.future.key").value(), std::string("kept"));
}

void VmsdFileTest::removingEverythingLeavesTheRest() {
    VmsdFile vmsd = parsed(kWorkstation);
    for (const std::uint32_t uid : {2U, 1U, 4U})
        vmsd.remove(uid);
    QCOMPARE(vmsd.encode(), std::string(".encoding = \"UTF-8\"\nsnapshot.lastUID = \"4\"\nsnapshot.current = \"0\"\n"
                                        "snapshot.numSnapshots = \"0\"\nsentinel0 = \"other.vmdk\"\n"
                                        "numSentinels = \"1\"\n"));
    QCOMPARE(vmsd.nextUid(), 5U);
}

void VmsdFileTest::aSecondBlockOfTheSameUidGoesToo() {
    VmsdFile vmsd = parsed("snapshot0.uid = \"3\"\nsnapshot1.uid = \"3\"\nsnapshot2.uid = \"4\"\n");
    vmsd.remove(3);
    QCOMPARE(listOf(vmsd), std::string("4 < 0 ; "));
    QCOMPARE(vmsd.nextUid(), 5U);
}

void VmsdFileTest::gapsAreClosedWhenItIsEdited() {
    VmsdFile vmsd = parsed("snapshot1.x = \"no uid\"\nsnapshot3.uid = \"7\"\nsnapshot8.uid = \"2\"\n");
    SnapshotRecord record;
    record.uid = 8;
    record.name = "new";
    vmsd.add(record);
    QVERIFY(vmsd.encode().starts_with("snapshot3.x = \"no uid\"\nsnapshot0.uid = \"7\"\nsnapshot1.uid = \"2\"\n"
                                      "snapshot2.uid = \"8\"\n"));
    QCOMPARE(vmsd.dict().value("snapshot.numSnapshots").value(), std::string("3"));
}

void VmsdFileTest::renames() {
    VmsdFile vmsd = parsed(kWorkstation);
    vmsd.setName(2, "new |name");
    vmsd.setDescription(2, "two\nlines");
    QCOMPARE(vmsd.find(2)->name, std::string("new |name"));
    QCOMPARE(vmsd.find(2)->description, std::string("two\nlines"));
    QVERIFY(vmsd.encode().find("snapshot1.displayName = \"new |7Cname\"\n") != std::string::npos);
    QCOMPARE(vmsd.encode().size(), replaced(kWorkstation, "middle", "new |7Cname").size()
                                       + std::string("snapshot1.description = \"two|0Alines\"\n").size());
}

void VmsdFileTest::namesThatTheEncodingLacks() {
    const std::string ascii = ".encoding = \"windows-1252\"\r\nsnapshot0.uid = \"1\"\r\n";
    VmsdFile vmsd = parsed(ascii);
    vmsd.setName(1, "安装");
    QCOMPARE(parsed(vmsd.encode()).find(1)->name, std::string("安装"));
    QVERIFY(vmsd.encode().starts_with(".encoding = \"UTF-8\"\r\n"));

    VmsdFile undeclared = parsed("# a comment\nsnapshot0.uid = \"1\"\n");
    undeclared.setName(1, "安装");
    QVERIFY(undeclared.encode().starts_with("# a comment\n.encoding = \"UTF-8\"\nsnapshot0.uid"));

    VmsdFile fixed =
        parsed(".encoding = \"windows-1252\"\nsnapshot0.uid = \"1\"\nsnapshot0.displayName = \"\xFC\"\n");
    QVERIFY_EXCEPTION_THROWN(fixed.setName(1, "安装"), Error);
    fixed.setName(1, "ö");
    QVERIFY(fixed.encode().ends_with("\"\xF6\"\n"));
}

void VmsdFileTest::pointsADiskAtAnotherFile() {
    VmsdFile vmsd = parsed(kWorkstation);
    vmsd.setDiskFile(1, "scsi0:1", "merged.vmdk");
    QCOMPARE(vmsd.encode(), replaced(kWorkstation, "\"data.vmdk\"", "\"merged.vmdk\""));
    QVERIFY_EXCEPTION_THROWN(vmsd.setDiskFile(1, "ide0:0", "x.vmdk"), Error);
}

void VmsdFileTest::unknownUidsAreErrors() {
    VmsdFile vmsd = parsed(kWorkstation);
    QVERIFY_EXCEPTION_THROWN(vmsd.remove(3), Error);
    QVERIFY_EXCEPTION_THROWN(vmsd.setCurrent(3), Error);
    QVERIFY_EXCEPTION_THROWN(vmsd.setName(3, "x"), Error);
    QVERIFY_EXCEPTION_THROWN(vmsd.setDescription(0, "x"), Error);
    QVERIFY_EXCEPTION_THROWN(vmsd.setDiskFile(3, "scsi0:0", "x"), Error);
    QCOMPARE(vmsd.encode(), kWorkstation);
    vmsd.setCurrent(0);
    QCOMPARE(vmsd.current(), 0U);
}

void VmsdFileTest::uidsAreNeverGivenTwice() {
    QCOMPARE(parsed("snapshot.lastUID = \"3\"\nsnapshot0.uid = \"7\"\n").nextUid(), 8U);
    QCOMPARE(parsed("snapshot.lastUID = \"9\"\nsnapshot0.uid = \"7\"\n").nextUid(), 10U);
    VmsdFile vmsd = parsed("snapshot0.uid = \"7\"\n"); // no lastUID
    vmsd.remove(7);
    QCOMPARE(parsed(vmsd.encode()).nextUid(), 8U);
    QVERIFY_EXCEPTION_THROWN(parsed("snapshot0.uid = \"4294967295\"\n").nextUid(), Error);
}

void VmsdFileTest::hundredsOfSnapshotsAreQuick() {
    std::string text;
    for (int i = 0; i < 300; ++i) {
        const std::string block = "snapshot" + std::to_string(i) + ".";
        text +=
            block + "uid = \"" + std::to_string(i + 1) + "\"\n" + block + "parent = \"" + std::to_string(i) + "\"\n";
        for (int disk = 0; disk < 6; ++disk) {
            const std::string name = block + "disk" + std::to_string(disk);
            text += name + ".fileName = \"表-" + std::to_string(i) + ".vmdk\"\n" + name + ".node = \"scsi0:0\"\n";
        }
    }
    QElapsedTimer timer;
    timer.start();
    VmsdFile vmsd = parsed(text);
    vmsd.remove(150);
    QCOMPARE(vmsd.snapshots().size(), std::size_t(299));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed()) + " ms"));
}

QTEST_GUILESS_MAIN(VmsdFileTest)
#include "machine_vmsdfile_test.moc"
