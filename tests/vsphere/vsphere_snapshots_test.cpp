// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/inventory.h"
#include "core/vsphere/snapshots.h"
#include "core/vsphere/snapshotsizes.h"
#include "core/vsphere/xmlgate.h"
#include "tests/vsphere/support/peer.h"

#include <QTest>

using namespace strata;
using namespace strata::vsphere;
using namespace strata::vsphere::test;

class VsphereSnapshotsTest : public QObject {
    Q_OBJECT

private slots:
    void machineShowsItsDisks_data() { bothKindsOfServer(); }
    void machineShowsItsDisks() {
        Peer peer(kindOfServer());
        const auto session = peer.session();
        const RemoteMachine machine = readMachine(*session, listMachines(*session, {}).front().object, {});
        QCOMPARE(machine.powerState, std::string("poweredOn"));
        QVERIFY(!machine.uuid.empty());
        QVERIFY(isEmptyOrPath(machine.configFile));
        QCOMPARE(machine.disks.size(), std::size_t{1});
        const RemoteDisk& disk = machine.disks.front();
        QVERIFY(disk.capacity > 0);
        QCOMPARE(disk.backing, std::string("FlatVer2"));
        QVERIFY(disk.file().starts_with("[LocalDS_0]"));
        QCOMPARE(disk.controller, std::string("IDE 0:0"));
        QVERIFY(!disk.independent());
        QVERIFY(machine.unreadable.empty());
    }

    void treeGrowsIsRenamedAndShrinks_data() { bothKindsOfServer(); }
    void treeGrowsIsRenamedAndShrinks() {
        Peer peer(kindOfServer());
        const auto session = peer.session();
        const ObjectRef vm = listMachines(*session, {}).front().object;
        Snapshots snapshots(*session);
        const ObjectRef first = snapshots.take(vm, {"100 % first/one", "why", SnapshotContents::Disks}, {}, {});
        snapshots.take(vm, {"second", "", SnapshotContents::Memory}, {}, {});
        RemoteMachine machine = readMachine(*session, vm, {});
        QCOMPARE(machine.snapshots.size(), std::size_t{1});
        QCOMPARE(machine.snapshots.front().name, std::string("100 % first/one"));
        QCOMPARE(machine.snapshots.front().description, std::string("why"));
        QVERIFY(machine.snapshots.front().object == first);
        const RemoteSnapshot& second = findSnapshot(machine, "second");
        QVERIFY(machine.current == second.object);
        QVERIFY(second.size > 0 || !second.hasMemory);
        QVERIFY(findSnapshot(machine, std::to_string(second.id)).object == second.object);
        QVERIFY_EXCEPTION_THROWN(findSnapshot(machine, "third"), Error);

        snapshots.goTo(first, true, {}, {});
        QVERIFY(readMachine(*session, vm, {}).current == first);
        snapshots.rename(first, "renamed", std::nullopt, {});
        machine = readMachine(*session, vm, {});
        QCOMPARE(machine.snapshots.front().name, std::string("renamed"));
        QCOMPARE(machine.snapshots.front().description, std::string("why"));
        QVERIFY_EXCEPTION_THROWN(snapshots.rename(first, std::nullopt, std::nullopt, {}), Error);

        QVERIFY(!snapshots.remove(vm, first, false, {}, {}));
        machine = readMachine(*session, vm, {});
        QCOMPARE(machine.snapshots.size(), std::size_t{1});
        QCOMPARE(machine.snapshots.front().name, std::string("second"));
        QVERIFY(!snapshots.removeAll(vm, {}, {}));
        QVERIFY(readMachine(*session, vm, {}).snapshots.empty());
    }

    void removedSnapshotIsToldInWords() {
        Peer peer;
        const auto session = peer.session();
        const ObjectRef vm = listMachines(*session, {}).front().object;
        Snapshots snapshots(*session);
        const ObjectRef gone = snapshots.take(vm, {"s", "", SnapshotContents::Disks}, {}, {});
        snapshots.remove(vm, gone, false, {}, {});
        try {
            snapshots.remove(vm, gone, false, {}, {});
            QFAIL("a snapshot was removed twice");
        } catch (const FaultError& error) {
            QCOMPARE(error.code(), ErrorCode::NotFound);
        }
    }

    void twoOfOneNameAreNotGuessed() {
        Peer peer;
        const auto session = peer.session();
        const ObjectRef vm = listMachines(*session, {}).front().object;
        Snapshots snapshots(*session);
        snapshots.take(vm, {"s", "", SnapshotContents::Disks}, {}, {});
        snapshots.take(vm, {"s", "", SnapshotContents::Disks}, {}, {});
        const RemoteMachine machine = readMachine(*session, vm, {});
        QVERIFY_EXCEPTION_THROWN(findSnapshot(machine, "s"), Error);
        QVERIFY_EXCEPTION_THROWN(snapshots.take(vm, {"", "", SnapshotContents::Disks}, {}, {}), Error);
    }

    void consolidationIsSeenAndDone() {
        Peer peer;
        const auto session = peer.session();
        const InventoryEntry vm = listMachines(*session, {}).front();
        QVERIFY(!readMachine(*session, vm.object, {}).consolidationNeeded);
        peer.ask("/test/consolidation?vm=" + vm.name);
        QVERIFY(readMachine(*session, vm.object, {}).consolidationNeeded);
        QVERIFY(!Snapshots(*session).consolidate(vm.object, {}, {}));
        QVERIFY(!readMachine(*session, vm.object, {}).consolidationNeeded);
    }

    void sizesCountEachLinkOnceForTheOldestSnapshotThatHasIt() {
        XmlGate gate;
        gate.feed(
            "<layoutEx><file><key>1</key><size>1000</size></file><file><key>2</key><size>200</size></file>"
            "<file><key>3</key><size>30</size></file><file><key>4</key><size>4</size></file>"
            "<snapshot><key>child</key><dataKey>4</dataKey><memoryKey>-1</memoryKey><disk><chain><fileKey>1</fileKey>"
            "</chain><chain><fileKey>2</fileKey></chain></disk></snapshot>"
            "<snapshot><key>root</key><dataKey>-1</dataKey><memoryKey>3</memoryKey><disk><chain><fileKey>1</fileKey>"
            "</chain></disk></snapshot></layoutEx>");
        const SnapshotSizes sizes(gate.finish());
        QCOMPARE(sizes.of({"", "root"}), std::uint64_t{1030});
        QCOMPARE(sizes.of({"", "child"}), std::uint64_t{204});
        QVERIFY(sizes.hasMemory({"", "root"}));
        QVERIFY(!sizes.hasMemory({"", "child"}));
        QCOMPARE(sizes.of({"", "none"}), std::uint64_t{0});
    }

private:
    static bool isEmptyOrPath(const std::string& path) { return path.empty() || path.starts_with('['); }
};

QTEST_GUILESS_MAIN(VsphereSnapshotsTest)
#include "vsphere_snapshots_test.moc"
