"""What there is: one row per kind of record, and one per kind of file, which holds records of some kind.

Loader, library, refs, translations, schemas and documentation go by these tables. A file's path tells its kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from types import UnionType
from typing import Any, NamedTuple, get_args

from casebook.model.blueprint import Blueprint, BlueprintHead
from casebook.model.case import SECTIONS, Case, CaseHead, Named, Taxonomy
from casebook.model.checklist import Checklist, ChecklistHead
from casebook.model.exam_keys import KeyFile, RevokedFile
from casebook.model.exercise import EXERCISE_SECTIONS, Exercise, ExerciseHead
from casebook.model.family.recipe import Family, FamilyFile
from casebook.model.found import Found, FoundFile
from casebook.model.item import Item, ItemFile, Retired, RetiredFile
from casebook.model.languages import NAMES, TRANSLATED
from casebook.model.page import Page, PageHead
from casebook.model.practice_set import PracticeHead, PracticeSet
from casebook.model.record import Record
from casebook.model.situation import Situation, SituationFile
from casebook.model.source import Document, DocumentFile
from casebook.model.term import Term, TermFile
from casebook.model.topic import Topic, TopicFile
from casebook.model.translation.marks import marked
from casebook.model.translation.shapes import entry_shape, head_shape, list_shape, whole_shape
from casebook.model.word_list import WordList, WordListHead

TRANSLATION = "-translation"
CODE = re.compile(r"(.+)\.([A-Za-z]{2,3})(\.\w+)")
"""A path whose name ends in what can only be meant as the code of a language."""


@dataclass(frozen=True)
class Kind:
    """A kind of record. `name` stands in refs, in problems and in what the status of translations tells."""

    name: str
    record: type[Record] | UnionType
    kept: str
    """The library's dictionary of them."""
    one: str
    """What one is called on a page or in a message."""
    many: str
    """What several are called."""
    listed: str = ""
    """The key of the list that they stand in; a record without has a file of its own, and its id is the file's name."""
    at: str = ""
    """Where a ref to one leads, in words; empty where no ref can."""
    has_page: bool = False
    """Whether each has a page of its own."""
    below: str = "docs/"
    """What the address of its page leaves out of the path of its file."""
    folder: str = ""
    """The folder of docs/ whose pages tell of all of them, and are found as they are."""
    sections: tuple[str, ...] = ()
    """The titles of the sections that each has."""

    @property
    def a(self) -> str:
        """What one is called, with its article."""
        return f"{'an' if self.one[0] in 'aeiou' else 'a'} {self.one}"

    @property
    def models(self) -> tuple[type[Record], ...]:
        """The model, or each of them where a field tells them apart."""
        return get_args(self.record) or (self.record,)

    @property
    def has_body(self) -> bool:
        """Whether it is written in Markdown."""
        return "body" in self.models[0].model_fields

    @property
    def is_translated(self) -> bool:
        """Whether there is anything in it to translate."""
        return any(marked(model) for model in self.models)


