"""JSON Schemas of all file kinds, generated from the model, so that editors complete and warn.

`python -m casebook.load.schemas` writes them to scripts/schemas/. Dialect: JSON Schema 2020-12, as pydantic makes it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from casebook.model.kinds import FileKind, file_kinds

FOLDER = Path(__file__).parents[2] / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schemas() -> dict[str, str]:
    """Each schema's file name and text."""
    return {f"{kind.name}.json": _text(kind) for kind in file_kinds()}


def write(folder: Path = FOLDER) -> None:
    """Write all schemas to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8")


def _text(kind: FileKind) -> str:
    schema: dict[str, Any] = {"$schema": DIALECT, **kind.model.model_json_schema(by_alias=True)}
    schema["title"] = f"Casebook: {kind.shape}"
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write()
