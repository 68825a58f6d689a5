"""Which codes a caller wants to hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.errors import UsageError, did_you_mean
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.results import FileResults, Result


class Selection(NamedTuple):
    """The codes that are asked for, None for all, and those of them that are passed over."""

    selected: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()

    def keeps(self, result: Result) -> bool:
        """Whether somebody wants to hear of ``result``."""
        is_selected = self.selected is None or result.code in self.selected
        return is_selected and result.code not in self.ignored

    def narrow(self, found: FileResults) -> FileResults:
        """``found`` without the results that nobody wants to hear of."""
        if self == EVERYTHING:
            return found
        known = None if found.known is None else [each for each in found.known if self.keeps(each)]
        return found._replace(new=[each for each in found.new if self.keeps(each)], known=known)


EVERYTHING = Selection()


def make_selection(select: Iterable[str] | None, ignore: Iterable[str] | None) -> Selection:
    """The selection that ``--select`` and ``--ignore`` ask for. Raises UsageError for unknown codes."""
    selected = known_codes(select or ())
    return Selection(selected or None, known_codes(ignore or ()))


def known_codes(names: Iterable[str]) -> frozenset[str]:
    """The codes that ``names`` stand for: codes or their beginnings, several divided by commas.

    Raises UsageError for a name that stands for none.
    """
    from pacparse.render.rules import codes_named, names_of_codes

    found: set[str] = set()
    for name in (part.strip() for given in names for part in given.split(",")):
        if not name:
            continue
        codes = codes_named(name)
        if not codes:
            hint = did_you_mean(name, names_of_codes()) or "pacparse rule lists the codes"
            raise UsageError(f"there is no code {name!r}", hint=hint)
        found.update(codes)
    return frozenset(found)
