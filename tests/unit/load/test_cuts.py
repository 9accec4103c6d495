"""Which values are texts, so that a comment behind them is none."""

import pytest
from casebook.load.cuts import holds_text
from casebook.load.records import load_file
from casebook.model.kinds import file_kinds

KINDS = {kind.name: kind.model for kind in file_kinds()}
TEXTS = [
    ("case", "title"), ("case", "client.description"), ("case", "lessons.0"), ("case", "asked.1"),
    ("case", "figures.0.x.values.3"), ("case", "figures.0.note"), ("page", "description"), ("exercise", "author"),
    ("terms", "terms.0.definition"), ("terms", "terms.2.names.ru"), ("terms", "terms.0.forms.0"),
    ("items", "author"), ("items", "items.0.stem"), ("items", "items.0.options.1.rationale"),
    ("items", "items.0.key.0"), ("items", "items.0.key.unit"), ("items", "items.0.rubric.0.text"),
    ("checklist", "sections.0.entries.0.weak"), ("practice", "summary"), ("exam", "sections.0.titles.bg"),
    ("exam", "tasks.0.title"), ("topics", "topics.0.summary"), ("sources", "documents.0.about"),
    ("taxonomy", "roles.0.title"), ("case-translation", "client"), ("items-translation", "items.0.stem"),
    ("exam-translation", "sections.0.title"),
]  # fmt: skip
OTHERS = [
    ("case", "industry"), ("case", "topics.0"), ("case", "published"), ("case", "period.from"), ("case", "status"),
    ("case", "client"), ("case", "client.size"), ("case", "figures.0.series.0.values.0"), ("case", "titel"),
    ("terms", "topic"), ("terms", "terms.0.related.0"), ("terms", "terms.0.link"), ("terms", "terms"),
    ("items", "items.0.kind"), ("items", "items.0.refs.0"), ("items", "items.0.key.value"), ("items", "items.0"),
    ("checklist", "sections.0.entries.0.sources.0"), ("exam", "cut_score"), ("exam", "sections.0.draws.0.levels.0"),
    ("case-translation", "of"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "place"), TEXTS + OTHERS)
def test_texts(kind: str, place: str) -> None:
    keys = tuple(int(key) if key.isdigit() else key for key in place.split("."))
    assert holds_text(KINDS[kind], keys) == ((kind, place) in TEXTS)


def test_a_text_that_seems_to_go_on_below_is_told_once_and_a_key_taken_out_is_not() -> None:
    text = "title: How we became\n  #1 in Sofia\n  and more\nsummary: x\n"
    assert [(one.rule, one.where.line) for one in load_file("quizzes/practice/x.yml", text).problems] == [
        ("yaml-comment", 2)
    ]
    term = "  - id: ctr\n    term: rate\n    #formerly: [x]\n    definition: D.\n    example: E.\n"
    assert load_file("docs/glossary/seo.yml", f"topic: seo\n#terms: []\nterms:\n{term}").problems == []


def test_what_is_cut_off_is_told_although_the_yaml_is_broken_further_down() -> None:
    loaded = load_file("docs/x.md", "---\ntitle: one #1\ndescription: two\ntopic: seo\nreviewed\n---\n# One\n")
    assert [(problem.rule, problem.where.line) for problem in loaded.problems] == [
        ("yaml-comment", 2),
        ("yaml-syntax", 5),
    ]
