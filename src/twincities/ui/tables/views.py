"""Saved views of a list: the button in its header, what its menu does, and which view is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from twincities.domain.keys import Key, new_key
from twincities.i18n import N_, NP_
from twincities.services.views import LONGEST_NAME, ListViews, View, ViewNameError, query_of, written
from twincities.ui.forms.ticks import FilterPopover
from twincities.ui.furniture.buttons import Button
from twincities.ui.keys import bind
from twincities.ui.merged import asked_today
from twincities.ui.tables.column_choice import ColumnChoice
from twincities.ui.tables.view_name import NameSheet
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from twincities.i18n import Message
    from twincities.services.views import Views
    from twincities.ui.context import Context
    from twincities.ui.tables.filter_bar import FilterBar
    from twincities.ui.tables.record_table import RecordTable

KEY = "Ctrl+Shift+V"
OWN_OF_THE_PROGRAM = "built-in:"
VIEWS = NP_("button", "Views")
EVERYTHING = NP_("saved view", "Everything")
SAVE_AS = NP_("menu", "Save as a view…")
UPDATE = NP_("menu", "Save the changes to “{name}”")
RENAME = NP_("menu", "Rename “{name}”…")
DELETE = NP_("menu", "Delete “{name}”")
BEGIN_WITH = NP_("menu", "Begin the list with “{name}”")
COLUMNS = NP_("menu", "Columns…")
SAVED, RENAMED, DELETED = N_("View saved"), N_("View renamed"), N_("View deleted")
SHOWN = N_("Saved view “{name}”")
SHOWN_CHANGED = N_("Saved view “{name}”, changed since")
Entries = list[tuple[str, View]]


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A view that comes with the program and cannot be deleted."""

    id: str
    name: Message
    query: object


