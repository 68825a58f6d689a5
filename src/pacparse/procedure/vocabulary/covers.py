"""The lines of a cover: papers, dates, and what is printed there that is no title."""

from __future__ import annotations

import re

# A paper's own number, alone on its line. Example: "HC 1099", "HL Paper 116", "Cm. 9668".
# Near miss: "Cm of rain", "(HC 381)".
PAPER_LINE = re.compile(
    r"(?P<series>HC|HL Paper|HL|CP|Cmnd|Cmd|Cm)\.? ?(?P<number>[0-9]{1,5}(?:-[IVX]{1,6})?)",
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
      | committee[ ]of[ ]public[ ]accounts
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

# Example: "Published 21 March 2024", "It was published on 3 July 2025 by authority of the House".
# Near miss: "The panel published its report on 14 April 2025".
PUBLISHED = re.compile(
    r"\bpublished:? (?:on )?(?P<words>[0-9]{1,2}.{3,20}?[0-9]{4})\b", re.IGNORECASE
)

# Example: "TREASURY MINUTES DATED 10 OCTOBER 2019". Near miss: "dated badly".
DATED = re.compile(r"\bdated:? (?:the )?(?P<words>[0-9]{1,2} .{3,20}?[0-9]{4})\b", re.IGNORECASE)

# A report of a standing committee in a day's papers, with its own title and date.
# Example: "Ninth Report of the Standing Committee on Moorings, dated 3 May 2001:".
DAY_REPORT = re.compile(
    r"(?P<title>[A-Z][\w -]{2,30} Report of the [^,:\n]{5,150}), dated "
    r"(?P<words>[0-9]{1,2} [A-Z][a-z]{2,9} [0-9]{4})"
)
# Whose accounts it is about. Example: "financial statements of the Eel Board for the year".
AUDITED_BODY = re.compile(
    r"\b[Ff]inancial [Ss]tatements of (?:the )?(?P<body>[A-Z][^.;]{2,150}?) for the "
    r"(?:financial )?(?:year|period)"
)

# Example: "Vote 12 - Eels". Near miss: "Votes of thanks".
VOTE = re.compile(r"Vote [0-9]{1,3} ?[-–—:] ?")

# What a title line goes on to say. Example: "Eel traps Fifth Special Report of Session 2016–17".
# Near miss: "The last report of the session".
REPORT_SUFFIX = re.compile(
    r" (?:[A-Z][a-z]+(?:[- ][A-Z]?[a-z]+)? )(?:Special )?Report of Session (?:19|20)[0-9]{2}"
)
