"""Repeated passages: each rule with an example that goes and a near miss that stays."""

from __future__ import annotations

from duplicates_invented import (
    BELLS,
    FERRIES,
    GULLS,
    LAMPS,
    ROPES,
    STANCE,
    TEXTS,
    conclusion,
    finds_nothing,
    heading,
    item_of,
    moved_of,
    note,
    recommendation,
    removed_of,
    status,
    unit,
)

from pacparse.duplicates import Repeats, find_repeats
from pacparse.units import Mark, Unit

AFTER = unit("3.9", "The office will publish the figures of the summer in a leaflet for visitors.")


def test_a_page_stored_twice_is_shown_once() -> None:
    units = [*item_of(3), *item_of(3), AFTER]
    (passage,) = find_repeats(units).passages
    assert passage.kept == (0, 1, 2, 3, 4)
    assert passage.removed == (5, 6, 7, 8, 9)
    assert passage.score == 1.0
    assert passage.reason == "numbers 3.1 to 3.4 repeat in order"


def test_nothing_stands_twice_in_a_plain_document() -> None:
    units = [*item_of(1, TEXTS[:2]), *item_of(2, TEXTS[2:4]), *item_of(3, TEXTS[4:])]
    assert finds_nothing(find_repeats(units))


def test_the_fuller_copy_is_kept_with_the_label_that_only_it_has() -> None:
    window = [recommendation("3", GULLS), *item_of(3)]
    units = [
        heading("Harbours and lamps"),
        *window,
        conclusion("3", "It is not clear who counts the boats that leave before dawn."),
        *window,
        AFTER,
    ]
    repeats = find_repeats(units)
    (passage,) = repeats.passages
    assert passage.removed == tuple(range(1, 7))
    assert passage.kept == tuple(range(7, 14))
    assert moved_of(repeats) == []


def test_notes_at_the_end_of_a_copy_go_with_it() -> None:
    notes = [note("40", "http://harbour.example/lamps"), note("41", "http://harbour.example/ropes")]
    units = [*item_of(3), *notes, *item_of(3), AFTER, *notes]
    (passage,) = find_repeats(units).passages
    assert [k for k in (5, 6, 13, 14) if k in passage.removed] == [13, 14]
    assert removed_of(Repeats((passage,))) == [7, 8, 9, 10, 11, 13, 14]


def test_a_changed_fact_keeps_both_and_breaks_the_run() -> None:
    first = [*item_of(3, (FERRIES, LAMPS, ROPES + " It cost 3 crowns.", GULLS, BELLS))]
    second = [*item_of(3, (FERRIES, LAMPS, ROPES + " It cost 8 crowns.", GULLS, BELLS))]
    units = [*first, *second, AFTER]
    repeats = find_repeats(units)
    assert {4, 11} & set(removed_of(repeats)) == set()
    assert [p.removed for p in repeats.passages] == [(7, 8, 9, 10), (12, 13)]


def test_a_side_of_a_break_without_substance_stays() -> None:
    first = item_of(3, (FERRIES, LAMPS, ROPES + " It cost 3 crowns.", GULLS, "All is well."))
    second = item_of(
        3, (FERRIES, LAMPS, ROPES + " It cost 8 crowns.", GULLS.upper(), "All is well.")
    )
    second[5] = unit(
        "3.5", "Something else was done about the gulls in the end, at the owner's cost."
    )
    repeats = find_repeats([*first, *second, AFTER])
    assert all(max(passage.removed) < 11 for passage in repeats.passages)


def test_reports_of_a_volume_share_numbers_and_stock_and_lose_nothing() -> None:
    stock = "The department will write to the Committee when the work on this is complete."
    units = []
    for name, text in zip(("Ferries", "Lamps", "Ropes"), TEXTS, strict=False):
        units += [
            heading(f"Report on {name}"),
            conclusion("1", f"The committee is concerned about the state of {name.lower()}."),
            unit("1.1", STANCE),
            status(),
            unit("1.2", stock),
            unit("1.3", text),
        ]
    assert find_repeats(units).passages == ()


