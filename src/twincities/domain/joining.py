"""Two records of one place made into one: what differs is chosen, everything else of both is kept."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from twincities.domain.claiming import claim_text, target_of
from twincities.domain.fields import Kind, fields_of, parts_of
from twincities.domain.keys import Key, new_key
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twincities.domain.claim import Claim

TOGETHER = (
    ("latitude", "longitude", "coordinate_precision", "coordinate_source"),
    ("population", "population_date"),
)
"""Fields that say one thing between them: half of a point of each place would be a point of neither."""


class Chosen(StrEnum):
    """Whose value stands."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"
    """One text below the other."""


def subjects() -> tuple[tuple[str, ...], ...]:
    """Return what is chosen about, each as the fields that say it; the first one names it."""
    groups = {group[0]: group for group in TOGETHER}
    inside = {name for group in TOGETHER for name in group[1:]}
    names = [field.name for field in fields_of(Place) if field.name not in inside]
    return tuple(groups.get(name, (name,)) for name in names)


def differing(kept: Place, gone: Place) -> tuple[tuple[str, ...], ...]:
    """Return what both places say, each in its own way: a person has to choose."""
    return tuple(subject for subject in subjects() if _settled(subject, kept, gone) is None)


def taken_over(kept: Place, gone: Place) -> tuple[tuple[str, ...], ...]:
    """Return what only the place says that goes: it needs no choice."""
    return tuple(subject for subject in subjects() if _settled(subject, kept, gone) is Chosen.GONE)


def joined(kept: tuple[Key, Place], gone: tuple[Key, Place], chosen: Mapping[str, Chosen]) -> Place:
    """Return the place that both are, under the key of the first.

    `chosen` says for each of `differing`, by its first field, whose value stands; KeyError for one undecided.
    InvalidRecordError where the values of both do not go together.
    """
    (kept_key, mine), (gone_key, theirs) = kept, gone
    sides = {subject[0]: _settled(subject, mine, theirs) or chosen[subject[0]] for subject in subjects()}
    values: dict[str, Any] = {}
    for subject in subjects():
        values.update(_values(subject, mine, theirs, sides[subject[0]]))
    names, now = _names(mine.names, theirs.names)
    itself = {kept_key, gone_key}
    parts: dict[str, Any] = {"names": names}
    for part in parts_of(Place):
        if part.name not in ("names", "claims"):
            ours, others = (
                [_not_of(row, itself) for row in getattr(place, part.name)] for place in (mine, theirs)
            )
            parts[part.name], moved = _rows(ours, others)
            now |= moved
    told = [
        *((_heard(claim, mine, values), _said(claim, mine)) for claim in mine.claims),
        *(
            (
                replace(
                    _heard(claim, theirs, values),
                    key=new_key(),
                    target_part=str(now.get(claim.target_part, claim.target_part)),
                ),
                _said(claim, theirs),
            )
            for claim in theirs.claims
        ),
    ]
    return replace(mine, **values, **parts, claims=_one_preferred(told))


def _settled(subject: Sequence[str], kept: Place, gone: Place) -> Chosen | None:
    """Return whose value stands without asking, None where both say something and not the same."""
    leading = [name for name in subject if name in ("latitude", "longitude")] or subject[:1]
    mine, theirs = ([getattr(place, name) for name in leading] for place in (kept, gone))
    if all(_is_empty(value) for value in theirs) or mine == theirs:
        return Chosen.KEPT
    return Chosen.GONE if all(_is_empty(value) for value in mine) else None


def _is_empty(value: object) -> bool:
    return value in (None, "", ()) or value is False


def _values(subject: Sequence[str], kept: Place, gone: Place, side: Chosen) -> dict[str, Any]:
    chosen, other = (gone, kept) if side is Chosen.GONE else (kept, gone)
    values = {name: getattr(chosen, name) for name in subject}
    if side is Chosen.BOTH:
        return {name: f"{getattr(kept, name)}\n{getattr(gone, name)}" for name in subject}
    if getattr(kept, subject[0]) == getattr(gone, subject[0]):  # of one fact, each may know a part
        return {name: getattr(other, name) if _is_empty(value) else value for name, value in values.items()}
    return values


