#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast stratactl pulls and pushes beside curl with the same bytes and the same peer, and how much memory it takes.

    vspherebench.py --peer build/dev/tests/vsphere-peer --stratactl build/dev/bin/stratactl [--size 4096] [--folder DIR]

Makes three files of the size (MiB) in a folder of its own below DIR, and removes them. Needs a release build to mean anything.
"""
import argparse
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time

PASSWORD = "bench"
USER = "administrator@vsphere.local"
MIB = 1 << 20


def timed(*command, **options):
    """Seconds and the largest resident size in MiB of a command that must succeed."""
    began = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def cookie_of(url, folder):
    """A session for curl."""
    body = folder / "login.xml"
    body.write_text('<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><Login xmlns="urn:vim25">'
                    f'<_this type="SessionManager">SessionManager</_this><userName>{USER}</userName><password>{PASSWORD}</password>'
                    "</Login></Body></Envelope>")
    headers = subprocess.run(["curl", "-sk", "-D-", "-o", "/dev/null", "--data-binary", f"@{body}", url], check=True,
                             capture_output=True, text=True).stdout
    return re.search(r"(?im)^set-cookie: ([^;\r]*)", headers).group(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer", required=True)
    parser.add_argument("--stratactl", required=True)
    parser.add_argument("--size", type=int, default=4096)
    parser.add_argument("--folder", default=".")
    given = parser.parse_args()
    stratactl = pathlib.Path(given.stratactl).resolve()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = pathlib.Path(name).resolve()
        peer = subprocess.Popen([given.peer, "-tied", "-pass", PASSWORD, "-store", folder / "store"], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, text=True)
        values = {}
        while "vms" not in values:
            word, _, value = peer.stdout.readline().strip().partition("=")
            values[word] = value
        server = values["url"].removeprefix("https://").removesuffix("/sdk")
        (folder / "password").write_text(PASSWORD)
        env = {**os.environ, "STRATA_SERVER": server, "STRATA_USER": USER, "STRATA_PASSWORD_FILE": str(folder / "password"),
               "STRATA_THUMBPRINT": values["sha256"], "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
        ours = [stratactl, "vsphere"]
        timed(*ours, "disk", "create", "[LocalDS_0] a.vmdk", "--size", f"{given.size}M", env=env)
        flat, = (folder / "store").glob("*/a-flat.vmdk")
        noise = random.Random(1).randbytes(MIB)
        with open(flat, "wb") as file:
            for i in range(given.size):
                file.write(i.to_bytes(8, "little") + noise[8:])
        curl = ["curl", "-skf", "-b", cookie_of(values["url"], folder)]
        query = "?dcPath=DC0&dsName=LocalDS_0"
        address = f"https://{server}/folder/"
        raw = folder / "a.raw"
        rows = {
            "curl GET": (*curl, "-o", raw, f"{address}a-flat.vmdk{query}"),
            "pull": (*ours, "pull", "[LocalDS_0] a.vmdk", raw, "--type", "raw", "--overwrite"),
            "curl PUT": (*curl, "-T", raw, f"{address}b.raw{query}"),
            "push": (*ours, "push", raw, "[LocalDS_0] c.vmdk", "--from", "raw", "--route", "flat"),
        }
        for row, command in rows.items():
            seconds, memory = timed(*command, env=env)
            print(f"{row:10} {given.size / seconds:8.0f} MiB/s {memory:8.0f} MiB of memory")
            (flat.parent / "b.raw").unlink(missing_ok=True)
        peer.stdin.close()
        peer.wait()


if __name__ == "__main__":
    main()
