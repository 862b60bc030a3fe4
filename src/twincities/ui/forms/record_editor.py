"""A page that writes one record: what is typed becomes a draft at once and a record when it is saved.

The works are the same for every noun: opening by key, drafts, steps that can be taken back, problems, saving, parallel
edits, leaving without a question. A noun brings its form (`Sheet`), reads it, and names its pages.
"""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget

from twincities.domain.errors import DraftElsewhereError
from twincities.domain.keys import Key
from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms import content as contents
from twincities.ui.forms.bound import settle_typing
from twincities.ui.forms.drafting import DISCARDED, DraftKeeper, base_of, content_of
from twincities.ui.forms.editor_header import window_title
from twincities.ui.forms.fields import Problems
from twincities.ui.forms.following import Following
from twincities.ui.forms.noun_form import Kind, NounForm, Opened
from twincities.ui.forms.saving import After, Saving, Ways
from twincities.ui.forms.steps import Steps
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.status import Status
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.services.drafts import Draft
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.sheet import Header, HoldsContent
    from twincities.ui.key_overlay import Legend

__all__ = ("Opened", "RecordEditor")  # what the pages of nouns are made of

QUIET = 120
"""Milliseconds after a key before the form is read anew; typing never waits for checks."""
REFUSED = NN_(
    "Not written yet: {count} error is to be settled first. The draft is kept.",
    "Not written yet: {count} errors are to be settled first. The draft is kept.",
)
DRAFT_KEPT = N_("Draft saved: {title}")
ROW_DELETED = N_("Row deleted")
OPEN = NP_("button", "Open")


