"""The format of a staged page."""

from __future__ import annotations

import pytest
import yaml
from casebook.staged_page import read, written


def test_what_is_written_is_read_and_is_yaml_as_well() -> None:
    head = {"title": 'a "b": c\n---\n', "headings": [[1, "ж", "x: y"]], "search": {"kind": "page"}}
    data = written({**head, "lang": ""}, "<p>one</p>\n---\n<p>two</p>").decode()
    assert read(data) == (head, "\n<p>one</p>\n---\n<p>two</p>\n")
    assert yaml.safe_load(data.split("---\n")[1]) == head


@pytest.mark.parametrize("text", ["", "<p>x</p>", "x\n---\ntitle: 1\n---\n"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read(text)
