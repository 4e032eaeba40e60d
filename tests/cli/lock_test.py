#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Disks that somebody else holds are not written."""
import fcntl
import os
import struct
import subprocess
import time

import stratatest
from stratatest import MIB, StrataTest, environment, pattern_bytes

F_OFD_SETLK = 37


class Locks(StrataTest):
    def setUp(self):
        super().setUp()
        self.vmdk_from(self.make_raw("d.raw", pattern_bytes(MIB, 1)), "d.vmdk")

    def refused(self, *arguments, stdin=b""):
        before = self.folder_state()
        error = self.ctl_json(*arguments, code=4, stdin=stdin)["error"]
        self.assertEqual(error["code"], "locked")
        self.assertIn("d.vmdk", error["path"])
        self.assertFolderUnchanged(before)

    def test_an_ofd_lock_keeps_writers_off(self):
        descriptor = os.open(self.path("d.vmdk"), os.O_RDWR)
        lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        fcntl.fcntl(descriptor, F_OFD_SETLK, lock)
        self.refused("write", "d.vmdk", stdin=b"\x55" * 512)
        self.refused("meta", "set", "d.vmdk", "virtualHWVersion", "9")
        os.close(descriptor)
        self.ctl("write", "d.vmdk", stdin=b"\x55" * 512)

    def test_qemu_keeps_writers_off(self):
        with subprocess.Popen(["qemu-io", "-f", "vmdk", "d.vmdk"], cwd=self.dir, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, env=environment()) as qemu:
            qemu.stdin.write(b"read 0 512\n")
            qemu.stdin.flush()
            while b"read 512" not in qemu.stdout.readline():
                pass
            self.refused("write", "d.vmdk", stdin=b"\x55" * 512)
            qemu.stdin.close()
            qemu.wait(timeout=20)
        self.ctl("write", "d.vmdk", stdin=b"\x55" * 512)

    def test_a_running_vmware_keeps_writers_off(self):
        folder = self.path("d.vmdk.lck")
        folder.mkdir()
        entry = "uuid=11-22 4711-1(vmware-vmx) 1 X 1234 lc=1"
        (folder / "M12345.lck").write_bytes(entry.encode().ljust(512, b"\0"))
        self.refused("write", "d.vmdk", stdin=b"\x55" * 512)
        info = self.ctl_json("info", "d.vmdk")
        self.assertIs(info["locked"], True)
        self.assertTrue(info["lockHolder"])
        self.assertRegex(self.ctl("info", "d.vmdk").out, r"(?m)^Locked      yes, ")
        self.ctl("clone", "d.vmdk", "copy.vmdk", code=None)

    def lock(self, machine, pid):
        folder = self.path("d.vmdk.lck")
        folder.mkdir(exist_ok=True)
        entry = f"{machine} {pid}-1(vmware-vmx) 1 X 1 lc=1"
        (folder / f"M{pid % 65536:05}.lck").write_bytes(entry.encode().ljust(512, b"\0"))
        return folder

    def machine_id(self):
        """As this program writes it while it holds the disk."""
        with subprocess.Popen([stratatest.STRATACTL, "write", "d.vmdk"], cwd=self.dir, stdin=subprocess.PIPE,
                              env=environment()) as writer:
            for _ in range(500):
                members = list(self.path("d.vmdk.lck").glob("M*.lck"))
                if members:
                    break
                time.sleep(0.02)
            name, process, *_ = members[0].read_text().split(" ")
            self.assertTrue(process.startswith(f"{writer.pid}-"), process)
            self.refused("write", "d.vmdk", stdin=b"\x55" * 512)
            writer.stdin.close()
            writer.wait(timeout=20)
        self.assertFalse(self.path("d.vmdk.lck").exists())
        return name

    def test_a_writer_holds_vmwares_lock_meanwhile(self):
        self.machine_id()

    def test_a_stale_lock_is_told_and_removed(self):
        folder = self.lock(self.machine_id(), 999999999)
        self.assertIn("stale-lock", self.ctl("check", "--json", "d.vmdk", code=None).out)
        plan = self.ctl_json("unlock", "--dry-run", "d.vmdk")
        self.assertIn("M51711.lck", str(plan))
        self.assertTrue(folder.exists())
        self.ctl("unlock", "d.vmdk")
        self.assertFalse(folder.exists())
        self.lock(self.machine_id(), 999999999)
        self.ctl("unlock", ".")
        self.assertFalse(folder.exists())

    def test_a_stale_lock_does_not_stop_a_writer(self):
        folder = self.lock(self.machine_id(), 999999999)
        self.ctl("write", "d.vmdk", stdin=b"\x55" * 512)
        self.assertFalse(folder.exists())

    def test_a_lock_of_another_computer_stays(self):
        self.lock("uuid=11-22", 999999999)
        self.refused("unlock", "d.vmdk")
        self.lock("AAAAAAAAAAAAAAAA", 999999998)
        self.refused("unlock", "d.vmdk")

    def test_info_sees_qemu(self):
        with subprocess.Popen(["qemu-io", "-f", "vmdk", "d.vmdk"], cwd=self.dir, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, env=environment()) as qemu:
            qemu.stdin.write(b"read 0 512\n")
            qemu.stdin.flush()
            while b"read 512" not in qemu.stdout.readline():
                pass
            self.assertIs(self.ctl_json("info", "d.vmdk")["locked"], True)
            qemu.stdin.close()
            qemu.wait(timeout=20)
        self.assertIs(self.ctl_json("info", "d.vmdk")["locked"], False)


if __name__ == "__main__":
    stratatest.main()
