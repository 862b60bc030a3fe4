"""The visit editor's page: what is typed becomes a draft at once and a visit when it is saved."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from twincities.domain.errors import ConflictError, DomainError
from twincities.domain.keys import Key
from twincities.i18n import N_, NN_, NP_
from twincities.ui.errors import sentence
from twincities.ui.forms.fields import Problems
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.main_window import WINDOW_TITLE
from twincities.ui.navigation import PROGRAM
from twincities.ui.status import Status
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone
from twincities.ui.visit_editor import form
from twincities.ui.visit_editor.desk import EditorDesk
from twincities.ui.visit_editor.drafting import DraftKeeper, base_of, content_of
from twincities.ui.visit_editor.layout import KEYS, EditorLayout
from twincities.ui.visit_editor.reading import read_form
from twincities.ui.visit_editor.remarks import Remarks
from twincities.ui.visit_editor.sourcing import Sourcing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.domain.source import Source
    from twincities.domain.visit import Visit
    from twincities.services.drafts import Draft
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.visit_editor.form import Content
    from twincities.ui.visit_editor.reading import Reading

PAGE = "visit-editor"
LIST = "visits"
NEW_OF = "partnership:"
"""Begins the key with which a new visit of a partnership is opened: "partnership:KEY"."""
QUIET = 120
"""Milliseconds after a key before the form is read anew; typing never waits for checks."""
MOST_STEPS = 100

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
TROUBLE = N_("The visit could not be written. Nothing is lost: the draft is kept.")
NO_DRAFT = N_("The draft cannot be kept on this computer")
IN_BIN = N_("This visit lies in the bin")
IN_BIN_DETAIL = N_("Ctrl+Shift+Z or the bin brings it back; until then it cannot be written.")


class After(Enum):
    """What follows a save."""

    STAY = auto()
    CLOSE = auto()
    NEXT = auto()


class VisitEditor(QWidget):
    """Opened with a visit's key, a draft's key, "partnership:KEY" or nothing (a new visit)."""

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._desk = EditorDesk(context, today)
        self._kept: Kept[Visit] | None = None
        self._clean: Content = form.blank()
        self._settled: Content = self._clean
        self._past: list[Content] = []
        self._ahead: list[Content] = []
        self._reading: Reading | None = None
        self.stack = QStackedWidget()
        column(self).addWidget(self.stack)
        self.sheet = EditorLayout(self._desk, self.close_it, self.save_and_close)
        self.stack.addWidget(self.sheet)
        self.drafts = DraftKeeper(self._desk, self._for_draft)
        self.problems = Problems(self)
        self.problems.watch(*self.sheet.basics, *(table.table for table in self.sheet.tables.values()))
        self.remarks = Remarks(self._desk, self.sheet, self.correct)
        self.sourcing = Sourcing(self._desk, self.sheet, self._commit, self._replace_content)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET)
        self._pause.timeout.connect(self.refresh)
        self._connect()
        self._bind()
        self._begin(form.blank())

    # ------------------------------------------------------------------------------------ opening

    def open_record(self, key: str) -> None:
        """Open a visit with the draft that corrects it, a draft, or a new visit of a partnership."""
        drafts, services = self._desk.services.drafts, self._desk.services
        try:
            if key.startswith(NEW_OF):
                self._begin(self._of_partnership(key.removeprefix(NEW_OF)))
                return
            draft = drafts.open(Key(key)) or drafts.of_record(services.catalogue_id, Key(key))
            content = content_of(draft) if draft else None
            if draft is not None and content is not None:
                self._continue(draft, content)
            else:
                self._open_visit(Key(key))
        except (DomainError, ValueError) as error:
            self._begin(form.blank())
            self._context.fail(error)

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def leave(self) -> None:
        """Put the draft away; nothing is asked."""
        self._back_to_form()
        self._commit()
        if not self.is_dirty:
            self.drafts.flush()
            self._begin(form.blank())
            return
        self.drafts.save()
        draft = self.drafts.draft
        if draft is not None:
            key = draft.key
            self._context.say(DRAFT_KEPT, lambda: self._context.open(PAGE, key), link=OPEN, title=draft.title)
        self._begin(form.blank())

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

    def _open_visit(self, key: Key) -> None:
        kept = self._desk.services.visits.open(key)
        self._begin(self._content_of(kept), kept)

    def _content_of(self, kept: Kept[Visit]) -> Content:
        services = self._desk.services
        names = services.visits.names(kept.record, self._desk.texts.language)
        sources: Mapping[Key, Source] = {
            use.source: services.sources.open(use.source).record for use in kept.record.sources
        }
        return form.from_record(kept.record, names, sources)

    def _continue(self, draft: Draft, content: Content) -> None:
        base = base_of(draft)
        self._begin(content, base, draft)
        self.remarks.check_all()
        self.refresh()

    def _of_partnership(self, key: str) -> Content:
        content = form.blank()
        content["fields"]["partnership"] = key
        parties = self._desk.services.partnerships.open(Key(key)).record.parties
        names = self._desk.place_names([party.place for party in parties])
        content["names"] = {**names, key: " — ".join(names.values())}
        content["fields"] |= {"sending": parties[0].place, "host": parties[1].place}
        return content

    def _begin(self, content: Content, kept: Kept[Visit] | None = None, draft: Draft | None = None) -> None:
        """Show another form; what was on the way back through the former one is forgotten."""
        self._kept = kept
        self._clean = form.blank() if kept is None else self._content_of(kept)
        if draft is None:
            self._clean = deepcopy(content)
        self._past, self._ahead = [], []
        self.drafts.begin(draft)
        self.drafts.rest_on(kept)
        self.remarks.begin()
        self.sheet.show_banner(self._bin_banner() if kept and kept.deleted else None)
        self._show(content)
        self._settled = deepcopy(self._desk.content)
        if draft is None:
            self._clean = self._settled

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
        if form.says_same(self._desk.content, self._settled):
            return
        self._past.append(self._settled)
        del self._past[:-MOST_STEPS]
        self._ahead.clear()
        self._settled = deepcopy(self._desk.content)
        if save and self.is_dirty:
            self.drafts.save()

    def take_back(self) -> bool:
        """Take back the last step of typing (Ctrl+Z); False where there is none, so that records are asked."""
        self._commit()
        self.checkpoint()
        return self._step(self._past, self._ahead)

    def do_again(self) -> bool:
        """Do again what was taken back; False where there is nothing."""
        return self._step(self._ahead, self._past)

    def _step(self, source: list[Content], target: list[Content]) -> bool:
        if not source:
            return False
        target.append(self._settled)
        self._settled = source.pop()
        self._replace(self._settled)
        return True

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
        self._write(reading.record, reading.sources, self._kept, after)

    def _write(
        self, record: Visit, sources: Mapping[Key, Source], base: Kept[Visit] | None, after: After
    ) -> None:
        visits = self._desk.services.visits
        try:
            if base is None:
                changed = visits.record_visit(record, sources=sources)
            else:
                changed = visits.correct_visit(base, record, sources)
        except ConflictError as error:
            self.drafts.save()
            self._settle(error, sources, after)
            return
        except Exception as error:  # noqa: BLE001 - said above the form, whatever it is; the draft is kept
            self.drafts.save()
            self._tell(error)
            return
        self._written(changed, after)

    def _written(self, changed: Changed, after: After) -> None:
        title = self.sheet.header.title.text()
        following = form.for_next(self._desk.content)
        self.drafts.discard()
        self._open_visit(changed.key)
        self._context.status.emit(None)
        self._context.apply(changed, SAVED, title=title)
        if after is After.NEXT:
            self._begin(following)
            self.focus_first()
        elif after is After.CLOSE:
            self._context.open(LIST, changed.key)

    def _settle(self, error: ConflictError, sources: Mapping[Key, Source], after: After) -> None:
        """Bring both edits together, asking in the form's place where they clash."""
        from twincities.ui.conflict.page import settle  # noqa: PLC0415 - seldom needed

        def on_resolved(record: Visit, base: Kept[Visit]) -> None:
            self._back_to_form()
            self._write(record, sources, base, after)

        def on_later() -> None:
            self._back_to_form()
            self.close_it()

        page = settle(self._context, error, on_resolved, on_later)
        if page is not None:
            self.stack.addWidget(page)
            self.stack.setCurrentWidget(page)
            page.setFocus()

    def _back_to_form(self) -> None:
        page = self.stack.currentWidget()
        if page is not None and page is not self.sheet:
            self.stack.setCurrentWidget(self.sheet)
            self.stack.removeWidget(page)
            page.deleteLater()

    def _tell(self, error: Exception) -> None:
        said = sentence(error, self._desk.texts)
        if said is None:
            self._context.fail(error)
            return
        banner = Banner(self._desk.texts, TROUBLE, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(said)
        self.sheet.show_banner(banner)

    def _on_draft_failed(self, error: OSError | None) -> None:
        if error is None:
            self.sheet.show_banner(None)
            return
        banner = Banner(self._desk.texts, NO_DRAFT, tone=Tone.BAD, icon=Icon.ERROR)
        banner.say_detail(sentence(error, self._desk.texts) or "")
        self.sheet.show_banner(banner)

    def _bin_banner(self) -> Banner:
        return Banner(self._desk.texts, IN_BIN, IN_BIN_DETAIL, Tone.NEU, Icon.DELETE)

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
        if kept is not None:
            self._open_visit(kept.key)
        else:
            self._begin(form.blank())
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
            self._begin(self._content_of(fresh), fresh)

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
        self.drafts.failed.connect(self._on_draft_failed)
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
