#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pictures of the real window in every mode: screenshots.py FOLDER [PROGRAM]. The sample machine is made anew, where
XDG_DATA_HOME says if it is set."""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
MODES = {
    "light": [],
    "dark": ["--palette", "dark"],
    "chinese": ["--language", "zh_CN"],
    "double": ["--size", "1100x700"],
    "narrow": ["--size", "800x600"],
}
TABS = ["tree", "graph"]


def main():
    folder = pathlib.Path(sys.argv[1])
    program = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / "build/release/bin/strata")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for mode, options in MODES.items():
            environment = {"XDG_DATA_HOME": home, **os.environ, "QT_QPA_PLATFORM": "offscreen"}
            if mode == "double":
                environment["QT_SCALE_FACTOR"] = "2"
            for tab in TABS:
                picture = folder / f"strata-{mode}-{tab}.png"
                subprocess.run([program, "--screenshot", str(picture), *options, "--tab", tab, "--sample"],
                               env=environment, check=True, timeout=120)
                print(picture)


if __name__ == "__main__":
    sys.exit(main())
