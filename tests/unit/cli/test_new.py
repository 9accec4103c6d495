"""`casebook new` with flags: what it writes is clean, and what is missing is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.item import Kind
from casebook.model.problem import Problem

from tests.unit.cli.conftest import Run

CASE = ["new", "case", "--title", "Лавка в регионах", "--outcome", "mixed", "--industry", "clothing", "--topic",
        "communication", "--client", "A small shop", "--date", "2026-11-21"]  # fmt: skip
TERM = ["new", "term", "--topic", "seo", "--term", "crawl budget", "--definition", "How many pages a robot reads.",
        "--example", "1000 pages a day."]  # fmt: skip
ITEM = ["new", "item", "--topic", "seo"]
PRACTICE = ["new", "practice", "--title", "Слова SEO", "--topic", "search-ads"]
CHECKLIST = ["new", "checklist", "--title", "Kick-off: day 1", "--topic", "seo"]
EXERCISE = ["new", "exercise", "--title", "Бриф опоздал", "--topic", "communication", "--date", "2026-11-21"]
# What a fresh piece of content may cause: nothing refers to it yet.
EXPECTED = {"coverage-case", "coverage-page", "coverage-term", "coverage-item", "blueprint-spare"}
Fresh = Callable[[], list[Problem]]


def assert_clean(problems: list[Problem]) -> None:
    assert [(one.rule, one.saw) for one in problems if one.severity == "error"] == []
    assert {one.rule for one in problems} <= EXPECTED


def add_topic(root: Path) -> None:
    """A topic that nothing is written about."""
    with (root / "quizzes/topics.yml").open("a", encoding="utf-8") as topics:
        topics.write("  - {id: podcasts, kind: service, title: Podcasts, summary: Made up for this test.}\n")


def test_a_case(run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run(*CASE)
    assert (done.exit_code, done.stdout) == (0, "cases/lavka-v-regionah.md\n")
    assert "TODO" in done.stderr
    assert_clean(fresh_problems())
    assert not load(root).library.cases["lavka-v-regionah"].is_published


def test_a_second_case_of_the_same_title(run: Run) -> None:
    run(*CASE)
    assert run(*CASE).stdout == "cases/lavka-v-regionah-2.md\n"


def test_a_case_published_unfinished_is_found(run: Run, root: Path, fresh_problems: Fresh) -> None:
    path = root / run(*CASE).stdout.strip()
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    errors = [problem for problem in fresh_problems() if problem.severity == "error"]
    assert {problem.rule for problem in errors} == {"todo"}
    assert len(errors) >= 6, "one for each section"


def test_a_failure_without_its_question_says_so(run: Run, root: Path, fresh_problems: Fresh) -> None:
    failure = ["failure" if flag == "mixed" else flag for flag in CASE]
    case = run(*failure).stdout.strip().removeprefix("cases/").removesuffix(".md")
    assert (load(root).library.cases[case].prevented_by or "").startswith("TODO:")
    assert_clean(fresh_problems())


def test_an_id_of_ones_own(run: Run) -> None:
    assert run(*CASE, "--id", "my-case").stdout == "cases/my-case.md\n"
    again = run(*CASE, "--id", "my-case")
    assert (again.exit_code, "there already" in again.stderr) == (1, True)
    for bad in ("My Case", "../x", "a/b", "", "index", "con"):
        done = run(*CASE, "--id", bad)
        assert (done.exit_code, done.stdout) == (2, ""), bad
        assert "--id: saw" in done.stderr


def test_a_title_without_letters(run: Run) -> None:
    done = run(*CASE[:2], "--title", "客户", *CASE[4:])
    assert (done.exit_code, "--id" in done.stderr) == (2, True)


def test_a_term(run: Run, root: Path, fresh_problems: Fresh) -> None:
    before = (root / "docs/glossary/seo.yml").read_text("utf-8")
    done = run(*TERM, "--abbreviation", "CB", "--related", "seo", "--form", "crawling budget", "--ru", "бюджет")
    assert (done.exit_code, done.stdout) == (0, "docs/glossary/seo.yml\n")
    after = (root / "docs/glossary/seo.yml").read_text("utf-8")
    assert after.startswith(before)
    assert after.removeprefix(before).startswith("  - id: cb\n    term: crawl budget\n")
    assert_clean(fresh_problems())


def test_the_first_term_of_a_topic(run: Run, root: Path, fresh_problems: Fresh) -> None:
    add_topic(root)
    assert run(*TERM[:2], "--topic", "podcasts", *TERM[4:]).exit_code == 0
    assert (root / "docs/glossary/podcasts.yml").exists()
    assert_clean(fresh_problems())


def test_a_term_that_is_there(run: Run, root: Path) -> None:
    before = (root / "docs/glossary/seo.yml").read_text("utf-8")
    done = run(*TERM, "--abbreviation", "CTR")
    assert (done.exit_code, "'ctr'" in done.stderr) == (2, True)
    assert (root / "docs/glossary/seo.yml").read_text("utf-8") == before


@pytest.mark.parametrize("kind", list(Kind))
def test_an_item_of_each_kind(kind: str, run: Run, root: Path, fresh_problems: Fresh) -> None:
    before = (root / "quizzes/items/seo.yml").read_text("utf-8")
    known = set(load(root).library.items)
    numbers = sorted(name for name in known if re.fullmatch(r"seo-\d{3}", name))
    done = run(*ITEM, "--kind", kind)
    assert (done.exit_code, done.stdout, "TODO" in done.stderr) == (0, "quizzes/items/seo.yml\n", True)
    assert (root / "quizzes/items/seo.yml").read_text("utf-8").startswith(before + "\n  - id: seo-")
    items = load(root).library.items
    assert set(items) - known == {f"seo-{int(numbers[-1][-3:]) + 1:03}"}
    assert items[max(set(items) - known)].kind == kind
    assert left_to_do(fresh_problems()) == {"todo"}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_family_of_each_kind(kind: Kind, run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run("new", "family", "--topic", "seo", "--id", "a-recipe", "--kind", kind, "--date", "2026-11-21")
    assert (done.exit_code, done.stdout, "TODO" in done.stderr) == (0, "quizzes/families/seo.yml\n", True)
    text = (root / "quizzes/families/seo.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../scripts/schemas/families.json\n")
    family = load(root).library.families["a-recipe"]
    assert (family.kind, family.topic, str(family.reviewed)) == (kind, "seo", "2026-11-21")
    assert left_to_do(fresh_problems()) == {"todo"}


def test_a_family_has_an_id_of_its_own(run: Run, root: Path) -> None:
    item = next(iter(load(root).library.items))
    for id, words in ((item, "again"), ("Not an id", "--id")):
        done = run("new", "family", "--topic", "seo", "--id", id)
        assert (done.exit_code, words in done.stderr) == (2, True)
    assert not (root / "quizzes/families/seo.yml").exists()


def test_the_first_item_of_a_topic_with_nothing_to_reread(run: Run, root: Path, fresh_problems: Fresh) -> None:
    add_topic(root)
    assert run(*ITEM[:3], "podcasts", "--author", "Somebody: else", "--date", "2026-11-21").exit_code == 0
    item = load(root).library.items["podcasts-001"]
    assert (item.author, str(item.reviewed)) == ("Somebody: else", "2026-11-21")
    assert {one.rule for one in fresh_problems() if one.severity == "error"} == {"ref-known", "todo"}


def test_an_item_of_its_own_author_and_day(run: Run, root: Path) -> None:
    run(*ITEM, "--author", "Somebody: else", "--date", "2026-12-24")
    text = (root / "quizzes/items/seo.yml").read_text("utf-8")
    assert '\n    author: "Somebody: else"\n    reviewed: 2026-12-24   # ' in text.rpartition("  - id: seo-")[2]


def test_a_retired_number_is_not_used_again(run: Run, root: Path) -> None:
    retired = root / "quizzes/items/retired.yml"
    retired.write_text("retired:\n  - {id: seo-400, date: 2026-01-01, reason: Two keys}\n", "utf-8")
    run(*ITEM)
    assert "seo-401" in load(root).library.items


def test_a_practice_set(run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run(*PRACTICE)
    assert (done.exit_code, done.stdout) == (0, "quizzes/practice/slova-seo.yml\n")
    assert left_to_do(fresh_problems()) == {"todo"}
    made = load(root).library.practice["slova-seo"]
    assert (made.title, made.topics) == ("Слова SEO", ["search-ads"])


def left_to_do(problems: list[Problem]) -> set[str]:
    """Only a case has a draft: what is left to do fails the check, and nothing else is wrong."""
    return {one.rule for one in problems if one.severity == "error"}


def test_a_check_list(run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run(*CHECKLIST)
    assert (done.exit_code, done.stdout) == (0, "docs/checklists/kick-off-day-1.yml\n")
    assert left_to_do(fresh_problems()) == {"todo"}
    made = load(root).library.checklists["kick-off-day-1"]
    assert (made.title, made.topic) == ("Kick-off: day 1", "seo")
    assert run(*CHECKLIST).stdout == "docs/checklists/kick-off-day-1-2.yml\n"


def test_an_exercise(run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run(*EXERCISE)
    assert (done.exit_code, done.stdout) == (0, "cases/exercises/brif-opozdal.md\n")
    assert left_to_do(fresh_problems()) == {"todo"}
    made = load(root).library.exercises["brif-opozdal"]
    assert (made.title, made.topics) == ("Бриф опоздал", ["communication"])
    assert "brif-opozdal" not in load(root).library.cases


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ([*CHECKLIST, "--title", "x" * 401], "--title: saw"),
        ([*EXERCISE, "--topic", "seo"], "--topic: saw"),
        ([*PRACTICE, "--topic", "soe"], "did you mean 'seo'?"),
        ([*ITEM, "--topic", "soe"], "did you mean 'seo'?"),
        ([*ITEM, "--kind", "sngle"], "sngle"),
        ([*ITEM, "--author", "x" * 500], "--author: saw"),
        ([*ITEM, "--date", "yesterday"], "--date"),
    ],
)
def test_wrong_flags(flags: list[str], words: str, run: Run, root: Path) -> None:
    files = sorted(root.rglob("*"))
    done = run(*flags)
    assert (done.exit_code, words in done.stderr) == (2, True)
    assert sorted(root.rglob("*")) == files


@pytest.mark.parametrize("what", ["case", "term"])
def test_what_is_missing_is_named_all_at_once(what: str, run: Run, root: Path) -> None:
    files = sorted(root.rglob("*"))
    done = run("new", what)
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        re.findall(r"^(--[a-z]+): is missing", done.stderr, re.M)
        == {
            "case": ["--title", "--outcome", "--industry", "--topic", "--client"],
            "term": ["--topic", "--term", "--definition", "--example"],
        }[what]
    )
    assert sorted(root.rglob("*")) == files


def test_a_file_that_is_broken_is_left_alone(run: Run, root: Path) -> None:
    path = root / "quizzes/items/seo.yml"
    path.write_text("topic: seo\nitems:\n  - id: 'never closed\n", "utf-8")
    done = run(*ITEM)
    assert (done.exit_code, "quizzes/items/seo.yml: line" in done.stderr) == (1, True)
    assert path.read_text("utf-8").endswith("closed\n")


def test_the_editor(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    editor = tmp_path / "my editor.sh"
    editor.write_text('#!/bin/sh\necho "edited: $2" > "$1"; printf -- "---\\ntitle: x\\n---\\n" > "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{editor}' {tmp_path / 'log'}")
    monkeypatch.delenv("VISUAL", raising=False)
    done = run(*CASE, "--edit")
    assert (tmp_path / "log").read_text() == f"edited: {root / 'cases/lavka-v-regionah.md'}\n"
    assert done.exit_code == 1, "what is broken in the editor is told"
    assert "cases/lavka-v-regionah.md:" in done.stderr


@pytest.mark.parametrize(
    ("editor", "words"), [("", "neither"), ("/no/such/editor", "could not be run"), ("'", "could")]
)
def test_no_editor(editor: str, words: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    done = run(*CASE, "--edit")
    assert (done.exit_code, words in done.stderr) == (2, True)
    assert done.stdout == "cases/lavka-v-regionah.md\n", "the file is there all the same"


@pytest.mark.parametrize("what", ["case", "term", "item", "family", "practice", "checklist", "exercise"])
def test_help_has_an_example(what: str, run: Run) -> None:
    done = run("new", what, "--help")
    assert done.exit_code == 0
    assert f"casebook new {what} --" in " ".join(done.stdout.split())


def test_outside_a_casebook(tmp_path: Path, run: Run) -> None:
    (tmp_path / "mkdocs.yml").unlink()
    done = run(*CASE)
    assert (done.exit_code, "mkdocs.yml" in done.stderr) == (2, True)
