"""Casebooks for tests: a folder with content gets a mkdocs.yml that uses this repository's theme and hook."""

from __future__ import annotations

import shutil
from pathlib import Path

from casebook.check.remembered import FOLDER
from casebook.model.languages import NAMES, SOURCE

REPO = Path(__file__).parents[2]
TINY = REPO / "tests" / "site" / "tiny"
ELEMENTS = (
    "practice",
    "archive",
    "search",
    "exam",
    "verify",
    "narrow",
    "mock",
    "checklist",
    "decide",
    "today",
    "home",
    "progress",
    "page-end",
    "path",
    "friday",
)
TOOLS = ("reply-deadline.js", "metrics.js", "task-check.js", "tools.css")
EMPTY_BUNDLE = {f"{name}.{suffix}": b"" for name in ELEMENTS for suffix in ("js", "css")}
EMPTY_BUNDLE |= {
    name: b""
    for name in (
        "exam-worker.js",
        "site-worker.js",
        "quit-worker.js",
        "clients.js",
        "mentor-button.js",
        "mentor-give.js",
        "marks.js",
        "question.js",
        *TOOLS,
    )
}
"""A browser part with nothing in it, so that no digest changes with its code."""


def make_root(folder: Path, content: Path) -> Path:
    """Copy `content` (docs/, cases/, quizzes/) to `folder` and make it a root of its own; returns `folder`."""
    shutil.copytree(content, folder, dirs_exist_ok=True)
    adopt(folder)
    return folder


def make_tiny(folder: Path) -> Path:
    """The tiny casebook in all languages, with one practice set that is too large to stand in its page."""
    make_root(folder, TINY)
    translate(folder)
    items = "".join(
        f"  - {{id: many-{n}, kind: numeric, level: term, stem: What is {n} + {n}?, key: {{value: {2 * n}}}, "
        f"rationale: Twice {n}., refs: ['page:theory/search-ads']}}\n"
        for n in range(45)
    )
    head = "topic: analytics\nauthor: Casebook editors\nreviewed: 2026-11-21\nitems:\n"
    topic = '  - {id: analytics, kind: service, title: Analytics, summary: "Sums."}\n'
    with (folder / "quizzes/topics.yml").open("a", encoding="utf-8") as topics:
        topics.write(topic)
    (folder / "quizzes/items/analytics.yml").write_text(head + items, "utf-8")
    practice = "title: Many items\nsummary: Sums.\ntopics: [analytics]\n"
    (folder / "quizzes/practice/many.yml").write_text(practice, "utf-8")
    return folder


def adopt(root: Path) -> None:
    """Write `root`/mkdocs.yml: the repository's, without its nav, with paths into the repository."""
    (root / "build" / "docs" / SOURCE).mkdir(parents=True, exist_ok=True)
    config = (REPO / "mkdocs.yml").read_text("utf-8")
    config = config[: config.index("\nnav:")].replace("scripts/", f"{REPO.as_posix()}/scripts/")
    (root / "mkdocs.yml").write_text(config, "utf-8")


def translate(root: Path) -> None:
    """Let `root` be built in every language; without this it is built in English alone."""
    for lang in NAMES:
        (root / "build" / "docs" / lang).mkdir(parents=True, exist_ok=True)
        if lang != SOURCE:
            shutil.copy(REPO / f"mkdocs.{lang}.yml", root)


def copy_repo_content(folder: Path) -> Path:
    """Copy this repository's own content and configuration to `folder`, so that a test builds without touching them."""
    for name in ("docs", "cases", "quizzes"):
        shutil.copytree(REPO / name, folder / name)
    config = (REPO / "mkdocs.yml").read_text("utf-8").replace("scripts/", f"{REPO.as_posix()}/scripts/")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    translate(folder)
    return folder


def share_memory(copy: Path, of: Path) -> Path:
    """What a check of a root worked out, kept by its digest, is there for a check of its copy, and the other way."""
    (of / FOLDER).mkdir(parents=True, exist_ok=True)
    (copy / FOLDER).parent.mkdir(parents=True, exist_ok=True)
    (copy / FOLDER).symlink_to((of / FOLDER).resolve())
    return copy
