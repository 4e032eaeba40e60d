#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every source type to every destination type: qemu reads our output to the same bytes and finds nothing to complain."""
import zlib

import stratatest
import vmdkfiles
from stratatest import GRAIN, SECTOR, StrataTest, islands, pattern_bytes, random_bytes

TYPES = ["monolithicSparse", "monolithicFlat", "twoGbMaxExtentSparse", "twoGbMaxExtentFlat", "streamOptimized", "vmfs",
         "vmfsThin", "vmfsSparse"]
# Types that need something special to be made; the rest is cloned from a raw image.
FOREIGN = ["raw", "qemu stream", "seSparse child", "vmfsSparse child", "chain of four"]
DESTINATIONS = TYPES + ["raw"]

# Capacities in sectors: around one sector, around a grain, around a grain table (512 grains), around the split size.
CASES = [
    (1, random_bytes), (127, pattern_bytes), (128, random_bytes), (129, islands), (160, lambda size, seed: bytes(size)),
    (4096, random_bytes), (4099, islands), (65536, islands), (65536 + 131, islands),
]
SPLIT = "1M"  # pieces small enough to have many of them


class Conversion(StrataTest):
    """One test a source type, so that a failure names it; inside, every destination with three of the cases."""

    def contents(self, source_index, destination_index):
        """Three cases a pair, so chosen that every destination and every source meets all of them."""
        for step in range(3):
            capacity, make = CASES[(source_index + 3 * destination_index + 4 * step) % len(CASES)]
            yield capacity, make(capacity * SECTOR, f"{capacity}")

    def make_source(self, kind, content):
        """Path of a disk of that kind with that content, and options for clone."""
        capacity = len(content) // SECTOR
        raw = self.make_raw("src.raw", content)
        if kind == "raw":
            return "src.raw", ["--from", "raw"]
        if kind == "qemu stream":
            self.vmdk_from(raw, "src.vmdk", "streamOptimized")
        elif kind == "seSparse child":
            self.make_parent(capacity)
            grains = {g: content[g * 4096:(g + 1) * 4096] for g in range(-(-len(content) // 4096))}
            zero = [g for g, data in grains.items() if not any(data)]
            data = {g: grains[g] for g in reversed(grains) if g not in zero}  # stored backwards
            self.make_raw("src-sesparse.vmdk", vmdkfiles.SeSparse(capacity, data, zero[::2], zero[1::2]).data)
            self.write_child(capacity, "seSparse", f'RW {capacity} SESPARSE "src-sesparse.vmdk"')
        elif kind == "vmfsSparse child":
            # Every second sector is the child's, the rest the parent's.
            own = {s: content[s * SECTOR:(s + 1) * SECTOR] for s in range(1, capacity, 2)} if capacity < 5000 else \
                  {s: content[s * SECTOR:(s + 1) * SECTOR] for s in range(capacity)
                   if any(content[s * SECTOR:(s + 1) * SECTOR])}
            parent = bytearray(content)
            for sector in own:
                parent[sector * SECTOR:(sector + 1) * SECTOR] = b"\xEE" * SECTOR
            self.make_parent(capacity, bytes(parent))
            self.make_raw("src-delta.vmdk", vmdkfiles.Cowd(capacity, own).data)
            self.write_child(capacity, "vmfsSparse", f'RW {capacity} VMFSSPARSE "src-delta.vmdk"')
        elif kind == "chain of four":
            self.make_chain(capacity, content)
        else:
            self.ctl("clone", "--from", "raw", "src.raw", "src.vmdk", "--type", kind, "--split", SPLIT,
                     "--overwrite")
        return "src.vmdk", []

    def make_parent(self, capacity, content=None):
        content = content if content is not None else b"\xEE" * (capacity * SECTOR)
        grains = {g: content[g * GRAIN:(g + 1) * GRAIN] for g in range(-(-len(content) // GRAIN))}
        self.make_raw("parent.vmdk", vmdkfiles.Sparse("parent.vmdk", capacity, grains, cid="0badcafe").data)

    def write_child(self, capacity, create_type, extent):
        self.path("src.vmdk").write_bytes(vmdkfiles.descriptor(create_type, [extent], cid="00c0ffee",
                                                               parent_cid="0badcafe", parent="parent.vmdk", ddb=False))

    def make_chain(self, capacity, content):
        """Grain i comes from link i mod 4; zeros that hide a parent's data are marked in the top link."""
        grains = {g: content[g * GRAIN:(g + 1) * GRAIN] for g in range(-(-len(content) // GRAIN))}
        names = ["link0.vmdk", "link1.vmdk", "link2.vmdk", "src.vmdk"]
        for level, name in enumerate(names):
            own = {g: data for g, data in grains.items() if g % 4 == level and any(data)}
            if level == 0:
                own.update({g: b"\xEE" * GRAIN for g in grains if g % 4 != 0 or not any(grains[g])})
            zero = [g for g, data in grains.items() if not any(data)] if level == 3 else []
            identity = {"cid": f"{level + 1:08x}"}
            if level > 0:
                identity.update(parent_cid=f"{level:08x}", parent=names[level - 1])
            self.make_raw(name, vmdkfiles.Sparse(name, capacity, own, zero=zero, **identity).data)

    def check_pair(self, source, options, content, destination):
        name = "dst.raw" if destination == "raw" else "dst.vmdk"
        self.ctl("clone", *options, source, name, "--type", destination, "--split", SPLIT, "--overwrite")
        if destination == "raw":
            self.assertSameBytes(self.path(name).read_bytes(), content, "raw")
            return
        self.assertSameBytes(self.qemu_bytes(name), content, destination)
        check = self.qemu_img("check", name)
        self.assertNotIn("ERROR", check.out + check.err)
        for path in self.dir.glob("dst*"):
            path.unlink()

    def convert_all(self, kind, source_index):
        for destination_index, destination in enumerate(DESTINATIONS):
            for capacity, content in self.contents(source_index, destination_index):
                with self.subTest(f"{kind} to {destination}, {capacity} sectors"):
                    source, options = self.make_source(kind, content)
                    self.check_pair(source, options, content, destination)


def add_tests():
    for index, kind in enumerate(TYPES + FOREIGN):
        def test(self, kind=kind, index=index):
            self.convert_all(kind, index)
        setattr(Conversion, f"test_from_{kind.replace(' ', '_')}", test)


add_tests()


class CompressedGrains(StrataTest):
    """Grains that other writers store in their own way."""

    def check_stream(self, compress, capacity=4 * 128, size=GRAIN):
        content = pattern_bytes(3 * GRAIN, 5) + pattern_bytes(size, 6)
        grains = {g: content[g * GRAIN:(g + 1) * GRAIN] for g in range(4)}
        self.make_raw("s.vmdk", vmdkfiles.Stream("s.vmdk", capacity, grains, compress).data)
        self.assertSameBytes(self.strata_bytes("s.vmdk"), content)
        self.ctl("check", "s.vmdk")

    def test_every_level_of_zlib(self):
        for level in (0, 1, 6, 9):
            self.check_stream(lambda data, level=level: zlib.compress(data, level))

    def test_raw_deflate(self):
        def raw(data):
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            return packer.compress(data) + packer.flush()
        self.check_stream(raw)

    def test_short_last_grain(self):
        self.check_stream(zlib.compress, capacity=3 * 128 + 5, size=5 * SECTOR)


if __name__ == "__main__":
    stratatest.main()
