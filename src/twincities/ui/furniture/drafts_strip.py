"""The drafts of a noun that were not written yet, offered on top of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from twincities.domain.date_words import short
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, clear, column, row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type
from twincities.ui.titles import draft_title

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from twincities.i18n import Message
    from twincities.services.drafts import Draft
    from twincities.ui.context import Context
    from twincities.wiring import Services

MOST_SHOWN = 4
WAITING = NN_(
    "{count} draft is not written to the register:", "{count} drafts are not written to the register:"
)
MORE = NN_("and {count} more", "and {count} more")
SAVED = N_("Saved on {date} at {time}")
OFFER = NP_("a draft that can be opened", "{title}")


class DraftsStrip(QWidget):
    """Takes no room while there are no drafts; each is a link that opens it. Looks again whenever its page is shown."""

    def __init__(self, context: Context, noun: str, editor: str, unnamed: Message) -> None:
        """`editor` is the page that opens a draft, `unnamed` what one without a title is called."""
        super().__init__()
        self._noun, self._editor, self._unnamed = noun, editor, unnamed
        self._context = context
        self.strip = QFrame()
        self.strip.setProperty("banner", "warn")
        self.strip.setProperty("pane", "true")
        column(self).addWidget(self.strip)
        outer = row(self.strip, (Space.PAGE, Space.S, Space.PAGE, Space.S), Space.S)
        outer.addWidget(IconLabel(Icon.DRAFT, "warn", IconSize.CONTROL))
        self._words = QFrame()
        self._flow = FlowLayout(self._words, Space.S)
        outer.addWidget(self._words, 1)
        self.drafts: list[Draft] = []
        context.changed.connect(lambda _changed: self.refresh())
        context.texts.changed.connect(self._say)
        self.refresh()

    def refresh(self) -> None:
        """Look for drafts anew."""
        services: Services | None = self._context.services
        found = services.drafts.all(services.catalogue_id) if services is not None else []
        drafts = [draft for draft in found if draft.noun == self._noun]
        if [(draft.key, draft.saved) for draft in drafts] != [(one.key, one.saved) for one in self.drafts]:
            self.drafts = drafts
            self._say()
        self.strip.setVisible(bool(self.drafts))

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whenever the list is shown."""
        super().showEvent(event)
        self.refresh()

    def _say(self) -> None:
        clear(self._flow)
        texts = self._context.texts
        self._flow.addWidget(Label(texts(WAITING, count=len(self.drafts)), Type.STRONG, "warn"))
        for draft in self.drafts[:MOST_SHOWN]:
            self._flow.addWidget(self._link(draft))
        if len(self.drafts) > MOST_SHOWN:
            rest = texts(MORE, count=len(self.drafts) - MOST_SHOWN)
            self._flow.addWidget(Label(rest, Type.BODY, "text2"))

    def _link(self, draft: Draft) -> Button:
        texts = self._context.texts
        link = Button(
            texts,
            OFFER,
            ButtonKind.LINK,
            compact=True,
            on_click=lambda: self._context.open(self._editor, draft.key),
            title=draft_title(draft, self._context.services, texts) or texts(self._unnamed),
        )
        if draft.saved is not None:
            at = draft.saved.astimezone()
            day = short(PartialDate.of(at.date()), texts.words)
            link.setToolTip(texts(SAVED, date=day, time=f"{at:%H:%M}"))
            link.setAccessibleDescription(link.toolTip())
        return link
