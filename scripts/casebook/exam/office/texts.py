"""The texts that lie in a new office."""

from __future__ import annotations

PRIVATE_ITEMS = "# casebook: " + "private items of an exam office, never to be published"
"""The line by which `casebook exam leaks` knows a file of the bank wherever it gets to; in two: this is none."""

README = """\
# Exam office

Everything that a candidate must not see, and everything about candidates. Keep this folder to the mentors who grade.

| Folder | What lies there | If it is lost |
| --- | --- | --- |
| `keys/` | private keys, encrypted with the passphrase | fetch it from a back-up; else see *A lost key* |
| `escrow/` | the escrow key, until you have moved it elsewhere | see *A lost key* |
| `bank/quizzes/items/` | private items, one YAML file a topic, as on the site | only public items are drawn |
| `ledger/` | one file a ticket: who, which items, their keys | its sheet can't be graded any more |
| `tickets/` | the tickets as they were issued | a candidate can't be sent theirs again |
| `gradebook/`, `reviews/`, `vivas/`, `decisions/` | results, and what mentors entered | grade again; ask the mentor |
| `withdrawn/` | tickets that were taken back, with the reason | their sheets would be graded |
| `credentials/` | certificates issued | issue them again |
| `erased/` | what is left of those who asked to be erased: no name | nothing |

No file is ever changed: each is written once, whole. So two mentors' copies can be merged by git without conflict.

## First of all

1. **Move `escrow/` elsewhere**: on a stick in a safe, or to somebody who does not grade. It is in no repository.
2. Put the passphrase into the password manager of the team.
3. Write private items: `bank/quizzes/items/brief-and-task.yml` has an example. `casebook exam check` checks them.
4. Commit the site's `docs/exam/keys.json` and publish the site: its exam page knows this office by it.
5. Make a back-up, or a **private** git repository that only mentors can read. Then `casebook exam backup COPY`.

## Day by day

    export CASEBOOK_OFFICE=DIR    # this folder
    casebook exam issue --name "…" --contact "…"
    casebook exam grade FILE…
    casebook exam results

## A lost key

- **The team key or its passphrase is lost**: the escrow key opens every sheet, `casebook exam grade --escrow KEYFILE`.
  Then `casebook exam keys rotate` for each role, with a new passphrase.
- **The passphrase changed**: keep the old one; `casebook exam grade` takes it from CASEBOOK_OLD_PASSPHRASE for sheets
  that were sealed before.
- **A private key was seen by others**: `casebook exam keys revoke KID`, then `keys rotate`, publish the site, and
  issue again what was issued and not graded yet.
- **The whole office is lost**: `casebook exam init DIR --anew`. Sheets that are out can't be graded.

Each command has its own `--help`.
"""

EXAMPLE = f"""\
{PRIVATE_ITEMS}
# Keep the line above in every file here: by it `casebook exam leaks` finds a copy that got into a repository.
#
# Private items of the topic `brief-and-task`. Same fields and rules as on the site, page "Formats" for mentors;
# `casebook exam check` names every slip. Ids must differ from those of the site, and are never used again.
#
# An example, to be copied without the marks #, and changed:
#
#  - id: x-brief-and-task-001
#    kind: single
#    level: judgement
#    stem: What does one do first?
#    options:
#      - {{id: a, text: The right thing, key: true, rationale: Why it is right.}}
#      - {{id: b, text: A tempting one, rationale: Where it breaks.}}
#      - {{id: c, text: Another tempting one, rationale: Where it breaks.}}
#    refs: ["page:process/brief-and-task#the-rule"]
#
#  - id: x-brief-and-task-002
#    kind: open
#    level: process
#    stem: A client says "…". Turn the wish into a task.
#    rubric:
#      - {{id: goal, text: Names the goal and how it is measured, points: 2}}
#      - {{id: deciding, text: Says who decides what, points: 2}}
#    sample: A model text that earns all points.
#    refs: ["page:process/brief-and-task#template"]
topic: brief-and-task
author: The mentors
reviewed: 2026-11-22
items: []
"""

IGNORED = """\
# What must not get into a repository, not even a private one.
/escrow/
/.cache/
.lock
.new-*
"""

ATTRIBUTES = """\
# Signatures and codes are over bytes: git must not change line ends.
* -text
"""

FILES = {
    "README.md": README,
    "bank/quizzes/items/brief-and-task.yml": EXAMPLE,
    ".gitignore": IGNORED,
    ".gitattributes": ATTRIBUTES,
}
"""By their place in the office."""
