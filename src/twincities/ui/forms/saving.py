"""Writing a form's record to the register: what follows, and what is said when it does not work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QDeadlineTimer, QTimer

from twincities.domain.errors import ConflictError
from twincities.i18n import N_, NP_
from twincities.services.sentences import passes_by_itself
from twincities.ui.errors import sentence
from twincities.ui.forms.drafting import NO_DRAFT
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept, Record
    from twincities.i18n import Message
    from twincities.ui.conflict.page import ConflictPage
    from twincities.ui.context import Context
    from twincities.ui.forms.drafting import DraftKeeper
    from twincities.ui.forms.sheet import Sheet

Kind = TypeVar("Kind", bound="Record")
Put = Callable[[Kind, "Kept[Kind] | None"], "Changed"]
"""Writes a record: a new one, or the correction of one the register has."""
WAITING = N_("Another window is writing to the register; saving again…")
WAITING_DETAIL = N_("You can go on typing; what is typed meanwhile is saved with the rest.")
SAVE_AGAIN = NP_("button", "Save again")
LONGEST, PAUSE = 10_000, 600
"""Milliseconds for which a form tries to save, and of quiet before it tries again: no key waits for a try."""
NOT_EVEN_DRAFT = N_(
    "Neither the record nor its draft could be written: leave this window open and save again"
)
REMOVED = N_("This record was removed for good in another window")
REMOVED_DETAIL = N_("What was typed here stays in the draft.")
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


@dataclass(frozen=True, slots=True)
class Ways:
    """Where it goes on: after a save, leaving the form as a draft, and saving anew what stands there by then."""

    written: Callable[[Changed, After], object]
    later: Callable[[], object]
    again: Callable[[After], object]


class Saving(Generic[Kind]):
    """Writes what the form says; a parallel edit is settled in the form's place, trouble is said above the form."""

    def __init__(
        self,
        context: Context,
        words: SavingWords,
        stack: QStackedWidget,
        sheet: Sheet,
        drafts: DraftKeeper,
        ways: Ways,
    ) -> None:
        self._context = context
        self._words = words
        self._stack = stack
        self._form = stack.currentWidget()
        self._sheet = sheet
        self._drafts = drafts
        self._ways = ways
        self._retry: Callable[[], object] | None = None
        self._until = QDeadlineTimer(LONGEST)
        self._pause = QTimer(stack)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._try_again)
        drafts.touched.connect(self._on_typed)
        drafts.failed.connect(self._on_draft_failed)

    def write(
        self,
        record: Kind,
        base: Kept[Kind] | None,
        after: After,
        put: Put[Kind],
        page: ConflictPage | None = None,
    ) -> None:
        """Write a new record, or the correction of the one it began with; the draft outlives any failure.

        A register in which somebody else is writing is tried again while the person goes on. `page` settled a
        parallel edit; it stays until the record is written, for its choices are not in the draft.
        """
        try:
            changed = put(record, base)
        except ConflictError as error:
            self.rest()
            self._drafts.save()
            self.back_to_form()
            self._settle(error, after, put)
        except Exception as error:  # noqa: BLE001 - said above the form, whatever it is; the draft is kept
            self._drafts.save()
            self._postpone(error, after, page)
        else:
            self._end_waiting()
            self.back_to_form()
            self._ways.written(changed, after)

    @property
    def waiting(self) -> bool:
        """Whether a save is tried again and again."""
        return self._retry is not None

    def rest(self) -> None:
        """Try no longer, and say so no longer: the person went away, or what stands there cannot be saved."""
        if self.waiting:
            self._end_waiting()
            self._sheet.show_banner(None)

    def _on_typed(self) -> None:
        """Try again only once the keys rest."""
        if self.waiting:
            self._pause.start(PAUSE)

    def _end_waiting(self) -> None:
        self._pause.stop()
        self._retry = None

    def _postpone(self, error: Exception, after: After, page: ConflictPage | None) -> None:
        """Try again in a moment what will be over by itself; tell of anything else, and of what lasts too long."""
        passing = passes_by_itself(error)
        if passing and not (self.waiting and self._until.hasExpired()):
            if not self.waiting:
                self._until.setRemainingTime(LONGEST)
                self._say_waiting(page)
            self._retry = page.write if page else lambda: self._ways.again(after)
            self._pause.start(PAUSE)
            return
        self._end_waiting()
        if passing and page is not None:
            page.tell(sentence(error, self._context.texts) or "")
        else:
            self.back_to_form()
            self._tell(error, after)

    def _say_waiting(self, page: ConflictPage | None) -> None:
        texts = self._context.texts
        if page is not None:
            page.tell(texts(WAITING))
        else:
            self._sheet.show_banner(Banner(texts, WAITING, WAITING_DETAIL, Tone.NEU, Icon.REPEAT))

    def _try_again(self) -> None:
        if self._retry is not None and self._context.services is not None:
            self._retry()

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

    def show_removed(self) -> None:
        """Say that the record was removed for good."""
        banner = Banner(self._context.texts, REMOVED, REMOVED_DETAIL, Tone.BAD, Icon.DELETE)
        self._sheet.show_banner(banner)

    def _settle(self, error: ConflictError, after: After, put: Put[Kind]) -> None:
        from twincities.ui.conflict.page import settle  # noqa: PLC0415 - seldom needed

        page: ConflictPage | None = None  # none where both edits go together without asking

        def on_resolved(record: Any, base: Kept[Any]) -> None:  # noqa: ANN401 - the noun of the clash
            self.write(record, base, after, put, page)

        def on_later() -> None:
            self.rest()
            self.back_to_form()
            self._ways.later()

        page = settle(self._context, error, on_resolved, on_later)
        if page is not None:
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            page.setFocus()

    def _tell(self, error: Exception, after: After) -> None:
        texts = self._context.texts
        if sentence(error, texts) is None:
            self._context.fail(error)
            return
        told = NOT_EVEN_DRAFT if self._drafts.refused else self._words.trouble
        banner = Banner(texts, told, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(lambda: sentence(error, texts) or "")
        again = Button(texts, SAVE_AGAIN, on_click=lambda: self._ways.again(after))
        banner.add_action(again)
        self._sheet.show_banner(banner)

    def _on_draft_failed(self, error: OSError | None) -> None:
        if error is None:
            self._sheet.show_banner(None)
            return
        texts = self._context.texts
        banner = Banner(texts, NO_DRAFT, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(lambda: sentence(error, texts) or "")
        self._sheet.show_banner(banner)
