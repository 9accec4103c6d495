"""The register of rules: ids, sentences, and that the loader names no rule that is not in it."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import casebook.load
import pytest
from casebook.check.rule import RULES
from casebook.check.run import all_rules, check_library
from casebook.load.loading import load
from casebook.load.rules import FILE_RULES
from casebook.model.library import Library

from tests.support.roots import TINY

LOADER = Path(casebook.load.__file__).parent
# A rule stands where a Problem or YamlProblem is made, as `rule="…"`, or as the last of its arguments, or the second.
NAMED = re.compile(r'"((?:file|yaml|front|site)-[a-z-]+|shape)"')


def test_ids_are_words_with_hyphens() -> None:
    assert [rule for rule in all_rules() if not re.fullmatch(r"[a-z]+(-[a-z]+)*", rule)] == []


def test_every_rule_is_said_in_one_sentence() -> None:
    for rule, says in all_rules().items():
        assert re.fullmatch(r"[A-Z][^\n]{10,}[^.]\.", says), f"{rule}: {says!r}"


def test_the_loader_and_the_checks_share_no_rule() -> None:
    assert FILE_RULES.keys().isdisjoint(RULES)


def test_the_loader_names_only_rules_that_are_registered() -> None:
    site = [LOADER.parent / "check" / name for name in ("told.py", "nav.py")]  # which read mkdocs.yml
    files = [*LOADER.glob("*.py"), *site]
    sources = [path.read_text("utf-8") for path in files if path.name != "rules.py"]
    assert {rule for source in sources for rule in NAMED.findall(source)} == FILE_RULES.keys()


def test_an_empty_library_has_no_problem() -> None:
    assert check_library(Library(), datetime.date(2026, 11, 21)) == []


def test_a_large_library_is_looked_at_by_several_processes_and_the_findings_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = replace(load(TINY).library, topics={}, terms={}, pages={})
    today = datetime.date(2026, 11, 21)
    alone = check_library(library, today, forks=False)
    monkeypatch.setattr("casebook.check.run.LARGE", 0)
    assert len(alone) > 20
    assert check_library(library, today) == alone
