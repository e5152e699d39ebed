# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop without a screen for the time of a `with`: X server, window manager, session bus, real notifications.

Everything lives in a temporary folder and on a bus of its own, so nothing of the desktop around it is seen or touched. As root
all of it runs as nobody, as on a user's machine. For the show and the bench; the C++ tests have tests/support.
"""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

NOBODY = 65534
BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><keep_umask/><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""


class DesktopError(Exception):
    """A part of the desktop did not come up; says which, and what it printed."""


def wait_until(condition, seconds, what):
    """The first true result of the condition; DesktopError after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise DesktopError(f"{what}: not within {seconds} s")
        time.sleep(0.005)


class HeadlessDesktop:
    """`programs` is the folder of unknotd and unknot; `configuration` the text of the config file."""

    def __init__(self, programs, configuration):
        self._programs = pathlib.Path(programs).resolve()
        self._configuration = configuration
        self._ending = contextlib.ExitStack()

    def __enter__(self):
        with self._ending:
            self._make_home()
            self._start_servers()
            self._ending = self._ending.pop_all()
        return self

    def __exit__(self, *_):
        self._ending.close()

    def _make_home(self):
        self.home = pathlib.Path(self._ending.enter_context(tempfile.TemporaryDirectory(prefix="unknot-desktop-", ignore_cleanup_errors=True)))
        for name in ("config/unknot", "data", "state", "cache", "run"):
            (self.home / name).mkdir(parents=True, mode=0o700)
        (self.home / "config/unknot/config.toml").write_text(self._configuration, encoding="utf-8")
        (self.home / "bus.conf").write_text(BUS_CONFIGURATION.format(socket=self.home / "run/bus"), encoding="utf-8")
        # A copy, because nobody may be unable to look into the folder of the checkout.
        (self.home / "bin").mkdir()
        for name in ("unknotd", "unknot"):
            program = self._programs / name
            if not program.exists():
                raise DesktopError(f"{program} is not built")
            shutil.copy2(program, self.home / "bin")
        if os.geteuid() == 0:
            for path in (self.home, *self.home.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        self.environment = {
            "HOME": str(self.home), "PATH": f"{self.home}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": os.environ.get("TZ", ""),
            "XDG_CONFIG_HOME": f"{self.home}/config", "XDG_DATA_HOME": f"{self.home}/data", "XDG_STATE_HOME": f"{self.home}/state",
            "XDG_CACHE_HOME": f"{self.home}/cache", "XDG_RUNTIME_DIR": f"{self.home}/run",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.home}/run/bus",
        }
        if not self.environment["TZ"]:
            del self.environment["TZ"]

    def _start_servers(self):
        reading, writing = os.pipe()
        self.start("Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset", pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise DesktopError(f"Xvfb did not start: {self.log_of('Xvfb')}")
        self.environment["DISPLAY"] = f":{number}"
        self.start("openbox", "--sm-disable")
        self.start("dbus-daemon", "--nofork", f"--config-file={self.home}/bus.conf")
        wait_until((self.home / "run/bus").exists, 10, "the session bus")
        self.start("dunst")
        wait_until(lambda: self.has_owner("org.freedesktop.Notifications"), 20, "the notification server")

    def has_owner(self, name):
        told = self.run("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
                        "org.freedesktop.DBus.NameHasOwner", f"string:{name}")
        return "boolean true" in told.stdout

    def _as_user(self):
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}

    def run(self, *command):
        """Runs a program of this desktop to its end."""
        return subprocess.run(command, env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False, **self._as_user())

    def start(self, *command, stdout=None, **more):
        """Starts a program that ends with the desktop at the latest; its output goes to a log unless it is asked for."""
        with open(self.home / f"{command[0]}.log", "ab") as log:
            process = subprocess.Popen(command, env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL, stdout=stdout or log,
                                       stderr=subprocess.STDOUT if stdout else log, start_new_session=True, **self._as_user(), **more)
        self._ending.callback(end, process)
        return process

    def log_of(self, name):
        return (self.home / f"{name}.log").read_text(encoding="utf-8", errors="replace").strip()


def end(process, seconds=5):
    """Asks a process to end, insists after so many seconds; returns its exit code."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    return process.wait()
