"""Translations: marks on the fields of the model, and all that follows from them."""
