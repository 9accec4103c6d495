"""How often a program picks the key that sees nothing but the options: `make tells`.

Each option's character (2–5) and word (1–3) n-grams, less the mean of its siblings', beside its structure, as value and
as rank among the siblings; logistic regression (C = 1), ten folds by item. Shuffled keys show what chance gives.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from casebook.load.loading import load
from casebook.model.item import SingleItem
from casebook.model.library import Library
from casebook.model.localized import localized
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

REPO = Path(__file__).parents[2]
FOLDS, REPEATS, SHUFFLED = 10, 5, 20
SUREST = 15
DRAWN = 120
MARKS = r"[,:;.?!“”\"«»()–—-]"
FUNCTION_WORDS = """
a about after all an and any are as at be because been before both but by can could do does don't each every
for from had has have how if in into is isn't it its just may more most must never no nobody not nothing of on
one only or other our out over own same should since so some than that the their them then there these they
this those to too until up was we were what when where which while who why will with without would you your
""".split()

Matrix = Any


class Bank(NamedTuple):
    """The single items with one key, and of each option its features."""

    items: list[SingleItem]
    matrix: Matrix
    of: np.ndarray
    """The item of each row."""
    keys: np.ndarray
    names: list[str]


class Guessed(NamedTuple):
    """For each item how often the key was picked, 0–1, and by how much it led (or lagged) in log-odds."""

    right: np.ndarray
    lead: np.ndarray


def singles(library: Library) -> list[SingleItem]:
    """The items of one key that have texts in the library's language, but those that practice of a case alone asks."""
    known = (item for item in library.items.values() if library.lang_of("item", item.id) == library.lang)
    single = (item for item in known if isinstance(item, SingleItem) and not item.only_case)
    return [item for item in single if sum(option.key for option in item.options) == 1]


def bank_of(items: list[SingleItem], function_words_alone: bool = False) -> Bank:
    """The features of all options."""
    texts = [option.text for item in items for option in item.options]
    of = np.array([at for at, item in enumerate(items) for _ in item.options])
    keys = np.array([option.key for item in items for option in item.options])
    if function_words_alone:
        vocabulary = [*FUNCTION_WORDS, *MARKS.strip("[]")]
        ways = [TfidfVectorizer(vocabulary=sorted(set(vocabulary)), token_pattern=rf"[\w']+|{MARKS}", use_idf=False)]
    else:
        ways = [TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
                TfidfVectorizer(ngram_range=(1, 3), token_pattern=r"[\w']+", sublinear_tf=True)]  # fmt: skip
    parts = [less_siblings(csr_matrix(way.fit_transform(texts)), of) for way in ways]
    names = [name for way in ways for name in way.get_feature_names_out()]
    if not function_words_alone:
        structure = [row for item in items for row in _structure(item)]
        parts.append(csr_matrix(np.array(structure)))
        names += [f"<{name}{how}>" for name in STRUCTURE for how in ("", ", rank")]
    return Bank(items, csr_matrix(hstack(parts)), of, keys, names)


def less_siblings(matrix: Matrix, of: np.ndarray) -> Matrix:
    """Each row less the mean of the other rows of its item."""
    of_item = csr_matrix((np.ones(len(of)), (np.arange(len(of)), of)))
    count = of_item @ (of_item.T @ np.ones(len(of)))
    others = of_item @ (of_item.T @ matrix) - matrix
    return csr_matrix(matrix - diags(1 / (count - 1)) @ others)


STRUCTURE: dict[str, Callable[[str, str, Sequence[str]], float]] = {
    "characters": lambda text, _, __: len(text) / 100,
    "words": lambda text, _, __: len(text.split()) / 20,
    "marks": lambda text, _, __: len(re.findall(MARKS, text)),
    "digits": lambda text, _, __: len(re.findall(r"\d", text)),
    "mean word": lambda text, _, __: len(text) / (10 * max(1, len(text.split()))),
    "in the stem": lambda text, stem, _: _shared(text, [stem]),
    "in siblings": lambda text, _, others: _shared(text, others),
}


def _structure(item: SingleItem) -> Iterator[list[float]]:
    texts = [option.text for option in item.options]
    values = [
        [measure(text, item.stem, [*texts[:at], *texts[at + 1 :]]) for measure in STRUCTURE.values()]
        for at, text in enumerate(texts)
    ]
    columns = list(zip(*values, strict=True))
    means = [sum(column) / len(column) for column in columns]
    for row in values:
        pairs = zip(row, means, columns, strict=True)
        yield [cell for value, mean, column in pairs for cell in (value - mean, _rank(value, column))]


