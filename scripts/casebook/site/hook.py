"""MkDocs hook: stages before each build, so that `mkdocs build` and `mkdocs serve` work by themselves."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import PluginError

from casebook.build import STAGED, BuildFailure, stage_root
from casebook.load.library import Loading

STYLESHEET = "assets/casebook.css"
SCRIPT = "assets/casebook/site.*.js"
_earlier: dict[Path, Loading] = {}


def on_config(config: Any) -> None:
    """Stage, unless `casebook build` has just done so, and name the style and script that every page loads.

    Their addresses carry a digest: Pages lets browsers keep a file for ten minutes.
    """
    root = Path(config.config_file_path).parent.resolve()
    if not os.environ.get(STAGED):
        _stage(root)
    file = Path(__file__).parent / "theme" / STYLESHEET
    version = hashlib.sha256(file.read_bytes()).hexdigest()[:10]
    config.extra_css = [f"{path}?v={version}" if path == STYLESHEET else path for path in config.extra_css]
    for script in Path(config.docs_dir).glob(SCRIPT):
        value = ExtraScriptValue(script.relative_to(config.docs_dir).as_posix())
        value.type = "module"
        config.extra_javascript = [*config.extra_javascript, value]


def _stage(root: Path) -> None:
    try:
        _earlier[root] = stage_root(root, earlier=_earlier.get(root)).loading
    except BuildFailure as failure:
        raise PluginError(str(failure)) from failure
