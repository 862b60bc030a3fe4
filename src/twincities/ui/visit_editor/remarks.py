"""When what is said: a problem shows once its field was left, at the latest when saving; never while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from twincities.ui.furniture.rail import SectionState
from twincities.ui.visit_editor.form import filled
from twincities.ui.visit_editor.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.ui.forms.reading import Found
    from twincities.ui.visit_editor.desk import EditorDesk
    from twincities.ui.visit_editor.layout import EditorLayout
    from twincities.ui.visit_editor.reading import Reading
    from twincities.ui.visit_editor.tables import TableSection

Spot = tuple[str, str, str]
"""Part, key of the row, column (of the visit itself: field)."""
ANY = "*"
REQUIRED = ("start", "sending", "host")


class Remarks:
    """Decides which problems are shown, and shows them at their fields, in the strips and on the rail."""

    def __init__(
        self,
        desk: EditorDesk,
        sheet: EditorLayout,
        put: Callable[[Mapping[str, object], str], object],
    ) -> None:
        self._desk = desk
        self._sheet = sheet
        self._put = put
        self._checked: set[Spot] = set()
        self._shown: set[Spot] = set()
        self._all = self._insist = False

    def begin(self) -> None:
        """Begin another form: nothing of it was looked at."""
        self._checked, self._shown, self._all, self._insist = set(), set(), False, False

    def check_all(self) -> None:
        """Check everything, also what is being typed: when saving, and when a draft is opened again."""
        self._all = self._insist = True

    def checked(self, part: str, row: str, column: str) -> None:
        """Check a field that was left."""
        self._checked.add((part, row, column))

    def left_cell(self, section: TableSection, row: int, column: int, *, row_left: bool) -> None:
        """Check a cell that was left, and its row with it once that is left."""
        key = section.key_at(row)
        if key:
            name = ANY if row_left else section.table.model_.columns[column].id
            self.checked(section.part, key, name)

    def left_section(self, section: TableSection) -> None:
        """Check all rows of a table that was left."""
        for number in range(len(section.table.model_.rows)):
            self.checked(section.part, section.key_at(number), ANY)

    def show(self, reading: Reading) -> None:
        """Show what is due."""
        typing = None if self._insist else self._typing()
        self._insist = False
        due = [found for found in reading.problems if self._is_due(found, typing)]
        self._shown = {self._place(found) for found in due}
        self._show_fields(due)
        for part, section in self._sheet.tables.items():
            section.show_problems(found for found in due if found.spot[0] == part)
        self._show_rail(due)

    def _is_due(self, found: Found, typing: Spot | None) -> bool:
        place = self._place(found)
        if place in self._shown:
            return True
        if place == typing:
            return False
        part, row, _ = place
        return self._all or place in self._checked or (part, row, ANY) in self._checked

    def _place(self, found: Found) -> Spot:
        part, row, field = found.spot
        section = self._sheet.tables.get(part)
        return part, row, section.fields.get(field, field) if section else field

    def _typing(self) -> Spot | None:
        """Return where the keyboard is."""
        focus = QApplication.focusWidget()
        for part, section in self._sheet.tables.items():
            grid = section.table.grid
            if focus is not None and grid.isAncestorOf(focus):
                at = grid.currentIndex()
                return part, section.key_at(at.row()), section.table.model_.columns[at.column()].id
        for name, frame in self._sheet.basics.frames.items():
            if focus is not None and (frame.control is focus or frame.control.isAncestorOf(focus)):
                return "", "", name
        return None

    def _show_fields(self, due: list[Found]) -> None:
        mine = {found.spot[2]: found for found in reversed(due) if not found.spot[0]}
        for name, frame in self._sheet.basics.frames.items():
            found = mine.get(name)
            if found is None:
                frame.clear_problem()
                continue
            self._sheet.basics.uncover(name)
            said, repair = say(found, self._desk.texts, self._desk.dates)
            guess = found.problem.repair
            act = (lambda name=name, guess=guess: self._repair(name, guess)) if guess is not None else None
            frame.show_problem(found.problem.severity, said, repair, act)

    def _repair(self, name: str, guess: object) -> None:
        start = getattr(guess, "start", None)
        until = getattr(guess, "until", None)
        if name == "start" and start is not None and until is not None:
            self._put({"start": start.edtf(), "end": until.edtf()}, "")
        else:
            self._put({name: guess.edtf() if hasattr(guess, "edtf") else guess}, "")

    def _show_rail(self, due: list[Found]) -> None:
        content = self._desk.content
        fields = content["fields"]
        for section in self._sheet.cards:
            mine = [found for found in due if (found.spot[0] or "basics") in (section, *_within(section))]
            if any(found.is_error for found in mine):
                state = SectionState.ERROR
            elif mine:
                state = SectionState.WARNING
            elif section == "basics":
                done = all(fields.get(name) for name in REQUIRED)
                state = SectionState.DONE if done else SectionState.UNTOUCHED
            else:
                state = SectionState.DONE if filled(content, section) else SectionState.UNTOUCHED
            self._sheet.rail.show_state(section, state)


def _within(section: str) -> tuple[str, ...]:
    return {"basics": ("stops",), "sources": ("claims",)}.get(section, ())
