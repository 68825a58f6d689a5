"""A page on which people check documents beside their sources."""

from pacparse.render.page.writer import to_page

__all__ = ["to_page"]
