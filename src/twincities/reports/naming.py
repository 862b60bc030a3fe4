"""What a paper's file is called: to be found again by number, subject, date and language, on any system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

from twincities.i18n import NP_
from twincities.reports.options import Copy

if TYPE_CHECKING:
    from twincities.i18n import Words
    from twincities.reports.kinds import PaperKind

LONGEST_NAME = 80
# Note: Latin letters, digits and hyphens only.
FOR_REVIEW = NP_("file name", "for-review")
_OTHER = re.compile(r"[^A-Za-z0-9-]+")


def file_name(kind: PaperKind, subject: str, words: Words, copy: Copy) -> str:
    """Return the name of a paper's file: «03_otchet_o_vizite_V2001_ru_na-soglasovanie.xlsx».

    `subject` is the number of one record, the as-of date of a list (ISO), the year of an annual report. Latin
    letters, digits, hyphen and underscore only; at most LONGEST_NAME characters, the subject cut if need be.
    """
    start = f"{kind.number:02}_{latin(words(kind.file_stem))}"
    end = f"_{words.language.value}"
    if copy is Copy.REVIEW:
        end += f"_{latin(words(FOR_REVIEW))}"
    end += ".xlsx"
    room = LONGEST_NAME - len(start) - len(end) - 1
    about = latin(subject)[: max(room, 0)].strip("_-")
    return f"{start}_{about}{end}" if about else start + end


def latin(text: str) -> str:
    """Return the text in letters that every system takes in a file's name."""
    return _OTHER.sub("_", anyascii(text)).strip("_-")
