"""Stretches of text with their style runs, and the sheet that they are written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.styles import StyleRun

if TYPE_CHECKING:
    from pacparse.styles import StyleKind
    from pacparse.text.spans import Run

BLOCK_END = "\n\n"


class Stretch:
    """Text in the making, with style runs that count from its start."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._last: dict[StyleKind, int] = {}
        self.styles: list[StyleRun] = []

    def __len__(self) -> int:
        """The number of characters so far."""
        return self._length

    @property
    def text(self) -> str:
        """The characters so far."""
        return "".join(self._texts)

    def add(self, text: str, *said: tuple[StyleKind, str | None]) -> None:
        """Takes ``text`` at the end; what is ``said`` goes on where it was said just before."""
        start = self._length
        self._texts.append(text)
        self._length += len(text)
        for kind, value in said:
            self.mark(kind, start, self._length, value=value)

    def mark(self, kind: StyleKind, start: int, end: int, *, value: str | None = None) -> None:
        """Says that ``start`` to ``end`` is of ``kind``; a mark of a note never grows."""
        if start >= end:
            return
        at = self._last.get(kind)
        before = None if at is None or kind == "reference" else self.styles[at]
        if at is not None and before and before.run[1] == start and before.value == value:
            self.styles[at] = before._replace(run=(before.run[0], end))
            return
        self._last[kind] = len(self.styles)
        self.styles.append(StyleRun(kind, (start, end), value))

    def add_stretch(self, other: Stretch) -> None:
        """Takes all of another at the end."""
        shift = self._length
        self.add(other.text)
        for style in other.styles:
            start, end = style.run
            self.mark(style.kind, start + shift, end + shift, value=style.value)

    def stripped(self) -> Stretch:
        """The same without white space at its edges."""
        text = self.text
        words = text.strip()
        if len(words) == len(text):
            return self
        shift = text.index(words) if words else 0
        result = Stretch()
        result.add(words)
        for style in self.styles:
            start, end = (min(max(place - shift, 0), len(words)) for place in style.run)
            result.mark(style.kind, start, end, value=style.value)
        return result

    def on_one_line(self) -> Stretch:
        """The same with a space for each line end."""
        result = Stretch()
        result.add(self.text.replace("\n", " "))
        result.styles = self.styles
        return result


class Sheet:
    """The text of a document in the making, block by block."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._styles: list[StyleRun] = []

    def add_block(self, stretch: Stretch, *, is_next_line: bool = False) -> Run:
        """Takes a block, and gives where it stands; nothing where it has no characters.

        One that ``is_next_line`` is the next line of the block before it.
        """
        if not len(stretch):
            return self._length, self._length
        if self._length:
            separator = "\n" if is_next_line else BLOCK_END
            self._texts.append(separator)
            self._length += len(separator)
        shift = self._length
        self._texts.append(stretch.text)
        self._length += len(stretch)
        self._styles.extend(
            style._replace(run=(style.run[0] + shift, style.run[1] + shift))
            for style in stretch.styles
        )
        return shift, self._length

    def mark(self, kind: StyleKind, run: Run, value: str) -> None:
        """Says that what stands at ``run`` already is of ``kind``."""
        self._styles.append(StyleRun(kind, run, value))

    @property
    def text(self) -> str:
        """All blocks, a blank line between them."""
        return "".join(self._texts)

    @property
    def styles(self) -> tuple[StyleRun, ...]:
        """The style runs in order of place."""
        return tuple(sorted(self._styles, key=lambda style: style.run))
