"""What the YAML of files holds, kept on disk by the digest of each text: to parse it is half of what loading takes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from casebook.exam.office.stamped import read_kept, write_kept
from casebook.load import yaml
from casebook.load.yaml import Cut

MOST = 1000
"""So many texts are kept; of more, those that were asked for last."""


class Parsed:
    """`parse` with a memory in `file`, which may be deleted at any time. What is told with a text is not kept: a text
    with comments or problems is parsed each time.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._engine = hashlib.sha256(Path(yaml.__file__).read_bytes())
        self._known = read_kept(file)
        self._asked: dict[str, Any] = {}

    def parse(self, text: str, *, cuts: list[Cut]) -> Any:
        """As `yaml.parse`. Raises YamlProblem."""
        whole = self._engine.copy()
        whole.update(text.encode())
        digest = whole.hexdigest()
        if digest in self._known:
            self._asked[digest] = self._known[digest]
            return self._known[digest]
        value = yaml.parse(text, cuts=cuts)
        if not cuts:
            self._asked[digest] = value
        return value

    def keep(self) -> None:
        """Write down what was new, if the disk lets us."""
        if self._asked.keys() <= self._known.keys():
            return
        both = {**self._known, **self._asked}
        write_kept(self._file, both if len(both) <= MOST else self._asked)
