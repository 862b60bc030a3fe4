"""Agreements to look at: deadlines near and far, one renewed, one run out, one without text, a chain, a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.ui.partnerships.registers import Written as Ties
from tests.ui.partnerships.registers import write_register as write_ties
from twincities.domain.agreement import Agreement, AgreementTitle, Approval, Signatory
from twincities.domain.claim import Claim
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.source import Source
from twincities.domain.vocabularies import (
    ApprovalBody,
    DocumentKind,
    DocumentStage,
    Duration,
    Grade,
    RenewalKind,
    Side,
    SourceKind,
    TextState,
)

if TYPE_CHECKING:
    from twincities.wiring import Services


@dataclass(frozen=True)
class Written:
    """What was written down, by short names."""

    ties: Ties
    agreements: dict[str, Key]


def day(text: str) -> PartialDate:
    return PartialDate.from_edtf(text)


def said_of_signing(services: Services) -> tuple[Claim, ...]:
    """Return what a letter, the partner and an article say of when a document was signed and till when it binds."""
    letter = Source(title="Письмо администрации Худжанда", kind=SourceKind.LETTER)
    article = Source(title="Южный Казахстан, 14 мая 1996", kind=SourceKind.ARTICLE)
    kept = [Key(services.sources.record_source(one).key) for one in (letter, article)]
    return (
        Claim(
            target="signed",
            source=kept[0],
            quote="подписано 12 мая",
            checked=date(2026, 5, 4),
            checked_by="Dana",
        ),
        Claim(target="signed", value="1996-05-13", side=Side.THEIRS, source=kept[1], preferred=False),
        Claim(
            target="valid_until", grade=Grade.INFERRED, rule="тридцать лет от подписания", premises="пункт 9"
        ),
    )


def write_register(services: Services) -> Written:
    """Write ten partnerships and the documents of six of them."""
    ties = write_ties(services)
    kept: dict[str, Key] = {}

    def keep(name: str, tie: str, **values: object) -> None:
        record = Agreement(
            partnership=ties.ties[tie],
            **values,  # type: ignore[arg-type] # an agreement's own fields
        )
        kept[name] = services.agreements.record_agreement(record).key

    fixed = {"duration": Duration.FIXED}
    keep(
        "baiyin", "baiyin", kind=DocumentKind.MEMORANDUM, signed=day("2022-01-22"), term=5,
        renewal=RenewalKind.TACIT, notice_period=1, number="7", text_state=TextState.AT_HAND, **fixed,
    )  # fmt: skip
    keep(
        "khujand", "khujand", signed=day("1996-05-12"), signed_at=ties.places["shymkent"], number="12",
        valid_until=day("2026-12-30"), notice_period=1, languages="ru, tg", original_kept="Архив акимата",
        text_state=TextState.AT_HAND,
        titles=(AgreementTitle(text="Соглашение об установлении побратимских отношений"),),
        signatories=(
            Signatory(side=Side.OURS, name="Болат Рахимов", post="аким города"),
            Signatory(side=Side.THEIRS, name="Фирдавс Шарипов", post="председатель города"),
        ),
        approvals=(Approval(body=ApprovalBody.COUNCIL, number="24/3", date=day("1996-04-30")),),
        claims=said_of_signing(services), **fixed,
    )  # fmt: skip
    keep(
        "addendum", "khujand", kind=DocumentKind.ADDENDUM, signed=day("2004-09"), follows=kept["khujand"],
    )  # fmt: skip
    keep("kecioren", "kecioren", signed=day("2005"), term=30, **fixed)
    keep("izmir", "izmir", signed=day("2009-03"), term=10, renewal=RenewalKind.NONE, **fixed)
    keep("bursa", "bursa", duration=Duration.OPEN_ENDED, signed=day("2010-05-01"))
    keep("stevenage", "stevenage", signed=day("1990"), text_state=TextState.NOT_FOUND)
    keep("adana", "adana", kind=DocumentKind.PROTOCOL_OF_INTENT, stage=DocumentStage.DRAFT)
    return Written(ties, kept)
