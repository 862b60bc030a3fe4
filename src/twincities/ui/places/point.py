"""What the gazetteer says of a place's point, and coordinates pasted as one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.coordinates import read_point
from twincities.geo.finding import CREDIT as GAZETTEER
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.chips import Origin

if TYPE_CHECKING:
    from twincities.ui.forms.content import Content
    from twincities.ui.places.desk import PlaceDesk
    from twincities.ui.places.sheet import CardSheet

FROM_GAZETTEER = ("latitude", "longitude")
ITS_WORD = ("coordinate_precision", "coordinate_source")


class Point:
    """The two fields of a place's coordinates."""

    def __init__(self, desk: PlaceDesk, sheet: CardSheet) -> None:
        self._desk = desk
        self._sheet = sheet

    def mark_of(self, name: str) -> Origin | None:
        """Return the mark of a field that the gazetteer filled in."""
        fields = self._desk.content["fields"]
        told = name in FROM_GAZETTEER and fields.get("coordinate_source") == GAZETTEER
        return Origin.REFERENCE if told and fields.get(name) is not None else None

    def split_point(self, name: str) -> None:
        """Put coordinates that were pasted as one text into their two fields."""
        if name not in FROM_GAZETTEER:
            return
        control = self._sheet.fields[name].control
        spot = read_point(control.value(), self._desk.texts.words) if isinstance(control, TextInput) else None
        if spot is None:
            return
        now = self._desk.content
        told = dict(zip(FROM_GAZETTEER, spot, strict=True))
        content: Content = {**now, "fields": {**now["fields"], **told}}
        for field in FROM_GAZETTEER:
            self._sheet.fields[field].show(content)

    def moved_by_hand(self, name: str) -> None:
        """Let go of the gazetteer's word on a point that a person is changing."""
        now = self._desk.content
        if name not in FROM_GAZETTEER or now["fields"].get("coordinate_source") != GAZETTEER:
            return
        content: Content = {**now, "fields": {**now["fields"], **dict.fromkeys(ITS_WORD)}}
        for field in ITS_WORD:
            self._sheet.fields[field].show(content)
