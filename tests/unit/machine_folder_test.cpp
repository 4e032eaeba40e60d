// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/descriptor.h"
#include "core/format/sparseheader.h"
#include "core/io/filesystemwrapper.h"
#include "core/io/intent.h"
#include "core/machine/machinefolder.h"
#include "tests/support/memoryfilesystem.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace strata;
using test::MemoryFileSystem;

namespace {

std::string descriptor(const std::vector<std::string>& extents, ExtentType type = ExtentType::Flat, Cid cid = 1,
                       const std::string& parent = {}, Cid parentCid = kNoParentCid) {
    Descriptor::New fields;
    fields.type = CreateType::Custom;
    fields.cid = cid;
    fields.parentCid = parentCid;
    fields.parentHint = parent;
    for (const std::string& name : extents) {
        ExtentLine line;
        line.type = type;
        line.sectors = Sectors(128);
        line.fileName = name;
        fields.extents.push_back(line);
    }
    return Descriptor::create(fields).encode();
}

std::string asString(ByteSpan bytes) { return std::string(asText(bytes)); }

/// A sparse file in outline: header, an area with `text`, room for the tables.
std::string sparseFile(const std::string& text, std::uint64_t descriptorSectors = 20) {
    const SparseLayout layout = canonicalSparseLayout(Sectors(2048), kDefaultGrain, descriptorSectors);
    SparseHeader header;
    header.capacity = Sectors(2048);
    header.descriptorOffset = Sectors(descriptorSectors == 0 ? 0 : 1);
    header.descriptorSize = Sectors(descriptorSectors);
    header.rgdOffset = layout.redundantDirectory;
    header.gdOffset = layout.directory;
    header.overHead = Sectors(layout.overHead);
    std::string bytes = asString(encodeSparseHeader(header)) + text;
    bytes.resize(layout.overHead * kSectorSize);
    return bytes;
}

class OpenCounter : public FileSystemWrapper {
public:
    using FileSystemWrapper::FileSystemWrapper;
    std::unique_ptr<File> open(const std::filesystem::path& path, OpenMode mode, LockMode lock) override {
        opened.insert(path.filename().string());
        return FileSystemWrapper::open(path, mode, lock);
    }
    std::vector<DirectoryEntry> list(const std::filesystem::path& directory) override {
        ++lists;
        return FileSystemWrapper::list(directory);
    }
    std::set<std::string> opened;
    int lists = 0;
};

struct Fixture {
    MemoryFileSystem fs;
    Fixture() { fs.makeFolders("/vms/win10"); }

    void add(const std::string& name, const std::string& contents) { fs.writeFile("/vms/win10/" + name, contents); }
    MachineFolder read(const std::filesystem::path& path = "/vms/win10") { return readMachineFolder(fs, path); }
};

std::string disksOf(const MachineFolder& folder) {
    std::string words;
    for (const FoundDisk& disk : folder.disks) {
        words += disk.path.filename().string();
        if (!disk.node.empty())
            words += "@" + disk.node;
        if (disk.isChild)
            words += "<" + disk.parent.filename().string();
        words += " ";
    }
    return words;
}

std::string problemsOf(const MachineFolder& folder) {
    std::string words;
    for (const Issue& issue : folder.problems)
        words += issue.code + ":" + issue.path.filename().string() + " ";
    return words;
}

const FoundFile& fileIn(const MachineFolder& folder, const std::string& name) {
    for (const FoundFile& file : folder.files)
        if (file.path.filename() == name)
            return file;
    throw std::runtime_error("no such file: " + name);
}

std::string usersOf(const MachineFolder& folder, const std::string& name) {
    std::string words;
    for (const std::filesystem::path& user : fileIn(folder, name).usedBy)
        words += user.filename().string() + " ";
    return words;
}

} // namespace

