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
SINGLE = ["new", "item", "--topic", "seo", "--kind", "single", "--level", "term", "--stem", "What is “SEO”, in short?",
          "--key", "Work on a site's place | It is.", "--distractor", "Work on paid ads | That is search ads.",
          "--distractor", "Work on a page's looks | That is design.", "--ref", "term:seo"]  # fmt: skip
PRACTICE = ["new", "practice", "--title", "Слова SEO", "--summary", "By heart.", "--topic", "search-ads"]
CHECKLIST = ["new", "checklist", "--title", "Kick-off: day 1", "--summary", "What is settled: first.", "--topic", "seo"]
EXERCISE = ["new", "exercise", "--title", "Бриф опоздал", "--summary", "Nobody sent one.", "--topic", "communication",
            "--service", "seo", "--minutes", "15", "--date", "2026-11-21"]  # fmt: skip
# What a fresh piece of content may cause: nothing refers to it yet, and a skeleton says what is left to do.
EXPECTED = {"coverage-case", "coverage-page", "coverage-term", "coverage-item", "blueprint-spare", "todo"}
Fresh = Callable[[], list[Problem]]


def assert_clean(problems: list[Problem], todo: bool = False) -> None:
    assert [(one.rule, one.saw) for one in problems if one.severity == "error"] == []
    assert {one.rule for one in problems} <= EXPECTED
    assert any(one.rule == "todo" for one in problems) == todo


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


def test_an_item(run: Run, root: Path, fresh_problems: Fresh) -> None:
    before = (root / "quizzes/items/seo.yml").read_text("utf-8")
    numbers = sorted(name for name in load(root).library.items if re.fullmatch(r"seo-\d{3}", name))
    done = run(*SINGLE)
    assert (done.exit_code, done.stdout) == (0, "quizzes/items/seo.yml\n")
    assert (root / "quizzes/items/seo.yml").read_text("utf-8").startswith(before + "\n  - id: seo-")
    new = set(load(root).library.items) - set(numbers)
    assert f"seo-{int(numbers[-1][-3:]) + 1:03}" in new
    assert_clean(fresh_problems())


OF_KIND = {
    "multiple": ["--key", "a | b", "--key", "c | d", "--distractor", "e | f", "--distractor", "g | h"],
    "numeric": ["--value", "2.5", "--tolerance", "0.1", "--unit", "%", "--rationale", "So."],
    "short": ["--accept", "brief", "--accept", "briefing", "--rationale", "So."],
    "match": ["--pair", "a | b", "--pair", "c | d", "--decoy", "e", "--rationale", "So."],
    "order": ["--step", "a", "--step", "b", "--step", "c", "--rationale", "So."],
    "open": ["--criterion", "2 | Names a goal", "--sample", "A text."],
}


@pytest.mark.parametrize("kind", OF_KIND)
def test_an_item_of_each_other_kind(kind: str, run: Run, fresh_problems: Fresh) -> None:
    flags = ["--topic", "seo", "--kind", kind, "--level", "process", "--stem", f"What of {kind}?", "--ref", "term:seo"]
    assert run("new", "item", *flags, *OF_KIND[kind]).exit_code == 0
    assert_clean(fresh_problems())


