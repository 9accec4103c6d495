"""Terms as text, read back by the loader."""

from __future__ import annotations

from casebook.load.records import load_file
from casebook.model.library import Library
from casebook.model.term import TermFile
from casebook.writing import term_file
from casebook.writing.listing import appended


def test_every_real_term_survives_being_written(library: Library) -> None:
    for file in library.term_files:
        for one in file.terms:
            loaded = load_file("docs/glossary/x.yml", appended(term_file.head("x"), "terms", term_file.lines(one)))
            assert loaded.problems == []
            assert isinstance(loaded.record, TermFile)
            assert dict(loaded.record.terms[0]) == dict(one)
