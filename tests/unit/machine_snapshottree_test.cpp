// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/descriptorstore.h"
#include "core/io/intent.h"
#include "core/io/vmwarelock.h"
#include "core/machine/snapshottree.h"
#include "core/machine/undojournal.h"
#include "core/machine/vmsdfile.h"
#include "core/machine/vmxfile.h"
#include "tests/support/machines.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace strata;
using namespace strata::test;

namespace {

const char* word(NodeKind kind) {
    switch (kind) {
    case NodeKind::Snapshot: return "snapshot";
    case NodeKind::Present: return "present";
    case NodeKind::Unlisted: return "unlisted";
    case NodeKind::Shared: return "shared";
    case NodeKind::Missing: return "missing";
    case NodeKind::Foreign: return "foreign";
    case NodeKind::Discarded: return "discarded";
    }
    return "?";
}

std::string problemsOf(const std::vector<Issue>& problems) {
    std::string words;
    for (const Issue& issue : problems)
        words += " !" + issue.code;
    return words;
}

void draw(const SnapshotTree& tree, int id, std::string& out) {
    const SnapshotNode& node = tree.nodes[static_cast<std::size_t>(id)];
    out += std::string(tree.path(id).size() * 2 - 2, ' ') + word(node.kind);
    if (!node.name.empty())
        out += " " + node.name;
    if (node.uid != 0)
        out += " #" + std::to_string(node.uid);
    out += " (";
    for (const NodeDisk& disk : node.disks)
        out += (&disk == &node.disks.front() ? "" : " ") + disk.file.filename().string() + (disk.missing ? "?" : "")
               + (disk.node.empty() ? "" : "@" + disk.node);
    out += ")" + problemsOf(node.problems) + "\n";
    for (const int child : node.children)
        draw(tree, child, out);
}

/// One line a node, children indented below their parents, then the problems of the whole.
std::string drawn(const SnapshotTree& tree) {
    std::string out;
    for (const int root : tree.roots)
        draw(tree, root, out);
    return out + problemsOf(tree.problems);
}

QByteArrayList lines(const std::string& text) { return QByteArray::fromStdString(text).split('\n'); }

/// Shows the line that differs.
#define COMPARE_TREES(actual, expected) QCOMPARE(lines(actual), lines(expected))

struct Fixture {
    MemoryFileSystem fs;
    MachineSpec spec;
    MachineFiles files;

    /// Two disks, snapshots "one" - "two" - "three" and "side" on "one".
    Fixture() {
        spec.disks = {{"scsi0:0", "sys", CreateType::MonolithicSparse, Sectors(2048), Sectors(0)},
                      {"scsi0:1", "data", CreateType::TwoGbMaxExtentFlat, Sectors(4096), Sectors(0)}};
        spec.snapshots = {{"one", -1}, {"two", 0}, {"three", 1}, {"side", 0}};
        spec.current = 2;
        spec.withData = false;
    }
    void make() { files = makeMachine(fs, spec); }
    SnapshotTree read() { return readSnapshotTree(fs, spec.folder); }
    void edit(const std::filesystem::path& list, const std::function<void(VmsdFile&)>& change) {
        VmsdFile vmsd = VmsdFile::parse(fs.readFile(list));
        change(vmsd);
        fs.writeFile(list, vmsd.encode());
    }
    void editDescriptor(const std::filesystem::path& link, const std::function<void(Descriptor&)>& change) {
        const std::unique_ptr<DiskLink> open = openLink(fs, link);
        Descriptor descriptor = open->descriptor();
        const DescriptorPlace place = open->place();
        change(descriptor);
        std::string text = descriptor.encode();
        if (!place.embedded) {
            fs.writeFile(link, text);
            return;
        }
        text.resize(place.size);
        fs.open(link, OpenMode::ReadWrite)->writeAt(place.offset, asBytes(text));
    }
    std::filesystem::path at(const std::string& name) const { return spec.folder / name; }
};

const std::string kWhole = "snapshot one #1 (sys.vmdk@scsi0:0 data.vmdk@scsi0:1)\n"
                           "  snapshot two #2 (sys-000001.vmdk@scsi0:0 data-000001.vmdk@scsi0:1)\n"
                           "    snapshot three #3 (sys-000002.vmdk@scsi0:0 data-000002.vmdk@scsi0:1)\n"
                           "      present (sys-000004.vmdk@scsi0:0 data-000004.vmdk@scsi0:1)\n"
                           "  snapshot side #4 (sys-000003.vmdk@scsi0:0 data-000003.vmdk@scsi0:1)\n";

} // namespace

