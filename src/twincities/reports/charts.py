"""Bar charts that are read aloud, printed in black and white, and shown before anything is reckoned.

Every chart repeats a table on the same sheet. Its values are written into the file beside the references, for a
program that only previews the workbook reckons nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.utils import get_column_letter, quote_sheetname

from twincities.reports.styles import BLACK, INK, SANS, THIN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.worksheet.worksheet import Worksheet

WHITE, PALE, GRID_LINE = "FFFFFF", "A9B6C6", "C0C0C0"
FILLS: tuple[str | tuple[str, str], ...] = (
    INK,
    PALE,
    WHITE,
    ("wdUpDiag", BLACK),
    ("narHorz", BLACK),
)
"""One fill a series, told apart without colour; a pattern is its name and its colour on white."""
OUTLINE, HAIRLINE = 6350, 3175
"""Widths of lines in English metric units: half a point, a quarter."""
FEW = 10
"""Up to this value the axis counts in ones."""
CROWDED = 6
"""Standing bars but one from which their names need smaller letters."""
LEAST_BARS = 2
"""Bars, or parts of stacked ones, that are not zero: a chart of one says nothing that its table does not."""
NUMBER, NO_ZEROS = "0", "0;;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """What a chart shows: names in one column of the sheet, one column of numbers a series, all in the same rows.

    `series` are names and columns; `alt` says kind of chart, what is counted and where the figures stand.
    """

    title: str
    alt: str
    first_row: int
    last_row: int
    names: int
    series: tuple[tuple[str, int], ...]
    lying: bool = True
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """Where a chart stands: from the corner of one cell (counted from 1) to the far corner of another, inside it.

    `beside` leaves a little room to the table on its left.
    """

    first_column: int
    first_row: int
    last_column: int
    last_row: int
    beside: bool = False


class SpokenChart(BarChart):
    """A bar chart with a name and a text for those who cannot see it."""

    # The library's metaclass would begin anew with what this class adds.
    tagname = "barChart"
    __elements__, __attrs__, __nested__ = BarChart.__elements__, BarChart.__attrs__, BarChart.__nested__
    spoken_name = ""
    spoken_text = ""

    def _write(self) -> Element:
        """Add what the library leaves out: that the labels have a number format of their own."""
        tree: Element = super()._write()  # type: ignore[misc] # not in the types
        for labels in tree.iter():
            if labels.tag.endswith("dLbls"):
                for form in labels:
                    if form.tag.endswith("numFmt"):
                        form.set("sourceLinked", "0")
        return tree


def has_bars(sheet: Worksheet, bars: Bars) -> bool:
    """Tell whether there is enough to draw."""
    series = [_values(sheet, bars, column) for _, column in bars.series]
    if not bars.stacked:  # bars of one name side by side tell no more than one
        series = [[max(values) for values in zip(*series, strict=True)]]
    return sum(1 for values in series for value in values if value) >= LEAST_BARS


def bar_chart(sheet: Worksheet, bars: Bars, area: Area, name: str) -> SpokenChart:
    """Return a chart of the sheet's own cells; it still has to be added to the sheet."""
    chart = SpokenChart()
    chart.spoken_name, chart.spoken_text = name, bars.alt
    chart.type = "bar" if bars.lying else "col"
    chart.grouping, chart.overlap = ("stacked", 100) if bars.stacked else ("clustered", 0)
    chart.gapWidth = 60
    chart.roundedCorners = False
    chart.title = _title(bars.title)
    chart.legend = _legend() if len(bars.series) > 1 else None
    chart.graphical_properties = GraphicalProperties(solidFill=WHITE, ln=_line(THIN, OUTLINE))
    for number, (title, column) in enumerate(bars.series):
        chart.series.append(_series(sheet, bars, number, title, column))
    _set_axes(chart, bars, _longest_bar(sheet, bars))
    chart.anchor = _anchor(sheet, area)  # type: ignore[assignment] # the types know names only
    return chart


def _longest_bar(sheet: Worksheet, bars: Bars) -> int:
    columns = [_values(sheet, bars, column) for _, column in bars.series]
    if bars.stacked:
        return max((sum(row) for row in zip(*columns, strict=True)), default=0)
    return max((value for values in columns for value in values), default=0)


def _values(sheet: Worksheet, bars: Bars, column: int) -> list[int]:
    return [int(cell or 0) for cell in _cells(sheet, bars, column)]


def _cells(sheet: Worksheet, bars: Bars, column: int) -> list[Any]:
    return [sheet.cell(row, column).value for row in range(bars.first_row, bars.last_row + 1)]


