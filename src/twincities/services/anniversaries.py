"""The anniversaries of partnerships: a year of them, and those that come soon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812 - `date` is a field here
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, exists, func, or_, select

from twincities.db.records import chunks
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.sources import claim
from twincities.domain.anniversaries import (
    FEBRUARY,
    FILLER,
    MARCH,
    TARGET,
    Anniversary,
    AnniversaryRules,
    Milestone,
    allows,
    basis,
    milestone,
    rival_dates,
    written_date,
)
from twincities.domain.claim import Claim
from twincities.domain.days import MONTH, YEAR
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import AnniversaryCustom, Grade
from twincities.services.labels import IDS, partnership_titles
from twincities.services.standing import is_ended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

__all__ = ["Anniversaries", "Anniversary", "AnniversaryYear", "Undated"]

FILLER_CLAIM = (
    claim.c.noun == "partnership",
    claim.c.owner_id == partnership.c.id,
    claim.c.target == TARGET,
    claim.c.preferred,
    claim.c.rule == FILLER,
)
"""The claim that flags a partnership's date of establishing as a filler."""
MONTHS = 12
NO_MONTH, NO_DAY = 13, 32


@dataclass(frozen=True, slots=True)
class AnniversaryYear:
    """The anniversaries of one year.

    `months` are twelve groups by day, those without a day last; `year_only` stand in no month. Groups may be cut
    short, the counts never are. `unknown_year` ties have no usable year, `ended` ones are left out.
    """

    year: int
    months: tuple[tuple[Anniversary, ...], ...]
    year_only: tuple[Anniversary, ...]
    month_counts: tuple[int, ...]
    year_only_count: int
    jubilees: int
    unknown_year: int
    ended: int

    @property
    def dated(self) -> int:
        """How many have a day or a month."""
        return sum(self.month_counts)


@dataclass(frozen=True, slots=True)
class Undated:
    """A partnership of which not even the year is known.

    `filler` is what is written although it is no year to count from: one that stands for "unknown" (`flagged` by a
    clerk), or a stretch of several.
    """

    key: Key
    title: str
    filler: PartialDate | None
    flagged: bool = False


class _Found(NamedTuple):
    """An anniversary before its names are read; `known` is what of the date of establishing it rests on and is kept."""

    id: int
    established: PartialDate
    known: PartialDate
    years: int
    jubilee: bool
    custom: AnniversaryCustom | None

    @property
    def order(self) -> tuple[int, int, bool, int, int]:
        """By month and day, what has none last; jubilees and the older first."""
        return (
            self.known.month or NO_MONTH,
            self.known.day or NO_DAY,
            not self.jubilee,
            -self.years,
            self.id,
        )


