"""From content to a site: what is staged becomes pages and a search index, all languages side by side."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing.pool import ThreadPool
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook import generator
from casebook.failure import BuildFailure, writing
from casebook.model.languages import SOURCE
from casebook.search import BUNDLE, EarlyIndex
from casebook.trees import config_file, languages, part_of_site, staged_tree

LARGE = 4000
"""Pages of a language, from which on its index is written after its pages: both together need too much memory."""
Stage = Callable[[Callable[[str, Sequence[str]], None]], None]
"""Stages all languages; what it is given is to be told which paths are staged in which language."""


class NotASite(BuildFailure):
    """A folder to write the site to that holds something else."""

    code = 2


def build_site(root: Path, stage: Stage, site_dir: Path | None = None) -> None:
    """Build what `stage` stages of `root`, all languages at once, and join what is made.

    With more languages than cores they share the cores: all are done sooner than one after the other. Until all is well
    the site stays as it was. Raises what `stage` does, BuildFailure with all that is warned of, by language, and
    NotASite when `site_dir` holds something else.
    """
    site = (site_dir or root / "site").resolve()
    _only_a_site(site)
    langs = languages(root)
    with (
        writing(),
        TemporaryDirectory(
            dir=_build_folder(root),
            prefix="site-",
            ignore_cleanup_errors=True,  # whoever was stopped may write a last file
        ) as folder,
        ThreadPoolExecutor(os.cpu_count()) as threads,  # of all that is done, indexing needs by far the most memory
        ExitStack() as started,
    ):
        parts = Path(folder)
        indexes = {lang: EarlyIndex(staged_tree(root, lang), lang, parts / f"{lang}-search", threads) for lang in langs}
        for index in indexes.values():
            started.callback(index.stop)
        stage(lambda lang, paths: indexes[lang].add(paths))
        with ThreadPool(len(langs)) as pool:
            done = pool.map(lambda lang: (lang, _build_language(root, lang, parts / lang, indexes[lang])), langs)
        if failed := [f"In {config_file(root, lang).name}:\n{said}" for lang, said in done if said]:
            raise BuildFailure("\n".join([*failed, "the build found something wrong; the site stays as it was"]))
        _replace(site, _joined(parts, langs))


def _build_folder(root: Path) -> Path:
    folder = root / "build"
    folder.mkdir(exist_ok=True)
    return folder


def _build_language(root: Path, lang: str, folder: Path, index: EarlyIndex) -> str:
    """Build the pages of a language, and put its index to them. Returns what was wrong, nothing if all is well."""
    if index.pages < LARGE:
        index.end()
    wrong = generator.build(root, lang, folder) or index.wrong()
    if not wrong:
        index.bundle.rename(folder / BUNDLE)
    return wrong


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
