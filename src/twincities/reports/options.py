"""What is asked of a paper, whichever paper it is: language, copy, date, office, and how it is known later."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincities.i18n import Words


class Copy(StrEnum):
    """What the copy is for: remarks that come back, or signature and file."""

    REVIEW = "review"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Office:
    """Who issues the paper: `name` stands at its head, `approver_post` above the approving signature.

    `kept_at` says where the journal lies («in the office of international relations»). What is empty leaves its
    line empty on the paper.
    """

    name: str = ""
    approver_post: str = ""
    kept_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """How a paper is to be written.

    `words` is the paper's own language, whatever the window speaks. `as_of` is the day whose state the paper
    shows. `export_id` and `catalogue_id` are how a reviewed copy is recognised when it comes back.
    """

    words: Words
    as_of: date
    office: Office = field(default_factory=Office)
    copy: Copy = Copy.FINAL
    export_id: str = field(default_factory=lambda: str(uuid4()))
    catalogue_id: str = ""
    exported_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def for_review(self) -> bool:
        """Whether the paper takes remarks and carries what brings them back."""
        return self.copy is Copy.REVIEW


@dataclass(frozen=True, slots=True)
class Shortened:
    """A text that did not fit into a cell: on which row of the sheet, in which column, and how long it was."""

    row: int
    column: str
    length: int


@dataclass(frozen=True, slots=True)
class Written:
    """A finished paper: where it lies (a taken name was not overwritten), its rows, the texts it had to cut.

    `beside` are further files of the same paper: the summary of a list too long to be printed.
    """

    path: Path
    rows: int
    shortened: tuple[Shortened, ...] = ()
    beside: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """How a long paper reports and stops: `progress(done, of)` every few hundred rows, `cancelled()` asked as often."""

    progress: Callable[[int, int], object] = lambda _done, _of: None
    cancelled: Callable[[], bool] = lambda: False
