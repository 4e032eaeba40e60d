#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 of the real program at random moments, over disks of 4 GiB on a real file system: nothing is lost, and the
same command finishes. A dozen kills; STRATA_KILLS asks for more, STRATA_KILL_SEED for the same ones again."""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time

import stratatest
from stratatest import MIB, STRATACTL, StrataTest, environment

KILLS = int(os.environ.get("STRATA_KILLS", "12"))
SEED = int(os.environ.get("STRATA_KILL_SEED", random.randrange(1 << 30)))
GIB = 1 << 30
PIECE = 256 * 1024
DATA = 160 * MIB

VMX = """.encoding = "UTF-8"
displayName = "Killed"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "d.vmdk"
"""


class Kill(StrataTest):
    """Each scenario: a template folder, a command, and the disks that a reader looks at with what they read as."""

    def setUp(self):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="strata-kill-", dir="/var/tmp"))  # not in memory
        self.addCleanup(shutil.rmtree, self.base, ignore_errors=True)
        self.template = self.dir = self.base / "template"
        self.template.mkdir()
        self.random = random.Random(f"{SEED} {self.id()}")

    # --- disks

    def fill(self, disk, bytes_, zeros=False):
        """Pieces at random places in random order; of every second only zeros, if wanted."""
        places = self.random.sample(range(4 * GIB // PIECE), bytes_ // PIECE)
        commands = [f"write -P {0 if zeros and n % 2 else n % 250 + 1} {place * PIECE} {PIECE}"
                    for n, place in enumerate(places)]
        self.tool("qemu-io", "-t", "unsafe", "-f", "vmdk", disk, stdin="\n".join(commands).encode() + b"\nquit\n")

    def golden(self, disk, name="golden.raw"):
        """What the disk reads as, outside the folder that is worked in."""
        path = self.base / name
        self.qemu_img("convert", "-f", "vmdk", "-O", "raw", disk, path)
        return path

    def make_disk(self, kind="monolithicSparse", zeros=False):
        self.ctl("create", "d.vmdk", "--size", "4G", "--type", kind)
        self.fill("d.vmdk", DATA, zeros)

    # --- the loop

    def killing(self, command, reads, finished):
        """`reads` checks what is there after a kill, `finished` what is there at the end."""
        self.dir = self.fresh_copy()
        start = time.monotonic()
        self.ctl(*command)
        length = time.monotonic() - start
        finished()
        hit = 0
        for _ in range(4 * self.kills()):
            if hit == self.kills():
                break
            self.dir = self.fresh_copy()
            delay = self.random.uniform(0.01, length)
            hit += self.run_and_kill(command, delay)
            with self.subTest(seed=SEED, delay=delay, command=command):
                reads()
                if self.unfinished() or any(self.dir.glob("*.intent")):
                    self.ctl(*command)
                finished()
        self.assertEqual(hit, self.kills(), "the program was too quick")
        print(f"{self.id().split('.')[-1]}: killed {hit} times, {length:.2f} s long, seed {SEED}")

    @staticmethod
    def kills():
        return max(1, KILLS // 6)

    def unfinished(self):
        return True

    def fresh_copy(self):
        work = self.base / "work"
        shutil.rmtree(work, ignore_errors=True)
        subprocess.run(["cp", "-a", "--reflink=auto", "--sparse=auto", self.template, work], check=True)
        return work

    def run_and_kill(self, command, delay):
        """True if it was still running."""
        with subprocess.Popen([STRATACTL, *map(str, command)], cwd=self.dir, env=environment(),
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(delay)
                return False
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                return True

    # --- what must hold

    def same(self, disk, golden):
        self.ctl("compare", disk, golden, "--raw-b")

    def sound(self, disk, golden):
        """By our check, by our reader and by qemu's."""
        self.ctl("check", disk)
        self.same(disk, golden)
        self.qemu_img("compare", "-f", "vmdk", "-F", "raw", disk, golden)

    def leaves_nothing(self):
        for path in self.dir.iterdir():
            self.assertNotIn(path.suffix, (".intent", ".part", ".tmp", ".lck"), path)

    # --- scenarios

    def in_place(self, command, golden, sizes=None):
        def finished():
            self.sound("d.vmdk", golden)
            self.qemu_img("check", "-f", "vmdk", "d.vmdk")
            if sizes:
                self.assertLessEqual(self.path("d.vmdk").stat().st_size, sizes)
            self.leaves_nothing()

        self.killing(command, lambda: self.same("d.vmdk", golden), finished)

    def test_shrink(self):
        self.make_disk(zeros=True)
        self.in_place(("shrink", "d.vmdk"), self.golden("d.vmdk"), DATA // 2 + 64 * MIB)

    def test_defragment(self):
        self.make_disk()
        self.in_place(("defragment", "d.vmdk"), self.golden("d.vmdk"))

    def test_grow(self):
        self.make_disk()
        small = self.golden("d.vmdk")
        large = self.base / "large.raw"
        subprocess.run(["cp", "--sparse=always", small, large], check=True)
        os.truncate(large, 900 * GIB)

        def finished():
            self.ctl("check", "d.vmdk")
            self.same("d.vmdk", large)
            self.leaves_nothing()

        def reads():
            capacity = self.ctl_json("info", "d.vmdk")["capacity"]
            self.same("d.vmdk", small if capacity == 4 * GIB else large)

        self.killing(("grow", "d.vmdk", "--size", "900G"), reads, finished)

    def make_child(self):
        self.make_disk()
        self.ctl("child", "d.vmdk", "c.vmdk")
        self.fill("c.vmdk", DATA)

    def test_merge(self):
        self.make_child()
        golden = self.golden("c.vmdk")

        def finished():
            self.assertFalse(self.path("c.vmdk").exists())
            self.sound("d.vmdk", golden)
            self.leaves_nothing()

        def reads():  # the child as long as it opens
            self.same("c.vmdk" if self.ctl("info", "c.vmdk", code=None).code == 0 else "d.vmdk", golden)

        self.unfinished = lambda: self.path("c.vmdk").exists()
        self.killing(("merge", "c.vmdk"), reads, finished)

    def test_snapshot_merge(self):
        self.path("m.vmx").write_text(VMX)
        self.make_disk()
        self.ctl("snapshot", "take", "m.vmx", "first")
        self.fill(self.present(), DATA)
        golden = self.golden(self.present())

        def finished():
            self.assertEqual(self.ctl_json("snapshot", "tree", "m.vmx")["snapshots"], [])
            self.sound(self.present(), golden)
            self.leaves_nothing()

        self.unfinished = lambda: self.ctl_json("snapshot", "tree", "m.vmx")["snapshots"] != []
        self.killing(("snapshot", "merge", "m.vmx", "first"), lambda: self.same(self.present(), golden), finished)

    def present(self):
        for line in self.path("m.vmx").read_text().splitlines():
            if line.startswith("scsi0:0.fileName"):
                return line.split('"')[1]
        raise AssertionError("no disk")

    def test_clone(self):
        self.make_child()
        golden = self.golden("c.vmdk")

        def reads():
            self.same("c.vmdk", golden)
            if self.path("copy.vmdk").exists():
                self.sound("copy.vmdk", golden)

        def finished():
            self.sound("copy.vmdk", golden)
            self.same("c.vmdk", golden)
            self.leaves_nothing()

        self.unfinished = lambda: not self.path("copy.vmdk").exists()
        self.killing(("clone", "c.vmdk", "copy.vmdk", "--type", "monolithicSparse"), reads, finished)


if __name__ == "__main__":
    stratatest.main()
