"""From the card's form to a place: what was typed is read, and everything to say about it is said at once."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as described
from typing import TYPE_CHECKING, Any

from twincities.domain.claim import Claim
from twincities.domain.claiming import aim_of
from twincities.domain.coordinates import point
from twincities.domain.date_reading import read_date
from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import Kind, fields_of
from twincities.domain.keys import Key
from twincities.domain.names import tidy
from twincities.domain.partial_date import DateError
from twincities.domain.place import Place, PlaceName
from twincities.domain.state import read, row_from
from twincities.geo.lands import elsewhere, meant
from twincities.i18n import NP_
from twincities.services.countries import country_name
from twincities.ui.errors import PROBLEMS, problem_sentence
from twincities.ui.forms.date_sentences import date_sentence
from twincities.ui.forms.place_strip import NO_COUNTRY
from twincities.ui.forms.reading import typed_for
from twincities.ui.places.desk import SHAPE
from twincities.ui.texts import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from twincities.domain.fields import Field
    from twincities.domain.state import Row
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts

NAME_IT = NP_("problem of a place", "Write at least one name")
NOT_DEGREES = NP_("problem of a place", "This is no coordinate: write degrees, such as {example}")
NOT_WHOLE = NP_("problem of a place", "A whole number is needed here")
ONE_MISSING = NP_("problem of a place", "Both coordinates are needed, or none")
ELSEWHERE = NP_(
    "problem of a place", "The point lies in another country: {there}; the country stated is {country}"
)
AT_SEA = NP_("problem of a place", "The point lies in no country; the country stated is {country}")
OTHER_HALF = NP_("problem of a place", "Another country")
TURN = NP_("repair of a place", "Change to {point}")
SET_COUNTRY = NP_("repair of a place", "Change the country to {country}")
EXAMPLE = 50.28


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a value; `row` is the key of a name, "" for the place itself. `values` are its repair's."""

    field: str
    text: str
    row: str = ""
    severity: Severity = Severity.ERROR
    repair: str = ""
    values: Mapping[str, Any] = described(default_factory=dict)

    @property
    def spot(self) -> tuple[str, str]:
        """Where it is: the name's key and the field."""
        return self.row, self.field


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says: the place, None while something forbids it."""

    record: Place | None
    remarks: tuple[Remark, ...]


def read_form(content: Content, texts: Texts, today: date) -> Reading:
    """Read a form; remarks come in the order of the card."""
    return _Reader(content, texts, today).read()


class _Reader:
    def __init__(self, content: Content, texts: Texts, today: date) -> None:
        self._content = content
        self._texts = texts
        self._today = today
        self._found: list[Remark] = []
        self._names = SHAPE.filled(content, "names")
        self._claim_rows: list[Row] = []

    def read(self) -> Reading:
        names = tuple(
            PlaceName(key=Key(row["key"]), **self._values(PlaceName, row, row["key"])) for row in self._names
        )
        values = self._values(Place, self._content["fields"], "")
        carried = SHAPE.carried(self._content)
        shown = {row["key"] for row in self._names}
        rows = {"", *shown, *(row.key for rows in carried.values() for row in rows)}
        # Names that say nothing are not written, nor what is claimed of them.
        self._claim_rows = [
            row for row in self._content["parts"]["claims"] if (row.get("target_part") or "") in rows
        ]
        claims = tuple(row_from(Claim, row) for row in self._claim_rows)
        self._read_point(values)
        problems: list[Problem] = []
        record = None
        try:
            record = Place(**values, **carried, names=names, claims=claims)
            problems = record.problems()
        except InvalidRecordError as error:
            problems = list(error.problems)
        spots = {remark.spot for remark in self._found}
        told = [self._told(problem) for problem in problems]
        self._found += [remark for remark in told if remark.spot not in spots]
        refused = any(remark.severity is Severity.ERROR for remark in self._found)
        return Reading(None if refused else record, tuple(sorted(self._found, key=self._place)))

    def _values(self, noun: type[Any], row: Row, key: str) -> dict[str, Any]:
        part = "names" if key else ""
        for each in fields_of(noun):
            if each.kind is Kind.TERM and (typed := typed_for(each.name, self._content, row, part)):
                self._tell(
                    each.name, self._texts(PROBLEMS[ProblemCode.UNKNOWN_TERM], text=shortened(typed)), key
                )
        return {each.name: self._value(each, row.get(each.name), key) for each in fields_of(noun)}

    def _value(self, each: Field, written: Any, key: str) -> Any:  # noqa: ANN401 - a value of any field
        if each.kind is Kind.PARTIAL_DATE:
            return self._date(each.name, written, key)
        if each.name == "country" and self._content["typed"].get("country"):
            self._tell("country", self._texts(NO_COUNTRY, text=shortened(self._content["typed"]["country"])))
            return ""
        if each.kind in (Kind.TEXT, Kind.LONG_TEXT):
            return tidy(written or "", keep_lines=each.kind is Kind.LONG_TEXT)
        if each.kind is Kind.FLAG:
            return bool(written)
        if each.kind in (Kind.WHOLE, Kind.NUMBER) and isinstance(written, str):
            example = self._texts.words.number(EXAMPLE, 2)
            message = NOT_WHOLE if each.kind is Kind.WHOLE else NOT_DEGREES
            self._tell(each.name, self._texts(message, example=example))
            return None
        return read(each, written)

    def _date(self, name: str, written: str | None, key: str) -> Any:  # noqa: ANN401 - a date or nothing
        if not written:
            return None
        try:
            return read_date(written, self._today, self._texts.words)
        except DateError as error:
            said, _repair = date_sentence(error, self._texts)
            self._tell(name, said, key)
            return None

    def _read_point(self, values: Mapping[str, Any]) -> None:
        """Say what is wrong with the two coordinates together, and with them and the country."""
        latitude, longitude, country = values["latitude"], values["longitude"], values["country"]
        misread = {remark.field for remark in self._found}
        if misread & {"latitude", "longitude"}:
            return
        if (latitude is None) != (longitude is None):
            self._tell("latitude" if latitude is None else "longitude", self._texts(ONE_MISSING))
            return
        if latitude is None or longitude is None or not country:
            return
        self._compare(country, latitude, longitude)

    def _compare(self, country: str, latitude: float, longitude: float) -> None:
        texts, language = self._texts, self._texts.language
        there = elsewhere(country, latitude, longitude)
        guess = meant(country, latitude, longitude)
        on_globe = abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004 - degrees
        if there is None and (on_globe or guess is None):
            return
        stated = country_name(country, language)
        if there is None:
            said = problem_sentence(self._out_of_range(latitude), texts)[0]
        elif there:
            said = texts(ELSEWHERE, there=country_name(there, language), country=stated)
        else:
            said = texts(AT_SEA, country=stated)
        repair = ""
        values: dict[str, object] = {}
        if guess is not None:
            repair, values = (
                texts(TURN, point=point(*guess, texts.words)),
                {"latitude": guess[0], "longitude": guess[1]},
            )
        elif there:
            repair, values = texts(SET_COUNTRY, country=country_name(there, language)), {"country": there}
        self._found.append(Remark("latitude", said, repair=repair, values=values))
        if there is not None:
            self._tell("longitude", texts(OTHER_HALF) if there else said)

    @staticmethod
    def _out_of_range(latitude: float) -> Problem:
        limit = 90.0 if abs(latitude) > 90 else 180.0  # noqa: PLR2004 - degrees
        return Problem(Spot("latitude"), ProblemCode.OUT_OF_RANGE, facts={"limit": limit})

    def _told(self, problem: Problem) -> Remark:
        said, _repair = problem_sentence(problem, self._texts)
        spot = problem.spot
        if spot.field == "names" and not spot.part:
            return Remark("text", self._texts(NAME_IT), row=NO_ROW)
        if spot.part == "claims" and spot.row >= 0:  # said where the value stands that the claim is about
            target, row = aim_of(self._claim_rows[spot.row])
            return Remark(target, said, row, problem.severity)
        key = self._names[spot.row]["key"] if spot.part == "names" and spot.row >= 0 else ""
        return Remark(spot.field, said, key, problem.severity)

    def _tell(self, name: str, text: str, row: str = "") -> None:
        self._found.append(Remark(name, text, row))

    def _place(self, remark: Remark) -> tuple[int, int]:
        keys = [row["key"] for row in self._names]
        if remark.row:
            return 0, keys.index(remark.row) if remark.row in keys else -1
        names = [each.name for each in fields_of(Place)]
        return 1, names.index(remark.field) if remark.field in names else -1


NO_ROW = "-"
"""Stands for the key of a name where there is none at all."""
