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


class _Drawing(SpreadsheetDrawing):
    """A sheet's charts, each with the name and the text it brings along for those who cannot see it."""

    # The library's metaclass would begin anew with what this class adds.
    __elements__, __attrs__ = SpreadsheetDrawing.__elements__, SpreadsheetDrawing.__attrs__
    __nested__ = SpreadsheetDrawing.__nested__

    def _chart_frame(self, idx):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as it is overridden
        frame = super()._chart_frame(idx)  # type: ignore[misc]
        chart, about = self.charts[idx - 1], frame.nvGraphicFramePr.cNvPr
        about.name = getattr(chart, "spoken_name", "") or about.name
        about.descr = getattr(chart, "spoken_text", "") or None
        return frame


class _InMemory(ExcelWriter):
    """openpyxl's writer, its sheets written to memory."""

    def write_worksheet(self, ws):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as it is overridden
        """Write a sheet into the archive."""
        ws._drawing = drawing = _Drawing()  # noqa: SLF001 - what the overridden method does
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
