"""The queue: the next piece of work, a look for an edit, the next piece."""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Thread

from casebook import generator
from casebook.failure import BuildFailure
from casebook.serve.edits import Edits
from casebook.serve.lock import only_one
from casebook.serve.server import Server
from casebook.serve.work import IDLE, Pieces, Tell, Work, clear


def serve(root: Path, host: str, port: int, tell: Tell) -> None:
    """Show the site of `root` on http://host:port/ until Ctrl+C.

    Raises BuildFailure if another process shows it already, or if it can't be staged.
    """
    address = f"http://{host}:{port}/"
    folder = root / "build" / "serve"
    with only_one(folder.with_name("serve.lock"), address):
        os.environ.update(generator.QUIET, SITE_URL=address)
        clear(folder)
        work = Work(root, folder / "site", tell, lambda: _seen(server))
        edits = Edits(work.places())
        server = Server(host, port, work.find, work.notice, "404.html")
        Thread(target=server.serve_forever, daemon=True).start()
        tell(f"The site is on {address} and follows your edits. Ctrl+C stops it.")
        try:
            _loop(work, edits, tell)
        finally:
            server.shutdown()
            server.server_close()


def _seen(server: Server) -> None:
    server.version += 1


def _loop(work: Work, edits: Edits, tell: Tell) -> None:
    pieces = work.index()
    while True:
        if changed := edits.look():
            pieces.close()
            pieces = work.after(changed)
        if not _next(pieces, tell):
            time.sleep(IDLE)


def _next(pieces: Pieces, tell: Tell) -> bool:
    """Do the next piece; whether there was one. What goes wrong is told, and tried again at the next edit."""
    try:
        next(pieces)
        return True
    except StopIteration:
        return False
    except BuildFailure as failure:
        tell(str(failure))
    except OSError as error:
        tell(str(BuildFailure.of_disk(error)))
    return False
