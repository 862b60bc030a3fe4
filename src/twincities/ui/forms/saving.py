"""Writing a form's record to the register: what follows, and what is said when it does not work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from twincities.domain.errors import ConflictError
from twincities.i18n import N_
from twincities.ui.errors import sentence
from twincities.ui.furniture.banners import Banner
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept, Record
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.forms.drafting import DraftKeeper

Kind = TypeVar("Kind", bound="Record")
Put = Callable[[Kind, "Kept[Kind] | None"], "Changed"]
"""Writes a record: a new one, or the correction of one the register has."""
NO_DRAFT = N_("The draft cannot be kept on this computer")
IN_BIN_DETAIL = N_("Ctrl+Shift+Z or the bin brings it back; until then it cannot be written.")


class After(Enum):
    """What follows a save."""

    STAY = auto()
    CLOSE = auto()
    NEXT = auto()


@dataclass(frozen=True, slots=True)
class SavingWords:
    """What is said of the noun where it cannot be written, or lies in the bin."""

    trouble: Message
    in_bin: Message


class Sheet(Protocol):
    """The form, with a place for a banner above it."""

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner in place of the one before."""


class Saving(Generic[Kind]):
    """Writes what the form says; a parallel edit is settled in the form's place, trouble is said above the form."""

    def __init__(
        self,
        context: Context,
        words: SavingWords,
        stack: QStackedWidget,
        sheet: Sheet,
        drafts: DraftKeeper,
        on_written: Callable[[Changed, After], object],
        on_later: Callable[[], object],
    ) -> None:
        self._context = context
        self._words = words
        self._stack = stack
        self._form = stack.currentWidget()
        self._sheet = sheet
        self._drafts = drafts
        self._on_written = on_written
        self._on_later = on_later
        drafts.failed.connect(self._on_draft_failed)

    def write(self, record: Kind, base: Kept[Kind] | None, after: After, put: Put[Kind]) -> None:
        """Write a new record, or the correction of the one it began with; the draft outlives any failure."""
        try:
            changed = put(record, base)
        except ConflictError as error:
            self._drafts.save()
            self._settle(error, after, put)
        except Exception as error:  # noqa: BLE001 - said above the form, whatever it is; the draft is kept
            self._drafts.save()
            self._tell(error)
        else:
            self._on_written(changed, after)

    def back_to_form(self) -> None:
        """Put the form back where a parallel edit was being settled."""
        page = self._stack.currentWidget()
        if page is not None and self._form is not None and page is not self._form:
            self._stack.setCurrentWidget(self._form)
            self._stack.removeWidget(page)
            page.deleteLater()

    def show_bin(self, *, deleted: bool) -> None:
        """Say that the record lies in the bin, or nothing any more."""
        words = self._words
        banner = Banner(self._context.texts, words.in_bin, IN_BIN_DETAIL, Tone.NEU, Icon.DELETE)
        self._sheet.show_banner(banner if deleted else None)

    def _settle(self, error: ConflictError, after: After, put: Put[Kind]) -> None:
        from twincities.ui.conflict.page import settle  # noqa: PLC0415 - seldom needed

        def on_resolved(record: Any, base: Kept[Any]) -> None:  # noqa: ANN401 - the noun of the clash
            self.back_to_form()
            self.write(record, base, after, put)

        def on_later() -> None:
            self.back_to_form()
            self._on_later()

        page = settle(self._context, error, on_resolved, on_later)
        if page is not None:
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            page.setFocus()

    def _tell(self, error: Exception) -> None:
        said = sentence(error, self._context.texts)
        if said is None:
            self._context.fail(error)
            return
        banner = Banner(self._context.texts, self._words.trouble, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(said)
        self._sheet.show_banner(banner)

    def _on_draft_failed(self, error: OSError | None) -> None:
        if error is None:
            self._sheet.show_banner(None)
            return
        banner = Banner(self._context.texts, NO_DRAFT, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(sentence(error, self._context.texts) or "")
        self._sheet.show_banner(banner)
