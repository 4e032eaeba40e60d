#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""stratactl clone: conversions, pipes, plans, progress, cancelling, refusals."""
import json
import os
import signal
import subprocess
import time

import stratatest
from stratatest import GRAIN, MIB, STRATACTL, StrataTest, environment, islands, pattern_bytes, random_bytes


class CloneTest(StrataTest):
    def source(self, content=None):
        self.content = content if content is not None else islands(5 * MIB + 512, 7)
        return self.vmdk_from(self.make_raw("src.raw", self.content), "src.vmdk")

    def names(self):
        return sorted(path.name for path in self.dir.iterdir())


class Copies(CloneTest):
    def test_to_the_default_type(self):
        self.source()
        result = self.ctl("clone", "src.vmdk", "dst.vmdk")
        self.assertRegex(result.out, r"^Cloned to dst\.vmdk: .* of data, .* in files\.\n$")
        self.assertEqual(result.err, "")
        self.assertEqual(self.ctl_json("info", "dst.vmdk")["createType"], "monolithicSparse")
        self.assertSameBytes(self.qemu_bytes("dst.vmdk"), self.content)

    def test_to_raw_and_back(self):
        self.source()
        self.ctl("clone", "src.vmdk", "dst.raw", "--type", "raw")
        self.assertSameBytes(self.path("dst.raw").read_bytes(), self.content)
        self.ctl("clone", "--from", "raw", "dst.raw", "back.vmdk", "--type", "streamOptimized", "--verify")
        self.assertSameBytes(self.qemu_bytes("back.vmdk"), self.content)

    def test_json(self):
        self.source(pattern_bytes(MIB, 1))
        result = self.ctl_json("clone", "src.vmdk", "dst.vmdk", "--verify")
        self.assertEqual(result["operation"], "clone")
        self.assertEqual(result["creates"], ["dst.vmdk"])
        self.assertEqual(result["bytesRead"], MIB)
        self.assertEqual(result["bytesWritten"], self.path("dst.vmdk").stat().st_size)
        self.assertIs(result["verified"], True)

    def test_identity(self):
        self.ctl("create", "src.vmdk", "--size", "1M")
        source = self.ctl_json("info", "src.vmdk")
        self.ctl("clone", "src.vmdk", "new.vmdk")
        self.ctl("clone", "src.vmdk", "same.vmdk", "--keep-identity")
        new, same = self.ctl_json("info", "new.vmdk"), self.ctl_json("info", "same.vmdk")
        self.assertNotEqual(new["cid"], source["cid"])
        self.assertNotEqual(new["uuid"], source["uuid"])
        self.assertEqual((same["cid"], same["uuid"]), (source["cid"], source["uuid"]))

    def test_adapter_and_hardware_version_come_from_the_source(self):
        self.ctl("create", "src.vmdk", "--size", "1M", "--adapter", "buslogic", "--hw-version", "11")
        self.ctl("clone", "src.vmdk", "a.vmdk")
        self.ctl("clone", "src.vmdk", "b.vmdk", "--adapter", "ide", "--hw-version", "8")
        self.ctl("clone", "src.vmdk", "c.vmdk", "--for", "esxi")
        self.assertEqual([(i["adapterType"], i["hwVersion"], i["createType"]) for i in
                          (self.ctl_json("info", f"{n}.vmdk") for n in "abc")],
                         [("buslogic", 11, "monolithicSparse"), ("ide", 8, "monolithicSparse"), ("buslogic", 13, "vmfs")])

    def test_a_product_gets_a_type_that_can_hold_the_disk(self):
        with open(self.path("big.raw"), "wb") as file:
            file.truncate(3 << 40)  # one sparse file ends at 2 TB
        plan = self.ctl_json("clone", "--from", "raw", "big.raw", "dst.vmdk", "--for", "workstation", "--dry-run")
        self.assertIn("dst-s001.vmdk", plan["creates"])

    def test_a_chain_becomes_one_disk(self):
        self.source(pattern_bytes(MIB, 1))
        self.qemu_img("create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "src.vmdk", "child.vmdk")
        self.qemu_io("child.vmdk", "write -P 0x5a 64k 1k")
        self.ctl("clone", "child.vmdk", "flat.vmdk")
        expected = bytearray(self.content)
        expected[GRAIN:GRAIN + 1024] = b"\x5a" * 1024
        self.assertSameBytes(self.qemu_bytes("flat.vmdk"), bytes(expected))
        self.assertIsNone(self.ctl_json("info", "flat.vmdk")["parent"])

    def test_levels_and_threads(self):
        self.source()
        for level in ["0", "1", "12", "fast", "balanced", "small", "smallest"]:
            self.ctl("clone", "src.vmdk", "dst.vmdk", "--type", "streamOptimized", "--level", level, "--overwrite",
                     "--threads", "1")
            self.assertSameBytes(self.qemu_bytes("dst.vmdk"), self.content, level)


class Pipes(CloneTest):
    def test_stream_to_standard_output(self):
        self.source()
        result = self.ctl("clone", "src.vmdk", "-")
        self.assertEqual(result.raw[:4], b"KDMV")
        self.path("out.vmdk").write_bytes(result.raw)
        self.assertEqual(self.ctl_json("info", "out.vmdk")["createType"], "streamOptimized")
        self.assertSameBytes(self.qemu_bytes("out.vmdk"), self.content)

    def test_raw_to_standard_output(self):
        self.source()
        self.assertSameBytes(self.ctl("clone", "src.vmdk", "-", "--type", "raw").raw, self.content)

    def test_through_a_pipe_into_another_program(self):
        self.source()
        shell = f'set -o pipefail; "{STRATACTL}" clone src.vmdk - --type raw | cat > out.raw'
        subprocess.run(["bash", "-c", shell], cwd=self.dir, check=True)
        self.assertSameBytes(self.path("out.raw").read_bytes(), self.content)

    def test_other_types_do_not_fit_into_a_pipe(self):
        self.source()
        result = self.ctl("clone", "src.vmdk", "-", "--type", "monolithicSparse", code=None)
        self.assertIn(result.code, (2, 4))
        self.assertEqual(result.raw, b"")

    def test_json_and_a_disk_do_not_share_standard_output(self):
        self.source()
        self.assertEqual(self.ctl_json("clone", "src.vmdk", "-", code=2)["error"]["code"], "invalid-argument")

    def test_a_reader_that_leaves_ends_the_clone(self):
        self.source(random_bytes(4 * MIB, 1))
        shell = f'"{STRATACTL}" clone src.vmdk - --type raw 2>err | head -c 1000 >/dev/null; echo ${{PIPESTATUS[0]}}'
        process = subprocess.run(["bash", "-c", shell], cwd=self.dir, capture_output=True, timeout=30)
        self.assertEqual(process.stdout, b"1\n")
        self.assertEqual(self.path("err").read_bytes(), b"")

    def test_from_standard_input(self):
        self.source()
        stream = self.ctl("clone", "src.vmdk", "-").raw
        before = set(self.names())
        self.ctl("clone", "-", "stream.vmdk", stdin=stream)
        self.ctl("clone", "-", "raw.vmdk", "--from", "raw", stdin=self.content)
        self.assertSameBytes(self.qemu_bytes("stream.vmdk"), self.content)
        self.assertSameBytes(self.qemu_bytes("raw.vmdk"), self.content)
        self.assertEqual(set(self.names()) - before, {"stream.vmdk", "raw.vmdk"})


class Plans(CloneTest):
    def test_dry_run_writes_nothing(self):
        self.source(pattern_bytes(MIB, 1))
        before = self.folder_state()
        plan = self.ctl_json("clone", "src.vmdk", "dst.vmdk", "--type", "monolithicFlat", "--dry-run")
        self.assertEqual(plan["operation"], "clone")
        self.assertEqual(plan["reads"], MIB)
        self.assertGreaterEqual(plan["writes"], MIB)
        self.assertEqual(sorted(plan["creates"]), ["dst-flat.vmdk", "dst.vmdk"])
        self.assertIn("  creates  dst-flat.vmdk\n",
                      self.ctl("clone", "src.vmdk", "dst.vmdk", "--type", "monolithicFlat", "--dry-run").out)
        self.assertFolderUnchanged(before)

    def test_space_is_what_a_clone_takes(self):
        self.source(pattern_bytes(3 * GRAIN, 1) + bytes(40 * GRAIN) + pattern_bytes(2 * GRAIN + 512, 2))
        for kind in ["monolithicSparse", "twoGbMaxExtentSparse", "vmfsSparse", "monolithicFlat"]:
            needed = self.ctl_json("space", "src.vmdk", "--type", kind)["bytes"]
            files = self.ctl_json("clone", "src.vmdk", "dst.vmdk", "--type", kind, "--overwrite")["creates"]
            flat = kind == "monolithicFlat"  # keeps its holes
            taken = sum(s.st_blocks * 512 if flat else s.st_size for s in (self.path(name).stat() for name in files))
            self.assertAlmostEqual(needed, taken, delta=4096, msg=kind)
        self.assertEqual(self.ctl_json("space", "src.vmdk", "--type", "raw")["bytes"], len(self.content))
        self.assertRegex(self.ctl("space", "src.vmdk", "--type", "raw").out, r"^2\.8 MiB \(%d bytes\)\n$" % len(self.content))


class ProgressOutput(CloneTest):
    def test_json_lines(self):
        self.source(random_bytes(8 * MIB, 1))
        result = self.ctl("--progress", "json", "clone", "src.vmdk", "dst.vmdk")
        lines = [json.loads(line) for line in result.err.splitlines()]
        for line in lines:
            self.assertEqual(list(line), ["done", "total", "phase"])
            self.assertLessEqual(line["done"], line["total"])
        self.assertEqual(lines[-1]["done"], lines[-1]["total"])
        self.assertEqual([line["done"] for line in lines], sorted(line["done"] for line in lines))

    def test_nothing_without_a_terminal(self):
        self.source()
        self.assertEqual(self.ctl("clone", "src.vmdk", "dst.vmdk").err, "")
        self.assertEqual(self.ctl("--progress", "never", "clone", "src.vmdk", "dst2.vmdk").err, "")


class Cancelling(CloneTest):
    def slow_clone(self, *options):
        """A clone into a pipe that we do not empty, or a big one into files: still at work when the signal comes."""
        return subprocess.Popen([STRATACTL, "--progress", "json", "clone", *options], cwd=self.dir,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())

    def wait_until_busy(self, process):
        """Until the first sign of progress."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            line = process.stderr.readline()
            if not line or json.loads(line)["done"] > 0:
                return
        self.fail("the clone did not begin")

    def check_cancelled(self, sig, code, *options):
        before = self.folder_state()
        process = self.slow_clone(*options)
        self.wait_until_busy(process)
        process.send_signal(sig)
        _, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, code, err)
        self.assertIn(b"Cancelled", err)
        self.assertFolderUnchanged(before)

    def big_source(self):
        # Compressing 192 MiB with the most patient setting takes seconds; the content repeats, so that it is cheap to make.
        with open(self.path("big.raw"), "wb") as file:
            block = random_bytes(4 * MIB, 1)
            for _ in range(48):
                file.write(block)

    def test_interrupt_leaves_no_files(self):
        self.big_source()
        self.check_cancelled(signal.SIGINT, 130, "--from", "raw", "big.raw", "dst.vmdk", "--type", "streamOptimized",
                             "--level", "12", "--threads", "1")

    def test_termination_leaves_no_files(self):
        self.big_source()
        self.check_cancelled(signal.SIGTERM, 143, "--from", "raw", "big.raw", "dst.vmdk", "--type", "streamOptimized",
                             "--level", "12", "--threads", "1")

    def test_a_full_pipe_does_not_hold_the_program(self):
        self.source(random_bytes(4 * MIB, 1))
        before = self.folder_state()
        process = self.slow_clone("src.vmdk", "-", "--type", "raw")
        time.sleep(0.5)  # by then the pipe's 64 KiB are full
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()
        process.stderr.close()
        self.assertEqual(process.returncode, 143)
        self.assertFolderUnchanged(before)


class Refusals(CloneTest):
    def test_would_overwrite(self):
        self.source()
        self.make_raw("dst.vmdk", b"precious")
        before = self.folder_state()
        self.assertEqual(self.ctl_json("clone", "src.vmdk", "dst.vmdk", code=4)["error"]["code"], "already-exists")
        self.ctl("clone", "src.vmdk", "dst.vmdk", "--dry-run", code=4)
        self.assertFolderUnchanged(before)
        self.ctl("clone", "src.vmdk", "dst.vmdk", "--overwrite")
        self.assertSameBytes(self.qemu_bytes("dst.vmdk"), self.content)

    def test_never_onto_itself(self):
        self.source()
        before = self.folder_state()
        result = self.ctl("clone", "src.vmdk", "src.vmdk", "--overwrite", code=None)
        self.assertIn(result.code, (2, 4), result)
        self.assertFolderUnchanged(before)

    def test_unsafe_paths(self):
        secret = self.path("outside")
        secret.mkdir()
        (secret / "secret.raw").write_bytes(pattern_bytes(MIB, 1))
        inside = self.path("inside")
        inside.mkdir()
        for name in ["../outside/secret.raw", str(secret / "secret.raw"), "link.raw"]:
            (inside / "evil.vmdk").write_text(
                "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\ncreateType=\"monolithicFlat\"\n"
                f'RW 2048 FLAT "{name}" 0\n')
            if name == "link.raw":
                (inside / name).symlink_to(secret / "secret.raw")
            before = self.folder_state()
            error = self.ctl_json("clone", "inside/evil.vmdk", "dst.vmdk", code=4)["error"]
            self.assertEqual(error["code"], "unsafe-path", name)
            self.assertIn("--trust", error["message"] + error.get("advice", ""))
            self.assertFolderUnchanged(before)
            self.ctl("clone", "inside/evil.vmdk", "dst.vmdk", "--trust", "--overwrite")
            self.ctl("clone", "inside/evil.vmdk", "dst.vmdk", "--trust-folder", "outside", "--overwrite")
            self.path("dst.vmdk").unlink()

    def test_missing_extent_is_named(self):
        self.path("d.vmdk").write_text(
            "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\ncreateType=\"monolithicFlat\"\n"
            'RW 2048 FLAT "gone-flat.vmdk" 0\n')
        result = self.ctl("clone", "d.vmdk", "dst.vmdk", code=1)
        self.assertIn("gone-flat.vmdk", result.err)
        self.assertEqual(self.names(), ["d.vmdk"])

    def test_no_space(self):
        if os.geteuid() != 0:
            self.skipTest("mounting a small file system needs root")
        self.source(random_bytes(4 * MIB, 1))
        target = self.path("small")
        target.mkdir()
        shell = (f'mount -t tmpfs -o size=1m tmpfs small && "{STRATACTL}" --json clone src.vmdk small/d.vmdk; code=$?; '
                 "ls -A small; exit $code")
        process = subprocess.run(["unshare", "-m", "bash", "-c", shell], cwd=self.dir, capture_output=True)
        if b"permission denied" in process.stderr.lower():
            self.skipTest("mounting is not allowed here")
        self.assertEqual(process.returncode, 1, process)
        self.assertEqual(json.loads(process.stdout)["error"]["code"], "no-space")


if __name__ == "__main__":
    stratatest.main()
