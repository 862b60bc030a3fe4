"""Countries and languages offered while one of their names is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.names import fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NO_FIT = 3


def suggest_codes(
    words: str, own: Mapping[str, str], named: Iterable[tuple[str, str]], limit: int
) -> list[tuple[str, str]]:
    """Offer codes with their names in one language, those first that the words fit best.

    `own` are the names in that language, by code; `named` all codes (code, name) in every language.
    """
    asked = fold(words)
    ranked = dict.fromkeys(own, _NO_FIT)
    for code, name in named:
        if code in ranked:
            ranked[code] = min(_fit(fold(name), asked), ranked[code])
    best = sorted((rank, sort_key(own[code]), code) for code, rank in ranked.items() if rank < _NO_FIT)
    exact = [code for code in own if fold(code) == asked]
    chosen = dict.fromkeys([*exact, *(code for _rank, _key, code in best)])
    return [(code, own[code]) for code in list(chosen)[:limit]]


def _fit(name: str, asked: str) -> int:
    if name == asked:
        return 0
    if name.startswith(asked):
        return 1
    return 2 if f" {asked}" in f" {name}" else _NO_FIT
