"""What the register, the ledger and the first page ask must be understood by an office's PostgreSQL server too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.dialects import postgresql

from twincities.domain.agreement import Agreement
from twincities.domain.partial_date import PartialDate
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import (
    Activity,
    AgreementState,
    CooperationField,
    Direction,
    DocumentKind,
    LegalStatus,
    PartnershipType,
    PlaceKind,
    Side,
    VisitKind,
    VisitStatus,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.agreements import AgreementQuery, AgreementSort
from twincities.services.example import example_key
from twincities.services.ledger import LedgerGroup, LedgerQuery
from twincities.services.ledger_filter import LedgerSort
from twincities.services.people_filter import (
    ContactState,
    OrganisationQuery,
    OrganisationSort,
    PersonQuery,
    PersonSort,
)
from twincities.services.place_filter import PlaceGap, PlaceQuery, PlaceSort
from twincities.services.register import PartnershipQuery, PartnershipSort
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.keys import Key
    from twincities.wiring import Services

VIEWER = Viewer(Language.EN, date(2026, 11, 23), 10)
SQLITE_ONLY = (
    "MATCH", "PRAGMA", "rowid", "json_each", "json_group_array", "json_extract", "group_concat(", "ifnull(",
    "iif(", "instr(", "strftime(", "julianday(", "printf(", "total(",
)  # fmt: skip


def use_everything(services: Services) -> None:
    key = example_key("partnership/shymkent-stevenage")
    whole = PartnershipQuery(
        activities=(Activity.DORMANT,),
        statuses=(LegalStatus.UNCONFIRMED,),
        countries=("GB",),
        types=(PartnershipType.TWIN,),
        cooperation=(CooperationField.CULTURE,),
        place=example_key("place/stevenage"),
        only=(key,),
    )
    for sort in PartnershipSort:
        services.register.rows(services.register.ids(PartnershipQuery(sort=sort), VIEWER), VIEWER)
    services.register.ids(PartnershipQuery(then=PartnershipSort.PARTNER), VIEWER)
    services.register.ids(whole, VIEWER)
    services.register.facets(PartnershipQuery(), VIEWER)
    services.register.card(key, VIEWER)
    query = LedgerQuery(sides=(Side.OURS,), partnership=key, visit=example_key("visit/stevenage-2015"))
    for group in LedgerGroup:
        services.ledger.rows(services.ledger.ids(group, LedgerQuery(), VIEWER), VIEWER)
        services.ledger.count(group, query, VIEWER)
        services.ledger.ids(group, LedgerQuery(then=LedgerSort.PARTNER), VIEWER)
    (row, _other) = services.ledger.rows(services.ledger.ids(None, LedgerQuery(), VIEWER), VIEWER)
    services.ledger.set_due(row.key, PartialDate(2027))
    services.anniversaries.year(2030, VIEWER)
    record = Agreement(partnership=key, signed=PartialDate(1990), valid_until=PartialDate(2027))
    made = services.agreements.record_agreement(record).key
    asked = AgreementQuery(
        states=(AgreementState.IN_FORCE,), kinds=(DocumentKind.TWINNING_AGREEMENT,), countries=("GB",),
        partnership=key, due=True, due_within=180, no_text=True, silent=True, only=(made,),
    )  # fmt: skip
    for order in AgreementSort:
        ids = services.agreements.ids(AgreementQuery(sort=order), VIEWER)
        services.agreements.rows(ids, VIEWER)
    services.agreements.count(asked, VIEWER)
    services.agreements.facets(AgreementQuery(), VIEWER)
    services.agreements.chain(made, VIEWER)
    services.agreements.of_partnership(key, VIEWER)
    use_directories(services, key)
    use_visits_and_places(services, key)
    today = services.today
    cards: list[Callable[[Viewer], object]] = [
        today.figures,
        today.anniversaries,
        today.overdue,
        services.agenda.reports_owed,
        services.agenda.coming_visits,
        today.dormant,
        today.recent_changes,
    ]
    for card in cards:
        card(VIEWER)


def use_directories(services: Services, key: Key) -> None:
    for order in PersonSort:
        asked = PersonQuery(place=example_key("place/stevenage"), contacts=tuple(ContactState), sort=order)
        services.people.rows(services.people.ids(asked, VIEWER), VIEWER)
        services.people.rows(services.people.ids(PersonQuery(sort=order), VIEWER), VIEWER)
    for way in OrganisationSort:
        bodies = services.organisations.ids(OrganisationQuery(sort=way), VIEWER)
        services.organisations.rows(bodies, VIEWER)
    services.people.met(services.people.rows([1], VIEWER)[0].key, Language.EN)
    services.relationships.of(key, VIEWER)
    services.claims.of("partnership", key, Language.EN)


def use_visits_and_places(services: Services, tie: Key) -> None:
    place, visit = example_key("place/stevenage"), example_key("visit/stevenage-2015")
    journal = VisitQuery(
        first_year=1990, last_year=2026, directions=tuple(Direction), kinds=tuple(VisitKind),
        statuses=tuple(VisitStatus), place=place, partnership=tie, only=(visit,),
    )  # fmt: skip
    for order in VisitSort:
        for then in (None, VisitSort.HOST):
            services.visits.ids(VisitQuery(sort=order, then=then), VIEWER)
        services.visits.rows(services.visits.ids(replace(journal, sort=order), VIEWER), VIEWER)
    for status in VisitStatus:
        services.visits.count(replace(journal, statuses=(status,)), VIEWER)
    record = services.visits.open(visit).record
    services.visits.names(record, VIEWER.language)
    services.visits.names_then(record, VIEWER.language)
    services.visits.years()
    some = PlaceQuery(countries=("GB",), kinds=tuple(PlaceKind), gaps=tuple(PlaceGap))
    for way in PlaceSort:
        services.places.rows(services.places.ids(PlaceQuery(sort=way), VIEWER), VIEWER)
        services.places.ids(replace(some, sort=way, then=PlaceSort.NAME), VIEWER)
    services.places.countries(some)
    services.places.nowhere(VIEWER.language)
    services.atlas.picture(PartnershipQuery(), VIEWER)
    services.atlas.unplaced(PartnershipQuery(), VIEWER)
    services.atlas.own_places(VIEWER)
    services.history.of("visit", visit, VIEWER.language)
    services.preparing.plan(tie, VIEWER.today)
    words = Words(VIEWER.language, LOCALE)
    services.briefings.of(tie, VIEWER, words)
    services.bin.contents(words)
    services.bin.count()
    gone = services.places.record_place(Place(names=(PlaceName(text="Elsewhere"),))).key
    merger = services.merging.compare(place, gone, words)
    services.merging.merge(merger, merger.record({}))


def test_every_question_compiles_for_a_server(services: Services) -> None:
    seen: list[Any] = []

    def note(_connection: object, statement: Any, *_more: object) -> None:  # noqa: ANN401 - any statement
        if hasattr(statement, "compile"):
            seen.append(statement)

    engine = services.desk.database.engine
    event.listen(engine, "before_execute", note)
    use_everything(services)
    event.remove(engine, "before_execute", note)
    assert len(seen) > 200
    for statement in seen:
        said = str(statement.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call] # SQLAlchemy's own
        assert not any(word in said for word in SQLITE_ONLY), said