class MachineFolderTest : public QObject {
    Q_OBJECT
private slots:
    void readsAMachineWithASnapshot();
    void tellsWhatEachFileIsFor();
    void takesAFileForItsFolder();
    void aFolderWithoutMachineIsAFolderOfDisks();
    void readsTheSamples();
    void brokenFilesBecomeProblems_data();
    void brokenFilesBecomeProblems();
    void aBrokenDiskStaysInTheList();
    void missingPiecesAreOneProblem();
    void findsParentsByHint_data();
    void findsParentsByHint();
    void aChangedParentIsNamedAndReported();
    void loopsAreBroken();
    void namesFromWindowsAreFound();
    void disksElsewhereAreFollowed();
    void choosesAmongSeveralMachines();
    void thousandsOfPiecesAreNotOpened();
    void aCutOffChangeIsReadAsItWillBe();
    void nothingThere();
};

void MachineFolderTest::readsAMachineWithASnapshot() {
    Fixture f;
    f.add("win10.vmx", "displayName = \"Windows 10\"\nscsi0:0.present = \"TRUE\"\n"
                       "scsi0:0.fileName = \"win10-000001.vmdk\"\nide1:0.present = \"TRUE\"\n"
                       "ide1:0.fileName = \"a.iso\"\nide1:0.deviceType = \"cdrom-image\"\n");
    f.add("win10.vmdk", descriptor({"win10-s001.vmdk", "win10-s002.vmdk"}, ExtentType::Sparse, 7));
    f.add("win10-s001.vmdk", sparseFile("", 0));
    f.add("win10-s002.vmdk", sparseFile("", 0));
    f.add("win10-000001.vmdk", sparseFile(descriptor({"old-name.vmdk"}, ExtentType::Sparse, 8, "win10.vmdk", 7)));
    f.add("archive.vmdk", descriptor({"archive-flat.vmdk"}));
    f.add("archive-flat.vmdk", std::string(65536, 'x'));
    const MachineFolder folder = f.read();
    QCOMPARE(folder.displayName, std::string("Windows 10"));
    QCOMPARE(folder.config.string(), std::string("/vms/win10/win10.vmx"));
    QCOMPARE(disksOf(folder), std::string("win10-000001.vmdk@scsi0:0<win10.vmdk archive.vmdk win10.vmdk "));
    QCOMPARE(folder.disks[0].parent.string(), folder.disks[2].path.string());
    QCOMPARE(problemsOf(folder), std::string());
}

void MachineFolderTest::tellsWhatEachFileIsFor() {
    Fixture f;
    f.add("vm.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"vm-000001.vmdk\"\nnvram = \"vm.nvram\"\n"
                    "extendedConfigFile = \"vm.vmxf\"\ncheckpoint.vmState = \"vm.vmss\"\n");
    f.add("vm.vmsd", "snapshot0.filename = \"vm-Snapshot1.vmsn\"\nsnapshot0.disk0.fileName = \"vm.vmdk\"\n");
    f.add("vm.vmdk", descriptor({"vm-flat.vmdk"}, ExtentType::Flat, 7));
    f.add("vm-flat.vmdk", std::string(1000, 'x'));
    f.add("vm-000001.vmdk", sparseFile(descriptor({"vm-000001.vmdk"}, ExtentType::Sparse, 8, "vm.vmdk", 7)));
    for (const char* name :
         {"vm.nvram", "vm.vmxf", "vm.vmss", "vm-Snapshot1.vmsn", "vmware.log", "vm.vmem", "notes.txt"})
        f.add(name, "?");
    f.fs.makeFolders("/vms/win10/vm.vmx.lck");
    f.fs.makeFolders("/vms/win10/other");
    const MachineFolder folder = f.read();

    std::string roles;
    for (const FoundFile& file : folder.files)
        roles += file.path.filename().string() + "=" + file.role + " ";
    QCOMPARE(roles, std::string("notes.txt=other vm-000001.vmdk=disk vm-Snapshot1.vmsn=snapshots vm-flat.vmdk=extent "
                                "vm.nvram=config vm.vmdk=descriptor vm.vmem=memory vm.vmsd=snapshots vm.vmss=memory "
                                "vm.vmx=config vm.vmx.lck=lock vm.vmxf=config vmware.log=log "));
    QCOMPARE(usersOf(folder, "vm-flat.vmdk"), std::string("vm.vmdk "));
    QCOMPARE(usersOf(folder, "vm.vmdk"), std::string("vm-000001.vmdk vm.vmsd "));
    QCOMPARE(usersOf(folder, "vm-000001.vmdk"), std::string("vm.vmx "));
    QCOMPARE(usersOf(folder, "vm-Snapshot1.vmsn"), std::string("vm.vmsd "));
    QCOMPARE(usersOf(folder, "vm.nvram"), std::string("vm.vmx "));
    QCOMPARE(usersOf(folder, "vm.vmx.lck"), std::string("vm.vmx "));
    QCOMPARE(usersOf(folder, "notes.txt"), std::string());
    QCOMPARE(fileIn(folder, "vm-flat.vmdk").size, std::uint64_t(1000));
    QCOMPARE(problemsOf(folder), std::string("suspended:vm.vmx "));
}

