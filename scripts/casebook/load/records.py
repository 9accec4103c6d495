"""One file becomes records: parsed, validated, and placed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from casebook.load.kinds import FileKind, kind_of
from casebook.load.markdown import scan
from casebook.load.shape import problems_of
from casebook.load.yaml import YamlProblem, parse
from casebook.model.blueprint import Blueprint
from casebook.model.case import Case
from casebook.model.page import Page
from casebook.model.practice import PracticeSet
from casebook.model.problem import Problem, Where
from casebook.model.record import ID_PATTERN, Record

OPENING = "---\n"
PAGE_ID = re.compile(r"[a-z0-9]+([-/][a-z0-9]+)*")
IDENTIFIED = {"case": Case, "page": Page, "practice": PracticeSet, "exam": Blueprint}


@dataclass
class Loaded:
    """What one file gave: its kind, the record (a whole file or a single thing), ids that were there but broken."""

    path: str
    kind: FileKind | None = None
    record: Record | None = None
    broken: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load_file(path: str, text: str) -> Loaded:
    """The records of the file at `path` (relative to the root) whose text is `text`. Never raises on content."""
    loaded = Loaded(path)
    sort = kind_of(path)
    if sort is None:
        loaded.problems.append(Problem(
            Where(path, 1), "a file in a place that has no meaning", "one of the places listed in the mentor's guide",
            "move it; page 'Formats' lists what belongs where", "file-place",
        ))  # fmt: skip
        return loaded
    loaded.kind, name = sort
    try:
        raw, body_line = _data(path, text)
    except YamlProblem as found:
        place = Where(path, found.line)
        loaded.problems.append(Problem(place, found.saw, found.expected, found.hint, found.rule))
        loaded.broken = [name]
        return loaded
    if not _good_name(loaded, name):
        return loaded
    loaded.record = _validated(loaded, raw)
    if loaded.record is None:
        loaded.broken.append(name)
    elif loaded.kind.name in IDENTIFIED:
        loaded.record = _identified(loaded.kind, loaded.record, name, text, body_line)
    if loaded.record is not None:
        _place(loaded.record, path, loaded.kind.listed)
    return loaded


def front_matter(text: str) -> tuple[str, int] | None:
    """The YAML between the two `---` lines and the 1-based line on which the body begins; None without it."""
    if not text.startswith(OPENING):
        return None
    end = text.find("\n---\n", len(OPENING) - 1)
    if end < 0:
        return None
    return text[len(OPENING) : end + 1], text.count("\n", 0, end + 4) + 2


def _data(path: str, text: str) -> tuple[Any, int]:
    """The YAML of a file, and the line on which its Markdown begins (0 for a YAML file)."""
    if path.endswith(".yml"):
        return parse(text), 0
    split = front_matter(text)
    if split is None:
        raise YamlProblem(
            1, "front-matter", "no front matter" if not text.startswith(OPENING) else "front matter without an end",
            "YAML between two lines `---` at the very top",
            "compare with a file that `casebook new` wrote",
        )  # fmt: skip
    head, body_line = split
    try:
        return parse(head), body_line
    except YamlProblem as found:
        found.line += 1
        raise


def _good_name(loaded: Loaded, name: str) -> bool:
    pattern = PAGE_ID if loaded.kind and loaded.kind.name == "page" else re.compile(ID_PATTERN)
    if not name or pattern.fullmatch(name):
        return True
    loaded.problems.append(Problem(
        Where(loaded.path, 1), f"the file name `{loaded.path.rsplit('/', 1)[-1]}`",
        "lower-case letters a-z, digits and hyphens", "rename the file", "file-name",
    ))  # fmt: skip
    return False


def _validated(loaded: Loaded, raw: Any) -> Record | None:
    """The file as its kind's model; broken entries of a list are reported and left out, the others kept."""
    assert loaded.kind is not None
    model, listed = loaded.kind.model, loaded.kind.listed
    place = Where(loaded.path)
    try:
        return model.model_validate({} if raw is None else raw)
    except ValidationError as error:
        loaded.problems += problems_of(error, model, place)
        bad = {detail["loc"][1] for detail in error.errors() if detail["loc"][:1] == (listed,) and len(detail["loc"]) > 1}
    if not bad or not isinstance(raw, dict):
        return None
    entries = raw[listed]
    loaded.broken += [str(entries[i].get("id")) for i in bad if isinstance(i, int) and isinstance(entries[i], dict)]
    try:
        kept = model.model_validate({**raw, listed: [e for i, e in enumerate(entries) if i not in bad]})
    except ValidationError:
        return None
    _place_entries(kept, loaded.path, listed, [i for i in range(len(entries)) if i not in bad])
    return kept


def _identified(kind: FileKind, head: Record, name: str, text: str, body_line: int) -> Record:
    """The record with what its file's name and body add to the front matter."""
    more: dict[str, Any] = {"id": name}
    if body_line:
        body = "\n".join(text.split("\n")[body_line - 1 :])
        more["body"] = scan(body, body_line)
    return IDENTIFIED[kind.name].model_construct(**dict(head), **more)


def _place(record: Record, path: str, listed: str) -> None:
    record.placed(Where(path))
    entries = getattr(record, listed) if listed else []
    if entries and not entries[0].where.path:
        _place_entries(record, path, listed, list(range(len(entries))))


def _place_entries(record: Record, path: str, listed: str, indexes: list[int]) -> None:
    for index, entry in zip(indexes, getattr(record, listed), strict=True):
        entry.placed(Where(path, keys=(listed, index)))
