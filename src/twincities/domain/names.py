"""Names and texts: what is typed made tidy, one folding for search and matching, one order for every list.

Three forms of a text are kept, and each has one function: `tidy` (the text itself), `search_forms` (what search
looks into; `fold_query` is its other side) and `sort_key` (what lists are sorted by).

What meets in a search: upper and lower case, letters with and without marks, Kazakh letters and the Russian ones
typed for them, look-alike letters of another script, Cyrillic names and their Latin spellings, both ways. What
does not: names that differ by more than their letters (Qaraghandy and Karaganda, Stevenage and its Russian
form). They meet because every name of a place stands in that place's index.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from twincities.domain.latin import latin_spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

KAZAKH_ORDER = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The Kazakh alphabet; without its own letters it is the Russian one, so that one order serves both."""

_LATIN_ORDER = "abcdefghijklmnopqrstuvwxyz"
_BELOW_SPACE = "\x1f"

_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"  # they carry spelling in Persian and Indian scripts and hold emoji together
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u2018\u2019\u2032](?=\w)")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})[-./])?(\d{1,2})[-./](\d{4})")
_TWO_DAYS = re.compile(
    r"(\d{1,2})(?:[./](\d{1,2})(?:[./](\d{4}))?)?[-\u2013\u2014](\d{1,2})[./](\d{1,2})[./](\d{4})"
)
_OWN_WORD = re.compile(  # ideographs, kana, bopomofo and Hangul are written without spaces between words
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BLANK_LETTERS = frozenset(
    "\u115f\u1160\u3164\uffa0"
)  # Hangul fillers: letters to Unicode, nothing to the eye

# Letters that are no letter-with-a-mark to Unicode and are one to a person, who types the plain letter.
# fmt: off
_PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ɨ": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ɵ": "o",
    "ə": "e", "æ": "ae", "œ": "oe", "þ": "th",
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
    "ҳ": "х", "ҷ": "ч", "җ": "ж", "ҙ": "з", "ҫ": "с", "ҡ": "к", "є": "е", "ґ": "г", "ј": "и",
}
# fmt: on
_PLAIN_LETTERS = str.maketrans(_PLAIN)

_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0250-\u02af\u1e00-\u1eff"
_CYRILLIC = r"\u0400-\u052f"
_LATIN_LETTERS = re.compile(f"[{_LATIN}]")
_CYRILLIC_LETTERS = re.compile(f"[{_CYRILLIC}]")
_LATIN_TWINS = "ABCEHIKMOPTXYƏƟaceikmopxyhtəɵ"
_CYRILLIC_TWINS = "АВСЕНІКМОРТХУӘӨасеікморхуһтәө"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)


