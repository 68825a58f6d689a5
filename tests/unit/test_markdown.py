"""What is written: each block so that it reads back as itself, with an escape only where needed."""

from __future__ import annotations

import pytest

from pacparse import parse, to_markdown
from pacparse.render.markdown import Restatements


def _clean(text: str) -> str:
    return to_markdown(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "# Lamps\n\nThe quay is lit.\n",
        "## 1. Lamps\n\nThe quay is lit.\n",
        "# Lamps\n\n3.1 The quay is lit.\n\n3.2 The pier is not.\n",
        "# Lamps\n\n1. The quay is lit.\n\n2. The pier is not.\n",
        "# Lamps\n\n4a) (i) The quay is lit.\n",
        "# Lamps\n\nThese are lit:\n\n- the quay\n- the pier\n",
        "# Lamps\n\nThese are lit:\n\n- (a) the quay;\n- (b) the pier.\n",
        "# Lamps\n\nThe quay[^1] is lit.[^2]\n\n[^1]: The old quay.\n[^2]: <https://quay.example>\n",
        "# Lamps\n\n**Recommendation:** The quay should be lit.\n",
        "# Lamps\n\n**3: Committee of Public Accounts conclusion:** The quay is dark.\n",
        "",
    ],
)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert _clean(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# Lamps\n\nThe quay\n\n\\7 lamps are lit.", "\\7 lamps are lit."),
        ("# Lamps\n\n\\(a) lamp is lit.", "\\(a) lamp is lit."),
        ("# Lamps\n\n\\# lamps", "\\# lamps"),
        ("# Lamps\n\n\\- lamps", "\\- lamps"),
        ("# Lamps\n\n\\Response: none.", "\\Response: none."),
        ("# Lamps\n\n\\Page 7", "\\Page 7"),
        ("# Lamps\n\nThe quay of\n\n\\the lamps", "\\the lamps"),
        ("# Lamps\n\nThe quay is lit.\n\n\\.", "\\."),
        ("# Lamps\n\n3.1\n\n\\The quay is lit.", "\\The quay is lit."),
        ("The quay is lit.\n\n\\Lamps of the quay", "\\Lamps of the quay"),
        ("# Lamps\n\n- \\7 lamps", "- \\7 lamps"),
        ("# Lamps\n\n- \\", "- \\"),
        ("# Lamps\n\n**9.** 7 lamps are lit.", "**9.** 7 lamps are lit."),
        ("# Lamps\n\n**9.** lamps are lit.", "**9.** lamps are lit."),
        ("# Lamps\n\n**9.** (a) lamps are lit.", "**9.** (a) lamps are lit."),
        ("# Lamps\n\n**9.** https://quay.example", "**9.** https://quay.example"),
        ("# Lamps\n\n**9.** Response: none.", "**9.** Response: none."),
        ("**9.** Lamps of the quay\n\nThey are lit.", "**9.** Lamps of the quay"),
        ("# Lamps\n\n**Recommendation:** \\3: lamps.", "**Recommendation:** \\3: lamps."),
    ],
)
def test_what_would_be_read_as_something_else_is_escaped_or_set_off(
    text: str, written: str
) -> None:
    clean = _clean(text)
    assert written in clean.splitlines()
    assert _clean(clean) == clean


@pytest.mark.parametrize(
    "text",
    [
        "# Lamps\n\nThe quay is lit.\n\nthe pier is not.\n",
        "# Lamps\n\nLamps of the quay\n",
        "# Lamps\n\nIn 2017 the quay was lit.\n",
        "# Lamps\n\nA quay is lit; the response is good.\n",
        "3.1 Lamps of the quay\n\n3.2 The pier is dark.\n",
    ],
)
def test_what_is_plain_is_not_escaped(text: str) -> None:
    assert _clean(text) == text


def test_a_label_is_written_once_with_its_number() -> None:
    assert _clean("Recommendation:\n3. The quay should be lit.\n") == (
        "**Recommendation: 3:** The quay should be lit.\n"
    )


def test_signs_that_only_the_source_keeps_apart_stay_apart() -> None:
    assert _clean("# Lamps\n\nThe quay _**_ is lit.\n") == "# Lamps\n\nThe quay _ _ is lit.\n"


def test_notes_of_a_second_scope_have_labels_of_their_own() -> None:
    chapter = (
        "# {0}\n\nThe {0} is lit.1 It is red.2\n\n1 See the {0} count.\n2 See the {0} log.\n\n"
    )
    clean = _clean(chapter.format("lamp") + chapter.format("quay"))
    assert "The quay is lit.[^s2-1] It is red.[^s2-2]" in clean
    assert clean.endswith("[^s2-1]: See the quay count.\n[^s2-2]: See the quay log.\n")
    assert _clean(clean) == clean


RESTATED = (
    "1. The harbour board will repair each of the forty lamps of the old quay and each of the nine "
    "lamps of the new pier before the ferries return in the spring.\n\n"
    "2. Nothing else is to be said of the quay.\n\n"
    "3. The harbour board will repair each of the forty lamps of the old quay and each of the nine "
    "lamps of the new pier before the ferries return in the spring.\n"
)


def test_a_restatement_is_kept_marked_or_collapsed() -> None:
    document = parse(RESTATED)
    kept, marked, collapsed = (
        to_markdown(document, restatements=way).splitlines()[-1] for way in Restatements
    )
    assert kept == RESTATED.splitlines()[-1]
    assert marked == f"{kept} *(Restates paragraph 1.)*"
    assert collapsed == "3. *Restates paragraph 1.*"


def test_a_restatement_that_goes_on_is_never_collapsed() -> None:
    document = parse(
        RESTATED.rstrip() + " The eels are counted in June, whatever the weather is.\n"
    )
    [last] = to_markdown(document, restatements=Restatements.COLLAPSE).splitlines()[-1:]
    assert last.endswith("in June, whatever the weather is. *(Restates paragraph 1.)*")
