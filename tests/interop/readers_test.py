#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Other readers open what vmdk-format C and 3.8 say they can: libvmdk (vmdkinfo) and 7-Zip."""
import re
import shutil
import unittest

import stratatest
from stratatest import MIB, StrataTest, islands

# What each reader understands of what we make.
LIBVMDK = {"monolithicSparse": "Monolithic sparse", "monolithicFlat": "Monolithic flat",
           "twoGbMaxExtentSparse": "2GB extent sparse", "twoGbMaxExtentFlat": "2GB extent flat",
           "streamOptimized": "Stream optimized", "vmfs": "VMFS flat", "vmfsSparse": "VMFS sparse"}
SEVEN_ZIP = ["monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "streamOptimized",
             "vmfs"]


class Readers(StrataTest):
    def setUp(self):
        super().setUp()
        self.content = islands(40 * MIB + 512, 1)
        self.make_raw("d.raw", self.content)

    def disk(self, kind):
        name = f"{kind}.vmdk"
        self.ctl("clone", "--from", "raw", "d.raw", name, "--type", kind, "--split", "16M")
        return name

    @unittest.skipUnless(shutil.which("vmdkinfo"), "vmdkinfo is not installed")
    def test_libvmdk(self):
        for kind, words in LIBVMDK.items():
            with self.subTest(kind):
                result = self.tool("vmdkinfo", self.disk(kind))
                self.assertRegex(result.out, rf"Disk type:\s+{words}", result)
                size = re.search(r"Media size:\s+(?:.*\()?(\d+) bytes", result.out)
                self.assertEqual(int(size.group(1)), len(self.content), result)

    @unittest.skipUnless(shutil.which("7z"), "7z is not installed")
    def test_7zip(self):
        for kind in SEVEN_ZIP:
            with self.subTest(kind):
                name = self.disk(kind)
                self.assertIn("Type = VMDK", self.tool("7z", "l", name).out)
                self.assertIn("Everything is Ok", self.tool("7z", "t", "-tvmdk", name).out)
                self.assertSameBytes(self.tool("7z", "e", "-so", "-tvmdk", name).raw, self.content, kind)


if __name__ == "__main__":
    stratatest.main()