def test_reports_with_the_same_body_under_other_titles_lose_nothing() -> None:
    units = []
    for name in ("MARLOW", "PENROSE"):
        units += [
            heading(f"Report on the Harbour Office of {name}"),
            unit(None, f"The committee, having considered the accounts of {name}, reports:"),
            unit("1.1", FERRIES),
            unit("1.2", LAMPS),
            unit("1.3", ROPES),
        ]
    assert find_repeats(units).passages == ()


def test_near_identical_reports_that_differ_in_a_name_lose_nothing() -> None:
    units = []
    for name in ("SETMAR", "MERPEN"):
        units += [
            unit("1.1", f"The committee commends {name} for its unqualified opinion this time."),
            unit("2.1", FERRIES),
            unit("2.2", LAMPS),
        ]
    units.append(unit("1.1", "The committee commends PENROSE for its unqualified opinion too."))
    assert find_repeats(units).passages == ()


def test_other_conclusions_under_the_same_number_stop_the_run() -> None:
    units = []
    for text in ("The boats are late.", "The lamps are weak and the pilots complain of them."):
        units += [
            conclusion("4", text),
            unit("4.1", STANCE),
            unit("4.2", FERRIES),
            unit("4.3", LAMPS),
        ]
    assert find_repeats(units).passages == ()


def test_one_long_paragraph_stored_twice_in_a_row_goes() -> None:
    units = [unit("3.1", STANCE), unit("3.2", FERRIES), unit("3.2", FERRIES), unit("3.3", LAMPS)]
    (passage,) = find_repeats(units).passages
    assert (passage.kept, passage.removed) == ((1,), (2,))
    assert passage.reason == "number 3.2 stands twice, word for word"


def test_one_paragraph_under_a_restarted_numbering_stays() -> None:
    units = [
        unit("1.1", LAMPS),
        unit("1.2", FERRIES),
        heading("Another report"),
        unit("1.1", ROPES),
        unit("1.2", FERRIES),
        unit("1.3", GULLS),
    ]
    assert find_repeats(units).passages == ()


def test_one_short_paragraph_stored_twice_stays() -> None:
    units = [unit("3.2", "The work is complete."), unit("3.2", "The work is complete.")]
    assert find_repeats(units).passages == ()


def test_stance_and_status_lines_alone_stay() -> None:
    units = [line for n in range(1, 8) for line in (unit(f"{n}.1", STANCE), status())]
    assert finds_nothing(find_repeats(units))


def test_a_paragraph_split_in_the_other_copy() -> None:
    second = item_of(3)
    second[2:3] = [unit("3.2", FERRIES[:76].strip()), unit(None, FERRIES[76:].strip())]
    repeats = find_repeats([*item_of(3), *second, AFTER])
    assert removed_of(repeats) == [5, 6, 7, 8, 9, 10]
    assert repeats.restatements == ()


def test_two_paragraphs_merged_in_the_other_copy() -> None:
    second = item_of(3)
    second[2:4] = [unit("3.2", f"{FERRIES} 3.3 {LAMPS}")]
    repeats = find_repeats([*item_of(3), *second, AFTER])
    assert removed_of(repeats) == [5, 6, 7, 8]
    assert repeats.restatements == ()


def test_three_copies_leave_one() -> None:
    repeats = find_repeats([*item_of(3), *item_of(3), *item_of(3), AFTER])
    assert removed_of(repeats) == list(range(5, 15))


def test_what_only_the_removed_copy_has_is_taken_over() -> None:
    second = [line for line in item_of(3, TEXTS) if line.text not in (FERRIES, LAMPS)]
    second.insert(3, unit(None, "A sentence about ropes that only the second copy has kept."))
    units = [*item_of(3, TEXTS), *second, AFTER]
    repeats = find_repeats(units)
    assert moved_of(repeats) == [(10, 4)]
    assert removed_of(repeats) == [7, 8, 9, 11, 12]


