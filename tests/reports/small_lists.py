"""Small lists, one for each paper: real lists pair these cities, the rest is made up."""

from __future__ import annotations

from datetime import date

from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Activity, LegalStatus, PartnershipType
from twincities.reports.paper import (
    AgreementLine,
    AnniversaryCover,
    AnniversaryLine,
    LedgerLine,
    LedgerState,
    Period,
    ProposedAction,
    RegisterLine,
    TermState,
)

AS_OF = date(2026, 11, 22)
KEY = "5d1c8a52-70c9-4a7e-9a3c-3f1f0c6b{:04}"
COVER = AnniversaryCover(
    period=Period.after(AS_OF),
    step=5,
    jubilees=(10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100),
    without_year=31,
    ended=6,
    home="KZ",
)


def tie(number: int, partner: str, *countries: str, **values: object) -> RegisterLine:
    """Return a line of the register."""
    usual: dict[str, object] = {
        "key": KEY.format(number),
        "revision": 3,
        "ours": "Shymkent",
        "type": PartnershipType.TWIN,
        "established": None,
        "status": LegalStatus.IN_FORCE,
        "activity": Activity.NO_DATA,
        "last_event": None,
    }
    return RegisterLine(partner=partner, countries=countries, **(usual | values))  # type: ignore[arg-type]


def small_register() -> list[RegisterLine]:
    """Return eight partnerships of two cities, in the order of their sides."""
    return [
        tie(
            1,
            "Bishkek",
            "Kyrgyzstan",
            ours="Almaty",
            established=PartialDate(2006),
            activity=Activity.ACTIVE,
            last_event=PartialDate(2026, 4, 15),
            source="list, 2020",
        ),
        tie(
            2,
            "Rennes",
            "France",
            ours="Almaty",
            type=PartnershipType.FRIENDSHIP,
            established=PartialDate(2005, 5, 13),
            status=LegalStatus.SUSPENDED,
            activity=Activity.DORMANT,
            last_event=PartialDate(2012, 6, 19),
        ),
        tie(3, "Riga", "Latvia", ours="Almaty", status=LegalStatus.ENDED),
        tie(
            4,
            "Adana",
            "Türkiye",
            established=PartialDate(2009, 10),
            activity=Activity.OCCASIONAL,
            last_event=PartialDate(2024, 3),
        ),
        tie(5, "Baiyin", "China", established=PartialDate(2021, 12, 29), activity=Activity.ACTIVE),
        tie(6, "Izmir", "Türkiye", established=PartialDate(1990, approximate=True)),
        tie(7, "Pattaya", established=PartialDate(1990, until=PartialDate(1992))),
        tie(
            8,
            "Stevenage",
            "United Kingdom",
            established=PartialDate(1990),
            status=LegalStatus.UNCONFIRMED,
            activity=Activity.DORMANT,
            last_event=PartialDate(2015, 6, 11),
            source="Zakon.kz, June 2015",
            inferred=True,
        ),
    ]


def anniversary(
    number: int, partner: str, when: PartialDate, years: int, **values: object
) -> AnniversaryLine:
    """Return a line of the calendar."""
    usual: dict[str, object] = {
        "key": KEY.format(number),
        "revision": 2,
        "ours": "Shymkent",
        "country": "Türkiye",
        "since": when.year - years,
        "day": when.first_day if when.is_exact else None,
        "jubilee": years % 10 == 0 or years == 25,
    }
    return AnniversaryLine(partner=partner, date=when, years=years, **(usual | values))  # type: ignore[arg-type]


def small_calendar() -> list[AnniversaryLine]:
    """Return six anniversaries in their order: days, a month, years."""
    return [
        anniversary(1, "Baiyin", PartialDate(2026, 12, 29), 5, country="China"),
        anniversary(2, "Bolu", PartialDate(2027, 1, 19), 20, ours="Kyzylorda"),
        anniversary(3, "Cesme", PartialDate(2027, 7), 10),
        anniversary(4, "Amman", PartialDate(2027), 15, country="Jordan", rivals=(PartialDate(1977),)),
        anniversary(5, "Elazig", PartialDate(2027), 30),
        anniversary(6, "Osh", PartialDate(2028, 9, 23), 5, country="Kyrgyzstan"),
    ]


