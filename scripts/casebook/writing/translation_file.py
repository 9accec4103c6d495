"""`casebook translate start`: the file of a translation, with the source's texts to be overwritten."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any

from casebook import disk
from casebook.load.yaml import parse
from casebook.model.case import Case
from casebook.model.kinds import in_language
from casebook.model.languages import CASE_SECTIONS, NAMES, SOURCE
from casebook.model.markdown import Body
from casebook.model.record import Record
from casebook.model.translation.source_texts import Texts, digest, texts
from casebook.writing.keep import CannotWrite, make_file, reaching
from casebook.writing.listing import appended, entries_of
from casebook.writing.translation_source import Source
from casebook.writing.yamltext import block, dashed

TEXT_REMARK = (
    "# {name}: overwrite every text, here and below. Links, pictures and [@001.1] stay as they are.",
    "# `of` tells which texts these are a translation of: leave it. Take these two lines out in the end.",
)
LIST_REMARK = (
    "# {name}: overwrite every text. Leave `id` and `of`; take out entries that you do not translate.",
    "# `of` tells which texts these are a translation of.",
)


def start(root: Path, source: Source, lang: str) -> tuple[str, int]:
    """Write the translation of `source` to be filled in, or add to it what is missing.

    Returns its path and how many things were put into it. Nothing that is there is touched. Raises CannotWrite.
    """
    path = in_language(source.path, lang)
    if source.whole is not None:
        if (root / path).exists():
            hint = "correct it by hand; `casebook check` says what's missing"
            raise CannotWrite(path, "a file that is there already", "none", hint)
        make_file(root, path, _whole(source, source.whole, path, lang))
        return path, 1
    with reaching(path):
        before = disk.read(root / path)
        text, added = _with_missing(source, before or _head(source, path, lang))
        if added and before is None:
            make_file(root, path, text)
        elif added:
            disk.swap(root / path, before or "", text)
    return path, added


def _whole(source: Source, record: Record, path: str, lang: str) -> str:
    """The file of what has one of its own."""
    own = texts(record)
    body = getattr(record, "body", None)
    own.pop("body", None)
    rows = [*_remark(TEXT_REMARK if body else LIST_REMARK, lang), *_proven(_stamped(record, own))]
    if body is None:
        return "\n".join([_schema(source, path), *rows, ""])
    return "\n".join(["---", *rows, "---", _body(body, lang if isinstance(record, Case) else SOURCE)])


def _body(body: Body, lang: str) -> str:
    """The text to be overwritten; the sections of a case have their titles in the language already."""
    titles = dict(zip(CASE_SECTIONS[SOURCE], CASE_SECTIONS[lang], strict=True)) if lang != SOURCE else {}
    lines = body.text.split("\n")
    for heading in body.headings:
        if heading.level == 2 and heading.text in titles:
            lines[heading.line - body.line] = f"## {titles[heading.text]}"
    return "\n".join(lines)


def _with_missing(source: Source, text: str) -> tuple[str, int]:
    """`text` with an entry for each thing of the source that it lacks, and how many these are."""
    added = 0
    for name, records in source.lists.items():
        there = {str(one.get("id")) for one in entries_of(text, name) if isinstance(one, dict)}
        missing = [record for id, record in records.items() if id not in there]
        rows = [row for record in missing for row in _entry(record)]
        if missing:
            text = appended(text, name, rows, count=len(missing))
            added += len(missing)
    return text, added


def _entry(record: Any) -> list[str]:
    """A record as an entry of a list, its `- ` in the first column."""
    stamped = _stamped(record, texts(record))
    return dashed(_proven({"id": record.id, **stamped}))


def _stamped(record: Record, own: Texts) -> Texts:
    return {"of": digest(record), **own}


def _proven(values: Texts) -> list[str]:
    """`values` as YAML that is read back unchanged. Raises CannotWrite."""
    rows = block(values)
    if parse("\n".join(rows)) != values:
        raise CannotWrite(f"saw a text that can't be written as YAML: {values.get('title') or values.get('id')}")
    return rows


def _head(source: Source, path: str, lang: str) -> str:
    rows = [_schema(source, path), *_remark(LIST_REMARK, lang)]
    rows += [f"{name}: []" for name, records in source.lists.items() if records]
    return "\n".join([*rows, ""])


def _schema(source: Source, path: str) -> str:
    schema = posixpath.relpath(f"scripts/schemas/{source.kind.name}.json", posixpath.dirname(path))
    return f"# yaml-language-server: $schema={schema}"


def _remark(rows: tuple[str, ...], lang: str) -> list[str]:
    return [row.format(name=NAMES[lang]) for row in rows]
