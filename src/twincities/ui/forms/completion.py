"""Completing inputs: a list of suggestions under the field, walked by the arrows, taken by Enter or Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from twincities.domain.names import fold
from twincities.i18n import N_
from twincities.ui.forms.inputs import InsideButton, TextInput
from twincities.ui.forms.suggestions import Suggestion, SuggestionList
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.ui.texts import Texts


class CompletingInput(TextInput):
    """A line that suggests while typing; `taken` carries the suggestion that a person accepts."""

    taken = Signal(object)

    def __init__(self, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        """`suggest` returns what to offer for a text; "" asks for everything worth showing."""
        super().__init__()
        self._suggest = suggest
        self._list: SuggestionList | None = None
        self.textEdited.connect(lambda _text: self.offer())
        opener = InsideButton(Icon.EXPAND)
        opener.clicked.connect(self.toggle)
        self.opener = opener
        self.add_end(opener)

    @property
    def open_list(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    @property
    def offered(self) -> tuple[Suggestion, ...]:
        """What the open list offers."""
        return tuple(self._list.model.lines) if self._list is not None and self.open_list else ()

    @property
    def marked(self) -> Suggestion | None:
        """Return the entry of the open list that Enter or Tab would take."""
        return self._list.current if self._list is not None and self.open_list else None

    def offer(self, *, everything: bool = False) -> None:
        """Open the list for what is typed (or all of it); nothing to offer closes it."""
        entries = self._suggest("" if everything else self.text().strip())
        if not entries:
            self.close_list()
            return
        if self._list is None:
            self._list = SuggestionList(self)
            self._list.picked.connect(self._pick)
            self.destroyed.connect(self._list.deleteLater)
        here = next((n for n, entry in enumerate(entries) if fold(entry.title) == fold(self.text())), -1)
        sure = not entries[0].create and not entries[0].alike
        first = 0 if self.text().strip() and not everything and sure else -1
        self._list.open(entries, here if here >= 0 else first)

    def close_list(self) -> None:
        """Close the list without taking anything."""
        if self._list is not None:
            self._list.hide()

    def setReadOnly(self, read_only: bool) -> None:
        """Hide the list of what cannot be changed."""
        super().setReadOnly(read_only)
        self.opener.setVisible(not read_only)
        self._arrange()

    def toggle(self) -> None:
        """Open the whole list, or close it."""
        if self.open_list:
            self.close_list()
        elif not self.isReadOnly():
            self.setFocus()
            self.offer(everything=True)

    def event(self, event: QEvent) -> bool:
        """While the list is open, its keys belong to it and Tab takes what is marked."""
        if self.open_list and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.accept_marked()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, take and close the list."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and alt):
            self.toggle()
        elif not self.open_list:
            if key == Qt.Key.Key_Down and not event.modifiers():
                self.offer(everything=True)
            else:
                super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list is not None:
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not self.accept_marked():
                super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list and settle what was typed."""
        self.close_list()
        self.settle()
        super().focusOutEvent(event)

    def settle(self) -> None:
        """Make sense of a text that was typed and not taken from the list."""

    def accept_marked(self) -> bool:
        """Take what is marked in the open list; False where nothing is."""
        entry = self.marked
        self.close_list()
        if entry is not None:
            self.taken.emit(entry)
        return entry is not None

    def _pick(self, entry: Suggestion) -> None:
        self.close_list()
        self.taken.emit(entry)
        self.setFocus()


CREATE = N_("Create “{text}”")


class RecordChoice(CompletingInput):
    """Names a record: completes while typing, may offer to create what is unknown, or to keep the bare text."""

    chosen = Signal(object)
    create_wanted = Signal(str)

    def __init__(
        self,
        texts: Texts,
        suggest: Callable[[str], Sequence[Suggestion]],
        *,
        creates: bool = False,
        free: bool = False,
    ) -> None:
        """Offer «Create "…"» with `creates` (emits `create_wanted`); keep a text that names no record with `free`."""
        super().__init__(self.entries)
        self.taken.connect(self.take)
        self._texts = texts
        self._records = suggest
        self._creates = creates
        self._free = free
        self._value: Suggestion | None = None

    def value(self) -> Suggestion | None:  # type: ignore[override]
        """Return the chosen record; with `free`, a text that names none comes with the key ""."""
        return self._value

    def set_value(self, value: Suggestion | None) -> None:  # type: ignore[override]
        """Show a record that was not typed."""
        self._value = value
        super().set_value(value.title if value else "")
        self.setToolTip(value.subtitle if value else "")

    @property
    def unmatched(self) -> str:
        """A text that names no record: what a form must ask about."""
        text = self.text().strip()
        return text if text and (self._value is None or self._value.title != text) else ""

    def entries(self, text: str) -> Sequence[Suggestion]:
        """Return what the page suggests, and the way to create."""
        found = list(self._records(text))
        others = [entry for entry in found if not entry.chosen]
        if self._creates and text and not any(fold(entry.title) == fold(text) for entry in others):
            found.append(Suggestion("", self._texts(CREATE, text=text), create=True))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a name that nothing matches asks to create it: nobody has to walk to the only entry."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        offered = self.offered
        if enter and offered and offered[0].create and not self.marked:
            self.close_list()
            self.take(offered[0])
        elif enter and offered and offered[0].alike and not self.marked and self._list is not None:
            self._list.walk_to(0)
        else:
            super().keyPressEvent(event)

    def take(self, entry: Suggestion) -> None:
        """Choose a record, or ask the page to create one."""
        if entry.create:
            self.create_wanted.emit(self.text().strip())
            return
        changed = entry != self._value
        self.set_value(entry)
        if changed:
            self.chosen.emit(entry)
            self.edited.emit()

    def settle(self) -> None:
        """Take the only record of that name; without one, the text stands for itself where it may."""
        text = self.text().strip()
        if self._value is not None and self._value.title == text:
            return
        same = [entry for entry in self._records(text) if fold(entry.title) == fold(text)] if text else []
        if len(same) == 1:
            self.take(same[0])
            return
        self._value = Suggestion("", text) if text and self._free else None
        self.chosen.emit(self._value)
