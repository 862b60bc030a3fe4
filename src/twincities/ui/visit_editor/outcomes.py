"""The fourth section: what was promised, by whom, until when; and what was only intended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from twincities.domain.date_words import short
from twincities.domain.partial_date import DateError, PartialDate
from twincities.domain.vocabularies import OutcomeKind, Side
from twincities.i18n import NP_
from twincities.ui.forms.content import term_cell, with_term
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.tables.columns import EMPTY, Align, Cell
from twincities.ui.tables.entry_model import EntryKind
from twincities.ui.theme.icons import Icon
from twincities.ui.visit_editor.cells import Who, read_due, read_who, say_who
from twincities.ui.visit_editor.tables import ROW, TableSection, column, text

if TYPE_CHECKING:
    from twincities.domain.state import Row
    from twincities.ui.tables.entry_model import Entry, EntryColumn
    from twincities.ui.texts import Texts

NOT_STATED = NP_("deadline", "not stated")
QUOTED = NP_("quoted words", "“{words}”")


class Outcomes(TableSection):
    """A row is a commitment or an intention; the sentence it was taken from stands below it."""

    part = "outcomes"
    two_lines = True
    add = NP_("button", "Outcome")
    dates = ("due",)
    fields: ClassVar = {
        "side": "who",
        "side_unsettled": "who",
        "responsible": "who",
        "responsible_there": "who",
        "quote": "text",
    }

    def columns(self) -> list[EntryColumn]:
        """Return text, who, until when and kind."""
        part = self.part
        return [
            column(part, "text", width=220, stretch=6, show=_text),
            column(
                part,
                "side",
                id="who",
                kind=EntryKind.RECORD,
                suggest=self.desk.sides,
                width=150,
                stretch=2,
                show=_who_shown,
            ),
            column(part, "due", width=124, whole=True, align=Align.RIGHT, show=_due_shown, say=_due_said),
            column(
                part,
                "kind",
                kind=EntryKind.TERM,
                terms=tuple(OutcomeKind),
                width=150,
                chips=True,
                show=_kind_shown,
            ),
        ]

    def entry(self, row: Row) -> Entry:
        """Return the cells of a row."""
        cells: Entry = {ROW: row}
        if (kind := term_cell(row, "kind", OutcomeKind)) is not None:
            cells["kind"] = kind
        if row["text"]:
            cells["text"] = row["text"]
        who = say_who(_who(row), self.desk.texts.words)
        if who:
            cells["who"] = Suggestion("", who)
        due = _due(row, self.desk.texts)
        if due:
            cells["due"] = due
        return cells

    def row(self, entry: Entry) -> Row:
        """Return the row that the cells make."""
        row: Row = entry[ROW]  # type: ignore[assignment] # put there by `entry`
        made = with_term(row, "kind", entry.get("kind")) | {"text": text(entry.get("text")) or None}
        chosen = entry.get("who")
        said = chosen.title if isinstance(chosen, Suggestion) else ""
        if said != say_who(_who(row), self.desk.texts.words):
            who = read_who(said, self.desk.texts.words)
            side = who.side.value if who.side else None
            made |= {
                "side": side,
                "side_unsettled": who.unsettled,
                "responsible": who.responsible or None,
                "responsible_there": who.responsible_there or None,
            }
        typed = text(entry.get("due"))
        if typed != _due(row, self.desk.texts):
            made["due"] = typed or None
        return made

    def settle(self, entry: Entry, column: str) -> Entry:
        """Read who and until when as soon as the cell is left, so that they are shown as understood."""
        row = self.row(entry)
        if column == "due" and row["due"]:
            try:
                due = read_due(row["due"], self.desk.dates, self.desk.today(), self.desk.texts.words)
                row["due"] = due.edtf() if due else None
            except DateError:
                pass  # it stays as typed, and the form says what is wrong
        return self.entry(row)


def _who(row: Row) -> Who:
    side = Side(row["side"]) if row["side"] else None
    bodies = row["responsible"] or "", row.get("responsible_there") or ""
    return Who(side, bool(row["side_unsettled"]), *bodies)


def _due(row: Row, texts: Texts) -> str:
    try:
        return short(PartialDate.from_edtf(row["due"]), texts.words) if row["due"] else ""
    except DateError:
        return str(row["due"])


def _row(entry: Entry) -> Row:
    return entry[ROW]  # type: ignore[return-value] # put there by `entry`


def _text(entry: Entry, texts: Texts) -> Cell | None:
    row = _row(entry)
    if not row["text"]:
        return None
    return Cell(row["text"], texts(QUOTED, words=row["quote"]) if row["quote"] else "", strong=True)


def _who_shown(entry: Entry, texts: Texts) -> Cell | None:
    said = say_who(_who(_row(entry)), texts.words)
    return Cell(said, tooltip=said) if said else None


def _due_said(entry: Entry, texts: Texts) -> str:
    return _due(_row(entry), texts)


def _due_shown(entry: Entry, texts: Texts) -> Cell | None:
    row = _row(entry)
    if row["due"]:
        return Cell(_due(row, texts))
    return EMPTY if row["kind"] == OutcomeKind.INTENTION else Cell(texts(NOT_STATED), tone="warn")


def _kind_shown(entry: Entry, texts: Texts) -> Cell | None:
    row = _row(entry)
    if not row["kind"]:
        return None
    kind = OutcomeKind(row["kind"])
    intention = kind is OutcomeKind.INTENTION
    icon = Icon.UNKNOWN if intention else Icon.COMMITMENT
    return Cell(chip=ChipLook(texts(kind.label), icon=icon, dashed=intention))
