"""Corrections applied to a document, one after the other; those that no longer fit are reported."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pacparse.corrections.parts import Parts, joined, split_in_two
from pacparse.corrections.table import LISTS
from pacparse.document import Diagnostic, TargetDate
from pacparse.fields import replace
from pacparse.fingerprints import fingerprint
from pacparse.lexicon.dates import read_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.document import Correction, Document, Recommendation

STALE = "correction-stale"
_JOINT = "; "
_PARTING = ";"
_ONCE = ("is_recommendation", "join", "split")
"""What cannot be taken back by a later correction, and so is done once."""
_WAS_NOT = " was not applied: "
_Place = tuple[str, str]


class _StaleError(Exception):
    """A correction that does not fit the document, and why."""


def apply_corrections(document: Document, corrections: Iterable[Correction]) -> Document:
    """The ``document`` with the ``corrections`` of people.

    A correction is for this document if it names the digest of its bytes, or if it names no digest and
    one of its recommendations. It is applied if the field still has the old value. If not, the field stays
    as it is, and a diagnostic ``correction-stale`` says so. If the field has the new value already,
    nothing changes. If the ``document`` has some of the corrections already, only those that come after
    them are applied. An earlier one is reported as stale, because its old value is from before these.
    """
    state = _State(document)
    rows = list(corrections)
    in_force = _in_force(rows, document.corrections)
    late = max((place + 1 for place, is_known in enumerate(in_force) if is_known), default=0)
    for place, correction in enumerate(rows):
        if in_force[place]:
            state.know(correction)
        else:
            state.apply(correction, is_late=place < late)
    return state.document()


def _in_force(rows: Sequence[Correction], known: Iterable[Correction]) -> list[bool]:
    """Which of ``rows`` the document has already, as often as it has them.

    A file may have the same correction again: a field was set, set back, and set again. A row that
    repeats the last one of its field changes nothing, and is not counted.
    """
    left = Counter(known)
    last: dict[_Place, Correction] = {}
    found = []
    for row in rows:
        is_again = last.get(_place(row)) == row
        found.append(is_again or left[row] > 0)
        if found[-1] and not is_again:
            left[row] -= 1
            last[_place(row)] = row
    return found


def _place(correction: Correction) -> _Place:
    """What a correction sets: a field of a recommendation."""
    return correction.recommendation, correction.field


def is_for(correction: Correction, document: Document) -> bool:
    """Whether ``document`` is what was corrected: by its digest, or by the key if no digest is named."""
    if correction.source_sha256:
        return correction.source_sha256 == document.source.sha256
    return any(one.key == correction.recommendation for one in document.recommendations)


def value_of(recommendation: Recommendation, field: str) -> str:
    """The value of a field as one text, as in the file of corrections. No value is an empty text."""
    if field == "checked":
        return "yes" if recommendation.checked else ""
    if field == "is_recommendation":
        return "yes"
    if field == "target_dates":
        return _JOINT.join(date.words for date in recommendation.target_dates)
    if field == "departments":
        return _JOINT.join(recommendation.departments)
    return str(getattr(recommendation, field, None) or "")


class _State:
    """The recommendations of a document while corrections are applied."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts = Parts(document)
        self._found = list(document.recommendations)
        self._applied = list(document.corrections)
        self._last: dict[_Place, Correction] = {}
        """The last correction of each field that is in force or was applied."""
        self._stale: list[Diagnostic] = []
        self._reported = {
            _what(found.message) for found in document.diagnostics if found.code == STALE
        }

    def know(self, correction: Correction) -> None:
        """Take note of the last correction of a field."""
        self._last[_place(correction)] = correction

    def apply(self, correction: Correction, *, is_late: bool) -> None:
        """Apply one, or report it, or pass it over if it is for another document.

        ``is_late``: the document has corrections already that come after it.
        """
        is_named = correction.source_sha256 == self._document.source.sha256
        if correction.source_sha256 and not is_named:
            return  # it is for another document
        if self._last.get(_place(correction)) == correction:
            return  # it repeats the last one of its field
        if correction.field in _ONCE and correction in self._applied:
            return
        place = self._place(correction.recommendation)
        if place is None:
            if is_named:
                self._report(correction, None, "there is no such recommendation now")
            return
        try:
            if is_late:
                raise _StaleError("the document has later corrections already")
            self._set(place, correction)
        except _StaleError as reason:
            self._report(correction, self._found[place], str(reason))
        else:
            self._applied.append(correction)
            self.know(correction)

    def document(self) -> Document:
        """The document with what was applied."""
        if len(self._applied) == len(self._document.corrections) and not self._stale:
            return self._document
        return replace(
            self._document,
            recommendations=tuple(self._found),
            corrections=tuple(self._applied),
            diagnostics=(*self._document.diagnostics, *self._stale),
        )

    def _place(self, key: str) -> int | None:
        places = (place for place, one in enumerate(self._found) if one.key == key)
        return next(places, None)

    def _set(self, place: int, correction: Correction) -> None:
        field, one = correction.field, self._found[place]
        if field == "is_recommendation":
            if correction.new == "no":
                del self._found[place]
        elif field == "join":
            self._join(place, correction.new)
        elif field == "split":
            self._split(place, correction.new)
        else:
            self._found[place] = self._mended(one, correction)

    def _join(self, place: int, key: str) -> None:
        other = self._place(key)
        if other is None or other == place:
            raise _StaleError(f"there is no recommendation {key} to join to it")
        self._found[place] = joined(self._found[place], self._found[other], self._parts)
        del self._found[other]

    def _split(self, place: int, words: str) -> None:
        number, _, key = words.partition(" @ ")
        one = self._found[place]
        pair = split_in_two(one, self._parts, number=number, key=key, taken=self._found)
        if pair is None:
            raise _StaleError(f"no paragraph {key} stands inside it")
        self._found[place : place + 1] = pair

    def _mended(self, one: Recommendation, correction: Correction) -> Recommendation:
        field, new = correction.field, correction.new
        now = value_of(one, field)
        if _bare(now) == _bare(new) and field != "checked":
            return one
        if field != "checked" and _bare(now) != _bare(correction.old):
            raise _StaleError(
                f"{_quoted(correction.old)} was corrected, and it reads {_quoted(now)} now"
            )
        if field == "checked":
            return replace(one, checked=new == "yes")
        mended = replace(one, **_values(one, field, new))
        names = (*one.corrected, field) if field not in one.corrected else one.corrected
        return replace(mended, corrected=names)

    def _report(self, correction: Correction, one: Recommendation | None, reason: str) -> None:
        blocks = (*one.blocks.recommendation, *one.blocks.conclusion) if one else ()
        message = (
            f"the correction of {correction.field} of {correction.recommendation}{_WAS_NOT}{reason}"
        )
        if _what(message) in self._reported:
            return
        self._stale.append(
            Diagnostic(
                code=STALE,
                severity="warning",
                message=message,
                line=(one.line if one else None) or 1,
                column=1,
                page=one.page if one else None,
                block=blocks[0] if blocks else None,
            )
        )


def _values(one: Recommendation, field: str, new: str) -> dict[str, Any]:
    """The fields of a recommendation that change if one of them is set."""
    if field == "position":
        return {"position": new or None, "gap": None if new else "no_verdict"}
    if field in LISTS:
        items = tuple(item.strip() for item in new.split(_PARTING) if item.strip())
        return {field: items if field == "departments" else tuple(map(_target, items))}
    if field == "recommendation" or (field == "conclusion" and not one.recommendation):
        return {field: new or None, "fingerprint": fingerprint(new or one.conclusion or "")}
    return {field: new or None}


def _target(words: str) -> TargetDate:
    days = read_interval(words)
    return TargetDate(kind="target", words=words, earliest=days.earliest, latest=days.latest)


def _what(message: str) -> str:
    """Which correction a diagnostic tells of, without the reason."""
    return message.partition(_WAS_NOT)[0]


def _bare(words: str) -> str:
    """Words without regard to white space: a spreadsheet may change line ends."""
    return " ".join(words.split())


def _quoted(words: str, most: int = 60) -> str:
    short = _bare(words)
    if not short:
        return "nothing"
    return repr(short if len(short) <= most else f"{short[:most]}…")
