"""The columns of the lists of people and organisations; what a narrow table drops goes into the second line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.i18n import NN_, NP_
from twincities.services.people_filter import ContactState
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.joining import joined
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.services.directory import PersonRow
    from twincities.services.organisations import OrganisationRow
    from twincities.ui.texts import Texts

NAME, TITLE = NP_("column", "Name"), NP_("organisation", "Name")
LAST_MET = NP_("column", "Last met")
MET_ON = NP_("when somebody was met last", "met {date}")
TIMES = NN_("met {count} time", "met {count} times")
PEOPLE = NN_("{count} person", "{count} people")
FORMERLY = NP_("a post that is held no longer", "formerly {post}")
NEVER = NP_("a person or an organisation", "not met yet")
CONTACT_SPOKEN = NP_("what a chip says aloud", "contact data: {value}")


def post_words(row: PersonRow, texts: Texts) -> str:
    """Say the post that a person holds, or held last; "" for none."""
    return texts(FORMERLY, post=row.post) if row.former and row.post else row.post


def person_columns(
    hidden: Callable[[], frozenset[str]], today: Callable[[], date]
) -> list[Column[PersonRow]]:
    """Return the columns; `hidden` names those the table has no room for just now."""

    def name(row: PersonRow, texts: Texts) -> Cell:
        gone, facts = hidden(), []
        if "organisation" in gone:
            facts.append(row.organisation)
        return _titled(row, facts, gone, texts)

    def contact(row: PersonRow, texts: Texts) -> Cell:
        return _contact(row, texts, today())

    return [
        Column("name", NAME, name, width=200, stretch=True),
        Column("post", NP_("column", "Post now"), _post, width=190, stretch=True),
        Column(
            "organisation",
            NP_("column", "Organisation"),
            lambda row, _texts: _named(row.organisation),
            width=170,
            stretch=True,
            sortable=False,
            priority=2,
        ),
        Column("last_met", LAST_MET, _met, Align.RIGHT, 120, priority=1, whole=True),
        Column("times", NP_("column", "Times met"), _times, Align.RIGHT, 90, sortable=False, priority=3),
        Column("contact", NP_("column", "Contact data"), contact, width=130, sortable=False, priority=4),
    ]


def _contact(row: PersonRow, texts: Texts, today: date) -> Cell:
    if not row.has_contact:
        return EMPTY
    state = ContactState.KEPT
    if row.keep_until is not None and row.keep_until < today:
        state = ContactState.PASSED
    label = texts(state.label)
    if state is ContactState.KEPT:
        return Cell(label, spoken=texts(CONTACT_SPOKEN, value=label))
    chip = ChipLook(label, Tone.WARN, Icon.ATTENTION)
    return Cell(label, chip=chip, spoken=texts(CONTACT_SPOKEN, value=label))


def organisation_columns(hidden: Callable[[], frozenset[str]]) -> list[Column[OrganisationRow]]:
    """Return the columns of organisations, as above."""

    def name(row: OrganisationRow, texts: Texts) -> Cell:
        gone, facts = hidden(), []
        if "place" in gone:
            facts.append(row.place)
        if "people" in gone and row.people:
            facts.append(texts(PEOPLE, count=row.people))
        return _titled(row, facts, gone, texts)

    return [
        Column("name", TITLE, name, width=240, stretch=True),
        Column(
            "place",
            NP_("column", "Place"),
            lambda row, _texts: _named(row.place),
            width=150,
            stretch=True,
            sortable=False,
            priority=2,
        ),
        Column("people", NP_("column", "People"), _people, Align.RIGHT, 90, sortable=False, priority=3),
        Column("last_met", LAST_MET, _met, Align.RIGHT, 120, priority=1, whole=True),
    ]


def _titled(row: PersonRow | OrganisationRow, facts: list[str], gone: frozenset[str], texts: Texts) -> Cell:
    met = "last_met" in gone and row.last_met
    second = joined(texts, (*facts, texts(MET_ON, date=short(met, texts.words)) if met else ""))
    full = joined(texts, (row.name, second))
    return Cell(row.name, second, strong=True, tooltip=full, spoken=full)


def _post(row: PersonRow, texts: Texts) -> Cell:
    said = post_words(row, texts)
    return Cell(said, tooltip=said, tone="text2" if row.former else "") if said else EMPTY


def _named(name: str) -> Cell:
    return Cell(name, tooltip=name) if name else EMPTY


def _met(row: PersonRow | OrganisationRow, texts: Texts) -> Cell:
    last = row.last_met
    return Cell(short(last, texts.words)) if last else Cell("—", quiet=True, spoken=texts(NEVER))


def _times(row: PersonRow, texts: Texts) -> Cell:
    if not row.times_met:
        return EMPTY
    return Cell(texts.words.number(row.times_met), spoken=texts(TIMES, count=row.times_met))


def _people(row: OrganisationRow, texts: Texts) -> Cell:
    if not row.people:
        return EMPTY
    return Cell(texts.words.number(row.people), spoken=texts(PEOPLE, count=row.people))
