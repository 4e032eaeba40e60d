#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl vsphere against the peer; pyvmomi makes what we look at and looks at what we made."""
import stratatest
from vspherepeer import PASSWORD, USER, VsphereTest, finished


class Connecting(VsphereTest):
    def test_thumbprint_needs_no_login(self):
        shown = self.vs_json("thumbprint", self.peer.address, env=stratatest.environment())
        self.assertEqual(shown["sha256"], self.peer.values["sha256"])
        self.assertEqual(shown["sha1"], self.peer.values["sha1"])
        self.assertEqual(shown["subject"], "vcsim.test")
        self.assertIn("SHA-256", self.vs("thumbprint", self.peer.address).out)

    def test_unknown_certificate_stops_and_a_trusted_one_is_remembered(self):
        unknown = self.changed(STRATA_THUMBPRINT=None)
        result = self.vs("ls", code=1, env=unknown)
        self.assertIn(self.peer.values["sha256"], result.err)
        self.vs("ls")
        self.vs("ls", env=unknown)
        known = self.settings / "strata/known-servers"
        self.assertEqual(known.read_text(), f"{self.peer.address} {self.peer.values['sha256']}\n")

        known.write_text(f"# mine\n{self.peer.address} {':'.join(['AA'] * 32)}\n")
        changed = self.vs("ls", code=1, env=unknown)
        self.assertIn("not the expected one", changed.err)
        self.assertIn("AA:AA", known.read_text())

    def test_passwords_come_from_a_file_or_standard_input_and_show_nowhere(self):
        self.vs("ls", "--password-file", "-", stdin=PASSWORD.encode() + b"\n")
        self.path("crlf").write_bytes(PASSWORD.encode() + b"\r\nrest\n")
        self.vs("ls", "--password-file", self.path("crlf"))
        for options in ((), ("--json",), ("--log-level", "info")):
            wrong = self.ctl(*options, "vsphere", "ls", "--password-file", "-", code=1, stdin=b"wr0ng-w0rd\n", env=self.env)
            self.assertIn("user name or the password", wrong.out + wrong.err)
            self.assertNotIn("wr0ng", wrong.out + wrong.err)
        self.assertIn("empty", self.vs("ls", "--password-file", "-", code=2, stdin=b"\n").err)

    def test_what_is_missing_is_named(self):
        self.assertIn("STRATA_SERVER", self.vs("ls", code=2, env=self.changed(STRATA_SERVER=None)).err)
        self.assertIn("--user", self.vs("ls", code=2, env=self.changed(STRATA_USER=None)).err)
        self.assertIn("thumbprint", self.vs("ls", "--thumbprint", "AB", code=2).err)
        self.assertIn("clear", self.vs("ls", "--server", "http://host", code=2).err)
        self.assertIn("--password-file", self.vs("ls", "--help").out)

    def test_sessions_are_not_left_behind(self):
        connection = self.other()
        for _ in range(3):
            self.vs("ls")
        self.vs("info", "nobody", code=1)
        sessions = connection.content.sessionManager.sessionList
        self.assertEqual([session.userName for session in sessions], [USER])


class Looking(VsphereTest):
    def test_tree(self):
        self.assertEqual([(entry["kind"], entry["name"]) for entry in self.vs_json("ls")], [("datacenter", "DC0")])
        inside = self.vs_json("ls", "/DC0")
        self.assertEqual({entry["name"] for entry in inside if entry["kind"] == "machine"}, set(self.machines(self.other())))
        self.assertEqual([entry["name"] for entry in inside if entry["kind"] == "datastore"], ["LocalDS_0"])
        self.assertIn("poweredOn", self.vs("ls", "DC0").out)
        self.assertIn("Nowhere", self.vs("ls", "/DC0/Nowhere", code=1).err)

    def test_machine(self):
        name, machine = sorted(self.machines(self.other()).items())[0]
        info = self.vs_json("info", name)
        self.assertEqual(info["uuid"], machine.config.uuid)
        disks = [device for device in machine.config.hardware.device if hasattr(device, "capacityInKB")]
        self.assertEqual([disk["capacity"] for disk in info["disks"]], [disk.capacityInKB * 1024 for disk in disks])
        self.assertEqual(info["disks"][0]["file"], disks[0].backing.fileName)
        self.assertEqual(info["snapshots"], [])
        self.assertIn(disks[0].backing.fileName, self.vs("info", "/DC0/" + name).out)
        self.assertEqual(self.vs_json("info", machine._moId)["name"], name)

    def test_datastore(self):
        name = sorted(self.machines(self.other()))[0]
        folders = self.vs_json("ls", "[LocalDS_0]")
        self.assertIn(("folder", name), [(entry["kind"], entry["name"]) for entry in folders])
        files = self.vs_json("ls", f"[LocalDS_0] {name}")
        self.assertIn("disk", [entry["kind"] for entry in files])
        self.assertFalse([entry for entry in files if "-flat" in entry["name"]])
        self.vs("ls", "[LocalDS_0] none", code=1)
        self.vs("ls", "[none]", code=1)


