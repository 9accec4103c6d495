"""What makes a site of the staged trees. Only `generator/mkdocs/` knows which generator it is."""
