"""An own city with ties to three others, to ask the register for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.services.makers import place, visit
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.visit import Outcome, Participation
from twincities.domain.vocabularies import CooperationField, LegalStatus, PartnershipType, Side
from twincities.i18n import Language
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.services.register import PartnershipQuery
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VIEWER = Viewer(Language.EN, TODAY, 10)


def partners(services: Services, query: PartnershipQuery, viewer: Viewer = VIEWER) -> list[str]:
    rows = services.register.rows(services.register.ids(query, viewer), viewer)
    assert services.register.count(query, viewer) == len(rows)
    return [" & ".join(row.partner) for row in rows]


def keep(services: Services, *parties: Key, **values: object) -> Key:
    record = Partnership(parties=tuple(Party(place=party) for party in parties), **values)  # type: ignore[arg-type] # the test's own values
    return services.partnerships.record_partnership(record).key


@dataclass(frozen=True)
class Four:
    """An own city with ties to three others, and what happened in them."""

    ours: Key
    alpha: Key
    beta: Key
    gamma: Key
    with_alpha: Key
    with_beta: Key
    with_both: Key


def keep_four(empty: Services) -> Four:
    """Keep them in an empty register."""
    ours = empty.places.record_place(place("Жанакала", "KZ", "Zhanaqala", own=True)).key
    alpha, beta, gamma = (
        empty.places.record_place(place(russian, country, english)).key
        for russian, country, english in (
            ("Яблонево", "DE", "Alpha"),
            ("Арбузово", "PL", "Beta"),
            ("Вишнево", "DE", "Gamma"),
        )
    )
    found = Four(
        ours,
        alpha,
        beta,
        gamma,
        keep(
            empty,
            ours,
            alpha,
            legal_status=LegalStatus.IN_FORCE,
            established=PartialDate(1990),
            cooperation=(CooperationField.CULTURE, CooperationField.SPORT),
        ),
        keep(
            empty,
            ours,
            beta,
            legal_status=LegalStatus.ENDED,
            type=PartnershipType.PARTNER,
            established=PartialDate(1990, 6),
            cooperation=(CooperationField.SPORT,),
        ),
        keep(empty, ours, beta, gamma, type=PartnershipType.MULTILATERAL),
    )
    _let_happen(empty, found)
    return found


def _let_happen(empty: Services, found: Four) -> None:
    promises = (Outcome(text="books", side=Side.OURS), Outcome(text="songs", side=Side.THEIRS))
    people = (Participation(side=Side.THEIRS, name="Jana Holm", post="mayor"),)
    said = {"partnership": found.with_alpha, "outcomes": promises, "participants": people}
    empty.visits.record_visit(visit(found.ours, found.alpha, "2026-05-03", **said))
    empty.visits.record_visit(visit(found.beta, found.ours, "2015", partnership=found.with_beta))
