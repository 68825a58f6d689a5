"""What is usual in a document: the size of its type, the distance of its lines, its bold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.pdf.pages import PrintedLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pacparse.source.pdf.pages import PrintedPage

_USUAL_LEADING = 1.2  # of the size, where too few lines follow one another
_WIDEST = 2.2  # of the size: lines farther apart do not follow one another


class Measures(NamedTuple):
    """``body`` is the size that most characters are set in; ``leadings`` the steps between lines."""

    body: float
    leadings: Mapping[float, float]
    bold_share: float

    def leading(self, size: float) -> float:
        """The usual step from a line to the next, in type of that size."""
        return self.leadings.get(round(size), _USUAL_LEADING * size)


def measure(pages: Sequence[PrintedPage]) -> Measures:
    """What is usual in ``pages``."""
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    bold = letters = 0
    for page in pages:
        last: PrintedLine | None = None
        for line in page_lines(page):
            sizes[round(line.size * 2) / 2] += len(line.text)
            letters += len(line.text)
            if line.bold:
                bold += bold_length(line)
            if last is not None and last.region == line.region and abs(last.size - line.size) < 0.3:
                step = last.y - line.y
                if 0.8 * line.size < step < _WIDEST * line.size:
                    steps.setdefault(round(line.size), Counter())[round(step * 4) / 4] += 1
            last = line
    body = max(sizes.items(), key=lambda item: (item[1], item[0]), default=(10.0, 0))[0]
    leadings = {size: _usual_step(found) for size, found in steps.items()}
    return Measures(body, leadings, bold / letters if letters else 0.0)


def _usual_step(steps: Counter[float]) -> float:
    """The smallest step among those that are frequent: larger ones part paragraphs."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.5 * most)


def page_lines(page: PrintedPage) -> Iterator[PrintedLine]:
    """The lines of a page that stand in no table."""
    return (item for item in page.content if isinstance(item, PrintedLine))


def bold_length(line: PrintedLine) -> int:
    """How many characters of a line are bold, the spaces between them counted."""
    return sum(end - start for start, end in line.bold)


def is_bold(line: PrintedLine) -> bool:
    """Whether all words of a line are bold."""
    return bool(line.bold) and bold_length(line) >= len(line.text.replace(" ", "")) > 0
