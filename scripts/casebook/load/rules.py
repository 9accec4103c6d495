"""What the loader can find wrong, by rule: one sentence each, for the documentation. Other rules are in
`casebook.check`.
"""

from __future__ import annotations

FILE_RULES = {
    "file-kind": "Content folders hold regular `.md`, `.yml`, `.json` files and pictures, no links and nothing else.",
    "file-place": "Every text lies in a place that has a meaning, such as `cases/` or `quizzes/items/`.",
    "file-name": "Texts are named in lower-case letters a-z, digits and hyphens; every system can hold every name.",
    "file-language": "A translation's name ends in the code of a language of the site: `x.ru.md` beside `x.md`.",
    "file-readable": "Every file and folder can be read.",
    "file-size": "No file, no line and no picture is larger than a page needs.",
    "file-encoding": "Texts are in UTF-8, without a byte order mark and without control characters.",
    "file-content": "A picture is what its name says, and an SVG only draws: it runs and loads nothing.",
    "file-line-ends": "Lines end with LF, not CRLF.",
    "front-matter": "A Markdown file begins with front matter between two lines `---`.",
    "yaml-syntax": "YAML can be parsed, and a file holds one document.",
    "yaml-comment": "No text is cut off by ` #`, which begins a comment: such a text stands in quotes.",
    "yaml-duplicate-key": "A mapping holds each key once.",
    "yaml-alias": "YAML is written out, without anchors and aliases.",
    "yaml-tag": "YAML has no tags.",
    "yaml-control": "No text holds control characters, not even as an escape such as `\\0`.",
    "yaml-depth": "Nesting is a few levels deep.",
    "yaml-length": "Lists and mappings are of a length that a person could have written.",
    "site-nav": "Every page has a place in `nav` of `mkdocs.yml`, or stands in `not_in_nav`; every place has a page.",
    "site-warnings": "What `mkdocs.yml` says of warnings names rules: `errors` and `untold` below `extra: casebook:`.",
    "shape": "Every field is known, required fields are there, and each value is of its type.",
}
