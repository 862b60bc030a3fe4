"""Set-up, tried on a small project with real environments and a real pip, without a network."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import venv
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from twincities.bootstrap import speech
from twincities.bootstrap.environment import is_satisfied
from twincities.bootstrap.marks import OWNED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bootstrap.conftest import Project

DONE = speech.DONE.text


@contextmanager
def an_index_that_never_answers() -> Iterator[tuple[str, threading.Event]]:
    """Serve on this machine: tells when pip is waiting, and lets it go at the end."""
    asked = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hold() -> None:
            connection, _ = server.accept()
            asked.set()
            released.wait()
            connection.close()

        released = threading.Event()
        holder = threading.Thread(target=hold)
        holder.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/", asked
        finally:
            released.set()
            holder.join()


def test_the_first_start_sets_up_and_leaves_standard_output_to_the_command(project: Project) -> None:
    started = project.start("search", "x", "--json")
    assert started.code == 0, started.err
    assert started.answer["bell"] == "ding"
    assert started.answer["arguments"] == ["search", "x", "--json"]
    assert started.answer["prefix"] == str(project.environment)
    assert DONE in started.err


def test_the_second_start_does_not_set_up_and_loads_nothing_for_it(project: Project) -> None:
    project.start("--help")
    again = project.start("--help", python=project.environment / "bin" / "python", PIP_FIND_LINKS="/nowhere")
    assert again.code == 0
    assert again.err == ""
    assert again.answer["loaded"] == []


def test_a_changed_lock_is_installed_at_the_next_start(project: Project) -> None:
    project.start("--help")
    project.want("1.1", "dong")
    started = project.start("--help")
    assert started.answer["bell"] == "dong"
    assert DONE in started.err


def test_a_package_whose_hash_is_not_the_locked_one_is_refused(project: Project) -> None:
    project.lock("1.0", "0" * 64)
    refused = project.start("--help")
    assert refused.code == 1
    assert refused.out == ""
    assert speech.NOT_INSTALLED.text in refused.err
    project.want("1.0", "ding")
    assert project.start("--help").answer["bell"] == "ding"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_set_up_is_made_afresh_by_the_next_start(
    project: Project, stop: signal.Signals
) -> None:
    with an_index_that_never_answers() as (address, asked):
        process = project.begin("--help", PIP_FIND_LINKS=address)
        asked.wait()
        half_made = project.environment / "half-made"
        half_made.touch()
        if stop is signal.SIGINT:  # Ctrl+C reaches everything that runs in the terminal
            os.killpg(process.pid, stop)
        else:
            process.kill()
    process.communicate()
    started = project.start("--help")
    assert started.answer["bell"] == "ding"
    assert speech.REPAIRING.text in started.err
    assert not half_made.exists()


def test_ctrl_c_while_packages_are_fetched_is_answered_by_one_sentence(project: Project) -> None:
    with an_index_that_never_answers() as (address, asked):
        process = project.begin("--help", PIP_FIND_LINKS=address)
        asked.wait()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert err.splitlines()[-1] == speech.INTERRUPTED.text
    assert "Traceback" not in err
    assert "ERROR" not in err


def test_ctrl_c_before_anything_is_installed_is_answered_by_the_same_sentence(project: Project) -> None:
    asked = project.folder / "pyproject.toml"
    asked.unlink()
    os.mkfifo(asked)
    process = project.begin("--help")
    with asked.open("w"):  # opens once the start reads it, and lets it wait
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "", f"{speech.INTERRUPTED.text}\n")


def test_ctrl_c_while_the_program_is_being_loaded_ends_it_without_a_word(project: Project) -> None:
    project.start("--help")
    loading = project.folder / "loading"
    os.mkfifo(loading)
    (project.folder / "src" / "twincities" / "cli.py").write_text("open('loading').read()")
    process = project.begin("--help", python=project.environment / "bin" / "python")
    with loading.open("w"):
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "", "")


def test_what_pip_says_of_its_own_trouble_is_shown(project: Project) -> None:
    project.lock("2.0", "0" * 64)
    assert "bell==2.0" in project.start("--help").err


def test_two_first_starts_at_once_set_up_once_and_both_run(project: Project) -> None:
    processes = [project.begin("--help") for _ in range(2)]
    said = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    assert sum(DONE in err for _, err in said) == 1


def test_an_environment_made_for_another_python_is_made_anew(project: Project) -> None:
    project.start("--help")
    stamp = project.environment / "run.stamp"
    stamp.write_bytes(b"python 3.0\n" + stamp.read_bytes().partition(b"\n")[2])
    assert DONE in project.start("--help").err
    assert project.start("--help").err == ""


def test_an_environment_that_lost_its_python_is_made_anew(project: Project) -> None:
    project.start("--help")
    (project.environment / "bin" / "python").unlink()
    assert project.start("--help").answer["prefix"] == str(project.environment)


def test_a_persons_own_environment_is_used_when_it_has_the_packages(project: Project, tmp_path: Path) -> None:
    project.start("--help")
    other = type(project)(tmp_path / "other")
    started = other.start("--help", python=project.environment / "bin" / "python")
    assert started.answer["prefix"] == str(project.environment)
    assert not other.environment.exists()


def test_a_persons_own_environment_in_the_place_of_ours_is_completed_and_kept(project: Project) -> None:
    venv.EnvBuilder(symlinks=True).create(project.environment)
    theirs = project.environment / "theirs"
    theirs.touch()
    started = project.start("--help")
    assert started.answer["prefix"] == str(project.environment)
    assert theirs.exists()
    assert not (project.environment / OWNED).exists()
    assert project.start("--help").err == ""


def test_set_up_speaks_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", "--language=kk", "search"])
    assert speech.guess_language() == "kk"
    monkeypatch.setattr(sys, "argv", ["main.py", "search"])
    monkeypatch.setenv("LANGUAGE", "ru:en")
    assert speech.guess_language() == "ru"


@pytest.mark.parametrize(
    ("dependency", "satisfied"),
    [
        ("pytest", True),
        ("pytest>=9.0,<100", True),
        ("pytest<9", False),
        ("pytest>=100.1", False),
        ("a-package-that-nobody-made>=1", False),
    ],
)
def test_a_package_is_measured_by_its_range(dependency: str, *, satisfied: bool) -> None:
    assert is_satisfied(dependency) is satisfied
