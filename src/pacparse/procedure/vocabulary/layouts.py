"""The headings and brackets that show where a recommendation or an answer begins."""

from __future__ import annotations

import re

# Example: "Recommendation 4", "Recommendation 12a: Ferries", "RECOMMENDATION 1 (Paragraph 12)".
# Near miss: "Recommendation", "Recommendations of the panel", "Recommendation 4 was refused".
RECOMMENDATION_HEADING = re.compile(
    r"""
    recommendation [ ]
    (?P<number> [0-9]{1,3} (?: \.[0-9]{1,3} | \)?[ ]?[a-z]\b\)? | \) )? )
    (?: [ ]? \( para (?:graph)? s? [^)]{1,40} \) )?
    [ ]? (?: [:.–—-] [ ]? (?P<rest> .{0,2000} ) )?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

# Example: "Government response to recommendation 4", "Response". Near miss: "Government response to
# the Committee", "Response times".
RESPONSE_HEADING = re.compile(
    r"""
    (?: the [ ] )? (?: (?: uk | scottish | welsh | joint ) [ ] )?
    (?: (?: government | department(?:al)? | ministry | executive | agency ) (?: ['’‘]?s )? [ ] )?
    (?: response | reply )
    (?: [ ]to[ ] (?: (?: the | this | these ) [ ] )? (?: committee (?: ['’‘]?s )? [ ] )?
        recommendation s? (?: [ ] [0-9] .{0,40} )? )?
    [ ]? :?
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A fixed heading over each quoted group. Example: "Weir Panel Recommendation", "Committee's
# recommendation", "Recommendation". Near miss: "Our recommendation to you".
QUOTE_HEADING = re.compile(
    r"(?:[\w'’‘.&-]{1,30}[ ]){0,8}"
    r"(?:recommendation|conclusion(?:s?[ ]and[ ]recommendation)?)s?[ ]?:?",
    re.IGNORECASE,
)

# Example: "… be dredged. (Recommendation, Paragraph 17)". Near miss: "… (paragraph 2.20)."
KIND_SUFFIX = re.compile(
    r"\((?P<kind>conclusion|recommendation)s?,[ ]paragraphs?[ ][0-9][0-9., andto–-]{0,40}\)\.?$",
    re.IGNORECASE,
)
SUFFIX_LENGTH = 90
