from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, tie, two_places, visit
from tests.services.promises import (
    AHEAD,
    DONE,
    NO_DEADLINE,
    OVERDUE,
    TODAY,
    VIEWER,
    listed,
    preparation,
    prepare,
    promise,
    record,
    texts,
)
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import CommitmentStatus, CooperationField, OutcomeKind, Side
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.ledger import LedgerGroup, LedgerQuery
from twincities.services.paper_content_commitments import (
    ledger_count,
    ledger_cover,
    ledger_ids,
    ledger_lines,
)
from twincities.services.register import PartnershipQuery

if TYPE_CHECKING:
    from twincities.wiring import Services


@pytest.mark.parametrize(
    ("due", "group", "days"),
    [
        ("2026-11-22", OVERDUE, -1),
        ("2026-11-23", AHEAD, 0),
        ("2026-11", AHEAD, 7),
        ("2026", AHEAD, 38),
        ("2026-10", OVERDUE, -23),
        ("2025", OVERDUE, -327),
        ("", NO_DEADLINE, None),
    ],
)
def test_a_promise_is_overdue_when_the_last_day_it_can_mean_has_passed(
    empty: Services, due: str, group: LedgerGroup, days: int | None
) -> None:
    record(empty, promise("books", due))
    (row,) = listed(empty, group)
    assert row.days_left == days
    counts = empty.ledger.counts(LedgerQuery(), VIEWER)
    assert counts == {each: int(each is group) for each in LedgerGroup}


def test_intentions_dropped_promises_and_deleted_visits_owe_nothing(empty: Services) -> None:
    record(
        empty,
        promise("hope", kind=OutcomeKind.INTENTION),
        promise("dropped", status=CommitmentStatus.DROPPED),
    )
    gone = record(empty, promise("forgotten"))
    empty.visits.delete_visits([gone])
    assert texts(empty, None) == []
    assert set(empty.ledger.counts(LedgerQuery(), VIEWER).values()) == {0}


def test_each_group_has_its_order(empty: Services) -> None:
    record(empty, promise("b", "2026-01"), promise("d"), promise("e", "2027-05-01"), start="2020")
    record(empty, promise("a", "2025-12-31"), promise("c"), promise("f", "2026-12-01"), start="2019-06")
    assert texts(empty, OVERDUE) == ["a", "b"]
    assert texts(empty, NO_DEADLINE) == ["c", "d"]
    assert texts(empty, AHEAD) == ["f", "e"]
    assert texts(empty, None) == ["a", "b", "c", "d", "f", "e"]
    assert len(empty.ledger.ids(OVERDUE, LedgerQuery(), VIEWER, 1)) == 1


def test_a_row_says_who_promised_whom_and_where_it_was_said(empty: Services) -> None:
    ours, theirs = two_places(empty)
    partnership = tie(empty, ours, theirs)
    key = empty.visits.record_visit(
        visit(
            ours,
            theirs,
            "2026-05-03",
            end=PartialDate(2026, 5, 5),
            partnership=partnership,
            outcomes=(
                promise(
                    "books", side=Side.BOTH, side_unsettled=True, quote="we shall", responsible="library"
                ),
            ),
        )
    ).key
    (row,) = listed(empty, NO_DEADLINE)
    assert (row.visit_key, row.partner, row.partnership_key) == (key, ("Lindenau",), partnership)
    assert (row.side, row.side_unsettled, row.responsible, row.quote) == (
        Side.BOTH,
        True,
        "library",
        "we shall",
    )
    assert str(row.made_on) == "2026-05-03/2026-05-05"
    assert empty.ledger.id_of(row.key) == row.id


def test_without_a_partnership_the_partner_is_the_end_that_is_not_ours(empty: Services) -> None:
    ours, theirs = two_places(empty)
    for ends in ((ours, theirs), (theirs, ours)):
        empty.visits.record_visit(visit(*ends, outcomes=(promise("books"),)))
    assert [row.partner for row in listed(empty, None)] == [("Lindenau",), ("Lindenau",)]


