"""What a page keeps is named by its academy: the folder below the server's root, in all languages."""

DATABASE = '`casebook /${location.pathname.split("/")[1]}/`'
"""The name of a page's database of progress, as script of the page."""


def in_page(script: str) -> str:
    """`script`, with the page's database for DATABASE."""
    return script.replace("DATABASE", DATABASE)
