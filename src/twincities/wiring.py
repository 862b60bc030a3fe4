"""The only place that builds: paths, settings, words, register and services. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from twincities import settings as keeping
from twincities.i18n import Language, Words
from twincities.once import once
from twincities.paths import LOCALE, Paths, user_paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.agenda import Agenda
    from twincities.services.agreements import Agreements
    from twincities.services.anniversaries import Anniversaries
    from twincities.services.bin import Bin
    from twincities.services.briefings import Briefings
    from twincities.services.calendars import Calendars
    from twincities.services.candidates import Candidates
    from twincities.services.chronicle import History
    from twincities.services.claims import Claims
    from twincities.services.congratulations import Congratulations
    from twincities.services.desk import Desk
    from twincities.services.drafts import Drafts
    from twincities.services.finding import Finding
    from twincities.services.keeping import Keeping
    from twincities.services.ledger import Ledger
    from twincities.services.map_data import Atlas
    from twincities.services.measures import Measures
    from twincities.services.merging import Merging
    from twincities.services.news import News
    from twincities.services.organisations import Organisations
    from twincities.services.papers import Office, Papers, Watch
    from twincities.services.partnerships import Partnerships
    from twincities.services.people import People
    from twincities.services.places import Places
    from twincities.services.preparing import Preparing
    from twincities.services.register import Register
    from twincities.services.relationship import Relationships
    from twincities.services.sources import Sources
    from twincities.services.today import Today
    from twincities.services.views import Views
    from twincities.services.visits import Visits
    from twincities.settings import Settings


class Services:
    """Everything that people can do with one open register.

    Each service is made when it is first asked for: the first page needs two of them, and their imports together
    would hold its rows back by half of a bare window's time. `warm` brings the rest before anybody asks.
    """

    def __init__(self, program: Program, desk: Desk) -> None:
        self._program = program
        self.desk = desk
        self.catalogue_id = desk.database.fact("catalogue_id") or ""
        self.is_example = desk.database.fact("example") is not None

    @once
    def visits(self) -> Visits:
        """The journal and its records."""
        from twincities.services.visits import Visits  # noqa: PLC0415 - when first asked for

        return Visits(self.desk)

    @once
    def places(self) -> Places:
        """The catalogue of places."""
        from twincities.services.places import Places  # noqa: PLC0415 - when first asked for

        return Places(self.desk)

    @once
    def merging(self) -> Merging:
        """Places that were written down twice."""
        from twincities.services.merging import Merging  # noqa: PLC0415 - when first asked for

        return Merging(self.desk)

    @once
    def partnerships(self) -> Partnerships:
        """Partnerships as a visit's form asks for them."""
        from twincities.services.partnerships import Partnerships  # noqa: PLC0415 - when first asked for

        return Partnerships(self.desk)

    @once
    def people(self) -> People:
        """Persons and organisations."""
        from twincities.services.people import People  # noqa: PLC0415 - when first asked for

        return People(self.desk)

    @once
    def organisations(self) -> Organisations:
        """The bodies that people hold their posts in."""
        from twincities.services.organisations import Organisations  # noqa: PLC0415 - when first asked for

        return Organisations(self.desk)

    @once
    def claims(self) -> Claims:
        """Who says what of a record."""
        from twincities.services.claims import Claims  # noqa: PLC0415 - when first asked for

        return Claims(self.desk)

    @once
    def relationships(self) -> Relationships:
        """How partnerships are kept up."""
        from twincities.services.relationship import Relationships  # noqa: PLC0415 - when first asked for

        return Relationships(self.desk, self._measures)

    @once
    def sources(self) -> Sources:
        """Where facts come from."""
        from twincities.services.sources import Sources  # noqa: PLC0415 - when first asked for

        return Sources(self.desk)

    @once
    def history(self) -> History:
        """What was changed, by whom and when."""
        from twincities.services.chronicle import History  # noqa: PLC0415 - when first asked for

        return History(self.desk)

    @once
    def news(self) -> News:
        """What other programs write from now on."""
        from twincities.services.news import News  # noqa: PLC0415 - when first asked for

        return News(self.desk)

    @once
    def bin(self) -> Bin:
        """What was deleted and can be restored."""
        from twincities.services.bin import Bin  # noqa: PLC0415 - when first asked for

        return Bin(self.desk)

    @once
    def finding(self) -> Finding:
        """The search over all nouns."""
        from twincities.services.finding import Finding  # noqa: PLC0415 - when first asked for

        return Finding(self.desk)

    @once
    def drafts(self) -> Drafts:
        """What is being typed and not yet saved."""
        from twincities.services.drafts import Drafts  # noqa: PLC0415 - when first asked for

        return Drafts(self._program.paths.drafts)

    @once
    def views(self) -> Views:
        """The saved views of lists, one person's own."""
        from twincities.services.views import Views  # noqa: PLC0415 - when first asked for

        return Views(self._program.paths.views)

    @once
    def papers(self) -> Papers:
        """What is written for officials."""
        from twincities.services.papers import Papers  # noqa: PLC0415 - when first asked for

        return Papers(self.desk, self.catalogue_id, self._office, self._measures)

    @once
    def register(self) -> Register:
        """The partnerships as a register with its measures."""
        from twincities.services.register import Register  # noqa: PLC0415 - when first asked for

        return Register(self.desk, self._measures)

    @once
    def agreements(self) -> Agreements:
        """What the sides signed, and by when notice has to be given."""
        from twincities.services.agreements import Agreements  # noqa: PLC0415 - when first asked for

        return Agreements(self.desk, self._measures)

    @once
    def anniversaries(self) -> Anniversaries:
        """What comes of age, and when."""
        from twincities.services.anniversaries import Anniversaries  # noqa: PLC0415 - when first asked for

        return Anniversaries(self.desk, self._measures)

    @once
    def congratulations(self) -> Congratulations:
        """When partners are congratulated."""
        from twincities.services.congratulations import Congratulations  # noqa: PLC0415 - when first asked for

        return Congratulations(self.desk, self._measures)

    @once
    def preparing(self) -> Preparing:
        """What has to be done before an anniversary."""
        from twincities.services.preparing import Preparing  # noqa: PLC0415 - when first asked for

        return Preparing(self.desk, self._measures)

    @once
    def calendars(self) -> Calendars:
        """Anniversaries for calendar programs."""
        from twincities.services.calendars import Calendars  # noqa: PLC0415 - when first asked for

        return Calendars(self.desk, self.catalogue_id, self._office, self._measures)

    @once
    def briefings(self) -> Briefings:
        """What is told before a visit."""
        from twincities.services.briefings import Briefings  # noqa: PLC0415 - when first asked for

        return Briefings(self.desk, self._measures)

    @once
    def ledger(self) -> Ledger:
        """What was promised on visits."""
        from twincities.services.ledger import Ledger  # noqa: PLC0415 - when first asked for

        return Ledger(self.desk, self._measures)

    @once
    def agenda(self) -> Agenda:
        """What is due of visits."""
        from twincities.services.agenda import Agenda  # noqa: PLC0415 - when first asked for

        return Agenda(self.desk)

    @once
    def today(self) -> Today:
        """What waits for the person."""
        from twincities.services.today import Today  # noqa: PLC0415 - when first asked for

        return Today(self.desk, self.register, self.ledger, self.anniversaries, self._measures)

    @once
    def atlas(self) -> Atlas:
        """The partnerships on the map."""
        from twincities.services.map_data import Atlas  # noqa: PLC0415 - when first asked for

        return Atlas(self.desk, self._measures)

    @once
    def candidates(self) -> Candidates:
        """Which place a name means."""
        return self._program.candidates()

    def _office(self) -> Office:
        from twincities.services.papers import Office  # noqa: PLC0415 - when first asked for

        return Office(self._program.settings.office, self._program.settings.approver_post)

    def _measures(self) -> Measures:
        from twincities.services.measures import Measures  # noqa: PLC0415 - when first asked for

        return Measures.of(self._program.settings)

    def warm(self) -> None:
        """Make every service that was not asked for yet, and a search ready; for a thread that nobody waits for."""
        for name, part in vars(Services).items():
            if isinstance(part, cached_property):
                getattr(self, name)
        self.finding.get_ready()

    def close(self) -> None:
        """Let go of the register, and of the gazetteer and the drafts if they were asked for."""
        if "candidates" in vars(self):
            self.candidates.close()
        if "drafts" in vars(self):
            self.drafts.close()
        self.desk.database.close()


