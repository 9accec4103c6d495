"""The command line with all its commands, for tests that call it without a process."""

from __future__ import annotations

from functools import cache

import typer.testing
from casebook.cli import app_for
from typer.main import get_command

app = app_for(())
typer.testing._get_command = cache(get_command)  # a runner makes all commands anew each time: a third of its time
