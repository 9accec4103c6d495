"""Which file holds what: one row per kind of file, used by the loader, the schemas and the documentation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from casebook.model.blueprint import BlueprintHead
from casebook.model.case import CaseHead, Taxonomy
from casebook.model.checklist import ChecklistHead
from casebook.model.exam_keys import KeyFile, RevokedFile
from casebook.model.exercise import ExerciseHead
from casebook.model.item import ItemFile, RetiredFile
from casebook.model.languages import TRANSLATED
from casebook.model.page import PageHead
from casebook.model.practice_set import PracticeHead
from casebook.model.record import Record
from casebook.model.source import DocumentFile
from casebook.model.term import TermFile
from casebook.model.topic import TopicFile
from casebook.model.translation import CaseTranslationHead, PageTranslationHead, PracticeTranslationHead
from casebook.model.translation_lists import (
    DocumentTranslationFile,
    ItemTranslationFile,
    TaxonomyTranslation,
    TermTranslationFile,
    TopicTranslationFile,
)

TRANSLATION = "-translation"
CODE = re.compile(r"(.+)\.([A-Za-z]{2,3})(\.\w+)")
"""A path whose name ends in what can only be meant as the code of a language."""


@dataclass(frozen=True)
class FileKind:
    """A kind of file: `name` is its schema's name, `shape` its path with `<…>` for what varies."""

    name: str
    shape: str
    model: type[Record]
    listed: str = ""
    """The key under which its list of records stands, if the file is a list."""
    also: str = ""
    """A second place where files of the kind may lie."""

    @property
    def of(self) -> str:
        """The kind of file that it translates; empty when it is no translation."""
        return self.name.removesuffix(TRANSLATION) if self.name.endswith(TRANSLATION) else ""

    @property
    def shapes(self) -> tuple[str, ...]:
        """The places where files of the kind may lie."""
        return (self.shape, self.also) if self.also else (self.shape,)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        shapes = (re.escape(shape.replace(".<lang>", "")) for shape in self.shapes)
        return tuple(re.compile(re.sub(r"<\\?\w+>", "(.+)", shape)) for shape in shapes)

    def id_of(self, path: str) -> str | None:
        """What `<…>` stands for in `path`; None when the path is of another kind, empty when nothing varies."""
        source, lang = parted(path)
        if bool(lang) != bool(self.of):
            return None
        found = next(filter(None, (pattern.fullmatch(source) for pattern in self._patterns)), None)
        return None if found is None else found[1] if found.groups() else ""


KINDS = (
    FileKind("topics", "quizzes/topics.yml", TopicFile, "topics"),
    FileKind("retired", "quizzes/items/retired.yml", RetiredFile, "retired"),
    FileKind("items", "quizzes/items/<topic>.yml", ItemFile, "items"),
    FileKind("practice", "quizzes/practice/<slug>.yml", PracticeHead),
    FileKind("exam", "quizzes/exams/<slug>.yml", BlueprintHead),
    FileKind("exam-keys", "docs/exam/keys.json", KeyFile),
    FileKind("exam-revoked", "docs/exam/revoked.json", RevokedFile),
    FileKind("sources", "docs/sources.yml", DocumentFile, "documents"),
    FileKind("terms", "docs/glossary/<topic>.yml", TermFile, "terms"),
    FileKind("taxonomy", "cases/taxonomy.yml", Taxonomy),
    FileKind("checklist", "docs/checklists/<slug>.yml", ChecklistHead, also="docs/path/<slug>.yml"),
    FileKind("exercise", "cases/exercises/<id>.md", ExerciseHead),
    FileKind("case", "cases/<id>.md", CaseHead),
    FileKind("page", "docs/<path>.md", PageHead),
    FileKind("topics-translation", "quizzes/topics.<lang>.yml", TopicTranslationFile, "topics"),
    FileKind("items-translation", "quizzes/items/<topic>.<lang>.yml", ItemTranslationFile, "items"),
    FileKind("practice-translation", "quizzes/practice/<slug>.<lang>.yml", PracticeTranslationHead),
    FileKind("sources-translation", "docs/sources.<lang>.yml", DocumentTranslationFile, "documents"),
    FileKind("terms-translation", "docs/glossary/<topic>.<lang>.yml", TermTranslationFile, "terms"),
    FileKind("taxonomy-translation", "cases/taxonomy.<lang>.yml", TaxonomyTranslation),
    FileKind("case-translation", "cases/<id>.<lang>.md", CaseTranslationHead),
    FileKind("page-translation", "docs/<path>.<lang>.md", PageTranslationHead),
)

BY_NAME = {kind.name: kind for kind in KINDS}


class Sort(NamedTuple):
    """What a file's path says of it: its kind, what varies in the path, and the language of a translation."""

    kind: FileKind
    name: str
    lang: str = ""


def kind_of(path: str) -> Sort | None:
    """The kind of the file at `path`; None when nothing of the sort belongs there."""
    source, lang = parted(path)
    for kind in KINDS:
        found = kind.id_of(source)
        if found is not None:
            translation = BY_NAME.get(kind.name + TRANSLATION) if lang else kind
            return Sort(translation, found, lang) if translation else None
    return None


def parted(path: str) -> tuple[str, str]:
    """The path of the source and the language: `seo.ru.md` → `seo.md` and `ru`; no language for the source itself."""
    if path.count(".") < 2:  # thousands of paths are asked for
        return path, ""
    found = CODE.fullmatch(path)
    return (found[1] + found[3], found[2]) if found and found[2] in TRANSLATED else (path, "")


def in_language(source: str, lang: str) -> str:
    """The path of a source's translation: `seo.md` and `ru` → `seo.ru.md`."""
    stem, dot, suffix = source.rpartition(".")
    return f"{stem}.{lang}{dot}{suffix}"
