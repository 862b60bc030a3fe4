"""What a row of a card shows and opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.furniture.chips import ChipLook
    from twincities.ui.furniture.date_box import DateBox
    from twincities.ui.theme.icons import Icon


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row shows and opens; a `heading` stands above the rows it names.

    With `right_go` the word at the right is a link of its own, beside a chip too; F2 follows it. A title that has to
    be cut is cut before its `end`.
    """

    title: str
    detail: str = ""
    box: DateBox | None = None
    icon: Icon | None = None
    chip: ChipLook | None = None
    right: str = ""
    right_go: Callable[[], object] | None = None
    tone: str = "text2"
    spoken: str = ""
    tooltip: str = ""
    heading: bool = False
    go: Callable[[], object] | None = None
    end: str = ""

    @property
    def says_right(self) -> bool:
        """Whether the word at the right is shown: beside a chip only where it is a link."""
        return bool(self.right) and (self.chip is None or self.right_go is not None)
