"""A card of the first page: it reads for itself, says for itself what went wrong, and is worked by arrows and Enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.errors import sentence
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.emptiness import SkeletonRows
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.furniture.rows import CardRow
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import IconSize, Line, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from twincities.domain.changes import Topic
    from twincities.i18n import Message
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.furniture.row_look import RowLook
    from twincities.ui.tasks import Job
    from twincities.ui.texts import Texts
    from twincities.ui.theme.icons import Icon
    from twincities.wiring import Services

ALL = NP_("button", "All")
NOT_READ = N_("This could not be read")
MOST_ROWS = 7
"""Five rows, and a heading for each of two groups."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a card shows: how many there are in all, the first rows; `calm` tells that a group of its own is empty."""

    total: int
    rows: Sequence[RowLook]
    calm: bool = False


@dataclass(frozen=True)
class Kind:
    """What a card is about.

    `read` runs off the main thread, `show` says what was read; `open_all` opens the list that the count is of;
    `topics` are those whose changes it shows. A card that `hides` is not there while it has nothing to show; a `slow`
    one is read after all others.
    """

    id: str
    title: Message
    icon: Icon
    calm: Message
    read: Callable[[Services, Viewer], Any]
    show: Callable[[Any, Viewer], Content]
    topics: frozenset[Topic]
    open_all: Callable[[], object] | None = None
    hides: bool = False
    slow: bool = False


