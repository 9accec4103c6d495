"""The search index: extracts of what is to be found, given to Pagefind, one bundle per language."""

from casebook.search.early import EarlyIndex
from casebook.search.extracts import Extract, extracts
from casebook.search.index import BUNDLE, index
from casebook.search.pagefind import SearchFailure

__all__ = ["BUNDLE", "EarlyIndex", "Extract", "SearchFailure", "extracts", "index"]
