"""The words around the name of an answering body: which nouns make one, which words may follow."""

from __future__ import annotations

ADVERBS = frozenset(
    """also therefore broadly fully strongly generally still now however entirely completely firmly wholly
    very much both again thus accordingly already largely has have had does do did is warmly wholeheartedly
    readily gladly nevertheless nonetheless consequently respectfully jointly together each all""".split()
)
"""Words between a body and its verb."""

ACCEPTING = ("accepts ", "rejects ", "agrees ", "disagrees ", "concurs ")
"""What one body alone does to a recommendation; evidence, which *supports* one, does none of it."""

BODY_NOUNS = frozenset(
    """government governments department departments ministry ministries treasury office office's executive
    administration administrations agency authority authorities service services council councils chiefs
    commission commissioner commissioners minister ministers secretary chancellor board bank inspectorate
    directorate cabinet college corporation regulator ombudsman police assembly nhs hm hmrc force forces
    institute trust institution association management bodies boards trusts agencies universities banks""".split()
)
"""Nouns that make a name the name of an answering body."""

CONNECTORS = frozenset(
    """the of for and & in on to at with his her uk two three four five six present current""".split()
)
"""Words in lower case that stand inside a name."""

QUOTED_BODIES = frozenset({"committee", "committee's", "inquiry", "pac"})
"""Bodies that ask: what they agree with is no answer."""

NO_ANSWERERS = frozenset(
    """review report reports paper bill act code strategy plan programme panel recommendation recommendations
    conclusion chapter section paragraph part annex appendix table figure box evidence witness witnesses
    members article mr mrs ms miss dr professor prof sir dame lord lady baroness baron earl viscount many most
    some all both each every everyone everybody few several none this that these those which who
    neither either other others he she nobody someone anyone research experience data
    witnesses papers""".split()
)
"""Words with a capital in a sentence that make no name of an answering body: papers, parts, persons."""

NAME_CONNECTORS = frozenset({"the", "of", "for", "and", "&"})
"""Words in lower case that stand inside the name of a body that is in no table."""

PERSONS = frozenset({"we", "i"})
"""First persons: the body that signs the answer."""

PRONOUNS = frozenset({"it", "they"})
"""The body of the sentence before: a subject where the object is a recommendation."""

OPENING_WORDS = frozenset(
    """however therefore accordingly nevertheless nonetheless overall consequently again and but so yet thus
    similarly likewise also indeed finally""".split()
)
"""Words that may open a sentence before the body, and are no part of its name."""

CONCESSIONS = (
    "while ",
    "whilst ",
    "although ",
    "though ",
    "even though ",
    "whereas ",
    "notwithstanding ",
)
"""What is conceded before the comma is not yet the verdict: that comes after it."""

CONDITIONS = frozenset(
    """if where when whenever once since because unless until whether should were had as after before given
    while whilst although though even whereas notwithstanding""".split()
)
"""A name behind one of these at the head of a sentence is not the subject of its main clause."""
