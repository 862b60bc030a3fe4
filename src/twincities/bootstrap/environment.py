"""Making the environment: a folder with Python and the locked packages, safe to interrupt and to start twice."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from twincities.bootstrap import speech
from twincities.bootstrap.marks import (
    ENVIRONMENT,
    OWNED,
    RUN,
    TEST,
    is_current,
    is_owned,
    lock_file,
    python_line,
    python_of,
    stamp_file,
    stamped_for_this_python,
)
from twincities.bootstrap.speech import SetUpError, say

if TYPE_CHECKING:
    from collections.abc import Iterator

PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.MULTILINE)
DEPENDENCY = re.compile(r"^([A-Za-z0-9][\w.-]*)(.*)$")
LIMIT = re.compile(r"(>=|<)([0-9.]+)")
STDERR = 2
TIDYING = 10.0
"""Seconds that an interrupted pip gets to take its temporary files away."""
LEFT_BEHIND = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME", "PYTHONPATH")
"""A person's settings that would send packages elsewhere than into the environment."""


def has_what_it_takes(root: str, lock: str) -> bool:
    """Tell whether the running Python already has every package that pyproject.toml asks for, in its range."""
    import tomllib  # noqa: PLC0415 - only needed where no stamp answers the question

    project = tomllib.loads(Path(root, "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted: list[str] = [*project["dependencies"]]
    if lock == TEST:
        wanted += project["optional-dependencies"]["dev"]
    return all(is_satisfied(dependency) for dependency in wanted)


def is_satisfied(dependency: str) -> bool:
    """Tell whether one dependency is installed within its limits (`>=` and `<`, the only ones pyproject.toml uses)."""
    named = DEPENDENCY.match(dependency)
    if named is None:
        return False
    try:
        installed = numbers(metadata.version(named[1]))
    except metadata.PackageNotFoundError:
        return False
    return all(
        installed >= numbers(limit) if sign == ">=" else installed < numbers(limit)
        for sign, limit in LIMIT.findall(named[2])
    )


def numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version, for comparing."""
    leading = re.match(r"[0-9.]*", version)
    return tuple(int(part) for part in leading[0].split(".") if part) if leading else ()


def set_up(root: str, lock: str, *, again: bool = False) -> None:
    """Make or mend the environment and leave its stamp last; ends the process with a sentence when it cannot.

    `again` says that a set-up has just finished and did not help.
    """
    folder = Path(root, ENVIRONMENT)
    if again:
        say(root, speech.NOT_WORKING, folder=folder)
        sys.exit(1)
    try:
        with only_one(root) as claim:
            if is_current(root, lock) and _fits(root, lock):
                return
            install(root, lock, prepare(root, lock), claim)
        say(root, speech.DONE)
    except SetUpError as trouble:
        say(root, trouble.message, **trouble.facts)
        sys.exit(1)
    except OSError as trouble:
        say(root, speech.NOT_WRITABLE, path=trouble.filename or folder, reason=trouble.strerror or trouble)
        sys.exit(1)


def _fits(root: str, lock: str) -> bool:
    return Path(python_of(str(Path(root, ENVIRONMENT)))).exists() and stamped_for_this_python(root, lock)


def prepare(root: str, lock: str) -> list[str]:
    """Leave an environment that packages can be installed into, and return the command of its pip.

    One that set-up made and did not finish, or made for another Python, is made anew: half-installed packages
    look installed to pip. One that a person made is never thrown away.
    """
    folder = Path(root, ENVIRONMENT)
    python = python_of(str(folder))
    stamps = [Path(stamp_file(root, name)) for name in (RUN, TEST)]
    finished = any(stamp.exists() and stamp.read_bytes().startswith(python_line()) for stamp in stamps)
    owned = is_owned(root)
    for stamp in stamps:
        stamp.unlink(missing_ok=True)
    if Path(python).exists() and (finished or not owned):
        say(root, speech.UPDATING, folder=folder)
        return pip_for(python)
    if owned:
        say(root, speech.REPAIRING)
        shutil.rmtree(folder)
    count = len(PINNED.findall(Path(lock_file(root, lock)).read_text(encoding="utf-8")))
    say(root, speech.FIRST_START, count=count, folder=folder)
    if not folder.exists():
        folder.mkdir()
        Path(folder, OWNED).touch()

    import venv  # noqa: PLC0415 - once

    venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
    return pip_for(python)


def pip_for(python: str) -> list[str]:
    """Return a pip command that installs into an environment: its own, or that of the Python we run in.

    Python's ensurepip comes last: it takes seconds, and Debian has none. Raises SetUpError where there is no way.
    """
    own = [python, "-m", "pip"]
    base: str = getattr(sys, "_base_executable", sys.executable)
    for pip in (own, *([lender, "-m", "pip", "--python", python] for lender in (sys.executable, base))):
        if _succeeds([*pip, "--version"]):
            return pip
    if _succeeds([python, "-m", "ensurepip", "--default-pip"]):
        return own
    raise SetUpError(speech.NO_PIP, command="apt-get install python3-venv")


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True, env=_environ()).returncode == 0


def install(root: str, lock: str, pip: list[str], claim: int) -> None:
    """Install exactly what the lock names, every file checked against its hash, and leave the stamps.

    The lock names every package there is to install and wheels exist for all of them, so nothing is resolved and
    nothing is built. pip inherits the claim: should this process be killed, the next start waits until pip is
    done before it clears up. Raises SetUpError when pip gives up.
    """
    command = [
        *pip,
        "install",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-input",
        "--disable-pip-version-check",
        "--no-warn-script-location",
        "--requirement",
        lock_file(root, lock),
    ]
    if _run_pip(command, claim) != 0:
        raise SetUpError(speech.NOT_INSTALLED)
    for name in (RUN, TEST) if lock == TEST else (RUN,):  # the tests' lock holds all of the program's
        stamp = Path(stamp_file(root, name))
        unfinished = stamp.with_suffix(".part")
        unfinished.write_bytes(python_line() + Path(lock_file(root, name)).read_bytes())
        unfinished.replace(stamp)


def _run_pip(command: list[str], claim: int) -> int:
    """Run pip, showing what it says, and return its exit code.

    Ctrl+C reaches only this process, and pip through it once nobody listens to pip any more: it answers with a
    traceback, and only where it is asked to stop does it take its temporary files away.
    """
    windows = os.name == "nt"
    with subprocess.Popen(
        command,
        stdout=STDERR,  # its bars stay on the terminal
        stderr=subprocess.PIPE,
        env=_environ(),
        pass_fds=() if windows else (claim,),
        process_group=None if windows else 0,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    ) as pip:
        try:
            for line in pip.stderr or ():
                os.write(STDERR, line)
            return pip.wait()
        except KeyboardInterrupt:
            _stop(pip)
            raise


def _stop(pip: subprocess.Popen[bytes]) -> None:
    """End pip and what it started; whoever does not want to wait for its tidying presses Ctrl+C once more."""
    if sys.platform == "win32":
        pip.terminate()
        return
    with suppress(ProcessLookupError):  # it may just have ended by itself
        os.killpg(pip.pid, signal.SIGINT)
        try:
            pip.communicate(timeout=TIDYING)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            os.killpg(pip.pid, signal.SIGKILL)


@contextmanager
def only_one(root: str) -> Iterator[int]:
    """Let one set-up work at a time; the system forgets the claim when the process ends, however it ends."""
    with Path(root, ".venv.lock").open("a+b") as claim:
        if not _claimed(claim.fileno(), wait=False):
            say(root, speech.WAITING)
            _claimed(claim.fileno(), wait=True)
        yield claim.fileno()


if sys.platform == "win32":
    import msvcrt
    import time

    def _claimed(handle: int, *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.5)
            else:
                return True

else:
    import fcntl

    def _claimed(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


def _environ() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in LEFT_BEHIND}
