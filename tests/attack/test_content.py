"""Attacks by what is sealed: another's ticket, items not drawn, replays, JSON that is read in two ways."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.paper.sheet import Reason, code_of
from casebook.exam.paper.strict import read
from casebook.exam.paper.ticket import sha256_of
from casebook.model.exam_keys import Role

from tests.support.desk import Grader, refused
from tests.support.sheets import EXPIRES, HOUR, RECEIVED, STARTED, Issued, blueprint, draw, form

Sheet = dict[str, Any]


def ref_of(issued: Issued, kind: str) -> str:
    return next(kept.ref for kept in issued.entry.form if kept.kind == kind)


def kept_of(issued: Issued, kind: str) -> dict[str, Any]:
    return next(kept for kept in issued.entry.form if kept.kind == kind)


def test_a_ticket_that_nobody_issued_is_refused(grader: Grader) -> None:
    forged = draw(form(blueprint()), 99, grader.made.keys, "Test Candidate 99", "c99@example.org")
    assert refused(grader.hand_in(forged), Reason.UNKNOWN_TICKET, "not in this office's ledger")


def test_a_ticket_whose_key_was_revoked_is_refused(grader: Grader, issued: Issued) -> None:
    data = grader.made.seal(issued.sheet())
    keys = grader.made.published
    revoked = [key.model_copy(update={"revoked": key.since}) if key.role is Role.TICKET else key for key in keys.keys]
    outcome = grader.one(data, published=keys.model_copy(update={"keys": revoked}))
    assert refused(outcome, Reason.REVOKED_TICKET, "revoked on 2026-01-01")
    retired = [key.model_copy(update={"retired": key.since}) for key in keys.keys]
    assert grader.one(data, published=keys.model_copy(update={"keys": retired})).state == "graded"


def test_a_ticket_signed_with_a_key_unknown_to_the_site_is_refused(grader: Grader, issued: Issued) -> None:
    others = [key for key in grader.made.published.keys if key.role is not Role.TICKET]
    published = grader.made.published.model_copy(update={"keys": others})
    outcome = grader.one(grader.made.seal(issued.sheet()), published=published)
    assert refused(outcome, Reason.UNKNOWN_TICKET, "not among the site's")


def test_the_responses_of_another_ticket_are_refused(grader: Grader, issued: Issued) -> None:
    """Right responses of a friend's ticket: its parts have other ids, and an id of one's own does not turn them."""
    friend = grader.made.issue()
    assert refused(grader.hand_in(issued, responses=friend.right()), Reason.NOT_DRAWN, "no item of its ticket")
    assert refused(grader.hand_in(issued, ticket=friend.id), Reason.OTHER_TICKET)
    assert refused(grader.hand_in(issued, ticket_sha256=sha256_of(friend.token)), Reason.OTHER_TICKET)


def test_an_altered_ticket_with_more_time_is_refused(grader: Grader, issued: Issued) -> None:
    longer = {**issued.payload, "minutes": 750}
    token = issued.token.split(".")[0] + "." + json.dumps(longer)
    assert refused(grader.hand_in(issued, ticket_sha256=sha256_of(token)), Reason.OTHER_TICKET, "altered ticket")


@pytest.mark.parametrize("place", ["responses", "seconds"])
def test_an_item_that_was_not_drawn_is_refused(place: str, grader: Grader, issued: Issued) -> None:
    more = {**issued.sheet()[place], "qaaaaaaaa": 1 if place == "seconds" else "x"}
    assert refused(grader.hand_in(issued, **{place: more}), Reason.NOT_DRAWN, "'qaaaaaaaa' is no item of its ticket")


def test_an_item_that_is_not_on_the_ticket_is_told_without_control_characters(grader: Grader, issued: Issued) -> None:
    outcome = grader.hand_in(issued, responses={"q\x1b[2J\u202etest": "x"})
    assert refused(outcome, Reason.NOT_DRAWN)
    assert outcome.says.isprintable()


FOREIGN: dict[str, tuple[str, Callable[[Issued], Any]]] = {
    "single": ("single", lambda issued: "aaaaaaaaa"),
    "single, the real id": ("single", lambda issued: "b"),
    "multiple": ("multiple", lambda issued: [*issued.right()[ref_of(issued, "multiple")], "aaaaaaaaa"]),
    "multiple, real ids": ("multiple", lambda issued: ["a", "c"]),
    "order": ("order", lambda issued: ["c", "a", "b"]),
    "match, real ids": ("match", lambda issued: {"a": "a", "b": "b", "c": "c"}),
    "match, each left as its own right": (
        "match", lambda issued: {left: left for left in issued.right()[ref_of(issued, "match")]},
    ),
    "match, rights as lefts": (
        "match", lambda issued: {right: right for right in issued.right()[ref_of(issued, "match")].values()},
    ),
    "parts of another item": ("single", lambda issued: issued.right()[ref_of(issued, "order")][0]),
    "a list for a single": ("single", lambda issued: [issued.right()[ref_of(issued, "single")]]),
    "a text for a list": ("multiple", lambda issued: "aaaaaaaaa"),
    "an object for a number": ("numeric", lambda issued: {"value": "2.5"}),
    "a list for a word": ("short", lambda issued: ["brief"]),
    "the name of a method": ("match", lambda issued: {"__proto__": "constructor"}),
}  # fmt: skip


@pytest.mark.parametrize("attack", FOREIGN)
def test_parts_that_the_item_does_not_have_are_refused(attack: str, grader: Grader, issued: Issued) -> None:
    kind, make = FOREIGN[attack]
    responses = {**issued.right(), ref_of(issued, kind): make(issued)}
    assert refused(grader.hand_in(issued, responses=responses), Reason.NOT_DRAWN)
    assert grader.results() == []


def test_the_same_sheet_again_changes_nothing(grader: Grader, issued: Issued) -> None:
    data = grader.made.seal(issued.sheet())
    first = grader.one(data)
    folder = grader.made.office.gradebook / issued.id
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    again = grader.one(data, "another name (1).sheet", received=RECEIVED + 1000)
    assert (first.state, again.state) == ("graded", "before")
    assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()} == before


def test_a_second_sheet_for_the_same_ticket_is_refused(grader: Grader, issued: Issued) -> None:
    """Sealed anew, even with the same responses, it is other bytes, and has another code."""
    first = grader.hand_in(issued, responses={})
    assert first.state == "graded" and first.result
    assert refused(grader.hand_in(issued), Reason.SECOND, first.result.code)
    assert refused(grader.hand_in(issued, responses={}), Reason.SECOND)


def test_two_sheets_for_a_ticket_at_once_are_refused_until_a_code_tells_which(grader: Grader, issued: Issued) -> None:
    worse = grader.put(grader.made.seal(issued.sheet(responses={})), "a.sheet")
    better = grader.put(grader.made.seal(issued.sheet()), "b.sheet")
    for outcome in grader.grade(worse, better):
        assert refused(outcome, Reason.SECOND, "several different sheets")
    assert grader.results() == []
    import hashlib

    code = code_of(hashlib.sha256(worse.read_bytes()).hexdigest())
    by_code = grader.grade(grader.inbox, codes=(code,))
    assert [outcome.state for outcome in by_code] == ["graded", "refused"]
    assert refused(by_code[1], Reason.CODE)


def test_a_commit_code_that_does_not_match_is_refused(grader: Grader, issued: Issued) -> None:
    data = grader.made.seal(issued.sheet())
    outcome = grader.one(data, codes=("0123 4567 89ab cdef 0123",))
    assert refused(outcome, Reason.CODE, "does not match")
    assert grader.results() == []
    code = outcome.says.rpartition("file's is ")[2]
    for given in (code, code.upper().replace(" ", "-"), code.replace(" ", "")):
        assert grader.one(data, codes=(given,)).state in ("graded", "before")
    for given in (code[:4], "", " ", code + "0"):
        assert refused(grader.one(data, codes=(given,)), Reason.CODE)


STRANGE: dict[str, Callable[[bytes], bytes]] = {
    "a key twice": lambda data: data.replace(b'{"v": 1,', b'{"v": 1, "v": 1,'),
    "a response twice": lambda data: data.replace(b'"responses": {', b'"responses": {"q1": "a", "q1": "b", '),
    "NaN": lambda data: data.replace(b'"overtime": 0', b'"overtime": NaN'),
    "Infinity": lambda data: data.replace(b'"overtime": 0', b'"overtime": Infinity'),
    "1e999": lambda data: data.replace(b'"overtime": 0', b'"overtime": 1e999'),
    "a negative time": lambda data: data.replace(b'"overtime": 0', b'"overtime": -1'),
    "a number of 5000 digits": lambda data: data.replace(b'"overtime": 0', b'"overtime": ' + b"9" * 5000),
    "a number as text": lambda data: data.replace(b'"overtime": 0', b'"overtime": "0"'),
    "true for a number": lambda data: data.replace(b'"reloads": 1', b'"reloads": true'),
    "half a character": lambda data: data.replace(b"The Brief", b"\\ud800"),
    "no UTF-8": lambda data: data.replace(b"The Brief", b"\xff\xfe"),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "brackets without end": lambda data: b"[" * 100_000,
    "two values": lambda data: data + b"{}",
    "an empty text": lambda data: b"",
    "a list": lambda data: b"[" + data + b"]",
    "a member more": lambda data: data.replace(b'{"v": 1,', b'{"v": 1, "score": 40,'),
    "a member less": lambda data: data.replace(b'"reloads": 1, ', b""),
    "version 2": lambda data: data.replace(b'"v": 1', b'"v": 2'),
    "a nested response": lambda data: data.replace(b'"The Brief"', b'{"a": {"b": "c"}}', 1),
    "a path for an id": lambda data: data.replace(b'"ticket": "', b'"ticket": "../../../../etc/passwd", "x": "'),
    "NUL in the text of a number": lambda data: data.replace(b'"overtime": 0', b'"overtime": 0\x00'),
}


@pytest.mark.parametrize("attack", STRANGE)
def test_strange_json_inside_is_refused(attack: str, grader: Grader, issued: Issued) -> None:
    plain = json.dumps(issued.sheet()).encode()
    changed = STRANGE[attack](plain)
    assert changed != plain
    outcome = grader.one(grader.made.seal(changed))
    assert refused(outcome, Reason.ALTERED)
    assert outcome.says.isprintable()
    assert grader.results() == []


OUTSIDE: dict[str, Callable[[bytes], bytes]] = {
    "a part twice": lambda data: data.replace(b'{"protected"', b'{"tag":"AAAA","protected"'),
    "NaN": lambda data: data.replace(b'"tag":"', b'"x":NaN,"tag":"'),
    "brackets without end": lambda data: b"[" * 200_000,
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "a second sheet behind": lambda data: data + data,
    "nothing": lambda data: b"",
    "NUL bytes": lambda data: bytes(1000),
}


@pytest.mark.parametrize("attack", OUTSIDE)
def test_strange_json_outside_is_refused(attack: str, grader: Grader, issued: Issued) -> None:
    assert refused(grader.one(OUTSIDE[attack](grader.made.seal(issued.sheet()))), Reason.NO_SHEET)


@pytest.mark.parametrize(
    "id", ["../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpw", "C:\\\\windows\\\\system32", "a/b/c/d/e/f/g/h/i/j/k/"]
)  # fmt: skip
def test_an_id_that_is_a_path_is_refused(id: str, grader: Grader, issued: Issued, tmp_path: Path) -> None:
    before = {file for file in tmp_path.rglob("*")}
    assert refused(grader.hand_in(issued, ticket=(id + "/" * 22)[:22]), Reason.ALTERED, "ticket")
    assert refused(grader.hand_in(issued, ticket=issued.id[:-1] + "\n"), Reason.ALTERED, "ticket")
    assert {file for file in tmp_path.rglob("*")} - before == {grader.inbox / "x.sheet"}


def test_a_clock_set_back_is_shown_to_the_mentor_and_not_punished(grader: Grader, issued: Issued) -> None:
    outcome = grader.hand_in(issued, clock_set_back=True, started=(STARTED + HOUR) * 1000, submitted=STARTED * 1000)
    assert outcome.state == "graded" and outcome.result
    told = " / ".join(outcome.result.observed.remarks)
    assert "set back" in told and "submitted before it was started" in told
    assert outcome.result.status == "pass"


TIMES: dict[str, tuple[dict[str, Any], str]] = {
    "begun before the ticket was": ({"started": 1}, "before the ticket was issued"),
    "from the future": ({"submitted": (RECEIVED + 10 * HOUR) * 1000, "overtime": 99 * HOUR}, "after it was received"),
    "overtime kept quiet": ({"submitted": (STARTED + 2 * HOUR) * 1000}, "45 minutes more than allowed"),
}


@pytest.mark.parametrize("attack", TIMES)
def test_times_that_do_not_fit_are_shown(attack: str, grader: Grader, issued: Issued) -> None:
    changes, phrase = TIMES[attack]
    outcome = grader.hand_in(issued, **changes)
    assert outcome.result and any(phrase in remark for remark in outcome.result.observed.remarks), outcome


def test_late_is_judged_by_the_mentors_clock_and_left_to_the_mentor(grader: Grader, issued: Issued) -> None:
    outcome = grader.one(grader.made.seal(issued.sheet()), received=EXPIRES + 7200)
    assert outcome.state == "graded" and outcome.result
    assert (outcome.result.late, outcome.result.status) == (7200, "pass")


def test_strict_json_reads_what_is_plain() -> None:
    assert read('{"a": [1, 2.5, true, null, "\\ud83d\\ude00 я"]}'.encode()) == {"a": [1, 2.5, True, None, "😀 я"]}
