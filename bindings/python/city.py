"""A small agency for the tests: a real relay process and devices opened through the bindings.

Knows the programs by the environment: `PORCHLIGHT`, `PORCHLIGHT_RELAY` and `PORCHLIGHT_BINDINGS`, as
`cargo xtask test --only python` sets them. Nothing here waits by the clock: devices tell when they changed.
"""

import asyncio
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import urlsplit

sys.path.insert(0, os.path.join(os.environ["PORCHLIGHT_BINDINGS"], "python"))

import porchlight  # noqa: E402  (it lies where the environment says)

FOUNDING_CODE = "LANTERN-ON-THE-PORCH-2026"
LONGEST_WAIT = 20.0


class Relay:
    """The relay as a process of its own, which stops and comes back at the same address."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.listen = "127.0.0.1:0"
        self.start()

    def start(self):
        command = [os.environ["PORCHLIGHT_RELAY"], "serve", "--data", self.folder, "--listen", self.listen]
        command += ["--founding-code", FOUNDING_CODE]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.url = self.process.stdout.readline().removeprefix("listening on ").strip()
        assert self.url.startswith("ws://"), "the relay did not start"
        self.listen = urlsplit(self.url).netloc

    def stop(self):
        self.process.terminate()
        self.process.wait(LONGEST_WAIT)
        self.process.stdout.close()


class Hearing(porchlight.ChangeListener):
    """Counts what it hears, so that a test can wait for the next change."""

    def __init__(self):
        self.times = 0
        self.news = threading.Condition()

    def changed(self, changed):
        with self.news:
            self.times += 1
            self.news.notify_all()


class Device:
    """One person's device: a folder, a key, and what it hears."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.key = os.urandom(32)
        self.open()

    def open(self):
        self.door = porchlight.Porchlight.open(str(self.folder), self.key)
        self.hearing = Hearing()
        self.door.listen(self.hearing)

    def join(self, code: str) -> str:
        return asyncio.run(self.door.join(code))

    def asks(self, command: str, **fields):
        """A command as JSON, the way a web view calls."""
        reply = json.loads(self.door.call(json.dumps({"do": command, **fields})))
        assert "ok" in reply, reply
        return reply["ok"]

    def waits_until(self, what: str, holds):
        """Asks again whenever something changed; returns the first answer that is not empty."""
        end = time.monotonic() + LONGEST_WAIT
        while True:
            heard = self.hearing.times
            if answer := holds():
                return answer
            with self.hearing.news:
                left = end - time.monotonic()
                if not self.hearing.news.wait_for(lambda: self.hearing.times != heard, max(left, 0)):
                    raise AssertionError(f"not in {LONGEST_WAIT:.0f} seconds: {what}\n{self.asks('sync_status')}")

    def waits_for_delivery(self, visits: list[str], delivery: porchlight.Delivery):
        self.waits_until(
            f"visits are {delivery.name}",
            lambda: all(self.door.visit(visit).delivery == delivery for visit in visits),
        )

    def waits_for_visits(self, visits: list[str]) -> list:
        """The visits, as soon as all of them have arrived."""

        def all_here():
            found = {row["visit"] for row in self.asks("search", query={"limit": 200})["visits"]}
            return found.issuperset(visits) and [self.door.visit(visit) for visit in visits]

        return self.waits_until("the visits arrive", all_here)


class City:
    """A relay, an agency with the built-in pack, and an administrator who invites."""

    def __init__(self):
        self.ground = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.ground.name)
        self.devices = []
        self.relay = Relay(self.folder / "relay")
        self.admin("found", "--relay", self.relay.url, "--code", FOUNDING_CODE, "--admin", "Admin 1")
        self.admin("sync")

    def admin(self, command: str, *args: str) -> str:
        data = ["--data", self.folder / "admin"]
        done = subprocess.run([os.environ["PORCHLIGHT"], command, *data, *args], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def invite(self, name: str) -> str:
        return self.admin("invite", name)

    @contextlib.contextmanager
    def letting_in(self, name: str):
        """An invite code, and an administrator who lets the next device in that knocks with it."""
        command = [os.environ["PORCHLIGHT"], "invite", "--let-in", "--data", self.folder / "admin", name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as letting_in:
            yield letting_in.stdout.readline().strip()
        assert letting_in.returncode == 0

    def new_device(self) -> Device:
        self.devices.append(Device(self.folder / f"device-{len(self.devices)}"))
        return self.devices[-1]

    def device_of(self, name: str) -> Device:
        """A device that has joined and knows the city."""
        device = self.new_device()
        with self.letting_in(name) as code:
            device.join(code)
        device.door.connect()
        device.waits_until("the places arrive", lambda: device.asks("places", limit=1))
        return device

    def close(self):
        for device in self.devices:
            device.door.shut()
        self.relay.stop()
        self.ground.cleanup()
