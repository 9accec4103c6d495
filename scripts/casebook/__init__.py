"""Casebook: content as typed data, loaded once; site, exam and exports are views of it."""
