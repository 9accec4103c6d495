"""Bundles the browser part (scripts/web) with esbuild, when its sources have changed."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from casebook.failure import BuildFailure
from casebook.node import run_node

WEB = Path(__file__).parent.parent / "web"
OUT = WEB.parent.parent / "build" / "web"


class BundleFailure(BuildFailure):
    """The browser part can't be bundled; the message says what to do."""


def bundle(out: Path = OUT) -> dict[str, bytes]:
    """The browser part as file name to bytes; `out` keeps it until the sources change.

    Several processes may do this at once: each reads whole files only. Raises BundleFailure, and OSError from the disk.
    """
    # Taken before esbuild reads them: a source that is edited meanwhile is bundled the next time.
    newest = max(path.stat().st_mtime_ns for path in _sources())
    stamp = out / "stamp"
    if not stamp.exists() or stamp.stat().st_mtime_ns < newest:
        _bundle_anew(out, newest)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.suffix in (".js", ".css")}


def _sources() -> list[Path]:
    return [*(WEB / "src").rglob("*"), WEB / "build.mjs", WEB / "package-lock.json"]


def _bundle_anew(out: Path, newest: int) -> None:
    """Bundle into a folder beside `out` and move each file over; the stamp, last, gets the sources' time."""
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=out.parent, prefix="web-"))
    try:
        _esbuild(beside)
        made = {path.name for path in beside.iterdir()}
        for name in made:
            os.replace(beside / name, out / name)
        for old in out.iterdir():
            if old.name not in made and old.name != "stamp":
                old.unlink(missing_ok=True)
        (beside / "stamp").touch()
        os.utime(beside / "stamp", ns=(newest, newest))
        os.replace(beside / "stamp", out / "stamp")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _esbuild(out: Path) -> None:
    if not (WEB / "node_modules").is_dir():
        raise BundleFailure("the browser part is not set up; run `make setup`")
    try:
        done = run_node("build.mjs", str(out), cwd=WEB)
    except FileNotFoundError as error:
        raise BundleFailure(f"{error}; run `make setup`") from error
    if done.returncode:
        raise BundleFailure(f"the browser part can't be bundled:\n{done.stdout}{done.stderr}")
