// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/disktree.h"

#include <QTest>

using namespace strata;
using namespace strata::ui;

namespace {

FoundDisk base(const char* name) {
    FoundDisk disk;
    disk.path = std::filesystem::path("/m") / name;
    return disk;
}

FoundDisk child(const char* name, const std::filesystem::path& parent) {
    FoundDisk disk = base(name);
    disk.isChild = true;
    disk.parent = parent;
    return disk;
}

MachineFolder folderWith(std::vector<FoundDisk> disks) {
    MachineFolder folder;
    folder.folder = "/m";
    folder.disks = std::move(disks);
    return folder;
}

std::shared_ptr<const DiskInfo> nothingKnown(const std::filesystem::path&) { return nullptr; }

/// "a(b c(d))": the shape of a forest in one line.
QString shape(const std::vector<DiskNode>& nodes) {
    QStringList parts;
    for (const DiskNode& node : nodes) {
        QString name = QString::fromStdString(node.path.stem());
        if (node.kind == DiskNode::Kind::Missing)
            name = QStringLiteral("?");
        if (node.kind == DiskNode::Kind::Outside)
            name += QLatin1Char('!');
        parts << (node.children.empty() ? name : QStringLiteral("%1(%2)").arg(name, shape(node.children)));
    }
    return parts.join(QLatin1Char(' '));
}

class DiskTreeTest : public QObject {
    Q_OBJECT
private slots:
    void childrenHangBelowTheirParents() {
        const MachineFolder folder = folderWith({child("d.vmdk", "/m/c.vmdk"), base("a.vmdk"),
                                                 child("c.vmdk", "/m/a.vmdk"), child("b.vmdk", "/m/a.vmdk")});
        QCOMPARE(shape(buildDiskTree(folder, nothingKnown)), QStringLiteral("a(b c(d))"));
    }

    void aLoneDiskIsATreeWithOneBranch() {
        const MachineFolder folder = folderWith({base("a.vmdk"), child("b.vmdk", "/m/a.vmdk")});
        QCOMPARE(shape(buildDiskTree(folder, nothingKnown)), QStringLiteral("a(b)"));
    }

    void aMissingParentIsDrawn() {
        const MachineFolder folder = folderWith({child("b.vmdk", {}), base("a.vmdk")});
        const std::vector<DiskNode> tree = buildDiskTree(folder, nothingKnown);
        QCOMPARE(shape(tree), QStringLiteral("?(b) a"));
        QCOMPARE(tree.front().child, std::filesystem::path("/m/b.vmdk"));
    }

    void aParentElsewhereIsDrawnOnceForAllItsChildren() {
        const MachineFolder folder = folderWith({child("b.vmdk", "/base/a.vmdk"), child("c.vmdk", "/base/./a.vmdk")});
        QCOMPARE(shape(buildDiskTree(folder, nothingKnown)), QStringLiteral("a!(b c)"));
        QCOMPARE(outsideParents(folder), std::vector<std::filesystem::path>{"/base/a.vmdk"});
    }

    void aLoopOfParentsShowsEveryDiskOnce() {
        const MachineFolder folder = folderWith({child("a.vmdk", "/m/c.vmdk"), child("b.vmdk", "/m/a.vmdk"),
                                                 child("c.vmdk", "/m/b.vmdk"), child("s.vmdk", "/m/s.vmdk")});
        QCOMPARE(shape(buildDiskTree(folder, nothingKnown)), QStringLiteral("a(b(c)) s"));
    }

    void theMachinesDisksComeInTheOrderOfItsDevices() {
        FoundDisk tenth = base("a.vmdk");
        tenth.node = "scsi0:10";
        FoundDisk leaf = child("c.vmdk", "/m/b.vmdk");
        leaf.node = "scsi0:2";
        FoundDisk ide = base("z.vmdk");
        ide.node = "ide1:0";
        const MachineFolder folder = folderWith({tenth, base("0.vmdk"), base("b.vmdk"), leaf, ide});
        QCOMPARE(shape(buildDiskTree(folder, nothingKnown)), QStringLiteral("z b(c) a 0"));
    }

    void aFamilyIsWhatSharesABase() {
        MachineFolder folder = folderWith({base("a.vmdk"), child("b.vmdk", "/m/a.vmdk"), child("c.vmdk", "/m/a.vmdk"),
                                           base("other.vmdk"), child("x.vmdk", "/m/other.vmdk")});
        folder.files = {{"/m/a.vmdk", "descriptor", 1, {}},
                        {"/m/a-flat.vmdk", "extent", 2, {"/m/a.vmdk"}},
                        {"/m/other.vmdk", "descriptor", 3, {}},
                        {"/m/notes.txt", "other", 4, {}}};
        folder.problems.resize(2);
        folder.problems[0].path = "/m/c.vmdk";
        folder.problems[1].path = "/m/x.vmdk";
        const MachineFolder family = familyOf(folder, "/m/b.vmdk");
        QCOMPARE(shape(buildDiskTree(family, nothingKnown)), QStringLiteral("a(b c)"));
        QCOMPARE(family.files.size(), 2U);
        QCOMPARE(family.problems.size(), 1U);
    }

    void aFamilyInALoopEnds() {
        const MachineFolder folder =
            folderWith({child("a.vmdk", "/m/b.vmdk"), child("b.vmdk", "/m/a.vmdk"), base("c.vmdk")});
        QVERIFY(familyOf(folder, "/m/a.vmdk").disks.size() >= 1);
        QCOMPARE(familyOf(folder, "/m/c.vmdk").disks.size(), 1U);
    }
};

} // namespace

QTEST_GUILESS_MAIN(DiskTreeTest)
#include "disktree_test.moc"
