"""Registers that earlier states of the program wrote are brought to this one, with the way back kept open."""

from __future__ import annotations

import lzma
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select, update

from tests.db.keep_state import STATES, kept_state
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.errors import OlderRegisterError
from twincities.db.records import load, load_many
from twincities.db.schema import REVISION, stored_revision
from twincities.db.search import is_search_table, matching
from twincities.db.tables.agreements import agreement, agreement_span
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.partnerships import status_span
from twincities.db.tables.sources import claim
from twincities.db.tables.visits import participation
from twincities.db.upgrading import upgrade
from twincities.db.writing import action
from twincities.domain.agreement import Agreement
from twincities.domain.findings import FindingCode
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import AgreementState, Grade, LegalStatus, StatusBasis

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
IN_FORCE, ENDED, VISIT = (Key(f"50000000-0000-4000-8000-{number:012}") for number in (4, 5, 6))
REGION, FURTHER_VISIT = 3, 2
"""Ids of a region, and of a visit that has nothing to do with it, in the register of revision 0010."""


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Database]:
    """Give a register as the program wrote it before agreements had records: revision 0002."""
    path = tmp_path / "register.sqlite"
    path.write_bytes(lzma.decompress(kept_state("0002").read_bytes()))
    database = Database(path)
    yield database
    database.close()


def test_a_register_as_the_program_writes_it_today_is_kept() -> None:
    assert kept_state(REVISION).exists(), "python -m tests.db.keep_state"


@pytest.mark.parametrize("kept", sorted(STATES.iterdir()), ids=lambda path: path.name.partition(".")[0])
def test_every_kept_register_is_backed_up_and_upgraded_with_all_that_it_holds(
    kept: Path, tmp_path: Path
) -> None:
    path = tmp_path / "register.sqlite"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    database = Database(path)
    backup = upgrade(database, tmp_path / "backups", NOW)
    assert backup is not None
    with closing(sqlite3.connect(backup)) as before, closing(sqlite3.connect(path)) as after:
        revision = before.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        assert kept == kept_state(revision)
        for table in _tables(before):
            assert _told(after, table, like=before) == _told(before, table, like=before), table
    database.open()
    assert check(database) == []
    with database.reading() as connection:
        assert stored_revision(connection) == REVISION
        for name, noun in NOUNS.items():
            keys = [Key(key) for key in connection.scalars(select(TABLES[name].c.key))]
            assert len(load_many(connection, noun, keys)) == len(keys)
    database.close()


def _tables(register: sqlite3.Connection) -> list[str]:
    """Return the tables that people fill; those of the search and of days are made anew."""
    names = register.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    ours = [name for (name,) in names if name != "alembic_version" and not is_search_table(name)]
    return [name for name in ours if name not in (agreement_span.name, status_span.name)]


def _told(register: sqlite3.Connection, table: str, like: sqlite3.Connection) -> list[Any]:
    """Return what stands in the columns that a table has in `like`; the words of the search are made anew."""
    names = [row[1] for row in like.execute(f'PRAGMA table_info("{table}")')]
    columns = ", ".join(f'"{name}"' for name in names if name != "folded")
    return register.execute(f'SELECT {columns} FROM "{table}" ORDER BY 1, 2').fetchall()  # noqa: S608 - our own names


def test_a_register_of_revision_0002_is_not_opened_as_it_is(old: Database) -> None:
    with pytest.raises(OlderRegisterError):
        old.open()


def test_a_register_of_revision_0002_is_backed_up_and_upgraded_whole(old: Database, tmp_path: Path) -> None:
    made = upgrade(old, tmp_path / "backups", NOW)
    assert made is not None
    backup = Database(made)
    with backup.reading() as connection:
        assert stored_revision(connection) == "0002"
    backup.close()
    old.open()
    with old.reading() as connection:
        assert stored_revision(connection) == REVISION
        visit = load(connection, Visit, VISIT).record
        tie = load(connection, Partnership, IN_FORCE).record
    assert (visit.partnership, visit.occasion, visit.outcomes[0].responsible_there) == (
        IN_FORCE,
        "25 years",
        "",
    )
    assert (tie.established, tie.events, tie.status_override) == (PartialDate(1990), (), None)
    assert check(old) == []


