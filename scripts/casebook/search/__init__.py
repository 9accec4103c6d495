"""The search index: light copies of what is to be found, given to Pagefind, one bundle per language."""

from casebook.search.copies import write_copies
from casebook.search.index import Indexed, SearchFailure, index_copies, index_site

__all__ = ["Indexed", "SearchFailure", "index_copies", "index_site", "write_copies"]
