"""What makes two texts of an item the same."""

import pytest
from casebook.check.rules.wording import ABOVE, same


@pytest.mark.parametrize(
    ("one", "other"),
    [("CTR", "ctr."), ("Ёлка", "елка"), ("a  b", "a b"), ("2.5 %", "2.5%"), ("№ 5", "No 5"), ("ﬁx", "fix")],
)
def test_same(one: str, other: str) -> None:
    assert same(one) == same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2.5", "25"), ("5", "-5"), ("5", "5 %"), ("1,000", "1.000"), ("?", "!"), ("a", "b"), ("< 5", "> 5")],
)
def test_different(one: str, other: str) -> None:
    assert same(one) != same(other)


@pytest.mark.parametrize(
    "text",
    ["All of the above", "None of the above is right", "both of the above", "All of these", "none of the options",
     "Всё перечисленное", "все вышеперечисленное", "Ничего из перечисленного", "Все варианты верны",
     "Нет правильного ответа", "Всички изброени", "Всичко посочено", "Нито едно от изброените", "Никое от посочените"],
)  # fmt: skip
def test_above(text: str) -> None:
    assert ABOVE.search(text.lower())


@pytest.mark.parametrize("text", ["Above all, a brief", "All orders", "None", "Все заказы", "Всички клиенти"])
def test_not_above(text: str) -> None:
    assert not ABOVE.search(text.lower())
