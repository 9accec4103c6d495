"""The model becomes staged files: plain Markdown and JSON, with no knowledge of the site generator."""
