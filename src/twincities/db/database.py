"""The door to the register: `reading()` for looking, `writing()` for one user action.

A connection lasts as long as one action. Leaving the `writing()` block commits; any exception rolls back.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from twincities.db import sqlite_file
from twincities.db.errors import (
    FullDiskError,
    MissingRegisterError,
    MovedRegisterError,
    NewerRegisterError,
    NotARegisterError,
    OlderRegisterError,
    ReadOnlyRegisterError,
    RegisterError,
    UnreadableRegisterError,
    UnsettledRegisterError,
    UpgradeError,
)
from twincities.db.schema import REVISION, is_revision, stored_revision
from twincities.db.tables.history import register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

IMMEDIATE = "twincities_immediate"
PATIENCE = "twincities_patience"
MILLISECONDS = 1_000


class Database:
    """One register. Making it opens nothing; `open()` looks at the file and refuses what cannot be used."""

    def __init__(self, where: Path | str | URL, *, patience: float = sqlite_file.PATIENCE) -> None:
        """Name the register: a path, or an address that SQLAlchemy understands.

        `patience` is how many seconds a write waits for another's to end. RegisterError: nothing here opens such an
        address.
        """
        address = URL.create("sqlite", database=str(where)) if isinstance(where, Path) else _address(where)
        self.url = address
        self.path = (
            Path(address.database) if address.drivername.startswith("sqlite") and address.database else None
        )
        self.patience = patience
        self.unchanging = False
        """Whether it is read as something that nobody can change: see `open_to_read`."""
        self._hasty: set[int] = set()
        self._closed = False
        self._file: os.stat_result | None = None
        try:
            self.engine = _engine(address, patience)
        except (ArgumentError, ImportError) as error:  # an unknown kind of database, or its driver is missing
            raise RegisterError(self.place, str(error)) from error
        # A transaction of SQLite sees one moment anyway; a server has to be asked for that.
        self._one_moment: dict[str, Any] = (
            {} if address.drivername.startswith("sqlite") else {"isolation_level": "REPEATABLE READ"}
        )

    @property
    def place(self) -> str:
        """The register's name for a sentence: its file, or its address without the password."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    def answer_at_once(self) -> None:
        """Let the calling thread wait only a moment for another's write: a person waits for its answer."""
        self._hasty.add(threading.get_ident())

    def _patience_here(self) -> dict[str, float]:
        hasty = threading.get_ident() in self._hasty
        return {PATIENCE: min(self.patience, sqlite_file.HASTE) if hasty else self.patience}

    def open(self, *, create: bool = False) -> None:
        """Make sure that the register can be used, making an empty one if asked.

        Raises MissingRegisterError, NotARegisterError, NetworkShareError, NewerRegisterError, OlderRegisterError (an
        upgrade is wanted), DamagedRegisterError, LockedRegisterError.
        """
        if self._file is not None:
            self.close()  # what was opened before may have been another file
        self._closed = False
        if self.path is not None:
            self._look_at_file(self.path, create=create)
        with self.reading() as connection:
            revision = stored_revision(connection)
            empty = revision is None and not _has_tables(connection)
            self._file = _named(self.path) if self.path is not None else None
        if empty and create:
            self.migrate(new=True)
            return
        if revision is None or not is_revision(revision):
            raise NotARegisterError(self.place)
        if revision > REVISION:
            raise NewerRegisterError(self.place, revision)
        if revision < REVISION:
            raise OlderRegisterError(self.place, revision)

    def open_to_read(self) -> None:
        """Make sure that the register can be read, where neither room nor permission is left to write, too.

        SQLite writes beside a file that it opens. What nobody has open and was closed in order is whole by itself,
        though, and is then read as something that does not change. Errors as of `open`; UnreadableRegisterError,
        UnsettledRegisterError.
        """
        try:
            self.open()
        except (ReadOnlyRegisterError, FullDiskError) as error:
            if self.path is None:
                raise
            if sqlite_file.has_unsettled_changes(self.path):
                raise UnsettledRegisterError(self.path, error.detail) from error
            self._open_unchanging(self.path)

    def _open_unchanging(self, path: Path) -> None:
        address = self.url.set(database=path.absolute().as_uri(), query={"immutable": "1", "uri": "true"})
        self.engine.dispose()
        self.engine = _engine(address, self.patience)
        self.unchanging = True
        try:
            self.open()
        except ReadOnlyRegisterError as error:
            raise UnreadableRegisterError(path, error.detail) from error

    def _look_at_file(self, path: Path, *, create: bool) -> None:
        sqlite_file.refuse_network_share(path)
        try:
            if not path.exists() and not create:
                raise MissingRegisterError(path)
            if create:
                sqlite_file.create_private(path)
            # Only SQLite may look inside: a process that closes the file by hand drops the locks of every connection
            # it has to it, and another process may then take away the log that their changes go to.
            if not path.is_file():
                raise NotARegisterError(path)
        except OSError as error:
            raise ReadOnlyRegisterError(path, str(error)) from error

    def migrate(self, target: str = REVISION, *, new: bool = False) -> None:
        """Run the migrations up to a revision, all of them or none; a `new` register gets its identity."""
        from twincities.db.migrating import migrate  # noqa: PLC0415 - Alembic costs 0.4 s and is seldom needed

        with self.migrating() as connection:
            migrate(connection, self.place, target, new=new)

    def bring_up(self) -> None:
        """Run the migrations on an older register; UpgradeError says what they met, and nothing of it is kept."""
        try:
            self.migrate()
        except RegisterError:
            raise
        except Exception as error:
            raise UpgradeError(self.place, str(error)) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the register."""
        self._stay_with_file()
        options = self._one_moment | self._patience_here()
        with (
            self.meaningful(),
            self.engine.connect().execution_options(**options) as connection,
            self._lent(connection),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that may write now; commit at the end, roll back on any exception."""
        self._stay_with_file()
        with (
            self.meaningful(),
            _immediate(self.engine, **self._patience_here()) as connection,
            self._lent(connection),
        ):
            yield connection

    def _stay_with_file(self) -> None:
        """Refuse to go on with a file that has lost its name, or with another one of its name.

        SQLite does not ask where there is a write-ahead log. What is saved then is in no file with a name once the last
        connection is closed, and the log of the one is taken for the other's.
        """
        if self.path is None or self._file is None:
            return
        if not os.path.samestat(_named(self.path), self._file):
            raise MovedRegisterError(self.path)

    @contextmanager
    def _lent(self, connection: Connection) -> Iterator[None]:
        """Take care that a connection ends with its action where the register was closed meanwhile.

        It would go back to a pool that nobody empties any more, and hold the file.
        """
        try:
            yield
        finally:
            if self._closed and not connection.invalidated:
                connection.detach()

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Give a writing connection that does not enforce foreign keys: only migrations may have it."""
        engine = _engine(self.url, self.patience, foreign_keys=False)
        try:
            with self.meaningful(), _immediate(engine) as connection:
                yield connection
        finally:
            engine.dispose()

    @contextmanager
    def meaningful(self) -> Iterator[None]:
        """Raise the database's complaints as what they mean for a person."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:  # the driver's own while a connection is being set up
            known = self.meaning(error)
            if known is None:
                raise
            raise known from error

    def meaning(self, error: DBAPIError | sqlite3.Error) -> RegisterError | None:
        """Return what a complaint of the database's means for a person; None for a mistake of the program's."""
        return sqlite_file.meaning(error.orig if isinstance(error, DBAPIError) else error, self.place)

    def refresh_statistics(self) -> None:
        """Let the planner of queries learn how the tables are filled.

        Without it a search in a register of 100,000 visits takes ten times as long; it costs a twentieth of a second.
        """
        with self.writing() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA analysis_limit=1000")
            connection.exec_driver_sql("ANALYZE")

    def close(self) -> None:
        """Let go of the file; what is still read or written lets go of it at its end."""
        self._closed = True
        self._file = None
        self.engine.dispose()

    def fact(self, name: str) -> str | None:
        """Return a fact about the register itself: `catalogue_id`, `example`."""
        with self.reading() as connection:
            value: str | None = connection.scalar(select(register.c.value).where(register.c.name == name))
            return value


