# SPDX-License-Identifier: Apache-2.0
"""A desktop of one's own for a program: an X server, a session bus and the accessibility bus; gone afterwards."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time


class Desktop:
    """Starts everything in __enter__; `environment` is for the programs that are to live on it."""

    def __init__(self):
        self._running = []
        self._home = None
        self.environment = {}

    def __enter__(self):
        self._home = tempfile.mkdtemp(prefix="strata-desktop-")
        number = self._start_x()
        home = pathlib.Path(self._home)
        (home / "runtime").mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(home), "DISPLAY": f":{number}",
            "XDG_RUNTIME_DIR": str(home / "runtime"), "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"), "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"), "QT_QPA_PLATFORM": "xcb", "QT_STYLE_OVERRIDE": "Fusion",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], env=self.environment,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self._running.append(bus)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        return self

    def _start_x(self):
        """The X server chooses a free number itself and tells it."""
        reading, writing = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten",
                                   "tcp"], pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        self._running.append(server)
        with os.fdopen(reading) as told:
            return int(told.readline())

    def start(self, *command):
        program = subprocess.Popen(list(command), env=self.environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        self._running.append(program)
        return program

    def __exit__(self, *_):
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for stream in (process.stderr for process in self._running if process.stderr):
            stream.close()
        for stream in (process.stdout for process in self._running if process.stdout):
            stream.close()
        time.sleep(0.2)  # what the bus had started ends with it
        shutil.rmtree(self._home, ignore_errors=True)
