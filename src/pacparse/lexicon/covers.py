"""The lines of a cover: papers, dates, and what is printed there that is no title."""

from __future__ import annotations

import re

from pacparse.lexicon.heading_shape import PAPER_SERIES
from pacparse.text.patterns import compile_late

# A paper's own number, alone on its line. Example: "HC 1099", "HL Paper 116", "Cm. 9668".
# Near miss: "Cm of rain", "(HC 381)".
PAPER_LINE = re.compile(
    rf"(?P<series>{PAPER_SERIES})\.? ?(?P<number>[0-9]{{1,5}}(?:-[IVXivx]{{1,6}})?)"
    r"(?: (?:£[0-9.]{1,7}|\[[^\]]{1,80}\]))?",
)
# Two Houses print one report. Example: "HC 112 HL Paper 34", "HL Paper 34 / HC 112".
# Near miss: "HC 112 is out of print".
JOINT_PAPERS = re.compile(
    r"(?P<first>(?:HC|HL Paper) [0-9]{1,5}) ?[/&,–-]? ?(?:and )?(?P<second>(?:HC|HL Paper) [0-9]{1,5})"
)
# A command paper's number in a line that says more. Example: "Command of Her Majesty CP 97".
# Near miss: "(CP 97)", "CP976543".
COMMAND_PAPER = re.compile(
    r"(?<![\w(])(?P<series>CP|Cmnd|Cmd|Cm)\.? ?(?P<number>[0-9]{2,5})(?![\w)])"
)

# Lines before the title that are not it.
NOT_A_TITLE = re.compile(
    r"""
    (?: house[ ]of[ ](?:commons|lords) | (?:uk[ ])?parliament | research[ ]briefing
      | policy[ ]paper | correspondence | guidance | consultation[ ]outcome | press[ ]release
      | media[ ]release | contents | \W{1,12} | page[ ][0-9]{1,4}
      | (?:number[ ])? cbp[ ]?[0-9]{1,6} | gov\.uk
      | (?: the[ ] )? (?: [\w,&'’-]{1,30} [ ] ){1,12} committee (?: [ ]of[ ]public[ ]accounts )?
      | committee[ ](?: of | on )[ ][\w ,&'’-]{3,60}
      | (?: [\w-]{1,20} [ ] ){1,3} (?:special[ ])? report[ ]of[ ]session [ ] .{4,20}
      | session[ ][0-9] .{3,20}
    ) $
    | (?: by | published | updated | presented[ ]to | ordered[ ]by | ordered[ ],? | laid[ ]before
        | return[ ]to | author(?:ed)? | www\. | https?:// | © | crown[ ]copyright | isbn
        | this[ ]was[ ]published | applies[ ]to ) \b
    | © | .{0,80} (?: \.gov\.uk | @ )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What a printer, a publisher or a House prints around a paper, at the head of a line.
# Example: "ISBN 978-1-5286-5386-2", "Printed in the UK on recycled paper". Near miss: "Printed forms
# are sent to every harbour", "This publication was late".
IMPRINT = re.compile(
    r"""
    © | (?: \(c\)[ ] )? (?: crown | parliamentary ) [ ] copyright
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
# Example: "The Weir Committee is appointed by the House of Commons to examine the locks".
# Near miss: "The keeper is appointed by the harbour".
APPOINTED = re.compile(r"The [^.;:]{3,120} is appointed by the House of (?:Commons|Lords)")

# A member with party and seat. Example: "(Labour; Eel Valley)", "(Green, Brighton)".
# Near miss: "(see Annex; page 4)".
MEMBER = re.compile(r"\([A-Z][A-Za-z /&’'-]{2,40}[;,] [A-Z][^();]{2,60}\)")

# The dated line of a volume, before or after its list of contents.
# Example: "TREASURY MINUTES DATED 10 OCTOBER 2019 ON". Near miss: "Treasury Minutes are dated".
DATED_LINE = re.compile(
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

# Example: "Published 21 March 2024", "It was published on 4 July 2025 by authority of the House".
# Near miss: "The panel published its report on 14 April 2025".
PUBLISHED = re.compile(
    r"\bpublished:? (?:on )?(?P<words>[0-9]{1,2}.{3,20}?[0-9]{4})\b", re.IGNORECASE
)

# Last resorts for the date: the order to print, then the receipt.
# Example: "Ordered by the House of Commons to be printed 5 March 2015", "was received on 3 May 2015".
# Near miss: "the lamps were ordered on 3 May 2015".
ORDERED = re.compile(
    r"\bOrdered(?:,)? by the House of (?:Commons|Lords)[^.0-9]{0,60}(?P<words>[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4})"
)
RECEIVED = re.compile(
    r"\breceived on (?:[A-Z][a-z]{5,8} )?(?P<words>[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4})"
)

# Example: "TREASURY MINUTES DATED 10 OCTOBER 2019". Near miss: "dated badly".
DATED = re.compile(r"\bdated:? (?:the )?(?P<words>[0-9]{1,2} .{3,20}?[0-9]{4})\b", re.IGNORECASE)

# A report of a standing committee in a day's papers, with its own title and date.
# Example: "Ninth Report of the Standing Committee on Moorings, dated 3 May 2001:".
DAY_REPORT = re.compile(
    r"(?P<title>[A-Z][\w -]{2,30} Report of the [^,:\n]{5,150}), dated "
    r"(?P<words>[0-9]{1,2} [A-Z][a-z]{2,9} [0-9]{4})"
)
# Whose accounts it is about. Examples: "financial statements of the Eel Board for the year",
# "(its financial statements) of the Eel Board for the year", "on the Accounts of Vote 3 - Eels for
# the period", "the Auditor-General's Reports on the Eel Board for the 2001-02". Near misses: "accounts of the
# keepers for the year", "financial statements of several keepers".
AUDITED_BODY = re.compile(
    r"\b(?:[Ff]inancial [Ss]tatements\)? of|[Aa]ccounts of(?= Vote )|Auditor-General['’]s Reports? on) "
    r"(?:the )?(?P<body>[A-Z][^.;]{2,150}?) for the "
    r"(?:(?:financial )?(?:year|period)|[12][0-9]{3})"
)

# Example: "Vote 12 - Eels". Near miss: "Votes of thanks".
VOTE = re.compile(r"Vote [0-9]{1,3} ?[-–—:] ?")

# What a title line goes on to say. Example: "Eel traps Fifth Special Report of Session 2016–17".
# Near miss: "The last report of the session".
REPORT_SUFFIX = re.compile(
    r" (?:[A-Z][a-z]+(?:[- ][A-Z]?[a-z]+)? )(?:Special )?Report of Session (?:19|20)[0-9]{2}"
)

# Which report of a session this is. Example: "First Special Report of Session 2024–25" at the end of
# a line. Near miss: "the Second Report of Session 2024–25, Eels".
OWN_SESSION = re.compile(
    r"(?:^| )(?:[A-Z][a-z]+(?:[- ]{1,2}[A-Z]?[a-z]+)?) (?:Special |Joint )?Report of Session "
    r"(?:19|20)[0-9]{2} ?[-–—/] ?[0-9]{2,4}$"
)

# The session over several reports. Example: "Session 2014-15", "Reports from Session 2014-15".
# Near miss: "Session 2014-15 was short".
SESSION_LINE = re.compile(
    r"(?:reports? (?:from|of) )?(?:parliamentary )?session:? (?:19|20)[0-9]{2} ?[-–—/] ?[0-9]{2,4}",
    re.IGNORECASE,
)