void MachineFolderTest::takesAFileForItsFolder() {
    Fixture f;
    f.add("vm.vmx", "displayName = \"x\"\n");
    f.add("vm.vmsd", "");
    f.add("vm.vmdk", sparseFile(descriptor({"vm.vmdk"}, ExtentType::Sparse)));
    f.add("odd.disk", descriptor({"vm.vmdk"}, ExtentType::Sparse));
    for (const char* path : {"/vms/win10/vm.vmx", "/vms/win10/vm.vmsd", "/vms/win10/vm.vmdk", "/vms/win10/"}) {
        const MachineFolder folder = f.read(path);
        QCOMPARE(folder.config.string(), std::string("/vms/win10/vm.vmx"));
        QCOMPARE(folder.folder.string(), std::string("/vms/win10"));
        QCOMPARE(disksOf(folder), std::string("vm.vmdk "));
    }
    QCOMPARE(disksOf(f.read("/vms/win10/odd.disk")), std::string("odd.disk "));
}

void MachineFolderTest::aFolderWithoutMachineIsAFolderOfDisks() {
    Fixture f;
    f.add("b.vmdk", sparseFile(descriptor({"b.vmdk"}, ExtentType::Sparse)));
    f.add("a.VMDK", sparseFile(descriptor({"a.vmdk"}, ExtentType::Sparse)));
    const MachineFolder folder = f.read();
    QVERIFY(folder.config.empty());
    QCOMPARE(folder.displayName, std::string("win10"));
    QCOMPARE(disksOf(folder), std::string("a.VMDK b.vmdk "));
}

void MachineFolderTest::readsTheSamples() {
    if (!QDir(STRATA_SAMPLES).exists())
        QSKIP("the sample disks are not here");
    const MachineFolder folder = readMachineFolder(nativeFileSystem(), STRATA_SAMPLES);
    QCOMPARE(disksOf(folder),
             std::string("iotest-version3.vmdk monolithicSparse.vmdk ms3-win.vmdk streamOptimized.vmdk "
                         "twoGbMaxExtentSparse.vmdk virtualbox-export.vmdk vmfs_thick-000001.vmdk<vmfs_thick.vmdk "
                         "vmfs_thick.vmdk "));
    QCOMPARE(problemsOf(folder), std::string("missing-extent:ms3-win.vmdk missing-extent:vmfs_thick-000001.vmdk "));
}

