#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times stratactl beside qemu-img and cp, in one run, on the same disks.

The machine may be busy with other things: every round runs each program once, one after the other, and the medians
are compared; only the ratios mean anything. qemu-img is given its best setting: pinned to one core it is often twice
as fast as by default, so both are tried and the better one counts. By default qemu-img leaves its copies to the
system's cache, where a power cut finds them; "safe/ours" compares with qemu-img told to do what we always do: return
when the copy is on the drive.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from workloads import Disks  # noqa: E402


class Run:
    """One program's run: wall seconds, processor seconds, peak memory in MiB."""

    def __init__(self, command):
        os.sync()  # what earlier runs wrote does not count
        begin = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        if process.returncode != 0:
            raise SystemExit(f"failed with {process.returncode}: {' '.join(str(part) for part in command)}")


class Workload:
    """What is done by each program: a function from (source, target) to a command, None where it cannot."""

    def __init__(self, name, source, ours, qemu, cp=None, target="out.vmdk"):
        self.name, self.source, self.target = name, source, target
        self.ours, self.qemu, self.cp = ours, qemu, cp


def clone(type_name, *options):
    return lambda source, target: ["--quiet", "clone", source, target, "--type", type_name, *options]


def convert(source_format, *options):
    return lambda source, target: ["convert", "-f", source_format, *options, source, target]


def to_vmdk(source_format, subformat):
    return convert(source_format, "-O", "vmdk", "-o", f"subformat={subformat}")


def copy(how):
    return lambda source, target: ["cp", f"--sparse={how}", source, target]


def plain(verb, *options):
    return lambda source, _: [verb, *options, source]


WORKLOADS = [
    Workload("sparse -> sparse", "sparse", clone("monolithicSparse"), to_vmdk("vmdk", "monolithicSparse"),
             copy("auto")),
    Workload("sparse -> flat", "sparse", clone("monolithicFlat"), to_vmdk("vmdk", "monolithicFlat"), copy("auto")),
    Workload("sparse -> split sparse", "sparse", clone("twoGbMaxExtentSparse"),
             to_vmdk("vmdk", "twoGbMaxExtentSparse"), copy("auto")),
    Workload("sparse -> raw", "sparse", clone("raw"), convert("vmdk", "-O", "raw"), copy("auto"), "out.raw"),
    Workload("sparse -> vmfsSparse", "sparse", clone("vmfsSparse"), None, copy("auto")),
    Workload("full flat -> sparse", "full", clone("monolithicSparse"), to_vmdk("vmdk", "monolithicSparse"),
             lambda source, target: copy("always")(source.with_name("full-flat.vmdk"), target)),
    Workload("raw with holes -> sparse", "raw", clone("monolithicSparse", "--from", "raw"),
             to_vmdk("raw", "monolithicSparse"), copy("auto")),
    Workload("raw with holes -> raw", "raw", clone("raw", "--from", "raw"), convert("raw", "-O", "raw"),
             copy("auto"), "out.raw"),
    Workload("scattered -> sparse", "scattered", clone("monolithicSparse"), to_vmdk("vmdk", "monolithicSparse"),
             copy("auto")),
    Workload("chain of 32 -> sparse", "chain", clone("monolithicSparse"), to_vmdk("vmdk", "monolithicSparse")),
    Workload("stream -> sparse", "stream", clone("monolithicSparse"), to_vmdk("vmdk", "monolithicSparse")),
    Workload("sparse -> stream, small", "small", clone("streamOptimized", "--level", "small"),
             to_vmdk("vmdk", "streamOptimized")),
    Workload("sparse -> stream, balanced", "small", clone("streamOptimized"), to_vmdk("vmdk", "streamOptimized")),
    Workload("sparse -> stream, fast", "small", clone("streamOptimized", "--level", "fast"),
             to_vmdk("vmdk", "streamOptimized")),
    Workload("compare sparse with flat", "flat",
             lambda source, _: ["compare", source.with_name("sparse.vmdk"), source],
             lambda source, _: ["compare", "-f", "vmdk", "-F", "vmdk", source.with_name("sparse.vmdk"), source]),
    Workload("create 2 TB", "empty", lambda _, target: ["--quiet", "create", target, "--size", "2T"],
             lambda _, target: ["create", "-q", "-f", "vmdk", target, "2T"]),
    Workload("info, sparse", "sparse", plain("info"), plain("info")),
    Workload("map, sparse", "sparse", plain("map"), plain("map", "--output=json")),
    Workload("map, scattered", "scattered", plain("map"), plain("map", "--output=json")),
    Workload("map, chain of 32", "chain", plain("map", "--chain"), plain("map", "--output=json")),
    Workload("check, scattered", "scattered", plain("check"), plain("check")),
    Workload("info, 2 TB empty", "empty", plain("info"), plain("info")),
    Workload("map, 2 TB empty", "empty", plain("map"), plain("map", "--output=json")),
    Workload("check, 2 TB empty", "empty", plain("check"), plain("check")),
]

PINNED = ["taskset", "-c", "0", "qemu-img"]
MUCH = 1.25
NOISE = 1.05


