"""Examples that can't lie in the repository as files: bytes that git or an editor would mend, sizes, links."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[[Path], set[str]]
GENERATED: dict[str, Make] = {}
PAGE = "---\ntitle: First week\ndescription: What to do.\n---\n# First week\n\n"


def example(name: str) -> Callable[[Make], Make]:
    """Register a function as an example: it writes files below a root and returns their paths."""

    def register(make: Make) -> Make:
        GENERATED[name] = make
        return make

    return register


def write(root: Path, path: str, content: str | bytes) -> set[str]:
    """Write one file as it is."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return {path}


@example("invalid/file-encoding/windows-1251")
def windows_1251(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", PAGE.encode() + "Кейс\n".encode("cp1251"))


@example("invalid/file-encoding/utf-16")
def utf_16(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", PAGE.encode("utf-16"))


@example("invalid/file-encoding/nul")
def nul(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", f"{PAGE}A file that was cut off.\n\0\0\0\n")


@example("invalid/file-encoding/byte-order-mark")
def byte_order_mark(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", f"\ufeff{PAGE}Saved by an old editor.\n")


@example("valid/file-encoding/cyrillic")
def cyrillic(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", f"{PAGE}Кейс, \u00a0 казус, \u2028 ёлка и 🎄.\n")


@example("invalid/file-line-ends/crlf")
def crlf(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", f"{PAGE}From Windows.\n".replace("\n", "\r\n"))


@example("valid/file-line-ends/lf")
def lf(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", f"{PAGE}The last line may lack its end.")


@example("invalid/file-size/large-page")
def large_page(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", PAGE + "A line like any other.\n" * 50_000)


@example("invalid/file-size/long-line")
def long_line(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", PAGE + "word " * 50_000)


@example("invalid/file-size/heavy-picture")
def heavy_picture(root: Path) -> set[str]:
    return write(root, "docs/theory/images/photo.jpg", b"\xff" * 5_000_001)


@example("valid/file-size/long-page")
def long_page(root: Path) -> set[str]:
    return write(root, "docs/path/first-week.md", PAGE + "A line like any other.\n" * 5000)


@example("invalid/file-kind/symbolic-link")
def symbolic_link(root: Path) -> set[str]:
    os.symlink("index.md", root / "docs" / "second.md")
    return {"docs/second.md"}


@example("invalid/file-readable/no-permission")
def no_permission(root: Path) -> set[str]:
    if os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    path = write(root, "docs/path/first-week.md", PAGE)
    (root / "docs" / "path" / "first-week.md").chmod(0)
    return path


@example("valid/file-readable/read-only")
def read_only(root: Path) -> set[str]:
    path = write(root, "docs/path/first-week.md", PAGE)
    (root / "docs" / "path" / "first-week.md").chmod(0o444)
    return path


@example("invalid/yaml-length/endless-list")
def endless_list(root: Path) -> set[str]:
    entries = "".join(f"  - search-ads-{number}\n" for number in range(20_001))
    return write(root, "quizzes/practice/long.yml", f"title: Long\nsummary: Too long.\nitems:\n{entries}")


@example("valid/yaml-length/long-list")
def long_list(root: Path) -> set[str]:
    entries = "\n".join(f"  - {{id: industry-{number}, title: An industry}}" for number in range(5000))
    taxonomy = (root / "cases" / "taxonomy.yml").read_text("utf-8")
    return write(root, "cases/taxonomy.yml", taxonomy.replace("industries:\n", f"industries:\n{entries}\n"))


@example("invalid/exam-key-public/private-member")
def private_member(root: Path) -> set[str]:
    """A private key must not lie in git, not even this one, which belongs to nothing."""
    public = (Path(__file__).parent / "valid/exam-key-public/all-roles/docs/exam/keys.json").read_text("utf-8")
    secret = '   "d": "' + "x" * 43 + '",\n   "note": "mine",\n   "kid"'
    return write(root, "docs/exam/keys.json", public.replace('   "kid"', secret, 1))
