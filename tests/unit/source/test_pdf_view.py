"""Where a box of a file is on the page as a viewer shows it."""

from __future__ import annotations

import pytest

from pacparse.source.pdf.view import View, view_of

BOX = (110.0, 620.0, 160.0, 640.0)


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        (0, (100.0, 160.0, 150.0, 180.0)),
        (90, (620.0 - 20.0, 100.0, 620.0, 150.0)),
        (180, (350.0, 600.0, 400.0, 620.0)),
        (270, (160.0, 350.0, 180.0, 400.0)),
    ],
)
def test_a_box_turns_with_its_page(turn: int, place: tuple[float, ...]) -> None:
    page = View(left=10.0, foot=20.0, right=510.0, top=800.0, turn=turn)
    assert page.place(BOX) == place


def test_the_corners_may_come_in_any_order() -> None:
    page = View(left=0.0, foot=0.0, right=500.0, top=800.0)
    assert page.place((160.0, 640.0, 110.0, 620.0)) == page.place(BOX)


class _Document:
    def __init__(self, cropped: tuple[float, ...] | None) -> None:
        self.cropped = cropped

    def page_media_box(self, index: int) -> tuple[float, ...]:
        return (0.0, 842.0, 595.0, 0.0) if index == 0 else (0.0, 0.0, 1.0, 1.0)

    def page_crop_box(self, index: int) -> tuple[float, ...] | None:
        return self.cropped if index == 0 else None

    def page_rotation(self, index: int) -> int:
        return -90 if index == 0 else 0


@pytest.mark.parametrize(
    ("cropped", "shown"),
    [
        (None, (0.0, 0.0, 595.0, 842.0)),
        ((50.0, 60.0, 500.0, 700.0), (50.0, 60.0, 500.0, 700.0)),
        ((-50.0, 60.0, 900.0, 700.0), (0.0, 60.0, 595.0, 700.0)),
        ((600.0, 900.0, 700.0, 950.0), (0.0, 0.0, 595.0, 842.0)),
    ],
)
def test_what_is_cut_off_is_not_counted(
    cropped: tuple[float, ...] | None, shown: tuple[float, ...]
) -> None:
    assert view_of(_Document(cropped), 0) == (*shown, 270)
