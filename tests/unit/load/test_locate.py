"""Places given as keys become lines."""

from pathlib import Path

import pytest
from casebook.load.locate import locate
from casebook.model.problem import Key, Problem, Where

ITEMS = "topic: seo\nitems:\n  - id: a\n    options:\n      - {id: x,\n         text: y}\n  - id: b\n"
CASE = "---\ntitle: A\nclient:\n  name: B\n---\n## The brief\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "items.yml").write_text(ITEMS)
    (tmp_path / "case.md").write_text(CASE)
    (tmp_path / "broken.yml").write_text("a: [")
    return tmp_path


def problem(path: str, *keys: Key, line: int | None = None, rule: str = "x", saw: str = "s") -> Problem:
    return Problem(Where(path, line, keys), saw, "e", "h", rule=rule)


@pytest.mark.parametrize(
    ("path", "keys", "line"),
    [
        ("items.yml", ("items", 0), 3),
        ("items.yml", ("items", 0, "options", 0, "text"), 6),
        ("items.yml", ("items", 0, "single", "options", 0, "id"), 5),  # a union's tag is passed over
        ("items.yml", ("items", 1, "rationale"), 7),  # missing: the deepest place that is there
        ("items.yml", (), 1),
        ("case.md", ("client", "name"), 4),
        ("case.md", ("status",), 1),
        ("broken.yml", ("a",), 1),
        ("gone.yml", ("a",), 1),
    ],
)
def test_line(root: Path, path: str, keys: tuple[Key, ...], line: int) -> None:
    (found,) = locate(root, [problem(path, *keys)])
    assert found.where == Where(path, line)


def test_sorted_by_path_line_and_rule_without_repetitions(root: Path) -> None:
    given = [
        problem("items.yml", "items", 1), problem("items.yml", line=3, rule="b"),
        problem("items.yml", line=3, rule="a"), problem("case.md", line=9), problem("items.yml", "items", 0, rule="a"),
    ]  # fmt: skip
    found = [(one.where.path, one.where.line, one.rule) for one in locate(root, given)]
    assert found == [("case.md", 9, "x"), ("items.yml", 3, "a"), ("items.yml", 3, "b"), ("items.yml", 7, "x")]
