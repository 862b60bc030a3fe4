"""What a briefing tells of a partner's visits, people and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import load_many
from twincities.db.tables.agreements import agreement
from twincities.db.tables.visits import visit
from twincities.domain.activity import HAPPENED
from twincities.domain.date_words import long, span
from twincities.domain.days import day_number
from twincities.domain.names import fold
from twincities.domain.people import Organisation, Person
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import (
    OutcomeKind,
    Role,
    Side,
    TextState,
    VisitStatus,
)
from twincities.i18n import NP_, capitalised
from twincities.reports.paper import URGENT, Acquaintance, AgreementNow, PastVisit
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.agreement_query import AgreementSelect
from twincities.services.agreement_rows import agreement_rows
from twincities.services.labels import IDS
from twincities.services.paper_content import LIST, PlaceNames, held, of_side, people, route, travelling_side
from twincities.services.paper_content_agreements import (
    DEPENDENT,
    OVER,
    UNSIGNED,
    Term,
    document_name,
    term_of,
)
from twincities.services.paper_content_report import RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.domain.people import Post
    from twincities.domain.visit import Outcome
    from twincities.i18n import Words
    from twincities.services.agreement_rows import AgreementRow
    from twincities.services.measures import Measures
    from twincities.services.register_card import PersonMet
    from twincities.services.visit_filter import Viewer

MOST_VISITS, MOST_PEOPLE, MOST_RESULTS = 5, 12, 6
LONGEST_SUMMARY = 400
"""Characters of a visit's content where no results are written down."""
COMING = (VisitStatus.PLANNED, VisitStatus.CONFIRMED, VisitStatus.UNDER_WAY)
ELLIPSIS = "…"

# Note: {kind} and {direction} are words of the lists («юбилейный, выезд: Шымкент → Стивенейдж»).
ABOUT = NP_("briefing, a visit", "{kind}, {direction}: {route}")
ABOUT_WITHOUT_KIND = NP_("briefing, a visit", "{direction}: {route}")
ROUTE = NP_("briefing, a visit", "{sending} → {places}")
# Note: {who} is a person with the post, in the nominative.
LED_BY = NP_("briefing, a visit", "head of delegation: {who}")
PLANNED = NP_("briefing, a visit", "{dates}: {direction}, {status}")
# Note: a post, and since or until when it was held.
POST_SINCE = NP_("briefing, a post", "{post} (since {date})")
POST_UNTIL = NP_("briefing, a post", "{post} (until {date})")


@dataclass(frozen=True, slots=True)
class Visits:
    """The last visits of a partnership, how many there were before, and what is planned next."""

    last: tuple[PastVisit, ...]
    earlier: int
    planned: str


def visits_with(connection: Connection, ids: Sequence[int], viewer: Viewer, words: Words) -> Visits:
    """Read the last visits among some, and the next one that is planned."""
    today = day_number(viewer.today)
    rows = connection.execute(
        select(visit.c.key, visit.c.status, visit.c.start_sort)
        .where(visit.c.id.in_(IDS))
        .order_by(visit.c.start_sort.desc(), visit.c.id.desc()),
        {"ids": list(ids)},
    ).all()
    past = [row.key for row in rows if VisitStatus(row.status) in HAPPENED and row.start_sort <= today]
    ahead = [row.key for row in reversed(rows) if VisitStatus(row.status) in COMING]
    shown = {kept.key: kept.record for kept in load_many(connection, Visit, past[:MOST_VISITS])}
    coming = [kept.record for kept in load_many(connection, Visit, ahead)]
    coming = [one for one in coming if (one.end or one.start).last_day >= viewer.today]
    places = PlaceNames(connection, words)
    places.learn(shown.values())
    last = tuple(_past(key, shown[key], places, words) for key in past[:MOST_VISITS] if key in shown)
    return Visits(last, len(past) - len(last), _planned(coming[0], words) if coming else "")


def _past(key: Key, record: Visit, places: PlaceNames, words: Words) -> PastVisit:
    way = words(
        ROUTE,
        sending=places.name(record.sending, record.start),
        places=", ".join(places.name(place, record.start) for place in route(record)),
    )
    direction = words(record.direction.label)
    lines = [
        words(ABOUT, kind=words(record.kind.label), direction=direction, route=way)
        if record.kind
        else words(ABOUT_WITHOUT_KIND, direction=direction, route=way),
        record.occasion,
    ]
    heads = [one for one in of_side(record, travelling_side(record)) if one.role is Role.HEAD]
    if heads:
        lines.append(words(LED_BY, who=people(heads, words)))
    return PastVisit(
        start=record.start,
        end=record.end,
        about=capitalised("\n".join(line for line in lines if line)),
        results=_results(record, words),
        key=key,
    )


