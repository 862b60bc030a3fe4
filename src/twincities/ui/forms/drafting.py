"""The draft of a form: saved a second after the last key and on leaving a field, until its record is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from twincities.domain.keys import Key
from twincities.domain.record import Kept
from twincities.domain.state import record_from, state_of
from twincities.i18n import N_
from twincities.services.drafts import Draft, new_draft
from twincities.ui.status import Status
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.domain.record import Record
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content, Shape
    from twincities.wiring import Services

Kind = TypeVar("Kind", bound="Record")
PAUSE = 1000
"""Milliseconds after the last key."""
BASE = "base"
"""Under which a draft keeps the record it began with, so that a parallel edit is noticed after a restart, too."""
DISCARDED = N_("Draft discarded: {title}")
ELSEWHERE = N_("Another window has a draft of this record; what is typed there is not shown here")
NO_DRAFT = N_("The draft cannot be kept on this computer")
SAVED = N_("Draft saved on this computer at {time} · not written to the register")


class DraftKeeper(QObject):
    """Keeps one form's draft.

    `touched` fires with every key, `failed` carries the OSError of a disk that refuses, None once it no longer does.
    """

    saved = Signal()
    touched = Signal()
    failed = Signal(object)

    def __init__(
        self,
        context: Context,
        noun: str,
        collect: Callable[[], tuple[Mapping[str, Any], str]],
        wanted: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`collect` returns the content as it stands and the draft's title, `wanted` whether it needs keeping.

        `parent` is the form, which hears of the focus to its end: what keeps its draft must not end before it.
        """
        super().__init__(parent)
        self._context = context
        self._noun = noun
        self._collect = collect
        self._wanted = wanted
        self.draft: Draft | None = None
        self._base: Kept[Any] | None = None
        self._refused = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._pause.isActive()

    @property
    def refused(self) -> bool:
        """Whether the disk refused the draft when it was last saved: what is typed stands in the window alone."""
        return self._refused

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        self.touched.emit()

    def begin(self, draft: Draft | None) -> None:
        """Keep another form's draft from now on, None for one that has none yet; the former is any window's."""
        self._pause.stop()
        services: Services | None = self._context.services
        if services is not None:
            if self.draft is not None and (draft is None or draft.key != self.draft.key):
                services.drafts.let_go(self.draft.key)
            if draft is not None and draft.saved is not None:
                draft = services.drafts.hold(draft)
        self.draft = draft

    def flush(self) -> None:
        """Save at once what was typed, if there is anything to keep."""
        self._pause.stop()
        self._collect()
        if self._wanted():
            self.save()

    def save(self, base: Kept[Any] | None = None) -> None:
        """Save now."""
        self._pause.stop()
        content, title = self._collect()
        services: Services = self._context.services
        draft = services.drafts.hold(self.draft or new_draft(self._noun, services.catalogue_id))
        base = base or self._base
        if base is not None:
            draft = replace(draft, record=base.key, version=base.version)
        stored: dict[str, Any] = {**content}
        if base is not None:
            stored[BASE] = state_of(base.record)
        try:
            self.draft = services.drafts.save(replace(draft, title=title, content=stored))
        except OSError as error:
            self._refused = True
            self.failed.emit(error)
            return
        if self._refused:
            self._refused = False
            self.failed.emit(None)
        self.saved.emit()

    def rest_on(self, base: Kept[Any] | None) -> None:
        """Say which record is being corrected, None for a new one."""
        self._base = base

    @property
    def is_elsewhere(self) -> bool:
        """Whether another window has a draft of the record that is being corrected."""
        services: Services | None = self._context.services
        if services is None or self._base is None:
            return False
        return services.drafts.elsewhere(services.catalogue_id, self._base.key)

    def discard(self) -> Draft | None:
        """Forget the draft and return it, so that it can be brought back."""
        self._pause.stop()
        gone, self.draft = self.draft, None
        if gone is not None:
            self._context.services.drafts.discard(gone.key)
        return gone

    def status(self) -> Status | None:
        """Return what the status bar says of the draft."""
        if self.draft is None or self.draft.saved is None:
            return None
        at = self.draft.saved.astimezone()
        return Status(SAVED, {"time": f"{at:%H:%M:%S}"}, "warn", Icon.DRAFT)


def content_of(draft: Draft, shape: Shape) -> Content | None:
    """Return the form that a draft keeps; None for another noun's or a later program's."""
    return shape.restored(draft.content) if draft.noun == shape.noun.noun else None


def base_of(draft: Draft, noun: type[Kind]) -> Kept[Kind] | None:
    """Return the record that a draft corrects as it was when the draft was begun, None for a new one."""
    state = draft.content.get(BASE)
    if draft.record is None or state is None:
        return None
    return Kept(Key(draft.record), draft.version, record_from(noun, state))
