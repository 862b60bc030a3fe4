from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.reports.founding_visit import AS_OF, OFFICES
from twincities.i18n import Language, Words
from twincities.reports.paper import Copy, PaperOptions

LOCALE = Path(__file__).resolve().parent.parent.parent / "resources/locale"


def asked(copy: Copy, language: Language = Language.EN) -> PaperOptions:
    return PaperOptions(
        words=Words(language, LOCALE),
        as_of=AS_OF,
        office=OFFICES[language],
        copy=copy,
        export_id="8b7e2fee-22dd-5108-8b13-4361ec856fd7",
        catalogue_id="a5f1c2d0",
        exported_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
    )


@pytest.fixture
def final() -> PaperOptions:
    return asked(Copy.FINAL)


@pytest.fixture
def review() -> PaperOptions:
    return asked(Copy.REVIEW)


@pytest.fixture
def words() -> Words:
    return Words(Language.EN, LOCALE)
