"""F9 and Alt+I: which value has the keyboard, and what its sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from twincities.domain.fields import field_of
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Grade
from twincities.i18n import NN_
from twincities.ui.forms.origin import CHECKED_TODAY
from twincities.ui.furniture.chips import Origin, SourceMark
from twincities.ui.visit_editor import form
from twincities.ui.visit_editor.form import PARTS
from twincities.ui.visit_editor.provenance import PASSING, ask_source, show_origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.state import Row
    from twincities.i18n import Message
    from twincities.ui.tables.entry_grid import EntryGrid
    from twincities.ui.visit_editor.desk import EditorDesk
    from twincities.ui.visit_editor.form import Content
    from twincities.ui.visit_editor.layout import EditorLayout

ATTACHED = NN_("{count} value attached to the source", "{count} values attached to the source")


class Sourcing:
    """Attaches the value that has the keyboard to a source, and shows where it comes from."""

    def __init__(
        self,
        desk: EditorDesk,
        sheet: EditorLayout,
        commit: Callable[[], object],
        replace: Callable[[Content], object],
    ) -> None:
        """`commit` accepts what is being written, `replace` shows another content."""
        self._desk = desk
        self._sheet = sheet
        self._commit = commit
        self._replace = replace
        self._marks: dict[str, SourceMark] = {}

    def attach(self) -> None:
        """Ask for the source of the value; on a source itself: attach it to everything that has none."""
        spot = self._spot()
        if spot is None:
            return
        part, row, target, anchor = spot
        if part == "sources":
            self._confirm_all(row)
            return

        def attached(claim: Row) -> None:
            made = form.with_claim(self._desk.content, {**claim, "target": target, "target_part": row})
            if part == "outcomes" and claim.get("quote"):
                made = _quoted(made, row, claim["quote"])
            self._put(made)

        ask_source(self._desk, anchor, self._label(part, target), attached)

    def show_origin(self) -> None:
        """Show where the value comes from, with the way to confirm it."""
        spot = self._spot()
        if spot is None:
            return
        part, row, target, anchor = spot
        label = self._label(part, target)

        def confirm() -> None:
            who = self._desk.services.desk.who()
            checked = {"checked": self._desk.today().isoformat(), "checked_by": who}
            self._put(form.with_check(self._desk.content, target, row, checked))
            self._desk.context.say(CHECKED_TODAY, field=label)

        says = self._value(part, row, target) not in (None, "", [])
        show_origin(self._desk, anchor, label, (target, row), confirm if says else None)

    def _value(self, part: str, row: str, target: str) -> object:
        content = self._desk.content
        if not part:
            return content["fields"].get(target)
        return next((one.get(target) for one in content["parts"][part] if one["key"] == row), None)

    def show_marks(self) -> None:
        """Mark the visit's own values that were only inferred."""
        for name, frame in self._sheet.basics.frames.items():
            inferred = any(
                claim["preferred"] and claim["grade"] == Grade.INFERRED
                for claim in form.claims_on(self._desk.content, name)
            )
            if inferred and name not in self._marks:
                self._marks[name] = SourceMark(self._desk.texts, Origin.INFERRED)
                frame.add_mark(self._marks[name])
            if name in self._marks:
                self._marks[name].setVisible(inferred)

    def _confirm_all(self, row: str) -> None:
        source = next(
            (one["source"] for one in self._desk.content["parts"]["sources"] if one["key"] == row), ""
        )
        if not source:
            return
        before = form.confirmed_by(self._desk.content, source)
        made = form.confirmed_throughout(self._desk.content, source)
        self._put(made)
        count = form.confirmed_by(made, source) - before
        self._desk.context.say(ATTACHED, count=count)

    def _put(self, content: Content) -> None:
        self._replace(content)
        self.show_marks()

    def _spot(self) -> tuple[str, str, str, QWidget] | None:
        """Return part, row, field and widget of the value that has the keyboard; an empty row has none."""
        for part, section in self._sheet.tables.items():
            spot = section.focus_spot()
            if spot is not None:
                self._commit()
                row, field = section.focus_spot() or spot
                return (part, row, field, _on_cell(section.table.grid)) if row else None
        focus = QApplication.focusWidget()
        for name, frame in self._sheet.basics.frames.items():
            if focus is not None and (frame.control is focus or frame.control.isAncestorOf(focus)):
                self._commit()
                return "", "", name, frame.control
        return None

    def _label(self, part: str, target: str) -> str:
        if not part and target in PARTS:
            return self._sheet.basics.frames[target].label.text()
        label: Message = field_of(PARTS[part] if part else Visit, target).label
        return self._desk.texts(label)


def _on_cell(grid: EntryGrid) -> QWidget:
    """Return a widget that stands on the cell with the keyboard, for a popover to open below it."""
    anchor = QWidget(grid.viewport())
    anchor.setObjectName(PASSING)
    anchor.setGeometry(grid.visualRect(grid.currentIndex()))
    anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    anchor.setFocusProxy(grid)
    anchor.show()
    return anchor


def _quoted(content: Content, row: str, words: str) -> Content:
    """Return the content with an outcome's quoted words, where it has none yet."""
    rows = [
        {**one, "quote": words} if one["key"] == row and not one.get("quote") else one
        for one in content["parts"]["outcomes"]
    ]
    return {**content, "parts": {**content["parts"], "outcomes": rows}}
