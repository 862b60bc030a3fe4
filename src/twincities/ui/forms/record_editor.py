"""A page that writes one record: what is typed becomes a draft at once and a record when it is saved.

The works are the same for every noun: opening by key, drafts, steps that can be taken back, problems, saving, parallel
edits, leaving without a question. A noun brings its form (`Sheet`), reads it, and names its pages.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from twincities.domain.errors import DomainError, MissingRecordError
from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms import content as contents
from twincities.ui.forms.drafting import DraftKeeper
from twincities.ui.forms.fields import Problems
from twincities.ui.forms.following import LEADING, follow
from twincities.ui.forms.saving import After, Saving, Ways
from twincities.ui.forms.steps import Steps
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.main_window import WINDOW_TITLE
from twincities.ui.navigation import PROGRAM
from twincities.ui.status import Status
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept, Record
    from twincities.i18n import Message
    from twincities.services.drafts import Draft
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content, Shape
    from twincities.ui.forms.saving import SavingWords
    from twincities.ui.furniture.banners import Banner
    from twincities.ui.furniture.buttons import Button
    from twincities.ui.key_overlay import Legend

Kind = TypeVar("Kind", bound="Record")
QUIET = 120
"""Milliseconds after a key before the form is read anew; typing never waits for checks."""
REFUSED = NN_(
    "Not written yet: {count} error is to be settled first. The draft is kept.",
    "Not written yet: {count} errors are to be settled first. The draft is kept.",
)
DRAFT_KEPT = N_("Draft saved: {title}")
OPEN = NP_("button", "Open")
DISCARDED = N_("Draft discarded: {title}")
DRAFT_OF = NP_("title of a window", "{title} (draft)")


@dataclass(frozen=True, slots=True)
class Opened(Generic[Kind]):
    """A form to be shown: the record it corrects and the draft it continues, None where there is none.

    `is_news` tells a form that says something that neither the register nor a draft has.
    """

    content: Content
    kept: Kept[Kind] | None = None
    draft: Draft | None = None
    is_news: bool = False


class HoldsContent(Protocol):
    """A form's surroundings; `content` is replaced, never changed, so that earlier states can be kept."""

    content: Content


class Header(Protocol):
    """Says which record it is and how it stands with it."""

    title: Any

    def show_draft(self, *, shown: bool) -> None:
        """Show that what stands here is not written yet."""

    def show_problems(self, errors: int, warnings: int) -> None:
        """Count what forbids saving and what is only remarked."""


