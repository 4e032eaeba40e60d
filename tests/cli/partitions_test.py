#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl partitions, on disks that the system's own tools have partitioned and formatted."""
import subprocess

import stratatest
from stratatest import MIB, StrataTest


def tool(*command, text=None):
    subprocess.run([str(part) for part in command], input=text, text=True, check=True, capture_output=True,
                   env={"PATH": "/usr/sbin:/sbin:/usr/bin:/bin"})


class Partitions(StrataTest):
    def disk(self, script, contents, size=160):
        """A sparse disk with that partition script of sfdisk, and file systems at the given MiB."""
        raw, disk = self.dir / "raw.img", self.dir / "disk.vmdk"
        with open(raw, "wb") as file:
            file.truncate(size * MIB)
        if script:
            tool("sfdisk", raw, text=script)
        for start, made in contents.items():
            with open(raw, "r+b") as file:
                file.seek(start * MIB)
                file.write(made)
        tool("qemu-img", "convert", "-f", "raw", "-O", "vmdk", raw, disk)
        return disk

    def made(self, size, *command):
        """What a mkfs program writes into a file of `size` MiB."""
        file = self.dir / "fs.img"
        with open(file, "wb") as empty:
            empty.truncate(size * MIB)
        tool(*command, file)
        content = file.read_bytes()
        file.unlink()
        return content

    def listed(self, disk):
        return self.ctl_json("partitions", disk)

    def test_gpt_with_names_and_file_systems(self):
        disk = self.disk('label: gpt\nstart=1MiB, size=40MiB, type=U, name="Boot"\n'
                         'start=41MiB, size=20MiB, type=L, name="Système"\nstart=61MiB, size=90MiB, type=L\n',
                         {1: self.made(40, "mkfs.fat", "-F32", "-n", "EFISYS"),
                          41: self.made(20, "mke2fs", "-q", "-t", "ext4", "-L", "root"),
                          61: self.made(90, "mkntfs", "-q", "-F", "-L", "Données")})
        first, second, third = self.listed(disk)
        self.assertEqual((first["number"], first["start"], first["length"]), (1, MIB, 40 * MIB))
        self.assertEqual((first["type"], first["name"]), ("EFI system", "Boot"))
        self.assertEqual((first["fileSystem"], first["label"]), ("fat32", "EFISYS"))
        self.assertLess(first["used"], MIB)
        self.assertEqual((second["type"], second["name"]), ("Linux", "Système"))
        self.assertEqual((second["fileSystem"], second["label"], second["size"]), ("ext4", "root", 20 * MIB))
        self.assertTrue(0 < second["used"] < 20 * MIB)
        self.assertEqual((third["fileSystem"], third["label"]), ("ntfs", "Données"))

    def test_a_damaged_table_is_read_from_its_copy(self):
        disk = self.disk("label: gpt\nstart=1MiB, size=40MiB\nstart=41MiB, size=20MiB\n", {})
        whole = self.listed(disk)
        self.assertEqual(len(whole), 2)
        self.ctl("write", disk, "--offset", "512", stdin=b"\0" * 512)
        self.assertIn("copy at the end", self.ctl("partitions", disk).err)
        self.assertEqual(self.listed(disk), whole)

    def test_logical_partitions(self):
        disk = self.disk("label: dos\nstart=1MiB, size=10MiB, type=83, bootable\nstart=11MiB, size=100MiB, type=5\n"
                         "start=12MiB, size=20MiB, type=82\nstart=33MiB, size=20MiB, type=7\n",
                         {1: self.made(10, "mke2fs", "-q", "-t", "ext2"), 12: self.made(20, "mkswap", "-L", "pages")})
        listed = self.listed(disk)
        self.assertEqual([one["number"] for one in listed], [1, 5, 6])
        self.assertEqual([one["start"] // MIB for one in listed], [1, 12, 33])
        self.assertEqual([one["active"] for one in listed], [True, False, False])
        self.assertEqual([one["fileSystem"] for one in listed], ["ext2", "swap", None])
        self.assertEqual(listed[1]["label"], "pages")
        self.assertEqual(listed[2]["type"], "NTFS or exFAT")

    def test_a_file_system_without_a_table(self):
        for command, kind in ((("mkfs.xfs", "-q", "-f", "-L", "data"), "xfs"), (("mkfs.fat", "-F16", "-n", "DATA"), "fat16"),
                              (("mke2fs", "-q", "-t", "ext3", "-L", "data"), "ext3")):
            size = 320 if kind == "xfs" else 32
            disk = self.disk(None, {0: self.made(size, *command)}, size)
            (only,) = self.listed(disk)
            self.assertEqual((only["number"], only["fileSystem"], only["label"].lower()), (0, kind, "data"))
            disk.unlink()

    def test_an_empty_disk_says_so(self):
        disk = self.disk(None, {}, 16)
        self.assertEqual(self.listed(disk), [])
        self.assertIn("No partition table", self.ctl("partitions", disk).out)

    def test_the_table_for_people(self):
        disk = self.disk("label: dos\nstart=1MiB, size=10MiB, type=83\n",
                         {1: self.made(10, "mke2fs", "-q", "-t", "ext4", "-L", "bad\x1b[2Jname")})
        out = self.ctl("partitions", disk).out
        self.assertIn("ext4", out)
        self.assertNotIn("\x1b", out)


if __name__ == "__main__":
    stratatest.main()