class Anniversaries:
    """What a specialist does with anniversaries."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def year(
        self,
        year: int,
        viewer: Viewer,
        *,
        every_year: bool = False,
        jubilees_only: bool = False,
        limit: int | None = None,
    ) -> AnniversaryYear:
        """Return the anniversaries of a year: those the office and the partner mark, or `every_year`, or jubilees only.

        `limit` is how many of a month, and of those without one, are returned at most.
        """
        rules = self._measures().anniversaries
        with self._desk.reading() as connection:
            found = self._found(
                connection, year, rules, viewer.today, every_year=every_year, jubilees_only=jubilees_only
            )
            groups = [[one for one in found if one.known.month == month] for month in range(1, MONTHS + 1)]
            year_only = [one for one in found if one.known.month is None]
            shown = [group[:limit] for group in (*groups, year_only)]
            named = {
                one.id: one for one in _named(connection, [one for group in shown for one in group], viewer)
            }
            return AnniversaryYear(
                year=year,
                months=tuple(tuple(named[one.id] for one in group) for group in shown[:-1]),
                year_only=tuple(named[one.id] for one in shown[-1]),
                month_counts=tuple(map(len, groups)),
                year_only_count=len(year_only),
                jubilees=sum(one.jubilee for one in found),
                unknown_year=_unknown(connection, viewer.today),
                ended=_ended(connection, viewer.today),
            )

    def coming(
        self,
        viewer: Viewer,
        days: int | None = None,
        years_ahead: int | None = None,
        limit: int | None = None,
    ) -> tuple[int, list[Anniversary]]:
        """Return how many anniversaries come soon, and the first of them.

        Those with a day or month within `days` come first, by date; then jubilees of which only the year is known, of
        this year and `years_ahead` more. What is not said is the office's own choice.
        """
        measures = self._measures()
        until = viewer.today + timedelta(days=measures.anniversary_days if days is None else days)
        last = viewer.today.year + (measures.anniversary_years if years_ahead is None else years_ahead)
        with self._desk.reading() as connection:
            dated, undated = [], []
            for year in range(viewer.today.year, max(until.year, last) + 1):
                months = _months(year, viewer.today, until)
                for one in self._found(connection, year, measures.anniversaries, viewer.today, months=months):
                    if one.known.month is None:
                        undated += [one] if one.jubilee and year <= last else []
                    elif _falls_between(one, viewer.today, until):
                        dated.append(one)
            coming = [*dated, *undated]
            return len(coming), _named(connection, coming[:limit], viewer)

    def between(
        self, viewer: Viewer, last: Day, *, first: Day | None = None, every_year: bool = False
    ) -> list[Anniversary]:
        """Return the anniversaries from `first` (today) to a day in order, a year's undated after its December."""
        rules, begin = self._measures().anniversaries, first or viewer.today
        with self._desk.reading() as connection:
            found = [
                one
                for year in range(begin.year, last.year + 1)
                for one in self._found(connection, year, rules, viewer.today, every_year=every_year)
                if _falls_between(one, begin, last)
            ]
            return _named(connection, found, viewer)

    def undated(self, viewer: Viewer, limit: int | None = None) -> list[Undated]:
        """Return the ties without a usable year, fillers and stretches of several years included."""
        flagged = select(claim.c.value).where(*FILLER_CLAIM).limit(1).scalar_subquery()
        with self._desk.reading() as connection:
            rows = connection.execute(
                select(
                    partnership.c.id, partnership.c.key, partnership.c.established, flagged.label("flagged")
                )
                .where(*_alive(viewer.today), or_(_no_year(), partnership.c.established.like("%/%")))
                .order_by(partnership.c.id)
            ).all()
            found = [row for row in rows if "/" not in (row[2] or "") or _basis(row[2]) is None][:limit]
            titles: dict[int, str] = {}
            for some in chunks([row[0] for row in found]):
                titles |= partnership_titles(connection, some, viewer.language)
        return [
            Undated(
                Key(key),
                titles.get(number, ""),
                _day(text) if text else written_date(value or ""),
                flagged=value is not None,
            )
            for number, key, text, value in found
        ]

    @staticmethod
    def _found(
        connection: Connection,
        year: int,
        rules: AnniversaryRules,
        today: Day,
        *,
        every_year: bool = False,
        jubilees_only: bool = False,
        months: Sequence[int] | None = None,
    ) -> list[_Found]:
        """Find a year's anniversaries in their order; with `months` only dated ones of these, and undated jubilees."""
        years = year - partnership.c.established_sort // YEAR
        wanted: list[ColumnElement[bool]] = [years.in_(rules.jubilees)]
        if rules.step > 0 and not jubilees_only:
            wanted.append(years % rules.step == 0)
        where = [*_counted(today), partnership.c.established_sort < year * YEAR]
        if not every_year or jubilees_only:
            where.append(or_(*wanted))
        if months is not None:
            month = partnership.c.established_sort // MONTH % MONTH
            if rules.leap_day_in_march and MARCH in months:
                months = [FEBRUARY, *months]
            undated_jubilee = and_(month == 0, years.in_(rules.jubilees))
            where.append(or_(month.in_(months), undated_jubilee, partnership.c.established.like("%/%")))
        columns = (partnership.c.id, partnership.c.established, partnership.c.anniversary_custom)
        found = []
        for number, text, code in connection.execute(select(*columns).where(*where)):
            known, custom = _basis(text), AnniversaryCustom(code) if code else None
            if known is not None and (
                (every_year and not jubilees_only) or allows(custom, year - known.year)
            ):
                age = year - known.year
                if rules.leap_day_in_march and known.month == FEBRUARY:
                    known = replace(rules.kept_on(known, year), year=known.year)
                jubilee = rules.is_jubilee(age, custom)
                found.append(_Found(number, _day(text), known, age, jubilee, custom))
        return sorted(found, key=lambda one: one.order)


