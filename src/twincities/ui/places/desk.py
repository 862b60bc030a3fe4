"""What the parts of a place's card share: words, services, today's date, and the form as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.place import Place
from twincities.ui.forms.content import Shape

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.ui.context import Context
    from twincities.ui.forms.completion import Suggestion
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

SHAPE = Shape(Place, {"names": ("text",), "claims": ("target",)})


class PlaceDesk:
    """One card's surroundings; `content` is replaced, never changed, so that earlier states can be kept."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        self.context = context
        self.today = today
        self.content: Content = SHAPE.blank()

    @property
    def texts(self) -> Texts:
        """The window's words."""
        return self.context.texts

    @property
    def services(self) -> Services:
        """What can be done with the open register."""
        services: Services = self.context.services
        return services

    def places(self, words: str) -> list[Suggestion]:
        """Suggest nothing: a place refers to no other."""
        del words
        return []

    def partnerships(self, words: str) -> list[Suggestion]:
        """Suggest nothing, as `places`."""
        del words
        return []
