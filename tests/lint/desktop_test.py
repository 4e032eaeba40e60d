#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Desktop, AppStream and MIME files are valid, and the MIME package recognises every kind of disk by its content."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

DESKTOP = pathlib.Path(__file__).resolve().parents[2] / "packaging/desktop"
ID = "io.github.strata.Strata"
HEADS = {
    "version 1": b"KDMV\1\0\0\0",
    "version 3": b"KDMV\3\0\0\0",
    "COWD": b"COWD\1\0\0\0",
    "SE sparse": b"\xbe\xba\xfe\xca\0\0\0\0\1\0\0\0",
    "descriptor": b"# Disk DescriptorFile\nversion=1\n",
}


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, **options)


class Desktop(unittest.TestCase):
    def test_desktop_file_is_valid(self):
        result = run("desktop-file-validate", str(DESKTOP / f"{ID}.desktop"))
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_metainfo_is_valid(self):
        result = run("appstreamcli", "validate", "--no-net", str(DESKTOP / f"{ID}.metainfo.xml"))
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_every_kind_of_disk_is_recognised_by_content(self):
        with tempfile.TemporaryDirectory() as folder:
            base = pathlib.Path(folder)
            packages = base / "mime/packages"
            packages.mkdir(parents=True)
            shutil.copy(DESKTOP / f"{ID}.mime.xml", packages / f"{ID}.xml")
            updated = run("update-mime-database", str(base / "mime"))
            self.assertEqual(updated.returncode, 0, updated.stderr)
            magic = (base / "mime/magic").read_bytes()
            # A wrong match type makes update-mime-database drop the whole block without a word.
            self.assertIn(b"application/x-vmdk-disk", magic)
            for name, head in HEADS.items():
                self.assertIn(head[:4], magic, name)


if __name__ == "__main__":
    unittest.main()
