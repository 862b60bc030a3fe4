"""A list on its way onto paper: a line is a row, and sheets beside it (a summary, the months) are worked out from all.

Printed it is one workbook; too long for that it is a plain sheet, with the sheets beside it in a workbook of its own.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from twincities.reports.book import sheet_name
from twincities.reports.full_sheet import FullSheet
from twincities.reports.pairing import summary_book
from twincities.reports.table_sheets import PlainSheet
from twincities.reports.tables import Around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.i18n import Message
    from twincities.reports.options import PaperOptions, Shortened, Watch
    from twincities.reports.tables import Head, Layout, TableRow

Line = TypeVar("Line")
Cover = TypeVar("Cover")


class ListPaper(ABC, Generic[Line, Cover]):
    """Written once; a list says how it is laid out, what a line's row is, and what of the lines goes beside."""

    beside: tuple[Message, ...]
    """The names of the sheets beside the list."""
    begins_beside = True
    """Whether the first of them stands before the list in a workbook, and not behind it."""

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
        layout = self.layout()
        around = self._around(layout.sheet, self.head(kept))
        sheet = FullSheet(layout, self.options, self.watch, self.path, around)
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
        first, *others = self._names()
        book, apart = summary_book(self.options, layout, first)
        self.fill_beside(book, apart, others)
        return written, book

    def _around(self, sheet: str, head: Head) -> Around:
        """Return what stands around the printed list on that sheet."""
        first, *others = names = self._names()

        def add(book: Workbook) -> None:
            begun = book.worksheets[0] if self.begins_beside else book.create_sheet(sheet_name(first))
            self.fill_beside(book, begun, [sheet, *others])

        return Around(head=head, links=tuple(names), first=first if self.begins_beside else "", add=add)

    def _names(self) -> list[str]:
        return [self.words(name) for name in self.beside]

    def begin(self, kept: Sequence[Line]) -> None:
        """Look through the lines of a printed list before it is laid out."""

    @abstractmethod
    def take(self, line: Line) -> None:
        """Take of a line what the sheets beside the list say."""

    @abstractmethod
    def layout(self) -> Layout:
        """Return how the list is laid out."""

    @abstractmethod
    def head(self, kept: Sequence[Line]) -> Head:
        """Return what stands above and below a printed list of these lines."""

    @abstractmethod
    def row(self, line: Line, number: int) -> TableRow:
        """Return a line's row; `number` counts from 1."""

    @abstractmethod
    def fill_beside(self, book: Workbook, first: Worksheet, links: Sequence[str]) -> None:
        """Fill the first sheet beside the list, which leads to these other sheets, and add those that follow it."""
