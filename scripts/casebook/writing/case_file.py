"""Cases: the text of a case file, from a validated head and the texts of its sections."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from casebook.model.case import SECTIONS, CaseHead
from casebook.writing.commented import commented

TODO = "TODO:"
STORY = Path(__file__).with_name("case_story.md")
"""The text that a case begins with: for each section a hint, and a line to be replaced."""


def case_text(head: CaseHead, sections: Mapping[str, str] | None = None, remark: str = "") -> str:
    """The file of a case. Without `sections` each gets a hint and a line to be replaced.

    `remark` is the comment behind the status; left out, it says what to do with a draft.
    """
    told = "\n\n".join(f"## {title}\n\n{sections[title].strip()}" for title in SECTIONS) + "\n" if sections else ""
    rows = commented(head, {"status": remark or "a draft is checked but not on the site; then: published"})
    return "\n".join(["---", *rows, "---", told or STORY.read_text("utf-8")])
