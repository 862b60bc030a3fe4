"""The header of a record's form: which record, whether it is a draft, what is wrong, and the way to save."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from twincities.i18n import NN_, NP_
from twincities.ui.forms.drafting import ELSEWHERE
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Chip, ChipLook
from twincities.ui.furniture.headers import IconLabel, PageHeader
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import Label, WrappingLabel
from twincities.ui.furniture.layouts import inner_row, row
from twincities.ui.navigation import PROGRAM, WINDOW_TITLE
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Tone, Type
from twincities.ui.titles import NEW, form_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from twincities.i18n import Message
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts

DRAFT = NP_("chip", "draft")
ERRORS = NN_("{count} error", "{count} errors")
WARNINGS = NN_("{count} warning", "{count} warnings")
BOTH = NP_("errors and warnings of a form", "{errors} · {warnings}")
DRAFT_OF = NP_("title of a window", "{title} (draft)")
MOST_TITLE_LINES = 2


def window_title(texts: Texts, title: str, *, draft: bool) -> str:
    """Return the title of a window that shows a form: the record, and that it is a draft."""
    shown = texts(DRAFT_OF, title=title) if draft else title
    return texts(WINDOW_TITLE, page=shown, program=texts(PROGRAM))


class ElsewhereLine(Label):
    """Says that another window has a draft of the record, while that is so."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(role=Type.SMALL, tone="warn", wrap=True)
        texts.say(self.setText, ELSEWHERE)
        self.hide()


class FormHeader(PageHeader):
    """Says whether what stands in a form is a draft, counts what is wrong, saves; its kinds say which record it is."""

    def __init__(
        self,
        texts: Texts,
        trail: Message,
        save_words: Message,
        go_back: Callable[[], object],
        save: Callable[[], object],
        *others: Button,
    ) -> None:
        """`trail` names the list that `go_back` leads to, `save_words` stand on the main button after `others`."""
        super().__init__(texts)
        self.add_crumb(trail, go_back)
        self.elsewhere = ElsewhereLine(texts)
        self.add_line(self.elsewhere)
        self.chip = Chip(ChipLook("", Tone.WARN, Icon.DRAFT))
        self.chip.hide()
        self.add_chip(self.chip)
        self.problems = WrappingLabel(role=Type.STRONG, tone="bad")
        self.save = Button(
            texts,
            save_words,
            ButtonKind.PRIMARY,
            icon=Icon.ACCEPT,
            key="Ctrl+Return",
            bind=False,
            on_click=save,
        )
        self._lay_out_actions(others)

    def _lay_out_actions(self, others: Sequence[Button]) -> None:
        actions = QWidget()
        self._action_line = row(actions, gap=Space.S)
        self._found = QWidget()
        self._found.hide()
        found = row(self._found, gap=Space.S)
        for sign in (self.problems, KeyCap("F8")):
            found.addWidget(sign)
        self._action_line.addWidget(self._found, 0, Qt.AlignmentFlag.AlignRight)
        buttons = inner_row(self._action_line, Space.S)
        buttons.addStretch(1)
        for button in (*others, self.save):
            buttons.addWidget(button)
        self.add_action(actions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another arrangement."""
        super().resizeEvent(event)
        self.arrange()

    @abstractmethod
    def arrange(self) -> None:
        """Give title and actions the arrangement that the width has room for."""

    def show_draft(self, *, shown: bool) -> None:
        """Show that what stands here is not written yet."""
        self.chip.show_chip(ChipLook(self._texts(DRAFT), Tone.WARN, Icon.DRAFT))
        self.chip.setVisible(shown)

    def show_elsewhere(self, *, shown: bool) -> None:
        """Say that another window has a draft of this record."""
        self.elsewhere.setVisible(shown)

    def show_problems(self, errors: int, warnings: int) -> None:
        """Count what forbids saving and what is only remarked."""
        self.problems.setText(counted(errors, warnings, self._texts))
        self.problems.set_tone("bad" if errors else "warn")
        self._found.setVisible(bool(errors or warnings))
        self.arrange()


class EditorHeader(FormHeader):
    """Says which record this is, and on the trail what a new one will be."""

    def __init__(
        self,
        texts: Texts,
        trail: Message,
        save_words: Message,
        go_back: Callable[[], object],
        save: Callable[[], object],
    ) -> None:
        super().__init__(texts, trail, save_words, go_back, save)
        self.crumb = Label(role=Type.SMALL, tone="text2")
        self._arrow = IconLabel(Icon.FORWARD, "text3", IconSize.SMALL)
        for step in (self._arrow, self.crumb):
            self._crumb_line.insertWidget(self._crumb_line.count() - 1, step)
        self.title.setWordWrap(True)

    def arrange(self) -> None:
        """Where room is scarce the count stands above the button, then both below the title, which keeps its own."""
        gap = look().px(Space.XL)
        widths = {
            part: 0 if part.isHidden() else part.sizeHint().width() + gap
            for part in (self.title, self.chip, self._found, self.save)
        }
        direction = QBoxLayout.Direction
        abreast, below = direction.LeftToRight, direction.LeftToRight
        if sum(widths.values()) > self.width():
            abreast = direction.TopToBottom
            beside = max(widths[self._found], widths[self.save]) + widths[self.chip]
            if widths[self.title] / MOST_TITLE_LINES + beside > self.width():
                abreast, below = direction.LeftToRight, direction.TopToBottom
        if (abreast, below) != (self._action_line.direction(), self._outer.direction()):
            self._action_line.setDirection(abreast)
            self._outer.setDirection(below)

    def show_form(self, noun: str, content: Content, *, new: bool) -> None:
        """Say which record it is, as far as it is known; the trail ends with what a new one is called."""
        self.title.setText(form_title(noun, content, self._texts))
        if new:
            self.crumb.setText(self._texts(NEW[noun]))
        for step in (self._arrow, self.crumb):
            step.setVisible(new)  # what is known already stands in the title
        self.arrange()


def counted(errors: int, warnings: int, texts: Texts) -> str:
    """Return how many errors and warnings a form has, "" for none."""
    said = [texts(ERRORS, count=errors)] if errors else []
    said += [texts(WARNINGS, count=warnings)] if warnings else []
    both = errors and warnings
    return texts(BOTH, errors=said[0], warnings=said[1]) if both else "".join(said)