class SnapshotTreeTest : public QObject {
    Q_OBJECT
private slots:
    void aMachineWithBranches();
    void theValuesOfANode();
    void anyFileStandsForItsMachine();
    void relativePaths();
    void noSnapshots();
    void everyKindOfDisk_data();
    void everyKindOfDisk();
    void aForgottenList();
    void orphansAreGroupedByNumber();
    void orphansThatDoNotFitStayAlone();
    void aDiskThatNobodyNames();
    void independentDisksTakeNoPart();
    void whatAMergedSnapshotLeft();
    void whatWasDiscardedCanBeGotBack();
    void aDamagedJournal();
    void aMissingParent();
    void aMissingDiskOfASnapshot();
    void aMissingPresentDisk();
    void aChangedParent();
    void aMovedParent();
    void aMissingExtent();
    void aDiskGrownUnderItsChildren();
    void anUnreadableLink();
    void linkedClonesAreForeign();
    void goneClonesAreNoMatter();
    void aLinkedCloneStandsOnAnotherMachine();
    void machinesInOneFolder();
    void linksInTheWorkingFolder();
    void looseDisks();
    void aListWithoutMachine();
    void theChainsAreBelievedFirst();
    void theMachineRunsOnASnapshot();
    void disksThatCameLater();
    void snapshotsWithoutDisks();
    void oneLinkInTwoSnapshots();
    void circlesOfListAndChains();
    void whyItCannotBeChanged_data();
    void whyItCannotBeChanged();
    void aStaleLockIsAProblemOnly();
    void aCutOffChangeIsSeenAsDone();
    void anUnfinishedOperation();
    void findsSnapshots_data();
    void findsSnapshots();
    void pathsAndSubtrees();
    void hundredsOfSnapshotsAreQuick();
};

void SnapshotTreeTest::aMachineWithBranches() {
    Fixture f;
    f.make();
    const SnapshotTree tree = f.read();
    COMPARE_TREES(drawn(tree), kWhole);
    QCOMPARE(tree.currentUid, 3U);
    QCOMPARE(tree.present, 3);
    QVERIFY(!tree.readOnly);
    QVERIFY(!tree.undoable);
}

