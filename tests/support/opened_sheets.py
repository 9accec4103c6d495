"""Graded sheets as the office keeps them, without sealing and opening them first, which takes most of the time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casebook.exam.office import gradebook
from casebook.exam.office.office import Office
from casebook.exam.paper.entry import Entry, FormItem
from casebook.exam.paper.kept import digest_of
from casebook.exam.paper.opened import Opened, Receipt

from tests.support.sheets import RECEIVED, STARTED

Json = Any


def keep(office: Office, entry: Entry, responses: Mapping[str, Json], received: int = RECEIVED) -> None:
    """Keep a sheet with these responses, by ref and in the ids of the bank, as if it had been opened."""
    sha256 = digest_of([entry.id, "a made-up sheet"])
    opened = Opened.model_validate({
        "v": 2, "ticket": entry.id, "entry": digest_of(entry.as_json()), "sheet_sha256": sha256,
        "started": STARTED * 1000, "submitted": (STARTED + 3600) * 1000, "overtime": 0,
        "responses": [{"ref": kept.ref, "response": responses.get(kept.ref), "seconds": 60} for kept in entry.form],
        "away": [], "reloads": 0, "clock_set_back": False, "agent": "Chromium 146",
    })  # fmt: skip
    receipt = Receipt(sheet_sha256=sha256, received=received, graded=received)
    gradebook.keep_sheet(office, opened, b"{}", receipt)


def right(kept: FormItem) -> Json:
    """The right response to an item, in the ids of the bank."""
    match kept.kind:
        case "numeric":
            return f"{kept.key['value']:g}"
        case "short":
            return kept.key[0]
    return kept.key if kept.key is not None else "A task with a goal."
