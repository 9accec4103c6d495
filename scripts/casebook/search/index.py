"""Runs Pagefind over the light copies, and looks whether it found all that is meant to be found."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.search.copies import LEFT_OUT, built, write_copies
from casebook.search.wanted import pages, terms

BUNDLE = "pagefind"
KEPT = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "fragment", "index", "filter")
"""What our own search needs of the bundle, besides the language's WebAssembly; the rest are Pagefind's own dialogs."""
NAMED = 3
FINDS_NOTHING = "export const createInstance = () => ({ search: async () => ({ results: [] }) });\n"


class SearchFailure(Exception):
    """An index that can't be made; the message says what to do."""


@dataclass(frozen=True)
class Indexed:
    """What was indexed: pages (terms among them), different words, seconds, bytes of the bundle."""

    pages: int
    words: int
    seconds: float
    bytes: int


def index_site(site: Path, tree: Path, lang: str) -> Indexed:
    """Index the built site of one language, staged in `tree`, into `site`/pagefind/. Raises as `index_copies`."""
    with TemporaryDirectory(dir=site, prefix=".search-") as folder:
        copies = Path(folder, "copies")
        write_copies(built(site), tree, lang, copies)
        return index_copies(copies, tree, lang, site)


def index_copies(copies: Path, tree: Path, lang: str, site: Path) -> Indexed:
    """Index the copies of one language, staged in `tree`, into `site`/pagefind/.

    An earlier bundle stays in place until the new one is whole. Raises SearchFailure when what is indexed is not what
    is meant to be found.
    """
    started = time.monotonic()
    wanted = [page.folder for page in pages(tree)]
    if lacking := [folder for folder in wanted if not (copies / folder / "index.html").is_file()]:
        raise SearchFailure(f"{_named(lacking)} meant to be found, but not in the site\n    hint: build it again")
    meant = len(wanted) + len(list(terms(tree, lang)))
    with TemporaryDirectory(dir=copies.parent, prefix=".bundle-") as folder:
        bundle = Path(folder, BUNDLE)
        said = _run(copies, bundle, lang) if meant else _nothing(bundle)
        if (indexed := _page_count(bundle)) != meant:
            raise SearchFailure(_difference(meant, indexed, copies, said))
        _trim(bundle)
        shutil.rmtree(site / BUNDLE, ignore_errors=True)
        site.mkdir(parents=True, exist_ok=True)
        bundle.rename(site / BUNDLE)
    size = sum(file.stat().st_size for file in (site / BUNDLE).rglob("*") if file.is_file())
    return Indexed(indexed, _word_count(said), time.monotonic() - started, size)


def _run(copies: Path, bundle: Path, lang: str) -> str:
    """Pagefind's own output. One language per bundle: a word is stemmed as the bundle's language does."""
    command = [sys.executable, "-m", "pagefind", "--site", str(copies), "--output-path", str(bundle)]
    command += ["--force-language", lang, "--exclude-selectors", ", ".join(LEFT_OUT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SearchFailure(f"Pagefind could not index the site; run `make setup` if it is missing\n{done.stderr}")
    return done.stdout


def _nothing(bundle: Path) -> str:
    """The bundle of a language that nothing is translated into yet. Pagefind refuses to make one that finds nothing."""
    bundle.mkdir()
    (bundle / "pagefind-entry.json").write_text('{"languages": {}}', "utf-8")
    (bundle / "pagefind.js").write_text(FINDS_NOTHING, "utf-8")
    return ""


def _page_count(bundle: Path) -> int:
    try:
        languages = json.loads((bundle / "pagefind-entry.json").read_bytes())["languages"]
    except OSError:
        return 0
    return sum(language["page_count"] for language in languages.values())


def _word_count(said: str) -> int:
    found = re.search(r"Indexed (\d+) words?", said)
    return int(found[1]) if found else 0


def _difference(meant: int, indexed: int, copies: Path, said: str) -> str:
    hint = "a page without text can't be found: give it some, or take the key `search` from its front matter"
    return f"{meant} pages are meant to be found, {indexed} were indexed\n    hint: {hint}\n{said}"


def _trim(bundle: Path) -> None:
    entry = json.loads((bundle / "pagefind-entry.json").read_bytes())
    kept = [*KEPT, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values())]
    for path in bundle.iterdir():
        if not any(path.match(pattern) for pattern in kept):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _named(folders: list[str]) -> str:
    rest = f" and {len(folders) - NAMED} more" if len(folders) > NAMED else ""
    return f"{', '.join(folder or 'the home page' for folder in folders[:NAMED])}{rest}:"
