"""The draft of a small form at the side: kept on disk while it is typed, brought back when the form is asked again.

The form hands over plain JSON and shows it again; a strip above its buttons says that a draft is kept, and throws it
away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from twincities.domain.date_words import short
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_
from twincities.services.drafts import Draft, new_draft
from twincities.ui.errors import sentence
from twincities.ui.forms.drafting import DISCARDED, ELSEWHERE, NO_DRAFT, DraftKeeper
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import inner_column, row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.domain.keys import Key
    from twincities.ui.context import Context
    from twincities.wiring import Services

KEPT = N_("Draft of {date}, {time} · not written to the register")
OLDER = N_("The record was changed after the draft was begun. Compare before you write it.")
NOWHERE = N_("This draft can no longer be written anywhere: {title}")
THROW_AWAY = N_("Discard the draft")
STRANGE = (ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What showing a content raises that no form of this program wrote."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a small form asks for.

    `name` is unlike any other's; `noun` is the kind of form, `title` whose it is; `place` is what its page is opened
    with to show the form again. `version` is that of the record as the form shows it.
    """

    name: str
    noun: str
    title: str
    place: str
    record: Key | None = None
    version: int = 0


def tell_nowhere(context: Context, place: str) -> None:
    """Say that what a draft is about is gone, be it deleted or past, and offer to discard it; it stays until then."""
    services: Services = context.services
    for draft in services.drafts.all(services.catalogue_id):
        if draft.place == place:
            discard = partial(services.drafts.discard, draft.key)
            context.say(NOWHERE, discard, THROW_AWAY, title=draft.title)


