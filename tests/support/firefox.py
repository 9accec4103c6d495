"""Drives an installed Firefox by Marionette, its own protocol: Playwright knows only a Firefox of its own making."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

QUIET = {
    "app.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "focusmanager.testmode": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "",
}
PATIENCE = 60.0
SHEET = """
    const done = arguments[arguments.length - 1];
    const opening = indexedDB.open("casebook-exam");
    opening.onsuccess = () => {
        const reading = opening.result.transaction("sheets").objectStore("sheets").getAll();
        reading.onsuccess = () => done(reading.result[0].file);
    };
"""
BUTTON = """
    const [text, within] = arguments;
    const all = document.querySelectorAll(`${within} :is(button, a.cb-button, .cb-option label)`);
    return [...all].find(one => one.textContent.trim() === text);
"""


def firefox() -> str | None:
    """The path of Firefox: the one that CASEBOOK_FIREFOX names, else the first on PATH."""
    return os.environ.get("CASEBOOK_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One Firefox with a profile of its own; `close` ends it."""

    def __init__(self, path: str, profile: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        prefs = {**QUIET, "marionette.port": port}
        profile.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in prefs.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [path, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._buffer, self._count = b"", 0
        try:
            self._socket = self._connected(port)
            self._read()
            self.do("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
        except BaseException:
            self._process.kill()
            raise

    def do(self, command: str, **parameters: Any) -> Any:
        """What Firefox answers to a command."""
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._read()
        assert error is None, f"{command}: {error}"
        return result

    def visit(self, url: str) -> None:
        """Open an address."""
        self.do("WebDriver:Navigate", url=url)

    def js(self, script: str, *arguments: Any) -> Any:
        """What a script returns."""
        return self.do("WebDriver:ExecuteScript", script=script, args=list(arguments))["value"]

    def wait(self, condition: str) -> None:
        """Until an expression holds in the page."""
        deadline = time.monotonic() + PATIENCE
        while not self.js(f"return !!({condition})"):
            assert time.monotonic() < deadline, f"{condition}: {self.js('return document.body.innerText')[:300]}"
            time.sleep(0.1)

    def click(self, text: str, within: str = "body") -> None:
        """Press what is called `text`."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.js(BUTTON, text, within)) is None:
            assert time.monotonic() < deadline, f"nothing is called {text}"
            time.sleep(0.1)
        self.do("WebDriver:ElementClick", id=_id(found))

    def type(self, selector: str, text: str) -> None:
        """Type into a field, or choose a file by its path."""
        found = self.do("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self.do("WebDriver:ElementSendKeys", id=_id(found), text=text)

    def sheet(self) -> bytes:
        """The sealed sheet that the exam page offers; how a download is kept is the browser's own affair."""
        return str(self.do("WebDriver:ExecuteAsyncScript", script=SHEET, args=[])["value"]).encode()

    def reload(self) -> None:
        """Load the page again, as its button does; Marionette's own command would pass the worker by."""
        self.js("window.before = true; location.reload()")
        deadline = time.monotonic() + PATIENCE
        while self.js("return window.before === true"):
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def close(self) -> None:
        """End it."""
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def _connected(self, port: int) -> socket.socket:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), PATIENCE)
            except OSError:
                assert self._process.poll() is None, "Firefox does not start"
                assert time.monotonic() < deadline, "Firefox does not listen"
                time.sleep(0.2)

    def _read(self) -> Any:
        """One message: its length, a colon, JSON."""
        while b":" not in self._buffer:
            self._buffer += self._socket.recv(65536)
        length, _, self._buffer = self._buffer.partition(b":")
        while len(self._buffer) < int(length):
            self._buffer += self._socket.recv(65536)
        message, self._buffer = self._buffer[: int(length)], self._buffer[int(length) :]
        return json.loads(message)


def _id(element: dict[str, str]) -> str:
    return next(iter(element.values()))