class SavedViews(QObject):
    """Shows, keeps and drops the views of one list.

    `changed` tells that another view, or none, is shown; `ordered` that the list may stand in another order.
    """

    changed = Signal()
    ordered = Signal()

    def __init__(
        self,
        context: Context,
        listed: str,
        built_in: Sequence[BuiltIn],
        filters: FilterBar[Any],
        table: RecordTable[Any],
        page: QWidget,
    ) -> None:
        """Show no view yet; `listed` names the list in the person's file."""
        super().__init__(page)
        self._context = context
        self._listed = listed
        self._built_in = tuple(built_in)
        self._filters = filters
        self._table = table
        self._empty = type(filters.query)()
        self._as_made = table.placing.looks()
        self._shown: tuple[View, object] | None = None
        self._said: tuple[str, str, bool] | None = None
        self._popover: FilterPopover | None = None
        texts = context.texts
        self.button = Button(texts, VIEWS, icon=Icon.VIEWS, menu_mark=True, on_click=self.open)
        self.button.setToolTip(KEY)
        bind(page, KEY, self.open)
        filters.changed.connect(lambda *_: self._follow())
        table.placing.changed.connect(self._follow)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda _spot: self.choose_columns())

    # --------------------------------------------------------------------------------- what is shown

    @property
    def shown(self) -> View | None:
        """The view that is shown, perhaps changed since; None for none."""
        return self._shown[0] if self._shown else None

    @property
    def is_changed(self) -> bool:
        """Whether the list is not what the view says any more."""
        return self._shown is not None and self._shown[1] != self._state()

    def caption(self) -> tuple[Message, dict[str, object]] | None:
        """Return what the list's header says of the view; None where none is shown."""
        if self._shown is None:
            return None
        return SHOWN_CHANGED if self.is_changed else SHOWN, {"name": self.name_of(self._shown[0])}

    def name_of(self, view: View) -> str:
        """Return how a view is called."""
        names = {OWN_OF_THE_PROGRAM + one.id: one.name for one in self._built_in}
        return self._context.texts(names[view.key]) if view.key in names else view.name

    def show_view(self, view: View | None) -> None:
        """Show a view; None shows everything, the columns as they were made."""
        query = self._empty if view is None else self._query_of(view)
        # What the program brings says nothing of columns: they stay as the person has put them.
        if view is None or view.columns:
            self._table.placing.put(view.columns if view is not None else self._as_made)
        self._shown = None
        self._filters.show_query(query)
        if view is not None:
            self._shown = view, self._state()
        self._follow()
        self.ordered.emit()

    def leave(self) -> None:
        """Show no view any more: another page asks for something else."""
        self._shown = None
        self._follow()

    def begin(self) -> None:
        """Show the view that the person wants the list to begin with."""
        kept = self._kept()
        for _name, view in self._entries(kept):
            if view.key == kept.first:
                self.show_view(view)

    def _query_of(self, view: View) -> Any:  # noqa: ANN401 - each list has a query of its own
        """Return what a view asks for today: a place that it names may be another one by now."""
        return asked_today(self._context, query_of(type(self._empty), view.conditions))

    def _state(self) -> object:
        return written(self._filters.query), self._table.placing.looks()

    def _follow(self) -> None:
        """Tell that another view is shown, or that it is not what it says any more; typing alone tells nothing."""
        said = (self.shown.key, self.shown.name, self.is_changed) if self.shown is not None else None
        if said != self._said:
            self._said = said
            self.button.set_chosen(chosen=said is not None)
            self.changed.emit()

    # ------------------------------------------------------------------------------------- the menu

    def open(self) -> None:
        """Open the list of views below the button."""
        if self._service is not None:
            self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def menu(self) -> QMenu:
        """Return the views, and what can be done with them."""
        texts, kept = self._context.texts, self._kept()
        menu = QMenu(self.button)
        menu.aboutToHide.connect(menu.deleteLater)
        everything = self._state() == (written(self._empty), self._as_made)
        _add(menu, texts(EVERYTHING), lambda: self.show_view(None), ticked=self.shown is None and everything)
        before = False
        for name, view in self._entries(kept):
            own = self._is_own(view)
            if own and not before:
                menu.addSeparator()
            before = own
            ticked = self.shown is not None and view.key == self.shown.key
            _add(menu, name, partial(self.show_view, view), ticked=ticked)
        menu.addSeparator()
        _add(menu, texts(SAVE_AS), self.ask_name)
        if self.shown is not None:
            self._add_deeds(menu, self.shown, kept)
        menu.addSeparator()
        _add(menu, texts(COLUMNS), self.choose_columns)
        return menu

    def _add_deeds(self, menu: QMenu, view: View, kept: ListViews) -> None:
        texts, name = self._context.texts, self.name_of(view)
        first = kept.first == view.key
        if self._is_own(view):
            if self.is_changed:
                _add(menu, texts(UPDATE, name=name), self.update)
            _add(menu, texts(RENAME, name=name), partial(self.ask_name, view))
            _add(menu, texts(DELETE, name=name), self.delete)
        _add(menu, texts(BEGIN_WITH, name=name), partial(self.begin_with, view, not first), ticked=first)

    def _entries(self, kept: ListViews) -> Entries:
        mine = [
            View(Key(OWN_OF_THE_PROGRAM + one.id), "", written(one.query)) for one in self._built_in
        ] + list(kept.views)
        return [(self.name_of(one), one) for one in mine]

    def _is_own(self, view: View) -> bool:
        return not view.key.startswith(OWN_OF_THE_PROGRAM)

    # ---------------------------------------------------------------------------------------- deeds

    def ask_name(self, view: View | None = None) -> None:
        """Ask how the list as it stands is to be called as a view, or how a view is called from now on."""
        sheet = NameSheet(self._context.texts, view.name if view is not None else "")
        sheet.settled.connect(partial(self._take_name, sheet, view))
        self._open(sheet)
        sheet.focus_first()

    def update(self) -> None:
        """Keep the list as it stands in the view that is shown."""
        before = self._as_kept(self.shown)
        if before is not None and self._keep(self._as_it_stands(before.key, before.name)):
            self._context.say(SAVED, lambda: self._give_back(before))

    def delete(self) -> None:
        """Forget the view that is shown, with the way back; the list stays as it stands."""
        view, views = self.shown, self._service
        if view is None or views is None:
            return
        first = self._kept().first

        def put_back() -> None:
            self._give_back(view)
            if first == view.key and not self._kept().first:
                self._do(lambda: views.begin_with(self._listed, first))

        if self._do(lambda: views.delete(self._listed, view.key)):
            self._shown = None
            self._follow()
            self._context.say(DELETED, put_back)

    def begin_with(self, view: View, first: bool) -> None:
        """Let the list begin with a view, or without one."""
        views = self._service
        if views is not None:
            self._do(lambda: views.begin_with(self._listed, view.key if first else ""))

    def choose_columns(self) -> None:
        """Open what shows, hides, moves and sizes the columns."""
        choice = ColumnChoice(self._context.texts, self._table)
        self._open(choice)
        choice.focus_first()

    def _take_name(self, sheet: NameSheet, view: View | None, name: str) -> None:
        wanted = replace(view, name=name) if view is not None else self._as_it_stands(new_key(), name)
        try:
            done = self._keep(wanted)
        except ViewNameError as error:
            sheet.refuse_name(error)
            return
        if self._popover is not None:
            self._popover.close_it()
        if not done:
            return
        if view is not None:
            self._context.say(RENAMED, lambda: self._give_back(view))
        else:
            self._context.say(SAVED)

    def _as_kept(self, view: View | None) -> View | None:
        """Return a view as it is called now: another window may have given it another name."""
        now = {one.key: one for one in self._kept().views}
        return now.get(view.key, view) if view is not None else None

    def _as_it_stands(self, key: Key, name: str) -> View:
        return View(key, name, written(self._filters.query), self._table.placing.looks())

    def _keep(self, view: View) -> bool:
        """Write a view and show that it is the one; what the list shows does not move."""
        views = self._service
        kept: list[View] = []
        if views is None or not self._do(lambda: kept.append(views.keep(self._listed, view))):
            return False
        mine = kept[0]
        conditions = written(self._query_of(mine))
        columns = mine.columns or self._table.placing.looks()
        self._shown = mine, (conditions, columns)
        self._follow()
        return True

    def _give_back(self, view: View) -> None:
        """Keep a view as it was; where another one has taken its name meanwhile, under that name with a number."""
        name, number = view.name, 1
        while True:
            try:
                self._keep(replace(view, name=name))
            except ViewNameError as error:
                if not error.taken:
                    raise
                number += 1
                added = f" {number}"
                name = view.name[: LONGEST_NAME - len(added)] + added
            else:
                return

    def _do(self, act: Callable[[], object]) -> bool:
        """Do what touches the disk; trouble is told to the window."""
        try:
            act()
        except OSError as error:
            self._context.fail(error)
            return False
        return True

    def _open(self, content: QWidget) -> None:
        if self._popover is not None:
            self._popover.close_it()
        popover = FilterPopover(self.button, content)
        popover.closed.connect(self._forget_popover)
        self._popover = popover
        popover.open()

    def _forget_popover(self) -> None:
        self._popover = None

    @property
    def _service(self) -> Views | None:
        services = self._context.services
        return services.views if services is not None else None

    def _kept(self) -> ListViews:
        return self._service.of(self._listed) if self._service is not None else ListViews()


def _add(menu: QMenu, words: str, act: Callable[[], object], *, ticked: bool = False) -> None:
    # A name is text: no letter of it is a mnemonic.
    action = menu.addAction(words.replace("&", "&&"))
    if ticked:
        action.setCheckable(True)
        action.setChecked(True)
    action.triggered.connect(lambda _checked=False: act())
