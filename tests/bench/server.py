"""A static web server in a process of its own, with gzip, as GitHub Pages serves: `server.py FOLDER PORT`."""

from __future__ import annotations

import gzip
import mimetypes
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".map")


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve `folder` on the loopback; gives the address, which ends in `/`."""
    process = subprocess.Popen([sys.executable, __file__, str(folder), str(port)])
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the bench's web server did not start")


@lru_cache(maxsize=1000)
def _content(path: Path) -> tuple[bytes, str, bool]:
    """A file's bytes as sent, its type, whether they are packed; done once, so not measured."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    data = path.read_bytes()
    packed = path.suffix in PACKED
    return (gzip.compress(data, 6) if packed else data), kind, packed


class Handler(BaseHTTPRequestHandler):
    """Serves files below `folder`; a folder by its index.html."""

    folder = Path()
    protocol_version = "HTTP/1.1"  # connections are kept
    wbufsize = 1 << 16  # head and body go out together

    def do_GET(self) -> None:
        path = self.folder / unquote(urlsplit(self.path).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or self.folder not in path.resolve().parents:
            self.send_error(404)
            return
        data, kind, packed = _content(path)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    Handler.folder = Path(sys.argv[1]).resolve()
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
