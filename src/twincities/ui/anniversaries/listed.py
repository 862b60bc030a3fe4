"""The year as a list: every anniversary in its order, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import long, short
from twincities.domain.vocabularies import Grade
from twincities.i18n import NP_
from twincities.ui.anniversaries.pills import JUBILEE, spoken
from twincities.ui.durations import years
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.joining import listed
from twincities.ui.tables.columns import EMPTY, Align, Cell, Column
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincities.services.anniversaries import Anniversary
    from twincities.ui.texts import Texts


class ListView(RecordTable["Anniversary"]):
    """A table of what it is given."""

    def __init__(self, texts: Texts) -> None:
        self._found: dict[int, Anniversary] = {}
        super().__init__(texts, _columns(), self._fetch, two_lines=False)

    def show_all(self, found: Iterable[Anniversary]) -> None:
        """Show these anniversaries in this order."""
        self._found = {one.id: one for one in found}
        self.set_ids(list(self._found))
        if self._found and self.current_id() is None:
            self.choose_row(0)

    def at(self, number: int) -> Anniversary:
        """Return an anniversary of the list by its id."""
        return self._found[number]

    def _fetch(self, ids: Sequence[int]) -> list[Anniversary | None]:
        return [self._found.get(number) for number in ids]


def _columns() -> list[Column[Anniversary]]:
    return [
        Column("date", NP_("column", "Date"), _date, Align.RIGHT, 128, sortable=False),
        Column("title", NP_("column", "Partnership"), _title, width=220, stretch=True, sortable=False),
        Column("years", NP_("column", "Years"), _years, Align.RIGHT, 84, sortable=False),
        Column("jubilee", NP_("column", "Jubilee"), _jubilee, width=112, sortable=False, priority=2),
        Column("since", NP_("column", "Since"), _since, Align.RIGHT, 128, sortable=False, priority=1),
        Column("grade", NP_("column", "Certainty"), _grade, width=120, sortable=False, priority=4),
        Column("rivals", NP_("column", "Other sources"), _rivals, width=130, sortable=False, priority=3),
    ]


def _date(one: Anniversary, texts: Texts) -> Cell:
    inferred = one.grade is Grade.INFERRED
    return Cell(short(one.date, texts.words), inferred=inferred, spoken=long(one.date, texts.words))


def _title(one: Anniversary, texts: Texts) -> Cell:
    return Cell(one.title, strong=True, tooltip=spoken(one, texts))


def _years(one: Anniversary, texts: Texts) -> Cell:
    return Cell(years(one.years, texts))


def _jubilee(one: Anniversary, texts: Texts) -> Cell:
    if not one.jubilee:
        return Cell()
    chip = ChipLook(texts(JUBILEE), Tone.ACCENT, Icon.JUBILEE)
    return Cell(chip.text, chip=chip)


def _since(one: Anniversary, texts: Texts) -> Cell:
    return Cell(short(one.established, texts.words), inferred=one.grade is Grade.INFERRED)


def _grade(one: Anniversary, texts: Texts) -> Cell:
    return Cell(texts(one.grade.label)) if one.grade is not None else EMPTY


def _rivals(one: Anniversary, texts: Texts) -> Cell:
    said = listed(texts, (short(date, texts.words) for date in one.rivals))
    return Cell(said, tooltip=said) if said else EMPTY