def agreement(number: int, partner: str, state: TermState, **values: object) -> AgreementLine:
    """Return a line of the paper on agreements."""
    usual: dict[str, object] = {
        "key": KEY.format(number),
        "revision": 1,
        "country": "Türkiye",
        "document": "Protocol on cooperation",
        "signed": PartialDate(2021, 7, 1),
        "until": None,
        "renewal": "",
        "notice": None,
        "left": None,
        "action": ProposedAction.NONE,
    }
    return AgreementLine(partner=partner, state=state, **(usual | values))  # type: ignore[arg-type]


def small_agreements() -> list[AgreementLine]:
    """Return seven documents of all states, in their order."""
    return [
        agreement(
            1,
            "Adana",
            TermState.EXPIRED,
            until=PartialDate(2026, 6, 30),
            renewal="by agreement",
            notice=PartialDate(2026, 5, 1),
            left=-205,
            action=ProposedAction.DECIDE,
        ),
        agreement(
            2,
            "Izmir",
            TermState.NOTICE_MISSED,
            until=PartialDate(2027, 1, 19),
            renewal="by agreement",
            notice=PartialDate(2026, 11, 20),
            left=-2,
            action=ProposedAction.AGREE_NOW,
        ),
        agreement(
            3,
            "Baiyin",
            TermState.NOTICE_DUE,
            country="China",
            until=PartialDate(2026, 12, 31),
            notice=PartialDate(2026, 12, 1),
            left=9,
            action=ProposedAction.PREPARE,
        ),
        agreement(
            4,
            "Grosseto",
            TermState.RUNNING,
            country="Italy",
            until=PartialDate(2028),
            renewal="tacit, for 5 years",
            notice=PartialDate(2027, 12),
        ),
        agreement(5, "Pattaya", TermState.OPEN_ENDED, signed=PartialDate(2012, 10), open_ended=True),
        agreement(6, "Osh", TermState.NOT_STATED, signed=None, action=ProposedAction.CLARIFY_TERM),
        agreement(
            7,
            "Stevenage",
            TermState.NOT_STATED,
            country="United Kingdom",
            document="Twinning document",
            signed=PartialDate(1990),
            action=ProposedAction.ASK_FOR_TEXT,
            text_missing=True,
        ),
    ]


def promise(number: int, partner: str, state: LedgerState, **values: object) -> LedgerLine:
    """Return a line of the ledger."""
    usual: dict[str, object] = {
        "key": f"{KEY.format(1)}/{KEY.format(number)}",
        "revision": 1,
        "made": PartialDate(2026, 5, 14),
        "basis": "Visit 12–14 May 2026",
        "text": "Send the draft of the programme",
        "responsible": "their side",
        "due": None,
        "done": None,
    }
    return LedgerLine(partner=partner, state=state, **(usual | values))  # type: ignore[arg-type]


def small_ledger() -> list[LedgerLine]:
    """Return six commitments, one of every state, in their order."""
    return [
        promise(1, "Izmir", LedgerState.OVERDUE, due=PartialDate(2026, 8, 1), late=113),
        promise(2, "Baiyin", LedgerState.IN_PROGRESS, due=PartialDate(2026, 11, 30)),
        promise(3, "Stevenage", LedgerState.NO_DEADLINE, responsible="", made=None),
        promise(
            4,
            "Osh",
            LedgerState.DONE_LATE,
            due=PartialDate(2026, 5, 1),
            done=PartialDate(2026, 5, 20),
            late=19,
        ),
        promise(5, "Osh", LedgerState.DONE, due=PartialDate(2026, 3, 15), done=PartialDate(2026, 3, 12)),
        promise(6, "Izmir", LedgerState.DONE_UNDATED, done=PartialDate(2026, 6)),
    ]
