#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl child and attach: qemu-img reads the chain to the same bytes; evidence before a content ID is corrected."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes


class ChildAttach(StrataTest):
    def base(self, kind="monolithicSparse"):
        self.ctl("create", "d.vmdk", "--size", "4M", "--type", kind)
        self.put("d.vmdk", 0, pattern_bytes(MIB, 1))

    def put(self, disk, offset, data):
        with open(self.path("in"), "wb") as file:
            file.write(data)
        self.ctl("write", disk, "--offset", str(offset), "-i", "in")

    def test_qemu_reads_the_chain(self):
        self.base()
        for kind in ("monolithicSparse", "twoGbMaxExtentSparse"):
            with self.subTest(kind):
                child = f"{kind}.vmdk"
                result = self.ctl("child", "d.vmdk", child, "--type", kind)
                self.assertEqual(result.out, f"Created {child} on top of d.vmdk.\n")
                self.put(child, MIB // 2, pattern_bytes(MIB, 2))
                self.qemu_img("convert", "-f", "vmdk", "-O", "raw", child, "out.raw")
                with open(self.path("out.raw"), "rb") as file:
                    self.assertSameBytes(file.read(), self.strata_bytes(child), kind)

    def test_child_json_and_dry_run(self):
        self.base()
        before = self.folder_state()
        plan = self.ctl_json("child", "d.vmdk", "c.vmdk", "--dry-run")
        self.assertEqual((plan["operation"], plan["creates"]), ("child", ["c.vmdk"]))
        self.assertEqual(self.folder_state(), before)
        made = self.ctl_json("child", "d.vmdk", "c.vmdk")
        self.assertEqual(made["createType"], "monolithicSparse")
        self.assertEqual(made["parentCid"], self.ctl_json("info", "d.vmdk")["cid"])
        self.ctl("child", "d.vmdk", "c.vmdk", code=4)
        self.ctl("child", "d.vmdk", "x.vmdk", "--type", "monolithicFlat", code=2)

    def test_a_renamed_parent_is_attached_again(self):
        self.base()
        self.ctl("child", "d.vmdk", "c.vmdk")
        self.path("d.vmdk").rename(self.path("e.vmdk"))
        self.ctl("attach", "e.vmdk", "c.vmdk")
        self.assertSameBytes(self.strata_bytes("c.vmdk"), self.strata_bytes("e.vmdk"), "renamed")

    def test_evidence_before_the_content_id_is_corrected(self):
        self.base()
        self.ctl("child", "d.vmdk", "c.vmdk")
        self.put("d.vmdk", 2 * MIB, pattern_bytes(512, 3))
        before = self.folder_state()
        self.ctl("attach", "d.vmdk", "c.vmdk", code=1)
        dry = self.ctl("attach", "d.vmdk", "c.vmdk", "--fix-cid", "--dry-run")
        self.assertIn("The child expects content ID", dry.out)
        self.assertEqual(self.folder_state(), before)
        result = self.ctl_json("attach", "d.vmdk", "c.vmdk", "--fix-cid")
        self.assertEqual(result["evidence"]["parentIsNewer"], True)
        self.assertNotEqual(result["evidence"]["expectedCid"], result["evidence"]["foundCid"])
        self.assertSameBytes(self.strata_bytes("c.vmdk"), self.strata_bytes("d.vmdk"), "fixed")


if __name__ == "__main__":
    stratatest.main()
