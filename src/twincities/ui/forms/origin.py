"""Where a value comes from: which sources say it, in which words, how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import short
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade, Side
from twincities.i18n import N_, NP_
from twincities.ui.furniture.buttons import ButtonFlow
from twincities.ui.furniture.chips import Origin, SourceMark
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import column, inner_column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.state import Row
    from twincities.i18n import Message
    from twincities.ui.texts import Texts

CONFIRM = NP_("button", "Confirm")
CORRECT = NP_("button", "Correct")
CHECKED_TODAY = N_("Checked today: {field}")
ORIGIN_TITLE = N_("Where this comes from: {field}")
SOURCE_LINE = NP_("a source with its number", "[{number}] {title}")
CHECKED = N_("checked on {date} by {who}")
QUOTED = NP_("quoted words", "“{words}”")
SPAN = NP_("where quoted words stand in a text", "characters {start}–{end}")
PREMISES = NP_("what an inference rests on", "From: {premises}")
STANDS = NP_("the value that a record has", "In the record: {value}")
RIVAL = NP_("what another source says of a value", "Here: {value}")


def _as_written(claim: Row) -> str:
    return str(claim["value"])


def _none(_claim: Row) -> Sequence[QWidget]:
    return ()


@dataclass(frozen=True)
class OriginMore:
    """What a page adds: `say` words a rival's value, `acts` are the buttons of a claim, `below` those of all.

    `stands` is the value in words as it is now, `entered` tells who wrote it, and when.
    """

    say: Callable[[Row], str] = _as_written
    acts: Callable[[Row], Sequence[QWidget]] = _none
    below: Sequence[QWidget] = ()
    entered: str = ""
    stands: str = ""


def origin_sheet(
    texts: Texts,
    field: str,
    claims: Sequence[Row],
    sources: Mapping[str, tuple[int, str]],
    nothing: Message,
    more: OriginMore | None = None,
) -> QWidget:
    """Return what the claims on a value say; `sources` are number and title by key, `nothing` is said of none."""
    more = more or OriginMore()
    sheet = QWidget()
    outer = column(sheet, (Space.S, Space.S, Space.S, Space.S), Space.S)
    outer.addWidget(Label(texts(ORIGIN_TITLE, field=field), Type.STRONG, wrap=True))
    if more.stands:
        outer.addWidget(Label(texts(STANDS, value=more.stands), wrap=True))
    for claim in claims:
        outer.addWidget(rule())
        _add_claim(outer, texts, claim, sources, more)
    if not claims:
        outer.addWidget(said(texts, nothing, Type.BODY, "text2", wrap=True))
    if more.entered:
        outer.addWidget(rule())
        outer.addWidget(Label(more.entered, Type.SMALL, "text2", wrap=True))
    if more.below:
        if claims or more.entered:
            outer.addWidget(rule())
        _add_buttons(outer, more.below)
    look().follow(sheet, lambda: sheet.setFixedWidth(look().px(Width.PREVIEW)))
    return sheet


def _add_reasons(outer: QBoxLayout, claim: Row, texts: Texts) -> None:
    """Say where in its source a claim stands, and by which rule and from what it was inferred."""
    if claim.get("span_start") is not None and claim.get("span_end") is not None:
        spot = texts(SPAN, start=claim["span_start"], end=claim["span_end"])
        outer.addWidget(Label(spot, Type.SMALL, "text3", wrap=True))
    if claim.get("rule"):
        outer.addWidget(Label(claim["rule"], Type.SMALL, "inf", wrap=True))
    if claim.get("premises"):
        outer.addWidget(Label(texts(PREMISES, premises=claim["premises"]), Type.SMALL, "inf", wrap=True))


def _add_buttons(outer: QBoxLayout, buttons: Sequence[QWidget]) -> None:
    flow = ButtonFlow(gap=Space.S)
    outer.addLayout(flow)
    for button in buttons:
        flow.addWidget(button)


def _add_claim(
    sheet: QBoxLayout, texts: Texts, claim: Row, sources: Mapping[str, tuple[int, str]], more: OriginMore
) -> None:
    outer = inner_column(sheet, Space.XS)
    number, title = sources.get(claim.get("source") or "", (None, ""))
    if number is not None:
        outer.addWidget(Label(texts(SOURCE_LINE, number=number, title=title), Type.BODY, wrap=True))
    if claim.get("value") and not claim.get("preferred"):
        outer.addWidget(Label(texts(RIVAL, value=more.say(claim)), Type.BODY, wrap=True))
    if claim.get("quote"):
        outer.addWidget(Label(texts(QUOTED, words=claim["quote"]), Type.SMALL, "text2", wrap=True))
    below = inner_row(outer, Space.S)
    grade = Grade(claim["grade"])
    below.addWidget(
        SourceMark(texts, Origin.INFERRED)
        if grade is Grade.INFERRED
        else said(texts, grade.label, Type.SMALL, "text2")
    )
    if claim.get("side"):
        below.addWidget(said(texts, Side(claim["side"]).label, Type.SMALL, "text2"))
    below.addStretch(1)
    _add_reasons(outer, claim, texts)
    if claim.get("checked"):
        day = short(PartialDate.from_edtf(claim["checked"]), texts.words)
        checked = texts(CHECKED, date=day, who=claim.get("checked_by") or "—")
        outer.addWidget(Label(checked, Type.SMALL, "text2", wrap=True))
    buttons = more.acts(claim)
    if buttons:
        _add_buttons(outer, buttons)
