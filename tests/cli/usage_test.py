#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Help, version, wrong usage, and how errors are told."""
import os
import pty
import subprocess

import stratatest
from stratatest import STRATACTL, StrataTest, environment

COMMANDS = ["info", "create", "clone", "map", "compare", "check", "read", "write", "space"]
GROUPED = [("meta", "list"), ("meta", "get"), ("meta", "set"), ("vm", "info")]


class Help(StrataTest):
    def test_version(self):
        result = self.ctl("--version")
        self.assertRegex(result.out, r"^stratactl \d+\.\d+\.\d+\n$")
        self.assertEqual(result.err, "")

    def test_overview_names_every_command(self):
        overview = self.ctl("--help").out
        for command in [*COMMANDS, "meta", "vm", "help"]:
            self.assertRegex(overview, rf"(?m)^  {command} ")
        self.assertEqual(self.ctl("help").out, overview)

    def test_every_command_explains_itself(self):
        for words in [(command,) for command in COMMANDS] + GROUPED:
            page = self.ctl("help", *words).out
            self.assertIn("Usage: stratactl " + " ".join(words), page)
            self.assertEqual(self.ctl(*words, "--help").out, page)

    def test_help_fits_a_terminal(self):
        for words in [(), *[(command,) for command in COMMANDS], *GROUPED]:
            for line in self.ctl("help", *words).out.splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_names_of_the_design_exist(self):
        promised = {
            ("info",): ["--chain", "--trust"],
            ("create",): ["--size", "--type", "--adapter", "--hw-version", "--for", "--dry-run"],
            ("clone",): ["--type", "--for", "--adapter", "--hw-version", "--overwrite", "--verify", "--keep-identity",
                         "--level", "--threads", "--from", "--dry-run", "--trust"],
            ("map",): ["--chain", "--start", "--length", "--trust"],
            ("compare",): ["--map", "--trust"],
            ("read",): ["--offset", "--length", "-o"],
            ("write",): ["--offset", "-i", "--dry-run"],
            ("meta", "set"): ["--dry-run"],
            ("space",): ["--type"],
        }
        for words, options in promised.items():
            page = self.ctl("help", *words).out
            for option in options:
                self.assertIn(f"  {option}", page, words)


class WrongUsage(StrataTest):
    def refused(self, *arguments):
        result = self.ctl(*arguments, code=2)
        self.assertEqual(result.out, "")
        self.assertTrue(result.err.startswith("stratactl: error: "), result.err)
        self.assertEqual(result.err.count("\n"), 1, result.err)
        return result.err

    def test_no_command(self):
        self.assertEqual(self.refused(), "stratactl: error: No command given. See stratactl --help.\n")

    def test_unknown_command(self):
        for command in ["upload", "mend", "frobnicate"]:
            self.assertEqual(self.refused(command, "x"),
                             f"stratactl: error: There is no command “{command}”. See stratactl --help.\n")
        self.refused("help", "frobnicate")

    def test_unknown_option(self):
        self.assertIn("--frobnicate", self.refused("info", "--frobnicate", "x"))
        self.assertIn("--frobnicate", self.refused("--frobnicate"))

    def test_missing_argument(self):
        for arguments in [("info",), ("create", "x"), ("clone", "x"), ("meta", "set", "x", "key"), ("meta",), ("vm",)]:
            self.refused(*arguments)

    def test_too_many_arguments(self):
        self.assertIn("b", self.refused("info", "a", "b"))

    def test_bad_sizes(self):
        for size in ["12Q", "1.5G", "-1", "", "99999999999999999999"]:
            self.assertIn("--size", self.refused("create", "x.vmdk", f"--size={size}"))
        self.assertIn("whole sectors", self.refused("create", "x.vmdk", "--size", "1000"))
        self.assertEqual(os.listdir(self.dir), [])

    def test_bad_choices(self):
        self.assertIn("--adapter", self.refused("create", "x.vmdk", "--size", "1M", "--adapter", "floppy"))
        self.assertIn("--for", self.refused("create", "x.vmdk", "--size", "1M", "--for", "toaster"))
        self.assertIn("--type", self.refused("create", "x.vmdk", "--size", "1M", "--type", "square"))
        self.assertIn("--level", self.refused("clone", "a", "b", "--level", "13"))
        self.assertIn("--progress", self.refused("--progress", "often", "info", "x"))
        self.assertIn("--log-level", self.refused("info", "x", "--log-level", "loud"))


