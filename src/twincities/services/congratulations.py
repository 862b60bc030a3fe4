"""Days on which partners are congratulated: their city days, their countries' national days, World Twin Cities Day."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from twincities.db.tables.partnerships import partnership, party
from twincities.db.tables.places import congratulation_day, place
from twincities.domain.congratulations import (
    WORLD_TWIN_CITIES_DAY,
    Congratulation,
    CongratulationKind,
    DayRule,
)
from twincities.domain.keys import Key
from twincities.domain.vocabularies import Weekday, WeekOfMonth
from twincities.paths import shipped
from twincities.services.countries import country_name
from twincities.services.labels import place_titles
from twincities.services.standing import is_ended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

TWIN_CITIES_MARK = "world-twin-cities-day"
_ORDER = tuple(CongratulationKind)


class Congratulations:
    """What a specialist asks of the days of congratulation."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def between(self, viewer: Viewer, first: date, last: date) -> list[Congratulation]:
        """Return the days from one day to another, both included, in their order; of a tie that has ended none."""
        kept = self._measures().anniversaries
        with self._desk.reading() as connection:
            rules = list(_rules(connection, viewer))
        found = [
            Congratulation(of.kind, day, of.mark, of.where, of.title, of.country, of.key)
            for year in range(first.year, last.year + 1)
            for of in rules
            if (day := of.rule.in_year(year, kept)) is not None and first <= day <= last
        ]
        return sorted(found, key=lambda one: (one.date, _ORDER.index(one.kind), one.where, one.mark))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A day of congratulation before its year is known."""

    kind: CongratulationKind
    rule: DayRule
    mark: str
    where: str = ""
    title: str = ""
    country: str = ""
    key: Key | None = None


def _rules(connection: Connection, viewer: Viewer) -> Iterator[_Rule]:
    rows = select(place.c.country, place.c.own).where(_KEPT, _is_tied(place.c.id, viewer.today)).distinct()
    countries = connection.execute(rows).all()
    if not countries:
        return
    yield _Rule(CongratulationKind.TWIN_CITIES, WORLD_TWIN_CITIES_DAY, TWIN_CITIES_MARK)
    home = {row.country for row in countries if row.own}
    for country in sorted({row.country for row in countries} - home):
        rule = national_days().get(country)
        if rule is not None:
            where = country_name(country, viewer.language)
            mark = f"national-day-{country.lower()}"
            yield _Rule(CongratulationKind.NATIONAL, rule, mark, where, country=country)
    days = connection.execute(
        _DAYS.where(_KEPT, ~place.c.own, _is_tied(congratulation_day.c.owner_id, viewer.today))
    ).all()
    named = place_titles(connection, (row.owner_id for row in days), viewer.language)
    for row in days:
        yield _Rule(
            CongratulationKind.CITY,
            _written(row),
            f"city-day-{row.key}",
            named.get(row.owner_id, ""),
            row.title,
            row.country,
            Key(row.place_key),
        )


def _is_tied(place_id: ColumnElement[int], today: date) -> ColumnElement[bool]:
    """Say that a place has a tie that has not ended."""
    return exists().where(
        party.c.place_id == place_id,
        party.c.owner_id == partnership.c.id,
        partnership.c.deleted_at.is_(None),
        ~is_ended(today),
    )


_KEPT = place.c.deleted_at.is_(None)
_DAYS = (
    select(
        congratulation_day.c.owner_id,
        congratulation_day.c.key,
        congratulation_day.c.title,
        congratulation_day.c.month,
        congratulation_day.c.day,
        congratulation_day.c.week,
        congratulation_day.c.weekday,
        place.c.key.label("place_key"),
        place.c.country,
    )
    .join_from(congratulation_day, place, place.c.id == congratulation_day.c.owner_id)
    .order_by(congratulation_day.c.owner_id, congratulation_day.c.position)
)


def _written(row: Any) -> DayRule:  # noqa: ANN401 - a row of the database
    return DayRule(
        row.month,
        row.day,
        WeekOfMonth(row.week) if row.week else None,
        Weekday(row.weekday) if row.weekday else None,
    )


@cache
def national_days() -> Mapping[str, DayRule]:
    """Return the national days by the country's ISO 3166-1 code; those that move with another calendar are left out."""
    with (shipped("data") / "national_days.tsv").open(encoding="utf-8", newline="") as file:
        return {
            row["country"]: DayRule(
                int(row["month"]),
                int(row["day"]) if row["day"] else None,
                WeekOfMonth(row["week"]) if row["week"] else None,
                Weekday(row["weekday"]) if row["weekday"] else None,
            )
            for row in csv.DictReader(file, delimiter="\t")
        }
