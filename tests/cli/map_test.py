#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl map: where the data is."""
import json

import stratatest
from stratatest import GRAIN, MIB, StrataTest, pattern_bytes


class Map(StrataTest):
    def grains(self, kinds):
        """A raw image of grains: D data, . zeros."""
        return b"".join(pattern_bytes(GRAIN, i) if kind == "D" else bytes(GRAIN) for i, kind in enumerate(kinds))

    def map(self, *arguments):
        entries = self.ctl_json("map", *arguments)
        for one, next_one in zip(entries, entries[1:]):
            self.assertEqual(one["start"] + one["length"], next_one["start"])
        return entries

    def test_sparse(self):
        self.vmdk_from(self.make_raw("d.raw", self.grains("D..DD.")), "d.vmdk")
        entries = self.map("d.vmdk")
        self.assertEqual([(e["start"] // GRAIN, e["length"] // GRAIN, e["state"], e["link"]) for e in entries],
                         [(0, 1, "data", 0), (1, 2, "hole", 0), (3, 2, "data", 0), (5, 1, "hole", 0)])
        self.assertEqual(list(entries[0]), ["start", "length", "state", "link", "file", "offset"])
        disk = self.path("d.vmdk").read_bytes()
        for entry in entries:
            if entry["state"] == "data":
                self.assertEqual(entry["file"], "d.vmdk")
                self.assertEqual(disk[entry["offset"]:entry["offset"] + entry["length"]],
                                 self.grains("D..DD.")[entry["start"]:entry["start"] + entry["length"]])
            else:
                self.assertNotIn("offset", entry)

    def test_compressed_data_has_no_offset(self):
        self.vmdk_from(self.make_raw("d.raw", self.grains("DD.")), "d.vmdk", "streamOptimized")
        entries = self.map("d.vmdk")
        self.assertEqual([(e["length"] // GRAIN, e["state"]) for e in entries], [(2, "data"), (1, "hole")])
        self.assertNotIn("offset", entries[0])

    def test_range(self):
        self.vmdk_from(self.make_raw("d.raw", self.grains("DD..")), "d.vmdk")
        entries = self.map("d.vmdk", "--start", "64K", "--length", "64K")
        self.assertEqual([(e["start"], e["length"], e["state"]) for e in entries], [(GRAIN, GRAIN, "data")])
        self.assertEqual(self.map("d.vmdk", "--start", "192K", "--length", "1T"),
                         [{"start": 3 * GRAIN, "length": GRAIN, "state": "hole", "link": 0}])
        self.assertEqual(self.map("d.vmdk", "--start", "256K"), [])
        self.ctl("map", "d.vmdk", "--start", "257K", code=2)
        self.ctl("map", "d.vmdk", "--start", "1", code=2)

    def test_chain_and_one_link(self):
        self.vmdk_from(self.make_raw("d.raw", self.grains("D.D.")), "base.vmdk")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", "child.vmdk")
        self.qemu_io("child.vmdk", "write -P 1 64k 64k")
        self.assertEqual([(e["state"], e["link"], e["length"] // GRAIN) for e in self.map("child.vmdk", "--chain")],
                         [("data", 0, 1), ("data", 1, 1), ("data", 0, 1), ("hole", 0, 1)])
        own = self.map("child.vmdk")
        self.assertEqual([(e["state"], e["length"] // GRAIN) for e in own], [("hole", 1), ("data", 1), ("hole", 2)])
        self.assertEqual(own[1]["link"], 1)

    def test_zero_grains_mask_the_parent(self):
        self.vmdk_from(self.make_raw("d.raw", self.grains("DD")), "base.vmdk")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", "-o", "zeroed_grain=on", "child.vmdk")
        self.qemu_io("child.vmdk", "write -z 0 64k")
        self.assertEqual([(e["state"], e["link"]) for e in self.map("child.vmdk", "--chain")], [("zero", 1), ("data", 0)])

    def test_the_parent_is_not_needed_for_one_link(self):
        self.vmdk_from(self.make_raw("d.raw", self.grains("DD")), "base.vmdk")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", "child.vmdk")
        self.path("base.vmdk").unlink()
        self.assertEqual([e["state"] for e in self.map("child.vmdk")], ["hole"])
        self.ctl("map", "--chain", "child.vmdk", code=1)

    def test_split_disks_name_their_files(self):
        self.ctl("create", "d.vmdk", "--size", "4M", "--type", "twoGbMaxExtentFlat", "--split", "2M", "--preallocate")
        self.ctl("write", "d.vmdk", "--offset", "1M", stdin=pattern_bytes(2 * MIB, 1))
        data = [e for e in self.map("d.vmdk") if e["state"] == "data"]
        self.assertEqual({e["file"] for e in data}, {"d-f001.vmdk", "d-f002.vmdk"})

    def test_text(self):
        self.vmdk_from(self.make_raw("d.raw", self.grains("D.")), "d.vmdk")
        self.assertEqual(self.ctl("map", "d.vmdk").out, """\
           Start           Length  State Link           Offset  File
               0            65536  data     0            65536  d.vmdk
           65536            65536  hole     0                -  -
""")

    def test_long_maps_are_valid_json(self):
        # Every other grain of 640 MiB: 10 240 entries, far more than one buffer.
        self.ctl("create", "d.vmdk", "--size", "640M")
        with open(self.path("d.raw"), "wb") as file:
            for index in range(0, 10240, 2):
                file.seek(index * GRAIN)
                file.write(b"\x01")
            file.truncate(640 * MIB)
        self.qemu_img("convert", "-f", "raw", "-O", "vmdk", "-S", "4k", "d.raw", "big.vmdk")
        result = self.ctl("map", "--json", "big.vmdk")
        entries = json.loads(result.raw)
        self.assertEqual(len(entries), 10240)
        self.assertEqual(sum(e["length"] for e in entries), 640 * MIB)


if __name__ == "__main__":
    stratatest.main()