@contextmanager
def _immediate(engine: Engine, **options: float) -> Iterator[Connection]:
    with engine.connect().execution_options(**{IMMEDIATE: True}, **options) as connection, connection.begin():
        yield connection


def _named(path: Path) -> os.stat_result:
    """Return which file has this name now; MovedRegisterError where none has."""
    try:
        return path.stat()
    except OSError as error:
        raise MovedRegisterError(path, str(error)) from error


def _address(where: str | URL) -> URL:
    try:
        return make_url(where)
    except (ArgumentError, ValueError) as error:  # the latter for a port that is no number
        raise RegisterError(str(where), str(error)) from error


def _has_tables(connection: Connection) -> bool:
    return bool(connection.dialect.get_table_names(connection))


def _engine(url: URL, patience: float, *, foreign_keys: bool = True) -> Engine:
    if not url.drivername.startswith("sqlite"):
        return create_engine(url)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": patience},
        execution_options={PATIENCE: patience},
    )
    event.listen(engine, "connect", _set_pragmas)
    if not foreign_keys:
        event.listen(engine, "connect", _leave_foreign_keys)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in sqlite_file.PRAGMAS:
        connection.execute(pragma).close()


def _leave_foreign_keys(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=OFF").close()


def _begin(connection: Connection) -> None:
    """Begin by hand: the driver would begin too late for a snapshot, and a writer must take the lock at once."""
    options = connection.get_execution_options()
    if connection.info.get(PATIENCE) != options[PATIENCE]:  # a connection is lent to one thread after another
        connection.exec_driver_sql(f"PRAGMA busy_timeout={round(options[PATIENCE] * MILLISECONDS)}")
        connection.info[PATIENCE] = options[PATIENCE]
    immediate = options.get(IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
