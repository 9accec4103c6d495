"""New content: values become valid, commented file texts. Pure but for `disk`; uses only model and load."""
