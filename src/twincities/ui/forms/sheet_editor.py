"""The editor of a noun whose form is a `RecordSheet`: it says of a field what is wrong once that was left."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from twincities.ui.forms.cited import Cited
from twincities.ui.forms.claims import CLAIMS, without_strays
from twincities.ui.forms.content import copied
from twincities.ui.forms.noun_form import Kind
from twincities.ui.forms.record_editor import RecordEditor
from twincities.ui.forms.sourcing import Sourcing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.desk import RecordDesk
    from twincities.ui.forms.reading import Found
    from twincities.ui.forms.record_sheet import RecordSheet
    from twincities.ui.forms.saving import After

AT = "#"
"""Divides a record's key from the field to begin in: "KEY#signed"."""


class SheetEditor(RecordEditor[Kind]):
    """Of a row it speaks once the keyboard is elsewhere, of all there is when saving."""

    sheet: RecordSheet
    _holder: RecordDesk

    def __init__(self, context: Context, desk: RecordDesk) -> None:
        super().__init__(context, desk)
        self._checked: set[str] = set()
        self._all = False
        self._field = ""
        self._record: Kind | None = None
        """What the form says, None while something forbids it."""
        self.sourcing: Sourcing | None = None
        """Where the values come from; a noun whose values have no sources has none."""

    def put_in(self, sheet: RecordSheet) -> None:
        """Put the form in, and begin with an empty one."""
        self.problems.watch(*sheet.in_order())
        sheet.edited.connect(lambda _name: self.touch())
        sheet.left.connect(self._on_left)
        sheet.row_removed.connect(self.end_row)
        sheet.repair_wanted.connect(self.correct)
        for table in sheet.tables.values():
            table.table.grid.selectionModel().currentChanged.connect(self.end_cell)
        if CLAIMS in self.shape.parts:
            self._bind_sources(sheet)
        self.assemble(sheet)
        self.rest_on(None)

    def _bind_sources(self, sheet: RecordSheet) -> None:
        desk = self._holder
        self.sourcing = Sourcing(desk, sheet, Cited(desk), self)
        sheet.prefer_wanted.connect(self.sourcing.prefer)
        self.sourcing.bind_to(sheet)

    def open_record(self, key: str) -> None:
        """Open what a key names, beginning in a field where that is named."""
        record, _, self._field = key.partition(AT)
        super().open_record(record)

    # ------------------------------------------------------------------------------------- the form

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        self.sheet.show_content(content)

    def collect(self) -> None:
        """Take the content out of the fields."""
        self._holder.content = without_strays(self.sheet.write(copied(self._holder.content)))

    def commit(self) -> None:
        """Accept what is being written in a cell, and take the content out of the fields."""
        self.sheet.commit()
        self.collect()

    def check_all(self, *, begin: bool = False) -> None:
        """Say everything that is wrong from now on; `begin` forgets what was looked at."""
        self._all = not begin
        if begin:
            self._checked = set()
            if self.sourcing is not None:
                self.sourcing.begin()

    def show_read(self, record: Kind | None, problems: Sequence[Found]) -> None:
        """Keep what the form says, and show what is due of what is wrong with it."""
        self._record = record
        if self.sourcing is not None:
            self.sourcing.show_marks()
        row = self.sheet.row_at_hand()
        self.sheet.show_problems([found for found in problems if self._is_due(found, row)])

    def _is_due(self, found: Found, row: str) -> bool:
        if found.row and found.problem.spot.part in self.sheet.tables:
            return self._all or found.row != row  # a row is still being written while the keyboard is in it
        return self._all or self.sheet.place_of(found) in self._checked

    def write(self, after: After) -> bool:
        """Write the record, unless something forbids it."""
        if self._record is None:
            return False
        self.saving.write(self._record, self._kept, after, self.put)
        return True

    def focus_first(self) -> None:
        """Put the keyboard into the field that was asked for, else where typing begins."""
        frame = self.sheet.frames.get(self._field) or self.sheet.frames[self.first_field()]
        self._field = ""
        frame.control.setFocus()
        self.sheet.view.ensureWidgetVisible(frame)

    # --------------------------------------------------------------------------------- of the noun

    @abstractmethod
    def first_field(self) -> str:
        """Return the field in which typing begins."""

    @abstractmethod
    def put(self, record: Kind, base: Kept[Kind] | None) -> Changed:
        """Write a record to the register; `base` is the one that it corrects, None for a new one."""

    # --------------------------------------------------------------------------------------- typing

    def _on_left(self, name: str) -> None:
        if not self.sheet.making_place():
            self._checked.add(name)
        self.checkpoint()
