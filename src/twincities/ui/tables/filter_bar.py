"""A list's search box, filter buttons and the chips of what was chosen; each list says what can be asked of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from twincities.domain.errors import MissingRecordError
from twincities.i18n import N_, NP_
from twincities.ui.forms.inputs import InsideButton
from twincities.ui.forms.ticks import FilterPopover, term_ticks
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Chip, ChipLook
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, clear, column, inner_row, row
from twincities.ui.tables.feed import Q
from twincities.ui.tables.folded_filters import FoldedFilters
from twincities.ui.tables.search_box import SearchBox
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Space, Tone, Type, Width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.ui.context import Context

CLEAR = N_("Clear the search")
RESET = NP_("button", "Reset")
COUNTED = NP_("filter button with how many values it has", "{filter}: {count}")
FILTERS = NP_("button", "Filters")
DELETED = NP_("a record that a filter names", "{name} (deleted)")
GONE = NP_("a record that a filter names", "deleted for good")
VALUE = NP_("filter and its value", "{filter}: {value}")
TEXT = NP_("filter", "Search")
Chosen = tuple[str, "Term | str | None", str]
"""A chosen value: the condition, the value where the condition has several, the words."""


class FilterBar(QWidget, Generic[Q]):
    """Shows and changes the query; `changed` carries it and whether a person is still typing.

    A list names its filters with their keys; those that are a vocabulary's terms need nothing else, the others say
    what they offer (`offer`) and what is chosen of them (`chosen`).
    """

    changed = Signal(object, bool)
    leave_wanted = Signal(int)

    def __init__(
        self,
        context: Context,
        empty: Q,
        names: Mapping[str, tuple[Message, str]],
        terms: Mapping[str, type[Term]],
        search: Message,
    ) -> None:
        """`names` are the filters' titles and keys by condition; `search` stands in the empty search box."""
        super().__init__()
        self._context = context
        self._texts = context.texts
        self._empty = empty
        self._names = names
        self._terms = terms
        self._query = empty
        self._narrow = False
        self._popover: FilterPopover | None = None
        self._titles: dict[Key, str] = {}
        outer = column(self, (Space.PAGE, Space.M, Space.PAGE, Space.M), Space.S)
        self._build_first_line(outer, search)
        self._build_second_line(outer)
        context.texts.changed.connect(self._show)
        context.changed.connect(self._hear)
        self._show()

    # ------------------------------------------------------------------------------------ building

    def _build_first_line(self, outer: QBoxLayout, search: Message) -> None:
        self._top = QWidget()
        self._line = row(self._top, gap=Space.S)
        self._found = found = inner_row(self._line, Space.S)
        self.search = SearchBox()
        self.search.say_placeholder(self._texts, search)
        self._texts.say(self.search.setAccessibleName, TEXT)
        self.search.add_start(IconLabel(Icon.SEARCH, "text2", IconSize.CONTROL))
        self._clear = InsideButton(Icon.CLOSE)
        self._texts.say(self._clear.setToolTip, CLEAR)
        self._texts.say(self._clear.setAccessibleName, CLEAR)
        self._clear.clicked.connect(self._clear_search)
        self.search.add_end(self._clear)
        self._clear.hide()
        self.search.edited.connect(self._on_search)
        self.search.leave_wanted.connect(self.leave_wanted)
        found.addWidget(self.search, 1)
        self._slash = KeyCap("/")
        found.addWidget(self._slash)
        self._buttons_box = QWidget()
        flow = FlowLayout(self._buttons_box, Space.S)
        self.buttons: dict[str, Button] = {}
        for name, (message, key) in self._names.items():
            button = Button(self._texts, message, menu_mark=True, on_click=partial(self.open_filter, name))
            button.setToolTip(key)
            self.buttons[name] = button
            flow.addWidget(button)
        self._asking = QWidget()
        self._asked = row(self._asking, gap=Space.M)
        self._asked.addWidget(self._buttons_box, 1)
        self._line.addWidget(self._asking)
        self.folded = Button(self._texts, FILTERS, icon=Icon.FILTER, on_click=self._open_folded)
        self.folded.hide()
        found.addWidget(self.folded)
        outer.addWidget(self._top)

    def _build_second_line(self, outer: QBoxLayout) -> None:
        self._second = QWidget()
        self._chosen = row(self._second, gap=Space.M)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, Space.S)
        self._chosen.addWidget(self._chips, 1)
        self.count = Label(role=Type.SMALL, tone="text2")
        look().follow(self.count, lambda: self.count.setMinimumHeight(look().px(Height.COMPACT)))
        self._chosen.addWidget(self.count)
        outer.addWidget(self._second)

    # ---------------------------------------------------------------------------------- the query

    @property
    def query(self) -> Q:
        """What is asked for."""
        return self._query

    def show_query(self, query: Q) -> None:
        """Show a query that was not chosen here (a repair, a link) and ask for it."""
        self._query = query
        if self.search.text().strip() != query.text:
            self.search.setText(query.text)
        self._show()
        self.changed.emit(query, False)

    def reset(self) -> None:
        """Drop every condition; the order stays."""
        names = [name for name, _without in self._query.without_each()]
        query = self._query
        for name in names:
            query = next(without for condition, without in query.without_each() if condition == name)
        self.show_query(query)

    def focus_search(self) -> None:
        """Put the focus into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def drop(self, name: str, value: Term | str | None = None) -> None:
        """Drop a condition, or one of its values."""
        for condition, without in self._query.without_each():
            if condition == name:
                kept = without
                if value is not None:
                    terms = tuple(term for term in getattr(self._query, name) if term != value)
                    kept = self._with(**{name: terms})
                self.show_query(kept)
                return

    def condition(self, name: str) -> str:
        """Say a condition in words: «Direction: incoming»."""
        message = TEXT if name == "text" else self.title_of(name)
        value = ", ".join(said for chip, _term, said in self._values() if chip == name)
        return self._texts(
            VALUE, filter=self._texts(message), value=self._query.text if name == "text" else value
        )

    def keys(self) -> dict[str, str]:
        """Return the keys that open the filters, by condition."""
        return {name: key for name, (_title, key) in self._names.items() if key}

    def title_of(self, name: str) -> Message:
        """Return what a condition is called."""
        return self._names[name][0]

    def name_record(self, key: Key, title: str) -> None:
        """Learn how a record of the query is called."""
        self._titles[key] = title

    def record_title(self, noun: str, key: Key) -> str:
        """Return how a record of the query is called; one that was deleted says so."""
        services = self._context.services
        if key not in self._titles and services is not None:
            try:
                known = services.history.title(noun, key, self._texts.words)
            except MissingRecordError:
                self._titles[key] = self._texts(GONE)
            else:
                said = self._texts(DELETED, name=known.title) if known.deleted else known.title
                self._titles[key] = said
        return self._titles.get(key, "…")

    def _hear(self, changed: Changed) -> None:
        """Call a record anew that was deleted, brought back or given another name."""
        renamed = self._titles.keys() & set(changed.keys)
        for key in renamed:
            del self._titles[key]
        if renamed:
            self._show()

    def button_of(self, name: str) -> str:
        """Return the filter under whose button a condition stands."""
        return name

    def chosen(self, name: str) -> Iterator[Chosen]:  # noqa: ARG002 - for a list with filters of its own
        """Say what is chosen of a filter that is no vocabulary."""
        return iter(())

    def offer(self, name: str) -> Any:  # noqa: ANN401 - a widget with `focus_first`
        """Return what a filter opens: by default the terms to tick."""
        ticks = term_ticks(self._texts, list(self._terms[name]), getattr(self._query, name))
        ticks.edited.connect(lambda: self.choose(**{name: ticks.value()}))
        return ticks

    def choose(self, **values: object) -> None:
        """Put values into the query and ask for it."""
        self.show_query(self._with(**values))

    def close_popover(self) -> None:
        """Close what a filter opened."""
        if self._popover is not None:
            self._popover.close_it()

    def _values(self) -> Iterator[Chosen]:
        for name in self._names:
            if name in self._terms:
                for term in getattr(self._query, name):
                    yield name, term, self._texts(term.label)
            else:
                yield from self.chosen(name)

    def chips(self) -> list[Chip]:
        """Return the chips of what is chosen."""
        items = (self._flow.itemAt(number) for number in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip)]

    # -------------------------------------------------------------------------------------- looks

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold the filter buttons into one."""
        self._narrow = narrow
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything where it has room."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Put everything where it has room, when the count takes more of it."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(look().px(Width.POPUP), super().sizeHint().height())

    def _arrange(self) -> None:
        """Put the buttons beside the search box and the count at the end of the line, each where it has room."""
        theme = look()
        room = self.width() - 2 * theme.px(Space.PAGE)
        search = theme.px(Width.RAIL + Space.XXL)
        buttons = self._buttons_box.sizeHint().width()
        below = not self._narrow and search + buttons > room
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not way:
            self._line.setDirection(way)
        self.search.setMaximumWidth(max(room, search) if below or self._narrow else theme.px(Width.SEARCH))
        count = self.count.sizeHint().width() + theme.px(Space.M)
        line = self._chosen
        if below and not self._flow.count():
            line = self._found
        elif not self._flow.count() and search + buttons + count <= room:
            line = self._asked
        self._put_count(line)
        self.count.setVisible(not self._narrow)
        self._asking.setVisible(not self._narrow)
        self._second.setVisible(not self._narrow and line is self._chosen)

    def _put_count(self, line: QBoxLayout) -> None:
        if line.indexOf(self.count) < 0:
            for other in (self._found, self._asked, self._chosen):
                other.removeWidget(self.count)
            line.addWidget(self.count)

    def _show(self) -> None:
        for name, button in self.buttons.items():
            chosen = sum(1 for chip, _value, _said in self._values() if self.button_of(chip) == name)
            said = self._texts(self._names[name][0])
            counted = self._texts(COUNTED, filter=said, count=chosen) if chosen else said
            button.set_words(counted)
            button.set_chosen(chosen=bool(chosen))
        chips = list(self._values())
        said = self._texts(FILTERS)
        self.folded.set_words(self._texts(COUNTED, filter=said, count=len(chips)) if chips else said)
        self.folded.set_chosen(chosen=bool(chips))
        self._clear.setVisible(bool(self.search.text()))
        self._fill(self._flow, chips)
        self.folded.setVisible(self._narrow)
        self._slash.setVisible(not self._narrow)
        self._arrange()

    def _fill(self, flow: FlowLayout, chips: Sequence[Chosen]) -> None:
        clear(flow)
        for name, term, said in chips:
            chip = Chip(ChipLook(said, Tone.ACCENT, removable=True), self.condition(name))
            chip.removed.connect(lambda name=name, term=term: self._drop_and_stay(name, term))
            flow.addWidget(chip)
        if any(name != "text" for name, _without in self._query.without_each()):
            # The search box has a cross of its own.
            flow.addWidget(Button(self._texts, RESET, ButtonKind.LINK, compact=True, on_click=self.reset))
        parent = flow.parentWidget()
        if parent is not None:
            parent.updateGeometry()

    def _drop_and_stay(self, name: str, term: Term | str | None) -> None:
        self.drop(name, term)
        # The chip with the focus is gone: the button of its filter takes it.
        button = self.buttons[self.button_of(name)]
        (self.folded if self._narrow else button).setFocus(Qt.FocusReason.OtherFocusReason)

    # ----------------------------------------------------------------------------------- choosing

    def _on_search(self) -> None:
        self._clear.setVisible(bool(self.search.text()))
        query = replace(self._query, text=self.search.text().strip())
        if query != self._query:
            self._query = query
            self._show_reset()
            self.changed.emit(query, True)

    def _show_reset(self) -> None:
        self._fill(self._flow, list(self._values()))

    def _clear_search(self) -> None:
        self.search.setText("")
        self._on_search()
        self.search.setFocus()

    def open_filter(self, name: str) -> None:
        """Open what a filter offers, below its button."""
        if not self._context.services:
            return
        content = self.offer(name)
        anchor = self.folded if self._narrow else self.buttons[name]
        self._open(anchor, content)
        content.focus_first()

    def _open(self, anchor: QWidget, content: QWidget) -> None:
        if self._popover is not None:
            self._popover.close_it()
        popover = FilterPopover(anchor, content)
        popover.closed.connect(self._forget_popover)
        self._popover = popover
        popover.open()

    def _forget_popover(self) -> None:
        self._popover = None

    def _with(self, **values: Any) -> Q:  # noqa: ANN401 - the names are the query's own
        return replace(self._query, **values)

    def _open_folded(self) -> None:
        chips = QWidget()
        self._fill(FlowLayout(chips, Space.S), list(self._values()))
        content = FoldedFilters([self._entry(name) for name in self.buttons], chips)
        self._open(self.folded, content)
        content.focus_first()

    def _entry(self, name: str) -> Button:
        entry = Button(
            self._texts, self.title_of(name), ButtonKind.LINK, on_click=partial(self.open_filter, name)
        )
        entry.set_words(self.buttons[name].words)
        return entry
