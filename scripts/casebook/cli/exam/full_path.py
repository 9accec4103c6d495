"""All that the office keeps of an attempt, for `show --full`: what a person may ask to see of themselves. No keys."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from casebook.cli.exam.report_text import block, safe, told
from casebook.exam.paper.entered import Link
from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.misread import mistakes_in
from casebook.exam.paper.opened import sides
from casebook.exam.paper.result import Standing, number
from casebook.exam.paper.ticket import texts_in

Shown = Mapping[str, Any]
"""What a ticket showed of an item."""
NONE = "(no answer)"
IN_USE = "(left out: others still get it)"


def lines(
    entry: Entry, standing: Standing | None, shown: Mapping[str, Shown], links: Sequence[Link],
    in_use: Container[str] = (),
) -> Iterator[str]:  # fmt: skip
    """Line by line. `shown`: what the ticket showed of each item, by ref: the ledger of earlier versions has no texts
    of parts. `links`: all that mentors entered. `in_use`: items and families whose words are left out.
    """
    yield from _despite(entry)
    if standing is None:
        return
    responses = {one.ref: one for one in standing.result.items}
    for place, kept in enumerate(entry.form, 1):
        one = responses[kept.ref]
        score = "" if one.score is None else f", {number(one.score)} of {one.points}"
        yield f"\nItem {place} ({one.item}){score}"
        said = shown.get(kept.ref, {})
        if kept.known_as in in_use:
            kept, said = _wordless(kept), {}
        yield block(kept.stem)
        yield "  Response:"
        yield block(in_words(kept, said, one.response))
        yield from (f"  {mistake.id}: {safe(mistake.rationale)}" for mistake in mistakes_in(kept, one.response))
        yield from _points(kept, standing)
    yield ""
    yield from (told(link) for link in links)


def _wordless(kept: FormItem) -> FormItem:
    """The item without its words: of what was chosen the ids are left, of the rubric the names of its lines."""
    rubric = [line.model_copy(update={"text": line.id}) for line in kept.rubric]
    return kept.model_copy(update={"stem": IN_USE, "texts": {}, "rubric": rubric, "mistakes": []})


def in_words(kept: FormItem, shown: Shown, response: Any) -> str:
    """The response as the candidate saw it; by the ids of the bank where the ticket is gone."""
    texts = _texts(kept, shown)
    match response:
        case None | "" | []:
            return NONE
        case dict():
            return "\n".join(
                f"{texts.get(('lefts', left), left)}: {texts.get(('rights', right), right)}"
                for left, right in response.items()
            )
        case list():
            return "\n".join(str(texts.get(("", id), id)) for id in response)
        case str() if kept.kind == "single":
            return str(texts.get(("", response), response))
    return str(response)


def _texts(kept: FormItem, shown: Shown) -> dict[tuple[str, str], str]:
    """The texts of the item's parts by the bank's ids; those of a `match` by their side, as both have the same ids."""
    lefts = sides(kept)[0] if kept.kind == "match" else None

    def side(name: str) -> str:
        return "" if lefts is None else "lefts" if name in lefts else "rights"

    said = kept.texts or texts_in(shown)
    return {(side(name), kept.parts[name]): text for name, text in said.items() if name in kept.parts}


def _despite(entry: Entry) -> Iterator[str]:
    if despite := entry.despite:
        yield f"Issued despite: {'; '.join(map(safe, despite.objections))}. Reason: {safe(despite.reason)}"


def _points(kept: FormItem, standing: Standing) -> Iterator[str]:
    """What mentors gave for an open task or the talk."""
    mark = standing.marks.get(kept.ref)
    for task in filter(None, (mark.first, mark.second) if mark else ()):
        for line in kept.rubric:
            yield f"  {number(task.points.get(line.id, 0))} of {line.points}: {safe(line.text)}"
        if task.note:
            yield f"  Note: {safe(task.note)}"
