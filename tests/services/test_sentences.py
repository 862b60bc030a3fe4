from __future__ import annotations

import errno
import importlib
import inspect
import os
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from twincities.db.errors import LockedRegisterError, NewerRegisterError, RegisterError
from twincities.domain.errors import DomainError
from twincities.domain.findings import Finding, FindingCode
from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.reports.errors import PaperError, TooManyRowsError
from twincities.services.sentences import SENTENCES, finding_sentences, said_facts, sentence

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = ("domain.errors", "domain.partial_date", "db.errors", "reports.errors")
EN = Words(Language.EN, LOCALE)


def refusals() -> list[type[BaseException]]:
    found: list[type[BaseException]] = []
    for room in ROOMS:
        module = importlib.import_module(f"twincities.{room}")
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if (
                issubclass(kind, (DomainError, RegisterError, PaperError))
                and kind.__module__ == module.__name__
            ):
                found.append(kind)
    return found


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_sentence(kind: type[BaseException]) -> None:
    assert any(base in SENTENCES for base in kind.__mro__)


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_a_sentence_uses_only_facts_that_its_refusal_carries(kind: type[BaseException]) -> None:
    message = next(SENTENCES[base] for base in kind.__mro__ if base in SENTENCES)
    wanted = {name for _text, name, _spec, _how in Formatter().parse(message.text) if name}
    carried: set[str] = set()
    for base in kind.__mro__:
        source = inspect.getsource(base) if base.__module__.startswith("twincities") else ""
        carried |= {name for name in wanted if f"self.{name} " in source}
    assert carried == wanted


def test_facts_are_said_in_the_persons_language(tmp_path: Path) -> None:
    error = TooManyRowsError(tmp_path, 2_000_000, 1_048_570)
    assert sentence(error, EN) == (
        "There are 2,000,000 rows and a sheet holds 1,048,570; narrow the choice with a filter."
    )
    facts = said_facts({"day": PartialDate(2015, 6, 8), "limit": 5_000, "yes": True}, EN)
    assert facts == {"day": "8 Jun 2015", "limit": "5,000", "yes": True}


def test_the_nearest_sentence_is_said() -> None:
    newer = sentence(NewerRegisterError("a.sqlite", "0009"), EN)
    locked = sentence(LockedRegisterError("a.sqlite"), EN)
    assert newer
    assert "a.sqlite" in newer
    assert locked != newer


def test_the_systems_refusal_is_said_with_its_reason() -> None:
    assert sentence(PermissionError(13, os.strerror(13)), EN) == "The system refused: Permission denied"


def test_a_full_disk_is_said_whatever_was_to_be_written() -> None:
    told = sentence(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), EN)
    assert told == "The disk is full. Nothing was written; free some room and try again."


def test_a_bug_has_no_sentence() -> None:
    assert sentence(ZeroDivisionError(), EN) is None


@pytest.mark.parametrize("code", list(FindingCode))
def test_every_finding_of_a_check_has_a_sentence(code: FindingCode, words: Words) -> None:
    assert finding_sentences([Finding(code, detail="x")], words)
