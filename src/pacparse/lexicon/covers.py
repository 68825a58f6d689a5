"""The lines of a cover: papers, dates, and what is printed there that is no title."""

from __future__ import annotations

import re

from pacparse.fields import NamedTuple
from pacparse.lexicon.dates import read_day
from pacparse.lexicon.heading_shape import PAPER_SERIES
from pacparse.text.patterns import compile_late, pattern

# The number of a paper, or its price.
_PAPER = pattern(
    rf"(?<![\w(])(?P<series>{PAPER_SERIES})\.? ?(?P<number>[0-9]{{1,5}}(?:-[IVXivx]{{1,6}})?)(?![\w)])"
    r"|£[0-9.]{1,7}",
    ask="search",
    example="by Command of Her Majesty Cm. 9668",
    near_miss="an earlier paper (HC 381)",
)
_PAPER_SIGNS = ("HC", "HL", "CP", "Cm", "£")  # one of them stands in every number and price
_INCORPORATED = compile_late(rf"\[[^\]]{{0,30}}\b(?:{PAPER_SERIES}) ?[0-9][^\]]{{0,60}}\]")
_BETWEEN_PAPERS = " .,;&/|–—-"


class Papers(NamedTuple):
    """The papers that a line numbers, and the words of it that are left without them."""

    numbers: tuple[str, ...]
    rest: str

    @property
    def are_alone(self) -> bool:
        """Whether the line numbers papers and says nothing else but a date."""
        return bool(self.numbers) and (self.rest in ("", "and") or read_day(self.rest) is not None)


def read_papers(line: str) -> Papers:
    """The numbers of papers that a line prints; the figures of a number are in no date of the rest."""
    numbers: tuple[str, ...] = ()
    rest = line
    if any(map(line.__contains__, _PAPER_SIGNS)):
        rest = _INCORPORATED.sub(" ", line) if "[" in line else line
        matches = _PAPER.finditer(rest)
        numbers = tuple(f"{m['series']} {m['number']}" for m in matches if m["series"])
        rest = _PAPER.sub(" ", rest) if numbers or "£" in rest else rest
    return Papers(numbers, " ".join(rest.split()).strip(_BETWEEN_PAPERS))