def _results(record: Visit, words: Words) -> str:
    lines = [words(RESULTS[one.kind], text=one.text) for one in _promises_first(record)]
    if len(lines) > MOST_RESULTS:
        lines = [*lines[:MOST_RESULTS], ELLIPSIS]
    return "\n".join(lines) or _shortened(record.summary)


def _promises_first(record: Visit) -> list[Outcome]:
    return sorted(record.outcomes, key=lambda one: one.kind is OutcomeKind.INTENTION)


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) <= LONGEST_SUMMARY:
        return plain
    return plain[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + ELLIPSIS


def _planned(record: Visit, words: Words) -> str:
    return words(
        PLANNED,
        dates=span(record.start, record.end, words),
        direction=words(record.direction.label),
        status=words(record.status.label),
    )


# -------------------------------------------------------------------------------------------------- people


def people_met(
    connection: Connection, met: Sequence[PersonMet], words: Words
) -> tuple[tuple[Acquaintance, ...], int]:
    """Return whom one will meet on the other side, those met last first, and how many more there are."""
    latest: dict[str, PersonMet] = {}
    for one in met:
        if one.side is Side.THEIRS:
            latest.setdefault(one.key or fold(one.name), one)
    shown = list(latest.values())[:MOST_PEOPLE]
    known = {kept.key: kept.record for kept in load_many(connection, Person, [p.key for p in shown if p.key])}
    wanted = {post.organisation for record in known.values() for post in record.posts if post.organisation}
    bodies = {kept.key: kept.record.name for kept in load_many(connection, Organisation, sorted(wanted))}
    found = tuple(
        Acquaintance(
            name=one.name,
            post=held(one.post, one.organisation),
            met=one.date,
            later=LIST.join(_later(one, known[one.key].posts, bodies, words)) if one.key in known else "",
            key=one.key or "",
        )
        for one in shown
    )
    return found, len(latest) - len(found)


def _later(one: PersonMet, posts: Sequence[Post], bodies: dict[Key, str], words: Words) -> Iterator[str]:
    """Give what is recorded of posts that began, or of the known one that ended, after the last meeting."""
    last = one.date.last_day
    for post in posts:
        body = bodies.get(post.organisation, "") if post.organisation else ""
        if post.since and post.since.first_day > last:
            yield words(POST_SINCE, post=held(post.title, body), date=long(post.since, words))
        elif post.until and post.until.last_day >= last and fold(post.title) == fold(one.post):
            yield words(POST_UNTIL, post=post.title, date=long(post.until, words))


# ---------------------------------------------------------------------------------------------- agreements


@dataclass(frozen=True, slots=True)
class Document:
    """A document in force, run out or on its way; `term` is None of one that was never signed."""

    now: AgreementNow
    term: Term | None


def documents_of(
    connection: Connection, tie: Key, viewer: Viewer, measures: Measures, words: Words
) -> list[Document]:
    """Return a partnership's documents that are not over, what needs a decision first."""
    query = AgreementQuery(partnership=tie)
    chosen = AgreementSelect(connection, query, viewer, measures.notice).of(agreement.c.id)
    rows = agreement_rows(connection, list(connection.scalars(chosen)), viewer, measures.notice)
    found = []
    for row in rows:
        if row.does not in DEPENDENT and row.state not in OVER:
            term = None if row.state in UNSIGNED else term_of(row, viewer.today)
            found.append(_document(row, term, words))
    return sorted(found, key=_order)


def _order(one: Document) -> tuple[bool, tuple[int, int, int], str]:
    return one.term is None, one.term.order if one.term else (0, 0, 0), one.now.document


def _document(row: AgreementRow, term: Term | None, words: Words) -> Document:
    now = AgreementNow(
        document=document_name(row, words),
        signed=row.signed,
        until=term.until if term else None,
        notice=term.notice if term else None,
        standing=term.state if term else row.state,
        state=row.state,
        deadline=row.deadline,
        days_left=row.days_left,
        urgency=row.urgency,
        open_ended=term is not None and term.open_ended,
        text_missing=row.text_state is TextState.NOT_FOUND,
        urgent=term is not None and term.state in URGENT,
        key=row.key,
    )
    return Document(now, term)
