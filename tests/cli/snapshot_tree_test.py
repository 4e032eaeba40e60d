#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl snapshot tree and snapshot compare, on a machine made by other hands."""
import struct

import stratatest
from stratatest import GRAIN, MIB, StrataTest, pattern_bytes

VMX = """.encoding = "UTF-8"
displayName = "My Machine"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "d-000003.vmdk"
"""
VMSD = """.encoding = "UTF-8"
snapshot.lastUID = "3"
snapshot.current = "2"
snapshot.numSnapshots = "3"
"""
BLOCK = """snapshot{index}.uid = "{uid}"
snapshot{index}.parent = "{parent}"
snapshot{index}.displayName = "{name}"
snapshot{index}.description = "line one|0Aline two"
snapshot{index}.type = "1"
snapshot{index}.createTimeHigh = "395812"
snapshot{index}.createTimeLow = "{low}"
snapshot{index}.numDisks = "1"
snapshot{index}.disk0.fileName = "{file}"
snapshot{index}.disk0.node = "scsi0:0"
"""


class SnapshotTree(StrataTest):
    """d.vmdk "one" <- d-000001 "two" <- d-000003, the present state; d-000002 "side" on "one"."""

    def setUp(self):
        super().setUp()
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "d.vmdk")
        self.path("d.raw").unlink()
        for parent, child in [("d", "d-000001"), ("d", "d-000002"), ("d-000001", "d-000003")]:
            self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", f"{parent}.vmdk", f"{child}.vmdk")
        self.write("d-000003.vmdk", 2 * GRAIN, pattern_bytes(GRAIN, 2))
        self.path("m.vmx").write_text(VMX)
        blocks = [(1, 0, "one", 0, "d.vmdk"), (2, 1, "two", -5, "d-000001.vmdk"), (3, 1, "side", 9, "d-000002.vmdk")]
        self.path("m.vmsd").write_text(VMSD + "".join(
            BLOCK.format(index=index, uid=uid, parent=parent, name=name, low=low, file=file)
            for index, (uid, parent, name, low, file) in enumerate(blocks)))

    def write(self, disk, offset, data):
        self.ctl("write", disk, "--offset", offset, "--length", len(data), stdin=data)

    def tree(self, *options):
        return self.ctl_json("snapshot", "tree", "m.vmx", *options)

    def test_json(self):
        for machine in ["m.vmx", "m.vmsd", "."]:
            tree = self.ctl_json("snapshot", "tree", machine)
            self.assertEqual((tree["current"], len(tree["snapshots"])), (2, 1))
            one = tree["snapshots"][0]
            self.assertEqual((one["uid"], one["name"], one["parent"]), (1, "one", 0))
            self.assertEqual(one["description"], "line one\nline two")
            self.assertEqual(one["disks"], [{"node": "scsi0:0", "file": "d.vmdk"}])
            self.assertEqual(one["created"], "2023-11-14T22:06:35Z")
            self.assertEqual(sorted(child["name"] for child in one["children"]), ["side", "two"])
            two = next(child for child in one["children"] if child["name"] == "two")
            self.assertEqual((two["parent"], two["disks"][0]["file"], two["children"]), (1, "d-000001.vmdk", []))
            self.assertEqual(tree["present"]["disks"], [{"node": "scsi0:0", "file": "d-000003.vmdk"}])
            self.assertEqual((tree["ghosts"], tree["problems"], tree["readOnly"], tree["undoable"]), ([], [], None, None))

    def test_sizes(self):
        tree = self.tree()
        one = tree["snapshots"][0]
        side = next(child for child in one["children"] if child["name"] == "side")
        self.assertEqual((one["own"], one["freedIfDiscarded"]), (MIB, None))
        self.assertEqual((side["own"], side["shared"], side["freedIfDiscarded"], side["mergeSpace"]), (0, MIB, 0, None))
        self.assertEqual((tree["present"]["own"], tree["present"]["shared"]), (GRAIN, MIB - GRAIN))
        self.assertIsNone(self.tree("--no-sizes")["snapshots"][0]["own"])

    def test_ghosts(self):
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "d-000002.vmdk", "d-000009.vmdk")
        ghosts = self.tree()["ghosts"]
        self.assertEqual([(ghost["kind"], ghost["name"], ghost["parent"]) for ghost in ghosts],
                         [("unlisted", "d-000009.vmdk", 3)])

    def test_problems_are_told_at_their_node(self):
        self.path("d.vmdk").rename(self.path("elsewhere"))
        one = self.tree()["snapshots"][0]
        self.assertEqual([problem["code"] for problem in one["problems"]], ["snapshot-disk-missing"])
        self.assertIs(one["disks"][0]["missing"], True)

    def test_text(self):
        out = self.ctl("snapshot", "tree", ".").out
        self.assertRegex(out, r"(?m)^Snapshot +Taken +Own +Freed +Needs +Health$")
        self.assertRegex(out, r"(?m)^one #1 +2023-11-14 22:06 +1 MiB +- +\S")
        self.assertRegex(out, r"(?m)^├─ side #3 ")
        self.assertRegex(out, r"(?m)^└─ two #2 ")
        self.assertRegex(out, r"(?m)^   └─ \(you are here\) +- +64 KiB")
        self.assertNotIn("Problems", out)

    def test_no_machine(self):
        self.ctl("snapshot", "tree", "gone.vmx", code=1)
        self.ctl("snapshot", "tree", code=2)

    def test_compare(self):
        changed = self.ctl_json("snapshot", "compare", "m.vmx", "two", "@")
        self.assertEqual(changed, {"equal": False, "changedBytes": GRAIN, "disks": [
            {"node": "scsi0:0", "changedBytes": GRAIN, "ranges": [{"start": 2 * GRAIN, "length": GRAIN}],
             "partitions": [], "outsidePartitions": GRAIN}]})
        self.assertEqual(self.ctl_json("snapshot", "compare", "m.vmx", "present", "#3")["changedBytes"], GRAIN)
        self.assertEqual(self.ctl_json("snapshot", "compare", "m.vmx", "one/side", "/one/two"),
                         {"equal": True, "changedBytes": 0, "disks": []})

    def test_compare_in_words(self):
        out = self.ctl("snapshot", "compare", "m.vmx", "one", "@").out
        self.assertIn("scsi0:0: 64 KiB (65536 bytes) changed\n  131072 + 65536\n", out)
        self.assertEqual(self.ctl("snapshot", "compare", "m.vmx", "one", "two").out,
                         "The states have the same contents.\n")

    def test_compare_by_partition(self):
        # Linux from sector 256 on, where the present state differs, and swap behind it, where it does not.
        entries = [(0x83, 256, 512), (0x82, 768, 1024)]
        table = b"".join(struct.pack("<4xB3xII", *entry) for entry in entries)
        self.write("d-000003.vmdk", 0, bytes(446) + table + bytes(32) + b"\x55\xaa")
        disk = self.ctl_json("snapshot", "compare", "m.vmx", "@", "two")["disks"][0]
        self.assertEqual([(p["number"], p["start"], p["length"], p["changedBytes"]) for p in disk["partitions"]],
                         [(1, 256 * 512, 512 * 512, GRAIN), (2, 768 * 512, 1024 * 512, 0)])
        self.assertEqual((disk["outsidePartitions"], disk["changedBytes"]), (512, GRAIN + 512))
        self.assertIn("  partition 1, Linux: 64 KiB (65536 bytes)\n  partition 2, Linux swap: same\n"
                      "  outside the partitions: 512 bytes\n",
                      self.ctl("snapshot", "compare", "m.vmx", "@", "two").out)

    def test_unknown_snapshots(self):
        error = self.ctl_json("snapshot", "compare", "m.vmx", "one", "gone", code=1)["error"]
        self.assertEqual(error["code"], "not-found")

    def test_a_name_given_twice_needs_a_number(self):
        text = self.path("m.vmsd").read_text()
        self.path("m.vmsd").write_text(text.replace('"side"', '"two"'))
        error = self.ctl_json("snapshot", "compare", "m.vmx", "one", "two", code=None)["error"]
        self.assertIn("#2 (one/two)", error["message"])
        self.assertIn("#3 (one/two)", error["message"])


if __name__ == "__main__":
    stratatest.main()
