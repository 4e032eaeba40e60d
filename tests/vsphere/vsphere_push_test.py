#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl vsphere push: the disk on the datastore is what was here, or nothing is there; and nothing stays behind."""
import random
import signal
import subprocess
import time

import stratatest
from vspherepeer import VsphereTest

MIB = 1 << 20
DISK = "[LocalDS_0] up.vmdk"
TYPES = ("monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "streamOptimized", "vmfs",
         "vmfsThin", "vmfsSparse")


class Push(VsphereTest):
    def setUp(self):
        super().setUp()
        self.store, = self.path("store").iterdir()
        self.path("tmp").mkdir()
        self.env["TMPDIR"] = str(self.path("tmp"))
        content = bytearray(9 * MIB)
        noise = random.Random(3)
        content[:MIB] = noise.randbytes(MIB)
        content[5 * MIB + 512: 6 * MIB] = noise.randbytes(MIB - 512)
        content[-512:] = noise.randbytes(512)
        self.content = bytes(content)
        self.path("src.raw").write_bytes(self.content)
        self.before = self.files()

    def files(self):
        return sorted(path.name for path in self.store.iterdir())

    def require_clean(self, *made):
        """Nothing but the new disk is there, nothing in the temporary folder, and nothing is owed."""
        self.assertEqual([name for name in self.files() if name not in self.before], sorted(made))
        self.assertEqual(list(self.path("tmp").iterdir()), [])
        journal = self.path("state") / "strata/server-debts"
        self.assertEqual(journal.read_text() if journal.exists() else "", "")

    def source(self, kind="monolithicSparse"):
        self.ctl("clone", "src.raw", "src.vmdk", "--from", "raw", "--type", kind, "--overwrite")
        return "src.vmdk"

    def flat(self):
        return (self.store / "up-flat.vmdk").read_bytes()

    def test_round_trips_of_every_type_compare_equal(self):
        for kind in TYPES:
            source = self.source(kind)
            for route in ("flat", "sparse"):
                with self.subTest(kind, route=route):
                    result = self.vs_json("push", source, DISK, "--route", route, "--verify")
                    self.assertEqual((result["route"], result["verified"]), (route, True))
                    self.assertSameBytes(self.flat(), self.content)
                    self.require_clean("up.vmdk", "up-flat.vmdk")
                    self.vs("pull", DISK, "back.vmdk", "--type", "monolithicSparse", "--overwrite")
                    self.ctl("compare", source, "back.vmdk")
                    self.vs("disk", "delete", DISK)

    def test_chains_and_raw_images(self):
        source = self.source()
        self.ctl("child", source, "child.vmdk")
        self.ctl("write", "child.vmdk", "--offset", "3M", stdin=b"x" * 4096)
        for route in ("flat", "sparse"):
            self.vs("push", "child.vmdk", DISK, "--route", route)
            self.assertSameBytes(self.flat(), self.content[:3 * MIB] + b"x" * 4096 + self.content[3 * MIB + 4096:])
            self.vs("disk", "delete", DISK)
        self.vs("push", "src.raw", DISK, "--from", "raw")
        self.assertSameBytes(self.flat(), self.content)

    def test_route_is_chosen_and_its_reason_told(self):
        self.assertIn("small", self.vs("push", self.source(), DISK, "--dry-run").out)
        self.ctl("create", "thin.vmdk", "--size", "1G")
        self.ctl("write", "thin.vmdk", "--offset", "700M", stdin=b"y" * MIB)
        result = self.vs_json("push", "thin.vmdk", DISK)
        self.assertEqual(result["route"], "sparse")
        self.assertIn("hold data", result["reason"])
        self.assertLess(result["bytesSent"], 4 * MIB)
        self.require_clean("up.vmdk", "up-flat.vmdk")

    def test_refusals_leave_nothing(self):
        source = self.source()
        self.vs("push", source, "[LocalDS_0] up", code=2)
        self.vs("push", source, "[none] up.vmdk", code=1)
        self.vs("push", source, "[LocalDS_0] none/up.vmdk", "--route", "flat", code=1)
        self.vs("push", source, "[LocalDS_0] none/up.vmdk", "--route", "sparse", code=1)
        self.vs("push", "none.vmdk", DISK, code=1)
        self.require_clean()
        self.vs("push", source, DISK)
        self.assertIn("exists", self.vs("push", source, DISK, code=4).err)
        self.require_clean("up.vmdk", "up-flat.vmdk")

    def inject(self, query):
        self.peer.ask("/test/inject?prefix=/folder/up.&method=PUT&clear=1&" + query)

    def test_failures_that_pass_are_got_over(self):
        source = self.source()
        for route in ("flat", "sparse"):
            for query in ("upload=0", "upload=1", f"upload={MIB}", f"upload={9 * MIB - 1}", "code=401", "code=503", "drop=1"):
                with self.subTest(query, route=route):
                    self.inject(query)
                    self.vs("push", source, DISK, "--route", route)
                    self.assertSameBytes(self.flat(), self.content)
                    self.require_clean("up.vmdk", "up-flat.vmdk")
                    self.vs("disk", "delete", DISK)

    def test_failures_that_stay_are_told_and_leave_nothing(self):
        source = self.source()
        for route in ("flat", "sparse"):
            for status, word in ((403, "privileges"), (404, "no folder"), (416, "416"), (500, "500"), (507, "free space")):
                with self.subTest(status, route=route):
                    self.inject(f"code={status}&times=9")
                    self.assertIn(word, self.vs("push", source, DISK, "--route", route, code=1).err)
                    self.require_clean()

    def slow_push(self, route):
        """A push whose upload is begun again and again."""
        self.inject("upload=1000&times=1000")
        process = subprocess.Popen([stratatest.STRATACTL, "vsphere", "push", self.source(), DISK, "--route", route], cwd=self.dir,
                                   env=self.env, stderr=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait, 10)
        deadline = time.monotonic() + 10
        while self.files() == self.before and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertNotEqual(self.files(), self.before)
        return process

    def test_interrupted_push_leaves_nothing(self):
        for route in ("flat", "sparse"):
            with self.subTest(route):
                process = self.slow_push(route)
                process.send_signal(signal.SIGINT)
                self.assertEqual(process.wait(10), 130)
                self.require_clean()

    def test_leftovers_of_a_killed_push_are_removed_at_the_next_start(self):
        for route in ("flat", "sparse"):
            with self.subTest(route):
                process = self.slow_push(route)
                process.kill()
                process.wait(10)
                self.assertIn("up.", self.vs("ls").err)
                self.require_clean()


class PushToAHost(Push):
    arguments = ("-esx",)


class SessionsThatEnd(VsphereTest):
    arguments = ("-idle", "200ms")

    def test_push_goes_on_after_the_session_ended(self):
        content = random.Random(1).randbytes(8 * MIB)
        self.path("src.raw").write_bytes(content)
        # The first two tries break off; the pauses between are longer than a session lasts.
        self.peer.ask("/test/inject?prefix=/folder/up.&method=PUT&upload=1000000&times=2")
        self.vs("push", "src.raw", DISK, "--from", "raw", "--route", "flat")
        flat, = self.path("store").glob("*/up-flat.vmdk")
        self.assertSameBytes(flat.read_bytes(), content)


if __name__ == "__main__":
    stratatest.main()
