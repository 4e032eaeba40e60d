# SPDX-License-Identifier: Apache-2.0
"""The disks that the benchmark works on, made by qemu-img from files of this system."""
import os
import pathlib
import random
import subprocess

MIB = 1 << 20
GRAIN = 64 << 10


class SystemFiles:
    """Bytes as an operating system's disk holds them: its files one after the other, again and again."""

    def __init__(self):
        self._paths = sorted(
            path
            for folder in ("/usr/bin", "/usr/lib", "/usr/share")
            for path in pathlib.Path(folder).rglob("*")
            if path.is_file() and not path.is_symlink()
        )
        random.Random(1).shuffle(self._paths)
        self._next = 0
        self._rest = b""

    def read(self, size):
        pieces = []
        while size > 0:
            if not self._rest:
                self._rest = self._open_next()
                continue
            piece, self._rest = self._rest[:size], self._rest[size:]
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _open_next(self):
        path = self._paths[self._next % len(self._paths)]
        self._next += 1
        try:
            with open(path, "rb") as file:
                return file.read(8 * MIB)
        except OSError:
            return b""


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **options)


def raw_with_holes(path, capacity, data, piece_sizes):
    """A sparse raw image: pieces of data at fixed random places, holes between."""
    rng = random.Random(capacity ^ data)
    source = SystemFiles()
    slots = list(range(capacity // max(piece_sizes)))
    rng.shuffle(slots)
    with open(path, "wb") as file:
        file.truncate(capacity)
        while data > 0:
            size = min(rng.choice(piece_sizes), data)
            file.seek(slots.pop() * max(piece_sizes))
            file.write(source.read(size))
            data -= size


def raw_full(path, data, zeros):
    """A raw image that is written from end to end; every other 4 MiB are zeros until there are enough of them."""
    source = SystemFiles()
    with open(path, "wb") as file:
        while data > 0 or zeros > 0:
            file.write(source.read(min(4 * MIB, data)))
            file.write(bytes(min(4 * MIB, zeros)))
            data, zeros = max(0, data - 4 * MIB), max(0, zeros - 4 * MIB)


def convert(source, target, subformat, source_format="raw"):
    run("qemu-img", "convert", "-f", source_format, "-O", "vmdk", "-o", f"subformat={subformat}", source, target)


def chain(folder, links, capacity, data):
    """A base and its children, each with its share of the data in scattered pieces. Returns the leaf."""
    rng = random.Random(links)
    path = folder / "link00.vmdk"
    run("qemu-img", "create", "-q", "-f", "vmdk", path, capacity)
    for index in range(links):
        if index > 0:
            parent, path = path, folder / f"link{index:02}.vmdk"
            run("qemu-img", "create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", parent, path, cwd=folder)
        commands = []
        written = 0
        while written < data // links:
            size = rng.choice([GRAIN, 4 * GRAIN, 16 * GRAIN])
            offset = rng.randrange((capacity - size) // GRAIN) * GRAIN
            commands.append(f"write -q -P {rng.randrange(1, 256)} {offset} {size}\n")
            written += size
        subprocess.run(["qemu-io", "-f", "vmdk", str(path)], input="".join(commands), text=True, check=True,
                       stdout=subprocess.DEVNULL)
    return path


class Disks:
    """Makes each disk when it is first asked for."""

    def __init__(self, folder, scale):
        self._folder = folder
        self._data = int(scale * 1024) * MIB
        self._made = {}

    def path(self, name):
        if name not in self._made:
            self._made[name] = getattr(self, "_make_" + name.replace("-", "_"))()
            os.sync()
        return self._made[name]

    def _make_raw(self):
        path = self._folder / "holes.raw"
        raw_with_holes(path, 8 * self._data, self._data, [1 * MIB, 4 * MIB, 16 * MIB])
        return path

    def _make_sparse(self):
        path = self._folder / "sparse.vmdk"
        convert(self.path("raw"), path, "monolithicSparse")
        return path

    def _make_flat(self):
        path = self._folder / "flat.vmdk"
        convert(self.path("sparse"), path, "monolithicFlat", "vmdk")
        return path

    def _make_full(self):
        raw = self._folder / "full.raw"
        raw_full(raw, self._data // 2, self._data // 2)
        path = self._folder / "full.vmdk"
        # qemu-img would leave the zeros out: the extent is what was written, the descriptor is its.
        run("qemu-img", "create", "-q", "-f", "vmdk", "-o", "subformat=monolithicFlat", path, raw.stat().st_size)
        os.replace(raw, self._folder / "full-flat.vmdk")
        return path

    def _make_scattered(self):
        raw = self._folder / "scattered.raw"
        raw_with_holes(raw, 64 * self._data, self._data, [GRAIN])
        path = self._folder / "scattered.vmdk"
        convert(raw, path, "monolithicSparse")
        raw.unlink()
        return path

    def _make_chain(self):
        return chain(self._folder, 32, 8 * self._data, self._data)

    def _make_small(self):
        raw = self._folder / "small.raw"
        raw_full(raw, self._data // 4, 0)
        path = self._folder / "small.vmdk"
        convert(raw, path, "monolithicSparse")
        raw.unlink()
        return path

    def _make_stream(self):
        path = self._folder / "stream.vmdk"
        convert(self.path("small"), path, "streamOptimized", "vmdk")
        return path

    def _make_empty(self):
        path = self._folder / "empty.vmdk"
        run("qemu-img", "create", "-q", "-f", "vmdk", path, "2T")
        return path
