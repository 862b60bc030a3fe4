"""The command that says which places a name means: one name, or a table of them."""

from __future__ import annotations

import csv
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twincities.cli import sayings
from twincities.cli.asking import (
    Asked,
    Progress,
    RefusedError,
    common_options,
    file_option,
    print_json,
    say,
    tell,
    whole_number,
)
from twincities.i18n import N_, NN_, NP_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from twincities.i18n import Words
    from twincities.services.candidates import Candidate, Candidates

GEOCODE = N_("Say which places a name may mean, without a network.")
TEXT = NP_("placeholder of a command", "[NAME]")
COUNTRY = N_("The country: a code, or a name in any language.")
LIMIT = N_("Places at most.")
ONLINE = N_("Ask OpenStreetMap, too, where the program's own gazetteer is not sure.")
BATCH = N_("A table with the columns “query” and “country” (CSV, UTF-8).")
OUTPUT = N_("Where the table of answers is written. A file that is there is never overwritten.")
NAME_WANTED = N_("Say a name, or give a table: --batch FILE -o FILE.")
NOT_BOTH = N_("Give either a name or a table, and where to write with a table only.")
NOTHING = N_("No place of this name is known.")
UNKNOWN_COUNTRY = N_("No country “{country}” is known; the place was looked for everywhere.")
UNKNOWN_COUNTRIES = NN_(
    "{count} row names a country that is not known; the place was looked for everywhere (column “{column}”).",
    "{count} rows name a country that is not known; the places were looked for everywhere (column “{column}”).",
)
NO_COLUMN = N_("The table {file} has no column “query”.")
NOT_UTF8 = N_("The table {file} is not in UTF-8. Save it as “CSV UTF-8” and try again.")
NO_TABLE = N_("There is no file {file}.")
UNREADABLE_TABLE = N_("The table {file} cannot be read in line {line}.")
TABLE_ASKED = N_(
    "{count} names were asked for; {sure} places are sure, {open} are open, {none} are not known."
)

IN_ENCODING = "utf-8-sig"
COUNTRY_KNOWN = "country_known"
COLUMNS = (
    "query", "country", "rank", "name", "found_country", "admin1", "latitude", "longitude", "geonames_id", "score",
    "accepted", COUNTRY_KNOWN,
)  # fmt: skip
ROWS_A_QUERY = 5
LONGEST_CELL = 1_000_000
EVERY = 50
"""Rows after which progress is shown."""


def geocode_command(words: Words) -> click.Command:
    """Return the command, its help in the given language."""

    @click.command("geocode", help=words(GEOCODE))
    @click.argument("text", metavar=words(TEXT), nargs=-1)
    @click.option("--country", metavar="XX", default="", help=words(COUNTRY))
    @click.option("--limit", type=whole_number(words, 1, 50), default=5, show_default=True, help=words(LIMIT))
    @click.option("--online", is_flag=True, help=words(ONLINE))
    @click.option("--batch", metavar="FILE", type=Path, help=words(BATCH))
    @file_option("-o", "--output", suffix=".csv", words=words, about=OUTPUT)
    @click.option("--json", "as_json", is_flag=True, help=words(sayings.JSON))
    @common_options(words)
    @click.pass_obj
    def geocode(  # noqa: PLR0913 - a command's options
        asked: Asked,
        *,
        text: tuple[str, ...],
        country: str,
        limit: int,
        online: bool,
        batch: Path | None,
        output: Path | None,
        as_json: bool,
    ) -> None:
        name = " ".join(text).strip()
        if batch is None and not name:
            raise click.UsageError(words(NAME_WANTED))
        if (batch is None) != (output is None) or (batch is not None and name):
            raise click.UsageError(words(NOT_BOTH))
        candidates = asked.program.candidates(online=online)
        try:
            if batch is not None and output is not None:
                _answer_table(asked, candidates, batch, output, as_json=as_json)
            else:
                _answer(asked, candidates, name, country, limit, online=online, as_json=as_json)
        finally:
            candidates.close()

    return geocode


def _answer(
    asked: Asked, candidates: Candidates, name: str, country: str, limit: int, *, online: bool, as_json: bool
) -> None:
    words = asked.words
    found = candidates.find(name, country, limit)
    if _knows(candidates, country) is False:
        tell(words(UNKNOWN_COUNTRY, country=country))
    if online and not any(one.accepted for one in found):
        found += candidates.find_online(name, country, words.language, limit)
    if as_json:
        print_json([_record(one) for one in found])
        return
    for one in found:
        where = ", ".join(part for part in (one.region, one.country) if part)
        mark = "*" if one.accepted else ""
        say("\t".join((one.name, where, f"{one.latitude:.5f}", f"{one.longitude:.5f}", mark)).rstrip())
    for credit in dict.fromkeys(one.credit for one in found):
        tell(credit)
    if not found:
        tell(words(NOTHING))


