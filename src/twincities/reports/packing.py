"""A workbook packed in memory: openpyxl would leave a copy of every sheet in the system's temporary folder meanwhile.

That copy holds personal data, and on a full disk it fails with errors that are none of the file's own.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl import Workbook


class _InMemory(ExcelWriter):
    """openpyxl's writer, its sheets written to memory."""

    def write_worksheet(self, ws):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as it is overridden
        """Write a sheet into the archive."""
        ws._drawing = drawing = SpreadsheetDrawing()  # noqa: SLF001 - what the overridden method does
        drawing.charts, drawing.images = ws._charts, ws._images  # noqa: SLF001
        writer = WorksheetWriter(ws, BytesIO())
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]  # noqa: SLF001
        self._archive.writestr(ws.path[1:], writer.read())  # type: ignore[attr-defined]
        self.manifest.append(ws)


def packed(book: Workbook) -> bytes:
    """Return the workbook as the bytes of its file."""
    file = BytesIO()
    _InMemory(book, ZipFile(file, "w", ZIP_DEFLATED)).save()
    return file.getvalue()
