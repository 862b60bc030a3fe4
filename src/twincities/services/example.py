"""The example register: one real visit whole, and the real partners of one real city.

Its records lie in `data/example_register.json`, each in the written form of `domain.state`. Where a key stands in
that form, the file has a readable name («place/shymkent»); the key is made from it, the same one everywhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from sqlalchemy import insert

from twincities.db.tables.history import register
from twincities.domain.changes import Act
from twincities.domain.fields import Kind, fields_of, parts_of
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.domain.state import record_from
from twincities.domain.visit import Visit
from twincities.paths import shipped
from twincities.services.introducing import introduce

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from twincities.domain.changes import Changed
    from twincities.domain.record import Record
    from twincities.domain.state import Row
    from twincities.services.desk import Desk

FILE = "example_register.json"
NAMESPACE = UUID("5ad0f9a2-54bd-4c3c-9a39-0f3f4f1d7c11")
"""Of the keys made from readable names."""
FACT = "example"
"""The register's own fact by which a window knows that it shows example data."""
FOUNDING_VISIT = "visit/stevenage-2015"


def example_key(name: str) -> Key:
    """Return the key of a record of the example by its readable name."""
    return Key(str(uuid5(NAMESPACE, name)))


def write_example(desk: Desk, file: Path | None = None) -> Changed:
    """Write the example into an empty register, in one action, and mark the register as an example."""
    with desk.action(Act.CREATE) as writing:
        for name, record in example_records(file):
            whole = introduce(writing, record) if isinstance(record, Visit) else record
            writing.create(whole, example_key(name))
        mark_as_example(writing.connection)
        return writing.changed().about(example_key(FOUNDING_VISIT))


def mark_as_example(connection: Connection) -> None:
    """Note in the register itself that its data are an example."""
    connection.execute(insert(register).values(name=FACT, value="1"))


def example_records(file: Path | None = None) -> Iterator[tuple[str, Record]]:
    """Give the example's records with their readable names, each after those it refers to."""
    stored = json.loads((file or shipped("data") / FILE).read_text(encoding="utf-8"))
    for one in stored["records"]:
        noun = NOUNS[one["noun"]]
        parts = {
            name: [_part_row(noun, name, number, row, one["id"]) for number, row in enumerate(rows)]
            for name, rows in one.get("parts", {}).items()
        }
        yield one["id"], record_from(noun, {"fields": _row(noun, one["fields"]), "parts": parts})


def _part_row(noun: type[Record], part: str, number: int, row: Row, owner: str) -> Row:
    (rows,) = (each.noun for each in parts_of(noun) if each.name == part)
    keyed = {**_row(rows, row), "key": example_key(row.get("key") or f"{owner}/{part}/{number}")}
    if row.get("target_part"):
        keyed["target_part"] = example_key(row["target_part"])
    return keyed


def _row(noun: type[Any], row: Row) -> Row:
    references = {field.name for field in fields_of(noun) if field.kind is Kind.REFERENCE}
    return {
        name: example_key(value) if name in references and value else value for name, value in row.items()
    }
