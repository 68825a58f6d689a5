"""Markdown as other programs write it: what its markup says of the text, which stays as it is."""

from pacparse.source.markdown.page import read_markdown

__all__ = ["read_markdown"]
