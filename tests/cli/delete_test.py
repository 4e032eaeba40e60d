#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl delete: one link's files, and nothing that somebody needs."""
import stratatest
from stratatest import StrataTest


class Delete(StrataTest):
    def names(self):
        return sorted(path.name for path in self.dir.iterdir())

    def test_all_files_of_the_disk_go(self):
        self.ctl("create", "a.vmdk", "--size", "3M", "--type", "twoGbMaxExtentSparse", "--split", "1M")
        self.ctl("create", "b.vmdk", "--size", "3M")
        plan = self.ctl_json("delete", "a.vmdk", "--dry-run")
        self.assertEqual(plan["removes"], ["a.vmdk", "a-s001.vmdk", "a-s002.vmdk", "a-s003.vmdk"])
        self.assertEqual(self.ctl("delete", "a.vmdk").out, "Deleted a.vmdk.\n")
        self.assertEqual(self.names(), ["b.vmdk"])

    def test_what_others_build_on_stays_unless_forced(self):
        self.ctl("create", "a.vmdk", "--size", "1M")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "a.vmdk", "child.vmdk")
        self.assertIn("child.vmdk", self.ctl("delete", "a.vmdk", code=4).err)
        self.assertIn("child.vmdk", self.ctl("delete", "a.vmdk", "--force", "--dry-run").out)
        self.ctl("delete", "a.vmdk", "--force")
        self.assertEqual(self.names(), ["child.vmdk"])

    def test_a_deleted_disk_comes_back_or_is_purged(self):
        self.ctl("create", "a.vmdk", "--size", "3M", "--type", "twoGbMaxExtentSparse", "--split", "1M")
        self.ctl("write", "a.vmdk", "--offset", "1M", stdin=b"x" * 65536)
        before, content = self.names(), self.qemu_bytes("a.vmdk")
        self.ctl("delete", "a.vmdk", "--keep")
        self.assertEqual(self.names(), sorted(name + ".deleted" for name in before))
        self.assertEqual(len(self.ctl_json("undo", "a.vmdk", "--dry-run")["creates"]), len(before))
        self.ctl("undo", "a.vmdk")
        self.assertEqual(self.names(), before)
        self.assertSameBytes(self.qemu_bytes("a.vmdk"), content)
        self.ctl("delete", "a.vmdk", "--keep")
        self.ctl("create", "a.vmdk", "--size", "1M")
        self.ctl("undo", "a.vmdk", code=1)  # the name is taken: this asks for the last repair
        self.ctl("delete", "a.vmdk", "--keep", code=4)
        self.ctl("undo", "a.vmdk", "--purge")
        self.assertEqual(self.names(), ["a.vmdk"])


if __name__ == "__main__":
    stratatest.main()
