#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl create: every type, the plan, and what it refuses."""
import stratatest
from stratatest import MIB, StrataTest

FILES = {
    "monolithicSparse": ["d.vmdk"],
    "monolithicFlat": ["d-flat.vmdk", "d.vmdk"],
    "twoGbMaxExtentSparse": ["d-s001.vmdk", "d-s002.vmdk", "d.vmdk"],
    "twoGbMaxExtentFlat": ["d-f001.vmdk", "d-f002.vmdk", "d.vmdk"],
    "streamOptimized": ["d.vmdk"],
    "vmfs": ["d-flat.vmdk", "d.vmdk"],
    "vmfsThin": ["d-flat.vmdk", "d.vmdk"],
    "vmfsSparse": ["d-delta.vmdk", "d.vmdk"],
}
PLAN = ["operation", "reads", "writes", "peakExtraSpace", "creates", "changes", "removes", "warnings"]


class Create(StrataTest):
    def names(self):
        return sorted(path.name for path in self.dir.iterdir())

    def test_every_type(self):
        for kind, files in FILES.items():
            with self.subTest(kind):
                for path in self.dir.iterdir():
                    path.unlink()
                result = self.ctl("create", "d.vmdk", "--size", "3M", "--type", kind, "--split", "2M")
                self.assertEqual(result.out, f"Created d.vmdk: 3 MiB, {kind}.\n")
                self.assertEqual(result.err, "")
                self.assertEqual(self.names(), files)
                info = self.ctl_json("info", "d.vmdk")
                self.assertEqual(info["createType"], "vmfs" if kind == "vmfsThin" else kind)
                self.assertEqual(info["capacity"], 3 * MIB)
                self.assertEqual(info["problems"], [])
                self.assertSameBytes(self.strata_bytes("d.vmdk"), bytes(3 * MIB), kind)
                self.ctl("check", "d.vmdk")

    def test_monolithic_sparse_is_the_default(self):
        self.ctl("create", "d.vmdk", "--size", "10M")
        info = self.ctl_json("info", "d.vmdk")
        self.assertEqual(info["createType"], "monolithicSparse")
        self.assertEqual(info["fileSize"], 65536)
        self.assertEqual(info["allocated"], 0)
        self.assertEqual(info["adapterType"], "lsilogic")

    def test_adapter_and_hardware_version(self):
        self.ctl("create", "d.vmdk", "--size", "10M", "--adapter", "ide", "--hw-version", "17")
        info = self.ctl_json("info", "d.vmdk")
        self.assertEqual((info["adapterType"], info["hwVersion"]), ("ide", 17))
        self.assertEqual(info["geometry"]["sectors"], 63)

    def test_products(self):
        for product, kind in [("workstation", "monolithicSparse"), ("esxi", "vmfs"), ("ova", "streamOptimized"),
                              ("virtualbox", "monolithicSparse"), ("qemu", "monolithicSparse")]:
            self.ctl("create", f"{product}.vmdk", "--size", "1M", "--for", product)
            self.assertEqual(self.ctl_json("info", f"{product}.vmdk")["createType"], kind)
        self.ctl("create", "both.vmdk", "--size", "1M", "--for", "esxi", "--type", "monolithicFlat", "--hw-version", "9")
        info = self.ctl_json("info", "both.vmdk")
        self.assertEqual((info["createType"], info["hwVersion"]), ("monolithicFlat", 9))

    def test_two_terabytes_take_no_space(self):
        self.ctl("create", "d.vmdk", "--size", "2T", "--type", "twoGbMaxExtentSparse", timeout=20)
        self.assertEqual(self.ctl_json("info", "d.vmdk")["capacity"], 2 << 40)

    def test_json(self):
        result = self.ctl_json("create", "d.vmdk", "--size", "4M", "--type", "monolithicFlat")
        self.assertEqual(result["operation"], "create")
        self.assertEqual(result["capacity"], 4 * MIB)
        self.assertEqual(result["createType"], "monolithicFlat")
        self.assertEqual(sorted(result["creates"]), ["d-flat.vmdk", "d.vmdk"])
        self.assertEqual(result["warnings"], [])

    def test_quiet(self):
        result = self.ctl("--quiet", "create", "d.vmdk", "--size", "4M")
        self.assertEqual((result.out, result.err), ("", ""))

    def test_dry_run_writes_nothing(self):
        plan = self.ctl_json("create", "d.vmdk", "--size", "10M", "--dry-run")
        self.assertEqual(list(plan), PLAN)
        self.assertEqual(plan["operation"], "create")
        self.assertEqual(plan["reads"], 0)
        self.assertLessEqual(plan["writes"], 65536)  # what is not written of the file stays a hole
        self.assertEqual((plan["creates"], plan["changes"], plan["removes"]), (["d.vmdk"], [], []))
        self.assertRegex(self.ctl("create", "d.vmdk", "--size", "10M", "--dry-run").out, """\
^Plan: create \\(nothing is changed\\)
  reads    0 bytes
  writes   .* KiB \\(%d bytes\\)
  needs    .* KiB \\(%d bytes\\) of free space
  creates  d.vmdk
$""" % (plan["writes"], plan["peakExtraSpace"]))
        self.assertEqual(self.names(), [])

    def test_the_plan_of_very_many_pieces_stays_readable(self):
        out = self.ctl("create", "d.vmdk", "--size", "62T", "--type", "twoGbMaxExtentSparse", "--dry-run").out
        self.assertLess(out.count("\n"), 20)
        self.assertRegex(out, r"creates  d-s003\.vmdk\n  creates  \(\d+ more\)\n  creates  d-s\d+\.vmdk\n")
        self.assertIn("  creates  d.vmdk\n", out)

    def test_never_overwrites_unasked(self):
        self.ctl("create", "d.vmdk", "--size", "1M")
        before = self.folder_state()
        error = self.ctl_json("create", "d.vmdk", "--size", "2M", code=4)["error"]
        self.assertEqual(error["code"], "already-exists")
        self.assertIn("d.vmdk", error["path"])
        self.ctl("create", "d.vmdk", "--size", "2M", "--dry-run", code=4)
        self.assertFolderUnchanged(before)
        self.ctl("create", "d.vmdk", "--size", "2M", "--overwrite")
        self.assertEqual(self.ctl_json("info", "d.vmdk")["capacity"], 2 * MIB)

    def test_never_overwrites_an_extent_unasked(self):
        self.make_raw("d-flat.vmdk", b"precious")
        self.ctl("create", "d.vmdk", "--size", "1M", "--type", "monolithicFlat", code=4)
        self.assertEqual(self.path("d-flat.vmdk").read_bytes(), b"precious")

    def test_refuses_impossible_disks(self):
        self.ctl("create", "d.vmdk", "--size", "0", code=2)
        self.ctl("create", "d.vmdk", "--size", "3T", code=2)  # one sparse file ends at 2 TB
        self.ctl("create", "d.vmdk", "--size", "1M", "--type", "fullDevice", code=4)
        self.ctl("create", 'quo"te.vmdk', "--size", "1M", code=2)
        self.assertEqual(self.ctl("create", "no/such/folder/d.vmdk", "--size", "1M", code=1).err.count("\n"), 1)
        self.assertEqual(self.names(), [])


if __name__ == "__main__":
    stratatest.main()
