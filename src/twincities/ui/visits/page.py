"""The Visits page: find visits, look at one, open, delete, copy, and take them onto paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.changes import Topic
from twincities.domain.vocabularies import VisitStatus
from twincities.i18n import N_, NN_, NP_
from twincities.services.visit_filter import VisitQuery, VisitSort
from twincities.ui.papers.beside import PaperPage
from twincities.ui.tables.absence import AbsenceWords
from twincities.ui.tables.feed import Feed
from twincities.ui.tables.list_frame import ListWords
from twincities.ui.tables.list_keys import ROW_KEYS, SEARCH_KEY
from twincities.ui.tables.views import BuiltIn
from twincities.ui.theme.icons import Icon
from twincities.ui.visits.beside import VisitBeside
from twincities.ui.visits.columns import journal_columns
from twincities.ui.visits.deeds import EDITOR, VisitDeeds
from twincities.ui.visits.filters import VisitFilters

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend

TITLE = NP_("page", "Visits")
NEW = NP_("button", "New visit")
FOUND_BY = "text:"
WORDS = ListWords(
    TITLE,
    N_("Journal of delegations sent and received"),
    AbsenceWords(
        Icon.VISIT,
        first_use=N_("No visits yet"),
        first_use_detail=N_("Write down the first one; an incomplete record is kept as a draft."),
        new=NEW,
        not_found=N_("No visits under these conditions"),
        without=NN_(
            "Without the condition “{condition}” there would be {count} visit.",
            "Without the condition “{condition}” there would be {count} visits.",
        ),
        not_read=N_("The journal could not be read"),
    ),
)
KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the visit")),
    ("Ctrl+N", NP_("what a key does", "New visit")),
    SEARCH_KEY,
    ("Alt+Y", NP_("what a key does", "Filter by year")),
    ("Alt+D", NP_("what a key does", "Filter by direction")),
    ("Alt+K", NP_("what a key does", "Filter by kind")),
    ("Alt+S", NP_("what a key does", "Filter by status")),
    ("Alt+C", NP_("what a key does", "Filter by place or partnership")),
    ("Ctrl+E", NP_("what a key does", "Report or journal as a document")),
    *ROW_KEYS,
    ("Shift+F10", NP_("what a key does", "What can be done with the visit")),
)


VIEWS = (
    BuiltIn(
        "report-owed",
        NP_("saved view", "Report not submitted"),
        VisitQuery(statuses=(VisitStatus.REPORT_OVERDUE,), descending=False),
    ),
    BuiltIn(
        "coming",
        NP_("saved view", "Coming"),
        VisitQuery(statuses=(VisitStatus.PLANNED, VisitStatus.CONFIRMED), descending=False),
    ),
)


class VisitsPage(PaperPage[VisitQuery, "VisitRow"]):
    """The journal; `today` and `change_settings` come from the program."""

    words = WORDS
    legend = KEYS
    backwards = (VisitSort.START,)
    built_in = VIEWS
    topic = Topic.VISITS
    topics = frozenset({Topic.VISITS, Topic.PLACES, Topic.PARTNERSHIPS, Topic.SETTINGS})
    deeds: VisitDeeds
    beside: VisitBeside
    filters: VisitFilters

    def __init__(
        self,
        context: Context,
        *,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__(context)
        feed: Feed[VisitQuery, VisitRow] = Feed(
            context, today, lambda services: services.visits, VisitQuery(), _is_swift, self
        )
        self.begin(feed, VisitFilters(context), journal_columns(self.hidden))
        deeds = VisitDeeds(context, feed, self.table, self)
        beside = VisitBeside(context, feed, self.table, deeds, today, change_settings)
        self.assemble(deeds, beside, editor=EDITOR)
        deeds.paper_wanted.connect(self.open_papers)
        beside.side.export_wanted.connect(self.open_papers)

    def open_record(self, key: str) -> None:
        """Show one visit; "text:WORDS" shows the visits that hold the words."""
        if key.startswith(FOUND_BY):
            self.show_query(VisitQuery(text=key.removeprefix(FOUND_BY)))
            return
        super().open_record(key)


def _is_swift(query: VisitQuery) -> bool:
    """Tell what the indexes of dates and of words answer in a few milliseconds."""
    by_date = query.sort is VisitSort.START and query.then is None
    return by_date and not replace(query, text="").without_each()
