"""The content of a visit's form: see `forms.content`. Knows no Qt.

A row of the sources carries the source itself, so that a new one can be written together with the visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.fields import fields_of
from twincities.domain.keys import Key, new_key
from twincities.domain.source import Source
from twincities.domain.state import Row, is_empty, written
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Role, Side
from twincities.ui.forms.claims import claims_on, with_claim, without_strays
from twincities.ui.forms.content import Shape, defaults

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincities.ui.forms.content import Content

SOURCE_FIELDS = ("title", "publisher", "published", "kind")
"""What of a source is written in the visit's form."""
ROLE_OF = {Side.OURS: Role.MEMBER, Side.THEIRS: Role.COUNTERPART}
"""The usual role of a side's people: ours travel or receive, theirs are met."""

# What makes a row more than an empty line; a default (side, kind, role) does not.
SAYS = {
    "participants": ("name", "person", "headcount", "post", "organisation_name", "organisation", "notes"),
    "programme": (
        "title",
        "day",
        "starts",
        "ends",
        "place",
        "place_name",
        "attendees",
        "interpreter",
        "notes",
    ),
    "outcomes": ("text", "side", "responsible", "due", "done", "evidence", "quote", "cooperation"),
    "sources": ("title", "publisher", "published"),
    "stops": ("place",),
    "claims": ("target",),
}


class VisitShape(Shape):
    """A visit's form; its sources are written with it."""

    def blank_row(self, part: str) -> Row:
        """Return an empty row of a part, with a key of its own."""
        row = super().blank_row(part)
        if part == "sources":
            row |= {"source": str(new_key()), **_source_fields(None)}
        return row

    def says_something(self, part: str, row: Row) -> bool:
        """Tell a row that somebody filled from the empty line that stands ready."""
        if part == "sources" and row.get("as_kept") is not None:
            return True
        return super().says_something(part, row)


SHAPE = VisitShape(Visit, SAYS)
FORM, PARTS = SHAPE.form, SHAPE.parts
blank, blank_row, says_something = SHAPE.blank, SHAPE.blank_row, SHAPE.says_something
filled, is_touched = SHAPE.filled, SHAPE.is_touched


def row_after(part: str, rows: Sequence[Row]) -> Row:
    """Return the row that stands ready after others: on the side of the row above, in its side's usual role."""
    row = blank_row(part)
    if part == "participants":
        row["side"] = rows[-1]["side"] if rows else Side.OURS.value
        row["role"] = usual_role(row["side"])
    return row


def usual_role(side: str | None) -> str | None:
    """Return the usual role of a side's people."""
    role = ROLE_OF.get(Side(side)) if side else None
    return role.value if role else None


def from_record(
    record: Visit, names: Mapping[Key, str], sources: Mapping[Key, Source] | None = None
) -> Content:
    """Return the form of a visit as it is kept; `names` and `sources` are those of the records it refers to."""
    content = SHAPE.from_record(record, names)
    for row in content["parts"]["sources"]:
        source = (sources or {}).get(Key(row["source"]))
        unread = {"title": names.get(Key(row["source"]), ""), "as_kept": {}}
        row.update(_source_fields(source) if source else unread)
    return content


def _source_fields(source: Source | None) -> Row:
    """Return a source's part of its row; `as_kept` tells later what a person changed of it, None if it is new."""
    if source is None:
        return {**{name: defaults(Source).get(name) for name in SOURCE_FIELDS}, "as_kept": None}
    shown = {
        field.name: written(field, getattr(source, field.name))
        for field in fields_of(Source)
        if field.name in SOURCE_FIELDS
    }
    return {**shown, "as_kept": dict(shown)}


def known_source(row: Row, key: Key, source: Source) -> Row:
    """Return a row of the sources that names a source of the register."""
    return {**row, "source": str(key), **_source_fields(source)}


def for_next(content: Content) -> Content:
    """Return the form of the next visit of the same partnership: who visits whom stays, all else is new."""
    fresh = blank()
    for name in ("partnership", "sending", "host", "direction"):
        fresh["fields"][name] = content["fields"].get(name)
    keys = {fresh["fields"][name] for name in ("partnership", "sending", "host")}
    fresh["names"] = {key: name for key, name in content["names"].items() if key in keys}
    return fresh


def pruned(content: Content) -> Content:
    """Return the content without claims on rows that are gone, or by sources that are."""
    content = without_strays(content)
    sources = {row["source"] for row in content["parts"]["sources"]}
    claims = [
        claim for claim in content["parts"]["claims"] if not claim.get("source") or claim["source"] in sources
    ]
    return {**content, "parts": {**content["parts"], "claims": claims}}


def confirmed_by(content: Content, source: str) -> int:
    """Return how many values of the visit rest on a source."""
    return sum(claim.get("source") == source for claim in content["parts"].get("claims", []))


def source_numbers(content: Content) -> dict[str, int]:
    """Return the numbers «[1]» of the sources, by their key."""
    rows = filled(content, "sources")
    return {row["source"]: number for number, row in enumerate(rows, start=1)}


def confirmed_throughout(content: Content, source: str) -> Content:
    """Return the content with a source attached to every value that has none yet."""
    for name, value in content["fields"].items():
        if not is_empty(value) and name not in CHOSEN and not _has_source(content, name):
            content = with_claim(content, {"target": name, "source": source})
    for part, field in TELLING.items():
        for row in filled(content, part):
            if row.get(field) and not _has_source(content, "", row["key"]):
                content = with_claim(content, {"target": field, "target_part": row["key"], "source": source})
    return content


def _has_source(content: Content, target: str, row: str = "") -> bool:
    """Tell whether a source says a value; that somebody checked it is no source."""
    return any(claim.get("source") for claim in claims_on(content, target, row))


CHOSEN = frozenset(
    {"status", "direction", "partnership", "report_due", "report_submitted", "responsible", "notes"}
)
"""Fields that the office sets itself: no source says them."""
TELLING = {"stops": "place", "participants": "name", "programme": "title", "outcomes": "text"}
"""The field of a row that stands for the whole row where a source confirms it."""


def citation(content: Content, row: str) -> str:
    """Return the sources of a row as they are written, "[1] [2]"."""
    numbers = source_numbers(content)
    known = sorted(
        {numbers[claim["source"]] for claim in claims_on(content, "", row) if claim["source"] in numbers}
    )
    return " ".join(f"[{number}]" for number in known)
