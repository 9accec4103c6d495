"""Chance: even, the same for the same seed, and not Python's own, which gives itself away."""

import random

import pytest
from casebook.exam.paper.chance import Chance

from tests.support.statistics import FAR, uneven

SEED = bytes(range(32))


def test_the_same_seed_gives_the_same() -> None:
    one, two = Chance(SEED), Chance(SEED)
    assert [one.getrandbits(7) for _ in range(200)] == [two.getrandbits(7) for _ in range(200)]
    assert Chance(SEED[::-1]).getrandbits(256) != Chance(SEED).getrandbits(256)


def test_a_short_seed_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Chance(b"secret")


def test_it_is_not_the_generator_of_python() -> None:
    """That one's state follows from 624 of its numbers, and a ticket shows more bits than they have."""
    chance = Chance(SEED)
    foreseen = continued([chance.getrandbits(32) for _ in range(624)])
    assert [chance.getrandbits(32) for _ in range(5)] != [foreseen.getrandbits(32) for _ in range(5)]


def test_that_attack_works_on_the_generator_of_python() -> None:
    victim = random.Random(7)
    foreseen = continued([victim.getrandbits(32) for _ in range(624)])
    assert [victim.getrandbits(32) for _ in range(5)] == [foreseen.getrandbits(32) for _ in range(5)]


def continued(seen: list[int]) -> random.Random:
    """Python's generator as it goes on after these 624 numbers."""
    generator = random.Random()
    generator.setstate((3, (*map(untempered, seen), 624), None))
    return generator


def untempered(number: int) -> int:
    """The part of the Mersenne Twister's state that gave the number."""
    number ^= number >> 18
    number ^= (number << 15) & 0xEFC60000
    state = number
    for _ in range(5):  # each round sets seven bits more right
        state = number ^ ((state << 7) & 0x9D2C5680)
    number = state
    for _ in range(3):
        state = number ^ (state >> 11)
    return state & 0xFFFFFFFF


@pytest.mark.parametrize("sides", [2, 3, 5, 7, 32])
def test_numbers_are_even(sides: int) -> None:
    chance = Chance(SEED)
    counts = [0] * sides
    for _ in range(20_000):
        counts[chance.randrange(sides)] += 1
    assert abs(uneven(counts)) < FAR


def test_shuffles_are_even() -> None:
    chance = Chance(SEED)
    counts: dict[str, int] = {}
    for _ in range(12_000):
        letters = list("abcd")
        chance.shuffle(letters)
        counts["".join(letters)] = counts.get("".join(letters), 0) + 1
    assert len(counts) == 24
    assert abs(uneven(list(counts.values()))) < FAR


def test_names_differ() -> None:
    chance = Chance(SEED)
    names = {chance.name("a") for _ in range(5000)}
    assert len(names) == 5000
    assert all(len(name) == 9 and name[0] == "a" for name in names)
