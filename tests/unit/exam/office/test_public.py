"""How public an exam may be: refused, rehearsed, filled with families of the office's own, told in what is kept."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from casebook.check.report import text
from casebook.exam.office import ledger, resemblance
from casebook.exam.office.bank import QUIZZES, Bank, load_bank
from casebook.exam.office.issuing import Objected, TooPublic
from casebook.exam.office.office import Office
from casebook.exam.office.stock import check_bank, shortages
from casebook.exam.office.storage import as_json
from casebook.exam.paper.decide import Mentor, Refused
from casebook.exam.paper.derive import Dossier, derive
from casebook.exam.paper.opened import Receipt, opened
from casebook.exam.paper.result import Standing
from casebook.exam.paper.shares import too_public
from casebook.exam.paper.sheet import Sealed, Sheet

from tests.support.families import family_file, raw
from tests.unit.exam.office.conftest import NOW, TODAY, Founded

MOST = {"terms": 0, "processes": 0.2, "judgement": 0.4}
REFS = ["page:process/brief-and-task#the-rule"]


@pytest.fixture
def strict(founded: Founded) -> Founded:
    """An office whose blueprint allows little to be public."""
    return restricted(founded)


def restricted(founded: Founded) -> Founded:
    file = founded.root / "quizzes/exams/internal-exam.yml"
    plan = file.read_text("utf-8")
    for section, most in MOST.items():
        plan = plan.replace(f"id: {section}\n", f"id: {section}\n    most_public: {most}\n")
    file.write_text(plan, "utf-8")
    return founded


@pytest.fixture(scope="module")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """The bank of such an office with families of its own; to look for near copies among them takes seconds."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return bank_of(restricted(Founded(folder / "site", Office(folder / "office"))), "office")


def write_families(founded: Founded, where: str = "office") -> None:
    """Families of each level in each topic: more than a form draws."""
    folder = (founded.office.bank if where == "office" else founded.root) / "quizzes/families"
    folder.mkdir(parents=True, exist_ok=True)
    kinds = ("single", "multiple", "numeric", "short", "match", "order")
    for topic in ("seo", "search-ads", "mailings", "brief-and-task", "communication", "role-and-team"):
        families = [
            raw(kinds[number % 6], f"{where}-{topic}-{level}-{number}", level, REFS)
            for level in ("term", "process", "judgement")
            for number in range(6)
        ]
        for family in families if where == "office" else []:  # else it would be the recipe of one of the site
            family["parameters"] = [*family["parameters"], {"id": "own", "lowest": 1, "highest": 3}]
        (folder / f"{topic}.yml").write_text(json.dumps(family_file(topic, families)), "utf-8")


def graded(founded: Founded, entry: Any) -> Standing:
    """A sheet without a response."""
    sheet = Sheet.model_construct(
        ticket=entry.id, ticket_sha256=entry.ticket_sha256, started=0, submitted=0, overtime=0, responses={},
        seconds={}, away=[], reloads=0, clock_set_back=False, agent="",
    )  # fmt: skip
    sealed = Sealed.__new__(Sealed)
    for name, value in {"sha256": "0" * 64, "recipients": [entry.kids.team, entry.kids.escrow]}.items():
        object.__setattr__(sealed, name, value)
    receipt = Receipt(sheet_sha256=sealed.sha256, received=NOW, graded=NOW)
    kept = {sealed.sha256: opened(entry, sealed, sheet)}
    return derive(Dossier(entry, ledger.blueprint_of(entry), kept, {sealed.sha256: receipt}), {})


def test_a_fresh_office_refuses_and_says_what_to_add(strict: Founded) -> None:
    with pytest.raises(TooPublic) as refused:
        strict.issue()
    assert "12 more for `Terms`, 12 more for `Processes`, 8 more for `Judgement`" in str(refused.value)
    assert "--rehearsal" in str(refused.value)
    assert list(ledger.entries(strict.office)) == [] and not list(strict.office.tickets.iterdir())
    assert [exam for exam, _ in shortages(strict.bank)] == ["internal-exam"]


def test_a_rehearsal_is_recorded_and_decides_nothing(strict: Founded) -> None:
    entry = ledger.read(strict.office, strict.issue(rehearsal=True).entry.id)
    assert entry is not None and entry.rehearsal
    standing = graded(strict, entry)
    assert standing.todo == []
    for verdict in ("pass", "fail"):
        with pytest.raises(Refused, match="a rehearsal"):
            Mentor(entry, ledger.blueprint_of(entry), "Test Mentor", "2026-11-22").decision(standing, verdict, "x")  # type: ignore[arg-type]


def test_a_rehearsal_is_no_attempt_and_its_items_are_seen(founded: Founded) -> None:
    tried = founded.issue(rehearsal=True)
    first = founded.issue(now=NOW + 1)
    assert (first.entry.attempt, first.repeated) == (1, 0)
    assert {kept.item for kept in tried.entry.form}.isdisjoint(kept.item for kept in first.entry.form if kept.scored)
    with pytest.raises(Objected):
        founded.issue(now=NOW + 2)


def bank_of(founded: Founded, where: str) -> Bank:
    write_families(founded, where)
    return founded.bank


