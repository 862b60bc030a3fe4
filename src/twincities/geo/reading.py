"""Reading what was typed as a place: the name itself apart from what narrows it down.

"Racine (Wisconsin)", "Coventry, Rhode Island", "Landkreis Celle": one text has several readings, the likeliest
first; each is a name, hints, and perhaps the sort of place it asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.domain.names import fold, tidy
from twincities.geo.candidate import Sort
from twincities.geo.keys import SAINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST_QUESTION = 300
"""Letters of a question that are read."""
SHORTEST_NAME = 4
"""Letters of the first word of a name that may be a part of another: shorter ones are little words."""

_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_PARTS = re.compile(r"\s*[,;/|]\s*|\s+[-\u2013\u2014]+\s+|\s+OT\s+")
_QUOTES = re.compile('[\u00ab\u00bb\u201c\u201d\u201e"]')
_WITH = re.compile(r"\s+(?:and|und|et|e|y|og|och|i|ja|en|\u0438|\u0436\u04d9\u043d\u0435|&|\+)\s+")
_HYPHEN = re.compile(r"[-\u2013]")
_NUMBER = re.compile(r"(?:\d+(?:st|nd|rd|th|er|e|eme)?|[ivx]+)")
_STOP = re.compile(r"\.(?=[^\W\d_])")
_OF = frozenset(("of", "de", "d", "di", "von", "der", "des", "the", "la", "du"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a question. `weight` is taken off the score of what it finds; what fits the whole gains."""

    name: str
    hints: tuple[str, ...] = ()
    wants: Sort | None = None
    weight: float = 0.0


def readings(question: str, words: Mapping[str, Sort | None]) -> tuple[Reading, ...]:
    """Return the ways to take a question, none for an empty one; `words` say what a place is ("district")."""
    text = _QUOTES.sub("", tidy(question)[:LONGEST_QUESTION]).replace("`", "'").replace("\u00b4", "'")
    text = _STOP.sub(". ", text)
    inner = [part for found in _BRACKETS.findall(text) for part in _split(found)]
    outer = _split(_BRACKETS.sub(" ", text))
    if not outer:
        outer, inner = inner, []
    if not outer:
        return ()
    found: dict[tuple[str, Sort | None], Reading] = {}
    for reading in _ordered(text, outer, inner, words):
        found.setdefault((fold(reading.name), reading.wants), reading)
    return tuple(reading for (name, _), reading in found.items() if name)


def _ordered(
    text: str, outer: list[str], inner: list[str], words: Mapping[str, Sort | None]
) -> Iterator[Reading]:
    head, *rest = outer
    cleaned = [strip_words(part, words) for part in (*inner, *rest)]
    said = [text for part, (name, _) in zip((*inner, *rest), cleaned, strict=True) for text in (name, part)]
    hints = tuple(dict.fromkeys(text for text in said if fold(text) not in words))
    wanted = next((sort for _, sort in cleaned if sort is not None), None)
    name, sort = strip_words(head, words)
    sort = sort if sort is not None else wanted
    if rest or inner:
        yield Reading(_BRACKETS.sub(r" \1 ", text), (), None, -0.15)
    yield Reading(head, hints, sort)
    if name != head:
        yield Reading(name, hints, sort, 0.03)
    for part in _joined(name):
        yield Reading(part, hints, sort, 0.12)
    for weight, parts in ((0.2, inner), (0.3, rest)):
        for part in parts:
            other, sort = strip_words(part, words)
            if other not in words:
                others = (hint for hint in hints if hint not in {other, part})
                yield Reading(other, (name, *others), sort, weight)


def _split(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def _joined(name: str) -> list[str]:
    """Return the places of which a municipality's name is made up: "Redcar and Cleveland", "Geldrop-Mierlo".

    Of several hyphens each may be the one that joins: "Ottignies-Louvain-la-Neuve".
    """
    if _HYPHEN.search(name):
        halves = ((name[: found.start()], name[found.end() :]) for found in _HYPHEN.finditer(name))
        return [part for one in halves if _are_names(*one) for part in one]
    parts = _WITH.split(name)
    return [part for part in parts if len(part) >= SHORTEST_NAME] if len(parts) > 1 else []


def _are_names(one: str, other: str) -> bool:
    """Tell two names from pieces of one: no little word stands at the join; a saint may come second, with his name."""
    before, (second, *more) = _HYPHEN.split(one), _HYPHEN.split(other)
    saints = {fold(before[0]), fold(before[-1])} & SAINT or (fold(second) in SAINT and not more)
    return not saints and min(map(len, (before[0], before[-1], second))) >= SHORTEST_NAME


def strip_words(part: str, words: Mapping[str, Sort | None]) -> tuple[str, Sort | None]:
    """Take the words that say what a place is off both ends of its name, as long as something is left."""
    tokens = part.split()
    folded = [fold(token) for token in tokens]
    said = [words[word] for word in folded if word in words]
    numbered = bool(said)
    begin, end = 0, len(tokens)

    def idle(word: str) -> bool:
        return word in words or (numbered and bool(_NUMBER.fullmatch(word)))

    while end - begin > 1 and idle(folded[begin]):
        begin += 1
        if end - begin > 1 and folded[begin] in _OF:
            begin += 1
    while end - begin > 1 and idle(folded[end - 1]):
        end -= 1
    whole = begin == 0 and end == len(tokens)
    if whole and len(tokens) > 1:
        return part, None
    return " ".join(tokens[begin:end]), _most(said)


def _most(said: list[Sort | None]) -> Sort | None:
    """Return the sort that several words speak for together: the first that says more than a town."""
    return next((sort for sort in said if sort not in {None, Sort.TOWN}), said[0] if said else None)
