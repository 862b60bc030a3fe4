"""What the page of two places says: the values of both, what is kept without a choice, how much is led over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.domain.changes import FieldChange
from twincities.domain.coordinates import point
from twincities.domain.fields import field_of
from twincities.domain.place import Place
from twincities.domain.state import written
from twincities.i18n import N_, NN_, NP_
from twincities.ui.joining import listed
from twincities.ui.places.preview import COORDINATES
from twincities.ui.saying import LABELLED, Saying

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twincities.services.merging import Merger
    from twincities.ui.texts import Texts

NAMES = N_("Names that are kept: {names}")
TAKEN = NP_("a value taken over from the place that goes", "Taken over: {label}: {value}")
LED = NN_(
    "{count} record leads to the place that goes; it will lead to the one that stays",
    "{count} records lead to the place that goes; they will lead to the one that stays",
)
NO_USERS = N_("No record leads to the place that goes")
WAY_BACK = N_("Ctrl+Z takes the merging back; the place that goes can be restored from the bin.")


class MergeWords:
    """Says one comparison in the language of now."""

    def __init__(self, merger: Merger, texts: Texts) -> None:
        self._merger = merger
        self._texts = texts
        self._saying = Saying(Place, texts, {}, {})

    def label(self, subject: Sequence[str]) -> str:
        """Name what is chosen about."""
        if subject[0] == "latitude":
            return self._texts(COORDINATES)
        return self._texts(field_of(Place, subject[0]).label)

    def values(self, subject: Sequence[str]) -> tuple[str, str]:
        """Say what each place says of it."""
        kept, gone = (self._value(subject, one.record) for one in (self._merger.kept, self._merger.gone))
        return kept, gone

    def rest(self) -> Iterator[str]:
        """Say what happens without a choice, one thing a line."""
        merger, texts = self._merger, self._texts
        records = (merger.kept.record, merger.gone.record)
        for subject in merger.taken_over:
            value = self._value(subject, merger.gone.record).replace("\n", " · ")
            yield texts(TAKEN, label=self.label(subject), value=value)
        names = dict.fromkeys(name.text for record in records for name in record.names)
        yield texts(NAMES, names=listed(texts, names))
        yield texts(LED, count=merger.users) if merger.users else texts(NO_USERS)
        yield texts(WAY_BACK)

    def _value(self, subject: Sequence[str], record: Place) -> str:
        if subject[0] == "latitude":
            return "\n".join(self._point(record))
        lines = [self._said(subject[0], record)]
        for name in subject[1:]:
            if getattr(record, name):
                label = self._texts(field_of(Place, name).label)
                lines.append(self._texts(LABELLED, label=label, value=self._said(name, record)))
        return "\n".join(lines)

    def _point(self, record: Place) -> Iterator[str]:
        if record.latitude is not None and record.longitude is not None:
            yield point(record.latitude, record.longitude, self._texts.words)
        for name in ("coordinate_precision", "coordinate_source"):
            if getattr(record, name):
                yield self._said(name, record)

    def _said(self, name: str, record: Place) -> str:
        value: Any = written(field_of(Place, name), getattr(record, name))
        return self._saying.value(FieldChange(name, None, value), value)
