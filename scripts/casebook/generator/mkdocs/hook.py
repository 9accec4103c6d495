"""MkDocs hook: stages before each build, so that `mkdocs build` and `mkdocs serve` work by themselves."""

from __future__ import annotations

import hashlib
import logging
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import FileSystemBytecodeCache
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import PluginError

from casebook.failure import BuildFailure
from casebook.generator.mkdocs.alternates import localize
from casebook.generator.mkdocs.assets import staged_assets
from casebook.generator.mkdocs.finished import take_finished
from casebook.generator.mkdocs.frames import Frames, lean
from casebook.site.feed import FEED, finished
from casebook.site.moved import with_canonical
from casebook.site.offline import NO_WORKER, WORKER
from casebook.site.words import words_of
from casebook.trees import languages

UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/**/*.map")
"""What the theme brings for its own search, and for those who work on the theme: 2 MB that no page loads."""
STYLESHEET = "assets/casebook.css"
SCRIPT = "assets/casebook/site.*.js"
WHOLE = ("opensearch.xml", "sitemap-cases.xml")
"""Files that need to know where the site will stand."""
MANIFEST = "manifest.webmanifest"
TOOLTIPS = "content.tooltips"
"""What the theme makes and measures for each term and heading while a page loads; `terms.ts` does it once asked."""
log = logging.getLogger("mkdocs.hooks.casebook")
_earlier: dict[Path, Any] = {}
"""What was loaded the last time, by root."""


def on_config(config: Any) -> None:
    """Stage, unless that has just been done, and name the style and script that every page loads.

    Their addresses carry a digest: Pages lets browsers keep a file for ten minutes.
    """
    root = Path(config.config_file_path).parent.resolve()
    if not config.extra.get("staged"):
        _stage(root)
    file = Path(__file__).parent / "theme" / STYLESHEET
    version = hashlib.sha256(file.read_bytes()).hexdigest()[:10]
    config.extra_css = [f"{path}?v={version}" if path == STYLESHEET else path for path in config.extra_css]
    for script in Path(config.docs_dir).glob(SCRIPT):
        value = ExtraScriptValue(script.relative_to(config.docs_dir).as_posix())
        value.type = "module"
        config.extra_javascript = [*config.extra_javascript, value]
    config.theme["features"] = [name for name in config.theme["features"] if name != TOOLTIPS]
    config.extra.offline = config.extra.get("offline", True)
    config.theme.static_templates.add(MANIFEST)
    config.extra.assets = staged_assets(Path(config.docs_dir))
    if config.site_url:  # what browsers and search engines are given has to have whole addresses
        config.theme.static_templates.update(WHOLE)
    localize(config, languages(root))


def on_nav(nav: Any, config: Any, files: Any) -> None:
    """Note which pages stand in the navigation: all others are drawn in frames."""
    config.extra.in_nav = {page.file.src_uri for page in nav.pages}


def on_files(files: Any, config: Any) -> None:
    """Remember what only leads on: staged pages have their texts in Markdown files."""
    config.extra.leads_on = [file.dest_uri for file in files if file.src_uri.endswith("/index.html")]


def on_pre_page(page: Any, config: Any, files: Any) -> Any:
    """A staged page is finished HTML."""
    take_finished(page, framed=page.file.src_uri not in config.extra.in_nav)
    return page


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give templates the language's words, and let them leave no empty lines: a tenth of each page was white space."""
    env.globals["word"] = words_of(config.theme["language"])
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = _compiled(Path(config.config_file_path).parent)
    config.extra.frames = Frames(env)
    return env


def _compiled(root: Path) -> FileSystemBytecodeCache:
    """Compiled templates, kept between builds: to compile Material's takes a third of an edit in `casebook serve`."""
    folder = root / "build" / "cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> None:
    """A page that is not translated says that the original is the one to be found."""
    original = config.extra.languages[0]
    if original.url and config.theme["language"] not in page.meta.get("translations", [config.theme["language"]]):
        page.canonical_url = urljoin(original.url, page.url)
    if page.file.src_uri not in config.extra.in_nav:
        context["drawn"] = config.extra.frames.drawn(page, context)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Take the indentation out of what surrounds the text."""
    return output if page.file.src_uri not in config.extra.in_nav else lean(output)


def on_post_build(config: Any) -> None:
    """Give the feed and what leads on whole addresses: only here is it known where the site will stand.

    Leave out what no page loads.
    """
    for pattern in UNUSED:
        for path in list(Path(config.site_dir).glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    quit, worker = (Path(config.site_dir, name) for name in (NO_WORKER, WORKER))
    if not config.extra.offline and quit.exists():
        shutil.copy(quit, worker)
    whole = {FEED: finished} | dict.fromkeys(config.extra.leads_on, with_canonical)
    for uri, make in whole.items():
        file = Path(config.site_dir, uri)
        if file.exists() and config.site_url:
            file.write_bytes(make(file.read_bytes(), urljoin(config.site_url, uri)))


def on_serve(server: Any, config: Any, builder: Any) -> None:
    """Watch the sources only: staging writes to the docs folder, and each change would be built and shown twice."""
    server.unwatch(config.docs_dir)


def _stage(root: Path) -> None:
    """Stage what can be staged; problems in content are warnings, which stop a strict build and not `mkdocs serve`."""
    from casebook.staging import stage_anyway  # takes half a second, and `casebook build` has no use for it

    try:
        _earlier[root] = stage_anyway(root, log.warning, _earlier.get(root), forks=False).loading  # it has threads
    except BuildFailure as failure:
        raise PluginError(str(failure)) from failure
