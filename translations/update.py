#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Collects texts for translation: the window's tr() and the core's text("...") sentences.

The core knows no Qt: its sentences are string literals in text(...), phase(...) and noop(...) calls. They are gathered into
core_texts.cpp (context "core"), which lupdate then reads together with the window's sources.

    update.py           rewrites core_texts.cpp and the .ts files
    update.py --check   exits with 1 if they are not up to date or Chinese is not complete
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
CALL = re.compile(r'\b(?:text|phase|noop)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
LANGUAGES = ["zh_CN", "en"]
COMPLETE = ["zh_CN"]


def core_texts():
    texts = set()
    for path in sorted((ROOT / "core").rglob("*.cpp")) + sorted((ROOT / "core").rglob("*.h")):
        source = re.sub(r"^\s*//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.M)
        for call in CALL.finditer(source):
            literal = "".join(LITERAL.findall(call.group(1)))
            if literal:
                texts.add(literal)
    return sorted(texts)


def core_texts_source():
    lines = ["// SPDX-License-Identifier: Apache-2.0",
             "// Made by translations/update.py from the sentences in core/; read by lupdate, never compiled.", ""]
    lines += [f'QT_TRANSLATE_NOOP("core", "{text}")' for text in core_texts()]
    return "\n".join(lines) + "\n"


def lupdate(target):
    tool = next((path for path in ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate")
                 if subprocess.run(["sh", "-c", f"command -v {path}"], capture_output=True).returncode == 0), None)
    if tool is None:
        sys.exit("lupdate is missing: install qt6-l10n-tools")
    subprocess.run([tool, "-silent", "-no-obsolete", "-locations", "none", str(ROOT / "ui"), str(ROOT / "app/gui"),
                    str(HERE / "core_texts.cpp"), "-I", str(ROOT), "-extensions", "cpp,h",
                    "-ts"] + ([str(target)] if target.suffix == ".ts" else []), check=True)


def messages(path):
    """(context, source) -> (translation texts, finished)"""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found[context.findtext("name"), message.findtext("source"), message.findtext("comment") or ""] = (
                forms, translation.get("type") is None)
    return found


def check():
    problems = []
    if (HERE / "core_texts.cpp").read_text(encoding="utf-8") != core_texts_source():
        problems.append("core_texts.cpp is not up to date")
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            kept = HERE / f"strata_{language}.ts"
            fresh = pathlib.Path(folder) / kept.name
            fresh.write_bytes(kept.read_bytes())
            lupdate(fresh)
            before, after = messages(kept), messages(fresh)
            for key in sorted(after.keys() - before.keys()):
                problems.append(f"{kept.name}: new text {key[1]!r} in {key[0]}")
            for key in sorted(before.keys() - after.keys()):
                problems.append(f"{kept.name}: no longer used {key[1]!r} in {key[0]}")
            for key, (forms, finished) in sorted(after.items()):
                if language in COMPLETE:
                    if not finished or not all(forms):
                        problems.append(f"{kept.name}: not translated {key[1]!r} in {key[0]}")
                elif len(forms) > 1 and not all(forms):  # English has its plurals there, nothing else
                    problems.append(f"{kept.name}: no plural of {key[1]!r} in {key[0]}")
    print("\n".join(problems))
    return 1 if problems else 0


def main():
    if "--check" in sys.argv[1:]:
        return check()
    (HERE / "core_texts.cpp").write_text(core_texts_source(), encoding="utf-8")
    for language in LANGUAGES:
        target = HERE / f"strata_{language}.ts"
        if not target.exists():
            target.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
                              f'<TS version="2.1" language="{language}" sourcelanguage="en"></TS>\n', encoding="utf-8")
        lupdate(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
