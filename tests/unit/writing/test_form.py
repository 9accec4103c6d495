"""The form as GitHub renders it, read back."""

from __future__ import annotations

import pytest
from casebook.writing.issue_form import FORM, chosen, read_form, ticked

from tests.unit.writing.forms import ISSUES, body


@pytest.mark.parametrize("file", sorted(ISSUES.glob("*.md")), ids=lambda file: file.stem)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_real_bodies(file: object, line_end: str) -> None:
    texts, problems = read_form(file.read_text("utf-8").replace("\n", line_end))  # type: ignore[attr-defined]
    assert problems == []
    assert list(texts) == [field.name for field in FORM]
    assert all("_No response_" not in text and "###" not in text[:3] for text in texts.values())
    assert "\r" not in "".join(texts.values())


def test_what_is_left_out_is_empty() -> None:
    texts, _ = read_form(body(size="None", region="_No response_", figures="```csv\n\n```"))
    assert [texts[name] for name in ("size", "region", "figures", "name")] == [""] * 4


def test_a_word_that_only_looks_left_out() -> None:
    assert read_form(body(title="None"))[0]["title"] == "None"


def test_headings_of_another_kind_stay_in_their_field() -> None:
    text = "## The brief\n\n#### Why\n\n### Why we did it\n\n ### Title\n\ntext"
    texts, problems = read_form(body(what_was_done=text))
    assert problems == []
    assert texts["What was done"] == text


@pytest.mark.parametrize("inside", ["a\n\n### Why\n\nb", "### Why", "```\n### Why\n```"])
def test_a_heading_of_the_form_in_a_field_is_not_guessed_at(inside: str) -> None:
    _, problems = read_form(body(the_brief=inside))
    assert [problem.label for problem in problems] == ["Why"]
    assert "there twice" in problems[0].says


def test_a_field_that_was_deleted() -> None:
    _, problems = read_form(body().replace("### Industry\n", ""))
    assert [(problem.label, "is gone" in problem.says) for problem in problems] == [("Industry", True)]


@pytest.mark.parametrize("text", ["", "   \r\n", "Hello", "### Something else\n\nyes", "#" * 9999])
def test_another_text_is_not_the_form(text: str) -> None:
    _, problems = read_form(text)
    assert len(problems) == 1
    assert "not the form" in str(problems[0])


def test_text_above_the_form() -> None:
    _, problems = read_form("Please hurry!\n\n" + body())
    assert [problem.label for problem in problems] == [""]
    assert "above “Title”" in problems[0].says


def test_the_order_of_fields_does_not_matter() -> None:
    parts = body(title="T").split("### ")[1:]
    texts, problems = read_form("".join(f"### {part}" for part in reversed(parts)))
    assert problems == []
    assert (texts["title"], texts["Why"]) == ("T", "D.")


def test_boxes() -> None:
    assert ticked("- [X] one\n- [ ] two\n- [x] three, four \n-[x] five\n* [x] six") == ["one", "three, four"]


def test_choices_with_commas_in_them() -> None:
    titles = ["Russia", "Russia, whole country", "Moscow"]
    assert chosen("Russia, Moscow", titles) == ["Russia", "Moscow"]
    assert chosen("Russia, whole country, Moscow", titles) == ["Russia, whole country", "Moscow"]
    assert chosen("Mars, Moscow", titles) == ["Mars", "Moscow"]
    assert chosen("", titles) == []
