"""Prose: the one Markdown dialect, parsed once for rules and for pages, as GitHub shows it."""
