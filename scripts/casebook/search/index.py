"""Has all extracts indexed, and looks whether what was indexed is all that is meant to be found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.search.extracts import Extract
from casebook.search.pagefind import SearchFailure, write_bundle

BUNDLE = "pagefind"
KEPT = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "fragment", "index", "filter")
"""What our own search needs of the bundle, besides the language's WebAssembly; the rest are Pagefind's own dialogs."""
FINDS_NOTHING = "export const createInstance = () => ({ search: async () => ({ results: [] }) });\n"


def index(extracts: Iterable[Extract], lang: str, site: Path) -> int:
    """Index `extracts`, those of one language, into `site`/pagefind/, and say how many they are.

    An earlier bundle stays in place until the new one is whole. Raises SearchFailure when what is indexed is not what
    is meant to be found.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=site.parent, prefix=".bundle-") as folder:
        bundle = Path(folder, BUNDLE)
        meant = write_bundle(extracts, lang, bundle)
        if not meant:
            _write_nothing(bundle)
        if (indexed := _page_count(bundle)) != meant:
            raise SearchFailure(_difference(meant, indexed))
        _trim(bundle)
        shutil.rmtree(site / BUNDLE, ignore_errors=True)
        site.mkdir(parents=True, exist_ok=True)
        bundle.rename(site / BUNDLE)
    return meant


def _write_nothing(bundle: Path) -> None:
    """The bundle of a language that nothing is translated into yet. Pagefind's own can't be loaded."""
    bundle.mkdir(exist_ok=True)
    (bundle / "pagefind-entry.json").write_text('{"languages": {}}', "utf-8")
    (bundle / "pagefind.js").write_text(FINDS_NOTHING, "utf-8")


def _page_count(bundle: Path) -> int:
    languages = json.loads((bundle / "pagefind-entry.json").read_bytes())["languages"]
    return sum(language["page_count"] for language in languages.values())


def _difference(meant: int, indexed: int) -> str:
    hint = "a page without text can't be found: give it some, or take the key `search` from its front matter"
    return f"{meant} pages are meant to be found, {indexed} were indexed\n    hint: {hint}"


def _trim(bundle: Path) -> None:
    entry = json.loads((bundle / "pagefind-entry.json").read_bytes())
    kept = [*KEPT, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values())]
    for path in bundle.iterdir():
        if not any(path.match(pattern) for pattern in kept):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
