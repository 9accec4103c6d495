"""The search index: records of what is to be found, given to Pagefind, one bundle per language."""

from casebook.search.index import index
from casebook.search.pagefind import SearchFailure
from casebook.search.records import Record, built, records

__all__ = ["Record", "SearchFailure", "built", "index", "records"]
