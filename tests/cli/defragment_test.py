#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl defragment: in order afterwards, and qemu-img reads the same bytes."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes


class Defragment(StrataTest):
    def test_a_disk_that_was_written_backwards(self):
        data = pattern_bytes(4 * MIB, 1)
        self.ctl("create", "d.vmdk", "--size", "4M")
        for part in reversed(range(16)):
            offset = part * MIB // 4
            self.ctl("write", "d.vmdk", "--offset", str(offset), stdin=data[offset:offset + MIB // 4])
        plan = self.ctl_json("defragment", "d.vmdk", "--dry-run")
        self.assertGreater(plan["writes"], 0)
        result = self.ctl_json("defragment", "d.vmdk")
        self.assertEqual(result["before"]["pieces"], 16)
        self.assertEqual(result["after"], {"grains": 64, "pieces": 1, "percent": 0.0})
        self.assertSameBytes(self.qemu_bytes("d.vmdk"), data)
        self.qemu_img("check", "-f", "vmdk", "d.vmdk")
        self.ctl("check", "d.vmdk")
        self.assertIn("0.0 % (64 grains in 1 pieces) now", self.ctl("defragment", "d.vmdk").out)

    def test_a_flat_disk_is_left_alone(self):
        self.ctl("create", "d.vmdk", "--size", "1M", "--type", "monolithicFlat")
        before = self.folder_state()
        plan = self.ctl_json("defragment", "d.vmdk", "--dry-run")
        self.assertIn("always in order", plan["warnings"][0])
        self.ctl("defragment", "d.vmdk")
        self.assertFolderUnchanged(before)


if __name__ == "__main__":
    stratatest.main()