def test_conditions_narrow_together(empty: Services) -> None:
    ours, theirs = two_places(empty)
    third = empty.places.record_place(place("Третьево")).key
    partnership = tie(empty, ours, theirs)
    one = empty.visits.record_visit(
        visit(ours, theirs, outcomes=(promise("a"), promise("b", side=Side.THEIRS)), occasion="ярмарка")
    ).key
    empty.visits.record_visit(visit(ours, third, outcomes=(promise("c", status=CommitmentStatus.WAITING),)))
    assert texts(empty, None, sides=(Side.THEIRS,)) == ["b"]
    assert texts(empty, None, statuses=(CommitmentStatus.WAITING,)) == ["c"]
    assert texts(empty, None, partnership=partnership) == ["a", "b"]
    assert texts(empty, None, visit=one, sides=(Side.OURS,)) == ["a"]
    assert texts(empty, None, text="ярмарк") == ["a", "b"]
    assert texts(empty, None, text="третьево") == ["c"]


def test_words_find_the_promises_that_say_them_and_all_of_a_partner(empty: Services) -> None:
    record(
        empty,
        promise("Отправить книги в Линденау", responsible="Библиотека"),
        promise("Принять хор"),
        occasion="ярмарка",
    )
    for text, found in (
        ("книг", ["Отправить книги в Линденау"]),
        ("библиотека", ["Отправить книги в Линденау"]),
        ("хор", ["Принять хор"]),
        ("книги хор", []),
        ("ярмарка хор", ["Принять хор"]),
        ("линденау", ["Отправить книги в Линденау", "Принять хор"]),
        ("Lindenau хор", ["Принять хор"]),
        ("ярмарка", ["Отправить книги в Линденау", "Принять хор"]),
    ):
        assert texts(empty, NO_DEADLINE, text=text) == found
        assert empty.ledger.count(NO_DEADLINE, LedgerQuery(text=text), VIEWER) == len(found)


@pytest.mark.parametrize("text", ["04.2027", "2027-04", "спорт", "sport", "грамота"])
def test_a_promise_is_told_from_its_neighbours_by_any_of_its_fields(empty: Services, text: str) -> None:
    record(
        empty,
        promise("Тот", "2027-04", evidence="Почётная грамота", cooperation=CooperationField.SPORT),
        promise("Другой", "2027-05", evidence="Письмо", cooperation=CooperationField.CULTURE),
    )
    assert texts(empty, None, text=text) == ["Тот"]
    assert texts(empty, None, text="2027") == ["Тот", "Другой"]


def test_what_was_done_long_ago_leaves_the_ledger(empty: Services) -> None:
    record(empty, promise("a"))
    (row,) = listed(empty, NO_DEADLINE)
    for done, shown in (("2026-10-24", True), ("2026-10-23", False), ("2026-10", True), ("2026-09", False)):
        empty.ledger.mark_done([row.key], PartialDate.from_edtf(done))
        assert bool(texts(empty, DONE)) == shown
    empty.ledger.mark_done([row.key], None)
    assert texts(empty, None) == []


def test_what_no_visit_raised_stands_in_the_ledger_beside_what_visits_raised(empty: Services) -> None:
    tied = prepare(
        empty,
        preparation("b", "2026-02", milestone=40, responsible_there="Town hall", raised=PartialDate(2025)),
        preparation("d"),
        preparation("hope", kind=OutcomeKind.INTENTION),
    )
    ours, theirs = (party.place for party in empty.partnerships.open(tied).record.parties)
    empty.visits.record_visit(
        visit(ours, theirs, "2020", outcomes=(promise("a", "2026-01"), promise("c", "2026-03"), promise("e")))
    )
    assert texts(empty, OVERDUE) == ["a", "b", "c"]
    assert texts(empty, NO_DEADLINE) == ["d", "e"]
    assert empty.ledger.counts(LedgerQuery(), VIEWER) == {OVERDUE: 3, NO_DEADLINE: 2, AHEAD: 0, DONE: 0}
    row = listed(empty, OVERDUE)[1]
    assert (row.visit_key, row.partnership_key, row.origin) == (None, tied, ("partnership", tied))
    assert (row.partner, row.milestone, row.responsible_there) == (("Lindenau",), 40, "Town hall")
    assert (row.made_on, row.days_left) == (PartialDate(2025), -268)
    assert empty.ledger.id_of(row.key) == row.id < 0
    figures = empty.today.figures(VIEWER)
    assert (figures.overdue, figures.open) == (3, 5)
    (shown,) = empty.register.rows(empty.register.ids(PartnershipQuery(), VIEWER), VIEWER)
    assert shown.open_commitments == 5
    card = empty.register.card(tied, VIEWER)
    assert [one.text for one in card.commitments] == ["a", "b", "c", "d", "e"]


