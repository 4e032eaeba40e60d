#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl meta: the disk data base."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes

DESCRIPTOR = """# Disk DescriptorFile
version=1
encoding="GBK"
CID=12345678
parentCID=ffffffff
createType="monolithicFlat"

# a comment of somebody else
RW 2048 FLAT "\u78c1\u76d8-flat.vmdk" 0

#DDB
ddb.adapterType = "lsilogic"
ddb.unknownKey = "kept  as it is"\x20
ddb.virtualHWVersion = "7"
"""


class Meta(StrataTest):
    def setUp(self):
        super().setUp()
        self.path("d.vmdk").write_bytes(DESCRIPTOR.encode("gbk"))
        self.make_raw("\u78c1\u76d8-flat.vmdk", pattern_bytes(MIB, 1))

    def text(self):
        return self.path("d.vmdk").read_bytes().decode("gbk")

    def test_list(self):
        self.assertEqual(self.ctl_json("meta", "list", "d.vmdk"),
                         {"adapterType": "lsilogic", "unknownKey": "kept  as it is", "virtualHWVersion": "7"})
        self.assertEqual(self.ctl("meta", "list", "d.vmdk").out,
                         "adapterType = lsilogic\nunknownKey = kept  as it is\nvirtualHWVersion = 7\n")

    def test_get(self):
        self.assertEqual(self.ctl("meta", "get", "d.vmdk", "virtualHWVersion").out, "7\n")
        self.assertEqual(self.ctl("meta", "get", "d.vmdk", "VIRTUALhwversion").out, "7\n")
        self.assertEqual(self.ctl("meta", "get", "d.vmdk", "ddb.adapterType").out, "lsilogic\n")
        self.assertEqual(self.ctl_json("meta", "get", "d.vmdk", "adapterType"),
                         {"key": "adapterType", "value": "lsilogic"})
        self.assertEqual(self.ctl("meta", "get", "d.vmdk", "createType").out, "monolithicFlat\n")

    def test_get_of_nothing(self):
        result = self.ctl("meta", "get", "d.vmdk", "noSuchKey", code=1)
        self.assertEqual(result.out, "")
        self.assertIn("“noSuchKey”", result.err)

    def test_set_changes_one_line_and_nothing_else(self):
        result = self.ctl("meta", "set", "d.vmdk", "virtualHWVersion", "14")
        self.assertEqual((result.out, result.err), ("", ""))
        self.assertEqual(self.text(), DESCRIPTOR.replace('HWVersion = "7"', 'HWVersion = "14"'))

    def test_set_a_new_key(self):
        self.ctl("meta", "set", "d.vmdk", "comment", "\u4e2d\u6587")
        self.assertEqual(self.ctl("meta", "get", "d.vmdk", "comment").out, "\u4e2d\u6587\n")
        self.assertTrue(self.text().startswith(DESCRIPTOR.rstrip("\n")))

    def test_a_key_can_be_emptied(self):
        self.ctl("meta", "set", "d.vmdk", "unknownKey", "")
        self.assertEqual(self.ctl("meta", "get", "d.vmdk", "unknownKey").out, "\n")
        self.assertEqual(self.ctl_json("meta", "list", "d.vmdk")["unknownKey"], "")

    def test_json(self):
        result = self.ctl_json("meta", "set", "d.vmdk", "virtualHWVersion", "14")
        self.assertEqual((result["operation"], result["changes"], result["key"], result["value"]),
                         ("meta", ["d.vmdk"], "virtualHWVersion", "14"))

    def test_dry_run_writes_nothing(self):
        before = self.folder_state()
        plan = self.ctl_json("meta", "set", "d.vmdk", "virtualHWVersion", "14", "--dry-run")
        self.assertEqual((plan["operation"], plan["changes"], plan["creates"]), ("meta", ["d.vmdk"], []))
        self.assertFolderUnchanged(before)

    def test_refuses_bad_values(self):
        before = self.folder_state()
        self.ctl("meta", "set", "d.vmdk", "virtualHWVersion", "many", code=2)
        self.ctl("meta", "set", "d.vmdk", "adapterType", "fl\noppy", code=2)
        self.ctl("meta", "set", "d.vmdk", "comment", 'quo"te', code=2)
        self.ctl("meta", "set", "d.vmdk", "bad key", "x", code=2)
        self.assertFolderUnchanged(before)

    def test_dangerous_keys_need_force(self):
        before = self.folder_state()
        result = self.ctl("meta", "set", "d.vmdk", "CID", "0badcafe", code=None)
        self.assertIn(result.code, (2, 4), result)
        self.assertFolderUnchanged(before)
        self.ctl("meta", "set", "d.vmdk", "CID", "0badcafe", "--force")
        self.assertEqual(self.ctl_json("info", "d.vmdk")["cid"], "0badcafe")

    def test_embedded_descriptors(self):
        self.ctl("create", "e.vmdk", "--size", "10M")
        before = self.path("e.vmdk").read_bytes()
        self.ctl("meta", "set", "e.vmdk", "comment", "hello")
        self.assertEqual(self.ctl_json("meta", "list", "e.vmdk")["comment"], "hello")
        after = self.path("e.vmdk").read_bytes()
        self.assertEqual((after[:512], after[21 * 512:]), (before[:512], before[21 * 512:]))
        self.assertEqual(sorted(p.name for p in self.dir.iterdir() if p.name.startswith("e")), ["e.vmdk"])

    def test_an_embedded_descriptor_that_gets_too_long_is_refused(self):
        self.ctl("create", "e.vmdk", "--size", "10M")
        before = self.folder_state()
        result = self.ctl("meta", "set", "e.vmdk", "comment", "x" * 11000, code=None)
        self.assertNotEqual(result.code, 0)
        self.assertFolderUnchanged(before)


if __name__ == "__main__":
    stratatest.main()