def test_a_copy_cut_at_its_end_gives_way_to_the_whole() -> None:
    first = item_of(3)
    first[-1] = unit("3.4", ROPES[:60])
    units = [*first, *item_of(3), AFTER]
    repeats = find_repeats(units)
    assert removed_of(repeats) == [0, 1, 2, 3, 4]
    longer_first = find_repeats([*item_of(3), *first, AFTER])
    assert removed_of(longer_first) == [5, 6, 7, 8, 9]


def test_a_copy_cut_at_its_end_lends_the_rest_to_a_fuller_one() -> None:
    first = [unit("2.9", GULLS), *item_of(3)]
    first[-1] = unit("3.4", ROPES[:60])
    window = [unit("2.9", GULLS[len(GULLS) // 2 :].strip())._replace(number=None), *item_of(3)]
    units = [unit("2.8", BELLS), *first, *window, AFTER]
    repeats = find_repeats(units)
    texts = [u.text for k, u in enumerate(units) if k not in removed_of(repeats)]
    assert sorted(texts) == sorted([BELLS, GULLS, *(u.text for u in item_of(3)), AFTER.text])


def test_a_copy_that_lost_some_of_its_numbers() -> None:
    second = [line._replace(number=None) if line.text == LAMPS else line for line in item_of(3)]
    assert removed_of(find_repeats([*item_of(3), *second, AFTER])) == [5, 6, 7, 8, 9]


def test_a_copy_that_lost_all_its_numbers_right_after_the_other() -> None:
    numbered = [unit(f"{n}", text) for n, text in enumerate(TEXTS, start=4)]
    bare = [line._replace(number=None) for line in numbered]
    assert removed_of(find_repeats([*numbered, *bare])) == [5, 6, 7, 8, 9]
    between = [*numbered, heading("Summary"), *bare]
    assert find_repeats(between).passages == ()


def test_a_window_shown_before_the_pages_around_it() -> None:
    units = [
        *item_of(3),
        *item_of(1, (GULLS,)),
        *item_of(2, (BELLS,)),
        *item_of(3),
        AFTER,
    ]
    repeats = find_repeats(units)
    assert len(repeats.passages) == 1
    assert len(removed_of(repeats)) == 5


def test_variants_name_the_words_and_their_place() -> None:
    damaged = FERRIES.replace("ferries and", "ferries ,and")
    second = item_of(3)
    second[2] = unit("3.2", damaged, start=500)
    (passage,) = find_repeats([*item_of(3), *second, AFTER]).passages
    (variant,) = passage.variants
    assert (variant.unit, variant.kept, variant.removed) == (2, "and", ",and")
    ((start, end),) = variant.runs
    assert damaged[start - 500 : end - 500] == ",and"
    assert passage.score < 1.0


def test_what_leads_up_to_the_later_copy_stays_before_the_passage() -> None:
    lead = unit("3.2", "The office will publish the figures of the summer in a leaflet.")
    window = [unit("3.3", FERRIES), unit("3.4", LAMPS), unit("3.5", ROPES)]
    units = [unit("3.1", STANCE), *window, lead, *window, AFTER]
    assert removed_of(find_repeats(units)) == [1, 2, 3]


def test_a_paragraph_after_the_first_copy_that_goes_on_with_it_leaves_it_in_its_place() -> None:
    window = [unit("3.3", FERRIES), unit("3.4", LAMPS), unit("3.5", ROPES)]
    units = [unit("3.1", STANCE), *window, unit("3.6", GULLS), *window, AFTER]
    assert removed_of(find_repeats(units)) == [5, 6, 7]


def test_of_a_paragraph_merged_in_the_kept_copy_the_numbered_ones_stay() -> None:
    lead = unit("3.2", "The office will publish the figures of the summer in a leaflet.")
    whole = [unit("3.3", FERRIES), unit("3.4", LAMPS), unit("3.5", ROPES)]
    merged = [whole[0], unit("3.4", f"{LAMPS} 3.5 {ROPES}")]
    units = [unit("3.1", STANCE), *whole, lead, *merged, AFTER]
    assert removed_of(find_repeats(units)) == [1, 6]


def test_a_stance_line_before_a_window_is_not_its_opening() -> None:
    window = [unit(f"1.{n}", text) for n, text in enumerate(TEXTS, start=3)]
    lead = [unit("1.1", STANCE), unit("1.2", "The gulls were counted twice by two clerks.")]
    units = [
        heading("Lamps and ropes"),
        unit("1.1", STANCE),
        unit("1.2", "The pilots will meet in spring."),
        unit("2.1", "The quay was swept before the feast."),
        heading("Ferries of the north"),
        *window,
        *lead,
        *window,
        unit("1.8", "The bell is rung at noon."),
    ]
    assert removed_of(find_repeats(units)) == [5, 6, 7, 8, 9]


def _with_mark(text: str, words: str, number: str) -> Unit:
    at = text.index(words) + len(words)
    return unit("3.3", text)._replace(marks=(Mark(number, at, (at, at)),))


def test_a_mark_known_in_one_copy_only_is_no_other_figure() -> None:
    words = "The stocktake of 2015 showed that ropes were counted twice, and by two clerks."
    known = _with_mark(words, "2015", "32")
    printed = unit("3.3", words.replace("2015", "201532"))
    first, last = item_of(3)[:3], unit("3.4", GULLS)
    units = [*first, printed, last, *first, known, last, AFTER]
    (passage,) = find_repeats(units).passages
    assert passage.kept == (0, 1, 2, 8, 4)
    assert passage.removed == (5, 6, 7, 3, 9)
    other = unit("3.3", words.replace("2015", "201533"))
    apart = find_repeats([*first, other, last, *first, known, last, AFTER])
    assert not {3, 8} & set(removed_of(apart))


def test_a_note_at_another_place_does_not_part_a_copy() -> None:
    foot = note("40", "http://harbour.example/lamps")
    window = item_of(3)
    units = [*window[:3], foot, *window[3:], *window[:4], foot, window[4], AFTER]
    repeats = find_repeats(units)
    assert removed_of(repeats) == list(range(6, 12))
    assert moved_of(repeats) == []


def test_the_label_of_an_item_that_goes_on_behind_a_window_is_not_its_opening() -> None:
    labels = [conclusion("2", BELLS), recommendation("2", GULLS)]
    own = [conclusion("3", "Nobody knows who counts the ropes."), recommendation("3", ROPES[:60])]
    window = item_of(3, TEXTS[:2])
    rest = [unit("2.1", STANCE), unit("2.2", "The pilots will meet in spring.")]
    repeats = find_repeats([*labels, *window, *rest, *own, *window, AFTER])
    assert removed_of(repeats) == [2, 3, 4, 5]
    without = find_repeats([*labels, *window, *own, *window, AFTER])
    assert without.passages == ()


def test_the_note_of_a_removed_copy_goes_where_its_page_ends_in_the_other() -> None:
    foot = note("40", "http://harbour.example/lamps")
    marked = [_with_mark(u.text, "pier", "40") if u.text == LAMPS else u for u in item_of(3)]
    fuller = [conclusion("3", GULLS), *marked]
    units = [*marked, *fuller[:3], foot, *fuller[3:], foot, AFTER]
    assert removed_of(find_repeats(units)) == [0, 1, 2, 3, 4, 12]
    other = [*units[:12], note("40", "http://harbour.example/ropes"), AFTER]
    assert removed_of(find_repeats(other)) == [0, 1, 2, 3, 4]


def test_an_anchor_by_chance_before_a_copy_does_not_cut_it_short() -> None:
    before = [unit("1.2", BELLS[::-1]), unit("2.1", STANCE), unit("2.2", ROPES[::-1])]
    first = [heading("Ropes and gulls"), *item_of(1, TEXTS[:2])]
    second = item_of(2, TEXTS[2:])
    foot = note("3", "Evidence of the riggers, 4 May 2013")
    units = [*before, *first, foot, *second, *first[1:], *second, AFTER]
    assert removed_of(find_repeats(units)) == list(range(14, 23))


def test_the_answers_before_a_later_copy_stand_behind_the_label_before_the_first() -> None:
    labels = [conclusion("3", BELLS), recommendation("3", GULLS)]
    window = [unit("3.2", FERRIES), unit("3.3", LAMPS), unit("3.4", ROPES)]
    lead = [unit("3.1", STANCE), status()]
    repeats = find_repeats([*labels, *window, *lead, *window, AFTER])
    assert removed_of(repeats) == [2, 3, 4]
    assert moved_of(repeats) == []
    other = [unit("3.1", "The riggers will meet in spring."), recommendation("3b", BELLS)]
    apart = find_repeats([*labels, *window, *lead, *other, *window, AFTER])
    assert removed_of(apart) == [2, 3, 4]  # 3.1 twice, the second with a label behind it
    assert moved_of(apart) == []


def test_a_label_stays_right_before_a_copy_whose_lead_has_its_own() -> None:
    own = [conclusion("3", BELLS), recommendation("3a", GULLS)]
    lead = [unit("3.1", STANCE), unit("3.2", BELLS[::-1])]
    window = [unit("3.3", FERRIES), unit("3.4", LAMPS), unit("3.5", ROPES)]
    label = recommendation("3b", ROPES[::-1])
    units = [label, *window, *own, *lead, *window, unit("3.6", BELLS[::-1])]
    repeats = find_repeats(units)
    assert removed_of(repeats) == [1, 2, 3]
    assert moved_of(repeats) == [(0, 7)]


def test_a_copy_goes_on_behind_notes_that_only_one_page_has_at_its_edge() -> None:
    last = recommendation("3", "The council should put up netting.")
    foot = note("40", "http://harbour.example/lamps")
    units = [*item_of(2), foot, last, *item_of(2), last, unit("3.1", STANCE), AFTER]
    assert removed_of(find_repeats(units)) == list(range(7, 13))
    other = recommendation("3", "The pilots should paint the moorings.")
    units = [*item_of(2), foot, last, *item_of(2), other, unit("3.1", STANCE), AFTER]
    assert removed_of(find_repeats(units)) == list(range(7, 12))


def test_a_label_of_another_item_stays_where_it_is() -> None:
    labels = [conclusion("1", BELLS), recommendation("", GULLS)]
    bare = [labels[0], labels[1]._replace(number=None, marker=None)]
    lead = [unit("1.1", STANCE), unit("1.2", ROPES[::-1])]
    own = [conclusion("2", GULLS[::-1]), recommendation("2", BELLS[::-1])]
    window = item_of(2, TEXTS[:2])
    repeats = find_repeats([*bare, *window, *lead, *own, *window, AFTER])
    assert removed_of(repeats) == [2, 3, 4, 5]
    assert moved_of(repeats) == []


def test_a_label_with_a_list_under_it_stands_before_the_later_copy_and_keeps_it_there() -> None:
    asked = [recommendation("2", GULLS), unit("a", BELLS[::-1], kind="item")]
    before, after = unit("1.2", ROPES[::-1]), unit("2.5", BELLS)
    repeats = find_repeats([before, *item_of(2), *asked, *item_of(2), after])
    assert removed_of(repeats) == [1, 2, 3, 4, 5]
    assert moved_of(repeats) == []


def test_a_formula_that_many_texts_begin_with_hides_no_pair_behind_it() -> None:
    formula = "We recommend this. The Department should write to the Committee of what was done on"
    own = [
        "the piers. Around 57,000 weather vanes were washed away.",
        "the lamps. Two in every twelve went out while winds blew.",
        "the ropes. Nobody knows who wove the ropes of Wend weir.",
        "the gulls. Answers were wanted where twenty were asked.",
        "the bells. Towns without a tower swear by their own crow.",
        "the boats. The widow who owns them will want new awnings.",
        "the locks. Few were wide enough while water was low.",
        "the weirs. Sawdust was swept down with the woodwork.",
    ]
    body = [unit(str(n), f"{formula} {words}") for n, words in enumerate(own, start=11)]
    closing = [
        unit(str(n), f"{u.text} (Recommendation, Paragraph {u.number})")
        for n, u in enumerate(body, start=1)
    ]
    found = find_repeats([*body, *closing]).restatements
    assert [group.units for group in found] == [(n, n + len(body)) for n in range(len(body))]


def test_all_stretches_of_a_copy_are_kept_on_one_side() -> None:
    first = item_of(1, TEXTS[:2])
    rest = [unit("2.2", ROPES), unit("2.3", GULLS), unit("2.4", BELLS)]
    short = [rest[0], unit("2.3", GULLS.replace(" again.", ".")), rest[2]]
    bells = [unit("2.1", f"The bells ring at {hour}.") for hour in ("nine", "four")]
    after = unit("2.5", STANCE)
    later = [*first, bells[0], *short, *first, bells[1], *rest, after]
    assert removed_of(find_repeats(later)) == [0, 1, 2, 3, 5, 6, 7]
    early = [*first, bells[0], *rest, *first, bells[1], *short, after]
    assert removed_of(find_repeats(early)) == [8, 9, 10, 11, 13, 14, 15]


def _answered(asked: str, answer: str, number: str | None = None) -> list[Unit]:
    return [recommendation(number or "", asked)._replace(number=number), unit(None, answer)]


def test_labelled_answers_without_numbers_stored_twice_are_shown_once() -> None:
    whole = [*_answered(FERRIES, LAMPS), *_answered(ROPES, GULLS)]
    assert removed_of(find_repeats([*whole, *whole])) == [4, 5, 6, 7]
    assert removed_of(find_repeats(whole * 5)) == list(range(4, 20))


def test_the_same_answer_under_other_labels_stays() -> None:
    answer = f"{LAMPS} {BELLS}"
    units = [*_answered(FERRIES, answer), *_answered(ROPES, answer), *_answered(GULLS, answer)]
    assert find_repeats(units).passages == ()


def test_a_table_under_two_schedules_stays_and_is_reported() -> None:
    rows = [heading("Costs"), unit(None, FERRIES), unit(None, LAMPS), unit(None, ROPES)]
    units = [heading("Schedule 1"), *rows, heading("Schedule 2"), *rows]
    repeats = find_repeats(units)
    assert repeats.passages == ()
    assert repeats.unproven == ((1, 6),)
    alone = find_repeats([*rows, *rows])
    assert removed_of(alone) == [4, 5, 6, 7]
    assert alone.unproven == ()


def test_a_page_number_in_a_copy_goes_with_the_head_beside_it() -> None:
    window = [unit("3.2", FERRIES), unit("3.3", LAMPS), unit("3.4", ROPES)]
    edge = [unit(None, "7"), heading("Lamps and ropes")]
    repeats = find_repeats([*window, AFTER, *window[:2], *edge, window[2]])
    assert removed_of(repeats) == [4, 5, 6, 7, 8]
    assert repeats.order == (0, 1, 2, 3)
    head = find_repeats([*window, AFTER, *window[:2], edge[1], window[2]])
    assert 6 in head.order  # a heading alone may be the copy's own


def test_a_fuller_copy_in_the_wrong_place_lends_what_it_goes_on_with() -> None:
    window = [unit("2.1", FERRIES), unit("2.2", LAMPS), unit("2.3", ROPES)]
    after = [unit("3.1", GULLS), unit("3.2", BELLS)]
    rest = unit("2.4", "The riggers will meet in spring, and the ropes will be counted again.")
    repeats = find_repeats([*window, *after, *window, rest])
    assert repeats.order == (0, 1, 2, 8, 3, 4)


def test_another_passage_between_the_parts_of_a_copy_keeps_its_place() -> None:
    window = [unit(f"2.{n}", text) for n, text in enumerate(TEXTS[:4], start=1)]
    first = unit("3.1", BELLS)
    repeats = find_repeats([*window, *window[:2], first, *window[2:], unit("3.2", BELLS[::-1])])
    assert [k for k in repeats.order if k in (6, 9)] == [6, 9]
    assert repeats.order[:4] == (0, 1, 2, 3)
