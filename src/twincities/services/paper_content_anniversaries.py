"""The content of the paper on anniversaries: two years of them, each with its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.db.records import chunks
from twincities.reports.paper import AnniversaryCover, AnniversaryLine, Period
from twincities.services.countries import country_list
from twincities.services.paper_content import home_country
from twincities.services.paper_content_register import NAMES, versions_of
from twincities.services.register_rows import Sides, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from twincities.i18n import Words
    from twincities.services.anniversaries import Anniversaries, Anniversary
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer


def coming_anniversaries(
    anniversaries: Anniversaries, period: Period, viewer: Viewer
) -> tuple[list[Anniversary], int, int]:
    """Return the anniversaries of a period by date, how many ties have no usable year, and how many have ended."""
    found: list[Anniversary] = []
    unknown = ended = 0
    for year in range(period.first.year, period.last.year + 1):
        of_year = anniversaries.year(year, viewer)
        groups = (*of_year.months, of_year.year_only)
        found += [one for group in groups for one in group if period.holds(one.date)]
        unknown, ended = of_year.unknown_year, of_year.ended
    return found, unknown, ended


def anniversary_lines(
    connection: Connection, found: Sequence[Anniversary], viewer: Viewer, words: Words
) -> Iterator[AnniversaryLine]:
    """Give the lines of some anniversaries in their order."""
    for some in chunks(found):
        ids = sorted({one.id for one in some})
        sides, versions = sides_of(connection, ids, viewer), versions_of(connection, ids)
        for one in some:
            yield _line(one, sides.get(one.id, Sides()), versions.get(one.id, 0), words)


def anniversary_cover(
    connection: Connection, period: Period, measures: Measures, unknown: int, ended: int
) -> AnniversaryCover:
    """Say what the paper tells beside its lines."""
    rules = measures.anniversaries
    return AnniversaryCover(
        period=period,
        step=rules.step,
        jubilees=tuple(sorted(rules.jubilees)),
        without_year=unknown,
        ended=ended,
        home=home_country(connection),
    )


def _line(one: Anniversary, sides: Sides, version: int, words: Words) -> AnniversaryLine:
    return AnniversaryLine(
        key=one.key,
        revision=version,
        ours=NAMES.join(sides.ours),
        partner=NAMES.join(sides.others),
        country=country_list(sides.countries, words.language),
        since=one.established.year,
        date=one.date,
        day=one.observed,
        years=one.years,
        jubilee=one.jubilee,
        rivals=one.rivals,
    )
