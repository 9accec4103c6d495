"""Texts made to bring a checker down: each would hang, fill the memory or overflow the stack of a careless one."""

from __future__ import annotations

from tests.support.rounds import rounds


def many(number: int) -> int:
    """A tenth of `number`, which shows the same growth; all of it where tests are to be thorough."""
    return number // rounds(10, 1)


MANY = many(100_000)
LINE = many(99_000)
"""All of it is just below the longest line that the loader lets through."""

PAGE = "---\ntitle: Hostile\ndescription: A text that was made to do harm.\n---\n# Hostile\n\n"
ITEMS = "topic: seo\nauthor: Nobody\nreviewed: 2026-11-21\nitems:\n"
CASE = """---
title: Hostile
summary: A case that was made to do harm.
teaser: What would you do?
published: 2026-11-21
reviewed: 2026-11-21
industry: retail
services: []
topics: [brief-and-task]
outcome: mixed
client: {description: Nobody}
lessons: [Beware]
sources: [nowhere]
author: Nobody
status: published
---
"""
SET = "title: Hostile\nsummary: A set that was made to do harm.\n"

MARKDOWN = {
    "open-brackets": "[" * LINE,
    "open-brackets-with-mark": "![" * (LINE // 2),
    "closed-brackets": "[]" * (LINE // 2),
    "brackets-over-lines": "[\n" * MANY,
    "parentheses": "(" * LINE,
    "link-of-parentheses": "[x](" + "(" * LINE,
    "links-never-closed": "[x](" * (LINE // 4),
    "links-never-closed-over-lines": "[x](\n" * MANY,
    "link-and-spaces": "[x](" + " " * LINE + "y",
    "link-and-lines": "[x](y" + "\n" * many(400_000) + "z",
    "links-with-titles": '[x](y "' * (LINE // 7),
    "linked-images": "[![x](y)](" * (LINE // 10),
    "citations-never-closed": "[@" * (LINE // 2),
    "citations": "[@001.1]" * (LINE // 8),
    "references": "[x]: " * (LINE // 5),
    "references-over-lines": "[x]:\t\n" * MANY,
    "backticks": "`" * LINE,
    "backticks-in-pairs": "`` ` " * (LINE // 5),
    "backticks-over-lines": "`\n" * MANY,
    "fences-never-closed": "```\n~~~\n" * many(50_000),
    "fence-almost": "~" * LINE + "`",
    "fence-of-spaces": " " * LINE + "```",
    "fences-ever-longer": "".join("`" * length + "\n" for length in range(3, 1300)),
    "comments-never-closed": "<!--" * (LINE // 4),
    "comments-never-closed-over-lines": "<!-- x\n" * MANY,
    "comments-closed-at-once": "-->" * (LINE // 3),
    "tags-never-closed": "<a " * (LINE // 3),
    "tags-never-closed-over-lines": "<a href=x\n" * many(30_000),
    "tag-and-spaces": "<a href" + " " * LINE,
    "tag-of-attributes": '<a href="' * (LINE // 9),
    "images-in-html": '<img src="x" alt=\'' * (LINE // 18),
    "angles": "<" * LINE,
    "headings": "# a\n" * many(40_000),
    "heading-of-spaces": "# a" + " " * LINE + "b",
    "heading-of-signs": "# " + "# " * (LINE // 2),
    "heading-of-signs-only": "#" * LINE,
    "heading-of-braces": "# " + "{" * LINE,
    "heading-of-anchors": "# x {" + "#a" * (LINE // 2),
    "heading-of-closed-anchors": "# x " + "{#a} " * (LINE // 5),
    "heading-of-markup": "# " + "*_`" * (LINE // 3),
    "anchors": "{#a" * (LINE // 3),
    "anchors-of-spaces": "{ #" + " " * LINE,
    "ids": "id=" * (LINE // 3),
    "ids-in-quotes": 'id="' * (LINE // 4),
    "underlined": "a\n---\n\n" * many(30_000),
    "underlined-never": "\n\n" + "-" * LINE + "x",
    "spaces": (" " * LINE + "\n") * 9,
    "stars": "*" * LINE,
    "bold": "**a" * (LINE // 3),
    "definitions": "a\n:   b\n" * many(50_000),
    "nested-quotes": "> " * (LINE // 2),
    "nested-lists": "".join(" " * (2 * depth) + "- a\n" for depth in range(900)),
    "tables": "|" * LINE,
    "attributes": "{: .a }" * (LINE // 7),
    "entities": "&" * LINE,
    "combining": "e" + "\u0301" * LINE,
    "right-to-left": "\u202e" * LINE,
    "surrogates-of-emoji": "\U0001f384" * LINE,
    "every-letter": "".join(chr(code) for code in range(0x20, 0xD000) if not 0x7F <= code < 0xA0),
    "unclosed-everything": "<!-- ``` [x]( {# \"' <a href='" * many(3000),
}
"""Bodies of pages."""

YAML = {
    "bomb": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(50)),
    "alias-to-itself": "a: &a [*a]\n",
    "merge": "a: &a {b: 1}\nc: {<<: *a}\n",
    "tag": "a: !!python/object/apply:os.system [true]\n",
    "tag-of-its-own": "a: !x y\n",
    "deep-flow": "a: " + "[" * LINE,
    "deep-flow-closed": "a: " + "[" * many(45_000) + "]" * many(45_000),
    "deep-mappings": "a: " + "{a: " * (LINE // 4),
    "deep-block": "".join(" " * depth + "a:\n" for depth in range(4000)),
    "deep-lists": "- " * (LINE // 2),
    "keys": "".join(f"k{number}: 1\n" for number in range(many(100_000))),
    "same-key": "a: 1\n" * 10,
    "list-as-key": "[a, b]: c\n",
    "mapping-as-key": "{a: b}: c\n",
    "question-marks": "? " * (LINE // 2),
    "quotes": '"' * LINE,
    "quote-never-closed": 'a: "' + "x\n" * MANY,
    "escapes": 'a: "' + "\\x41" * (LINE // 4) + '"',
    "bad-escape": 'a: "\\q"',
    "control-in-escape": 'a: "\\e[2J\\0"',
    "surrogate-in-escape": 'a: "\\ud800"',
    "beyond-unicode": 'a: "\\UFFFFFFFF"',
    "percent": "%" * LINE,
    "directives": "%YAML 9.9\n---\na: 1\n",
    "documents": "---\n" * MANY,
    "tabs": "\t" * LINE,
    "colons": ":" * LINE,
    "colons-and-spaces": ": " * (LINE // 2),
    "dashes": "-\n" * MANY,
    "commas": "a: [" + "," * LINE + "]",
    "block-text": "a: |\n" + " \n" * MANY,
    "comment": "#" * LINE,
    "null": "",
    "tilde": "~",
    "number": "9" * LINE,
    "number-too-large": "a: 1e999999999\nb: -1e400\nc: 0x10\nd: .inf\ne: .nan\nf: 1_000\n",
    "long-key": "k" * LINE + ": 1\n",
    "long-text": 'a: "' + "x" * LINE + '"',
}
"""Whole YAML files; a page has them as its front matter, too."""

OF_KINDS = {
    "quizzes/items/seo.yml": {
        "entries-of-the-wrong-type": ITEMS.rstrip("\n") + " [" + "1,\n " * many(19_000) + "]\n",
        "entries-without-anything": ITEMS + "  - {}\n" * many(19_000),
        "entries-of-no-kind": ITEMS + "  - {kind: single}\n" * many(19_000),
        "entries-of-lists": ITEMS + "  - [[[[[[[[[[[[]]]]]]]]]]]]\n" * many(19_000),
        "refs-of-the-wrong-type": ITEMS + "  - kind: single\n    refs: [" + "1,\n     " * many(19_000) + "]\n",
        "a-long-kind": ITEMS + f"  - kind: {'x' * LINE}\n",
        "a-long-ref": ITEMS + f"  - kind: open\n    refs: ['page:{'a/' * (LINE // 2)}']\n",
        "null-entries": ITEMS + "  -\n" * many(19_000),
        "items-as-mapping": ITEMS + "  a: b\n",
        "items-as-text": ITEMS.replace("items:", "items: text"),
    },
    "quizzes/practice/hostile.yml": {
        "unknown-items": SET + "items:\n" + "".join(f"  - item-{number:05}\n" for number in range(many(19_000))),
        "unknown-topics": SET + "topics:\n" + "".join(f"  - topic-{number:05}\n" for number in range(many(19_000))),
        "items-of-the-wrong-type": SET + "items:\n" + "  - {a: b}\n" * many(19_000),
        "long-ids": SET + "items:\n" + f"  - {'x' * 80}\n" * many(19_000),
    },
    "quizzes/exams/hostile.yml": {
        "many-draws": "title: Hostile\nminutes: 60\ncut_score: 0.8\nsections:\n"
        + "  - {id: a, title: A, cut_score: 0.8, draws: [{count: 200}]}\n" * many(3000),
        "many-small-draws": "title: Hostile\nminutes: 60\ncut_score: 0.8\nsections:\n"
        + "  - {id: a, title: A, cut_score: 0.8, draws: [{count: 1}]}\n" * many(3000),
        "large-numbers": "title: Hostile\nminutes: 99999999999999999999999999\ncut_score: 1e400\nsections: []\n",
    },
    "cases/hostile.md": {
        "unknown-sections": CASE + "## Nothing that is known\n" * many(20_000),
        "all-sections-many-times": CASE + "## Why\n\n## Lessons\n\n" * many(10_000),
        "unknown-facts": CASE + "".join(f"[@009.{number}]\n" for number in range(many(30_000))),
        "taxonomy": CASE.replace("retail", "retale").replace("services: []", f"services: [{'x, ' * many(15_000)}x]"),
        "labels": CASE.replace("status:", f"figures: [{{x: {{values: [{'x, ' * many(15_000)}x]}}}}]\nstatus:"),
    },
    "docs/path/hostile.md": {
        "broken-links": PAGE + "".join(f"[x](page-{number}.md)\n" for number in range(many(20_000))),
        "broken-anchors": PAGE
        + "".join(f"## Heading {number}\n" for number in range(many(10_000)))
        + "".join(f"[x](#heding-{number})\n" for number in range(many(10_000))),
        "doubled-anchors": PAGE + "## A {#a}\n" * many(30_000),
        "absolute-links": PAGE + "![](/x)\n" * many(30_000),
        "links-up": PAGE + f"[x]({'../' * many(30_000)}x.md)\n",
        "a-long-target": PAGE + f"[x]({'y' * LINE})\n",
        "percent-in-target": PAGE + f"[x]({'%' * (LINE // 2)}{'%ff' * many(15_000)})\n",
        "active": PAGE + "<script>\n" * many(30_000),
        "to-do": PAGE + "TODO: x\n" * many(30_000),
    },
    "docs/glossary/seo.yml": {
        "same-words": "topic: seo\nterms:\n"
        + "  - {id: t, term: t, definition: d, example: e, forms: [t, t, t, t]}\n" * many(3000),
        "related-to-nothing": "topic: seo\nterms:\n"
        + "".join(
            f"  - {{id: t{n}, term: t{n}, definition: d, example: e, related: [u{n}, v{n}]}}\n"
            for n in range(many(3000))
        ),
    },
}
"""Files of a kind, by their path, that are valid YAML."""
