"""`casebook exam init`, `check`, `issue`, `leaks`, `keys`, `escrow`, `backup`: run as a mentor runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from casebook.exam.office import ledger, pem, rotation
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import read_published
from casebook.exam.paper.ticket import verify
from typer.main import get_command
from typer.testing import CliRunner, Result

from tests.support.academy import make_academy
from tests.support.commands import app
from tests.unit.cli.conftest import Run
from tests.unit.cli.test_exam_guide import sheet

pytestmark = pytest.mark.slow

PASSPHRASE = "five words in no row"
ESCROW = "words for the envelope alone"
PRIVATE = """\
topic: seo
author: The mentors
reviewed: 2026-11-22
items:
  - id: x-seo-001
    kind: short
    level: term
    stem: What is a made-up word for the tests of this repository?
    key: [a word]
    rationale: So.
    refs: ["term:seo"]
"""
WHO = ("--name", "Test Candidate 4711", "--contact", "test4711@example.org")


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A passphrase in the environment, an office that is not there yet, and keys that need no protection."""
    monkeypatch.setattr(pem, "ROUNDS", 1000)
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CASEBOOK_OFFICE", str(tmp_path_factory.mktemp("private") / "office"))
    monkeypatch.setenv("CASEBOOK_ESCROW_PASSPHRASE", ESCROW)
    monkeypatch.delenv("SITE_URL", raising=False)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small academy and its office, made by the command."""
    folder = tmp_path_factory.mktemp("template")
    make_academy(folder / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pem, "ROUNDS", 1000)
        patch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
        patch.setenv("CASEBOOK_ESCROW_PASSPHRASE", ESCROW)
        command = ["exam", "init", str(folder / "office"), "--root", str(folder / "site")]
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def office(template: Path, root: Path, settings: None) -> Path:
    """A copy of them, for a test to write into."""
    shutil.copytree(template / "site", root, dirs_exist_ok=True)
    return Path(shutil.copytree(template / "office", os.environ["CASEBOOK_OFFICE"]))


def tickets(office: Path) -> list[Path]:
    return sorted((office / "tickets").iterdir())


def test_from_nothing_to_a_ticket(run: Run, root: Path, office: Path) -> None:
    assert run("check").exit_code == 0
    done = run("exam", "issue", *WHO, "--lang", "ru", "--mixed-languages", "--extra-time", "2")
    assert done.exit_code == 0, done.output
    (file,) = tickets(office)
    assert done.stdout == f"{file}\n"
    assert "attempt 1; 46 items; 150 minutes" in done.stderr
    assert "Nobody supervises it, and report and certificate will say so" in done.stderr
    assert file.stem.isalnum()  # an id that began with `-` would be an option to the commands that take it
    payload = verify(file.read_text("ascii"), read_published(root))
    assert (payload["lang"], payload["title"], payload["minutes"]) == ("ru", "Внутренний экзамен", 150)
    foreign = sum("lang" in item for item in payload["items"])
    assert (f"{foreign} item" in done.stderr) == bool(foreign)
    assert "4711" not in file.read_text("ascii")


def test_how_much_of_an_exam_is_public_is_told(run: Run, office: Path) -> None:
    """Practice items are public with their keys: a mentor is to know how many of them a ticket has."""
    done = run("exam", "issue", *WHO)
    (file,) = (office / "ledger").glob("*.json")
    assert {kept["source"] for kept in json.loads(file.read_text("utf-8"))["form"]} == {"public"}
    assert "46 of 46 items are public: their keys stand in the practice sets." in done.stderr
    checked = run("exam", "check").stdout
    assert re.search(r"internal-exam, draw 1 of `terms`: 0 private of \d+ items; 7 drawn", checked)
    (office / "bank/quizzes/items/seo.yml").write_text(PRIVATE, "utf-8")
    told = run("exam", "check")
    counted = told.stdout
    assert "bank/quizzes/items/seo.yml: no line `# casebook: private items" in told.stderr.replace("\n", " ")
    assert "brief-and-task.yml: no line" not in told.stderr
    assert re.search(r"internal-exam, draw 1 of `terms`: 1 private of \d+ items; 7 drawn", counted)
    assert re.search(r"internal-exam, draw 1 of `judgement`: 0 private of", counted)


def test_a_second_ticket_is_refused_and_despite_helps(run: Run, office: Path) -> None:
    run("exam", "issue", *WHO)
    refused = run("exam", "issue", *WHO)
    assert refused.exit_code == 1
    assert "a ticket is still out" in refused.stderr
    assert "hint: --despite REASON" in refused.stderr
    assert len(tickets(office)) == 1
    assert run("exam", "issue", *WHO, "--despite", "the file was lost").exit_code == 0
    entries = [json.loads(file.read_text("utf-8")) for file in (office / "ledger").glob("*.json")]
    assert [entry["despite"]["reason"] for entry in entries if "despite" in entry] == ["the file was lost"]


def test_what_is_too_public_is_refused_and_may_be_rehearsed(run: Run, root: Path, office: Path) -> None:
    plan = root / "quizzes/exams/internal-exam.yml"
    plan.write_text(plan.read_text("utf-8").replace("id: terms\n", "id: terms\n    most_public: 0.5\n"), "utf-8")
    refused = run("exam", "issue", *WHO)
    assert refused.exit_code == 1
    assert "private items or families to add: 6 more for `Terms`" in refused.stderr
    assert "hint: write them into the office's bank" in refused.stderr and "--rehearsal" in refused.stderr
    assert tickets(office) == []
    checked = run("exam", "check")
    assert checked.exit_code == 1
    assert "internal-exam: more would be public than it allows" in checked.stdout
    assert "to add: 6 more for `Terms`" in checked.stdout
    assert "It is a rehearsal: nobody passes or fails by it." in run("exam", "issue", *WHO, "--rehearsal").stderr
    (file,) = (office / "ledger").glob("*.json")
    assert json.loads(file.read_text("utf-8"))["rehearsal"] is True


def test_a_rehearsal_is_graded_and_neither_decided_nor_certified(
    run: Run, root: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for who in ("test1", "test2"):
        run("exam", "issue", "--name", who, "--contact", f"{who}@example.org", "--rehearsal")
    for file in tickets(office):
        entry = ledger.read(Office(office), file.stem)
        assert entry and entry.rehearsal
        (office.parent / f"{file.stem}.sheet").write_bytes(sheet(root, entry, file.read_text("ascii")))
    first, second = (office.parent / f"{file.stem}.sheet" for file in tickets(office))
    assert "A REHEARSAL: nobody passes or fails by it" in run("exam", "grade", str(first)).stdout
    assert f"{second.name}: a rehearsal: 34 of 40" in run("exam", "grade", str(first), str(second)).stdout
    by = ("--by", "Test Mentor", "--decide", "pass")
    decided = here("exam", "review", first.stem, *by)
    assert (decided.exit_code, "refused: it was a rehearsal" in decided.stderr) == (1, True)
    certified = run("exam", "certify", first.stem, "--site", "https://example.org/")
    assert (certified.exit_code, "nobody passes by a rehearsal" in certified.stderr) == (2, True)
    shown = here("exam", "results").stdout
    assert re.search(r"34/40 +rehearsal +alone", shown) and shown.count("rehearsal") == 2  # all public, unsupervised
    assert "0 sheets" in here("exam", "results", "--state", "decided").stdout
    assert not (office / "decisions").exists() and not (office / "credentials").exists()


def here(*arguments: str) -> Result:
    """A command that needs no site."""
    return CliRunner().invoke(app, list(arguments))


def test_a_name_in_persian_and_a_pasted_mark_are_no_control_characters(run: Run, office: Path) -> None:
    name = "\u202aعلی رضا می\u200cخواهد\u202c"
    assert run("exam", "issue", "--name", name, "--contact", "\u200etest9@example.org").exit_code == 0
    (file,) = (office / "ledger").glob("*.json")
    who = json.loads(file.read_text("utf-8"))["candidate"]
    assert who == {"name": "علی رضا می\u200cخواهد", "contact": "test9@example.org"}


def test_a_ticket_that_is_out_is_named_and_one_taken_back_is_no_attempt(run: Run, office: Path) -> None:
    run("exam", "issue", *WHO)
    (first,) = tickets(office)
    assert f"the ticket that is out: {first}" in run("exam", "issue", *WHO).stderr
    here("exam", "withdraw", first.stem[:4], "--reason", "lost", "--by", "Test Mentor")
    done = run("exam", "issue", *WHO)
    assert (done.exit_code, "attempt 1;" in done.stderr) == (0, True)


def test_a_form_in_two_languages_is_confirmed(run: Run, office: Path) -> None:
    refused = run("exam", "issue", *WHO, "--lang", "ru")
    assert refused.exit_code == 1
    assert "no form is wholly in" in refused.stderr and "--mixed-languages" in refused.stderr
    assert tickets(office) == []
    run("exam", "issue", *WHO, "--lang", "ru", "--mixed-languages")
    (file,) = (office / "ledger").glob("*.json")
    assert json.loads(file.read_text("utf-8"))["mixed_languages"] is True


def test_a_link_where_it_is_short(run: Run, root: Path, office: Path) -> None:
    plan = "title: Short\nminutes: 5\ncut_score: 0.8\nsections:\n"
    plan += "  - {id: a, title: A, cut_score: 0.7, draws: [{count: 2, kinds: [numeric]}]}\n"
    (root / "quizzes/exams/short.yml").write_text(plan, "utf-8")
    done = run(
        "exam",
        "issue",
        *WHO,
        "--exam",
        "short",
        "--site",
        "https://example.org/book/",
        "--lang",
        "bg",
        "--mixed-languages",
    )
    file, link = done.stdout.splitlines()
    assert link == f"https://example.org/book/bg/exam/sit/#ticket={Path(file).read_text('ascii')}"
    assert len(link) <= 8000
    long = run("exam", "issue", *WHO, "--site", "https://example.org/book/")
    assert len(long.stdout.splitlines()) == 1


BAD: dict[str, tuple[list[str], int, str]] = {
    "no name": (["--name", " ", "--contact", "x"], 2, "--name: saw an empty text / expected"),
    "a long name": (["--name", "x" * 300, "--contact", "x"], 2, "--name: saw 300 characters / expected"),
    "an escape in a name": (["--name", "a\x1b[31m", "--contact", "x"], 2, "--name: saw control characters"),
    "an exam that is not there": ([*WHO, "--exam", "final"], 2, "--exam: saw 'final' / expected one of internal-exam"),
    "a path as exam": ([*WHO, "--exam", "../../x"], 2, "--exam: saw '../../x' / expected"),
    "a language": ([*WHO, "--lang", "de"], 2, "--lang: saw 'de' / expected one of en, ru, bg"),
    "extra time": ([*WHO, "--extra-time", "3"], 2, "--extra-time: saw 3 / expected one of 1, 1.5, 2"),
    "no office": ([*WHO, "--office", "/nowhere/office"], 2, "/nowhere/office: saw no office.json there / expected"),
}


@pytest.mark.parametrize(("given", "code", "says"), BAD.values(), ids=list(BAD))
def test_bad_input_is_told(run: Run, office: Path, given: list[str], code: int, says: str) -> None:
    done = run("exam", "issue", *given)
    assert done.exit_code == code
    assert says in done.stderr
    assert tickets(office) == []


def test_a_wrong_passphrase_is_told(run: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", "not the right one")
    done = run("exam", "issue", *WHO)
    assert done.exit_code == 2
    assert "saw a passphrase that does not open it / expected the one that it was encrypted with" in done.stderr
    assert "not the right one" not in done.output
    monkeypatch.delenv("CASEBOOK_PASSPHRASE")
    done = run("exam", "issue", *WHO)
    assert done.exit_code == 2
    assert "CASEBOOK_PASSPHRASE: saw no passphrase / expected one" in done.stderr
    assert tickets(office) == []


def test_a_bank_that_is_too_small_is_told(run: Run, root: Path, office: Path) -> None:
    for file in (root / "quizzes/items").glob("*.yml"):
        if file.name not in ("retired.yml", "brief-and-task.yml"):
            file.unlink()
    done = run("exam", "issue", *WHO)
    assert done.exit_code == 2
    assert "quizzes/exams/internal-exam.yml: saw a bank that lacks" in done.stderr
    assert "more for `terms`" in done.stderr


def test_a_bank_without_spare_items_is_warned_of(run: Run, root: Path, office: Path) -> None:
    file = root / "quizzes/items/mailings.yml"
    file.write_text(file.read_text("utf-8").replace("level: term", "level: judgement"), "utf-8")
    (root / "quizzes/items/search-ads.yml").unlink()
    done = run("exam", "check").stdout
    assert re.search(r"internal-exam\.yml:\d+: warning: blueprint-spare: saw \d+ items for draw 1 of `terms`", done)


def test_an_office_in_the_site_is_refused(run: Run, root: Path) -> None:
    done = run("exam", "init", str(root / "office"))
    assert done.exit_code == 2
    assert "a folder with or in the site" in done.stderr
    assert not (root / "office").exists()
    assert not (root / "docs/exam/keys.json").exists()


def test_a_short_passphrase_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", "short")
    done = run("exam", "init", str(tmp_path.parent / "elsewhere"))
    assert done.exit_code == 2
    assert "CASEBOOK_PASSPHRASE: saw 5 characters / expected a passphrase of at least 12" in done.stderr


def test_private_items_are_checked(run: Run, office: Path) -> None:
    done = run("exam", "check")
    assert done.exit_code == 0
    assert re.search(r"draw 1 of `terms`: 0 private of \d+ items; 7 drawn", done.stdout)
    file = office / "bank/quizzes/items/brief-and-task.yml"
    file.write_text(file.read_text("utf-8").replace("items: []", "items: [{}]"), "utf-8")
    done = run("exam", "check")
    assert done.exit_code == 1
    assert re.search(r"^bank/quizzes/items/brief-and-task\.yml:\d+: shape: saw ", done.stdout, re.M)
    assert re.search(r"^[1-9]\d* problems?, ", done.stdout, re.M)


def test_leaks(run: Run, root: Path, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("exam", "leaks").exit_code == 0
    run("exam", "issue", *WHO)
    (root / "docs" / "notes.md").write_text("Test Candidate 4711 has passed.\n")
    done = run("exam", "leaks")
    assert done.exit_code == 1
    assert "docs/notes.md:1: exam-leak: saw a candidate's name" in done.stdout
    assert "1 leak (with an office to compare with)" in done.stdout
    monkeypatch.delenv("CASEBOOK_OFFICE")
    assert "0 leaks (without an office to compare with)" in run("exam", "leaks").stdout
    shutil.copy(next((office / "keys").iterdir()), root / "docs" / "key.txt")
    assert run("exam", "leaks").exit_code == 1
    assert run("exam", "leaks", "--also", "/nowhere").exit_code == 2


def test_keys_over_the_years(run: Run, root: Path, office: Path) -> None:
    def state() -> list[list[str]]:
        return [line.split() for line in run("exam", "keys", "list").stdout.splitlines()]

    assert [line[0] for line in state()] == ["ticket", "team", "escrow", "certificate"]
    assert run("exam", "keys", "rotate", "ticket").exit_code == 0
    assert [" ".join(line[4:5]) for line in state() if line[0] == "ticket"] == ["retired", "in"]
    team = state()[1][1]
    assert run("exam", "keys", "revoke", team[:8]).exit_code == 0
    assert "revoked" in state()[1]
    assert "no team key in use" in run("exam", "issue", *WHO).stderr
    assert run("exam", "keys", "rotate", "team").exit_code == 0
    assert run("exam", "issue", *WHO).exit_code == 0
    assert run("exam", "keys", "retire", "no-such-key").exit_code == 2
    assert run("check").exit_code == 0


def test_a_page_to_print_for_the_envelope(
    run: Run, root: Path, office: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = tmp_path_factory.mktemp("elsewhere") / "escrow.html"
    (old,) = (office / "escrow").iterdir()
    done = run("exam", "keys", "rotate", "escrow", "--envelope", str(page))
    assert done.exit_code == 0, done.output
    (new,) = [file for file in (office / "escrow").iterdir() if file != old]
    text = page.read_text("utf-8")
    assert new.name in text and "by hand" in text and "keys rotate team" in text
    assert not any(word in text for word in (ESCROW, PASSPHRASE))
    assert "Move" in done.stderr
    told = run("exam", "check").stderr.replace("\n", "")
    assert old.name in told and f"{new.name}: the escrow key lies in the office" in told
    for place, saw in (
        (page, "a file of that name"),
        (office / "x.html", "a place beside"),
        (root / "x.html", "mkdocs"),
    ):
        refused = run("exam", "escrow", str(new), "--envelope", str(place))
        assert refused.exit_code == 2 and saw in refused.stderr
    assert run("exam", "keys", "rotate", "team", "--envelope", str(page) + "2").exit_code == 2


def test_an_office_of_an_earlier_version_is_told_that_one_passphrase_opens_both(
    run: Run, root: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "opens_any", lambda *_: False)
    monkeypatch.setenv("CASEBOOK_ESCROW_PASSPHRASE", PASSPHRASE)  # as `init` did it then
    old = Path(run("exam", "keys", "rotate", "escrow").stdout.strip())
    monkeypatch.delenv("CASEBOOK_ESCROW_PASSPHRASE")
    done = run("exam", "escrow", str(old))
    assert "and it opens" in done.stdout
    assert "`casebook exam keys rotate escrow`" in done.stderr.replace("\n", " ")


def test_the_escrow_key_is_tried_and_a_backup_compared(run: Run, root: Path, office: Path, tmp_path: Path) -> None:
    (file,) = (office / "escrow").iterdir()
    moved = Path(shutil.move(file, tmp_path.parent / file.name))
    assert "and it opens" in run("exam", "escrow", str(moved)).stdout
    team = next((office / "keys").glob("team-*"))
    assert run("exam", "escrow", str(team)).exit_code == 2
    copy = office.parent / "copy"
    done = run("exam", "backup", str(copy))
    assert (done.exit_code, done.stdout.count("the same")) == (0, 1), done.stderr
    (copy / "README.md").write_text("other")
    shutil.copytree(
        moved.parent, copy / "escrow", ignore=lambda _, names: {name for name in names if name != moved.name}
    )
    done = run("exam", "backup", str(copy), "--compare")
    assert done.exit_code == 1
    assert "README.md: other in the copy" in done.stdout
    assert f"{moved.name}: the escrow key, which belongs elsewhere" in done.stderr.replace("\n", "")
    assert "1 file written" in run("exam", "backup", str(copy)).stdout
    moved.unlink()


def test_every_command_has_an_example_and_says_what_its_options_do() -> None:
    exam = get_command(app).commands["exam"]  # type: ignore[attr-defined]
    found = dict(exam.commands)
    found.update({f"keys {name}": command for name, command in exam.commands["keys"].commands.items()})
    for name, command in found.items():
        assert "Example: `casebook exam " in (command.help or ""), name
        for parameter in command.params:
            if parameter.name != "help":
                assert getattr(parameter, "help", None), f"{name} {parameter.name}"


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        ("check", "casebook.site casebook.serve casebook.exam casebook.writing jinja2 pygal"),
        ("exam", "joserfc cryptography casebook.serve"),
        ("--help", "joserfc cryptography mkdocs"),
    ],
)
def test_a_command_does_not_pay_for_others(words: str, spared: str) -> None:
    code = f"import sys; from casebook.cli import app_for; app_for([{words!r}]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "casebook.cli" in done.stdout.split()
    assert set(done.stdout.split()) & set(spared.split()) == set()
