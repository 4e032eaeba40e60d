// SPDX-License-Identifier: Apache-2.0
// Every disk we make is opened by those it is made for: qemu-img, libvmdk and 7-Zip are asked.
#include "core/base/error.h"
#include "core/format/graincodec.h"
#include "core/io/filesystemwrapper.h"
#include "core/ops/createop.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace strata;
using namespace strata::test;

namespace {

constexpr qulonglong kGiB = (1ULL << 30U) / 512;
constexpr qulonglong kTiB = (1ULL << 40U) / 512;

constexpr CreateType kKinds[] = {
    CreateType::MonolithicSparse,   CreateType::MonolithicFlat,  CreateType::TwoGbMaxExtentSparse,
    CreateType::TwoGbMaxExtentFlat, CreateType::StreamOptimized, CreateType::Vmfs,
    CreateType::VmfsThin,           CreateType::VmfsSparse};

QByteArray nameOf(CreateType type) { return QByteArray::fromStdString(std::string(createTypeName(type))); }

CreateParams paramsFor(const std::filesystem::path& path, CreateType type, qulonglong capacity) {
    CreateParams params;
    params.spec.path = path;
    params.spec.type = type;
    params.spec.capacity = Sectors(capacity);
    return params;
}

/// What an operation needs, and what it leaves.
struct Session {
    Progress progress;
    Report report;
    std::stop_source stop;
    OpContext context;
    explicit Session(FileSystem& fs) : context{fs, progress, stop.get_token(), report} {}
};

void create(FileSystem& fs, const CreateParams& params) {
    Session run(fs);
    CreateOp(params).run(run.context);
}

/// An empty image of this size, which takes no room.
void makeRaw(const std::filesystem::path& path, qulonglong capacity) {
    nativeFileSystem().create(path)->truncate(capacity * kSectorSize);
}

std::string joined(std::vector<std::filesystem::path> paths) {
    std::ranges::sort(paths);
    std::string names;
    for (const auto& path : paths)
        names += (names.empty() ? "" : " ") + path.filename().string();
    return names;
}

/// Random data at random grains, by the interface that clone uses, too; `image` gets the same.
void writeRandomGrains(NewDisk& disk, File& image, unsigned seed) {
    std::mt19937_64 random(seed);
    const Sectors grain = disk.plan().spec.grain;
    const auto compressor = makeGrainCompressor({});
    std::vector<std::byte> compressed(compressor->bound(grain.bytes()));
    for (std::size_t index = 0; index < disk.extentCount(); ++index) {
        const Sectors start = disk.extentStart(index);
        const Sectors capacity = disk.plan().extents[index].line.sectors;
        const std::uint64_t grains = ceilDiv(capacity.count(), grain.count());
        const std::uint64_t step = std::max<std::uint64_t>(1, grains / 40);
        for (std::uint64_t g = random() % step; g < grains; g += 1 + random() % (2 * step)) {
            const Sectors at = grain * g;
            const Sectors length = std::min(grain, capacity - at);
            std::vector<std::byte> data = patternBytes(length.bytes(), random());
            image.writeAt((start + at).bytes(), data);
            if (StreamWriter* stream = disk.streamWriter()) {
                data.resize(grain.bytes());
                const std::size_t used = compressor->compress(data, compressed);
                stream->append(g, ByteSpan(compressed).first(used));
            } else {
                ExtentWriter& writer = disk.extent(index);
                writer.file().writeAt(writer.place(at, length), data);
            }
        }
    }
}

/// Asks to stop when the n-th file is made.
class StopAtFile : public FileSystemWrapper {
public:
    StopAtFile(FileSystem& fs, std::stop_source& stop, int files)
        : FileSystemWrapper(fs), stop_(stop), files_(files) {}
    std::unique_ptr<File> create(const std::filesystem::path& path, NewFileAccess access) override {
        if (--files_ == 0)
            stop_.request_stop();
        return next().create(path, access);
    }

private:
    std::stop_source& stop_;
    int files_;
};

} // namespace

Q_DECLARE_METATYPE(CreateType)
Q_DECLARE_METATYPE(Target)

