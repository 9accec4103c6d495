"""Which file holds what: one row per kind of file, used by the loader, the schemas and the documentation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casebook.model.blueprint import BlueprintHead
from casebook.model.case import CaseHead, Taxonomy
from casebook.model.item import ItemFile, RetiredFile
from casebook.model.page import PageHead
from casebook.model.practice import PracticeHead
from casebook.model.record import Record
from casebook.model.source import DocumentFile
from casebook.model.term import TermFile
from casebook.model.topic import TopicFile


@dataclass(frozen=True)
class FileKind:
    """A kind of file: `name` is its schema's name, `shape` its path with `<…>` for what varies."""

    name: str
    shape: str
    model: type[Record]
    listed: str = ""
    """The key under which its list of records stands, if the file is a list."""

    def id_of(self, path: str) -> str | None:
        """What `<…>` stands for in `path`; None when the path is of another kind, empty when nothing varies."""
        found = re.fullmatch(re.sub(r"<\\?\w+>", "(.+)", re.escape(self.shape)), path)
        return None if found is None else found[1] if found.groups() else ""


KINDS = (
    FileKind("topics", "quizzes/topics.yml", TopicFile, "topics"),
    FileKind("retired", "quizzes/items/retired.yml", RetiredFile, "retired"),
    FileKind("items", "quizzes/items/<topic>.yml", ItemFile, "items"),
    FileKind("practice", "quizzes/practice/<slug>.yml", PracticeHead),
    FileKind("exam", "quizzes/exams/<slug>.yml", BlueprintHead),
    FileKind("sources", "docs/sources.yml", DocumentFile, "documents"),
    FileKind("terms", "docs/glossary/<topic>.yml", TermFile, "terms"),
    FileKind("taxonomy", "cases/taxonomy.yml", Taxonomy),
    FileKind("case", "cases/<id>.md", CaseHead),
    FileKind("page", "docs/<path>.md", PageHead),
)


def kind_of(path: str) -> tuple[FileKind, str] | None:
    """The kind of the file at `path` and what varies in its path; None when nothing of the sort belongs there."""
    for kind in KINDS:
        found = kind.id_of(path)
        if found is not None:
            return kind, found
    return None
