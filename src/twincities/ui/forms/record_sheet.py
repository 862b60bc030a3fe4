"""A noun's form as it is laid out: header, banners, and cards of fields and tables in one scroll."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.fields import field_named
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.claims import CLAIMS
from twincities.ui.forms.fields import FormGrid
from twincities.ui.forms.rivals import RivalLines
from twincities.ui.forms.sourcing import ValueSpot, holder_of, on_cell
from twincities.ui.furniture.banners import Banner, BannerPlace
from twincities.ui.furniture.buttons import Button, ButtonKind, line_to_link
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.furniture.scrolling import BESIDE_BAR, SheetArea
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twincities.i18n import Message
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.desk import RecordDesk
    from twincities.ui.forms.editor_header import EditorHeader
    from twincities.ui.forms.field_group import OwnField
    from twincities.ui.forms.fields import FieldFrame, HasProblems
    from twincities.ui.forms.part_chips import PartChips
    from twincities.ui.forms.reading import Found, Say
    from twincities.ui.tables.part_table import PartTable

    SheetField = BoundField | PartChips

Rows = tuple[tuple[tuple[str, int], ...], ...]
"""Rows of fields, each with how many of twelve columns it spans."""


class FormSheet(QWidget):
    """What every noun's form has around its cards; what stands beside their scroll goes into `middle`."""

    def __init__(self, desk: RecordDesk, header: EditorHeader) -> None:
        super().__init__()
        self._desk = desk
        outer = column(self, (Space.PAGE, Space.XS, 0, 0), Space.S)
        self.header = header
        inner_row(outer, 0, (0, 0, Space.PAGE, 0)).addWidget(header)
        self.banners = BannerPlace()
        outer.addWidget(self.banners)
        self.middle = inner_row(outer, Space.L)
        outer.setStretch(2, 1)
        self.view = SheetArea(pane=True, bar_in_margin=True)
        self.middle.addWidget(self.view, 1)
        self.discard = Button(desk.texts, N_("Discard the draft"), ButtonKind.LINK, icon=Icon.DELETE)

    def lay_out(self, cards: Iterable[QWidget]) -> None:
        """Put the cards below each other, and below them the way to give up what was typed."""
        sheet = QWidget()
        inside = column(sheet, (0, 0, BESIDE_BAR, Space.L), Space.CARD_GAP)
        for card in cards:
            inside.addWidget(card)
        inside.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignRight)
        inside.addStretch(1)
        self.view.setWidget(sheet)

    def show_banner(self, banner: Banner | None) -> None:
        """Say a lasting circumstance above the form, or no longer."""
        self.banners.show_banner(banner)


