#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl vm info: what lies in a machine's folder."""
import stratatest
from stratatest import MIB, StrataTest, pattern_bytes

VMX = """.encoding = "UTF-8"
displayName = "My Machine"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "d-000001.vmdk"
"""

VMSD = """.encoding = "UTF-8"
snapshot.lastUID = "1"
snapshot.current = "1"
snapshot.numSnapshots = "1"
snapshot0.uid = "1"
snapshot0.displayName = "Fresh"
snapshot0.numDisks = "1"
snapshot0.disk0.fileName = "d.vmdk"
snapshot0.disk0.node = "scsi0:0"
"""


class VmInfo(StrataTest):
    def setUp(self):
        super().setUp()
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "d.vmdk")
        self.path("d.raw").unlink()
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "d.vmdk", "d-000001.vmdk")
        self.path("m.vmx").write_text(VMX)
        self.path("m.vmsd").write_text(VMSD)

    def names(self, paths):
        return [path.rsplit("/", 1)[-1] for path in paths]

    def test_json(self):
        for name in ["m.vmx", "."]:
            machine = self.ctl_json("vm", "info", name)
            self.assertEqual(list(machine), ["folder", "config", "displayName", "disks", "files", "locks", "orphans",
                                             "problems", "snapshots", "current", "readOnly"])
            self.assertEqual(machine["displayName"], "My Machine")
            self.assertTrue(machine["config"].endswith("m.vmx"))
            self.assertEqual([(disk["path"].rsplit("/")[-1], disk["node"]) for disk in machine["disks"]],
                             [("d-000001.vmdk", "scsi0:0"), ("d.vmdk", None)])
            self.assertEqual(self.names(machine["disks"][0]["chain"]), ["d.vmdk", "d-000001.vmdk"])
            self.assertEqual(self.names(machine["disks"][1]["chain"]), ["d.vmdk"])
            self.assertEqual((machine["locks"], machine["orphans"], machine["problems"]), ([], [], []))
            self.assertEqual((machine["snapshots"], machine["current"], machine["readOnly"]), (1, 1, None))
            self.assertEqual(machine["disks"][0]["parentCid"], machine["disks"][1]["cid"])
            self.assertEqual(machine["disks"][0]["capacity"], MIB)
            self.assertEqual(machine["disks"][0]["createType"], "monolithicSparse")

    def test_orphans_and_locks(self):
        self.make_raw("lost-flat.vmdk", bytes(4096))
        self.path("d.vmdk.lck").mkdir()
        (self.path("d.vmdk.lck") / "M12345.lck").write_bytes(b"x y 1 X 1 lc=1".ljust(512, b"\0"))
        machine = self.ctl_json("vm", "info", ".")
        self.assertEqual(self.names(machine["orphans"]), ["lost-flat.vmdk"])
        self.assertTrue(machine["locks"])

    def test_redo_logs_that_nobody_names_are_orphans(self):
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "d.vmdk", "d-000002.vmdk")
        for name in ["m.vmx", "."]:
            self.assertEqual(self.names(self.ctl_json("vm", "info", name)["orphans"]), ["d-000002.vmdk"])

    def test_a_forgotten_list_is_a_problem(self):
        self.path("m.vmsd").write_text("")
        machine = self.ctl_json("vm", "info", ".")
        self.assertEqual([problem["code"] for problem in machine["problems"]], ["snapshot-list-forgotten"])
        self.assertEqual(machine["orphans"], [])  # the machine runs on it

    def test_who_holds_it(self):
        self.path("m.vmx.lck").mkdir()
        (self.path("m.vmx.lck") / "M12345.lck").write_bytes(b"uuid=other 77-1(vmware-vmx) 1 X 1 lc=1".ljust(512, b"\0"))
        self.assertEqual(self.ctl_json("vm", "info", ".")["readOnly"]["code"], "locked")
        self.assertIn("Cannot be changed now: ", self.ctl("vm", "info", ".").out)

    def test_text(self):
        out = self.ctl("vm", "info", "m.vmx").out
        self.assertRegex(out, r"(?m)^Machine +My Machine$")
        self.assertRegex(out, r"(?m)^Snapshots +1$")
        self.assertRegex(out, r"(?m)^Built on +Fresh #1$")
        self.assertRegex(out, r"(?m)^  scsi0:0 +d-000001\.vmdk +on d\.vmdk$")

    def test_broken_disks_are_problems_not_failures(self):
        self.path("d.vmdk").unlink()
        machine = self.ctl_json("vm", "info", "m.vmx")
        self.assertTrue(machine["problems"])
        self.assertIsNone(machine["disks"][0]["parent"])
        self.assertIs(machine["disks"][0]["isChild"], True)

    def test_no_machine(self):
        self.ctl("vm", "info", "no-such-folder", code=1)


if __name__ == "__main__":
    stratatest.main()