def _rank(value: float, column: Sequence[float]) -> float:
    return (sum(other < value for other in column) - sum(other > value for other in column)) / (len(column) - 1)


def _shared(text: str, others: Sequence[str]) -> float:
    own = set(re.findall(r"\w{4,}", text.casefold()))
    there = set(re.findall(r"\w{4,}", " ".join(others).casefold()))
    return len(own & there) / len(own) if own else 0.0


@threadpool_limits.wrap(limits=1)  # more than one waits for the others most of the time
def guess(bank: Bank, repeats: int, shuffled: int | None = None) -> Guessed:
    """Ten folds by item, so many times, or once over keys dealt anew by the seed `shuffled`."""
    count, keys = len(bank.items), bank.keys
    if shuffled is not None:
        keys = np.zeros_like(keys)
        deal = random.Random(f"keys {shuffled}")
        for at in range(count):
            keys[deal.choice(np.flatnonzero(bank.of == at))] = True
    right, lead = np.zeros(count), np.zeros(count)
    for repeat in range(repeats):
        order = list(range(count))
        random.Random(f"folds {repeat} {shuffled}").shuffle(order)
        for fold in range(FOLDS):
            held = np.isin(bank.of, order[fold::FOLDS])
            model = LogisticRegression(C=1, max_iter=1000, solver="liblinear").fit(bank.matrix[~held], keys[~held])
            scores = model.decision_function(bank.matrix[held])
            for at in order[fold::FOLDS]:
                own, is_key = scores[bank.of[held] == at], keys[bank.of == at]
                ahead = own[is_key].max() - own[~is_key].max()
                right[at] += (ahead > 0) / repeats
                lead[at] += ahead / repeats
    return Guessed(right, lead)


def by(
    items: Sequence[SingleItem], right: np.ndarray, what: Callable[[SingleItem], str]
) -> dict[str, tuple[float, int]]:
    """Share right and n, by what an item is."""
    groups: dict[str, list[float]] = defaultdict(list)
    for item, one in zip(items, right, strict=True):
        groups[what(item)].append(one)
    return {name: (sum(all) / len(all), len(all)) for name, all in sorted(groups.items())}


def drawn(library: Library, items: Sequence[SingleItem], right: np.ndarray) -> float:
    """Share right of the singles that an exam draws: each draw's pool counts as often as it is drawn."""
    known = {item.id: one for item, one in zip(items, right, strict=True)}
    luck, seen = random.Random("drawn as the exam draws"), list[float]()
    draws = [draw for blueprint in library.blueprints.values() for part in blueprint.sections for draw in part.draws]
    while draws and len(seen) < DRAWN:
        draw = luck.choices(draws, [one.count for one in draws])[0]
        pool = [known[one.id] for one in items if draw.admits(one)]
        seen += [luck.choice(pool)] if pool else []
    return sum(seen) / len(seen) if seen else 0.0


def telling(bank: Bank, count: int) -> list[str]:
    """The features that speak most for and against a key, from all items together."""
    weights = LogisticRegression(C=1, max_iter=1000, solver="liblinear").fit(bank.matrix, bank.keys).coef_[0]
    order = np.argsort(weights)
    return [f"{bank.names[at]!r} {weights[at]:+.2f}" for at in (*order[::-1][:count], *order[:count])]


def main(lang: str) -> None:
    """Print all of it."""
    library = localized(load(REPO).library, lang)
    items = singles(library)
    bank, words = bank_of(items), bank_of(items, function_words_alone=True)
    found = guess(bank, REPEATS)
    chance = sum(1 / len(item.options) for item in items) / len(items)
    print(f"{len(items)} single items, chance {chance:.1%}")
    print(f"options alone: {found.right.mean():.1%}; drawn as an exam draws: {drawn(library, items, found.right):.1%}")
    print(f"function words and marks alone: {guess(words, REPEATS).right.mean():.1%}")
    shuffled = [guess(bank, 1, seed).right.mean() for seed in range(SHUFFLED)]
    print(f"shuffled keys, {SHUFFLED} runs: {np.mean(shuffled):.1%} (from {min(shuffled):.1%} to {max(shuffled):.1%})")
    for name, (share, count) in by(items, found.right, lambda item: item.level).items():
        print(f"  {name}: {share:.1%} of {count}")
    for name, (share, count) in by(items, found.right, lambda item: item.topic).items():
        print(f"  {name}: {share:.1%} of {count}")
    print("tells most:", ", ".join(telling(bank, 12)))
    print("surest:", ", ".join(items[at].id for at in np.argsort(-found.lead)[:SUREST]))


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else "en")
