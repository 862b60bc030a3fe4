"""The looks of all papers, as named styles: what an official changes once in his program changes everywhere.

Three families with the same members: `TC` for tables, `TJ` for the journal (text at the top), `TD` for documents.
The names are Latin and the same in every language. All greys stay apart on a black-and-white printer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from twincities.i18n import Language
from twincities.reports.measure import Type

if TYPE_CHECKING:
    from openpyxl import Workbook

INK, RULE, THIN, GREY, BLACK = "1F3A5F", "404040", "8C8C8C", "7F7F7F", "000000"
HEADER, TOTAL, STRONG, SOFT, LABEL, REVIEW = "DDE3EA", "EDEDED", "DEDEDE", "F4F4F4", "F2F2F2", "FFF8E1"
GREYS = ("F2F2F2", "DEDEDE", "C8C8C8", "B2B2B2")
"""From few to many; all are told apart when printed in black and white."""

SANS, SERIF = "Arial", "Times New Roman"

MONEY = r'#,##0\ "KZT";\−#,##0\ "KZT";"—"'
COUNT = r'#,##0;\−#,##0;"—"'
NUMBER = r"0;\−0"
"""What is below zero has the minus of print, as everywhere in the product, not a hyphen."""
TEXT = "@"
DATE = {
    Language.RU: "DD.MM.YYYY",
    Language.KK: "DD.MM.YYYY",
    Language.EN: "[$-809]D MMM YYYY",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One style in plain facts, from which the workbook's style and the measuring of its text both follow."""

    family: str = SANS
    size: float = 9
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = BLACK
    fill: str = ""
    border: str = ""
    across: str = "left"
    down: str = "center"
    indent: int = 0
    wrap: bool = True
    number_format: str = "General"
    unlocked: bool = False

    @property
    def type(self) -> Type:
        """The type its text is measured in."""
        return Type(self.family, self.size, self.bold)


@cache
def looks(language: Language) -> dict[str, Look]:
    """Return every style by its name; only the form of dates depends on the language."""
    date = DATE[language]
    table = Look(border="box")
    document = Look(border="box", family=SERIF, size=10.5)
    return {
        **_family("TC", table, 9, date),
        **_family("TJ", replace(table, down="top"), 9, date),
        **_family("TD", document, 10, date),
        **_table_tones(table, date),
        **_table_singles(),
        **_document_singles(),
    }


def _family(prefix: str, base: Look, head_size: float, date: str) -> dict[str, Look]:
    text = replace(base, indent=1)
    centre = replace(base, across="center")
    total = replace(text, bold=True, fill=TOTAL, border="total")
    money = replace(text, across="right", number_format=MONEY)
    members = {
        "Head": replace(
            base, size=head_size, bold=True, fill=HEADER, border="head", across="center", down="center"
        ),
        "Text": text,
        "Text Bold": replace(text, bold=True),
        "Centre": centre,
        "Strong": replace(centre, bold=True, fill=STRONG),
        "Number": replace(centre, number_format=NUMBER),
        "Date": replace(centre, number_format=date),
        "Percent": replace(centre, number_format="0%"),
        "Money": money,
        "Total": total,
        "Total Number": replace(total, across="center", indent=0, number_format="#,##0"),
        "Total Money": replace(total, across="right", number_format=MONEY),
        "Link": replace(text, colour=INK, underline=True),
        "Review": replace(base, fill=REVIEW, border="rule", number_format=TEXT, unlocked=True),
    }
    return {f"{prefix} {name}": look for name, look in members.items()}


