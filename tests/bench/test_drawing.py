"""The bench of drawing, with few forms; and that the shipped bounds hold."""

from __future__ import annotations

from tests.bench.drawing import EXAM, forms, report, site_bank, spread


def test_forms_of_the_shipped_exam_compare() -> None:
    bank = site_bank()
    library = bank.library
    found = [spread(library, form) for form in forms(bank, 40)]
    bounds = library.blueprints[EXAM].spread
    assert bounds is not None and bounds.most_of_topic is not None
    assert max(row["most of one topic"] for row in found) <= bounds.most_of_topic
    assert min(row["topics"] for row in found) >= bounds.fewest_topics
    for kind, most in bounds.most_of_kind.items():
        assert max(row.get(f"{kind} items", 0) for row in found) <= most
    assert {row["judgement of service lines"] for row in found} == {6}
    assert len(report(found)) >= 6
