#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Large disks, made as sparse files with full tables: a cancel returns within a second and leaves the disk sound, and
no verb takes much memory."""
import array
import multiprocessing
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

import stratatest
from stratatest import MIB, SANITIZED, STRATACTL, StrataTest, environment

SEED = int(os.environ.get("STRATA_CANCEL_SEED", random.randrange(1 << 30)))
ROUNDS = int(os.environ.get("STRATA_CANCEL_ROUNDS", "1"))
LONG = float(os.environ.get("STRATA_LARGE_SECONDS", "1.5"))
SECOND = 1.0
MEMORY = 128 * MIB


def fill_tables(path, stretch):
    """Half of the grains have places, in stretches of so many; the first of the guest lies last (vmdk-format 2.5)."""
    with open(path, "r+b") as disk:
        capacity, grain, _, _, _, redundant, primary, front = struct.unpack_from("<QQQQIQQQ", disk.read(512), 12)
        grains = capacity // grain
        entries = array.array("I", bytes(4)) * grains
        blocks = -(-grains // (2 * stretch))
        for i in range(stretch):
            count = len(range(i, grains, 2 * stretch))
            last = front + ((blocks - 1) * stretch + i) * grain
            entries[i::2 * stretch] = array.array("I", range(last, last - count * stretch * grain, -stretch * grain))
        for directory in (redundant, primary):
            disk.seek(directory * 512)
            first = struct.unpack("<I", disk.read(4))[0]
            disk.seek(first * 512)
            disk.write(entries.tobytes())
        disk.truncate((front + grains * grain) * 512)


class Large(StrataTest):
    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="strata-large-", dir="/var/tmp"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.random = random.Random(SEED)

    def make(self, size, stretch=1):
        self.ctl("create", "d.vmdk", "--size", size)
        # In a process of its own: what a program takes is counted from what its parent took.
        child = multiprocessing.get_context("fork").Process(target=fill_tables, args=(self.path("d.vmdk"), stretch))
        child.start()
        child.join()
        self.assertEqual(child.exitcode, 0)
        self.ctl("child", "d.vmdk", "c.vmdk")
        self.ctl("create", "e.vmdk", "--size", size)

    def run_for(self, seconds, command):
        """(Seconds from the wish to stop until it was gone, bytes of memory at the most); 0 s if it was done before."""
        process = subprocess.Popen([STRATACTL, *command], cwd=self.dir, env=environment(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        start = time.monotonic()
        asked = None
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            now = time.monotonic()
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return (now - asked if asked else 0, usage.ru_maxrss * 1024)
            if asked is None and now - start > seconds:
                asked = now
                process.send_signal(signal.SIGINT)
            time.sleep(0.005)

    VERBS = (("check", "d.vmdk"), ("map", "d.vmdk"), ("compare", "d.vmdk", "c.vmdk"), ("compare", "d.vmdk", "e.vmdk"),
             ("shrink", "d.vmdk", "--dry-run"), ("shrink", "d.vmdk"),
             ("defragment", "d.vmdk", "--dry-run"), ("defragment", "d.vmdk"), ("clone", "c.vmdk", "x.vmdk"),
             ("clone", "d.vmdk", "x.vmdk", "--type", "streamOptimized"), ("merge", "c.vmdk"))

    def test_a_cancel_returns_within_a_second(self):
        self.make("100G")
        for verb in self.VERBS:
            for _ in range(ROUNDS):
                delay = self.random.uniform(0.02, 1.5)
                took = self.run_for(delay, verb)[0]
                if took > SECOND:  # unless the machine was busy with something else
                    took = min(took, self.run_for(delay, verb)[0])
                with self.subTest(verb=verb, delay=delay, seed=SEED):
                    self.assertLess(took, SECOND)
        for leftover in self.dir.glob("*.part"):
            self.fail(f"left over: {leftover}")
        if self.path("c.vmdk").exists():
            self.ctl("merge", "c.vmdk")  # goes on where it was stopped
        self.ctl("check", "d.vmdk")

    def test_memory_stays_small_at_two_terabytes(self):
        if SANITIZED:
            self.skipTest("sanitizers take memory of their own")
        self.make("2040G")
        self.measure(("merge", "c.vmdk", "--dry-run"), *self.VERBS)
        self.path("c.vmdk").unlink(missing_ok=True)
        self.measure(("grow", "d.vmdk", "--size", "2047G"), seconds=60)

    def measure(self, *verbs, seconds=LONG):
        peaks = {" ".join(verb): self.run_for(seconds, verb)[1] for verb in verbs}
        print("; ".join(f"{verb}: {peak // MIB} MiB" for verb, peak in peaks.items()), file=sys.stderr)
        for verb, peak in peaks.items():
            with self.subTest(verb=verb):
                self.assertLess(peak, MEMORY)


if __name__ == "__main__":
    stratatest.main()
