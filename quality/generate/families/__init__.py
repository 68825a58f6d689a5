"""The families of documents: from a ``Random`` to a document that nobody has damaged yet.

A family is one module with one public function ``(rng: Random) -> Document`` and a line in ``FAMILIES``.
What to keep to:

- Prose comes from ``Prose(rng, year=…)``: it never writes a sentence twice, so that every repetition is
  meant. Repeat on purpose, and name in ``document.must_survive`` the words that have to stay as often as
  they stand in the blocks (equal blocks are counted by themselves).
- A ``Block`` has the text as it has to come out; what is printed before it (``3.1``, ``1: PAC
  conclusion:``, ``Recommendation:``, ``•``) is its ``marker``. Roles: ``cover`` (front matter that is not
  scored), ``contents``, ``label`` (a line such as ``Recommendation 4`` that is not scored either),
  ``conclusion``, ``recommendation``, ``quotation`` (numbered, of the committee, without marks),
  ``response``, ``status``, ``body``. Headings are ``kind="heading"``
  with their number in ``number`` and ``marker``. Numbered paragraphs of roles conclusion and
  recommendation are not expected among the paragraphs.
- Each ``Recommendation`` points at its blocks; the expectations read the texts and numbers from there
  after the damages have been done. Of recommendations, ``conclusion`` and ``recommendation`` are scored
  where given.
- ``block.report`` counts reports or chapters from 0; notes restart with it where the style says so.
- ``annotate`` puts marks and notes into paragraphs of roles ``response`` and ``body``. Notes are numbered
  while printing. A family sets only what is typical in ``document.style``; damages change the rest.
- ``document.is_numbered = False`` where paragraphs have no numbers: they keep their blank lines, unless
  each is one line. Their answers are scored by their words: ``entry.response`` holds all blocks of one.
- A family that draws among manners names the drawn one in ``document.damages`` as ``manner:NAME``.
- ``LINE_END`` in a text is a space at which the printed line ends; a line feed ends it in any case.
- Say what the paper says, and that it says nothing (``date=None``): ``unscored`` is only for what two
  careful readers would disagree about.
- Draw only from ``rng``, never from sets: the same seed must give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.any_government import any_government
from quality.generate.families.committee_report import committee_report
from quality.generate.families.commons_special_report import commons_special_report
from quality.generate.families.consultation_response import consultation_response
from quality.generate.families.govuk_page import govuk_page
from quality.generate.families.inquiry_response import inquiry_response
from quality.generate.families.lords_response import lords_response
from quality.generate.families.numbered import numbered
from quality.generate.families.public_accounts_report import public_accounts_report
from quality.generate.families.treasury_minutes import treasury_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from quality.generate.model import Document

FAMILIES: Mapping[str, Callable[[Random], Document]] = {
    "treasury-minutes": treasury_minutes,
    "commons-special-report": commons_special_report,
    "lords-response": lords_response,
    "inquiry-response": inquiry_response,
    "govuk-page": govuk_page,
    "consultation-response": consultation_response,
    "committee-report": committee_report,
    "public-accounts-report": public_accounts_report,
    "numbered": numbered,
    "government-response": any_government,
}
