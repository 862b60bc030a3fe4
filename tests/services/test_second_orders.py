"""The second order of every list: what the first leaves equal stands in it, and what is unknown comes last in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product
from typing import TYPE_CHECKING, Any

import pytest

from tests.keeping import keep, lay
from tests.services.four import keep_four
from tests.services.makers import visit
from twincities.domain.names import sort_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import latest_post
from twincities.domain.preparation import Preparation
from twincities.domain.visit import Outcome
from twincities.domain.vocabularies import (
    Activity,
    AgreementState,
    CommitmentStatus,
    DocumentKind,
    LegalStatus,
    PartnershipType,
    PlaceKind,
    Side,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.agreement_filter import AgreementQuery, AgreementSort
from twincities.services.countries import country_names
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery, LedgerSort
from twincities.services.list_order import Order, orders, reordered
from twincities.services.national import Scale, write_national
from twincities.services.people_filter import OrganisationQuery, OrganisationSort, PersonQuery, PersonSort
from twincities.services.place_filter import PlaceQuery, PlaceSort
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort
from twincities.wiring import start

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from twincities.domain.vocabulary import Term
    from twincities.services.directory import PersonRow
    from twincities.wiring import Services

VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)
WORDS = Words(Language.RU, LOCALE)
Value = Callable[[Any], Any]
"""By what a line stands in an order, as a person sorts it; None where it is unknown."""


@pytest.fixture(scope="module")
def register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a register in which every list has many equals; it is only read."""
    scale = Scale(places=40, partnerships=50, organisations=10, people=40, visits=200)
    folder = tmp_path_factory.mktemp("second-orders")
    return keep(empty_register, folder, lambda services: write_national(services.desk.database, scale=scale))[
        0
    ]


