"""Invented prose: bodies that do not exist, sentences that nobody wrote, traps that real ones hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.words import (
    ABBREVIATED,
    ABILITIES,
    ADJECTIVES,
    CAUSES,
    DEEDS,
    DEPARTMENTS,
    ENDS,
    HOSTS,
    OFFICES,
    PASTS,
    PLACES,
    SETTINGS,
    STUDIES,
    THINGS,
    TRAPS,
    WORKS,
)

if TYPE_CHECKING:
    from random import Random

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
ONES = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth "
    "Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth"
).split()
TENS = ("Twent", "Thirt", "Fort", "Fift", "Sixt", "Sevent", "Eight")


def ordinal(number: int) -> str:
    """The ordinal of 1 to 89 in words, capital and hyphen: ``Twenty-Third``."""
    if number < 20:
        return ONES[number - 1]
    tens, one = TENS[number // 10 - 2], number % 10
    return f"{tens}y-{ONES[one - 1]}" if one else f"{tens}ieth"


class Prose:
    """A writer of sentences; no sentence twice from the same writer."""

    def __init__(self, rng: Random, *, year: int, apostrophe: str = "’") -> None:
        self.rng = rng
        self.year = year
        self.apostrophe = apostrophe
        self._used: set[str] = set()

    def pick(self, words: tuple[str, ...]) -> str:
        """One of ``words``."""
        return self.rng.choice(words)

    def office(self) -> str:
        """An invented body, with its article."""
        return self.pick(OFFICES)

    def things(self) -> str:
        """What the sentences are about, mostly with an adjective: ``tidal gates``."""
        noun = self.pick(THINGS)
        return f"{self.pick(ADJECTIVES)} {noun}" if self.rng.random() < 0.6 else noun

    def some_year(self) -> int:
        """A year near that of the document."""
        return self.year + self.rng.randint(-6, 3)

    def financial_year(self) -> str:
        """``2018-19``, more rarely ``2018/19``."""
        year = self.some_year()
        return f"{year}{self.rng.choice('---/')}{(year + 1) % 100:02}"

    def when(self) -> str:
        """A time in words, with a preposition."""
        return self.rng.choice(
            (
                f"in {self.pick(tuple(MONTHS))} {self.some_year()}",
                f"by the end of {self.some_year()}",
                f"in {self.some_year()}",
                f"during {self.financial_year()}",
                f"in {self.pick(SEASONS).lower()} {self.some_year()}",
                f"on {self.rng.randint(1, 28)} {self.pick(tuple(MONTHS))} {self.some_year()}",
                f"since {self.some_year()}",
                f"in Q{self.rng.randint(1, 4)} {self.financial_year().replace('/', '-')}",
            )
        )

    def amount(self) -> str:
        """An amount, a share or a count that begins a noun phrase."""
        big = self.rng.randint(12, 980)
        return self.rng.choice(
            (
                f"£{big / 10:.1f} million for",
                f"£{big},{self.rng.randint(0, 999):03} for",
                f"{self.rng.randint(201, 989) / 10:.1f}% of",
                f"{self.rng.randint(20, 99)} per cent of",
                f"{self.rng.randint(104, 996)}",
                f"{self.rng.randint(2, 98)},{self.rng.randint(0, 999):03}",
                f"around {self.rng.randint(21, 99)},000",
                f"nearly two thirds of the {big}",
            )
        )

    def sentence(self) -> str:
        """A sentence, never twice the same, capital and full stop."""
        while True:
            text = self._draft()
            text = text[0].upper() + text[1:]
            if text not in self._used:
                self._used.add(text)
                return text

    def _draft(self) -> str:
        pick, rng = self.pick, self.rng
        a, b, c = self.office(), self.things(), self.things()
        name, short = rng.choice(ABBREVIATED)
        form = rng.randrange(18)
        drafts = (
            f"{a} {pick(PASTS)} {b} {pick(SETTINGS)} {self.when()}, {pick(ENDS)}.",
            f"{self.when()} {a} {pick(PASTS)} {b} so that {c} {pick(ABILITIES)}.",
            f"{self.amount()} {b} {pick(PLACES)} {pick(ABILITIES)} {self.when()}.",
            f"the {name} ({short}) {pick(DEEDS)} {b} with {a}, {pick(ENDS)}.",
            f"because {pick(CAUSES)}, {a} {pick(DEEDS)} {b} {pick(PLACES)} before it turns to {c}.",
            f"this includes {self.amount()} {b}, {pick(ENDS)}, and {self.amount()} {c} {self.when()}.",
            f"{a} has been working with {self.office()} on {b}, {c} and {self.things()}; {pick(ENDS)}.",
            f"while {pick(CAUSES)}, {b} {pick(ABILITIES)} {pick(SETTINGS)}, and {pick(WORKS)} goes on.",
            f"under {pick(TRAPS)}, {a} {pick(PASTS)} {b} {self.when()}.",
            f"the {pick(STUDIES)} of {self.some_year()} showed that {b} {pick(ABILITIES)} {pick(PLACES)}.",
            f"{a} told parishes that ‘{b} must come before {c}’, {pick(ENDS)}.",
            (
                f"of those, {self.amount()} {b} {pick(ABILITIES)}, compared with {self.amount()} {c}"
                f" {self.when()}."
            ),
            (
                f"{pick(WORKS)} on {b} began {self.when()} and will run until {self.year + 4},"
                f" {pick(ENDS)}."
            ),
            f"in addition, {a} {pick(DEEDS)} {b} ({c} excepted) {pick(SETTINGS)}.",
            f"figures {self.when()} suggest that {self.amount()} {b} {pick(PLACES)} {pick(ABILITIES)}.",
            f"{a} will write to {self.office()} about {b} once {c} {pick(ABILITIES)}.",
            (
                f"there are {rng.randint(102, 987)} {b} {pick(PLACES)}, of which {rng.randint(11, 99)}"
                f" {pick(ABILITIES)}, {pick(ENDS)}."
            ),
            f"since {pick(TRAPS)}, {b} and {c} {pick(ABILITIES)}, {pick(ENDS)}.",
        )
        return drafts[form]

    def paragraph(self, least: int = 1, most: int = 4) -> str:
        """A paragraph of ``least`` to ``most`` sentences."""
        return " ".join(self.sentence() for _ in range(self.rng.randint(least, most)))

    def long_sentence(self) -> str:
        """A sentence of at least 22 words."""
        while True:
            text = self.sentence()
            if len(text.split()) >= 22:
                return text

    def finding(self) -> str:
        """What a committee found."""
        b, c = self.things(), self.things()
        text = self.rng.choice(
            (
                f"It is not yet clear how {self.office()} {self.pick(DEEDS)} {b}, {self.pick(ENDS)}.",
                f"The Department does not know how many {b} {self.pick(ABILITIES)} {self.pick(PLACES)}.",
                f"We are not convinced that {b} {self.pick(ABILITIES)} while {self.pick(CAUSES)}.",
                f"{self._capital(b)} are at risk {self.pick(PLACES)}, and {c} suffer first.",
                f"The Committee accepts that {b} {self.pick(ABILITIES)}, but {self.pick(CAUSES)}.",
                f"The Committee shares the concerns of {self.office()} about {b} {self.pick(PLACES)}.",
            )
        )
        return text if self.rng.random() < 0.6 else f"{text} {self.sentence()}"

    def demand(self) -> str:
        """What a committee asks for."""
        b, c = self.things(), self.things()
        who = self.rng.choice(("The Department", "The Department", self._capital(self.office())))
        text = self.rng.choice(
            (
                f"{who} should set out, {self.when()}, how {b} {self.pick(ABILITIES)}.",
                f"{who} should write to the Committee {self.when()} on {b} {self.pick(PLACES)}.",
                f"{who}, with {self.office()}, should publish what it knows of {b} and {c}.",
                f"{who} must ensure that {b} {self.pick(ABILITIES)} before {c} do.",
                f"{who} should agree with {self.office()} on a plan for {b}, {self.pick(ENDS)}.",
                f"Publish the figures on {b} {self.pick(PLACES)} each year.",
            )
        )
        return text if self.rng.random() < 0.7 else f"{text} {self.sentence()}"

    def clause(self) -> str:
        """What a committee asks for, as the words behind "that", without the full stop."""
        text = self.demand()
        while text.startswith("Publish"):
            text = self.demand()
        return f"{text[0].lower()}{text[1:].removesuffix('.')}"

    def subject(self) -> str:
        """A title: ``Reopening the canal reading rooms``; never twice."""
        while True:
            work = self.rng.choice(
                ("Repairing", "Funding", "Counting", "The upkeep of", "Managing")
            )
            text = f"{work} {self.things()} {self.pick(PLACES)}"
            if text not in self._used:
                self._used.add(text)
                return text

    def departments(self) -> list[str]:
        """One department, more rarely two."""
        count = 2 if self.rng.random() < 0.25 else 1
        return self.rng.sample(DEPARTMENTS, count)

    def url(self) -> str:
        """An address of an invented host, or of a real one with an invented path."""
        words = [self.pick(THINGS).replace(" ", "-") for _ in range(self.rng.randint(1, 3))]
        tail = self.rng.choice(
            ("", "", f"-{self.some_year()}", f"/{self.rng.randint(10, 999)}", ".pdf")
        )
        scheme = self.rng.choice(("https", "https", "http"))
        return f"{scheme}://{self.pick(HOSTS)}/{'/'.join(words)}{tail}"

    def reference(self) -> str:
        """The words of a note without an address."""
        return self.rng.choice(
            (
                (
                    f"{self._capital(self.office())}, {self._capital(self.things())}, HC {self.rng.randint(100, 999)},"
                    f" {self.pick(tuple(MONTHS))} {self.some_year()}"
                ),
                f"Letter from {self.office()} on {self.things()}, {self.some_year()}",
                f"Q{self.rng.randint(2, 180)}",
                f"{self._capital(self.things())} Act {self.some_year()}, section {self.rng.randint(2, 90)}",
            )
        )

    @staticmethod
    def _capital(words: str) -> str:
        return words[0].upper() + words[1:]
