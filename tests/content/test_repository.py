"""What must never get into the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

REGISTRY = re.compile(r"registry\.[a-z]|python[h]osted|pyp[i]\.org/simple|files\.python|unpkg|jsdelivr", re.I)
MADE = {".git", ".venv", "node_modules", "build", "site", "__pycache__"}


def tracked(repo: Path) -> list[Path]:
    """Every file that git tracks, or would track; all files where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        found = (file.relative_to(repo) for file in repo.rglob("*"))
        names = [str(file) for file in found if not MADE & set(file.parts)]
    return [repo / name for name in names if (repo / name).is_file()]


def test_no_lock_file_names_a_registrys_host(repo: Path) -> None:
    locks = [*(repo / "scripts" / "locks").glob("*.txt"), repo / "scripts" / "web" / "package-lock.json"]
    assert len(locks) == 4
    for lock in locks:
        assert not REGISTRY.search(lock.read_text("utf-8")), lock.name


def test_python_packages_are_locked_with_hashes(repo: Path) -> None:
    for lock in (repo / "scripts" / "locks").glob("*.txt"):
        packages = re.findall(r"^[a-z0-9][^=\n]*==[^\n]*", lock.read_text("utf-8"), re.M)
        assert packages
        assert all(line.endswith("\\") for line in packages), lock.name


def test_no_private_key_and_no_path_of_a_machine(repo: Path) -> None:
    odd = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY|(?<![\w./~])/(?:root|home/[a-z]+|Users/[A-Z])/")
    files = tracked(repo)
    assert len(files) > 100
    assert [str(file.relative_to(repo)) for file in files if odd.search(file.read_bytes())] == []
