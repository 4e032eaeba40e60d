// SPDX-License-Identifier: Apache-2.0
// What a new disk will consist of: names, pieces, sizes, descriptor. Nothing is written here.
#include "core/base/error.h"
#include "core/disk/newdisk.h"
#include "tests/support/extenttools.h"
#include "tests/support/memoryfilesystem.h"

#include <QTest>

#include <set>

using namespace strata;
using test::codeOf;
using test::MemoryFileSystem;

namespace {

constexpr qulonglong kTiB = (1ULL << 40U) / 512;
constexpr qulonglong kGiB = (1ULL << 30U) / 512;

DiskSpec specOf(CreateType type, qulonglong capacity, const std::filesystem::path& path = "/vm/disk.vmdk") {
    DiskSpec spec;
    spec.path = path;
    spec.type = type;
    spec.capacity = Sectors(capacity);
    return spec;
}

QString namesOf(const DiskPlan& plan) {
    QStringList names;
    for (const NewExtent& extent : plan.extents)
        names << QString::fromStdString(extent.line.fileName);
    return names.join(' ');
}

std::optional<std::string> ddbOf(const DiskSpec& spec, const char* key) { return planDisk(spec).descriptor.ddb(key); }

} // namespace

Q_DECLARE_METATYPE(CreateType)