@pytest.mark.parametrize("kind", list(Kind))
def test_a_skeleton_of_each_kind(kind: str, run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run("new", "item", "--topic", "mailings", "--kind", kind, "--skeleton", "--ref", "term:ctr")
    assert (done.exit_code, done.stdout) == (0, "quizzes/items/mailings.yml\n")
    assert "TODO" in done.stderr
    assert_clean(fresh_problems(), todo=True)


def test_a_retired_number_is_not_used_again(run: Run, root: Path) -> None:
    retired = root / "quizzes/items/retired.yml"
    retired.write_text("retired:\n  - {id: seo-400, date: 2026-01-01, reason: Two keys}\n", "utf-8")
    run(*SINGLE)
    assert "seo-401" in load(root).library.items


def test_a_practice_set(run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run(*PRACTICE)
    assert (done.exit_code, done.stdout) == (0, "quizzes/practice/slova-seo.yml\n")
    assert_clean(fresh_problems())


def left_to_do(problems: list[Problem]) -> set[str]:
    """A list and an exercise have no draft: what is left to do fails the check, and nothing else is wrong."""
    return {one.rule for one in problems if one.severity == "error"}


def test_a_check_list(run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run(*CHECKLIST)
    assert (done.exit_code, done.stdout) == (0, "docs/checklists/kick-off-day-1.yml\n")
    assert left_to_do(fresh_problems()) == {"todo"}
    made = load(root).library.checklists["kick-off-day-1"]
    assert (made.title, made.summary, made.topic) == ("Kick-off: day 1", "What is settled: first.", "seo")
    assert run(*CHECKLIST).stdout == "docs/checklists/kick-off-day-1-2.yml\n"


def test_an_exercise(run: Run, root: Path, fresh_problems: Fresh) -> None:
    done = run(*EXERCISE)
    assert (done.exit_code, done.stdout) == (0, "cases/exercises/brif-opozdal.md\n")
    assert left_to_do(fresh_problems()) == {"todo"}
    made = load(root).library.exercises["brif-opozdal"]
    assert (made.topics, made.services, made.minutes) == (["communication"], ["seo"], 15)
    assert "brif-opozdal" not in load(root).library.cases


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ([*CHECKLIST, "--summary", "x" * 161], "--summary: saw"),
        ([*EXERCISE, "--minutes", "long"], "--minutes: saw"),
        ([*EXERCISE, "--topic", "seo"], "--topic: saw"),
    ],
)
def test_wrong_flags_of_lists_and_exercises(flags: list[str], words: str, run: Run) -> None:
    done = run(*flags)
    assert (done.exit_code, words in done.stderr) == (2, True)


@pytest.mark.parametrize("what", ["case", "term", "item", "practice", "checklist", "exercise"])
def test_what_is_missing_is_named_all_at_once(what: str, run: Run, root: Path) -> None:
    files = sorted(root.rglob("*"))
    done = run("new", what)
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        re.findall(r"^(--[a-z]+): is missing", done.stderr, re.M)
        == {
            "case": ["--title", "--outcome", "--industry", "--topic", "--client"],
            "term": ["--topic", "--term", "--definition", "--example"],
            "item": ["--topic", "--kind", "--level", "--stem", "--ref"],
            "practice": ["--title", "--summary"],
            "checklist": ["--title", "--summary", "--topic"],
            "exercise": ["--title", "--summary", "--topic"],
        }[what]
    )
    assert sorted(root.rglob("*")) == files


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--kind", "single", "--topic", "seo"], "--key: is missing"),
        (["--kind", "single", "--topic", "seo", "--pair", "a | b"], "--pair: saw another kind's flag"),
        (["--kind", "sngle", "--topic", "seo"], "did you mean 'single'?"),
        (["--kind", "single", "--topic", "soe"], "did you mean 'seo'?"),
        (["--kind", "numeric", "--topic", "seo", "--value", "many"], "--value: saw 'many'"),
        (["--kind", "numeric", "--topic", "seo", "--skeleton", "--value", "nan"], "--value: saw 'nan'"),
        (["--kind", "numeric", "--topic", "seo", "--skeleton", "--tolerance", "-1"], "--tolerance: saw '-1'"),
        (["--kind", "single", "--topic", "seo", "--skeleton", "--author", "x" * 500], "--author: saw"),
        (["--kind", "single", "--topic", "seo", "--date", "yesterday"], "--date"),
    ],
)
def test_wrong_flags_of_an_item(flags: list[str], words: str, run: Run) -> None:
    done = run("new", "item", *flags)
    assert done.exit_code == 2
    assert words in done.stderr


def test_a_skeleton_of_a_topic_with_nothing_to_reread(run: Run, root: Path) -> None:
    add_topic(root)
    done = run("new", "item", "--topic", "podcasts", "--kind", "single", "--skeleton")
    assert (done.exit_code, "--ref: is missing" in done.stderr) == (2, True)


@pytest.mark.parametrize("flags", [[], ["--item", "seo-001", "--topic", "seo"], ["--topic", "podcasts"]])
def test_a_practice_set_that_does_not_fit_together(flags: list[str], run: Run, root: Path) -> None:
    add_topic(root)
    done = run(*PRACTICE[:6], *flags)
    assert (done.exit_code, "saw" in done.stderr) == (2, True)


def test_a_file_that_is_broken_is_left_alone(run: Run, root: Path) -> None:
    path = root / "quizzes/items/seo.yml"
    path.write_text("topic: seo\nitems:\n  - id: 'never closed\n", "utf-8")
    done = run(*SINGLE)
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


@pytest.mark.parametrize("what", ["case", "term", "item", "practice", "checklist", "exercise"])
def test_help_has_an_example(what: str, run: Run) -> None:
    done = run("new", what, "--help")
    assert done.exit_code == 0
    assert f"casebook new {what} --" in " ".join(done.stdout.split())


def test_outside_a_casebook(tmp_path: Path, run: Run) -> None:
    (tmp_path / "mkdocs.yml").unlink()
    done = run(*CASE)
    assert (done.exit_code, "mkdocs.yml" in done.stderr) == (2, True)
