"""`casebook stage`, `casebook build`, `casebook serve`."""

from __future__ import annotations

import datetime
import errno
import socket
import time
from pathlib import Path
from typing import Annotated

import typer

from casebook.build import build_site
from casebook.cli.common import Root, err, fail, find_root, out, progress
from casebook.serve import serve as start
from casebook.site.stage import Tell
from casebook.staging import stage_checked, stage_root
from casebook.trees import languages

STOPPED = 130
"""The exit code of what Ctrl+C has ended, as shells have it."""
HIGHEST_PORT = 65_535
FREE_PORT = "127.0.0.1:9000"


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command("stage")(stage)
    app.command("build")(build)
    app.command("serve")(serve)


def stage(root: Root = None) -> None:
    """Write the staged Markdown and JSON into build/docs/ (only what changed).

    Example: `casebook stage`
    """
    folder = find_root(root)
    started = time.monotonic()
    with progress("Staging") as bar:
        staged = stage_root(folder, bar)
    done = staged.written
    out.print(f"{done.files} files staged, {done.written} written, {done.removed} removed, {_since(started)}")


def build(
    root: Root = None,
    site_dir: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the site is written (default: site/).")
    ] = None,
) -> None:
    """Check everything and write the site; stops at problems in content, before anything is built.

    Example: `casebook build --site-dir /tmp/preview`
    """
    folder = find_root(root)
    started = time.monotonic()

    def staged(tell: Tell) -> None:
        with progress("Building") as bar:
            stage_checked(folder, datetime.date.today(), bar, tell)
        if err.is_terminal:
            err.print(f"Building the pages: {', '.join(languages(folder))} …")

    try:
        build_site(folder, staged, site_dir)
    except KeyboardInterrupt:
        fail("Stopped; the site stays as it was.", code=STOPPED)
    out.print(f"The site is in {site_dir or folder / 'site'}, {_since(started)}")


def serve(
    root: Root = None,
    address: Annotated[str, typer.Option(metavar="HOST:PORT", help="Where to listen.")] = "127.0.0.1:8000",
) -> None:
    """Show the site in a browser, rebuilt when something in docs/, cases/ or quizzes/ changes.

    Example: `casebook serve --address 127.0.0.1:9000`
    """
    folder = find_root(root)
    check_address(address)
    host, _, port = address.rpartition(":")
    try:
        start(folder, host, int(port), lambda message: err.print(message, markup=False, highlight=False))
    except KeyboardInterrupt:
        err.print("Stopped.")


def check_address(address: str) -> None:
    """End the command with exit code 2 when nothing can listen at `address`."""
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal() and int(port) <= HIGHEST_PORT):
        fail(f"--address: saw {address!r} / expected HOST:PORT, such as {FREE_PORT}", code=2)
    try:
        with socket.create_server((host, int(port))):
            pass
    except OSError as error:
        why = "another program listens there already" if error.errno == errno.EADDRINUSE else error.strerror
        fail(f"{address}: {why}\n    hint: try another port: casebook serve --address {FREE_PORT}", code=2)


def _since(started: float) -> str:
    return f"{time.monotonic() - started:.1f} s"
