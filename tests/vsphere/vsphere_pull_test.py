#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl vsphere pull: what was on the datastore is in the local disk, or nothing is."""
import random
import signal
import subprocess
import time

import stratatest
from vspherepeer import VsphereTest

MIB = 1 << 20
DISK = "[LocalDS_0] a.vmdk"


class Pull(VsphereTest):
    def setUp(self):
        super().setUp()
        self.vs("disk", "create", DISK, "--size", "12M")
        self.flat, = self.path("store").glob("*/a-flat.vmdk")
        content = bytearray(12 * MIB)
        noise = random.Random(5)
        content[: MIB] = noise.randbytes(MIB)
        content[7 * MIB + 512: 9 * MIB] = noise.randbytes(2 * MIB - 512)
        content[-512:] = noise.randbytes(512)
        self.content = bytes(content)
        self.flat.write_bytes(self.content)
        self.before = self.local()

    def local(self):
        """Names in the test's own folder."""
        return sorted(path.name for path in self.dir.iterdir())

    def test_every_type_reads_the_same(self):
        for kind in ("monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "streamOptimized", "vmfsThin"):
            with self.subTest(kind):
                self.vs("pull", DISK, f"{kind}.vmdk", "--type", kind)
                raw = self.path("x.raw")
                self.ctl("clone", f"{kind}.vmdk", raw, "--type", "raw", "--overwrite")
                self.assertSameBytes(raw.read_bytes(), self.content, kind)

    def test_qemu_reads_it_and_zeros_take_no_room(self):
        result = self.vs_json("pull", DISK, "x.vmdk", "--verify")
        self.assertTrue(result["verified"])
        self.assertSameBytes(self.qemu_bytes(self.path("x.vmdk")), self.content)
        self.assertLess(self.path("x.vmdk").stat().st_size, 5 * MIB)

    def test_disk_of_a_machine(self):
        name = sorted(entry["name"] for entry in self.vs_json("ls", "/DC0") if entry["kind"] == "machine")[0]
        plan = self.vs_json("pull", self.machine_with_content(name), "x.vmdk", "--dry-run")
        self.assertEqual(plan["reads"], 12 * MIB)
        self.assertEqual(self.local(), self.before)
        self.vs("pull", name, "x.vmdk", "--disk", "1", "--type", "raw")
        self.assertSameBytes(self.path("x.vmdk").read_bytes(), self.content)
        self.vs("pull", name, "y.vmdk", "--disk", "7", code=1)
        self.vs("pull", "nobody", "y.vmdk", code=1)

    def machine_with_content(self, name):
        """The peer's machines have empty files for disks: gives one the disk of this test."""
        disk = self.vs_json("info", name)["disks"][0]["file"]
        self.vs("disk", "delete", disk, "--force")
        self.vs("disk", "copy", DISK, disk)
        return name

    def test_refusals_leave_nothing(self):
        self.path("there.vmdk").write_bytes(b"mine")
        self.vs("pull", DISK, "there.vmdk", code=4)
        self.assertEqual(self.path("there.vmdk").read_bytes(), b"mine")
        self.path("there.vmdk").unlink()
        self.vs("pull", "[LocalDS_0] none.vmdk", "x.vmdk", code=1)
        self.vs("pull", "[none] a.vmdk", "x.vmdk", code=1)
        self.flat.rename(self.flat.with_name("gone"))
        self.vs("pull", DISK, "x.vmdk", code=1)
        self.assertEqual(self.local(), self.before)

    def inject(self, query):
        self.peer.ask("/test/inject?prefix=/folder/a-flat&method=GET&clear=1&" + query)

    def test_failures_that_pass_are_got_over(self):
        # The first piece is small, those that follow are of 4 MiB.
        for query in ("after=0", "after=1", "after=65535", f"after={MIB}", f"after={4 * MIB - 1}", "after=0&times=2", "drop=1",
                      "code=401", "code=502", "code=503", "code=504"):
            with self.subTest(query):
                self.inject(query)
                self.vs("pull", DISK, "x.vmdk", "--type", "raw", "--overwrite")
                self.assertSameBytes(self.path("x.vmdk").read_bytes(), self.content)
                self.path("x.vmdk").unlink()
                self.assertEqual(self.local(), self.before)

    def test_failures_that_stay_are_told_and_leave_nothing(self):
        for status, code, word in ((401, 1, "privileges"), (403, 1, "privileges"), (404, 1, "no file"), (416, 1, "416"),
                                   (500, 4, "in use")):
            with self.subTest(status):
                self.inject(f"code={status}&times=99")
                self.assertIn(word, self.vs("pull", DISK, "x.vmdk", code=code).err)
                self.assertEqual(self.local(), self.before)

    def test_existing_disk_survives_a_pull_that_fails(self):
        self.path("x.vmdk").write_bytes(b"mine")
        self.inject("code=404&times=99")
        self.vs("pull", DISK, "x.vmdk", "--overwrite", "--type", "raw", code=1)
        self.assertEqual(self.path("x.vmdk").read_bytes(), b"mine")

    def test_cancelled_pull_leaves_nothing(self):
        self.peer.ask("/test/inject?prefix=/folder/a-flat&method=GET&times=1000&after=10")
        started = time.monotonic()
        process = subprocess.Popen([stratatest.STRATACTL, "vsphere", "pull", DISK, "x.vmdk"], cwd=self.dir, env=self.env,
                                   stderr=subprocess.PIPE)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=10)
        self.assertEqual(process.returncode, 130, said)
        self.assertLess(time.monotonic() - started, 3)
        self.assertEqual(self.local(), self.before)

    def test_info_needs_no_download(self):
        info = self.vs_json("disk", "info", DISK)
        self.assertEqual((info["capacity"], info["createType"]), (12 * MIB, "vmfs"))
        self.assertEqual(info["extents"][0]["path"], "[LocalDS_0]/a-flat.vmdk")
        self.assertEqual(info["problems"], [])


class PullFromAHost(Pull):
    arguments = ("-esx",)

    def test_disk_of_a_machine(self):
        name = sorted(entry["name"] for entry in self.vs_json("ls", "/ha-datacenter") if entry["kind"] == "machine")[0]
        self.vs("pull", self.machine_with_content(name), "x.vmdk", "--type", "raw")
        self.assertSameBytes(self.path("x.vmdk").read_bytes(), self.content)


class SessionsThatEnd(VsphereTest):
    arguments = ("-idle", "200ms")

    def test_pull_goes_on_after_the_session_ended(self):
        self.vs("disk", "create", DISK, "--size", "40M")
        flat, = self.path("store").glob("*/a-flat.vmdk")
        content = random.Random(1).randbytes(40 * MIB)
        flat.write_bytes(content)
        for _ in range(3):  # pauses of half a second, each longer than a session lasts
            self.peer.ask("/test/inject?prefix=/folder/a-flat&method=GET&code=503")
        self.vs("pull", DISK, "x.vmdk", "--type", "raw")
        self.assertSameBytes(self.path("x.vmdk").read_bytes(), content)


class SlowServers(VsphereTest):
    arguments = ("-delay", "150")

    def test_pull_waits(self):
        self.vs("disk", "create", DISK, "--size", "1M")
        self.vs("pull", DISK, "x.vmdk", "--type", "raw")
        self.assertEqual(self.path("x.vmdk").read_bytes(), bytes(MIB))


if __name__ == "__main__":
    stratatest.main()
