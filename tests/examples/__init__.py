"""Content for the checks: each example is laid over `base/` and checked. README.md says how to add one."""
