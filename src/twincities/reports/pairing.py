"""A list too long to be printed, and its summary in a workbook of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_
from twincities.reports.book import Identity, new_book, protect
from twincities.reports.naming import latin

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.i18n import Words
    from twincities.reports.options import PaperOptions
    from twincities.reports.tables import Layout

# Note: in Latin letters in every language.
PAIR = NP_("file name", "summary")


def summary_book(options: PaperOptions, layout: Layout, name: str) -> tuple[Workbook, Worksheet]:
    """Return the workbook of a summary and its first sheet; protected in a review copy as every sheet is."""
    book, sheet = new_book(options, Identity(layout.paper.id, layout.title, layout.subject), name)
    if options.for_review:
        protect(sheet)
    return book, sheet


def pair_of(path: Path, words: Words) -> Path:
    """Return what the summary's file is called beside the list's."""
    return path.with_name(f"{path.stem}_{latin(words(PAIR))}{path.suffix}")
