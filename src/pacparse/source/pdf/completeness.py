"""Whether a page was read whole: its letters are counted on the way in and on the way out.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.pages import PrintedLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.source.pdf.letters import Letters
    from pacparse.source.pdf.pages import PrintedPage

_SLACK = 3  # letters that the library's own text may have more: a ligature, a sign without a name


def count_letters(ways: Iterable[Letters]) -> int:
    """How many letters a page has; white space does not count."""
    return sum(_count(letters.text) for letters in ways)


def is_incomplete(
    document: Any, index: int, page: PrintedPage, *, given: int, doubled: int, has_notes: bool
) -> bool:
    """Whether letters of page ``index`` are missing from ``page``.

    ``given`` letters were there, of which ``doubled`` repeat others. The library's own text takes
    longer than all else. So it is asked only if ``has_notes`` says that forms or notes lie on the page,
    and its words only if no letter was given.
    """
    told = _count_page(page)
    if told + doubled + _SLACK < given:
        return True
    if has_notes:
        plain = document.extract_text(index, extract_tables=False)
    elif given or not document.has_text_layer(index):
        return False
    else:
        plain = "".join(span.text for span in document.extract_spans(index))
    return _count(plain) > given + doubled + _SLACK


def _count_page(page: PrintedPage) -> int:
    texts = [*page.stamps, *page.unseen]
    for item in page.content:
        cells = [[item]] if isinstance(item, PrintedLine) else item.cells
        texts += [line.text for cell in cells for line in cell]
    return _count("".join(texts))


def _count(text: str) -> int:
    return len("".join(text.split()))
