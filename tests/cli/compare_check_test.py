#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl compare and check: the two commands that answer a question by their exit code."""
import struct

import stratatest
from stratatest import GRAIN, MIB, StrataTest, pattern_bytes


class Compare(StrataTest):
    def setUp(self):
        super().setUp()
        self.content = bytearray(pattern_bytes(MIB, 1))
        self.vmdk_from(self.make_raw("a.raw", bytes(self.content)), "a.vmdk")

    def other(self, content):
        self.vmdk_from(self.make_raw("b.raw", bytes(content)), "b.vmdk", "streamOptimized")

    def test_same(self):
        self.other(self.content)
        self.assertEqual(self.ctl("compare", "a.vmdk", "b.vmdk").out, "The disks have the same contents.\n")
        self.assertEqual(self.ctl_json("compare", "a.vmdk", "b.vmdk"),
                         {"equal": True, "firstDifference": None, "differingBytes": 0})
        self.assertEqual(self.ctl_json("compare", "a.vmdk", "b.vmdk", "--map")["ranges"], [])

    def test_different(self):
        self.content[GRAIN + 100] ^= 1
        self.content[-1] ^= 1
        self.other(self.content)
        self.assertEqual(self.ctl("compare", "a.vmdk", "b.vmdk", code=3).out,
                         f"The disks differ, first at byte {GRAIN + 100}.\n")
        result = self.ctl_json("compare", "a.vmdk", "b.vmdk", "--map", code=3)
        self.assertEqual(result["equal"], False)
        self.assertEqual(result["firstDifference"], GRAIN + 100)
        self.assertEqual(result["differingBytes"], 2)
        self.assertEqual(result["ranges"], [{"start": GRAIN, "length": 512}, {"start": MIB - 512, "length": 512}])

    def test_capacities_may_differ_where_the_rest_is_zero(self):
        self.other(bytes(self.content) + bytes(MIB))
        self.ctl("compare", "a.vmdk", "b.vmdk")
        self.other(bytes(self.content) + bytes(MIB - 1) + b"\1")
        result = self.ctl_json("compare", "a.vmdk", "b.vmdk", code=3)
        self.assertEqual(result["firstDifference"], 2 * MIB - 1)

    def test_raw_images(self):
        self.ctl("compare", "a.vmdk", "a.raw", "--raw-b")
        self.ctl("compare", "a.raw", "a.vmdk", "--raw-a")
        self.ctl("compare", "a.vmdk", "a.raw", code=1)  # a raw image is never taken for one unasked

    def test_failures_are_not_answers(self):
        self.ctl("compare", "a.vmdk", "no-such.vmdk", code=1)


class Check(StrataTest):
    def setUp(self):
        super().setUp()
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "d.vmdk")

    def patch(self, offset, data, name="d.vmdk"):
        with open(self.path(name), "r+b") as file:
            file.seek(offset)
            file.write(data)

    def damaged(self, name="d.vmdk"):
        before = self.folder_state()
        result = self.ctl_json("check", name, code=3)
        self.assertEqual(list(result), ["consistent", "issues", "repaired"])
        self.assertIs(result["consistent"], False)
        self.assertEqual(result["repaired"], [])
        self.assertTrue(result["issues"])
        for issue in result["issues"]:
            for field in ("code", "severity", "where", "repairable", "detail"):
                self.assertIn(field, issue)
            self.assertIn(issue["severity"], ("note", "warning", "error"))
        text = self.ctl("check", name, code=3).out
        self.assertTrue(text.endswith("The disk is damaged.\n"), text)
        for issue in result["issues"]:
            self.assertIn(f"[{issue['code']}]", text)
        self.assertFolderUnchanged(before)
        return result["issues"]

    def test_sound(self):
        for subformat in ["monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat",
                          "streamOptimized"]:
            self.vmdk_from("d.raw", f"{subformat}.vmdk", subformat)
            result = self.ctl_json("check", f"{subformat}.vmdk")
            self.assertIs(result["consistent"], True, result)
            self.assertEqual(self.ctl("check", f"{subformat}.vmdk").out, "No damage found.\n")

    def test_table_copies_differ(self):
        table = struct.unpack_from("<I", self.path("d.vmdk").read_bytes(), 21 * 512)[0] * 512
        self.patch(table, struct.pack("<I", 0))
        self.damaged()

    def test_grain_behind_the_end_of_the_file(self):
        disk = self.path("d.vmdk").read_bytes()
        for directory in (21, 26):
            table = struct.unpack_from("<I", disk, directory * 512)[0] * 512
            self.patch(table, struct.pack("<I", 0x7FFFFF80))
        self.damaged()

    def test_truncated_file(self):
        with open(self.path("d.vmdk"), "r+b") as file:
            file.truncate(file.seek(0, 2) - GRAIN)
        self.damaged()

    def test_damaged_compressed_grain(self):
        self.vmdk_from("d.raw", "s.vmdk", "streamOptimized")
        self.patch(128 * 512 + 40, b"\xff" * 64, "s.vmdk")
        self.damaged("s.vmdk")
        self.ctl("check", "--fast", "s.vmdk")

    def test_parent_was_changed(self):
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "d.vmdk", "child.vmdk")
        self.ctl("check", "child.vmdk")
        self.qemu_io("d.vmdk", "write -P 9 0 512")
        self.damaged("child.vmdk")

    def test_missing_files(self):
        self.vmdk_from("d.raw", "f.vmdk", "monolithicFlat")
        self.path("f-flat.vmdk").unlink()
        self.damaged("f.vmdk")

    def test_no_disk_is_a_failure_not_an_answer(self):
        self.ctl("check", "d.raw", code=1)
        self.ctl("check", "no-such.vmdk", code=1)


if __name__ == "__main__":
    stratatest.main()
