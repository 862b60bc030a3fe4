"""The first section: who visits whom, when, on what occasion; and, folded away, what the papers ask besides."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twincities.domain.date_reading import YearMissing
from twincities.domain.errors import DomainError
from twincities.domain.fields import fields_of, parts_of
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import DateError
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Direction, VisitStatus
from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms.chips_input import ChipsInput
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame, FormGrid
from twincities.ui.forms.place_strip import PlaceStrip
from twincities.ui.forms.rivals import RivalLines
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.buttons import Button, ButtonKind, line_to_link
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.layouts import inner_row
from twincities.ui.theme.icons import Icon
from twincities.ui.visit_editor.cells import Dates, read_day
from twincities.ui.visit_editor.fields import FormField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.ui.forms.content import Content
    from twincities.ui.visit_editor.desk import EditorDesk

TITLE = NP_("section of the visit's form", "Basics")
MORE = N_("More about the visit")
MORE_FILLED = NN_(
    "More about the visit: {count} field filled in", "More about the visit: {count} fields filled in"
)
FEWER = N_("Fewer fields")
ROUTE = "stops"

# (field, columns of twelve) in rows, in the order of the paper a clerk holds.
MAIN_ROWS = (
    (("partnership", 4), ("direction", 3), ("start", 2), ("end", 3)),
    (("sending", 4), ("host", 3), (ROUTE, 5)),
    (("occasion", 4), ("kind", 3), ("aim", 5)),
)
MORE_ROWS = (
    (("level", 4), ("status", 3), ("invited_by", 5)),
    (("basis", 4), ("permitted_by", 3), ("responsible", 5)),
    (("funding", 4), ("cooperation", 8)),
    (("summary", 6), ("proposals", 6)),
    (("report_form", 3), ("report_due", 3), ("report_submitted", 3), ("report_received_by", 3)),
    (("notes", 12),),
)


class Basics(QObject):
    """Lays the visit's own fields out; `edited` and `left` carry the field's name."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, desk: EditorDesk) -> None:
        super().__init__()
        self._desk = desk
        self._quiet = False
        self._proposed: tuple[str, str] | None = None
        self.fields: dict[str, FormField] = {}
        self.frames: dict[str, FieldFrame] = {}
        self.card = Card(desk.texts, TITLE)
        self.route = ChipsInput(desk.texts, desk.places, creates=True)
        self._route_rows: dict[str, str] = {}
        self.card.body.addWidget(self._grid(MAIN_ROWS))
        self.strip = PlaceStrip(desk.context)
        self.card.body.addWidget(self.strip)
        self._add_more()
        self.rivals = RivalLines(desk, [each.name for each in fields_of(Visit)])
        line_to_link(self.card.body).addWidget(self.rivals)
        for control in (self._choice("sending"), self._choice("host"), self.route):
            control.create_wanted.connect(lambda text, asked=control: self._create(asked, text))
        self._choice("partnership").chosen.connect(self._on_partnership)
        self.fields["direction"].edited.connect(self._on_direction)

    def __iter__(self) -> Iterator[FieldFrame]:
        """Walk the frames in reading order."""
        return iter(self.frames.values())

    def show(self, content: Content) -> None:
        """Show the content."""
        with self._silence():
            self._proposed = None
            for field in self.fields.values():
                field.show(content)
            self._route_rows = {row["place"]: row["key"] for row in content["parts"][ROUTE]}
            self.route.set_value([Suggestion(key, content["names"].get(key, "")) for key in self._route_rows])
            self.rivals.show_content(content)
        self.show_more(shown=False)

    def write(self, content: Content) -> None:
        """Write the fields into a content of the caller's own."""
        for field in self.fields.values():
            field.write(content)
        stops = []
        for entry in self.route.value():
            self._route_rows.setdefault(entry.key, str(new_key()))
            content["names"][entry.key] = entry.title
            stops.append({"key": self._route_rows[entry.key], "place": entry.key})
        content["parts"][ROUTE] = stops

    def show_more(self, *, shown: bool) -> None:
        """Unfold or fold what the papers ask besides."""
        self._more_grid.setVisible(shown)
        filled = sum(
            bool(self._desk.content["fields"].get(name)) for name in _names(MORE_ROWS) if name != "status"
        )
        texts = self._desk.texts
        if shown:
            texts.say(self.more.set_words, FEWER)
        elif filled:
            texts.say(self.more.set_words, MORE_FILLED, count=filled)
        else:
            texts.say(self.more.set_words, MORE)

    def making_place_for(self) -> str:
        """Return the field whose place is being made below: that it is unknown needs no telling."""
        if self.strip.isHidden():
            return ""
        return next((name for name, frame in self.frames.items() if frame.control is self.strip.asked), "")

    def uncover(self, name: str) -> None:
        """Unfold where a field stands that something is to be said of."""
        if self._more_grid.isHidden() and name in _names(MORE_ROWS):
            self.show_more(shown=True)

    def complete(self, name: str) -> None:
        """Complete what follows from a field that was left: an interval's end, a year, a planned visit's status."""
        if name == "start":
            self._split_interval()
            self._plan_ahead()
        elif name == "end":
            self._year_of_end()

    # -------------------------------------------------------------------------------------- build

    def _grid(self, rows: tuple[tuple[tuple[str, int], ...], ...]) -> FormGrid:
        made = FormGrid()
        for fields in rows:
            made.add_row(*((self._frame(name), span) for name, span in fields))
        return made

    def _frame(self, name: str) -> FieldFrame:
        if name == ROUTE:
            label = next(part.label for part in parts_of(Visit) if part.name == ROUTE)
            frame = FieldFrame(self._desk.texts, label, self.route)
            self.route.edited.connect(lambda: self._on_edited(ROUTE))
            self.route.left.connect(lambda: self.left.emit(ROUTE))
        else:
            field = FormField(self._desk, name)
            field.edited.connect(self._on_edited)
            field.left.connect(self.left)
            self.fields[name] = field
            frame = field.frame
        self.frames[name] = frame
        return frame

    def _add_more(self) -> None:
        cells = inner_row(self.card.body)
        self.more = Button(
            self._desk.texts,
            MORE,
            ButtonKind.LINK,
            icon=Icon.EXPAND,
            compact=True,
            on_click=self._toggle_more,
        )
        cells.addWidget(self.more)
        cells.addStretch(1)
        self._more_grid = self._grid(MORE_ROWS)
        self.card.body.addWidget(self._more_grid)
        self._more_grid.hide()

    def _toggle_more(self) -> None:
        shown = self._more_grid.isHidden()
        self.show_more(shown=shown)
        if shown:
            self.fields["level"].control.setFocus()

    def _choice(self, name: str) -> RecordChoice:
        control = self.fields[name].control
        assert isinstance(control, RecordChoice)  # noqa: S101 - references are chosen
        return control

    def _date(self, name: str) -> DateInput:
        control = self.fields[name].control
        assert isinstance(control, DateInput)  # noqa: S101 - dates are typed
        return control

    # --------------------------------------------------------------------------------------- acts

    def _on_edited(self, name: str) -> None:
        if not self._quiet:
            self.edited.emit(name)

    @contextmanager
    def _silence(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _create(self, control: RecordChoice | ChipsInput, text: str) -> None:
        """Ask for what a new place needs, without leaving the form."""

        def created(place: Suggestion) -> None:
            if isinstance(control, ChipsInput):
                control.line.take(place)
            else:
                control.set_value(place)
                control.edited.emit()
            control.setFocus()

        self.strip.ask(text, control, created, self._country_for(control))

    def _country_for(self, control: RecordChoice | ChipsInput) -> str:
        """Guess where a new place lies: the delegation comes from our country, the route leads through the host's."""
        places = self._desk.services.places
        if control is self._choice("sending"):
            own = places.own()
            return own.record.country if own else ""
        host = self._choice("host").value()
        return places.open(Key(host.key)).record.country if host and host.key else ""

    def _on_partnership(self, chosen: Suggestion | None) -> None:
        """Propose who visits whom where nothing is said yet."""
        if self._quiet or chosen is None or not chosen.key:
            return
        try:
            parties = self._desk.services.partnerships.open(Key(chosen.key)).record.parties
        except DomainError as error:
            self._desk.context.fail(error)
            return
        sending, host = self._choice("sending"), self._choice("host")
        if sending.text().strip() or host.text().strip():
            return
        names = self._desk.place_names([party.place for party in parties[:2]])
        self._proposed = (parties[0].place, parties[1].place)
        self._put_parties(names)

    def _put_parties(self, names: dict[str, str]) -> None:
        if self._proposed is None:
            return
        incoming = self.fields["direction"].control.value() is Direction.INCOMING  # type: ignore[attr-defined]
        ends = reversed(self._proposed) if incoming else iter(self._proposed)
        for name, key in zip(("sending", "host"), ends, strict=True):
            self._choice(name).set_value(Suggestion(key, names.get(key, "")))
            self.edited.emit(name)

    def _on_direction(self, _name: str) -> None:
        """Turn the proposed parties round; what a person chose stays."""
        chosen = [self._choice(name).value() for name in ("sending", "host")]
        keys = {entry.key for entry in chosen if entry}
        if self._proposed is not None and keys == set(self._proposed):
            self._put_parties({entry.key: entry.title for entry in chosen if entry})

    def _split_interval(self) -> None:
        start = self._date("start")
        value = start.value()
        if value is not None and value.until is not None:
            self._date("end").put(value.until)
            start.put(value.start)

    def _plan_ahead(self) -> None:
        start, status = self._date("start").value(), self.fields["status"].control
        ahead = start is not None and start.first_day > self._desk.today()
        wanted = VisitStatus.PLANNED if ahead else VisitStatus.HELD
        if status.value() in (VisitStatus.PLANNED, VisitStatus.HELD) and status.value() is not wanted:  # type: ignore[attr-defined]
            status.set_value(wanted)  # type: ignore[attr-defined]
            self.edited.emit("status")

    def _year_of_end(self) -> None:
        end, start = self._date("end"), self._date("start").value()
        if start is None or not isinstance(end.error, YearMissing):
            return
        try:
            cell = read_day(end.text(), Dates(start), self._desk.today(), self._desk.texts.words)
        except DateError:
            return
        if cell.day is not None:
            end.put(cell.day)


def _names(rows: tuple[tuple[tuple[str, int], ...], ...]) -> list[str]:
    return [name for fields in rows for name, _ in fields]
