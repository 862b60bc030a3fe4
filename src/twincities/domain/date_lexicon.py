"""The words people type in dates, in all three languages at once, as the catalogues list them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from twincities.domain.date_words import MONTHS_ALONE, MONTHS_IN_DATE, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_SHORT
from twincities.domain.names import fold
from twincities.i18n import NP_, Language, Message, Words


class Meaning(Enum):
    """What a typed word says."""

    MONTH = auto()
    APPROXIMATE = auto()
    UNCERTAIN = auto()
    ORDINAL = auto()
    FROM = auto()
    TO = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's meaning, for a month with its number."""

    meaning: Meaning
    month: int = 0


# Note: every way to write the month beside those of the other lists: cases, abbreviations; divided by |.
_MONTHS_TYPED = (
    NP_("ways to write a month", "January|Jan"),
    NP_("ways to write a month", "February|Feb"),
    NP_("ways to write a month", "March|Mar"),
    NP_("ways to write a month", "April|Apr"),
    NP_("ways to write a month", "May"),
    NP_("ways to write a month", "June|Jun"),
    NP_("ways to write a month", "July|Jul"),
    NP_("ways to write a month", "August|Aug"),
    NP_("ways to write a month", "September|Sep|Sept"),
    NP_("ways to write a month", "October|Oct"),
    NP_("ways to write a month", "November|Nov"),
    NP_("ways to write a month", "December|Dec"),
)
_WORDS_TYPED = {
    # Note: words before an approximate date, divided by |, without full stops.
    Meaning.APPROXIMATE: NP_("words typed in a date", "c|ca|circa|about|around|approx|approximately"),
    # Note: words before a date that the source may have wrong, divided by |.
    Meaning.UNCERTAIN: NP_("words typed in a date", "perhaps|possibly|probably|maybe"),
    # Note: endings after the number of a day, divided by |.
    Meaning.ORDINAL: NP_("words typed in a date", "st|nd|rd|th"),
    # Note: words before the first of two dates, divided by |.
    Meaning.FROM: NP_("words typed in a date", "from|between"),
    # Note: words between two dates, divided by |.
    Meaning.TO: NP_("words typed in a date", "to|till|until|through|and"),
    # Note: words without weight: prepositions, "year" in all its forms and abbreviations; divided by |.
    Meaning.NOTHING: NP_("words typed in a date", "in|on|of|the|year"),
}


@lru_cache(maxsize=8)
def lexicon(words: Words) -> dict[str, Entry]:
    """Return every known word, folded, with its meaning."""
    entries: dict[str, Entry] = {}
    for language in Language:
        said = words.among(language)
        for months in (MONTHS_ALONE, MONTHS_IN_DATE, MONTHS_SHORT, _MONTHS_TYPED):
            for number, message in enumerate(months, start=1):
                entries.update(_entries(said, message, Entry(Meaning.MONTH, number)))
        for message in WEEKDAYS + WEEKDAYS_SHORT:
            entries.update(_entries(said, message, Entry(Meaning.NOTHING)))
        for meaning, message in _WORDS_TYPED.items():
            entries.update(_entries(said, message, Entry(meaning)))
    return entries


def _entries(words: Words, message: Message, entry: Entry) -> dict[str, Entry]:
    return {fold(word): entry for word in words(message).split("|")}
