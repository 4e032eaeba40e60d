#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl snapshot take, goto, branch, merge, discard, rename, adopt; undo; merge."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes

VMX = """.encoding = "UTF-8"
displayName = "My Machine"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "d.vmdk"
"""


class SnapshotSteps(StrataTest):
    def setUp(self):
        super().setUp()
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "d.vmdk")
        self.path("d.raw").unlink()
        self.path("m.vmx").write_text(VMX)

    def present(self):
        for line in self.path("m.vmx").read_text().splitlines():
            if line.startswith("scsi0:0.fileName"):
                return line.split('"')[1]

    def guest(self, disk=None):
        """What qemu reads."""
        self.qemu_img("convert", "-O", "raw", disk or self.present(), "guest.raw")
        data = self.path("guest.raw").read_bytes()
        self.path("guest.raw").unlink()
        return data

    def write(self, seed, offset=0):
        self.path("in.bin").write_bytes(pattern_bytes(65536, seed))
        self.ctl("write", self.present(), "--offset", str(offset), "-i", "in.bin")
        self.path("in.bin").unlink()

    def tree(self):
        return self.ctl_json("snapshot", "tree", "m.vmx")

    def names(self):
        return sorted(path.name for path in self.path(".").iterdir())

    def test_there_and_back(self):
        fresh = self.guest()
        self.assertEqual(self.ctl_json("snapshot", "take", "m.vmx", "fresh", "--description", "just\ninstalled")["current"], 1)
        self.write(5)
        written = self.guest()
        self.assertNotEqual(written, fresh)
        self.ctl("snapshot", "goto", ".", "fresh", code=2)  # what becomes of the present state?
        self.ctl("snapshot", "goto", ".", "fresh", "--keep-current", "written")
        self.assertEqual(self.guest(), fresh)
        self.ctl("snapshot", "goto", ".", "fresh/written")
        self.assertEqual(self.guest(), written)
        self.write(6, 131072)
        third = self.guest()
        self.ctl("snapshot", "branch", ".", "#1", "third")
        self.assertEqual(self.guest(), fresh)
        tree = self.tree()
        self.assertEqual(tree["current"], 1)
        self.assertEqual([s["name"] for s in tree["snapshots"]], ["fresh"])
        self.assertEqual(tree["snapshots"][0]["description"], "just\ninstalled")
        self.ctl("snapshot", "goto", ".", "third")
        self.assertEqual(self.guest(), third)
        self.ctl("snapshot", "merge", ".", "written")
        self.assertEqual(self.guest(), third)
        self.ctl("snapshot", "goto", ".", "fresh", "--discard-current")
        self.assertEqual(self.guest(), fresh)

    def test_dry_run_changes_nothing(self):
        before = self.names()
        plan = self.ctl_json("snapshot", "take", ".", "x", "--dry-run")
        self.assertEqual(plan["operation"], "take")
        self.assertEqual([path.rsplit("/")[-1] for path in plan["creates"]][:1], ["d-000001.vmdk"])
        self.assertEqual(self.names(), before)

    def test_discard_undo_purge(self):
        self.ctl("snapshot", "take", ".", "a")
        self.write(7)
        self.ctl("snapshot", "goto", ".", "a", "--keep-current", "b")
        listed = self.path("m.vmsd").read_bytes()
        self.ctl("snapshot", "discard", ".", "a", code=4)  # others build on it
        self.ctl("snapshot", "discard", ".", "b")
        self.assertNotEqual(self.path("m.vmsd").read_bytes(), listed)
        self.assertIn("d-000001.vmdk", self.names())
        self.ctl("undo", ".")
        self.assertEqual(self.path("m.vmsd").read_bytes(), listed)
        self.ctl("snapshot", "discard", ".", "b")
        self.ctl("undo", ".", "--purge")
        self.assertNotIn("d-000001.vmdk", self.names())
        self.assertNotIn("m.vmx.undo", self.names())
        self.ctl("undo", ".", code=1)

    def test_undo_asks_before_it_loses_data(self):
        fresh = self.guest()
        self.ctl("snapshot", "take", ".", "a")
        self.write(8)
        self.ctl("undo", ".", code=4)
        self.ctl("undo", ".", "--even-if-written")
        self.assertEqual(self.guest(), fresh)
        self.assertEqual(self.present(), "d.vmdk")

    def test_rename_and_adopt(self):
        self.ctl("snapshot", "take", ".", "a")
        self.ctl("snapshot", "rename", ".", "a", "--name", "\u4e00", "--description", "x")
        self.assertEqual(self.tree()["snapshots"][0]["name"], "\u4e00")
        self.path("m.vmsd").unlink()
        self.path("m.vmx.undo").unlink()
        self.ctl("snapshot", "adopt", ".", "again", "d.vmdk")
        tree = self.tree()
        self.assertEqual((tree["current"], tree["snapshots"][0]["name"]), (1, "again"))

    def refusals(self, says):
        """Every command refuses and tells why; nothing changes."""
        before = self.folder_state()
        for arguments in (("take", ".", "b"), ("goto", ".", "a", "--discard-current"), ("branch", ".", "a", "b"),
                          ("merge", ".", "a"), ("rename", ".", "a", "--name", "c"), ("discard", ".", "b")):
            self.assertRegex(self.ctl("snapshot", *arguments, code=4).err, says)
        self.assertRegex(self.ctl("undo", ".", code=4).err, says)
        self.assertRegex(self.ctl("merge", self.present(), code=4).err, says)
        self.assertFolderUnchanged(before)

    def test_a_machine_that_is_held_is_refused(self):
        self.ctl("snapshot", "take", ".", "a")
        self.ctl("snapshot", "branch", ".", "a", "b")
        for file in ("m.vmx", "m.vmem", self.present()):
            folder = self.path(file + ".lck")
            folder.mkdir()
            (folder / "M12345.lck").write_bytes(b"otherhost 77-1(vmware-vmx) 1 X 1 lc=1".ljust(512, b"\0"))
            self.refusals(r"in use by vmware-vmx \(process 77\)")
            (folder / "M12345.lck").unlink()
            folder.rmdir()

    def test_a_suspended_machine_is_refused(self):
        self.ctl("snapshot", "take", ".", "a")
        self.ctl("snapshot", "branch", ".", "a", "b")
        self.path("m.vmx").write_text(self.path("m.vmx").read_text() + 'checkpoint.vmState = "m.vmss"\n')
        self.refusals("suspended")

    def test_merge_a_redo_log(self):
        self.path("m.vmx").unlink()
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "d.vmdk", "d-000001.vmdk")
        self.path("in.bin").write_bytes(pattern_bytes(65536, 9))
        self.ctl("write", "d-000001.vmdk", "--offset", "65536", "-i", "in.bin")
        self.path("in.bin").unlink()
        wanted = self.guest("d-000001.vmdk")
        plan = self.ctl_json("merge", "d-000001.vmdk", "--dry-run")
        self.assertEqual([path.rsplit("/")[-1] for path in plan["removes"]], ["d-000001.vmdk"])
        self.ctl("merge", "d-000001.vmdk")
        self.assertEqual(self.names(), ["d.vmdk"])
        self.assertEqual(self.guest("d.vmdk"), wanted)
        self.ctl("merge", "d.vmdk", code=4)


if __name__ == "__main__":
    stratatest.main()
