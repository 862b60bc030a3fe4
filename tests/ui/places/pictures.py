"""Places arranged for a picture: the list, a card whose point lies in another country, many places looked up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.program_pages import example_services
from tests.ui.driving import until
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import CoordinatePrecision, Grade, LegalStatus, NameKind
from twincities.i18n import NP_, Language
from twincities.ui.conflict.choices import Side
from twincities.ui.navigation import Page
from twincities.ui.places.card import PlaceCard
from twincities.ui.places.lookup_page import LookupPage
from twincities.ui.places.merge_page import MergePage
from twincities.ui.places.page import PlacesPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincities.ui.main_window import MainWindow
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
TITLE, CARD = NP_("page", "Places"), NP_("page", "Place")
NAMES = (
    ("Ақтөбе", "kk", "Cyrl", NameKind.OFFICIAL),
    ("Aqtöbe", "kk", "Latn", NameKind.TRANSLITERATION),
    ("Актобе", "ru", "Cyrl", NameKind.OFFICIAL),
    ("Актюбинск", "ru", "Cyrl", NameKind.FORMER),
    ("Aktobe", "en", "Latn", NameKind.EXONYM),
    ("Aktjubinsk", "de", "Latn", NameKind.EXONYM),
)


def place_pages() -> list[
    tuple[str, Page, Callable[[], object], Callable[[MainWindow, QWidget], None] | None]
]:
    """Return name, page, what makes its services, and what brings it into the state to be shown."""
    return [
        (
            "12_places",
            Page("places", TITLE, Icon.PLACE, lambda context: PlacesPage(context, today=lambda: TODAY)),
            aktobe_services,
            None,
        ),
        (
            "12_place",
            Page("place", CARD, Icon.PLACE, lambda context: PlaceCard(context, lambda: TODAY)),
            aktobe_services,
            _show_card,
        ),
        ("12_merge", Page("place-merge", TITLE, Icon.CONFLICT, MergePage), twice_services, _merge),
        ("12_lookup", Page("place-lookup", TITLE, Icon.PLACE, LookupPage), aktobe_services, _look_up),
    ]


def aktobe_services() -> Services:
    """Return an example with one more city, whose point was taken from a faulty list."""
    services = example_services()
    names = [
        PlaceName(text=text, language=language, script=script, kind=kind)
        for text, language, script, kind in NAMES
    ]
    year = PartialDate(1999)
    names[2] = PlaceName(text="Актобе", language="ru", script="Cyrl", since=year)
    names[3] = PlaceName(text="Актюбинск", language="ru", script="Cyrl", kind=NameKind.FORMER, until=year)
    claims = tuple(
        Claim(target=target, target_part=name.key, grade=Grade.INFERRED)
        for target, name in (("since", names[2]), ("until", names[3]))
    )
    record = Place(
        country="KZ",
        population=500_757,
        latitude=22.2333,
        longitude=-102.0833,
        coordinate_precision=CoordinatePrecision.CENTRE,
        coordinate_source="import, row 82",
        names=tuple(names),
        claims=claims,
    )
    aktobe = services.places.record_place(record).key
    for partner, country, status, since in (
        ("Sehnde", "DE", LegalStatus.IN_FORCE, PartialDate(1993)),
        ("Orenburg", "RU", LegalStatus.UNCONFIRMED, None),
    ):
        other = Place(country=country, names=(PlaceName(text=partner, language="en"),))
        parties = (Party(place=aktobe), Party(place=services.places.record_place(other).key))
        tie = Partnership(parties=parties, legal_status=status, established=since)
        services.partnerships.record_partnership(tie)
    return services


def twice_services() -> Services:
    """Return the example with one of its cities written down a second time."""
    services = aktobe_services()
    names = (PlaceName(text="Aktobe city", language="en"), PlaceName(text="Актобе", language="ru"))
    again = Place(country="KZ", population=534_000, latitude=50.28, longitude=57.17, names=names)
    services.places.record_place(again)
    return services


def _merge(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, MergePage)
    services: Services = page._context.services  # noqa: SLF001 - for a picture
    found = services.places.suggest("Aktobe", Language.EN)
    page.open_record(":".join(str(one.key) for one in found[:2]))
    page.rows[0].choose(Side.MINE)
    page.rows[0].setFocus()


def _show_card(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, PlaceCard)
    found = page._desk.services.places.suggest("Aktobe", page._desk.texts.language)  # noqa: SLF001 - for a picture
    page.open_record(found[0].key)
    page.sheet.picker.focus_search()
    until(lambda: not page.sheet.picker.lookup.waiting)


def _look_up(_window: MainWindow, page: QWidget) -> None:
    assert isinstance(page, LookupPage)
    until(lambda: not page.busy)
