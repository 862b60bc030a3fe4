"""Codes among the words of search: a record keeps the code, a question in any language of the program finds it.

«меморандум», "memorandum" and half of either find documents of that kind, «Германия» the partners there. The label
itself is never stored: a better translation needs no register to be written anew, and a code is one short word where
three labels would be ten.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from twincities.domain.cldr import known_as, languages
from twincities.domain.fields import CodeList, fields_of, parts_of
from twincities.domain.names import fold
from twincities.domain.nouns import NOUNS
from twincities.i18n import Language, Words
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from twincities.domain.vocabulary import Term

MARK = "\ue000"
"""What a code stands between: a letter to the index, which nobody can type. The second one ends its prefix search."""
BEGINNING = 3
"""Letters from which on the beginning of a label's word means it; fewer are the beginning of too many."""
COMMON = 100
"""Names in which a word stands that tells none from another: each Kazakh name of a language ends in «language»."""

_NAMES: Mapping[CodeList, Callable[[Language], Iterable[tuple[str, str]]]] = {
    CodeList.COUNTRY: known_as,
    CodeList.LANGUAGE: lambda language: languages(language).items(),
}
"""Codes with their names in a language."""


def code_word(code: str, of: CodeList | None = None) -> str:
    """Return the word for a vocabulary's code, or for a country or language.

    A code that stands in several vocabularies means one thing in all of them; a country and a language need not. The
    word without a code stands for all of them.
    """
    return f"{MARK}{of or ''}{re.sub('[^a-z0-9]', '', code.lower())}{MARK}"


@lru_cache(maxsize=1_024)
def codes_meant(word: str) -> tuple[str, ...]:
    """Return the words of the codes that a folded word of a question means, in any language."""
    labels = _labels()
    begun = takewhile(lambda label: label[0].startswith(word), labels[bisect_left(labels, (word, "")) :])
    return tuple(dict.fromkeys(code for label, code in begun if len(word) >= BEGINNING or label == word))


@lru_cache(maxsize=4_096)
def codes_said(of: CodeList, text: str) -> tuple[str, ...]:
    """Return the words of the codes that a typed text holds, each as a code or by its name in any language."""
    known = [code_word(_known(of)[word], of) for word in fold(text).split() if word in _known(of)]
    return (*known, code_word("", of)) if known else ()


@cache
def _known(of: CodeList) -> Mapping[str, str]:
    """Return codes by themselves, and by the one word of their names that tells them from others, folded."""
    names: dict[str, str] = {}
    for name, code in _names(of):
        own = [word for word in name.split() if word not in _common(of)]
        if len(own) == 1:
            names[own[0]] = code
    return names | {fold(code): code for code, _name in _NAMES[of](Language.EN) if code.isalpha()}


@cache
def _names(of: CodeList) -> tuple[tuple[str, str], ...]:
    """Return every name, folded, with its code."""
    names = (named for language in Language for named in _NAMES[of](language))
    return tuple(dict.fromkeys((fold(name), code) for code, name in names))


@cache
def _common(of: CodeList) -> frozenset[str]:
    standing = Counter(word for name, _code in _names(of) for word in set(name.split()))
    return frozenset(word for word, count in standing.items() if count >= COMMON)


@cache
def _labels() -> list[tuple[str, str]]:
    """Return every word of every label that is searched, folded, with the code's word; sorted."""
    said = {
        (word, code_word(term))
        for words in _all_words()
        for term in _searched_terms()
        for word in fold(words(term.label)).split()
    }
    for of in CodeList:
        for name, code in _names(of):
            said |= {(word, code_word("" if word in _common(of) else code, of)) for word in name.split()}
    return sorted(said)


def _all_words() -> list[Words]:
    return [Words(language, LOCALE) for language in Language]


def _searched_terms() -> Iterator[Term]:
    for noun in NOUNS.values():
        for row in (noun, *(part.noun for part in parts_of(noun))):
            for field in fields_of(row):
                if field.described.searchable and field.vocabulary is not None:
                    yield from field.vocabulary
