"""Provenance: where a recorded value came from. One side table serves every noun."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated

from twincities.domain.errors import Problem, ProblemCode, Spot
from twincities.domain.fields import Described
from twincities.domain.keys import Key, new_key
from twincities.domain.vocabularies import Grade, Side
from twincities.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One source's word on one value of a record.

    `target` names the field, `target_part` the key of the part's row ("" for the whole record). The preferred claim's
    value is the one that the record itself shows; a rival claim keeps its own value in `value`, written as history
    writes it. `side` is whose word it is, None that of a third party. `rule` and `premises` explain an inferred value.
    """

    target: Annotated[str, Described(label=N_("Field"), required=True)]
    target_part: Annotated[str, Described(label=N_("Row"))] = ""
    value: Annotated[str, Described(label=N_("Value"), searchable=True)] = ""
    grade: Annotated[Grade, Described(label=N_("Certainty"), required=True)] = Grade.VERBATIM
    side: Annotated[Side | None, Described(label=N_("Whose word"))] = None
    source: Annotated[Key | None, Described(label=N_("Source"), refers_to="source")] = None
    quote: Annotated[str, Described(label=N_("Quoted words"), long=True, searchable=True)] = ""
    span_start: Annotated[int | None, Described(label=N_("Starts at character"))] = None
    span_end: Annotated[int | None, Described(label=N_("Ends at character"))] = None
    rule: Annotated[str, Described(label=N_("Rule of the inference"), searchable=True)] = ""
    premises: Annotated[str, Described(label=N_("Premises"), searchable=True)] = ""
    checked: Annotated[date | None, Described(label=N_("Date checked"))] = None
    checked_by: Annotated[str, Described(label=N_("Checked by"), searchable=True)] = ""
    preferred: Annotated[bool, Described(label=N_("Preferred"))] = True
    key: Key = field(default_factory=new_key)

    @property
    def aim(self) -> tuple[str, str]:
        """What it is about: the field, and the key of its row, "" for the whole record."""
        return self.target, self.target_part


def claim_problems(claims: Iterable[Claim]) -> list[Problem]:
    """Return a problem for every value that has more than one preferred claim."""
    seen: set[tuple[str, str]] = set()
    found = []
    for number, claim in enumerate(claims):
        if claim.preferred and claim.aim in seen:
            found.append(Problem(Spot("preferred", "claims", number), ProblemCode.TWO_PREFERRED))
        if claim.preferred:
            seen.add(claim.aim)
    return found
