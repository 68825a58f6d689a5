"""A page as tokens: start tags, end tags, text. Linear, whatever the markup.

This is the tokenizer of the HTML Standard as far as it bears on text, with one difference: where the
standard gives all the rest of a page to a comment or an attribute that never ends, this one ends it
at the next ``>``, so that nothing is lost. It keeps no stack, so nesting costs nothing; and what is
looked for once and not found is not looked for again, so that a million openings cost no more than
their characters.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Attributes = dict[str, str]
NO_ATTRIBUTES: Attributes = {}

# Elements whose content is no markup and no text of the page, up to their end tag.
_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "title", "textarea"))
_SHOWN_RAW = frozenset(("xmp", "textarea"))
_SPECIAL = _RAW | {"plaintext"}
_TO_THE_END = frozenset(("script", "style"))
"""Their end tag may be missing: all the rest is no text. The others then are ordinary tags."""

# Example: "<p>", "</p>", "<!--", "<?xml". Near misses: "<3", "< p", "<".
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
# A tag with nothing else in it. Example: "<p>", "</td>". Near misses: "<p >", "<o:p>", "</p\n>".
_BARE_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*+)>")
# Example: "p", "h1", "o:p". It ends at white space, "/" or ">".
_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
# Example: ' href="x"', " checked", "/". Near miss: ">".
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?P<value>[\"']|[^\s>\"'][^\s>]*+)?)?"
)
# The end of such an element. Example: "</script>". Near miss: "</scripts>" is found and not meant.
_RAW_END = re.compile(r"</(?P<name>[A-Za-z]{3,8})(?=[\s/>])")
_TAG_END = re.compile(r"[\s/]*+>?")
# Example: "&#99999999;", "&#000123456789". Near miss: "&#0000163;".
_HUGE_REFERENCE = re.compile(r"&#0*+[0-9]{8,}+;?")
# Example: "&amp;", "&#163;" in an attribute. Near miss: "&copy=2", which stays in an address.
_IN_ATTRIBUTE = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,12}|[A-Za-z][A-Za-z0-9]{1,31});")


class Token(NamedTuple):
    """A tag by its lower-case ``name``, or text (``words``, its references resolved)."""

    kind: Literal["start", "end", "text"]
    name: str
    words: str = ""
    attributes: Attributes = NO_ATTRIBUTES


def resolve_references(text: str) -> str:
    """``text`` with its character references as characters; an impossible one is U+FFFD.

    Once, not until nothing changes: ``&amp;lt;`` is ``&lt;``.
    """
    if "&" not in text:
        return text
    if "&#" in text:
        text = _HUGE_REFERENCE.sub("\ufffd", text)
    return html.unescape(text)


def read_tokens(page: str) -> Iterator[Token]:
    """The tokens of ``page`` in order; no content of scripts and the like is among them."""
    return _Tokenizer(page).tokens()


class _Tokenizer:
    def __init__(self, page: str) -> None:
        self.page = page
        self.missing: set[str] = set()
        self.place = 0

    def tokens(self) -> Iterator[Token]:
        page, size = self.page, len(self.page)
        while self.place < size:
            found = _MARKUP.search(page, self.place)
            end = found.start() if found else size
            if end > self.place:
                yield Token("text", "", resolve_references(page[self.place : end]))
            if found is None:
                return
            self.place = end
            sign = page[end + 1]
            bare = _BARE_TAG.match(page, end)
            if bare is not None and (name := bare["name"].lower()) not in _SPECIAL:
                self.place = bare.end()
                yield Token("end" if sign == "/" else "start", name)
            elif sign == "!" or sign == "?":
                yield from self._declaration()
            elif sign == "/":
                yield from self._end_tag()
            else:
                yield from self._start_tag()

    def _find(self, what: str, begin: int) -> int:
        """Where ``what`` stands next, or -1, which is remembered."""
        if what in self.missing:
            return -1
        at = self.page.find(what, begin)
        if at < 0:
            self.missing.add(what)
        return at

    def _skip_past(self, sign: str, begin: int) -> bool:
        at = self._find(sign, begin)
        if at >= 0:
            self.place = at + len(sign)
        return at >= 0

    def _declaration(self) -> Iterator[Token]:
        """A comment, a document type, a marked section: none of it is text."""
        page, begin = self.page, self.place
        if page.startswith("<!--", begin):
            if page.startswith((">", "->"), begin + 4):  # "<!-->" is whole
                self.place = page.index(">", begin) + 1
                return
            if self._skip_past("-->", begin + 4):
                return
        elif page.startswith("<![CDATA[", begin) and (end := self._find("]]>", begin)) >= 0:
            self.place = end + 3
            yield Token("text", "", page[begin + 9 : end])
            return
        elif page[begin + 2 : begin + 9].lower() == "doctype" and self._skip_subset(begin):
            return
        if not self._skip_past(">", begin):
            self.place = len(page)

    def _skip_subset(self, begin: int) -> bool:
        """Whether the document type declares entities, which are skipped and never resolved."""
        opening = self.page.find("[", begin, begin + 400)
        if opening < 0 or self.page.find(">", begin, opening) >= 0:
            return False
        at = self._find("]", opening)
        return at >= 0 and self._skip_past(">", at)

    def _end_tag(self) -> Iterator[Token]:
        begin = self.place
        name = _NAME.match(self.page, begin + 2)
        self._close(begin + 2)
        if name is not None:
            yield Token("end", name.group().lower())

    def _close(self, begin: int) -> None:
        """Goes on behind the next ``>``, or, where there is none, at the end."""
        if not self._skip_past(">", begin):
            self.place = len(self.page)

    def _start_tag(self) -> Iterator[Token]:
        found = _NAME.match(self.page, self.place + 1)
        if found is None:  # "<" before a letter always has a name
            self.place += 1
            return
        name = found.group().lower()
        attributes, self.place = self._attributes(found.end())
        if name == "plaintext":
            yield Token("start", "pre")
            yield Token("text", "", self.page[self.place :])
            self.place = len(self.page)
        elif name in _RAW:
            yield from self._raw(name, attributes)
        else:
            yield Token("start", name, "", attributes)

    def _attributes(self, place: int) -> tuple[Attributes, int]:
        """The attributes of a tag, the first of each name, and where the tag ends."""
        page, size = self.page, len(self.page)
        attributes: Attributes = {}
        while place < size and (found := _ATTRIBUTE.match(page, place)) is not None:
            value, place = found["value"] or "", found.end()
            if value in ("'", '"'):
                end = self._find(value, place)
                if end < 0:  # the quotation never ends: the tag does
                    break
                value, place = page[place:end], end + 1
            attributes.setdefault(found["name"].lower(), _resolve_in_attribute(value))
        found = _TAG_END.match(page, place)
        if found is not None and page.startswith(">", found.end() - 1):
            return attributes or NO_ATTRIBUTES, found.end()
        at = self._find(">", place)
        return attributes or NO_ATTRIBUTES, size if at < 0 else at + 1

    def _raw(self, name: str, attributes: Attributes) -> Iterator[Token]:
        """The content of an element that holds no markup."""
        begin = self.place
        end = self._raw_end(name, begin)
        if end < 0:
            if name not in _TO_THE_END:
                yield Token("start", name, "", attributes)
                return
            end = len(self.page)
        content = self.page[begin:end]
        if name in _SHOWN_RAW:
            words = content if name == "xmp" else resolve_references(content)
            yield Token("start", "pre" if name == "xmp" else name, "", attributes)
            yield Token("text", "", words)
            yield Token("end", "pre" if name == "xmp" else name)
        self.place = end
        if end < len(self.page):
            self._close(end)

    def _raw_end(self, name: str, begin: int) -> int:
        """Where the end tag of ``name`` stands, or -1, which is remembered."""
        if name not in self.missing:
            for found in _RAW_END.finditer(self.page, begin):
                if found["name"].lower() == name:
                    return found.start()
            self.missing.add(name)
        return -1


def _resolve_in_attribute(value: str) -> str:
    if "&" not in value:
        return value
    return _IN_ATTRIBUTE.sub(lambda found: resolve_references(found.group()), value)
