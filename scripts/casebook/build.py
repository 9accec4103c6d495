"""From staged trees to a site: its pages and the search index, all languages side by side."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from multiprocessing.pool import ThreadPool
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from casebook import generator
from casebook.failure import BuildFailure, writing
from casebook.model.languages import SOURCE
from casebook.search import BUNDLE, SearchFailure, extracts, index
from casebook.trees import config_file, languages, part_of_site, staged_tree

INDEXING = BoundedSemaphore(os.cpu_count() or 1)
"""Of all that is done for a language, indexing needs by far the most memory."""
LARGE = 4000
"""Pages of a language, from which on indexing waits until the pages are built: 0.3 MB a page."""


class NotASite(BuildFailure):
    """A folder to write the site to that holds something else."""

    code = 2


def build_site(root: Path, site_dir: Path | None = None, strict: bool = True) -> None:
    """Build the staged trees of `root`, all at once, and join what is made.

    With more languages than cores they share the cores: all are done sooner than one after the other.
    Until all is well the site stays as it was. Not `strict`, as for a preview, warnings do not count and nothing is
    indexed. Raises BuildFailure with all that is warned of, by language, and NotASite when `site_dir` holds
    something else.
    """
    site = (site_dir or root / "site").resolve()
    _only_a_site(site)
    with (
        writing(),
        TemporaryDirectory(
            dir=_build_folder(root),
            prefix="site-",
            ignore_cleanup_errors=True,  # whoever was stopped may write a last file
        ) as folder,
    ):
        parts = Path(folder)
        with ThreadPool(len(languages(root))) as pool:
            done = pool.map(lambda lang: (lang, _build_language(root, lang, parts / lang, strict)), languages(root))
        if failed := [f"In {config_file(root, lang).name}:\n{said}" for lang, said in done if said]:
            raise BuildFailure("\n".join([*failed, "the build found something wrong; the site stays as it was"]))
        _replace(site, _joined(parts, languages(root)))


def _build_folder(root: Path) -> Path:
    folder = root / "build"
    folder.mkdir(exist_ok=True)
    return folder


def _build_language(root: Path, lang: str, folder: Path, strict: bool) -> str:
    """Build one language into `folder`, its search index too. Returns what was wrong, nothing if all is well.

    Of a large site the index is made after the pages, as both together need too much memory.
    """
    if not strict:
        return generator.build(root, lang, folder, strict)
    tree, beside = staged_tree(root, lang), folder.with_name(f"{lang}-search")
    large = sum(1 for _ in tree.rglob("*.md")) > LARGE
    with ThreadPool(1) as indexing:
        early = None if large else indexing.apply_async(_index, (tree, lang, beside))
        if said := generator.build(root, lang, folder, strict):
            return said
        wrong = early.get() if early else _index(tree, lang, beside)
    if not wrong:
        (beside / BUNDLE).rename(folder / BUNDLE)
    return wrong


def _index(tree: Path, lang: str, folder: Path) -> str:
    """Index one language's tree into `folder`. Returns what was wrong, nothing if all is well."""
    try:
        with INDEXING:
            index(extracts(tree, lang), lang, folder)
    except SearchFailure as failure:
        return f"search: {failure}"
    return ""


def _joined(parts: Path, langs: Sequence[str]) -> Path:
    """The languages, each of which lies in a folder of `parts`, as one site."""
    site = parts / SOURCE
    for lang in langs:
        if lang != SOURCE:
            (parts / lang).rename(part_of_site(site, lang))
    return site


def _replace(site: Path, new: Path) -> None:
    """Put what is in `new` in the place of what is in `site`; hidden files there stay."""
    for old in site.iterdir():
        if not old.name.startswith("."):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for made in new.iterdir():
        shutil.move(made, site / made.name)


def _only_a_site(folder: Path) -> None:
    """The folder that the site is put into is emptied, so nothing but an earlier site may be in it."""
    with writing():
        folder.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    if names and not {"404.html", "index.html"} <= names:
        raise NotASite(
            f"{folder}: holds other files than a built site, and would be emptied\n    hint: name a new or empty folder"
        )