class CreateOpTest : public QObject {
    Q_OBJECT
private slots:
    void everyDiskIsOpenedByAll_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<qulonglong>("capacity");
        for (const CreateType type : kKinds)
            for (const qulonglong capacity : {1ULL, 127ULL, 128ULL, 129ULL, 20480ULL, 20481ULL, 5 * kGiB + 1})
                QTest::addRow("%s %llu", nameOf(type).constData(), capacity) << type << capacity;
    }
    void everyDiskIsOpenedByAll() {
        QFETCH(CreateType, type);
        QFETCH(qulonglong, capacity);
        TemporaryFolder folder;
        const CreateParams params = paramsFor(folder / "disk.vmdk", type, capacity);
        Session run(nativeFileSystem());
        const Plan plan = CreateOp(params).plan(run.context);
        CreateOp op(params);
        QVERIFY(!op.canRun(nativeFileSystem()));
        op.run(run.context);
        QCOMPARE(namesIn(nativeFileSystem(), folder.path()), joined(plan.creates));
        QCOMPARE(run.progress.snapshot().done, run.progress.snapshot().total);
        QCOMPARE(run.progress.snapshot().total, plan.writes);

        const QByteArray info = toolOutput("qemu-img", {"info", "--output=json", "disk.vmdk"}, folder.path());
        const QJsonObject object = QJsonDocument::fromJson(info).object();
        QCOMPARE(object["format"].toString(), QString("vmdk"));
        QCOMPARE(static_cast<qulonglong>(object["virtual-size"].toDouble()), capacity * 512);
        QVERIFY(runTool("qemu-img", {"check", "-q", "-f", "vmdk", "disk.vmdk"}, folder.path()));
        makeRaw(folder / "zeros", capacity);
        QVERIFY(
            runTool("qemu-img", {"compare", "-q", "-f", "vmdk", "-F", "raw", "disk.vmdk", "zeros"}, folder.path()));
        const QByteArray other = toolOutput("vmdkinfo", {"disk.vmdk"}, folder.path());
        QVERIFY2(other.contains("(" + QByteArray::number(capacity * 512) + " bytes)"), other);
        QVERIFY(toolOutput("7z", {"l", "disk.vmdk"}, folder.path()).contains("Type = VMDK"));
    }

    void whatIsWrittenIsReadByQemu_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<qulonglong>("capacity");
        for (const CreateType type : kKinds)
            for (const qulonglong capacity : {1ULL, 127ULL, 128ULL, 129ULL, 20481ULL, 200001ULL})
                QTest::addRow("%s %llu", nameOf(type).constData(), capacity) << type << capacity;
    }
    void whatIsWrittenIsReadByQemu() {
        QFETCH(CreateType, type);
        QFETCH(qulonglong, capacity);
        TemporaryFolder folder;
        DiskSpec spec = paramsFor(folder / "disk.vmdk", type, capacity).spec;
        spec.splitAt = Sectors(65536);
        makeRaw(folder / "image", capacity);
        {
            const auto image = nativeFileSystem().open(folder / "image", OpenMode::ReadWrite);
            NewDisk disk(nativeFileSystem(), spec, false);
            writeRandomGrains(disk, *image, static_cast<unsigned>(capacity));
            disk.commit();
        }
        QVERIFY(runTool("qemu-img", {"check", "-q", "-f", "vmdk", "disk.vmdk"}, folder.path()));
        QVERIFY(runTool("qemu-img", {"convert", "-f", "vmdk", "-O", "raw", "disk.vmdk", "copy"}, folder.path()));
        QFile image(QString::fromStdString((folder / "image").string()));
        QFile copy(QString::fromStdString((folder / "copy").string()));
        QVERIFY(image.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly));
        QVERIFY(image.readAll() == copy.readAll());
    }

    void twoTerabytesTakeMilliseconds() {
        TemporaryFolder folder;
        QElapsedTimer timer;
        timer.start();
        create(nativeFileSystem(), paramsFor(folder / "disk.vmdk", CreateType::MonolithicSparse, 2 * kTiB));
        QVERIFY2(timer.elapsed() < 1000, QByteArray::number(timer.elapsed())); // 34 on a busy machine
        const auto status = nativeFileSystem().status(folder / "disk.vmdk");
        QCOMPARE(status->size, std::uint64_t{525440} * 512);
        QVERIFY(status->allocated <= std::uint64_t{600} << 10U);
        const QByteArray info = toolOutput("qemu-img", {"info", "--output=json", "disk.vmdk"}, folder.path());
        QCOMPARE(QJsonDocument::fromJson(info)["virtual-size"].toDouble(), 2.0 * (1ULL << 40U));
    }

    void aSplitSetOfTwoTerabytesIsWhole() {
        TemporaryFolder folder;
        create(nativeFileSystem(), paramsFor(folder / "disk.vmdk", CreateType::TwoGbMaxExtentSparse, 2 * kTiB));
        QCOMPARE(nativeFileSystem().list(folder.path()).size(), std::size_t{1026});
        QCOMPARE(openDisk(nativeFileSystem(), folder / "disk.vmdk")->capacity().count(), 2 * kTiB);
    }

    void reservedSpaceIsReserved() {
        TemporaryFolder folder;
        CreateParams params = paramsFor(folder / "disk.vmdk", CreateType::MonolithicFlat, 131072);
        params.spec.preallocate = true;
        Session run(nativeFileSystem());
        QVERIFY(CreateOp(params).plan(run.context).peakExtraSpace >= std::uint64_t{64} << 20U);
        create(nativeFileSystem(), params);
        QVERIFY(nativeFileSystem().status(folder / "disk-flat.vmdk")->allocated >= std::uint64_t{64} << 20U);
        params.spec.path = folder / "thin.vmdk";
        params.spec.preallocate = false;
        create(nativeFileSystem(), params);
        QVERIFY(nativeFileSystem().status(folder / "thin-flat.vmdk")->allocated < std::uint64_t{1} << 20U);
    }

    void aPlanOnlyReads() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        Session run(fs);
        for (const CreateType type : kKinds) {
            (void)CreateOp(paramsFor("/vm/disk.vmdk", type, 20480)).plan(run.context);
            QVERIFY(!CreateOp(paramsFor("/vm/disk.vmdk", type, 20480)).canRun(fs));
        }
        QVERIFY(fs.allFiles().empty());
    }

    /// What canRun() refuses, plan() and run() refuse for the same reason.
    void refusalsAgree_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<QString>("path");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("nothing") << CreateType::MonolithicSparse << 0ULL << "/vm/a.vmdk"
                                 << ErrorCode::InvalidArgument;
        QTest::newRow("too large") << CreateType::MonolithicSparse << 2 * kTiB + 1 << "/vm/a.vmdk"
                                   << ErrorCode::InvalidArgument;
        QTest::newRow("kind") << CreateType::SeSparse << 20480ULL << "/vm/a.vmdk" << ErrorCode::NotSupported;
        QTest::newRow("no folder") << CreateType::MonolithicSparse << 20480ULL << "/no/a.vmdk" << ErrorCode::NotFound;
        QTest::newRow("taken") << CreateType::MonolithicSparse << 20480ULL << "/vm/taken.vmdk"
                               << ErrorCode::AlreadyExists;
        QTest::newRow("piece taken") << CreateType::MonolithicFlat << 20480ULL << "/vm/b.vmdk"
                                     << ErrorCode::AlreadyExists;
        QTest::newRow("FAT") << CreateType::MonolithicFlat << 8 * kGiB << "/vm/a.vmdk" << ErrorCode::FileTooLarge;
        QTest::newRow("full") << CreateType::MonolithicFlat << 2 * kGiB << "/vm/a.vmdk" << ErrorCode::NoSpace;
    }
    void refusalsAgree() {
        QFETCH(CreateType, type);
        QFETCH(qulonglong, capacity);
        QFETCH(QString, path);
        QFETCH(ErrorCode, code);
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        fs.writeFile("/vm/taken.vmdk", "x");
        fs.writeFile("/vm/b-flat.vmdk", "x");
        VolumeInfo fat;
        fat.type = "vfat";
        fat.maxFileSize = (1ULL << 32U) - 1;
        fat.free = 1ULL << 30U;
        fs.setVolume(fat);
        const CreateParams params = paramsFor(path.toStdString(), type, capacity);
        Session run(fs);
        const auto refusal = CreateOp(params).canRun(fs);
        QVERIFY(refusal);
        QCOMPARE(refusal->code, code);
        QCOMPARE(codeOf([&] { CreateOp(params).plan(run.context); }), std::optional(code));
        QCOMPARE(codeOf([&] { CreateOp(params).run(run.context); }), std::optional(code));
        QCOMPARE(fs.allFiles().size(), std::size_t{2});
    }

    void overwritingIsPlannedFileByFile() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        create(fs, paramsFor("/vm/disk.vmdk", CreateType::TwoGbMaxExtentSparse, 3 * kGiB));
        CreateParams params = paramsFor("/vm/disk.vmdk", CreateType::MonolithicFlat, 4096);
        Session run(fs);
        QCOMPARE(codeOf([&] { CreateOp(params).plan(run.context); }), std::optional(ErrorCode::AlreadyExists));
        params.overwrite = true;
        const Plan plan = CreateOp(params).plan(run.context);
        QCOMPARE(joined(plan.creates), std::string("disk-flat.vmdk"));
        QCOMPARE(joined(plan.changes), std::string("disk.vmdk"));
        QCOMPARE(joined(plan.removes), std::string("disk-s001.vmdk disk-s002.vmdk"));
        create(fs, params);
        QCOMPARE(namesIn(fs, "/vm"), std::string("disk-flat.vmdk disk.vmdk"));
    }

    void limitsOfOtherProgramsAreWarnings() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        const auto warnings = [&fs](CreateType type, qulonglong capacity) {
            Session run(fs);
            return CreateOp(paramsFor("/vm/disk.vmdk", type, capacity)).plan(run.context).warnings.size();
        };
        QCOMPARE(warnings(CreateType::MonolithicSparse, kTiB), std::size_t{0});
        QCOMPARE(warnings(CreateType::MonolithicSparse, 2 * kTiB), std::size_t{1}); // cannot be filled
        QCOMPARE(warnings(CreateType::MonolithicFlat, 8 * kTiB), std::size_t{0});
        QCOMPARE(warnings(CreateType::MonolithicFlat, 8 * kTiB + 1), std::size_t{1}); // Workstation
        QCOMPARE(warnings(CreateType::Vmfs, 62 * kTiB), std::size_t{0});
        QCOMPARE(warnings(CreateType::TwoGbMaxExtentSparse, 62 * kTiB), std::size_t{2}); // and VirtualBox
    }

    void cancellingLeavesNothing_data() {
        QTest::addColumn<int>("files");
        QTest::newRow("before the first file") << 0;
        QTest::newRow("at the first file") << 1;
        QTest::newRow("in the middle") << 3;
    }
    void cancellingLeavesNothing() {
        QFETCH(int, files);
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        Session run(fs);
        StopAtFile stopping(fs, run.stop, files);
        OpContext context{stopping, run.progress, run.stop.get_token(), run.report};
        if (files == 0)
            run.stop.request_stop();
        CreateOp op(paramsFor("/vm/disk.vmdk", CreateType::TwoGbMaxExtentFlat, 10 * kGiB));
        QCOMPARE(codeOf([&] { op.run(context); }), std::optional(ErrorCode::Cancelled));
        QVERIFY(fs.allFiles().empty());
    }

    void targetsFixAKindThatTheProductOpens_data() {
        QTest::addColumn<Target>("target");
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<uint>("hardware");
        const auto row = [](Target target, qulonglong capacity, CreateType type, uint hardware) {
            QTest::addRow("%s %llu", std::string(targetName(target)).c_str(), capacity)
                << target << capacity << type << hardware;
        };
        row(Target::Workstation, 20480, CreateType::MonolithicSparse, 10);
        row(Target::Workstation, 2 * kTiB, CreateType::TwoGbMaxExtentSparse, 10);
        row(Target::Esxi, 20480, CreateType::VmfsThin, 13);
        row(Target::Esxi, 62 * kTiB, CreateType::VmfsThin, 13);
        row(Target::Ova, 20480, CreateType::StreamOptimized, 10);
        row(Target::VirtualBox, 20480, CreateType::MonolithicSparse, 4);
        row(Target::VirtualBox, 3 * kTiB, CreateType::TwoGbMaxExtentSparse, 4);
        row(Target::VirtualBox, 5 * kTiB, CreateType::MonolithicFlat, 4);
        row(Target::Qemu, 20480, CreateType::MonolithicSparse, 4);
        row(Target::Qemu, 5 * kTiB, CreateType::TwoGbMaxExtentSparse, 4);
    }
    void targetsFixAKindThatTheProductOpens() {
        QFETCH(Target, target);
        QFETCH(qulonglong, capacity);
        QFETCH(CreateType, type);
        QFETCH(uint, hardware);
        DiskSpec spec;
        spec.path = "/vm/disk.vmdk";
        spec.capacity = Sectors(capacity);
        spec.adapter = AdapterType::Ide;
        spec.grain = Sectors(16);
        applyTarget(spec, target);
        QCOMPARE(spec.type, type);
        QCOMPARE(spec.hardwareVersion, hardware);
        QCOMPARE(spec.adapter, AdapterType::Ide);
        const DiskPlan plan = planDisk(spec); // and it can be made
        QVERIFY(target != Target::VirtualBox || plan.extents.size() <= 1000);
        QCOMPARE(parseTarget(targetName(target)), std::optional(target));
    }
    void unknownTargetsAreUnknown() {
        QVERIFY(!parseTarget("hyperv"));
        QVERIFY(!parseTarget(""));
    }
};

QTEST_GUILESS_MAIN(CreateOpTest)
#include "ops_create_test.moc"
