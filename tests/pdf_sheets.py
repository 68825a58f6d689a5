"""PDF pages for tests, each word put where the test says."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
STEP = 14


class Sheets:
    """A PDF that is drawn page by page; heights count from the foot of the page, in points."""

    def __init__(self, *, password: str | None = None) -> None:
        self._sink = BytesIO()
        self.canvas = Canvas(self._sink, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=password)

    def put(self, x: float, y: float, text: str, *, size: float = 11, bold: bool = False) -> float:
        """Where the text ends that is put at ``x`` and ``y``."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return x + float(self.canvas.stringWidth(text, font, size))

    def lines(self, x: float, y: float, texts: Sequence[str], *, size: float = 11) -> float:
        """The height of the next line below lines that follow one another."""
        for text in texts:
            self.put(x, y, text, size=size)
            y -= 1.27 * size
        return y

    def turn(self) -> None:
        """Ends the page."""
        self.canvas.showPage()

    def content(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self._sink.getvalue()


def plain_pages(pages: int = 1, *, password: str | None = None) -> bytes:
    """A PDF of so many pages, with a numbered paragraph on each."""
    sheets = Sheets(password=password)
    for page in range(pages):
        sheets.lines(60, 700, [f"{page + 1}. The board agrees with the keepers.", "It is so."])
        sheets.turn()
    return sheets.content()
