"""The words in which a body answers a recommendation, and the position that each stands for.

Every pattern runs on one sentence of bounded length whose apostrophes and spaces are plain. Denial
is read first: ``does not agree`` holds ``agree``. ``welcomes`` is no verdict, nor is ``agreed to
publish``: that is an action.
"""

from __future__ import annotations

import re

from pacparse.text.patterns import compile_late, pattern

# Example: "does not agree", "is unable to accept", "partially agrees", "has accepted", "noted".
# Near miss: "agreement", "supporting", "notable", "neither accepts", "did not agree or disagree".
VERB = compile_late(
    r"""
    (?<![\w'-]) (?<!neither[ ]) (?=[acdefhimnoprstw])
    (?: (?: (?P<denied>
            (?: (?:does|do|did|would|will|could|should)
              (?: [ ]not (?: ,[ ][^,.;]{2,60}, | [ ]at[ ](?:present|this[ ](?:time|stage|point)) )? | n't )
                (?: [ ](?:intend|propose|plan|wish)[ ]to )? | cannot | can[ ]not | can't | won't
              | (?:has|have|had) [ ]not (?: [ ]been[ ]able[ ]to )? | no[ ]longer
              | (?:is|are|am|was|were|feels?|felt|remains?) [ ] (?:therefore[ ])?
                (?:unable|not[ ]able|unwilling|not[ ]willing|reluctant) [ ]to
              | (?:is|are|am|was|were) [ ] (?:therefore[ ])? not [ ] (?:currently[ ])?
                (?:minded|persuaded|prepared|inclined|content|in[ ]a[ ]position) [ ]to
              | (?: (?:has|have) [ ] )? (?:decided|resolved) [ ]not[ ]to | decline[sd]? [ ]to )
            [ ] (?: (?:therefore|currently|however|necessarily) [ ] )?
            (?P<hedge> (?:fully|wholly|entirely|completely) [ ] )?
            (?: (?P<double> disagree | reject | oppose )
              | agree[sd]? | accept(?:s|ed)? | support(?:s|ed)? | concurs? | endorse[sd]?
              | (?P<unshared> share[sd]? ) )
          )
        | (?P<refused> (?: (?:has|have|had|will|must) [ ] )? (?P<hedged> (?:partially|partly|in[ ]part) [ ] )?
            (?: disagree[sd]? | reject(?:s|ed)? | oppose[sd]? ) ) )
      | (?: (?:has|have|had|will|would|can|must) [ ]
          | (?: (?:has|have) [ ] )? (?:decided|resolved) [ ]to[ ]
          | (?:is|are|am) [ ] (?:very[ ])? (?:happy|pleased|content|willing|prepared|minded|able|glad) [ ]to[ ] )?
        (?: only [ ] )?
        (?P<grade> (?: partially | partly | part | in[ ]part | in[ -]principle ) ,? [ ] )?
        (?P<verb> agree[sd]? | accept(?:s|ed)? | support(?:s|ed)? | concur(?:s|red)? | endorse[sd]?
                | (?P<shares> share[sd]? ) )
      | (?P<noted> note[sd]? | take[sn]?[ ]note[ ]of | took[ ]note[ ]of )
    )
    (?![\w'-])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NUMBER = r"[0-9]{1,3} (?: [a-z] | [ ]?\([a-z]\) )? (?:\.[0-9]{1,3})? | [a-z]"

# What follows the verb and makes it an answer. Example: " in part with the Committee's conclusion",
# " this recommendation in principle", " with part of recommendation 3a".
# Near miss: " with the need for change", " the recommendations of the Stoat review".
OBJECT = compile_late(
    rf"""
    (?P<before> ,? [ ]\(?
                (?: only[ ] )?
                (?: in[ -]principle | in[ ]part | partially | partly | in[ ]full | fully
                  | entirely | wholly | completely ) \)?,? )?
    (?: [ ]with | [ ]to )?
    (?P<share> [ ] (?: parts? | elements? | aspects? | some | most | many | the[ ]majority
                     | the[ ](?:first|second|third|fourth|last|latter|former|other)[ ]
                       (?:part|limb|element|half) s? )
               (?: [ ] (?:of|in) )? )?
    (?P<spirit> [ ] (?: the[ ] )? (?: (?:underlying|general|broad|overall) [ ] )?
                (?: principles? | spirit | intent | intentions? | thrust | sentiments? )
                (?: [ ] (?:of|behind|underlying) | [ ]set[ ]out[ ]in )? )?
    (?P<whole> [ ] (?: both[ ]of | both | all[ ]of | all | each[ ]of | every ) )?
    (?: [ ] (?: the | this | that | these | those | its | your | his | her | our | their ) )?
    (?P<owner> [ ] (?: (?:public[ ]accounts[ ]|select[ ]|joint[ ])? committee
                       (?: [ ]of[ ]public[ ]accounts )? | pac
                     | inquiry | review | chair | commission | panel | ombudsman | reviewer )
               (?: 's | s' | s | ' )? )?
    (?: [ ] (?: first | second | third | fourth | central | main | overall | key | general | other
              | specific | two | three | four | five | six | seven | eight | nine | ten ) )?
    (?: [ ] (?P<thing> (?: (?: finding | observation ) s? [ ]and[ ] (?: the[ ] )? )?
                       (?: sub-? )? (?: recommendation | conclusion ) s?
                       (?: [ ]and[ ](?:recommendation|conclusion) s? )? )
      | [ ] (?P<view> view | finding | assessment | analysis | suggestion | proposal | position
                    | observation | concern | focus | point | emphasis | comment | approach
                    | opinion | aim | intent | intention | ambition ) s? )?
    (?P<cited> [ ] \(? (?: {_NUMBER} ) \)? (?![\w'-])
               (?: (?: , | [ ](?:and|to|or|&) | [ ]?[–-] ) [ ]? \(? (?:{_NUMBER}) \)? (?![\w']) ){{0,8}} )?
    (?P<after> ,? [ ]\(? (?: but[ ] )? (?: only[ ] )?
               (?: in[ -]principle | in[ ]part | partially | partly | in[ ]full
                 | with[ ](?:some[ ]|minor[ ])?(?:modification|qualification|amendment|reservation|exception)s?
                 | with[ ]the[ ]exception ) \)? )?
    (?(view) | (?! [ ] (?:of|made[ ]by|from) [ ]
        (?! (?:the[ ])? (?:public[ ]accounts[ ])? (?:committee|inquiry|panel|commission|ombudsman)
          | (?:this|its|your)[ ] ) ) )
    (?! [\w'-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A further recommendation of the same verb. Examples: " and recommendation 5 in full", ", but not
# recommendation 4b". Near misses: " and the board", " and recommendation letters".
FURTHER = compile_late(
    rf"""
    ,? [ ] (?: and | but ) [ ] (?: with[ ] )?
    (?P<words> (?P<denied> not[ ] )? (?: with[ ] )? (?: the[ ] )? (?: recommendation | conclusion ) s?
    (?P<cited> [ ] \(? (?: {_NUMBER} ) \)? (?![\w'-])
               (?: (?: , | [ ](?:and|to|or|&) | [ ]?[–-] ) [ ]? \(? (?:{_NUMBER}) \)? (?![\w']) ){{0,8}} )
    (?P<after> ,? [ ]\(? (?: only[ ] )?
               (?: in[ -]principle | in[ ]part | partially | partly | in[ ]full ) \)? )? )
    (?! [\w'-] | [ ] (?: of | made | from ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A verb without an object, the rest of its sentence with a subject of its own. Near misses: ", and has
# long held that", ", and believes, as the Board does, that".
ALONE = pattern(
    r", and (?!(?:ha[sd]|have|will|would|is|are|was|were|do|does|did|can|could|also|already)\b)"
    r"(?:(?!(?:that|with)\b)[^,.;])+(?:[.;]|$)",
    re.IGNORECASE,
    ask="match",
    example=", and calls have been made since March.",
    near_miss=", and believes that calls are made.",
)

# The verb alone, or with a word that points back. Example: " in principle.", " it in part,", " with
# this." Near miss: " to publish", " the gulls".
POINTING_BACK = compile_late(
    r"""
    (?P<before> ,? [ ] (?: in[ -]principle | in[ ]part | partially | partly | in[ ]full ) )?
    (?P<back> (?: [ ]with )? [ ] (?: it | them | this | these | both | all ) )?
    (?P<after> ,? [ ] (?: only[ ] )? (?: in[ -]principle | in[ ]part | partially | partly | in[ ]full ) )?
    (?= [.;:] | ,? [ ] but[ ] | $ | (?P<more> , | [ ]and[ ] ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What may follow the verb in the first sentence of an answer, where it can only answer.
# Example: " with the need to ensure", " that clear rules are needed". Near miss: " to provide".
LOOSE_OBJECT = compile_late(
    r"(?: in[ -]principle| in part)?(?:,? with | that,? | the (?:need|case|importance|principle|argument) )(?=\w)",
    re.IGNORECASE,
)
LOOSE_DENIAL = compile_late(
    r"(?: in[ -]principle)?(?: with| that,?| the| this| these)(?= \w)", re.IGNORECASE
)

# A grade at the end of a clause, behind words about whom the recommendation is for. Example:
# " made towards the ports in principle". Near miss: " in principle and at once", " to it".
LATE_GRADE = pattern(
    r"[^.,;:()]{1,80} (?P<after>in[ -]principle|in part)(?=[.,;:]|$)",
    re.IGNORECASE,
    ask="match",
    example=" made to the ports in principle.",
    near_miss=" made to the ports in principle and at once.",
)

# A refusal by its effect. Examples: "does not believe it is appropriate to", "is not persuaded that",
# "sees no need to", "will not implement this recommendation". Near misses: "does not believe in
# gulls", "is not persuasive", "will not implement the old plan".
REFUSAL = compile_late(
    r"""(?<![\w'-]) (?=[bdhirsw])
    (?: (?:does|do|did) [ ]not [ ] (?:believe|consider|think) [ ]
        (?: (?:that[ ])? (?:it|this|there) [ ]
            (?: (?:is|was|would[ ]be) [ ] (?:currently[ ]|either[ ]|an?[ ])?
                (?:appropriate|necessary|right|desirable|proportionate|sensible|practical|needed?|case)
                (?: [ ](?:to|for|that)\b )? )
          | (?:it|this) [ ] (?:to[ ]be[ ])? (?:appropriate|necessary|right|desirable|proportionate) [ ]to\b
          | (?:that[ ])? (?:this|the|these) (?:[ ]committee's)? [ ](?:recommendation|conclusion)s?
            [ ] (?:is|are) [ ] (?:appropriate|necessary|right|desirable|proportionate|needed) )
      | (?:is|are|was|were|remains?) [ ] (?: not [ ] (?:persuaded|convinced) | unpersuaded | unconvinced )
        [ ] (?: that | of | by | about | there ) \b
      | (?P<unneeded> (?: (?:does|do|did) [ ]not [ ]see [ ] (?: the | a | any ) | (?:sees?|saw) [ ]no )
        [ ] (?: need | case | reason ) \b )
      | (?: (?:will|does|do) [ ]not [ ] (?: (?:intend|propose|plan)[ ]to [ ] )?
          (?: be[ ] )? (?: (?: implement(?:ing)? | adopt(?:ing)? | pursu(?:e|ing) | tak(?:e|ing)[ ]forward )
            [ ] (?:this|the) (?:[ ]committee's)? [ ]recommendation
          | tak(?:e|ing) [ ] (?:this|the) (?:[ ]committee's)? [ ]recommendation [ ]forward ) )
      | (?:has|have|had) [ ]no [ ] (?: (?:current|present|immediate) [ ] )?
        (?: plans? | intention ) [ ] (?: to | of ) [ ]
        (?: implement(?:ing)? | adopt(?:ing)? | pursu(?:e|ing) | tak(?:e|ing)[ ]forward )
        [ ] (?:this|the) (?:[ ]committee's)? [ ]recommendation )
    (?![\w'-])""",
    re.VERBOSE | re.IGNORECASE,
)

_CORE = r"""
      (?P<denied> (?:do(?:es)?[ ])? not [ ] )?
      (?P<grade> (?: partially | partly | partial | part | fully | in[ ]part | in[ -]principle ) [ ] )?
      (?: (?P<verb> agree[sd]? | accept(?:s|ed)? | supports? | supported | endorse[sd]?
                | concur(?:s|red)? )
        | (?P<noted> note[sd]? )
        | (?P<refused> disagree[sd]? | reject(?:s|ed)? | non[ -]?concur(?:s|red)? ) )
      (?P<after> ,? (?:[ ]to\b)? (?: [ ]|- ) \(? (?: only[ ] )?
        (?: in[ -]principle (?: ,?[ ](?:and|or)[ ]in[ ]part )? | in[ -]part | in[ ]full | partially | partly
          | with[ ](?:some[ ]|minor[ ])?(?:modification|qualification|amendment|reservation|exception)s? )
        \)? )?
"""
_CORE_END = r"""
    (?= [ ]? [.;:,–—-] (?: [ ] | $ ) | [ ]? \(? $
      | [ ] (?: [(•*] | by[ ] | at[ ]this | as[ ](?:written|drafted|stated|proposed) | in[ ]its[ ]
              | subject[ ]to | and[ ] (?: complete | implemented | met | done | ongoing | in[ ]progress )
              | with[ ] (?:(?:the|this|these)[ ])? (?:findings?[ ]and[ ])? recommendation
              | (?: (?<=in[ ]part[ ]) | (?<=in[ ]full[ ]) | (?<=principle[ ]) ) (?-i:[A-Z])
              | (?-i: The | This | We | Our | It | HM | In | As | To | Since | Following | From )\b
              | (?-i:[A-Z])[^:.;]{2,60}: ) )
"""

# An answer that is a word or two. Examples: "Accepted in principle.", "Government position: Not
# supported", "Accepted in full by the Ruritanian Government". Near miss: "Accepted practice is".
HEADLINE = compile_late(
    rf"""
    (?: (?: (?:the|this|our) [ ] )? (?:[a-z]{{1,20}} [ ]){{0,2}} (?:response|position|decision|verdict|view|reply)
        [ ]? [:–—-] [ ]? )?
    (?: (?:this[ ])? recommendation s? [ ] )? (?P<words> {_CORE} ) {_CORE_END}
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A verdict line of one body among several. Examples: "Welsh Government: Accepted in principle",
# "Harbour Police Council response – rejected". Near miss: "Lamps: accepted colours are red".
BODY_HEADLINE = compile_late(
    rf"""
    (?P<name> [^:–—.;?!]{{2,80}} ) [ ]? (?: : | [–—] | [ ]- ) [ ]?
    (?: (?:this|the) [ ] recommendation [ ] is [ ] )? (?P<words> {_CORE} ) {_CORE_END}
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Numbers and letters of recommendations in a row. Examples: "12) a-c)", "(a) and (b)", "4, 5 and 7";
# near miss: "a lamp".
_LISTED = r"""(?: [0-9]{1,3} (?:\.[0-9]{1,3})? \)? (?: [ ]? \(?[a-z]\)? (?![a-z]) )? | \(? [a-z] \)? (?![a-z]) )
    (?: (?: [ ]?[-–][ ]? | ,?[ ](?:and|to|or|&)[ ] | ,[ ] )
        (?: [0-9]{1,3} (?:\.[0-9]{1,3})? \)? (?: [ ]? \(?[a-z]\)? (?![a-z]) )? | \(? [a-z] \)? (?![a-z]) ) ){0,9}"""

# Examples: "This recommendation is not accepted", "The Committee's recommendation was rejected by the
# Department", "12) a-c) are accepted". Near misses: "The recommendation is supported by evidence", "was
# acceptable".
PASSIVE = compile_late(
    rf"""
    (?: (?: (?: the | this | that | these | both | all (?:[ ]of[ ](?:the|these))? ) [ ] )?
        (?: (?:[\w.-]{{1,24}}[ ]){{0,3}}? [\w.-]{{2,24}} (?:'s|s') [ ] )?
        (?: sub-? )? (?:recommendation|conclusion) s? (?: [ ]of[ ]the[ ](?:committee|inquiry|panel)\b )?
        (?: [ ] (?P<cited> {_LISTED} ) )?
      | (?: (?: (?:sub-)?parts? | limbs? | points? ) [ ] )? (?P<listed> {_LISTED} ) )
    [ ] (?: (?: is | are | was | were ) (?P<not_is> [ ]not )?
          | (?: has | have ) (?P<not_has> [ ]not )? [ ]been
          | (?P<not_can> cannot | can[ ]not | could[ ]not ) [ ]be ) [ ]
    (?: (?: therefore | hereby | also | now | broadly ) [ ] )?
    (?P<words> {_CORE} ) (?! [\w'-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# The title of a chapter that says what was answered to all that stands in it. Examples: "Recommendations
# which have been accepted by the Government", "CHAPTER II: OBSERVATIONS/RECOMMENDATIONS ACCEPTED BY THE
# MINISTRY". Near misses: "... not accepted by the Committee", "Recommendations which the Committee accepted".
CHAPTER_TITLE = compile_late(
    rf"""
    (?: (?:chapter|part) [ ] [0-9ivxlc]{{1,6}} [ ]? [:.–—-]? [ ]? )?
    (?: (?:the|those|all) [ ] )?
    (?: (?: conclusion | observation ) s? (?: [ ]?/[ ]? | [ ]and[ ] ) )? recommendation s?
    (?: (?: [ ]?/[ ]? | [ ]and[ ] ) (?: conclusion | observation ) s? )? [ ]
    (?: (?: which | that ) [ ] (?: have | has | had | are | were ) (?P<not_has> [ ]not )? (?: [ ]been )? [ ] )?
    (?P<words> {_CORE} ) (?= [ ] by [ ] (?! (?:the[ ])? (?:[\w]{{1,20}}[ ]){{0,3}} (?:committee|panel|inquiry|audit) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Other recommendations in the same sentence.
OTHERS = pattern(
    rf"""
    [,;]? [ ] (?: (?:and|but|while|whilst) [ ] )? (?: (?:recommendation|conclusion|(?:sub-)?part) s? [ ] )?
    (?P<cited> {_LISTED} ) [ ] (?: (?:is|was|were|are) (?P<not_is> [ ]not )? [ ] )?
    (?P<words> {_CORE} | (?P<alone> in[ -]principle | in[ ]part | in[ ]full | partially ) ) (?! [\w'-] )
    """,
    re.VERBOSE | re.IGNORECASE,
    ask="match",
    example=", and recommendation 6 in part",
    near_miss=" and the lamps are accepted",
)

# Another body in a sentence of its own. Near misses: gifts that are accepted, *accepted that*.
AGAIN = pattern(
    rf"(?:it|they|this|these)[ ](?:is|are|was|were)[ ](?P<words> {_CORE} )(?=[ ]by[ ])",
    re.VERBOSE | re.IGNORECASE,
    ask="match",
    example="They are accepted in principle by the Isles Executive",
    near_miss="It is accepted that oil burns",
)

# The whole recommendation, pointed at. Near miss: *It is accepted that*.
POINTED = pattern(
    rf"this[ ](?:is(?P<not_is>[ ]not)?|has(?P<not_has>[ ]not)?[ ]been)[ ](?P<words> {_CORE} )(?=[.;]|$|[ ]by[ ])",
    re.VERBOSE | re.IGNORECASE,
    ask="match",
    example="This is not accepted.",
    near_miss="This is accepted practice.",
    needs=("this is", "this has"),
)

# Another government in the same sentence. Example: " and in principle by the". Near miss: " and by".
ELIDED = compile_late(
    rf"""
    [,;]? [ ] (?: (?:and|but|while|whilst) [ ] )? (?: (?:is|was|were|are) [ ] )?
    (?P<words> {_CORE} | (?P<alone> in[ -]principle | in[ ]part | in[ ]full | partially ) ) [ ]by[ ]
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What takes a verdict back, or makes it hang on something. It is looked for in the rest of the sentence.
WITHDRAWN = pattern(
    r",? (?:if|unless)\b"
    r"|[^.;]{0,80} but [^.;]{0,40}\b(?:has since|have since|no longer|changed|withdrawn|reconsider)",
    re.IGNORECASE,
    ask="match",
    example=" in 2015 but has since changed its view",
    near_miss=" and has since counted the lamps",
)
# Who tells of an answer that was given before. It is looked for before the verb.
TOLD_BEFORE = pattern(
    r"\b(?:previous|previously|earlier|former|formerly|original|originally|initial|initially)\b"
    r"|\bin (?:[A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2} that\b",
    ask="search",
    example="The Board set out in its previous response that it",
    near_miss="The Board of the year 2015",
)

APOSTROPHES = "’‘ʼ‛`´"
"""One for one, so that offsets stay: all apostrophes are equal for matching."""

CHEAP_STEMS = (
    *("gree", "ccept", "upport", "eject", "note", "oncur", "Note", "ndorse", "share", "ppose"),
    *("GREE", "CCEPT", "UPPORT", "EJECT", "NOTE", "elieve", "onsider", "think", "ersuaded"),
    *("onvinced", "no need", "no case", "no reason", "not see", "will not"),
    *("not propose", "not intend", "not plan", "no plan", "no intention"),
)
"""An answer without any of these letters in it gives no verdict."""

VERB_STEMS = (
    *(
        "gree",
        "ccept",
        "upport",
        "oncur",
        "ndorse",
        "eject",
        "ppose",
        "hare",
        "note",
        "Note",
    ),
    *("GREE", "CCEPT", "UPPORT", "ONCUR", "NDORSE", "EJECT", "PPOSE", "HARE", "NOTE"),
)
"""A sentence without any of these has no verb of a verdict."""

REFUSAL_STEMS = ("not ", "Not ", "NOT ", " no ", " NO ", "npersuaded", "nconvinced")
"""A sentence without any of these refuses nothing by its effect."""

JOINTS = (" and ", " but ", " while ", " whereas ", "; ")
"""What joins the verdict of one body to that of another in the same sentence."""

# A denial that stands apart from its verb, and what ends its reach.
DENIED_APART = pattern(
    r"(?:\b(?:not|never|neither|nor|hardly|cannot|refus\w{1,5})\b|n't\b)(?!.*(?:;|\b(?:and|but|while|whereas|though)\b))",
    re.IGNORECASE,
    ask="search",
    example="does not, as the Board has said before, ",
    near_miss="does not share the view of the Board but ",
)

DENIALS = (" not ", "cannot", "n't ", "unable", "difficult", "however")
"""A main clause with one of these may take back what was conceded before it."""

CHEAP_THINGS = ("ecommendation", "onclusion", "ECOMMENDATION", "ONCLUSION")
"""Beyond an answer's first sentence a verdict is about one of these."""
