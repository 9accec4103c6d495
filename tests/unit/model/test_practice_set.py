"""What a practice set asks."""

from casebook.model.item import Item, Kind, Level, ShortItem
from casebook.model.practice_set import PracticeSet

KEPT: Item = ShortItem.model_construct(
    id="of-a-case", topic="seo", level=Level.PROCESS, kind=Kind.SHORT, refs=["case:tyre-shop"], only_case=True
)


def practice(**filters: list[str]) -> PracticeSet:
    return PracticeSet(id="set", title="A set", summary="What it is for.", **filters)


def test_an_item_of_a_case_alone_is_asked_with_that_case_and_nowhere_else() -> None:
    bank = {KEPT.id: KEPT}
    assert practice(cases=["tyre-shop"]).items_of(bank) == [KEPT]
    assert practice(cases=["tyre-shop", "bakery"]).items_of(bank) == []
    assert practice(topics=["seo"]).items_of(bank) == []
