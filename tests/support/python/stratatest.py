# SPDX-License-Identifier: Apache-2.0
"""What the Python tests share: a folder of its own for each test, and stratactl and qemu-img called from outside."""
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import unittest

STRATACTL = os.environ.get("STRATACTL", "")
SAMPLES = pathlib.Path(__file__).resolve().parents[4] / "shared/samples"
SANITIZED = bool(os.environ.get("STRATA_SANITIZE"))
SECTOR = 512
GRAIN = 65536
MIB = 1 << 20


def fast_folder():
    """Where test folders go: memory where there is plenty, since most of a test's time would be spent in fsync."""
    memory = "/dev/shm"
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < 2 << 30:
        return None  # the system's usual place
    return memory


def require_stratactl():
    if not os.access(STRATACTL, os.X_OK):
        raise SystemExit("set STRATACTL to the program under test (ctest does)")


def environment(**changes):
    """Ours, without what would colour or translate the output."""
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "LANGUAGE")}
    env.update({"LC_ALL": "C.UTF-8", "TERM": "xterm"})
    env.update(changes)
    return env


class Result:
    """Exit code and output of one call."""

    def __init__(self, process):
        self.code = process.returncode
        self.raw = process.stdout
        self.out = process.stdout.decode("utf-8", "replace")
        self.err = process.stderr.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.raw)

    def __str__(self):
        return f"exit code {self.code}\n--- stdout\n{self.out[-4000:]}\n--- stderr\n{self.err[-4000:]}"


class StrataTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="strata-test-", dir=fast_folder()))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)

    def path(self, name):
        return self.dir / name

    # --- programs

    def ctl(self, *arguments, code=0, stdin=b"", timeout=120, env=None):
        """Runs stratactl in the test's folder and demands an exit code (None: any)."""
        process = subprocess.run([STRATACTL, *map(str, arguments)], input=stdin, capture_output=True, cwd=self.dir,
                                 env=env or environment(), timeout=timeout)
        result = Result(process)
        if code is not None:
            self.assertEqual(result.code, code, f"stratactl {' '.join(map(str, arguments))}: {result}")
        return result

    def ctl_json(self, *arguments, code=0, **options):
        return self.ctl("--json", *arguments, code=code, **options).json

    def tool(self, *command, code=0, stdin=b"", timeout=120):
        process = subprocess.run([str(word) for word in command], input=stdin, capture_output=True, cwd=self.dir,
                                 env=environment(), timeout=timeout)
        result = Result(process)
        if code is not None:
            self.assertEqual(result.code, code, f"{' '.join(map(str, command))}: {result}")
        return result

    def qemu_img(self, *arguments, code=0):
        return self.tool("qemu-img", *arguments, code=code)

    def qemu_io(self, disk, *commands):
        words = [word for command in commands for word in ("-c", command)]
        result = self.tool("qemu-io", "-f", "vmdk", *words, disk)
        self.assertNotRegex(result.out + result.err, r"failed|error|Error", f"qemu-io {commands}: {result}")
        return result

    # --- contents

    def make_raw(self, name, content):
        self.path(name).write_bytes(content)
        return self.path(name)

    def vmdk_from(self, raw, name, subformat="monolithicSparse", *options):
        """A disk that qemu-img makes from a raw image."""
        self.qemu_img("convert", "-f", "raw", "-O", "vmdk", "-o", ",".join(["subformat=" + subformat, *options]),
                      raw, self.path(name))
        return self.path(name)

    def qemu_bytes(self, disk):
        """What qemu reads from one of our disks."""
        out = self.path("qemu-reads.raw")
        self.qemu_img("convert", "-f", "vmdk", "-O", "raw", disk, out)
        content = out.read_bytes()
        out.unlink()
        return content

    def strata_bytes(self, disk, *options):
        """What stratactl reads from a disk."""
        return self.ctl("read", *options, disk).raw

    def folder_state(self):
        """Names, sizes, contents and times of everything in the test's folder."""
        state = {}
        for path in sorted(self.dir.rglob("*")):
            if path.is_file():
                state[str(path.relative_to(self.dir))] = (path.stat().st_mtime_ns, sha1(path.read_bytes()))
        return state

    def assertFolderUnchanged(self, before):
        self.assertEqual(self.folder_state(), before)

    def assertSameBytes(self, actual, expected, what=""):
        """assertEqual for megabytes: names the first difference instead of printing them."""
        if actual == expected:
            return
        self.assertEqual(len(actual), len(expected), f"{what}: length")
        first = next(i for i in range(len(expected)) if actual[i] != expected[i])
        self.fail(f"{what}: first difference at byte {first} (sector {first // SECTOR}): "
                  f"{actual[first:first + 16].hex()} instead of {expected[first:first + 16].hex()}")


def sha1(content):
    return hashlib.sha1(content).hexdigest()


def random_bytes(length, seed):
    return random.Random(seed).randbytes(length)


def pattern_bytes(length, seed):
    """Compressible data that is different in every sector."""
    sectors = []
    for index in range(-(-length // SECTOR)):
        sectors.append(hashlib.sha256(f"{seed}:{index}".encode()).digest() * (SECTOR // 32))
    return b"".join(sectors)[:length]


def islands(length, seed):
    """Mostly zeros, with some sectors and some grains of data at fixed, odd places."""
    content = bytearray(length)
    generator = random.Random(seed)
    for _ in range(6):
        size = generator.choice([SECTOR, 3 * SECTOR, GRAIN, GRAIN + SECTOR])
        start = generator.randrange(0, max(1, length - size) // SECTOR + 1) * SECTOR
        piece = pattern_bytes(min(size, length - start), generator.random())
        content[start:start + len(piece)] = piece
    if length >= SECTOR:
        content[-SECTOR:] = pattern_bytes(SECTOR, seed)  # the last sector of an odd capacity
    return bytes(content)


def main():
    require_stratactl()
    unittest.main()
