"""The search index: records of what is to be found, given to Pagefind, one bundle per language."""

from casebook.search.index import BUNDLE, index
from casebook.search.pagefind import SearchFailure
from casebook.search.records import Record, records

__all__ = ["BUNDLE", "Record", "SearchFailure", "index", "records"]
