"""The fifth section: where it is known from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from twincities.domain.date_words import short
from twincities.domain.fields import field_of
from twincities.domain.keys import Key
from twincities.domain.partial_date import DateError, PartialDate
from twincities.domain.source import Source
from twincities.domain.vocabularies import SourceKind
from twincities.i18n import NN_, NP_
from twincities.ui.forms.content import term_cell, with_term
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.tables.columns import Align, Cell
from twincities.ui.tables.entry_model import EntryColumn, EntryKind
from twincities.ui.visit_editor.cells import read_due
from twincities.ui.visit_editor.form import confirmed_by, known_source, source_numbers
from twincities.ui.visit_editor.tables import ROW, TableSection, text

if TYPE_CHECKING:
    from twincities.domain.state import Row
    from twincities.ui.tables.entry_model import Entry
    from twincities.ui.texts import Texts

NUMBER = NP_("column of the sources", "No.")
CONFIRMS = NP_("column of the sources", "Confirms")
VALUES = NN_("{count} value", "{count} values")


class SourcesSection(TableSection):
    """A row is a source that is known already, or one that is written down together with the visit."""

    part = "sources"
    begins = "title"
    add = NP_("button", "Source")
    dates = ("published",)
    fields: ClassVar = {"source": "title"}

    def columns(self) -> list[EntryColumn]:
        """Return number, title, publisher, day of publication, kind, and how many values it confirms."""
        return [
            EntryColumn("number", NUMBER, width=52, read_only=True, show=self._number),
            EntryColumn(
                "title",
                field_of(Source, "title").label,
                kind=EntryKind.RECORD,
                suggest=self.desk.sources,
                width=220,
                stretch=8,
                strong=True,
            ),
            EntryColumn("publisher", field_of(Source, "publisher").label, width=120, stretch=1),
            EntryColumn(
                "published",
                field_of(Source, "published").label,
                width=124,
                whole=True,
                show=_published,
                say=_say_published,
            ),
            EntryColumn(
                "kind",
                field_of(Source, "kind").label,
                kind=EntryKind.TERM,
                terms=tuple(SourceKind),
                width=130,
            ),
            EntryColumn(
                "confirms", CONFIRMS, width=112, align=Align.RIGHT, read_only=True, show=self._confirms
            ),
        ]

    def entry(self, row: Row) -> Entry:
        """Return the cells of a row."""
        cells: Entry = {ROW: row}
        if row["title"]:
            cells["title"] = Suggestion(row["source"] if row["as_kept"] is not None else "", row["title"])
        if row["publisher"]:
            cells["publisher"] = row["publisher"]
        if row["published"]:
            cells["published"] = _day(row, self.desk.texts)
        if (kind := term_cell(row, "kind", SourceKind)) is not None:
            cells["kind"] = kind
        return cells

    def row(self, entry: Entry) -> Row:
        """Return the row that the cells make."""
        row: Row = entry[ROW]  # type: ignore[assignment] # put there by `entry`
        chosen = entry.get("title")
        made = {
            **with_term(row, "kind", entry.get("kind")),
            "title": (chosen.title if isinstance(chosen, Suggestion) else "") or None,
            "publisher": text(entry.get("publisher")) or None,
        }
        typed = text(entry.get("published"))
        return made if typed == _day(row, self.desk.texts) else {**made, "published": typed or None}

    def settle(self, entry: Entry, column: str) -> Entry:
        """Fill in what the register knows of a source, and read its day."""
        row = self.row(entry)
        chosen = entry.get("title")
        if (
            column == "title"
            and isinstance(chosen, Suggestion)
            and chosen.key
            and chosen.key != row["source"]
        ):
            key = Key(chosen.key)
            row = known_source(row, key, self.desk.services.sources.open(key).record)
        if column == "published" and row["published"]:
            try:
                day = read_due(row["published"], self.desk.dates, self.desk.today(), self.desk.texts.words)
                row = {**row, "published": day.edtf() if day else None}
            except DateError:
                pass  # it stays as typed, and the form says what is wrong
        return self.entry(row)

    def _number(self, entry: Entry, texts: Texts) -> Cell | None:
        del texts
        number = source_numbers(self.desk.content).get(entry[ROW]["source"])  # type: ignore[index] # as in `row`
        return Cell(f"[{number}]", strong=True, tone="accent") if number else None

    def _confirms(self, entry: Entry, texts: Texts) -> Cell | None:
        count = confirmed_by(self.desk.content, entry[ROW]["source"])  # type: ignore[index] # as in `row`
        return Cell(texts(VALUES, count=count)) if count else None


def _day(row: Row, texts: Texts) -> str:
    try:
        return short(PartialDate.from_edtf(row["published"]), texts.words) if row["published"] else ""
    except DateError:
        return str(row["published"])


def _published(entry: Entry, texts: Texts) -> Cell | None:
    said = _day(entry[ROW], texts)  # type: ignore[arg-type] # put there by `entry`
    return Cell(said) if said else None


def _say_published(entry: Entry, texts: Texts) -> str:
    return _day(entry[ROW], texts)  # type: ignore[arg-type] # as above
