"""Examples that can't lie in the repository as files: bytes that git or an editor would mend, sizes, links."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[[Path], set[str]]
GENERATED: dict[str, Make] = {}
PNG = b"\x89PNG\r\n\x1a\n"
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


@example("invalid/file-name/pictures-that-not-every-system-can-hold")
def odd_pictures(root: Path) -> set[str]:
    folders = ("docs/images/", "docs/templates/", "docs/_drafts/", "docs/bg/", "docs/site/", "docs/assets/casebook/")
    names = ("aux.png", "what?.png", "a:b.png", "Done.png", "done.png", "шко\u0438\u0306.png")
    paths = [*(f"docs/theory/images/{name}" for name in names), *(f"{folder}picture.png" for folder in folders)]
    paths += ["docs/Images/photo.png", "cases/Aux/photo.png"]
    return set().union(*(write(root, path, PNG) for path in paths))


@example("valid/file-name/pictures")
def fine_pictures(root: Path) -> set[str]:
    names = ("auxiliary.png", "What now.PNG", "con-text.png", "шко\u0439.png", "_x.png", "Straße.png", "strasse.png")
    return set().union(*(write(root, f"docs/theory/images/{name}", PNG) for name in names))


@example("invalid/link-target/letters-of-two-characters")
def letters_of_two_characters(root: Path) -> set[str]:
    write(root, "docs/path/\u0439.png", PNG)
    write(root, "docs/path/и\u0306-2.png", PNG)
    text = f"{PAGE}![A](и\u0306.png)\n\n![B](\u0439-2.png)\n\n![C](%D0%B8%CC%86.png)\n"
    return write(root, "docs/path/first-week.md", text)


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