def test_after_the_upgrade_a_partnership_stands_where_it_was_recorded_to_stand(
    old: Database, tmp_path: Path
) -> None:
    upgrade(old, tmp_path / "backups", NOW)
    spans = select(status_span.c.from_day, status_span.c.until_day, status_span.c.status, status_span.c.basis)
    with old.reading() as connection:
        told = [tuple(row) for row in connection.execute(spans.order_by(status_span.c.owner_id))]
    recorded = StatusBasis.RECORDED.value
    assert told == [
        (0, 99_99_99_99, LegalStatus.IN_FORCE.value, recorded),
        (0, 99_99_99_99, LegalStatus.ENDED.value, recorded),
    ]


def test_after_the_upgrade_it_is_known_when_people_were_met(old: Database, tmp_path: Path) -> None:
    upgrade(old, tmp_path / "backups", NOW)
    with old.reading() as connection:
        assert connection.scalars(select(participation.c.met_sort)).all() == [2015_06_08]


def test_after_the_upgrade_a_visit_is_found_by_the_host_that_another_source_names(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    path.write_bytes(lzma.decompress(kept_state("0010").read_bytes()))
    database = Database(path)
    with database.writing() as connection:
        another = select(TABLES["place"].c.key).where(TABLES["place"].c.id == REGION).scalar_subquery()
        said = {"target": "host", "value": another, "grade": Grade.VERBATIM, "preferred": False}
        owner = {"noun": "visit", "owner_id": FURTHER_VISIT, "position": 2}
        connection.execute(insert(claim).values(key="another host", **owner, **said))
    upgrade(database, tmp_path / "backups", NOW)
    database.open()
    with database.reading() as connection:
        found = select(TABLES["visit"].c.id).where(matching(connection, "visit", "область"))
        assert FURTHER_VISIT in connection.scalars(found).all()
    assert check(database) == []
    database.close()


def test_an_upgraded_register_takes_agreements(old: Database, tmp_path: Path) -> None:
    upgrade(old, tmp_path / "backups", NOW)
    with action(old, "A. Clerk") as writing:
        writing.create(Agreement(partnership=ENDED, signed=PartialDate.of(date(2020, 1, 15))))
    with old.reading() as connection:
        told = connection.scalars(select(status_span.c.basis).order_by(status_span.c.until_day.desc())).all()
    assert StatusBasis.AGREEMENT.value in told


DAYS = {
    agreement_span: tuple(
        agreement_span.c[name] for name in ("owner_id", "from_day", "state", "remind_sort")
    ),
    status_span: (status_span.c.owner_id, status_span.c.from_day, status_span.c.status),
}


@pytest.fixture
def newest(tmp_path: Path) -> Iterator[Database]:
    """Give a register of this revision."""
    path = tmp_path / "register.sqlite"
    path.write_bytes(lzma.decompress(kept_state(REVISION).read_bytes()))
    database = Database(path)
    yield database
    database.close()


def _days(register: Database) -> dict[str, list[Any]]:
    with register.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(*columns).order_by(*columns[:2]))]
            for table, columns in DAYS.items()
        }


def test_days_that_an_earlier_programs_rules_told_are_worked_out_anew(
    newest: Database, tmp_path: Path
) -> None:
    right = _days(newest)
    assert all(right.values())
    with newest.writing() as connection:
        connection.execute(
            update(agreement_span).values(state=AgreementState.SUPERSEDED.value, remind_sort=None)
        )
        connection.execute(update(status_span).values(status=LegalStatus.ENDED.value))
    upgrade(newest, tmp_path / "backups", NOW)
    assert _days(newest) == right


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ({"term": -1}, FindingCode.INVALID_RECORD),
        ({"duration": "forever"}, FindingCode.UNKNOWN_CODE),
        ({"signed": "some day"}, FindingCode.UNREADABLE_DATE),
    ],
)
def test_a_document_that_todays_rules_refuse_keeps_its_days_and_hinders_no_upgrade(
    newest: Database, tmp_path: Path, spoilt: dict[str, Any], said: FindingCode
) -> None:
    right = _days(newest)
    with newest.writing() as connection:
        connection.execute(update(agreement).values(**spoilt))
    upgrade(newest, tmp_path / "backups", NOW)
    assert _days(newest) == right
    newest.open()
    assert said in {finding.code for finding in check(newest)}
