"""The bench of drawing, with few forms; and that the shipped bounds hold."""

from __future__ import annotations

from casebook.exam.paper.carried import ATTEMPTS, carried

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


def test_no_two_enemies_stand_in_a_form() -> None:
    bank = site_bank()
    known = {**bank.library.items, **bank.library.families}
    for form in forms(bank, 20):
        ids = {one.instance.family if one.instance else one.item.id for one in form.drawn}
        assert ids.isdisjoint(enemy for id in ids for enemy in known[id].enemies)


def test_families_carry_what_the_exam_asks_of_somebody_who_sits_it_three_times() -> None:
    bank = site_bank()
    found = carried(bank.library.blueprints[EXAM], bank.elements(), 2)
    assert {"terms", "processes", "judgement"} <= found.keys()
    assert all(len(shares) == ATTEMPTS for shares in found.values())
    assert all(one.new <= one.families >= 0.9 for shares in found.values() for one in shares)
