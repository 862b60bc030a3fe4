"""A list on its way onto paper: a line is a row, and sheets beside it (a summary, the months) are worked out from all.

Printed it is one workbook; too long for that it is a plain sheet, with the sheets beside it in a workbook of its own.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from twincities.reports.full_sheet import FullSheet
from twincities.reports.pairing import summary_book
from twincities.reports.table_sheets import PlainSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from openpyxl import Workbook

    from twincities.i18n import Message
    from twincities.reports.options import PaperOptions, Shortened, Watch
    from twincities.reports.tables import Around, Layout, TableRow

Line = TypeVar("Line")
Cover = TypeVar("Cover")


class ListPaper(ABC, Generic[Line, Cover]):
    """Written once; a list says how it is laid out, what a line's row is, and what of the lines goes beside."""

    sheet_beside: Message
    """The name of the first sheet beside the list."""

    def __init__(self, options: PaperOptions, cover: Cover, watch: Watch, path: Path) -> None:
        self.options, self.cover, self.watch, self.path = options, cover, watch, path
        self.words = options.words
        self.shortened: list[Shortened] = []

    def write_full(self, lines: Iterable[Line], count: int, file: BinaryIO) -> int:
        """Write the list and the sheets beside it as one workbook; return how many lines there were."""
        kept = list(lines)
        self.begin(kept)
        for line in kept:
            self.take(line)
        sheet = FullSheet(self.layout(), self.options, self.watch, self.path, self.around(kept))
        written = sheet.write((self.row(line, number) for number, line in enumerate(kept, 1)), count, file)
        self.shortened = sheet.shortened
        return written

    def write_plain(self, lines: Iterable[Line], count: int, file: BinaryIO) -> tuple[int, Workbook]:
        """Write the list as a plain sheet, its lines taken as they come; return also the workbook beside it."""

        def rows() -> Iterator[TableRow]:
            for number, line in enumerate(lines, 1):
                self.take(line)
                yield self.row(line, number)

        layout = self.layout()
        sheet = PlainSheet(layout, self.options, self.watch, self.path)
        written = sheet.write(rows(), count, file)
        self.shortened = sheet.shortened
        book, _ = summary_book(self.options, layout, self.words(self.sheet_beside))
        self.fill_apart(book)
        return written, book

    def begin(self, kept: Sequence[Line]) -> None:
        """Look through the lines of a printed list before it is laid out."""

    @abstractmethod
    def take(self, line: Line) -> None:
        """Take of a line what the sheets beside the list say."""

    @abstractmethod
    def layout(self) -> Layout:
        """Return how the list is laid out."""

    @abstractmethod
    def around(self, kept: Sequence[Line]) -> Around:
        """Return what stands above, below and beside a printed list of these lines."""

    @abstractmethod
    def row(self, line: Line, number: int) -> TableRow:
        """Return a line's row; `number` counts from 1."""

    @abstractmethod
    def fill_apart(self, book: Workbook) -> None:
        """Fill the workbook beside a plain list; its first sheet is there."""