class LookingAtAHost(Looking):
    arguments = ("-esx",)

    def test_tree(self):
        self.assertEqual([(entry["kind"], entry["name"]) for entry in self.vs_json("ls")], [("datacenter", "ha-datacenter")])

    def test_machine(self):
        name = sorted(self.machines(self.other()))[0]
        self.assertEqual(self.vs_json("info", "/ha-datacenter/" + name)["name"], name)


class Snapshots(VsphereTest):
    def setUp(self):
        super().setUp()
        self.connection = self.other()
        self.name, self.machine = sorted(self.machines(self.connection).items())[0]

    def tree(self):
        """As pyvmomi sees it: name, description, children."""
        def walk(level):
            return [(each.name, each.description, walk(each.childSnapshotList)) for each in level]
        return walk(self.machine.snapshot.rootSnapshotList) if self.machine.snapshot else []

    def test_another_client_sees_what_we_did(self):
        self.vs("snapshot", "take", self.name, "first", "--description", "why")
        self.vs("snapshot", "take", self.name, "second", "--memory")
        self.assertEqual(self.tree(), [("first", "why", [("second", "", [])])])
        self.vs("snapshot", "goto", self.name, "first")
        self.assertEqual(self.machine.snapshot.currentSnapshot, self.machine.snapshot.rootSnapshotList[0].snapshot)
        self.vs("snapshot", "rename", self.name, "first", "--name", "other", "--description", "because")
        self.assertEqual(self.tree(), [("other", "because", [("second", "", [])])])
        self.vs("snapshot", "remove", self.name, "other")
        self.assertEqual(self.tree(), [("second", "", [])])
        self.vs("snapshot", "remove", self.name, "--all")
        self.assertEqual(self.tree(), [])

    def test_we_see_what_another_client_did(self):
        for name in ("a", "b"):
            finished(self.connection, self.machine.CreateSnapshot_Task(name, "of pyvmomi", memory=False, quiesce=False))
        tree = self.vs_json("snapshot", "tree", self.name)
        root = tree["snapshots"][0]
        self.assertEqual((root["name"], root["description"]), ("a", "of pyvmomi"))
        self.assertEqual(root["children"][0]["name"], "b")
        self.assertEqual(tree["current"], root["children"][0]["id"])
        self.assertIn("(you are here)", self.vs("snapshot", "tree", self.name).out)

    def test_dry_run_changes_nothing(self):
        plan = self.vs_json("snapshot", "take", self.name, "x", "--quiesce", "--dry-run")
        self.assertEqual(plan["operation"], "snapshot take")
        self.assertEqual(self.tree(), [])
        self.vs("snapshot", "take", self.name, "x")
        plan = self.vs_json("snapshot", "goto", self.name, "x", "--dry-run")
        self.assertTrue(any("lost" in warning for warning in plan["warnings"]))
        self.vs("snapshot", "remove", self.name, "x", "--dry-run")
        self.assertEqual(self.tree(), [("x", "", [])])

    def test_refusals(self):
        self.vs("snapshot", "goto", self.name, "none", code=1)
        self.vs("snapshot", "remove", self.name, code=2)
        self.vs("snapshot", "rename", self.name, "x", code=1)
        self.vs("snapshot", "take", self.name, "x", "--memory", "--quiesce", code=2)
        self.vs("snapshot", "take", "nobody", "x", code=1)

    def test_consolidation(self):
        self.assertFalse(self.vs_json("info", self.name)["consolidationNeeded"])
        self.peer.ask("/test/consolidation?vm=" + self.name)
        self.assertTrue(self.vs_json("info", self.name)["consolidationNeeded"])
        self.assertIn("consolidation", self.vs("ls", "/DC0").out)
        self.vs("snapshot", "consolidate", self.name)
        self.assertFalse(self.vs_json("info", self.name)["consolidationNeeded"])