def tidy(text: str, *, keep_lines: bool = False) -> str:
    """Return typed or pasted text as it is kept: composed, without invisible characters and surplus spaces.

    Every kind of space becomes one plain space and the ends are trimmed; line breaks become spaces too, or stay
    (at most one empty line in a row) with `keep_lines`, for fields of several lines.
    """
    composed = unicodedata.normalize("NFC", text)
    if not keep_lines:
        return _tidy_line(composed)
    lines = [_tidy_line(line) for line in _LINE_BREAK.split(composed)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _tidy_line(line: str) -> str:
    if line.isascii() and line.isprintable():
        return " ".join(line.split())
    shown = "".join(map(_shown, _LINE_BREAK.sub(" ", line)))
    return unicodedata.normalize("NFC", " ".join(shown.split()).strip(_JOINERS + " "))


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\t" or category.startswith("Z"):
        return " "
    if category in {"Cc", "Cs"} or (category == "Cf" and character not in _JOINERS):
        return ""
    return "" if character in _BLANK_LETTERS else character


def fold(text: str) -> str:
    """Return the words of a text as search and matching compare them, divided by single spaces.

    Case, marks and punctuation are gone, Kazakh letters are the Russian ones people type for them, ё is е and й
    is и, each ideograph and Hangul syllable is a word. Cyrillic stays Cyrillic. Folding twice changes nothing.
    """
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    letters = _unify(_OWN_WORD.sub(r" \g<0> ", _seen(text)))
    for _ in range(2):  # compatibility letters may fold once more
        letters = unicodedata.normalize("NFKD", letters.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = "".join(map(_letter_or_space, unicodedata.normalize("NFC", plain.translate(_PLAIN_LETTERS))))
    # Once more: without its marks a letter may be the twin of one of another script.
    return " ".join(_unify(words).translate(_PLAIN_LETTERS).split())


def _seen(text: str) -> str:
    return unicodedata.normalize("NFKC", "".join(map(_without_invisible, text)))


def _without_invisible(character: str) -> str:
    if character.isascii():
        return character
    variation = "\ufe00" <= character <= "\ufe0f"
    hidden = variation or character in _BLANK_LETTERS or unicodedata.category(character) in {"Cf", "Cs"}
    return "" if hidden else character


def _letter_or_space(character: str) -> str:
    return character if unicodedata.category(character)[0] in "LNM" else " "


def _unify(text: str) -> str:
    """Give every word that mixes Latin and Cyrillic look-alikes one script: Cyrillic if it can be."""
    if _LATIN_LETTERS.search(text) and _CYRILLIC_LETTERS.search(text):
        return _WORD.sub(lambda found: _in_one_script(found[0]), text)
    return text


def _in_one_script(word: str) -> str:
    latin, cyrillic = _LATIN_LETTERS.findall(word), _CYRILLIC_LETTERS.findall(word)
    if not latin or not cyrillic:
        return word
    if all(letter in _LATIN_TWINS for letter in latin):
        return word.translate(_TO_CYRILLIC)
    if all(letter in _CYRILLIC_TWINS for letter in cyrillic):
        return word.translate(_TO_LATIN)
    return word


def search_forms(text: str) -> str:
    """Return what is stored for search: the folded text, then what else its words may be typed as.

    Those are the Latin spellings of words in another script and words with their apostrophes left out.
    """
    folded = fold(text)
    if text.isascii() and "'" not in text and "`" not in text:
        return folded
    known = set(folded.split())
    others = [
        form
        for word in _words(_APOSTROPHE.sub("", text))
        for spelling in (word, *_spellings(word))
        if (form := fold(spelling)) and not known.issuperset(form.split())
    ]
    return " ".join([folded, *dict.fromkeys(others)]).strip()


def fold_query(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a query, each with the forms of which any one may stand in what is searched.

    Every word must be found, as the beginning of a stored word. A Cyrillic word may also be found as one of its
    Latin spellings, for records that hold a name in Latin letters only; the numbers of a date as the date they are.
    """
    asked: dict[tuple[str, ...], None] = {}
    for token in _parts(text):
        date = _date_asked(token)
        for word in _words(token):
            parts = fold(word).split()
            if len(parts) == 1 and _CYRILLIC_LETTERS.search(parts[0]):
                spelt = [form for form in map(fold, _spellings(word)) if form and " " not in form]
                asked[tuple(dict.fromkeys((*parts, *spelt)))] = None
            else:
                asked.update(dict.fromkeys((part, *date) for part in parts))
    return tuple(asked)


def _parts(text: str) -> Iterator[str]:
    """Return what stands between the spaces of a query, of two days («8–11.06.2015») each as a date."""
    for token in text.split():
        if found := _TWO_DAYS.fullmatch(token):
            day, month, year, *last = found.groups()
            yield f"{day}.{month or last[1]}.{year or last[2]}"
            yield ".".join(last)
        else:
            yield token


def date_word(date: str) -> str:
    """Return the word by which a date in its written form (EDTF) is found: its numbers, the year first."""
    return "".join(filter(str.isdecimal, date))


def _date_asked(token: str) -> tuple[str, ...]:
    """Return the word of the date that a part of a query is («2015-06», «08.06.2015»), nothing for another one."""
    if found := _YEAR_FIRST.fullmatch(token):
        return ("".join(f"{int(number):02}" for number in found.groups() if number),)
    if found := _YEAR_LAST.fullmatch(token):
        return ("".join(f"{int(number):02}" for number in reversed(found.groups()) if number),)
    return ()


def _words(text: str) -> list[str]:
    return "".join(map(_letter_or_space, _seen(text))).split()


def _spellings(word: str) -> tuple[str, ...]:
    return latin_spellings(unicodedata.normalize("NFC", _unify(word).casefold()))


def sort_key(text: str) -> str:
    """Return the key a list of names is sorted by, compared as plain code points or UTF-8 bytes.

    Order: punctuation, digits, Cyrillic in the Kazakh alphabet's order, Latin, other scripts. Case and marks
    decide only between names that are otherwise equal, so that keys are equal only for equal names.
    """
    name = tidy(text)
    if not name:
        return ""
    letters = unicodedata.normalize("NFC", name.casefold())
    ordered = "".join(_RANK.get(letter) or _rank_of_rare(letter) for letter in letters)
    return f"{' '.join(ordered.split())}{_BELOW_SPACE}{name}"


def _rank_of_rare(letter: str) -> str:
    base = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    plain = base.casefold().translate(_PLAIN_LETTERS)
    return "".join(_RANK.get(part) or _letter_or_space(part) for part in plain)


# Both alphabets fit between "9" and the end of ASCII: one byte a letter, and every byte order is the right one.
_RANK = {digit: digit for digit in "0123456789"} | {
    letter: chr(ord("9") + 1 + place) for place, letter in enumerate(KAZAKH_ORDER + _LATIN_ORDER)
}
