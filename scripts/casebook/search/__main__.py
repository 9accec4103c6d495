"""`python -m casebook.search TREE LANG SITE`: index one staged language by itself."""

from __future__ import annotations

import sys
from pathlib import Path

from casebook.search import SearchFailure, extracts, index

if __name__ == "__main__":
    tree, lang, site = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    try:
        print(index(extracts(tree, lang), lang, site), "pages and terms")
    except SearchFailure as failure:
        sys.exit(str(failure))
