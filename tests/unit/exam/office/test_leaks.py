"""Leaks: each sort of thing that must stay in the office is found wherever it gets to, and nothing else is."""

from __future__ import annotations

import base64
import gzip
import html
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.exam.office import leaks
from casebook.exam.office.export import as_csv
from casebook.exam.office.leaks import Secrets, find_leaks, secrets_of
from casebook.exam.office.office import Office
from casebook.exam.office.texts import PRIVATE_ITEMS
from casebook.model.exam_keys import Role

from tests.support.sheets import private_keys, seal
from tests.unit.exam.office.conftest import PASSPHRASE, Founded
from tests.unit.exam.office.test_bank import HEAD, ITEM, RU

pytestmark = pytest.mark.slow

LONG = ITEM.replace("What is a landing page?", "Which of the pages of a shop should one see after a click on an ad?")


@pytest.fixture(scope="module")
def leaky_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a private item and a candidate, beside a repository of its own."""
    folder = tmp_path_factory.mktemp("leaky")
    shutil.copytree(template, folder, dirs_exist_ok=True)
    founded = Founded(folder / "site", Office(folder / "office"))
    (founded.office.bank / "quizzes/items/seo.yml").write_text(HEAD + LONG, "utf-8")
    founded.issue(4711)
    for name in ("cases", "docs/theory", "docs/process", "docs/mentor", "docs/path", "docs/glossary"):
        shutil.rmtree(founded.root / name)  # the fewer files, the sooner
    subprocess.run(["git", "init", "--quiet", str(founded.root)], check=True)
    return folder


@pytest.fixture
def leaky(leaky_template: Path, tmp_path: Path) -> Founded:
    """A copy of them, for a test to write into."""
    shutil.copytree(leaky_template, tmp_path, dirs_exist_ok=True)
    return Founded(tmp_path / "site", Office(tmp_path / "office"))


def found(leaky: Founded, secrets: Secrets | None = None) -> set[tuple[str, str]]:
    """Where leaks are, and what they are."""
    problems = find_leaks(leaky.root, [leaky.root / "site"], secrets)
    return {(problem.where.path, problem.saw) for problem in problems}


def private_jwk(leaky: Founded, role: Role = Role.TICKET) -> dict[str, str]:
    return {name: str(value) for name, value in leaky.key(role).key.as_dict(private=True).items()}


def entry(leaky: Founded) -> bytes:
    (file,) = leaky.office.ledger.glob("*.json")
    return file.read_bytes()


def ticket(leaky: Founded) -> str:
    (file,) = leaky.office.tickets.iterdir()
    return file.read_text("ascii")


Make = Callable[[Founded], bytes]
ANYBODY: dict[str, tuple[Make, str]] = {
    "encrypted PEM": (lambda made: next(made.office.keys.iterdir()).read_bytes(), "a private key (PEM)"),
    "plain PEM": (lambda made: made.key().key.as_pem(private=True), "a private key (PEM)"),
    "PEM in base64": (
        lambda made: b"KEY=" + base64.b64encode(made.key().key.as_pem(private=True)), "a private key (PEM in base64)"
    ),
    "JWK": (lambda made: json.dumps(private_jwk(made), indent=1).encode(), "a private key (JWK)"),
    "JWK in a set": (lambda made: json.dumps({"keys": [{}, private_jwk(made)]}).encode(), "a private key (JWK)"),
    "RSA JWK": (lambda made: json.dumps(private_jwk(made, Role.CERTIFICATE)).encode(), "a private key (JWK)"),
    "JWK in JavaScript": (
        lambda made: f"const k = {{kty: 'EC', d: '{private_jwk(made)['d']}'}};".encode(), "a private key (JWK)"
    ),
    "a ticket": (lambda made: f"See {ticket(made)}.".encode(), "a ticket"),
    "a link with a ticket": (lambda made: f"https://x/#ticket={ticket(made)}".encode(), "a ticket"),
    "an entry of the ledger": (entry, "an entry of the ledger"),
    "an entry in one line": (lambda made: json.dumps(json.loads(entry(made))).encode(), "an entry of the ledger"),
    "a renamed sheet": (lambda made: b"See this:\n" + seal({"v": 1}, private_keys(0)), "a sheet"),
    "results as CSV": (lambda _: as_csv([], names=False).encode(), "results of the exam (CSV)"),
    "results for a spreadsheet in Russian": (
        lambda _: as_csv([], names=False, lang="ru").encode(), "results of the exam (CSV)"
    ),
    "results with names": (lambda _: as_csv([], names=True).encode(), "results of the exam (CSV)"),
    "results saved by a spreadsheet": (
        lambda _: as_csv([], names=True).replace('"', "").replace(",", ";").encode(), "results of the exam (CSV)"
    ),
    "a file of the bank": (
        lambda made: (made.office.bank / "quizzes/items/brief-and-task.yml").read_bytes(), "a file of private items"
    ),
    "a file of the bank in the site's words": (
        lambda _: f"{PRIVATE_ITEMS}\ntopic: seo\n".encode(), "a file of private items"
    ),
    "items of the bank without its first line": (lambda _: (HEAD + LONG).encode(), "private items"),
    "their translations": (lambda _: RU.encode(), "private items"),
    "families of the bank": (lambda _: b"topic: seo\nfamilies:\n  - {id: x-margin, kind: numeric}\n", "private items"),
    "a result": (
        lambda _: json.dumps({"sheet_sha256": "x", "code_checked": True, "graded_at": 1, "items": []}).encode(),
        "a result of the gradebook",
    ),
    "an opened sheet": (
        lambda _: json.dumps({"sheet_sha256": "x", "clock_set_back": False, "responses": []}).encode(),
        "an opened sheet",
    ),
    "a decision": (
        lambda _: json.dumps({"v": 2, "ticket": "x", "before": "", "corrections": "", "kind": "decision"}).encode(),
        "what a mentor entered",
    ),
    "a correction": (
        lambda _: json.dumps({"change": "drop", "scope": {}, "keys": {}, "tickets": {}}).encode(), "a correction"
    ),
}  # fmt: skip
OURS: dict[str, tuple[Make, str]] = {
    "a private item": (lambda _: LONG.encode(), "the id of a private item"),
    "its id": (lambda _: b"see x-seo-001", "the id of a private item"),
    "its stem on a page": (
        lambda _: b"<p>Which of the pages of a\n <b>shop should one see</b> after a click",
        "a text of a private item",
    ),
    "its stem in JSON": (lambda _: b'{"q": "which of the pages of a shop should one"}', "a text of a private item"),
    "a name": (lambda _: b"passed: TEST CANDIDATE 4711 and others", "a candidate's name"),
    "a name in HTML": (lambda _: html.escape("Test Candidate 4711").encode(), "a candidate's name"),
    "an address": (lambda _: b"<a href='mailto:Test4711@example.org'>", "how a candidate is reached"),
}


@pytest.mark.parametrize(("make", "says"), ANYBODY.values(), ids=list(ANYBODY))
@pytest.mark.parametrize("place", ["docs/notes.md", "site/assets/app.js", "site/pagefind/fragment.gz"])
def test_what_can_be_known_by_its_looks(leaky: Founded, make: Make, says: str, place: str) -> None:
    content = make(leaky)
    file = leaky.root / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(content) if place.endswith(".gz") else content)
    assert (place, says) in found(leaky)


@pytest.mark.parametrize(("make", "says"), OURS.values(), ids=list(OURS))
def test_what_this_office_knows(leaky: Founded, make: Make, says: str) -> None:
    (leaky.root / "docs" / "notes.md").write_bytes(make(leaky))
    assert ("docs/notes.md", says) in found(leaky, secrets_of(leaky.office))
    assert ("docs/notes.md", says) not in found(leaky)


@pytest.mark.parametrize(
    "name",
    ["ledger/AAAAAAAAAAAAAAAAAAAAAA.json", "office.json", "docs/AAAAAAAAAAAAAAAAAAAAAA.sheet", "team-1a2b3c4d.pem"],
)
def test_what_can_be_known_by_its_name(leaky: Founded, name: str) -> None:
    (leaky.root / name).parent.mkdir(exist_ok=True)
    (leaky.root / name).write_text("{}")
    assert (name, "a file of an exam office") in found(leaky)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + LONG.replace("x-", ""),
        "```yaml\n" + HEAD + LONG + "```\n",
        f'"""A test."""\nITEMS = """\\\n{HEAD}{LONG}"""\n',
    ],
)
def test_items_of_a_site_and_pages_that_show_one_are_no_leak(leaky: Founded, text: str) -> None:
    (leaky.root / "docs" / "notes.md").write_text(text, "utf-8")
    assert not [path for path, _ in found(leaky) if path == "docs/notes.md"]


def test_a_whole_office_in_the_repository(leaky: Founded) -> None:
    leaky.office.dir.rename(leaky.root / "secret")
    places = {path.split("/")[1] for path, _ in found(leaky)}
    assert places >= {"keys", "ledger", "tickets", "office.json"}


def test_this_repository_and_a_site_of_its_own_have_no_leak(leaky: Founded, repo: Path) -> None:
    assert found(leaky) == set()
    assert found(leaky, secrets_of(leaky.office)) == set()
    assert [(one.where.path, one.saw) for one in find_leaks(repo, [])] == []


def test_what_git_ignores_is_let_be_and_the_built_site_is_not(leaky: Founded) -> None:
    pem = next(leaky.office.keys.iterdir()).read_bytes()
    (leaky.root / ".gitignore").write_text("/private/\n/site/\n")
    for folder in ("private", "site"):
        (leaky.root / folder).mkdir()
        (leaky.root / folder / "x.txt").write_bytes(pem)
    assert {path for path, _ in found(leaky)} == {"site/x.txt"}


def test_what_leaks_is_never_told(leaky: Founded) -> None:
    jwk = private_jwk(leaky)
    (leaky.root / "docs" / "notes.md").write_text(f"x-seo-001 Test Candidate 4711 {json.dumps(jwk)} {PASSPHRASE}")
    said = " ".join(str(problem) for problem in find_leaks(leaky.root, [], secrets_of(leaky.office)))
    assert "docs/notes.md" in said
    for secret in ("x-seo-001", "Candidate 4711", jwk["d"], PASSPHRASE):
        assert secret not in said


def test_lines_are_told(leaky: Founded) -> None:
    (leaky.root / "docs" / "notes.md").write_text("Ёлка\n\nTest Candidate 4711\n", "utf-8")
    (problem,) = find_leaks(leaky.root, [], secrets_of(leaky.office))
    assert problem.where.line == 3


def test_a_bomb_is_opened_only_so_far(leaky: Founded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "LARGEST", 1_000_000)
    (leaky.root / "site").mkdir()
    pem = leaky.key().key.as_pem(private=True)
    (leaky.root / "site" / "within.gz").write_bytes(gzip.compress(b"\0" * 900_000 + pem))
    (leaky.root / "site" / "beyond.gz").write_bytes(gzip.compress(b"\0" * 1_000_000 + pem))
    assert {path for path, _ in found(leaky)} == {"site/within.gz"}
