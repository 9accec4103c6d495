"""From staged trees to a site: MkDocs and the search index, all languages side by side."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.pool import ThreadPool
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from casebook.failure import BuildFailure, disk_message, writing
from casebook.model.languages import SOURCE
from casebook.search import SearchFailure, index_copies
from casebook.trees import config_file, languages, part_of_site, staged_tree

STAGED = "CASEBOOK_STAGED"
"""Set while `casebook build` runs MkDocs, so that the hook does not stage a second time."""
COPIES = "CASEBOOK_COPIES"
"""Where the hook writes what is to be indexed, while `casebook build` runs MkDocs."""
LOOK = 0.1
"""Seconds between two looks whether the copies are there."""
MKDOCS = (sys.executable, "-m", "casebook.build")
"""MkDocs as a command: `_mkdocs` below."""
INDEXING = BoundedSemaphore(os.cpu_count() or 1)
"""Of all that is done for a language, indexing needs by far the most memory."""


class NotASite(BuildFailure):
    """A folder to write the site to that holds something else."""


def build_site(root: Path, site_dir: Path | None = None, strict: bool = True) -> None:
    """Run MkDocs over the staged trees of `root`, all at once, and join what they make.

    With more languages than cores they share the cores: all are done sooner than one after the other.
    Until all is well the site stays as it was. Not `strict`, as for a preview, warnings do not count and nothing is
    indexed. Raises BuildFailure with all that MkDocs warns of, by language, and NotASite when `site_dir` holds
    something else.
    """
    site = (site_dir or root / "site").resolve()
    _only_a_site(site)
    with writing(), TemporaryDirectory(dir=_build_folder(root), prefix="site-") as folder:
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

    Pagefind begins when MkDocs has all texts, and reads them while MkDocs puts them into its templates.
    """
    if not strict:
        return _run_mkdocs(root, lang, folder)
    copies = folder.with_name(f"{lang}-copies")
    with ThreadPool(1) as beside:
        built = beside.apply_async(_run_mkdocs, (root, lang, folder, copies))
        while not built.ready() and not copies.exists():
            built.wait(LOOK)
        if built.ready() and (said := built.get()):
            return said
        wrong = _index(root, lang, folder, copies)
        return built.get() or wrong


def _index(root: Path, lang: str, folder: Path, copies: Path) -> str:
    """Index one language. Returns what was wrong, nothing if all is well."""
    try:
        with INDEXING:
            index_copies(copies, staged_tree(root, lang), lang, folder)
    except SearchFailure as failure:
        return f"search: {failure}"
    return ""


def _run_mkdocs(root: Path, lang: str, folder: Path, copies: Path | None = None) -> str:
    """Build one language into `folder`. Returns what MkDocs said if it found anything to warn of, else nothing.

    With `copies` the build is strict, and copies for the search index are written there.
    """
    command = [*MKDOCS, "build", "--config-file", str(config_file(root, lang)), "--site-dir", str(folder)]
    command += ["--strict"] if copies else []
    environment = mkdocs_environment() | ({COPIES: str(copies)} if copies else {})
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    done = subprocess.run(command, cwd=root, env=environment, check=False, **output)  # type: ignore[call-overload]
    return done.stdout if done.returncode else ""


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


def mkdocs_environment() -> dict[str, str]:
    """The environment for MkDocs: staged already, and without Material's notice of its end of life."""
    return {**os.environ, STAGED: "1", "NO_MKDOCS_2_WARNING": "1"}


def _mkdocs() -> None:
    """MkDocs' own command line, but what the disk or the network refuses is a message, no traceback."""
    from mkdocs.__main__ import cli

    try:
        cli(prog_name="mkdocs")
    except OSError as error:
        sys.exit(disk_message(error))


if __name__ == "__main__":
    _mkdocs()
