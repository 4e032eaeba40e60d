// SPDX-License-Identifier: Apache-2.0
// Making disks among other files: nothing of anybody else's is touched, nothing of ours is left behind. What a power
// cut leaves is tests/crash/crash_create_test.cpp.
#include "core/base/error.h"
#include "core/disk/diskopener.h"
#include "core/disk/newdisk.h"
#include "core/io/filesystemwrapper.h"
#include "core/io/partfile.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QTest>

using namespace strata;
using namespace strata::test;

namespace {

constexpr Sectors kCapacity{6000};

DiskSpec specOf(CreateType type, const std::filesystem::path& path = "/vm/disk.vmdk") {
    DiskSpec spec;
    spec.path = path;
    spec.type = type;
    spec.capacity = kCapacity;
    spec.splitAt = Sectors(2048);
    return spec;
}

constexpr CreateType kKinds[] = {
    CreateType::MonolithicSparse,   CreateType::MonolithicFlat,  CreateType::TwoGbMaxExtentSparse,
    CreateType::TwoGbMaxExtentFlat, CreateType::StreamOptimized, CreateType::Vmfs,
    CreateType::VmfsThin,           CreateType::VmfsSparse};

QByteArray nameOf(CreateType type) { return QByteArray::fromStdString(std::string(createTypeName(type))); }

/// Patterned sectors in the middle of the disk, across pieces.
std::vector<std::byte> fill(NewDisk& disk) {
    const Sectors unit(disk.plan().spec.type == CreateType::VmfsSparse ? 1 : 128);
    std::vector<std::byte> all(kCapacity.bytes());
    for (std::size_t index = 0; index < disk.extentCount(); ++index) {
        const Sectors start = disk.extentStart(index);
        const Sectors length = std::min(unit * 2, disk.plan().extents[index].line.sectors);
        const auto data = patternBytes(length.bytes(), index);
        std::copy(data.begin(), data.end(), all.begin() + static_cast<std::ptrdiff_t>(start.bytes()));
        ExtentWriter& writer = disk.extent(index);
        writer.file().writeAt(writer.place(Sectors(0), length), data);
    }
    return all;
}

} // namespace

Q_DECLARE_METATYPE(CreateType)

class NewDiskTest : public QObject {
    Q_OBJECT

    static void everyKind() {
        QTest::addColumn<CreateType>("type");
        for (const CreateType type : kKinds)
            QTest::newRow(nameOf(type).constData()) << type;
    }

private slots:
    void init() {
        fs_ = std::make_unique<MemoryFileSystem>();
        fs_->makeFolders("/vm");
    }

    void nothingShowsBeforeTheCommit_data() { everyKind(); }
    void nothingShowsBeforeTheCommit() {
        QFETCH(CreateType, type);
        {
            NewDisk disk(*fs_, specOf(type), false);
            if (disk.streamWriter() == nullptr)
                fill(disk);
            disk.finish();
            for (const auto& file : fs_->allFiles())
                QVERIFY2(file.extension() == ".part", file.c_str());
        }
        QCOMPARE(namesIn(*fs_, "/vm"), std::string()); // and goes away with the object
    }

    void afterTheCommitItIsADisk_data() { everyKind(); }
    void afterTheCommitItIsADisk() {
        QFETCH(CreateType, type);
        NewDisk disk(*fs_, specOf(type), false);
        std::vector<std::byte> expected(kCapacity.bytes());
        if (disk.streamWriter() == nullptr)
            expected = fill(disk);
        disk.commit();
        for (const auto& file : fs_->allFiles())
            QVERIFY2(file.extension() == ".vmdk", file.c_str());
        QCOMPARE(fs_->allFiles().size(), filesOf(disk.plan()).size());
        // Nothing is locked any more, although the object still lives.
        const OpenMode mode = type == CreateType::StreamOptimized ? OpenMode::Read : OpenMode::ReadWrite;
        const auto chain = openDisk(*fs_, "/vm/disk.vmdk", mode == OpenMode::Read ? OpenOptions() : forWriting());
        QCOMPARE(chain->capacity(), kCapacity);
        QVERIFY(sameBytes(contentsOf(*chain), expected));
    }

