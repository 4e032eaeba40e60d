#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl vsphere hold, release, holds, and the hold round a pull; pyvmomi sees what is held."""
import signal
import subprocess
import time
import urllib.parse

import stratatest
from vspherepeer import VsphereTest

METHOD = "RelocateVM_Task"


class Holds(VsphereTest):
    def setUp(self):
        super().setUp()
        self.name = sorted(entry["name"] for entry in self.vs_json("ls", "/DC0") if entry["kind"] == "machine")[0]
        self.machine = self.machines(self.other())[self.name]

    def held(self):
        return list(self.machine.disabledMethod)

    def test_hold_lasts_until_it_is_released(self):
        self.vs("hold", self.name, "--identity", "backup 7", "--dry-run")
        self.assertEqual(self.held(), [])
        self.vs("hold", self.name, "--identity", "backup 7")
        self.assertEqual(self.held(), [METHOD])
        entry, = self.ctl("--json", "vsphere", "holds", env=self.env).json
        self.assertEqual((entry["machine"], entry["identity"], entry["state"]), (self.name, "backup 7", "kept"))
        self.assertIn("backup 7", self.ctl("vsphere", "holds", env=self.env).out)
        self.vs("ls")  # not taken for a leftover
        self.vs("release", self.name, "--identity", "other")
        self.assertEqual(self.held(), [METHOD])
        self.vs("release", self.name, "--identity", "backup 7")
        self.assertEqual(self.held(), [])
        self.assertEqual(self.ctl("--json", "vsphere", "holds", env=self.env).json, [])

    def test_refusals(self):
        self.vs("hold", self.name, "--identity", "x" * 51, code=2)
        self.vs("hold", self.name, code=2)
        self.vs("release", "nobody", "--identity", "x", code=1)
        self.peer.ask("/test/held?times=1&source=theirs")
        self.assertIn("theirs", self.vs("hold", self.name, "--identity", "x", code=4).err)

    def prepare_disk(self):
        disk = self.vs_json("info", self.name)["disks"][0]["file"]
        self.vs("disk", "delete", disk, "--force")
        self.vs("disk", "create", disk, "--size", "12M")
        self.flat = "/folder/" + urllib.parse.quote(disk.partition("] ")[2].removesuffix(".vmdk") + "-flat.vmdk")

    def pulling(self, *options):
        """A pull that does not come forward: all of the disk's data is cut off."""
        self.peer.ask(f"/test/inject?prefix={self.flat}&method=GET&times=100000&after=10")
        process = subprocess.Popen([stratatest.STRATACTL, "vsphere", "pull", self.name, "x.vmdk", "--type", "raw", *options],
                                   cwd=self.dir, env=self.env, stderr=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait, 10)
        return process

    def wait_until_held(self):
        deadline = time.monotonic() + 10
        while not self.held() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(self.held(), [METHOD])

    def test_pull_holds_and_releases(self):
        self.prepare_disk()
        self.vs("pull", self.name, "x.vmdk")
        self.assertEqual(self.held(), [])
        self.peer.ask("/test/held?times=9&fault=NoPermission")
        self.assertIn("may be moved", self.vs("pull", self.name, "y.vmdk").err)
        self.assertNotIn("moved", self.vs("pull", self.name, "z.vmdk", "--no-hold").err)
        self.vs("pull", self.name, "a.vmdk", "--require-hold", code=1)
        self.assertFalse(self.path("a.vmdk").exists())

    def test_hold_of_a_killed_pull_is_released_at_the_next_start(self):
        self.prepare_disk()
        process = self.pulling()
        self.wait_until_held()
        process.kill()
        process.wait(10)
        self.assertEqual(self.held(), [METHOD])
        entry, = self.ctl("--json", "vsphere", "holds", env=self.env).json
        self.assertEqual(entry["state"], "abandoned")
        self.assertIn(self.name, self.vs("ls").err)
        self.assertEqual(self.held(), [])
        self.assertEqual(self.vs("ls").err, "")

    def test_interrupted_pull_releases(self):
        self.prepare_disk()
        process = self.pulling()
        self.wait_until_held()
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        self.assertEqual(self.held(), [])
        self.assertEqual(self.ctl("--json", "vsphere", "holds", env=self.env).json, [])


class HoldsOnAHost(VsphereTest):
    arguments = ("-esx",)

    def test_hosts_hold_nothing(self):
        name = sorted(entry["name"] for entry in self.vs_json("ls", "/ha-datacenter") if entry["kind"] == "machine")[0]
        for verb in ("hold", "release"):
            self.assertIn("vCenter", self.vs(verb, name, "--identity", "x", code=4).err)
            self.assertIn("vCenter", self.vs(verb, name, "--identity", "x", "--dry-run", code=4).err)


if __name__ == "__main__":
    stratatest.main()
