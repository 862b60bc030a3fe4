"""The settings: declared once, typed, with default and meaning; kept in one file of the user's."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from twincities.i18n import Language

if TYPE_CHECKING:
    from pathlib import Path


class Theme(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person or an office can choose. A value that cannot be read falls back to its default."""

    language: Language = Language.RU
    """Language of the window and the command line."""
    theme: Theme = Theme.SYSTEM
    """Colours of the window."""
    scale: int = 100
    """Size of the window's contents in per cent, 100 to 200."""
    person: str = ""
    """Who writes: the name that history keeps; "" is the login."""
    office: str = ""
    """The office's name as papers print it."""
    approver_post: str = ""
    """Post of the official who approves a report."""
    report_days: int = 10
    """Working days after a visit within which its report is owed."""
    activity_active_months: int = 24
    """Months after its last event during which a partnership is active."""
    activity_occasional_months: int = 60
    """Months after its last event during which a partnership is occasional; later it is dormant."""
    anniversary_step: int = 5
    """Every which anniversary is shown; 0 is none but jubilees."""
    jubilees: tuple[int, ...] = (10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)
    """Years that are a jubilee."""
    leap_day_in_march: bool = False
    """Whether 29 February is marked on 1 March in common years, and not on 28 February."""
    anniversary_days: int = 90
    """How many days ahead a dated anniversary is announced."""
    anniversary_years: int = 2
    """How many years ahead a jubilee is announced of which only the year is known."""
    steps_before_jubilee: str = ""
    """What is done before a jubilee, one step a line («30: Prepare the letter»); "" are the program's own steps."""
    steps_before_other: str = ""
    """What is done before another anniversary, as above."""
    done_days: int = 30
    """How many days a fulfilled commitment stays in the ledger's sight."""
    review_years: int = 5
    """Years after its establishing, or after it was confirmed, in which a partnership is reviewed; 0 is never."""
    quiet_field_months: int = 36
    """Months after its last event during which a field of cooperation is not quiet."""
    change_days: int = 7
    """How many days a change is a recent one."""
    notice_red_days: int = 14
    """How many days before its notice date an agreement is most urgent."""
    notice_amber_days: int = 60
    """How many days before its notice date an agreement is urgent."""
    notice_neutral_days: int = 180
    """How many days before its notice date an agreement is named."""
    notice_lead_months: tuple[int, ...] = (6, 3)
    """How many months before a notice date the office is reminded, where the agreement says nothing else."""
    register_order: str = "established"
    """By what the register of partnerships is ordered; with "-" before it, backwards."""
    single_letter_keys: bool = True
    """Whether single letters act as shortcuts outside text fields."""
    online_places: bool = False
    """Whether places may be looked up on the net, on a person's word each time."""
    window: str = ""
    """Where the window stood and how large it was, as the window itself writes it; "" is in the middle."""
    database: str = ""
    """The register opened last; "" is the one in the user's data directory."""
    register_opened: bool = False
    """Whether the welcome page has done its work."""


def login() -> str:
    """Return the login of the person at this computer, "" where the system knows none."""
    import getpass  # noqa: PLC0415 - for the first change of who gave no name

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def load_settings(path: Path) -> Settings:
    """Read the settings; defaults where the file or one of its values is missing or damaged."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = asdict(Settings())
    return Settings(**{f.name: _value(defaults[f.name], stored.get(f.name)) for f in fields(Settings)})


def _value(default: Any, stored: Any) -> Any:  # noqa: ANN401 - a setting of any type
    if isinstance(default, StrEnum):
        try:
            return type(default)(stored)
        except ValueError:
            return default
    if isinstance(default, tuple):  # JSON knows lists only
        whole = isinstance(stored, list) and all(type(one) is int for one in stored)
        return tuple(stored) if whole else default
    return stored if type(stored) is type(default) else default


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; OSError where the disk refuses."""
    import tempfile  # noqa: PLC0415 - 5 ms that the first paint must not wait for

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105 - both are plain names here
    except BaseException:
        os.unlink(temporary)  # noqa: PTH108
        raise


def change_settings(settings: Settings, path: Path, **values: object) -> Settings:
    """Return settings with other values, kept in a file; OSError where the disk refuses."""
    changed = replace(settings, **values)  # type: ignore[arg-type] # names and types are the settings' own
    save_settings(changed, path)
    return changed
