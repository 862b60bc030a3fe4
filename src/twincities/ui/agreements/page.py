"""The Agreements page: find agreements, see whose notice date nears, look at one, open, write, delete."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.changes import Topic
from twincities.domain.keys import Key
from twincities.i18n import N_, NN_, NP_
from twincities.services.agreement_filter import AgreementQuery, AgreementSort
from twincities.ui.agreements.beside import AgreementBeside
from twincities.ui.agreements.columns import agreement_columns
from twincities.ui.agreements.deeds import EDITOR, AgreementDeeds
from twincities.ui.agreements.filters import AgreementFilters
from twincities.ui.papers.beside import PaperPage
from twincities.ui.tables.absence import AbsenceWords
from twincities.ui.tables.feed import Feed
from twincities.ui.tables.list_frame import ListWords
from twincities.ui.tables.list_keys import ROW_KEYS, SEARCH_KEY
from twincities.ui.tables.views import BuiltIn
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend

TITLE = NP_("page", "Agreements")
NEW = NP_("button", "New agreement")
OF_PARTNERSHIP = "partnership:"
"""Begins the key with which the agreements of a partnership are shown."""
HALF_A_YEAR = 183
WORDS = ListWords(
    TITLE,
    N_("What the sides signed, until when it binds and by when notice has to be given"),
    AbsenceWords(
        Icon.AGREEMENT,
        first_use=N_("No agreements yet"),
        first_use_detail=N_(
            "Write down the first one: its partnership is enough, a missing text is an answer too."
        ),
        new=NEW,
        not_found=N_("No agreements under these conditions"),
        without=NN_(
            "Without the condition “{condition}” there would be {count} agreement.",
            "Without the condition “{condition}” there would be {count} agreements.",
        ),
        not_read=N_("The agreements could not be read"),
    ),
)
KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the agreement")),
    ("Ctrl+N", NP_("what a key does", "New agreement")),
    SEARCH_KEY,
    ("Alt+S", NP_("what a key does", "Filter by state")),
    ("Alt+K", NP_("what a key does", "Filter by kind")),
    ("Alt+C", NP_("what a key does", "Filter by country")),
    ("Alt+D", NP_("what a key does", "Filter by how near the deadline is")),
    ("Alt+T", NP_("what a key does", "Filter by missing text")),
    ("Ctrl+E", NP_("what a key does", "Terms of the agreements as a document")),
    *ROW_KEYS,
    ("Shift+F10", NP_("what a key does", "What can be done with the agreement")),
)
VIEWS = (
    BuiltIn(
        "half-a-year",
        NP_("saved view", "Notice within half a year"),
        AgreementQuery(due_within=HALF_A_YEAR),
    ),
    BuiltIn("no-text", NP_("saved view", "Without text"), AgreementQuery(no_text=True)),
    BuiltIn("unstated", NP_("saved view", "Term not stated"), AgreementQuery(unstated=True)),
)


class AgreementsPage(PaperPage[AgreementQuery, "AgreementRow"]):
    """The agreements; `today` and `change_settings` come from the program."""

    words = WORDS
    legend = KEYS
    backwards = (AgreementSort.SIGNED,)
    built_in = VIEWS
    topic = Topic.AGREEMENTS
    topics = frozenset({Topic.AGREEMENTS, Topic.PARTNERSHIPS, Topic.PLACES, Topic.SETTINGS})
    deeds: AgreementDeeds
    beside: AgreementBeside
    filters: AgreementFilters

    def __init__(
        self,
        context: Context,
        *,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__(context)
        feed: Feed[AgreementQuery, AgreementRow] = Feed(
            context, today, lambda services: services.agreements, AgreementQuery(), _is_swift, self
        )
        self.begin(feed, AgreementFilters(context, lambda: feed.viewer), agreement_columns(self.hidden))
        deeds = AgreementDeeds(context, feed, self.table, self)
        beside = AgreementBeside(context, feed, self.table, deeds, today, change_settings)
        self.assemble(deeds, beside, editor=EDITOR)

    def open_record(self, key: str) -> None:
        """Show one agreement; "partnership:KEY" shows those of a partnership."""
        if key.startswith(OF_PARTNERSHIP):
            tie = Key(key.removeprefix(OF_PARTNERSHIP))
            self.show_query(AgreementQuery(partnership=tie))
            return
        super().open_record(key)


def _is_swift(query: AgreementQuery) -> bool:
    """Tell what the index of words answers in a few milliseconds."""
    return bool(query.text) and not replace(query, text="").without_each()
