"""Makes documents of any size that look like Treasury Minutes: invented words, real shapes.

    python benchmarks/documents.py --size 20000 -o minutes.txt
    python benchmarks/documents.py --size 2000000 --wrapped --seed 7 -o - | less

Without ``-o`` it only says what the document is like. The same seed gives the same text. Nothing
repeats by accident: a document is a volume of reports, each with its own title, items, answers
and notes, written with several thousand words.
"""

from __future__ import annotations

import argparse
import random
import sys
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOCABULARY_SIZE = 6000
LINE_WIDTH = 90
PAGE_LINES = 46
_POOL_SIZE = 20_000


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ONSETS = _split(
    """b br c ch cl cr d dr f fl fr g gl gr h j l m n p pl pr qu r s sc sh sl sp st str t th tr
    v w"""
)
_NUCLEI = _split("a ai e ea ee i ie o oa oo ou u")
_CODAS = ("", "", "", *_split("b ck d g l ll m n nd ng nt p r rd rn s st t"))
_ENDINGS = ("", "", "", "", *_split("ing ed s ment er ly ation ness ance ity"))
_COMMON = _split(
    """the of and to in a is that for it as was with be by on not which or an this are from at
    their have has been were its will other more had can between under also when than these such
    may within through during after before each where both over would should those one two three
    new first local national public further full early clear better several many most some all"""
)
_DEPARTMENTS = (
    "Department of Health", "Home Office", "Ministry of Justice", "Department for Transport",
    "Department for Education", "Ministry of Defence", "HM Treasury", "Cabinet Office",
    "Department for Work and Pensions", "HM Revenue and Customs",
)  # fmt: skip
_ORDINALS = _split(
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth"
)
_TENS = _split("Twenty Thirty Forty Fifty Sixty")
_STATUSES = (
    "Recommendation implemented.", "Target implementation date: Spring {year}.",
    "Work in progress.", "Target implementation date: March {year}.",
    "Revised target implementation date: Autumn {year}.",
)  # fmt: skip
_STANCES = (
    "The Government agrees with the Committee’s recommendation.",
    "The Government agreed with the Committee’s recommendation.",
    "The Department disagrees with the Committee’s recommendation.",
    "The Government partially agrees with the Committee’s recommendation.",
)


class Writer:
    """Invented prose by one seed: words with the frequencies of a language, sentences, facts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.vocabulary = self._invent_words()
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.vocabulary))))
        self._pool: list[str] = []

    def _invent_words(self) -> list[str]:
        words: dict[str, None] = {}
        choose = self.random.choice
        while len(words) < VOCABULARY_SIZE:
            syllables = self.random.choice((1, 2, 2, 3))
            stem = "".join(choose(_ONSETS) + choose(_NUCLEI) for _ in range(syllables))
            word = stem + choose(_CODAS) + choose(_ENDINGS)
            if 3 < len(word) < 15:
                words[word] = None
        return list(words)

    def word(self) -> str:
        """One invented word, the frequent ones often."""
        if not self._pool:
            self._pool = self.random.choices(
                self.vocabulary, cum_weights=self._weights, k=_POOL_SIZE
            )
        return self._pool.pop()

    def phrase(self, count: int) -> str:
        """``count`` words, about half of them the small words of English."""
        roll = self.random.random
        common = self.random.choices(_COMMON, k=count)
        return " ".join(word if roll() < 0.45 else self.word() for word in common)

    def sentence(self) -> str:
        """A sentence of ten to thirty words, now and then with a figure, a year or a comma."""
        head = f"{self.word().capitalize()} {self.phrase(self.random.randint(4, 14))}"
        tail = self.phrase(self.random.randint(5, 14))
        middle = self.random.choice((" ", " ", " ", ", ", f" {self.fact()} ", f", {self.fact()}, "))
        return f"{head}{middle}{tail} {self.word()}"

    def fact(self) -> str:
        """A figure that looks like the number of a paragraph or of a note, and is none."""
        roll = self.random.randint
        return self.random.choice(
            (
                f"by {roll(2010, 2030)}",
                f"£{roll(1, 90)}.{roll(1, 9)} million",
                f"{roll(11, 99)}.{roll(1, 9)}%",
                f"in 20{roll(10, 18)}-{roll(19, 28)}",
                f"{roll(1, 90)},{roll(100, 999)} of them",
                f"the {self.word().capitalize()} {self.word().capitalize()}",
            )
        )

    def paragraph(self, low: int, high: int) -> str:
        """Sentences until a length between ``low`` and ``high`` characters is reached."""
        wanted = self.random.randint(low, high)
        sentences: list[str] = []
        length = 0
        while length < wanted:
            sentences.append(self.sentence())
            length += len(sentences[-1]) + 2
        return ". ".join(sentences) + "."

    def title(self) -> str:
        """A title of a few words, the first with a capital."""
        return f"{self.word().capitalize()} {self.phrase(self.random.randint(2, 5))} {self.word()}"


class _Notes:
    """The numbers of one report's notes, and those still to be printed."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.last = 0
        self.waiting: list[int] = []

    def mark(self, text: str) -> str:
        """``text`` with a glued mark after one of its words or at its end."""
        self.last += 1
        self.waiting.append(self.last)
        stops = [at for at in range(len(text)) if text.startswith(". ", at)]
        if not stops or self.writer.random.random() < 0.3:
            return f"{text}{self.last}"
        at = self.writer.random.choice(stops)
        if self.writer.random.random() < 0.5:
            return f"{text[: at + 1]}{self.last}{text[at + 1 :]}"
        return f"{text[:at]}{self.last}{text[at:]}"

    def lines(self) -> list[str]:
        """The notes that wait, a line each, now and then two on one line."""
        word, roll = self.writer.word, self.writer.random.random
        notes = [
            f"{number} http{'s' if roll() < 0.6 else ''}://www.{word()}-{word()}.example/{word()}/{word()}"
            f"{'.' if roll() < 0.2 else ''}"
            for number in self.waiting
        ]
        self.waiting.clear()
        if len(notes) > 1 and roll() < 0.3:
            notes[:2] = [f"{notes[0]} {notes[1]}"]
        return notes


