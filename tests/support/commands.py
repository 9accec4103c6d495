"""The command line with all its commands, for tests that call it without a process."""

from __future__ import annotations

from casebook.cli import app_for

app = app_for(())
