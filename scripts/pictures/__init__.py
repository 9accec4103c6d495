"""Draws the pictures of pages: a description in pictures/ becomes a plain SVG beside the page that shows it."""
