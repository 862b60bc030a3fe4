"""Documents of a tie, and how papers on them are asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from twincities.domain.agreement import Agreement, AgreementTitle
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Duration
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.paper_lists import AgreementTerms
from twincities.services.papers import Copy

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.services.papers import PaperOptions
    from twincities.wiring import Services

AS_OF = date(2026, 11, 22)
EN = Words(Language.EN, LOCALE)
TERMS = AgreementTerms(AgreementQuery())


def options(services: Services, words: Words = EN, copy: Copy = Copy.FINAL) -> PaperOptions:
    return services.papers.options(words, AS_OF, copy)


def at(year: int, month: int, day_: int) -> datetime:
    """Return a day as a sheet gives it back."""
    return datetime(year, month, day_)  # noqa: DTZ001 - sheets know no zone


def day(text: str) -> PartialDate:
    return PartialDate.from_edtf(text)


def signed(services: Services, of: Key, title: str, when: str | None, **values: object) -> Key:
    """Keep a document; return its key."""
    record = Agreement(
        partnership=of,
        titles=(AgreementTitle(language="en", text=title),) if title else (),
        signed=day(when) if when else None,
        **values,  # type: ignore[arg-type] # the test's own values
    )
    return services.agreements.record_agreement(record).key


def fixed(years: int = 5, notice: int | None = 3, **values: object) -> dict[str, object]:
    return {"duration": Duration.FIXED, "term": years, "notice_period": notice, **values}
