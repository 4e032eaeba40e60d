// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/diskmanager.h"
#include "core/vsphere/inventory.h"
#include "tests/vsphere/support/helpers.h"
#include "tests/vsphere/support/peer.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace strata;
using namespace strata::vsphere;
using namespace strata::vsphere::test;

namespace {

constexpr std::uint64_t kMiB = 1 << 20;
const DatastorePath kDisk{"LocalDS_0", "a folder/disk+1 & 100%.vmdk"};

/// A session with a folder and a disk in it.
struct Bench {
    explicit Bench(const QStringList& arguments, const std::string& type = "thin")
        : peer(arguments), session(peer.session()), place(findDatastore(*session, "LocalDS_0", "", {})),
          disks(*session, place.datacenter) {
        makeFolder(*session, place, kDisk.parent(), {});
        disks.create(kDisk, {3 * kMiB - 1, type, "lsiLogic"}, {}, {});
    }

    std::vector<DatastoreFile> files() { return browse(*session, place, kDisk.parent(), {}); }

    Peer peer;
    std::unique_ptr<Session> session;
    DatastorePlace place;
    DiskManager disks;
};

} // namespace

class VsphereDisksTest : public QObject {
    Q_OBJECT

private slots:
    void pathsAreReadAndWritten() {
        QCOMPARE(parseDatastorePath(" [d s+] a/b.vmdk ").str(), std::string("[d s+] a/b.vmdk"));
        QCOMPARE(parseDatastorePath("[ds]").str(), std::string("[ds]"));
        QCOMPARE(parseDatastorePath("[ds]/a/").path, std::string("a"));
        QCOMPARE(parseDatastorePath("[ds] a/b.vmdk").name(), std::string("b.vmdk"));
        QCOMPARE(parseDatastorePath("[ds] a/b.vmdk").parent().str(), std::string("[ds] a"));
        QCOMPARE((parseDatastorePath("[ds]") / "x").str(), std::string("[ds] x"));
        for (const char* wrong : {"", "a.vmdk", "[", "[]", "[] a", "ds] a"})
            QVERIFY_EXCEPTION_THROWN(parseDatastorePath(wrong), Error);
    }

    void datastoreIsFoundByName_data() { bothKindsOfServer(); }
    void datastoreIsFoundByName() {
        Peer peer(kindOfServer());
        const auto session = peer.session();
        const DatastorePlace place = findDatastore(*session, "LocalDS_0", "", {});
        QCOMPARE(place.datacenterPath, std::string(kindOfServer().empty() ? "DC0" : "ha-datacenter"));
        QVERIFY(!place.browser.empty());
        QCOMPARE(codeOf([&] { findDatastore(*session, "other", "", {}); }), ErrorCode::NotFound);
        QCOMPARE(codeOf([&] { findDatastore(*session, "LocalDS_0", "elsewhere", {}); }), ErrorCode::NotFound);
    }

    void diskIsMadeCopiedMovedAndDeleted_data() { bothKindsOfServer(); }
    void diskIsMadeCopiedMovedAndDeleted() {
        Bench bench(kindOfServer());
        const DatastorePath copy = kDisk.parent() / "copy.vmdk";
        const DatastorePath moved = kDisk.parent() / "moved.vmdk";
        QCOMPARE(codeOf([&] {
                     bench.disks.create(kDisk, {kMiB, "thin", "lsiLogic"}, {}, {});
                 }),
                 ErrorCode::AlreadyExists);
        bench.disks.copy(kDisk, copy, {}, std::nullopt, {}, {});
        QCOMPARE(codeOf([&] { bench.disks.copy(kDisk, copy, {}, std::nullopt, {}, {}); }), ErrorCode::AlreadyExists);
        bench.disks.move(copy, moved, bench.place.datacenter, {}, {});
        std::vector<DatastoreFile> files = bench.files();
        QCOMPARE(files.size(), std::size_t{2});
        QCOMPARE(files[0].name, kDisk.name());
        QCOMPARE(files[0].kind, DatastoreFile::Kind::Disk);
        QCOMPARE(files[1].name, moved.name());
        bench.disks.remove(moved, {}, {});
        bench.disks.remove(kDisk, {}, {});
        QVERIFY(bench.files().empty());
        QCOMPARE(codeOf([&] { bench.disks.remove(kDisk, {}, {}); }), ErrorCode::NotFound);
    }