class Errors(StrataTest):
    def test_text_goes_to_standard_error(self):
        result = self.ctl("info", "no-such.vmdk", code=1)
        self.assertEqual(result.out, "")
        self.assertRegex(result.err, r"^stratactl: error: .*no-such\.vmdk.*No such file or directory")

    def test_json_goes_to_standard_output(self):
        result = self.ctl("info", "no-such.vmdk", "--json", code=1)
        error = result.json["error"]
        self.assertEqual(error["code"], "not-found")
        self.assertIn("no-such.vmdk", error["path"])
        self.assertIn("message", error)
        self.assertIn("offset", error)
        self.assertEqual(result.err, "")

    def test_json_also_for_wrong_usage(self):
        for arguments in [("--json",), ("--json", "frobnicate"), ("create", "x", "--size", "12Q", "--json")]:
            self.assertEqual(self.ctl(*arguments, code=2).json["error"]["code"], "invalid-argument")

    def test_global_options_before_and_after_the_command(self):
        self.make_raw("d.raw", bytes(1 << 20))
        self.vmdk_from("d.raw", "d.vmdk")
        before = self.ctl("--json", "info", "d.vmdk").json
        self.assertEqual(self.ctl("info", "--json", "d.vmdk").json, before)
        self.assertEqual(self.ctl("info", "d.vmdk", "--json", "--quiet").json, before)

    def test_control_characters_in_names_do_not_reach_the_terminal(self):
        result = self.ctl("info", "evil\x1b[31m\nname.vmdk", code=1)
        self.assertNotIn("\x1b", result.err)
        self.assertIn("\\x1b[31m\\x0aname.vmdk", result.err)

    def test_full_standard_output_is_an_error(self):
        self.make_raw("d.raw", bytes(1 << 20))
        self.vmdk_from("d.raw", "d.vmdk")
        with open("/dev/full", "wb") as full:
            process = subprocess.run([STRATACTL, "info", "d.vmdk"], stdout=full, stderr=subprocess.PIPE, cwd=self.dir)
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"No space left", process.stderr)

    def test_closed_standard_descriptors_do_no_harm(self):
        self.make_raw("d.raw", stratatest.pattern_bytes(1 << 20, 1))
        self.vmdk_from("d.raw", "d.vmdk")
        before = self.folder_state()
        for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]:
            subprocess.run(["bash", "-c", f'"{STRATACTL}" info d.vmdk {closed}'], cwd=self.dir,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.assertFolderUnchanged(before)


class Colours(StrataTest):
    def on_terminal(self, **env):
        """Standard error of a failing call, on a pseudo terminal."""
        master, slave = pty.openpty()
        subprocess.run([STRATACTL, "info", "no-such.vmdk"], stderr=slave, stdout=subprocess.DEVNULL, cwd=self.dir,
                       env=environment(**env))
        os.close(slave)
        text = os.read(master, 4096).decode()
        os.close(master)
        return text

    def test_errors_are_coloured_on_a_terminal_only(self):
        self.assertIn("\x1b[", self.on_terminal())
        self.assertNotIn("\x1b[", self.ctl("info", "no-such.vmdk", code=1).err)

    def test_no_color_is_honoured(self):
        self.assertNotIn("\x1b[", self.on_terminal(NO_COLOR="1"))
        self.assertIn("\x1b[", self.on_terminal(NO_COLOR=""))

    def test_dumb_terminals_get_plain_text(self):
        self.assertNotIn("\x1b[", self.on_terminal(TERM="dumb"))


if __name__ == "__main__":
    stratatest.main()