@dataclass(frozen=True)
class FileKind:
    """A kind of file: `name` is its schema's name, `shape` its path with `<…>` for what varies."""

    name: str
    shape: str
    model: type[Record]
    """What the file is read as, or the front matter of one with Markdown."""
    kinds: tuple[Kind, ...] = ()
    """The kinds of its records: of the one that it is, or of those in its lists."""
    also: str = ""
    """A second place where files of the kind may lie."""
    kept: str = ""
    """Where the library keeps the file itself."""
    of: str = ""
    """The kind of file that it translates; empty when it is no translation."""
    translated: type[Record] | None = None
    """The model of the translated record that it is."""
    by_language: bool = False
    """Whether there is one for each language, none of which translates another."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Between processes a kind goes by its name."""
        return file_kind_named, (self.name,)

    @property
    def shapes(self) -> tuple[str, ...]:
        """The places where files of the kind may lie."""
        return (self.shape, self.also) if self.also else (self.shape,)

    @property
    def listed(self) -> str:
        """The key under which its one list of records stands, if the file is a list."""
        return self.kinds[0].listed if len(self.kinds) == 1 else ""

    @property
    def is_whole(self) -> bool:
        """Whether it is one record, named by the file."""
        return bool(self.kinds) and not self.kinds[0].listed

    @property
    def may_be_in_folders(self) -> bool:
        """Whether what varies in its path may hold folders."""
        return "<path>" in self.shape

    @property
    def whole(self) -> type[Record]:
        """The model of the record that such a file is, with its id and its Markdown."""
        return self.translated or self.kinds[0].models[0]

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        if self.by_language:
            shape = re.escape(self.shape).replace("<name>", "[a-z0-9-]+")
            return (re.compile(shape.replace("<lang>", f"({'|'.join(NAMES)})")),)
        shapes = (re.escape(shape.replace(".<lang>", "")) for shape in self.shapes)
        return tuple(re.compile(re.sub(r"<\\?\w+>", "(.+)", shape)) for shape in shapes)

    def id_of(self, path: str) -> str | None:
        """What `<…>` stands for in `path`; None when the path is of another kind, empty when nothing varies."""
        source, lang = (path, "") if self.by_language else parted(path)
        if bool(lang) != bool(self.of):
            return None
        found = next(filter(None, (pattern.fullmatch(source) for pattern in self._patterns)), None)
        return None if found is None else found[1] if found.groups() else ""


PAGE = Kind("page", Page, "pages", "page", "pages", at="docs/", has_page=True)
CASE = Kind("case", Case, "cases", "case", "cases", at="cases/", has_page=True, below="", sections=SECTIONS)
EXERCISE = Kind(
    "exercise", Exercise, "exercises", "exercise", "exercises", at="cases/exercises/", has_page=True, below="cases/",
    folder="exercises", sections=EXERCISE_SECTIONS,
)  # fmt: skip
PRACTICE = Kind(
    "practice", PracticeSet, "practice", "practice set", "practice sets", at="quizzes/practice/", has_page=True,
    below="quizzes/",
)  # fmt: skip
CHECKLIST = Kind(
    "checklist", Checklist, "checklists", "check-list", "check-lists", at="docs/checklists/ or docs/path/",
    has_page=True, folder="checklists",
)  # fmt: skip
BLUEPRINT = Kind("exam", Blueprint, "blueprints", "exam", "exams")
TERM = Kind("term", Term, "terms", "term", "terms", "terms", "the glossary")
ITEM = Kind("item", Item, "items", "item", "items", "items")
FAMILY = Kind("family", Family, "families", "family", "families", "families")
RETIRED = Kind("retired", Retired, "retired", "retired item", "retired items", "retired")
TOPIC = Kind("topic", Topic, "topics", "topic", "topics", "topics")
FOUND = Kind("found", Found, "found", "entry of docs/found/", "entries of docs/found/", "found")
SITUATION = Kind("situation", Situation, "situations", "situation", "situations", "situations")
DOCUMENT = Kind("document", Document, "documents", "source document", "source documents", "documents")
WORDS = Kind("words", WordList, "words", "list of words", "lists of words")
NAMED = (
    Kind("industries", Named, "industries", "industry", "industries", "industries"),
    Kind("regions", Named, "regions", "region", "regions", "regions"),
    Kind("roles", Named, "roles", "role", "roles", "roles"),
)
"""The lists of the taxonomy."""
KINDS = [
    PAGE, CASE, EXERCISE, PRACTICE, CHECKLIST, BLUEPRINT, TERM, ITEM, FAMILY, RETIRED, TOPIC, DOCUMENT, WORDS,
    SITUATION, FOUND, *NAMED,
]  # fmt: skip
TRANSLATABLE = tuple(kind for kind in KINDS if kind.is_translated)