void SnapshotTreeTest::theValuesOfANode() {
    Fixture f;
    f.make();
    f.edit(f.files.list, [](VmsdFile& list) { list.setDescription(2, "why"); });
    const SnapshotTree tree = f.read();
    QCOMPARE(tree.folder.string(), f.spec.folder.string());
    QCOMPARE(tree.config.string(), f.files.config.string());
    QCOMPARE(tree.list.string(), f.files.list.string());
    QCOMPARE(tree.displayName, f.spec.name);
    const SnapshotNode& two = *tree.find(2);
    QCOMPARE(two.description, std::string("why"));
    QCOMPARE(two.createdUs, std::int64_t{1'700'003'600'000'000});
    QVERIFY(!two.withMemory);
    QVERIFY(!two.sizes);
    QCOMPARE(two.disks[1].file.string(), f.files.frozen[1][1].string());
    for (const SnapshotNode& node : tree.nodes)
        QCOMPARE(tree.nodes[static_cast<std::size_t>(node.id)].id, node.id);
    QVERIFY(tree.find(9) == nullptr);
    QVERIFY(tree.find(0) == nullptr);
}

void SnapshotTreeTest::anyFileStandsForItsMachine() {
    Fixture f;
    f.make();
    for (const char* name : {"win10.vmx", "win10.vmsd", "sys.vmdk", "data-000002.vmdk", ""})
        COMPARE_TREES(drawn(readSnapshotTree(f.fs, f.at(name))), kWhole);
    QVERIFY_EXCEPTION_THROWN(readSnapshotTree(f.fs, f.at("gone.vmx")), Error);
}

void SnapshotTreeTest::relativePaths() {
    Fixture f; // relative paths start in "/" here
    f.make();
    for (const char* path : {"vms/win10", "vms/win10/", "vms/win10/win10.vmx", "vms/./win10"}) {
        const SnapshotTree tree = readSnapshotTree(f.fs, path);
        COMPARE_TREES(drawn(tree), kWhole);
        QCOMPARE(tree.nodes[0].disks[0].file.string(), std::string("/vms/win10/sys.vmdk"));
    }
}

void SnapshotTreeTest::noSnapshots() {
    Fixture f;
    f.spec.snapshots.clear();
    f.spec.current = -1;
    f.make();
    COMPARE_TREES(drawn(f.read()), std::string("present (sys.vmdk@scsi0:0 data.vmdk@scsi0:1)\n"));
    f.fs.remove(f.files.list);
    const SnapshotTree tree = f.read();
    COMPARE_TREES(drawn(tree), std::string("present (sys.vmdk@scsi0:0 data.vmdk@scsi0:1)\n"));
    QCOMPARE(tree.list.string(), f.files.list.string());
    QCOMPARE(tree.currentUid, 0U);
}

void SnapshotTreeTest::everyKindOfDisk_data() {
    QTest::addColumn<int>("type");
    for (const CreateType type :
         {CreateType::MonolithicSparse, CreateType::MonolithicFlat, CreateType::TwoGbMaxExtentSparse,
          CreateType::TwoGbMaxExtentFlat, CreateType::Vmfs, CreateType::VmfsSparse})
        QTest::newRow(std::string(createTypeName(type)).c_str()) << static_cast<int>(type);
}

void SnapshotTreeTest::everyKindOfDisk() {
    QFETCH(int, type);
    Fixture f;
    for (MachineDisk& disk : f.spec.disks)
        disk.type = static_cast<CreateType>(type);
    f.make();
    COMPARE_TREES(drawn(f.read()), kWhole);
}

void SnapshotTreeTest::aForgottenList() {
    Fixture f;
    f.spec.snapshots.pop_back();
    f.make();
    f.fs.writeFile(f.files.list, "");
    COMPARE_TREES(drawn(f.read()),
                  std::string("unlisted sys.vmdk (sys.vmdk@scsi0:0 data.vmdk@scsi0:1)\n"
                              "  unlisted sys-000001.vmdk (sys-000001.vmdk@scsi0:0 data-000001.vmdk@scsi0:1)\n"
                              "    unlisted sys-000002.vmdk (sys-000002.vmdk@scsi0:0 data-000002.vmdk@scsi0:1)\n"
                              "      present (sys-000003.vmdk@scsi0:0 data-000003.vmdk@scsi0:1)\n"
                              " !snapshot-list-forgotten"));
}

void SnapshotTreeTest::orphansAreGroupedByNumber() {
    Fixture f;
    f.make();
    f.edit(f.files.list, [](VmsdFile& list) { list.remove(4); });
    makeChild(f.fs, f.at("sys-000009.vmdk"), CreateType::MonolithicSparse, Sectors(2048), f.at("sys-000003.vmdk"));
    makeChild(f.fs, f.at("data-000009.vmdk"), CreateType::TwoGbMaxExtentSparse, Sectors(4096),
              f.at("data-000003.vmdk"));
    std::string expected = kWhole.substr(0, kWhole.find("  snapshot side"));
    expected += "  unlisted sys-000003.vmdk (sys-000003.vmdk@scsi0:0 data-000003.vmdk@scsi0:1)\n"
                "    unlisted sys-000009.vmdk (sys-000009.vmdk@scsi0:0 data-000009.vmdk@scsi0:1)\n";
    COMPARE_TREES(drawn(f.read()), expected);
}

void SnapshotTreeTest::orphansThatDoNotFitStayAlone() {
    Fixture f;
    f.make();
    makeChild(f.fs, f.at("sys-000009.vmdk"), CreateType::MonolithicSparse, Sectors(2048), f.at("sys.vmdk"));
    makeChild(f.fs, f.at("data-000009.vmdk"), CreateType::MonolithicSparse, Sectors(4096), f.at("data-000003.vmdk"));
    makeChild(f.fs, f.at("other-000009.vmdk"), CreateType::MonolithicSparse, Sectors(2048), f.at("sys.vmdk"));
    makeChild(f.fs, f.at("copy.vmdk"), CreateType::MonolithicSparse, Sectors(2048), f.at("sys.vmdk"));
    const std::string tree = drawn(f.read());
    for (const char* line : {"\n  unlisted sys-000009.vmdk (sys-000009.vmdk@scsi0:0)\n",
                             "\n    unlisted data-000009.vmdk (data-000009.vmdk@scsi0:1)\n",
                             "\n  unlisted other-000009.vmdk (other-000009.vmdk@scsi0:0)\n",
                             "\n  unlisted copy.vmdk (copy.vmdk@scsi0:0)\n"})
        QVERIFY2(tree.find(line) != std::string::npos, tree.c_str());
}

void SnapshotTreeTest::aDiskThatNobodyNames() {
    Fixture f;
    f.make();
    makeDisk(f.fs, f.at("archive.vmdk"), CreateType::MonolithicSparse, Sectors(2048));
    COMPARE_TREES(drawn(f.read()), kWhole + "unlisted archive.vmdk (archive.vmdk)\n");
}

void SnapshotTreeTest::independentDisksTakeNoPart() {
    Fixture f;
    f.make();
    makeDisk(f.fs, f.at("swap.vmdk"), CreateType::MonolithicSparse, Sectors(2048));
    makeDisk(f.fs, f.at("off.vmdk"), CreateType::MonolithicSparse, Sectors(2048));
    f.fs.writeFile(f.files.config, f.fs.readText(f.files.config)
                                       + "sata0:0.present = \"TRUE\"\nsata0:0.fileName = \"swap.vmdk\"\n"
                                         "sata0:0.mode = \"independent-persistent\"\n"
                                         "sata0:1.present = \"FALSE\"\nsata0:1.fileName = \"off.vmdk\"\n");
    COMPARE_TREES(drawn(f.read()), kWhole);
}

void SnapshotTreeTest::whatAMergedSnapshotLeft() {
    Fixture f;
    f.make();
    f.edit(f.files.list, [](VmsdFile& list) { list.remove(1); });
    const SnapshotTree tree = f.read();
    std::string expected = kWhole;
    expected.replace(0, std::string("snapshot one #1").size(), "shared sys.vmdk");
    COMPARE_TREES(drawn(tree), expected);
    QCOMPARE(tree.currentUid, 3U);
}

void SnapshotTreeTest::whatWasDiscardedCanBeGotBack() {
    Fixture f;
    f.make();
    f.edit(f.files.list, [](VmsdFile& list) { list.remove(4); });
    UndoJournal journal;
    UndoStep step;
    step.operation = "discard";
    step.discarded = f.files.frozen[3];
    step.discarded.push_back(f.files.frozen[1][0]);     // listed again meanwhile
    step.discarded.push_back(f.at("gone-000001.vmdk")); // purged by hand
    journal.push(step);
    f.fs.writeFile(undoJournalPath(f.files.config), journal.encode(f.spec.folder));
    const SnapshotTree tree = f.read();
    std::string expected = kWhole;
    const std::string before = "snapshot side #4";
    expected.replace(expected.find(before), before.size(), "discarded sys-000003.vmdk");
    COMPARE_TREES(drawn(tree), expected);
    QCOMPARE(tree.undoable.value_or(""), std::string("discard"));
}

void SnapshotTreeTest::aDamagedJournal() {
    Fixture f;
    f.make();
    f.fs.writeFile(undoJournalPath(f.files.config), std::string(5U << 20U, 'x'));
    const SnapshotTree tree = f.read();
    COMPARE_TREES(drawn(tree), kWhole + " !damaged-undo-journal");
    QVERIFY(!tree.undoable);
}

void SnapshotTreeTest::aMissingParent() {
    Fixture f;
    f.make();
    f.fs.remove(f.at("sys-000001.vmdk"));
    f.fs.remove(f.at("data-000001.vmdk"));
    f.edit(f.files.list, [](VmsdFile& list) { list.remove(2); });
    COMPARE_TREES(
        drawn(f.read()),
        std::string("snapshot one #1 (sys.vmdk@scsi0:0 data.vmdk@scsi0:1)\n"
                    "  snapshot side #4 (sys-000003.vmdk@scsi0:0 data-000003.vmdk@scsi0:1)\n"
                    "missing sys-000001.vmdk (sys-000001.vmdk?@scsi0:0 data-000001.vmdk?@scsi0:1)\n"
                    "  snapshot three #3 (sys-000002.vmdk@scsi0:0 data-000002.vmdk@scsi0:1) !parent-differs "
                    "!missing-parent !missing-parent\n"
                    "    present (sys-000004.vmdk@scsi0:0 data-000004.vmdk@scsi0:1)\n"
                    " !orphan-extent"));
    std::string broken;
    for (const SnapshotNode& node : f.read().nodes)
        if (node.baseBroken)
            broken += node.kind == NodeKind::Present ? " present" : " " + node.name;
    QCOMPARE(broken, std::string(" three present")); // "side" has what it needs
}

void SnapshotTreeTest::aMissingDiskOfASnapshot() {
    Fixture f;
    f.make();
    f.fs.remove(f.at("sys-000001.vmdk"));
    const std::string tree = drawn(f.read());
    QVERIFY2(
        tree.find("  snapshot two #2 (sys-000001.vmdk?@scsi0:0 data-000001.vmdk@scsi0:1) !snapshot-disk-missing\n"
                  "    snapshot three #3 (sys-000002.vmdk@scsi0:0 data-000002.vmdk@scsi0:1) !missing-parent\n")
            != std::string::npos,
        tree.c_str());
}

void SnapshotTreeTest::aMissingPresentDisk() {
    Fixture f;
    f.make();
    f.fs.remove(f.at("sys-000004.vmdk"));
    const std::string tree = drawn(f.read());
    QVERIFY2(tree.find("      present (sys-000004.vmdk?@scsi0:0 data-000004.vmdk@scsi0:1)\n") != std::string::npos,
             tree.c_str());
    QVERIFY(tree.ends_with(" !missing-disk"));
}

void SnapshotTreeTest::aChangedParent() {
    Fixture f;
    f.make();
    f.editDescriptor(f.at("sys.vmdk"), [](Descriptor& descriptor) { descriptor.setCid(0x1234); });
    const SnapshotTree tree = f.read();
    QCOMPARE(problemsOf(tree.find(2)->problems), std::string(" !cid-mismatch"));
    QCOMPARE(problemsOf(tree.find(4)->problems), std::string(" !cid-mismatch"));
    QCOMPARE(tree.find(2)->problems[0].path.string(), f.at("sys-000001.vmdk").string());
    QVERIFY(tree.find(2)->problems[0].detail.english().find("00001234") != std::string::npos);
}

void SnapshotTreeTest::aMovedParent() {
    Fixture f;
    f.make();
    f.editDescriptor(f.at("sys-000001.vmdk"), [](Descriptor& descriptor) {
        descriptor.setParent(descriptor.parentCid(), "/old/place/sys.vmdk");
    });
    f.editDescriptor(f.at("sys-000002.vmdk"), [](Descriptor& descriptor) {
        descriptor.setParent(descriptor.parentCid(), "D:\\VMs\\win10\\sys-000001.vmdk");
    });
    f.editDescriptor(f.at("sys-000003.vmdk"),
                     [](Descriptor& descriptor) { descriptor.setParent(descriptor.parentCid(), "./sys.vmdk"); });
    const SnapshotTree tree = f.read();
    QCOMPARE(problemsOf(tree.find(2)->problems), std::string(" !parent-moved"));
    QCOMPARE(problemsOf(tree.find(3)->problems), std::string(" !parent-moved"));
    QCOMPARE(problemsOf(tree.find(4)->problems), std::string());
}

void SnapshotTreeTest::aMissingExtent() {
    Fixture f;
    f.make();
    f.fs.remove(f.at("data-000001-s001.vmdk"));
    QCOMPARE(problemsOf(f.read().find(2)->problems), std::string(" !missing-extent"));
}

void SnapshotTreeTest::aDiskGrownUnderItsChildren() {
    Fixture f;
    f.make();
    const std::string text = f.fs.readText(f.at("data.vmdk"));
    f.fs.writeFile(f.at("data.vmdk"), QString::fromStdString(text).replace("4096", "8192").toStdString());
    const SnapshotTree tree = f.read();
    QCOMPARE(problemsOf(tree.find(2)->problems), std::string(" !capacity-differs"));
    QCOMPARE(problemsOf(tree.find(4)->problems), std::string(" !capacity-differs"));
}

void SnapshotTreeTest::anUnreadableLink() {
    Fixture f;
    f.make();
    f.fs.writeFile(f.at("sys-000002.vmdk"), "KDMV\1\0\0");
    const SnapshotTree tree = f.read();
    QCOMPARE(tree.find(3)->parent, tree.find(2)->id); // as its other disk says
    QCOMPARE(problemsOf(tree.find(3)->problems), std::string(" !truncated"));
}

void SnapshotTreeTest::linkedClonesAreForeign() {
    Fixture f;
    f.make();
    MemoryFileSystem& fs = f.fs;
    fs.makeFolders("/vms/clone");
    makeChild(fs, "/vms/clone/clone-cl1.vmdk", CreateType::MonolithicSparse, Sectors(2048), f.at("sys-000001.vmdk"),
              "../win10/sys-000001.vmdk");
    makeChild(fs, "/vms/clone/clone-cl1-000001.vmdk", CreateType::MonolithicSparse, Sectors(2048),
              "/vms/clone/clone-cl1.vmdk");
    fs.writeFile("/vms/clone/clone.vmx", "displayName = \"My clone\"\nscsi0:0.present = \"TRUE\"\n"
                                         "scsi0:0.fileName = \"clone-cl1-000001.vmdk\"\n");
    fs.writeFile(f.files.list, fs.readText(f.files.list)
                                   + "snapshot1.clone0 = \"/vms/clone/clone.vmx\"\nsnapshot1.numClones = \"1\"\n");
    const std::string tree = drawn(f.read());
    QVERIFY2(tree.find("    foreign My clone (clone-cl1.vmdk)\n") != std::string::npos, tree.c_str());
    QCOMPARE(tree.size(), (kWhole + "    foreign My clone (clone-cl1.vmdk)\n").size());

    fs.writeFile("/vms/clone/clone.vmx", ""); // lists nothing: where it stands only the list says
    const std::string unknown = drawn(f.read());
    QVERIFY2(unknown.find("\n    foreign clone ()\n") != std::string::npos, unknown.c_str());
}

void SnapshotTreeTest::goneClonesAreNoMatter() {
    Fixture f;
    f.make();
    f.fs.writeFile(f.files.list, f.fs.readText(f.files.list)
                                     + "snapshot1.clone0 = \"/vms/gone/gone.vmx\"\n"
                                       "snapshot1.clone1 = \"C:\\\\VMs\\\\gone.vmx\"\n");
    COMPARE_TREES(drawn(f.read()), kWhole);
}

void SnapshotTreeTest::aLinkedCloneStandsOnAnotherMachine() {
    Fixture f;
    f.make();
    f.fs.makeFolders("/vms/clone");
    makeChild(f.fs, "/vms/clone/clone-cl1.vmdk", CreateType::MonolithicSparse, Sectors(2048), f.at("sys-000001.vmdk"),
              "../win10/sys-000001.vmdk");
    f.fs.writeFile("/vms/clone/clone.vmx", "scsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"clone-cl1.vmdk\"\n");
    COMPARE_TREES(drawn(readSnapshotTree(f.fs, "/vms/clone")),
                  std::string("shared sys.vmdk (sys.vmdk@scsi0:0) !outside\n"
                              "  shared sys-000001.vmdk (sys-000001.vmdk@scsi0:0) !outside\n"
                              "    present (clone-cl1.vmdk@scsi0:0)\n"));
}

void SnapshotTreeTest::machinesInOneFolder() {
    Fixture f;
    f.make();
    makeDisk(f.fs, f.at("b.vmdk"), CreateType::MonolithicSparse, Sectors(2048));
    makeChild(f.fs, f.at("b-000001.vmdk"), CreateType::MonolithicSparse, Sectors(2048), f.at("b.vmdk"));
    makeChild(f.fs, f.at("b-000002.vmdk"), CreateType::MonolithicSparse, Sectors(2048), f.at("b.vmdk"));
    makeChild(f.fs, f.at("linked.vmdk"), CreateType::MonolithicSparse, Sectors(2048), f.at("sys-000002.vmdk"));
    f.fs.writeFile(f.at("b.vmx"), "displayName = \"B\"\nscsi0:0.present = \"TRUE\"\n"
                                  "scsi0:0.fileName = \"b-000001.vmdk\"\nscsi0:1.fileName = \"linked.vmdk\"\n");
    const std::string tree = drawn(f.read());
    QVERIFY2(tree.find("      foreign B (linked.vmdk)\n") != std::string::npos, tree.c_str());
    QVERIFY2(tree.find("b-00000") == std::string::npos, tree.c_str());
}

void SnapshotTreeTest::linksInTheWorkingFolder() {
    Fixture f;
    f.make();
    f.fs.makeFolders("/vms/win10/snap");
    f.fs.makeFolders("/fast");
    makeChild(f.fs, "/fast/sys-000005.vmdk", CreateType::MonolithicSparse, Sectors(2048), f.files.present[0],
              f.files.present[0].string());
    makeChild(f.fs, "/fast/sys-000006.vmdk", CreateType::MonolithicSparse, Sectors(2048), "/fast/sys-000005.vmdk");
    makeChild(f.fs, "/fast/sys-000007.vmdk", CreateType::MonolithicSparse, Sectors(2048), "/fast/sys-000006.vmdk");
    makeDisk(f.fs, "/fast/unrelated.vmdk", CreateType::MonolithicSparse, Sectors(2048));
    VmxFile vmx = VmxFile::parse(f.fs.readFile(f.files.config));
    vmx.setDiskFile("scsi0:0", "/fast/sys-000005.vmdk");
    f.fs.writeFile(f.files.config, vmx.encode() + "workingDir = \"/fast\"\n");
    f.edit(f.files.list, [&f](VmsdFile& list) {
        SnapshotRecord record;
        record.uid = 5;
        record.parent = 3;
        record.name = "five";
        record.disks = {{"scsi0:0", f.files.present[0].string(), {}}, {"scsi0:1", "data-000004.vmdk", {}}};
        list.add(record);
        list.setCurrent(5);
    });
    const std::string tree = drawn(f.read());
    QVERIFY2(tree.find("      snapshot five #5 (sys-000004.vmdk@scsi0:0 data-000004.vmdk@scsi0:1)\n"
                       "        present (sys-000005.vmdk@scsi0:0 data-000004.vmdk@scsi0:1) !runs-on-snapshot\n"
                       "          unlisted sys-000006.vmdk (sys-000006.vmdk@scsi0:0)\n"
                       "            unlisted sys-000007.vmdk (sys-000007.vmdk@scsi0:0)\n")
                 != std::string::npos,
             tree.c_str());
    QVERIFY(tree.find("unrelated") == std::string::npos);
}

void SnapshotTreeTest::looseDisks() {
    Fixture f;
    f.make();
    f.fs.remove(f.files.config);
    f.fs.remove(f.files.list);
    makeDisk(f.fs, f.at("a.vmdk"), CreateType::MonolithicSparse, Sectors(2048));
    const SnapshotTree tree = f.read();
    COMPARE_TREES(drawn(tree), std::string("unlisted a.vmdk (a.vmdk)\n"
                                           "unlisted data.vmdk (data.vmdk)\n"
                                           "  unlisted data-000001.vmdk (data-000001.vmdk)\n"
                                           "    unlisted data-000002.vmdk (data-000002.vmdk)\n"
                                           "      unlisted data-000004.vmdk (data-000004.vmdk)\n"
                                           "  unlisted data-000003.vmdk (data-000003.vmdk)\n"
                                           "unlisted sys.vmdk (sys.vmdk)\n"
                                           "  unlisted sys-000001.vmdk (sys-000001.vmdk)\n"
                                           "    unlisted sys-000002.vmdk (sys-000002.vmdk)\n"
                                           "      unlisted sys-000004.vmdk (sys-000004.vmdk)\n"
                                           "  unlisted sys-000003.vmdk (sys-000003.vmdk)\n"));
    QCOMPARE(tree.present, -1);
    QVERIFY(tree.config.empty());
    QVERIFY(tree.list.empty());
}

void SnapshotTreeTest::aListWithoutMachine() {
    Fixture f;
    f.make();
    f.fs.remove(f.files.config);
    const SnapshotTree tree = f.read();
    std::string expected = kWhole;
    const std::string present = "      present (sys";
    const std::size_t place = expected.find(present);
    expected.replace(place, present.size(), "      unlisted sys-000004.vmdk (sys");
    COMPARE_TREES(drawn(tree), expected);
    QCOMPARE(tree.present, -1);
    QCOMPARE(tree.list.string(), f.files.list.string());
}

void SnapshotTreeTest::theChainsAreBelievedFirst() {
    Fixture f;
    f.make();
    f.edit(f.files.list, [](VmsdFile& list) { list.setCurrent(4); });
    std::string text = f.fs.readText(f.files.list);
    text = QString::fromStdString(text).replace("snapshot3.parent = \"1\"", "snapshot3.parent = \"2\"").toStdString();
    f.fs.writeFile(f.files.list, text);
    const SnapshotTree tree = f.read();
    QCOMPARE(tree.currentUid, 3U);
    QCOMPARE(problemsOf(tree.nodes[static_cast<std::size_t>(tree.present)].problems),
             std::string(" !current-differs"));
    QCOMPARE(tree.find(4)->parent, tree.find(1)->id);
    QCOMPARE(problemsOf(tree.find(4)->problems), std::string(" !parent-differs"));
}

void SnapshotTreeTest::theMachineRunsOnASnapshot() {
    Fixture f;
    f.make();
    VmxFile vmx = VmxFile::parse(f.fs.readFile(f.files.config));
    vmx.setDiskFile("scsi0:0", "sys-000002.vmdk");
    vmx.setDiskFile("scsi0:1", "data-000002.vmdk");
    f.fs.writeFile(f.files.config, vmx.encode());
    const SnapshotTree tree = f.read();
    QVERIFY(drawn(tree).find("\n      present (sys-000002.vmdk@scsi0:0 data-000002.vmdk@scsi0:1) !runs-on-snapshot "
                             "!runs-on-snapshot\n")
            != std::string::npos);
    QCOMPARE(tree.currentUid, 3U);
}

void SnapshotTreeTest::disksThatCameLater() {
    Fixture f;
    f.make();
    makeDisk(f.fs, f.at("new.vmdk"), CreateType::MonolithicSparse, Sectors(2048));
    f.fs.writeFile(f.files.config,
                   f.fs.readText(f.files.config) + "nvme0:0.present = \"TRUE\"\nnvme0:0.fileName = \"new.vmdk\"\n");
    const std::string tree = drawn(f.read());
    QVERIFY2(tree.find("      present (sys-000004.vmdk@scsi0:0 data-000004.vmdk@scsi0:1 new.vmdk@nvme0:0)\n")
                 != std::string::npos,
             tree.c_str());
}

void SnapshotTreeTest::snapshotsWithoutDisks() {
    MemoryFileSystem fs;
    fs.makeFolders("/vm");
    fs.writeFile("/vm/vm.vmx", "displayName = \"x\"\n");
    fs.writeFile("/vm/vm.vmsd", "snapshot.current = \"2\"\nsnapshot0.uid = \"1\"\nsnapshot1.uid = \"2\"\n"
                                "snapshot1.parent = \"1\"\n");
    const SnapshotTree tree = readSnapshotTree(fs, "/vm");
    COMPARE_TREES(drawn(tree), std::string("snapshot #1 ()\n  snapshot #2 ()\n    present ()\n"));
    QCOMPARE(tree.currentUid, 2U);
}

void SnapshotTreeTest::oneLinkInTwoSnapshots() {
    Fixture f;
    f.make();
    f.edit(f.files.list, [](VmsdFile& list) {
        SnapshotRecord record;
        record.uid = 5;
        record.parent = 4;
        record.name = "again";
        record.disks = {{"scsi0:0", "sys-000003.vmdk", {}}, {"scsi0:1", "data-000003.vmdk", {}}};
        list.add(record);
    });
    const std::string tree = drawn(f.read());
    QVERIFY2(tree.ends_with("  snapshot side #4 (sys-000003.vmdk@scsi0:0 data-000003.vmdk@scsi0:1)\n"
                            "    snapshot again #5 (sys-000003.vmdk@scsi0:0 data-000003.vmdk@scsi0:1)\n"),
             tree.c_str());
}

void SnapshotTreeTest::circlesOfListAndChains() {
    Fixture f;
    f.make();
    f.edit(f.files.list, [](VmsdFile& list) { // the disks of two states crossed
        list.setDiskFile(2, "scsi0:1", "data-000002.vmdk");
        list.setDiskFile(3, "scsi0:1", "data-000001.vmdk");
    });
    const SnapshotTree tree = f.read();
    QCOMPARE(tree.nodes.size(), std::size_t(5));
    QVERIFY(drawn(tree).find("!chains-disagree") != std::string::npos);
    for (const SnapshotNode& node : tree.nodes)
        QVERIFY(node.parent < node.id);
}

void SnapshotTreeTest::whyItCannotBeChanged_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("locked");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("suspended") << QByteArray("checkpoint.vmState = \"win10.vmss\"") << QByteArray()
                               << QByteArray("locked");
    QTest::newRow("encrypted") << QByteArray("encryption.keySafe = \"x\"") << QByteArray() << QByteArray("encrypted");
    QTest::newRow("running") << QByteArray() << QByteArray("win10.vmx") << QByteArray("locked");
    QTest::newRow("a link in use") << QByteArray() << QByteArray("data.vmdk") << QByteArray("locked");
    QTest::newRow("another disk in use") << QByteArray() << QByteArray("other.vmdk") << QByteArray();
}

void SnapshotTreeTest::whyItCannotBeChanged() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, locked);
    QFETCH(QByteArray, code);
    Fixture f;
    f.make();
    f.fs.writeFile(f.files.config, f.fs.readText(f.files.config) + line.toStdString() + "\n");
    if (!locked.isEmpty()) {
        f.fs.makeFolders(f.at(locked.toStdString() + ".lck"));
        std::string member = "uuid=another-host 77-1(vmware-vmx) 1 X 1 lc=1";
        member.resize(512);
        f.fs.writeFile(f.at(locked.toStdString() + ".lck/M00001.lck"), member);
    }
    const SnapshotTree tree = f.read();
    QCOMPARE(tree.readOnly ? std::string(errorName(tree.readOnly->code())) : std::string(), code.toStdString());
    QCOMPARE(tree.nodes.size(), std::size_t(5));
    if (!locked.isEmpty() && tree.readOnly)
        QCOMPARE(tree.readOnly->path().filename().string(), locked.toStdString());
}

