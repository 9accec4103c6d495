"""Failures: one base, one way to tell them, one place that prints them."""

from __future__ import annotations

import importlib
import pickle
import pkgutil

import casebook
import pytest
from casebook.exam.office.storage import IsThere, OfficeFault
from casebook.exam.paper.sheet import Reason, SheetRefused
from casebook.failure import BuildFailure, Failure, writing
from casebook.load.yaml import YamlProblem

PARTED = Failure("cases/a\nb.md", "two", "one", "take one out")
TOLD = "cases/a\N{REPLACEMENT CHARACTER}b.md: saw two / expected one\n    hint: take one out"


def test_every_exception_of_ours_has_the_one_base() -> None:
    for module in pkgutil.walk_packages(casebook.__path__, "casebook."):
        if module.name.split(".")[-1] != "__main__":
            importlib.import_module(module.name)

    def below(sort: type[BaseException]) -> list[type[BaseException]]:
        return [one for sub in sort.__subclasses__() for one in (sub, *below(sub))]

    ours = [one for one in below(BaseException) if one.__module__.startswith("casebook.")]
    assert len(ours) > 10
    assert [one for one in ours if not issubclass(one, Failure)] == []


def test_a_failure_tells_its_parts_or_its_one_text() -> None:
    assert str(PARTED) == TOLD
    assert str(Failure("two lines\nof text")) == "two lines\nof text"
    assert str(SheetRefused(Reason.ALTERED, "a change", "ask")) == "refused (altered): saw a change\n    hint: ask"


@pytest.mark.parametrize(
    "failure",
    [PARTED, IsThere("x"), OfficeFault("x", "a", "b", "c"), SheetRefused(Reason.CODE, "a", "b"),
     YamlProblem(3, "yaml-syntax", "a", "b", "c")],
)  # fmt: skip
def test_it_can_be_sent_between_processes(failure: Failure) -> None:
    copy = pickle.loads(pickle.dumps(failure))
    assert (type(copy), str(copy), vars(copy)) == (type(failure), str(failure), vars(failure))


def test_what_the_disk_refuses_names_the_file() -> None:
    with pytest.raises(BuildFailure, match="x: saw no space left / expected room on the disk"), writing():
        raise OSError(28, "No space left", "x")
    with pytest.raises(IsThere, match="y: saw a file of that name"), writing(OfficeFault, "y"):
        raise FileExistsError(17, "File exists", "x")
