// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/inventory.h"
#include "core/vsphere/properties.h"
#include "core/vsphere/watch.h"
#include "tests/vsphere/support/peer.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace strata;
using namespace strata::vsphere;
using namespace strata::vsphere::test;

namespace {

std::size_t count(const std::vector<InventoryEntry>& entries, EntryKind kind) {
    return static_cast<std::size_t>(std::ranges::count(entries, kind, &InventoryEntry::kind));
}

} // namespace

class VsphereInventoryTest : public QObject {
    Q_OBJECT

private slots:
    void treeIsListedLevelByLevel_data() { bothKindsOfServer(); }
    void treeIsListedLevelByLevel() {
        Peer peer(kindOfServer() + QStringList{"-vm", "3"});
        const auto session = peer.session();
        const std::vector<InventoryEntry> top = listChildren(*session, rootOf(*session), {});
        QCOMPARE(top.size(), std::size_t{1});
        QCOMPARE(top.front().kind, EntryKind::Datacenter);
        const std::vector<InventoryEntry> inside = listChildren(*session, top.front().object, {});
        QCOMPARE(count(inside, EntryKind::Machine), kindOfServer().empty() ? std::size_t{6} : std::size_t{3});
        QCOMPARE(count(inside, EntryKind::Datastore), std::size_t{1});
        const InventoryEntry& machine = inside.front();
        QCOMPARE(machine.machine->powerState, std::string("poweredOn"));
        QVERIFY(inside.back().datastore->accessible);
        QVERIFY(!inside.back().datastore->type.empty());

        const InventoryEntry byPath = findPath(*session, "/" + top.front().name + "/" + machine.name, {});
        QVERIFY(byPath.object == machine.object);
        QVERIFY(findMachine(*session, machine.name, {}).object == machine.object);
        QVERIFY(findMachine(*session, machine.object.value, {}).object == machine.object);
        QVERIFY(findMachine(*session, "/" + top.front().name + "/" + machine.name, {}).object == machine.object);
        QVERIFY_EXCEPTION_THROWN(findMachine(*session, "nobody", {}), Error);
        QVERIFY_EXCEPTION_THROWN(findPath(*session, "/nowhere/x", {}), Error);
    }

    void pagesAreReadToTheEnd() {
        Peer peer({"-vm", "10"});
        const auto session = peer.session();
        PropertyQuery query;
        query.sets = {{"VirtualMachine", {"name"}}};
        query.objects = {findPath(*session, "/DC0", {}).object};
        query.skipObjects = true;
        query.steps = {{"machines", "Datacenter", "vmFolder", true, {"children"}},
                       {"children", "Folder", "childEntity", false, {}}};
        for (const int pageSize : {1, 3, 7, 19, 20, 21, 1000}) {
            std::vector<ObjectProperties> objects = readProperties(*session, query, {}, pageSize);
            std::ranges::sort(objects, {}, &ObjectProperties::object);
            QCOMPARE(objects.size(), std::size_t{20});
            QVERIFY(std::ranges::adjacent_find(objects, {}, &ObjectProperties::object) == objects.end());
        }
    }

    void sessionThatEndedMeanwhileIsRenewed() {
        Peer peer({"-idle", "150ms"});
        const auto session = peer.session();
        const std::size_t before = listMachines(*session, {}).size();
        QTest::qWait(400);
        QCOMPARE(listMachines(*session, {}).size(), before);
        QTest::qWait(400); // here the answer is 200 with missing properties
        QCOMPARE(listChildren(*session, rootOf(*session), {}).size(), std::size_t{1});
        QCOMPARE(listChildren(*session, rootOf(*session), {}).front().name, std::string("DC0"));
        QVERIFY(session->generation() >= 3);
    }

    void thousandsOfMachinesAreListedAtOnce() {
        Peer peer({"-vm", "1000"}); // 2,000
        const auto session = peer.session();
        const ObjectRef datacenter = findPath(*session, "/DC0", {}).object;
        QElapsedTimer time;
        time.start();
        const std::vector<InventoryEntry> entries = listChildren(*session, datacenter, {});
        const auto elapsed = time.elapsed();
        QCOMPARE(count(entries, EntryKind::Machine), std::size_t{2000});
        // The goal is 5,000 in 1.5 s; this is a debug build beside other work.
        QVERIFY2(elapsed < 1500, qPrintable(QString::number(elapsed)));
    }

    void namesAreShownUnescaped() {
        QCOMPARE(unescapeName("a%2fb%5Cc%25d%zz%2"), std::string("a/b\\c%d%zz%2"));
        QCOMPARE(escapeName("a/b\\c%d"), std::string("a%2fb%5cc%25d"));
        for (const char* name : {"%", "100%", "a/b", "%25", "\xE4\xB8\xAD"})
            QCOMPARE(unescapeName(escapeName(name)), std::string(name));
    }

    void watchTellsStateThenChangesAndOutlivesTheSession() {
        Peer peer({"-idle", "200ms"});
        const auto session = peer.session();
        const InventoryEntry machine = listMachines(*session, {}).front();
        PropertyQuery query;
        query.sets = {{"VirtualMachine", {"name", "snapshot"}}};
        query.objects = {machine.object};
        Watch watch(*session, query);
        const auto first = watch.next(std::chrono::seconds(1), {});
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(first.front().kind, ObjectUpdate::Kind::Enter);

        SoapCall rename("Rename_Task", machine.object, CallKind::Work);
        session->call(rename.add("newName", "other"), {});
        const auto second = watch.next(std::chrono::seconds(5), {});
        QCOMPARE(second.size(), std::size_t{1});
        QCOMPARE(second.front().kind, ObjectUpdate::Kind::Modify);
        QCOMPARE(second.front().changes.front().value->text, std::string("other"));

        QVERIFY(watch.next(std::chrono::seconds(0), {}).empty());
        QTest::qWait(500); // the session ends
        const auto again = watch.next(std::chrono::seconds(1), {});
        QCOMPARE(again.size(), std::size_t{1});
        QCOMPARE(again.front().kind, ObjectUpdate::Kind::Enter);
    }
};

QTEST_GUILESS_MAIN(VsphereInventoryTest)
#include "vsphere_inventory_test.moc"
