"""What an original says of words inside a block: links and emphasis in JSON, Markdown, pages and Akoma Ntoso."""

from __future__ import annotations

import pytest

from extracts import source_of
from pacparse import parse_bytes, to_akn, to_html, to_markdown
from pacparse.api import parse_source
from pacparse.document import Document
from set_apart import told_apart, wanted_letters

LOG = "https://eels.example/log"


def said_in(document: Document) -> list[tuple[str, str]]:
    """The words that are set apart, with the kind of it or the address."""
    return [
        (block.text[offset : offset + length], said)
        for block in document.blocks
        for offset, length, said in (
            *((link.offset, link.length, link.url) for link in block.links),
            *((one.offset, one.length, one.style) for one in block.emphasis),
        )
    ]


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        (
            "The eels of ⟦link:https://a.example|the bay⟧ are few.",
            [("the bay", "https://a.example")],
        ),
        ("The ⟦italic|Elver⟧ is ⟦bold|not⟧ a boat.", [("not", "bold"), ("Elver", "italic")]),
        ("⟦bold|The eels are few.⟧", []),  # the block is bold, and no words in it
        ("⟦italic|The eels are few⟧.", []),
        ("The eels⟦italic|, ⟧and the lamps.", []),
        ("The eels are ⟦link:#note-3|few⟧, see ⟦link:page2.html|overleaf⟧.", []),
        ("⟦bold|Recommendation 3:⟧ Count the eels.", []),  # a label is no word of its block
        ("⟦bold|Counting.⟧ The eels are few.", [("Counting.", "bold")]),
    ],
)
def test_words_inside_a_block_are_set_apart(marked: str, said: list[tuple[str, str]]) -> None:
    document = parse_source(source_of(f"The Board met in May.\n\n{marked}\n"))
    assert sorted(said_in(document)) == sorted(said)


def test_what_goes_on_over_a_line_end_is_one() -> None:
    marked = (
        f"The eels are told of in ⟦italic|The Book of⟧\n⟦italic|Eels⟧, in ⟦link:{LOG}|the log of the⟧\n"
        f"⟦link:{LOG}|keepers⟧ and in ⟦link:{LOG}2|the other⟧ ⟦link:{LOG}3|log⟧ which is newer than that."
    )
    document = parse_source(source_of(marked, is_laid_out=True, labels=("1",)))
    assert said_in(document) == [
        ("the log of the keepers", LOG),
        ("the other", f"{LOG}2"),
        ("log", f"{LOG}3"),
        ("The Book of Eels", "italic"),
    ]
    assert [link.page for block in document.blocks for link in block.links] == [1, 1, 1]


def test_a_note_mark_and_a_running_head_part_no_words() -> None:
    marked = (
        f"They met. ⟦link:{LOG}|The log⟦reference:3|3⟧ of the keepers⟧ and ⟦bold|all⟦reference:4|4⟧ the eels⟧.\n\n"
        "⟦furniture:running_head|Eels of Tarn⟧\n\n⟦note:3|3 The first.⟧\n\n⟦note:4|4 The second.⟧\n"
    )
    document = parse_source(source_of(marked))
    assert said_in(document) == [("The log of the keepers", LOG), ("all the eels", "bold")]
    assert to_markdown(document).startswith(
        f"They met. [The log](<{LOG}>)[^3] [of the keepers](<{LOG}>) and **all[^4] the eels**.\n"
    )
    again = parse_bytes(to_markdown(document).encode(), name="again.md")
    assert said_in(again) == said_in(document)


def test_a_word_that_the_page_breaks_is_one_in_italics() -> None:
    marked = "The keepers sail in the ⟦italic|Har-⟧\n⟦italic|bour Light⟧ on each day of the year, and in harbour light."
    document = parse_source(source_of(marked, is_laid_out=True, labels=("1",)))
    assert said_in(document) == [("Harbour Light", "italic")]


@pytest.mark.parametrize(
    ("marked", "written"),
    [
        ("an ⟦italic|un⟧known ⟦bold|eel⟧s", "an *un*known **eel**s"),
        ("eels⟦italic|“x”⟧are", "eels“x”are"),  # CommonMark would show the stars
        ("eels ⟦italic|“x”⟧ are", "eels *“x”* are"),
        ("⟦bold|a ⟦italic|b⟧⟧ c", "**a *b*** c"),
        ("⟦bold|⟦italic|b⟧⟧ c", "***b*** c"),
        ("⟦bold|⟦italic|b⟧ a⟧ c", "***b* a** c"),
        ("⟦bold|a⟧⟦italic|b⟧ c", "**a**b c"),  # of two signs that meet the second goes
        (f"⟦bold|see ⟦link:{LOG}|the⟧⟧⟦link:{LOG}| log⟧ x", f"**see** [**the** log](<{LOG}>) x"),
        (f"⟦link:{LOG}|a [b] *c* (d)⟧ e", f"[a \\[b\\] \\*c\\* (d)](<{LOG}>) e"),
        (f"⟦link:{LOG}|{LOG}⟧ e", f"<{LOG}> e"),
        (f"⟦link:{LOG}|eels.example/log⟧ e", f"[eels.example/log](<{LOG}>) e"),
        ("⟦link:http://a.example/(b c)*|d⟧ e", "[d](<http://a.example/(b%20c)%2A>) e"),
        ("⟦link:javascript:alert(1)|a⟧ b", "a b"),
        ("⟦link:www.a.example|a⟧ b", "[a](<http://www.a.example>) b"),
    ],
)
def test_markdown_has_the_signs_that_commonmark_takes(marked: str, written: str) -> None:
    document = parse_source(source_of(f"The lamps are lit in May. {marked}.\n"))
    assert to_markdown(document) == f"The lamps are lit in May. {written}.\n"
    again = parse_bytes(to_markdown(document).encode(), name="again.md")
    assert to_markdown(again) == to_markdown(document)
    for block, other in zip(document.blocks, again.blocks, strict=True):
        assert told_apart(block, wanted_letters(other)) == []


def test_a_page_links_to_the_web_and_to_nothing_else() -> None:
    marked = (
        f'The ⟦italic|Elver⟧ and ⟦link:{LOG}?a=1&b="2"|⟦bold|the log⟧⟧, ⟦link:javascript:alert(1)|run⟧ it, '
        "⟦link:data:text/html,x|see⟧ it, ⟦link:mailto:a@eels.example|write⟧.\n"
    )
    document = parse_source(source_of(marked))
    assert "javascript:alert(1)" in [url for _, url in said_in(document)]
    rel = 'rel="nofollow noreferrer noopener"'
    assert (
        f'>The <em>Elver</em> and <a href="{LOG}?a=1&amp;b=&quot;2&quot;" {rel}><strong>the log</strong></a>, '
        f'run it, see it, <a href="mailto:a@eels.example" {rel}>write</a>.</p>'
    ) in to_html(document)
    assert (
        f'<p>The <i>Elver</i> and <ref href="{LOG}?a=1&amp;b=&quot;2&quot;"><b>the log</b></ref>, run it, see it, '
        '<ref href="mailto:a@eels.example">write</ref>.</p>'
    ) in to_akn(document)


def test_a_document_from_elsewhere_may_say_anything() -> None:
    written = parse_source(source_of("The lamps of the quay.\n")).model_dump_json()
    said = '"links": [{"offset": 4, "length": 9, "url": "http://a.example"}, {"offset": 6, "length": 900, "url": "http://b.example"}]'
    assert '"links":[]' in written
    document = Document.model_validate_json(written.replace('"links":[]', said, 1))
    assert to_markdown(document) == "The [lamps of](<http://a.example>) the quay.\n"
