"""One file becomes records: parsed, validated, and placed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from casebook.load.cuts import mended, with_cuts
from casebook.load.hints import did_you_mean, stray_letter
from casebook.load.names import problems_of_name
from casebook.load.shape import MOST, problems_of
from casebook.load.yaml import Cut, Parse, YamlProblem, parse
from casebook.model.kinds import CODE, FileKind, kind_of
from casebook.model.languages import SOURCE, TRANSLATED
from casebook.model.problem import Key, Problem, Where
from casebook.model.record import ID_PATTERN, Record

OPENING = "---\n"
FENCE = re.compile(r"^(?!---$)(-{2,}|[–—]-*)[^\S\n]*$", re.M)
"""What is meant as one of the two lines `---`, and is not quite."""
MINUTE = "in_a_minute"
PAGE_ID = re.compile(r"[a-z0-9]+([-/][a-z0-9]+)*")


@dataclass
class Loaded:
    """What one file gave: its kind, the record (a whole file or a single thing), ids that were there but
    broken.

    `broken` holds `*` where a file of a list could not be used at all. `lang` is the language of a translation.
    """

    path: str
    kind: FileKind | None = None
    lang: str = ""
    record: Record | None = None
    broken: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load_file(path: str, text: str, parse: Parse = parse) -> Loaded:
    """The records of the file at `path` (relative to the root) whose text is `text`, and what is wrong with it; `parse`
    is for those that keep what they parsed.

    Raises nothing: a record that can't be read is left out and named in `broken`. Places are keys into the file's YAML,
    which `locate` turns into lines.
    """
    sort = kind_of(path)
    if sort is None:
        return Loaded(path, problems=[_misplaced(path)])
    kind, name, lang = sort
    bad_name = _bad_name(path, kind, name)
    if bad_name and CODE.fullmatch(path):
        return unusable(path, bad_name)
    cuts: list[Cut] = []
    try:
        raw, body_line = _data(path, text, cuts, parse)
    except YamlProblem as found:
        problem = Problem(Where(path, found.line), found.saw, found.expected, found.hint, found.rule)
        return unusable(path, [*bad_name, *with_cuts(problem, cuts, kind.model)])
    loaded = Loaded(path, kind, lang, problems=[*bad_name, *mended(raw, cuts, kind.model, path)])
    record = _validated(loaded, raw)
    if record is None or bad_name:
        return unusable(path, loaded.problems)
    record.placed(Where(path))
    if kind.is_whole:
        record = _identified(loaded, record, name, text, body_line)
    elif len(kind.kinds) > 1:
        _place_entries(kind, record)
    loaded.record = record
    return loaded


def _misplaced(path: str) -> Problem:
    """A file whose path is of no kind, perhaps for the language in its name."""
    coded = CODE.fullmatch(path)
    if coded and kind_of(coded[1] + coded[3]):
        if coded[2] not in TRANSLATED:
            return _unknown_language(path, coded[2])
        return Problem(
            Where(path, 1), "a translation of a file that is read in one language only",
            "translations of what page 'Formats' says that it can be translated", "take the file out", "file-place",
        )  # fmt: skip
    return Problem(
        Where(path, 1), "a file in a place that has no meaning", "one of the places that page 'Formats' lists",
        "move the file, or remove it of docs/, cases/ and quizzes/", "file-place",
    )  # fmt: skip


def unusable(path: str, problems: list[Problem]) -> Loaded:
    """What a file gave that can't be used at all."""
    sort = kind_of(path)
    if sort is None:
        return Loaded(path, problems=problems)
    kind, name, lang = sort
    return Loaded(path, kind, lang, broken=[name if kind.is_whole else "*"], problems=problems)


def front_matter(text: str) -> tuple[str, int] | None:
    """The YAML between the two `---` lines of a Markdown file (LF line ends), and the 1-based line on which its body
    begins; None where one of the two is missing.
    """
    if not text.startswith(OPENING):
        return None
    end = text.find("\n---\n", len(OPENING) - 1)
    if end < 0:
        return None
    return text[len(OPENING) : end + 1], text.count("\n", 0, end + 4) + 2


def _data(path: str, text: str, cuts: list[Cut], parse: Parse) -> tuple[Any, int]:
    """The YAML of a file, and the line on which its Markdown begins (0 for a YAML file); `cuts` is as for `parse`."""
    if path.endswith((".yml", ".json")):  # JSON as it is written here is YAML
        return parse(text, cuts=cuts), 0
    split = front_matter(text)
    if split is None:
        if odd := FENCE.search(text) if text.startswith(OPENING) else FENCE.match(text):
            raise YamlProblem(
                text.count("\n", 0, odd.start()) + 1, "front-matter", f"the line {odd[0][:20]!r}",
                "`---` and nothing behind it", "type the line again: three hyphens, no space and no dash",
            )  # fmt: skip
        raise YamlProblem(
            1, "front-matter", "front matter without an end" if text.startswith(OPENING) else "no front matter",
            "fields between two lines `---` at the very top",
            "compare with another page or case; the first line is `---`, and so is the line after the last field",
        )  # fmt: skip
    return parse(f"\n{split[0]}", cuts=cuts), split[1]  # its lines count as those of the file


