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

    from twincities.domain.partial_date import PartialDate
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
        if "last_met" in gone and row.last_met:
            facts.append(texts(MET_ON, date=short(row.last_met, texts.words)))
        return _titled(row.name, [fact for fact in facts if fact], texts)

    def contact(row: PersonRow, texts: Texts) -> Cell:
        if not row.has_contact:
            return EMPTY
        state = ContactState.KEPT
        if row.keep_until is not None and row.keep_until < today():
            state = ContactState.PASSED
        label = texts(state.label)
        if state is ContactState.KEPT:
            return Cell(label, spoken=texts(CONTACT_SPOKEN, value=label))
        chip = ChipLook(label, Tone.WARN, Icon.ATTENTION)
        return Cell(label, chip=chip, spoken=texts(CONTACT_SPOKEN, value=label))

    return [
        Column("name", NAME, name, width=200, stretch=True),
        Column("post", NP_("column", "Post now"), _post, width=190, stretch=True),
        Column(
            "organisation",
            NP_("column", "Organisation"),
            lambda row, _texts: (
                Cell(row.organisation, tooltip=row.organisation) if row.organisation else EMPTY
            ),
            width=170,
            stretch=True,
            sortable=False,
            priority=2,
        ),
        Column(
            "last_met",
            LAST_MET,
            lambda row, texts: _met(row.last_met, texts),
            Align.RIGHT,
            120,
            priority=1,
            whole=True,
        ),
        Column("times", NP_("column", "Times met"), _times, Align.RIGHT, 90, sortable=False, priority=3),
        Column("contact", NP_("column", "Contact data"), contact, width=130, sortable=False, priority=4),
    ]


def organisation_columns(hidden: Callable[[], frozenset[str]]) -> list[Column[OrganisationRow]]:
    """Return the columns of organisations, as above."""

    def name(row: OrganisationRow, texts: Texts) -> Cell:
        gone, facts = hidden(), []
        if "place" in gone:
            facts.append(row.place)
        if "people" in gone and row.people:
            facts.append(texts(PEOPLE, count=row.people))
        if "last_met" in gone and row.last_met:
            facts.append(texts(MET_ON, date=short(row.last_met, texts.words)))
        return _titled(row.name, [fact for fact in facts if fact], texts)

    return [
        Column("name", TITLE, name, width=240, stretch=True),
        Column(
            "place",
            NP_("column", "Place"),
            lambda row, _texts: Cell(row.place, tooltip=row.place) if row.place else EMPTY,
            width=150,
            stretch=True,
            sortable=False,
            priority=2,
        ),
        Column("people", NP_("column", "People"), _people, Align.RIGHT, 90, sortable=False, priority=3),
        Column(
            "last_met",
            LAST_MET,
            lambda row, texts: _met(row.last_met, texts),
            Align.RIGHT,
            120,
            priority=1,
            whole=True,
        ),
    ]


def _titled(name: str, facts: list[str], texts: Texts) -> Cell:
    second = joined(texts, facts)
    full = joined(texts, (name, second))
    return Cell(name, second, strong=True, tooltip=full, spoken=full)


def _post(row: PersonRow, texts: Texts) -> Cell:
    said = post_words(row, texts)
    return Cell(said, tooltip=said, tone="text2" if row.former else "") if said else EMPTY


def _met(last: PartialDate | None, texts: Texts) -> Cell:
    return Cell(short(last, texts.words)) if last else Cell("—", quiet=True, spoken=texts(NEVER))


def _times(row: PersonRow, texts: Texts) -> Cell:
    if not row.times_met:
        return EMPTY
    return Cell(texts.words.number(row.times_met), spoken=texts(TIMES, count=row.times_met))


def _people(row: OrganisationRow, texts: Texts) -> Cell:
    if not row.people:
        return EMPTY
    return Cell(texts.words.number(row.people), spoken=texts(PEOPLE, count=row.people))