void SnapshotTreeTest::aStaleLockIsAProblemOnly() {
    Fixture f;
    f.make();
    f.fs.makeFolders(f.at("win10.vmx.lck"));
    std::string member = thisLockHost().machineId() + " 999999999-1(vmware-vmx) 1 X 1 lc=1";
    member.resize(512);
    f.fs.writeFile(f.at("win10.vmx.lck/M00001.lck"), member);
    const SnapshotTree tree = f.read();
    QVERIFY(!tree.readOnly);
    QCOMPARE(problemsOf(tree.problems), std::string(" !stale-lock"));
}

void SnapshotTreeTest::aCutOffChangeIsSeenAsDone() {
    Fixture f;
    f.make();
    VmsdFile list = VmsdFile::parse(f.fs.readFile(f.files.list));
    list.setName(2, "renamed");
    IntentBuilder intent(f.fs, f.files.config, IntentOp::EditDescriptor);
    intent.replace(f.files.list, asBytes(list.encode()));
    intent.commit();
    const SnapshotTree tree = f.read();
    QCOMPARE(tree.find(2)->name, std::string("renamed"));
    QCOMPARE(problemsOf(tree.problems), std::string(" !cut-off"));
    QVERIFY(!tree.readOnly);

    f.fs.writeFile(f.files.list, "somebody else wrote since");
    const SnapshotTree spoilt = f.read();
    QVERIFY(spoilt.readOnly);
    QCOMPARE(spoilt.readOnly->code(), ErrorCode::Interrupted);
}

