from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from twincities.db.database import Database
from twincities.db.errors import DamagedRegisterError
from twincities.db.migrating import config
from twincities.db.records import load
from twincities.db.schema import REVISION, is_revision, stored_revision
from twincities.db.search import is_search_table
from twincities.db.tables.nouns import metadata
from twincities.domain.keys import Key
from twincities.domain.place import Place

if TYPE_CHECKING:
    from pathlib import Path


def test_the_migrations_make_exactly_the_tables_that_the_code_declares(register: Database) -> None:
    with register.reading() as connection:
        options = {
            "compare_type": True,
            "include_object": lambda _item, name, *_more: not is_search_table(name),
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_the_migrations_give_every_column_the_type_and_default_that_the_code_declares(
    register: Database, tmp_path: Path
) -> None:
    declared = Database(tmp_path / "declared.sqlite")
    with declared.writing() as connection:
        metadata.create_all(connection)
    tables = [declared, register]
    for table in metadata.tables:
        columns = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(:table) ORDER BY name'
        found = []
        for database in tables:
            with database.reading() as connection:
                found.append(connection.execute(text(columns), {"table": table}).all())
        assert found[0] == found[1] != []
    declared.close()


def test_the_newest_migration_is_the_revision_that_the_program_works_with(register: Database) -> None:
    revisions = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]
    assert revisions[0] == REVISION
    assert all(map(is_revision, revisions))
    assert revisions == sorted(revisions, reverse=True)
    with register.reading() as connection:
        assert stored_revision(connection) == REVISION


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "half.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY)")  # in the way of the migration's own
        connection.execute("INSERT INTO visit VALUES (7)")
        connection.commit()
    database = Database(path)
    with pytest.raises(Exception, match="already exists"):
        database.migrate()
    with database.reading() as connection_:
        assert [name for name in inspect(connection_).get_table_names() if not is_search_table(name)] == [
            "visit"
        ]
        assert connection_.execute(text("SELECT id FROM visit")).scalars().all() == [7]
    database.close()


def test_a_migration_that_breaks_references_is_not_kept(register: Database) -> None:
    with register.migrating() as connection:  # as a faulty migration would: with foreign keys off
        connection.execute(
            text("INSERT INTO stop (key, owner_id, position, place_id) VALUES ('k', 99, 0, 99)")
        )
    with pytest.raises(DamagedRegisterError, match="2 references"):
        register.migrate()


def test_two_windows_that_make_the_same_register_agree_on_its_identity(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    first, second = Database(path), Database(path)
    first.open(create=True)
    second.migrate(new=True)
    assert first.fact("catalogue_id") == second.fact("catalogue_id")
    first.close()
    second.close()


def test_a_register_of_the_first_revision_keeps_its_places(tmp_path: Path) -> None:
    database = Database(tmp_path / "first.sqlite")
    database.migrate("0001", new=True)
    with database.writing() as connection:
        connection.execute(text(_PLACE))
        connection.execute(text(_PLACE_NAME))
    database.migrate()
    with database.reading() as connection:
        assert stored_revision(connection) == REVISION
        record = load(connection, Place, Key("aktobe")).record
    assert (record.latitude, record.coordinate_precision, record.days) == (50.28, None, ())
    assert record.names[0].text == "Aktobe"
    database.close()


_PLACE = (
    "INSERT INTO place (id, key, version, kind, country, latitude, longitude)"
    " VALUES (1, 'aktobe', 1, 'municipality', 'KZ', 50.28, 57.21)"
)
_PLACE_NAME = (
    "INSERT INTO place_name (key, owner_id, position, text, kind) VALUES ('n', 1, 0, 'Aktobe', 'official')"
)