def _months(year: int, first: Day, last: Day) -> list[int]:
    """Return the months of a year that lie between two days, as numbers."""
    return [month for month in range(1, MONTHS + 1) if first.replace(day=1) <= Day(year, month, 1) <= last]


def _falls_between(one: _Found, first: Day, last: Day) -> bool:
    date = _milestone(one).date
    return date.last_day >= first and date.first_day <= last


def _milestone(one: _Found) -> Milestone:
    at = milestone(
        one.known, one.known.year + one.years, AnniversaryRules(jubilees=(one.years,) * one.jubilee)
    )
    if at is None:
        raise ValueError(one)
    return at


def _is_filler() -> ColumnElement[bool]:
    return exists().where(*FILLER_CLAIM)


def _alive(today: Day) -> list[ColumnElement[bool]]:
    return [partnership.c.deleted_at.is_(None), ~is_ended(today)]


def _counted(today: Day) -> list[ColumnElement[bool]]:
    """Say which partnerships have anniversaries: not ended, and of a year that is no filler."""
    return [*_alive(today), partnership.c.established_sort.is_not(None), ~_is_filler()]


def _no_year() -> ColumnElement[bool]:
    return or_(partnership.c.established_sort.is_(None), _is_filler())


def _unknown(connection: Connection, today: Day) -> int:
    """Count the ties without a usable year: no date, a filler, or an interval of several years."""
    where = (*_alive(today), _no_year())
    count = connection.scalar(select(func.count()).select_from(partnership).where(*where)) or 0
    stretches = connection.scalars(
        select(partnership.c.established).where(*_counted(today), partnership.c.established.like("%/%"))
    )
    return count + sum(_basis(text) is None for text in stretches)


def _ended(connection: Connection, today: Day) -> int:
    ended = (partnership.c.deleted_at.is_(None), is_ended(today))
    rows = select(func.count()).select_from(partnership).where(*ended)
    return connection.scalar(rows) or 0


@lru_cache(maxsize=20_000)
def _day(stored: str) -> PartialDate:
    return PartialDate.from_edtf(stored)


@lru_cache(maxsize=20_000)
def _basis(stored: str) -> PartialDate | None:
    return basis(_day(stored))


def _named(connection: Connection, found: Sequence[_Found], viewer: Viewer) -> list[Anniversary]:
    """Give anniversaries their names and what their dates rest on."""
    titles: dict[int, str] = {}
    keys: dict[int, Key] = {}
    claims: dict[int, list[Claim]] = {}
    for some in chunks(sorted({one.id for one in found})):
        titles |= partnership_titles(connection, some, viewer.language)
        keys |= {row.id: Key(row.key) for row in connection.execute(_KEYS, {"ids": list(some)})}
        for row in connection.execute(_CLAIMS, {"ids": list(some)}):
            one = Claim(
                target=TARGET,
                value=row.value,
                grade=Grade(row.grade),
                rule=row.rule,
                preferred=row.preferred,
                key=Key(row.key),
            )
            claims.setdefault(row.owner_id, []).append(one)
    return [_anniversary(one, keys[one.id], titles.get(one.id, ""), claims.get(one.id, [])) for one in found]


_KEYS = select(partnership.c.id, partnership.c.key).where(partnership.c.id.in_(IDS))


_CLAIMS = (
    select(claim.c.owner_id, claim.c.key, claim.c.value, claim.c.grade, claim.c.rule, claim.c.preferred)
    .where(
        and_(
            claim.c.noun == "partnership",
            claim.c.owner_id.in_(IDS),
            claim.c.target == TARGET,
            claim.c.target_part == "",
        )
    )
    .order_by(claim.c.owner_id, claim.c.position)
)


def _anniversary(found: _Found, key: Key, title: str, claims: Iterable[Claim]) -> Anniversary:
    of = list(claims)
    at = _milestone(found)
    return Anniversary(
        key=key,
        title=title,
        date=at.date,
        observed=at.observed,
        years=at.years,
        jubilee=at.jubilee,
        established=found.established,
        grade=next((one.grade for one in of if one.preferred), None),
        rivals=rival_dates(of, found.established),
        custom=found.custom,
        id=found.id,
    )
