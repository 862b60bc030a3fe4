from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from twincities.db.tables.nouns import TABLES
from twincities.db.tables.places import place_name
from twincities.db.tables.visits import participation
from twincities.domain.errors import CancelledError
from twincities.domain.names import fold
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.national import NATIONAL, Scale, write_national
from twincities.services.papers import Watch
from twincities.services.visit_filter import Viewer, VisitQuery
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.db.database import Database
    from twincities.wiring import Services

SMALL = Scale(places=150, partnerships=250, organisations=50, people=200, visits=1_000)
EN = Words(Language.EN, LOCALE)
VIEWER = Viewer(Language.EN, date(2026, 11, 23), 10)


def counted(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        tables = {**TABLES, "participation": participation}
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in tables.items()
        }


def test_the_whole_one_is_as_large_as_a_country() -> None:
    assert (NATIONAL.partnerships, NATIONAL.places, NATIONAL.visits) == (25_000, 15_000, 100_000)
    assert (NATIONAL.people, NATIONAL.organisations) == (20_000, 5_000)


def test_it_has_what_its_scale_says_and_four_participants_a_visit(empty: Services) -> None:
    write_national(empty.desk.database, scale=SMALL)
    found = counted(empty.desk.database)
    assert found["place"] == 150
    assert found["partnership"] == 250
    assert found["visit"] == 1_000
    assert found["participation"] == 4_000
    assert found["agreement"] == SMALL.agreements == 230


def test_it_is_the_same_every_time(empty: Services, tmp_path: Path) -> None:
    other = start(tmp_path / "other").open_register(create=True)
    listed = []
    for services in (empty, other):
        write_national(services.desk.database, scale=SMALL)
        ids = services.visits.ids(VisitQuery(), VIEWER)
        listed.append(services.visits.rows(ids[:50], VIEWER))
    other.desk.database.close()
    assert listed[0] == listed[1]


def test_it_passes_the_check_and_is_searched_in_several_scripts(tmp_path: Path) -> None:
    program = start(tmp_path / "data")
    services = program.open_register(create=True)
    write_national(services.desk.database, scale=SMALL)
    with services.desk.reading() as connection:
        names = set(connection.scalars(select(place_name.c.text)))
    scripts = {
        "Cyrillic": any("а" <= letter <= "я" for name in names for letter in name),
        "Kazakh": any(letter in "әғқңөұүі" for name in names for letter in name),
        "Han": any("\u4e00" <= letter <= "\u9fff" for name in names for letter in name),
        "Latin": any("a" <= letter <= "z" for name in names for letter in name),
    }
    assert all(scripts.values()), scripts
    some = sorted(names)[:: len(names) // 12]
    assert all(services.finding.search(name, EN) for name in some if fold(name))
    assert services.finding.search("сотрудничества", EN)
    program.close()
    assert program.keeping().check() == []


def test_it_tells_its_progress_and_can_be_stopped_without_a_trace(empty: Services) -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(progress=lambda done, of: told.append((done, of)), cancelled=lambda: len(told) > 2)
    with pytest.raises(CancelledError):
        write_national(empty.desk.database, watch, SMALL)
    assert told == [(0, 1_880), (500, 1_880), (1_000, 1_880)]
    assert set(counted(empty.desk.database).values()) == {0}


def test_stopping_the_program_leaves_no_register(tmp_path: Path) -> None:
    program = start(tmp_path / "data")
    with pytest.raises(CancelledError):
        program.make_national(Watch(cancelled=lambda: True))
    assert not program.paths.register.exists()
