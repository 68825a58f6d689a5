"""The words in which a body answers a recommendation, and the position that each stands for.

Every pattern runs on one sentence of bounded length whose apostrophes and spaces are plain. Denial
is read first: ``does not agree`` holds ``agree``. ``welcomes`` is no verdict, nor is ``agreed to
publish``: that is an action.
"""

from __future__ import annotations

import re

# Example: "does not agree", "is unable to accept", "partially agrees", "has accepted", "noted".
# Near miss: "agreement", "supporting", "notable".
VERB = re.compile(
    r"""
    (?<![\w'-]) (?=[acdfhinprsw])
    (?: (?P<denied>
            (?: (?:does|do|did) (?: [ ]not | n't ) | (?:has|have|had) [ ]not
              | cannot | can[ ]not | could[ ]not
              | (?:is|are|was|were|feels?|felt) [ ] (?:unable|not[ ]able) [ ]to
              | (?:is|are|was|were) [ ]not [ ] (?:minded|persuaded|prepared|inclined) [ ]to
              | declines?[ ]to | declined[ ]to )
            [ ] (?P<hedge> (?:fully|wholly|entirely|completely) [ ] )? (?:therefore[ ])?
            (?: agreed? | accept(?:ed)? | support(?:ed)? | concur )
          | (?P<hedged> (?:partially|partly) [ ] )? (?: disagree[sd]? | reject(?:s|ed)? ) )
      | (?: (?:has|have|had) [ ] )?
        (?P<grade> (?: partially | partly | in[ ]part | in[ -]principle ) ,? [ ] )?
        (?P<verb> agree[sd]? | accept(?:s|ed)? | support(?:s|ed)? | concur(?:s|red)? )
      | (?P<noted> note[sd]? )
    )
    (?![\w'-])
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What follows the verb and makes it an answer. Example: " in part with the Committee's conclusion",
# " this recommendation in principle", " with part of recommendation 3a".
# Near miss: " with the need for change", " the recommendations of the Stoat review".
OBJECT = re.compile(
    r"""
    (?P<before> ,? [ ]
                (?: in[ -]principle | in[ ]part | partially | partly | in[ ]full | fully ) ,? )?
    (?: [ ]with | [ ]to )?
    (?P<share> [ ] (?: parts? | elements? | aspects? | some | most | many
                     | the[ ](?:first|second|third|last|latter|former)[ ]
                       (?:part|limb|element|half) )
               [ ]of )?
    (?P<spirit> [ ] (?: the[ ] )?
                (?: principles? | spirit | intent | intentions? | aims? | thrust | sentiment )
                (?: [ ] (?:of|behind|underlying) | [ ]set[ ]out[ ]in ) )?
    (?: [ ] (?: both[ ]of | both | all[ ]of | all | each[ ]of ) )?
    (?: [ ] (?: the | this | that | these | those | its | your | his | her ) )?
    (?P<owner> [ ] (?: (?:public[ ]accounts[ ])? committee (?: [ ]of[ ]public[ ]accounts )? | pac
                     | inquiry | review | chair | commission | panel | ombudsman )
               (?: 's | s' | s | ' )? )?
    (?P<rank> [ ] (?: first | second | third | central | main | overall | key | general ) )?
    (?: [ ] (?P<thing> (?: recommendation | conclusion ) s?
                       (?: [ ]and[ ]recommendation s? )? )
      | [ ] (?P<view> view | finding | assessment | analysis | suggestion | proposal | position
                    | observation | concern | focus | point | emphasis | comment | approach ) s? )
    (?P<cited> [ ] \(? (?: [0-9]{1,3} [a-z]? (?:\.[0-9]{1,3})? | [a-z] \)? ) \)? (?![\w'-]) )?
    (?P<after> ,? [ ] (?: only[ ] )?
               (?: in[ -]principle | in[ ]part | partially | partly | in[ ]full ) )?
    (?! [ ] (?:of|made[ ]by|from) [ ] (?!(?:the[ ])?(?:public[ ]accounts[ ])?committee) )
    (?! [\w'-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What may follow the verb in the first sentence of an answer, where it can only answer.
# Example: " with the need to ensure", " that clear rules are needed". Near miss: " to provide".
LOOSE_OBJECT = re.compile(r"(?: in[ -]principle| in part)?(?: with | that )(?=\w)", re.IGNORECASE)
LOOSE_DENIAL = re.compile(
    r"(?: in[ -]principle)?(?: with| that| the| this| these)(?= \w)", re.IGNORECASE
)

# "does not believe it is appropriate to": a refusal by its effect.
NOT_APPROPRIATE = re.compile(
    r"""(?<![\w'-]) (?:does|do|did) [ ]not [ ] (?:believe|consider|think) [ ] (?:that[ ])?
        (?:it|this) [ ] (?:is|was|would[ ]be) [ ] (?:appropriate|necessary) [ ]to [ ]""",
    re.VERBOSE | re.IGNORECASE,
)

# An answer that is a word or two. Examples: "Accepted in principle.", "This recommendation is not
# accepted.", "Accepted in full by the Ruritanian Government". Near miss: "Accepted practice is".
HEADLINE = re.compile(
    r"""
    (?: (?:the|this) [ ] )? (?: (?:recommendation|conclusion) s? [ ] (?: [0-9]{1,3} [a-z]? [ ] )? )?
    (?: (?: is | are | was | were | has[ ]been | have[ ]been ) [ ] )?
    (?P<words>
      (?P<denied> not [ ] )? (?P<grade> (?:partially|partly|fully) [ ] )?
      (?: (?P<verb> agreed? | accept(?:ed)? | support(?:ed)? ) | (?P<noted> noted )
        | (?P<refused> disagreed? | reject(?:ed)? | (?:does|do)[ ]not[ ](?:agree|accept|support) ) )
      (?P<after> ,? [ ] \(? (?: in[ -]principle | in[ ]part | in[ ]full ) \)? )? )
    (?: [ ]by [ ] (?P<by> [^.;]{2,200} ) )?
    [ ]? (?: [.;:,–—-] | $ )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Words between a body and its verb.
ADVERBS = frozenset(
    {
        "also",
        "therefore",
        "broadly",
        "fully",
        "strongly",
        "generally",
        "still",
        "now",
        "however",
        "entirely",
        "completely",
        "firmly",
        "wholly",
        "very",
        "much",
        "both",
        "again",
        "thus",
        "accordingly",
        "already",
        "largely",
        "has",
        "have",
        "had",
        "does",
        "is",
    }
)

# Nouns that make a name the name of an answering body.
BODY_NOUNS = frozenset(
    {
        "government",
        "governments",
        "department",
        "departments",
        "ministry",
        "ministries",
        "treasury",
        "office",
        "executive",
        "administration",
        "administrations",
        "agency",
        "authority",
        "authorities",
        "service",
        "services",
        "council",
        "councils",
        "chiefs",
        "commission",
        "commissioner",
        "commissioners",
        "minister",
        "ministers",
        "secretary",
        "chancellor",
        "board",
        "bank",
        "inspectorate",
        "directorate",
        "cabinet",
        "college",
        "corporation",
        "regulator",
        "ombudsman",
        "police",
        "assembly",
        "nhs",
        "hm",
        "hmrc",
        "force",
        "forces",
        "institute",
        "trust",
        "office's",
    }
)
CONNECTORS = frozenset(
    {"the", "of", "for", "and", "&", "in", "on", "to", "at", "with", "his", "her", "uk"}
)
QUOTED_BODIES = frozenset({"committee", "committee's", "inquiry", "pac"})

APOSTROPHES = "’‘ʼ‛`´"
"""One for one, so that offsets stay: all apostrophes are equal for matching."""

CHEAP_STEMS = (
    "gree",
    "ccept",
    "upport",
    "eject",
    "note",
    "oncur",
    "Note",
    "GREE",
    "CCEPT",
    "elieve",
    "onsider",
)
"""An answer without any of these letters in it gives no verdict."""

CHEAP_THINGS = ("ecommendation", "onclusion", "ECOMMENDATION", "ONCLUSION")
"""Beyond an answer's first sentence a verdict is about one of these."""