void SnapshotTreeTest::anUnfinishedOperation() {
    Fixture f;
    f.make();
    IntentBuilder marker(f.fs, f.at("sys.vmdk"), IntentOp::EditDescriptor);
    marker.touches(f.at("sys.vmdk"), 0);
    marker.commitMarker();
    const SnapshotTree tree = f.read();
    QVERIFY(tree.readOnly);
    QCOMPARE(tree.readOnly->code(), ErrorCode::Interrupted);
    QCOMPARE(tree.nodes.size(), std::size_t(5));
}

void SnapshotTreeTest::findsSnapshots_data() {
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("uid"); // -1: not found, -2: several
    QTest::newRow("name") << QByteArray("two") << 2;
    QTest::newRow("number") << QByteArray("#4") << 4;
    QTest::newRow("unknown number") << QByteArray("#9") << -1;
    QTest::newRow("no number") << QByteArray("#x") << -1;
    QTest::newRow("path") << QByteArray("one/two/three") << 3;
    QTest::newRow("path with '/' before") << QByteArray("/one/two") << 2;
    QTest::newRow("half a path") << QByteArray("two/three") << -1;
    QTest::newRow("several") << QByteArray("same") << -2;
    QTest::newRow("several, by path") << QByteArray("one/two/same") << 5;
    QTest::newRow("the root among several") << QByteArray("/one") << 1;
    QTest::newRow("a name with '/'") << QByteArray("a/b") << 7;
    QTest::newRow("a name like a number") << QByteArray("#70") << 8;
    QTest::newRow("nothing") << QByteArray("") << -1;
    QTest::newRow("another case") << QByteArray("TWO") << -1;
}