class DiskMaker:
    """Makes the disks in a process of its own: what a child needs at most is counted from what its parent holds when
    it is started, so this process must stay small."""

    def __init__(self, folder, scale):
        self._process = concurrent.futures.ProcessPoolExecutor(1, initializer=self._begin, initargs=(folder, scale))

    @staticmethod
    def _begin(folder, scale):
        DiskMaker.disks = Disks(folder, scale)

    @staticmethod
    def _make(name):
        return DiskMaker.disks.path(name)

    def path(self, name):
        return self._process.submit(self._make, name).result()


class Bench:
    def __init__(self, stratactl, folder, scale, rounds):
        self._stratactl = stratactl
        self._disks = DiskMaker(folder, scale)
        self._out = folder / "out"
        self._rounds = rounds

    def measure(self, workload):
        source = self._disks.path(workload.source)
        programs = {"ours": [self._stratactl, *workload.ours(source, self._out / workload.target)]}
        if workload.qemu:
            arguments = workload.qemu(source, self._out / workload.target)
            programs["qemu"] = ["qemu-img", *arguments]
            programs["qemu pinned"] = [*PINNED, *arguments]
            if arguments[0] == "convert":
                programs["qemu safe"] = ["qemu-img", "convert", "-t", "writeback", *arguments[1:]]
        if workload.cp:
            programs["cp"] = workload.cp(source, self._out / workload.target)
        runs = {name: [] for name in programs}
        for _ in range(self._rounds):
            for name, command in programs.items():
                if not self._is_hopeless(name, runs):
                    runs[name].append(self._once(command))
        return runs

    def _once(self, command):
        shutil.rmtree(self._out, ignore_errors=True)
        self._out.mkdir()
        return Run(command)

    @staticmethod
    def _is_hopeless(name, runs):
        """Of qemu-img's two settings, the one that is clearly behind is not tried again."""
        other = {"qemu": "qemu pinned", "qemu pinned": "qemu"}.get(name)
        if other is None or not runs[name] or not runs[other]:
            return False
        return min(run.seconds for run in runs[name]) > MUCH * min(run.seconds for run in runs[other])


def median(runs, what="seconds"):
    return statistics.median(getattr(run, what) for run in runs)


class Line:
    """A workload's row of the table."""

    def __init__(self, workload, runs):
        self.name = workload.name
        self.ours = median(runs["ours"])
        self.cpu = median(runs["ours"], "cpu")
        self.memory = max(run.memory for run in runs["ours"])
        settings = [name for name in ("qemu", "qemu pinned") if runs.get(name)]
        self.setting = min(settings, key=lambda name: median(runs[name]), default=None)
        self.qemu = median(runs[self.setting]) if self.setting else None
        self.qemu_memory = max(run.memory for run in runs[self.setting]) if self.setting else None
        self.safe = median(runs["qemu safe"]) if runs.get("qemu safe") else None
        self.cp = median(runs["cp"]) if runs.get("cp") else None

    def is_slower(self):
        return self.qemu is not None and self.qemu * NOISE < self.ours

    @staticmethod
    def header():
        return (f"{'workload':28} {'ours s':>8} {'cpu s':>7} {'MiB':>6} {'qemu s':>8} {'MiB':>6} "
                f"{'qemu/ours':>9} {'safe/ours':>9} {'cp/ours':>8}")

    def __str__(self):
        qemu = (f"{self.qemu:8.3f} {self.qemu_memory:6.0f} {self.qemu / self.ours:9.1f}" if self.qemu
                else f"{'-':>8} {'-':>6} {'-':>9}")
        safe = f"{self.safe / self.ours:9.1f}" if self.safe else f"{'-':>9}"
        cp = f"{self.cp / self.ours:8.2f}" if self.cp else f"{'-':>8}"
        mark = "" if self.setting != "qemu pinned" else "  (pinned)"
        return f"{self.name:28} {self.ours:8.3f} {self.cpu:7.3f} {self.memory:6.0f} {qemu} {safe} {cp}{mark}"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stratactl", type=pathlib.Path)
    parser.add_argument("scale", type=float, nargs="?", default=1.0, help="GiB of data (default 1)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", help="workloads whose name contains this")
    parser.add_argument("--folder", help="where to work (default: the system's folder for temporary files)")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures to this file, too")
    return parser.parse_args()


def main():
    options = arguments()
    if not shutil.which("qemu-img"):
        raise SystemExit("qemu-img is missing: it makes the disks and is what we are compared with")
    stratactl = options.stratactl.resolve()
    with tempfile.TemporaryDirectory(prefix="strata-bench-", dir=options.folder) as folder:
        needed = int(options.scale * 9) << 30
        if shutil.disk_usage(folder).free < needed:
            raise SystemExit(f"{needed >> 30} GiB of free space are needed in {folder}; --folder names another place")
        bench = Bench(stratactl, pathlib.Path(folder), options.scale, options.rounds)
        lines = []
        print(Line.header(), flush=True)
        for workload in WORKLOADS:
            if options.only and options.only not in workload.name:
                continue
            lines.append(Line(workload, bench.measure(workload)))
            print(lines[-1], flush=True)
    slower = [line.name for line in lines if line.is_slower()]
    print(f"\nPeak memory {max(line.memory for line in lines):.0f} MiB. "
          + ("Slower than qemu-img: " + ", ".join(slower) if slower else "Nothing is slower than qemu-img."))
    if options.json:
        options.json.write_text(json.dumps([vars(line) for line in lines], indent=2))


if __name__ == "__main__":
    main()
