"""MkDocs hook: stages before each build, so that `mkdocs build` and `mkdocs serve` work by themselves."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from casebook.build import STAGED, BuildFailure, stage_root
from casebook.load.library import Loading

_earlier: dict[Path, Loading] = {}


def on_pre_build(config: Any) -> None:
    """Stage, unless `casebook build` has just done so."""
    if os.environ.get(STAGED):
        return
    from mkdocs.exceptions import PluginError

    root = Path(config.config_file_path).parent.resolve()
    try:
        _earlier[root] = stage_root(root, earlier=_earlier.get(root)).loading
    except BuildFailure as failure:
        raise PluginError(str(failure)) from failure
