"""Grades sheets in tests, as the command does, without asking for a passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.exam.office import gradebook
from casebook.exam.office.grading import Desk, Outcome, grade_files
from casebook.exam.office.inbox import find
from casebook.exam.office.private_keys import PrivateKey
from casebook.exam.paper.sheet import Reason
from casebook.model.exam_keys import KeyFile, Role

from tests.support.sheets import RECEIVED, Issued, MadeOffice


@dataclass
class Grader:
    """A mentor's desk over a made office; `inbox` is where sheets come in."""

    made: MadeOffice
    inbox: Path
    raises: bool = True
    """Mistakes of the program are to fail tests."""

    def desk(
        self,
        codes: tuple[str, ...] = (),
        received: int = RECEIVED,
        published: KeyFile | None = None,
        key: PrivateKey | None = None,
    ) -> Desk:
        """What grading needs."""
        opener = key or self.made.keys[Role.TEAM]
        keys: Any = {opener.kid: opener.key}
        return Desk(
            self.made.office, published or self.made.published, keys, received, RECEIVED, codes, raises=self.raises
        )  # fmt: skip

    def put(self, data: bytes, name: str = "x.sheet") -> Path:
        """A file that came in."""
        file = self.inbox / name
        file.write_bytes(data)
        return file

    def grade(self, *files: Path, forks: bool = False, **how: Any) -> list[Outcome]:
        """What becomes of the files."""
        return list(grade_files(self.desk(**how), find(files), forks))

    def one(self, data: bytes, name: str = "x.sheet", **how: Any) -> Outcome:
        """What becomes of one file with this content."""
        (outcome,) = self.grade(self.put(data, name), **how)
        return outcome

    def hand_in(self, issued: Issued, **changes: Any) -> Outcome:
        """What becomes of that ticket's sheet, with some of it changed before it is sealed."""
        return self.one(self.made.seal(issued.sheet(**changes)))

    def results(self) -> list[str]:
        """The tickets that have a result; what is half written has none yet."""
        return gradebook.graded(self.made.office)


def refused(outcome: Outcome, reason: Reason, phrase: str = "") -> bool:
    """Whether it was refused for that reason, in words that name it; and a hint is given."""
    assert outcome.state == "refused", f"{outcome.state}, not refused ({reason})"
    assert (outcome.reason, phrase in outcome.says, bool(outcome.hint)) == (reason, True, True), outcome
    return True
