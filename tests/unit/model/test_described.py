"""What is said of a model's fields."""

from casebook.model.described import descriptions
from casebook.model.page import Page, PageHead


def test_a_field_is_described_by_the_docstring_below_it() -> None:
    """Only what the model declares itself; a field without a docstring has none."""
    assert descriptions(Page) == {"id": "Path below docs/ without `.md`.", "body": "The text."}


def test_an_inherited_field_keeps_its_description() -> None:
    """As pydantic would have it."""
    said = PageHead.model_fields["reviewed"].description
    assert said == "The day somebody last read it for truth."
    assert Page.model_fields["reviewed"].description == said
