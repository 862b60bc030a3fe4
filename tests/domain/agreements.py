"""Agreements and decisions for tests: any course of a relationship that may happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import reject
from hypothesis import strategies as st

from twincities.domain.agreement import Agreement
from twincities.domain.errors import InvalidRecordError
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import (
    ChainEffect,
    DocumentKind,
    DocumentStage,
    Duration,
    PeriodUnit,
    RenewalKind,
    StatusEventKind,
    TextState,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TIE = Key("10000000-0000-4000-8000-000000000000")


@st.composite
def days(draw: st.DrawFn) -> PartialDate:
    """Return a year, month or day of the last or the next decades."""
    year = draw(st.integers(1980, 2040))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return PartialDate(year, month, day)


def units() -> st.SearchStrategy[PeriodUnit]:
    return st.sampled_from(PeriodUnit)


@st.composite
def agreements(draw: st.DrawFn, /, **fixed: Any) -> Agreement:  # noqa: ANN401 - values of an agreement
    """Return any document that the rules allow."""
    drawn: dict[str, Any] = {
        "partnership": TIE,
        "kind": draw(st.sampled_from(DocumentKind)),
        "stage": draw(st.sampled_from([DocumentStage.SIGNED] * 4 + list(DocumentStage))),
        "signed": draw(st.none() | days()),
        "in_force_from": draw(st.none() | days()),
        "duration": draw(st.sampled_from(Duration)),
        "term": draw(st.none() | st.integers(1, 60)),
        "term_unit": draw(units()),
        "valid_until": draw(st.none() | days()),
        "renewal": draw(st.none() | st.sampled_from(RenewalKind)),
        "renewal_period": draw(st.none() | st.integers(1, 60)),
        "renewal_unit": draw(st.none() | units()),
        "notice_period": draw(st.none() | st.integers(1, 12)),
        "notice_unit": draw(units()),
        "lead_times": draw(st.sampled_from(["", "", "3", "12; 3", "1200"])),
        "text_state": draw(st.none() | st.sampled_from(TextState)),
        **fixed,
    }
    try:
        return Agreement(**drawn)
    except InvalidRecordError:
        reject()


@st.composite
def renewed(draw: st.DrawFn) -> Agreement:
    """Return a signed document that renews itself and of whose end notice has to be given."""
    unit = draw(units())
    return draw(
        agreements(
            kind=DocumentKind.TWINNING_AGREEMENT,
            stage=DocumentStage.SIGNED,
            signed=draw(days()),
            in_force_from=None,
            duration=Duration.FIXED,
            term=draw(st.integers(2, 60)) * (30 if unit is PeriodUnit.DAYS else 1),
            term_unit=unit,
            valid_until=None,
            renewal=RenewalKind.TACIT,
            renewal_period=None,
            notice_period=draw(st.integers(1, 6)),
        )
    )


@st.composite
def chains(draw: st.DrawFn) -> Mapping[Key, Agreement]:
    """Return the documents of a partnership, some of which follow others, in a circle too."""
    keys = [Key(f"20000000-0000-4000-8000-00000000000{number}") for number in range(draw(st.integers(1, 4)))]
    return {
        key: draw(
            agreements(
                follows=draw(st.sampled_from([None, *keys])) or keys[0] if draw(st.booleans()) else None,
                effect=None,
                kind=draw(st.sampled_from(_KINDS)),
            )
            | agreements(follows=draw(st.sampled_from(keys)), effect=draw(st.sampled_from(ChainEffect)))
        )
        for key in keys
    }


_KINDS = (DocumentKind.TWINNING_AGREEMENT, DocumentKind.MEMORANDUM, DocumentKind.ACTION_PLAN)


@st.composite
def decisions(draw: st.DrawFn) -> list[StatusEvent]:
    """Return decisions of a few days, several of one day among them."""
    some_days = [None, PartialDate(2000, 1, 1), PartialDate(2000), draw(days())]
    number = draw(st.integers(0, 5))
    return [
        StatusEvent(
            kind=draw(st.sampled_from(StatusEventKind)),
            date=draw(st.sampled_from(some_days)),
            key=Key(f"30000000-0000-4000-8000-00000000000{row}"),
        )
        for row in range(number)
    ]
