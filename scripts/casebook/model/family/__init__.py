"""Families: recipes whose numbers, situations and wrong options are worked out; their instances are items."""
