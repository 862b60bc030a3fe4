"""Small maps for tests."""

from __future__ import annotations

from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.geo.map_picture import City, MapPicture, Tie

YEAR = 2026


def tie(number: int, here: int, there: int, **facts: object) -> Tie:
    """Make a tie of which only what matters is said."""
    told: dict[str, object] = {
        "activity": Activity.ACTIVE,
        "legal": LegalStatus.IN_FORCE,
        "since": 2000,
        "until": None,
        "inferred": False,
        "weight": 1,
    }
    return Tie(number, here, there, **{**told, **facts})  # type: ignore[arg-type] # the facts are a tie's own


SHYMKENT = City(1, "Шымкент", "KZ", 42.3167, 69.5958, own=True)
STEVENAGE = City(2, "Стивенейдж", "GB", 51.9017, -0.2019, own=False)
GROSSETO = City(3, "Гроссето", "IT", 42.7722, 11.1089, own=False)
SAN_FRANCISCO = City(4, "Сан-Франциско", "US", 37.77, -122.42, own=False)

FOUNDING = MapPicture(
    (SHYMKENT, STEVENAGE, GROSSETO, SAN_FRANCISCO),
    (
        tie(11, 0, 1, activity=Activity.DORMANT, since=1990, inferred=True),
        tie(12, 0, 2, activity=Activity.NO_DATA, legal=LegalStatus.UNCONFIRMED, since=None),
        tie(13, 0, 3, since=2005, until=2015, legal=LegalStatus.ENDED),
    ),
    total=5,
    unplaced=2,
    this_year=YEAR,
)

HOSTILE = (
    "<img src=x onerror=document.title='broken'>",
    "</script><script>document.title='broken'</script>",
    "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}x{% endfor %}",
    "\"'`--><svg/onload=document.title='broken'>&lt;\u2028",
    '=HYPERLINK("http://127.0.0.1:9/";"x")',
    "<!-- head --><!-- body -->/* start */",
    "x" * 300,
)


def hostile() -> MapPicture:
    """Return a map on which every name would like to be a program."""
    cities = [SHYMKENT]
    cities += [
        City(10 + number, name, "GB", 45.0 + 2 * number, 10.0 * number - 20, own=False)
        for number, name in enumerate(HOSTILE)
    ]
    ties = tuple(tie(20 + number, 0, number + 1) for number in range(len(HOSTILE)))
    return MapPicture(tuple(cities), ties, total=len(ties), this_year=YEAR)
