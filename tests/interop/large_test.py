#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Disks of more than 4 GiB: offsets that need more than 32 bits, data across the pieces of a split disk."""
import stratatest
from stratatest import MIB, SECTOR, StrataTest, pattern_bytes

GIB = 1 << 30
PIECE = 4192256 * SECTOR  # the usual split, 2047 MiB
CAPACITY = 5 * GIB + 3 * SECTOR


class Large(StrataTest):
    def setUp(self):
        super().setUp()
        with open(self.path("big.raw"), "wb") as file:
            for place in (0, PIECE - 70 * 1024, 2 * PIECE - SECTOR, 4 * GIB - 512, 4 * GIB + 3 * MIB, CAPACITY - SECTOR):
                file.seek(place)
                file.write(pattern_bytes(min(200 * SECTOR, CAPACITY - place), place))
            file.truncate(CAPACITY)

    def check_type(self, kind):
        self.ctl("clone", "--from", "raw", "big.raw", "big.vmdk", "--type", kind, "--verify")
        self.qemu_img("compare", "-f", "raw", "-F", "vmdk", "big.raw", "big.vmdk")
        self.qemu_img("check", "big.vmdk")
        self.assertEqual(self.ctl_json("info", "big.vmdk")["capacity"], CAPACITY)
        used = sum(path.stat().st_blocks * 512 for path in self.dir.iterdir())
        self.assertLess(used, 200 * MIB, "holes did not stay holes")
        self.ctl("clone", "big.vmdk", "back.raw", "--type", "raw")
        self.ctl("compare", "back.raw", "big.raw", "--raw-a", "--raw-b")

    def test_split_sparse(self):
        self.check_type("twoGbMaxExtentSparse")
        self.assertEqual(len(list(self.dir.glob("big-s*.vmdk"))), 3)

    def test_split_flat(self):
        self.check_type("twoGbMaxExtentFlat")
        self.assertEqual([path.stat().st_size for path in sorted(self.dir.glob("big-f*.vmdk"))],
                         [PIECE, PIECE, CAPACITY - 2 * PIECE])

    def test_one_sparse_file(self):
        self.check_type("monolithicSparse")

    def test_stream(self):
        self.check_type("streamOptimized")

    def test_vmfs_sparse(self):
        self.check_type("vmfsSparse")

    def test_flat(self):
        self.check_type("monolithicFlat")

    def test_split_disk_of_qemu(self):
        self.vmdk_from("big.raw", "q.vmdk", "twoGbMaxExtentSparse")
        self.ctl("compare", "q.vmdk", "big.raw", "--raw-b")
        self.ctl("check", "q.vmdk")


if __name__ == "__main__":
    stratatest.main()
