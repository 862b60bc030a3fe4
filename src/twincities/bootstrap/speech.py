"""What set-up says, on stderr, so that a command's own output stays clean."""

from __future__ import annotations

import locale
import os
import sys
from pathlib import Path
from typing import NoReturn

from twincities.i18n import N_, NN_, Language, Message, Words

TOO_OLD = N_("Twin Cities needs Python 3.11 or newer; this is Python {version}.")
"""Said by main.py, which has to be readable by the very Pythons that are too old for this file."""

FIRST_START = NN_(
    "First start: setting up {count} package in {folder}. This happens once and takes a minute or two.",
    "First start: setting up {count} packages in {folder}. This happens once and takes a minute or two.",
)
UPDATING = N_("The program's packages have changed: bringing {folder} up to date.")
REPAIRING = N_("The last set-up was interrupted: starting it afresh.")
WAITING = N_("Another start is setting up at this moment; waiting for it.")
DONE = N_("Set-up is complete.")
INTERRUPTED = N_("Set-up was interrupted. The next start takes it up again.")
NO_PIP = N_(
    "This Python has neither pip nor ensurepip, so nothing can be installed. On Debian or Ubuntu: {command}"
)
NOT_INSTALLED = N_(
    "The packages could not be installed; the lines above say why. With a network connection, start again."
)
NOT_WORKING = N_("Set-up is complete, but its packages cannot be used. Remove {folder} and start again.")
NOT_WRITABLE = N_("Set-up cannot write to {path}: {reason}")
LIBRARIES = N_("The window needs system libraries that are missing here: {libraries}")
MAP_LIBRARIES = N_(
    "The map needs system libraries that are missing here; without them a simpler one is drawn: {libraries}"
)
TOOLS = N_("These tests need programs that are missing here: {libraries}")
INSTALLING_LIBRARIES = N_("Installing them from the system's packages: {command}")
INSTALL_LIBRARIES = N_("Install them as root with: {command}")
LIBRARIES_FAILED = N_("The system's packages could not be installed; the lines above say why.")
NO_SCREEN = N_(
    "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "Commands work without one; --help lists them."
)


class SetUpError(Exception):
    """Set-up cannot go on; carries the sentence and its facts."""

    def __init__(self, message: Message, **facts: object) -> None:
        super().__init__(message.text)
        self.message = message
        self.facts = facts


def guess_language() -> Language:
    """Return the language asked for on the command line, else the system's, else English."""
    asked = [
        *(after for before, after in zip(sys.argv, sys.argv[1:], strict=False) if before == "--language"),
        *(argument.partition("=")[2] for argument in sys.argv if argument.startswith("--language=")),
        *os.environ.get("LANGUAGE", "").split(":"),
        *(os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")),
        locale.getlocale()[0] or "",
    ]
    for wish in asked:
        if wish[:2].lower() in set(Language):
            return Language(wish[:2].lower())
    return Language.EN


def say(root: str, message: Message, **facts: object) -> None:
    """Say a sentence on stderr, at once."""
    words = Words(guess_language(), Path(root, "resources", "locale"))
    print(words(message, **facts), file=sys.stderr, flush=True)


def end_interrupted(root: str) -> NoReturn:
    """End the process as Ctrl+C ends one, with a sentence; what is unfinished is taken up by the next start."""
    say(root, INTERRUPTED)
    sys.exit(130)
