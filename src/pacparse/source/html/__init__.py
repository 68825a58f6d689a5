"""HTML: pages of a parliament and of a government, of every era, as text with style runs."""

from pacparse.source.html.page import read_html

__all__ = ["read_html"]
