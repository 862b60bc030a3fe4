"""Rows streamed into a workbook's sheet as they come, without standing in memory as cells.

openpyxl makes the frame (styles, print set-up, guards, marks); the rows go straight into the sheet's XML.
"""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter

from twincities.reports.packing import packed
from twincities.reports.text import escaped, fit, looks_like_formula

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET_PART = "xl/worksheets/sheet{number}.xml"
BOOK_PART = "xl/workbook.xml"
END_OF_ROWS = b"</sheetData>"
DAY_ZERO = date(1899, 12, 30).toordinal()
CHUNK = 256
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
"""The frame's own extent: readers would stop where it ends. The format does without it."""


class RowStyles:
    """The numbers of named styles in a workbook's own table, which the XML of a cell refers to."""

    def __init__(self, sheet: Worksheet, names: Sequence[str]) -> None:
        """Register one style per column; a second one each for text that looks like a formula."""
        self.plain = [self._number(sheet, name, quoted=False) for name in names]
        self.quoted = [self._number(sheet, name, quoted=True) for name in names]

    @staticmethod
    def _number(sheet: Worksheet, name: str, *, quoted: bool) -> int:
        cell = Cell(sheet, row=1, column=1)
        cell.style = name
        if quoted:
            cell.quotePrefix = True
        return cell.style_id


class RowWriter:
    """Writes rows of one shape as XML; `on_cut` hears of every text that was too long for a cell."""

    def __init__(self, styles: RowStyles, on_cut: Callable[[int, str, int], None]) -> None:
        """Prepare what every row repeats."""
        self._on_cut = on_cut
        self._letters = [get_column_letter(number) for number in range(1, len(styles.plain) + 1)]
        self._styles = styles

    def row(self, number: int, values: Sequence[str | int | date | None], height: float = 0.0) -> str:
        """Return a row's XML. The height is written without `customHeight`: the row may still grow for a remark."""
        parts = [f'<row r="{number}" ht="{height:g}">' if height else f'<row r="{number}">']
        for letter, value, style, quoted in zip(
            self._letters, values, self._styles.plain, self._styles.quoted, strict=True
        ):
            text = self._fitted(number, letter, value) if isinstance(value, str) else ""
            if text:
                used = quoted if looks_like_formula(text) else style
                parts.append(
                    f'<c r="{letter}{number}" s="{used}" t="inlineStr">'
                    f'<is><t xml:space="preserve">{_markup(text)}</t></is></c>'
                )
            elif value is None or isinstance(value, str):
                parts.append(f'<c r="{letter}{number}" s="{style}"/>')
            else:
                parts.append(f'<c r="{letter}{number}" s="{style}"><v>{_number(value)}</v></c>')
        parts.append("</row>")
        return "".join(parts)

    def _fitted(self, row: int, column: str, value: str) -> str:
        if value.isprintable() and len(value) <= _SURELY_SHORT:
            return value
        text, length = fit(value)
        if length:
            self._on_cut(row, column, length)
        return text


_SURELY_SHORT = 16_000


def _markup(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped(text)


def _number(value: int | date) -> int:
    return value.toordinal() - DAY_ZERO if isinstance(value, date) else value


def stream(
    frame: Callable[[int], Workbook], rows: Iterable[str], count: int, file: BinaryIO, sheet_number: int = 1
) -> int:
    """Write a workbook one of whose sheets goes on with `rows`; return how many there were.

    `frame(count)` makes the workbook for that many rows (print area, filter and checks end with the last row). It is
    asked again where `count` was wrong, so that nothing in the file points beside the rows.
    """
    parts = _parts(frame(count))
    part = SHEET_PART.format(number=sheet_number)
    head, _, tail = parts.pop(part).partition(END_OF_ROWS)
    head = _DIMENSION.sub(b"", head)
    book_part = parts.pop(BOOK_PART)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open(part, "w", force_zip64=True) as sheet:
            sheet.write(head)
            written = 0
            chunk: list[str] = []
            for row in rows:
                chunk.append(row)
                written += 1
                if len(chunk) == CHUNK:
                    sheet.write("".join(chunk).encode())
                    chunk.clear()
            sheet.write("".join(chunk).encode())
            if written != count:
                again = _parts(frame(written))
                _, _, tail = again[part].partition(END_OF_ROWS)
                book_part = again[BOOK_PART]
            sheet.write(END_OF_ROWS + tail)
        archive.writestr(BOOK_PART, book_part)
    return written


def _parts(book: Workbook) -> dict[str, bytes]:
    with ZipFile(BytesIO(packed(book))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