def _bad_name(path: str, kind: FileKind, name: str) -> list[Problem]:
    is_page = kind.may_be_in_folders
    pattern = PAGE_ID if is_page else re.compile(ID_PATTERN)
    if not name or pattern.fullmatch(name):
        return problems_of_name(path)
    if coded := CODE.fullmatch(path) if not kind.of else None:
        return [_unknown_language(path, coded[2])]
    if "/" in name and not is_page:
        home = next(shape for shape in kind.shapes if _below(path, shape)).rpartition("/")[0]
        return [Problem(
            Where(path, 1), "a file in a folder of its own", f"a file right in {home}/", f"move it to {home}/",
            "file-place",
        )]  # fmt: skip
    parts = path.removeprefix("docs/").split("/")
    bad = next((part for part in parts if not pattern.fullmatch(part.removesuffix(".md"))), parts[-1])
    return [Problem(
        Where(path, 1), f"the {'file' if bad is parts[-1] else 'folder'} name `{bad}`",
        "lower-case letters a-z, digits and hyphens", stray_letter(bad) or "rename it", "file-name",
    )]  # fmt: skip


def _below(path: str, shape: str) -> bool:
    """Whether the file lies in the folder of that shape, or further down."""
    return path.startswith(shape.rpartition("/")[0])


def _unknown_language(path: str, code: str) -> Problem:
    source = f"`{SOURCE}` is the source's: its name has no code" if code == SOURCE else ""
    return Problem(
        Where(path, 1), f"a name that ends in `.{code}`, which no language of the site has",
        f"one of {', '.join(f'`.{known}`' for known in TRANSLATED)} for a translation",
        source or did_you_mean(code.lower(), TRANSLATED), "file-language",
    )  # fmt: skip


def _validated(loaded: Loaded, raw: Any) -> Record | None:
    """The file as its kind's model; broken entries of a list are reported and left out, the others kept."""
    assert loaded.kind is not None
    model, listed = loaded.kind.model, loaded.kind.listed
    raw = {} if raw is None else raw
    if not (listed and isinstance(raw, dict) and isinstance(raw.get(listed), list)):
        return _attempt(loaded, raw, None)
    head = _attempt(loaded, {**raw, listed: []}, None)
    kept: list[Record] = []
    for index, entry in enumerate(raw[listed]):
        holder = _attempt(loaded, {**raw, listed: [entry]}, index)
        if holder is not None:
            kept += getattr(holder, listed)
            kept[-1].placed(Where(loaded.path, keys=(listed, index)))
        elif isinstance(entry, dict):
            loaded.broken.append(str(entry.get("id")))
        if len(loaded.problems) >= MOST:
            loaded.problems.append(Problem(
                Where(loaded.path, keys=(listed, index + 1)), f"{MOST} problems above", "a few",
                "correct them and check again: nothing below was checked", "shape",
            ))  # fmt: skip
            loaded.broken.append("*")
            break
    return None if head is None else model.model_construct(**{**dict(head), listed: kept})


def _attempt(loaded: Loaded, raw: Any, index: int | None) -> Record | None:
    """`raw` as the model of the file; `index` is the place in its list of the one entry that it holds.

    A list is validated entry by entry: what pydantic keeps of a bad one would take gigabytes for a large bad file.
    """
    assert loaded.kind is not None
    model = loaded.kind.model
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        entry = None if index is None else (loaded.kind.listed, index)
        loaded.problems += problems_of(error, model, Where(loaded.path), entry)
        return None


def _identified(loaded: Loaded, head: Record, name: str, text: str, body_line: int) -> Record:
    """The record with what its file's name and body add to the front matter."""
    assert loaded.kind is not None
    more: dict[str, Any] = {"id": name}
    if loaded.lang:
        more["lang"] = loaded.lang
    if body_line:
        from casebook.prose.scan import scan  # a tenth of a second, which who loads no pages need not wait for

        body = text.split("\n", body_line - 1)[-1]
        more["body"] = scan(body, body_line, _minute(head, text))
    record = loaded.kind.whole.model_construct(**dict(head), **more)
    record.placed(head.where)
    return record


def _minute(head: Record, text: str) -> dict[int, str]:
    """What a page says in a minute, by the lines of its file."""
    points = getattr(head, MINUTE, ())
    lines: dict[tuple[Key, ...], int] = {}
    if points and (split := front_matter(text)):
        parse(f"\n{split[0]}", lines, 2)
    return {lines[MINUTE, index]: point for index, point in enumerate(points)}


def _place_entries(kind: FileKind, record: Record) -> None:
    """Tell the entries of a file of several lists where they stand; those of one list were told one by one."""
    for one in kind.kinds:
        for index, entry in enumerate(getattr(record, one.listed)):
            entry.placed(record.where.at(one.listed, index))