class RecordEditor(NounForm[Kind]):
    """Opened with a record's key, a draft's key, or what else a noun's `opened` understands."""

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
        self.drafts = DraftKeeper(context, self.shape.noun.noun, self._for_draft, lambda: self.is_dirty, self)
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
        self.elsewhere = Following(self._context, self, self._replace)
        self.sheet.discard.clicked.connect(self.discard_draft)
        self.drafts.saved.connect(lambda: self._context.status.emit(self.drafts.status()))
        self._context.changed.connect(self._on_changed)
        self._context.texts.changed.connect(self._speak)
        bind(self.sheet, "Ctrl+S", lambda: self.save(After.STAY))
        for enter in ("Return", "Enter"):
            bind(self.sheet, f"Ctrl+{enter}", self.save_and_close)

    # ------------------------------------------------------------------------------------ opening

    def open_record(self, key: str) -> None:
        """Open what a key names."""
        try:
            self._begin(self.opened(key))
            self._catch_up()
        except Exception as error:  # noqa: BLE001 - said in the window; never is another record left here instead
            self.rest_on(None)
            self._context.fail(error)

    def opened(self, key: str) -> Opened[Kind]:
        """Return the draft that a key names, or that of the record it names, or else the record itself."""
        services, named = self._context.services, Key(key)
        try:
            draft = services.drafts.open(named) or services.drafts.of_record(services.catalogue_id, named)
        except DraftElsewhereError as error:
            if error.record is None:
                raise
            return self.opened(error.record)
        content = content_of(draft, self.shape) if draft else None
        if draft is not None and content is not None:
            noun: type[Kind] = self.shape.noun  # type: ignore[assignment] # the shape is that of the noun
            return Opened(self._named_now(content), base_of(draft, noun), draft)
        kept = self.open_kept(named)
        return Opened(self.content_of(kept), kept)

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return self.legend

    def leave(self) -> None:
        """Put the draft away; nothing is asked."""
        self._let_go()
        self.saving.rest()
        self.saving.back_to_form()
        self.commit()
        if not self.is_dirty:
            self.drafts.discard()  # whatever was typed was taken back
            self.rest_on(None)
            return
        self.drafts.save()
        draft = self.drafts.draft
        if draft is not None:
            key = draft.key
            self._context.say(
                DRAFT_KEPT, lambda: self._context.open(self.page, key), link=OPEN, title=draft.title
            )
        self.rest_on(None)

    def _let_go(self) -> None:
        """Take the keyboard out of the form: it would come back to its field first, and count as having left it."""
        field = self.focusWidget()
        if field is not None:
            field.clearFocus()

    @property
    def is_dirty(self) -> bool:
        """Whether something stands here that is not in the register."""
        content = self._holder.content
        if contents.says_same(content, self._clean) and not contents.has_begun(content):
            return False
        return self._kept is not None or self.shape.is_touched(content)

    @property
    def is_settling(self) -> bool:
        """Whether a parallel edit is being settled in the form's place."""
        return self.stack.currentWidget() is not self.sheet

    @property
    def content(self) -> Content:
        """The form as it stands."""
        return self._holder.content

    @property
    def kept(self) -> Kept[Kind] | None:
        """The record as it was when the form began with it, None for a new one."""
        return self._kept

    def rest_on(self, kept: Kept[Kind] | None) -> None:
        """Show a record as the register has it, without one an empty form."""
        self._begin(Opened(self.shape.blank() if kept is None else self.content_of(kept), kept))

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
        self.elsewhere.begin()
        self.tell_bin(what.kept)
        self._look_elsewhere()

    def _look_elsewhere(self) -> None:
        """Say in the header whether another window has a draft of this record."""
        self.sheet.header.show_elsewhere(shown=self.drafts.is_elsewhere)

    def _show(self, content: Content) -> None:
        self._holder.content = deepcopy(content)
        self.show_content(self._holder.content)
        self.refresh()

    def _speak(self) -> None:
        """Say everything in the language of now, the names of records too."""
        if self._context.services is not None:
            self.collect()
            self._replace(self._named_now(self._holder.content), touched=False)

    def _named_now(self, content: Content) -> Content:
        """Return a form in which records are called as they are in the window's language."""
        names = self._context.services.history.names
        return contents.renamed(content, partial(names, language=self._context.texts.language))

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
        if self.isVisible():
            title = self.sheet.header.title.text()
            self.window().setWindowTitle(window_title(self._context.texts, title, draft=self.is_dirty))

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        self.drafts.touch()

    def checkpoint(self, *, save: bool = True) -> None:
        """End a step of typing: it can be taken back, and the draft is saved."""
        self.refresh()
        stepped = self._steps.record(self._holder.content)
        if save and (stepped or self.drafts.waiting) and self.is_dirty:
            self.drafts.save()

    def end_cell(self, now: QModelIndex, before: QModelIndex) -> None:
        """End a step with each cell; the disk is asked with each row, else a second after the last key."""
        row_left = now.row() != before.row()
        QTimer.singleShot(0, self, lambda: self._after_cell(save=row_left))

    def _after_cell(self, *, save: bool) -> None:
        if self._pause.isActive():
            self.checkpoint(save=save)

    def end_row(self, *_removed: object) -> None:
        """End a step with a row that was taken out, and offer it back."""
        self.checkpoint()
        self._context.say(ROW_DELETED, self.take_back)

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
            self._replace({**content, "begun": self._holder.content["begun"]})
        return content is not None

    def _replace(self, content: Content, *, touched: bool = True) -> None:
        """Show another state of the same form."""
        self._show(content)
        if touched:
            self.drafts.touch()

    def correct(self, values: Mapping[str, object], row: str = "") -> None:
        """Write values of the record, or of one of its rows, on the person's behalf: a repair."""
        self.commit()
        self.put_content(contents.with_values(self._holder.content, values, row))

    def put_content(self, content: Content) -> None:
        """Show what a deed made of the form: a step that can be taken back."""
        self._replace(content)
        self.checkpoint()

    def _for_draft(self) -> tuple[Content, str]:
        self.refresh()
        return self._holder.content, self.sheet.header.title.text()

    # ------------------------------------------------------------------------------------- saving

    def save_and_close(self) -> None:
        """Write the record and go back to the list."""
        self.save(After.CLOSE)

    def save(self, after: After = After.STAY) -> None:
        """Write the record, all of it or nothing; with errors go to the first one."""
        self.elsewhere.follow_places()
        settle_typing(self)
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
        self.rest_on(self.open_kept(changed.key))
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
        self.rest_on(self.open_kept(kept.key) if kept is not None else None)
        self._context.status.emit(None)
        if gone is not None:
            self._context.say(DISCARDED, lambda: self._bring_back(gone), title=title)
        self.focus_first()

    def _bring_back(self, draft: Draft) -> None:
        self._context.services.drafts.save(draft)
        self._context.open(self.page, draft.key)

    # ------------------------------------------------------------------------------ what happens elsewhere

    def _on_changed(self, changed: Changed) -> None:
        """Follow what happened elsewhere (undo, another page) to the record, and to places that the form names."""
        self.elsewhere.hear(changed)

    def event(self, event: QEvent) -> bool:
        """Look at the record again when the person comes back: another window may have changed it."""
        if event.type() == QEvent.Type.WindowActivate and self.isVisible():
            self._look_elsewhere()
            self._catch_up()
        return super().event(event)

    def _catch_up(self) -> None:
        self.elsewhere.follow_places()
        self.elsewhere.look_again()

    def tell_bin(self, kept: Kept[Kind] | None) -> None:
        """Say that the record lies in the bin, or nothing any more."""
        self.saving.show_bin(deleted=kept is not None and kept.deleted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on, and say what the draft's state is."""
        super().focusInEvent(event)
        self.focus_first()
        self._say_window_title()
        if self.is_dirty:
            self._context.status.emit(self.drafts.status())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves once nothing nearer wants it."""
        if event.key() == Qt.Key.Key_Escape and not self.is_settling:
            self.close_it()
        else:
            super().keyPressEvent(event)
