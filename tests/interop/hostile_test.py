#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hostile and broken files: every look at one ends soon, in little memory, with an answer or a clear error, and
touches nothing outside its folder.

The corpus is built here: single fields set to extreme values, files cut at every structure, tables that point
anywhere, descriptors that lie, loops, bombs. Fixed seeds; the same cases every time."""
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import unittest
import zlib

import stratatest
import vmdkfiles
from stratatest import GRAIN, SANITIZED, SECTOR, STRATACTL, environment, pattern_bytes
from vmdkfiles import COWD_HEADER, HEADER, SESPARSE_HEADER, Cowd, SeSparse, Sparse, Stream, descriptor

MEMORY = 256 << 20
# The promise is one second on the wall for a release build; this counts processor time, of slower builds, too.
SECONDS = 3 if not SANITIZED else 20
WALL_SECONDS = 60
COMMANDS = [("info",), ("map", "--chain"), ("read", "--length", "64K", "-o", "read-out", "--overwrite"), ("check",)]

CAPACITY = 1024  # sectors: 8 grains
NUMBERS = {"B": [0, 1, 2, 0x7F, 0xFF], "H": [0, 1, 2, 0x7FFF, 0xFFFF],
           "I": [0, 1, 2, 127, 1 << 24, (1 << 31) - 1, 1 << 31, (1 << 32) - 1],
           "Q": [0, 1, 2, 3, 127, 1 << 21, (1 << 32) - 1, 1 << 32, 1 << 54, (1 << 55) + 1, 1 << 63, (1 << 64) - 1]}


def patched(data, offset, code, value):
    copy = bytearray(data)
    struct.pack_into(code, copy, offset, value)
    return bytes(copy)


class Corpus:
    """Cases: name -> (files, what to open). Files: name -> bytes, or a function that makes the thing itself."""

    def __init__(self):
        self.cases = {}
        grains = {g: pattern_bytes(GRAIN, g) for g in (0, 2, 7)}
        self.sparse = Sparse("d.vmdk", CAPACITY, grains, zero=(5,))
        self.stream = Stream("d.vmdk", CAPACITY, grains)
        self.cowd = Cowd(CAPACITY, {s: pattern_bytes(SECTOR, s) for s in (0, 5, 1000)})
        self.sesparse = SeSparse(CAPACITY, {0: pattern_bytes(4096, 1), 9: pattern_bytes(4096, 2)}, (3,), (4,))
        self.fields()
        self.cuts()
        self.tables()
        self.markers()
        self.texts()
        self.chains()
        self.special_files()
        self.flips()

    def add(self, name, files, disk="d.vmdk"):
        assert name not in self.cases, name
        self.cases[name] = (files, disk)

    def one(self, name, data):
        self.add(name, {"d.vmdk": data})

    def split(self, name, create_type, word, extent):
        self.add(name, {"d.vmdk": descriptor(create_type, [f'RW {CAPACITY} {word} "d-x.vmdk"']), "d-x.vmdk": extent})

    # --- every header field, extreme values

    def fields(self):
        for kind, disk in (("sparse", self.sparse), ("stream", self.stream)):
            for field, (offset, code) in HEADER.items():
                sectors = len(disk.data) // SECTOR
                for value in [*NUMBERS[code[1]], *([sectors - 1, sectors, sectors + 1] if code == "<Q" else [])]:
                    self.one(f"{kind} {field} {value:#x}", patched(disk.data, offset, code, value))
        for field, (offset, code) in HEADER.items():
            for value in NUMBERS[code[1]][-3:]:
                self.one(f"footer {field} {value:#x}", patched(self.stream.data, self.stream.footer + offset, code, value))
        for field, (offset, code) in COWD_HEADER.items():
            for value in NUMBERS[code[1]]:
                self.split(f"cowd {field} {value:#x}", "vmfsSparse", "VMFSSPARSE",
                           patched(self.cowd.data, offset, code, value))
        for index, field in enumerate(SESPARSE_HEADER):
            for value in (0, 1, 1 << 32, (1 << 55) + 1, (1 << 64) - 1):
                self.split(f"sesparse {field} {value:#x}", "seSparse", "SESPARSE",
                           patched(self.sesparse.data, 8 * index, "<Q", value))

    # --- cut short at every structure and a bit around it

    def cuts(self):
        for kind, disk in (("sparse", self.sparse), ("stream", self.stream)):
            places = {0, 1, 3, 4, *(offset for offset, _ in HEADER.values()), 511, 512, 513, 600, 21 * SECTOR,
                      128 * SECTOR, len(disk.data) - 1, len(disk.data) - SECTOR, len(disk.data) - 3 * SECTOR}
            if kind == "stream":
                places |= {p + d for p in (disk.grain_markers[1], disk.table_markers[0], disk.directory_marker,
                                           disk.footer_marker, disk.footer) for d in (0, 1, 12, 100)}
            else:
                places |= {s * SECTOR + d for s in (disk.rgd, disk.gd, disk.first_table, disk.overhead) for d in (0, 2)}
            for place in sorted(places):
                self.one(f"{kind} cut at {place}", disk.data[:place])
        for kind, word, data in (("vmfsSparse", "VMFSSPARSE", self.cowd.data), ("seSparse", "SESPARSE", self.sesparse.data)):
            for place in (0, 3, 4, 12, 28, 511, 512, 2047, 2048, 2050, 4096, len(data) // 2, len(data) - 1):
                self.split(f"{kind} cut at {place}", kind, word, data[:place])

    # --- tables that point anywhere

    def tables(self):
        size = len(self.sparse.data) // SECTOR
        for place in ("rgd", "gd"):
            offset = getattr(self.sparse, place) * SECTOR
            for value in (0, 1, 20, size - 1, size, 1 << 31, (1 << 32) - 1):
                self.one(f"{place} entry {value:#x}", patched(self.sparse.data, offset, "<I", value))
        for table in ("first_table", "redundant_table"):
            offset = getattr(self.sparse, table) * SECTOR
            for value in (1, 2, 21, 26, 129, size - 1, size, (1 << 32) - 128, (1 << 32) - 1):
                self.one(f"{table} entry {value:#x}", patched(self.sparse.data, offset, "<I", value))
        shared = struct.unpack_from("<I", self.sparse.data, self.sparse.first_table * SECTOR)[0]
        self.one("shared grain", patched(self.sparse.data, self.sparse.first_table * SECTOR + 4, "<I", shared))
        self.one("directory is its own table",
                 patched(self.sparse.data, self.sparse.gd * SECTOR, "<I", self.sparse.gd))
        for value in (1, 4, 5, 1 << 31, (1 << 32) - 1):
            self.split(f"cowd directory entry {value:#x}", "vmfsSparse", "VMFSSPARSE",
                       patched(self.cowd.data, 4 * SECTOR, "<I", value))
            self.split(f"cowd table entry {value:#x}", "vmfsSparse", "VMFSSPARSE",
                       patched(self.cowd.data, self.cowd.first * SECTOR, "<I", value))
        for value in (1, 0x1000000000000001, 0x10000000FFFFFFFF, 0x20000000 << 32, (1 << 64) - 1):
            self.split(f"sesparse directory entry {value:#x}", "seSparse", "SESPARSE",
                       patched(self.sesparse.data, self.sesparse.directory * SECTOR, "<Q", value))
        for value in (1, 4 << 60, (1 << 60) | 5, (2 << 60) | 7, (3 << 60) | ((1 << 48) - 1), (1 << 64) - 1):
            self.split(f"sesparse table entry {value:#x}", "seSparse", "SESPARSE",
                       patched(self.sesparse.data, self.sesparse.tables * SECTOR, "<Q", value))

    # --- streams: markers and compressed data

    def markers(self):
        stream, data = self.stream, self.stream.data
        for value in (1, 64, 128, CAPACITY, 1 << 55, (1 << 64) - 1):
            self.one(f"grain marker place {value:#x}", patched(data, stream.grain_markers[1], "<Q", value))
        for value in (0, 1, 2 * GRAIN + 1, 1 << 30, (1 << 32) - 1):
            self.one(f"grain marker size {value:#x}", patched(data, stream.grain_markers[1] + 8, "<I", value))
        for name, place in (("table", stream.table_markers[0]), ("directory", stream.directory_marker),
                            ("footer", stream.footer_marker)):
            for value in (0, 2, 1 << 32, 1 << 55, (1 << 64) - 1):
                self.one(f"{name} marker length {value:#x}", patched(data, place, "<Q", value))
            for kind in (0, 4, 5, 99, (1 << 32) - 1):
                self.one(f"{name} marker kind {kind:#x}", patched(data, place + 12, "<I", kind))
        for value in (0, 1, len(data) // SECTOR, 1 << 31, (1 << 32) - 1):
            self.one(f"stream directory entry {value:#x}", patched(data, stream.directory, "<I", value))
        without_footer = data[:stream.footer_marker]
        for value in (0, 5, 1 << 55, (1 << 64) - 1):  # a scan must always go forward
            self.one(f"scan over marker {value:#x}", patched(without_footer, stream.table_markers[0], "<Q", value))
        for size in (1 << 20, 1 << 28):  # inflates to far more than a grain
            self.one(f"bomb of {size} bytes", self.bomb(size))
        for name, garbage in (("zeros", bytes(64)), ("ones", b"\xff" * 64), ("cut", zlib.compress(pattern_bytes(GRAIN, 1))[:50]),
                              ("wrong sum", zlib.compress(pattern_bytes(GRAIN, 1))[:-1] + b"\0"), ("short", zlib.compress(b"x"))):
            self.one(f"compressed {name}", Stream("d.vmdk", CAPACITY, {0: b"x"}, lambda _, g=garbage: g).data)

    def bomb(self, size):
        packer = zlib.compressobj(9)
        pieces = [packer.compress(bytes(1 << 20)) for _ in range(size >> 20)]
        packed = b"".join(pieces) + packer.flush()
        return Stream("d.vmdk", CAPACITY, {0: b"x"}, lambda _: packed[:2 * GRAIN]).data

    # --- descriptors

    def texts(self):
        head = "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\ncreateType=\"monolithicFlat\"\n"
        flat = pattern_bytes(CAPACITY * SECTOR, 1)

        def text(name, body, files=None):
            body = body if isinstance(body, bytes) else body.encode()
            self.add(f"descriptor: {name}", {"d.vmdk": body, "d-flat.vmdk": flat, **(files or {})})

        text("empty", "")
        text("one line", "# Disk DescriptorFile\n")
        text("no extents", head)
        for name, line in {
            "extent of nothing": 'RW 0 FLAT "d-flat.vmdk" 0', "negative": 'RW -1 FLAT "d-flat.vmdk" 0',
            "2^53": f'RW {1 << 53} FLAT "d-flat.vmdk" 0', "2^55": f'RW {1 << 55} FLAT "d-flat.vmdk" 0',
            "2^64": f'RW {1 << 64} FLAT "d-flat.vmdk" 0', "2^200": f'RW {1 << 200} FLAT "d-flat.vmdk" 0',
            "offset at 2^55": f'RW 8 FLAT "d-flat.vmdk" {1 << 55}', "offset at 2^64": f'RW 8 FLAT "d-flat.vmdk" {1 << 64}',
            "offset wraps": f'RW 8 FLAT "d-flat.vmdk" {(1 << 64) - 4}', "offset behind": f'RW 8 FLAT "d-flat.vmdk" {CAPACITY}',
            "no name": f"RW {CAPACITY} FLAT", "open quote": f'RW {CAPACITY} FLAT "d-flat.vmdk', "empty name": f'RW {CAPACITY} FLAT "" 0',
            "dot": f'RW {CAPACITY} FLAT "." 0', "dot dot": f'RW {CAPACITY} FLAT ".." 0', "NUL": f'RW {CAPACITY} FLAT "d\0x" 0',
            "long name": f'RW {CAPACITY} FLAT "{"x" * 5000}" 0', "itself": f'RW 1 FLAT "d.vmdk" 0',
            "itself as sparse": f'RW {CAPACITY} SPARSE "d.vmdk"', "unknown type": f'RW {CAPACITY} CUBE "d-flat.vmdk" 0',
            "unknown access": f'MAYBE {CAPACITY} FLAT "d-flat.vmdk" 0', "no access": f'NOACCESS {CAPACITY} FLAT "d-flat.vmdk" 0',
            "raw mapping": f'RW {CAPACITY} VMFSRDM "d-flat.vmdk"', "vsan": f'RW {CAPACITY} VSANSPARSE "vsan://1234"',
            "flat as sparse": f'RW {CAPACITY} SPARSE "d-flat.vmdk"', "flat as COWD": f'RW {CAPACITY} VMFSSPARSE "d-flat.vmdk"',
            "flat as SE sparse": f'RW {CAPACITY} SESPARSE "d-flat.vmdk"', "ZERO of 2^52": f"RW {1 << 52} ZERO",
            "words": "RW many FLAT \"d-flat.vmdk\" 0", "URL": f'RW {CAPACITY} FLAT "nbd://localhost:1/x" 0',
            "json": f'RW {CAPACITY} FLAT "json:{{}}" 0', "drive": f'RW {CAPACITY} FLAT "C:\\x.vmdk" 0',
            "huge number": "RW " + "9" * 4000 + ' FLAT "d-flat.vmdk" 0',
        }.items():
            text(name, head + line + "\n")
        text("sum overflows", head + "".join(f"RW {1 << 52} ZERO\n" for _ in range(5000)))
        text("65537 extents", head + "RW 1 ZERO\n" * 65537)
        text("one extent too many of one file", head + 'RW 8 FLAT "d-flat.vmdk" 0\n' * 3000)
        text("larger than 4 MiB", head + "# x\n" * (1 << 21))
        text("one line of 3 MiB", head + "#" + "x" * (3 << 20))
        text("200 000 keys", head + 'RW 8 ZERO\n' + "".join(f'ddb.k{i} = "v"\n' for i in range(200000)))
        text("the same key 100 000 times", head + "RW 8 ZERO\n" + 'ddb.k = "v"\n' * 100000)
        text("NULs", head.encode() + bytes(1 << 20))
        text("binary", head.encode() + random.Random(1).randbytes(1 << 16))
        text("version 2", head.replace("version=1", "version=2") + 'encryptionKeys="vmware:key"\n')
        text("version 99", head.replace("version=1", "version=99") + "RW 8 ZERO\n")
        text("no version", head.replace("version=1\n", "") + "RW 8 ZERO\n")
        text("bad CID", head.replace("12345678", "nothex") + "RW 8 ZERO\n")
        text("long CID", head.replace("12345678", "1" * 500) + "RW 8 ZERO\n")
        text("two CIDs", head.replace("CID=12345678\n", "CID=12345678\nCID=87654321\n", 1) + "RW 8 ZERO\n")
        text("unknown encoding", head + 'encoding="klingon"\nRW 8 ZERO\n')
        text("encoding of another kind", head + 'encoding="UTF-16"\nRW 8 ZERO\n')
        text("encoding with a path", head + 'encoding="../../../../tmp/x"\nRW 8 ZERO\n')
        text("carriage returns only", head.replace("\n", "\r"))
        text("control characters", head + 'RW 8 FLAT "\x1b]0;x\x07" 0\n')
        text("geometry", head + 'RW 8 ZERO\nddb.geometry.cylinders = "99999999999999999999999"\n')
        text("negative geometry", head + 'RW 8 ZERO\nddb.geometry.heads = "-5"\n')
        for area, note in ((bytes(20 * SECTOR), "blank"), (b"\n".ljust(20 * SECTOR, b"\0"), "only a line end"),
                           (b"x" * 20 * SECTOR, "no end")):
            self.one(f"embedded descriptor: {note}", self.sparse.data[:SECTOR] + area + self.sparse.data[21 * SECTOR:])
        inner = f'# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="monolithicFlat"\n' \
                f'RW 8 FLAT "d.vmdk" 1\n'
        self.one("embedded descriptor: an extent inside itself", vmdkfiles.header(
            capacity=0, descriptorOffset=1, descriptorSize=20) + inner.encode().ljust(20 * SECTOR, b"\0") + bytes(8 * SECTOR))

    # --- parents

    def child(self, parent, cid="00c0ffee", parent_cid="0badcafe"):
        return descriptor("monolithicFlat", [f"RW {CAPACITY} ZERO"], cid=cid, parent_cid=parent_cid, parent=parent)

    def sparse_child(self, name, parent, cid, parent_cid):
        return Sparse(name, CAPACITY, {}, cid=cid, parent_cid=parent_cid, parent=parent).data

    def chains(self):
        self.one("its own parent", self.sparse_child("d.vmdk", "d.vmdk", "0badcafe", "0badcafe"))
        self.add("loop of two", {"d.vmdk": self.sparse_child("d.vmdk", "e.vmdk", "00000001", "00000002"),
                                 "e.vmdk": self.sparse_child("e.vmdk", "d.vmdk", "00000002", "00000001")})
        self.add("loop by a link", {"d.vmdk": self.sparse_child("d.vmdk", "e.vmdk", "00000001", "00000001"),
                                    "e.vmdk": lambda path: path.symlink_to("d.vmdk")})
        deep = {f"l{i}.vmdk": self.sparse_child(f"l{i}.vmdk", f"l{i - 1}.vmdk", f"{i + 1:08x}", f"{i:08x}")
                for i in range(1, 300)}
        deep["l0.vmdk"] = Sparse("l0.vmdk", CAPACITY, {}, cid="00000001").data
        self.add("300 links", deep, "l299.vmdk")
        self.one("no parent there", self.sparse_child("d.vmdk", "gone.vmdk", "1", "2"))
        self.one("no hint", descriptor("monolithicSparse", ['RW 8 ZERO'], parent_cid="0badcafe"))
        for name, hint in {"absolute": "/etc/passwd", "up": "../outside/secret.vmdk", "proc": "/proc/self/mem", "dev": "/dev/zero",
                           "UNC": "\\\\server\\share\\x.vmdk", "drive": "C:\\x\\y.vmdk", "URL": "http://127.0.0.1:1/x.vmdk",
                           "folder": ".", "long": "x" * 4000, "long path": "x/" * 3000 + "y.vmdk", "controls": "\x1b[2J.vmdk"}.items():
            self.one(f"parent: {name}", self.sparse_child("d.vmdk", hint, "1", "2") if len(hint) < 6000
                     else descriptor("monolithicSparse", ["RW 8 ZERO"], parent_cid="2", parent=hint))
        self.add("parent is an extent", {"d.vmdk": self.sparse_child("d.vmdk", "d-flat.vmdk", "1", "2"),
                                         "d-flat.vmdk": pattern_bytes(4096, 1)})
        self.add("parent is smaller", {"d.vmdk": self.sparse_child("d.vmdk", "p.vmdk", "1", "12345678"),
                                       "p.vmdk": Sparse("p.vmdk", 8, {0: pattern_bytes(4096, 1)}).data})
        self.add("parent changed", {"d.vmdk": self.sparse_child("d.vmdk", "p.vmdk", "1", "2"),
                                    "p.vmdk": Sparse("p.vmdk", CAPACITY, {}).data})

    # --- names that lead out of the folder, things that are no files

    def special_files(self):
        for name in ("/etc/passwd", "../outside/secret.raw", "/dev/zero", "/proc/self/mem", "/dev/stdin", "sub/../../outside/secret.raw",
                     "./../outside/secret.raw"):
            self.one(f"extent {name}", descriptor("monolithicFlat", [f'RW 8 FLAT "{name}" 0']))
        makers = {
            "fifo": os.mkfifo,
            "socket": self.make_socket,
            "folder": lambda path: path.mkdir(),
            "link out": lambda path: path.symlink_to("../outside/secret.raw"),
            "link to a device": lambda path: path.symlink_to("/dev/zero"),
            "link to itself": lambda path: path.symlink_to("d-x.vmdk"),
            "dangling link": lambda path: path.symlink_to("nowhere"),
        }
        for name, make in makers.items():
            for word in ("FLAT", "SPARSE"):
                self.add(f"{word} extent is a {name}",
                         {"d.vmdk": descriptor("custom", [f'RW 8 {word} "d-x.vmdk"' + (" 0" if word == "FLAT" else "")]),
                          "d-x.vmdk": make})
            self.add(f"parent is a {name}", {"d.vmdk": self.sparse_child("d.vmdk", "d-x.vmdk", "1", "2"), "d-x.vmdk": make})
            self.add(f"the disk is a {name}", {"d-x.vmdk": make}, "d-x.vmdk")
        self.add("extent in a linked folder", {"d.vmdk": descriptor("monolithicFlat", ['RW 8 FLAT "sub/secret.raw" 0']),
                                               "sub": lambda path: path.symlink_to("../outside")})

    @staticmethod
    def make_socket(path):
        # Through the folder's descriptor: a socket's address holds 108 bytes only.
        folder = os.open(path.parent, os.O_RDONLY)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(f"/proc/self/fd/{folder}/{path.name}")
        os.close(folder)

    # --- chance

    def flips(self):
        for kind, disk in (("sparse", self.sparse.data), ("stream", self.stream.data)):
            for seed in range(40):
                generator = random.Random(seed)
                data = bytearray(disk)
                for _ in range(generator.choice([1, 4, 32])):
                    # mostly metadata: the grains' own bytes say nothing
                    place = generator.randrange(0, len(data) if generator.random() < 0.3 else 40 * SECTOR)
                    data[place] = generator.randrange(256)
                self.one(f"{kind} with random bytes, seed {seed}", bytes(data))


class Trial:
    """One case on disk, in a folder beside things it must not touch."""

    def __init__(self, root, number, files, disk):
        self.folder = root / f"case{number}" / "disk"
        self.folder.mkdir(parents=True)
        outside = self.folder.parent / "outside"
        outside.mkdir()
        (outside / "secret.raw").write_bytes(b"secret" * 1000)
        (outside / "secret.vmdk").write_bytes(descriptor("monolithicFlat", ['RW 8 FLAT "secret.raw" 0'], cid="00000002"))
        for name, content in files.items():
            path = self.folder / name
            if callable(content):
                content(path)
            else:
                path.write_bytes(content)
        self.disk = disk

    def remove(self):
        shutil.rmtree(self.folder.parent)

    def run(self, command, wrapper=()):
        """Exit code, output, errors, processor seconds; None as exit code if it had to be killed."""
        words = [STRATACTL, "--json", command[0], self.disk, *command[1:]]
        # A shell sets the limit: cheaper than a function between fork and exec of this large process.
        limit = "" if SANITIZED or wrapper else f"ulimit -v {MEMORY >> 10}; "  # a sanitizer reserves terabytes
        out, err = self.folder.parent / "stdout", self.folder.parent / "stderr"
        with open(out, "wb") as out_file, open(err, "wb") as err_file:
            process = subprocess.Popen([*wrapper, "sh", "-c", f'ulimit -c 0; {limit}exec "$@"', "sh", *words],
                                       cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out_file, stderr=err_file,
                                       env=environment())
            code, seconds = self.wait(process)
        return code, out.read_bytes(), err.read_bytes(), seconds

    @staticmethod
    def wait(process):
        """Exit code and processor time, which a loaded machine does not change as it does the time on the wall."""
        deadline = time.monotonic() + WALL_SECONDS
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid != 0:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, usage.ru_utime + usage.ru_stime
            if time.monotonic() > deadline:
                process.kill()
                process.wait()
                return None, 0
            time.sleep(0.002)


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cases = Corpus().cases

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="strata-hostile-", dir=stratatest.fast_folder()))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)

    def test_corpus_is_large(self):
        self.assertGreaterEqual(len(self.cases), 300)

    def verdict(self, case, command, code, out, err, seconds):
        """What is wrong with how a call ended; None if nothing."""
        what = f"{case}: {' '.join(command)}"
        if code is None:
            return f"{what}: hung"
        if seconds > SECONDS:
            return f"{what}: took {seconds:.1f} s"
        if code not in (0, 1, 2, 3, 4):
            return f"{what}: exit code {code}\n{err.decode(errors='replace')[-2000:]}"
        try:
            document = json.loads(out)
        except ValueError:
            return f"{what}: exit code {code}, no JSON: {out[:200]!r} {err[-500:]!r}"
        if code in (1, 2, 4):
            error = document.get("error", {}) if isinstance(document, dict) else {}
            if not error.get("message") or error.get("code") in (None, "internal"):
                return f"{what}: exit code {code} without a clear error: {out[:300]!r}"
            if "memory" in error["message"]:
                return f"{what}: ran out of memory"
        return None

    def try_case(self, item):
        number, (case, (files, disk)) = item
        trial = Trial(self.root, number, files, disk)
        problems = [self.verdict(case, command, *trial.run(command)) for command in COMMANDS]
        trial.remove()
        return [problem for problem in problems if problem]

    def test_every_case_ends_soon_and_clearly(self):
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            problems = [p for found in pool.map(self.try_case, enumerate(self.cases.items())) for p in found]
        self.assertEqual(problems, [], f"{len(problems)} problems in {len(self.cases)} cases")

    def test_a_good_disk_is_read(self):
        """The corpus grows from sound files: else all those refusals would prove nothing."""
        corpus = Corpus()
        for number, data in enumerate((corpus.sparse.data, corpus.stream.data)):
            trial = Trial(self.root, number, {"d.vmdk": data}, "d.vmdk")
            for command in COMMANDS:
                self.assertEqual(trial.run(command)[0], 0, command)
        for number, (word, kind, data) in enumerate((("VMFSSPARSE", "vmfsSparse", corpus.cowd.data),
                                                     ("SESPARSE", "seSparse", corpus.sesparse.data)), 2):
            trial = Trial(self.root, number, {"d.vmdk": descriptor(kind, [f'RW {CAPACITY} {word} "d-x.vmdk"']),
                                              "d-x.vmdk": data}, "d.vmdk")
            for command in COMMANDS:
                self.assertEqual(trial.run(command)[0], 0, command)

    def test_nothing_outside_the_folder_is_opened(self):
        if not shutil.which("strace"):
            self.skipTest("strace is not installed")
        wanted = re.compile(r"^(extent |FLAT extent|SPARSE extent|parent|descriptor: (URL|json|drive|dot|itself|encoding))")
        cases = [(name, case) for name, case in self.cases.items() if wanted.match(name)]
        self.assertGreater(len(cases), 40)
        for number, (name, (files, disk)) in enumerate(cases):
            trial = Trial(self.root, number, files, disk)
            for command in COMMANDS:
                with self.subTest(f"{name}: {command[0]}"):
                    self.check_opened(trial, command)
            trial.remove()

    def check_opened(self, trial, command):
        trace = trial.folder.parent / "trace"
        code, _, err, _ = trial.run(command, ["strace", "-f", "-qq", "-o", str(trace), "-e",
                                              "trace=open,openat,openat2,creat,connect"])
        if b"ptrace" in err and not trace.exists():
            self.skipTest("strace may not trace here")
        self.assertIn(code, (0, 1, 2, 3, 4))
        for line in trace.read_text(errors="replace").splitlines():
            match = re.search(r'\bopen(?:at2?)?\((?:(?:AT_FDCWD|\d+), )?"((?:[^"\\]|\\.)*)".*= (\S+)', line)
            self.assertNotIn("connect(", line)
            if not match or match.group(2).startswith("-"):
                continue  # what could not be opened gave nothing away
            path = os.path.realpath(trial.folder / match.group(1))
            allowed = (str(trial.folder), "/usr/", "/lib", "/etc/ld.so", "/sys/", "/proc/", "/opt/")
            self.assertTrue(path.startswith(allowed), f"opened {path}: {line}")
            self.assertNotIn("/proc/self/mem", line)


if __name__ == "__main__":
    stratatest.main()
