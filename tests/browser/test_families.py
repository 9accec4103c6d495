"""Families end to end, in three languages: from their files over practice and mock exam to a certificate."""

from __future__ import annotations

import html
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from casebook.cli.common import out
from casebook.exam.office import pem
from casebook.load.loading import load
from casebook.model.blueprint import is_talk
from casebook.model.family.recipe import Family
from casebook.model.item import Kind
from casebook.model.languages import NAMES, SOURCE
from playwright.sync_api import Page, Route, expect
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.exam_day import ExamDay, begin, hand_in, load_ticket, respond, right, take_sheet, to_item, with_shown
from tests.support.plain_yaml import plain_yaml
from tests.support.roots import REPO, adopt

PASSPHRASE = "five words in no row"
ESCROW = "five others in no row"
MOST = 3
"""So many families of a kind, topic and level are drawn at most."""
UNWATCHED = {
    "en": "The exam wasn't supervised.", "ru": "За экзаменом никто не наблюдал.", "bg": "Никой не наблюдаваше изпита.",
}  # fmt: skip


def below(lang: str) -> str:
    """Where a language lies in the site."""
    return "" if lang == SOURCE else f"{lang}/"


def plan(families: list[Family]) -> dict[str, Any]:
    """A blueprint whose form is instances of families alone."""
    groups = Counter((one.topic, one.level.value, one.kind) for one in families)
    draws: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for (topic, level, kind), count in groups.items():
        kinds = {} if kind is Kind.OPEN else {"kinds": [kind.value]}
        draws[kind is Kind.OPEN].append({"count": min(count, MOST), "topics": [topic], "levels": [level], **kinds})
    part = {"cut_score": 0.6, "most_public": 0}
    return {
        "title": "Exam of families", "titles": {"ru": "Экзамен", "bg": "Изпит"}, "minutes": 90, "cut_score": 0.8,
        "sections": [{"id": "all", "title": "All", **part, "draws": draws[False]}],
        "tasks": [{"id": "open", "title": "Open", **part, "draws": draws[True]}],
    }  # fmt: skip


class Desk(ExamDay):
    """A mentor's desk in this process: starting a command takes longer than running it."""

    def call(self, *args: str) -> str:
        """What `casebook exam` says."""
        done = CliRunner().invoke(app, ["exam", *args], env={"COLUMNS": "200"})
        assert done.exit_code == 0, done.output
        return done.output


@pytest.fixture(scope="module")
def families() -> list[Family]:
    """Those of this repository that one sits at a screen: a talk is held."""
    every = load(REPO, folders=("quizzes",)).library.families.values()
    return [family for family in every if not is_talk(family)]


@pytest.fixture(scope="module")
def translated(families: list[Family]) -> list[Family]:
    """Those that are in every language: of others no form can be made that is wholly in one."""
    translations = load(REPO, folders=("quizzes",)).library.translations.values()
    return [family for family in families if all(family.id in one.of("family") for one in translations)]


def keep_only(families: list[Family], folder: Path) -> None:
    """Takes all other families out of the files of a folder; those that stay are all asked in one form."""
    kept = {family.id for family in families}
    for file in folder.glob("*.yml"):
        data = plain_yaml(file.read_text("utf-8"))
        data["families"] = [one for one in data["families"] if one["id"] in kept]
        for one in data["families"]:
            one.pop("enemies", None)
        file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8") if data["families"] else file.unlink()


