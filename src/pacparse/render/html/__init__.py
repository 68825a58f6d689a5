"""The cleaned text as one readable page: no request, no script, every word of the text as text."""

from pacparse.render.html.writer import to_html

__all__ = ["to_html"]