# Lines before the title that are not it.
NOT_A_TITLE = compile_late(
    r"""
    (?: (?: the[ ] )? (?: [a-z]{2,10}(?:sh|an)[ ] | uk[ ] )?
        (?: parliament | senate | house[ ]of[ ](?: commons | lords | representatives ) | legislative[ ](?: assembly | council ) )
        (?: [ ]of[ ](?: [\w'-]{2,20} [ ] ){0,4} [\w'-]{3,20} )? | research[ ]briefing
      | policy[ ]paper | correspondence | guidance | consultation[ ]outcome | press[ ]release
      | media[ ]release | contents | \W{1,12} | page[ ][0-9]{1,4} (?: [ ]of[ ][0-9]{1,4} )?
      | (?:number[ ])? cbp[ ]?[0-9]{1,6} | gov\.uk
      | (?: the[ ] )? (?: [\w,&'’-]{1,30} [ ] ){1,12} committee (?: [ ]of[ ]public[ ]accounts )?
      | committee[ ](?: of | on )[ ][\w ,&'’-]{3,60}
      | (?: [\w-]{1,20} [ ] ){1,3} (?:special[ ])? report[ ]of[ ]session [ ] .{4,20}
      | session[ ][0-9] .{3,20}
    ) $
    | (?: by | published | updated | author(?:ed)? | this[ ]was[ ]published | applies[ ]to ) \b | www\. | https?://
    | .{0,80} (?: \.gov\.uk | @ )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What a site, or whoever keeps a paper's secrets, prints over it.
_BANNER = pattern(
    r"""
    (?-i: (?: FOR[ ] )? (?: OFFICIAL | UNCLASSIFIED | PROTECTED | PROTECT | RESTRICTED | CONFIDENTIAL | (?: TOP[ ] )? SECRET
      | EMBARGOED | DRAFT | IN[ ]CONFIDENCE ) (?: [ ]USE[ ]ONLY | [ ]? [:/–—-]{1,2} [ ]? [A-Z][A-Za-z ,-]{2,24} )? )
    | (?: skip | jump )[ ]to[ ] .{0,40} | back[ ]to[ ](?: top | results | search | home ) | (?: main[ ] )? (?: menu | navigation | search )
    | (?: sign | log )[ ]in | (?: accept | reject | we | this[ ]site | this[ ]website | gov\.uk )\b .{0,40} \b cookies \b .{0,80}
    | cookies[ ]on[ ] .{0,40} | (?: alpha | beta ) (?: [ ]this[ ] .{0,80} )? | an[ ]official[ ]website .{0,60}
    | you[ ]are[ ]here\b .{0,80} | (?: print | share | email )[ ]this .{0,20} | home (?: [ ]? [>»›/|] [ ]? [^>»›/|]{1,60} ){1,6}
    """,
    re.VERBOSE | re.IGNORECASE,
    ask="fullmatch",
    example="Skip to main content",
    near_miss="Official visits",
)
_WORD = compile_late(r"[A-Z0-9][\w’'-]{2,}|[a-z]{3,}[\w’'-]*")
_SPECK_LENGTH = 12
_SPOT_LENGTH = 4
_SHORT_WORDS = frozenset(
    {"no", "ok", "as", "to", "of", "in", "so", "is", "it", "i", "ii", "iv", "v", "vi"}
)


def is_banner(line: str) -> bool:
    """Whether a line is a mark of secrecy or belongs to the site that shows the paper."""
    return _BANNER.fullmatch(line) is not None


def is_speck(line: str) -> bool:
    """Whether a short line is no word of a title: ``zs``, ``~f ha``; near misses: ``Oil``, ``EU 2020``."""
    if len(line) > _SPECK_LENGTH:
        return not any(map(str.isalpha, line))
    return not line[:1].isalnum() or line[:1].islower() or _WORD.search(line) is None


def is_spot(text: str) -> bool:
    """Whether a text is too short to say anything: ``il``, ``,1.``; near misses: ``no``, ``n/a``, ``(a)``, ``No.``."""
    if not 1 < len(text) <= _SPOT_LENGTH or text[0].isupper() or text[0].isdigit():
        return False
    if text.strip(" .") in _SHORT_WORDS or any(map("/([£$%€".__contains__, text)):
        return False
    return sum(map(str.isalpha, text)) <= 2 and any(
        sign.isalnum() or sign.isspace() for sign in text
    )


# What a printer, a publisher or a House prints around a paper, at the head of a line.
# Example: "ISBN 978-1-5286-5386-2", "Printed in the UK on recycled paper". Near miss: "Printed forms
# are sent to every harbour", "This publication was late".
IMPRINT = compile_late(
    r"""
    ©[ ]? (?-i: [A-Z0-9] ) | (?: \(c\)[ ] )? (?: crown | parliamentary ) [ ] copyright
    | this[ ](?: publication | document | report | paper )[ ]
      (?: is[ ](?: licensed | available | also[ ]available ) | may[ ]be[ ]reproduced | was[ ]printed[ ]by
        | can[ ]be[ ](?: found | downloaded ) )
    | (?: any[ ] )? enquiries[ ](?: regarding | about | concerning )[ ]this[ ](?: publication | document | licence )
    | where[ ](?: we[ ]have[ ]identified[ ]any[ ] )? third[ ]party
    | to[ ]view[ ]this[ ]licen[cs]e | you[ ]may[ ]re-?use[ ]this
    | (?: web[ ] | print[ ] | pdf[ ] )? isbn\b | e-?number:?[ ][a-z]?[0-9] | id[ ][0-9]{5} | pu[ ]?[0-9]{3,5}$
    | ccs[ ]?[0-9]{6} | £[0-9]{1,3}\.[0-9]{2}$
    | printed[ ](?: in[ ]the[ ]u | on[ ]paper | by[ ](?: the | order ) | and[ ]published )
    | published[ ]by[ ](?: tso | the[ ]stationery | authority | order )
    | presented[ ](?: to[ ](?: the[ ] )?(?: parliament | house ) | pursuant )
    | (?: by | on )[ ](?: the[ ] )? command[ ]of[ ](?: her | his )[ ]majesty | return[ ]to[ ]an[ ]order
    | ordered[ ](?: by[ ]the[ ]house | to[ ]be[ ]printed ) | laid[ ]before
    | (?: all[ ] )? correspondence[ ]should[ ]be[ ]addressed
    | the[ ]national[ ]archives,?[ ]kew
    | for[ ](?: general[ ] | further[ ] )? (?: enquiries | orders ) | (?: tele | text )phone[ :]
    | london:[ ](?: the[ ]stationery | tso | hmso )
    | the[ ]committee[ ]is[ ]one[ ]of[ ]the[ ]departmental
    | the[ ](?: current[ ]staff | following[ ]members? | reports[ ](?: and[ ]evidence[ ] )? of[ ]the[ ]committee, )
    | all[ ]content[ ]is[ ]available[ ]under
    | committee[ ]reports[ ]are[ ]published | evidence[ ]relating[ ]to[ ]this[ ]report
    | you[ ]can[ ]follow[ ]the[ ]committee
    | this[ ](?: special[ ] )? report, [ ]? (?: was[ ]ordered | together[ ]with )
    | [ ]? it[ ]was[ ]published[ ]on[ ] [^.]{5,30} [ ]by[ ]authority
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What a printer's list knows a paper by, alone on its line. Examples: "E03528146", "978-1-5286-6176-8",
# "CP 871 E03528146"; near miss: "E03528146 is the code".
PAPER_CODES = pattern(
    r"(?:(?:E[0-9]{6,10}(?: [0-9]{2}/[0-9]{2})?|(?:ISBN:? )?97[89][- 0-9]{9,13}[0-9]"
    r"|(?:CP|Cmn?d?\.?|H[CL]) [0-9]{1,5})(?: |\Z)){1,4}",
    ask="fullmatch",
    example="CP 871 978-1-5286-6176-8 E03528146",
    near_miss="E03528146 is the code",
)
# Example: "The Weir Committee is appointed by the House of Commons to examine the locks".
# Near miss: "The keeper is appointed by the harbour".
APPOINTED = re.compile(r"The [^.;:]{3,120} is appointed by the House of (?:Commons|Lords)")

# A member with party and seat. Example: "(Labour; Eel Valley)", "(Green, Brighton)".
# Near miss: "(see Annex; page 4)".
MEMBER = compile_late(r"\([A-Z][A-Za-z /&’'-]{2,40}[;,] [A-Z][^();]{2,60}\)")

# The dated line of a volume, before or after its list of contents.
# Example: "TREASURY MINUTES DATED 10 OCTOBER 2019 ON". Near miss: "Treasury Minutes are dated".
DATED_LINE = compile_late(
    r"TREASURY MINUTES? DATED (?P<words>[0-9]{1,2} [A-Z]{3,9} [0-9]{4})", re.IGNORECASE
)

# The sections that a committee prints about itself: they count where two or more stand together.
OWN_SECTIONS = frozenset(
    (
        *("current membership", "membership", "committee membership", "powers", "publication"),
        *("publications", "contacts", "committee staff", "staff", "status"),
    )
)
# Headings of the body: never part of a title, and the cover is over where one stands.
BODY_HEADINGS = frozenset(
    (
        *("introduction", "summary", "foreword", "ministerial foreword", "executive summary"),
        *("background", "overview", "preface", "key messages", "glossary", "abbreviations"),
        *("introduction from the committee", "appendix"),
    )
)

# What the minutes call themselves; the reports that they answer follow.
# Example: "Treasury Minutes Progress Report", "TREASURY MINUTES (CORRECTED)", "Treasury Minute:
# Correction". Near miss: "Treasury Minute taken at noon" gives its first two words only.
MINUTES_TITLE = compile_late(
    r"""
    treasury[ ]minutes? (?: [ ,:–-]{1,3} progress[ ]report )?
    (?: [ ,:–-]{0,3} \(? correct(?: ed | ion s? ) (?:[ ](?: notice | slip | version ))? \)? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What follows the title of minutes. Example: ": Government responses on the Fourth", "dated 3 May".
# Near miss: "for the year".
MINUTES_SUBTITLE = compile_late(
    r"""
    [ ,:–-]{0,4} (?: (?: the[ ] )? government[ ] (?: ['’]s[ ] )? (?: response | reply | replie )
      | dated[ ] | on[ ]the[ ] | to[ ]the[ ] | from[ ] | response s?[ ] | \(? sessions? [ ]
      | presented[ ] | in[ ]response | $ )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# The words before a date that say that something was published, and name no other paper.
OF_PUBLICATION = pattern(
    r"""
    (?: ^ | [.;] [ ] ) (?: (?: it | this (?: [ ][a-z]{4,12} ){0,2} ) [ ] (?: was | is ) [ ] (?: first[ ] )? | date[ ](?: of[ ] )? | first[ ] )?
    (?: published | publication | issued? | tabled | released | presented | laid | date )
    (?: [ ]date )? [ ]? [:–-]? [ ]? (?: on [ ] )? $
    """,
    re.VERBOSE | re.IGNORECASE,
    ask="search",
    example="to be printed. It was published on ",
    near_miss="The panel published its list on ",
)
DATED_MINUTES = pattern(
    r"(?:^|\btreasury minutes? )dated:?(?: the)? $",
    re.IGNORECASE,
    ask="search",
    example="TREASURY MINUTES DATED ",
    near_miss="Response to the report dated ",
)
# The words before the date of a line that presents a paper, or orders that it be printed.
PRESENTED = pattern(
    r"\bby command of (?:her|his) majesty|^(?:presented to|laid before) (?:both|the|parliament)\b"
    r"|\bordered,? by the house of (?:commons|lords)[^.0-9]{0,60}$",
    re.IGNORECASE,
    ask="search",
    example="Ordered by the House of Commons to be printed ",
    near_miss="ordered by the board at the command of the keeper ",
)

# A report of a standing committee in a day's papers, with its own title and date.
DAY_REPORT = pattern(
    r"(?P<title>(?:(?!The )[A-Z][\w -]{2,40} Report|Report(?= of the (?:[A-Z][\w-]{2,20} ){1,3}Committee)) of the [^:\n]{5,900}?), dated "
    r"(?P<words>[0-9]{1,2} [A-Z][a-z]{2,9} [0-9]{4})(?= ?:|\.?\Z)",
    ask="match",
    example="Ninth Report of the Standing Committee on Moorings, Weirs and Eels, dated 3 May 2001:",
    near_miss="Ninth Report of the Standing Committee on Moorings, dated 3 May 2001, was read",
)
# Whose accounts it is about. Examples: "financial statements of the Eel Board for the year",
# "(its financial statements) of the Eel Board for the year", "on the Accounts of Vote 3 - Eels for
# the period", "the Auditor-General's Reports on the Eel Board for the 2001-02". Near misses: "accounts of the
# keepers for the year", "financial statements of several keepers".
AUDITED_BODY = compile_late(
    r"\b(?:[Ff]inancial [Ss]tatements\)? of|[Aa]ccounts of(?= Vote )|Auditor-General['’]s Reports? on) "
    r"(?:the )?(?P<body>[A-Z][^.;]{2,150}?) for the "
    r"(?:(?:financial )?(?:year|period)|[12][0-9]{3})"
)

# Example: "Vote 12 - Eels". Near miss: "Votes of thanks".
VOTE = compile_late(r"Vote [0-9]{1,3} ?[-–—:] ?")

# Which report of a session this is. Example: "First Special Report of Session 2024–25" at the end of
# a line. Near miss: "the Second Report of Session 2024–25, Eels".
OWN_SESSION = compile_late(
    r"(?:^| )(?:[A-Z][a-z]+(?:[- ]{1,2}[A-Z]?[a-z]+)?) (?:Special |Joint )?Report of Session "
    r"(?:19|20)[0-9]{2} ?[-–—/] ?[0-9]{2,4}$"
)

# The session over several reports. Example: "Session 2014-15", "Reports from Session 2014-15".
# Near miss: "Session 2014-15 was short".
SESSION_LINE = compile_late(
    r"(?:reports? (?:from|of) )?(?:parliamentary )?session:? (?:19|20)[0-9]{2} ?[-–—/] ?[0-9]{2,4}",
    re.IGNORECASE,
)
