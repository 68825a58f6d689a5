"""The words by which a paragraph shows who speaks: the committee that asks or the body that answers.

Every pattern looks at the head of a paragraph only.
"""

from __future__ import annotations

import re

from pacparse.text.patterns import compile_late

# The words at a paragraph's head that name the body that answers. Examples: "The Government ",
# "The Department for Weirs ", "HM Treasury ". Near misses: "The governments of", "Governments ".
ANSWERER = compile_late(
    r"""
    (?: (?: However | Therefore | Overall | Currently | In[ ]addition | At[ ]present ) ,? [ ] )?
    (?: [Tt]he [ ]
        (?: (?: (?:UK | Scottish | Welsh | Australian | Canadian | Northern[ ]Ireland ) [ ] )?
            [Gg]overnment (?: of [ ] [A-Z][a-z]{2,20} )?
          | (?:[Dd]epartment | [Mm]inistry) (?: [ ] (?:for|of) (?: ,? [ ] (?:[A-Z][a-z]{1,20} | and | the) ){1,10} )?
          | (?: Home | Cabinet | Foreign | Scotland | Wales ) [ ] Office
          | Treasury | Home[ ]Secretary | (?:Prime[ ])?Minister | Secretary[ ]of[ ]State
          | Executive | Commission | Ministry )
      | HM [ ] (?: Treasury | Government | Revenue (?: [ ](?:and|&)[ ]Customs )? )
      | HMRC | HMT | NHS[ ]England | Ministers )
    (?: [ ] \( [^()]{2,30} \) )?
    , {0,1} [ ]
    (?: (?: also | therefore | now | fully | already | broadly | strongly | still | both | currently
          | clearly | firmly | further | has | have ) [ ] ){0,2}
    (?P<verb> [a-z]{2,14} ) \b
    """,
    re.VERBOSE,
)
# What a body that answers does; a committee has it do other things: "should", "must", "needs".
ANSWERING_VERBS = frozenset(
    """is are was were will does do did has have had intends intend plans plan expects expect considers consider
    believes believe shares share thanks thank published launched committed agrees agree agreed accepts accept
    accepted disagrees disagree recognises recognise recognizes recognised acknowledges acknowledge welcomes welcome
    notes note noted supports support supported continues continue remains remain works work takes take understands
    understand rejects reject cannot keeps keep expected provides provide set sets introduced announced appreciates
    appreciate agreed confirms confirm confirmed been made begun started completed taken asked established""".split()
)
# "We will", "We have already": a body answers so; a committee writes "We recommend", "We heard".
FIRST_PERSON = compile_late(
    r"""
    We [ ] (?: (?:also|fully|therefore|now|strongly) [ ] )?
    (?: will | intend | plan | have [ ] (?: already | since | now | recently | asked | commissioned )
      | are [ ] (?: committed | working | already | taking | developing | currently | also )
      | continue | remain [ ] committed
      | (?: agree | accept | support | welcome | recogni[sz]e | note | share | thank | acknowledge
          | do[ ]not[ ](?:agree|accept|support) ) [ ]
        [^.]{0,60} \b (?: [Cc]ommittee | [Ii]nquiry | [Pp]anel | [Rr]eview | [Oo]mbudsman
          | (?:this|these|the) [ ] (?:recommendation|conclusion|finding)s? ) \b )
    \b
    """,
    re.VERBOSE,
)
# The stock openings of an answer. Near miss: "As the tide rises", "This weir is".
STOCK_OPENING = compile_late(
    r"""
    (?: As [ ] (?: set[ ]out | stated | noted | mentioned | explained | described | outlined )
            [ ] (?: in | above | below | at | previously | earlier ) \b
      | In [ ] (?: response[ ]to | line[ ]with[ ]the[ ]answer )
      | (?: Please [ ] )? [Ss]ee [ ] (?: the | our | also[ ]the )? [ ]? (?: [Gg]overnment(?:['’]s)? [ ] )?
            (?: response | answer | reply | recommendation | above )
      | Please [ ] refer [ ] to
      | Th(?:is|ese) [ ] recommendations? [ ] (?: is | are | has | have | was | were | will | does | falls? )
      | (?: The | Our ) [ ] (?: response | answer | reply ) [ ] to [ ] recommendation )
    """,
    re.VERBOSE,
)
# What a committee asks. Example: "should", "We urge". Near miss: "shoulder".
DEMAND = compile_late(
    r"\b(?:(?<!I )should|must|ought|[Rr]ecommends?|(?:[Ww]e|[Cc]ommittee) (?:urges?|calls? on|invites?|asks?)"
    r"|needs? to)\b"
)
# Who recommends, after a clause. Example: ", the Committee therefore recommends that"; near misses:
# ", the Committee noted that the panel recommends", ", the Committee recommended".
RECOMMENDS = compile_late(r", the (?P<speaker>[A-Z][a-z]{2,20}) (?:[a-z]{2,14} ){0,2}recommends\b")
# Example: "were lit. The keepers"; near misses: "of R1 136.40", "(Par 2.1, page 3)".
SENTENCE_END = re.compile(r"[a-z0-9)][.?!] [A-Z]")
OPENING_QUOTES = "“‘\"'‟„«‛"
