#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Redo logs made and merged here open in qemu-img, and those that qemu-img makes and commits are chains to us."""
import random
import unittest

import stratatest
from stratatest import MIB, SECTOR, StrataTest, islands, pattern_bytes

SIZE = 5 * MIB + 512 * SECTOR
REDO = ["monolithicSparse", "twoGbMaxExtentSparse", "vmfsSparse"]
BASES = ["monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "vmfsSparse", "vmfs"]
FLAT = ["monolithicFlat", "twoGbMaxExtentFlat", "vmfs"]


class Chains(StrataTest):
    def base(self, kind, seed=1):
        """d.vmdk and what it holds."""
        content = bytearray(islands(SIZE, seed))
        self.make_raw("d.raw", content)
        self.ctl("clone", "--from", "raw", "d.raw", "d.vmdk", "--type", kind, "--split", "2M")
        return content

    def scribble(self, disk, content, generator):
        for _ in range(4):
            length = generator.randrange(1, 300) * SECTOR
            start = generator.randrange(0, (SIZE - length) // SECTOR) * SECTOR
            piece = bytes(length) if generator.random() < 0.25 else pattern_bytes(length, generator.random())
            self.ctl("write", disk, "--offset", start, stdin=piece)
            content[start:start + length] = piece

    def assertAllReadIt(self, disk, content, kind=""):
        self.assertSameBytes(self.strata_bytes(disk), bytes(content), f"{disk}, by us")
        self.assertSameBytes(self.qemu_bytes(disk), bytes(content), f"{disk}, by qemu-img")
        if kind not in FLAT:
            self.qemu_img("check", "-f", "vmdk", disk)

    def test_every_redo_log_on_every_base(self):
        generator = random.Random(1)
        for base in BASES:
            for kind in REDO:
                with self.subTest(f"{kind} on {base}"):
                    content = self.base(base)
                    self.ctl("child", "d.vmdk", "c.vmdk", "--type", kind)
                    self.assertAllReadIt("c.vmdk", content)
                    self.scribble("c.vmdk", content, generator)
                    self.assertAllReadIt("c.vmdk", content)
                    self.ctl("merge", "c.vmdk")
                    self.assertFalse(self.path("c.vmdk").exists())
                    self.assertAllReadIt("d.vmdk", content, base)
                for file in self.dir.iterdir():
                    file.unlink()

    def test_chains_merged_link_by_link(self):
        for seed in range(3):
            with self.subTest(f"seed {seed}"):
                generator = random.Random(seed)
                base = generator.choice(BASES)
                content = self.base(base, seed)
                links = ["d.vmdk"]
                for depth in range(1, 6):
                    links.append(f"d-{depth:06}.vmdk")
                    self.ctl("child", links[-2], links[-1], "--type", generator.choice(REDO))
                    self.scribble(links[-1], content, generator)
                self.assertAllReadIt(links[-1], content)
                while len(links) > 1:
                    at = generator.randrange(1, len(links))
                    self.ctl("merge", links.pop(at))
                    self.assertAllReadIt(links[-1], content, base if len(links) == 1 else "")
                self.assertEqual(len(self.ctl_json("info", "d.vmdk", "--chain")["links"]), 1)
            for file in self.dir.iterdir():
                file.unlink()

    def test_a_redo_log_of_qemu_is_merged(self):
        content = self.base("monolithicSparse")
        self.qemu_img("create", "-q", "-f", "vmdk", "-b", "d.vmdk", "-F", "vmdk", "q.vmdk")
        self.qemu_io("q.vmdk", "write -P 7 1M 128k", "write -P 9 3145728 512")
        content[MIB:MIB + 128 * 1024] = b"\7" * (128 * 1024)
        content[3 * MIB:3 * MIB + SECTOR] = b"\11" * SECTOR
        self.assertAllReadIt("q.vmdk", content)
        self.ctl("merge", "q.vmdk")
        self.assertAllReadIt("d.vmdk", content)

    def test_qemu_commits_a_redo_log_of_ours(self):
        content = self.base("monolithicSparse")
        self.ctl("child", "d.vmdk", "c.vmdk")
        self.scribble("c.vmdk", content, random.Random(3))
        self.qemu_img("commit", "-q", "-f", "vmdk", "-d", "c.vmdk")
        self.assertSameBytes(self.strata_bytes("d.vmdk"), bytes(content), "committed by qemu-img")
        # qemu gives the base another content ID with the first write and leaves the child's idea of it
        self.ctl("read", "c.vmdk", code=1)
        dry = self.ctl("attach", "d.vmdk", "c.vmdk", "--fix-cid", "--dry-run")
        self.assertIn("The child expects content ID", dry.out)
        self.ctl("attach", "d.vmdk", "c.vmdk", "--fix-cid")
        self.assertAllReadIt("c.vmdk", content)

    def test_a_merge_that_qemu_did_not_finish(self):
        content = self.base("monolithicSparse")
        self.ctl("child", "d.vmdk", "c.vmdk")
        piece = pattern_bytes(MIB, 8)
        self.ctl("write", "c.vmdk", "--offset", 2 * MIB, stdin=piece)
        content[2 * MIB:3 * MIB] = piece
        self.make_raw("half.raw", piece[:MIB // 2])
        self.qemu_io("d.vmdk", "write -s half.raw 2M 512k")  # as far as it came
        self.ctl("read", "c.vmdk", code=1)
        self.ctl("attach", "d.vmdk", "c.vmdk", "--fix-cid")
        self.assertAllReadIt("c.vmdk", content)
        self.ctl("merge", "c.vmdk")
        self.assertAllReadIt("d.vmdk", content)

    def test_a_base_that_grew_under_its_child(self):
        content = self.base("monolithicSparse")
        self.ctl("child", "d.vmdk", "c.vmdk")
        self.scribble("c.vmdk", content, random.Random(4))
        self.path("away").mkdir()
        self.path("c.vmdk").rename(self.path("away/c.vmdk"))  # whoever made the base larger did not look
        self.ctl("grow", "d.vmdk", "--size", "7M")
        self.path("away/c.vmdk").rename(self.path("c.vmdk"))
        refused = self.ctl("attach", "d.vmdk", "c.vmdk", "--fix-cid", code=1)
        self.assertIn("grow to the same size", refused.err)
        self.ctl("grow", "c.vmdk", "--size", "7M")
        self.ctl("attach", "d.vmdk", "c.vmdk", "--fix-cid")
        content += bytes(7 * MIB - SIZE)
        self.assertAllReadIt("c.vmdk", content)
        self.ctl("merge", "c.vmdk")
        self.assertAllReadIt("d.vmdk", content)


if __name__ == "__main__":
    stratatest.main()
