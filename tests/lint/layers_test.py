#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the include graph against ARCHITECTURE.md: layers point one way."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)

# What each room may include of our own; rooms are the longest matching folder.
ALLOWED = {
    "core/base": {"core/base"},
    "core/io": {"core/base", "core/io"},
    "core/format": {"core/base", "core/format"},
    "core/disk": {"core/base", "core/io", "core/format", "core/disk"},
    "core/guest": {"core/base", "core/guest"},
    "core/ops": {"core/base", "core/io", "core/format", "core/disk", "core/guest", "core/ops"},
    "core/machine": {"core/base", "core/io", "core/format", "core/disk", "core/ops", "core/machine"},
    "core/vsphere": {"core/base", "core/io", "core/vsphere"},
    "core/transfer": {"core/base", "core/io", "core/format", "core/disk", "core/ops", "core/vsphere", "core/transfer"},
    "core/vixdisklib": {"core/base", "core/io", "core/format", "core/disk", "core/ops", "core/machine", "core/vixdisklib"},
    "ui/text": {"core/base", "core/format", "core/disk", "core/ops", "ui/text"},
    "ui/async": {"core/base", "ui/async"},
    "ui/settings": {"core/base", "ui/settings", "ui/text"},
    "ui/models": {"core/base", "core/disk", "core/ops", "core/machine", "core/format", "core/io",
                  "ui/models", "ui/text", "ui/jobs", "ui/async", "ui/documents", "ui/settings"},
    "ui": {"core/base", "core/io", "core/format", "core/disk", "core/guest", "core/ops", "core/machine", "core/vsphere", "ui"},
    "app/cli": {"core", "app/cli"},
    "app/vixdisklib": set(),
    "app/gui": {"core", "ui", "app/gui"},
}
# The vSphere client is Qt's inside only: who uses it sees none of it, but for these, which nobody else includes.
QT_INSIDE = re.compile(r"^core/vsphere/(\w+\.cpp|onewaybody\.h|tlstrust\.h)$")
# ui never opens a disk file itself: of these two rooms it may see values and the door's type only.
UI_ONLY = {"core/io": {"core/io/filesystem.h"}, "core/format": {"core/format/disktypes.h"}}
# The operating system's own calls stay behind the one door.
OS_CALLS = re.compile(
    r"\b(fopen|freopen|std::ifstream|std::ofstream|std::fstream|std::thread|std::jthread|std::async)\b"
    r"|std::filesystem::(exists|remove|rename|create_director|status|file_size|canonical|copy|directory_iterator|is_)")
# And the C interface tells its callers on their own thread how far a worker is.
OS_ALLOWED = re.compile(r"^core/io/posix|^core/vixdisklib/operations.cpp$")


def sources(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".h", ".cpp", ".c"):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def includes(text):
    return [own or system for own, system in INCLUDE.findall(text)]


def room_of(path):
    matching = [room for room in ALLOWED if path.startswith(room + "/")]
    return max(matching, key=len) if matching else None


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"//[^\n]*", "", text)


class Layers(unittest.TestCase):
    def test_every_room_has_a_rule(self):
        for path, _ in sources("core", "ui", "app"):
            self.assertIsNotNone(room_of(path), f"{path}: no rule for its folder")

    def test_arrows_point_one_way(self):
        wrong = []
        for path, text in sources("core", "ui", "app"):
            room = room_of(path)
            for include in includes(text):
                if include.split("/")[0] not in ("core", "ui", "app", "tests"):
                    continue
                if not any(include.startswith(allowed + "/") for allowed in ALLOWED[room]):
                    wrong.append(f"{path} includes {include}")
        self.assertEqual(wrong, [])

    def test_core_and_command_line_are_free_of_qt(self):
        wrong = [f"{path} includes {include}" for path, text in sources("core", "app/cli") for include in includes(text)
                 if re.match(r"Q[A-Z]|qt|Qt|core/vsphere/(onewaybody|tlstrust)", include) and not QT_INSIDE.match(path)]
        self.assertEqual(wrong, [])

    def test_window_sees_only_values_of_files_and_formats(self):
        wrong = []
        for path, text in sources("ui"):
            for include in includes(text):
                for room, allowed in UI_ONLY.items():
                    if include.startswith(room + "/") and include not in allowed:
                        wrong.append(f"{path} includes {include}")
        self.assertEqual(wrong, [])

    def test_models_do_not_know_widgets(self):
        widgets = re.compile(r"QWidget|Q\w*View$|Q\w*Dialog|QLabel|QPushButton|QMainWindow|QApplication|ui/views|ui/dialogs")
        wrong = [f"{path} includes {include}" for path, text in sources("ui/models") for include in includes(text)
                 if widgets.search(include)]
        self.assertEqual(wrong, [])

    def test_the_system_is_reached_through_one_door(self):
        wrong = []
        for path, text in sources("core", "ui"):
            if OS_ALLOWED.match(path):
                continue
            for match in OS_CALLS.finditer(without_comments(text)):
                wrong.append(f"{path}: {match.group(0)}")
        self.assertEqual(wrong, [])

    def test_nothing_shipped_includes_tests(self):
        wrong = [path for path, text in sources("core", "ui", "app") if any(i.startswith("tests/") for i in includes(text))]
        self.assertEqual(wrong, [])


class Shape(unittest.TestCase):
    def test_files_stay_one_idea(self):
        long = [f"{path}: {text.count(chr(10))} lines" for path, text in sources("core", "ui", "app")
                if text.count("\n") > 450]
        self.assertEqual(long, [])

    def test_every_source_names_its_licence(self):
        missing = [path for path, text in sources("core", "ui", "app", "tests")
                   if "SPDX-License-Identifier: Apache-2.0" not in text[:200]]
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
