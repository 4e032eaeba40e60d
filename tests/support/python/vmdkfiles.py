# SPDX-License-Identifier: Apache-2.0
"""Disk files built from the format's description, byte by byte and without Strata, as material for tests.

Every builder returns bytes and keeps the places of its structures, so that tests can spoil them one at a time.
Section numbers are those of vmdk-format."""
import struct
import zlib

SECTOR = 512
GRAIN_SECTORS = 128
GRAIN = GRAIN_SECTORS * SECTOR
TABLE_ENTRIES = 512
AT_END = (1 << 64) - 1


def round_up(number, unit):
    return -(-number // unit) * unit


def descriptor(create_type, extents, *, cid="12345678", parent_cid="ffffffff", parent=None, ddb=True):
    lines = ["# Disk DescriptorFile", "version=1", 'encoding="UTF-8"', f"CID={cid}", f"parentCID={parent_cid}",
             f'createType="{create_type}"']
    if parent is not None:
        lines.append(f'parentFileNameHint="{parent}"')
    lines += ["", "# Extent description", *extents, "", "# The Disk Data Base", "#DDB", ""]
    if ddb:
        lines += ['ddb.adapterType = "lsilogic"', 'ddb.geometry.cylinders = "1"', 'ddb.geometry.heads = "64"',
                  'ddb.geometry.sectors = "32"', 'ddb.virtualHWVersion = "8"']
    return ("\n".join(lines) + "\n").encode()


# Hosted sparse header (2.1): name -> (offset, format).
HEADER = {
    "magic": (0, "<I"), "version": (4, "<I"), "flags": (8, "<I"), "capacity": (12, "<Q"), "grainSize": (20, "<Q"),
    "descriptorOffset": (28, "<Q"), "descriptorSize": (36, "<Q"), "numGTEsPerGT": (44, "<I"), "rgdOffset": (48, "<Q"),
    "gdOffset": (56, "<Q"), "overHead": (64, "<Q"), "uncleanShutdown": (72, "<B"), "newlines": (73, "<I"),
    "compressAlgorithm": (77, "<H"),
}


def header(**fields):
    block = bytearray(SECTOR)
    values = {"magic": 0x564D444B, "version": 1, "flags": 3, "grainSize": GRAIN_SECTORS, "numGTEsPerGT": TABLE_ENTRIES,
              "newlines": 0x0A0D200A, **fields}
    for name, value in values.items():
        offset, code = HEADER[name]
        struct.pack_into(code, block, offset, value)
    return bytes(block)


class Sparse:
    """Hosted sparse in the canonical layout (2.5), the given grains one after the other."""

    def __init__(self, name, capacity, grains, *, embedded=True, zero=(), create_type="monolithicSparse", **identity):
        descriptor_sectors = 20 if embedded else 0
        tables = round_up(round_up(capacity, GRAIN_SECTORS) // GRAIN_SECTORS, TABLE_ENTRIES) // TABLE_ENTRIES
        directory = round_up(4 * tables, SECTOR) // SECTOR
        self.rgd = 1 + descriptor_sectors
        self.gd = self.rgd + directory + 4 * tables
        self.first_table = self.gd + directory
        self.redundant_table = self.rgd + directory
        overhead = round_up(self.gd + directory + 4 * tables, GRAIN_SECTORS)
        self.overhead = overhead
        data = bytearray(overhead * SECTOR)
        data[:SECTOR] = header(version=2 if zero else 1, flags=7 if zero else 3, capacity=capacity,
                               descriptorOffset=1 if embedded else 0, descriptorSize=descriptor_sectors,
                               rgdOffset=self.rgd, gdOffset=self.gd, overHead=overhead)
        if embedded:
            text = descriptor(create_type, [f'RW {capacity} SPARSE "{name}"'], **identity)
            data[SECTOR:SECTOR + len(text)] = text
        entries = [0] * (tables * TABLE_ENTRIES)
        for index, content in grains.items():
            entries[index] = len(data) // SECTOR
            data += content.ljust(GRAIN, b"\0")
        for index in zero:
            entries[index] = 1
        for place in (self.rgd, self.gd):
            for table in range(tables):
                at = place + directory + 4 * table
                struct.pack_into("<I", data, place * SECTOR + 4 * table, at)
                struct.pack_into(f"<{TABLE_ENTRIES}I", data, at * SECTOR,
                                 *entries[table * TABLE_ENTRIES:(table + 1) * TABLE_ENTRIES])
        self.data = bytes(data)


class Stream:
    """streamOptimized in the canonical footer form (3.2)."""

    def __init__(self, name, capacity, grains, compress=zlib.compress):
        text = descriptor("streamOptimized", [f'RW {capacity} SPARSE "{name}"'])
        fields = {"version": 3, "flags": 0x30001, "capacity": capacity, "descriptorOffset": 1, "descriptorSize": 4,
                  "overHead": GRAIN_SECTORS, "compressAlgorithm": 1}
        data = bytearray(header(gdOffset=AT_END, **fields) + text.ljust(4 * SECTOR, b"\0"))
        data += bytes(GRAIN_SECTORS * SECTOR - len(data))
        tables = round_up(round_up(capacity, GRAIN_SECTORS) // GRAIN_SECTORS, TABLE_ENTRIES) // TABLE_ENTRIES
        directory = [0] * tables
        self.grain_markers, self.table_markers = [], []
        for table in range(tables):
            entries = [0] * TABLE_ENTRIES
            for slot in range(TABLE_ENTRIES):
                content = grains.get(table * TABLE_ENTRIES + slot)
                if content is None:
                    continue
                self.grain_markers.append(len(data))
                entries[slot] = len(data) // SECTOR
                packed = compress(content)
                record = struct.pack("<QI", (table * TABLE_ENTRIES + slot) * GRAIN_SECTORS, len(packed)) + packed
                data += record.ljust(round_up(len(record), SECTOR), b"\0")
            if any(entries):
                self.table_markers.append(len(data))
                data += self.marker(4, 1)
                directory[table] = len(data) // SECTOR
                data += struct.pack(f"<{TABLE_ENTRIES}I", *entries)
        sectors = round_up(4 * tables, SECTOR) // SECTOR
        self.directory_marker = len(data)
        data += self.marker(sectors, 2)
        self.directory = len(data)
        data += struct.pack(f"<{tables}I", *directory).ljust(sectors * SECTOR, b"\0")
        self.footer_marker = len(data)
        data += self.marker(1, 3)
        self.footer = len(data)
        data += header(gdOffset=self.directory // SECTOR, **fields)
        data += bytes(SECTOR)
        self.data = bytes(data)

    @staticmethod
    def marker(value, kind):
        return struct.pack("<QII", value, 0, kind).ljust(SECTOR, b"\0")


COWD_HEADER = {"magic": (0, "<I"), "version": (4, "<I"), "flags": (8, "<I"), "numSectors": (12, "<I"),
               "grainSize": (16, "<I"), "gdOffset": (20, "<I"), "numGDEntries": (24, "<I"), "freeSector": (28, "<I"),
               "uncleanShutdown": (1648, "<I")}


class Cowd:
    """COWD (4.2), grain of one sector."""

    ENTRIES = 4096

    def __init__(self, capacity, sectors):
        directory_entries = round_up(capacity, self.ENTRIES) // self.ENTRIES
        directory = bytearray(round_up(4 * directory_entries, SECTOR))
        body = bytearray()
        self.first = 4 + len(directory) // SECTOR
        tables = {}
        for sector, content in sectors.items():
            table, slot = divmod(sector, self.ENTRIES)
            if table not in tables:
                tables[table] = len(body)
                struct.pack_into("<I", directory, 4 * table, self.first + len(body) // SECTOR)
                body += bytes(4 * self.ENTRIES)
            struct.pack_into("<I", body, tables[table] + 4 * slot, self.first + len(body) // SECTOR)
            body += content.ljust(SECTOR, b"\0")
        head = bytearray(4 * SECTOR)
        for name, value in {"magic": 0x44574F43, "version": 1, "flags": 3, "numSectors": capacity, "grainSize": 1,
                            "gdOffset": 4, "numGDEntries": directory_entries,
                            "freeSector": self.first + len(body) // SECTOR}.items():
            offset, code = COWD_HEADER[name]
            struct.pack_into(code, head, offset, value)
        self.data = bytes(head + directory + body)


SESPARSE_HEADER = ["magic", "version", "capacity", "grainSize", "grainTableSize", "flags", "reserved1", "reserved2",
                   "reserved3", "reserved4", "volatileOffset", "volatileSize", "journalHeaderOffset",
                   "journalHeaderSize", "journalOffset", "journalSize", "directoryOffset", "directorySize",
                   "tablesOffset", "tablesSize", "freeBitmapOffset", "freeBitmapSize", "backmapOffset", "backmapSize",
                   "grainsOffset", "grainsSize"]


class SeSparse:
    """SE sparse (4.3), grains of 4 KiB in the order given; `zero` and `unmapped` are grain numbers."""

    GRAIN_SECTORS = 8
    ENTRIES = 4096

    def __init__(self, capacity, grains, zero=(), unmapped=()):
        count = round_up(capacity, self.GRAIN_SECTORS) // self.GRAIN_SECTORS
        tables = round_up(count, self.ENTRIES) // self.ENTRIES
        directory_sectors = round_up(8 * tables, SECTOR) // SECTOR
        self.directory = 8
        self.tables = self.directory + directory_sectors
        bitmap = self.tables + 64 * tables
        backmap = bitmap + 8
        self.grains = round_up(backmap + 8, self.GRAIN_SECTORS)
        entries = [0] * (tables * self.ENTRIES)
        for index in zero:
            entries[index] = 2 << 60
        for index in unmapped:
            entries[index] = 1 << 60
        body = bytearray()
        for index, content in grains.items():
            slot = len(body) // 4096
            entries[index] = (3 << 60) | ((slot & 0xFFF) << 48) | (slot >> 12)
            body += content.ljust(4096, b"\0")
        data = bytearray(self.grains * SECTOR) + body
        struct.pack_into("<26Q", data, 0, 0xCAFEBABE, 0x200000001, capacity, 8, 64, 0, 0, 0, 0, 0, 1, 1, 2, 1, 3, 4,
                         self.directory, directory_sectors, self.tables, 64 * tables, bitmap, 8, backmap, 8,
                         self.grains, len(body) // SECTOR)
        struct.pack_into("<4Q", data, SECTOR, 0xCAFECAFE, tables, 0, 0)
        for table in range(tables):
            struct.pack_into("<Q", data, self.directory * SECTOR + 8 * table, (0x10000000 << 32) | table)
        struct.pack_into(f"<{len(entries)}Q", data, self.tables * SECTOR, *entries)
        self.data = bytes(data)
