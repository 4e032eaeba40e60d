#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Disks that others wrote read the same in Strata: qemu-img's subformats and chains, VMware's samples, built files."""
import json
import random
import subprocess
import sys

import stratatest
from stratatest import GRAIN, MIB, SAMPLES, SECTOR, StrataTest, islands, pattern_bytes, random_bytes, sha1

SUBFORMATS = ["monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "streamOptimized"]


class WrittenByQemu(StrataTest):
    def check_same(self, disk, content):
        self.assertSameBytes(self.strata_bytes(disk), content, disk)
        self.ctl("check", disk)
        self.ctl("compare", disk, "content.raw", "--raw-b")
        info = self.ctl_json("info", disk)
        self.assertEqual(info["capacity"], len(content))
        self.assertEqual(info["problems"], [])
        return info

    def test_every_subformat(self):
        contents = {"empty": bytes(3 * MIB), "random": random_bytes(2 * MIB + 512, 1), "islands": islands(40 * MIB, 2),
                    "pattern": pattern_bytes(MIB + 3 * SECTOR, 3), "one sector": random_bytes(SECTOR, 4)}
        for subformat in SUBFORMATS:
            for name, content in contents.items():
                with self.subTest(f"{subformat}, {name}"):
                    raw = self.make_raw("content.raw", content)
                    self.vmdk_from(raw, "d.vmdk", subformat)
                    self.assertEqual(self.check_same("d.vmdk", content)["createType"], subformat)

    def test_options(self):
        content = islands(MIB, 1)
        raw = self.make_raw("content.raw", content)
        for options in (["adapter_type=ide"], ["adapter_type=buslogic"], ["adapter_type=legacyESX"], ["compat6"],
                        ["hwversion=9"], ["zeroed_grain=on"], ["toolsversion=2147483647"]):
            for subformat in ("monolithicSparse", "twoGbMaxExtentSparse"):
                with self.subTest(f"{subformat}, {options}"):
                    self.vmdk_from(raw, "d.vmdk", subformat, *options)
                    self.check_same("d.vmdk", content)

    def test_chains(self):
        """Depth 1, 3 and 32; every link gets writes of odd sizes, and zeros that hide its parents' data."""
        for depth, capacity in ((1, MIB), (3, MIB + 5 * SECTOR), (32, 3 * MIB)):
            with self.subTest(f"depth {depth}"):
                generator = random.Random(depth)
                self.vmdk_from(self.make_raw("content.raw", islands(capacity, depth)), "link0.vmdk")
                for level in range(1, depth + 1):
                    self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", f"link{level - 1}.vmdk",
                                  "-o", f"zeroed_grain={'on' if level % 2 else 'off'}", f"link{level}.vmdk")
                    self.qemu_io(f"link{level}.vmdk", *self.random_writes(generator, capacity, level % 2 == 1))
                leaf = f"link{depth}.vmdk"
                expected = self.qemu_bytes(leaf)
                self.make_raw("content.raw", expected)
                info = self.check_same(leaf, expected)
                self.assertEqual(len(info["links"]), depth + 1)
                self.flatten(leaf, expected, depth)
                for path in self.dir.glob("link*"):
                    path.unlink()

    def random_writes(self, generator, capacity, zero_grains):
        for _ in range(4):
            size = generator.choice([SECTOR, 3 * SECTOR, 4096, GRAIN])
            start = generator.randrange(0, (capacity - size) // SECTOR + 1) * SECTOR
            yield f"write -P {generator.randrange(1, 256)} {start} {size}"
        if zero_grains:
            yield f"write -z {generator.randrange(0, capacity // GRAIN) * GRAIN} {GRAIN}"

    def flatten(self, leaf, expected, depth):
        kinds = ["monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "streamOptimized",
                 "vmfs", "vmfsSparse"]
        for kind in kinds if depth == 3 else kinds[:1] + kinds[4:5]:
            self.ctl("clone", leaf, "flat.vmdk", "--type", kind, "--overwrite", "--verify")
            self.assertSameBytes(self.qemu_bytes("flat.vmdk"), expected, f"{leaf} to {kind}")

    def test_a_forgotten_change_of_the_parent_is_refused(self):
        self.vmdk_from(self.make_raw("content.raw", islands(MIB, 1)), "base.vmdk")
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", "child.vmdk")
        self.qemu_io("base.vmdk", "write -P 1 0 512")
        self.assertEqual(self.ctl_json("read", "child.vmdk", "-o", "x", code=1)["error"]["code"], "parent-mismatch")
        self.ctl("read", "child.vmdk", "--ignore-cid", "-o", "x")


class WrittenByBoth(StrataTest):
    """The same disk written in turn by qemu and by Strata, held against a plain byte array."""

    def test_every_writable_kind(self):
        for kind in ("monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "vmfs",
                     "vmfsSparse"):
            with self.subTest(kind):
                self.run_script(kind)

    def run_script(self, kind, steps=24, capacity=2 * MIB + 7 * SECTOR):
        generator = random.Random(kind)
        model = bytearray(capacity)
        self.ctl("create", "d.vmdk", "--size", capacity, "--type", kind, "--split", "1M", "--overwrite")
        for step in range(steps):
            size = generator.choice([SECTOR, 5 * SECTOR, 4096, GRAIN, GRAIN + SECTOR])
            start = generator.randrange(0, (capacity - size) // SECTOR + 1) * SECTOR
            value = generator.randrange(0, 256)
            if step % 2 and kind != "vmfsSparse":  # qemu does not keep COWD's free sector: we rightly stop after it
                self.qemu_io("d.vmdk", f"write -P {value} {start} {size}")
            else:
                self.ctl("write", "d.vmdk", "--offset", start, stdin=bytes([value]) * size)
            model[start:start + size] = bytes([value]) * size
        self.assertSameBytes(self.qemu_bytes("d.vmdk"), bytes(model), f"{kind} read by qemu")
        self.assertSameBytes(self.strata_bytes("d.vmdk"), bytes(model), f"{kind} read by Strata")
        self.ctl("check", "d.vmdk")


class Samples(StrataTest):
    """README.md beside the samples tells their digests."""

    def setUp(self):
        super().setUp()
        if not SAMPLES.is_dir():
            self.skipTest(f"the samples are not here ({SAMPLES})")

    def test_contents(self):
        for name, digest in (("monolithicSparse.vmdk", "dd2fade471d68658b2ebbff7474f5d0a99da8989"),
                             ("twoGbMaxExtentSparse.vmdk", "dd2fade471d68658b2ebbff7474f5d0a99da8989"),
                             ("streamOptimized.vmdk", "dd2fade471d68658b2ebbff7474f5d0a99da8989"),
                             ("vmfs_thick.vmdk", "17eaf058191c5f2639d8f983ca7633e4f47087d1")):
            with self.subTest(name):
                self.assertEqual(sha1(self.strata_bytes(SAMPLES / name)), digest)
                self.ctl("check", SAMPLES / name)

    def test_version_3_stream_of_16_gib(self):
        """Its contents as a sparse image (sha1 e8aaf69a2d3211c46daa04f8f0a2e2e14bc5e5be, found once by hashing it all)."""
        with open(self.path("expected.raw"), "wb") as file:
            for index in range(100):
                file.seek(index * (10 * GRAIN + SECTOR))
                file.write(b"%d" % (index % 10) * SECTOR)
            for index in range(1, 52):
                file.seek(index * 5124 * GRAIN)
                file.write(b"%d" % (index % 10) * SECTOR)
            file.truncate(16 << 30)
        self.ctl("compare", SAMPLES / "iotest-version3.vmdk", "expected.raw", "--raw-b")
        self.ctl("clone", SAMPLES / "iotest-version3.vmdk", "copy.vmdk", "--verify")
        self.qemu_img("compare", "-f", "raw", "-F", "vmdk", "expected.raw", "copy.vmdk")

    def test_empty_virtualbox_export(self):
        [entry] = self.ctl_json("map", SAMPLES / "virtualbox-export.vmdk")
        self.assertEqual((entry["state"], entry["length"]), ("hole", 8 << 30))

    def test_missing_files_are_named(self):
        for name, missing in (("vmfs_thick-000001.vmdk", "vmfs_thick-000001-delta.vmdk"), ("ms3-win.vmdk", ".vmdk")):
            error = self.ctl_json("read", SAMPLES / name, "-o", "x", code=1)["error"]
            self.assertEqual(error["code"], "missing-extent", error)
            self.assertIn(missing, error["message"] + (error["path"] or ""))
            self.assertEqual(list(self.dir.iterdir()), [])
            info = self.ctl_json("info", SAMPLES / name)
            self.assertTrue(all(extent["missing"] for extent in info["extents"]))

    def test_synthetic(self):
        """COWD, SE sparse, zero grains and a stream, made by the script beside the samples."""
        subprocess.run([sys.executable, str(SAMPLES / "make-synthetic.py")], cwd=self.dir, check=True)
        for name in ("base", "base-000001", "cow", "se", "stream"):
            with self.subTest(name):
                content = self.strata_bytes(f"{name}.vmdk")
                self.assertEqual(sha1(content), self.path(f"{name}.sha1").read_text())
                self.ctl("check", f"{name}.vmdk")
                self.ctl("clone", f"{name}.vmdk", "copy.vmdk", "--overwrite")
                self.assertSameBytes(self.qemu_bytes("copy.vmdk"), content, name)


class MapAgrees(StrataTest):
    """Where qemu and Strata both say where data is, they say the same."""

    def test_offsets(self):
        for kind in ("monolithicSparse", "twoGbMaxExtentSparse"):
            content = islands(40 * MIB, 3)
            self.ctl("clone", "--from", "raw", self.make_raw("content.raw", content), "d.vmdk", "--type", kind,
                     "--overwrite")
            theirs = json.loads(self.qemu_img("map", "--output=json", "d.vmdk").out)
            data = [(e["start"], e["length"]) for e in theirs if e["data"]]
            ours = [(e["start"], e["length"]) for e in self.ctl_json("map", "d.vmdk") if e["state"] == "data"]
            self.assertEqual(self.joined(ours), self.joined(data), kind)

    @staticmethod
    def joined(runs):
        result = []
        for start, length in runs:
            if result and result[-1][0] + result[-1][1] == start:
                result[-1][1] += length
            else:
                result.append([start, length])
        return result


if __name__ == "__main__":
    stratatest.main()
