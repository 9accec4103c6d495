"""The rules: each looks at the library and yields problems."""
