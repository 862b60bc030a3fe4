"""A workbook read back as its reader sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def opened(path: Path) -> tuple[Workbook, Worksheet]:
    """Return the workbook and its first sheet."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    return book, sheet


def filled(sheet: Worksheet) -> Iterator[Cell]:
    """Yield the cells that hold something."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell


def texts(sheet: Worksheet) -> list[str]:
    """Return every text on the sheet, as a spreadsheet program shows it."""
    return [shown(cell.value) for cell in filled(sheet) if isinstance(cell.value, str)]


def shown(text: str) -> str:
    """Undo the escapes of the format, as spreadsheet programs do and openpyxl does not for inline text."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def row_of(sheet: Worksheet, text: str) -> int:
    """Return the first row on which a cell says exactly that."""
    return next(cell.row for cell in filled(sheet) if cell.value == text)


def row_texts(sheet: Worksheet, row: int) -> list[object]:
    """Return what stands on a row."""
    return [cell.value for cell in sheet[row] if cell.value is not None]


def part(path: Path, name: str) -> str:
    """Return a part of the file as it is stored."""
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def part_names(path: Path) -> list[str]:
    """Return which parts the file has."""
    with ZipFile(path) as archive:
        return archive.namelist()