SOURCES = [
    FileKind("topics", "quizzes/topics.yml", TopicFile, (TOPIC,)),
    FileKind("retired", "quizzes/items/retired.yml", RetiredFile, (RETIRED,)),
    FileKind("items", "quizzes/items/<topic>.yml", ItemFile, (ITEM,), kept="item_files"),
    FileKind("families", "quizzes/families/<topic>.yml", FamilyFile, (FAMILY,), kept="family_files"),
    FileKind("practice", "quizzes/practice/<slug>.yml", PracticeHead, (PRACTICE,)),
    FileKind("exam", "quizzes/exams/<slug>.yml", BlueprintHead, (BLUEPRINT,)),
    FileKind("exam-keys", "docs/exam/keys.json", KeyFile, kept="exam_keys"),
    FileKind("exam-revoked", "docs/exam/revoked.json", RevokedFile, kept="revoked"),
    FileKind("sources", "docs/sources.yml", DocumentFile, (DOCUMENT,)),
    FileKind("words", "docs/words.<lang>.yml", WordListHead, (WORDS,), by_language=True),
    FileKind("found", "docs/found/<name>.<lang>.yml", FoundFile, (FOUND,), by_language=True),
    FileKind("situations", "docs/situations.yml", SituationFile, (SITUATION,)),
    FileKind("terms", "docs/glossary/<topic>.yml", TermFile, (TERM,), kept="term_files"),
    FileKind("taxonomy", "cases/taxonomy.yml", Taxonomy, NAMED),
    FileKind("checklist", "docs/checklists/<slug>.yml", ChecklistHead, (CHECKLIST,), also="docs/path/<slug>.yml"),
    FileKind("exercise", "cases/exercises/<id>.md", ExerciseHead, (EXERCISE,)),
    FileKind("case", "cases/<id>.md", CaseHead, (CASE,)),
    FileKind("page", "docs/<path>.md", PageHead, (PAGE,)),
]
"""The files of the source. Of two whose shapes fit a path the first is meant."""


def _translation(source: FileKind) -> FileKind:
    """The kind of file that translates files of `source`."""
    shape, also = (in_language(shape, "<lang>") if shape else "" for shape in (source.shape, source.also))
    model: type[Record]
    whole = None
    if source.is_whole:
        record = source.kinds[0].models[0]
        model = head_shape(record.__name__, record)
        whole = whole_shape(model, record)
    else:
        fields = source.model.model_fields
        lists = {
            kind.listed: (
                entry_shape(kind.name.title(), kind.models),
                f"{(fields[kind.listed].description or '').rstrip('.')}; those that are translated, in any order.",
            )
            for kind in source.kinds
        }
        model = list_shape(source.model.__name__, f"`{shape}`.", lists, only=len(lists) == 1)
    return FileKind(source.name + TRANSLATION, shape, model, source.kinds, also, of=source.name, translated=whole)


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


@cache
def translations() -> dict[str, FileKind]:
    """The kinds of translations, by the name of what they translate."""
    return {source.name: _translation(source) for source in SOURCES if any(one.is_translated for one in source.kinds)}


def file_kinds() -> tuple[FileKind, ...]:
    """Every kind of file."""
    return (*SOURCES, *translations().values())


def file_kind_named(name: str) -> FileKind:
    """The kind of file with this name."""
    return next(kind for kind in file_kinds() if kind.name == name)


def kind_named(name: str) -> Kind:
    """The kind of record with this name."""
    return next(kind for kind in KINDS if kind.name == name)


class Sort(NamedTuple):
    """What a file's path says of it: its kind, what varies in the path, and the language of a translation."""

    kind: FileKind
    name: str
    lang: str = ""


def kind_of(path: str) -> Sort | None:
    """The kind of the file at `path`; None when nothing of the sort belongs there."""
    source, lang = parted(path)
    for kind in SOURCES:
        if kind.by_language and (own := kind.id_of(path)):
            return Sort(kind, own)
        found = kind.id_of(source)
        if found is not None:
            translation = translations().get(kind.name) if lang else kind
            return Sort(translation, found, lang) if translation else None
    return None
