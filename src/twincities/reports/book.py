"""What every workbook has, whatever is in it: styles, properties, page set-up, the marks of a review copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from twincities.i18n import Language
from twincities.reports import phrases
from twincities.reports.dates import paper_date
from twincities.reports.measure import PIXELS_PER_POINT, Type, cut_to, text_width
from twincities.reports.paging import LANDSCAPE, LANDSCAPE_WIDTH, PORTRAIT, PORTRAIT_WIDTH
from twincities.reports.styles import add_styles
from twincities.reports.text import clean, in_footer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.reports.options import PaperOptions

SCHEMA = "1"
"""The version of the marks in a review copy; a reader refuses a newer one."""
LONGEST_REMARK = 1000
A4 = 9
FOOT = Type("Arial", 8)
FOOT_GAP = 16
"""Pixels between the parts of a page's foot: a program prints a part that is too long over its neighbours."""
LOCALES = {Language.RU: "ru-KZ", Language.KK: "kk-KZ", Language.EN: "en-GB"}
REMARK_ID = "rem"

_FORBIDDEN_IN_SHEET_NAME = re.compile(r"[:\\/?*\[\]]")
_LONGEST_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class MetaColumn:
    """A column as the review copy remembers it: its id, its header on the sheet, whether it comes back."""

    id: str
    header: str
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook says of itself: the paper's id, its title, and what it is about."""

    report: str
    title: str
    subject: str


def new_book(options: PaperOptions, identity: Identity, first: str) -> tuple[Workbook, Worksheet]:
    """Return a workbook with all styles and properties, and its first sheet."""
    book = Workbook()
    add_styles(book, options.words.language)
    # There is no formula to reckon: else a program that only opened the paper would ask whether to save it.
    book.calculation.fullCalcOnLoad = False
    _describe(book, options, identity)
    sheet = book.active
    if sheet is None:
        raise TypeError(book)
    sheet.title = sheet_name(first)
    sheet.sheet_view.showGridLines = False
    return book, sheet


def sheet_name(text: str) -> str:
    """Return a name that a sheet may bear."""
    return _FORBIDDEN_IN_SHEET_NAME.sub(" ", clean(text))[:_LONGEST_SHEET_NAME]


def _describe(book: Workbook, options: PaperOptions, identity: Identity) -> None:
    words, about = options.words, book.properties
    office = clean(options.office.name)
    about.creator = about.lastModifiedBy = office
    about.title, about.subject = clean(identity.title), clean(identity.subject)
    about.category = words(phrases.CATEGORY)
    about.keywords = words(phrases.KEYWORDS, paper=identity.title)
    about.language = LOCALES[words.language]
    about.created = about.modified = options.exported_at.astimezone(UTC).replace(tzinfo=None)


def set_page(sheet: Worksheet, options: PaperOptions, footer: str, *, landscape: bool) -> None:
    """Set paper, margins and foot; a landscape table is fitted to the page's width, a document keeps 100 %."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.print_options.horizontalCentered = landscape
    if landscape:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.page_margins = PageMargins(*LANDSCAPE)
    else:
        sheet.page_setup.scale = 100
        sheet.page_margins = PageMargins(*PORTRAIT)
    words = options.words
    sheet.oddFooter = foot = HeaderFooterItem()
    as_of = words(phrases.AS_OF, date=paper_date(options.as_of, words))
    beside = max(text_width(said, FOOT) for said in (as_of, words(phrases.PAGE_OF, page=99, pages=99)))
    width = (LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH) * PIXELS_PER_POINT
    foot.left.text = in_footer(as_of)
    foot.center.text = in_footer(cut_to(footer, width - 2 * (beside + FOOT_GAP), FOOT))
    foot.right.text = words(phrases.PAGE_OF, page="&P", pages="&N")
    for part in (foot.left, foot.center, foot.right):
        part.font, part.size = f"{FOOT.family},Regular", round(FOOT.size)


def protect(sheet: Worksheet) -> None:
    """Lock all but the remark cells, without a password: it guards against slips, not against people."""
    guard = sheet.protection
    guard.sheet = guard.objects = guard.scenarios = True
    guard.formatColumns = guard.formatRows = False
    guard.autoFilter = guard.sort = False
    guard.selectLockedCells = guard.selectUnlockedCells = False


def take_remarks(sheet: Worksheet, options: PaperOptions, ranges: Iterable[str]) -> None:
    """Limit the remark cells and tell the reader how to use them."""
    words = options.words
    limit = words.number(LONGEST_REMARK)
    check = DataValidation(
        type="textLength",
        operator="lessThanOrEqual",
        formula1=str(LONGEST_REMARK),
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle=words(phrases.REMARKS)[:32],
        error=words(phrases.REMARK_TOO_LONG, limit=limit)[:255],
        promptTitle=words(phrases.REMARKS)[:32],
        prompt=words(phrases.REMARK_PROMPT, limit=limit)[:255],
    )
    for cells in ranges:
        check.add(cells)
    sheet.add_data_validation(check)


def mark(
    book: Workbook, sheet: Worksheet, options: PaperOptions, report: str, columns: Sequence[MetaColumn]
) -> None:
    """Add what a reviewed copy is recognised by: a very hidden sheet and the file's own properties."""
    meta = book.create_sheet("_meta")
    meta.sheet_state = "veryHidden"
    facts = (
        ("schema", SCHEMA),
        ("report", report),
        ("lang", options.words.language.value),
        ("as_of", options.as_of.isoformat()),
        ("export_id", options.export_id),
        ("catalogue_id", options.catalogue_id),
        ("sheet", sheet.title),
        ("key_header", "key"),
        ("column_id", "header", "returns"),
    )
    for row in facts:
        meta.append(row)
    for column in columns:
        meta.append((column.id, column.header, "yes" if column.returns else "no"))
    for name, value in (("TCExport", options.export_id), ("TCReport", report), ("TCSchema", SCHEMA)):
        book.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]
