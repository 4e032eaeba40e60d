#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl recover: descriptions made anew, on a real drive, read by qemu-img."""
import stratatest
from stratatest import StrataTest


class Recover(StrataTest):
    def test_a_lost_description_is_made_anew(self):
        for kind in ("monolithicFlat", "twoGbMaxExtentFlat", "twoGbMaxExtentSparse"):
            with self.subTest(kind):
                disk = f"{kind}.vmdk"
                self.ctl("create", disk, "--size", "8M", "--type", kind)
                self.ctl("write", disk, "--offset", "1M", stdin=b"x" * 65536)
                contents = self.qemu_bytes(disk)
                self.path(disk).unlink()
                plan = self.ctl_json("recover", ".", "--dry-run")
                self.assertEqual(plan["creates"], ["./" + disk])
                answer = self.ctl_json("recover", ".")
                self.assertEqual([found["recovered"] for found in answer["disks"]], [True])
                self.assertTrue(answer["disks"][0]["evidence"])
                self.assertSameBytes(self.qemu_bytes(disk), contents)

    def test_what_is_not_clear_is_listed_with_its_choices(self):
        self.ctl("create", "a.vmdk", "--size", "8M", "--type", "monolithicFlat")
        self.ctl("child", "a.vmdk", "a-000001.vmdk", "--type", "vmfsSparse")
        self.ctl("child", "a-000001.vmdk", "a-000002.vmdk", "--type", "vmfsSparse")
        self.path("a-000002.vmdk").unlink()
        answer = self.ctl_json("recover", ".", code=3)
        self.assertEqual(len(answer["disks"][0]["candidates"]), 2)
        self.assertFalse(self.path("a-000002.vmdk").exists())
        self.assertIn("--parent", self.ctl("recover", ".", code=3).out)
        self.ctl("recover", "a-000002-delta.vmdk", "--parent", "a-000001.vmdk")
        self.ctl("check", "a-000002.vmdk")

    def test_nothing_lost_is_said(self):
        self.ctl("create", "a.vmdk", "--size", "8M")
        self.ctl("recover", ".", code=1)


if __name__ == "__main__":
    stratatest.main()
