"""Pages of a document: nothing is cut, nothing is lost, what belongs together stays together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twincities.reports.paging import USABLE, Keep, Line, page_ends

HEAD = 40.0
LINES = st.lists(
    st.builds(Line, st.floats(6, 409), st.sampled_from(Keep), st.sampled_from([0.0, HEAD])),
    max_size=60,
)


def pages(lines: list[Line]) -> list[list[Line]]:
    cuts = [0, *page_ends(lines), len(lines)]
    return [lines[start:end] for start, end in pairwise(cuts)]


@given(LINES)
def test_no_page_is_taller_than_the_paper(lines: list[Line]) -> None:
    first, *others = pages(lines)
    assert sum(line.height for line in first) <= USABLE
    assert all(page[0].head + sum(line.height for line in page) <= USABLE for page in others)


@given(LINES)
def test_every_page_holds_something(lines: list[Line]) -> None:
    assert all(pages(lines)) or not lines


@given(LINES)
def test_what_must_stay_together_parts_only_when_it_is_taller_than_a_page(lines: list[Line]) -> None:
    for end in page_ends(lines):
        if lines[end - 1].keep is not Keep.MUST:
            continue
        first = end - 1
        while first and lines[first - 1].keep is Keep.MUST:
            first -= 1
        last = end
        while last < len(lines) - 1 and lines[last].keep is Keep.MUST:
            last += 1
        head = max(line.head for line in lines[first : last + 1])
        assert head + sum(line.height for line in lines[first : last + 1]) > USABLE


def test_a_heading_goes_with_its_first_row() -> None:
    lines = [Line(USABLE - 40), Line(22, Keep.MUST), Line(20, Keep.MUST), Line(17)]
    assert page_ends(lines) == [1]


def test_a_page_that_goes_on_with_a_table_has_room_for_its_head() -> None:
    lines = [Line(USABLE / 2, head=HEAD)] * 3
    assert page_ends(lines) == [2]
    assert page_ends([*lines, Line(USABLE / 2, head=HEAD)]) == [2, 3]


def test_what_should_stay_together_parts_where_it_must_if_the_head_above_it_leaves_no_room() -> None:
    lines = [Line(10), Line(10, Keep.SHOULD, HEAD), Line(320, Keep.MUST), Line(USABLE - 330)]
    assert page_ends(lines) == [2]


def test_proposals_longer_than_a_page_still_leave_the_last_one_beside_the_signature() -> None:
    proposals = [Line(300, Keep.SHOULD)] * 4
    signature = [Line(20, Keep.MUST), Line(40, Keep.MUST), Line(24)]
    lines = [*proposals, Line(300, Keep.MUST), *signature]
    assert page_ends(lines) == [2, 4]


def test_a_short_document_has_no_break() -> None:
    assert page_ends([Line(17)] * 40) == []
