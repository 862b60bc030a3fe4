"""When what is said: a problem shows once its field was left, at the latest when saving; never while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from twincities.ui.places.reading import NO_ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.ui.places.reading import Reading, Remark
    from twincities.ui.places.sheet import CardSheet

ANY = "*"


class Remarks:
    """Decides which problems are shown, and shows them at their fields and below the names."""

    def __init__(self, sheet: CardSheet, put: Callable[[Mapping[str, object]], object]) -> None:
        self._sheet = sheet
        self._put = put
        self._checked: set[tuple[str, str]] = set()
        self._all = False

    def begin(self, *, check: bool) -> None:
        """Begin another form; with `check` everything that stands there is looked at."""
        self._checked, self._all = set(), check

    def check_all(self) -> None:
        """Check everything, also what is being typed."""
        self._all = True

    def checked(self, row: str, field: str) -> None:
        """Check a field that was left."""
        self._checked.add((row, field))

    def left_row(self, row: str) -> None:
        """Check a name that was left."""
        if row:
            self._checked.add((row, ANY))

    def show(self, reading: Reading) -> None:
        """Show what is due."""
        typing = self._typing()
        due = [remark for remark in reading.remarks if self._is_due(remark, typing)]
        mine = {remark.field: remark for remark in reversed(due) if not remark.row}
        for name, field in self._sheet.fields.items():
            remark = mine.get(name)
            if remark is None:
                field.frame.clear_problem()
                continue
            act = (lambda values=remark.values: self._put(values)) if remark.values else None
            field.frame.show_problem(remark.severity, remark.text, remark.repair, act)
        self._sheet.names.show_remarks(remark for remark in due if remark.row)

    def _is_due(self, remark: Remark, typing: str) -> bool:
        if remark.field == typing and not remark.row:
            return False
        if self._all or remark.spot in self._checked or (remark.row, ANY) in self._checked:
            return not (remark.row == NO_ROW and not self._all)
        return False

    def _typing(self) -> str:
        """Return the field that has the keyboard and was typed in: nothing is said of it yet."""
        focus = QApplication.focusWidget()
        for name, field in self._sheet.fields.items():
            control = field.control
            if focus is not None and (control is focus or control.isAncestorOf(focus)):
                modified = getattr(control, "isModified", bool)()
                return name if modified and (("", name) not in self._checked) and not self._all else ""
        return ""