class _AllLink(Button):
    """The way to the whole list: the arrow down leads into the rows."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _CardTrouble(QWidget):
    """Why a card could not be read, and the way to try again."""

    def __init__(self, texts: Texts, on_again: Callable[[], object]) -> None:
        super().__init__()
        line = column(self, (Space.CARD, Space.S, Space.CARD, Space.M), Space.S)
        self.words = Label(role=Type.BODY, tone="bad", wrap=True)
        line.addWidget(self.words)
        again = Button(texts, NP_("button", "Try again"), compact=True, on_click=on_again)
        inner_row(line).addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)


class TodayCard(Card):
    """One card; Tab comes to it once, ↑ and ↓ walk inside, Enter opens, Ctrl+Enter opens the whole list."""

    read = Signal()

    def __init__(self, context: Context, kind: Kind) -> None:
        super().__init__(context.texts, kind.title, padded=False)
        self.kind = kind
        self._context = context
        self._answer: tuple[Any, Viewer] | None = None
        self._at = 0
        self.setProperty("pane", "true")
        self._line.insertWidget(0, IconLabel(kind.icon, "text2", IconSize.HEADER))
        # A little closer than on other cards: the longest title has its one line at the design's width.
        look().follow(self._line, lambda: self._line.setSpacing(look().px(Space.XS + Space.HAIR)))
        self.all_link: _AllLink | None = None
        if kind.open_all is not None:
            self.all_link = _AllLink(
                context.texts, ALL, ButtonKind.LINK, compact=True, on_click=self.open_all
            )
            self.all_link.stepped.connect(lambda _step: self._step_to(0))
            self.add_action(self.all_link)
        self._inside = QWidget()
        self._rows_box = column(self._inside)
        self._calm = Label(role=Type.BODY, tone="text2", wrap=True)
        self._calm.setContentsMargins(*_margins())
        context.texts.say(self._calm.setText, kind.calm)
        self._rows_box.addWidget(self._calm)
        self.rows = [CardRow() for _ in range(MOST_ROWS)]
        for number, row in enumerate(self.rows):
            row.stepped.connect(lambda step, number=number: self._step(number, step))
            row.all_wanted.connect(self.open_all)
            self._rows_box.addWidget(row)
        self.body.addWidget(self._inside)
        self.waiting = SkeletonRows()
        self.body.addWidget(self.waiting)
        self.trouble: _CardTrouble | None = None
        self.body.addStretch(1)
        self._inside.hide()
        if kind.hides:
            # Never shown here: before it has a parent it would be a window of its own.
            self.hide()
        look().follow(self, self._scale)
        context.texts.changed.connect(self._say)

    # ------------------------------------------------------------------------------------ reading

    def refresh_for(self, viewer: Viewer) -> None:
        """Read what there is for a person and a day."""
        self._viewer = viewer
        self.refresh()

    def refresh(self) -> None:
        """Read again; what stands here stays until the answer has come."""
        services, viewer = self._context.services, self._viewer
        if services is None:
            return

        def work(_job: Job[Any]) -> Any:  # noqa: ANN401 - each kind reads its own
            return self.kind.read(services, viewer)

        def done(answer: Any) -> None:  # noqa: ANN401 - as above
            self._answer = (answer, viewer)
            self._say()
            self.read.emit()

        self._context.tasks.run(work, done, self._fail, owner=self, lane="read")

    def forget(self) -> None:
        """Show nothing any more: another register is about to come."""
        self._answer = None
        self._show(self.waiting)

    def _fail(self, error: Exception) -> None:
        texts = self._context.texts
        if self.trouble is None:
            # Made when there is something to say: a start waits for eight cards.
            self.trouble = _CardTrouble(texts, self.refresh)
            self.body.insertWidget(self.body.count() - 1, self.trouble)
        self.trouble.words.setText(sentence(error, texts) or texts(NOT_READ))
        self._show(self.trouble)
        self.setVisible(True)
        self.read.emit()

    def _say(self) -> None:
        if self._answer is None:
            return
        content = self.kind.show(*self._answer)
        self.show_count(content.total)
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        self._calm.setVisible(content.calm or not content.rows)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(content.rows))
            if number < len(content.rows):
                row.show_look(content.rows[number])
        self._show(self._inside)
        self.setVisible(bool(content.rows) or not self.kind.hides)
        self._mark(min(self._at, max(0, len(content.rows) - 1)))
        if focused is not None and focused >= len(content.rows):
            self.focus_inside()

    def _show(self, part: QWidget) -> None:
        for one in (self._inside, self.waiting, self.trouble):
            if one is not None:
                one.setVisible(one is part)

    # ------------------------------------------------------------------------------------ walking

    @property
    def answered(self) -> bool:
        """Whether anything has been read yet."""
        return self._answer is not None or not (self.trouble is None or self.trouble.isHidden())

    @property
    def least_width(self) -> int:
        """How wide the card must be for its title to stand in one line."""
        frame = self.width() - self.contentsRect().width()
        return self.header.sizeHint().width() + frame + 2 * look().px(Line.HAIR)

    @property
    def shown_rows(self) -> list[CardRow]:
        """The rows that show something."""
        return [row for row in self.rows if not row.isHidden()] if self._answer is not None else []

    def focus_inside(self) -> None:
        """Put the focus on the row that had it last, else on the way to the whole list."""
        rows = self.shown_rows
        if rows:
            self._step_to(min(self._at, len(rows) - 1))
        elif self.all_link is not None:
            self.all_link.setFocus(Qt.FocusReason.TabFocusReason)

    def open_all(self) -> None:
        """Open the list that the count is of."""
        if self.kind.open_all is not None:
            self.kind.open_all()

    def _step(self, number: int, step: int) -> None:
        if number + step < 0:
            if self.all_link is not None:
                self.all_link.setFocus(Qt.FocusReason.TabFocusReason)
        elif number + step < len(self.shown_rows):
            self._step_to(number + step)

    def _step_to(self, number: int) -> None:
        if number < len(self.shown_rows):
            self._mark(number)
            self.rows[number].setFocus(Qt.FocusReason.TabFocusReason)
            self._reveal(self.rows[number])

    def _mark(self, number: int) -> None:
        self._at = number
        for place, row in enumerate(self.rows):
            row.set_stop(stop=place == number)
        if self.all_link is not None:
            has_rows = bool(self.shown_rows)
            policy = Qt.FocusPolicy.ClickFocus if has_rows else Qt.FocusPolicy.StrongFocus
            self.all_link.setFocusPolicy(policy)

    def _reveal(self, row: CardRow) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(row, 0, look().px(Space.XL))

    def _scale(self) -> None:
        self._calm.setContentsMargins(*_margins())
        self.layout().setContentsMargins(*(look().px(Line.HAIR),) * 4)  # type: ignore[union-attr] # a card has one


def _margins() -> tuple[int, int, int, int]:
    side = look().px(Space.CARD)
    return (side, look().px(Space.S), side, look().px(Space.M))
