#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""vixdisklib-sample: every verb, on disks that qemu-img reads."""
import os
import subprocess

import stratatest
from stratatest import StrataTest


class Sample(StrataTest):
    def sample(self, *arguments, code=0):
        result = subprocess.run([os.environ["VIXDISKLIB_SAMPLE"], *map(str, arguments)], cwd=self.dir,
                                capture_output=True, text=True, timeout=120)
        self.assertEqual(result.returncode, code, f"{arguments}: {result.stdout}{result.stderr}")
        return result.stdout

    def setUp(self):
        super().setUp()
        self.sample("-create", "-cap", 8, "d.vmdk")

    def test_what_is_filled_is_dumped_and_seen_by_others(self):
        self.sample("-fill", "-start", 100, "-count", 3, "-val", 7, "d.vmdk")
        self.assertEqual(self.sample("-dump", "-start", 101, "d.vmdk").split().count("07"), 512)
        content = self.qemu_bytes("d.vmdk")
        self.assertEqual(content[100 * 512:103 * 512], bytes([7]) * 3 * 512)
        self.assertEqual(self.sample("-getallocatedblocks", 128, "d.vmdk"), "0 + 128\n")

    def test_information_and_metadata(self):
        information = self.sample("-info", "d.vmdk")
        self.assertIn("capacity          = 16384 sectors", information)
        self.assertIn("physical geometry = 8/64/32", information)
        self.sample("-wmeta", "comment", "kept", "d.vmdk")
        self.assertEqual(self.sample("-rmeta", "comment", "d.vmdk"), "comment = kept\n")
        self.assertIn("adapterType = buslogic\n", self.sample("-meta", "d.vmdk"))
        self.sample("-rmeta", "no.such", "d.vmdk", code=1)

    def test_redo_logs_and_clones(self):
        self.sample("-redo", "d.vmdk", "r.vmdk")
        self.sample("-fill", "-start", 5, "-val", 9, "r.vmdk")
        self.assertIn("links             = 2", self.sample("-info", "r.vmdk"))
        self.assertIn("links             = 1", self.sample("-info", "-single", "r.vmdk"))
        self.sample("-clone", "r.vmdk", "c.vmdk")
        self.assertSameBytes(self.qemu_bytes("c.vmdk"), self.qemu_bytes("r.vmdk"))
        self.sample("-check", 0, "c.vmdk")
        self.qemu_img("check", "-f", "vmdk", "c.vmdk")

    def test_benches_and_threads(self):
        for verb in ("-writebench", "-readbench", "-writeasyncbench", "-readasyncbench"):
            self.assertIn("MiB/s", self.sample(verb, 64, "d.vmdk"))
        self.sample("-multithread", 4, "d.vmdk")
        self.assertEqual([path.name for path in self.dir.iterdir()], ["d.vmdk"])

    def test_mistakes_are_told(self):
        self.sample("-info", "absent.vmdk", code=1)
        self.sample("-nonsense", "d.vmdk", code=2)


if __name__ == "__main__":
    stratatest.main()
