"""The third section: what was done, day by day; what has no known day stands first."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, ClassVar

from twincities.domain.date_words import heading, short, span
from twincities.domain.errors import ProblemCode
from twincities.domain.partial_date import DateError, PartialDate, stored_date
from twincities.i18n import NP_
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.tables.columns import Cell
from twincities.ui.tables.entry_model import EntryColumn, EntryKind
from twincities.ui.visit_editor.cells import DOUBT, NOTHING, DayAndHours, read_day, say_day
from twincities.ui.visit_editor.form import citation
from twincities.ui.visit_editor.sentences import BEGIN_ON, DAY_NOT_STATED, EXTEND_TO
from twincities.ui.visit_editor.tables import ROW, TableSection, column, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.domain.state import Row
    from twincities.ui.forms.reading import Found
    from twincities.ui.tables.entry_model import Entry
    from twincities.ui.texts import Texts

DAY_AND_HOUR = NP_("column of a programme", "Day, hour")
SOURCE = NP_("column of a programme", "Source")
UNDATED = NP_("heading in a programme", "day not stated")
UNDATED_OF = NP_("heading in a programme", "day not stated · {dates}")


class Programme(TableSection):
    """A row is one thing that was done; the day's cell takes the hours too, the place may be only words."""

    part = "programme"
    add = NP_("button", "Item")
    dates = ("day",)
    fields: ClassVar = {"starts": "day", "ends": "day", "place_name": "place"}

    def columns(self) -> list[EntryColumn]:
        """Return day, what, where, with whom and the marks of the sources."""
        part = self.part
        return [
            EntryColumn("day", DAY_AND_HOUR, width=96, whole=True, show=_day, say=_say_day),
            column(part, "title", width=170, stretch=5, strong=True),
            column(
                part,
                "place_name",
                id="place",
                kind=EntryKind.RECORD,
                suggest=self._places,
                width=110,
                stretch=2,
            ),
            column(part, "attendees", width=120, stretch=3),
            EntryColumn("source", SOURCE, width=84, read_only=True, show=self._source),
        ]

    def entry(self, row: Row) -> Entry:
        """Return the cells of a row."""
        cells: Entry = {ROW: row}
        day = _said(row, self.desk.texts)
        if day:
            cells["day"] = day
        if row["title"]:
            cells["title"] = row["title"]
        if row["place"]:
            cells["place"] = Suggestion(row["place"], row["place_name"] or self.desk.name(row["place"]))
        elif row["place_name"]:
            cells["place"] = Suggestion("", row["place_name"])
        if row["attendees"]:
            cells["attendees"] = row["attendees"]
        return cells

    def row(self, entry: Entry) -> Row:
        """Return the row that the cells make."""
        row: Row = entry[ROW]  # type: ignore[assignment] # put there by `entry`
        made = {
            **row,
            "title": text(entry.get("title")) or None,
            "attendees": text(entry.get("attendees")) or None,
            **self._place(entry, row),
        }
        typed = text(entry.get("day"))
        if typed == _said(row, self.desk.texts):
            return made
        return {**made, "day": None if typed in NOTHING else typed, "starts": None, "ends": None}

    def settle(self, entry: Entry, column: str) -> Entry:
        """Read a day as soon as its cell is left, so that it is shown as it is understood."""
        row = self.row(entry)
        if column == "day" and row["day"]:
            row = self._read(row)
        return {**self.entry(row), **({"place": entry["place"]} if "place" in entry else {})}

    def headings(self, entries: list[Entry], texts: Texts) -> list[str]:
        """Return a heading where the day changes."""
        made, before = [], None
        for entry in entries:
            day = entry[ROW]["day"] or ""  # type: ignore[index] # as in `row`
            made.append("" if day == before else self._heading(day, texts))
            before = day
        return made

    def repairs(self, found: Found) -> Sequence[tuple[str, Callable[[], object]]]:
        """Offer to leave the day open, or to let the visit reach it."""
        if found.problem.code is not ProblemCode.OUTSIDE_VISIT:
            return ()
        day, dates, texts = found.problem.facts["day"], self.desk.dates, self.desk.texts
        if not isinstance(day, PartialDate) or dates.start is None:
            return ()
        late = day.first_day > dates.start.first_day
        message, field = (EXTEND_TO, "end") if late else (BEGIN_ON, "start")
        reach = texts(message, day=short(day, texts.words))
        return (
            (texts(DAY_NOT_STATED), lambda: self.put(found.row, day=None)),
            (reach, lambda: self.put("", **{field: (day.end if late else day.start).edtf()})),
        )

    def order(self) -> None:
        """Put the rows into the order of their days, those without a day first; equal days stay as they are."""
        entries = self.table.model_.rows
        ordered = sorted(entries, key=lambda entry: _place_in_time(entry[ROW]))  # type: ignore[arg-type] # as in `row`
        if [entry[ROW] for entry in ordered] != [entry[ROW] for entry in entries]:
            self.table.set_rows(ordered)
            self.edited.emit()

    def _places(self, words: str) -> list[Suggestion]:
        """Suggest places; a doubtful «Stevenage ?» stays words and is never taken for a record."""
        return [] if words.endswith(DOUBT) else self.desk.places(words)

    def _heading(self, day: str, texts: Texts) -> str:
        if day:
            try:
                return heading(PartialDate.from_edtf(day), texts.words)
            except DateError:
                return ""
        dates = self.desk.dates
        if dates.start is None:
            return texts(UNDATED)
        return texts(UNDATED_OF, dates=span(dates.start, dates.end, texts.words))

    def _read(self, row: Row) -> Row:
        try:
            cell = read_day(row["day"], self.desk.dates, self.desk.today(), self.desk.texts.words)
        except DateError:
            return row
        return {
            **row,
            "day": cell.day.edtf() if cell.day else None,
            "starts": cell.starts.isoformat() if cell.starts else row["starts"],
            "ends": cell.ends.isoformat() if cell.ends else row["ends"],
        }

    def _place(self, entry: Entry, row: Row) -> Row:
        place = entry.get("place")
        if not isinstance(place, Suggestion) or not place.title:
            return {"place": None, "place_name": None}
        if place.key:
            kept = row["place_name"] if place.key == row["place"] else None
            self.desk.content["names"].setdefault(place.key, place.title)
            return {"place": place.key, "place_name": kept}
        return {"place": None, "place_name": place.title}

    def _source(self, entry: Entry, texts: Texts) -> Cell | None:
        del texts
        marks = citation(self.desk.content, entry[ROW]["key"])  # type: ignore[index] # as in `row`
        return Cell(chip=ChipLook(marks)) if marks else None


def _kept(row: Row) -> DayAndHours | None:
    """Return the day of a row as it was read, None where it is only a text."""
    try:
        day = stored_date(row["day"])
    except DateError:
        return None
    starts, ends = (time.fromisoformat(row[name]) if row[name] else None for name in ("starts", "ends"))
    return DayAndHours(day, starts, ends)


def _said(row: Row, texts: Texts) -> str:
    kept = _kept(row)
    return say_day(kept, texts.words) if kept else row["day"] or ""


def _day(entry: Entry, texts: Texts) -> Cell | None:
    said = _said(entry[ROW], texts)  # type: ignore[arg-type] # put there by `entry`
    return Cell(said) if said else None


def _say_day(entry: Entry, texts: Texts) -> str:
    return _said(entry[ROW], texts)  # type: ignore[arg-type] # as above


def _place_in_time(row: Row) -> tuple[int, str]:
    kept = _kept(row)
    if kept is None or kept.day is None:
        return 0, ""
    return kept.day.sort_key, row["starts"] or ""