void MachineFolderTest::brokenFilesBecomeProblems_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QByteArray>("problems");
    const auto row = [](const char* title, const char* name, const std::string& contents, const char* problems) {
        QTest::newRow(title) << QByteArray(name) << QByteArray::fromStdString(contents) << QByteArray(problems);
    };
    row("bad extent line", "x.vmdk", "version=1\nRW x FLAT \"a\" 0\n", "corrupt:x.vmdk ");
    row("cut header", "x.vmdk", "KDMV\1\0\0", "truncated:x.vmdk ");
    row("cut sparse file", "x.vmdk", sparseFile("").substr(0, 512), "truncated:x.vmdk ");
    row("encrypted", "x.vmdk", "version=2\nencryptionKeys=\"k\"\n", "encrypted:x.vmdk ");
    row("raw", "x.vmdk", std::string(5000, 'r'), "orphan-extent:x.vmdk ");
    row("empty", "x.vmdk", "", "orphan-extent:x.vmdk ");
    row("piece without descriptor", "x-s001.vmdk", sparseFile("", 0), "orphan-extent:x-s001.vmdk ");
    row("blank descriptor area", "x-s001.vmdk", sparseFile(""), "orphan-extent:x-s001.vmdk ");
    row("giant descriptor", "x.vmdk", "version=1\n" + std::string(5U << 20U, '\n'), "limit-exceeded:x.vmdk ");
    row("giant vmx", "x.vmx", std::string(5U << 20U, '\n'), "unreadable-config:x.vmx ");
    row("giant vmsd", "x.vmsd", std::string(5U << 20U, '\n'), "unreadable-snapshots:x.vmsd ");
    row("vmx names nothing", "x.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"gone.vmdk\"\n",
        "missing-disk:x.vmx ");
    row("vmx names itself", "x.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"x.vmx\"\n",
        "not-a-disk:x.vmx ");
    row("missing parent", "x.vmdk", descriptor({}, ExtentType::Flat, 1, "gone.vmdk", 2), "missing-parent:x.vmdk ");
    row("parent is a name that cannot be", "x.vmdk", descriptor({}, ExtentType::Flat, 1, std::string(5000, 'x'), 2),
        "missing-parent:x.vmdk ");
}

void MachineFolderTest::brokenFilesBecomeProblems() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, contents);
    QFETCH(QByteArray, problems);
    Fixture f;
    f.add("good.vmdk", sparseFile(descriptor({"good.vmdk"}, ExtentType::Sparse)));
    f.add(name.toStdString(), contents.toStdString());
    const MachineFolder folder = f.read();
    QVERIFY(disksOf(folder).find("good.vmdk ") != std::string::npos);
    QCOMPARE(problemsOf(folder), problems.toStdString());
    QVERIFY(!folder.problems[0].detail.english().empty());
    for (const FoundFile& file : folder.files)
        QCOMPARE(file.role == "config", file.path.extension() == ".vmx");
}

void MachineFolderTest::aBrokenDiskStaysInTheList() {
    Fixture f;
    f.add("x.vmdk", "version=2\nencryptionKeys=\"k\"\n");
    QCOMPARE(disksOf(f.read()), std::string("x.vmdk "));
}

void MachineFolderTest::missingPiecesAreOneProblem() {
    Fixture f;
    f.add("x.vmdk", descriptor({"x-f001.vmdk", "x-f002.vmdk", "x-f003.vmdk"}));
    f.add("x-f002.vmdk", "x");
    const MachineFolder folder = f.read();
    QCOMPARE(folder.problems.size(), std::size_t(1));
    QCOMPARE(folder.problems[0].detail.english(),
             std::string("2 files of this disk are missing; the first is “x-f001.vmdk”"));
}

