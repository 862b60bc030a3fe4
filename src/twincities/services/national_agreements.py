"""The agreements and decisions of the made-up register of a whole country: terms and renewals of every kind."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from twincities.domain.agreement import Agreement, AgreementTitle
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.record import Kept
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import (
    DocumentKind,
    DocumentStage,
    Duration,
    RenewalKind,
    StatusEventKind,
    TextState,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TEN = 10
WITHOUT = 9
"""Which of ten ties has no agreement."""
FOLLOWED, FIRST_FOLLOWED = 50, 3
"""Every which agreement is prolonged or terminated, and the first of them."""
LAST_YEAR = 2026
KINDS = (
    DocumentKind.TWINNING_AGREEMENT,
    DocumentKind.TWINNING_AGREEMENT,
    DocumentKind.MEMORANDUM,
    DocumentKind.DECLARATION,
)
FEW_YEARS = {"duration": Duration.FIXED, "term": 5}
TERMS: tuple[dict[str, object], ...] = (
    {"duration": Duration.OPEN_ENDED},
    {"duration": Duration.OPEN_ENDED, "notice_period": 6},
    {},
    {**FEW_YEARS, "renewal": RenewalKind.TACIT, "notice_period": 6},
    {**FEW_YEARS, "renewal": RenewalKind.TACIT, "notice_period": 3},
    {**FEW_YEARS, "renewal": RenewalKind.TACIT, "renewal_period": 3, "notice_period": 6},
    {**FEW_YEARS, "renewal": RenewalKind.BY_AGREEMENT},
    {"duration": Duration.FIXED, "term": 25, "renewal": RenewalKind.NONE},
    {"text_state": TextState.NOT_FOUND},
)
"""What the first nine of ten agreements say of their time."""


def agreements_of(partnerships: int) -> int:
    """Return how many documents are made for so many partnerships, followers among them."""
    whole = sum(number % TEN != WITHOUT for number in range(partnerships))
    return whole + len(range(FIRST_FOLLOWED, partnerships, FOLLOWED))


class Decisions:
    """Makes decisions on a few partnerships: suspended and resumed, ended, contested."""

    def __init__(self, seed: int, words: Mapping[str, Sequence[str]]) -> None:
        self._random = Random(seed + 2)  # noqa: S311 - made-up data, the same every time
        self._bodies = words["deciding_bodies"]

    def of(self, number: int) -> tuple[StatusEvent, ...]:
        """Return the decisions on one partnership."""
        year = self._random.randrange(2005, LAST_YEAR)
        kinds = {
            0: (StatusEventKind.SUSPENDED, StatusEventKind.RESUMED),
            20: (StatusEventKind.ENDED,),
            40: (StatusEventKind.SUSPENDED,),
            60: (StatusEventKind.CONTESTED,),
        }.get(number % 200, ())
        return tuple(
            StatusEvent(
                kind=kind,
                date=PartialDate(year + later, 3, 15) if number % 3 else PartialDate(year + later),
                body=self._bodies[number % len(self._bodies)],
                number=f"{number}-{later + 1}",
                key=new_made_key(self._random),
            )
            for later, kind in enumerate(kinds)
        )


class DocumentMaker:
    """Makes nine agreements for ten partnerships, then what prolongs or terminates some of them."""

    def __init__(self, seed: int, words: Mapping[str, Sequence[str]], ties: Sequence[Key]) -> None:
        self._random = Random(seed + 3)  # noqa: S311 - made-up data, the same every time
        self._titles = words["agreements"]
        self._ties = ties
        self._followed: list[tuple[Key, Key, int]] = []

    def agreements(self) -> Iterator[Kept[Agreement]]:
        """Make the agreements that stand by themselves."""
        for number, tie in enumerate(self._ties):
            key, signed = new_made_key(self._random), self._signed(number)
            if number % FOLLOWED == FIRST_FOLLOWED:
                self._followed.append((tie, key, signed.year))
            if number % TEN != WITHOUT:
                yield Kept(key, 1, self._agreement(number, tie, signed))

    def _agreement(self, number: int, tie: Key, signed: PartialDate) -> Agreement:
        drafted = number % 97 == 0 and number % FOLLOWED != FIRST_FOLLOWED
        title = self._titles[number % len(self._titles)]
        return Agreement(
            partnership=tie,
            kind=KINDS[number % len(KINDS)],
            number=f"{number % 900 + 1}/{signed.year}" if number % 4 else "",
            stage=DocumentStage.DRAFT if drafted else DocumentStage.SIGNED,
            signed=None if drafted else signed,
            titles=(AgreementTitle(language="ru", text=title, key=new_made_key(self._random)),),
            **TERMS[number % TEN],  # type: ignore[arg-type] # each is a set of an agreement's own fields
        )

    def _signed(self, number: int) -> PartialDate:
        year = LAST_YEAR - self._random.randrange(45)
        if number % 4 == 0:
            return PartialDate(year)
        return PartialDate(year, self._random.randint(1, 12), self._random.randint(1, 28))

    def followers(self) -> Iterator[Kept[Agreement]]:
        """Make what prolongs some agreements and terminates others."""
        for number, (tie, followed, year) in enumerate(self._followed):
            ends = number % 2 == 0
            yield Kept(
                new_made_key(self._random),
                1,
                Agreement(
                    partnership=tie,
                    kind=DocumentKind.TERMINATION_NOTICE if ends else DocumentKind.PROLONGATION,
                    signed=PartialDate(min(year + 4, LAST_YEAR), 6, 1),
                    term=None if ends else 10,
                    follows=followed,
                ),
            )


def new_made_key(random: Random) -> Key:
    """Return a key that is the same every time."""
    figures = f"{random.getrandbits(128):032x}"
    return Key(f"{figures[:8]}-{figures[8:12]}-4{figures[13:16]}-a{figures[17:20]}-{figures[20:]}")
