#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Disks that somebody else holds are not written."""
import fcntl
import os
import struct
import subprocess

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