void MachineFolderTest::findsParentsByHint_data() {
    QTest::addColumn<QByteArray>("hint");
    QTest::addColumn<QByteArray>("parent");
    QTest::newRow("name") << QByteArray("base.vmdk") << QByteArray("/vms/win10/base.vmdk");
    QTest::newRow("another case") << QByteArray("BASE.vmdk") << QByteArray("/vms/win10/base.vmdk");
    QTest::newRow("./name") << QByteArray("./base.vmdk") << QByteArray("/vms/win10/base.vmdk");
    QTest::newRow("moved, POSIX") << QByteArray("/old/place/base.vmdk") << QByteArray("/vms/win10/base.vmdk");
    QTest::newRow("moved, Windows") << QByteArray("D:\\VMs\\base.vmdk") << QByteArray("/vms/win10/base.vmdk");
    QTest::newRow("absolute") << QByteArray("/vms/win10/base.vmdk") << QByteArray("/vms/win10/base.vmdk");
    QTest::newRow("sibling") << QByteArray("../template/root.vmdk") << QByteArray("/vms/template/root.vmdk");
    QTest::newRow("sibling, Windows") << QByteArray("..\\template\\root.vmdk")
                                      << QByteArray("/vms/template/root.vmdk");
    QTest::newRow("moved tree") << QByteArray("C:\\x\\template\\root.vmdk") << QByteArray("/vms/template/root.vmdk");
}

void MachineFolderTest::findsParentsByHint() {
    QFETCH(QByteArray, hint);
    QFETCH(QByteArray, parent);
    Fixture f;
    f.add("base.vmdk", descriptor({}, ExtentType::Flat, 7));
    f.fs.makeFolders("/vms/template");
    f.fs.writeFile("/vms/template/root.vmdk", descriptor({}, ExtentType::Flat, 7));
    f.add("child.vmdk", descriptor({}, ExtentType::Flat, 8, hint.toStdString(), 7));
    const MachineFolder folder = f.read();
    QCOMPARE(folder.disks[1].path.filename().string(), std::string("child.vmdk"));
    QCOMPARE(folder.disks[1].parent.string(), parent.toStdString());
    QCOMPARE(problemsOf(folder), std::string());
}

void MachineFolderTest::aChangedParentIsNamedAndReported() {
    Fixture f;
    f.add("base.vmdk", descriptor({}, ExtentType::Flat, 9));
    f.add("child.vmdk", descriptor({}, ExtentType::Flat, 8, "base.vmdk", 7));
    const MachineFolder folder = f.read();
    QCOMPARE(disksOf(folder), std::string("base.vmdk child.vmdk<base.vmdk "));
    QCOMPARE(problemsOf(folder), std::string("parent-mismatch:child.vmdk "));
}

void MachineFolderTest::loopsAreBroken() {
    Fixture f;
    f.add("a.vmdk", descriptor({}, ExtentType::Flat, 1, "b.vmdk", 1));
    f.add("b.vmdk", descriptor({}, ExtentType::Flat, 1, "c.vmdk", 1));
    f.add("c.vmdk", descriptor({}, ExtentType::Flat, 1, "a.vmdk", 1));
    f.add("d.vmdk", descriptor({}, ExtentType::Flat, 1, "b.vmdk", 1));
    f.add("e.vmdk", descriptor({}, ExtentType::Flat, 1, "e.vmdk", 1));
    const MachineFolder folder = f.read();
    QCOMPARE(problemsOf(folder), std::string("missing-parent:e.vmdk parent-loop:c.vmdk "));
    for (const FoundDisk& start : folder.disks) {
        int steps = 0;
        for (const FoundDisk* disk = &start; disk != nullptr && steps < 10; ++steps) {
            const auto parent = std::find_if(folder.disks.begin(), folder.disks.end(),
                                             [disk](const FoundDisk& other) { return other.path == disk->parent; });
            disk = parent == folder.disks.end() ? nullptr : &*parent;
        }
        QVERIFY(steps < 10);
    }
}

void MachineFolderTest::namesFromWindowsAreFound() {
    Fixture f;
    f.add("vm.vmx", ".encoding = \"GBK\"\nscsi0:0.present = \"TRUE\"\n"
                    "scsi0:0.fileName = \"E:\\VMs\\\xB4\xC5\xC5\xCC.vmdk\"\n");
    std::string text = descriptor({"X-FLAT.vmdk"});
    f.add("磁盘.vmdk", text);
    f.add("x-flat.vmdk", "x");
    const MachineFolder folder = f.read();
    QCOMPARE(disksOf(folder), std::string("磁盘.vmdk@scsi0:0 "));
    QCOMPARE(problemsOf(folder), std::string());
}

