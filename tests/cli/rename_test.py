#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl rename: the disk and everything that names it; qemu-img reads the result."""
from pathlib import Path

import stratatest
from stratatest import StrataTest


class Rename(StrataTest):
    def names(self):
        return sorted(path.name for path in self.dir.iterdir())

    def test_a_split_disk_with_a_child(self):
        self.ctl("create", "a.vmdk", "--size", "3M", "--type", "twoGbMaxExtentSparse", "--split", "1M")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "a.vmdk", "child.vmdk")
        plan = self.ctl_json("rename", "a.vmdk", "b.vmdk", "--dry-run")
        self.assertEqual([Path(path).name for path in plan["removes"]], ["a.vmdk", "a-s001.vmdk", "a-s002.vmdk", "a-s003.vmdk"])
        self.assertEqual([Path(path).name for path in plan["changes"]], ["child.vmdk"])
        self.assertEqual(self.ctl("rename", "a.vmdk", "b.vmdk").out, "Renamed a.vmdk to b.vmdk.\n")
        self.assertEqual(self.names(), ["b-s001.vmdk", "b-s002.vmdk", "b-s003.vmdk", "b.vmdk", "child.vmdk"])
        self.qemu_img("compare", "b.vmdk", "child.vmdk")

    def test_nothing_is_overwritten(self):
        self.ctl("create", "a.vmdk", "--size", "1M", "--type", "monolithicFlat")
        (self.dir / "b-flat.vmdk").write_text("somebody's")
        self.assertIn("b-flat.vmdk", self.ctl("rename", "a.vmdk", "b.vmdk", code=4).err)
        self.assertEqual(self.names(), ["a-flat.vmdk", "a.vmdk", "b-flat.vmdk"])


if __name__ == "__main__":
    stratatest.main()