class SideDraft(QObject):
    """Keeps the draft of what one small form asks for at a time; `strip` belongs above the form's buttons.

    `saved` fires when a draft was written to the disk.
    """

    saved = Signal()

    def __init__(
        self,
        context: Context,
        host: QWidget,
        collect: Callable[[], Mapping[str, Any] | None],
        blank: Callable[[], object],
        bring: Callable[[Mapping[str, Any]], object],
        named: Callable[[], str] | None = None,
    ) -> None:
        """`collect` returns what the form holds, None where that is nothing to keep.

        `blank` shows the form as it begins, `bring` shows a content that `collect` returned once. `named` is
        what the draft is called where what is asked for has no name yet.
        """
        super().__init__(host)
        self._context, self._host = context, host
        self._collect, self._blank, self._bring, self._named = collect, blank, bring, named
        self._slot: Slot | None = None
        self._older = False
        self._is_elsewhere = False
        self._trouble: OSError | None = None
        self._keeper = DraftKeeper(context, "", self._content, self._wanted, self)
        self._keeper.saved.connect(self._say)
        self._keeper.saved.connect(self.saved)
        self._keeper.failed.connect(self._on_failed)
        self.strip = self._build()
        context.texts.changed.connect(self._say)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _build(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("banner", "warn")
        strip.setProperty("pane", "true")
        outer = row(strip, (Space.L, Space.S, Space.L, Space.S), Space.S)
        outer.addWidget(IconLabel(Icon.DRAFT, "warn", IconSize.CONTROL), 0, Qt.AlignmentFlag.AlignTop)
        words = inner_column(outer, Space.HAIR)
        outer.setStretch(1, 1)
        self.words = Label(role=Type.SMALL, wrap=True)
        self.older = Label(role=Type.SMALL_STRONG, tone="warn", wrap=True)
        self.throw_button = Button(
            self._context.texts, THROW_AWAY, ButtonKind.LINK, compact=True, on_click=self.throw_away
        )
        held = QWidget()
        line = row(held)
        line.addWidget(self.throw_button)
        line.addStretch(1)
        for part in (self.words, self.older, held):
            words.addWidget(part)
        strip.hide()
        return strip

    # ------------------------------------------------------------------------------------ beginning

    @property
    def draft(self) -> Draft | None:
        """The draft on disk of what is asked for, None where none is kept."""
        draft = self._keeper.draft
        return draft if draft is not None and draft.saved is not None else None

    def begin(self, slot: Slot) -> None:
        """Ask for something: show it as it begins, or as its draft has it; what was asked before was left."""
        services: Services = self._context.services
        self._slot = slot
        found = services.drafts.of_slot(services.catalogue_id, slot.name)
        self._older = found is not None and found.version != slot.version
        self._is_elsewhere = services.drafts.elsewhere(services.catalogue_id, slot.record, slot.name)
        self._keeper.begin(found or self._fresh(slot))
        self._blank()
        if found is not None:
            self._show(found)
        self._say()

    def _show(self, found: Draft) -> None:
        """Show a draft; one that no form of this program wrote is set aside."""
        try:
            self._bring(found.content)
        except STRANGE:
            if self._slot is not None:
                self._context.services.drafts.set_aside(found.key)
                self._keeper.begin(self._fresh(self._slot))
            self._blank()

    def _fresh(self, slot: Slot) -> Draft:
        return replace(
            new_draft(slot.noun, self._context.services.catalogue_id),
            title=slot.title,
            record=slot.record,
            version=slot.version,
            slot=slot.name,
            place=slot.place,
        )

    def show_older(self, *, older: bool) -> None:
        """Say that the record is another than the draft began with, where its version does not tell."""
        self._older = older
        self._say()

    # --------------------------------------------------------------------------------------- keeping

    def touch(self) -> None:
        """Something was typed."""
        if self._slot is not None:
            self._keeper.touch()

    def flush(self) -> None:
        """Save at once what was typed; where nothing is left of it, forget the draft."""
        self._keeper.flush()

    def leave(self) -> None:
        """Save what is not saved yet: the form is left, or another is asked for."""
        if self._slot is None or self._context.services is None:
            return
        kept = self.draft
        if self._keeper.waiting or self._collect() != (kept.content if kept is not None else None):
            self.flush()

    def forget(self) -> Draft | None:
        """Remove the draft: it was written, or put back; return what was kept."""
        gone, self._older, self._trouble = self.draft, False, None
        self._keeper.discard()
        self._keeper.begin(self._fresh(self._slot) if self._slot is not None else None)
        self._say()
        return gone

    def end(self) -> None:
        """Remove the draft and keep no other before something is asked for again."""
        self.forget()
        self._slot = None

    def rest(self) -> None:
        """Keep what is on disk and nothing else before something is asked for again."""
        self.leave()
        self._slot = None
        self._keeper.begin(None)
        self._say()

    def throw_away(self) -> None:
        """Remove the draft and show the form as it begins; that can be undone."""
        self._blank()
        gone, slot = self.forget(), self._slot
        if gone is None or slot is None:
            return

        def bring_back() -> None:
            services: Services = self._context.services
            instead = services.drafts.of_slot(services.catalogue_id, slot.name)
            if instead is not None:
                services.drafts.discard(instead.key)
            services.drafts.save(gone)
            if self._slot == slot:
                self.begin(slot)

        self._context.say(DISCARDED, bring_back, title=gone.title or slot.title)

    def _wanted(self) -> bool:
        if self._slot is None or self._context.services is None:
            return False
        wanted = self._collect() is not None
        if not wanted:
            self.forget()  # whatever was typed was taken back
        return wanted

    def _content(self) -> tuple[Mapping[str, Any], str]:
        title = self._slot.title if self._slot else ""
        return self._collect() or {}, self._named() if self._named else title

    def _on_focus(self, old: QWidget | None, _new: QWidget | None) -> None:
        if not isValid(self) or not self._keeper.waiting or old is None or not isValid(old):
            return
        if self._host.isAncestorOf(old):
            self.flush()

    def _on_failed(self, error: OSError | None) -> None:
        self._trouble = error
        self._say()

    def _say(self) -> None:
        texts, draft = self._context.texts, self.draft
        self.strip.setVisible(draft is not None or self._trouble is not None or self._is_elsewhere)
        self.throw_button.setVisible(draft is not None)
        self.older.setVisible(draft is not None and self._older)
        self.older.setText(texts(OLDER))
        if self._trouble is not None:
            self.words.setText(sentence(self._trouble, texts) or texts(NO_DRAFT))
        elif draft is not None and draft.saved is not None:
            at = draft.saved.astimezone()
            day = short(PartialDate.of(at.date()), texts.words)
            self.words.setText(texts(KEPT, date=day, time=f"{at:%H:%M:%S}"))
        elif self._is_elsewhere:
            self.words.setText(texts(ELSEWHERE))