    void takenNamesAreRefused_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<QString>("taken");
        QTest::newRow("the disk") << CreateType::MonolithicSparse << "/vm/disk.vmdk";
        QTest::newRow("descriptor") << CreateType::MonolithicFlat << "/vm/disk.vmdk";
        QTest::newRow("flat") << CreateType::MonolithicFlat << "/vm/disk-flat.vmdk";
        QTest::newRow("last piece") << CreateType::TwoGbMaxExtentSparse << "/vm/disk-s003.vmdk";
        QTest::newRow("delta") << CreateType::VmfsSparse << "/vm/disk-delta.vmdk";
    }
    void takenNamesAreRefused() {
        QFETCH(CreateType, type);
        QFETCH(QString, taken);
        fs_->writeFile(taken.toStdString(), "mine");
        QCOMPARE(codeOf([&] { NewDisk(*fs_, specOf(type), false); }), std::optional(ErrorCode::AlreadyExists));
        QCOMPARE(fs_->readText(taken.toStdString()), std::string("mine"));
        QCOMPARE(fs_->allFiles().size(), std::size_t{1});
        if (taken != "/vm/disk.vmdk") // a foreign file is none of the disk's that may be overwritten
            QCOMPARE(codeOf([&] { NewDisk(*fs_, specOf(type), true); }), std::optional(ErrorCode::AlreadyExists));
    }

    void aNameTakenMeanwhileIsLeftAlone_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<QString>("taken");
        QTest::newRow("the disk") << CreateType::MonolithicSparse << "/vm/disk.vmdk";
        QTest::newRow("stream") << CreateType::StreamOptimized << "/vm/disk.vmdk";
        QTest::newRow("flat") << CreateType::MonolithicFlat << "/vm/disk-flat.vmdk";
        QTest::newRow("descriptor") << CreateType::TwoGbMaxExtentFlat << "/vm/disk.vmdk";
    }
    void aNameTakenMeanwhileIsLeftAlone() {
        QFETCH(CreateType, type);
        QFETCH(QString, taken);
        {
            NewDisk disk(*fs_, specOf(type), false);
            fs_->writeFile(taken.toStdString(), "mine");
            QCOMPARE(codeOf([&] { disk.commit(); }), std::optional(ErrorCode::AlreadyExists));
        }
        QCOMPARE(fs_->allFiles().size(), std::size_t{1});
        QCOMPARE(fs_->readText(taken.toStdString()), std::string("mine"));
    }

    void overwritingReplacesEveryKindByEveryKind_data() {
        QTest::addColumn<CreateType>("old");
        QTest::addColumn<CreateType>("type");
        for (const CreateType old : kKinds)
            for (const CreateType type : kKinds)
                QTest::newRow((nameOf(old) + " by " + nameOf(type)).constData()) << old << type;
    }
    void overwritingReplacesEveryKindByEveryKind() {
        QFETCH(CreateType, old);
        QFETCH(CreateType, type);
        makeDisk(*fs_, "/vm/disk.vmdk", old, Sectors(4096));
        fs_->writeFile("/vm/disk-notes.txt", "mine");
        const auto before = fs_->allFiles();
        NewDisk disk(*fs_, specOf(type), true);
        std::vector<std::byte> expected(kCapacity.bytes());
        if (disk.streamWriter() == nullptr)
            expected = fill(disk);
        disk.finish();
        for (const auto& file : before) // still there, untouched
            QVERIFY(fs_->exists(file));
        {
            const auto chain = openDisk(*fs_, "/vm/disk.vmdk");
            QCOMPARE(chain->capacity(), Sectors(4096));
        }
        disk.commit();
        std::vector<std::filesystem::path> files = filesOf(disk.plan());
        files.push_back("/vm/disk-notes.txt");
        std::ranges::sort(files);
        QVERIFY(fs_->allFiles() == files);
        QVERIFY(sameBytes(contentsOf(*openDisk(*fs_, "/vm/disk.vmdk")), expected));
    }

    void anAbandonedOverwriteLeavesTheOldDisk_data() { everyKind(); }
    void anAbandonedOverwriteLeavesTheOldDisk() {
        QFETCH(CreateType, type);
        makeDisk(*fs_, "/vm/disk.vmdk", CreateType::TwoGbMaxExtentSparse, Sectors(4096));
        const auto before = fs_->allFiles();
        {
            NewDisk disk(*fs_, specOf(type), true);
            if (disk.streamWriter() == nullptr)
                fill(disk);
            disk.finish();
        }
        QVERIFY(fs_->allFiles() == before);
        QCOMPARE(openDisk(*fs_, "/vm/disk.vmdk")->capacity(), Sectors(4096));
    }

    void aDiskInUseIsNotOverwritten() {
        makeDisk(*fs_, "/vm/disk.vmdk", CreateType::MonolithicFlat, Sectors(4096));
        const auto user = openDisk(*fs_, "/vm/disk.vmdk", forWriting());
        QCOMPARE(codeOf([&] { NewDisk(*fs_, specOf(CreateType::MonolithicFlat), true); }),
                 std::optional(ErrorCode::Locked));
        QVERIFY(!fs_->exists("/vm/disk.vmdk.part"));
    }

    void aBrokenDiskCanBeOverwritten() {
        makeDisk(*fs_, "/vm/disk.vmdk", CreateType::TwoGbMaxExtentSparse, Sectors(2 * 4192256));
        fs_->remove("/vm/disk-s001.vmdk");
        NewDisk disk(*fs_, specOf(CreateType::TwoGbMaxExtentSparse), true);
        disk.commit();
        QCOMPARE(openDisk(*fs_, "/vm/disk.vmdk")->capacity(), kCapacity);
    }

    void anythingElseOfThatNameCanBeOverwritten() {
        fs_->writeFile("/vm/disk.vmdk", "no disk at all");
        NewDisk(*fs_, specOf(CreateType::MonolithicFlat), true).commit();
        QCOMPARE(openDisk(*fs_, "/vm/disk.vmdk")->capacity(), kCapacity);
    }

    /// Two programs that make the same disk at the same time: the second is told, and the first is not harmed,
    /// although most of its parts are finished and closed.
    void onlyOneMakesADiskAtATime_data() { everyKind(); }
    void onlyOneMakesADiskAtATime() {
        QFETCH(CreateType, type);
        NewDisk first(*fs_, specOf(type), false);
        if (first.streamWriter() == nullptr)
            fill(first);
        const auto second = [&] { NewDisk(*fs_, specOf(type), false).extent(0); };
        QCOMPARE(codeOf(second), std::optional(ErrorCode::Locked));
        first.finish();
        QCOMPARE(codeOf(second), std::optional(ErrorCode::Locked));
        first.commit();
        QCOMPARE(openDisk(*fs_, "/vm/disk.vmdk")->capacity(), kCapacity);
    }

    void leftoversOfACrashAreReplaced_data() { everyKind(); }
    void leftoversOfACrashAreReplaced() {
        QFETCH(CreateType, type);
        for (const char* name :
             {"disk.vmdk", "disk-s001.vmdk", "disk-f002.vmdk", "disk-flat.vmdk", "disk-delta.vmdk"})
            fs_->writeFile(partName(std::filesystem::path("/vm") / name), "half a disk");
        NewDisk disk(*fs_, specOf(type), false);
        disk.commit();
        QCOMPARE(contentsOf(*openDisk(*fs_, "/vm/disk.vmdk")), std::vector<std::byte>(kCapacity.bytes()));
        for (const auto& file : filesOf(disk.plan()))
            QVERIFY(!fs_->exists(partName(file)));
    }

    void relativePathsWork() {
        fs_->makeFolders("/");
        NewDisk(*fs_, specOf(CreateType::TwoGbMaxExtentFlat, "disk.vmdk"), false).commit();
        NewDisk(*fs_, specOf(CreateType::MonolithicFlat, "disk.vmdk"), true).commit();
        QCOMPARE(namesIn(*fs_, "/"), std::string("disk-flat.vmdk disk.vmdk vm"));
        NewDisk(*fs_, specOf(CreateType::MonolithicSparse, "vm/../disk.vmdk"), true).commit();
        QCOMPARE(namesIn(*fs_, "/"), std::string("disk.vmdk vm"));
    }

    void aMissingFolderIsNamed() {
        QCOMPARE(codeOf([&] { NewDisk(*fs_, specOf(CreateType::MonolithicSparse, "/no/disk.vmdk"), false); }),
                 std::optional(ErrorCode::NotFound));
        fs_->writeFile("/file", "x");
        QCOMPARE(codeOf([&] { NewDisk(*fs_, specOf(CreateType::MonolithicSparse, "/file/disk.vmdk"), false); }),
                 std::optional(ErrorCode::NotFound));
    }

    void aFullVolumeLeavesNothing_data() { everyKind(); }
    void aFullVolumeLeavesNothing() {
        QFETCH(CreateType, type);
        VolumeInfo small;
        small.maxFileSize = 1ULL << 60U;
        small.free = 4096; // less than any disk's metadata and what fill() writes
        fs_->setVolume(small);
        const auto code = codeOf([&] {
            DiskSpec spec = specOf(type);
            spec.preallocate = true;
            NewDisk disk(*fs_, spec, false);
            if (disk.streamWriter() == nullptr)
                fill(disk);
            disk.commit();
        });
        QCOMPARE(code, std::optional(ErrorCode::NoSpace));
        QCOMPARE(namesIn(*fs_, "/vm"), std::string());
    }

    void extentsAreFoundBySector() {
        NewDisk disk(*fs_, specOf(CreateType::TwoGbMaxExtentSparse), false);
        QCOMPARE(disk.extentCount(), std::size_t{3});
        QCOMPARE(disk.extentAt(Sectors(0)), std::size_t{0});
        QCOMPARE(disk.extentAt(Sectors(2047)), std::size_t{0});
        QCOMPARE(disk.extentAt(Sectors(2048)), std::size_t{1});
        QCOMPARE(disk.extentAt(Sectors(5999)), std::size_t{2});
        QCOMPARE(disk.extentStart(2), Sectors(4096));
    }

    /// More pieces than may be open at once: the early ones are finished on the way.
    void largeSetsKeepFewFilesOpen() {
        DiskSpec spec = specOf(CreateType::TwoGbMaxExtentSparse);
        spec.capacity = Sectors(2048 * (NewDisk::kMaxOpenParts + 50));
        NewDisk disk(*fs_, spec, false);
        for (std::size_t index = 0; index < disk.extentCount(); ++index) {
            const auto data = patternBytes(65536, index);
            ExtentWriter& writer = disk.extent(index);
            writer.file().writeAt(writer.place(Sectors(128), Sectors(128)), data);
        }
        disk.commit();
        const auto chain = openDisk(*fs_, "/vm/disk.vmdk");
        std::vector<std::byte> read(65536);
        for (const std::size_t index : {std::size_t{0}, NewDisk::kMaxOpenParts, disk.extentCount() - 1}) {
            chain->read(Sectors(2048 * index + 128), read);
            QVERIFY(sameBytes(read, patternBytes(65536, index)));
        }
    }

private:
    std::unique_ptr<MemoryFileSystem> fs_;
};

QTEST_APPLESS_MAIN(NewDiskTest)
#include "disk_newdisk_test.moc"
