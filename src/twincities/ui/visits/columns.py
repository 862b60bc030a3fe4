"""The columns of the journal, and the second line that takes in what a narrow table has no column for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import Style, span
from twincities.domain.vocabularies import Direction
from twincities.i18n import NN_, NP_
from twincities.ui.joining import BESIDE, joined
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.visits.looks import ROUTE, STATUS_SPOKEN, status_chip

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.visits import VisitRow
    from twincities.ui.texts import Texts

PEOPLE = NN_("{count} person", "{count} people")
OUTCOMES = NN_("{count} outcome", "{count} outcomes")
INFERRED = NP_("what a cell says aloud", "inferred: {value}")
COMMITMENTS = NN_("{count} commitment", "{count} commitments")


def partner(row: VisitRow) -> str:
    """Return the other side's name: who came, or where one went."""
    return row.sending if row.direction is Direction.INCOMING else row.host


def journal_columns(hidden: Callable[[], frozenset[str]]) -> list[Column[VisitRow]]:
    """Return the columns; `hidden` names those the table has no room for just now."""

    def delegation(row: VisitRow, texts: Texts) -> Cell:
        second = joined(
            texts, (texts(ROUTE, sending=row.sending, host=row.host), *_dropped(row, texts, hidden()))
        )
        full = joined(texts, (second, row.partnership))
        return Cell(partner(row), second, strong=True, tooltip=full, spoken=full)

    return [
        Column("start", NP_("column", "Date"), _date, Align.RIGHT, 140, whole=True),
        Column("host", NP_("column", "Delegation, host"), delegation, width=172, stretch=True),
        Column("kind", NP_("column", "Kind"), _kind, width=136, priority=2, whole=True),
        Column("occasion", NP_("column", "Occasion"), _occasion, width=130, stretch=True, priority=4),
        Column("people", NP_("column", "People"), _people, Align.RIGHT, 64, sortable=False, priority=3),
        Column(
            "outcomes", NP_("column", "Outcomes"), _outcomes, Align.RIGHT, 128, sortable=False, priority=5
        ),
        Column("status", NP_("column", "Status"), _status, width=160, priority=1),
    ]


def _dropped(row: VisitRow, texts: Texts, hidden: frozenset[str]) -> list[str]:
    facts = []
    if "status" in hidden:
        facts.append(texts(row.status.label))
    if "kind" in hidden:
        facts.append(texts((row.kind or row.direction).label))
    if "occasion" in hidden and row.occasion:
        facts.append(row.occasion)
    if "outcomes" in hidden and row.commitments:
        facts.append(texts(COMMITMENTS, count=row.commitments))
    return facts


def _date(row: VisitRow, texts: Texts) -> Cell:
    said = span(row.start, row.end, texts.words)
    if row.inferred:
        said = texts(INFERRED, value=said)
    shown = span(row.start, row.end, texts.words, Style.SHORT)
    return Cell(shown, inferred=row.inferred, tooltip=said, spoken=said)


def _kind(row: VisitRow, texts: Texts) -> Cell:
    direction = texts(row.direction.label)
    return Cell(texts(row.kind.label), direction) if row.kind else Cell(direction)


def _occasion(row: VisitRow, _texts: Texts) -> Cell:
    return Cell(row.occasion, tooltip=row.occasion) if row.occasion else EMPTY


def _people(row: VisitRow, texts: Texts) -> Cell:
    if not row.people:
        return EMPTY
    return Cell(texts.words.number(row.people), spoken=texts(PEOPLE, count=row.people))


def _outcomes(row: VisitRow, texts: Texts) -> Cell:
    if not row.outcomes:
        return EMPTY
    said = texts(OUTCOMES, count=row.outcomes)
    promised = texts(COMMITMENTS, count=row.commitments)
    both = texts(BESIDE, first=said, second=promised)
    return Cell(
        texts.words.number(row.outcomes), promised if row.commitments else "", spoken=both, tooltip=both
    )


def _status(row: VisitRow, texts: Texts) -> Cell:
    label = texts(row.status.label)
    return Cell(label, chip=status_chip(row.status, texts), spoken=texts(STATUS_SPOKEN, value=label))