@pytest.fixture
def desk(translated: list[Family], real_site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An office for this repository's content, and an exam that asks its families that are in every language."""
    made = Desk(tmp_path / "site", tmp_path / "office", real_site.url)
    shutil.copytree(REPO / "quizzes", made.root / "quizzes")  # all that an office without private items needs
    keep_only(translated, made.root / "quizzes/families")
    adopt(made.root)
    (made.root / "quizzes/exams/families.yml").write_text(json.dumps(plan(translated)), "utf-8")
    for name, value in {
        "OFFICE": str(made.office),
        "PASSPHRASE": PASSPHRASE,
        "ESCROW_PASSPHRASE": "five others in no row",
        "SITE": "",
    }.items():
        monkeypatch.setenv(f"CASEBOOK_{name}", value)
    monkeypatch.setattr(out, "width", 300)  # a worker that runs beside others settles on 80 when it begins
    monkeypatch.setattr(pem, "ROUNDS", 1000)
    monkeypatch.chdir(made.root)
    made.call("init", str(made.office))
    return made


@pytest.fixture
def candidate(desk: Desk, new_page: Callable[..., Page], seen: list[str]) -> Iterator[Callable[[], Page]]:
    """Opens a browser of a candidate's own, for which the site has the office's keys."""

    def opened() -> Page:
        page = new_page(accept_downloads=True, service_workers="block")
        page.route("**/exam/keys.json", lambda route: route.fulfill(path=desk.root / "docs/exam/keys.json"))
        return page

    yield opened
    seen[:] = [one for one in seen if "Service Worker registration blocked" not in one]


@pytest.mark.parametrize("lang", NAMES)
def test_practice_and_mock_have_instances_of_each(
    lang: str, real_site: Any, families: list[Family], translated: list[Family]
) -> None:
    site = real_site.dir / below(lang)
    (mock,) = (site / "assets/mock").glob("internal-exam.*.json")
    rehearsed = {one["family"]: one for one in json.loads(mock.read_text("utf-8"))["items"] if "family" in one}
    pages = [*site.glob("practice/*/index.html"), *(site / "assets/practice").iterdir()]
    practised = "".join(page.read_text("utf-8") for page in pages)
    for family in families if lang == SOURCE else translated:
        assert f'"family":"{family.id}"' in practised, family.id
        if family.kind is Kind.OPEN:  # rubric and sample would be those of the exam's instances
            assert {"rubric", "sample"}.isdisjoint(rehearsed.get(family.id, {}))
        else:
            assert family.id in rehearsed


def test_practice_says_what_was_misunderstood(page: Page, real_site: Any) -> None:
    asked: list[dict[str, Any]] = []

    def one_alone(route: Route) -> None:
        data = json.loads(route.fetch().text())
        asked.extend(one for one in data["items"] if one.get("family") and one["kind"] == "numeric" and one["mistakes"])
        route.fulfill(json={**data, "items": asked[:1]})

    page.route("**/assets/practice/agency-economics.*.json", one_alone)
    page.goto(f"{real_site.url}ru/practice/agency-economics/")
    field = page.locator("casebook-practice input[type=text]")
    field.wait_for()
    mistake = asked[0]["mistakes"][0]
    field.fill(mistake["leads_to"][0].replace(".", ","))
    page.get_by_role("button", name="Проверить", exact=True).click()
    expect(page.locator("casebook-practice")).to_contain_text(mistake["why"])


def test_from_a_ticket_to_a_certificate_in_every_language(
    desk: Desk, candidate: Callable[[], Page], real_site: Any, tmp_path: Path
) -> None:
    sat = {}
    for lang in NAMES:
        who = ("--name", f"Test Candidate {lang}", "--contact", f"{lang}@example.org", "--lang", lang)
        ticket = Path(desk.call("issue", "--exam", "families", *who).splitlines()[0])
        form = with_shown(desk.entry(ticket), ticket)
        assert {one["source"] for one in form} == {"drawn"}
        assert len({one["family"] for one in form}) == len(form) >= 12
        assert {one["kind"] for one in form} == set(Kind)
        assert sum(one["kind"] == "open" for one in form) >= 2
        assert {one["stem"] for one in form} == {one["shown"]["stem"] for one in form}
        sat[ticket.stem] = form, sit(candidate(), f"{real_site.url}{below(lang)}exam/sit/", ticket, form, tmp_path)
    desk.call("grade", *(str(file) for _, file in sat.values()))
    graded = "".join(desk.call("show", id) for id in sat)
    assert graded.count("items worth 0 of") == graded.count("supervised by: nobody") == len(NAMES)
    assert graded.count("an earlier start in another browser") == len(NAMES)
    for lang, (id, (form, _)) in zip(NAMES, sat.items(), strict=True):
        wrong = slip(form)
        assert responded(desk, id)[wrong["ref"]] == wrong["mistakes"][0]["leads_to"][0]
        assert wrong["mistakes"][0]["id"] in graded
        token, paper = passed(desk, id, form)
        assert UNWATCHED[lang] in html.unescape(paper.read_text("utf-8"))
    verified(candidate(), real_site.url, token)


def slip(form: list[dict[str, Any]]) -> dict[str, Any]:
    """The item that is answered with a named mistake."""
    return next(one for one in form if one["kind"] == "single" and one["mistakes"])


def responded(desk: Desk, id: str) -> dict[str, Any]:
    """What the office has read in a ticket's sheet, by the item's ref."""
    kept = [json.loads(file.read_text("utf-8")) for file in (desk.office / "gradebook" / id).glob("*.json")]
    return {one["ref"]: one["response"] for record in kept for one in record.get("responses", [])}


def sit(page: Page, address: str, ticket: Path, form: list[dict[str, Any]], folder: Path) -> Path:
    """All right but for one item; the sealed file."""
    load_ticket(page, address, ticket)
    begin(page, page.locator(".cb-ready .cb-button--main").inner_text())
    for number, one in enumerate(form, 1):
        to_item(page, number)
        named = {real: name for name, real in one["parts"].items()}
        respond(page, one, named[one["mistakes"][0]["leads_to"][0]] if one is slip(form) else right(one))
    hand_in(page)
    return take_sheet(page, folder)[0]


def passed(desk: Desk, id: str, form: list[dict[str, Any]]) -> tuple[Path, Path]:
    """A mentor scores the open tasks, decides and certifies: the credential, and what is printed."""
    points = [f"{one['ref']}/{line['id']}={line['points']}" for one in form for line in one.get("rubric", [])]
    given = [argument for one in points for argument in ("--points", one)]
    desk.call("review", id, "--by", "Test Mentor", *given, "--decide", "pass")
    _, token, paper = desk.call("certify", id, "--site", desk.url).splitlines()[:3]
    return Path(token), Path(paper)


def verified(page: Page, url: str, token: Path) -> None:
    """Anybody can check the credential on the site."""
    page.goto(f"{url}exam/verify/")
    page.locator("casebook-verify[data-state=ready]").wait_for()
    page.set_input_files("input[type=file]", token)
    expect(page.locator(".cb-heading").last).to_contain_text("Genuine and valid")