def _series(sheet: Worksheet, bars: Bars, number: int, title: str, column: int) -> Series:
    names = [str(value) for value in _cells(sheet, bars, bars.names)]
    values = _values(sheet, bars, column)
    series = Series(
        idx=number,
        order=number,
        tx=SeriesLabel(v=title),
        invertIfNegative=False,
        cat=AxDataSource(
            strRef=StrRef(
                f=_range(sheet, bars, bars.names),
                strCache=StrData(ptCount=len(names), pt=[StrVal(idx=i, v=v) for i, v in enumerate(names)]),
            )
        ),
        val=NumDataSource(
            numRef=NumRef(
                f=_range(sheet, bars, column),
                numCache=NumData(
                    formatCode=NUMBER,
                    ptCount=len(values),
                    pt=[NumVal(idx=i, v=str(v)) for i, v in enumerate(values)],
                ),
            )
        ),
    )
    series.spPr = _fill(FILLS[number])
    series.dLbls = _labels(stacked=bars.stacked)
    return series


def _range(sheet: Worksheet, bars: Bars, column: int) -> str:
    letter = get_column_letter(column)
    return f"{quote_sheetname(sheet.title)}!${letter}${bars.first_row}:${letter}${bars.last_row}"


def _fill(fill: str | tuple[str, str]) -> GraphicalProperties:
    outline = _line(BLACK, OUTLINE)
    if isinstance(fill, str):
        return GraphicalProperties(solidFill=fill, ln=outline)
    pattern, colour = fill
    return GraphicalProperties(
        pattFill=PatternFillProperties(
            prst=pattern,  # type: ignore[arg-type] # any name of a pattern
            fgClr=_colour(colour),
            bgClr=_colour(WHITE),
        ),
        ln=outline,
    )


def _colour(value: str) -> ColorChoice:
    return ColorChoice(srgbClr=value)  # type: ignore[arg-type] # converted by the library


def _line(colour: str, width: int) -> LineProperties:
    return LineProperties(w=width, solidFill=colour, prstDash="solid")


def _labels(*, stacked: bool) -> DataLabelList:
    labels = DataLabelList(
        numFmt=NO_ZEROS,
        dLblPos="ctr" if stacked else "outEnd",
        showVal=True,
        showLegendKey=False,
        showCatName=False,
        showSerName=False,
        showPercent=False,
        txPr=_text(8, bold=True),
    )
    if stacked:
        labels.spPr = GraphicalProperties(solidFill=WHITE)
    return labels


def _set_axes(chart: SpokenChart, bars: Bars, longest: int) -> None:
    names, values = chart.x_axis, chart.y_axis
    for axis in (names, values):
        axis.delete = False
        axis.majorTickMark = axis.minorTickMark = "none"
        axis.txPr = _text(8, bold=False)
        axis.title = None
    if not bars.lying and bars.last_row - bars.first_row >= CROWDED:
        names.txPr = _text(7, bold=False)  # at 8 points their names would be broken
    names.number_format, names.tickLblPos = "@", "low"
    # Lying bars would begin at the foot otherwise, and the chart read backwards against its table.
    names.scaling.orientation = "maxMin" if bars.lying else "minMax"
    values.number_format, values.scaling.min = NUMBER, 0
    values.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=_line(GRID_LINE, HAIRLINE)))
    values.crosses = "max" if bars.lying else "autoZero"
    if longest <= FEW:
        values.majorUnit, values.scaling.max = 1, longest + 1


def _characters(size: int, *, bold: bool) -> CharacterProperties:
    return CharacterProperties(sz=size * 100, b=bold, solidFill=BLACK, latin=Font(typeface=SANS))


def _text(size: int, *, bold: bool) -> RichText:
    properties = _characters(size, bold=bold)
    return RichText(
        bodyPr=RichTextProperties(rot=0),
        p=[Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=properties)],
    )


def _title(text: str) -> Title:
    properties = _characters(10, bold=True)
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=properties), r=[RegularTextRun(rPr=properties, t=text)]
    )
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False, layout=Layout())


def _legend() -> Legend:
    legend = Legend()
    legend.position, legend.overlay, legend.txPr = "b", False, _text(8, bold=False)
    return legend


def _anchor(sheet: Worksheet, area: Area) -> TwoCellAnchor:
    """Bind the chart to two cells, its end inside the last one: placed by size it would be cut by the page."""
    width = sheet.column_dimensions[get_column_letter(area.last_column)].width
    height = sheet.row_dimensions[area.last_row].height or 15
    left = 90_000 if area.beside else 0
    start = AnchorMarker(col=area.first_column - 1, row=area.first_row - 1, colOff=left, rowOff=20_000)
    end = AnchorMarker(
        col=area.last_column - 1,
        row=area.last_row - 1,
        colOff=int(width * 7 * 9525 * 0.9),
        rowOff=int(height * 12_700 * 0.8),
    )
    return TwoCellAnchor(editAs="twoCell", _from=start, to=end)