def _ordinal(number: int) -> str:
    """``First`` to ``Sixty-Twelfth``: what a volume's reports are called."""
    tens, ones = divmod(number, len(_ORDINALS))
    return f"{_TENS[tens % len(_TENS)]}-{_ORDINALS[ones]}" if tens else _ORDINALS[ones]


def _report_lines(writer: Writer, ordinal: int) -> Iterator[str]:
    """One report's answer: its head, four to eight items, its notes among them."""
    session = 2010 + ordinal // 60
    choose = writer.random.choice
    if ordinal:
        yield f"{_ordinal(ordinal)} Report of Session {session}-{session % 100 + 1:02}"
    yield f"{choose(_DEPARTMENTS)} {writer.title()}"
    notes = _Notes(writer)
    for item in range(1, writer.random.randint(4, 8) + 1):
        yield from _item_lines(writer, item, notes)
    yield from notes.lines()


def _item_lines(writer: Writer, item: int, notes: _Notes) -> Iterator[str]:
    """A conclusion, a recommendation, and the answer in two to seven paragraphs."""
    chance = writer.random.random
    yield f"{item}: Committee of Public Accounts conclusion:"
    yield writer.paragraph(100, 260)
    yield "Recommendation:"
    yield f"The Department should {writer.paragraph(120, 420).lower()}"
    yield f"{item}.1 {writer.random.choice(_STANCES)}"
    yield writer.random.choice(_STATUSES).format(year=writer.random.randint(2017, 2029))
    for place in range(2, writer.random.randint(3, 8) + 1):
        text = writer.paragraph(300, 900)
        for _ in range(writer.random.choice((0, 0, 0, 1, 1, 2))):
            text = notes.mark(text)
        yield f"{item}.{place}{'.' if chance() < 0.1 else ''} {text}"
        if chance() < 0.15:
            yield from (f"- {writer.phrase(9)} {writer.word()};" for _ in range(3))
        if len(notes.waiting) > 3:
            yield from notes.lines()


def _wrap(lines: list[str]) -> Iterator[str]:
    """The lines as a printed page has them: wrapped, blank lines between, numbers at page ends."""
    page, row = 1, 0
    for line in lines:
        rest = line
        while rest:
            cut = len(rest) if len(rest) <= LINE_WIDTH else rest.rfind(" ", 0, LINE_WIDTH)
            cut = cut if cut > 0 else len(rest)
            yield rest[:cut]
            rest = rest[cut:].lstrip()
            row += 1
            if row == PAGE_LINES:
                yield f"\n{page}\n\f"
                page, row = page + 1, 0
        yield ""


def make_document(size: int, *, seed: int = 1, wrapped: bool = False) -> str:
    """A document of about ``size`` characters, never fewer, at most one report more."""
    writer = Writer(seed)
    lines: list[str] = []
    length = ordinal = 0
    while length < size:
        for line in _report_lines(writer, ordinal):
            lines.append(line)
            length += len(line) + 1
            if length >= size:
                break
        ordinal += 1
    text = "\n".join(_wrap(lines) if wrapped else lines)
    return f"{text.replace(f'{chr(10)}{chr(12)}{chr(10)}', f'{chr(10)}{chr(12)}')}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=20_000, help="characters (default: 20000)")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same text (default: 1)")
    parser.add_argument("--wrapped", action="store_true", help="short lines, blank lines, pages")
    parser.add_argument("-o", "--output", help="file to write, - for standard output")
    options = parser.parse_args()
    text = make_document(options.size, seed=options.seed, wrapped=options.wrapped)
    if options.output == "-":
        sys.stdout.buffer.write(text.encode())
    elif options.output:
        Path(options.output).write_bytes(text.encode())
    else:
        lines = text.count("\n")
        print(f"{len(text):,} characters, {lines:,} lines, {len(set(text.split())):,} words")


if __name__ == "__main__":
    main()
