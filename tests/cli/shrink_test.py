#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl shrink: as forecast, and qemu-img reads the same bytes."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes


class Shrink(StrataTest):
    def test_the_forecast_comes_true(self):
        data = pattern_bytes(MIB, 1) + bytes(2 * MIB) + pattern_bytes(MIB, 2)
        self.make_raw("raw", data)
        self.ctl("create", "d.vmdk", "--size", "4M")
        self.ctl("write", "d.vmdk", "--offset", "0", "-i", "raw")
        size = self.path("d.vmdk").stat().st_size
        plan = self.ctl_json("shrink", "d.vmdk", "--dry-run")
        self.assertEqual(plan["frees"], 2 * MIB)
        self.assertEqual(self.path("d.vmdk").stat().st_size, size)
        self.assertIn("Gave back 2 MiB", self.ctl("shrink", "d.vmdk").out)
        self.assertEqual(self.path("d.vmdk").stat().st_size, size - 2 * MIB)
        self.assertSameBytes(self.qemu_bytes("d.vmdk"), data)
        self.qemu_img("check", "-f", "vmdk", "d.vmdk")
        self.ctl("check", "d.vmdk")
        self.assertIn("nothing to give back", self.ctl("shrink", "d.vmdk").out)


if __name__ == "__main__":
    stratatest.main()
