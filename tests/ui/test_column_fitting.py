from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twincities.ui.tables.fitting import Wanted, fitted

COLUMNS = st.lists(
    st.builds(
        Wanted,
        width=st.integers(1, 400),
        stretch=st.booleans(),
        priority=st.integers(0, 3),
        kept=st.booleans(),
        put_away=st.booleans(),
    ),
    max_size=9,
)


@given(COLUMNS, st.integers(0, 2000))
def test_columns_have_room_or_nothing_is_left_that_could_give_way(columns: list[Wanted], room: int) -> None:
    widths = fitted(columns, room)
    shown = [(column, width) for column, width in zip(columns, widths, strict=True) if width is not None]
    fits = sum(width for _column, width in shown) <= room
    assert fits or all(column.kept or not column.priority for column, _width in shown)
    assert all(width >= column.width for column, width in shown)


@given(COLUMNS, st.integers(0, 2000))
def test_what_is_put_away_is_not_shown_and_what_is_kept_never_gives_way(
    columns: list[Wanted], room: int
) -> None:
    for column, width in zip(columns, fitted(columns, room), strict=True):
        if column.put_away:
            assert width is None
        elif column.kept or not column.priority:
            assert width is not None


@given(COLUMNS, st.integers(0, 2000))
def test_the_least_important_gives_way_first(columns: list[Wanted], room: int) -> None:
    widths = fitted(columns, room)
    hidden = [
        column.priority
        for column, width in zip(columns, widths, strict=True)
        if width is None and not column.put_away
    ]
    left = [
        column.priority
        for column, width in zip(columns, widths, strict=True)
        if width is not None and not column.kept
    ]
    assert not hidden or not left or min(hidden) >= max(left)
