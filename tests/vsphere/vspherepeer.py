# SPDX-License-Identifier: Apache-2.0
"""A vCenter or ESXi host of its own for each test, and pyvmomi as a second client that we did not write."""
import os
import ssl
import subprocess
import time
import urllib.request
import warnings

import stratatest
from stratatest import StrataTest

warnings.filterwarnings("ignore", category=SyntaxWarning)
from pyVim.connect import Disconnect, SmartConnect  # noqa: E402
from pyVmomi import vim, vmodl  # noqa: E402

PEER = os.environ.get("STRATA_VSPHERE_PEER", "")
USER = "administrator@vsphere.local"
PASSWORD = "s3cr&t<ü"


class Peer:
    def __init__(self, folder, *arguments):
        self.certificate = folder / "peer.pem"
        self.process = subprocess.Popen(
            [PEER, "-tied", "-pass", PASSWORD, "-store", str(folder / "store"), "-pem", str(self.certificate), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.values = {}
        while "vms" not in self.values:
            name, _, value = self.process.stdout.readline().decode().strip().partition("=")
            self.values[name] = value
        self.address = self.values["url"].removeprefix("https://").removesuffix("/sdk")

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def context(self):
        return ssl.create_default_context(cafile=str(self.certificate))

    def ask(self, path):
        urllib.request.urlopen(f"https://{self.address}{path}", context=self.context()).close()

    def connect(self):
        """pyvmomi's view."""
        host, port = self.address.split(":")
        return SmartConnect(host=host, port=int(port), user=USER, pwd=PASSWORD, sslContext=self.context())


class VsphereTest(StrataTest):
    arguments = ()

    def setUp(self):
        super().setUp()
        self.peer = Peer(self.dir, *self.arguments)
        self.addCleanup(self.peer.stop)
        self.path("password").write_text(PASSWORD + "\n", encoding="utf-8")
        self.settings = self.path("settings")
        self.env = stratatest.environment(XDG_CONFIG_HOME=str(self.settings),
                                          XDG_STATE_HOME=str(self.path("state")), STRATA_SERVER=self.peer.address,
                                          STRATA_USER=USER, STRATA_PASSWORD_FILE=str(self.path("password")),
                                          STRATA_THUMBPRINT=self.peer.values["sha256"])

    def changed(self, **changes):
        """The environment with other values; None takes one away."""
        env = {**self.env, **changes}
        return {name: value for name, value in env.items() if value is not None}

    def vs(self, *arguments, **options):
        return self.ctl("vsphere", *arguments, env=options.pop("env", self.env), **options)

    def vs_json(self, *arguments, **options):
        return self.ctl("--json", "vsphere", *arguments, env=options.pop("env", self.env), **options).json

    def other(self):
        """A connection of pyvmomi."""
        connection = self.peer.connect()
        self.addCleanup(Disconnect, connection)
        return connection

    def machines(self, connection):
        content = connection.RetrieveContent()
        view = content.viewManager.CreateContainerView(content.rootFolder, [vim.VirtualMachine], True)
        return {machine.name: machine for machine in view.view}


def finished(connection, task):
    """pyVim's own waiting stumbles over running tasks."""
    collector = vmodl.query.PropertyCollector
    spec = collector.FilterSpec(propSet=[collector.PropertySpec(type=vim.Task, pathSet=["info.state"])],
                                objectSet=[collector.ObjectSpec(obj=task)])
    while True:
        read = connection.content.propertyCollector.RetrievePropertiesEx([spec], collector.RetrieveOptions())
        if read.objects[0].propSet[0].val in ("success", "error"):
            return read.objects[0].propSet[0].val
        time.sleep(0.02)
