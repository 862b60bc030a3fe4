"""The command `anniversaries`: what comes of age, as a list or as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from twincities.cli.asking import Asked, common_options, file_option, print_json, say, whole_number
from twincities.cli.listing import (
    JSON,
    PARTNERSHIP,
    date_words,
    keys_words,
    print_table,
    term_words,
    viewer_of,
)
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from twincities.domain.congratulations import Congratulation
    from twincities.i18n import Words
    from twincities.services.anniversaries import Anniversary

ABOUT = N_("List the anniversaries that come. What has only a year stands at the end of that year.")
MONTHS = N_("How many months to look ahead.")
EVERY_YEAR = N_("List every anniversary, not only those that the office marks.")
CONGRATULATIONS = N_("Add the days on which partners are congratulated.")
ICS = N_("Write a calendar file. A file that is there is left alone unless --replace is given.")
ALL_YEAR = N_("In the calendar file: also what has no day, as entries of the whole month or year.")
REMIND = N_("In the calendar file: remind so many days before; as often as needed, 0 for never.")
REPLACE = N_("Write over the calendar file that is there.")
ONLY_WITH_ICS = N_("{option} says something about a calendar file: give --ics as well.")
ONLY_LISTED = N_("A calendar file holds what the office marks: --every-year is for the list.")

DATE = NP_("column of a list", "Date")
YEARS = NP_("column of a list", "Years")
JUBILEE = NP_("column of a list", "Jubilee")
SINCE = NP_("column of a list", "Since")
CERTAINTY = NP_("column of a list", "Certainty")
RIVALS = NP_("column of a list", "Other sources")
IS_JUBILEE = NP_("column of a list", "jubilee")
MANY_MONTHS, MANY_DAYS = 1_200, 3_650


@dataclass(frozen=True, slots=True)
class _Wish:
    months: int
    every_year: bool
    congratulations: bool
    ics: Path | None
    all_year: bool
    remind: tuple[int, ...]
    replace: bool

    def check(self, words: Words) -> None:
        """Refuse what makes no sense together."""
        if self.ics is not None:
            if self.every_year:
                raise click.UsageError(words(ONLY_LISTED))
            return
        for option, given in (
            ("--all-year", self.all_year),
            ("--remind", self.remind),
            ("--replace", self.replace),
        ):
            if given:
                raise click.UsageError(words(ONLY_WITH_ICS, option=option))


# As of all commands: a key may be added, none may change or go.
ANNIVERSARY_KEYS = (
    "kind", "key", "title", "date", "precision", "observed", "years", "jubilee", "established", "certainty",
    "rivals", "custom",
)  # fmt: skip


def anniversaries_command(words: Words) -> click.Command:
    """Return the command, its help in the given language."""
    days = whole_number(words, 0, MANY_DAYS)

    @click.command("anniversaries", help=words(ABOUT), epilog=keys_words(ANNIVERSARY_KEYS, words))
    @click.option(
        "--months",
        type=whole_number(words, 1, MANY_MONTHS),
        default=24,
        show_default=True,
        help=words(MONTHS),
    )
    @click.option("--every-year", is_flag=True, help=words(EVERY_YEAR))
    @click.option("--congratulations", is_flag=True, help=words(CONGRATULATIONS))
    @file_option("--ics", suffix=".ics", words=words, about=ICS)
    @click.option("--all-year", is_flag=True, help=words(ALL_YEAR))
    @click.option("--remind", metavar="DAYS", type=days, multiple=True, help=words(REMIND))
    @click.option("--replace", is_flag=True, help=words(REPLACE))
    @click.option("--json", "as_json", is_flag=True, help=words(JSON))
    @common_options(words)
    @click.pass_obj
    def anniversaries(asked: Asked, /, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401 - the options above
        wish = _Wish(**options)
        wish.check(words)
        if wish.ics is not None:
            _write(asked, wish, wish.ics, as_json=as_json)
        else:
            _list(asked, wish, as_json=as_json)

    return anniversaries


def _last(today: date, months: int) -> date:
    from twincities.domain.days import months_later  # noqa: PLC0415 - `--help` must not wait for it

    return months_later(today, months)


def _write(asked: Asked, wish: _Wish, target: Path, *, as_json: bool) -> None:
    from twincities.services.calendars import REMINDERS, CalendarWish  # noqa: PLC0415 - as above

    calendars, viewer = asked.services().calendars, viewer_of(asked)
    content = CalendarWish(
        first=viewer.today,
        last=_last(viewer.today, wish.months),
        all_year=wish.all_year,
        congratulations=wish.congratulations,
        reminders=tuple(days for days in wish.remind if days) if wish.remind else REMINDERS,
    )
    if target.is_dir():
        target /= calendars.file_name(content, asked.words)
    written = calendars.write(content, asked.words, target, replace=wish.replace)
    if as_json:
        print_json({"path": str(written.path), "events": written.rows})
    else:
        say(str(written.path))


def _list(asked: Asked, wish: _Wish, *, as_json: bool) -> None:
    services, viewer, words = asked.services(), viewer_of(asked), asked.words
    last = _last(viewer.today, wish.months)
    found = services.anniversaries.between(viewer, last, every_year=wish.every_year)
    days = services.congratulations.between(viewer, viewer.today, last) if wish.congratulations else []
    if as_json:
        print_json([*map(_anniversary, found), *map(_congratulation, days)])
        return
    header = (DATE, PARTNERSHIP, YEARS, JUBILEE, SINCE, CERTAINTY, RIVALS)
    rows = [
        (
            date_words(one.date, words),
            one.title,
            words.number(one.years),
            words(IS_JUBILEE) if one.jubilee else "",
            date_words(one.established, words),
            term_words(one.grade, words),
            ", ".join(date_words(rival, words) for rival in one.rivals),
        )
        for one in found
    ]
    print_table(header, [*rows, *(_day(one, words) for one in days)], words)


def _day(one: Congratulation, words: Words) -> tuple[str, ...]:
    from twincities.domain.congratulations import say_congratulation  # noqa: PLC0415 - as above
    from twincities.domain.partial_date import PartialDate  # noqa: PLC0415

    return date_words(PartialDate.of(one.date), words), say_congratulation(one, words), "", "", "", "", ""


def _anniversary(one: Anniversary) -> dict[str, Any]:
    return {
        "kind": "anniversary",
        "key": one.key,
        "title": one.title,
        "date": one.date.edtf(),
        "precision": one.date.precision.value,
        "observed": one.observed.isoformat() if one.observed else None,
        "years": one.years,
        "jubilee": one.jubilee,
        "established": one.established.edtf(),
        "certainty": one.grade.value if one.grade else None,
        "rivals": [rival.edtf() for rival in one.rivals],
        "custom": one.custom.value if one.custom else None,
    }


def _congratulation(one: Congratulation) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "key": one.key,
        "date": one.date.isoformat(),
        "country": one.country or None,
        "where": one.where or None,
        "title": one.title or None,
    }