class Disks(VsphereTest):
    def setUp(self):
        super().setUp()
        self.disk = "[LocalDS_0] new disk.vmdk"
        self.vs("disk", "create", self.disk, "--size", "1M")

    def names(self):
        return [entry["name"] for entry in self.vs_json("ls", "[LocalDS_0]") if entry["kind"] == "disk"]

    def test_disk_is_made_copied_moved_and_deleted(self):
        self.vs("disk", "create", self.disk, "--size", "1M", code=4)
        self.vs("disk", "copy", self.disk, "[LocalDS_0] b.vmdk")
        self.vs("disk", "move", "[LocalDS_0] b.vmdk", "[LocalDS_0] c.vmdk")
        self.assertEqual(self.names(), ["c.vmdk", "new disk.vmdk"])
        manager = self.other().content.virtualDiskManager
        datacenter = self.other().content.rootFolder.childEntity[0]
        self.assertEqual(self.vs_json("disk", "uuid", self.disk)["uuid"], manager.QueryVirtualDiskUuid(self.disk, datacenter))
        plan = self.vs_json("disk", "delete", self.disk, "--dry-run")
        self.assertEqual(plan["removes"], [self.disk])
        self.assertEqual(self.names(), ["c.vmdk", "new disk.vmdk"])
        self.vs("disk", "delete", self.disk)
        self.assertEqual(self.names(), ["c.vmdk"])
        self.vs("disk", "delete", self.disk, code=1)

    def test_disk_is_worked_on(self):
        self.vs("disk", "extend", self.disk, "--size", "3M")
        self.vs("disk", "inflate", self.disk)
        self.vs("disk", "inflate", self.disk, code=4)
        self.vs("disk", "eager-zero", self.disk)
        self.vs("disk", "defragment", self.disk, code=4)
        self.assertIn("VMFS", self.vs("disk", "shrink", self.disk).err)
        uuid = "60 00 c2 9a 01 02 03 04-05 06 07 08 09 0a 0b 0c"
        self.vs("disk", "uuid", self.disk, "--set", uuid)
        self.assertEqual(self.vs("disk", "uuid", self.disk).out.strip(), uuid)

    def test_data_is_only_destroyed_on_purpose(self):
        flat, = self.path("store").glob("*/new disk-flat.vmdk")
        flat.write_bytes(b"data" + flat.read_bytes()[4:])
        self.vs("disk", "zero-fill", self.disk, code=2)
        self.assertEqual(flat.read_bytes()[:4], b"data")
        self.vs("disk", "zero-fill", self.disk, "--destroy-data")
        self.assertEqual(set(flat.read_bytes()), {0})

    def test_disks_of_machines_are_guarded(self):
        name = sorted(self.machines(self.other()))[0]
        disk = self.vs_json("info", name)["disks"][0]["file"]
        for words in (("delete", disk), ("move", disk, "[LocalDS_0] x.vmdk"), ("zero-fill", disk, "--destroy-data")):
            self.assertIn(name, self.vs("disk", *words, code=4).err)
        self.vs("disk", "move", disk, "[LocalDS_0] x.vmdk", "--force")


class SlowTasks(VsphereTest):
    arguments = ("-slow", "600ms")

    def test_progress_is_told(self):
        result = self.ctl("--progress", "json", "vsphere", "disk", "create", "[LocalDS_0] a.vmdk", "--size", "1M", env=self.env)
        self.assertIn('"phase":"Creating"', result.err)
        self.assertGreater(result.err.count('"done"'), 2)


if __name__ == "__main__":
    stratatest.main()
