#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl grow: every kind grows in place, qemu-img reads the same bytes, and refusals say why."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes


class Grow(StrataTest):
    def disk(self, kind, data):
        with open(self.path("raw"), "wb") as file:
            file.write(data)
        self.ctl("clone", "--from", "raw", "raw", "d.vmdk", "--type", kind)

    def test_qemu_reads_the_old_bytes_and_zeros_behind_them(self):
        data = pattern_bytes(3 * MIB, 5)
        for kind in ("monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "vmfs"):
            with self.subTest(kind):
                for path in self.dir.iterdir():
                    path.unlink()
                self.disk(kind, data)
                self.assertEqual(self.ctl("grow", "d.vmdk", "--size", "300M").out,
                                 "d.vmdk has 300 MiB now. Make its partitions larger in the guest.\n")
                self.qemu_img("convert", "-f", "vmdk", "-O", "raw", "d.vmdk", "out.raw")
                with open(self.path("out.raw"), "rb") as file:
                    self.assertSameBytes(file.read(3 * MIB), data, kind)
                    self.assertEqual(file.seek(0, 2), 300 * MIB)
                    file.seek(3 * MIB)
                    self.assertFalse(any(file.read(4 * MIB)))
                if kind in ("monolithicSparse", "twoGbMaxExtentSparse"):
                    self.qemu_img("check", "-f", "vmdk", "d.vmdk")
                self.ctl("check", "d.vmdk")

    def test_a_dry_run_changes_nothing(self):
        self.disk("twoGbMaxExtentSparse", pattern_bytes(MIB, 1))
        before = self.folder_state()
        plan = self.ctl_json("grow", "d.vmdk", "--size", "8M", "--dry-run")
        self.assertEqual(plan["operation"], "grow")
        self.assertEqual(plan["creates"], ["d-s002.vmdk"])
        self.assertIn("partitions", plan["warnings"][0])
        self.assertEqual(self.folder_state(), before)

    def test_a_disk_with_a_snapshot_is_refused(self):
        self.disk("monolithicSparse", pattern_bytes(MIB, 1))
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "d.vmdk", "child.vmdk")
        self.assertIn("child.vmdk", self.ctl("grow", "d.vmdk", "--size", "8M", code=4).err)
        self.assertIn("redo log", self.ctl("grow", "child.vmdk", "--size", "8M", code=4).err)

    def test_smaller_is_wrong_usage_of_the_word(self):
        self.disk("monolithicSparse", pattern_bytes(2 * MIB, 1))
        self.ctl("grow", "d.vmdk", "--size", "1M", code=2)


if __name__ == "__main__":
    stratatest.main()
