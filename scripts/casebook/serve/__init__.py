"""`casebook serve`: the site in a browser while its content is being edited. README.md draws how."""

from casebook.serve.loop import serve

__all__ = ["serve"]
