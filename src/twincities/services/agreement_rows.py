"""The lines of the list of agreements."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.agreements import agreement, agreement_span, agreement_title
from twincities.db.tables.partnerships import partnership
from twincities.domain.agreement import EFFECTS
from twincities.domain.agreement_terms import BINDING
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.notice import NoticeRules, days_left, lead_reached, urgency
from twincities.domain.partial_date import PartialDate, stored_date
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
from twincities.services.labels import DASH, IDS, LANGUAGE
from twincities.services.register_rows import NOBODY, sides_of
from twincities.services.standing import DAY, agreement_standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from twincities.services.register_rows import Sides
    from twincities.services.visit_filter import Viewer


class AgreementRow(NamedTuple):
    """One line of the list of agreements; names are in the viewer's language, state and days are today's.

    `title` is as recorded, "" where the document has none. `until` is the end of the term that runs or ran out, or the
    day it was terminated or superseded; None where nobody knows or it has none (`duration` tells). `deadline` is the
    notice date, or the end of the term where no notice period is recorded; `days_left` are negative after it, and None
    where only its month or year is known: `urgency` goes by its earliest day then. `lead` is the last reminder, in
    months before the deadline, that has come. `follows` is the document it belongs to and `does` what it does to it.
    A named tuple: a page makes a hundred, and a frozen dataclass of so many fields takes four times as long to make.
    """

    id: int
    key: Key
    partnership: Key
    partner: str
    ours: str
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


_FOLLOWED = agreement.alias("followed")
_TITLE = (
    select(agreement_title.c.text)
    .where(agreement_title.c.owner_id == agreement.c.id)
    .order_by(agreement_title.c.language != LANGUAGE, agreement_title.c.position)
    .limit(1)
    .scalar_subquery()
)
# In the order of the names that `_line` gives them.
_ROWS = (
    select(
        agreement.c.id,
        agreement.c.key,
        agreement.c.partnership_id,
        partnership.c.key.label("tie"),
        agreement.c.kind,
        _TITLE.label("title"),
        agreement.c.number,
        agreement.c.signed,
        agreement.c.in_force_from,
        agreement.c.duration,
        agreement.c.term,
        agreement.c.term_unit,
        agreement.c.valid_until,
        agreement.c.renewal,
        agreement.c.renewal_period,
        agreement.c.renewal_unit,
        agreement.c.notice_period,
        agreement.c.notice_unit,
        agreement.c.lead_times,
        agreement.c.text_state,
        _FOLLOWED.c.key.label("followed"),
        agreement.c.effect,
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
# An enumeration asked by its value takes four times as long as a dictionary, and a page asks six hundred times.
_KINDS = {term.value: term for term in DocumentKind}
_DURATIONS = {term.value: term for term in Duration}
_STATES = {term.value: term for term in AgreementState}
_RENEWALS = {term.value: term for term in RenewalKind}
_RENEWING = (RenewalKind.TACIT, RenewalKind.BY_AGREEMENT)
_TEXT_STATES = {term.value: term for term in TextState}
_EFFECTS = {term.value: term for term in ChainEffect}


def agreement_rows(
    connection: Connection, ids: Sequence[int], viewer: Viewer, rules: NoticeRules
) -> list[AgreementRow]:
    """Return the lines of some agreements, in the order of their ids; those in the bin are left out."""
    lines: dict[int, AgreementRow] = {}
    day, language = day_number(viewer.today), viewer.language.value
    for some in chunks(ids):
        found = connection.execute(_ROWS, {"ids": list(some), "day": day, "language": language}).all()
        sides = sides_of(connection, sorted({row[2] for row in found}), viewer)
        for row in found:
            lines[row[0]] = _line(row, sides.get(row[2], NOBODY), viewer.today, rules)
    return [lines[number] for number in ids if number in lines]


def _line(row: Sequence[Any], sides: Sides, today: date, rules: NoticeRules) -> AgreementRow:
    # Taken apart by place: asking a row for each of its values by name takes as long as all the rest.
    number, key, _, tie, kind_code, title, numbered, signed_on, force, duration = row[:10]
    length, unit, valid_until, renewal, renewed_for, renewal_unit, notice_for, notice_unit = row[10:18]
    leads, text_state, followed, effect, state_code, term_end, notice_by = row[18:]
    state, kind = _STATES[state_code], _KINDS[kind_code]
    signed, end, notice = stored_date(signed_on), stored_date(term_end), stored_date(notice_by)
    deadline = (notice or end) if state in BINDING else None
    renews = _RENEWALS[renewal] if renewal else None
    period = _period(renewed_for, renewal_unit or unit) or _period(length, unit)
    does = _EFFECTS[effect] if effect else EFFECTS.get(kind, ChainEffect.SUPERSEDES)
    return AgreementRow(
        id=number,
        key=Key(key),
        partnership=Key(tie),
        partner=DASH.join(sides.others),
        ours=DASH.join(sides.ours),
        kind=kind,
        title=title or "",
        number=numbered,
        signed=signed,
        begins=stored_date(force) or signed,
        duration=_DURATIONS[duration],
        until=end or stored_date(valid_until),
        renewal=renews,
        renewal_period=period if renews in _RENEWING else None,
        notice=notice,
        notice_period=_period(notice_for, notice_unit),
        deadline=deadline,
        days_left=days_left(deadline, today) if deadline else None,
        state=state,
        text_state=_TEXT_STATES[text_state] if text_state else None,
        urgency=urgency(deadline, today, rules) if deadline else None,
        lead=lead_reached(deadline, today, rules.leads(leads)) if deadline else None,
        follows=Key(followed) if followed else None,
        does=does if followed else None,
        countries=sides.countries,
    )


@lru_cache(maxsize=256)
def _period(number: int | None, unit: str) -> Period | None:
    return Period.of(number, PeriodUnit(unit))
