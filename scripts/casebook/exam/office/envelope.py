"""The page for the envelope of the escrow key: printed, filled in by hand, and put away for the day that it is needed.

The passphrase itself is never on it. A file on a disk gets into back-ups and a printer keeps what it printed; so the
page has a line on which it is written by hand.
"""

from __future__ import annotations

from pathlib import Path

from casebook import disk
from casebook.exam.office.office import MARK
from casebook.exam.office.place import SITE
from casebook.exam.office.private_keys import file_name
from casebook.exam.office.storage import OfficeFault, reaching
from casebook.model.exam_keys import PublicKey

TEMPLATE = Path(__file__).with_name("envelope.html.jinja")
NO_PLACE = (".git", SITE, MARK)


def refuse_place(file: Path) -> None:
    """Raises OfficeFault where there is such a file, or it would lie in a repository, a site or an office."""
    real = file.expanduser().absolute()
    if real.exists():
        raise OfficeFault(file, "a file of that name", "none", "look at it, and name another")
    for above in real.resolve().parents:
        for name in NO_PLACE:
            if (above / name).exists():
                raise OfficeFault(
                    file, f"a place beside {above / name}", "one in no repository, site or office",
                    "name a file elsewhere, such as ~/escrow.html; print it, and delete it",
                )  # fmt: skip


def write(file: Path, escrow: PublicKey) -> None:
    """Write the page for that key. Raises OfficeFault."""
    import jinja2

    refuse_place(file)
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    page = environment.from_string(TEMPLATE.read_text("utf-8")).render(key=escrow, file=file_name(escrow))
    with reaching(file):
        disk.create(file.expanduser().absolute(), page.encode(), 0o600)
