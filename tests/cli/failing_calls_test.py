#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The real program while system calls are interrupted, write less than asked, or fail."""
import re
import resource
import shutil
import signal
import subprocess

import stratatest
from stratatest import MIB, STRATACTL, StrataTest, environment, pattern_bytes

CHANGES = "pwrite64,pwritev,fsync,fdatasync,ftruncate,fallocate"
CALLS = "pread64,preadv," + CHANGES
DATA = pattern_bytes(MIB, 1) + bytes(MIB) + pattern_bytes(MIB, 2)


class FailingCalls(StrataTest):
    def setUp(self):
        super().setUp()
        self.make_raw("raw", DATA)
        self.ctl("create", "d.vmdk", "--size", "3M")
        for offset in (2 * MIB, 0, MIB):  # not in order
            self.ctl("write", "d.vmdk", "--offset", str(offset), "-i", self.make_raw("part", DATA[offset:offset + MIB]))
        self.ctl("child", "d.vmdk", "c.vmdk")

    VERBS = (("merge", "c.vmdk"), ("shrink", "d.vmdk"), ("defragment", "d.vmdk"), ("clone", "d.vmdk", "x.vmdk"),
             ("meta", "set", "d.vmdk", "adapterType", "ide"), ("rename", "d.vmdk", "e.vmdk"),
             ("grow", "e.vmdk", "--size", "4G"))

    def traced(self, injections, command, code):
        """What strace saw of the calls; skips where nothing may be traced."""
        if not shutil.which("strace"):
            self.skipTest("strace is not installed")
        words = [word for injection in injections for word in ("-e", "inject=" + injection)]
        result = self.tool("strace", "-f", "-qq", "-y", "-o", "trace", "-e", "trace=" + CALLS, *words, STRATACTL, *command,
                           code=None)
        if "PTRACE" in result.err:
            self.skipTest("strace may not trace here")
        if code is not None:
            self.assertEqual(result.code, code, f"{command}: {result}")
        return result, self.path("trace").read_text(errors="replace")

    def test_interrupted_calls_are_made_again(self):
        for verb in self.VERBS:
            # The program loader reads, too, and gives up.
            _, trace = self.traced([CHANGES + ":error=EINTR:when=1+2", "pread64,preadv:error=EINTR:when=20+2"], verb, 0)
            self.assertIn("EINTR", trace, verb)
        self.assertSameBytes(self.qemu_bytes("x.vmdk"), DATA)
        self.assertSameBytes(self.qemu_bytes("e.vmdk")[:len(DATA)], DATA)
        self.ctl("check", "e.vmdk")

    def test_a_failed_sync_is_not_tried_again(self):
        self.ctl("merge", "c.vmdk")
        for verb in (("shrink", "d.vmdk"), ("defragment", "d.vmdk"), ("grow", "d.vmdk", "--size", "4G"),
                     ("clone", "d.vmdk", "x.vmdk")):
            for number in range(1, 4):
                result, trace = self.traced([f"fdatasync,fsync:error=EIO:when={number}"], verb, None)
                if "EIO" not in trace:
                    break  # fewer syncs than that
                self.assertNotEqual(result.code, 0, f"{verb}: {result}")
                failed = re.search(r"sync\(\d+<([^>]*)>\).*EIO", trace)
                self.assertEqual(re.findall(r"sync\(\d+<" + re.escape(failed[1]) + r">\)", trace[failed.end():]), [])
                self.ctl("compare", "d.vmdk", "raw", "--raw-b")
                self.assertFalse(self.path("x.vmdk").exists())
        self.ctl("shrink", "d.vmdk")
        self.ctl("check", "d.vmdk")
        self.assertSameBytes(self.qemu_bytes("d.vmdk")[:len(DATA)], DATA)

    def test_a_write_that_stops_half_way_leaves_nothing_half_made(self):
        """At the largest size a file may have a write is short, the next one fails."""
        self.ctl("merge", "c.vmdk")
        names = sorted(path.name for path in self.dir.iterdir())
        for limit in (100_000, MIB + 5 * 512 + 7):
            def small_files(size=limit):
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            process = subprocess.run([STRATACTL, "clone", "d.vmdk", "x.vmdk"], cwd=self.dir, env=environment(),
                                     preexec_fn=small_files, capture_output=True, check=False)
            self.assertNotEqual(process.returncode, 0)
            self.assertIn(b"x.vmdk", process.stderr)
            self.assertEqual(sorted(path.name for path in self.dir.iterdir()), names)
        self.ctl("compare", "d.vmdk", "raw", "--raw-b")


if __name__ == "__main__":
    stratatest.main()
