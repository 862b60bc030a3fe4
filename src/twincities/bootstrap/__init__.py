"""Set-up: how a fresh clone on a bare machine comes to run, with nothing but Python's standard library.

This file is the way taken on every start, so it imports almost nothing and looks at two small files; everything
that happens once lives in its neighbours and is imported when needed.
"""

from __future__ import annotations

import os
import sys

from twincities.bootstrap.marks import (
    ENVIRONMENT,
    RUN,
    is_current,
    is_owned,
    python_of,
    stamped_for_this_python,
)

TYPE_CHECKING = False  # what type checkers take for true; `typing` costs more than all else here
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

JUST_SET_UP = "TWINCITIES_JUST_SET_UP"
"""Set for the process that follows a set-up, so that a set-up that did not help is not repeated for ever."""
GLOBAL_OPTIONS = ("--data-dir", "--database", "--language")


def enter(root: str, lock: str = RUN) -> None:
    """Return only in a Python that has what the lock names; make one, or go over to it, if this one has not.

    Going over replaces this process, with the same arguments. Trouble ends it with a sentence on stderr and exit
    code 1; an interruption with 130.
    """
    try:
        _enter(root, lock)
    except KeyboardInterrupt:
        from twincities.bootstrap.speech import end_interrupted  # noqa: PLC0415 - not on every start

        end_interrupted(root)


def _enter(root: str, lock: str) -> None:
    just_set_up = os.environ.pop(JUST_SET_UP, "") == "1"
    environment = os.path.join(root, ENVIRONMENT)
    inside = os.path.realpath(sys.prefix) == os.path.realpath(environment)
    current = is_current(root, lock)
    if inside and current and stamped_for_this_python(root, lock):
        return
    if not inside:
        from twincities.bootstrap.environment import has_what_it_takes  # noqa: PLC0415 - not on every start

        chosen = sys.prefix != sys.base_prefix  # a virtual environment that a person made and entered
        if (chosen or not current) and has_what_it_takes(root, lock):
            return
        if os.path.exists(python_of(environment)) and (current or not is_owned(root)):
            go_over(python_of(environment))
    elif not is_owned(root):
        from twincities.bootstrap.environment import has_what_it_takes  # noqa: PLC0415 - not on every start

        if has_what_it_takes(root, lock):
            return

    from twincities.bootstrap.environment import set_up  # noqa: PLC0415 - once

    set_up(root, lock, again=just_set_up)
    os.environ[JUST_SET_UP] = "1"
    go_over(python_of(environment))


def wants_window(arguments: Sequence[str]) -> bool:
    """Tell whether a command line names no command: options that every command takes go with the window, too."""
    rest = list(arguments)
    while rest:
        name, equals, _ = rest.pop(0).partition("=")
        if name not in GLOBAL_OPTIONS or not (equals or rest):
            return False
        if not equals:
            rest.pop(0)
    return True


def go_over(python: str) -> NoReturn:
    """Replace this process by another Python with the same arguments."""
    sys.stdout.flush()
    sys.stderr.flush()
    command = [python, *sys.orig_argv[1:]]
    if os.name != "nt":
        os.execv(python, command)  # noqa: S606 - our own Python, no shell wanted
    # Windows' exec returns to the shell before the program ends.
    import subprocess  # noqa: PLC0415 - not on every start

    sys.exit(subprocess.run(command, check=False).returncode)
