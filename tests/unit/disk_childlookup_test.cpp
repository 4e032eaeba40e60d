// SPDX-License-Identifier: Apache-2.0
// Who builds on a disk: found by the same rule that opens a child's parent.
#include "core/disk/childlookup.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"

#include <QTest>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {
constexpr Sectors kCapacity{4096};
}

class DiskChildLookupTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
        fs_->makeFolders("/clones");
        disk("/vm/base.vmdk", 7);
    }

    void aDiskWithoutChildrenHasNone() {
        disk("/vm/other.vmdk", 8);
        fs_->writeFile("/vm/notes.txt", "parentCID=00000007");
        QVERIFY(findChildDisks(*fs_, "/vm/base.vmdk").empty());
    }

    void childrenAreFoundWithTheirContentId() {
        child("/vm/b.vmdk", "base.vmdk", 7, 9);
        child("/vm/a.vmdk", "C:\\old\\place\\base.vmdk", 6, 10); // moved here from Windows, parent changed since
        child("/vm/grandchild.vmdk", "b.vmdk", 9, 11);
        const std::vector<FoundChild> found = findChildDisks(*fs_, "/vm/base.vmdk");
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].path, Path("/vm/a.vmdk"));
        QVERIFY(!found[0].cidMatches);
        QCOMPARE(found[1].path, Path("/vm/b.vmdk"));
        QVERIFY(found[1].cidMatches);
        QCOMPARE(findChildDisks(*fs_, "/vm/b.vmdk").size(), std::size_t{1});
    }

    void aChildInAnotherFolderIsFoundWhereOneLooks() {
        child("/clones/c.vmdk", "../vm/base.vmdk", 7, 9);
        QVERIFY(findChildDisks(*fs_, "/vm/base.vmdk").empty());
        QCOMPARE(findChildDisks(*fs_, "/vm/base.vmdk", {"/clones"}).size(), std::size_t{1});
    }

    void aPieceLeadsToItsDisk() {
        makeDisk(*fs_, "/vm/flat.vmdk", CreateType::MonolithicFlat, kCapacity);
        child("/vm/c.vmdk", "flat.vmdk", 1, 9);
        QCOMPARE(findChildDisks(*fs_, "/vm/flat-flat.vmdk").size(), std::size_t{1});
    }

    void whatIsNoDiskIsRefused() {
        fs_->writeFile("/vm/notes.txt", "nothing");
        QCOMPARE(codeOf([&] { findChildDisks(*fs_, "/vm/notes.txt"); }), ErrorCode::NotADisk);
    }

private:
    void disk(const Path& path, Cid cid) {
        DiskSpec spec;
        spec.cid = cid;
        make(path, spec);
    }
    void child(const Path& path, const std::string& hint, Cid parentCid, Cid cid) {
        DiskSpec spec;
        spec.cid = cid;
        spec.parentCid = parentCid;
        spec.parentHint = hint;
        make(path, spec);
    }
    void make(const Path& path, DiskSpec spec) {
        spec.path = path;
        spec.capacity = kCapacity;
        NewDisk(*fs_, spec, false).commit();
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(DiskChildLookupTest)
#include "disk_childlookup_test.moc"