void SnapshotTreeTest::findsSnapshots() {
    QFETCH(QByteArray, words);
    QFETCH(int, uid);
    Fixture f;
    f.spec.snapshots = {{"one", -1}, {"two", 0},  {"three", 1}, {"side", 0},
                        {"same", 1}, {"same", 3}, {"a/b", 3},   {"#70", 0}};
    f.spec.current = 2;
    f.make();
    const SnapshotTree tree = f.read();
    try {
        QCOMPARE(static_cast<int>(findSnapshot(tree, words.toStdString()).uid), uid);
    } catch (const Error& error) {
        QCOMPARE(error.code() == ErrorCode::NotFound ? -1 : error.code() == ErrorCode::InvalidArgument ? -2 : 0, uid);
        if (uid == -2)
            QVERIFY(error.message().english().find("#5 (one/two/same), #6 (one/side/same)") != std::string::npos);
    }
}

void SnapshotTreeTest::pathsAndSubtrees() {
    Fixture f;
    f.make();
    const SnapshotTree tree = f.read();
    QCOMPARE(tree.path(3), (std::vector<int>{0, 1, 2, 3}));
    QCOMPARE(tree.subtree(1), (std::vector<int>{1, 2, 3}));
    QCOMPARE(tree.subtree(0).size(), std::size_t(5));
}

void SnapshotTreeTest::hundredsOfSnapshotsAreQuick() {
    MemoryFileSystem fs;
    MachineSpec spec;
    spec.disks.clear();
    for (int i = 0; i < 6; ++i)
        spec.disks.push_back({"scsi0:" + std::to_string(i), "disk" + std::to_string(i), CreateType::MonolithicSparse,
                              Sectors(2048), Sectors(0)});
    spec.snapshots = branchingSnapshots(300);
    spec.withData = false;
    makeMachine(fs, spec);
    QElapsedTimer timer;
    timer.start();
    const SnapshotTree tree = readSnapshotTree(fs, spec.folder);
    const qint64 elapsed = timer.elapsed();
    QCOMPARE(tree.nodes.size(), std::size_t(301));
    qInfo("300 snapshots of 6 disks: %lld ms", elapsed);
    QVERIFY2(elapsed < 5000, qPrintable(QString::number(elapsed) + " ms")); // unoptimised, on a busy machine
}

QTEST_GUILESS_MAIN(SnapshotTreeTest)
#include "machine_snapshottree_test.moc"
