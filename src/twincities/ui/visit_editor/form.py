"""The content of a visit's form: plain JSON, which is also what its draft keeps. Knows no Qt.

`fields` and `parts` are a record's written state (see `domain.state`), with three liberties a form needs: a date that
could not be read stays as it was typed, a reference whose text names no record has that text in `typed`, and a row
of the sources carries the source itself, so that a new one can be written together with the visit.
"""

from __future__ import annotations

from dataclasses import MISSING
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any, TypedDict

from twincities.domain.fields import fields_of, parts_of
from twincities.domain.keys import Key, new_key
from twincities.domain.source import Source
from twincities.domain.state import Row, state_of, written
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Role, Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORM = 1
"""The form of the content; a draft of a later one is left alone."""
PARTS = {part.name: part.noun for part in parts_of(Visit)}
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


class Content(TypedDict):
    """A form as it stands; see the module."""

    form: int
    fields: Row
    parts: dict[str, list[Row]]
    typed: dict[str, str]
    names: dict[str, str]


def blank() -> Content:
    """Return the form of a visit of which nothing is known yet, with the usual choices made."""
    return {
        "form": FORM,
        "fields": _defaults(Visit),
        "parts": {name: [] for name in PARTS},
        "typed": {},
        "names": {},
    }


def _defaults(noun: type[Any]) -> Row:
    known = {field.name: field.default for field in dataclass_fields(noun) if field.default is not MISSING}
    return {field.name: written(field, known.get(field.name)) for field in fields_of(noun)}


def blank_row(part: str) -> Row:
    """Return an empty row of a part, with a key of its own."""
    row: Row = {"key": str(new_key()), **_defaults(PARTS[part])}
    if part == "sources":
        row |= {"source": str(new_key()), **_source_fields(None)}
    return row


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
    state = state_of(record)
    for row in state["parts"]["sources"]:
        source = (sources or {}).get(Key(row["source"]))
        unread = {"title": names.get(Key(row["source"]), ""), "as_kept": {}}
        row.update(_source_fields(source) if source else unread)
    return {
        "form": FORM,
        "fields": state["fields"],
        "parts": state["parts"],
        "typed": {},
        "names": {str(key): name for key, name in names.items()},
    }


def _source_fields(source: Source | None) -> Row:
    """Return a source's part of its row; `as_kept` tells later what a person changed of it, None if it is new."""
    if source is None:
        return {**{name: _defaults(Source).get(name) for name in SOURCE_FIELDS}, "as_kept": None}
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


def says_something(part: str, row: Row) -> bool:
    """Tell a row that somebody filled from the empty line that stands ready."""
    if part == "sources" and row.get("as_kept") is not None:
        return True
    return any(row.get(name) not in (None, "", []) for name in SAYS[part])


def filled(content: Content, part: str) -> list[Row]:
    """Return the rows of a part that say something."""
    return [row for row in content["parts"].get(part, []) if says_something(part, row)]


def is_touched(content: Content) -> bool:
    """Tell whether anything was entered that a draft would have to keep."""
    untouched = blank()
    if content["typed"] or content["fields"] != untouched["fields"]:
        return True
    return any(filled(content, part) for part in PARTS)


def says_same(one: Content, other: Content) -> bool:
    """Tell whether two contents say the same; how records are called in a language is no difference."""
    return all(one[part] == other[part] for part in ("fields", "parts", "typed"))


def referred(content: Content) -> set[Key]:
    """Return the keys of the records whose names a form shows."""
    return {Key(key) for key in content["names"]}


def pruned(content: Content) -> Content:
    """Return the content without claims on rows that are gone, or by sources that are."""
    rows = {row["key"] for part in PARTS if part != "claims" for row in content["parts"][part]}
    sources = {row["source"] for row in content["parts"]["sources"]}
    claims = [
        claim
        for claim in content["parts"]["claims"]
        if (not claim.get("target_part") or claim["target_part"] in rows)
        and (not claim.get("source") or claim["source"] in sources)
    ]
    return {**content, "parts": {**content["parts"], "claims": claims}}


def claims_on(content: Content, target: str, row: str = "") -> list[Row]:
    """Return the claims on one value; with the target "" those on any value of a row."""
    return [
        claim
        for claim in content["parts"].get("claims", [])
        if (claim.get("target_part") or "") == row and target in ("", claim["target"])
    ]


def confirmed_by(content: Content, source: str) -> int:
    """Return how many values of the visit rest on a source."""
    return sum(claim.get("source") == source for claim in content["parts"].get("claims", []))


def source_numbers(content: Content) -> dict[str, int]:
    """Return the numbers «[1]» of the sources, by their key."""
    rows = filled(content, "sources")
    return {row["source"]: number for number, row in enumerate(rows, start=1)}


def with_claim(content: Content, claim: Row) -> Content:
    """Return the content with a claim; what the same source said of the same value before is replaced."""

    def same(other: Row) -> bool:
        names = ("target", "target_part", "source")
        return all((other.get(name) or "") == (claim.get(name) or "") for name in names)

    others = [other for other in content["parts"]["claims"] if not same(other)]
    preferred = not any(other["preferred"] for other in others if _aims_at(other) == _aims_at(claim))
    made = {**blank_row("claims"), **claim, "preferred": preferred}
    return {**content, "parts": {**content["parts"], "claims": [*others, made]}}


def confirmed_throughout(content: Content, source: str) -> Content:
    """Return the content with a source attached to every value that has none yet."""
    for name, value in content["fields"].items():
        if value not in (None, "", []) and name not in CHOSEN and not claims_on(content, name):
            content = with_claim(content, {"target": name, "source": source})
    for part, field in TELLING.items():
        for row in filled(content, part):
            if row.get(field) and not claims_on(content, "", row["key"]):
                content = with_claim(content, {"target": field, "target_part": row["key"], "source": source})
    return content


CHOSEN = frozenset(
    {"status", "direction", "partnership", "report_due", "report_submitted", "responsible", "notes"}
)
"""Fields that the office sets itself: no source says them."""
TELLING = {"stops": "place", "participants": "name", "programme": "title", "outcomes": "text"}
"""The field of a row that stands for the whole row where a source confirms it."""


def _aims_at(claim: Row) -> tuple[str, str]:
    return claim["target"], claim.get("target_part") or ""


def citation(content: Content, row: str) -> str:
    """Return the sources of a row as they are written, "[1] [2]"."""
    numbers = source_numbers(content)
    known = sorted(
        {numbers[claim["source"]] for claim in claims_on(content, "", row) if claim["source"] in numbers}
    )
    return " ".join(f"[{number}]" for number in known)
