"""What the parts of a place's card share; a place refers to no other record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.place import Place
from twincities.ui.forms.content import Shape
from twincities.ui.forms.desk import RecordDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.ui.context import Context

SHAPE = Shape(Place, {"names": ("text",), "claims": ("target",)})


class PlaceDesk(RecordDesk):
    """One card's surroundings."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context, SHAPE, today)
