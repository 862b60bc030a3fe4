"""The lines of the list of agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables import agreement, agreement_span, partnership
from twincities.domain.activity import day_number
from twincities.domain.agreement import EFFECTS
from twincities.domain.agreement_terms import BINDING
from twincities.domain.keys import Key
from twincities.domain.notice import NoticeRules, days_left, lead_reached, urgency
from twincities.domain.partial_date import PartialDate
from twincities.domain.periods import Period
from twincities.domain.vocabularies import (
    AgreementState,
    ChainEffect,
    DocumentKind,
    Duration,
    NoticeUrgency,
    PeriodUnit,
    RenewalKind,
    TextState,
)
from twincities.services.register import Sides, sides_of
from twincities.services.standing import DAY, agreement_standing
from twincities.services.suggesting import DASH, IDS
from twincities.services.titles import agreement_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from twincities.services.visit_filter import Viewer


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One line of the list of agreements; names are in the viewer's language, state and days are today's.

    `title` is as recorded, "" where the document has none. `until` is the end of the term that runs or ran out, or the
    day it was terminated or superseded; None where nobody knows or it has none (`duration` tells). `deadline` is the
    notice date, or the end of the term where no notice period is recorded; `days_left` are negative after it, and None
    where only its month or year is known: `urgency` goes by its earliest day then. `lead` is the last reminder, in
    months before the deadline, that has come. `follows` is the document it belongs to and `does` what it does to it.
    """

    id: int
    key: Key
    partnership: Key
    partner: str
    ours: str
    country: str
    kind: DocumentKind
    title: str
    number: str
    signed: PartialDate | None
    begins: PartialDate | None
    duration: Duration
    until: PartialDate | None
    renewal: RenewalKind | None
    renewal_period: Period | None
    notice: PartialDate | None
    notice_period: Period | None
    deadline: PartialDate | None
    days_left: int | None
    state: AgreementState
    text_state: TextState | None
    urgency: NoticeUrgency | None
    lead: int | None
    follows: Key | None = None
    does: ChainEffect | None = None
    countries: tuple[str, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether there is no text and nobody knows until when it binds: silence is no safety."""
        open_question = self.state is AgreementState.UNKNOWN or self.state in BINDING
        unknown = self.until is None and self.duration is not Duration.OPEN_ENDED
        return self.text_state is TextState.NOT_FOUND and open_question and unknown


_COLUMNS = (
    *(
        "id",
        "key",
        "partnership_id",
        "kind",
        "number",
        "signed",
        "in_force_from",
        "duration",
        "term",
        "term_unit",
    ),
    *(
        "valid_until",
        "renewal",
        "renewal_period",
        "renewal_unit",
        "notice_period",
        "notice_unit",
        "lead_times",
    ),
    *("text_state", "effect"),
)
_FOLLOWED = agreement.alias("followed")
_ROWS = (
    select(
        *(agreement.c[name] for name in _COLUMNS),
        partnership.c.key.label("tie"),
        _FOLLOWED.c.key.label("followed"),
        agreement_span.c.state,
        agreement_span.c.until.label("term_end"),
        agreement_span.c.notice,
    )
    .select_from(agreement)
    .join(agreement_span, agreement_standing(DAY))
    .join(partnership, partnership.c.id == agreement.c.partnership_id)
    .outerjoin(_FOLLOWED, _FOLLOWED.c.id == agreement.c.follows_id)
    .where(agreement.c.id.in_(IDS))
)


def agreement_rows(
    connection: Connection, ids: Sequence[int], viewer: Viewer, rules: NoticeRules
) -> list[AgreementRow]:
    """Return the lines of some agreements, in the order of their ids; those in the bin are left out."""
    lines: dict[int, AgreementRow] = {}
    for some in chunks(ids):
        asked = {"ids": list(some), "day": day_number(viewer.today)}
        found = connection.execute(_ROWS, asked).all()
        sides = sides_of(connection, sorted({row.partnership_id for row in found}), viewer)
        titles = agreement_titles(connection, some, viewer.language)
        for row in found:
            known = sides.get(row.partnership_id, Sides())
            lines[row.id] = _line(row, known, titles.get(row.id, ""), viewer, rules)
    return [lines[number] for number in ids if number in lines]


def _line(row: Any, sides: Sides, title: str, viewer: Viewer, rules: NoticeRules) -> AgreementRow:  # noqa: ANN401 - a row of the database
    state = AgreementState(row.state)
    signed, end, notice = _date(row.signed), _date(row.term_end), _date(row.notice)
    deadline = (notice or end) if state in BINDING else None
    kind = DocumentKind(row.kind)
    term = Period.of(row.term, PeriodUnit(row.term_unit))
    renewal_unit = PeriodUnit(row.renewal_unit or row.term_unit)
    follows = Key(row.followed) if row.followed else None
    effect = ChainEffect(row.effect) if row.effect else EFFECTS.get(kind, ChainEffect.SUPERSEDES)
    return AgreementRow(
        id=row.id,
        key=Key(row.key),
        partnership=Key(row.tie),
        partner=DASH.join(sides.others),
        ours=DASH.join(sides.ours),
        country=sides.countries[0] if sides.countries else "",
        kind=kind,
        title=title,
        number=row.number,
        signed=signed,
        begins=_date(row.in_force_from) or signed,
        duration=Duration(row.duration),
        until=end or _date(row.valid_until),
        renewal=RenewalKind(row.renewal) if row.renewal else None,
        renewal_period=Period.of(row.renewal_period, renewal_unit) or term,
        notice=notice,
        notice_period=Period.of(row.notice_period, PeriodUnit(row.notice_unit)),
        deadline=deadline,
        days_left=days_left(deadline, viewer.today) if deadline else None,
        state=state,
        text_state=TextState(row.text_state) if row.text_state else None,
        urgency=urgency(deadline, viewer.today, rules) if deadline else None,
        lead=lead_reached(deadline, viewer.today, rules.leads(row.lead_times)) if deadline else None,
        follows=follows,
        does=effect if follows else None,
        countries=sides.countries,
    )


def _date(stored: str | None) -> PartialDate | None:
    return PartialDate.from_edtf(stored) if stored else None
