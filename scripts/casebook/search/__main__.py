"""`python -m casebook.search SITE TREE LANG`: index one built language by itself, and say what it took."""

from __future__ import annotations

import sys
from pathlib import Path

from casebook.search import SearchFailure, index_site

if __name__ == "__main__":
    try:
        print(index_site(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
    except SearchFailure as failure:
        sys.exit(str(failure))
