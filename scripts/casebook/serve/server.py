"""The preview's web server: files as they are asked for, and a script that looks for something new."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from casebook.site.feed import FEED, finished

VERSION, SCRIPT = "livereload", "livereload.js"
RELOAD = """const seen = new URL(document.currentScript.src).search.slice(1);
setInterval(async () => {
  if (document.hidden) return;
  const now = await fetch("/livereload").then((answer) => answer.text(), () => seen);
  if (now !== seen) location.reload();
}, 500);
"""
Find = Callable[[str], Path | None]
"""The file for an address below the root, such as `cases/x/`; nothing where there is none."""


class Server(ThreadingHTTPServer):
    """Serves what `find` finds; `missing` is the page for what it does not.

    Each HTML page carries the `version` that it was sent in: when that changes, browsers load it again. `notice` gives
    what to say on top of the page at an address.
    """

    daemon_threads = True

    def __init__(self, host: str, port: int, find: Find, notice: Callable[[str], str], missing: str) -> None:
        super().__init__((host, port), _Handler)
        self.find, self.notice, self.missing = find, notice, missing
        self.version = 1


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """Answer."""
        address = unquote(urlsplit(self.path).path).lstrip("/")
        self._version = self.server.version  # of before the page is made: what comes meanwhile is loaded again
        if address in (VERSION, SCRIPT):
            text = str(self.server.version) if address == VERSION else RELOAD
            self._send(200, text.encode(), "text/plain" if address == VERSION else "text/javascript")
            return
        try:
            self._answer(address)
        except BrokenPipeError:
            return
        except Exception as error:  # whatever a page can't be shown for is told where it is looked at
            self._send(500, f"<pre>{escape(str(error) or repr(error))}</pre>".encode(), "text/html")

    do_HEAD = do_GET

    def _answer(self, address: str) -> None:
        if any(part.startswith(".") for part in address.split("/")):
            self._send(404, b"", "text/plain")
        elif file := self.server.find(address):
            self._send_file(200, file, self.server.notice(address))
        elif self.server.find(f"{address}/"):
            self.send_response(302)
            self.send_header("Location", f"/{quote(address)}/")
            self.end_headers()
        elif file := self.server.find(self.server.missing):
            self._send_file(404, file, "")
        else:
            self._send(404, b"", "text/plain")

    def _send_file(self, status: int, file: Path, notice: str) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        data = file.read_bytes()
        if kind == "text/html":
            script = f'<script src="/{SCRIPT}?{self._version}"></script>'
            said = f'<p role="status" class="cb-notice">{escape(notice)}</p>' if notice else ""
            text = data.decode("utf-8").replace("</head>", f"{script}</head>", 1)
            data = text.replace("<article", f"{said}<article", 1).encode()
        elif file.as_posix().endswith(FEED):
            data = finished(data, f"http://{self.headers['Host']}{self.path}")
        self._send(status, data, kind)

    def _send(self, status: int, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: what is asked for is no news."""
