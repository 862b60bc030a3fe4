"""What the parts of a partnership's form share; it names its parties with their whereabouts where names are alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twincities.domain.keys import Key
from twincities.i18n import NP_
from twincities.services.countries import country_name
from twincities.ui.forms.desk import RecordDesk
from twincities.ui.partnerships.form import SHAPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from twincities.ui.context import Context

NAMESAKE = NP_("a place among namesakes", "{name} ({where})")


class FormDesk(RecordDesk):
    """One form's surroundings."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context, SHAPE, today)

    def names_of_places(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what places are called, namesakes with their whereabouts."""
        language = self.texts.language
        places = {key: self.services.places.open(Key(key)).record for key in keys}
        labels = {key: place.label(language) for key, place in places.items()}
        counts = Counter(labels.values())
        for key, place in places.items():
            where = place.admin1 or (country_name(place.country, language) if place.country else "")
            if counts[labels[key]] > 1 and where:
                labels[key] = self.texts(NAMESAKE, name=place.label(language), where=where)
        return labels
