#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl check --repair and undo, with qemu-img as witness."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes

REDUNDANT_TABLE = 22 * 512


class Repair(StrataTest):
    def setUp(self):
        super().setUp()
        self.data = pattern_bytes(MIB, 1)
        self.make_raw("raw", self.data)
        self.ctl("create", "d.vmdk", "--size", "1M")
        self.ctl("write", "d.vmdk", "-i", "raw")

    def poke(self, offset, data):
        with open(self.path("d.vmdk"), "r+b") as file:
            file.seek(offset)
            file.write(data)

    def test_a_repaired_disk_is_sound_and_undo_restores_the_damage(self):
        self.poke(72, b"\x01")
        self.poke(REDUNDANT_TABLE + 8, bytes(4))
        damaged = self.path("d.vmdk").read_bytes()
        plan = self.ctl_json("check", "d.vmdk", "--repair", "--dry-run")
        self.assertEqual(plan["operation"], "repair")
        self.assertEqual(len(plan["warnings"]), 2)
        self.assertEqual(self.path("d.vmdk").read_bytes(), damaged)
        answer = self.ctl_json("check", "d.vmdk", "--repair")
        self.assertTrue(answer["consistent"])
        self.assertEqual({issue["code"] for issue in answer["repaired"]}, {"unclean", "gt-redundant-differs"})
        self.ctl("check", "d.vmdk")
        self.qemu_img("check", "-f", "vmdk", "d.vmdk")
        self.assertSameBytes(self.qemu_bytes("d.vmdk"), self.data)
        self.ctl_json("undo", "d.vmdk")
        self.assertEqual(self.path("d.vmdk").read_bytes(), damaged)
        self.assertFalse(self.path("d.vmdk.undo").exists())
        self.ctl("undo", "d.vmdk", code=1)

    def test_what_cannot_be_repaired_is_named_by_guest_address(self):
        for table in (REDUNDANT_TABLE, 27 * 512):
            self.poke(table + 8, b"\x80\xff\xff\x00")
        damaged = self.path("d.vmdk").read_bytes()
        answer = self.ctl_json("check", "d.vmdk", "--repair", code=3)
        self.assertIn("guest bytes 131072-196607", [issue["where"] for issue in answer["issues"]])
        self.assertEqual(self.path("d.vmdk").read_bytes(), damaged)


if __name__ == "__main__":
    stratatest.main()
