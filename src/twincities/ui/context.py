"""What every page is handed: services, words, tasks, toasts, settings, and the news of what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.domain.changes import Changed
    from twincities.i18n import Message
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts


LATELY = 20
"""Records opened last that are remembered."""


class RecordsUndo(Protocol):
    """Undo and redo of records, as the window routes Ctrl+Z to them when no text field wants it."""

    def undo(self) -> Changed | None:
        """Take back the last change of this session; None when there is none."""

    def redo(self) -> Changed | None:
        """Do again what was taken back; None when there is nothing."""


@dataclass(frozen=True, slots=True)
class ToastRequest:
    """A sentence in the past tense about what was just done, with the way back; `link` names another way on."""

    message: Message
    facts: Mapping[str, object]
    on_undo: Callable[[], object] | None = None
    link: Message | None = None


class Context(QObject):
    """The window's shared surroundings; `changed` carries a domain `Changed`, pages reload what they show.

    `services` is the wiring's Services object: pages annotate what they use.
    """

    changed = Signal(object)
    toast_wanted = Signal(object)
    opened = Signal(str, object)
    failed = Signal(object)
    status = Signal(object)

    def __init__(
        self,
        services: Any,  # noqa: ANN401 - wiring.Services; the room above builds it
        texts: Texts,
        tasks: Tasks,
        settings: Any,  # noqa: ANN401 - settings.Settings, handed through
        undo: RecordsUndo | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.texts = texts
        self.tasks = tasks
        self.settings = settings
        self.records_undo = undo
        self.lately: tuple[tuple[str, str], ...] = ()
        """Pages and keys of the records opened last in this window, the latest first."""

    def apply(
        self,
        changed: Changed,
        toast: Message | None = None,
        on_undo: Callable[[], object] | None = None,
        **facts: object,
    ) -> None:
        """Broadcast a change; with `toast`, say it and offer undo (by default the records' own)."""
        self.changed.emit(changed)
        if toast is not None:
            way_back = on_undo or (self.undo if self.records_undo else None)
            self.toast_wanted.emit(ToastRequest(toast, facts, way_back))

    def say(
        self,
        message: Message,
        on_undo: Callable[[], object] | None = None,
        link: Message | None = None,
        **facts: object,
    ) -> None:
        """Show a toast; `link` is what the way back is called where it is not an undo."""
        self.toast_wanted.emit(ToastRequest(message, facts, on_undo, link))

    def open(self, page: str, key: str = "") -> None:
        """Go to a page of the window, to one record of it where a key is given."""
        if key:
            self.lately = ((page, key), *(one for one in self.lately if one != (page, key)))[:LATELY]
        self.opened.emit(page, key)

    def ask(self, page: str, query: object) -> None:
        """Go to a list, and have it show what a query of its own asks for."""
        self.opened.emit(page, query)

    def fail(self, error: Exception) -> None:
        """Tell of an error nobody nearer to it can show: a sentence for trouble, a report for a bug."""
        self.failed.emit(error)

    def undo(self) -> None:
        """Take back the last change of records."""
        self._route(self.records_undo.undo if self.records_undo else None)

    def redo(self) -> None:
        """Do again the last change taken back."""
        self._route(self.records_undo.redo if self.records_undo else None)

    def _route(self, act: Callable[[], Changed | None] | None) -> None:
        if act is None:
            return
        try:
            changed = act()
        except Exception as error:  # noqa: BLE001 - said in the window, whatever it is
            self.fail(error)
            return
        if changed is not None:
            self.changed.emit(changed)