void MachineFolderTest::disksElsewhereAreFollowed() {
    Fixture f;
    f.fs.makeFolders("/data");
    f.fs.writeFile("/data/big.vmdk", descriptor({"big-flat.vmdk"}, ExtentType::Flat, 2, "root.vmdk", 1));
    f.fs.writeFile("/data/root.vmdk", descriptor({}));
    f.add("vm.vmx", "sata0:0.present = \"TRUE\"\nsata0:0.fileName = \"/data/big.vmdk\"\n");
    const MachineFolder folder = f.read();
    QCOMPARE(disksOf(folder), std::string("big.vmdk@sata0:0<root.vmdk "));
    QCOMPARE(folder.disks[0].path.string(), std::string("/data/big.vmdk"));
    QCOMPARE(folder.disks[0].parent.string(), std::string("/data/root.vmdk"));
    QCOMPARE(problemsOf(folder), std::string());
}

void MachineFolderTest::choosesAmongSeveralMachines() {
    Fixture f;
    f.add("a.vmx", "displayName = \"A\"\n");
    f.add("win10.vmx", "displayName = \"W\"\n");
    QCOMPARE(f.read().displayName, std::string("W"));
    QCOMPARE(problemsOf(f.read()), std::string("several-machines:win10.vmx "));
    QCOMPARE(f.read("/vms/win10/a.vmx").displayName, std::string("A"));
    QCOMPARE(problemsOf(f.read("/vms/win10/a.vmx")), std::string());
}

void MachineFolderTest::thousandsOfPiecesAreNotOpened() {
    Fixture f;
    std::vector<std::string> names;
    for (int i = 1; i <= 2000; ++i) {
        names.push_back("big-s" + QString::number(i).rightJustified(3, '0').toStdString() + ".vmdk");
        f.add(names.back(), "x");
    }
    f.add("big.vmdk", descriptor(names, ExtentType::Sparse));
    OpenCounter counter(f.fs);
    QElapsedTimer timer;
    timer.start();
    const MachineFolder folder = readMachineFolder(counter, "/vms/win10");
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(disksOf(folder), std::string("big.vmdk "));
    QCOMPARE(folder.files.size(), std::size_t(2001));
    QCOMPARE(counter.opened, std::set<std::string>{"big.vmdk"});
    QCOMPARE(counter.lists, 1);
}

void MachineFolderTest::aCutOffChangeIsReadAsItWillBe() {
    Fixture f;
    const std::string before = descriptor({"x.vmdk"}, ExtentType::Sparse, 1);
    f.add("x.vmdk", sparseFile(before));
    f.add("base.vmdk", sparseFile(descriptor({"base.vmdk"}, ExtentType::Sparse, 9)));
    std::string area = descriptor({"x.vmdk"}, ExtentType::Sparse, 2, "base.vmdk", 9);
    area.resize(1024);
    IntentBuilder intent(f.fs, "/vms/win10/x.vmdk", IntentOp::EditDescriptor);
    intent.write("/vms/win10/x.vmdk", 512, asBytes(area));
    intent.commit(); // and here the power went
    const MachineFolder folder = f.read();
    QCOMPARE(disksOf(folder), std::string("base.vmdk x.vmdk<base.vmdk "));
    QCOMPARE(problemsOf(folder), std::string("interrupted:x.vmdk.intent "));
}

void MachineFolderTest::nothingThere() {
    Fixture f;
    QVERIFY_EXCEPTION_THROWN(f.read("/nowhere"), Error);
    QVERIFY(f.read().disks.empty());
}

QTEST_GUILESS_MAIN(MachineFolderTest)
#include "machine_folder_test.moc"
