#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every text of the window is collected, translated into Chinese, and written the way the platform writes."""
import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHINESE = ROOT / "translations/strata_zh_CN.ts"


def messages():
    for context in ElementTree.parse(CHINESE).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield context.findtext("name"), message.findtext("source"), forms


def placeholders(text):
    return sorted(set(re.findall(r"%(?:[1-9]|n|L[1-9])", text)))


class Texts(unittest.TestCase):
    def test_collected_and_complete(self):
        result = subprocess.run([sys.executable, "-B", str(ROOT / "translations/update.py"), "--check"],
                                capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, "run packaging/dev texts and translate:\n" + result.stdout + result.stderr)

    def test_placeholders_survive_translation(self):
        for context, source, forms in messages():
            for form in forms:
                self.assertEqual(placeholders(source), placeholders(form), f"{context}: {source!r} -> {form!r}")

    def test_every_shortcut_letter_survives_translation(self):
        for context, source, forms in messages():
            if re.search(r"&[A-Za-z]", source) and context != "core":
                for form in forms:
                    self.assertRegex(form, r"&[A-Za-z0-9]", f"{context}: {source!r} lost its mnemonic")

    def test_sentences_are_whole(self):
        for context, source, _ in messages():
            self.assertEqual(source, source.strip(), f"{context}: {source!r} is glued to something")
            self.assertNotIn("...", source, f"{context}: {source!r} wants a real ellipsis")


if __name__ == "__main__":
    unittest.main()
