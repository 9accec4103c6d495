"""Where MkDocs calls us: the hook, and the theme over Material. Nothing else knows of MkDocs but build.py."""
