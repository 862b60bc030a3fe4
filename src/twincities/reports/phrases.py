"""What all papers say alike: unknown values written out, the foot of the page, the review copy's instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from twincities.i18n import Words

NOT_APPLICABLE = "—"
"""Not applicable, or none: the same sign in every language. Never used for "unknown"."""

NOT_STATED = NP_("paper", "not stated")
NOT_STATED_IN_SOURCE = NP_("paper", "not stated in the source")
# Note: the same for something that is plural in Russian («расходы не указаны в источнике»).
NOT_STATED_IN_SOURCE_MANY = NP_("paper, said of several", "not stated in the source")

# Note: at the foot of every page and under a table's title.
AS_OF = NP_("paper", "As of {date}")
# Note: {more} is a whole sentence.
AS_OF_MORE = NP_("paper", "As of {date}. {more}")
PAGE_OF = NP_("paper", "Page {page} of {pages}")
NO_ENTRIES = NP_("paper", "No entries")
CATEGORY = NP_("paper", "Official report")
KEYWORDS = NP_("paper", "twin cities; {paper}")

REMARKS = NP_("paper", "Remarks")
# Note: shown beside the cell; at most 255 characters.
REMARK_PROMPT = N_(
    "Up to {limit} characters. Other columns are locked. Say in words what to change and to what."
)
REMARK_TOO_LONG = N_("At most {limit} characters.")

FROM_TO = NP_("paper, two days", "{start} – {end}")
LISTED = NP_("paper, two things in one cell", "{first}; {second}")
# Note: the two sides of a tie («Шымкент – Байинь»).
PAIR = NP_("paper", "{ours} – {partner}")
# Note: two whole sentences, one after the other.
PARAGRAPH = NP_("paper, two sentences", "{first} {second}")


def as_of(date: str, more: str, words: Words) -> str:
    """Say whose day's state a paper shows, and a sentence after it where there is one."""
    return words(AS_OF_MORE, date=date, more=more) if more else words(AS_OF, date=date)


def pair(ours: str, partner: str, words: Words) -> str:
    """Name the two sides of a tie, one where the other is not known."""
    return words(PAIR, ours=ours, partner=partner) if ours and partner else ours or partner


def paragraph(words: Words, first: str, second: str) -> str:
    """Put a sentence after another where there are two."""
    return words(PARAGRAPH, first=first, second=second) if first and second else first or second
