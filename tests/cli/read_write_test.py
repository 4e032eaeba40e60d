#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl read and write: guest bytes in and out."""
import os
import signal
import subprocess
import time

import stratatest
from stratatest import GRAIN, MIB, STRATACTL, StrataTest, environment, pattern_bytes


class GuestBytes(StrataTest):
    def setUp(self):
        super().setUp()
        self.content = pattern_bytes(MIB, 1)
        self.vmdk_from(self.make_raw("d.raw", self.content), "d.vmdk")

    def test_read_ranges(self):
        self.assertSameBytes(self.strata_bytes("d.vmdk"), self.content)
        self.assertSameBytes(self.ctl("read", "d.vmdk", "--offset", "64K", "--length", "512").raw,
                             self.content[GRAIN:GRAIN + 512])
        self.assertSameBytes(self.ctl("read", "d.vmdk", "--offset", "1047552").raw, self.content[-1024:])

    def test_read_into_a_file(self):
        result = self.ctl("read", "d.vmdk", "--offset", "512", "--length", "1K", "-o", "piece")
        self.assertEqual(result.out, "Read 1 KiB to piece.\n")
        self.assertEqual(self.path("piece").read_bytes(), self.content[512:1536])
        self.ctl("read", "d.vmdk", "--length", "512", "-o", "piece", code=4)
        self.assertEqual(self.path("piece").stat().st_size, 1024)
        self.assertEqual(self.ctl_json("read", "d.vmdk", "--length", "512", "-o", "piece", "--overwrite"),
                         {"offset": 0, "length": 512, "file": "piece"})
        self.assertEqual(self.path("piece").stat().st_size, 512)

    def test_read_refuses(self):
        for offset, length in [("1", "512"), ("0", "100"), ("0", "0"), ("2M", "512"), ("1M", "512"), ("0", "2M")]:
            result = self.ctl("read", "d.vmdk", "--offset", offset, "--length", length, code=2)
            self.assertEqual(result.raw, b"", (offset, length))
        self.ctl("read", "d.vmdk", "--json", code=2)
        self.assertNotIn("piece", os.listdir(self.dir))

    def test_a_failed_read_leaves_no_file(self):
        self.ctl("read", "d.vmdk", "--offset", "2M", "-o", "piece", code=2)
        self.assertEqual(sorted(os.listdir(self.dir)), ["d.raw", "d.vmdk"])

    def test_write_from_standard_input(self):
        result = self.ctl("write", "d.vmdk", "--offset", "512", stdin=b"\x77" * 1024)
        self.assertEqual((result.out, result.err), ("", ""))
        expected = self.content[:512] + b"\x77" * 1024 + self.content[1536:]
        self.assertSameBytes(self.strata_bytes("d.vmdk"), expected)
        self.assertSameBytes(self.qemu_bytes("d.vmdk"), expected)
        self.qemu_img("check", "d.vmdk")

    def test_write_from_a_file(self):
        self.make_raw("piece", b"\x55" * GRAIN)
        result = self.ctl_json("write", "d.vmdk", "--offset", "1K", "-i", "piece")
        self.assertEqual(result["operation"], "write")
        self.assertEqual(self.ctl("read", "d.vmdk", "--offset", "1K", "--length", "64K").raw, b"\x55" * GRAIN)

    def test_a_write_changes_the_content_id_once_and_keeps_the_uuid(self):
        self.ctl("create", "e.vmdk", "--size", "1M")
        before = self.ctl_json("info", "e.vmdk")
        self.ctl("write", "e.vmdk", stdin=b"\x11" * 512)
        after = self.ctl_json("info", "e.vmdk")
        self.assertNotEqual(after["cid"], before["cid"])
        self.assertEqual(after["uuid"], before["uuid"])

    def test_dry_run_writes_nothing(self):
        self.make_raw("piece", b"\x55" * 512)
        before = self.folder_state()
        plan = self.ctl_json("write", "d.vmdk", "-i", "piece", "--dry-run")
        self.assertEqual(plan["operation"], "write")
        self.assertIn("d.vmdk", plan["changes"])
        self.ctl("write", "d.vmdk", "--offset", "512", "--dry-run", stdin=b"\x55" * 512)
        self.assertFolderUnchanged(before)

    def test_write_refuses(self):
        before = self.folder_state()
        self.ctl("write", "d.vmdk", "--offset", "1", code=2, stdin=b"\x55" * 512)
        self.make_raw("odd", b"\x55" * 100)
        self.make_raw("long", bytes(MIB + 512))
        self.ctl("write", "d.vmdk", "-i", "odd", code=2)
        self.ctl("write", "d.vmdk", "-i", "long", code=2)
        self.ctl("write", "d.vmdk", "-i", "no-such-file", code=1)
        self.path("odd").unlink()
        self.path("long").unlink()
        self.assertFolderUnchanged(before)

    def test_streams_are_read_only(self):
        self.vmdk_from("d.raw", "stream.vmdk", "streamOptimized")
        before = self.folder_state()
        self.ctl("write", "stream.vmdk", code=4, stdin=b"\x55" * 512)
        self.assertFolderUnchanged(before)

    def test_parents_stay_as_they_are(self):
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "d.vmdk", "child.vmdk")
        parent = self.path("d.vmdk").read_bytes()
        self.ctl("write", "child.vmdk", "--offset", "64K", stdin=b"\x55" * 512)
        self.assertEqual(self.path("d.vmdk").read_bytes(), parent)
        expected = self.content[:GRAIN] + b"\x55" * 512 + self.content[GRAIN + 512:]
        self.assertSameBytes(self.qemu_bytes("child.vmdk"), expected)

    def test_waiting_for_input_can_be_interrupted(self):
        before = self.folder_state()
        process = subprocess.Popen([STRATACTL, "write", "d.vmdk"], cwd=self.dir, stdin=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=environment())
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)
        self.assertEqual(process.returncode, 130)
        process.stdin.close()
        process.stderr.close()
        self.assertFolderUnchanged(before)


if __name__ == "__main__":
    stratatest.main()