@pytest.mark.slow
def test_families_of_the_office_fill_a_form(strict: Founded, filled: Bank) -> None:
    write_families(strict)
    assert list(shortages(filled)) == []
    for who in range(5):
        issued = strict.issue(who, bank=filled)
        assert too_public(ledger.blueprint_of(issued.entry), issued.entry.form) == {}
        scored = [kept for kept in issued.entry.form if kept.scored and kept.kind != "open"]
        assert {kept.source for kept in scored} == {"drawn"}


@pytest.mark.slow
def test_what_others_had_counts_as_shown_by_family(strict: Founded, filled: Bank) -> None:
    write_families(strict)
    forms = [strict.issue(who, bank=filled).entry.form for who in range(3)]
    rehearsal = strict.issue(8, bank=filled, rehearsal=True).entry.form
    expected = Counter(kept.family or kept.item for form in [*forms, rehearsal] for kept in form)
    assert ledger.exposure(strict.office) == expected and max(expected.values()) > 1
    (strict.office.ledger / f"{'a' * 22}.json").write_text('{"form": [{}]}')  # another's entry that is no whole one
    assert ledger.exposure(strict.office) == expected


@pytest.mark.slow
def test_families_of_the_office_come_before_those_of_the_site(strict: Founded) -> None:
    write_families(strict, "office")
    bank = bank_of(strict, "site")
    drawn = [kept.family or "" for who in range(3) for kept in strict.issue(who, bank=bank).entry.form if kept.family]
    assert drawn and {name.split("-")[0] for name in drawn} == {"office"}


def test_a_family_of_the_office_is_checked(founded: Founded) -> None:
    file = founded.office.bank / "quizzes/families/seo.yml"
    file.parent.mkdir()

    def told(families: list[dict[str, Any]]) -> list[str]:
        file.write_bytes(as_json(family_file("seo", families)))
        return [
            text(one)
            for one in check_bank(founded.bank, founded.office, founded.root, TODAY)
            if "families" in one.where.path
        ]

    good = raw("numeric", "own-sums", "term", REFS)
    assert told([good]) == []
    slip = {**good, "values": [{"id": "sum", "formula": "n + o"}]}
    assert any(one.startswith("bank/quizzes/families/seo.yml:") and "family-sound" in one for one in told([slip]))


def test_a_near_copy_of_what_the_site_says_counts_as_public(founded: Founded, monkeypatch: pytest.MonkeyPatch) -> None:
    stem = "What of single and term 6 is it that everybody may read on the site already?"
    other = founded.root / "docs/glossary/seo.yml"
    other.write_text(other.read_text("utf-8").replace("Work on a site so that it is found.", stem), "utf-8")
    item = {
        "id": "x-seo-001", "kind": "short", "level": "term", "stem": f"{stem} Name it.", "key": ["Zyx"],
        "rationale": "So.", "refs": ["term:ctr"],
    }  # fmt: skip
    own = {**item, "id": "x-seo-002", "stem": "Which word does nobody know, however long they look for it?"}
    file = founded.office.bank / "quizzes/items/seo.yml"
    file.write_bytes(as_json({"topic": "seo", "author": "A", "reviewed": "2026-11-22", "items": [item, own]}))
    bank = founded.bank
    assert bank.near == {"x-seo-001"}
    assert {one.id: one.source for one in bank.elements() if one.own} == {"x-seo-001": "public", "x-seo-002": "private"}
    monkeypatch.setattr(resemblance, "load", lambda root: pytest.fail("the site was read again, and nothing changed"))
    assert load_bank(founded.office, founded.root, QUIZZES).near == {"x-seo-001"}
    monkeypatch.undo()
    other.write_text(other.read_text("utf-8").replace(stem, "Nothing of the kind."), "utf-8")
    assert load_bank(founded.office, founded.root, QUIZZES).near == frozenset()


def test_a_family_that_asks_for_a_term_in_the_sites_words_counts_as_public(founded: Founded) -> None:
    stem = "What do we call the share of showings that ended in a click, if {n} of {m} did?"
    told = {**raw("numeric", "x-told", "term", REFS), "stem": stem}
    own = [told, {**told, "id": "x-process", "level": "process"}, raw("numeric", "x-own", "term", REFS)]
    (founded.office.bank / "quizzes/families").mkdir(parents=True)
    (founded.office.bank / "quizzes/families/seo.yml").write_text(json.dumps(family_file("seo", own)), "utf-8")
    assert founded.bank.near == frozenset()
    glossary = founded.root / "docs/glossary/seo.yml"
    says = "By it we mean the share of showings that ended in a click."
    glossary.write_text(glossary.read_text("utf-8").replace("Work on a site so that it is found.", says), "utf-8")
    sources = {one.id: one.source for one in founded.bank.elements() if one.own}
    assert sources == {"x-told": "public", "x-process": "drawn", "x-own": "drawn"}


def test_what_is_public_and_who_watched_is_kept(founded: Founded) -> None:
    issued = founded.issue(supervised_by="Test Mentor")
    entry = ledger.read(founded.office, issued.entry.id)
    assert entry is not None
    assert entry.supervised_by == "Test Mentor"
    assert entry.public == (50, 50)
    assert founded.issue(8).entry.supervised_by == ""
