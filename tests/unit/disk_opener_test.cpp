// SPDX-License-Identifier: Apache-2.0
// What is opened for a name: the disk, its extents, its parents; and what must never be opened.
#include "core/disk/piecename.h"
#include "core/io/intent.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

constexpr Sectors kCapacity{4096};

/// What the error of `call` says to a person; empty if there is none.
std::string messageOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

class DiskOpenerTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm/sub");
        fs_->makeFolders("/other");
        flat("/vm/x-flat.vmdk", 1);
        flat("/vm/sub/x-flat.vmdk", 2);
        flat("/other/x-flat.vmdk", 3);
    }

    // Extents.

    void aSingleFileDiskMayBeRenamed() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        fs_->rename("/vm/a.vmdk", "/vm/b.vmdk");
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, Sectors(2048)); // has the name that b says
        QCOMPARE(openDisk(*fs_, "/vm/b.vmdk")->leaf().extents().front().path, Path("/vm/b.vmdk"));
    }

    void aFlatDiskMayLieBehindItsOwnDescriptor() {
        std::string file(200 * 512, '\0');
        storeText(file, "monolithicFlat", "RW 72 FLAT \"haiku.vmdk\" 128");
        std::fill(file.begin() + 128 * 512, file.end(), 'd');
        for (const char* name : {"/vm/haiku.vmdk", "/vm/renamed.vmdk"}) {
            fs_->writeFile(name, file);
            const auto chain = openDisk(*fs_, name);
            QCOMPARE(chain->capacity(), Sectors(72));
            QVERIFY(std::ranges::all_of(contentsOf(*chain), [](std::byte b) { return b == std::byte{'d'}; }));
        }
        storeText(file, "monolithicFlat", "RW 72 FLAT \"haiku.vmdk\" 2"); // within the descriptor
        fs_->writeFile("/vm/haiku.vmdk", file);
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/haiku.vmdk"); }), ErrorCode::Corrupt);
    }

    void namesAreMatchedAsTheirWritersMeant_data() {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("as it is") << QByteArray("x y.img") << QByteArray("x y.img");
        QTest::newRow("another case") << QByteArray("DISK.Img") << QByteArray("disk.img");
        QTest::newRow("sub-folder") << QByteArray("sub/f.img") << QByteArray("sub/f.img");
        QTest::newRow("backslash") << QByteArray("sub\\f.img") << QByteArray("sub/f.img");
        QTest::newRow("from Windows") << QByteArray("C:\\vm\\f.img") << QByteArray("f.img");
        QTest::newRow("from ESX") << QByteArray("/vmfs/volumes/ds/vm/f.img") << QByteArray("f.img");
        QTest::newRow("UTF-8") << QByteArray("磁盘.img") << QByteArray("磁盘.img");
        QTest::newRow("backslash in the name") << QByteArray("a\\b.img") << QByteArray("a\\b.img");
        QTest::newRow("like a URL") << QByteArray("nbd:host") << QByteArray("nbd:host");
    }
    void namesAreMatchedAsTheirWritersMeant() {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, file);
        const Path path = Path("/vm") / file.toStdString();
        flat(path, 7);
        fs_->writeFile("/vm/a.vmdk",
                       descriptorText("monolithicFlat", {"RW 8 FLAT \"" + written.toStdString() + "\" 0"}));
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/a.vmdk")) == patternBytes(4096, 7));
    }

    void aNameInACodePageIsDecoded() {
        flat("/vm/磁盘-flat.vmdk", 7);
        std::string text = descriptorText("monolithicFlat", {"RW 8 FLAT \"\xB4\xC5\xC5\xCC-flat.vmdk\" 0"});
        text.replace(text.find("UTF-8"), 5, "GBK");
        fs_->writeFile("/vm/a.vmdk", text);
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/a.vmdk")) == patternBytes(4096, 7));
        // Where the file's name was never converted, its bytes count.
        fs_->rename("/vm/磁盘-flat.vmdk", "/vm/\xB4\xC5\xC5\xCC-flat.vmdk");
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/a.vmdk")) == patternBytes(4096, 7));
    }

    void twoNamesThatDifferInCaseOnlyMatchNeither() {
        flat("/vm/f.img", 1);
        flat("/vm/F.img", 2);
        fs_->writeFile("/vm/a.vmdk", descriptorText("monolithicFlat", {"RW 8 FLAT \"f.IMG\" 0"}));
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk"); }), ErrorCode::MissingExtent);
    }

    void missingFilesAreListed() {
        std::vector<std::string> lines;
        for (int i = 0; i < 9; ++i)
            lines.push_back("RW 8 FLAT \"p" + std::to_string(i) + "\" 0");
        fs_->writeFile("/vm/a.vmdk", descriptorText("twoGbMaxExtentFlat", lines));
        flat("/vm/p0", 1);
        const auto open = [&] { openDisk(*fs_, "/vm/a.vmdk"); };
        QCOMPARE(codeOf(open), ErrorCode::MissingExtent);
        const std::string message = messageOf(open);
        QVERIFY(contains(message, "p1") && contains(message, "p5") && contains(message, "3 more"));
        QVERIFY(!contains(message, "p0"));
    }

    void extentsLieBesideTheRealFileOfALink() {
        fs_->makeFolders("/store");
        fs_->writeFile("/store/a.vmdk", descriptorText("monolithicFlat", {"RW 8 FLAT \"data.img\" 0"}));
        flat("/store/data.img", 9);
        fs_->symlink("/store/a.vmdk", "/vm/link.vmdk");
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/link.vmdk")) == patternBytes(4096, 9));
        flat("/vm/data.img", 8); // beside the name that was opened comes first
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/link.vmdk")) == patternBytes(4096, 8));
    }

    // What must not be opened.

    void filesOutsideTheFolderAreNotOpened_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("..") << QByteArray("../other/x-flat.vmdk");
        QTest::newRow("absolute") << QByteArray("/other/x-flat.vmdk");
        QTest::newRow("through a folder") << QByteArray("sub/../../other/x-flat.vmdk");
        QTest::newRow("link") << QByteArray("link.img");
        QTest::newRow("linked folder") << QByteArray("linked/x-flat.vmdk");
        QTest::newRow("backslashes") << QByteArray("..\\other\\x-flat.vmdk");
    }
    void filesOutsideTheFolderAreNotOpened() {
        QFETCH(QByteArray, name);
        fs_->remove("/vm/x-flat.vmdk"); // else the last part of the name would match it
        fs_->symlink("/other/x-flat.vmdk", "/vm/link.img");
        fs_->symlink("/other", "/vm/linked");
        fs_->writeFile("/vm/a.vmdk",
                       descriptorText("monolithicFlat", {"RW 8 FLAT \"" + name.toStdString() + "\" 0"}));
        const auto open = [&] { openDisk(*fs_, "/vm/a.vmdk"); };
        QCOMPARE(codeOf(open), ErrorCode::UnsafePath);
        QVERIFY(contains(messageOf(open), "/other/x-flat.vmdk"));
        QCOMPARE(codeOf([&] { openLink(*fs_, "/vm/a.vmdk"); }), ErrorCode::UnsafePath);
        OpenOptions trusting;
        trusting.trust = true;
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/a.vmdk", trusting)) == patternBytes(4096, 3));
        OpenOptions allowing;
        allowing.trustedFolders = {"/other"};
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/a.vmdk", allowing)) == patternBytes(4096, 3));
        allowing.trustedFolders = {"/othe"};
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk", allowing); }), ErrorCode::UnsafePath);
    }

    void aFileOfTheDiskIsPreferredToOneOutside() {
        fs_->writeFile("/vm/a.vmdk", descriptorText("monolithicFlat", {"RW 8 FLAT \"/elsewhere/x-flat.vmdk\" 0"}));
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/a.vmdk")) == patternBytes(4096, 1));
    }

    void linksThatStayInsideAreFollowed() {
        fs_->symlink("sub/x-flat.vmdk", "/vm/link.img");
        fs_->writeFile("/vm/a.vmdk", descriptorText("monolithicFlat", {"RW 8 FLAT \"link.img\" 0"}));
        QVERIFY(contentsOf(*openDisk(*fs_, "/vm/a.vmdk")) == patternBytes(4096, 2));
    }

    void theDescriptorIsNoExtentOfItself() {
        for (const char* line : {"RW 1 FLAT \"a.vmdk\" 0", "RW 1 VMFS \"./a.vmdk\"", "RW 8 SPARSE \"a.vmdk\""}) {
            fs_->writeFile("/vm/a.vmdk", descriptorText("custom", {line}));
            QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk"); }), ErrorCode::Corrupt);
        }
    }

    void devicesPipesAndFoldersAreNotOpened() {
        const TemporaryFolder folder;
        QVERIFY(runTool("mkfifo", {"pipe"}, folder.path()));
        QVERIFY(runTool("ln", {"-s", "/dev/zero", "device"}, folder.path()));
        QVERIFY(runTool("mkdir", {"folder"}, folder.path()));
        FileSystem& fs = nativeFileSystem();
        OpenOptions trusting;
        trusting.trust = true;
        for (const char* name : {"pipe", "device", "folder", "/dev/zero", "/proc/self/mem"}) {
            test::writeFile(fs, folder / "a.vmdk",
                            descriptorText("monolithicFlat", {std::string("RW 8 FLAT \"") + name + "\" 0"}));
            QVERIFY(codeOf([&] { openDisk(fs, folder / "a.vmdk"); }).has_value());
            if (std::string_view(name) != "/proc/self/mem")
                QCOMPARE(codeOf([&] { openDisk(fs, folder / "a.vmdk", trusting); }), ErrorCode::NotSupported);
        }
        QVERIFY(codeOf([&] { openDisk(fs, folder / "pipe"); }).has_value());
    }

    // What the file is.

    void whatIsNoDiskIsRefusedInWords_data() {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::Truncated);
        QTest::newRow("text") << QByteArray("hello") << int(ErrorCode::NotADisk);
        QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08") << int(ErrorCode::NotADisk);
        QTest::newRow("unfinished") << QByteArray("vmdk\x03") << int(ErrorCode::Interrupted);
        QTest::newRow("lone COWD") << QByteArray("COWD\x01") << int(ErrorCode::NotADisk);
        QTest::newRow("header cut short") << QByteArray("KDMV\x01") << int(ErrorCode::Truncated);
    }
    void whatIsNoDiskIsRefusedInWords() {
        QFETCH(QByteArray, contents);
        QFETCH(int, code);
        fs_->writeFile("/vm/a.vmdk", contents.toStdString());
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk"); }), ErrorCode(code));
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/nothing.vmdk"); }), ErrorCode::NotFound);
    }

    void pieceNamesLeadToTheDescriptor_data() {
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<QByteArray>("descriptor");
        for (const char* suffix : {"flat", "s001", "f012", "s1234", "delta", "sesparse", "rdm", "rdmp", "pt", "02"})
            QTest::newRow(suffix) << QByteArray("a-") + suffix + ".vmdk" << QByteArray("a.vmdk");
        QTest::newRow("child") << QByteArray("a-000001-delta.vmdk") << QByteArray("a-000001.vmdk");
        for (const char* name : {"a.vmdk", "a-000001.vmdk", "flat.vmdk", "-flat.vmdk", "a-s01.vmdk", "a-cl1.vmdk"})
            QTest::newRow(name) << QByteArray(name) << QByteArray();
    }
    void pieceNamesLeadToTheDescriptor() {
        QFETCH(QByteArray, piece);
        QFETCH(QByteArray, descriptor);
        const auto found = descriptorNameFor(Path("/vm") / piece.toStdString());
        QCOMPARE(found.has_value(), !descriptor.isEmpty());
        if (found)
            QCOMPARE(*found, Path("/vm") / descriptor.toStdString());
    }

    void aPieceOpensTheDiskItBelongsTo() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::TwoGbMaxExtentSparse, kCapacity);
        QCOMPARE(openDisk(*fs_, "/vm/a-s001.vmdk")->leaf().path(), Path("/vm/a.vmdk"));
        fs_->rename("/vm/a.vmdk", "/vm/other.vmdk"); // its name says nothing any more
        QCOMPARE(findDescriptor(*fs_, "/vm/a-s001.vmdk"), Path("/vm/other.vmdk"));
        fs_->remove("/vm/other.vmdk");
        QCOMPARE(findDescriptor(*fs_, "/vm/a-s001.vmdk"), Path("/vm/a-s001.vmdk"));
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a-s001.vmdk"); }), ErrorCode::NotADisk);
    }

    void whatAGuestWroteIsNoDescriptor() {
        fs_->writeFile("/vm/a.vmdk", descriptorText("monolithicFlat", {"RW 8 FLAT \"a-flat.vmdk\" 0"}));
        std::string raw = descriptorText("monolithicFlat", {"RW 8 FLAT \"sub/x-flat.vmdk\" 0"});
        raw.resize(4096);
        fs_->writeFile("/vm/a-flat.vmdk", raw);
        QCOMPARE(openDisk(*fs_, "/vm/a-flat.vmdk")->leaf().path(), Path("/vm/a.vmdk"));
    }

    void aBlankDescriptorCanBeMadeUp() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        {
            const auto chain = openDisk(*fs_, "/vm/a.vmdk", forWriting());
            chain->write(Sectors(5), patternBytes(512, 4));
            chain->close();
        }
        fs_->open("/vm/a.vmdk", OpenMode::ReadWrite)->writeAt(512, std::vector<std::byte>(20 * 512));
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk"); }), ErrorCode::NotADisk);
        OpenOptions options;
        options.salvage = true;
        const auto chain = openDisk(*fs_, "/vm/a.vmdk", options);
        QCOMPARE(chain->capacity(), kCapacity);
        std::vector<std::byte> out(512);
        chain->read(Sectors(5), out);
        QVERIFY(out == patternBytes(512, 4));
    }

    // Limits.

    void tooManyExtentsAreRefusedAtOnce() {
        std::string text = descriptorText("twoGbMaxExtentFlat", {});
        std::string lines;
        for (std::size_t i = 0; i < kMaxExtents; ++i)
            lines += "RW 1 ZERO\n";
        fs_->writeFile("/vm/a.vmdk", text + lines);
        QCOMPARE(openDisk(*fs_, "/vm/a.vmdk")->capacity(), Sectors(kMaxExtents));
        fs_->writeFile("/vm/a.vmdk", text + lines + "RW 1 ZERO\n");
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk"); }), ErrorCode::LimitExceeded);
    }

    void chainsEndSomewhere_data() {
        QTest::addColumn<int>("links");
        QTest::addColumn<bool>("fits");
        QTest::newRow("at the limit") << int(kMaxChainLinks) << true;
        QTest::newRow("one more") << int(kMaxChainLinks) + 1 << false;
        QTest::newRow("many more") << 1000 << false;
    }
    void chainsEndSomewhere() {
        QFETCH(int, links);
        QFETCH(bool, fits);
        for (int i = 1; i <= links; ++i)
            link("d" + std::to_string(i), i == 1 ? "" : "d" + std::to_string(i - 1));
        const Path leaf = "/vm/d" + std::to_string(links) + ".vmdk";
        if (!fits) {
            QCOMPARE(codeOf([&] { openDisk(*fs_, leaf); }), ErrorCode::LimitExceeded);
            return;
        }
        const auto chain = openDisk(*fs_, leaf);
        QCOMPARE(chain->linkCount(), static_cast<std::size_t>(links));
        QCOMPARE(runsOf(*chain).size(), std::size_t{1});
    }

    void loopsAreFound() {
        link("a", "b");
        link("b", "c");
        link("c", "a");
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk"); }), ErrorCode::ParentLoop);
        link("self", "self");
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/self.vmdk"); }), ErrorCode::ParentLoop);
        link("d", "alias");
        fs_->symlink("d.vmdk", "/vm/alias.vmdk"); // the same file under another name
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/d.vmdk"); }), ErrorCode::ParentLoop);
    }

    // Parents.

    void parentsAreLookedForInOrder_data() {
        QTest::addColumn<QByteArray>("hint");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("beside") << QByteArray("base.vmdk") << QByteArray("/vm/base.vmdk");
        QTest::newRow("relative") << QByteArray("sub/base.vmdk") << QByteArray("/vm/sub/base.vmdk");
        QTest::newRow("relative, from Windows") << QByteArray("sub\\base.vmdk") << QByteArray("/vm/sub/base.vmdk");
        QTest::newRow("absolute") << QByteArray("/vm/sub/base.vmdk") << QByteArray("/vm/sub/base.vmdk");
        QTest::newRow("moved") << QByteArray("/old/place/base.vmdk") << QByteArray("/vm/base.vmdk");
        QTest::newRow("from Windows") << QByteArray("C:\\VMs\\base.vmdk") << QByteArray("/vm/base.vmdk");
        QTest::newRow("from a share") << QByteArray("\\\\srv\\share\\base.vmdk") << QByteArray("/vm/base.vmdk");
        QTest::newRow("from ESX") << QByteArray("/vmfs/volumes/1/vm/base.vmdk") << QByteArray("/vm/base.vmdk");
        QTest::newRow("another case") << QByteArray("BASE.VMDK") << QByteArray("/vm/base.vmdk");
        QTest::newRow("dot") << QByteArray("./base.vmdk") << QByteArray("/vm/base.vmdk");
    }
    void parentsAreLookedForInOrder() {
        QFETCH(QByteArray, hint);
        QFETCH(QByteArray, expected);
        for (const char* path : {"/vm/base.vmdk", "/vm/sub/base.vmdk"})
            fs_->writeFile(path, descriptorText("custom", {"RW 8 ZERO"}));
        child("/vm/c.vmdk", hint.toStdString());
        const auto chain = openDisk(*fs_, "/vm/c.vmdk");
        QCOMPARE(chain->linkCount(), std::size_t{2});
        QCOMPARE(fs_->canonical(chain->link(0).path()), Path(expected.toStdString()));
    }

    void aMovedLinkedCloneFindsItsParentsFolderAgain() {
        fs_->makeFolders("/moved/base");
        fs_->makeFolders("/moved/clone");
        fs_->writeFile("/moved/base/base.vmdk", descriptorText("custom", {"RW 8 ZERO"}));
        child("/moved/clone/c.vmdk", "/home/somebody/vms/base/base.vmdk");
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/moved/clone/c.vmdk"); }), ErrorCode::UnsafePath);
        OpenOptions options;
        options.trustedFolders = {"/moved"};
        QCOMPARE(openDisk(*fs_, "/moved/clone/c.vmdk", options)->linkCount(), std::size_t{2});
    }

    void theContentIdDecidesBetweenCandidates() {
        fs_->writeFile("/vm/base.vmdk", descriptorText("custom", {"RW 8 ZERO"}));
        fs_->writeFile("/vm/sub/base.vmdk", descriptorText("custom", {"RW 8 ZERO"}, "", "0000aaaa"));
        child("/vm/c.vmdk", "sub/base.vmdk");
        QCOMPARE(openDisk(*fs_, "/vm/c.vmdk")->link(0).path(), Path("/vm/base.vmdk"));
    }

    void aParentThatWasChangedIsRefused() {
        fs_->writeFile("/vm/base.vmdk", descriptorText("custom", {"RW 8 ZERO"}, "", "0000aaaa"));
        child("/vm/c.vmdk", "base.vmdk");
        const auto open = [&] { openDisk(*fs_, "/vm/c.vmdk"); };
        QCOMPARE(codeOf(open), ErrorCode::ParentMismatch);
        const std::string message = messageOf(open);
        QVERIFY(contains(message, "0000aaaa") && contains(message, "12345678") && contains(message, "base.vmdk"));
        OpenOptions options;
        options.ignoreCid = true;
        QCOMPARE(openDisk(*fs_, "/vm/c.vmdk", options)->linkCount(), std::size_t{2});
        options.mode = OpenMode::ReadWrite;
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/c.vmdk", options); }), ErrorCode::InvalidArgument);
        options = {};
        options.followParents = false;
        QCOMPARE(openDisk(*fs_, "/vm/c.vmdk", options)->linkCount(), std::size_t{1});
    }

    void contentIdsAreNumbers() {
        fs_->writeFile("/vm/base.vmdk", descriptorText("custom", {"RW 8 ZERO"}, "", "ABC"));
        fs_->writeFile("/vm/c.vmdk", descriptorText("custom", {"RW 8 ZERO"}, "parentFileNameHint=\"base.vmdk\"\n",
                                                    "00000abc", "00000abc")); // its own equals its parent's: no loop
        QCOMPARE(openDisk(*fs_, "/vm/c.vmdk")->linkCount(), std::size_t{2});
    }

    void aParentThatCannotBeHadIsNamed() {
        child("/vm/c.vmdk", "nowhere.vmdk");
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/c.vmdk"); }), ErrorCode::MissingParent);
        QVERIFY(contains(messageOf([&] { openDisk(*fs_, "/vm/c.vmdk"); }), "nowhere.vmdk"));
        fs_->writeFile("/vm/c.vmdk", descriptorText("custom", {"RW 8 ZERO"}, "", "1", "12345678"));
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/c.vmdk"); }), ErrorCode::MissingParent);
        child("/vm/c.vmdk", "x-flat.vmdk"); // no probing: a raw file is nobody's parent
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/c.vmdk"); }), ErrorCode::NotADisk);
        fs_->writeFile("/other/base.vmdk", descriptorText("custom", {"RW 8 ZERO"}));
        child("/vm/c.vmdk", "../other/base.vmdk");
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/c.vmdk"); }), ErrorCode::UnsafePath);
        fs_->writeFile("/vm/base.vmdk", descriptorText("custom", {"RW 8 ZERO"})); // allowed, so preferred
        QCOMPARE(openDisk(*fs_, "/vm/c.vmdk")->link(0).path(), Path("/vm/base.vmdk"));
    }

    // Writing.

    void someDisksAreNotWritten_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<int>("code");
        QTest::newRow("tracked") << QByteArray("changeTrackPath=\"a-ctk.vmdk\"\n") << int(ErrorCode::NotSupported);
        QTest::newRow("filtered") << QByteArray("ddb.iofilters = \"x\"\n") << int(ErrorCode::NotSupported);
        QTest::newRow("side cars") << QByteArray("ddb.sidecars = \"x\"\n") << int(ErrorCode::NotSupported);
        QTest::newRow("unknown kind") << QByteArray("type") << int(ErrorCode::ReadOnly);
        QTest::newRow("one file twice") << QByteArray("twice") << int(ErrorCode::NotSupported);
        QTest::newRow("one file under two names") << QByteArray("linked") << int(ErrorCode::NotSupported);
    }
    void someDisksAreNotWritten() {
        QFETCH(QByteArray, change);
        QFETCH(int, code);
        std::vector<std::string> lines{"RW 8 FLAT \"x-flat.vmdk\" 0"};
        if (change == "twice")
            lines.push_back(lines.front());
        if (change == "linked") {
            fs_->link("/vm/x-flat.vmdk", "/vm/y-flat.vmdk");
            lines.push_back("RW 8 FLAT \"y-flat.vmdk\" 0");
        }
        const bool extra = change.contains('=');
        fs_->writeFile("/vm/a.vmdk", descriptorText(change == "type" ? "hologram" : "monolithicFlat", lines,
                                                    extra ? change.toStdString() : ""));
        const auto before = fs_->readFile("/vm/a.vmdk");
        QVERIFY(openDisk(*fs_, "/vm/a.vmdk") != nullptr);
        const auto open = [&] { openDisk(*fs_, "/vm/a.vmdk", forWriting()); };
        QCOMPARE(codeOf(open), ErrorCode(code));
        QVERIFY(fs_->readFile("/vm/a.vmdk") == before);
    }

    void writersExcludeEachOtherAndSpareReadersOfParents() {
        makeDisk(*fs_, "/vm/base.vmdk", CreateType::TwoGbMaxExtentSparse, kCapacity);
        makeChild(*fs_, "/vm/c.vmdk", CreateType::MonolithicSparse, kCapacity, "/vm/base.vmdk");
        makeChild(*fs_, "/vm/d.vmdk", CreateType::TwoGbMaxExtentSparse, kCapacity, "/vm/base.vmdk");
        const auto c = openDisk(*fs_, "/vm/c.vmdk", forWriting());
        const auto d = openDisk(*fs_, "/vm/d.vmdk", forWriting());
        for (const char* name : {"/vm/c.vmdk", "/vm/d.vmdk", "/vm/base.vmdk"})
            QCOMPARE(codeOf([&] { openDisk(*fs_, name, forWriting()); }), ErrorCode::Locked);
        QVERIFY(openDisk(*fs_, "/vm/c.vmdk") != nullptr);
        // The descriptor is replaced with the first write; the new file is locked as the old one was.
        d->write(Sectors(0), patternBytes(512, 1));
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/d.vmdk", forWriting()); }), ErrorCode::Locked);
        QCOMPARE(codeOf([&] { fs_->open("/vm/d.vmdk", OpenMode::ReadWrite, LockMode::Exclusive); }),
                 ErrorCode::Locked);
    }

    void aLockOfVmwaresIsRespected() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        fs_->makeFolders("/vm/a.vmdk.lck");
        fs_->writeFile("/vm/a.vmdk.lck/M12345.lck", std::string(512, '\0'));
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk", forWriting()); }), ErrorCode::Locked);
        QVERIFY(openDisk(*fs_, "/vm/a.vmdk") != nullptr);
    }

    void aChangeThatWasCutOffIsReadAsDoneAndFinishedByAWriter() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        Descriptor descriptor = openLink(*fs_, "/vm/a.vmdk")->descriptor();
        descriptor.setDdb("comment", "after");
        std::vector<std::byte> area(20 * 512);
        std::ranges::copy(asBytes(descriptor.encode()), area.begin());
        IntentBuilder intent(*fs_, "/vm/a.vmdk", IntentOp::EditDescriptor);
        intent.write("/vm/a.vmdk", 512, area);
        static_cast<void>(intent.commit()); // and the power fails
        const auto before = fs_->readFile("/vm/a.vmdk");
        QCOMPARE(openDisk(*fs_, "/vm/a.vmdk")->leaf().descriptor().ddb("comment"), std::string("after"));
        QVERIFY(fs_->readFile("/vm/a.vmdk") == before); // reading changes nothing
        QCOMPARE(openDisk(*fs_, "/vm/a.vmdk", forWriting())->leaf().descriptor().ddb("comment"),
                 std::string("after"));
        QVERIFY(fs_->readFile("/vm/a.vmdk") != before);
        QVERIFY(!fs_->exists("/vm/a.vmdk.intent"));
    }

    void anOperationThatMustBeRunAgainKeepsWritersOff() {
        makeDisk(*fs_, "/vm/a.vmdk", CreateType::MonolithicSparse, kCapacity);
        IntentBuilder intent(*fs_, "/vm/a.vmdk", IntentOp::EditDescriptor);
        intent.touches("/vm/a.vmdk", 0);
        static_cast<void>(intent.commitMarker());
        QCOMPARE(codeOf([&] { openDisk(*fs_, "/vm/a.vmdk", forWriting()); }), ErrorCode::Interrupted);
        QVERIFY(openDisk(*fs_, "/vm/a.vmdk") != nullptr);
    }