    void sizesAreRoundedUpToKilobytes() {
        Bench bench({});
        const auto geometry = bench.disks.geometry(kDisk, {});
        QCOMPARE(geometry.heads, std::int64_t{255});
        QCOMPARE(geometry.sectors, std::int64_t{63});
        bench.disks.extend(kDisk, 100 * kMiB, false, {}, {});
        QVERIFY(bench.disks.geometry(kDisk, {}).cylinders > geometry.cylinders);
        QCOMPARE(codeOf([&] { bench.disks.extend(kDisk, kMiB, false, {}, {}); }), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf([&] {
                     bench.disks.create(kDisk.parent() / "x.vmdk", {0, "thin", "ide"}, {}, {});
                 }),
                 ErrorCode::InvalidArgument);
    }

    void formIsWorkedOnWhereTheTypeAllows() {
        Bench bench({});
        bench.disks.inflate(kDisk, {}, {});
        QCOMPARE(codeOf([&] { bench.disks.inflate(kDisk, {}, {}); }), ErrorCode::NotSupported); // no longer thin
        bench.disks.eagerZero(kDisk, {}, {});
        bench.disks.zeroFill(kDisk, {}, {});
        bench.disks.shrink(kDisk, true, {}, {});
        QCOMPARE(codeOf([&] { bench.disks.defragment(kDisk, {}, {}); }), ErrorCode::NotSupported);
        QCOMPARE(codeOf([&] { bench.disks.fragmentation(kDisk, {}); }), ErrorCode::NotSupported);
        const DatastorePath sparse = kDisk.parent() / "sparse.vmdk";
        bench.disks.create(sparse, {kMiB, "sparseMonolithic", "ide"}, {}, {});
        bench.disks.defragment(sparse, {}, {});
        QCOMPARE(bench.disks.fragmentation(sparse, {}), 7);
    }

    void identityIsReadAndSet() {
        Bench bench({});
        QVERIFY(!bench.disks.uuid(kDisk, {}).empty());
        const std::string uuid = "60 00 c2 9a 01 02 03 04-05 06 07 08 09 0a 0b 0c";
        bench.disks.setUuid(kDisk, uuid, {});
        QCOMPARE(bench.disks.uuid(kDisk, {}), uuid);
    }

    void vCenterIsNotAskedToConvert() {
        Bench bench({});
        const NewRemoteDisk type{0, "eagerZeroedThick", "lsiLogic"};
        QCOMPARE(codeOf([&] { bench.disks.copy(kDisk, kDisk.parent() / "c.vmdk", {}, type, {}, {}); }),
                 ErrorCode::NotSupported);
    }

    void longTaskTellsItsProgress() {
        Bench bench({"-slow", "400ms"});
        std::vector<int> percents;
        bench.disks.extend(kDisk, 5 * kMiB, false, [&](int percent) { percents.push_back(percent); }, {});
        QVERIFY(percents.size() >= 2);
        QVERIFY(std::ranges::is_sorted(percents));
    }

    void longTaskIsCancelledOnTheServer() {
        Peer slow({"-slow", "20s"});
        const auto session = slow.session();
        const DatastorePlace place = findDatastore(*session, "LocalDS_0", "", {});
        DiskManager disks(*session, place.datacenter);
        std::stop_source stop;
        std::jthread later([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            stop.request_stop();
        });
        QElapsedTimer time;
        time.start();
        const DatastorePath disk{"LocalDS_0", "cancelled.vmdk"};
        QCOMPARE(codeOf([&] {
                     disks.create(disk, {kMiB, "thin", "ide"}, {}, stop.get_token());
                 }),
                 ErrorCode::Cancelled);
        QVERIFY2(time.elapsed() < 4000, qPrintable(QString::number(time.elapsed())));
    }

    void taskOutlivesACutConnection() {
        Bench bench({"-slow", "1s"});
        std::jthread cutter([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            HttpClient http(bench.peer.server(), bench.peer.sha256(), nullptr);
            HttpRequest request;
            request.url = bench.peer.server().url("/test/inject?prefix=/sdk&drop=1&times=1");
            http.send(request, [](const HttpResponse&, std::string_view) {}, {});
        });
        bench.disks.extend(kDisk, 5 * kMiB, false, {}, {});
        QVERIFY(!bench.disks.uuid(kDisk, {}).empty());
    }
};

QTEST_GUILESS_MAIN(VsphereDisksTest)
#include "vsphere_disks_test.moc"
