"""The content of a partnership's form: see `forms.content`. Knows no Qt.

Beside the record's own fields it holds one claim of `established`, the preferred one, as fields of the form; the other
claims stay in their part as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.anniversaries import FILLER
from twincities.domain.claim import Claim
from twincities.domain.fields import fields_of
from twincities.domain.keys import new_key
from twincities.domain.partnership import Partnership
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import Grade
from twincities.ui.forms.content import Content, Shape, defaults

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincities.domain.state import Row

SHAPE = Shape(
    Partnership,
    {
        "parties": ("place",),
        "events": tuple(field.name for field in fields_of(StatusEvent)),
        "claims": ("target",),
    },
)
ORIGIN = ("grade", "source", "quote", "rule")
"""What of the claim on the beginning is written in the form."""
TARGET = "established"


def new_between(places: Sequence[tuple[str, str]]) -> Content:
    """Return the form of a new partnership with some parties (key, name) already named."""
    content = SHAPE.blank()
    content["parts"]["parties"] = [party_row(key) for key, _name in places]
    content["names"] = dict(places)
    return content


def party_row(place: str) -> Row:
    """Return the row of a new party."""
    return {**SHAPE.blank_row("parties"), "place": place}


def origin_of(content: Content) -> Row:
    """Return what the preferred claim says of the beginning, an empty one where nobody said anything."""
    for claim in content["parts"]["claims"]:
        if _is_of_beginning(claim):
            return claim
    return {**defaults(Claim), "target": TARGET}


def with_origin(content: Content, said: Mapping[str, object]) -> Content:
    """Return the content with another claim on the beginning; one that says nothing is left out.

    A flag on a filler year stays while there is no other date.
    """
    kept = shown = origin_of(content)
    if kept.get("rule") == FILLER:
        if not content["fields"].get(TARGET):
            return content
        kept = {**defaults(Claim), "target": TARGET}
        said = {**said, "rule": None if said.get("rule") == FILLER else said.get("rule")}
    others = [claim for claim in content["parts"]["claims"] if claim is not shown]
    claim = {**kept, **said, "grade": said["grade"] or Grade.VERBATIM.value}
    says = claim["grade"] != Grade.VERBATIM.value or any(claim.get(name) for name in ORIGIN[1:])
    wanted = "key" in kept or says
    if wanted and content["fields"].get(TARGET):
        claim.setdefault("key", str(new_key()))
        others = [{**claim, "target": TARGET, "preferred": True}, *others]
    return {**content, "parts": {**content["parts"], "claims": others}}


def _is_of_beginning(claim: Row) -> bool:
    return claim["target"] == TARGET and not claim.get("target_part") and bool(claim.get("preferred"))
