"""Writing a visit to the register: what follows, and what is said when it does not work."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from twincities.domain.errors import ConflictError
from twincities.i18n import N_
from twincities.ui.errors import sentence
from twincities.ui.furniture.banners import Banner
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QStackedWidget

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.domain.source import Source
    from twincities.domain.visit import Visit
    from twincities.ui.forms.drafting import DraftKeeper
    from twincities.ui.visit_editor.desk import EditorDesk
    from twincities.ui.visit_editor.layout import EditorLayout

TROUBLE = N_("The visit could not be written. Nothing is lost: the draft is kept.")
NO_DRAFT = N_("The draft cannot be kept on this computer")
IN_BIN = N_("This visit lies in the bin")
IN_BIN_DETAIL = N_("Ctrl+Shift+Z or the bin brings it back; until then it cannot be written.")


class After(Enum):
    """What follows a save."""

    STAY = auto()
    CLOSE = auto()
    NEXT = auto()


class Saving:
    """Writes what the form says; a parallel edit is settled in the form's place, trouble is said above the form."""

    def __init__(
        self,
        desk: EditorDesk,
        stack: QStackedWidget,
        sheet: EditorLayout,
        drafts: DraftKeeper,
        on_written: Callable[[Changed, After], object],
        on_later: Callable[[], object],
    ) -> None:
        self._desk = desk
        self._stack = stack
        self._sheet = sheet
        self._drafts = drafts
        self._on_written = on_written
        self._on_later = on_later
        drafts.failed.connect(self._on_draft_failed)

    def write(
        self, record: Visit, sources: Mapping[Key, Source], base: Kept[Visit] | None, after: After
    ) -> None:
        """Write a new visit, or the correction of the one it began with; the draft outlives any failure."""
        visits = self._desk.services.visits
        try:
            if base is None:
                changed = visits.record_visit(record, sources=sources)
            else:
                changed = visits.correct_visit(base, record, sources)
        except ConflictError as error:
            self._drafts.save()
            self._settle(error, sources, after)
        except Exception as error:  # noqa: BLE001 - said above the form, whatever it is; the draft is kept
            self._drafts.save()
            self._tell(error)
        else:
            self._on_written(changed, after)

    def back_to_form(self) -> None:
        """Put the form back where a parallel edit was being settled."""
        page = self._stack.currentWidget()
        if page is not None and page is not self._sheet:
            self._stack.setCurrentWidget(self._sheet)
            self._stack.removeWidget(page)
            page.deleteLater()

    def show_bin(self, *, deleted: bool) -> None:
        """Say that the visit lies in the bin, or nothing any more."""
        banner = Banner(self._desk.texts, IN_BIN, IN_BIN_DETAIL, Tone.NEU, Icon.DELETE) if deleted else None
        self._sheet.show_banner(banner)

    def _settle(self, error: ConflictError, sources: Mapping[Key, Source], after: After) -> None:
        from twincities.ui.conflict.page import settle  # noqa: PLC0415 - seldom needed

        def on_resolved(record: Visit, base: Kept[Visit]) -> None:
            self.back_to_form()
            self.write(record, sources, base, after)

        def on_later() -> None:
            self.back_to_form()
            self._on_later()

        page = settle(self._desk.context, error, on_resolved, on_later)
        if page is not None:
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            page.setFocus()

    def _tell(self, error: Exception) -> None:
        said = sentence(error, self._desk.texts)
        if said is None:
            self._desk.context.fail(error)
            return
        banner = Banner(self._desk.texts, TROUBLE, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(said)
        self._sheet.show_banner(banner)

    def _on_draft_failed(self, error: OSError | None) -> None:
        if error is None:
            self._sheet.show_banner(None)
            return
        banner = Banner(self._desk.texts, NO_DRAFT, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(sentence(error, self._desk.texts) or "")
        self._sheet.show_banner(banner)
