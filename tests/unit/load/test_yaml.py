"""YAML as Casebook takes it: values, lines, and what is refused."""

import pytest
from casebook.load.yaml import DEEPEST, LONGEST, Cut, YamlProblem, parse


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("text", "text"), ("1", 1), ("-7", -7), ("+7", 7), ("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0),
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("001", "001"), ("001.4", "001.4"), ("2026-11-21", "2026-11-21"), ("2019-06", "2019-06"), ("0x10", "0x10"),
        ("1_000", "1_000"), ("yes", "yes"), ("no", "no"), (".inf", ".inf"), (".nan", ".nan"), ("1.2.3", "1.2.3"),
        ("12:30", "12:30"), ("'1'", "1"), ('"true"', "true"), ("9" * 40, "9" * 40),
    ],
)  # fmt: skip
def test_scalars(scalar: str, value: object) -> None:
    found = parse(f"a: {scalar}\n")["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("[]", []),
        ("{}", {}),
        ("- a\n- [b, {c: d}]\n-\n", ["a", ["b", {"c": "d"}], None]),
        ("a: {b: [c]}\nd:\n  - e: f\n    g: h\n", {"a": {"b": ["c"]}, "d": [{"e": "f", "g": "h"}]}),
        ("a: >-\n  one\n  two\nb: |\n  one\n  two\n", {"a": "one two", "b": "one\ntwo\n"}),
        ("1: a\ntrue: b\n", {"1": "a", "true": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
    ],
)
def test_documents(text: str, value: object) -> None:
    assert parse(text) == value


def test_lines() -> None:
    lines: dict[tuple[str | int, ...], int] = {}
    parse("# remark\na: b\nc:\n  - d\n  - {e: f,\n     g: h}\n", lines)
    assert lines == {
        ("a",): 2, ("c",): 3, ("c", 0): 4, ("c", 1): 5, ("c", 1, "e"): 5, ("c", 1, "g"): 6,
    }  # fmt: skip


def test_lines_down_to_a_depth() -> None:
    lines: dict[tuple[str | int, ...], int] = {}
    parse("a:\n  - b: c\n", lines, depth=2)
    assert lines == {("a",): 1, ("a", 0): 2}


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: b: c\n", "yaml-syntax", 1),
        ("a:\n\tb: c\n", "yaml-syntax", 2),
        ("a: b\n'c\nd: e\n", "yaml-syntax", 2),
        ("a: [b\nc: d\n", "yaml-syntax", 1),
        ("a: b\nc\nd: e\n", "yaml-syntax", 2),
        ("a: b\n---\nc: d\n", "yaml-syntax", 2),
        ("a: b\n[c]: d\n", "yaml-syntax", 2),
        ("a: b\nc: d\na: e\n", "yaml-duplicate-key", 3),
        ("a: {b: 1, b: 2}\n", "yaml-duplicate-key", 1),
        ("a: b\nc: &x d\n", "yaml-alias", 2),
        ("a: *x\n", "yaml-alias", 1),
        ("&a b: c\n", "yaml-alias", 1),
        ("a: !!str b\n", "yaml-tag", 1),
        ("a: !x [b]\n", "yaml-tag", 1),
        ('a: b\nc: "\\0"\n', "yaml-control", 2),
        ('"\\x1b": b\n', "yaml-control", 1),
        ("a: b\nc: " + "[" * (DEEPEST + 1), "yaml-depth", 2),
        ("".join(f"k{number}: 1\n" for number in range(LONGEST + 2)), "yaml-length", LONGEST + 1),
    ],
)
def test_refused(text: str, rule: str, line: int) -> None:
    with pytest.raises(YamlProblem) as raised:
        parse(text)
    assert (raised.value.rule, raised.value.line) == (rule, line)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("a: b #1\nc: [d, e] # f\n", [(("a",), 1, "b", "#1")]),
        ("a: b\n  #1\nc: d", [(("a",), 2, "b", "#1")]),
        ("- a: 'b' # c\n  d: #e\n  f: # g\n", [((0, "d"), 2, "", "#e")]),
        ("\u2028a: b #1", [(("a",), 2, "b", "#1")]),  # libyaml sees a line end there
        (" #x\nb: c", []),
    ],
)
def test_cuts(text: str, cuts: list[tuple[object, ...]]) -> None:
    found: list[Cut] = []
    parse(text, cuts=found)
    assert [tuple(one) for one in found] == cuts


def test_as_deep_and_as_long_as_allowed() -> None:
    assert parse("[" * DEEPEST + "]" * DEEPEST)
    assert len(parse("- 1\n" * LONGEST)) == LONGEST


def test_line_breaks_and_tabs_in_texts_are_no_control_characters() -> None:
    assert parse('a: "b\\n\\tc"\n') == {"a": "b\n\tc"}
