#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl info: the words for people and the document for programs."""
import stratatest
from stratatest import GRAIN, MIB, StrataTest, pattern_bytes

FIELDS = ["path", "createType", "adapterType", "hwVersion", "capacity", "allocated", "fileSize", "cid", "parentCid",
          "parent", "uuid", "geometry", "links", "extents", "ddb", "encoding", "problems", "locked"]

FLAT = """# Disk DescriptorFile
version=1
encoding="UTF-8"
CID=123abc
parentCID=ffffffff
createType="monolithicFlat"

# Extent description
RW 2048 FLAT "d-flat.vmdk" 0

# The Disk Data Base
#DDB

ddb.adapterType = "ide"
ddb.geometry.cylinders = "2"
ddb.geometry.heads = "16"
ddb.geometry.sectors = "63"
ddb.uuid = "60 00 C2 91 00 11 22 33-44 55 66 77 88 99 aa bb"
ddb.virtualHWVersion = "7"
"""


class InfoTest(StrataTest):
    def flat(self):
        self.path("d.vmdk").write_text(FLAT)
        self.make_raw("d-flat.vmdk", pattern_bytes(MIB, 1))


class Json(InfoTest):
    def test_every_field_in_order(self):
        self.flat()
        info = self.ctl_json("info", "d.vmdk")
        self.assertEqual([field for field in info if field in FIELDS], FIELDS)

    def test_flat_disk(self):
        self.flat()
        info = self.ctl_json("info", "d.vmdk")
        self.assertEqual(info["path"], "d.vmdk")
        self.assertEqual(info["createType"], "monolithicFlat")
        self.assertEqual(info["adapterType"], "ide")
        self.assertEqual(info["hwVersion"], 7)
        self.assertEqual(info["capacity"], MIB)
        self.assertEqual(info["allocated"], MIB)
        self.assertEqual(info["fileSize"], MIB + len(FLAT))
        self.assertEqual(info["cid"], "00123abc")
        self.assertEqual(info["parentCid"], "ffffffff")
        self.assertIsNone(info["parent"])
        self.assertEqual(info["uuid"], "60 00 C2 91 00 11 22 33-44 55 66 77 88 99 aa bb")
        self.assertEqual(info["geometry"], {"cylinders": 2, "heads": 16, "sectors": 63})
        self.assertEqual(info["encoding"], "UTF-8")
        self.assertEqual(info["problems"], [])
        self.assertIs(info["locked"], False)
        self.assertEqual(info["ddb"]["virtualHWVersion"], "7")
        self.assertEqual(list(info["ddb"]), ["adapterType", "geometry.cylinders", "geometry.heads", "geometry.sectors",
                                             "uuid", "virtualHWVersion"])
        [extent] = info["extents"]
        self.assertEqual({key: extent[key] for key in ("path", "type", "access", "sectors", "fileSize")},
                         {"path": "d-flat.vmdk", "type": "FLAT", "access": "RW", "sectors": 2048, "fileSize": MIB})

    def test_allocated_counts_what_holds_data(self):
        content = pattern_bytes(GRAIN, 1) + bytes(9 * GRAIN) + pattern_bytes(GRAIN, 2)
        self.vmdk_from(self.make_raw("d.raw", content), "d.vmdk")
        info = self.ctl_json("info", "d.vmdk")
        self.assertEqual(info["capacity"], 11 * GRAIN)
        self.assertEqual(info["allocated"], 2 * GRAIN)
        self.assertEqual(info["fileSize"], self.path("d.vmdk").stat().st_size)

    def test_chain(self):
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "base.vmdk")
        for parent, child in [("base", "one"), ("one", "two")]:
            self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", f"{parent}.vmdk", f"{child}.vmdk")
        info = self.ctl_json("info", "two.vmdk")
        self.assertEqual([link["path"].rsplit("/")[-1] for link in info["links"]], ["base.vmdk", "one.vmdk", "two.vmdk"])
        self.assertEqual(info["parent"], info["links"][1]["path"])
        self.assertEqual(info["parentCid"], info["links"][1]["cid"])
        self.assertEqual(info["links"][0]["parentCid"], "ffffffff")
        self.assertEqual(info["allocated"], MIB)

    def test_missing_extent_is_a_problem_not_a_failure(self):
        self.path("d.vmdk").write_text(FLAT)
        info = self.ctl_json("info", "d.vmdk")
        self.assertIs(info["extents"][0]["missing"], True)
        self.assertEqual([problem["code"] for problem in info["problems"]], ["missing-extent"])
        self.assertEqual(info["problems"][0]["severity"], "error")
        self.assertIn("d-flat.vmdk", info["problems"][0]["path"] + info["problems"][0]["detail"])

    def test_missing_parent_is_a_problem_not_a_failure(self):
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "base.vmdk")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", "child.vmdk")
        self.path("base.vmdk").unlink()
        info = self.ctl_json("info", "child.vmdk")
        self.assertEqual(info["parent"], "base.vmdk")
        self.assertIn("missing-parent", [problem["code"] for problem in info["problems"]])

    def test_an_extent_leads_to_its_descriptor(self):
        self.flat()
        self.assertEqual(self.ctl_json("info", "d-flat.vmdk")["createType"], "monolithicFlat")


class Text(InfoTest):
    def test_exact(self):
        self.flat()
        result = self.ctl("info", "d.vmdk")
        self.assertEqual(result.err, "")
        self.assertEqual(result.out, """\
Disk        d.vmdk
Type        monolithicFlat
Capacity    1 MiB (1048576 bytes)
Data        1 MiB (1048576 bytes)
Files       1.0 MiB (%d bytes)
Adapter     ide
Hardware    version 7
Geometry    2 cylinders, 16 heads, 63 sectors
Content ID  00123abc
UUID        60 00 C2 91 00 11 22 33-44 55 66 77 88 99 aa bb
Parent      none
Links       1
Encoding    UTF-8
Locked      no
Extents:
  RW  1 MiB  FLAT  1 MiB  d-flat.vmdk
Metadata:
  adapterType         ide
  geometry.cylinders  2
  geometry.heads      16
  geometry.sectors    63
  uuid                60 00 C2 91 00 11 22 33-44 55 66 77 88 99 aa bb
  virtualHWVersion    7
""" % (MIB + len(FLAT)))

    def test_chain_shows_every_link(self):
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "base.vmdk")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", "child.vmdk")
        self.assertNotIn("Chain", self.ctl("info", "child.vmdk").out)
        out = self.ctl("info", "--chain", "child.vmdk").out
        self.assertIn("Chain, base first:\n  0  ", out)
        self.assertRegex(out, r"(?m)^  1  .*child\.vmdk$")
        self.assertIn("Parent      base.vmdk (content ID ", out)

    def test_problems_are_told(self):
        self.path("d.vmdk").write_text(FLAT)
        self.assertRegex(self.ctl("info", "d.vmdk").out, r"(?m)^Problems:\n  error: .*\[missing-extent\]$")

    def test_hostile_values_are_shown_as_text(self):
        self.path("d.vmdk").write_text(FLAT + 'ddb.comment = "a\x1b[31mred\x07"\n')
        self.make_raw("d-flat.vmdk", bytes(MIB))
        out = self.ctl("info", "d.vmdk").out
        self.assertNotIn("\x1b", out)
        self.assertIn("a\\x1b[31mred\\x07", out)


if __name__ == "__main__":
    stratatest.main()
