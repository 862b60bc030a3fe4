"""Finding a place by what was typed: exact keys, then sounds, then misspellings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twincities.domain.sounds import languages_of, skeleton, sound, spoken_forms
from twincities.geo.candidate import Candidate, Reason, Sort
from twincities.geo.fuzzy import Alike, edits_allowed
from twincities.geo.keys import exact_key, is_cyrillic, is_latin, loose_key, short_key, typed_keys
from twincities.geo.ranking import FIT, REASON, Hit, apart, is_sure, rank, rivals
from twincities.geo.reading import Reading, readings
from twincities.geo.store import How
from twincities.once import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twincities.geo.store import Row, Store

CREDIT = "GeoNames, CC BY 4.0"
GOOD_FIT = 0.9
NEAR = 60.0
"""Kilometres around a town that was named as a hint."""

SHORTEST_SKELETON = 2
CODE_LENGTH = 2
FIRST_HINTS = 12
MISSPELT_WAYS = 3
TO_THE_LETTER = 0.015
PART = 0.1
"""Readings that weigh this much or more take only a part of the question for the name."""
HEARD = 0.6
"""Likeness of two sounds below which they are different names."""
AFTERTHOUGHT = 0.12
"""Taken off another reading's hits where an earlier reading was good: "Essen", where "Bad Essen" exists."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a question's hints stand for: regions, counties, towns nearby, a country."""

    asked: bool
    regions: frozenset[tuple[str, str]]
    counties: frozenset[tuple[str, str, str]]
    towns: tuple[Row, ...]
    codes: frozenset[str]

    def tell(self, row: Row) -> int:
        """Return 1 for a place that the hints point to, -1 for another, 0 where they say nothing of it."""
        if not self.asked:
            return 0
        inside = (
            (row.country, row.admin1) in self.regions
            or (row.country, row.admin1, row.admin2) in self.counties
            or (row.country == "US" and row.admin1 in self.codes)
            or row.admin2 in self.codes
            or row.country in self.codes
        )
        if not inside and any(apart(row, town) < NEAR for town in self.towns):
            return (
                1 if row.kind <= Sort.SECTION else 0
            )  # "Esternay (Marne)": the town is meant, not what it lies in
        return 1 if inside else -1


class Finder:
    """Answers questions from one gazetteer file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._surroundings = lru_cache(512)(self._read_hints)

    @once
    def _words(self) -> dict[str, Sort | None]:
        return {word: None if kind is None else Sort(kind) for word, kind in self._store.words().items()}

    @once
    def _alike(self) -> Alike:
        return Alike(self._store.keys())

    def close(self) -> None:
        """Let the file go."""
        self._store.close()

    def country_of(self, text: str) -> str:
        """Return the ISO 3166-1 code of a country named in any language and of any age; "" for none.

        A name with a slip in it is known where only one country is meant.
        """
        return self._country_named(text) or (
            self._store.misspelt_country(exact_key(text)) if text.strip() else ""
        )

    def _country_named(self, text: str) -> str:
        return self._store.country_code(exact_key(text)) if text.strip() else ""

    def find(self, question: str, country: str = "", limit: int = 5) -> list[Candidate]:
        """Return the places that may be meant, the likeliest first; `country` is an ISO code or ""."""
        ways, country = self._narrowed(readings(question, self._words), country)
        hits = self._all_hits(ways, country)
        ranked = rank(hits)
        if not ranked:
            return []
        sure = is_sure(ranked)
        others = {hit.row.number for hit in rivals(ranked)}
        return [
            self._candidate(hit, first=number == 0, sure=sure, others=others)
            for number, hit in enumerate(ranked[:limit])
        ]

    def _narrowed(self, ways: tuple[Reading, ...], country: str) -> tuple[tuple[Reading, ...], str]:
        """Take a country out of the hints; it is the country where none was given."""
        named = {
            hint: code
            for way in ways
            for hint in way.hints
            if not _is_code(hint) and (code := self._country_named(hint))
        }
        if not named:
            return ways, country
        if not country:
            country = next(iter(named.values()))
        kept = [
            replace(way, hints=tuple(hint for hint in way.hints if hint not in named))
            for way in ways
            if way.weight < PART or not self._country_named(way.name)
        ]
        return tuple(kept), country

    def _all_hits(self, ways: Sequence[Reading], country: str) -> list[Hit]:
        inside = (country, *(code for code, how in self._store.around(country).items() if how == 1))
        scope = inside if country else ()
        hits: list[Hit] = []
        for way in ways:
            found = list(self._exact(way, scope, country))
            hits += (
                [replace(hit, weight=hit.weight + AFTERTHOUGHT) for hit in found] if _good(hits) else found
            )
        if country and not _good(hits):
            hits += [hit for way in ways for hit in self._exact(way, (), country)]
        if not _good(hits, neighbours=True):
            for way in ways[:MISSPELT_WAYS]:
                hits += self._sounding(way, scope, country)
                hits += self._misspelt(way, scope, country)
        return hits

    def _exact(self, way: Reading, scope: Sequence[str], country: str) -> Iterator[Hit]:
        first, *spelt = typed_keys(way.name) or ("",)
        loose = loose_key(way.name)
        short = (
            short_key(way.name) if way.weight >= 0 else ""
        )  # a part of the whole is the other readings' affair
        costs = {short: 0.12, loose: 0.08} | dict.fromkeys(spelt, 0.02) | {first: 0.0}
        costs.pop("", None)
        for row, key, how in self._store.named(costs, scope):
            fit = FIT[how] - costs[key]
            if how is How.MAIN and row.name.casefold() == way.name.casefold():
                fit += TO_THE_LETTER
            yield self._hit(way, row, fit, REASON[how], key, country)
        if code := self._country_named(way.name):
            for row in self._store.countries(code):
                yield self._hit(way, row, FIT[How.KNOWN], Reason.OTHER_NAME, first, country)

    def _sounding(self, way: Reading, scope: Sequence[str], country: str) -> Iterator[Hit]:
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - only where the exact name failed

        heard = self._heard(way.name, country)
        bones = {bone for bone in map(skeleton, heard) if len(bone) >= SHORTEST_SKELETON}
        for row in self._store.sounding(bones, scope):
            spoken = spoken_forms(row.name, row.country)
            likeness = max(OSA.normalized_similarity(one, other) for one in heard for other in spoken)
            head = max(OSA.normalized_similarity(one, other[: len(one)]) for one in heard for other in spoken)
            likeness = max(likeness, head - 0.06)
            if likeness > HEARD:
                yield self._hit(way, row, 0.9 * likeness, Reason.SOUNDS_ALIKE, row.name, country)

    def _heard(self, name: str, country: str) -> tuple[str, ...]:
        if is_cyrillic(exact_key(name)):
            return tuple(filter(None, {sound(name)}))
        if not is_latin(exact_key(name)):
            return ()
        languages = {*languages_of(country), "", "en", "de"} if country else ("", "en", "de", "fr", "pl")
        return tuple(filter(None, {sound(name, language) for language in languages}))

    def _misspelt(self, way: Reading, scope: Sequence[str], country: str) -> Iterator[Hit]:
        key = exact_key(way.name)
        if not edits_allowed(len(key)):
            return
        alike = dict(self._alike.to(key))
        for row, found, how in self._store.named(alike, scope):
            if alike[found]:
                fit = FIT[how] - 0.05 - 1.2 * alike[found] / max(len(key), len(found))
                yield self._hit(way, row, fit, Reason.MISSPELT, found, country)

    def _hit(self, way: Reading, row: Row, fit: float, reason: Reason, key: str, meant: str) -> Hit:
        sort = Sort(row.kind)
        own = exact_key(way.name)
        hints = tuple(hint for hint in way.hints if exact_key(hint) != own)
        right = self._country_fits(row.country, meant)
        return Hit(
            row,
            fit,
            reason,
            key,
            weight=way.weight,
            hint=self._surroundings(hints).tell(row),
            right_country=right,
            apart=right > 0 and row.country != meant,
            right_sort=way.wants is not Sort.TOWN and sort is way.wants,
        )

    def _country_fits(self, found: str, meant: str) -> int:
        if not meant:
            return 0
        if found == meant:
            return 1
        return {1: 1, 2: -1}.get(self._store.around(meant).get(found, 0), -2)

    def _read_hints(self, hints: tuple[str, ...]) -> Surroundings:
        regions: set[tuple[str, str]] = set()
        counties: set[tuple[str, str, str]] = set()
        towns: list[Row] = []
        for hint in hints:
            keys = typed_keys(hint)
            for row, _key, _how in self._store.named(keys):
                if row.kind == Sort.REGION:
                    regions.add((row.country, row.admin1))
                elif row.kind == Sort.COUNTY:
                    counties.add((row.country, row.admin1, row.admin2))
                elif len(towns) < FIRST_HINTS:
                    towns.append(row)
        codes = frozenset(filter(_is_code, hints))
        asked = bool(regions or counties or towns or codes)
        return Surroundings(asked, frozenset(regions), frozenset(counties), tuple(towns), codes)

    def _candidate(self, hit: Hit, *, first: bool, sure: bool, others: set[int]) -> Candidate:
        row = hit.row
        return Candidate(
            name=row.name,
            country=row.country,
            latitude=row.latitude,
            longitude=row.longitude,
            sort=Sort(row.kind),
            admin1=row.admin1,
            region=self._store.region_name(row.country, row.admin1),
            population=row.population,
            geonames_id=row.geonames,
            score=round(hit.score, 4),
            why=tuple(_reasons(hit, first=first, sure=sure, others=others)),
            accepted=first and sure,
            labels=self._store.labels(row.number),
            matched=hit.matched,
            rough=row.geonames is None,
            credit=CREDIT,
        )


def _is_code(hint: str) -> bool:
    """Tell the code of a state, a province or a country: MA is Massachusetts and Morocco."""
    return len(hint) == CODE_LENGTH and hint.isascii() and hint.isupper()


def _good(hits: Iterable[Hit], *, neighbours: bool = False) -> bool:
    worst = -1 if neighbours else 0
    return any(hit.fit - hit.weight >= GOOD_FIT and hit.right_country >= worst for hit in hits)


def _reasons(hit: Hit, *, first: bool, sure: bool, others: set[int]) -> Iterator[Reason]:
    yield hit.reason
    if hit.right_country:
        yield Reason.COUNTRY_MATCHES if hit.right_country > 0 else Reason.COUNTRY_DIFFERS
    if hit.hint:
        yield Reason.REGION_MATCHES if hit.hint > 0 else Reason.REGION_DIFFERS
    if hit.right_sort:
        yield Reason.KIND_MATCHES
    if first:
        yield Reason.ONLY_ONE if not others else Reason.LARGEST if sure else Reason.SAME_NAME
    elif hit.row.number in others:
        yield Reason.SAME_NAME
