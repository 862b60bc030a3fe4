"""The register in figures: status and activity, decades, countries, each as a table and a chart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twincities.domain.names import sort_key
from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import N_, NN_, NP_
from twincities.reports import phrases
from twincities.reports.charts import Bars
from twincities.reports.dates import paper_date
from twincities.reports.register_words import STATUSES, activity_words, over
from twincities.reports.styles import GREYS
from twincities.reports.summary import BEFORE, TOTAL, SummarySheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.i18n import Words
    from twincities.reports.options import PaperOptions
    from twincities.reports.register_data import RegisterCover, RegisterLine
    from twincities.reports.summary import Cell

WIDTHS = (22, 10.5, 14, 10.5, 10.5, 10.5, 10)
TITLE = NP_("register", "Register of twinning links: summary")
DECADE_YEARS = 10
MOST_DECADES = 12
"""Decades in a row that are shown even where they are empty; of a longer time only those that are not."""
MOST_COUNTRIES = 12

FIGURES = NP_("register", "Key figures")
LINKS_IN_ALL = NP_("register, a figure", "Links in all")
IN_FORCE = NP_("register, a figure", "In force")
COUNTRIES = NP_("register, a figure", "Countries")
ACTIVE = NP_("register, a figure", "Active")
SILENT_YEARS = NN_("No events for over {count} year", "No events for over {count} years")
SILENT_MONTHS = NN_("No events for over {count} month", "No events for over {count} months")
DATE_UNKNOWN = NP_("register, a figure", "Date not established")

STATUS_SECTION = N_("1. Status and activity")
STATUS = NP_("column of a paper", "Legal status")
DARKER = N_("The darker the cell, the more entries; the number in the cell is exact.")
STATUS_CHART = NP_("chart", "Links by status and activity")
STATUS_ALT = NP_(
    "chart",
    "Stacked bar chart: for each legal status the number of links by activity: {activities}. "
    "The figures are repeated in the table above the chart.",
)
DECADE_SECTION = N_("2. Decade of establishing")
DECADE = NP_("column of a paper", "Decade")
LINKS = NP_("column of a paper", "Links")
SHARE = NP_("column of a paper", "Share")
# Note: «1990-е».
THE_DECADE = NP_("decade", "{year}s")
NO_DATE = NP_("decade", "no date")
DECADE_CHART = NP_("chart", "Links by decade")
DECADE_ALT = NP_(
    "chart",
    "Column chart: number of links by decade of establishing; the last column: date not established. "
    "The figures are repeated in the table beside the chart.",
)
COUNTRY_SECTION = N_("3. Partners’ countries")
COUNTRY = NP_("column of a paper", "Country")
OF_THESE_IN_FORCE = NP_("column of a paper", "Of these in force")
OTHER_COUNTRIES = NP_("register", "Other countries ({count})")
NO_COUNTRY = NP_("register", "Country not stated")
COUNTRY_CHART = NP_("chart", "Countries with the most links")
ALL = NP_("chart", "All")
COUNTRY_ALT = NP_(
    "chart",
    "Bar chart: countries with the most links; all of them and those in force. "
    "The figures are repeated in the table above the chart.",
)


class Tally:
    """Counts lines as they pass, so that summary and list cannot differ."""

    def __init__(self, words: Words, occasional_months: int) -> None:
        self.words, self.occasional_months = words, occasional_months
        self.total = 0
        self.matrix: Counter[tuple[LegalStatus, Activity]] = Counter()
        self.decades: Counter[int | None] = Counter()
        self.countries: Counter[str] = Counter()
        self.in_force: Counter[str] = Counter()

    def add(self, line: RegisterLine) -> None:
        """Count a line."""
        self.total += 1
        self.matrix[line.status, line.activity] += 1
        first = (
            line.countries[0] if line.countries else ""
        )  # of several, so that the countries add up to all links
        self.countries[first] += 1
        self.in_force[first] += line.status is LegalStatus.IN_FORCE
        began = line.established
        self.decades[began.start.year // DECADE_YEARS if began else None] += 1

    def of_status(self, status: LegalStatus) -> int:
        """Return how many have a status."""
        return sum(self.matrix[status, activity] for activity in Activity)

    def of_activity(self, activity: Activity) -> int:
        """Return how many have an activity."""
        return sum(self.matrix[status, activity] for status in LegalStatus)

    def statuses(self) -> list[LegalStatus]:
        """Return the statuses that occur, all of them where there is nothing."""
        return [status for status in LegalStatus if self.of_status(status)] or list(LegalStatus)

    def decades_in_order(self) -> list[int]:
        """Return the decades to show, each divided by ten."""
        known = sorted(decade for decade in self.decades if decade is not None)
        if not known or known[-1] - known[0] >= MOST_DECADES:
            return known
        return list(range(known[0], known[-1] + 1))

    def leading_countries(self) -> list[str]:
        """Return the countries with the most links, by number, then by name."""
        named = [country for country in self.countries if country]
        named.sort(key=lambda country: (-self.countries[country], sort_key(country)))
        return named[:MOST_COUNTRIES]


def fill_summary(
    sheet: Worksheet, options: PaperOptions, tally: Tally, cover: RegisterCover, links: Sequence[str]
) -> None:
    """Write the summary onto an empty sheet."""
    words = options.words
    page = SummarySheet(sheet, options, WIDTHS, words(TITLE))
    page.head(words(phrases.AS_OF, date=paper_date(options.as_of, words)), cover.note, links)
    _figures(page, tally, words)
    with page.block():
        page.gap(10)
        page.section(words(STATUS_SECTION))
        _statuses(page, tally, words)
    with page.block():
        page.gap(8)
        page.section(words(DECADE_SECTION))
        _decades(page, tally, words)
    with page.block():
        page.gap(8)
        page.section(words(COUNTRY_SECTION))
        _countries(page, tally, words)
    page.finish()


def _figures(page: SummarySheet, tally: Tally, words: Words) -> None:
    silent = over(tally.occasional_months, words, SILENT_YEARS, SILENT_MONTHS)
    figures = (
        (tally.total, words(LINKS_IN_ALL)),
        (tally.of_status(LegalStatus.IN_FORCE), words(IN_FORCE)),
        (len([country for country in tally.countries if country]), words(COUNTRIES)),
        (tally.of_activity(Activity.ACTIVE), words(ACTIVE)),
        (tally.of_activity(Activity.DORMANT), silent),
        (tally.decades[None], words(DATE_UNKNOWN)),
    )
    label = (words(FIGURES), "TC Text Bold")
    first = page.row([label, *((number, "TC Figure") for number, _ in figures)], exact=28)
    page.row([(None, "TC Text Bold"), *((text, "TC Figure Label") for _, text in figures)], least=26)
    page.merge_down(1, first, first + 1)


def _statuses(page: SummarySheet, tally: Tally, words: Words) -> None:
    activities = [activity_words(activity, tally.occasional_months, words) for activity in Activity]
    most = max(tally.matrix.values(), default=0)
    rows: list[list[Cell]] = [
        [
            (words(STATUSES[status]), "TC Text Bold"),
            *(_shaded(tally.matrix[status, activity], most) for activity in Activity),
            (tally.of_status(status), "TC Count Total"),
        ]
        for status in tally.statuses()
    ]
    total: list[Cell] = [
        (words(TOTAL), "TC Total"),
        *((tally.of_activity(activity), "TC Total Number") for activity in Activity),
        (tally.total, "TC Total Number"),
    ]
    data = page.table([words(STATUS), *activities, words(TOTAL)], rows, total)
    page.note(words(DARKER))
    bars = Bars(
        title=words(STATUS_CHART),
        alt=words(STATUS_ALT, activities=", ".join(activities)),
        first_row=data.first,
        last_row=data.last,
        names=1 + BEFORE,
        series=tuple((name, number) for number, name in enumerate(activities, 2 + BEFORE)),
        stacked=True,
    )
    page.chart(bars, 4 + 2 * len(rows))


def _shaded(count: int, most: int) -> Cell:
    if not count:
        return 0, "TC Count"
    return count, f"TC Count {min(-(-count * len(GREYS) // most), len(GREYS))}"


def _decades(page: SummarySheet, tally: Tally, words: Words) -> None:
    names = [(decade, words(THE_DECADE, year=decade * DECADE_YEARS)) for decade in tally.decades_in_order()]
    rows: list[list[Cell]] = [
        [
            (name, "TC Text"),
            (tally.decades[decade], "TC Count"),
            _share(tally.decades[decade], tally.total),
        ]
        for decade, name in (*names, (None, words(NO_DATE)))
    ]
    total = _total(words, tally.total)
    head_row = page.next_row
    data = page.table([words(DECADE), words(LINKS), words(SHARE)], rows, total)
    bars = Bars(
        title=words(DECADE_CHART),
        alt=words(DECADE_ALT),
        first_row=data.first,
        last_row=data.last,
        names=1 + BEFORE,
        series=((words(LINKS), 2 + BEFORE),),
        lying=False,
    )
    page.chart_beside(bars, head_row, 10, 4)


def _countries(page: SummarySheet, tally: Tally, words: Words) -> None:
    leading = tally.leading_countries()
    others = [country for country in tally.countries if country and country not in leading]
    groups: list[tuple[str, Sequence[str]]] = [(country, [country]) for country in leading]
    if others:
        groups.append((words(OTHER_COUNTRIES, count=words.number(len(others))), others))
    if tally.countries[""]:
        groups.append((words(NO_COUNTRY), [""]))
    if not groups:
        groups.append((phrases.NOT_APPLICABLE, []))
    rows: list[list[Cell]] = []
    for name, countries in groups:
        count = sum(tally.countries[country] for country in countries)
        in_force = sum(tally.in_force[country] for country in countries)
        rows.append(
            [(name, "TC Text"), (count, "TC Count"), (in_force, "TC Count"), _share(count, tally.total)]
        )
    total = _total(words, tally.total, tally.of_status(LegalStatus.IN_FORCE))
    head = (COUNTRY, LINKS, OF_THESE_IN_FORCE, SHARE)
    data = page.table([words(text) for text in head], rows, total)
    page.gap(16)
    bars = Bars(
        title=words(COUNTRY_CHART),
        alt=words(COUNTRY_ALT),
        first_row=data.first,
        last_row=data.first + max(len(leading), 1) - 1,
        names=1 + BEFORE,
        series=((words(ALL), 2 + BEFORE), (words(OF_THESE_IN_FORCE), 3 + BEFORE)),
    )
    page.chart(bars, 22)


def _share(count: int, total: int) -> Cell:
    return (count / total, "TC Percent") if total else (phrases.NOT_APPLICABLE, "TC Centre")


def _total(words: Words, *counts: int) -> list[Cell]:
    share: Cell = (1, "TC Total Percent") if counts[0] else (phrases.NOT_APPLICABLE, "TC Total Number")
    return [(words(TOTAL), "TC Total"), *((count, "TC Total Number") for count in counts), share]
