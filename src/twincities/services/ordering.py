"""The SQL of the lists' orders that all lists share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import case, null, select

from twincities.db.tables.places import place
from twincities.services.countries import country_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Language


class Rule(NamedTuple):
    """What one order means in SQL; `ties` is the list's own way with those that it leaves equal, their number last."""

    terms: tuple[ColumnElement[Any], ...]
    ties: tuple[ColumnElement[Any], ...]


def turned(column: ColumnElement[Any], *, down: bool) -> ColumnElement[Any]:
    """Begin with what is first, or with what is last."""
    return column.desc() if down else column.asc()


def unknown_last(column: ColumnElement[Any], *, down: bool) -> tuple[ColumnElement[Any], ...]:
    """Put unknown values last both ways."""
    return column.is_(None), turned(column, down=down)


def put_in_order(rows: Select[Any], rules: Sequence[Rule]) -> Select[Any]:
    """Put rows into one order after the other; what all leave equal stands as the first one has it."""
    return rows.order_by(*(term for rule in rules for term in rule.terms), *rules[0].ties)


def term_order(column: ColumnElement[Any], terms: Iterable[Term]) -> ColumnElement[Any]:
    """Put a vocabulary's codes into the order of these terms."""
    return case({term.value: number for number, term in enumerate(terms)}, value=column)


def country_order(connection: Connection, language: Language) -> ColumnElement[Any]:
    """Put the countries that occur into the order of their names, those without a name after them."""
    codes = connection.scalars(select(place.c.country).distinct().where(place.c.country != ""))
    known = {code: number for number, code in enumerate(country_names(language))}
    order = {code: known.get(code, len(known)) for code in codes}
    return case(order, value=place.c.country) if order else null()
