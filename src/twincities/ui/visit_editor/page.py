"""The visit editor's page: what is typed becomes a draft at once and a visit when it is saved."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from twincities.domain.errors import DomainError
from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms.drafting import DraftKeeper
from twincities.ui.forms.fields import Problems
from twincities.ui.forms.saving import After, Saving, SavingWords
from twincities.ui.forms.steps import Steps
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.main_window import WINDOW_TITLE
from twincities.ui.navigation import PROGRAM
from twincities.ui.status import Status
from twincities.ui.theme.icons import Icon
from twincities.ui.visit_editor import form
from twincities.ui.visit_editor.desk import EditorDesk
from twincities.ui.visit_editor.layout import KEYS, EditorLayout
from twincities.ui.visit_editor.opening import Opened, content_of_kept, opened, opened_visit
from twincities.ui.visit_editor.reading import read_form
from twincities.ui.visit_editor.remarks import Remarks
from twincities.ui.visit_editor.sourcing import Sourcing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.domain.source import Source
    from twincities.domain.visit import Visit
    from twincities.services.drafts import Draft
    from twincities.ui.context import Context
    from twincities.ui.forms.saving import Put
    from twincities.ui.key_overlay import Legend
    from twincities.ui.visit_editor.form import Content
    from twincities.ui.visit_editor.reading import Reading

PAGE = "visit-editor"
LIST = "visits"
QUIET = 120
"""Milliseconds after a key before the form is read anew; typing never waits for checks."""

SAVED = N_("Visit written to the register: {title}")
REFUSED = NN_(
    "Not written yet: {count} error is to be settled first. The draft is kept.",
    "Not written yet: {count} errors are to be settled first. The draft is kept.",
)
DRAFT_KEPT = N_("Draft saved: {title}")
OPEN = NP_("button", "Open")
DISCARDED = N_("Draft discarded: {title}")
DRAFT_OF = NP_("title of a window", "{title} (draft)")
ROW_DELETED = N_("Row deleted")
WORDS = SavingWords(
    trouble=N_("The visit could not be written. Nothing is lost: the draft is kept."),
    in_bin=N_("This visit lies in the bin"),
)


class VisitEditor(QWidget):
    """Opened with a visit's key, a draft's key, "partnership:KEY" or nothing (a new visit)."""

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._desk = EditorDesk(context, today)
        self._kept: Kept[Visit] | None = None
        self._clean: Content = form.blank()
        self._steps = Steps(form.blank())
        self._reading: Reading | None = None
        self.stack = QStackedWidget()
        column(self).addWidget(self.stack)
        self.sheet = EditorLayout(self._desk, self.close_it, self.save_and_close)
        self.stack.addWidget(self.sheet)
        self.drafts = DraftKeeper(context, "visit", self._for_draft, lambda: self.is_dirty)
        self.problems = Problems(self)
        self.problems.watch(*self.sheet.basics, *(table.table for table in self.sheet.tables.values()))
        self.remarks = Remarks(self._desk, self.sheet, self.correct)
        self.saving: Saving[Visit] = Saving(
            context, WORDS, self.stack, self.sheet, self.drafts, self._written, self.close_it
        )
        self.sourcing = Sourcing(self._desk, self.sheet, self._commit, self._replace_content)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET)
        self._pause.timeout.connect(self.refresh)
        self._connect()
        self._bind()
        self._begin(Opened(form.blank()))

    # ------------------------------------------------------------------------------------ opening

    def open_record(self, key: str) -> None:
        """Open a visit with the draft that corrects it, a draft, or a new visit of a partnership."""
        try:
            self._begin(opened(self._desk, key))
        except (DomainError, ValueError) as error:
            self._begin(Opened(form.blank()))
            self._context.fail(error)

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def leave(self) -> None:
        """Put the draft away; nothing is asked."""
        self.saving.back_to_form()
        self._commit()
        if not self.is_dirty:
            self.drafts.discard()  # whatever was typed was taken back
            self._begin(Opened(form.blank()))
            return
        self.drafts.save()
        draft = self.drafts.draft
        if draft is not None:
            key = draft.key
            self._context.say(DRAFT_KEPT, lambda: self._context.open(PAGE, key), link=OPEN, title=draft.title)
        self._begin(Opened(form.blank()))

    @property
    def is_dirty(self) -> bool:
        """Whether something stands here that is not in the register."""
        content = self._desk.content
        if form.says_same(content, self._clean):
            return False
        return self._kept is not None or form.is_touched(content)

    @property
    def content(self) -> Content:
        """The form as it stands."""
        return self._desk.content

    def _begin(self, what: Opened) -> None:
        """Show another form; the way back through the former one is forgotten."""
        self._kept = what.kept
        self.drafts.begin(what.draft)
        self.drafts.rest_on(what.kept)
        self.remarks.begin()
        self.saving.show_bin(deleted=what.kept is not None and what.kept.deleted)
        if what.draft is not None:
            self.remarks.check_all()
        self._show(what.content)
        self._steps.begin(self._desk.content)
        if what.draft is None:
            self._clean = deepcopy(self._desk.content)
        else:
            self._clean = form.blank() if what.kept is None else content_of_kept(self._desk, what.kept)
        self.refresh()

    def _show(self, content: Content) -> None:
        self._desk.content = deepcopy(content)
        self._desk.dates = read_form(content, self._desk.texts.words, self._desk.today()).dates
        self.sheet.basics.show(self._desk.content)
        for table in self.sheet.tables.values():
            table.show(self._desk.content)
        self._collect()
        self.sourcing.show_marks()
        self.refresh()

    def _speak(self) -> None:
        """Say everything in the language of now, the names of records too."""
        self._collect()
        keys = form.referred(self._desk.content)
        names = self._desk.services.history.names(keys, self._desk.texts.language) if keys else {}
        content = deepcopy(self._desk.content)
        content["names"].update({str(key): name for key, name in names.items()})
        self._replace(content, touched=False)

    # ------------------------------------------------------------------------------------- typing

    def refresh(self) -> None:
        """Read the form and say what is to be said of it."""
        self._pause.stop()
        self._collect()
        desk = self._desk
        self._reading = read_form(desk.content, desk.texts.words, desk.today())
        moved = desk.dates != self._reading.dates
        desk.dates = self._reading.dates
        self.remarks.show(self._reading)
        self.sheet.header.show_title(
            desk.name(desk.content["fields"].get("host")), desk.dates, new=self._kept is None
        )
        dirty = self.is_dirty
        self.sheet.header.show_draft(shown=dirty)
        self.sheet.discard.setVisible(dirty)
        self.sheet.header.show_problems(self.problems.errors, self.problems.warnings)
        for table in self.sheet.tables.values():
            table.count()
            if moved:
                table.table.grid.show_headings()
        self._say_window_title()

    def _say_window_title(self) -> None:
        """Let the window's title carry the record, and that it is a draft."""
        if not self.isVisible():
            return
        texts, title = self._desk.texts, self.sheet.header.title.text()
        shown = texts(DRAFT_OF, title=title) if self.is_dirty else title
        self.window().setWindowTitle(texts(WINDOW_TITLE, page=shown, program=texts(PROGRAM)))

    def _collect(self) -> None:
        desk = self._desk
        content: Content = {
            "form": form.FORM,
            "fields": dict(desk.content["fields"]),
            "parts": dict(desk.content["parts"]),
            "typed": dict(desk.content["typed"]),
            "names": dict(desk.content["names"]),
        }
        self.sheet.basics.write(content)
        for table in self.sheet.tables.values():
            table.write(content)
        desk.content = form.pruned(content)

    def _on_typed(self) -> None:
        self._pause.start()
        self.drafts.touch()

    def _on_left(self, name: str) -> None:
        self.sheet.basics.complete(name)
        if self.sheet.basics.making_place_for() != name:
            self.remarks.checked("", "", name)
        self.checkpoint()

    def _on_cell(self, part: str, now: QModelIndex, before: QModelIndex) -> None:
        """Let what is wrong with a cell be said once it was left; with its row, once that is."""
        section = self.sheet.tables[part]
        if before.isValid():
            self.remarks.left_cell(section, before.row(), before.column(), row_left=now.row() != before.row())
        row_left = now.row() != before.row()
        QTimer.singleShot(0, self, lambda: self._after_cell(row_left=row_left))
        if now.isValid():
            QTimer.singleShot(0, section.table.grid, lambda: self.sheet.bring_into_sight(section.table.grid))

    def _after_cell(self, *, row_left: bool) -> None:
        """End a step with each cell; the disk is asked with each row, else a second after the last key."""
        if self._pause.isActive():
            self.checkpoint(save=row_left)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self.isVisible() or new is None or not self.isAncestorOf(new):
            return
        before = self.sheet.section_of(old if old is not None and isValid(old) else None)
        now = self.sheet.section_of(new)
        if before and now != before and before in self.sheet.tables:
            self._left_table(before)
        if now:
            self.sheet.rail.show_current(now)
            self.sheet.bring_into_sight(new)

    def _left_table(self, part: str) -> None:
        self.remarks.left_section(self.sheet.tables[part])
        programme = self.sheet.tables[part]
        order = getattr(programme, "order", None)
        if order is not None and programme.table.model_.rows and self.is_dirty:
            order()
        self.checkpoint()

    def checkpoint(self, *, save: bool = True) -> None:
        """End a step of typing: it can be taken back, and the draft is saved."""
        self.refresh()
        stepped = self._steps.record(self._desk.content)
        if save and (stepped or self.drafts.waiting) and self.is_dirty:
            self.drafts.save()

    def take_back(self) -> bool:
        """Take back the last step of typing (Ctrl+Z); False where there is none, so that records are asked."""
        self._commit()
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
        """Show another state of the same form with the keyboard where it was."""
        places = {
            part: (table.table.grid.currentIndex().row(), table.table.grid.currentIndex().column())
            for part, table in self.sheet.tables.items()
        }
        self._show(content)
        for part, (row, place) in places.items():
            grid = self.sheet.tables[part].table.grid
            if row >= 0:
                grid.setCurrentIndex(grid.entries.index(min(row, grid.entries.rowCount() - 1), place))
        if touched:
            self.drafts.touch()

    def _replace_content(self, content: Content) -> None:
        self._replace(content)
        self.checkpoint()

    def correct(self, values: Mapping[str, object], row: str = "") -> None:
        """Write values of the visit, or of one of its rows, on the person's behalf: a repair."""
        self._commit()
        self._collect()
        content = deepcopy(self._desk.content)
        if not row:
            content["fields"].update(values)
        for rows in content["parts"].values():
            for one in rows:
                if row and one["key"] == row:
                    one.update(values)
        self._replace(content)
        self.checkpoint()

    def _commit(self) -> None:
        for table in self.sheet.tables.values():
            table.table.grid.commit()
        self._collect()

    def _for_draft(self) -> tuple[Content, str]:
        self._collect()
        self.refresh()
        return self._desk.content, self.sheet.header.title.text()

    # ------------------------------------------------------------------------------------- saving

    def save_and_close(self) -> None:
        """Write the visit and go back to the list."""
        self.save(After.CLOSE)

    def save(self, after: After = After.STAY) -> None:
        """Write the visit, all of it or nothing; with errors go to the first one."""
        self._commit()
        self.remarks.check_all()
        self.checkpoint()
        reading = self._reading
        if reading is None or reading.record is None:
            self.drafts.save()
            self._context.status.emit(
                Status(REFUSED, {"count": max(1, self.problems.errors)}, "bad", Icon.ERROR)
            )
            self.problems.go_to_first_error()
            return
        self.saving.write(reading.record, self._kept, after, self._put(reading.sources))

    def _put(self, sources: Mapping[Key, Source]) -> Put[Visit]:
        visits = self._desk.services.visits

        def put(record: Visit, base: Kept[Visit] | None) -> Changed:
            if base is None:
                return visits.record_visit(record, sources=sources)
            return visits.correct_visit(base, record, sources)

        return put

    def _written(self, changed: Changed, after: After) -> None:
        title = self.sheet.header.title.text()
        following = form.for_next(self._desk.content)
        self.drafts.discard()
        self._begin(opened_visit(self._desk, changed.key))
        self._context.status.emit(None)
        self._context.apply(changed, SAVED, title=title)
        if after is After.NEXT:
            self._begin(Opened(following))
            self.focus_first()
        elif after is After.CLOSE:
            self._context.open(LIST, changed.key)

    # -------------------------------------------------------------------------------------- leaving

    def close_it(self) -> None:
        """Go back to the list; the draft stays."""
        self._context.open(LIST, self._kept.key if self._kept else "")

    def discard_draft(self) -> None:
        """Give up what was typed; the toast brings it back."""
        self._commit()
        if self.drafts.waiting or self.drafts.draft is None:
            self.drafts.save()
        title = self.sheet.header.title.text()
        gone, kept = self.drafts.discard(), self._kept
        self._begin(opened_visit(self._desk, kept.key) if kept else Opened(form.blank()))
        self._context.status.emit(None)
        if gone is not None:
            self._context.say(DISCARDED, lambda: self._bring_back(gone), title=title)
        self.focus_first()

    def _bring_back(self, draft: Draft) -> None:
        self._desk.services.drafts.save(draft)
        self._context.open(PAGE, draft.key)

    def _on_row_removed(self, _entry: object) -> None:
        self.checkpoint()
        self._context.say(ROW_DELETED, self.take_back)

    def _on_changed(self, changed: Changed) -> None:
        """Follow what happened to the visit elsewhere (undo, another page) while nothing is being typed."""
        kept = self._kept
        if kept is None or kept.key not in changed.keys or self.is_dirty:
            return
        fresh = self._desk.services.visits.open(kept.key)
        if (fresh.version, fresh.deleted) != (kept.version, kept.deleted):
            self._begin(Opened(content_of_kept(self._desk, fresh), fresh))

    # ------------------------------------------------------------------------------------- wiring

    def focus_first(self) -> None:
        """Put the keyboard where typing begins: a new visit's partnership, else the first required gap."""
        fields = self.sheet.basics.fields
        empty = [name for name in ("start", "sending", "host") if not self._desk.content["fields"].get(name)]
        untouched = self._kept is None and not form.is_touched(self._desk.content)
        first = "partnership" if untouched or not empty else empty[0]
        fields[first].control.setFocus()
        self.sheet.view.verticalScrollBar().setValue(0)

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

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.basics.edited.connect(lambda _name: self._on_typed())
        sheet.basics.left.connect(self._on_left)
        for part, table in sheet.tables.items():
            table.edited.connect(self._on_typed)
            table.typed.connect(self._on_typed)
            table.row_removed.connect(self._on_row_removed)
            table.repair_wanted.connect(self.correct)
            model = table.table.grid.selectionModel()
            model.currentChanged.connect(lambda now, before, name=part: self._on_cell(name, now, before))
        sheet.discard.clicked.connect(self.discard_draft)
        bar = sheet.view.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._on_scroll())
        self.drafts.saved.connect(lambda: self._context.status.emit(self.drafts.status()))
        self._context.changed.connect(self._on_changed)
        self._context.texts.changed.connect(self._speak)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_scroll(self) -> None:
        focus = self.sheet.section_of(QApplication.focusWidget())
        if not focus or not self.sheet.view.underMouse():
            return
        self.sheet.rail.show_current(self.sheet.section_in_sight())

    def _bind(self) -> None:
        bind(self.sheet, "Ctrl+S", lambda: self.save(After.STAY))
        for enter in ("Return", "Enter"):
            bind(self.sheet, f"Ctrl+{enter}", self.save_and_close)
            bind(self.sheet, f"Ctrl+Shift+{enter}", lambda: self.save(After.NEXT))
        bind(self.sheet, "F9", self.sourcing.attach)
        bind(self.sheet, "Alt+I", self.sourcing.show_origin)
