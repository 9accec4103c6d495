"""`python -m casebook.search SITE TREE LANG`: index one built language by itself."""

from __future__ import annotations

import sys
from pathlib import Path

from casebook.search import SearchFailure, built, index, records

if __name__ == "__main__":
    site, tree, lang = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    try:
        print(index(records(built(site), tree, lang), lang, site), "pages and terms")
    except SearchFailure as failure:
        sys.exit(str(failure))