def test_conditions_narrow_what_no_visit_raised_too(empty: Services) -> None:
    tied = prepare(
        empty,
        preparation("Заказать подарок", responsible_there="Библиотека"),
        preparation("Пригласить хор", side=Side.THEIRS, status=CommitmentStatus.WAITING),
    )
    assert texts(empty, None, sides=(Side.THEIRS,)) == ["Пригласить хор"]
    assert texts(empty, None, statuses=(CommitmentStatus.WAITING,)) == ["Пригласить хор"]
    assert len(texts(empty, None, partnership=tied)) == 2
    assert texts(empty, None, visit=new_key()) == []
    for text, found in (
        ("подарок", ["Заказать подарок"]),
        ("библиотека", ["Заказать подарок"]),
        ("lindenau хор", ["Пригласить хор"]),
        ("линденау", ["Заказать подарок", "Пригласить хор"]),
        ("подарок хор", []),
    ):
        assert texts(empty, NO_DEADLINE, text=text) == found, text
    empty.partnerships.delete_partnerships([tied])
    assert texts(empty, None) == []
    assert empty.ledger.is_empty()


def test_the_paper_holds_what_no_visit_raised_with_the_anniversary_it_prepares(empty: Services) -> None:
    tied = prepare(
        empty,
        preparation("gift", "2027-02", milestone=40, responsible="Protocol", responsible_there="Town hall"),
        preparation("letter", "2027-03", raised=PartialDate(2026, 5)),
        preparation("dropped", status=CommitmentStatus.DROPPED),
    )
    words = Words(Language.EN, LOCALE)
    with empty.desk.reading() as connection:
        query = LedgerQuery(partnership=tied)
        ids = ledger_ids(connection, query, TODAY)
        lines = list(ledger_lines(connection, ids, VIEWER, words))
        assert ledger_count(connection, query) == 2
        assert ledger_cover(connection, query, words).dropped == 1
    assert [(line.text, line.partner) for line in lines] == [("gift", "Lindenau"), ("letter", "Lindenau")]
    assert [line.basis for line in lines] == [
        "Preparation of the anniversary: 40 years",
        "Without a visit",
    ]
    assert lines[0].responsible == "Protocol; Town hall (our side)"
    assert lines[1].made == PartialDate(2026, 5)


def test_later_visits_with_the_partner_may_have_settled_a_promise(empty: Services) -> None:
    ours, theirs = two_places(empty)
    other = empty.places.record_place(place("Байинь", "CN", "Baiyin")).key
    outcomes = (promise("books"),)
    empty.visits.record_visit(visit(ours, theirs, "2020-02-01"))
    empty.visits.record_visit(visit(ours, theirs, "2026-05-03", outcomes=outcomes))
    back = empty.visits.record_visit(visit(theirs, ours, "2026-09")).key
    empty.visits.record_visit(visit(ours, other, "2026-10-01"))
    empty.visits.record_visit(visit(ours, theirs, "2027-05-03"))
    (row,) = listed(empty, NO_DEADLINE)
    words = Words(Language.EN, LOCALE)
    assert [one.key for one in empty.ledger.closing_visits(row, "", words, TODAY)] == [back]
    assert empty.ledger.closing_visits(row, "October", words, TODAY) == []
    empty.ledger.mark_done([row.key], PartialDate.of(TODAY), back)
    (kept,) = listed(empty, DONE)
    assert (kept.closed_in, kept.closed_on) == (back, PartialDate(2026, 9))


def test_promises_are_found_by_who_carries_them_out_and_by_their_group(empty: Services) -> None:
    record(
        empty,
        promise("a", "2026-01", responsible="City Council"),
        promise("b", responsible_there="Mayor's office"),
        promise("c", "2027", responsible="City Council"),
    )
    assert texts(empty, None, responsible="City Council") == ["a", "c"]
    assert texts(empty, None, responsible="Mayor's office") == ["b"]
    assert texts(empty, None, groups=(OVERDUE,)) == ["a"]
    counts = empty.ledger.counts(LedgerQuery(groups=(OVERDUE,)), VIEWER)
    assert counts == {OVERDUE: 1, NO_DEADLINE: 0, AHEAD: 0, DONE: 0}
    assert empty.ledger.bodies("") == ["City Council", "Mayor's office"]
    assert empty.ledger.bodies("mayor") == ["Mayor's office"]
