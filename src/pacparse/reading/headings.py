"""Which lines are headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pacparse.units import Line

ATX = re.compile(r"(?P<sign>#{1,6})[ \t]{1,8}(?=\S)")


def stands_apart(line: Line, after: Line | None) -> bool:
    """Whether blank lines or a page's top set the line off from both its neighbours."""
    return (line.gap > 0 or line.is_page_top) and (after is None or after.gap > 0 or after.is_page_top)
