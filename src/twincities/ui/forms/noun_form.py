"""What a noun brings to its editor: its form (`Sheet`), how the form is read and written, and its pages."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.keys import Key
    from twincities.domain.record import Kept, Record
    from twincities.i18n import Message
    from twincities.services.drafts import Draft
    from twincities.ui.forms.content import Content, Shape
    from twincities.ui.forms.saving import After, SavingWords
    from twincities.ui.key_overlay import Legend

Kind = TypeVar("Kind", bound="Record")


@dataclass(frozen=True, slots=True)
class Opened(Generic[Kind]):
    """A form to be shown: the record it corrects and the draft it continues, None where there is none.

    `is_news` tells a form that says something that neither the register nor a draft has.
    """

    content: Content
    kept: Kept[Kind] | None = None
    draft: Draft | None = None
    is_news: bool = False


class NounForm(QWidget, Generic[Kind]):
    """Says what differs between nouns; `RecordEditor` does all the rest."""

    page: ClassVar[str]
    list_page: ClassVar[str]
    saved: ClassVar[Message]
    saving_words: ClassVar[SavingWords]
    legend: ClassVar[Sequence[Legend]]
    shape: ClassVar[Shape]

    sheet: Any

    @abstractmethod
    def opened(self, key: str) -> Opened[Kind]:
        """Return the form that a key opens; MissingRecordError where there is nothing under it."""

    @abstractmethod
    def open_kept(self, key: Key) -> Kept[Kind]:
        """Read the record as the register has it."""

    @abstractmethod
    def content_of(self, kept: Kept[Kind]) -> Content:
        """Return the form of a record as it is kept."""

    @abstractmethod
    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""

    @abstractmethod
    def collect(self) -> None:
        """Take the content out of the fields."""

    def commit(self) -> None:
        """Accept what is being written in a cell, and take the content out of the fields."""
        self.collect()

    @abstractmethod
    def read(self) -> None:
        """Read the content, and say what is to be said of it: title, problems, counts."""

    @abstractmethod
    def check_all(self, *, begin: bool = False) -> None:
        """Say everything that is wrong from now on; `begin` forgets what was said of the form before."""

    @abstractmethod
    def write(self, after: After) -> bool:
        """Write the record; False where something forbids it."""

    @abstractmethod
    def focus_first(self) -> None:
        """Put the keyboard where typing begins."""

    def following(self) -> Content:
        """Return the form of the next record."""
        return self.shape.blank()