class Sheet(Protocol):
    """A noun's form: a widget with header, fields, and a place for banners."""

    header: Header
    discard: Button

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner in place of the one before."""


class RecordEditor(QWidget, Generic[Kind]):
    """Opened with a record's key, a draft's key, or what else a noun's `opened` understands."""

    page: ClassVar[str]
    list_page: ClassVar[str]
    saved: ClassVar[Message]
    saving_words: ClassVar[SavingWords]
    legend: ClassVar[Sequence[Legend]]
    shape: ClassVar[Shape]

    sheet: Any

    def __init__(self, context: Context, desk: HoldsContent) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._holder = desk
        self._kept: Kept[Kind] | None = None
        self._clean: Content = self.shape.blank()
        self._steps = Steps(self.shape.blank())
        self.stack = QStackedWidget()
        column(self).addWidget(self.stack)
        self.drafts = DraftKeeper(context, self.shape.noun.noun, self._for_draft, lambda: self.is_dirty)
        self.drafts.setParent(self)
        self.problems = Problems(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET)
        self._pause.timeout.connect(self.refresh)

    def assemble(self, sheet: QWidget) -> None:
        """Put the form in and begin with an empty one; everything that acts on it has been made."""
        self.sheet = sheet
        self.stack.addWidget(sheet)
        self.saving: Saving[Kind] = Saving(
            self._context,
            self.saving_words,
            self.stack,
            self.sheet,
            self.drafts,
            Ways(self._written, self.close_it, self.save),
        )
        self.sheet.discard.clicked.connect(self.discard_draft)
        self.drafts.saved.connect(lambda: self._context.status.emit(self.drafts.status()))
        self._context.changed.connect(self._on_changed)
        self._context.texts.changed.connect(self._speak)
        bind(self.sheet, "Ctrl+S", lambda: self.save(After.STAY))
        for enter in ("Return", "Enter"):
            bind(self.sheet, f"Ctrl+{enter}", self.save_and_close)

    # -------------------------------------------------------------------------- what a noun brings

    def opened(self, key: str) -> Opened[Kind]:
        """Return the form that a key opens; MissingRecordError where there is nothing under it."""
        raise NotImplementedError

    def open_kept(self, key: Key) -> Kept[Kind]:
        """Read the record as the register has it."""
        raise NotImplementedError

    def content_of(self, kept: Kept[Kind]) -> Content:
        """Return the form of a record as it is kept."""
        raise NotImplementedError

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        raise NotImplementedError

    def collect(self) -> None:
        """Take the content out of the fields."""
        raise NotImplementedError

    def commit(self) -> None:
        """Accept what is being written in a cell, and take the content out of the fields."""
        self.collect()

    def read(self) -> None:
        """Read the content, and say what is to be said of it: title, problems, counts."""
        raise NotImplementedError

    def check_all(self, *, begin: bool = False) -> None:
        """Say everything that is wrong from now on; `begin` forgets what was said of the form before."""
        raise NotImplementedError

    def write(self, after: After) -> bool:
        """Write the record; False where something forbids it."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where typing begins."""
        raise NotImplementedError

    def following(self) -> Content:
        """Return the form of the next record."""
        return self.shape.blank()

    # ------------------------------------------------------------------------------------ opening

    def open_record(self, key: str) -> None:
        """Open what a key names."""
        try:
            self._begin(self.opened(key))
            self._follow()
            self._look_again()
        except (DomainError, ValueError) as error:
            self._begin(Opened(self.shape.blank()))
            self._context.fail(error)

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return self.legend

    def leave(self) -> None:
        """Put the draft away; nothing is asked."""
        self.saving.rest()
        self.saving.back_to_form()
        self.commit()
        if not self.is_dirty:
            self.drafts.discard()  # whatever was typed was taken back
            self._begin(Opened(self.shape.blank()))
            return
        self.drafts.save()
        draft = self.drafts.draft
        if draft is not None:
            key = draft.key
            self._context.say(
                DRAFT_KEPT, lambda: self._context.open(self.page, key), link=OPEN, title=draft.title
            )
        self._begin(Opened(self.shape.blank()))

    @property
    def is_dirty(self) -> bool:
        """Whether something stands here that is not in the register."""
        content = self._holder.content
        if contents.says_same(content, self._clean):
            return False
        return self._kept is not None or self.shape.is_touched(content)

    @property
    def content(self) -> Content:
        """The form as it stands."""
        return self._holder.content

    def _begin(self, what: Opened[Kind]) -> None:
        """Show another form; the way back through the former one is forgotten."""
        self._kept = what.kept
        self.saving.rest()
        self.drafts.begin(what.draft)
        self.drafts.rest_on(what.kept)
        self.check_all(begin=True)
        if what.draft is not None:
            self.check_all()
        self._show(what.content)
        self._steps.begin(self._holder.content)
        if what.draft is None and not what.is_news:
            self._clean = deepcopy(self._holder.content)
        else:
            self._clean = self.shape.blank() if what.kept is None else self.content_of(what.kept)
        self.refresh()
        self._gone = False
        if what.kept is None:
            self.saving.show_bin(deleted=False)
        else:
            self.tell_bin(what.kept)

    def _show(self, content: Content) -> None:
        self._holder.content = deepcopy(content)
        self.show_content(self._holder.content)
        self.collect()
        self.refresh()

    def _speak(self) -> None:
        """Say everything in the language of now, the names of records too."""
        if self._context.services is None:
            return
        self.collect()
        content = deepcopy(self._holder.content)
        keys = contents.referred(content)
        names = self._context.services.history.names(keys, self._context.texts.language) if keys else {}
        content["names"].update({str(key): name for key, name in names.items()})
        self._replace(content, touched=False)

    # ------------------------------------------------------------------------------------- typing

    def refresh(self) -> None:
        """Read the form and say what is to be said of it."""
        self._pause.stop()
        self.collect()
        self.read()
        dirty = self.is_dirty
        header: Header = self.sheet.header
        header.show_draft(shown=dirty)
        self.sheet.discard.setVisible(dirty)
        header.show_problems(self.problems.errors, self.problems.warnings)
        self._say_window_title()

    def _say_window_title(self) -> None:
        """Let the window's title carry the record, and that it is a draft."""
        if not self.isVisible():
            return
        texts, title = self._context.texts, self.sheet.header.title.text()
        shown = texts(DRAFT_OF, title=title) if self.is_dirty else title
        self.window().setWindowTitle(texts(WINDOW_TITLE, page=shown, program=texts(PROGRAM)))

    def _on_typed(self) -> None:
        self._pause.start()
        self.drafts.touch()

    def checkpoint(self, *, save: bool = True) -> None:
        """End a step of typing: it can be taken back, and the draft is saved."""
        self.refresh()
        stepped = self._steps.record(self._holder.content)
        if save and (stepped or self.drafts.waiting) and self.is_dirty:
            self.drafts.save()

    def take_back(self) -> bool:
        """Take back the last step of typing (Ctrl+Z); False where there is none, so that records are asked."""
        self.commit()
        self.checkpoint()
        return self._step(self._steps.back())

    def do_again(self) -> bool:
        """Do again what was taken back; False where there is nothing."""
        return self._step(self._steps.ahead())

    def _step(self, content: Content | None) -> bool:
        if content is not None:
            self._replace(content)
        return content is not None

    def _replace(self, content: Content, *, touched: bool = True) -> None:
        """Show another state of the same form."""
        self._show(content)
        if touched:
            self.drafts.touch()

    def correct(self, values: Mapping[str, object], row: str = "") -> None:
        """Write values of the record, or of one of its rows, on the person's behalf: a repair."""
        self.commit()
        content = deepcopy(self._holder.content)
        if not row:
            content["fields"].update(values)
        for rows in content["parts"].values():
            for one in rows:
                if row and one["key"] == row:
                    one.update(values)
        self._replace(content)
        self.checkpoint()

    def _for_draft(self) -> tuple[Content, str]:
        self.collect()
        self.refresh()
        return self._holder.content, self.sheet.header.title.text()

    # ------------------------------------------------------------------------------------- saving

    def save_and_close(self) -> None:
        """Write the record and go back to the list."""
        self.save(After.CLOSE)

    def save(self, after: After = After.STAY) -> None:
        """Write the record, all of it or nothing; with errors go to the first one."""
        self._follow()
        self.commit()
        self.check_all()
        self.checkpoint()
        if self.write(after):
            return
        self.saving.rest()
        self.drafts.save()
        self._context.status.emit(Status(REFUSED, {"count": max(1, self.problems.errors)}, "bad", Icon.ERROR))
        self.problems.go_to_first_error()

    def _written(self, changed: Changed, after: After) -> None:
        title = self.sheet.header.title.text()
        following = self.following()
        self.drafts.discard()
        kept = self.open_kept(changed.key)
        self._begin(Opened(self.content_of(kept), kept))
        self._context.status.emit(None)
        self._context.apply(changed, self.saved, title=title)
        if after is After.NEXT:
            self._begin(Opened(following))
            self.focus_first()
        elif after is After.CLOSE:
            self.go_to(changed.key)

    # -------------------------------------------------------------------------------------- leaving

    def go_to(self, key: str) -> None:
        """Go where a written record is shown."""
        self._context.open(self.list_page, key)

    def close_it(self) -> None:
        """Go back; the draft stays."""
        self._context.open(self.list_page, self._kept.key if self._kept else "")

    def discard_draft(self) -> None:
        """Give up what was typed; the toast brings it back."""
        self.commit()
        if self.drafts.waiting or self.drafts.draft is None:
            self.drafts.save()
        title = self.sheet.header.title.text()
        gone, kept = self.drafts.discard(), self._kept
        if kept is None:
            self._begin(Opened(self.shape.blank()))
        else:
            fresh = self.open_kept(kept.key)
            self._begin(Opened(self.content_of(fresh), fresh))
        self._context.status.emit(None)
        if gone is not None:
            self._context.say(DISCARDED, lambda: self._bring_back(gone), title=title)
        self.focus_first()

    def _bring_back(self, draft: Draft) -> None:
        self._context.services.drafts.save(draft)
        self._context.open(self.page, draft.key)

    def _on_changed(self, changed: Changed) -> None:
        """Follow what happened elsewhere (undo, another page) to the record, and to places that the form names."""
        if self._context.services is None:
            return
        if changed.act in LEADING:
            self._follow()
        if self._kept is not None and self._kept.key in changed.keys:
            self._look_again()

    def event(self, event: QEvent) -> bool:
        """Look at the record again when the person comes back: another window may have changed it."""
        if event.type() == QEvent.Type.WindowActivate and self.isVisible():
            self._follow()
            self._look_again()
        return super().event(event)

    def _follow(self) -> None:
        """Let what is typed name the places that are there today; what is not typed is read anew anyhow."""
        self.collect()  # what the form was not asked for yet since the last key
        if not self.is_dirty:
            return
        self.commit()
        led = follow(self._context, self._holder.content)
        if led is not None:
            self._replace(led)

    def _look_again(self) -> None:
        """Show the record as it is by now; what is typed stays, and is told where the record is gone."""
        kept = self._kept
        if kept is None or self._context.services is None or self.stack.currentWidget() is not self.sheet:
            return
        try:
            fresh = self.open_kept(kept.key)
        except MissingRecordError:
            self._tell_gone(None)
            return
        if (fresh.version, fresh.deleted) == (kept.version, kept.deleted):
            return
        self.collect()
        if not self.is_dirty:
            self._begin(Opened(self.content_of(fresh), fresh))
        elif fresh.deleted or self._gone:
            self._tell_gone(fresh)

    _gone = False
    """Whether the record was deleted while somebody types."""

    def _tell_gone(self, fresh: Kept[Kind] | None) -> None:
        """Say what became of the record; what was typed is a draft at once."""
        if self.is_dirty:
            self.drafts.save()
        self._gone = fresh is None or fresh.deleted
        if fresh is None:
            self.saving.show_removed()
        else:
            self.tell_bin(fresh)

    def tell_bin(self, kept: Kept[Kind]) -> None:
        """Say that the record lies in the bin, or nothing any more."""
        self.saving.show_bin(deleted=kept.deleted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on, and say what the draft's state is."""
        super().focusInEvent(event)
        self.focus_first()
        self._say_window_title()
        if self.is_dirty:
            self._context.status.emit(self.drafts.status())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves once nothing nearer wants it."""
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is self.sheet:
            self.close_it()
        else:
            super().keyPressEvent(event)