@dataclass
class Program:
    """What is there before any register is open; cheap, so that the window can be painted first."""

    paths: Paths
    settings: Settings
    where: Path | str | None = None
    """The register asked for on the command line; None is the one of the settings."""
    language: Language | None = None
    services: Services | None = field(default=None, init=False)

    @property
    def words(self) -> Words:
        """The words of the window's language."""
        return Words(self.language or self.settings.language, LOCALE)

    @property
    def register(self) -> Path | str:
        """Where the register is to be looked for."""
        if self.where is not None:
            return self.where
        return Path(self.settings.database) if self.settings.database else self.paths.register

    @property
    def is_first_start(self) -> bool:
        """Whether nobody has named a register yet and none lies where it would."""
        named = self.where is not None or self.settings.database
        return not named and not self.paths.register.exists()

    def who(self) -> str:
        """Return whose name history keeps: the one given at the first start, else the login."""
        return self.settings.person or keeping.login()

    def change_settings(self, **values: object) -> Settings:
        """Change some settings and keep them; OSError where the disk refuses."""
        self.settings = keeping.change_settings(self.settings, self.paths.settings, **values)
        return self.settings

    def open_register(self, *, create: bool = False, to_read: bool = False) -> Services:
        """Open the register and build the services on it; any RegisterError says why it cannot be used.

        `to_read` is for what only reads: a register that cannot be written to will do.
        """
        self.close()
        self.services = _open_services(self, create=create, to_read=to_read)
        return self.services

    def candidates(self, *, online: bool = False) -> Candidates:
        """Return what says which place a name means; needs no register, opens nothing before the first question."""
        from twincities.services.candidates import Candidates  # noqa: PLC0415 - seldom needed

        return Candidates(self.paths.gazetteer, online=lambda: online or self.settings.online_places)

    def keeping(self, backups: Path | None = None) -> Keeping:
        """Return what keeps the register safe, whether it can be opened or not; brings SQLAlchemy along.

        `backups` is another folder for them than the one in the data directory.
        """
        from twincities.services.keeping import Keeping  # noqa: PLC0415 - not before the first paint

        return Keeping(self.register, backups or self.paths.backups)

    def open_example(self) -> Services:
        """Make the example register where no register is yet, and open it.

        NotEmptyError where something is there already; RegisterError. Nothing is left behind where it fails.
        """
        from twincities.services.example import write_example  # noqa: PLC0415 - once in a register's life

        self._make(lambda services: write_example(services.desk))
        return self.open_register()

    def make_national(self, watch: Watch | None = None) -> None:
        """Make a made-up register of a whole country's size where no register is yet (see `services.national`).

        NotEmptyError, RegisterError, CancelledError; nothing is left behind where it fails.
        """
        from twincities.services.national import write_national  # noqa: PLC0415 - for trying out only

        self._make(lambda services: write_national(services.desk.database, watch))

    def _make(self, fill: Callable[[Services], object]) -> None:
        from twincities.services.starting import new_register  # noqa: PLC0415 - once in a register's life

        with new_register(self.paths, self.register) as file:
            beside = replace(self, where=file)
            try:
                fill(beside.open_register(create=True))
            finally:
                beside.close()

    def close(self) -> None:
        """Let go of the register."""
        if self.services is not None:
            self.services.close()
            self.services = None


def start(
    data_dir: Path | None = None,
    register: Path | str | None = None,
    language: Language | None = None,
) -> Program:
    """Make the program ready: paths and settings only."""
    paths = user_paths(data_dir)
    return Program(paths, keeping.load_settings(paths.settings), register, language)


def _open_services(program: Program, *, create: bool, to_read: bool) -> Services:
    """Open the register of a program and build the services on it; this import brings SQLAlchemy along."""
    from twincities.db.database import Database  # noqa: PLC0415 - not before the first paint
    from twincities.services.desk import Desk  # noqa: PLC0415

    database = Database(program.register)
    try:
        if to_read:
            database.open_to_read()
        else:
            database.open(create=create)
        return Services(program, Desk(database, program.who))
    except BaseException:
        database.close()
        raise
