"""Our Markdown without the signs that Markdown does not show: what a plain text would have in their place."""

from __future__ import annotations

import re

# An escape, a space before plain words, the sign of a quotation, the number that is repeated in a note.
_UNSHOWN = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|^>?[ ]|(?<=^-[ ])[ ]|(?<=\]:[ ])\*\*[0-9]{1,4}\*\*[ ]?", re.MULTILINE
)


def unsigned(text: str) -> str:
    r"""``text`` without signs: ``1\. The lamps`` is ``1. The lamps``, and so is ``> 1\. The lamps``."""
    return _UNSHOWN.sub("", text)
