// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/machine/vmxfile.h"

#include <QTest>

using namespace strata;

namespace {

const std::string kVmx = ".encoding = \"UTF-8\"\n"
                         "displayName = \"Windows 10 |22test|22\"\n"
                         "workingDir = \"snap\"\n"
                         "scsi0.present = \"TRUE\"\n"
                         "scsi0.virtualDev = \"lsilogic\"\n"
                         "scsi0:10.present = \"TRUE\"\n"
                         "scsi0:10.fileName = \"ten.vmdk\"\n"
                         "scsi0:2.present = \"true\"\n"
                         "SCSI0:2.filename = \"two.vmdk\"\n"
                         "scsi0:2.deviceType = \"scsi-hardDisk\"\n"
                         "scsi0:2.mode = \"independent-nonpersistent\"\n"
                         "ide1:0.present = \"TRUE\"\n"
                         "ide1:0.fileName = \"auto detect\"\n"
                         "ide1:0.deviceType = \"cdrom-raw\"\n"
                         "ide0:0.fileName = \"gone.vmdk\"\n"
                         "ide0:0.present = \"FALSE\"\n"
                         "sata0:1.present = \"TRUE\"\n"
                         "sata0:1.fileName = \"C:\\\\Disks\\\\表.vmdk\"\n"
                         "nvme0:0.present = \"TRUE\"\n"
                         "nvme0:0.fileName = \"fast.vmdk\"\n"
                         "nvme0:0.deviceType = \"future\"\n"
                         "sata0:2.present = \"TRUE\"\n"
                         "sata0:2.fileName = \"tools.iso\"\n"
                         "sata0:2.deviceType = \"cdrom-image\"\n"
                         "floppy0.fileName = \"a.flp\"\n"
                         "scsi0:x.fileName = \"no.vmdk\"\n"
                         "scsi0:3.fileName = \"\"\n";

VmxFile parsed(const std::string& text) { return VmxFile::parse(asBytes(text)); }

} // namespace

class VmxFileTest : public QObject {
    Q_OBJECT
private slots:
    void findsTheDisksOfEveryController();
    void readsTheMachine();
    void pointsANodeAtAnotherFile();
};

void VmxFileTest::findsTheDisksOfEveryController() {
    const std::vector<VmxDisk> disks = parsed(kVmx).disks();
    std::string nodes;
    for (const VmxDisk& disk : disks)
        nodes += disk.node + " " + disk.fileName + (disk.present ? "" : " absent") + "; ";
    QCOMPARE(nodes, std::string("scsi0:2 two.vmdk; scsi0:10 ten.vmdk; sata0:1 C:\\\\Disks\\\\表.vmdk; "
                                "ide0:0 gone.vmdk absent; nvme0:0 fast.vmdk; "));
    QCOMPARE(disks[0].mode, std::string("independent-nonpersistent"));
    QVERIFY(disks[0].independent());
    QCOMPARE(disks[1].mode, std::string("persistent"));
    QVERIFY(!disks[1].independent());
}

void VmxFileTest::readsTheMachine() {
    const VmxFile vmx = parsed(kVmx);
    QCOMPARE(vmx.displayName(), std::string("Windows 10 \"test\""));
    QCOMPARE(vmx.workingDir(), std::string("snap"));
    QCOMPARE(vmx.suspendedState(), std::string());
    QVERIFY(!vmx.encrypted());
    QCOMPARE(parsed("checkpoint.vmState = \"vm-1.vmss\"\n").suspendedState(), std::string("vm-1.vmss"));
    QVERIFY(parsed("encryption.keySafe = \"vmware:key/list/x\"\n").encrypted());
}

void VmxFileTest::pointsANodeAtAnotherFile() {
    VmxFile vmx = parsed(kVmx);
    vmx.setDiskFile("scsi0:2", "two-000001.vmdk");
    QCOMPARE(vmx.encode(), QString::fromStdString(kVmx).replace("\"two.vmdk\"", "\"two-000001.vmdk\"").toStdString());
    QVERIFY_EXCEPTION_THROWN(vmx.setDiskFile("scsi9:9", "x.vmdk"), Error);
}

QTEST_GUILESS_MAIN(VmxFileTest)
#include "machine_vmxfile_test.moc"
