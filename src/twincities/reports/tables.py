"""A table on a sheet: what its columns are called, how wide and how they look; one row of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openpyxl import Workbook

    from twincities.i18n import Message
    from twincities.reports.kinds import PaperKind

Value = str | int | date | None


class Tone(StrEnum):
    """How a row stands out; its words say the same, for grey is not read aloud and may not be printed."""

    PLAIN = ""
    STRONG = "Strong"
    SOFT = "Soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A visible column; `width` in units of the Normal type, `look` a member of the table's family of styles.

    `whole` is a column of few short values, none of which should be broken; `urgent` is bold in a strong row; `gives`
    is a column of long texts that can be narrower where others need more.
    """

    id: str
    header: Message
    width: float
    look: str = "Text"
    whole: bool = False
    urgent: bool = False
    gives: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the key that brings a remark back, what the hidden column sorts by, the visible cells, its tone."""

    key: str
    sort: Value
    cells: Sequence[Value]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table as its paper wants it; all texts are said already.

    `table` is the Latin name of the table object; without one the sheet has a filter of its own. `numbered` adds a
    second row of headers, 1, 2, 3…, that carries the filter. `frozen` is how many visible columns stay in sight.
    """

    paper: PaperKind
    sheet: str
    title: str
    subject: str
    columns: tuple[Column, ...]
    remark_width: float
    frozen: int
    family: str = "TC"
    table: str = ""
    numbered: bool = False
    remarks_printed: bool = True
    sort_header: str = "sort_date"
    sort_look: str = "TC Key"
    least: float = 15
    least_for_review: float = 17
    """Points of a row at least; one that takes a remark by hand needs more."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a table beside office and title: two lines of small print. `legend` stands below it."""

    subtitle: str = ""
    note: str = ""
    legend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the sheet of a table stands among.

    `links` are sheets that its first row leads to. `first` names a sheet before it in the workbook; `add` fills that
    one and adds those behind.
    """

    head: Head = Head()
    links: tuple[str, ...] = ()
    first: str = ""
    add: Callable[[Workbook], object] = lambda _book: None
