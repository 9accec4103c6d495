"""Facts about the machine and the software that a measurement depends on; no names, no paths."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

import psutil  # type: ignore[import-untyped]

PACKAGES = (
    "mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "pydantic", "pyyaml", "pygal", "jinja2",
)  # fmt: skip


def facts() -> dict[str, object]:
    """Processor, cores, memory, system, and how busy the machine was before the bench began."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "load_before": round(os.getloadavg()[0], 2),
    }


def told(facts: dict[str, object]) -> str:
    """The facts in a line."""
    return ("{cores} cores, {memory_gb} GB, {processor}, {system}; load before the bench: {load_before} "
            "(over half of the cores: something else was running, measure again)").format(**facts)  # fmt: skip


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that do the work."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text("utf-8") if cpuinfo.exists() else ""
    found = re.search(r"^model name\s*: (.*)$", text, re.M)
    return found[1] if found else platform.machine()
