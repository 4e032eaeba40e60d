// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/io/atomicfile.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <sys/stat.h>
#include <sys/xattr.h>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

class IoAtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void replacesAndCreates() {
        MemoryFileSystem fs;
        replaceFile(fs, "/a.vmx", asBytes("one"));
        QCOMPARE(fs.readText("/a.vmx"), std::string("one"));
        replaceFile(fs, "/a.vmx", asBytes("two"));
        QCOMPARE(fs.readText("/a.vmx"), std::string("two"));
        replaceFile(fs, "/a.vmx", {});
        QCOMPARE(fs.readText("/a.vmx"), std::string());
        QCOMPARE(namesIn(fs, "/"), std::string("a.vmx"));
    }

    void keepsModeAndExtendedAttributes() {
        const TemporaryFolder folder;
        FileSystem& fs = nativeFileSystem();
        const Path path = folder / "vm.vmx";
        writeFile(fs, path, "old");
        QCOMPARE(::chmod(path.c_str(), 0754), 0);
        const bool attributes = ::setxattr(path.c_str(), "user.note", "kept", 4, 0) == 0;
        replaceFile(fs, path, asBytes("new"));
        struct stat status {};
        QCOMPARE(::stat(path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0754U);
        if (attributes) {
            char value[8] = {};
            QCOMPARE(::getxattr(path.c_str(), "user.note", value, sizeof value), ssize_t{4});
            QCOMPARE(std::string(value), std::string("kept"));
        }
        QCOMPARE(namesIn(fs, folder.path()), std::string("vm.vmx"));
    }

    void replacesWhatASymbolicLinkPointsTo() {
        MemoryFileSystem fs;
        fs.makeFolders("/real");
        fs.writeFile("/real/vm.vmx", "old");
        fs.symlink("real/vm.vmx", "/link.vmx");
        replaceFile(fs, "/link.vmx", asBytes("new"));
        QCOMPARE(fs.readText("/real/vm.vmx"), std::string("new"));
        QCOMPARE(fs.list("/")[0].kind, FileKind::Other);
        QCOMPARE(namesIn(fs, "/real"), std::string("vm.vmx"));
    }

    void worksForTheLongestName() {
        const TemporaryFolder folder;
        const Path path = folder / std::string(255, 'n');
        replaceFile(nativeFileSystem(), path, asBytes("x"));
        replaceFile(nativeFileSystem(), path, asBytes("y"));
        QCOMPARE(readText(nativeFileSystem(), path), std::string("y"));
    }

    void afterAFailureTheOldContentsStandAlone() {
        MemoryFileSystem fs;
        fs.writeFile("/a", "old");
        VolumeInfo full = fs.volume("/");
        full.free = 0;
        fs.setVolume(full);
        try {
            replaceFile(fs, "/a", asBytes("new"));
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NoSpace);
        }
        QCOMPARE(namesIn(fs, "/"), std::string("a"));
        QCOMPARE(fs.readText("/a"), std::string("old"));
    }

    void leftoversOfThisFileOnlyAreDeleted() {
        MemoryFileSystem fs;
        for (const char* name :
             {"a.vmx", "a.vmx.0123abcd.tmp", "a.vmx.tmp", "a.vmx.my notes.tmp", "b.vmx.0123abcd.tmp"})
            fs.writeFile(Path("/") / name, "x");
        removeReplaceLeftovers(fs, "/a.vmx");
        QCOMPARE(namesIn(fs, "/"), std::string("a.vmx a.vmx.my notes.tmp a.vmx.tmp b.vmx.0123abcd.tmp"));
    }
};

QTEST_GUILESS_MAIN(IoAtomicFileTest)
#include "io_atomicfile_test.moc"
