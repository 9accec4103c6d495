"""A made-up academy, to be written into."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.check.run import check_library
from casebook.load.loading import load
from casebook.model.problem import Problem
from typer.testing import CliRunner, Result

from tests.support.academy import make_academy
from tests.support.commands import app
from tests.support.loading import read_once

Run = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small academy of the test's own."""
    return make_academy(tmp_path)


@pytest.fixture
def run(root: Path) -> Run:
    """Runs `casebook` in that root; standard input is no terminal. A traceback fails the test."""

    def command(*arguments: str, input: str | bytes | None = None) -> Result:
        done = CliRunner().invoke(app, [*arguments, "--root", str(root)], input=input)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return command


def found(root: Path) -> dict[tuple[str, str, str], Problem]:
    """What the loader and the rules find."""
    loading = load(root)
    problems = loading.problems + check_library(loading.library, datetime.date.today())
    return {(one.where.path, one.rule, one.saw): one for one in problems}


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Problem]:
    """What they find in it before anything is written."""
    return found(make_academy(tmp_path_factory.mktemp("academy")))


@pytest.fixture
def fresh_problems(root: Path, known: dict[tuple[str, str, str], Problem]) -> Callable[[], list[Problem]]:
    """What is found now and was not before."""
    return lambda: [problem for key, problem in found(root).items() if key not in known]


__all__ = ["read_once"]
