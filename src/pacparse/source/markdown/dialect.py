"""Whether a Markdown text holds markup that pacparse itself never writes.

What ``clean`` writes needs no parser: its signs are those that the stages know. So its reading stays as it
is, and no parser is imported for it.
"""

from __future__ import annotations

import re

# Any of: a link "](", an escape inside a line "\[1\]" or "1\.", raised "<sup>", a comment, a table's rule
# "|---", a fence, an underlined heading, a closed one "## Lamps ##", a definition "[x]: ", a quotation "> ", words in
# "*italics*", "_italics_" or "**bold**", "<https://a.example>". Near misses: "[^3]", "[^3]: the log", a line that begins
# with a backslash, "- a", "**3.** the", "see [3] and [4]", "2 * 3", "snake_case", "* a".
_FOREIGN = re.compile(
    r"\]\(|\]\[(?!\^)|(?<=[^\n\s\\-]) ?\\[!-/:-@\[\]-`{-~]|(?<=\n)\\\[|</?(?:sup|br|a|p|div|table|span)[\s>/]|<!--"
    r"|<(?:https?://|mailto:)[^\s<>]+>"
    r"|\|\s?:?-{3}|(?:(?<=\n)|\A)(?:```|~~~|> )|(?<=\S)\n(?:={3,80}|-{3,80})[ \t]{0,8}(?:\n|\Z)"
    r"|(?:(?<=\n)|\A) {0,3}#{1,6}[ \t][^\n]{0,200}?[ \t]#{1,6}[ \t]{0,8}(?:\n|\Z)"
    r"|(?:(?<=\n)|\A)\[(?!\^)[^\]\n]{1,80}\]:\s"
    r"|(?<![\w\\*])(?P<stars>\*{1,3})(?=[^\W\d_])[^*\n]{0,300}(?<=[^\s\\])(?P=stars)(?![\w*])"
    r"|(?<![\w\\_])(?P<lines>_{1,3})(?=[^\W\d_])[^_\n]{0,300}(?<=[^\s\\])(?P=lines)(?![\w_])",
    re.IGNORECASE,
)


def is_foreign(text: str) -> bool:
    """Whether ``text`` holds a construct of Markdown that only others write."""
    return _FOREIGN.search(text) is not None
