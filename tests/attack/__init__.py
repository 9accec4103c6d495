"""Attacks on the exam: each is refused, with its reason."""
