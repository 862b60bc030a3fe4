"""The visit editor's page: what is typed becomes a draft at once and a visit when it is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from twincities.domain.keys import Key
from twincities.domain.vocabularies import VisitStatus
from twincities.i18n import N_
from twincities.ui.forms.content import copied
from twincities.ui.forms.record_editor import Opened, RecordEditor
from twincities.ui.forms.saving import After, SavingWords
from twincities.ui.keys import bind
from twincities.ui.visit_editor import form
from twincities.ui.visit_editor.desk import EditorDesk
from twincities.ui.visit_editor.layout import KEYS, EditorLayout
from twincities.ui.visit_editor.opening import NEW_OF, content_of_kept, of_partnership
from twincities.ui.visit_editor.reading import read_form
from twincities.ui.visit_editor.remarks import Remarks
from twincities.ui.visit_editor.sourcing import VisitCited, VisitSourcing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QModelIndex

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.domain.source import Source
    from twincities.domain.visit import Visit
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.saving import Put
    from twincities.ui.visit_editor.reading import Reading

BRIEFING = "briefing"
AHEAD = (VisitStatus.PLANNED, VisitStatus.CONFIRMED, VisitStatus.UNDER_WAY)


class VisitEditor(RecordEditor["Visit"]):
    """Opened with a visit's key, a draft's key, "partnership:KEY" or nothing (a new visit)."""

    page = "visit-editor"
    list_page = "visits"
    saved = N_("{title} · written to the register")  # the title says already that it is a visit
    saving_words = SavingWords(
        trouble=N_("The visit could not be written. Nothing is lost: the draft is kept."),
        in_bin=N_("This visit lies in the bin"),
    )
    legend = KEYS
    shape = form.SHAPE
    sheet: EditorLayout

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        self._desk = EditorDesk(context, today)
        super().__init__(context, self._desk)
        self._reading: Reading | None = None
        sheet = EditorLayout(self._desk, self.close_it, self.save_and_close)
        self.problems.watch(*sheet.basics, *(table.table for table in sheet.tables.values()))
        self.remarks = Remarks(self._desk, sheet, self.correct)
        self.sourcing = VisitSourcing(self._desk, sheet, VisitCited(self._desk), self)
        sheet.basics.rivals.prefer_wanted.connect(self.sourcing.prefer)
        self.assemble(sheet)
        self._connect()
        self._bind()
        self._begin(Opened(form.blank()))

    # ------------------------------------------------------------------------------------ the noun

    def opened(self, key: str) -> Opened[Visit]:
        """Return the form that a key opens."""
        if key.startswith(NEW_OF):
            return Opened(of_partnership(self._desk, Key(key.removeprefix(NEW_OF))))
        return super().opened(key)

    def open_kept(self, key: Key) -> Kept[Visit]:
        """Read the visit as the register has it."""
        return self._desk.services.visits.open(key)

    def content_of(self, kept: Kept[Visit]) -> Content:
        """Return the form of a visit as it is kept."""
        return content_of_kept(self._desk, kept)

    def following(self) -> Content:
        """Return the form of the next visit of the same partnership."""
        return form.for_next(self._desk.content)

    def show_content(self, content: Content) -> None:
        """Put a content into the sections."""
        self._desk.dates = read_form(content, self._desk.texts.words, self._desk.today()).dates
        self.sheet.basics.show(content)
        for table in self.sheet.tables.values():
            table.show(content)

    def check_all(self, *, begin: bool = False) -> None:
        """Say everything that is wrong from now on."""
        if begin:
            self.remarks.begin()
            self.sourcing.begin()
        else:
            self.remarks.check_all()

    def read(self) -> None:
        """Read the form and say what is to be said of it."""
        desk = self._desk
        self._reading = read_form(desk.content, desk.texts.words, desk.today())
        moved = desk.dates != self._reading.dates
        desk.dates = self._reading.dates
        self.remarks.show(self._reading)
        self.sourcing.show_marks()
        self.sheet.header.show_form("visit", desk.content, new=self._kept is None)
        self.sheet.header.briefing.setVisible(self._briefed() is not None)
        for table in self.sheet.tables.values():
            table.count()
            if moved:
                table.table.grid.show_headings()

    def _briefed(self) -> Key | None:
        """Return the visit as far as a briefing can be had of it: it lies ahead, and is of a partnership."""
        kept = self._kept
        if kept is None or kept.record.partnership is None or kept.record.status not in AHEAD:
            return None
        return kept.key

    def open_briefing(self) -> None:
        """Show all that is to be known before the visit."""
        key = self._briefed()
        if key is not None:
            self._context.open(BRIEFING, f"visit:{key}")

    def collect(self) -> None:
        """Take the content out of the sections."""
        desk = self._desk
        content = copied(desk.content)
        self.sheet.basics.write(content)
        for table in self.sheet.tables.values():
            table.write(content)
        desk.content = form.pruned(content)

    def commit(self) -> None:
        """Accept what is being written in a cell."""
        for table in self.sheet.tables.values():
            table.table.grid.commit()
        self.collect()

    def write(self, after: After) -> bool:
        """Write the visit, unless something forbids it."""
        reading = self._reading
        if reading is None or reading.record is None:
            return False
        self.saving.write(reading.record, self._kept, after, self._put(reading.sources))
        return True

    def _put(self, sources: Mapping[Key, Source]) -> Put[Visit]:
        visits = self._desk.services.visits

        def put(record: Visit, base: Kept[Visit] | None) -> Changed:
            if base is None:
                return visits.record_visit(record, sources=sources)
            return visits.correct_visit(base, record, sources)

        return put

    # ------------------------------------------------------------------------------------- typing

    def _on_left(self, name: str) -> None:
        self.sheet.basics.complete(name)
        if self.sheet.basics.making_place_for() != name:
            self.remarks.checked("", "", name)
        self.checkpoint()

    def _on_cell(self, part: str, now: QModelIndex, before: QModelIndex) -> None:
        """Let what is wrong with a cell be said once it was left; with its row, once that is."""
        section = self.sheet.tables[part]
        if before.isValid():
            self.remarks.left_cell(section, before.row(), before.column(), row_left=now.row() != before.row())
        self.end_cell(now, before)
        if now.isValid():
            QTimer.singleShot(0, section.table.grid, lambda: self.sheet.bring_into_sight(section.table.grid))

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self.isVisible() or new is None or not self.isAncestorOf(new):
            return
        before = self.sheet.section_of(old if old is not None and isValid(old) else None)
        now = self.sheet.section_of(new)
        if before and now != before and before in self.sheet.tables:
            self._left_table(before)
        if now:
            self.sheet.rail.show_current(now)
            self.sheet.bring_into_sight(new)

    def _left_table(self, part: str) -> None:
        self.remarks.left_section(self.sheet.tables[part])
        programme = self.sheet.tables[part]
        order = getattr(programme, "order", None)
        if order is not None and programme.table.model_.rows and self.is_dirty:
            order()
        self.checkpoint()

    def _replace(self, content: Content, *, touched: bool = True) -> None:
        """Show another state of the same form with the keyboard where it was."""
        places = {
            part: (table.table.grid.currentIndex().row(), table.table.grid.currentIndex().column())
            for part, table in self.sheet.tables.items()
        }
        super()._replace(content, touched=touched)
        for part, (row, place) in places.items():
            grid = self.sheet.tables[part].table.grid
            if row >= 0:
                grid.setCurrentIndex(grid.entries.index(min(row, grid.entries.rowCount() - 1), place))

    # ------------------------------------------------------------------------------------- wiring

    def focus_first(self) -> None:
        """Put the keyboard where typing begins: a new visit's partnership, else the first required gap."""
        fields = self.sheet.basics.fields
        empty = [name for name in ("start", "sending", "host") if not self._desk.content["fields"].get(name)]
        untouched = self._kept is None and not form.is_touched(self._desk.content)
        first = "partnership" if untouched or not empty else empty[0]
        fields[first].control.setFocus()
        self.sheet.view.verticalScrollBar().setValue(0)

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.basics.edited.connect(lambda _name: self.touch())
        sheet.basics.left.connect(self._on_left)
        for part, table in sheet.tables.items():
            table.edited.connect(self.touch)
            table.typed.connect(self.touch)
            table.row_removed.connect(self.end_row)
            table.repair_wanted.connect(self.correct)
            model = table.table.grid.selectionModel()
            model.currentChanged.connect(lambda now, before, name=part: self._on_cell(name, now, before))
        sheet.header.briefing.clicked.connect(self.open_briefing)
        bar = sheet.view.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._on_scroll())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_scroll(self) -> None:
        focus = self.sheet.section_of(QApplication.focusWidget())
        if not focus or not self.sheet.view.underMouse():
            return
        self.sheet.rail.show_current(self.sheet.section_in_sight())

    def _bind(self) -> None:
        for enter in ("Return", "Enter"):
            bind(self.sheet, f"Ctrl+Shift+{enter}", lambda: self.save(After.NEXT))
        bind(self.sheet, "Ctrl+B", self.open_briefing)
        self.sourcing.bind_to(self.sheet)