def _table_tones(base: Look, date: str) -> dict[str, Look]:
    """Return the looks of a table's rows that stand out, and the greys of a matrix."""
    family = _family("TC", base, 9, date)
    rows = {
        f"{name} {tone}": replace(family[name], fill=fill)
        for tone, fill in (("Strong", STRONG), ("Soft", SOFT))
        for name in ("TC Text", "TC Text Bold", "TC Centre", "TC Number", "TC Date")
    }
    count = replace(family["TC Number"], number_format=COUNT)
    greys = {f"TC Count {number}": replace(count, fill=grey) for number, grey in enumerate(GREYS, 1)}
    row_total = replace(count, bold=True, fill=TOTAL)
    share = replace(family["TC Total Number"], number_format="0%")
    return {**rows, "TC Count": count, **greys, "TC Total Percent": share, "TC Count Total": row_total}


def _table_singles() -> dict[str, Look]:
    line = Look(wrap=False)
    return {
        "TC Org": replace(line, colour=RULE),
        "TC Title": replace(line, size=14, bold=True, colour=INK),
        "TC Subtitle": line,
        "TC Note": replace(line, size=8, italic=True, colour=RULE),
        "TC Section": replace(line, size=11, bold=True, colour=INK, border="under ink"),
        "TC Nav": replace(line, colour=INK, underline=True),
        "TC Key": replace(line, size=8, colour=GREY, down="top"),
        "TC Figure": Look(
            size=16, bold=True, colour=INK, border="box", across="center", number_format="#,##0"
        ),
        "TC Figure Label": Look(size=8, fill=SOFT, border="box", across="center"),
    }


def _document_singles() -> dict[str, Look]:
    body = Look(family=SERIF, size=11, down="top")
    sign = replace(body, down="bottom")
    centre = replace(body, across="center", down="center")
    return {
        "TD Org": centre,
        "TD Title": replace(centre, size=14, bold=True),
        "TD Subtitle": replace(centre, size=12),
        "TD Cover": replace(centre, size=22, bold=True),
        "TD Section": replace(body, size=12, bold=True, down="center"),
        "TD Body": body,
        "TD Label": replace(body, size=10.5, fill=LABEL, border="box", down="center", indent=1),
        "TD Block": replace(body, size=12, bold=True, fill=HEADER, border="head", down="center", indent=1),
        "TD Sign": sign,
        "TD Sign Bold": replace(sign, bold=True),
        "TD Line": replace(sign, border="under"),
        "TD Caption": replace(body, size=8, colour=RULE, across="center"),
        "TD Note": replace(body, size=9, italic=True, colour=RULE),
        "TD Nav": replace(body, colour=INK, underline=True, border="box", indent=1),
    }


def add_styles(workbook: Workbook, language: Language) -> None:
    """Put every style into a new workbook and make Arial 10 its normal type, which sets the unit of widths."""
    workbook._fonts[0] = Font(name=SANS, size=10)  # type: ignore[attr-defined]  # noqa: SLF001 - font 0 is the
    # normal type, and openpyxl has no other way to it
    workbook._named_styles["Normal"].font = Font(name=SANS, size=10)  # type: ignore[attr-defined]  # noqa: SLF001
    for name, look in looks(language).items():
        workbook.add_named_style(_named_style(name, look))


def _named_style(name: str, look: Look) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(
            name=look.family,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            underline="single" if look.underline else None,
            color=look.colour,
        ),
        fill=PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill(),
        border=_borders()[look.border],
        alignment=Alignment(
            horizontal=look.across, vertical=look.down, indent=look.indent, wrap_text=look.wrap or None
        ),
        number_format=look.number_format,
        protection=Protection(locked=not look.unlocked),
    )


@cache
def _borders() -> dict[str, Border]:
    thin, rule = Side("thin", THIN), Side("thin", RULE)
    heavy = Side("medium", RULE)
    return {
        "": Border(),
        "box": Border(thin, thin, thin, thin),
        "rule": Border(rule, rule, rule, rule),
        "head": Border(thin, thin, heavy, heavy),
        "total": Border(thin, thin, heavy, Side("double", RULE)),
        "under": Border(bottom=Side("thin", BLACK)),
        "under ink": Border(bottom=Side("medium", INK)),
    }
