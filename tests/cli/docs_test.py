#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The man page and the shell completions know every command and option, and no others."""
import pathlib
import re
import shutil
import unittest

import stratatest
from stratatest import StrataTest

PACKAGING = pathlib.Path(__file__).resolve().parents[2] / "packaging"
PAGES = [(), ("info",), ("create",), ("clone",), ("grow",), ("shrink",), ("defragment",), ("rename",), ("recover",), ("child",), ("attach",), ("delete",), ("unlock",),
         ("map",), ("compare",), ("check",), ("read",), ("write",),
         ("space",), ("partitions",), ("meta", "list"), ("meta", "get"), ("meta", "set"), ("vm", "info"),
         ("snapshot", "tree"), ("snapshot", "compare"),
         *[("snapshot", word) for word in ("take", "goto", "branch", "merge", "discard", "rename", "adopt")],
         ("merge",), ("undo",),
         *[("vsphere", word) for word in ("thumbprint", "ls", "info", "pull", "push", "hold", "release", "holds")],
         *[("vsphere", "snapshot", word) for word in ("tree", "take", "goto", "remove", "rename", "consolidate")],
         *[("vsphere", "disk", word) for word in ("info", "create", "copy", "move", "delete", "extend", "inflate", "eager-zero", "defragment",
                                                  "shrink", "zero-fill", "uuid")]]


class Docs(StrataTest):
    def options(self):
        found = set()
        for words in PAGES:
            found |= set(re.findall(r"(?m)^  (?:-\w,)?(--[a-z-]+)", self.ctl("help", *words).out))
        return found

    def known(self, path, pattern):
        text = (PACKAGING / path).read_text(encoding="utf-8").replace("\\-", "-")
        return set(re.findall(pattern, text))

    def test_manual_page(self):
        self.assertEqual(self.known("man/stratactl.1", r"--[a-z][a-z-]*") - {"--output", "--input"},
                         self.options() - {"--output", "--input"})
        for words in PAGES[1:]:
            self.assertRegex((PACKAGING / "man/stratactl.1").read_text(encoding="utf-8").replace("\\-", "-"),
                             rf"(?m)^\.SS {' '.join(words)} ")

    @unittest.skipUnless(shutil.which("man"), "man is not installed")
    def test_manual_pages_are_well_formed(self):
        for page in sorted((PACKAGING / "man").iterdir()):
            with self.subTest(page.name):
                result = self.tool("man", "--warnings", "-l", "-Tutf8", page)
                self.assertEqual(result.err, "")

    def test_bash_completion(self):
        self.assertEqual(self.known("completions/stratactl.bash", r"(?<![\w])--[a-z][a-z-]*"), self.options())

    def test_zsh_completion(self):
        self.assertEqual(self.known("completions/_stratactl", r"--[a-z][a-z-]*"), self.options())

    def test_fish_completion(self):
        self.assertEqual({f"--{name}" for name in self.known("completions/stratactl.fish", r"-l ([a-z][a-z-]*)")
                          if name != "commands" and name != "none" and name != "kinded" and name != "reading"},
                         self.options())


if __name__ == "__main__":
    stratatest.main()