class DiskPlanTest : public QObject {
    Q_OBJECT
private slots:
    void filesAreNamedAsVmwareNamesThem_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("extents");
        QTest::addColumn<QString>("createType");
        QTest::addColumn<QString>("line");
        const auto row = [](CreateType type, qulonglong capacity, const char* path, const char* extents,
                            const char* written, const char* line) {
            QTest::addRow("%s %s %llu", std::string(createTypeName(type)).c_str(), path, capacity)
                << type << capacity << path << extents << written << line;
        };
        row(CreateType::MonolithicSparse, 20480, "/vm/disk.vmdk", "disk.vmdk", "monolithicSparse",
            "RW 20480 SPARSE \"disk.vmdk\"");
        row(CreateType::StreamOptimized, 20480, "/vm/disk.vmdk", "disk.vmdk", "streamOptimized",
            "RW 20480 SPARSE \"disk.vmdk\"");
        row(CreateType::MonolithicFlat, 20480, "/vm/disk.vmdk", "disk-flat.vmdk", "monolithicFlat",
            "RW 20480 FLAT \"disk-flat.vmdk\" 0");
        row(CreateType::Vmfs, 20480, "/vm/disk.vmdk", "disk-flat.vmdk", "vmfs", "RW 20480 VMFS \"disk-flat.vmdk\"");
        row(CreateType::VmfsThin, 20480, "/vm/disk.vmdk", "disk-flat.vmdk", "vmfs",
            "RW 20480 VMFS \"disk-flat.vmdk\"");
        row(CreateType::VmfsSparse, 20480, "/vm/disk.vmdk", "disk-delta.vmdk", "vmfsSparse",
            "RW 20480 VMFSSPARSE \"disk-delta.vmdk\"");
        row(CreateType::TwoGbMaxExtentSparse, 20480, "/vm/disk.vmdk", "disk-s001.vmdk", "twoGbMaxExtentSparse",
            "RW 20480 SPARSE \"disk-s001.vmdk\"");
        row(CreateType::TwoGbMaxExtentFlat, 5 * kGiB, "/vm/disk.vmdk", "disk-f001.vmdk disk-f002.vmdk disk-f003.vmdk",
            "twoGbMaxExtentFlat", "RW 4192256 FLAT \"disk-f001.vmdk\" 0");
        row(CreateType::MonolithicFlat, 1, "/vm/A.b.VMDK", "A.b-flat.vmdk", "monolithicFlat",
            "RW 1 FLAT \"A.b-flat.vmdk\" 0");
        row(CreateType::MonolithicFlat, 1, "/vm/no extension", "no extension-flat.vmdk", "monolithicFlat",
            "RW 1 FLAT \"no extension-flat.vmdk\" 0");
        row(CreateType::TwoGbMaxExtentSparse, 1, "虚拟机.vmdk", "虚拟机-s001.vmdk", "twoGbMaxExtentSparse",
            "RW 1 SPARSE \"虚拟机-s001.vmdk\"");
    }
    void filesAreNamedAsVmwareNamesThem() {
        QFETCH(CreateType, type);
        QFETCH(qulonglong, capacity);
        QFETCH(QString, path);
        QFETCH(QString, extents);
        QFETCH(QString, createType);
        QFETCH(QString, line);
        const DiskPlan plan = planDisk(specOf(type, capacity, path.toStdString()));
        QCOMPARE(namesOf(plan), extents);
        QCOMPARE(plan.embedded, type == CreateType::MonolithicSparse || type == CreateType::StreamOptimized);
        const std::string text = plan.descriptor.encode();
        QVERIFY(text.starts_with("# Disk DescriptorFile\nversion=1\n"));
        QVERIFY2(text.find("createType=\"" + createType.toStdString() + "\"\n") != std::string::npos, text.c_str());
        QVERIFY2(text.find("\n" + line.toStdString() + "\n") != std::string::npos, text.c_str());
        for (const NewExtent& extent : plan.extents)
            QCOMPARE(extent.path.parent_path(), plan.spec.path.parent_path());
    }

    void splitsAreVmwares_data() {
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<qulonglong>("splitAt");
        QTest::addColumn<int>("pieces");
        QTest::addColumn<qulonglong>("first");
        QTest::addColumn<qulonglong>("last");
        // vector A3 of vmdk-format
        QTest::newRow("10 GiB, classic") << 20971520ULL << 0ULL << 6 << 4192256ULL << 10240ULL;
        QTest::newRow("10 GiB, modern") << 20971520ULL << 8323072ULL << 3 << 8323072ULL << 4325376ULL;
        QTest::newRow("60 GiB, modern") << 125829120ULL << 8323072ULL << 16 << 8323072ULL << 983040ULL;
        QTest::newRow("a whole number of pieces") << 2 * 4192256ULL << 0ULL << 2 << 4192256ULL << 4192256ULL;
        QTest::newRow("one sector more") << 4192257ULL << 0ULL << 2 << 4192256ULL << 1ULL;
        QTest::newRow("2 TiB") << 2 * kTiB << 0ULL << 1025 << 4192256ULL << 2097152ULL;
        QTest::newRow("past 2 TiB") << 2 * kTiB + 1 << 0ULL << 517 << 8323072ULL << 262145ULL;
        QTest::newRow("62 TiB") << 62 * kTiB << 0ULL << 15997 << 8323072ULL << 8126464ULL;
    }
    void splitsAreVmwares() {
        QFETCH(qulonglong, capacity);
        QFETCH(qulonglong, splitAt);
        QFETCH(int, pieces);
        QFETCH(qulonglong, first);
        QFETCH(qulonglong, last);
        for (const CreateType type : {CreateType::TwoGbMaxExtentSparse, CreateType::TwoGbMaxExtentFlat}) {
            DiskSpec spec = specOf(type, capacity);
            spec.splitAt = Sectors(splitAt);
            const DiskPlan plan = planDisk(spec);
            QCOMPARE(plan.extents.size(), static_cast<std::size_t>(pieces));
            QCOMPARE(plan.extents.front().line.sectors.count(), first);
            QCOMPARE(plan.extents.back().line.sectors.count(), last);
            QCOMPARE(plan.descriptor.capacity().count(), capacity);
            QCOMPARE(plan.extents[0].largestBytes < (1ULL << 32U), true); // FAT32 can hold a piece
            std::set<std::string> names;
            for (const NewExtent& extent : plan.extents)
                names.insert(extent.line.fileName);
            QCOMPARE(names.size(), plan.extents.size());
        }
    }

    void piecesPast999GetLongerNames() {
        const DiskPlan plan = planDisk(specOf(CreateType::TwoGbMaxExtentFlat, 2 * kTiB));
        QCOMPARE(plan.extents[0].line.fileName, std::string("disk-f001.vmdk"));
        QCOMPARE(plan.extents[998].line.fileName, std::string("disk-f999.vmdk"));
        QCOMPARE(plan.extents[999].line.fileName, std::string("disk-f1000.vmdk"));
    }

    void sizesAreThoseOfTheFormat_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<qulonglong>("empty");
        QTest::addColumn<qulonglong>("metadata");
        QTest::addColumn<qulonglong>("largest");
        const auto row = [](CreateType type, qulonglong capacity, qulonglong empty, qulonglong metadata,
                            qulonglong largest) {
            QTest::addRow("%s %llu", std::string(createTypeName(type)).c_str(), capacity)
                << type << capacity << empty * 512 << metadata * 512 << largest * 512;
        };
        row(CreateType::MonolithicSparse, 20480, 128, 23, 128 + 20480);
        row(CreateType::MonolithicSparse, 1, 128, 23, 256);
        row(CreateType::MonolithicSparse, 129, 128, 23, 128 + 256);
        row(CreateType::MonolithicSparse, 2 * kTiB, 525440, 1 + 20 + 2 * 512, 525440 + 2 * kTiB);
        row(CreateType::TwoGbMaxExtentSparse, 4192256, 640, 3, 640 + 4192256);
        row(CreateType::MonolithicFlat, 12345, 12345, 0, 12345);
        row(CreateType::VmfsThin, 62 * kTiB, 62 * kTiB, 0, 62 * kTiB);
        row(CreateType::VmfsSparse, 4096, 5, 5, 5 + 32 + 4096);
        row(CreateType::VmfsSparse, 4097, 5, 5, 5 + 64 + 4097);
        row(CreateType::StreamOptimized, 16777216, 134, 134, 134 + 256 * 5 + 131072 * 129); // A6: 68 608 bytes
    }
    void sizesAreThoseOfTheFormat() {
        QFETCH(CreateType, type);
        QFETCH(qulonglong, capacity);
        const NewExtent extent = planDisk(specOf(type, capacity)).extents.front();
        QFETCH(qulonglong, empty);
        QFETCH(qulonglong, metadata);
        QFETCH(qulonglong, largest);
        QCOMPARE(extent.emptyBytes, empty);
        QCOMPARE(extent.metadataBytes, metadata);
        QCOMPARE(extent.largestBytes, largest);
    }

    void geometryIsVmwares() {
        DiskSpec spec = specOf(CreateType::MonolithicSparse, 83886080);
        QCOMPARE(ddbOf(spec, "adapterType"), std::optional<std::string>("lsilogic"));
        QCOMPARE(ddbOf(spec, "geometry.cylinders"), std::optional<std::string>("5221"));
        QCOMPARE(ddbOf(spec, "geometry.heads"), std::optional<std::string>("255"));
        QCOMPARE(ddbOf(spec, "geometry.sectors"), std::optional<std::string>("63"));
        QCOMPARE(ddbOf(spec, "geometry.biosHeads"), std::nullopt);
        spec.adapter = AdapterType::Ide;
        QCOMPARE(ddbOf(spec, "adapterType"), std::optional<std::string>("ide"));
        QCOMPARE(ddbOf(spec, "geometry.heads"), std::optional<std::string>("16"));
        QCOMPARE(ddbOf(spec, "geometry.cylinders"), std::optional<std::string>("83220"));
        QCOMPARE(ddbOf(spec, "geometry.biosCylinders"), std::optional<std::string>("5221"));
        QCOMPARE(ddbOf(spec, "geometry.biosHeads"), std::optional<std::string>("255"));
        QCOMPARE(ddbOf(spec, "geometry.biosSectors"), std::optional<std::string>("63"));
    }

    void otherKeysHaveTheirDefaults() {
        DiskSpec spec = specOf(CreateType::MonolithicSparse, 20480);
        QCOMPARE(ddbOf(spec, "virtualHWVersion"), std::optional<std::string>("4"));
        QCOMPARE(ddbOf(spec, "toolsVersion"), std::optional<std::string>("2147483647"));
        QCOMPARE(ddbOf(spec, "thinProvisioned"), std::nullopt);
        spec.type = CreateType::VmfsThin;
        QCOMPARE(ddbOf(spec, "thinProvisioned"), std::optional<std::string>("1"));
        spec.hardwareVersion = 19;
        QCOMPARE(ddbOf(spec, "virtualHWVersion"), std::optional<std::string>("19"));
        spec.ddb = {{"uuid", "60 00 C2 90 00 00 00 00-00 00 00 00 00 00 00 01"}, {"TOOLSVERSION", "1"}, {"a", "b"}};
        QCOMPARE(ddbOf(spec, "uuid"), std::optional<std::string>("60 00 C2 90 00 00 00 00-00 00 00 00 00 00 00 01"));
        QCOMPARE(ddbOf(spec, "toolsVersion"), std::optional<std::string>("1"));
        const auto all = planDisk(spec).descriptor.ddb();
        QCOMPARE(all.front().first, std::string("a"));
        QVERIFY(std::ranges::is_sorted(all, {}, [](const auto& entry) { return entry.first; }));
    }

    void everyDiskIsItself() {
        std::set<std::string> uuids;
        std::set<Cid> cids;
        for (int i = 0; i < 50; ++i) {
            const DiskPlan plan = planDisk(specOf(CreateType::MonolithicSparse, 20480));
            const std::string uuid = plan.descriptor.ddb("uuid").value();
            QVERIFY2(parseDiskUuid(uuid) && uuid.starts_with("60 00 C2 9"), uuid.c_str());
            uuids.insert(uuid);
            const Cid cid = plan.descriptor.cid();
            QVERIFY(cid != 0 && cid != kNoParentCid && cid != kInitialCid);
            cids.insert(cid);
            const std::string longId = plan.descriptor.ddb("longContentID").value();
            QCOMPARE(longId.size(), std::size_t{32});
            QCOMPARE(longId.substr(24), formatCid(cid));
            QCOMPARE(plan.spec.cid, cid);
        }
        QCOMPARE(uuids.size(), std::size_t{50});
        QVERIFY(cids.size() >= 49);
        DiskSpec spec = specOf(CreateType::MonolithicSparse, 20480);
        spec.cid = 0x00C0FFEE;
        QCOMPARE(planDisk(spec).descriptor.cid(), 0x00C0FFEEU);
    }

    /// What VMware writes for a redo log: readers ask the parent for the rest.
    void childrenSayWhoTheyAreAndNoMore() {
        DiskSpec spec = specOf(CreateType::VmfsSparse, 4096, "/vm/disk-000001.vmdk");
        spec.parentCid = 0x0172e8a4;
        spec.parentHint = "disk.vmdk";
        const DiskPlan plan = planDisk(spec);
        QCOMPARE(plan.descriptor.parentCid(), 0x0172e8a4U);
        QCOMPARE(plan.descriptor.parentHint(), std::optional<std::string>("disk.vmdk"));
        QCOMPARE(plan.extents[0].line.fileName, std::string("disk-000001-delta.vmdk"));
        QCOMPARE(plan.descriptor.ddb().size(), std::size_t{1});
        QVERIFY(plan.descriptor.ddb("longContentID"));
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<qulonglong>("grain");
        QTest::addColumn<qulonglong>("split");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, CreateType type, qulonglong capacity, qulonglong grain,
                            qulonglong split,
                            ErrorCode code) { QTest::newRow(name) << type << capacity << grain << split << code; };
        const auto bad = ErrorCode::InvalidArgument;
        row("nothing", CreateType::MonolithicSparse, 0, 0, 0, bad);
        row("sparse past 2 TiB", CreateType::MonolithicSparse, 2 * kTiB + 1, 0, 0, bad);
        row("COWD of 2 TiB", CreateType::VmfsSparse, 2 * kTiB, 0, 0, bad);
        row("flat past 62 TiB", CreateType::MonolithicFlat, 62 * kTiB + 1, 0, 0, bad);
        row("split past 62 TiB", CreateType::TwoGbMaxExtentSparse, 62 * kTiB + 1, 0, 0, bad);
        row("beyond all", CreateType::TwoGbMaxExtentFlat, ~0ULL, 0, 0, bad);
        row("odd grain", CreateType::MonolithicSparse, 20480, 100, 0, bad);
        row("tiny grain", CreateType::MonolithicSparse, 20480, 8, 0, bad);
        row("huge grain", CreateType::MonolithicSparse, 20480, 4096, 0, bad);
        row("odd COWD grain", CreateType::VmfsSparse, 20480, 3, 0, bad);
        row("stream with another grain", CreateType::StreamOptimized, 20480, 64, 0, bad);
        row("crumbs", CreateType::TwoGbMaxExtentFlat, 20480, 0, 2047, bad);
        row("pieces that cut grains", CreateType::TwoGbMaxExtentSparse, 20480, 0, 4192257, bad);
        row("pieces of 2 TiB", CreateType::TwoGbMaxExtentSparse, 4 * kTiB, 0, 2 * kTiB, bad);
        row("too many pieces", CreateType::TwoGbMaxExtentFlat, 62 * kTiB, 0, 2048, bad);
        for (const CreateType type : {CreateType::FullDevice, CreateType::PartitionedDevice, CreateType::Custom,
                                      CreateType::SeSparse, CreateType::VsanSparse, CreateType::VmfsRdm,
                                      CreateType::VmfsRdmp, CreateType::VmfsRaw, CreateType::Unknown})
            row(QByteArray("kind " + QByteArray::number(static_cast<int>(type))).constData(), type, 20480, 0, 0,
                ErrorCode::NotSupported);
    }
    void whatCannotBeIsRefused() {
        QFETCH(CreateType, type);
        QFETCH(qulonglong, capacity);
        QFETCH(qulonglong, grain);
        QFETCH(qulonglong, split);
        QFETCH(ErrorCode, code);
        DiskSpec spec = specOf(type, capacity);
        spec.grain = Sectors(grain);
        spec.splitAt = Sectors(split);
        QCOMPARE(codeOf([&] { planDisk(spec); }), std::optional(code));
        QCOMPARE(canCreate(type), code != ErrorCode::NotSupported);
        try {
            planDisk(spec);
        } catch (const Error& error) {
            QVERIFY(!error.advice().empty());
        }
    }

    void namesThatADescriptorCannotHoldAreRefused_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("quote") << QByteArray("a\"b.vmdk");
        QTest::newRow("line break") << QByteArray("a\nb.vmdk");
        QTest::newRow("not UTF-8") << QByteArray("a\xff.vmdk");
    }
    void namesThatADescriptorCannotHoldAreRefused() {
        QFETCH(QByteArray, name);
        const std::filesystem::path path = std::filesystem::path("/vm") / name.toStdString();
        for (const CreateType type : {CreateType::MonolithicSparse, CreateType::MonolithicFlat})
            QCOMPARE(codeOf([&] { planDisk(specOf(type, 1, path)); }), std::optional(ErrorCode::InvalidArgument));
        QCOMPARE(codeOf([] { planDisk(specOf(CreateType::MonolithicFlat, 1, "/vm/")); }),
                 std::optional(ErrorCode::InvalidArgument));
    }

    void roomIsAskedForByTheFileSystemsRules_data() {
        QTest::addColumn<CreateType>("type");
        QTest::addColumn<qulonglong>("capacity");
        QTest::addColumn<bool>("fitsFat");
        const auto row = [](CreateType type, qulonglong capacity, bool fits) {
            QTest::addRow("%s %llu", std::string(createTypeName(type)).c_str(), capacity) << type << capacity << fits;
        };
        row(CreateType::MonolithicSparse, 4 * kGiB, false); // data and tables
        row(CreateType::MonolithicSparse, 3 * kGiB, true);
        row(CreateType::MonolithicFlat, 4 * kGiB - 1, true);
        row(CreateType::MonolithicFlat, 4 * kGiB, false); // one byte too many
        row(CreateType::VmfsThin, 5 * kGiB, false);
        row(CreateType::VmfsSparse, 5 * kGiB, false);
        row(CreateType::TwoGbMaxExtentSparse, 5 * kGiB, true);
        row(CreateType::TwoGbMaxExtentFlat, 62 * kTiB, true);
        row(CreateType::StreamOptimized, 62 * kTiB, true); // only writing will tell
    }
    void roomIsAskedForByTheFileSystemsRules() {
        QFETCH(CreateType, type);
        QFETCH(qulonglong, capacity);
        QFETCH(bool, fitsFat);
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        VolumeInfo fat;
        fat.type = "vfat";
        fat.maxFileSize = (1ULL << 32U) - 1;
        fat.free = ~0ULL >> 1U;
        fs.setVolume(fat);
        const DiskPlan plan = planDisk(specOf(type, capacity));
        const auto code = codeOf([&] { requireRoom(fs, plan, "/vm", 0); });
        QCOMPARE(code, fitsFat ? std::nullopt : std::optional(ErrorCode::FileTooLarge));
        if (!fitsFat)
            QVERIFY(adviceOf(fs, plan).find("split into 2 GB") != std::string::npos);
    }

    void missingRoomIsToldInFigures() {
        MemoryFileSystem fs;
        fs.makeFolders("/vm");
        VolumeInfo small;
        small.maxFileSize = 1ULL << 60U;
        small.free = 1000;
        fs.setVolume(small);
        const DiskPlan plan = planDisk(specOf(CreateType::MonolithicFlat, 20480));
        try {
            requireRoom(fs, plan, "/vm", 1001);
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::NoSpace);
            QCOMPARE(error.message().args().at(0), std::string("1001"));
        }
        QCOMPARE(codeOf([&] { requireRoom(fs, plan, "/vm", 0); }), std::nullopt);
    }

    void onlyWhatIsWrittenTakesRoomWhereHolesArePossible() {
        VolumeInfo ext4;
        ext4.type = "ext4";
        VolumeInfo exfat;
        exfat.type = "exfat";
        const DiskPlan sparse = planDisk(specOf(CreateType::MonolithicSparse, 2 * kTiB));
        QCOMPARE(bytesOfEmptyDisk(sparse, ext4), std::uint64_t{1 + 20 + 1024} * 512);
        QCOMPARE(bytesOfEmptyDisk(sparse, exfat), std::uint64_t{525440} * 512);
        DiskSpec spec = specOf(CreateType::MonolithicFlat, 20480);
        const DiskPlan flat = planDisk(spec);
        const std::uint64_t text = flat.descriptor.encode().size();
        QCOMPARE(bytesOfEmptyDisk(flat, ext4), text);
        QCOMPARE(bytesOfEmptyDisk(flat, exfat), text + 20480 * 512);
        spec.preallocate = true;
        QCOMPARE(bytesOfEmptyDisk(planDisk(spec), ext4), text + 20480 * 512);
    }

private:
    static std::string adviceOf(FileSystem& fs, const DiskPlan& plan) {
        try {
            requireRoom(fs, plan, "/vm", 0);
        } catch (const Error& error) {
            return error.advice().english();
        }
        return {};
    }
};

QTEST_APPLESS_MAIN(DiskPlanTest)
#include "disk_plan_test.moc"