class RecordSheet(FormSheet):
    """A form whose fields and tables write its content; `edited` and `left` carry the name of one of them.

    `repair_wanted` carries the values that repair something and the key of their row, "" for the record itself,
    `prefer_wanted` the key of the claim that is to count.
    """

    edited = Signal(str)
    left = Signal(str)
    row_removed = Signal()
    repair_wanted = Signal(object, str)
    prefer_wanted = Signal(str)

    def __init__(self, desk: RecordDesk, header: EditorHeader, say: Say) -> None:
        """`say` tells what is wrong and how it could be repaired, "" where no repair is known."""
        super().__init__(desk, header)
        self._say = say
        self._quiet = False
        self._order: list[FieldFrame | HasProblems] = []
        self.fields: dict[str, SheetField] = {}
        self.frames: dict[str, FieldFrame] = {}
        self.tables: dict[str, PartTable] = {}
        self.rivals: list[RivalLines] = []

    # ------------------------------------------------------------------------------------ building

    def card(self, title: Message, rows: Rows) -> Card:
        """Return a card of fields, made now."""
        card = Card(self._desk.texts, title)
        grid = FormGrid()
        for fields in rows:
            grid.add_row(*((self.bound(name), span) for name, span in fields))
        card.body.addWidget(grid)
        self.add_rivals(card, [name for fields in rows for name, _span in fields])
        return card

    def add_rivals(self, card: Card, names: Sequence[str]) -> None:
        """Let the end of a card say what is said otherwise of its fields, of a noun whose values have sources."""
        if CLAIMS in self._desk.shape.parts:
            lines = RivalLines(self._desk, names)
            lines.prefer_wanted.connect(self.prefer_wanted)
            line_to_link(card.body).addWidget(lines)
            self.rivals.append(lines)

    def bound(self, name: str) -> FieldFrame:
        """Return the frame of a field of the record, or of a part, made now."""
        field = self.make_field(name)
        field.edited.connect(self._on_edited)
        field.left.connect(self.left)
        self.fields[name] = field
        self._add(name, field.frame)
        return field.frame

    def make_field(self, name: str) -> SheetField:
        """Return a field of the record."""
        return BoundField(self._desk, self._desk.shape.noun, name)

    def own(self, name: str, frame: FieldFrame) -> FieldFrame:
        """Watch a control that the form itself shows and writes; return its frame."""
        control = frame.control
        control.edited.connect(lambda: self._on_edited(name))  # type: ignore[attr-defined] # an input's
        control.left.connect(lambda: self.left.emit(name))  # type: ignore[attr-defined] # an input's
        self._add(name, frame)
        return frame

    def part(self, name: str, table: PartTable) -> Card:
        """Return the card of the table of a part, which from now on belongs to the form."""
        table.edited.connect(lambda: self._on_edited(name))
        table.typed.connect(lambda: self._on_edited(name))
        table.row_removed.connect(self.row_removed)
        self.tables[name] = table
        self._order.append(table.table)
        return table.card

    def _add(self, name: str, frame: FieldFrame) -> None:
        self.frames[name] = frame
        self._order.append(frame)

    def in_order(self) -> list[FieldFrame | HasProblems]:
        """Return what may have problems, in the order in which it was made: that of the form."""
        return self._order

    # -------------------------------------------------------------------------------- both ways

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        with self.silence():
            for field in self.fields.values():
                field.show(content)
            for table in self.tables.values():
                table.show(content)
            for lines in self.rivals:
                lines.show_content(content)
            self.show_own(content)
        self.disclose()

    def show_own(self, content: Content) -> None:
        """Put a content into the controls that the form itself shows and writes."""

    def write(self, content: Content) -> Content:
        """Write the fields into a content of the caller's own and return it."""
        for field in self.fields.values():
            field.write(content)
        for table in self.tables.values():
            table.write(content)
            table.count()
        return content

    def commit(self) -> None:
        """Accept what is being written in a cell."""
        for table in self.tables.values():
            table.table.grid.commit()

    def disclose(self) -> None:
        """Ask only for what can be said as things stand."""

    def making_place(self) -> bool:
        """Tell whether a place is being made: that it is unknown needs no telling."""
        return False

    def row_at_hand(self) -> str:
        """Return the key of the row that has the keyboard, "" for none."""
        at = (table.current() for table in self.tables.values())
        return next((cell[0] for cell in at if cell is not None), "")

    # ------------------------------------------------------------------------------------ sources

    def spot(self) -> ValueSpot | None:
        """Return the value that has the keyboard; an empty row has none."""
        for part, table in self.tables.items():
            at = table.current()
            if at is not None:
                return self._spot_in(part, table, *at) if at[0] else None
        return self.spot_of(holder_of(self.frames))

    def spot_of(self, name: str) -> ValueSpot | None:
        """Return the value of a field of the record itself."""
        frame, field = self.frames.get(name), field_named(self._desk.shape.noun, name)
        if frame is None or field is None:
            return None
        return ValueSpot(name, frame.label.text(), lambda: frame.control, field)

    def _spot_in(self, part: str, table: PartTable, row: str, column: str) -> ValueSpot | None:
        field = field_named(self._desk.shape.parts[part], column)
        if field is None:
            return None
        label = self._desk.texts(field.label)
        return ValueSpot(column, label, lambda: on_cell(table.table.grid), field, part, row)

    def another(self, spot: ValueSpot) -> OwnField:
        """Return another field for the same kind of value."""
        if spot.part:
            return BoundField(self._desk, self._desk.shape.parts[spot.part], spot.target)
        return self.make_field(spot.target)

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Let nothing that is shown meanwhile count as typed."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _on_edited(self, name: str) -> None:
        if not self._quiet:
            self.disclose()
            self.edited.emit(name)

    # ----------------------------------------------------------------------------------- problems

    def place_of(self, found: Found) -> str:
        """Return the field that a problem stands beside, or the table."""
        return found.problem.spot.part or found.problem.spot.field

    def repair_of(self, found: Found) -> Mapping[str, object] | None:
        """Return the values that repair a field, None where nobody knows any."""
        guess = found.problem.repair
        if guess is None:
            return None
        return {found.problem.spot.field: guess.edtf() if isinstance(guess, PartialDate) else guess}

    def show_problems(self, due: Iterable[Found]) -> None:
        """Show what is due beside the fields and below the tables."""
        shown = list(due)
        for table in self.tables.values():
            table.show_problems(shown, self._said, self.repair_wanted.emit)
        mine: dict[str, Found] = {}
        for found in shown:
            mine.setdefault(self.place_of(found), found)
        for name, frame in self.frames.items():
            if name in mine:
                self._show_problem(frame, mine[name])
            else:
                frame.clear_problem()

    def _said(self, found: Found) -> tuple[str, str]:
        return self._say(found, self._desk.texts)

    def _show_problem(self, frame: FieldFrame, found: Found) -> None:
        said, mended = self._said(found)
        values = self.repair_of(found)
        act = None if values is None else lambda: self.repair_wanted.emit(values, "")
        frame.show_problem(found.problem.severity, said, mended, act)
        frame.setVisible(True)  # what is wrong is seen, even where there was nothing to ask
