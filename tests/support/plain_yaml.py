"""Reads YAML as any program does, without our rules; in C, where it is installed with it, ten times as fast."""

from __future__ import annotations

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def plain_yaml(text: str) -> Any:
    return yaml.load(text, LOADER)
