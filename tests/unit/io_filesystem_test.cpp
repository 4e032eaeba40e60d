// SPDX-License-Identifier: Apache-2.0
// The contract of FileSystem and File, asked of the operating system's files and of the ones in memory alike.
#include "core/base/error.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/testfiles.h"

#include <QTest>

#include <functional>
#include <thread>

using namespace strata;
using namespace strata::test;
using Path = std::filesystem::path;

namespace {

constexpr std::uint64_t kMiB = 1U << 20U;

/// The folder to work in and the file system that holds it.
struct Place {
    explicit Place(bool memory) : onDrive(memory ? nullptr : std::make_unique<TemporaryFolder>()) {
        if (memory)
            inMemory.makeFolders("/work");
    }
    FileSystem& fs() { return onDrive ? nativeFileSystem() : inMemory; }
    Path operator/(const Path& name) const { return (onDrive ? onDrive->path() : Path("/work")) / name; }

    std::unique_ptr<TemporaryFolder> onDrive;
    MemoryFileSystem inMemory;
};

std::optional<ErrorCode> codeOf(const std::function<void()>& call) {
    try {
        call();
        return std::nullopt;
    } catch (const Error& error) {
        return error.code();
    }
}

} // namespace

class IoFileSystemTest : public QObject {
    Q_OBJECT

private:
    static void bothKinds() {
        QTest::addColumn<bool>("memory");
        QTest::newRow("posix") << false;
        QTest::newRow("memory") << true;
    }

private slots:
    void readsBackWhatWasWritten_data() { bothKinds(); }
    void readsBackWhatWasWritten() {
        QFETCH(bool, memory);
        Place place(memory);
        const auto data = patternBytes(200'000, 1);
        const auto file = place.fs().create(place / "a");
        file->writeAt(100, data);
        QCOMPARE(file->size(), 200'100U);
        std::vector<std::byte> back(data.size() + 500);
        QCOMPARE(file->readAt(100, back), data.size());
        back.resize(data.size());
        QVERIFY(back == data);
        QCOMPARE(file->readAt(300'000, back), 0U);
        QCOMPARE(file->readAt(~std::uint64_t{0} - 5, back), 0U);
        std::vector<std::byte> head(100);
        file->readExactly(0, head);
        QVERIFY(isAllZero(head));
    }

    void readExactlyTellsWhereTheFileEnds_data() { bothKinds(); }
    void readExactlyTellsWhereTheFileEnds() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "0123456789");
        const auto file = place.fs().open(place / "a", OpenMode::Read);
        std::vector<std::byte> out(8);
        try {
            file->readExactly(5, out);
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Truncated);
            QCOMPARE(error.offset().value_or(0), 10U);
            QCOMPARE(error.path(), place / "a");
        }
    }

    void truncateShortensAndGrowsWithZeros_data() { bothKinds(); }
    void truncateShortensAndGrowsWithZeros() {
        QFETCH(bool, memory);
        Place place(memory);
        const auto file = place.fs().create(place / "a");
        const auto data = patternBytes(150'000, 2);
        file->writeAt(0, data);
        file->truncate(70'001);
        file->truncate(150'000);
        QCOMPARE(file->size(), 150'000U);
        std::vector<std::byte> back(150'000);
        file->readExactly(0, back);
        QVERIFY(std::equal(back.begin(), back.begin() + 70'001, data.begin()));
        QVERIFY(isAllZero(ByteSpan(back).subspan(70'001)));
    }

    void aHugeSparseFileCostsNothing_data() { bothKinds(); }
    void aHugeSparseFileCostsNothing() {
        QFETCH(bool, memory);
        Place place(memory);
        const auto file = place.fs().create(place / "a");
        const std::uint64_t size = std::uint64_t{2} << 40U;
        file->truncate(size);
        const auto mark = patternBytes(4096, 3);
        file->writeAt(size / 2, mark);
        QCOMPARE(file->size(), size);
        QVERIFY(place.fs().status(place / "a")->allocated < kMiB);
        const auto data = file->nextData(0);
        QVERIFY(data.has_value());
        QVERIFY(data->offset <= size / 2 && data->offset + kMiB > size / 2);
        QVERIFY(data->end() >= size / 2 + 4096 && data->length <= kMiB);
        QVERIFY(!file->nextData(data->end()).has_value());
        QVERIFY(!file->nextData(size).has_value());
    }

    void punchedRangesReadAsZeroAndGiveRoomBack_data() { bothKinds(); }
    void punchedRangesReadAsZeroAndGiveRoomBack() {
        QFETCH(bool, memory);
        Place place(memory);
        const auto file = place.fs().create(place / "a");
        const auto data = patternBytes(4 * kMiB, 4);
        file->writeAt(0, data);
        file->sync();
        const std::uint64_t before = place.fs().status(place / "a")->allocated;
        file->punchHole(kMiB + 10, 2 * kMiB);
        file->punchHole(4 * kMiB - 10, 100); // stays within the file
        QCOMPARE(file->size(), 4 * kMiB);
        std::vector<std::byte> back(4 * kMiB);
        file->readExactly(0, back);
        QVERIFY(isAllZero(ByteSpan(back).subspan(kMiB + 10, 2 * kMiB)));
        QCOMPARE(back[kMiB + 9], data[kMiB + 9]);
        QCOMPARE(back[3 * kMiB + 10], data[3 * kMiB + 10]);
        QCOMPARE(back[4 * kMiB - 11], data[4 * kMiB - 11]);
        QVERIFY(isAllZero(ByteSpan(back).last(10)));
        QVERIFY(place.fs().status(place / "a")->allocated <= before - kMiB);
    }

    void allocateTakesRoomAndGrowsTheFile_data() { bothKinds(); }
    void allocateTakesRoomAndGrowsTheFile() {
        QFETCH(bool, memory);
        Place place(memory);
        const auto file = place.fs().create(place / "a");
        file->allocate(0, kMiB);
        QCOMPARE(file->size(), kMiB);
        QVERIFY(place.fs().status(place / "a")->allocated >= kMiB);
        std::vector<std::byte> back(kMiB);
        file->readExactly(0, back);
        QVERIFY(isAllZero(back));
        file->allocate(100, 0);
    }

    void copyFromMovesRangesBetweenAndWithinFiles_data() { bothKinds(); }
    void copyFromMovesRangesBetweenAndWithinFiles() {
        QFETCH(bool, memory);
        Place place(memory);
        const auto data = patternBytes(3 * kMiB, 5);
        const auto source = place.fs().create(place / "a");
        source->writeAt(0, data);
        const auto target = place.fs().create(place / "b");
        target->copyFrom(*source, 1000, 77, 2 * kMiB);
        target->copyFrom(*target, 77, 3 * kMiB, 4096);
        std::vector<std::byte> back(2 * kMiB);
        target->readExactly(77, back);
        QVERIFY(std::equal(back.begin(), back.end(), data.begin() + 1000));
        target->readExactly(3 * kMiB, MutableByteSpan(back).first(4096));
        QVERIFY(std::equal(back.begin(), back.begin() + 4096, data.begin() + 1000));
        QCOMPARE(codeOf([&] { target->copyFrom(*source, 2 * kMiB, 0, 2 * kMiB); }), ErrorCode::Truncated);
    }

    void copyFromWorksBetweenDifferentKindsOfFiles() {
        Place real(false);
        Place memory(true);
        const auto data = patternBytes(1'500'000, 6);
        const auto source = memory.fs().create(memory / "a");
        source->writeAt(0, data);
        const auto target = real.fs().create(real / "b");
        target->copyFrom(*source, 0, 0, data.size());
        QVERIFY(readWholeFile(real.fs(), real / "b", 10 * kMiB) == data);
    }

    void createNeverTouchesWhatIsThere_data() { bothKinds(); }
    void createNeverTouchesWhatIsThere() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "old");
        QCOMPARE(codeOf([&] { place.fs().create(place / "a"); }), ErrorCode::AlreadyExists);
        QCOMPARE(readText(place.fs(), place / "a"), std::string("old"));
        QCOMPARE(codeOf([&] { place.fs().create(place / "no/such"); }), ErrorCode::NotFound);
    }

    void openRefusesWhatIsNoFile_data() { bothKinds(); }
    void openRefusesWhatIsNoFile() {
        QFETCH(bool, memory);
        Place place(memory);
        place.fs().createDirectory(place / "folder");
        QCOMPARE(codeOf([&] { place.fs().open(place / "folder", OpenMode::Read); }), ErrorCode::NotSupported);
        QCOMPARE(codeOf([&] { place.fs().open(place / "none", OpenMode::Read); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { place.fs().open(place / "folder/none/deep", OpenMode::Read); }), ErrorCode::NotFound);
        writeFile(place.fs(), place / "a", "x");
        QCOMPARE(codeOf([&] { place.fs().open(place / "a/b", OpenMode::Read); }), ErrorCode::NotFound);
    }

    void aNameWithANulIsNotTheNameBeforeIt_data() { bothKinds(); }
    void aNameWithANulIsNotTheNameBeforeIt() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "x");
        const Path odd = place / std::string("a\0b", 3);
        QVERIFY(!place.fs().exists(odd));
        QCOMPARE(codeOf([&] { place.fs().open(odd, OpenMode::Read); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { place.fs().remove(odd); }), ErrorCode::NotFound);
        QVERIFY(place.fs().exists(place / "a"));
    }

    void aFileOpenForReadingCannotBeWritten_data() { bothKinds(); }
    void aFileOpenForReadingCannotBeWritten() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "old");
        const auto file = place.fs().open(place / "a", OpenMode::Read);
        QVERIFY(codeOf([&] { file->writeAt(0, asBytes("new")); }).has_value());
        QVERIFY(codeOf([&] { file->truncate(0); }).has_value());
        QCOMPARE(readText(place.fs(), place / "a"), std::string("old"));
    }

    void statusTellsKindSizeAndIdentity_data() { bothKinds(); }
    void statusTellsKindSizeAndIdentity() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "12345");
        place.fs().link(place / "a", place / "b");
        writeFile(place.fs(), place / "c", "12345");
        const auto a = place.fs().status(place / "a");
        QCOMPARE(a->kind, FileKind::Regular);
        QCOMPARE(a->size, 5U);
        QVERIFY(a->writable);
        QVERIFY(a->modifiedNs > 0);
        QVERIFY(a->id == place.fs().status(place / "b")->id);
        QVERIFY(a->id == place.fs().open(place / "b", OpenMode::Read)->id());
        QVERIFY(a->id != place.fs().status(place / "c")->id);
        QCOMPARE(place.fs().status(place / "")->kind, FileKind::Directory);
        QVERIFY(!place.fs().status(place / "none").has_value());
        QVERIFY(!place.fs().status(place / "a/b").has_value());
        QVERIFY(!place.fs().status(place / std::string(5000, 'x')).has_value() || memory);
    }

    void listIsSortedAndTellsKinds_data() { bothKinds(); }
    void listIsSortedAndTellsKinds() {
        QFETCH(bool, memory);
        Place place(memory);
        for (const char* name : {"b", "a-1", "a", "Z"})
            writeFile(place.fs(), place / name, "");
        place.fs().createDirectory(place / "folder");
        QCOMPARE(namesIn(place.fs(), place / ""), std::string("Z a a-1 b folder"));
        QCOMPARE(place.fs().list(place / "").back().kind, FileKind::Directory);
        QCOMPARE(place.fs().list(place / "").front().kind, FileKind::Regular);
        QCOMPARE(codeOf([&] { place.fs().list(place / "none"); }), ErrorCode::NotFound);
    }

    void renameReplacesAndRenameNoReplaceDoesNot_data() { bothKinds(); }
    void renameReplacesAndRenameNoReplaceDoesNot() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "A");
        writeFile(place.fs(), place / "b", "B");
        QCOMPARE(codeOf([&] { place.fs().renameNoReplace(place / "a", place / "b"); }), ErrorCode::AlreadyExists);
        QCOMPARE(readText(place.fs(), place / "b"), std::string("B"));
        place.fs().renameNoReplace(place / "a", place / "c");
        place.fs().rename(place / "c", place / "b");
        QCOMPARE(namesIn(place.fs(), place / ""), std::string("b"));
        QCOMPARE(readText(place.fs(), place / "b"), std::string("A"));
        QCOMPARE(codeOf([&] { place.fs().rename(place / "none", place / "b"); }), ErrorCode::NotFound);
    }

    void anOpenFileLivesOnWithoutItsName_data() { bothKinds(); }
    void anOpenFileLivesOnWithoutItsName() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "old contents");
        const auto file = place.fs().open(place / "a", OpenMode::Read);
        place.fs().remove(place / "a");
        std::vector<std::byte> out(12);
        file->readExactly(0, out);
        QCOMPARE(std::string(asText(out)), std::string("old contents"));
        QCOMPARE(codeOf([&] { place.fs().remove(place / "a"); }), ErrorCode::NotFound);
    }

    void foldersComeAndGo_data() { bothKinds(); }
    void foldersComeAndGo() {
        QFETCH(bool, memory);
        Place place(memory);
        FileSystem& fs = place.fs();
        fs.createDirectory(place / "f");
        QCOMPARE(codeOf([&] { fs.createDirectory(place / "f"); }), ErrorCode::AlreadyExists);
        writeFile(fs, place / "f/x", "x");
        QVERIFY(codeOf([&] { fs.removeDirectory(place / "f"); }).has_value());
        fs.rename(place / "f/x", place / "x");
        fs.syncDirectory(place / "f");
        fs.removeDirectory(place / "f");
        fs.syncDirectory(place / "");
        QCOMPARE(namesIn(fs, place / ""), std::string("x"));
        QCOMPARE(codeOf([&] { fs.syncDirectory(place / "f"); }), ErrorCode::NotFound);
    }

    void canonicalFollowsLinksAndDots_data() { bothKinds(); }
    void canonicalFollowsLinksAndDots() {
        QFETCH(bool, memory);
        Place place(memory);
        FileSystem& fs = place.fs();
        fs.createDirectory(place / "f");
        writeFile(fs, place / "f/x", "x");
        if (memory) {
            place.inMemory.symlink("f/../f/x", place / "l");
            place.inMemory.symlink("loop", place / "loop");
        } else {
            std::filesystem::create_symlink("f/../f/x", place / "l");
            std::filesystem::create_symlink("loop", place / "loop");
        }
        const Path real = fs.canonical(place / "f/x");
        QCOMPARE(fs.canonical(place / "f/.././l"), real);
        QVERIFY(fs.status(place / "l")->id == fs.status(real)->id);
        QCOMPARE(fs.list(place / "")[1].kind, FileKind::Other);
        QCOMPARE(codeOf([&] { fs.canonical(place / "none"); }), ErrorCode::NotFound);
        QVERIFY(codeOf([&] { fs.open(place / "loop", OpenMode::Read); }).has_value());
        QCOMPARE(codeOf([&] { fs.create(place / "l"); }), ErrorCode::AlreadyExists);
        fs.remove(place / "l"); // the link, not what it points to
        QVERIFY(fs.exists(real));
    }

    void locksExcludeOtherHandles_data() {
        QTest::addColumn<bool>("memory");
        QTest::addColumn<LockMode>("held");
        QTest::addColumn<LockMode>("wanted");
        QTest::addColumn<bool>("allowed");
        for (const bool memory : {false, true}) {
            const std::string kind = memory ? "memory " : "posix ";
            const auto row = [&](const char* name, LockMode held, LockMode wanted, bool allowed) {
                QTest::newRow((kind + name).c_str()) << memory << held << wanted << allowed;
            };
            row("shared+shared", LockMode::Shared, LockMode::Shared, true);
            row("shared+exclusive", LockMode::Shared, LockMode::Exclusive, false);
            row("exclusive+shared", LockMode::Exclusive, LockMode::Shared, false);
            row("exclusive+exclusive", LockMode::Exclusive, LockMode::Exclusive, false);
            row("exclusive+none", LockMode::Exclusive, LockMode::None, true);
            row("none+exclusive", LockMode::None, LockMode::Exclusive, true);
            row("shared+ask", LockMode::Shared, LockMode::Ask, false);
            row("exclusive+ask", LockMode::Exclusive, LockMode::Ask, false);
            row("none+ask", LockMode::None, LockMode::Ask, true);
            row("ask+exclusive", LockMode::Ask, LockMode::Exclusive, true); // asking takes nothing
        }
    }
    void locksExcludeOtherHandles() {
        QFETCH(bool, memory);
        QFETCH(LockMode, held);
        QFETCH(LockMode, wanted);
        QFETCH(bool, allowed);
        Place place(memory);
        writeFile(place.fs(), place / "a", "x");
        const auto modeFor = [](LockMode lock) {
            return lock == LockMode::Shared ? OpenMode::Read : OpenMode::ReadWrite;
        };
        auto holder = place.fs().open(place / "a", modeFor(held), held);
        const auto tryIt = [&] { return codeOf([&] { place.fs().open(place / "a", modeFor(wanted), wanted); }); };
        QCOMPARE(tryIt(), allowed ? std::optional<ErrorCode>() : ErrorCode::Locked);
        holder.reset();
        QCOMPARE(tryIt(), std::optional<ErrorCode>());
    }

    void anExclusiveLockNeedsWriting_data() { bothKinds(); }
    void anExclusiveLockNeedsWriting() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "x");
        QCOMPARE(codeOf([&] { place.fs().open(place / "a", OpenMode::Read, LockMode::Exclusive); }),
                 ErrorCode::Internal);
    }

    void readWholeFileHasALimit_data() { bothKinds(); }
    void readWholeFileHasALimit() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "12345");
        QCOMPARE(readWholeFile(place.fs(), place / "a", 5).size(), 5U);
        QCOMPARE(codeOf([&] { readWholeFile(place.fs(), place / "a", 4); }), ErrorCode::LimitExceeded);
    }

    void volumeIsKnownForFilesThatDoNotExistYet_data() { bothKinds(); }
    void volumeIsKnownForFilesThatDoNotExistYet() {
        QFETCH(bool, memory);
        Place place(memory);
        const VolumeInfo info = place.fs().volume(place / "new.vmdk");
        QVERIFY(info.total >= info.free && info.free > 0);
        QVERIFY(info.maxFileSize >= 4 * kMiB);
        QVERIFY(!info.type.empty());
        QVERIFY(codeOf([&] { place.fs().volume(place / "no/such"); }).has_value());
    }

    void copyAttributesWorksOnOrdinaryFiles_data() { bothKinds(); }
    void copyAttributesWorksOnOrdinaryFiles() {
        QFETCH(bool, memory);
        Place place(memory);
        writeFile(place.fs(), place / "a", "A");
        writeFile(place.fs(), place / "b", "B");
        place.fs().copyAttributes(place / "a", place / "b");
        place.fs().copyOwner(place / "a", place / "b");
        QCOMPARE(readText(place.fs(), place / "b"), std::string("B"));
        QCOMPARE(codeOf([&] { place.fs().copyAttributes(place / "none", place / "b"); }), ErrorCode::NotFound);
    }

    void severalThreadsMayUseOneFile_data() { bothKinds(); }
    void severalThreadsMayUseOneFile() {
        QFETCH(bool, memory);
        Place place(memory);
        const auto file = place.fs().create(place / "a");
        constexpr std::uint64_t part = 300'000;
        std::vector<std::jthread> workers;
        for (std::uint64_t worker = 0; worker < 4; ++worker)
            workers.emplace_back([&, worker] {
                const auto data = patternBytes(1000, worker);
                for (std::uint64_t done = 0; done < part; done += data.size()) {
                    file->writeAt(worker * part + done, data);
                    file->nextData(0);
                }
            });
        workers.clear();
        std::vector<std::byte> back(1000);
        for (std::uint64_t worker = 0; worker < 4; ++worker) {
            file->readExactly(worker * part + 299'000, back);
            QVERIFY(back == patternBytes(1000, worker));
        }
    }

    void folderOfABareNameIsTheCurrentOne() {
        QCOMPARE(folderOf("a.vmdk"), Path("."));
        QCOMPARE(folderOf("vm/a.vmdk"), Path("vm"));
        QCOMPARE(folderOf("/a.vmdk"), Path("/"));
    }
};

QTEST_GUILESS_MAIN(IoFileSystemTest)
#include "io_filesystem_test.moc"
