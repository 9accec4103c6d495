"""The digest of what is translated: it changes with every text, and with nothing else."""

from __future__ import annotations

import hashlib
import shutil
from typing import Any

import pytest
from casebook.load.loading import load
from casebook.model.library import Library
from casebook.model.topic import Topic
from casebook.model.translation.merging import changed
from casebook.model.translation.source_texts import digest, texts

from tests.support.academy import make_academy
from tests.support.roots import REPO
from tests.support.translations import BASE

FAMILIES = REPO / "tests/examples/valid/family-sound/all-kinds.yml"
IN_A_MINUTE = REPO / "tests/examples/valid/markdown-shown/in-a-minute.md"

NO_TEXT = {
    "page": {"id", "topic", "reviewed", "tool", "asked", "formerly"},
    "case": {"id", "period", "published", "reviewed", "industry", "services", "topics", "outcome", "team", "author",
             "status", "sources", "asked", "formerly"},
    "practice": {"id", "items", "topics", "levels", "kinds", "cases", "formerly"},
    "term": {"id", "related", "near", "alike", "forms", "asked", "names", "link", "not_in", "formerly"},
    "item": {"id", "level", "refs", "enemies", "topic", "author", "reviewed", "kind", "shuffle", "role", "only_case"},
    "family": {"id", "kind", "level", "refs", "enemies", "topic", "author", "reviewed", "conditions", "values", "shown",
               "number", "role"},
    "exercise": {"id", "topics", "services", "minutes", "reviewed", "author", "asked", "formerly"},
    "checklist": {"id", "topic", "reviewed", "author", "sources", "asked", "formerly"},
    "exam": {"id", "titles", "minutes", "cut_score", "cut_basis", "pilot", "borderline", "spread", "most_attempts",
             "retake_days", "valid_months", "ticket_days", "extra_time", "talk"},
    "topic": {"id", "kind"},
    "document": {"id", "language", "facts"},
    "situation": {"id", "asked", "ref", "topic"},
    "industries": {"id"}, "regions": {"id"}, "roles": {"id"},
}  # fmt: skip


def miscounted(kind: str, record: Any) -> list[str]:
    """Fields of a record whose change is a change of its digest and should be none, or the other way round."""
    before = digest(record)
    silent = NO_TEXT[kind] & set(type(record).model_fields) - {
        "sources",
        "talk",
        "role",
    }  # ids of facts do not count, words do
    found = [name for name in silent if digest(changed(record, **{name: ["x", "y"]})) != before]
    for name, value in texts(record).items():
        if isinstance(value, str) and name not in ("body", "client", "unit"):
            found += [name] if digest(changed(record, **{name: f"{value}!"})) == before else []
    return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = make_academy(tmp_path_factory.mktemp("academy"))
    (root / "quizzes/families").mkdir(exist_ok=True)
    shutil.copy(FAMILIES, root / "quizzes/families/seo.yml")
    shutil.copy(IN_A_MINUTE, root / "docs/theory/seo-in-a-minute.md")
    return load(root).library


@pytest.mark.parametrize("kind", NO_TEXT)
def test_the_texts_count_and_nothing_else(kind: str, library: Library) -> None:
    records = library.translatable()[kind]
    assert records
    assert {key: bad for key, record in records.items() if (bad := miscounted(kind, record))} == {}


def test_every_rationale_counts() -> None:
    item: Any = load(BASE).library.items["search-ads-001"]
    other = changed(item.options[2], rationale="Another one.")
    assert digest(changed(item, options=[*item.options[:2], other])) != digest(item)
    key = changed(item.options[2], key=True)
    assert digest(changed(item, options=[*item.options[:2], key])) == digest(item)


def test_figures_and_clients_count_by_their_words() -> None:
    case: Any = load(BASE).library.cases["tyre-shop"]
    figure = case.figures[0]
    numbers = changed(figure, series=[changed(figure.series[0], values=[1, 2], unit="%")])
    assert digest(changed(case, figures=[numbers])) == digest(case)
    words = changed(figure, series=[changed(figure.series[0], unit="orders")])
    assert digest(changed(case, figures=[words])) != digest(case)
    years = changed(figure, x=changed(figure.x, values=["2019", "2020"]))
    assert "values" not in texts(changed(case, figures=[years]))["figures"][0]["x"]
    assert digest(changed(case, client=changed(case.client, size="large"))) == digest(case)
    assert digest(changed(case, client=changed(case.client, description="Nobody"))) != digest(case)
    assert digest(changed(case, sources=["001.4"])) == digest(case)
    assert digest(changed(case, sources=["001.4", "the project's folder"])) != digest(case)


def test_the_digest_is_what_the_model_says_it_is() -> None:
    """Written out once: a change of the canonical form would make every translation of the world stale."""
    topic = Topic(id="seo", kind="service", title="Поиск", summary="Out of words")
    canonical = '{"summary":"Out of words","title":"Поиск"}'
    assert digest(topic) == hashlib.sha256(canonical.encode()).hexdigest()[:12] == "6bca73740f23"


@pytest.mark.parametrize("kind", NO_TEXT)
def test_every_field_is_a_text_or_none(kind: str, library: Library) -> None:
    """A new field of the model is translated, or it is said here that it is no text."""
    fields, found = set(), set()
    for record in library.translatable()[kind].values():
        fields |= set(type(record).model_fields)
        found |= set(texts(record, words_only=False))  # type: ignore[arg-type]
    assert fields - found - NO_TEXT[kind] == set()