def _names(
    kept: Sequence[PlaceName], gone: Sequence[PlaceName]
) -> tuple[tuple[PlaceName, ...], dict[str, Key]]:
    """Return the names of both, each once, and under which key each name of the place that goes stands now."""
    names, now = list(kept), {}
    languages = {name.language for name in kept if name.preferred}
    for name in gone:
        here = next((number for number, other in enumerate(names) if _is_same_name(other, name)), None)
        if here is None:
            preferred = name.preferred and name.language not in languages
            names.append(replace(name, key=new_key(), preferred=preferred))
            here = -1
        else:
            names[here] = _one_name(names[here], name)
        now[str(name.key)] = names[here].key
    return tuple(names), now


def _is_same_name(one: PlaceName, other: PlaceName) -> bool:
    """Tell whether two rows are one name; a former and an official one of the same words are two."""

    def go_together(first: object, second: object, nothing: tuple[object, ...]) -> bool:
        return first == second or first in nothing or second in nothing

    return (
        one.text == other.text
        and go_together(one.language, other.language, ("",))
        and go_together(one.kind, other.kind, (NameKind.VARIANT,))
        and go_together(one.since, other.since, (None,))
        and go_together(one.until, other.until, (None,))
    )


def _one_name(one: PlaceName, other: PlaceName) -> PlaceName:
    return replace(
        one,
        language=one.language or other.language,
        script=one.script or other.script,
        kind=other.kind if one.kind is NameKind.VARIANT else one.kind,
        system=one.system or other.system,
        since=one.since or other.since,
        until=one.until or other.until,
        preferred=one.preferred or other.preferred,
    )


def _not_of(row: Any, itself: set[Key]) -> Any:  # noqa: ANN401 - a row of any part
    """Let a row that leads to the place itself lead nowhere: what came before is the same place now."""
    own = {
        field.name: None
        for field in fields_of(type(row))
        if field.kind is Kind.REFERENCE and getattr(row, field.name) in itself
    }
    return replace(row, **own) if own else row


def _rows(kept: Sequence[Any], gone: Sequence[Any]) -> tuple[tuple[Any, ...], dict[str, Key]]:
    """Return the rows of both, two that say the same once, and under which key each of the second stands now."""
    rows, now = list(kept), {}
    for row in gone:
        same = next((other for other in rows if replace(row, key=other.key) == other), None)
        if same is None:
            same = replace(row, key=new_key())
            rows.append(same)
        now[str(row.key)] = same.key
    return tuple(rows), now


def _heard(claim: Claim, place: Place, values: Mapping[str, Any]) -> Claim:
    """Make a rival of the word on a value that does not stand; it keeps that value."""
    if claim.target_part or not claim.preferred or claim.target not in values:
        return claim
    if getattr(place, claim.target) == values[claim.target]:
        return claim
    return replace(claim, preferred=False, value=_said(claim, place))


def _said(claim: Claim, place: Place) -> str:
    """Return what a claim says in its own place, whether it keeps that itself or the place shows it."""
    if claim.value or not claim.preferred:
        return claim.value
    try:
        target = target_of(place, claim)
    except KeyError:
        return ""
    return claim_text(target.field, target.value)


def _one_preferred(told: Iterable[tuple[Claim, str]]) -> tuple[Claim, ...]:
    """Return the claims, of those preferred for one value the first; the others keep what they say: it may agree."""
    seen: set[tuple[str, str]] = set()
    found = []
    for claim, said in told:
        again = claim.preferred and claim.aim in seen
        found.append(replace(claim, preferred=False, value=said) if again else claim)
        if claim.preferred:
            seen.add(claim.aim)
    return tuple(found)
