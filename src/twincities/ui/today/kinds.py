"""What the cards of the first page are: what each reads, what its rows say, which list it leads to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from twincities.domain.changes import Topic
from twincities.domain.vocabularies import Activity, LegalStatus, VisitStatus
from twincities.i18n import N_
from twincities.services.visit_filter import VisitQuery
from twincities.ui.theme.icons import Icon
from twincities.ui.today.card import Content, Kind
from twincities.ui.today.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.services.register_filter import PartnershipQuery
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.furniture.row_look import RowLook
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

AGREEMENTS = "agreements"
VISITS, PARTNERSHIPS, COMMITMENTS, ANNIVERSARIES = "visits", "partnerships", "commitments", "anniversaries"
MOST = 5
LEAST_FIRST = 3
"""Of two groups in a card the first keeps so many of the five rows."""
TIES = frozenset({Topic.PARTNERSHIPS, Topic.PLACES, Topic.SETTINGS})
JOURNEYS = TIES | {Topic.VISITS, Topic.COMMITMENTS}


@dataclass(frozen=True)
class Two:
    """What a card with two groups has read: how many of each, and the first of each."""

    first: tuple[int, list[Any]]
    second: tuple[int, list[Any]]


def kinds(context: Context) -> list[Kind]:
    """Return the cards in the order in which Tab walks them."""
    rows = Rows(context)
    return [
        _anniversaries(context, rows),
        _visits(context, rows),
        Kind(
            "drafts",
            N_("Drafts"),
            Icon.DRAFT,
            N_("No drafts"),
            partial(_drafts, context.texts),
            _plain(rows.draft),
            frozenset(Topic),
            hides=True,
        ),
        _notices(context, rows),
        _commitments(context, rows),
        _reports(context, rows),
        _silent(context, rows),
        Kind(
            "changes",
            N_("Recent changes"),
            Icon.HISTORY,
            N_("Nothing has been changed lately"),
            lambda services, viewer: services.today.recent_changes(viewer, MOST),
            _plain(rows.change),
            frozenset(Topic),
        ),
    ]


def _anniversaries(context: Context, rows: Rows) -> Kind:
    return Kind(
        "anniversaries",
        N_("Coming anniversaries"),
        Icon.ANNIVERSARY,
        N_("No anniversaries in the time ahead"),
        lambda services, viewer: services.today.anniversaries(viewer, MOST),
        _plain(rows.anniversary),
        TIES,
        partial(context.open, ANNIVERSARIES),
    )


def _visits(context: Context, rows: Rows) -> Kind:
    return Kind(
        "visits",
        N_("Coming visits"),
        Icon.VISIT,
        N_("No visits are planned"),
        lambda services, viewer: services.agenda.coming_visits(viewer, MOST),
        _plain(rows.coming_visit),
        JOURNEYS,
        partial(_ask_coming, context),
    )


def _reports(context: Context, rows: Rows) -> Kind:
    return Kind(
        "reports",
        N_("Reports owed"),
        Icon.REPORT_OWED,
        N_("No report is owed"),
        lambda services, viewer: services.agenda.reports_owed(viewer, MOST),
        _plain(rows.report_owed),
        JOURNEYS,
        partial(context.ask, VISITS, VisitQuery(statuses=(VisitStatus.REPORT_OVERDUE,))),
    )


def _notices(context: Context, rows: Rows) -> Kind:
    return Kind(
        "notices",
        N_("Notice dates of agreements"),
        Icon.DEADLINE,
        N_("No notice date is near"),
        lambda services, viewer: Two(
            services.agreements.due(viewer, limit=MOST), services.agreements.silent(viewer, MOST)
        ),
        _grouped(
            rows.notice_due, rows.silent, rows.silent_heading, partial(_ask_agreements, context, silent=True)
        ),
        TIES | {Topic.AGREEMENTS},
        partial(_ask_agreements, context, due=True),
    )


def _commitments(context: Context, rows: Rows) -> Kind:
    ask = partial(_ask_ledger, context)
    return Kind(
        "commitments",
        N_("Overdue commitments"),
        Icon.COMMITMENT,
        N_("Nothing is overdue"),
        lambda services, viewer: Two(
            services.today.overdue(viewer, MOST), services.today.no_deadline(viewer, MOST)
        ),
        _grouped(rows.overdue, rows.no_deadline, rows.no_deadline_heading, ask),
        JOURNEYS,
        ask,
    )


def _silent(context: Context, rows: Rows) -> Kind:
    def show_all(activity: Activity) -> None:
        # What nobody ended, as the card counts it: one that ended sleeps by decision.
        context.ask(PARTNERSHIPS, silent_query(activity))

    return Kind(
        "dormant",
        N_("Dormant partnerships"),
        Icon.DORMANT,
        N_("No partnership sleeps"),
        lambda services, viewer: Two(
            services.today.dormant(viewer, MOST), services.today.no_data(viewer, MOST)
        ),
        _grouped(rows.dormant, rows.no_data, rows.no_data_heading, partial(show_all, Activity.NO_DATA)),
        JOURNEYS,
        partial(show_all, Activity.DORMANT),
        slow=True,
    )


def silent_query(activity: Activity) -> PartnershipQuery:
    """Return the partnerships of an activity that nobody ended, the longest silent first."""
    from twincities.services.register_filter import (  # noqa: PLC0415 - the first rows do without
        PartnershipQuery,
        PartnershipSort,
    )

    alive = tuple(status for status in LegalStatus if status is not LegalStatus.ENDED)
    return PartnershipQuery(activities=(activity,), statuses=alive, sort=PartnershipSort.LAST_EVENT)


def _ask_coming(context: Context) -> None:
    query = VisitQuery(statuses=(VisitStatus.PLANNED, VisitStatus.CONFIRMED), descending=False)
    context.ask(VISITS, query)


def _ask_agreements(context: Context, *, due: bool = False, silent: bool = False) -> None:
    from twincities.services.agreement_filter import AgreementQuery  # noqa: PLC0415 - as above

    context.ask(AGREEMENTS, AgreementQuery(due=due, silent=silent))


def _ask_ledger(context: Context) -> None:
    from twincities.services.ledger_filter import LedgerQuery  # noqa: PLC0415 - as above

    context.ask(COMMITMENTS, LedgerQuery())


def _drafts(texts: Texts, services: Services, _viewer: Viewer) -> tuple[int, list[Any]]:
    found = services.drafts.all(services.catalogue_id)
    if not found:
        return 0, []
    from twincities.ui.titles import draft_title  # noqa: PLC0415 - the first rows do without what forms are called

    return len(found), [replace(one, title=draft_title(one, services, texts)) for one in found[:MOST]]


def _plain(row: Callable[[Any, Viewer], RowLook]) -> Callable[[Any, Viewer], Content]:
    def show(answer: tuple[int, Sequence[Any]], viewer: Viewer) -> Content:
        total, found = answer
        return Content(total, [row(one, viewer) for one in found])

    return show


def _grouped(
    first: Callable[[Any, Viewer], RowLook],
    second: Callable[[Any, Viewer], RowLook],
    heading: Callable[[int, Callable[[], object]], RowLook],
    open_second: Callable[[], object],
) -> Callable[[Any, Viewer], Content]:
    def show(answer: Two, viewer: Viewer) -> Content:
        upper = answer.first[1][: max(LEAST_FIRST, MOST - len(answer.second[1]))]
        lower = answer.second[1][: MOST - len(upper)]
        looks = [first(one, viewer) for one in upper]
        if lower:
            looks.append(heading(answer.second[0], open_second))
            looks += [second(one, viewer) for one in lower]
        return Content(answer.first[0], looks, calm=not upper)

    return show
