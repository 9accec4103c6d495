"""Issue bodies as GitHub makes them of the form."""

from __future__ import annotations

from pathlib import Path

from casebook.writing.issue_form import FORM

ISSUES = Path(__file__).parent / "issues"
NAMED = "- [x] The client allows to be named here, and I know where that is written down."


def body(**texts: str) -> str:
    """The form with nothing but what it asks for, and `texts` in its fields; sections as `the_brief`."""
    fields = dict(zip(*_fields((ISSUES / "least.md").read_text("utf-8")), strict=True))
    names = {field.name.lower().replace(" ", "_"): field.label for field in FORM}
    fields |= {names[name]: text for name, text in texts.items()}
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in fields.items()) + "\n"


def _fields(text: str) -> tuple[list[str], list[str]]:
    parts = [part.partition("\n\n") for part in text.removeprefix("### ").strip().split("\n\n### ")]
    return [label for label, _, _ in parts], [value for _, _, value in parts]