@pytest.fixture(scope="module")
def services(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Open it."""
    program = start(lay(register, tmp_path_factory.mktemp("second-orders-read")), language=Language.RU)
    yield program.open_register()
    program.close()


def _place(vocabulary: type[Term]) -> Callable[[Any], int | None]:
    known = list(vocabulary)
    return lambda term: None if term is None else known.index(term)


def _read(term: Term | None) -> str | None:
    return None if term is None else sort_key(WORDS(term.label))


def _day(value: PartialDate | None) -> int | None:
    return None if value is None else value.sort_key


def _named(name: str) -> str | None:
    return sort_key(name) if name else None


def _country(code: str) -> int | None:
    known = list(country_names(Language.RU))
    return None if not code else known.index(code) if code in known else len(known)


@dataclass(frozen=True)
class List:
    """A list: what it is asked for, what answers, and what its lines stand by."""

    query: Any
    answers: Callable[[Services], Any]
    values: dict[Any, Value]

    def lines(self, services: Services, query: object) -> list[Any]:
        listing = self.answers(services)
        rows: list[Any] = listing.rows(listing.ids(query, VIEWER), VIEWER)
        return rows


LISTS = {
    "visits": List(
        VisitQuery(),
        lambda services: services.visits,
        {
            VisitSort.START: lambda row: _day(row.start),
            VisitSort.HOST: lambda row: sort_key(row.host),
            VisitSort.SENDING: lambda row: sort_key(row.sending),
            VisitSort.KIND: lambda row: _read(row.kind),
            VisitSort.STATUS: lambda row: _read(row.status),
            VisitSort.OCCASION: lambda row: row.occasion or None,
        },
    ),
    "partnerships": List(
        PartnershipQuery(),
        lambda services: services.register,
        {
            PartnershipSort.PARTNER: lambda row: _named(row.partner[0]),
            PartnershipSort.ESTABLISHED: lambda row: _day(row.established),
            PartnershipSort.LEGAL_STATUS: lambda row: _place(LegalStatus)(row.legal_status),
            PartnershipSort.ACTIVITY: lambda row: (
                None if row.activity is Activity.NO_DATA else _place(Activity)(row.activity)
            ),
            PartnershipSort.LAST_EVENT: lambda row: row.last_event and row.last_event.last_day,
            PartnershipSort.OPEN_COMMITMENTS: lambda row: row.open_commitments or None,
            PartnershipSort.TYPE: lambda row: _place(PartnershipType)(row.type),
            PartnershipSort.COUNTRY: lambda row: _country(row.country),
        },
    ),
    "agreements": List(
        AgreementQuery(),
        lambda services: services.agreements,
        {
            AgreementSort.PARTNER: lambda row: _named(row.partner),
            AgreementSort.SIGNED: lambda row: _day(row.signed or row.begins),
            AgreementSort.UNTIL: lambda row: _day(row.until),
            AgreementSort.NOTICE: lambda row: _day(row.deadline),
            AgreementSort.STATE: lambda row: _place(AgreementState)(row.state),
            AgreementSort.KIND: lambda row: _place(DocumentKind)(row.kind),
        },
    ),
    "organisations": List(
        OrganisationQuery(),
        lambda services: services.organisations,
        {
            OrganisationSort.NAME: lambda row: sort_key(row.name),
            OrganisationSort.LAST_MET: lambda row: _day(row.last_met),
        },
    ),
    "places": List(
        PlaceQuery(),
        lambda services: services.places,
        {
            PlaceSort.NAME: lambda row: sort_key(row.name),
            PlaceSort.COUNTRY: lambda row: _country(row.country),
            PlaceSort.KIND: lambda row: _place(PlaceKind)(row.kind),
            PlaceSort.POPULATION: lambda row: row.population,
            PlaceSort.PARTNERSHIPS: lambda row: row.partnerships,
            PlaceSort.COORDINATES: lambda row: row.latitude is None or row.longitude is None,
        },
    ),
}


def _sorted(lines: Sequence[Any], asked: Sequence[tuple[Value, bool]]) -> list[Any]:
    """Sort lines by the last value first: each earlier sort keeps what it finds equal as it stands."""
    found = list(lines)
    for value, down in reversed(asked):
        known = [line for line in found if value(line) is not None]
        unknown = [line for line in found if value(line) is None]
        found = sorted(known, key=value, reverse=down) + unknown
    return found


def _stand_in_order(lines: Sequence[Any], *asked: tuple[Value, bool]) -> bool:
    """Tell whether lines stand as they would be sorted; what is equal in all may stand as it does."""
    return list(lines) == _sorted(lines, asked)


WAYS = ((False, True), (True, False))


@pytest.mark.parametrize("name", LISTS)
def test_rows_stand_by_both_orders_with_what_is_unknown_last(services: Services, name: str) -> None:
    one = LISTS[name]
    listing = one.answers(services)
    lines = {line.id: line for line in one.lines(services, one.query)}
    for (first, value), (second, then) in permutations(one.values.items(), 2):
        for down, then_down in WAYS:
            query = reordered(one.query, Order(first, down), Order(second, then_down))
            ids = listing.ids(query, VIEWER)
            assert sorted(ids) == sorted(lines)
            found = [lines[number] for number in ids]
            assert _stand_in_order(found, (value, down), (then, then_down)), (first, down, second, then_down)
            assert listing.ids(query, VIEWER, 7) == ids[:7]


def test_people_stand_by_name_post_and_meeting(services: Services) -> None:
    def post(row: PersonRow) -> str | None:
        held = latest_post(services.people.open(row.key).record.posts)
        return _named(held.title) if held is not None else None

    values: dict[StrEnum, Value] = {
        PersonSort.NAME: lambda row: sort_key(row.name),
        PersonSort.LAST_MET: lambda row: _day(row.last_met),
        PersonSort.POST: post,
    }
    for first, second in permutations(values, 2):
        for down, then_down in WAYS:
            query = reordered(PersonQuery(), Order(first, down), Order(second, then_down))
            ids = services.people.ids(query, VIEWER)
            assert services.people.ids(query, VIEWER, 5) == ids[:5]
            lines = services.people.rows(ids, VIEWER)
            assert len(lines) == services.people.count(PersonQuery(), VIEWER)
            assert _stand_in_order(lines, (values[first], down), (values[second], then_down))


def _promised(empty: Services) -> None:
    """Keep promises of both books, of one day and without any, of three partners and of none."""
    four = keep_four(empty)
    moments = (("", ""), ("2026-01", ""), ("2027-05", ""), ("", "2026-11-20"))
    said = [
        {"due": due, "side": side, "status": status, "done": done}
        for (due, done), side in product(moments, (Side.THEIRS, Side.BOTH, Side.OURS))
        for status in (
            [CommitmentStatus.DONE] if done else [CommitmentStatus.WAITING, CommitmentStatus.NOT_STARTED]
        )
    ]
    for sending, host, tied in (
        (four.ours, four.beta, four.with_beta),
        (four.alpha, four.ours, four.with_alpha),
        (four.gamma, four.ours, None),
    ):
        outcomes = tuple(Outcome(text="books", **_dated(one)) for one in said)
        empty.visits.record_visit(visit(sending, host, "2019-05", partnership=tied, outcomes=outcomes))
    for one in said:
        empty.ledger.promise(
            four.with_both, Preparation(text="books", raised=PartialDate(2019, 5), **_dated(one))
        )


def _dated(said: dict[str, Any]) -> dict[str, Any]:
    return said | {
        name: PartialDate.from_edtf(said[name]) if said[name] else None for name in ("due", "done")
    }


def test_promises_that_are_equally_urgent_stand_by_the_second_order(empty: Services) -> None:
    _promised(empty)
    urgent: dict[LedgerGroup, Value] = {
        LedgerGroup.OVERDUE: lambda row: _day(row.due),
        LedgerGroup.NO_DEADLINE: lambda row: _day(row.made_on),
        LedgerGroup.AHEAD: lambda row: _day(row.due),
        LedgerGroup.RECENTLY_DONE: lambda row: _day(row.done),
    }
    values: dict[LedgerSort, Value] = {
        LedgerSort.PARTNER: lambda row: _named(row.partner[0]) if row.partner else None,
        LedgerSort.SIDE: lambda row: _place(Side)(row.side),
        LedgerSort.STATE: lambda row: _place(CommitmentStatus)(row.status),
    }
    for (group, moment), (then, value), down in product(urgent.items(), values.items(), (False, True)):
        query = LedgerQuery(then=then, then_descending=down)
        lines = empty.ledger.rows(empty.ledger.ids(group, query, VIEWER), VIEWER)
        assert len(lines) == empty.ledger.count(group, LedgerQuery(), VIEWER) >= 12
        assert len({value(line) for line in lines}) > 1 or then is LedgerSort.STATE
        late = group is LedgerGroup.RECENTLY_DONE
        assert _stand_in_order(lines, (moment, late), (value, down)), (group, then, down)


def test_words_and_conditions_leave_the_second_order_as_it_is(services: Services) -> None:
    values = LISTS["visits"].values
    word = next(
        row.occasion for row in LISTS["visits"].lines(services, VisitQuery()) if row.occasion
    ).split()[0]
    some = tuple(row.key for row in LISTS["visits"].lines(services, VisitQuery())[:50])
    for narrowed in (VisitQuery(text=word), VisitQuery(only=some), VisitQuery(first_year=2000)):
        for first, second in permutations(values, 2):
            query = reordered(narrowed, Order(first), Order(second))
            lines = LISTS["visits"].lines(services, query)
            assert len(lines) == services.visits.count(narrowed, VIEWER)
            assert _stand_in_order(lines, (values[first], False), (values[second], False))


def test_the_same_order_twice_is_one_order(services: Services) -> None:
    query = reordered(VisitQuery(), Order(VisitSort.HOST), Order(VisitSort.HOST, descending=True))
    assert orders(query) == (Order(VisitSort.HOST),)
    alone = reordered(query, Order(VisitSort.HOST))
    assert services.visits.ids(query, VIEWER) == services.visits.ids(alone, VIEWER)
