"""Where things are: what ships with the program and what belongs to the person who runs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

APPLICATION = "twincities"
REGISTER_FILE = "register.sqlite"


def shipped(folder: str) -> Path:
    """Return a folder that ships with the program: beside the package when installed, at the root in a checkout."""
    package = Path(__file__).parent
    inside = package / folder
    return inside if inside.is_dir() else package.parents[1] / folder


LOCALE = shipped("resources") / "locale"


@dataclass(frozen=True, slots=True)
class Paths:
    """The places of one person's data; every folder is made when it is first written to."""

    data: Path

    @property
    def register(self) -> Path:
        """The register, one SQLite file."""
        return self.data / REGISTER_FILE

    @property
    def backups(self) -> Path:
        """Automatic backups."""
        return self.data / "backups"

    @property
    def drafts(self) -> Path:
        """What was typed and not yet written to the register."""
        return self.data / "drafts"

    @property
    def views(self) -> Path:
        """The saved views of lists."""
        return self.data / "views.json"

    @property
    def gazetteer(self) -> Path:
        """The gazetteer, unpacked, and what the online geocoder answered; nothing of a person's own."""
        return self.data / "gazetteer"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def log(self) -> Path:
        """The program's log."""
        return self.data / "log.txt"


def user_paths(data_dir: Path | None = None) -> Paths:
    """Return the paths under a given data directory, else under the one the system keeps for this person."""
    if data_dir is None:
        from platformdirs import user_data_path  # noqa: PLC0415 - not needed when a directory is given

        data_dir = user_data_path(APPLICATION, appauthor=False)
    return Paths(data_dir)
