"""How the editor is laid out: header, rail, the sections in one scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincities.domain.fields import field_named
from twincities.domain.visit import Visit
from twincities.i18n import N_, NP_
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.editor_header import EditorHeader
from twincities.ui.forms.record_sheet import FormSheet
from twincities.ui.forms.sourcing import SOURCE_OF_VALUE, ValueSpot, holder_of, on_cell
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.rail import Section, SectionRail
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Width
from twincities.ui.visit_editor.basics import TITLE as BASICS
from twincities.ui.visit_editor.basics import Basics
from twincities.ui.visit_editor.delegation import Delegation
from twincities.ui.visit_editor.form import PARTS, TELLING
from twincities.ui.visit_editor.outcomes import Outcomes
from twincities.ui.visit_editor.programme import Programme
from twincities.ui.visit_editor.sources import SourcesSection

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame, QWidget

    from twincities.ui.forms.field_group import OwnField
    from twincities.ui.forms.fields import FieldFrame
    from twincities.ui.key_overlay import Legend
    from twincities.ui.texts import Texts
    from twincities.ui.visit_editor.desk import EditorDesk
    from twincities.ui.visit_editor.tables import TableSection

VISITS = NP_("page", "Visits")
SAVE = NP_("button", "Save visit")
FIRST_FIELD_DROP = 96
"""How much of a section must be in sight before the rail calls it the current one, in pixels."""

SECTIONS = (
    Section("basics", BASICS, "Alt+1"),
    Section("participants", NP_("section of the visit's form", "Delegation"), "Alt+2"),
    Section("programme", NP_("section of the visit's form", "Programme"), "Alt+3"),
    Section("outcomes", NP_("section of the visit's form", "Outcomes"), "Alt+4"),
    Section("sources", NP_("section of the visit's form", "Sources"), "Alt+5"),
)
RAIL_KEYS: tuple[Legend, ...] = (
    ("Tab", NP_("what a key does", "next field")),
    ("Enter", NP_("what a key does", "new row")),
    ("Ctrl+D", NP_("what a key does", "repeat from above")),
    ("Ctrl+;", NP_("what a key does", "today")),
    ("F8", NP_("what a key does", "to the next problem")),
    ("F9", NP_("what a key does", "attach to a source")),
    ("Escape", NP_("what a key does", "cancel typing")),
)
BRIEFING = NP_("button", "Briefing for the visit")
KEYS: tuple[Legend, ...] = (
    ("Alt+1", N_("Go to a section: Alt+1 to Alt+5")),
    ("Tab", N_("Next field or cell, also into the next section")),
    ("Enter", N_("Accept the cell; on the last cell: new row; twice on an empty row: next section")),
    ("Ctrl+D", N_("Repeat the cell from above; with Shift the whole row")),
    ("/", N_("In who carries an outcome out: what follows is the partner's body")),
    ("Ctrl+Delete", N_("Delete the row")),
    ("Alt+Up", N_("Move the row up; Alt+Shift+↓ moves it down")),
    ("Alt+Down", N_("Open the list or the calendar")),
    ("Ctrl+;", N_("Today's date")),
    ("Alt+Return", N_("Take the offered repair")),
    ("F8", N_("Next problem")),
    ("F9", N_("Attach the value to a source; in Sources: everything that has none")),
    SOURCE_OF_VALUE,
    ("Alt+O", N_("Open the card of the row's person")),
    ("Ctrl+B", N_("Briefing for a visit that is planned")),
    ("Ctrl+S", N_("Save and stay")),
    ("Ctrl+Return", N_("Save and close")),
    ("Ctrl+Shift+Return", N_("Save and begin the next visit of the same partnership")),
)


class VisitHeader(EditorHeader):
    """The header of a visit's form."""

    def __init__(self, texts: Texts, go_back: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__(texts, VISITS, SAVE, go_back, save)
        self.briefing = Button(
            texts, BRIEFING, ButtonKind.LINK, icon=Icon.REPORTS, key="Ctrl+B", bind=False, compact=True
        )
        self.briefing.hide()
        self._crumb_line.addWidget(self.briefing)


class EditorLayout(FormSheet):
    """The page without its deeds: header, banners, rail, the five sections."""

    header: VisitHeader

    def __init__(self, desk: EditorDesk, go_back: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__(desk, VisitHeader(desk.texts, go_back, save))
        self.rail = SectionRail(desk.texts, SECTIONS, RAIL_KEYS)
        self.rail.setProperty("pane", "true")
        self.rail.chosen.connect(self.go_to_section)
        self.middle.insertWidget(0, self.rail)
        self.basics = Basics(desk)
        self.tables: dict[str, TableSection] = {
            section.part: section
            for section in (Delegation(desk), Programme(desk), Outcomes(desk), SourcesSection(desk))
        }
        self.lay_out(self.cards.values())
        self._link_sections()

    @property
    def cards(self) -> dict[str, QFrame]:
        """The sections' cards by id, in reading order."""
        return {"basics": self.basics.card, **{part: table.card for part, table in self.tables.items()}}

    def go_to_section(self, name: str) -> None:
        """Put the keyboard into a section: on its first field, or on the empty row of its table."""
        if name == "basics":
            self.basics.fields["partnership"].control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.view.verticalScrollBar().setValue(0)
            return
        self.tables[name].table.begin_row()
        self._show_card(name)

    # ------------------------------------------------------------------------------------ sources

    @property
    def frames(self) -> dict[str, FieldFrame]:
        """The fields of the visit itself."""
        return self.basics.frames

    def spot(self) -> ValueSpot | None:
        """Return the value that has the keyboard; an empty row has none."""
        for part, section in self.tables.items():
            at = section.focus_spot()
            if at is not None:
                return self._spot_in(part, section, *at) if at[0] else None
        return self.spot_of(holder_of(self.frames))

    def spot_of(self, name: str) -> ValueSpot | None:
        """Return the value of a field of the visit itself."""
        frame = self.frames.get(name)
        if frame is None:
            return None
        return ValueSpot(name, frame.label.text(), lambda: frame.control, field_named(Visit, name))

    def _spot_in(self, part: str, section: TableSection, row: str, name: str) -> ValueSpot | None:
        # A column of its own, as that of the marks, speaks of the value that stands for the whole row.
        field = field_named(PARTS[part], name) or field_named(PARTS[part], TELLING.get(part, ""))
        if field is None and part != "sources":
            return None
        label = self._desk.texts(field.label) if field else section.table.accessibleName()
        target = field.name if field else name
        return ValueSpot(target, label, lambda: on_cell(section.table.grid), field, part, row)

    def another(self, spot: ValueSpot) -> OwnField:
        """Return another field for the same kind of value."""
        return BoundField(self._desk, PARTS[spot.part] if spot.part else Visit, spot.target)

    def section_of(self, widget: QWidget | None) -> str:
        """Return the id of the section a widget is in, "" for none."""
        for name, card in self.cards.items():
            if widget is not None and (card is widget or card.isAncestorOf(widget)):
                return name
        return ""

    def section_in_sight(self) -> str:
        """Return the section that the scroll has reached."""
        bar = self.view.verticalScrollBar()
        if bar.maximum() and bar.value() >= bar.maximum():
            return SECTIONS[-1].id
        line = bar.value() + FIRST_FIELD_DROP
        reached = [name for name, card in self.cards.items() if card.y() <= line]
        return reached[-1] if reached else SECTIONS[0].id

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so that what has the keyboard is seen, a table's cell with the rows around it."""
        sheet = self.view.widget()
        if sheet is None or not sheet.isAncestorOf(widget):
            return
        for section in self.tables.values():
            grid = section.table.grid
            if grid is widget or grid.isAncestorOf(widget):
                cell = grid.visualRect(grid.currentIndex())
                spot = grid.viewport().mapTo(sheet, cell.center())
                self.view.ensureVisible(spot.x(), spot.y(), 0, look().px(Width.CHIP_FIELD))
                return
        self.view.bring_into_sight(widget)

    def _link_sections(self) -> None:
        parts = list(self.tables)
        for number, part in enumerate(parts):
            table = self.tables[part].table
            following = parts[number + 1] if number + 1 < len(parts) else ""
            before = parts[number - 1] if number else ""
            table.left_forward.connect(lambda name=following: self._forward(name))
            table.left_back.connect(lambda name=before: self._back(name))

    def _forward(self, name: str) -> None:
        if name:
            self.tables[name].table.grid.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.header.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _back(self, name: str) -> None:
        if name:
            self.tables[name].table.go_to_end()
        else:
            self.basics.more.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _show_card(self, name: str) -> None:
        card = self.cards[name]
        self.view.ensureVisible(0, card.y() + card.height(), 0, 0)
        self.view.ensureVisible(0, card.y(), 0, 0)
