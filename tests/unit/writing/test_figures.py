"""Tables as people paste them."""

from __future__ import annotations

import pytest
from casebook.writing.figures import figure


def test_commas_and_units() -> None:
    made = figure("Month, Leads (%), Cost\nMay, 100,\nJune, 62.5, 1 200", "Leads", "line", "issue #1")
    assert (made.id, made.title, made.kind, made.source) == ("leads", "Leads", "line", "issue #1")
    assert (made.x.title, made.x.values) == ("Month", ["May", "June"])
    assert [(one.title, one.unit, one.values) for one in made.series] == [
        ("Leads", "%", [100, 62.5]),
        ("Cost", None, [None, 1200]),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("М;Лиды\nМай;2,5\nИюнь;нет", [2.5, None]),
        ("M\tLeads\nMay\t1\u00a0200\nJune\t–", [1200, None]),
        ('M,Leads\n"May, late",7 %\nJune,-3', [7, -3]),
        ("M,Leads\n\nMay,1\n\nJune,2\n", [1, 2]),
    ],
)
def test_other_shapes(text: str, values: list[float | None]) -> None:
    assert figure(text, "", "bar", "s").series[0].values == values


def test_a_title_is_made_of_the_columns() -> None:
    assert figure("M,Leads,Cost\na,1,2", "", "bar", "s").title == "Leads, Cost"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leads", "expected a first row"),
        ("M,Leads", "expected a first row"),
        ("M,Leads\nMay,2,5", "decimal comma"),
        ("M,Leads\nMay,many", "“many” is not a number"),
        ("M,Leads\nMay,1e999", "not a number"),
        ("M,Leads\nMay,inf", "not a number"),
        ("M,Leads\nMay,nan", "not a number"),
        ('M,Leads\n"May,1', "can't be read"),
        ("M,Leads\n" + "a,1\n" * 61, "more than 60 rows"),
        ("M,a,b,c,d,e,f,g\n" + "x,1,2,3,4,5,6,7", "more than six columns"),
        ("M,\nMay,1", "can't be used"),
    ],
)
def test_what_is_no_table(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        figure(text, "", "line", "s")
