"""Claims in the content of a form: who says what of its values. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.domain.claim import Claim
from twincities.domain.claiming import aim_of, as_text, claim_text, preferring
from twincities.domain.keys import new_key
from twincities.domain.state import row_of
from twincities.domain.vocabularies import Grade, Side
from twincities.ui.forms.content import defaults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from twincities.domain.fields import Field
    from twincities.domain.record import Record
    from twincities.domain.state import Row, State
    from twincities.ui.forms.content import Content

CLAIMS = "claims"
ASKED = ("side", "grade", "source", "quote", "checked")
"""What is asked of another word on a value, beside the value."""


def claims_on(content: State, target: str, row: str = "") -> list[Row]:
    """Return the claims on one value; with the target "" those on any value of a row."""
    return [
        claim
        for claim in content["parts"].get(CLAIMS, [])
        if (claim.get("target_part") or "") == row and target in ("", claim["target"])
    ]


def preferred_on(content: Content, target: str, row: str = "") -> Row | None:
    """Return the claim that a value rests on, None where nobody stands for it."""
    return next((claim for claim in claims_on(content, target, row) if claim.get("preferred")), None)


def rivals_on(content: State, targets: Iterable[str]) -> list[Row]:
    """Return what is said otherwise of some values of the record, in their order; who says the same is no rival."""
    return [
        claim
        for target in targets
        for claim in claims_on(content, target)
        if not claim.get("preferred")
        and claim.get("value")
        and claim["value"] != as_text(content["fields"].get(target))
    ]


def with_claim(content: Content, claim: Row) -> Content:
    """Return the content with a claim; what the same source said of the same value before is replaced."""

    def same(other: Row) -> bool:
        names = ("target", "target_part", "source")
        return bool(claim.get("source")) and all(
            (other.get(name) or "") == (claim.get(name) or "") for name in names
        )

    others = [other for other in content["parts"][CLAIMS] if not same(other)]
    preferred = not any(other["preferred"] for other in others if aim_of(other) == aim_of(claim))
    made = {"key": str(new_key()), **defaults(Claim), **claim, "preferred": preferred}
    return _with(content, [*others, made])


def another_word(field: Field, row: str, values: Mapping[str, Any], who: str) -> Claim:
    """Return another word on a value: a rival of what stands. `values` are the field's and those in `ASKED`."""
    return Claim(
        target=field.name,
        target_part=row,
        value=claim_text(field, values[field.name]),
        preferred=False,
        checked_by=who if values["checked"] else "",
        **{one: values[one] for one in ASKED if values[one] is not None},
    )


def word_begins(today: date) -> Row:
    """Return what another word is taken to be: the partner's own, heard today."""
    return {"side": Side.THEIRS.value, "grade": Grade.VERBATIM.value, "checked": today.isoformat()}


def with_word(content: Content, word: Claim) -> Content:
    """Return the content with another word on a value."""
    return _with(content, [*content["parts"][CLAIMS], row_of(word)])


def without_word(content: Content, key: str) -> Content:
    """Return the content without a claim."""
    return _with(content, [claim for claim in content["parts"][CLAIMS] if claim["key"] != key])


def with_preferred(content: Content, noun: type[Record], key: str) -> Content:
    """Return the content with a claim believed; ValueError where its text is none that the field can hold."""
    made = preferring(noun, content, key)
    target, row = aim_of(next(claim for claim in content["parts"][CLAIMS] if claim["key"] == key))
    typed = {name: text for name, text in content["typed"].items() if row or name != target}
    return {**content, **made, "typed": typed}


def with_check(content: Content, target: str, row: str, checked: Row) -> Content:
    """Return the content with a value that was checked; `checked` is when and by whom.

    That is written on the word that is believed; a value of which no source says anything gets one of ours.
    """
    believed = preferred_on(content, target, row)
    if believed is not None:
        claims = [{**one, **checked} if one is believed else one for one in content["parts"][CLAIMS]]
        return _with(content, claims)
    ours = {"target": target, "target_part": row or None, "side": Side.OURS.value}
    return with_claim(content, {**ours, **checked})


def without_strays(content: Content) -> Content:
    """Return the content without claims on rows that are gone."""
    claims = content["parts"].get(CLAIMS)
    if not claims:
        return content
    rows = {row["key"] for part, rows in content["parts"].items() if part != CLAIMS for row in rows}
    kept = [claim for claim in claims if not claim.get("target_part") or claim["target_part"] in rows]
    return content if len(kept) == len(claims) else _with(content, kept)


def is_inferred(content: Content, target: str, row: str = "") -> bool:
    """Tell whether a value was only inferred."""
    believed = preferred_on(content, target, row)
    return believed is not None and believed["grade"] == Grade.INFERRED.value


def _with(content: Content, claims: list[Row]) -> Content:
    return {**content, "parts": {**content["parts"], CLAIMS: claims}}
