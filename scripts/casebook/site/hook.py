"""MkDocs hook: stages before each build, so that `mkdocs build` and `mkdocs serve` work by themselves."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from casebook.build import STAGED, BuildFailure, stage_root
from casebook.load.library import Loading

STYLESHEET = "assets/casebook.css"
_earlier: dict[Path, Loading] = {}


def on_config(config: Any) -> None:
    """Put a digest behind the stylesheet's address: Pages lets browsers keep it for ten minutes."""
    file = Path(__file__).parent / "theme" / STYLESHEET
    version = hashlib.sha256(file.read_bytes()).hexdigest()[:10]
    config.extra_css = [f"{path}?v={version}" if path == STYLESHEET else path for path in config.extra_css]


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