def _knows(candidates: Candidates, country: str) -> bool | None:
    """Tell whether a country is known by these words; None where none was named."""
    return bool(candidates.country_of(country)) if country.strip() else None


def _record(one: Candidate) -> dict[str, object]:
    return {
        "name": one.name,
        "country": one.country,
        "admin1": one.region,
        "admin1_code": one.admin1,
        "kind": one.sort.name.lower(),
        "latitude": one.latitude,
        "longitude": one.longitude,
        "population": one.population,
        "geonames_id": one.geonames_id,
        "score": one.score,
        "why": [reason.value for reason in one.why],
        "accepted": one.accepted,
        "names": dict(one.labels),
        "credit": one.credit,
    }


def _answer_table(asked: Asked, candidates: Candidates, table: Path, output: Path, *, as_json: bool) -> None:
    """Answer a table row by row; what is written so far is whole rows, and a refused table leaves no file."""
    words = asked.words
    progress = Progress(words)
    counts = {"sure": 0, "open": 0, "none": 0}
    unknown_countries = 0
    with _opened(table, words) as source:
        rows = _questions(source, table, words)
        first = next(rows, None)
        path, target = _new_file(output / f"{table.stem}.csv" if output.is_dir() else output, words)
        try:
            with target:
                writer = csv.writer(target, lineterminator="\n")
                writer.writerow(COLUMNS)
                for number, (query, country) in enumerate(_chain(first, rows), 1):
                    known = _knows(candidates, country)
                    counts[_answer_row(candidates, query, country, writer.writerow, known=known)] += 1
                    unknown_countries += known is False
                    if number % EVERY == 0:
                        progress(number, number)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
        finally:
            progress.end()
    if as_json:
        print_json({"path": str(path), **counts, "unknown_countries": unknown_countries})
        return
    say(str(path))
    told = {name: words.number(count) for name, count in counts.items()}
    tell(words(TABLE_ASKED, count=words.number(sum(counts.values())), **told))
    if unknown_countries:
        tell(words(UNKNOWN_COUNTRIES, count=unknown_countries, column=COUNTRY_KNOWN))


def _answer_row(
    candidates: Candidates,
    query: str,
    country: str,
    write: Callable[[tuple[object, ...]], object],
    *,
    known: bool | None,
) -> str:
    """Write the answers to one question; a question without one leaves a row without a place."""
    found = candidates.find(query, country, ROWS_A_QUERY) if query.strip() else []
    for rank, one in enumerate(found, 1):
        write(
            (
                query,
                country,
                rank,
                one.name,
                one.country,
                one.region,
                f"{one.latitude:.5f}",
                f"{one.longitude:.5f}",
                one.geonames_id or "",
                f"{one.score:.4f}",
                _cell(one.accepted),
                _cell(known),
            )
        )
    if not found:
        write((query, country, "", "", "", "", "", "", "", "", "false", _cell(known)))
        return "none"
    return "sure" if found[0].accepted else "open"


def _cell(truth: bool | None) -> str:  # noqa: FBT001 - the value itself
    return "" if truth is None else str(truth).lower()


def _opened(table: Path, words: Words) -> TextIO:
    try:
        return table.open(encoding=IN_ENCODING, newline="")
    except (FileNotFoundError, IsADirectoryError):
        raise RefusedError(words(NO_TABLE, file=table)) from None


def _questions(source: TextIO, table: Path, words: Words) -> Iterator[tuple[str, str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.DictReader(source)
    try:
        columns = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
        if "query" not in columns:
            raise RefusedError(words(NO_COLUMN, file=table))
        country = columns.get("country")
        for row in reader:
            yield row[columns["query"]] or "", (row[country] or "") if country else ""
    except UnicodeDecodeError:
        raise RefusedError(words(NOT_UTF8, file=table)) from None
    except csv.Error:
        raise RefusedError(words(UNREADABLE_TABLE, file=table, line=reader.line_num)) from None


def _chain(first: tuple[str, str] | None, rest: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if first is not None:
        yield first
        yield from rest


def _new_file(wanted: Path, words: Words) -> tuple[Path, TextIO]:
    """Open a file that was not there, under the next free name: `out.csv`, `out_2.csv`."""
    path, number = wanted, 1
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileNotFoundError:
            raise RefusedError(words(sayings.NO_FOLDER, folder=wanted.parent)) from None
        except FileExistsError:
            number += 1
            path = wanted.with_stem(f"{wanted.stem}_{number}")
        else:
            return path, os.fdopen(handle, "w", encoding="utf-8", newline="")
