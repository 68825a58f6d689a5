"""What holds for every Word document: numbers as a person would count them, noise means nothing."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from pacparse import parse
from pacparse.errors import PacparseError
from pacparse.source.word import read_word
from word_files import blocks, docx, level, mark, note, numbered, paragraph, read, run, said, table

LEVELS = 4


class ListPlan(NamedTuple):
    """Levels as (start, restart), and the starts of a second list of its own by level."""

    levels: tuple[tuple[int, int | None], ...]
    own_starts: dict[int, int]


class Step(NamedTuple):
    """A paragraph of a list: the first or the second of the same abstract list, and its level."""

    number_id: int
    level: int


plans = st.builds(
    ListPlan,
    st.tuples(
        *[
            st.tuples(st.integers(0, 9), st.none() | st.integers(0, index) if index else st.none())
            for index in range(LEVELS)
        ]
    ),
    st.dictionaries(st.integers(0, LEVELS - 1), st.integers(0, 99)),
)
steps = st.lists(st.builds(Step, st.integers(1, 2), st.integers(0, LEVELS - 1)), max_size=25)


def _value(plan: ListPlan, path: list[Step], index: int, wanted: int) -> int:
    """The number of level ``wanted`` at paragraph ``index``: each level is followed by itself."""
    start, restart = plan.levels[wanted]
    number: int | None = None
    for place, step in enumerate(path[: index + 1]):
        if step.level < wanted and (restart is None or step.level < restart):
            number = None
        elif step.level > wanted:
            number = start if number is None else number  # a deeper level spends the first
        elif step.level == wanted:
            used = [before.level for before in path[:place] if before.number_id == 2]
            is_fresh = step.number_id == 2 and not any(level >= wanted for level in used)
            if is_fresh and wanted in plan.own_starts:
                number = plan.own_starts[wanted]
            else:
                number = start if number is None else number + 1
    return start if number is None else number


def _definitions(plan: ListPlan) -> str:
    levels = "".join(
        level(
            index,
            ".".join(f"%{place + 1}" for place in range(index + 1)),
            start=start,
            more="" if restart is None else f'<w:lvlRestart w:val="{restart}"/>',
        )
        for index, (start, restart) in enumerate(plan.levels)
    )
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for index, start in plan.own_starts.items()
    )
    return (
        f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="5"/>{starts}</w:num>'
    )


@given(plans, steps)
def test_numbers_are_those_that_a_person_would_count(plan: ListPlan, path: list[Step]) -> None:
    body = "".join(numbered("x", step.level, step.number_id) for step in path)
    extract = read(body, {"numbering": _definitions(plan)})
    expected = [
        ".".join(str(_value(plan, path, index, place)) for place in range(step.level + 1))
        for index, step in enumerate(path)
    ]
    assert [value for _, value in said(extract, "number")] == expected
    assert blocks(extract) == [f"{number} x" for number in expected]


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=8)
NOISE = (
    *('<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="0" w:name="_GoBack"/>'),
    *("<!-- a remark -->", "<?word processed?>", "<w:r/>", "<w:r><w:lastRenderedPageBreak/></w:r>"),
    *('<w:permStart w:id="7"/>', '<odd xmlns="urn:odd"><t>odd</t></odd>', "\n    "),
    '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:r>',
)
WRAPPERS = (
    *("{}", "<w:smartTag>{}</w:smartTag>", '<w:hyperlink w:anchor="top">{}</w:hyperlink>'),
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
)
noisy_runs = st.lists(
    st.tuples(words, st.sampled_from(WRAPPERS), st.lists(st.sampled_from(NOISE), max_size=3)),
    min_size=1,
    max_size=5,
)


@given(st.lists(noisy_runs, min_size=1, max_size=6))
def test_noise_in_the_file_means_nothing(
    plan: list[list[tuple[str, str, list[str]]]],
) -> None:
    noisy = "".join(
        "<w:p>"
        + "".join(wrapper.format(run(text)) + "".join(noise) for text, wrapper, noise in runs)
        + "</w:p>"
        for runs in plan
    )
    plain = "".join(paragraph("".join(text for text, _, _ in runs)) for runs in plan)
    assert read(noisy) == read(plain)


ELEMENTS = (
    *("p", "r", "t", "tbl", "tr", "tc", "rPr", "pPr", "numPr", "ins", "del", "moveFrom", "sectPr"),
    *("txbxContent", "hyperlink", "fldChar", "instrText", "footnoteReference", "sdt", "footnotePr"),
    *(
        "footnoteRef",
        "sym",
        "tab",
        "br",
        "b",
        "vanish",
        "trPr",
        "numId",
        "ilvl",
        "pStyle",
        "fldSimple",
    ),
)
ATTRIBUTES = (
    *('w:val="0"', 'w:val="1"', 'w:val="x"', 'w:id="2"', 'w:fldCharType="begin"', ""),
    *(
        'w:fldCharType="separate"',
        'w:fldCharType="end"',
        'w:customMarkFollows="1"',
        'w:char="F0B7"',
    ),
)
trees = st.recursive(
    st.text("ab \t", max_size=4),
    lambda inner: (
        st.builds(
            lambda name, attribute, parts: f"<w:{name} {attribute}>{''.join(parts)}</w:{name}>",
            st.sampled_from(ELEMENTS),
            st.sampled_from(ATTRIBUTES),
            st.lists(inner, max_size=4),
        )
        | st.builds(
            lambda kind, parts: f"<mc:{kind}>{''.join(parts)}</mc:{kind}>",
            st.sampled_from(("AlternateContent", "Choice", "Fallback")),
            st.lists(inner, max_size=3),
        )
    ),
    max_leaves=25,
)


@given(st.lists(trees, max_size=6))
def test_any_nesting_of_elements_is_read(parts: list[str]) -> None:
    definitions = {
        "numbering": _one_level(),
        "footnotes": note("2", "A note.") + "".join(parts),
    }
    extract = read("".join(parts) + paragraph("The lamp", mark("2")), definitions)
    assert "The lamp" in extract.text
    for style in extract.styles:
        assert 0 <= style.run[0] < style.run[1] <= len(extract.text)
    assert list(extract.styles) == sorted(extract.styles, key=lambda style: style.run)


def _one_level() -> str:
    """One list of one level."""
    return (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


WHOLE = docx(
    numbered("The lamps burn.") + paragraph("Oil", mark("2")) + table(["a", "b"]),
    {"numbering": _one_level(), "footnotes": note("2", "A note.")},
)


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6), st.booleans())
def test_a_damaged_file_is_read_or_refused(place: int, damage: bytes, is_cut: bool) -> None:
    content = WHOLE[:place] + damage + (b"" if is_cut else WHOLE[place + len(damage) :])
    text, is_read = _outcome(content)
    if is_read:
        assert parse(text).conservation.unaccounted == 0
    else:
        assert text.startswith("minutes.docx: ")
        assert "\n" not in text


def _outcome(content: bytes) -> tuple[str, bool]:
    """The text of a document, or the line that refuses it; and which of the two it is."""
    try:
        return read_word(content, name="minutes.docx").text, True
    except PacparseError as error:
        return str(error), False