private:
    /// A raw file of eight sectors.
    void flat(const Path& path, std::uint64_t seed) { fs_->writeFile(path, ByteSpan(patternBytes(4096, seed))); }
    void child(const Path& path, const std::string& hint) {
        fs_->writeFile(path, descriptorText("custom", {"RW 8 ZERO"}, "parentFileNameHint=\"" + hint + "\"\n",
                                            "00000001", "12345678"));
    }
    /// A child whose only extent is a hole, so that reads go through to its parent.
    void link(const std::string& name, const std::string& parent) {
        const Path path = "/vm/" + name + ".vmdk";
        if (fs_->exists(path))
            fs_->remove(path);
        DiskSpec spec;
        spec.path = path;
        spec.capacity = Sectors(2048);
        spec.cid = 0x12345678;
        if (!parent.empty()) {
            spec.parentCid = 0x12345678;
            spec.parentHint = parent + ".vmdk";
        }
        NewDisk(*fs_, spec, false).commit();
    }
    /// A header with capacity 0 and an embedded descriptor of 20 sectors.
    static void storeText(std::string& file, const std::string& createType, const std::string& line) {
        SparseHeader header;
        header.descriptorOffset = Sectors(1);
        header.descriptorSize = Sectors(20);
        header.flags = kSparseFlagNewline;
        const auto sector = encodeSparseHeader(header);
        std::fill(file.begin(), file.begin() + 21 * 512, '\0');
        std::copy_n(reinterpret_cast<const char*>(sector.data()), sector.size(), file.begin());
        const std::string text = descriptorText(createType, {line});
        std::copy(text.begin(), text.end(), file.begin() + 512);
    }

    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_GUILESS_MAIN(DiskOpenerTest)
#include "disk_opener_test.moc"
